package score

import (
	"math"
	"math/big"

	"permu/internal/policy"
)

// field is the arithmetic that a formula needs; quick and exact are the two that there are.
type field[T any] interface {
	plus(T) T
	minus(T) T
	times(T) T
	over(T) T
	below(T) bool
}

type quick float64

func (a quick) plus(b quick) quick  { return a + b }
func (a quick) minus(b quick) quick { return a - b }
func (a quick) times(b quick) quick { return a * b }
func (a quick) over(b quick) quick  { return a / b }
func (a quick) below(b quick) bool  { return a < b }

type exact struct{ *big.Rat }

func (a exact) plus(b exact) exact  { return exact{new(big.Rat).Add(a.Rat, b.Rat)} }
func (a exact) minus(b exact) exact { return exact{new(big.Rat).Sub(a.Rat, b.Rat)} }
func (a exact) times(b exact) exact { return exact{new(big.Rat).Mul(a.Rat, b.Rat)} }
func (a exact) over(b exact) exact  { return exact{new(big.Rat).Quo(a.Rat, b.Rat)} }
func (a exact) below(b exact) bool  { return a.Cmp(b.Rat) < 0 }

// amount is a number in both arithmetics.
type amount struct {
	quick quick
	exact exact
}

func amountOf(d policy.Decimal) amount { return amount{quick(d.Float()), exact{d.Rat()}} }

func amountOr(d *policy.Decimal, otherwise float64) amount {
	if d == nil {
		return amountOf(policy.DecimalOf(otherwise))
	}
	return amountOf(*d)
}

// amountOfFloat is a float64 taken as the exact number that it is.
func amountOfFloat(v float64) amount { return amount{quick(v), exact{new(big.Rat).SetFloat64(v)}} }

func (a amount) float() float64 { return float64(a.quick) }

// amountOfRat is an exact number, in float64 correctly rounded.
func amountOfRat(v *big.Rat) amount {
	nearest, _ := v.Float64()
	return amount{quick(nearest), exact{v}}
}

// times is the product, correctly rounded too.
func (a amount) times(b amount) amount {
	return amountOfRat(new(big.Rat).Mul(a.exact.Rat, b.exact.Rat))
}

// rounding rounds to whole multiples of 10^-digits.
type rounding struct {
	digits int
	mode   string
	unit   float64 // 10^digits
}

func roundingOf(to policy.RoundTo, digits int) rounding {
	digits, mode := to.Or(digits)
	return rounding{digits, mode, math.Pow10(digits)}
}

// closeCall is how near to a rounding step, in units, a float64 result is not trusted; the errors of the formulas stay
// below it for results up to mostQuick units.
const (
	closeCall = 1e-6
	mostQuick = 1e8
)

// round is a result as whole units. Where the quick result is too near to a step, precise decides.
func (r rounding) round(v quick, precise func() *big.Rat) int64 {
	scaled := float64(v) * r.unit
	if math.IsNaN(scaled) || math.Abs(scaled) > mostQuick || r.near(scaled) {
		return r.roundRat(precise())
	}
	switch r.mode {
	case policy.Floor:
		return int64(math.Floor(scaled))
	case policy.Ceil:
		return int64(math.Ceil(scaled))
	}
	return int64(math.Round(scaled))
}

func (r rounding) near(scaled float64) bool {
	step := math.Round(scaled)
	if r.mode == policy.HalfUp {
		step = math.Floor(scaled) + 0.5
	}
	return math.Abs(scaled-step) < closeCall
}

// roundRat rounds an exact number; half_up is away from zero.
func (r rounding) roundRat(v *big.Rat) int64 {
	scaled := new(big.Rat).Mul(v, new(big.Rat).SetFloat64(r.unit))
	switch r.mode {
	case policy.Floor:
		return floor(scaled)
	case policy.Ceil:
		return -floor(scaled.Neg(scaled))
	}
	if scaled.Sign() < 0 {
		return -floor(scaled.Add(scaled.Neg(scaled), big.NewRat(1, 2)))
	}
	return floor(scaled.Add(scaled, big.NewRat(1, 2)))
}

// mostUnits bounds what is rounded: beyond it no score means anything, and sums stay far from overflowing.
const mostUnits = 1 << 52

func floor(v *big.Rat) int64 {
	whole := new(big.Int).Div(v.Num(), v.Denom()) // Euclidean: the denominator is positive
	switch {
	case whole.CmpAbs(big.NewInt(mostUnits)) < 0:
		return whole.Int64()
	case whole.Sign() < 0:
		return -mostUnits
	}
	return mostUnits
}

// value is a whole number of units as people read it.
func (r rounding) value(units int64) float64 { return float64(units) / r.unit }

// rat is a whole number of units as an exact number.
func (r rounding) rat(units int64) *big.Rat {
	return new(big.Rat).Quo(new(big.Rat).SetInt64(units), new(big.Rat).SetFloat64(r.unit))
}

// precise is the exact number.
func (a amount) precise() *big.Rat { return a.exact.Rat }
