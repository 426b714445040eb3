package synth

import (
	"hash/fnv"
	"math"
	"math/rand/v2"
	"time"
)

// dice is one stream of random choices. Every stage of every park has its own, so that one stage may change without
// moving the others.
type dice struct{ *rand.Rand }

func newDice(seed uint64, stage string, n int) dice {
	h := fnv.New64a()
	_, _ = h.Write([]byte(stage))
	return dice{rand.New(rand.NewPCG(seed, h.Sum64()+uint64(n)))}
}

func (d dice) between(low, high float64) float64 { return low + (high-low)*d.Float64() }

func (d dice) chance(p float64) bool { return d.Float64() < p }

// whole is uniform over low..high, both included.
func (d dice) whole(low, high int) int { return low + d.IntN(high-low+1) }

// logNormal has the given median; sigma is the spread of its logarithm.
func (d dice) logNormal(median, sigma float64) float64 {
	return median * math.Exp(sigma*d.NormFloat64())
}

// within repeats a log-normal draw until it falls inside low..high.
func (d dice) within(median, sigma, low, high float64) float64 {
	for {
		if v := d.logNormal(median, sigma); v >= low && v <= high {
			return v
		}
	}
}

// day is uniform over the days of the years first..last.
func (d dice) day(first, last int) time.Time {
	return date(first, 1, 1).AddDate(0, 0, d.IntN(365*(last-first+1)))
}

func pick[T any](d dice, of []T) T { return of[d.IntN(len(of))] }

func date(year, month, day int) time.Time {
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

func clamp(v, low, high float64) float64 { return math.Min(math.Max(v, low), high) }

// round keeps the given number of decimals.
func round(v float64, decimals int) float64 {
	p := math.Pow10(decimals)
	return math.Round(v*p) / p
}
