package score

import (
	"fmt"
	"math"
	"slices"

	"permu/internal/land"
	"permu/internal/policy"
)

// lifts are the ways to the next better grade, one indicator at a time, while everybody else, the baselines and the cuts
// stay as they are in the run. They are computed for rankings and thresholds of the score; a grade that rests on another
// key, on two stages or on both a share and a threshold has none.
func lifts(p policy.Policy, t policy.Track, c TrackContext, row Row) []land.Lift {
	grade, target, ok := nextGrade(p, t, c.Pools[row.Pool], row)
	if !ok {
		return nil
	}
	var list []land.Lift
	for i, indicator := range t.Indicators {
		needed, ok := pointsNeeded(p, t, row, i, target)
		if !ok {
			continue
		}
		if value, ok := valueFor(p, indicator, c.Items[i][row.Items[i].Group], row.Items[i].Value, needed); ok {
			list = append(list, liftOf(indicator, grade, row.Items[i].Value, value))
		}
	}
	return list
}

// nextGrade is the next better grade of the ranking and the score that surely reaches it: one unit above the last that did.
func nextGrade(p policy.Policy, t policy.Track, pool PoolContext, row Row) (string, float64, bool) {
	labels := t.Bands.Labels()
	at := slices.Index(labels, row.Initial)
	if at <= 0 || len(t.Bands.Key) > 0 && !slices.Equal(t.Bands.Key, []string{"score"}) {
		return "", 0, false
	}
	switch t.Bands.KindOf() {
	case policy.ByScore:
		if from := t.Bands.Grades[at-1].From; from != nil {
			return labels[at-1], from.Float(), true
		}
	case policy.CumulativePercent, policy.TailPercent, policy.Counts:
		for i := at - 1; i >= 0 && i < len(pool.Cuts); i-- { // a band that holds nobody is passed over
			empty := i > 0 && pool.Cuts[i].End == pool.Cuts[i-1].End || pool.Cuts[i].End == 0
			if !empty && pool.Cuts[i].Last != nil {
				return labels[i], *pool.Cuts[i].Last + 1/roundingOf(p.Rounding.Total, 2).unit, true
			}
		}
	}
	return "", 0, false
}

// pointsNeeded is how many points one item must have so that the score reaches a target.
func pointsNeeded(p policy.Policy, t policy.Track, row Row, item int, target float64) (float64, bool) {
	if row.Base == nil || math.IsNaN(row.Items[item].Value) || math.IsNaN(row.Items[item].Points) {
		return 0, false
	}
	if len(row.Applied) > 0 && slices.ContainsFunc(p.Adjustments.Items, func(a policy.Adjustment) bool { return a.Percent != nil || a.Indicator != "" }) {
		return 0, false // what is added grows with the score
	}
	weight, points := 0.0, 0.0
	for i, indicator := range t.Indicators {
		if len(indicator.WeightBy) > 0 {
			return 0, false // its weight is the industry's, which a run does not keep
		}
		if !math.IsNaN(row.Items[i].Points) {
			weight, points = weight+indicator.Weight.Float(), points+row.Items[i].Points
		}
	}
	base := target - (*row.Score - *row.Base)
	if t.Combine.MethodOf() == policy.Single {
		return base, true
	}
	return base*weight/t.Combine.ScaleOf().Float() - points + row.Items[item].Points, true
}

// valueFor is the nearest value whose points are at least as many as needed, to four significant digits of the change.
func valueFor(p policy.Policy, i policy.Indicator, b BaseContext, value, needed float64) (float64, bool) {
	points, ok := pointsBy(p, i, b)
	if !ok {
		return 0, false
	}
	far := reachOf(i, b, value)
	if points(far) < needed {
		return 0, false
	}
	short, enough := value, far
	for range 200 {
		middle := short + (enough-short)/2
		if middle == short || middle == enough {
			break
		}
		if points(middle) < needed {
			short = middle
		} else {
			enough = middle
		}
	}
	return roundedAway(value, enough, far), true
}

// pointsBy is the points of an indicator by its value, against a baseline that stays.
func pointsBy(p policy.Policy, i policy.Indicator, b BaseContext) (func(float64) float64, bool) {
	if kind := i.Scorer.Kind(); kind == policy.RankScore || kind == policy.Percentile || kind == policy.Flag {
		return nil, false
	}
	it, f := &item{indicator: i}, formulaOf(i, i.Weight)
	against := base{there: true}
	for _, part := range []struct {
		from *float64
		to   *amount
	}{{b.Value, &against.amount}, {b.Least, &against.least}, {b.Most, &against.most}} {
		if part.from != nil {
			*part.to = amountOfFloat(*part.from)
		}
	}
	r := roundingOf(p.Rounding.Item, 4)
	return func(x float64) float64 {
		units, _ := it.pointsOf(r, &f, &against, x, amountOfFloat(x).precise)
		return r.value(units)
	}, true
}

// reachOf is how far a value may go: to the group's best where that sets the scale, else as far as anything goes.
func reachOf(i policy.Indicator, b BaseContext, value float64) float64 {
	kind := i.Scorer.Kind()
	switch {
	case kind == policy.ReverseMinMax && b.Least != nil:
		return *b.Least
	case kind == policy.ReverseRatio || kind == policy.ReverseLinear || i.Direction == "down":
		return math.Min(value, 0) + math.SmallestNonzeroFloat32
	case (kind == policy.MinMax || kind == policy.RatioMax) && b.Most != nil:
		return *b.Most
	}
	return math.Max(1, math.Abs(value)) * 1e9
}

// roundedAway rounds the change up to four significant digits, and not beyond what can be reached.
func roundedAway(from, to, far float64) float64 {
	change := to - from
	if change == 0 {
		return to
	}
	unit := math.Pow10(int(math.Floor(math.Log10(math.Abs(change)))) - 3)
	rounded := from + math.Copysign(math.Ceil(math.Abs(change)/unit)*unit, change)
	if change > 0 {
		return math.Min(rounded, far)
	}
	return math.Max(rounded, far)
}

func liftOf(i policy.Indicator, grade string, from, to float64) land.Lift {
	by := to - from
	verb := land.Phrase{ZH: "提高", EN: "more"}
	if by < 0 {
		verb = land.Phrase{ZH: "降低", EN: "less"}
	}
	return land.Lift{
		Grade: grade, Indicator: i.ID, Value: to, By: by, Unit: i.Unit,
		Says: land.Phrase{
			ZH: fmt.Sprintf("“%s”%s %s %s(达到 %s),可升至 %s", i.Title.ZH, verb.ZH, short(math.Abs(by)), i.Unit, short(to), grade),
			EN: fmt.Sprintf("%s %s %s of %s (to %s) reaches %s", short(math.Abs(by)), i.Unit, verb.EN, english(i.Title), short(to), grade),
		},
	}
}
