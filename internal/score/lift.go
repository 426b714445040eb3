package score

import (
	"fmt"
	"math"
	"math/big"
	"slices"

	"permu/internal/land"
	"permu/internal/policy"
)

// lifts are the ways to the next better grade, one indicator at a time, while everybody else, the baselines, the cuts and
// what is added or taken off stay as they are in the run. They are computed for rankings and thresholds of the score; a
// grade that rests on another key, on two stages, on both a share and a threshold, or on a value of which less is better
// has none, and so has one that would not change by a gate's word.
func lifts(p policy.Policy, t policy.Track, c TrackContext, row Row) []land.Lift {
	l, ok := liftingOf(p, t, c, row)
	if !ok {
		return nil
	}
	var list []land.Lift
	for i, indicator := range t.Indicators {
		if value, ok := l.valueFor(i); ok {
			list = append(list, liftOf(indicator, l.grade, row.Items[i].Value, value))
		}
	}
	return list
}

// lifting is the search for the values that lift one subject.
type lifting struct {
	track    policy.Track
	bases    [][]BaseContext
	row      Row
	weights  []policy.Decimal
	combine  combining
	limits   limits
	added    []addition
	inPoints []int64 // what is added to each item, units of items
	grade    string  // the next better one
	target   int64   // the least score that surely reaches it, units
}

func liftingOf(p policy.Policy, t policy.Track, c TrackContext, row Row) (*lifting, bool) {
	item, score := roundingOf(p.Rounding.Item, 4), roundingOf(p.Rounding.Total, 2)
	l := &lifting{
		track: t, bases: c.Items, row: row,
		combine:  combining{item, score, t.Combine.MethodOf(), amountOf(t.Combine.ScaleOf())},
		limits:   limits{p.Adjustments, score},
		inPoints: make([]int64, len(t.Indicators)),
	}
	var ok, sure bool
	if l.grade, l.target, ok = nextGrade(p, t, c.Pools[row.Pool], row); !ok {
		return nil, false
	}
	l.weights, sure = weightsOf(p, t, c, row)
	return l, sure && l.addUp(p)
}

// addUp collects what was added to the score and to the items; what grows with them cannot be kept as it is.
func (l *lifting) addUp(p policy.Policy) bool {
	for _, applied := range l.row.Applied {
		rule := slices.IndexFunc(p.Adjustments.Items, func(a policy.Adjustment) bool { return a.ID == applied.ID })
		if rule < 0 || p.Adjustments.Items[rule].Percent != nil {
			return false
		}
		units := int64(math.Round(applied.Points * l.limits.score.unit))
		l.added = append(l.added, addition{Applied: applied, rule: p.Adjustments.Items[rule], units: units})
		for i, indicator := range l.track.Indicators {
			if applied.Indicator == indicator.ID {
				l.inPoints[i] += l.combine.item.roundRat(l.limits.score.rat(units))
			}
		}
	}
	return true
}

// nextGrade is the next better grade of the ranking and the score that surely reaches it: one unit above the last that did.
func nextGrade(p policy.Policy, t policy.Track, pool PoolContext, row Row) (string, int64, bool) {
	labels := t.Bands.Labels()
	at := slices.Index(labels, row.Initial)
	lessIsBetter := t.Combine.MethodOf() == policy.Single && len(t.Indicators) > 0 && t.Indicators[0].Direction == "down"
	if at <= 0 || lessIsBetter || len(t.Bands.Key) > 0 && !slices.Equal(t.Bands.Key, []string{"score"}) {
		return "", 0, false
	}
	r := roundingOf(p.Rounding.Total, 2)
	switch t.Bands.KindOf() {
	case policy.ByScore:
		if from := t.Bands.Grades[at-1].From; from != nil {
			return labels[at-1], -r.limit(new(big.Rat).Neg(from.Rat())), true
		}
	case policy.CumulativePercent, policy.TailPercent, policy.Counts:
		for i := at - 1; i >= 0 && i < len(pool.Cuts); i-- { // a band that holds nobody is passed over
			empty := i > 0 && pool.Cuts[i].End == pool.Cuts[i-1].End || pool.Cuts[i].End == 0
			if !empty && pool.Cuts[i].Last != nil {
				return labels[i], int64(math.Round(*pool.Cuts[i].Last*r.unit)) + 1, true
			}
		}
	}
	return "", 0, false
}

// byValue is the score that the subject has when one item has another value; false where that cannot be told.
func (l *lifting) byValue(item int) (func(value float64) int64, bool) {
	points, ok := pointsBy(l.combine.item, l.track.Indicators[item], l.weights[item], l.bases[item][l.row.Items[item].Group])
	if !ok {
		return nil, false
	}
	added := l.limits.bounded(l.added)
	if l.combine.method == policy.Single && l.track.Indicators[item].Scorer.Kind() == policy.Raw {
		return func(value float64) int64 {
			raw := amountOfFloat(value)
			return l.limits.clamped(l.limits.score.round(raw.quick, raw.precise) + added)
		}, true
	}
	others, weight, lacking := l.others(item)
	shared, _ := weight.Float64()
	return func(value float64) int64 {
		base, _ := l.combine.of(others+points(value)+l.inPoints[item], quick(shared), lacking, func() *big.Rat { return weight })
		return l.limits.clamped(base + added)
	}, true
}

// others are the points of all items but one, the weight of all that have points, and whether some lack them.
func (l *lifting) others(item int) (points int64, weight *big.Rat, lacking bool) {
	weight = new(big.Rat)
	for i, own := range l.row.Items {
		switch {
		case !math.IsNaN(own.Points):
			weight.Add(weight, l.weights[i].Rat())
			if i != item {
				points += int64(math.Round(own.Points * l.combine.item.unit))
			}
		case lack(own.Lack) != superseded:
			lacking = true
		}
	}
	return points, weight, lacking
}

// pointsBy is the points of an indicator by its value, in whole units; false where they rest on the values of others, or on
// a baseline that there is not.
func pointsBy(r rounding, i policy.Indicator, weight policy.Decimal, b BaseContext) (func(value float64) int64, bool) {
	switch kind := i.Scorer.Kind(); {
	case kind == policy.RankScore || kind == policy.Percentile:
		return nil, false
	case (kind == policy.MinMax || kind == policy.ReverseMinMax) && b.Least == nil:
		return nil, false
	case needsBaseline(i) && b.Value == nil:
		return nil, false
	}
	it, f := &item{indicator: i}, formulaOf(i, weight)
	against := base{there: true}
	for _, part := range []struct {
		from *float64
		to   *amount
	}{{b.Value, &against.amount}, {b.Least, &against.least}, {b.Most, &against.most}} {
		if part.from != nil {
			*part.to = amountOfFloat(*part.from)
		}
	}
	return func(value float64) int64 {
		units, _ := it.pointsOf(r, &f, &against, value, func() *big.Rat { return new(big.Rat).SetFloat64(value) })
		return units
	}, true
}

// valueFor is the nearest value of an item that reaches the target, the change rounded up to four significant digits.
func (l *lifting) valueFor(item int) (float64, bool) {
	i, own := l.track.Indicators[item], l.row.Items[item]
	if math.IsNaN(own.Points) || lack(own.Lack) != hasValue || i.Scorer.Kind() == policy.Flag {
		return 0, false
	}
	score, ok := l.byValue(item)
	if !ok {
		return 0, false
	}
	reaches := func(value float64) bool { return score(value) >= l.target }
	far := reachOf(i, l.bases[item][own.Group], own.Value)
	if reaches(own.Value) || !reaches(far) {
		return 0, false
	}
	short, enough := own.Value, far
	for math.Abs(enough-short) > 1e-12*math.Abs(enough-own.Value) {
		middle := short + (enough-short)/2
		if middle == short || middle == enough {
			break
		}
		if reaches(middle) {
			enough = middle
		} else {
			short = middle
		}
	}
	return roundedAway(own.Value, enough, far, reaches), true
}

// reachOf is how far a value may go: to the group's best where that sets the scale, else as far as anything goes.
func reachOf(i policy.Indicator, b BaseContext, value float64) float64 {
	kind := i.Scorer.Kind()
	switch {
	case kind == policy.ReverseMinMax && b.Least != nil:
		return *b.Least
	case kind == policy.ReverseRatio || kind == policy.ReverseLinear:
		return math.Min(value, 0) + math.SmallestNonzeroFloat32
	case (kind == policy.MinMax || kind == policy.RatioMax) && b.Most != nil:
		return *b.Most
	}
	return math.Max(1, math.Abs(value)) * 1e9
}

// roundedAway rounds the change up to four significant digits, and not beyond what can be reached.
func roundedAway(from, to, far float64, reaches func(float64) bool) float64 {
	change := to - from
	unit := math.Pow10(int(math.Floor(math.Log10(math.Abs(change)))) - 3)
	steps := math.Ceil(math.Abs(change) / unit)
	for range 2 {
		if rounded := from + math.Copysign(steps*unit, change); math.Abs(rounded-from) < math.Abs(far-from) && reaches(rounded) {
			return rounded
		}
		steps++
	}
	return to
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
