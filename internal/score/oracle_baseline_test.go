package score_test

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"permu/internal/policy"
)

// measure is what the values of one group are measured against.
type measure struct {
	value       *big.Rat // nil: none
	least, most *big.Rat // of the values that count; nil without any
	values      []*big.Rat
}

// sample is what one member brings into a baseline; of a change also what there was before.
type sample struct{ num, den, before, by, value *big.Rat }

// measure finds the baseline of every member of a track, and who has none.
func (o *oracle) measure(t policy.Track, i policy.Indicator, at int, members []*entrant) {
	b := either(i.Baseline == nil, &policy.Baseline{}, i.Baseline)
	for _, e := range members {
		m := e.marks[at]
		m.group = e.words(b.Per)
		if row := e.row(t, b.Table); b.Source == policy.Table {
			m.group = either(row == cannotTellRow, unknown, fmt.Sprint(row))
		}
		if m.group == unknown {
			m.base = &measure{}
			if m.lack == "" && measured(i) {
				m.lack = noGroup
			}
			continue
		}
		peers := e.peers(members, b.Per)
		m.base = o.baseline(t, i, at, e, peers, members)
		if m.lack == "" && !m.base.serves(i) {
			m.lack = noMeasure
		}
	}
}

// measured reports whether a scorer measures values against something.
func measured(i policy.Indicator) bool {
	kind := i.Scorer.Kind()
	return kind != policy.Raw && kind != policy.Flag && (kind != policy.Step || i.Baseline != nil)
}

// unknown is the group of whom nobody knows it.
const unknown = "?"

// words say in which group the entrant is, by park, industry or industry group.
func (e *entrant) words(per []string) string {
	var words []string
	for _, name := range per {
		park := e.facts.Texts["park_code"].Of(e.at)
		if name == "park" && park == "" || name != "park" && e.division() == "" {
			return unknown
		}
		words = append(words, map[string]string{"park": park, "industry": e.division(), "industry_group": e.industryGroup()}[name])
	}
	return strings.Join(words, "/")
}

func (e *entrant) peers(members []*entrant, per []string) []*entrant {
	return slices.DeleteFunc(slices.Clone(members), func(other *entrant) bool { return other.words(per) != e.words(per) })
}

// serves reports whether a scorer can measure values against it: nothing can be measured against nothing, or losses.
func (m *measure) serves(i policy.Indicator) bool {
	switch i.Scorer.Kind() {
	case policy.Step:
		return i.Baseline == nil || m.value != nil && m.value.Sign() > 0
	case policy.Ratio, policy.RatioMax, policy.ReverseRatio, policy.ReverseLinear:
		return m.value != nil && m.value.Sign() > 0
	case policy.MinMax, policy.ReverseMinMax:
		return m.least != nil
	case policy.RankScore, policy.Percentile:
		return len(m.values) > 0
	}
	return true
}

// baseline is what an entrant among its peers is measured against; a group of too few values, or one that gives nothing to
// measure against, falls back: its industry group when the policy says so, and in the end the whole track.
func (o *oracle) baseline(t policy.Track, i policy.Indicator, at int, e *entrant, peers, members []*entrant) *measure {
	b := either(i.Baseline == nil, &policy.Baseline{}, i.Baseline)
	switch b.Source {
	case policy.Const:
		return &measure{value: b.Value.Rat()}
	case policy.Table:
		return e.tabled(t, b)
	}
	if m := o.from(b, i, at, peers); m != nil {
		return m
	}
	switch {
	case b.Fallback == "value":
		return &measure{value: b.Value.Rat()}
	case b.Fallback == "none" || len(b.Per) == 0:
		return &measure{}
	case b.Fallback == "industry_group":
		if m := o.from(b, i, at, e.peers(members, []string{"industry_group"})); m != nil {
			return m
		}
	}
	if m := o.from(b, i, at, members); m != nil {
		return m
	}
	return &measure{}
}

// cannotTellRow is the row of whom nobody can tell it.
const cannotTellRow = -2

// row is the first row of a table that fits the entrant; -1 when none does.
func (e *entrant) row(t policy.Track, table []policy.BaselineRow) int {
	park, industry := e.facts.Texts["park_code"].Of(e.at), e.division()
	for at, row := range table {
		fits := (row.Track == "" || row.Track == t.ID) && (row.Year == 0 || int(row.Year) == e.facts.Year) &&
			(row.Region == "" || park == "" || row.Region == park) &&
			(row.Industry == "" || industry == "" || row.Industry == industry || row.Industry == e.industryGroup())
		switch {
		case fits && (row.Region != "" && park == "" || row.Industry != "" && industry == ""):
			return cannotTellRow
		case fits:
			return at
		}
	}
	return -1
}

func (e *entrant) tabled(t policy.Track, b *policy.Baseline) *measure {
	if row := e.row(t, b.Table); row >= 0 {
		return &measure{value: b.Table[row].Value.Rat()}
	}
	if b.Fallback == "value" {
		return &measure{value: b.Value.Rat()}
	}
	return &measure{}
}

// from makes a baseline of the values of some entrants; nil when too few of them count, or when it does not serve.
func (o *oracle) from(b *policy.Baseline, i policy.Indicator, at int, peers []*entrant) *measure {
	samples := trimmed(known(peers, func(e *entrant) (sample, bool) { return e.sample(b, i, at) }), b)
	if len(samples) < max(1, int(b.MinN)) {
		return nil
	}
	values := valuesOf(samples)
	m := &measure{least: values[0], most: values[len(values)-1], values: values}
	switch {
	case b.Source == policy.Max || b.Source == "" && i.Scorer.Kind() == policy.RatioMax:
		m.value = times(m.most, or(b.Times, 1))
	case b.Source == policy.AtPercentile:
		m.value = times(atPercentile(values, b.Percentile.Rat()), or(b.Times, 1))
	case b.Source != "":
		m.value = times(meanOf(i, samples, b.Mean), or(b.Times, 1))
	}
	return either(m.serves(i), m, nil)
}

// sample is what a member brings: of the year, or for a mean of the year before of that one.
func (e *entrant) sample(b *policy.Baseline, i policy.Indicator, at int) (sample, bool) {
	m := e.marks[at]
	if !e.counted || m.lack == notForIt || m.lack == cannotTell {
		return sample{}, false
	}
	if b.Source != policy.PriorGroupMean {
		before, by, _ := e.parts(i, 1, 1)
		return sample{m.num, m.den, before, by, m.value}, m.value != nil
	}
	num, den, lack := e.parts(i, 1, 1)
	if lack != "" {
		return sample{}, false
	}
	return sample{num: num, den: den, value: times(over(num, den), quantities()[i.Unit].of)}, true
}

func valuesOf(samples []sample) []*big.Rat {
	values := make([]*big.Rat, len(samples))
	for at, s := range samples {
		values[at] = s.value
	}
	slices.SortFunc(values, (*big.Rat).Cmp)
	return values
}

// trimmed leaves out the lowest and the highest so many percent of the values; equal ones stay together.
func trimmed(samples []sample, b *policy.Baseline) []sample {
	if len(samples) == 0 {
		return nil
	}
	values, all := valuesOf(samples), len(samples)
	low, high := or(b.OutliersBelow, 0), minus(whole(100), or(b.OutliersAbove, 100))
	return slices.DeleteFunc(samples, func(s sample) bool {
		asLow, asHigh := 0, 0
		for _, v := range values {
			asLow += either(v.Cmp(s.value) <= 0, 1, 0)
			asHigh += either(v.Cmp(s.value) >= 0, 1, 0)
		}
		return !less(percentOf(whole(all), low), whole(asLow)) || !less(percentOf(whole(all), high), whole(asHigh))
	})
}

// atPercentile is the percentile of rising values as spreadsheets have it (PERCENTILE.INC).
func atPercentile(rising []*big.Rat, percent *big.Rat) *big.Rat {
	at := percentOf(whole(len(rising)-1), percent)
	below := floored(at)
	first := int(below.Num().Int64())
	next := min(first+1, len(rising)-1)
	return plus(rising[first], times(minus(at, below), minus(rising[next], rising[first])))
}

// meanOf is the ratio of the sums, or the mean or the median of the values; of a change the ratio of sums is that change
// of the whole group.
func meanOf(i policy.Indicator, samples []sample, kind string) *big.Rat {
	of := quantities()[i.Unit].of
	switch kind {
	case "mean":
		return over(sum(valuesOf(samples)), whole(len(samples)))
	case "median":
		return atPercentile(valuesOf(samples), whole(50))
	}
	all := func(part func(sample) *big.Rat) *big.Rat {
		total := new(big.Rat)
		for _, s := range samples {
			total = plus(total, part(s))
		}
		return total
	}
	now := over(all(func(s sample) *big.Rat { return s.num }), all(func(s sample) *big.Rat { return s.den }))
	if i.Measure != "growth" && i.Measure != "decline" {
		return times(now, of)
	}
	before := over(all(func(s sample) *big.Rat { return s.before }), all(func(s sample) *big.Rat { return s.by }))
	return times(minus(over(now, before), whole(1)), times(of, whole(either(i.Measure == "decline", -1, 1))))
}
