package policy

import (
	"fmt"
	"math/big"
	"strconv"

	"permu/internal/strictyaml"
)

// Display says with how many decimals scores, points and values are shown. It is a matter of what is read alone: scores, ranks,
// cuts, gates and grades go by the numbers as they are kept.
type Display struct {
	// Values of indicators; left out: six significant digits at most.
	Value *Shown `yaml:"value"`
	// Points of an item; left out: as they are kept.
	Item *Shown `yaml:"item"`
	// The score; left out: as it is kept.
	Total *Shown `yaml:"total"`
}

// Shown is how a number is written: its decimals, and what becomes of those behind them.
type Shown struct {
	// Decimals, 0 to 6, no more than are kept.
	Digits strictyaml.Whole `yaml:"digits" jsonschema:"required,minimum=0,maximum=6"`
	// Left out: half_up, which is away from zero; truncate cuts off, towards zero.
	Mode string `yaml:"mode" jsonschema:"enum=half_up,enum=floor,enum=ceil,enum=truncate"`
}

// Truncate cuts decimals off, towards zero; only what is shown is cut so.
const Truncate = "truncate"

// Text is a number as it is shown; without a word of the policy as the reader of it usually writes it.
func (s *Shown) Text(v float64, usual func(v float64) string) string {
	shown, ok := s.rat(v)
	if !ok {
		return usual(v)
	}
	return shown.FloatString(int(s.Digits))
}

// Round is a number as it is shown, for cells that hold numbers; without a word of the policy it is the number itself.
func (s *Shown) Round(v float64) float64 {
	shown, ok := s.rat(v)
	if !ok {
		return v
	}
	nearest, _ := shown.Float64()
	return nearest
}

// rat rounds the decimals that a number is written with, so that 1.15 is not the 1.1499… that its float64 is.
func (s *Shown) rat(v float64) (*big.Rat, bool) {
	if s == nil {
		return nil, false
	}
	exact, ok := new(big.Rat).SetString(strconv.FormatFloat(v, 'f', -1, 64))
	if !ok { // no number at all
		return nil, false
	}
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(s.Digits)), nil)
	exact.Mul(exact, new(big.Rat).SetInt(unit))
	whole, rest := new(big.Int).QuoRem(exact.Num(), exact.Denom(), new(big.Int)) // towards zero
	if s.away(rest, exact.Denom()) {
		whole.Add(whole, big.NewInt(int64(rest.Sign())))
	}
	return new(big.Rat).SetFrac(whole, unit), true
}

// away reports whether a number goes away from zero for the part of a unit that is left of it.
func (s *Shown) away(rest, unit *big.Int) bool {
	switch s.Mode {
	case Truncate:
		return false
	case Floor:
		return rest.Sign() < 0
	case Ceil:
		return rest.Sign() > 0
	}
	return new(big.Int).Lsh(rest, 1).CmpAbs(unit) >= 0
}

// rounding checks that nothing is shown with decimals that are not kept.
func (c *checker) rounding(r Rounding) {
	items, _ := r.Item.Or(ItemDigits)
	total, _ := r.Total.Or(TotalDigits)
	c.shown("rounding.display.item", r.Display.Item, items)
	c.shown("rounding.display.total", r.Display.Total, total)
}

func (c *checker) shown(path string, s *Shown, kept int) {
	c.require(s == nil || int(s.Digits) <= kept, path+".digits", fmt.Sprintf("no more than the %d that are kept", kept), s.digits())
}

func (s *Shown) digits() int {
	if s == nil {
		return 0
	}
	return int(s.Digits)
}
