package score

import (
	"math"
	"math/big"
	"slices"

	"permu/internal/policy"
)

// base is what the values of one group are measured against.
type base struct {
	amount // NaN and nil when there is none
	there  bool
	from   string // the source that it came from in the end
	n      int    // values that count in the group
	least  amount // of the values that count
	most   amount
	sorted []float64 // the values that count, rising; only for rank and percentile
	mean   int64     // of the points, when an item without a value takes it
	hasOne bool      // mean is known
}

// baselines finds the groups of an item and the baseline of each.
func (e *engine) baselines(it *item, t int, members []int32) {
	rule := it.indicator.Baseline
	if rule == nil {
		rule = &policy.Baseline{}
	}
	var groups int
	it.group, groups = e.grouped(rule.Per, members)
	it.bases = make([]base, groups)
	inGroup := make([][]int32, groups) // places of members that count
	for at, i := range members {
		if it.lack[at] == hasValue && e.sorted.counted[i] {
			inGroup[it.group[at]] = append(inGroup[it.group[at]], int32(at))
		}
	}
	var whole *base
	for g := range it.bases {
		it.bases[g] = e.baseOf(it, *rule, t, members, inGroup[g])
		if it.bases[g].there && it.bases[g].n >= int(rule.MinN) {
			continue
		}
		switch rule.Fallback {
		case "value":
			it.bases[g].amount, it.bases[g].there, it.bases[g].from = amountOf(*rule.Value), true, "value"
		case "none":
			it.bases[g].there = false
		case "industry_group":
			it.bases[g] = e.ofGroup(it, *rule, t, members, inGroup, g)
		default:
			if whole == nil && len(rule.Per) > 0 {
				all := e.baseOf(it, *rule, t, members, slices.Concat(inGroup...))
				whole = &all
			}
			it.bases[g] = e.ofTrack(it.bases[g], whole, int(rule.MinN))
		}
	}
	it.withoutBase()
}

// ofTrack is the baseline of the whole track in place of a group's; without groups there is none that is large enough.
func (e *engine) ofTrack(own base, whole *base, minN int) base {
	if whole == nil || whole.n < minN || !whole.there {
		own.there = false
		return own
	}
	fallen := *whole
	fallen.from = "track"
	return fallen
}

// ofGroup is the baseline of the industry group to which the members of a small group belong.
func (e *engine) ofGroup(it *item, rule policy.Baseline, t int, members []int32, inGroup [][]int32, g int) base {
	own := it.bases[g]
	groupOf := func(at int32) string { return e.facts.Texts["industry_group"].Of(int(members[at])) }
	if len(inGroup[g]) == 0 {
		own.there = false
		return own
	}
	var wider []int32
	for _, places := range inGroup {
		for _, at := range places {
			if groupOf(at) == groupOf(inGroup[g][0]) {
				wider = append(wider, at)
			}
		}
	}
	fallen := e.baseOf(it, rule, t, members, wider)
	fallen.from = "industry_group"
	if fallen.n < int(rule.MinN) {
		fallen.there = false
	}
	return fallen
}

// unmeasured leaves an item with its values alone: what they would be measured against is open.
func (it *item) unmeasured(members int) {
	it.group, it.bases = make([]uint32, members), []base{{}}
	for at := range it.lack {
		if it.lack[at] == hasValue {
			it.lack[at] = noBaseline
		}
	}
}

// withoutBase takes the values that have nothing to be measured against out.
func (it *item) withoutBase() {
	if !slices.Contains([]string{policy.Ratio, policy.ReverseRatio, policy.ReverseLinear, policy.RatioMax, policy.MinMax, policy.ReverseMinMax, policy.RankScore, policy.Percentile}, it.indicator.Scorer.Kind()) {
		return
	}
	for at := range it.value {
		if it.lack[at] == hasValue && !it.bases[it.group[at]].there {
			it.lack[at] = noBaseline
		}
	}
}

// grouped numbers the groups of the members by some words; 0 is the only one when there are none.
func (e *engine) grouped(per []string, members []int32) ([]uint32, int) {
	groups := make([]uint32, len(members))
	if len(per) == 0 {
		return groups, 1
	}
	numbered := map[string]uint32{}
	for at, i := range members {
		key := e.groupKey(per, i)
		g, ok := numbered[key]
		if !ok {
			g = uint32(len(numbered))
			numbered[key] = g
		}
		groups[at] = g
	}
	return groups, max(1, len(numbered))
}

// groupKey names the group of a subject, such as 18 or P01/18.
func (e *engine) groupKey(per []string, i int32) string {
	key := ""
	for _, name := range per {
		if name == "park" {
			name = "park_code"
		}
		if key != "" {
			key += "/"
		}
		key += e.facts.Texts[name].Of(int(i))
	}
	return key
}

// baseOf is the baseline of the members at some places, all of which have a value that counts.
func (e *engine) baseOf(it *item, rule policy.Baseline, t int, members, places []int32) base {
	b := base{n: len(places), from: rule.Source}
	places = withoutOutliers(it, rule, places)
	b.extremes(it, members, places)
	switch rule.Source {
	case policy.Const:
		b.amount, b.there = amountOf(*rule.Value), true
	case policy.Table:
		b.tabled(e, rule, t, members, places)
	case policy.GroupMean:
		b.meanOf(it, rule, members, places, 0)
	case policy.PriorGroupMean:
		b.meanOf(it, rule, members, places, 1)
	case policy.Max:
		b.amount, b.there = b.most, len(places) > 0
	case policy.AtPercentile:
		if len(places) > 0 {
			b.amount, b.there = amountOfFloat(nearestRank(sortedValues(it, places), rule.Percentile.Float())), true
		}
	case "": // the scorer needs only the extremes
		b.there = len(places) > 0
	}
	if rule.Times != nil && b.there {
		b.amount = b.amount.times(amountOf(*rule.Times))
	}
	if it.indicator.Scorer.Kind() == policy.RatioMax && len(places) > 0 && b.most.exact.Sign() <= 0 {
		b.there = false
	}
	needsPositive := rule.Source != "" && it.indicator.Scorer.Kind() != policy.ReverseMinMax && it.indicator.Scorer.Kind() != policy.MinMax
	if b.there && needsPositive && b.exact.Sign() <= 0 { // a mean of zero or of losses measures nothing
		b.there = false
	}
	return b
}

// withoutOutliers drops the lowest and the highest values of a group by percentile.
func withoutOutliers(it *item, rule policy.Baseline, places []int32) []int32 {
	if rule.OutliersBelow == nil && rule.OutliersAbove == nil {
		return places
	}
	rising := slices.Clone(places)
	slices.SortFunc(rising, func(a, b int32) int { return compareFloats(it.value[a], it.value[b]) })
	low, high := 0, len(rising)
	if rule.OutliersBelow != nil {
		low = int(float64(len(rising)) * rule.OutliersBelow.Float() / 100)
	}
	if rule.OutliersAbove != nil {
		high -= int(float64(len(rising)) * (100 - rule.OutliersAbove.Float()) / 100)
	}
	return rising[low:max(low, high)]
}

// extremes finds the least and the most value, exactly, and keeps the order of them where the scorer asks for it.
func (b *base) extremes(it *item, members, places []int32) {
	if len(places) == 0 {
		return
	}
	low, high := places[0], places[0]
	for _, at := range places {
		if it.value[at] < it.value[low] {
			low = at
		}
		if it.value[at] > it.value[high] {
			high = at
		}
	}
	if it.indicator.Scorer.Kind() == policy.Flag {
		return
	}
	b.least = amount{quick(it.value[low]), exact{it.exactly(members[low])}}
	b.most = amount{quick(it.value[high]), exact{it.exactly(members[high])}}
	if kind := it.indicator.Scorer.Kind(); kind == policy.RankScore || kind == policy.Percentile {
		b.sorted = sortedValues(it, places)
	}
}

func sortedValues(it *item, places []int32) []float64 {
	values := make([]float64, len(places))
	for i, at := range places {
		values[i] = it.value[at]
	}
	slices.Sort(values)
	return values
}

// nearestRank is the smallest value that at least percent of them do not exceed.
func nearestRank(rising []float64, percent float64) float64 {
	at := int(math.Ceil(float64(len(rising))*percent/100)) - 1
	return rising[min(max(at, 0), len(rising)-1)]
}

// meanOf is the mean of the group, of the year or of one before it: the ratio of sums, or the mean or median of the ratios.
func (b *base) meanOf(it *item, rule policy.Baseline, members, places []int32, yearsBack int) {
	if yearsBack == 0 && (rule.Mean == "mean" || rule.Mean == "median") {
		b.ofRatios(sortedValues(it, places), rule.Mean)
		return
	}
	sumN, sumD, ratios := 0.0, 0.0, []float64{}
	for _, at := range places {
		n, d, l := it.parts(members[at])
		if yearsBack == 1 {
			n, d = it.terms[0][2][members[at]], it.terms[0][3][members[at]]
			l = lacking(n, d)
		}
		if l == hasValue {
			sumN, sumD = sumN+n, sumD+d
			ratios = append(ratios, n*float64(it.factor.P)/(d*float64(it.factor.Q)))
		}
	}
	if yearsBack == 1 {
		b.n = len(ratios)
	}
	if rule.Mean == "mean" || rule.Mean == "median" {
		slices.Sort(ratios)
		b.ofRatios(ratios, rule.Mean)
		return
	}
	if sumD <= 0 {
		return
	}
	v := fraction(sumN, sumD)
	v.Mul(v, big.NewRat(it.factor.P, it.factor.Q))
	nearest, _ := v.Float64()
	b.amount, b.there = amount{quick(nearest), exact{v}}, true
}

// ofRatios is the mean or the median of rising values; the sum is taken in that order, so that it never depends on the input's.
func (b *base) ofRatios(rising []float64, mean string) {
	n := len(rising)
	if n == 0 {
		return
	}
	v := rising[n/2]
	if mean == "median" && n%2 == 0 {
		v = (rising[n/2-1] + rising[n/2]) / 2
	}
	if mean == "mean" {
		v = 0
		for _, r := range rising {
			v += r
		}
		v /= float64(n)
	}
	b.amount, b.there = amountOfFloat(v), true
}

// tabled finds the first row of a table that fits the group.
func (b *base) tabled(e *engine, rule policy.Baseline, t int, members, places []int32) {
	if len(places) == 0 {
		return
	}
	i := int(members[places[0]])
	word := func(name string) string { return e.facts.Texts[name].Of(i) }
	for _, row := range rule.Table {
		if (row.Track == "" || row.Track == e.policy.Tracks[t].ID) &&
			(row.Industry == "" || row.Industry == word("industry") || row.Industry == word("industry_group")) &&
			(row.Region == "" || row.Region == word("park_code")) && (row.Year == 0 || int(row.Year) == e.facts.Year) {
			b.amount, b.there = amountOf(row.Value), true
			return
		}
	}
}

func compareFloats(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
