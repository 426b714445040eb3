package review

import (
	"regexp"
	"strings"

	"permu/internal/land"
)

// Rules for what a field of the dossier must hold.
const (
	CreditCode = "uscc"   // a unified social credit code, in zones that check codes
	Phone      = "phone"  // a telephone number in mainland China
	Amount     = "amount" // an amount of money, or that there is none
)

var (
	// phones are mobile numbers, fixed ones with their area code, and those of 400 and 800, blanks and hyphens left out.
	phones  = regexp.MustCompile(`(^|\D)((\+?86)?1[3-9]\d{9}|0\d{2,3}[1-9]\d{6,7}|[48]00\d{7})($|\D)`)
	parting = regexp.MustCompile(`[\s\-－—()（）]`)
	// amounts are a figure alone, which is in the unit of the field, and figures with a unit of money among words.
	amounts = regexp.MustCompile(`^\d[\d,]*(\.\d+)?$|\d\s*(万|亿)?\s*元|\d\s*[万亿]|^(无|不涉及|none)`)
	minus   = regexp.MustCompile(`^\s*[-−－]`)
)

// broken is the rule that a value breaks, or nothing.
func (f DossierField) broken(value string, freeCodes bool) string {
	switch {
	case value == "":
		return ""
	case f.Rule == CreditCode && !freeCodes:
		if err := land.CheckUSCC(value); err != nil {
			return strings.TrimSuffix(err.Error(), ": "+land.ErrInvalid.Error())
		}
	case f.Rule == Phone && !phones.MatchString(parting.ReplaceAllString(value, "")):
		return "must hold a telephone number: 11 digits, or a fixed line with its area code"
	case f.Rule == Amount && minus.MatchString(value):
		return "must not be negative"
	case f.Rule == Amount && !amounts.MatchString(value):
		return "must name an amount in 万元, or say that there is none"
	}
	return ""
}
