package score

import (
	"math/big"
	"slices"

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
	if s.Type == policy.ReverseLinear && s.Cap == nil { // full marks are slope × at, or the weight
		f.most, f.capped = f.weight, true
	}
	f.floored = s.Floor != nil || i.Negative != "keep"
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
		share := n.x.minus(n.least).over(n.span)
		return n.weight.times(n.from.plus(n.to.minus(n.from).times(share))).over(n.pct)
	case policy.ReverseMinMax:
		return n.weight.times(n.one.minus(n.x.minus(n.least).over(n.span)))
	case policy.RankScore, policy.Percentile: // x is the share of the group
		return n.weight.times(n.x)
	case policy.Flag:
		return n.weight.times(n.x)
	}
	return n.x
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
	n := numbers[exact]{f.weight.exact, f.most.exact, f.floor.exact, f.from.exact, f.to.exact, f.slope.exact, f.at.exact, f.one.exact, f.pct.exact, x, base, least, span}
	return bounded(f, raw(f.kind, n), n.most, n.floor).Rat
}

// score gives the members with a value their points, in whole units of the rounding.
func (it *item) score(e *engine, members []int32) {
	inParts(len(members), func(from, to int) {
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

// pointsOf is the points of a value; without, a reverse scorer has no points for zero.
func (it *item) pointsOf(r rounding, f *formula, b *base, value float64, precise func() *big.Rat) (int64, bool) {
	switch f.kind {
	case policy.Step:
		if b.there && b.exact.Rat != nil { // steps of the multiple of the baseline
			multiple, _ := new(big.Rat).Quo(precise(), b.exact.Rat).Float64()
			return r.roundRat(it.stepOf(multiple)), true
		}
		return r.roundRat(it.stepOf(value)), it.indicator.Baseline == nil
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
		if b.least.quick == b.most.quick {
			return r.roundRat(f.degenerated()), true
		}
	}
	return f.rounded(r, b, value, precise), true
}

// rounded works the formula out, quickly where that is enough.
func (f formula) rounded(r rounding, b *base, value float64, precise func() *big.Rat) int64 {
	against := b.amount
	if f.kind == policy.RatioMax {
		against = b.most
	}
	precisely := func() *big.Rat {
		span := b.least.exact
		if b.least.exact.Rat != nil && b.most.exact.Rat != nil {
			span = b.most.exact.minus(b.least.exact)
		}
		return f.exactly(exact{precise()}, against.exact, b.least.exact, span)
	}
	span := b.most.quick - b.least.quick
	if narrow := span < 1e-6*max(b.most.quick, -b.least.quick); narrow && (f.kind == policy.MinMax || f.kind == policy.ReverseMinMax) {
		return r.roundRat(precisely())
	}
	return r.round(f.quickly(quick(value), against.quick, b.least.quick, span), precisely)
}

func (a exact) ratOrZero() *big.Rat {
	if a.Rat == nil {
		return new(big.Rat)
	}
	return a.Rat
}

// degenerated is what minmax gives when all values are equal.
func (f formula) degenerated() *big.Rat {
	low, high := f.from.exact, f.to.exact
	if f.kind == policy.ReverseMinMax {
		low, high = exact{new(big.Rat)}, f.pct.exact
	}
	share := high
	switch f.degenerate {
	case "floor":
		share = low
	case "half":
		share = low.plus(high).over(exact{big.NewRat(2, 1)})
	}
	return f.weight.exact.times(share).over(f.pct.exact).Rat
}

// stepOf is the points of the highest step that a value reaches; below the first there are none.
func (it *item) stepOf(value float64) *big.Rat {
	points := new(big.Rat)
	for _, step := range it.indicator.Scorer.Steps {
		if value >= step.From.Float() {
			points = step.Points.Rat()
		}
	}
	return points
}

// shareOf is the share of a group that a value stands for: by rank (n − rank + 1)/n, by percentile the worse among the others.
func (b *base) shareOf(value float64, kind string, down bool) *big.Rat {
	n := len(b.sorted)
	first, _ := slices.BinarySearch(b.sorted, value)
	after, found := slices.BinarySearchFunc(b.sorted, value, func(v, target float64) int {
		if v <= target {
			return -1
		}
		return 1
	})
	worse, better := first, n-after
	if down {
		worse, better = better, worse
	}
	if kind == policy.RankScore {
		return big.NewRat(int64(n-better), int64(n))
	}
	if n <= 1 || n == 1 && found {
		return big.NewRat(1, 1)
	}
	return big.NewRat(int64(min(worse, n-1)), int64(n-1))
}

// fill gives the members without a value what the policy says, and reports who has no score at all for want of it.
func (it *item) fill(e *engine, failed []bool) {
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
				means = it.meanPoints(e.item)
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

// meanPoints is the mean of the points in each group, of those that have their own.
func (it *item) meanPoints(r rounding) []int64 {
	sums, counts := make([]int64, len(it.bases)), make([]int64, len(it.bases))
	for at, l := range it.lack {
		if l == hasValue && it.scored[at] {
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
