package analysis

import (
	"cmp"
	"math"
	"slices"

	"permu/internal/land"
)

// leastDelta is the smallest difference that is not rounding: each score is rounded once, to two decimals.
const leastDelta = 0.0101

// contributions puts the parts of two runs side by side: gates that differ, then by how much they moved the score.
func contributions(was, is seen) []land.Contribution {
	var list []land.Contribution
	find := func(p part) *land.Contribution {
		for i := range list {
			if list[i].Kind == p.Kind && list[i].Indicator == p.Indicator {
				return &list[i]
			}
		}
		list = append(list, p.Contribution)
		return &list[len(list)-1]
	}
	for _, p := range is.parts() {
		c := find(p)
		c.ValueTo, c.PointsTo, c.SharedTo = p.value, rounded(p.points), p.shared
	}
	for _, p := range was.parts() {
		c := find(p)
		c.ValueFrom, c.PointsFrom, c.SharedFrom = p.value, rounded(p.points), p.shared
	}
	for i := range list {
		list[i].Delta = *rounded(new(orZero(list[i].PointsTo) - orZero(list[i].PointsFrom)))
	}
	list = slices.DeleteFunc(list, func(c land.Contribution) bool {
		return c.Kind == land.OfRest && math.Abs(c.Delta) < leastDelta
	})
	slices.SortStableFunc(list, func(a, b land.Contribution) int { return cmp.Compare(math.Abs(b.Delta), math.Abs(a.Delta)) })
	return append(gates(was, is), list...)
}

// rounded keeps four decimals, as items have.
func rounded(v *float64) *float64 {
	if v == nil {
		return nil
	}
	return new(math.Round(*v*1e4) / 1e4)
}

// gates are the gates that moved the grade in one run, and not, or to another grade, in the other.
func gates(was, is seen) []land.Contribution {
	list := []land.Contribution{}
	passed := func(s seen, id string) *land.GateMove {
		for _, g := range s.said.Gates {
			if g.ID == id {
				return &land.GateMove{From: g.From, To: g.To}
			}
		}
		return nil
	}
	for _, g := range slices.Concat(is.said.Gates, was.said.Gates) {
		from, to := passed(was, g.ID), passed(is, g.ID)
		listed := slices.ContainsFunc(list, func(c land.Contribution) bool { return c.Indicator == g.ID })
		if listed || from != nil && to != nil && from.To == to.To {
			continue
		}
		list = append(list, land.Contribution{Kind: land.OfGate, Indicator: g.ID, Title: g.Title, GateFrom: from, GateTo: to})
	}
	return list
}
