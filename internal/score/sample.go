package score

import (
	"cmp"
	"math"
	"math/big"
	"slices"

	"permu/internal/policy"
)

// sample is what one member brings into a baseline.
type sample struct {
	at    int32 // place of the member
	value float64
	prior bool // of the year before
}

// sample collects by group what the members bring that count in baselines; for the mean of the year before it is their
// figures of that year, whatever they are now.
func (b *baseliner) sample(groups int) {
	b.samples = make([][]sample, groups)
	counts := make([]int, groups)
	for _, g := range b.it.group {
		counts[g]++
	}
	for g, n := range counts {
		b.samples[g] = make([]sample, 0, n)
	}
	prior := b.rule.Source == policy.PriorGroupMean
	for at, i := range b.members {
		if !b.sorted.counted[i] {
			continue
		}
		s, ok := sample{int32(at), b.it.value[at], false}, b.it.lack[at] == hasValue
		if l := b.it.lack[at]; prior && l != notApplied && l != undecidable {
			s, ok = b.before(int32(at))
		}
		if g := b.it.group[at]; ok {
			b.samples[g] = append(b.samples[g], s)
		}
	}
}

// before is what a member brings of the year before. Of a change there is none: it would need a third year.
func (b *baseliner) before(at int32) (sample, bool) {
	n, d, l := b.it.before(b.members[at])
	if l != hasValue || b.it.changes() {
		return sample{}, false
	}
	value, _ := b.it.inUnit(fraction(n, d)).Float64()
	return sample{at, value, true}, true
}

// exactly is the value of a sample as a rational number.
func (s sample) exactly(it *item, members []int32) *big.Rat {
	if !s.prior {
		return it.exactly(members[s.at])
	}
	n, d, _ := it.before(members[s.at])
	return it.inUnit(fraction(n, d))
}

func byValue(a, b sample) int { return cmp.Compare(a.value, b.value) }

func sortedValues(samples []sample) []float64 {
	values := make([]float64, len(samples))
	for i, s := range samples {
		values[i] = s.value
	}
	slices.Sort(values)
	return values
}

// trimmed leaves the lowest and the highest so many percent of the samples out, rounded down. Equals stay together.
func trimmed(samples []sample, rule policy.Baseline) []sample {
	if rule.OutliersBelow == nil && rule.OutliersAbove == nil || len(samples) == 0 {
		return samples
	}
	rising := sortedValues(samples)
	low, high := 0, len(rising)
	if rule.OutliersBelow != nil {
		low = countOf(rule.OutliersBelow.Rat(), len(rising), policy.Floor)
	}
	if rule.OutliersAbove != nil {
		above := new(big.Rat).Sub(big.NewRat(100, 1), rule.OutliersAbove.Rat())
		high -= countOf(above, len(rising), policy.Floor)
	}
	least, most := math.Inf(-1), math.Inf(1) // who is beyond one of them is left out
	if low > 0 {
		least = rising[low-1]
		if low < len(rising) && rising[low] == least {
			least = math.Nextafter(least, math.Inf(-1))
		}
	}
	if high < len(rising) {
		most = rising[high]
		if high > 0 && rising[high-1] == most {
			most = math.Nextafter(most, math.Inf(1))
		}
	}
	return slices.DeleteFunc(slices.Clone(samples), func(s sample) bool { return s.value <= least || s.value >= most })
}
