package policy

import (
	"fmt"
	"math"
	"math/big"
	"regexp"
	"strconv"

	"permu/internal/strictyaml"
)

// Unknown stands in a document for a number that its source has and that has not been seen: whoever uses the policy must
// set it.
const Unknown = "unknown"

// Decimal is a number as it is written: exact, or unknown. The zero value is zero.
type Decimal struct {
	exact   *big.Rat
	nearest float64
	unknown bool
}

var plainDecimal = regexp.MustCompile(`^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,2})?$`)

// ParseDecimal reads a number such as 24.097 or 1e4, or the word unknown.
func ParseDecimal(text string) (Decimal, error) {
	if text == Unknown {
		return Decimal{unknown: true}, nil
	}
	if len(text) > 40 || !plainDecimal.MatchString(text) {
		return Decimal{}, fmt.Errorf("must be a number such as 24.097, or unknown (is %q)", text)
	}
	exact, ok := new(big.Rat).SetString(text)
	if !ok {
		return Decimal{}, fmt.Errorf("must be a number (is %q)", text)
	}
	nearest, _ := exact.Float64()
	return Decimal{exact: exact, nearest: nearest}, nil
}

// DecimalOf is the decimal that a float prints as, e.g. 0.1 for 0.1.
func DecimalOf(v float64) Decimal {
	d, err := ParseDecimal(strconv.FormatFloat(v, 'g', -1, 64))
	if err != nil {
		return Decimal{unknown: true}
	}
	return d
}

// IsUnknown reports whether the number must still be set.
func (d Decimal) IsUnknown() bool { return d.unknown }

// Float is the nearest float64; NaN when unknown.
func (d Decimal) Float() float64 {
	if d.unknown {
		return math.NaN()
	}
	return d.nearest
}

// Rat is the exact number; it must not be changed. Unknown gives zero: check first.
func (d Decimal) Rat() *big.Rat {
	if d.exact == nil {
		return new(big.Rat)
	}
	return d.exact
}

// Sign is -1, 0 or 1; 0 when unknown.
func (d Decimal) Sign() int { return d.Rat().Sign() }

// String is the number in its shortest decimal form, or unknown.
func (d Decimal) String() string {
	if d.unknown {
		return Unknown
	}
	return strconv.FormatFloat(d.nearest, 'f', -1, 64)
}

// Equal compares exactly; two unknown numbers are equal.
func (d Decimal) Equal(other Decimal) bool {
	return d.unknown == other.unknown && d.Rat().Cmp(other.Rat()) == 0
}

// MarshalJSON writes the number, or the word unknown.
func (d Decimal) MarshalJSON() ([]byte, error) {
	if d.unknown {
		return []byte(`"` + Unknown + `"`), nil
	}
	return []byte(d.String()), nil
}

// UnmarshalYAML takes a number as it is written, and the word unknown.
func (d *Decimal) UnmarshalYAML(node strictyaml.Node) error {
	return strictyaml.Scalar(node, func(text string) (err error) {
		*d, err = ParseDecimal(text)
		return err
	})
}

// below compares two known numbers exactly.
func (d Decimal) below(other Decimal) bool { return d.Rat().Cmp(other.Rat()) < 0 }
