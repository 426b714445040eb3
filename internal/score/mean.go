package score

import (
	"math/big"
	"slices"
)

// mean is the mean of some samples: the ratio of their sums, or the mean or the median of their values.
func (b *baseliner) mean(samples []sample) amount {
	switch b.rule.Mean {
	case "mean":
		return b.ofValues(samples)
	case "median":
		return b.percentile(samples, big.NewRat(50, 1))
	}
	return b.ratioOfSums(samples)
}

// ratioOfSums is the ratio of the sums; of a change, how much the ratio of the sums has changed.
func (b *baseliner) ratioOfSums(samples []sample) amount {
	now, earlier := [2]total{}, [2]total{}
	for _, s := range samples {
		if i := b.members[s.at]; s.prior {
			now[0].add(b.it.earlier[0][i])
			now[1].add(b.it.earlier[1][i])
		} else {
			n, d, _ := b.it.parts(i)
			now[0].add(n)
			now[1].add(d)
			earlier[0].add(b.it.earlier[0][i])
			earlier[1].add(b.it.earlier[1][i])
		}
	}
	of := func(sums [2]total) *big.Rat { return new(big.Rat).Quo(sums[0].rat(), sums[1].rat()) }
	if b.it.changes() {
		return amountOfRat(b.it.change(of(now), of(earlier)))
	}
	return amountOfRat(b.it.inUnit(of(now)))
}

// total is an exact sum of whole numbers, however large.
type total struct {
	small int64
	large *big.Int
}

func (t *total) add(v float64) {
	const much = 1 << 60
	t.small += int64(v)
	if t.small > much || t.small < -much {
		if t.large == nil {
			t.large = new(big.Int)
		}
		t.large.Add(t.large, big.NewInt(t.small))
		t.small = 0
	}
}

func (t *total) rat() *big.Rat {
	sum := big.NewInt(t.small)
	if t.large != nil {
		sum.Add(sum, t.large)
	}
	return new(big.Rat).SetInt(sum)
}

// percentile is the percentile of the values of some samples as spreadsheets have it (PERCENTILE.INC): between two values
// it lies where the share does.
func (b *baseliner) percentile(samples []sample, percent *big.Rat) amount {
	rising := slices.SortedFunc(slices.Values(samples), byValue)
	place := new(big.Rat).Mul(percent, big.NewRat(int64(len(rising)-1), 100))
	at := floor(place)
	v := rising[at].exactly(b.it, b.members)
	if part := place.Sub(place, big.NewRat(at, 1)); part.Sign() > 0 {
		next := rising[at+1].exactly(b.it, b.members)
		v = new(big.Rat).Add(v, part.Mul(part, next.Sub(next, v)))
	}
	return amountOfRat(v)
}

// mostFractions is how many different fractions are added exactly; the digits of their sum grow with each.
const mostFractions = 1000

// ofValues is the mean of the values. Of very many different ones it is the mean of their float64 values, which are
// correctly rounded and added exactly, so that it does not depend on the order either.
func (b *baseliner) ofValues(samples []sample) amount {
	times := map[float64]int64{}
	for _, s := range samples {
		times[s.value]++
	}
	rising := slices.SortedFunc(slices.Values(samples), byValue)
	different := slices.CompactFunc(rising, func(a, b sample) bool { return a.value == b.value })
	parts := make([]*big.Rat, len(different))
	for i, s := range different {
		parts[i] = new(big.Rat).SetFloat64(s.value)
		if len(different) <= mostFractions {
			parts[i] = s.exactly(b.it, b.members)
		}
		parts[i].Mul(parts[i], big.NewRat(times[s.value], 1))
	}
	sum := added(parts)
	return amountOfRat(sum.Quo(sum, big.NewRat(int64(len(samples)), 1)))
}

// added is the sum of some fractions, added by halves so that the digits grow late.
func added(parts []*big.Rat) *big.Rat {
	if len(parts) == 1 {
		return parts[0]
	}
	half := len(parts) / 2
	return new(big.Rat).Add(added(parts[:half]), added(parts[half:]))
}
