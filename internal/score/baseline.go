package score

import (
	"fmt"
	"slices"
	"strings"

	"permu/internal/policy"
)

// base is what the values of one group are measured against.
type base struct {
	amount // NaN and nil when there is none
	there  bool
	from   string // the source that it came from in the end
	n      int    // values that count
	least  amount // of the values that count
	most   amount
	sorted []float64 // the values that count, rising; only for rank and percentile
	mean   int64     // of the points, when an item without a value takes it
	hasOne bool      // mean is known
}

// baselines finds the groups of an item and the baseline of each.
func (e *engine) baselines(it *item, t int, members []int32) {
	rule := policy.Baseline{}
	if it.indicator.Baseline != nil {
		rule = *it.indicator.Baseline
	}
	var untold int
	if rule.Source == policy.Table {
		it.group, untold = e.rows(rule.Table, t, members)
	} else {
		it.group, untold = e.grouped(rule.Per, members)
	}
	groups := untold
	if slices.Contains(it.group, uint32(untold)) {
		groups++
	}
	b := &baseliner{engine: e, it: it, rule: rule, members: members, first: make([]int32, groups), wider: map[string]base{}}
	for at := len(members) - 1; at >= 0; at-- {
		b.first[it.group[at]] = int32(at)
	}
	b.sample(groups)
	it.bases = make([]base, groups)
	for g := range it.bases[:untold] {
		it.bases[g] = b.of(g)
	}
	it.withoutBase()
	it.withoutGroup(uint32(untold))
}

// withoutGroup takes the values out of whom it is not known in which group they are measured, and the items of whom it is
// not known what they weigh.
func (it *item) withoutGroup(untold uint32) {
	for at, l := range it.lack {
		ungrouped := it.group[at] == untold && it.measured() && (l == hasValue || l == noBaseline)
		if ungrouped || it.unweighed(at) && l != notApplied && l != undecidable {
			it.lack[at] = noGroup
		}
	}
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
	for at := range it.value {
		if it.lack[at] == hasValue && !it.bases[it.group[at]].there && it.measured() {
			it.lack[at] = noBaseline
		}
	}
}

// measured reports whether the scorer measures values against a baseline or against each other.
func (it *item) measured() bool {
	switch it.indicator.Scorer.Kind() {
	case policy.Raw, policy.Flag:
		return false
	case policy.Step:
		return it.indicator.Baseline != nil
	}
	return true
}

// grouped numbers the groups of the members by some words; 0 is the only one when there are none. Of whom a word is not
// known has the number behind the last.
func (e *engine) grouped(per []string, members []int32) (groups []uint32, n int) {
	groups = make([]uint32, len(members))
	if len(per) == 0 {
		return groups, 1
	}
	numbered, untold := map[string]uint32{}, []int{}
	for at, i := range members {
		key, known := e.groupKey(per, i)
		g, ok := numbered[key]
		if known && !ok {
			g = uint32(len(numbered))
			numbered[key] = g
		}
		if groups[at] = g; !known {
			untold = append(untold, at)
		}
	}
	for _, at := range untold {
		groups[at] = uint32(len(numbered))
	}
	return groups, len(numbered)
}

// groupKey names the group of a subject, such as 18 or P01/18; false where one of its words is not known.
func (e *engine) groupKey(per []string, i int32) (string, bool) {
	words, known := make([]string, len(per)), true
	for at, name := range per {
		var told bool
		words[at], told = e.word(name, int(i))
		known = known && told
	}
	return strings.Join(words, "/"), known
}

// word is the park, the industry or the industry group of a subject, and whether it is known. Who is of an industry that no
// group names is known to be of none.
func (e *engine) word(name string, i int) (string, bool) {
	if name == "park" {
		park := e.facts.Texts["park_code"].Of(i)
		return park, park != ""
	}
	return e.facts.Texts[name].Of(i), e.facts.Texts["industry"].Of(i) != ""
}

// rows groups the members by the first row of a table that fits them; the last group is of those whom none fits. Of whom
// it is not known whether a row fits before has the number behind it.
func (e *engine) rows(table []policy.BaselineRow, t int, members []int32) (groups []uint32, n int) {
	groups = make([]uint32, len(members))
	for at, i := range members {
		groups[at] = uint32(len(table))
		for r, row := range table {
			fits := e.fits(row, t, int(i))
			if fits == policy.Yes {
				groups[at] = uint32(r)
			} else if fits == policy.CannotTell {
				groups[at] = uint32(len(table) + 1)
			}
			if fits != policy.No {
				break
			}
		}
	}
	return groups, len(table) + 1
}

// fits reports whether a row of a table is for a subject.
func (e *engine) fits(row policy.BaselineRow, t, i int) policy.Truth {
	if row.Track != "" && row.Track != e.policy.Tracks[t].ID || row.Year != 0 && int(row.Year) != e.facts.Year {
		return policy.No
	}
	park, inPark := e.word("park", i)
	industry, known := e.word("industry", i)
	group, _ := e.word("industry_group", i)
	switch {
	case row.Region != "" && inPark && row.Region != park, row.Industry != "" && known && row.Industry != industry && row.Industry != group:
		return policy.No
	case row.Region != "" && !inPark || row.Industry != "" && !known:
		return policy.CannotTell
	}
	return policy.Yes
}

// baseliner finds the baselines of one item.
type baseliner struct {
	*engine
	it      *item
	rule    policy.Baseline
	members []int32
	first   []int32         // by group: the place of a member
	samples [][]sample      // by group: what its members bring that count
	wider   map[string]base // by industry group; the whole track under "*"
}

// of is the baseline of a group. One of too few values falls back, and so does one that gives nothing to measure against.
func (b *baseliner) of(g int) base {
	switch b.rule.Source {
	case policy.Const:
		return b.fixed(g, b.rule.Value, policy.Const)
	case policy.Table:
		if g < len(b.rule.Table) {
			return b.fixed(g, &b.rule.Table[g].Value, policy.Table)
		}
	}
	own := b.made(b.samples[g])
	if own.there && own.n >= int(b.rule.MinN) && b.rule.Source != policy.Table {
		return own
	}
	switch b.rule.Fallback {
	case "value":
		return b.fixed(g, b.rule.Value, "value")
	case "industry_group":
		if fallen := b.ofIndustries(g); fallen.there {
			return fallen
		}
	case "none":
		own.there = false
		return own
	}
	if fallen := b.ofTrack(); fallen.there && len(b.rule.Per) > 0 {
		return fallen
	}
	own.there = false
	return own
}

// fixed is a number of the policy as the baseline of a group.
func (b *baseliner) fixed(g int, value *policy.Decimal, from string) base {
	own := base{from: from, n: len(b.samples[g]), amount: amountOf(*value)}
	own.extremes(b.it, b.members, b.samples[g])
	own.there = b.serves(&own)
	return own
}

// ofTrack is the baseline of the whole track in place of a group's.
func (b *baseliner) ofTrack() base {
	return b.widened("*", "track", func() []sample { return slices.Concat(b.samples...) })
}

// ofIndustries is the baseline of the industry group to which the members of a group belong.
func (b *baseliner) ofIndustries(g int) base {
	if len(b.members) == 0 {
		return base{}
	}
	of := func(at int32) string {
		group, known := b.word("industry_group", int(b.members[at]))
		return fmt.Sprint(group, known)
	}
	group := of(b.first[g])
	return b.widened("industry_group "+group, "industry_group", func() []sample {
		var list []sample
		for _, samples := range b.samples {
			for _, s := range samples {
				if of(s.at) == group {
					list = append(list, s)
				}
			}
		}
		return list
	})
}

// widened is the baseline of more than one group, found once; it too must be large enough.
func (b *baseliner) widened(name, from string, samples func() []sample) base {
	if known, ok := b.wider[name]; ok {
		return known
	}
	wide := b.made(samples())
	wide.from, wide.there = from, wide.there && wide.n >= int(b.rule.MinN)
	b.wider[name] = wide
	return wide
}

// made is the baseline of some samples.
func (b *baseliner) made(samples []sample) base {
	samples = trimmed(samples, b.rule)
	own := base{from: b.rule.Source, n: len(samples)}
	if len(samples) == 0 {
		return own
	}
	own.extremes(b.it, b.members, samples)
	switch b.rule.Source {
	case policy.GroupMean, policy.PriorGroupMean:
		own.amount = b.mean(samples)
	case policy.AtPercentile:
		own.amount = b.percentile(samples, b.rule.Percentile.Rat())
	case policy.Max:
		own.amount = own.most
	case "":
		if b.it.indicator.Scorer.Kind() == policy.RatioMax {
			own.amount = own.most
		}
	}
	if b.rule.Times != nil && own.exact.Rat != nil {
		own.amount = own.amount.times(amountOf(*b.rule.Times))
	}
	own.there = b.serves(&own)
	return own
}

// needsBaseline reports whether an indicator divides by its baseline.
func needsBaseline(i policy.Indicator) bool {
	switch i.Scorer.Kind() {
	case policy.Ratio, policy.RatioMax, policy.ReverseRatio, policy.ReverseLinear:
		return true
	}
	return i.Scorer.Kind() == policy.Step && i.Baseline != nil
}

// serves reports whether the scorer can measure values against a baseline: nothing can be measured against nothing or
// against losses, and there is no scale where there are no values.
func (b *baseliner) serves(own *base) bool {
	if needsBaseline(b.it.indicator) {
		return own.exact.Rat != nil && own.exact.Sign() > 0
	}
	switch b.it.indicator.Scorer.Kind() {
	case policy.MinMax, policy.ReverseMinMax, policy.RankScore, policy.Percentile:
		return own.n > 0
	}
	return own.exact.Rat != nil
}

// extremes finds the least and the most value, exactly, and keeps the order of them where the scorer asks for it.
func (own *base) extremes(it *item, members []int32, samples []sample) {
	if len(samples) == 0 || it.indicator.Scorer.Kind() == policy.Flag {
		return
	}
	low := slices.MinFunc(samples, byValue)
	high := slices.MaxFunc(samples, byValue)
	own.least, own.most = amountOfRat(low.exactly(it, members)), amountOfRat(high.exactly(it, members))
	if kind := it.indicator.Scorer.Kind(); kind == policy.RankScore || kind == policy.Percentile {
		own.sorted = sortedValues(samples)
	}
}
