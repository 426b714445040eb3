package score

import (
	"math"
	"math/big"
	"slices"
	"sort"

	"permu/internal/policy"
)

// formula holds the numbers of a scorer.
type formula struct {
	kind                          string
	weight, most, floor           amount
	capped, floored               bool
	from, to, slope, at, one, pct amount
	degenerate                    string
	down                          bool
}

func formulaOf(i policy.Indicator, weight policy.Decimal) formula {
	s := i.Scorer
	f := formula{
		kind: s.Kind(), weight: amountOf(weight), from: amountOr(s.From, 0), to: amountOr(s.To, 100), slope: amountOr(s.Slope, 0),
		at: amountOr(s.At, 0), one: amountOf(policy.DecimalOf(1)), pct: amountOf(policy.DecimalOf(100)),
		degenerate: s.Degenerate, down: i.Direction == "down",
	}
	if s.Cap != nil {
		f.most, f.capped = f.weight.times(amountOf(*s.Cap)), true
	}
	if s.Cap == nil && (f.kind == policy.ReverseLinear || f.kind == policy.RatioMax) { // the weight is full marks
		f.most, f.capped = f.weight, true
	}
	f.floored = f.kind != policy.Raw && (s.Floor != nil || i.Negative != "keep")
	f.floor = amountOr(s.Floor, 0).times(f.weight)
	return f
}

// numbers are what a formula works with, in one arithmetic.
type numbers[T field[T]] struct {
	weight, most, floor, from, to, slope, at, one, pct T
	x, base, least, span                               T
}

// raw is the formula of a scorer; x, base, least and span as its kind needs them.
func raw[T field[T]](kind string, n numbers[T]) T {
	switch kind {
	case policy.Ratio, policy.RatioMax:
		return n.weight.times(n.x).over(n.base)
	case policy.ReverseRatio:
		return n.weight.times(n.base).over(n.x)
	case policy.ReverseLinear:
		return n.slope.times(n.at.minus(n.x.over(n.base)))
	case policy.MinMax:
		return onScale(n, n.x.minus(n.least).over(n.span))
	case policy.ReverseMinMax:
		return n.weight.times(n.one.minus(n.x.minus(n.least).over(n.span)))
	case policy.RankScore, policy.Percentile: // x is the share of the group
		return n.weight.times(n.x)
	case policy.Flag:
		return n.weight.times(n.x)
	}
	return n.x
}

// onScale is the points of minmax where a value stands on the way from the least to the most, 0 to 1.
func onScale[T field[T]](n numbers[T], share T) T {
	return n.weight.times(n.from.plus(n.to.minus(n.from).times(share))).over(n.pct)
}

// bounded keeps points between floor and cap.
func bounded[T field[T]](f formula, v, most, floor T) T {
	if f.capped && most.below(v) {
		v = most
	}
	if f.floored && v.below(floor) {
		v = floor
	}
	return v
}

func (f formula) quickly(x, base, least, span quick) quick {
	n := numbers[quick]{f.weight.quick, f.most.quick, f.floor.quick, f.from.quick, f.to.quick, f.slope.quick, f.at.quick, f.one.quick, f.pct.quick, x, base, least, span}
	return bounded(f, raw(f.kind, n), n.most, n.floor)
}

func (f formula) exactly(x, base, least, span exact) *big.Rat {
	n := f.exactNumbers(x, base, least, span)
	return bounded(f, raw(f.kind, n), n.most, n.floor).Rat
}

func (f formula) exactNumbers(x, base, least, span exact) numbers[exact] {
	return numbers[exact]{f.weight.exact, f.most.exact, f.floor.exact, f.from.exact, f.to.exact, f.slope.exact, f.at.exact, f.one.exact, f.pct.exact, x, base, least, span}
}

// scaled is the points at a share of the scale of minmax, or from its end of that of reverse_minmax.
func (f formula) scaled(share *big.Rat) *big.Rat {
	n := f.exactNumbers(exact{}, exact{}, exact{}, exact{})
	v := n.weight.times(exact{share})
	if f.kind == policy.MinMax {
		v = onScale(n, exact{share})
	}
	return bounded(f, v, n.most, n.floor).Rat
}

// score gives the members with a value their points, in whole units of the rounding.
func (it *item) score(e *engine, members []int32) {
	InParts(len(members), func(from, to int) {
		for at := from; at < to; at++ {
			if it.lack[at] == hasValue {
				b := &it.bases[it.group[at]]
				it.points[at], it.scored[at] = it.pointsOf(e.item, it.rulesOf(int32(at)), b, it.value[at], func() *big.Rat { return it.exactly(members[at]) })
				if !it.scored[at] {
					it.lack[at] = zeroDenominator
				}
			}
		}
	})
}

// pointsOf is the points of a value. Where less is better and there is nothing at all, they are the cap; without a cap
// there are none.
func (it *item) pointsOf(r rounding, f *formula, b *base, value float64, precise func() *big.Rat) (int64, bool) {
	switch f.kind {
	case policy.Step:
		if b.exact.Rat == nil {
			return r.roundRat(it.stepOf(value, precise)), true
		}
		multiple := amountOfRat(new(big.Rat).Quo(precise(), b.exact.Rat))
		return r.roundRat(it.stepOf(multiple.float(), multiple.precise)), true
	case policy.Flag:
		x := amountOfFloat(value)
		return r.roundRat(f.exactly(x.exact, x.exact, x.exact, x.exact)), true
	case policy.RankScore, policy.Percentile:
		share := exact{b.shareOf(value, f.kind, f.down)}
		return r.roundRat(f.exactly(share, share, share, share)), true
	case policy.ReverseRatio:
		if value <= 0 {
			return r.roundRat(f.most.exact.ratOrZero()), f.capped
		}
	case policy.MinMax, policy.ReverseMinMax:
		if share, ok := f.endOf(b, value); ok {
			return r.roundRat(f.scaled(share)), true
		}
	}
	return f.rounded(r, b, value, precise), true
}

// endOf is the share of the scale for a value at one of its ends or beyond, and for all when it has no length.
func (f formula) endOf(b *base, value float64) (*big.Rat, bool) {
	worst, best := b.least.float(), b.most.float()
	if worst == best {
		return map[string]*big.Rat{"floor": new(big.Rat), "half": big.NewRat(1, 2), "full": big.NewRat(1, 1), "": big.NewRat(1, 1)}[f.degenerate], true
	}
	up := f.kind == policy.MinMax
	switch {
	case value <= worst:
		return map[bool]*big.Rat{true: new(big.Rat), false: big.NewRat(1, 1)}[up], true
	case value >= best:
		return map[bool]*big.Rat{true: big.NewRat(1, 1), false: new(big.Rat)}[up], true
	}
	return nil, false
}

// rounded works the formula out, quickly where that is enough.
func (f formula) rounded(r rounding, b *base, value float64, precise func() *big.Rat) int64 {
	precisely := func() *big.Rat {
		span := b.least.exact
		if b.least.exact.Rat != nil && b.most.exact.Rat != nil {
			span = b.most.exact.minus(b.least.exact)
		}
		return f.exactly(exact{precise()}, b.exact, b.least.exact, span)
	}
	if f.narrow(r, b) {
		return r.roundRat(precisely())
	}
	return r.round(f.quickly(quick(value), b.quick, b.least.quick, b.most.quick-b.least.quick), precisely)
}

// narrow reports whether the values of a scale are so close to each other that their differences lose too many digits.
func (f formula) narrow(r rounding, b *base) bool {
	if f.kind != policy.MinMax && f.kind != policy.ReverseMinMax {
		return false
	}
	size := math.Max(math.Abs(b.most.float()), math.Abs(b.least.float()))
	return f.weight.float()*r.unit*size > mostQuick*(b.most.float()-b.least.float())
}

func (a exact) ratOrZero() *big.Rat {
	if a.Rat == nil {
		return new(big.Rat)
	}
	return a.Rat
}

// stepOf is the points of the highest step that a value reaches, or a multiple of the baseline; below the first there are
// none.
func (it *item) stepOf(value float64, precise func() *big.Rat) *big.Rat {
	points := new(big.Rat)
	for _, step := range it.indicator.Scorer.Steps {
		if from := step.From.Float(); value > from || value == from && precise().Cmp(step.From.Rat()) >= 0 {
			points = step.Points.Rat()
		}
	}
	return points
}

// shareOf is the share of a group that a value stands for: by rank (n − rank + 1)/n, by percentile the worse among the
// others. Where nobody is worse and nobody better it is all.
func (b *base) shareOf(value float64, kind string, down bool) *big.Rat {
	n := len(b.sorted)
	worse, _ := slices.BinarySearch(b.sorted, value)
	better := n - sort.Search(n, func(i int) bool { return b.sorted[i] > value })
	others := max(worse+better, n-1)
	if down {
		worse, better = better, worse
	}
	switch {
	case worse == 0 && better == 0:
		return big.NewRat(1, 1)
	case kind == policy.RankScore:
		return big.NewRat(int64(n-better), int64(n))
	}
	return big.NewRat(int64(worse), int64(others))
}

// fill gives the members without a value what the policy says, and reports who has no score at all for want of it.
func (it *item) fill(e *engine, members []int32, failed []bool) {
	var means []int64
	for at, l := range it.lack {
		if it.scored[at] || l == superseded {
			continue
		}
		switch it.remedy(l) {
		case policy.ZeroPoints:
			it.points[at], it.scored[at] = 0, true
		case policy.FullPoints:
			it.points[at], it.scored[at] = e.item.roundRat(it.rulesOf(int32(at)).weight.exact.Rat), true
		case policy.MeanPoints:
			if means == nil {
				means = it.meanPoints(e, members)
			}
			if g := it.group[at]; it.bases[g].hasOne {
				it.points[at], it.scored[at] = means[g], true
			}
		case policy.NoScore:
			failed[at] = true
		}
	}
}

// remedy is what the policy says of an item that lacks something.
func (it *item) remedy(l lack) string {
	rule := map[lack]string{
		noNumerator: it.indicator.Missing.Numerator, noDenominator: it.indicator.Missing.Denominator,
		neither: it.indicator.Missing.Both, zeroDenominator: it.indicator.Missing.ZeroDenominator,
	}[l]
	if l == neither && rule == "" {
		rule = it.indicator.Missing.Numerator
	}
	if rule == "" {
		return policy.ShareWeight
	}
	return rule
}

// meanPoints is the mean of the points in each group, of those that have their own and count in means.
func (it *item) meanPoints(e *engine, members []int32) []int64 {
	r, sums, counts := e.item, make([]int64, len(it.bases)), make([]int64, len(it.bases))
	for at, l := range it.lack {
		if l == hasValue && it.scored[at] && e.sorted.counted[members[at]] {
			sums[it.group[at]] += it.points[at]
			counts[it.group[at]]++
		}
	}
	for g := range sums {
		if counts[g] > 0 {
			mean := new(big.Rat).Quo(r.rat(sums[g]), new(big.Rat).SetInt64(counts[g]))
			sums[g] = r.roundRat(mean)
			it.bases[g].mean, it.bases[g].hasOne = sums[g], true
		}
	}
	return sums
}
