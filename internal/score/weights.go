package score

import (
	"math"
	"slices"

	"permu/internal/policy"
)

// weightsOf are the weights of a row's items. A run does not keep the industry that they may depend on: it is found again
// as the first by whose weights the items have the points that they have. They are not sure when other weights explain
// the points as well, or none do.
func weightsOf(p policy.Policy, t policy.Track, c TrackContext, row Row) (weights []policy.Decimal, sure bool) {
	industries := industriesOf(p, t)
	for i, industry := range industries {
		tried := make([]policy.Decimal, len(t.Indicators))
		for i, indicator := range t.Indicators {
			tried[i] = indicator.WeightFor(industry[0], industry[1])
		}
		switch fits := len(industries) == 1 || fitting(p, t, c, row, tried); {
		case fits && sure && !slices.EqualFunc(weights, tried, policy.Decimal.Equal):
			return weights, false
		case fits && !sure:
			weights, sure = tried, true
		case i == 0:
			weights = tried
		}
	}
	return weights, sure
}

// industriesOf are the divisions with their groups, and the groups, that have weights of their own; the first is any other.
func industriesOf(p policy.Policy, t policy.Track) [][2]string {
	industries := [][2]string{{}}
	for _, i := range t.Indicators {
		for _, row := range i.WeightBy {
			industry := [2]string{"", row.Industry}
			if _, _, isDivision := policy.DivisionsOf(row.Industry); isDivision {
				industry = [2]string{row.Industry, groupOf(p.IndustryGroups, row.Industry)}
			}
			if !slices.Contains(industries, industry) {
				industries = append(industries, industry)
			}
		}
	}
	return industries
}

// fitting reports whether weights explain the points of all items, to the last unit but one: a context keeps baselines as
// float64.
func fitting(p policy.Policy, t policy.Track, c TrackContext, row Row, weights []policy.Decimal) bool {
	r := roundingOf(p.Rounding.Item, 4)
	for i, indicator := range t.Indicators {
		own := row.Items[i]
		added := 0.0
		for _, a := range row.Applied {
			if a.Indicator == indicator.ID {
				added += a.Points
			}
		}
		if math.IsNaN(own.Points) || lack(own.Lack) != hasValue {
			continue
		}
		points, ok := pointsBy(r, indicator, weights[i], c.Items[i][own.Group])
		if ok && math.Abs(r.value(points(own.Value))+added-own.Points) > 1.5/r.unit {
			return false
		}
	}
	return true
}
