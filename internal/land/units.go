package land

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// SquareMetresPerMu is the area of one mu (亩): exactly 2000/3 m².
const SquareMetresPerMu = 2000.0 / 3

// Mu converts m² to mu (亩); 1 mu is 2000/3 m² exactly. Areas that came as mu were kept as m² with four decimals: one that
// lies within half of that step of a whole 1/10,000 mu is that, so that 10 mu stay 10 mu at a threshold.
func Mu(areaM2 float64) float64 {
	const halfStep = 0.5e-4 * 3 / 2000
	mu := areaM2 * 3 / 2000
	if whole := math.Round(mu*1e4) / 1e4; math.Abs(mu-whole) <= halfStep {
		return whole
	}
	return mu
}

// StepsPerMu and StepsPerM2 are how many steps of held land make a mu and a square metre: land is held in 1/20,000,000 mu,
// which is 1/30,000 m², so that areas with four decimals of either are whole and add up exactly.
const (
	StepsPerMu = 20_000_000
	StepsPerM2 = 30_000
)

// Money is an amount in hundredths of a yuan (fen), so that sums are exact and attribution conserves.
type Money int64

// YuanPerWan is the number of yuan in one 万元.
const YuanPerWan = 10_000

// MaxYuan bounds a single amount: ten trillion yuan, far above any zone and far below overflow of a sum.
const MaxYuan = 1e13

// maxSumYuan bounds the sums of a zone: up to it a float64 of yuan tells every fen.
const maxSumYuan = 7e13

// MoneyFromYuan rounds an amount in yuan to the nearest fen, halves away from zero.
// It reports an error for NaN, infinities and amounts above [MaxYuan].
func MoneyFromYuan(yuan float64) (Money, error) { return moneyWithin(yuan, MaxYuan) }

func moneyWithin(yuan, most float64) (Money, error) {
	if math.IsNaN(yuan) || math.Abs(yuan) > most {
		return 0, fmt.Errorf("%g yuan: %w", yuan, ErrInvalid)
	}
	return Money(math.Round(yuan * 100)), nil
}

// Yuan is the amount in yuan.
func (m Money) Yuan() float64 { return float64(m) / 100 }

// Grouped is the amount in yuan as documents write it: 1,234,567.80.
func (m Money) Grouped() string {
	sign, text := "", strconv.FormatFloat(math.Abs(m.Yuan()), 'f', 2, 64)
	if m < 0 {
		sign = "-"
	}
	for i := len(text) - len(",000.00") + 1; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return sign + text
}

// PerMu is the amount in 万元 per mu of an area in square metres; the area must be positive.
func (m Money) PerMu(areaM2 float64) float64 { return m.Yuan() / YuanPerWan / Mu(areaM2) }

// String writes the amount in yuan without loss: "1234.5" is 1,234 yuan 50 fen.
func (m Money) String() string { return strconv.FormatFloat(m.Yuan(), 'f', -1, 64) }

// MarshalJSON writes the amount as a number of yuan.
func (m Money) MarshalJSON() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalJSON reads a number of yuan: a single amount, or the sum of many.
func (m *Money) UnmarshalJSON(text []byte) error {
	yuan, err := strconv.ParseFloat(string(text), 64)
	if err != nil {
		return fmt.Errorf("amount %s: %w", text, ErrInvalid)
	}
	if *m, err = moneyWithin(yuan, maxSumYuan); err != nil {
		return err
	}
	if fen, exact := fenOf(string(text)); exact {
		*m = fen
	}
	return nil
}

// fenOf reads an amount of yuan with two decimals at most, digit by digit: a float64 loses the last fen of a large sum.
func fenOf(yuan string) (Money, bool) {
	whole, cents, _ := strings.Cut(yuan, ".")
	if len(cents) > 2 {
		return 0, false
	}
	fen, err := strconv.ParseInt(whole+(cents + "00")[:2], 10, 64)
	return Money(fen), err == nil
}
