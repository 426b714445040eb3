package score_test

import (
	"math/big"

	"permu/internal/policy"
)

func whole(n int) *big.Rat             { return new(big.Rat).SetInt64(int64(n)) }
func ratio(a, b int64) *big.Rat        { return big.NewRat(a, b) }
func plus(a, b *big.Rat) *big.Rat      { return new(big.Rat).Add(a, b) }
func minus(a, b *big.Rat) *big.Rat     { return new(big.Rat).Sub(a, b) }
func times(a, b *big.Rat) *big.Rat     { return new(big.Rat).Mul(a, b) }
func over(a, b *big.Rat) *big.Rat      { return new(big.Rat).Quo(a, b) }
func less(a, b *big.Rat) bool          { return a.Cmp(b) < 0 }
func least(a, b *big.Rat) *big.Rat     { return either(less(b, a), b, a) }
func most(a, b *big.Rat) *big.Rat      { return either(less(a, b), b, a) }
func percentOf(n, p *big.Rat) *big.Rat { return over(times(n, p), whole(100)) }
func either[T any](ok bool, a, b T) T {
	if ok {
		return a
	}
	return b
}

func sum(values []*big.Rat) *big.Rat {
	total := new(big.Rat)
	for _, v := range values {
		total.Add(total, v)
	}
	return total
}

// or is a decimal of a policy, or what stands for one that is left out.
func or(d *policy.Decimal, otherwise int) *big.Rat {
	if d == nil {
		return whole(otherwise)
	}
	return d.Rat()
}

// ceiling, floored and nearest make a whole number; halves go away from zero.
func floored(v *big.Rat) *big.Rat {
	return new(big.Rat).SetInt(new(big.Int).Div(v.Num(), v.Denom())) // Euclidean: down, as the denominator is positive
}

func ceiling(v *big.Rat) *big.Rat { return new(big.Rat).Neg(floored(new(big.Rat).Neg(v))) }

func nearest(v *big.Rat) *big.Rat {
	half := ratio(1, 2)
	if v.Sign() < 0 {
		return new(big.Rat).Neg(floored(plus(new(big.Rat).Neg(v), half)))
	}
	return floored(plus(v, half))
}

func rounded(v *big.Rat, mode string) *big.Rat {
	switch mode {
	case policy.Floor:
		return floored(v)
	case policy.Ceil:
		return ceiling(v)
	}
	return nearest(v)
}

// mostUnits bounds what is rounded, in units of the last digit.
const mostUnits = 1 << 52

// roundedTo is a number rounded as a policy says, with so many digits when it does not.
func roundedTo(v *big.Rat, rule policy.RoundTo, digits int) *big.Rat {
	digits, mode := rule.Or(digits)
	unit := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits)), nil))
	units := most(whole(-mostUnits), least(whole(mostUnits), rounded(times(v, unit), mode)))
	return over(units, unit)
}
