package review

import (
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"permu/internal/land"
)

// Rules for what a field of the dossier must hold.
const (
	CreditCode = "uscc"   // a unified social credit code, in zones that check codes
	Phone      = "phone"  // a telephone number in mainland China
	Amount     = "amount" // an amount of money, or that there is none
)

// between is what may part the digits of a telephone number, and numeral the last sign of a number, both as NFKC writes them.
const (
	between = `[\s()—–-]{0,2}`
	numeral = `[\d一二两三四五六七八九十百千零〇壹贰叁肆伍陆柒捌玖拾佰仟半]`
)

var (
	// phones are mobile numbers, fixed ones with their area code, and those of 400 and 800, anywhere in a text; what follows one after a
	// sign that is no digit, such as an extension or another number, is left alone.
	phones = regexp.MustCompile(`(^|\D)((\+?86` + between + `)?1` + between + `[3-9](` + between + `\d){9}|` +
		`(0|\+?86` + between + `0?)[1-9]\d{1,2}` + between + `[1-9](` + between + `\d){6,7}|[48]00(` + between + `\d){7})($|\D)`)
	// amounts are a figure alone, which is in the unit of the field, and figures or Chinese numerals with a unit of money among words.
	amounts = regexp.MustCompile(`^\d[\d,]*(\.\d+)?$|` + numeral + `\s*[余多]?\s*[万亿萬億元圆]`)
	// nothings say that there is no amount.
	nothings = regexp.MustCompile(`(?i)^([/零]$|none|n/a|(暂时?|目前|尚|并|均)?(无|没有|未(涉及|发生)|不(涉及|需|用|必|适用|存在|发生|产生)))`)
	minus    = regexp.MustCompile(`^[-−]`)
)

// broken is the rule that a value breaks, or nothing.
func (f DossierField) broken(value string, freeCodes bool) string {
	plain := strings.TrimSpace(norm.NFKC.String(value))
	switch {
	case value == "":
		return ""
	case f.Rule == CreditCode && !freeCodes:
		if err := land.CheckUSCC(value); err != nil {
			return strings.TrimSuffix(err.Error(), ": "+land.ErrInvalid.Error())
		}
	case f.Rule == Phone && !phones.MatchString(plain):
		return "must hold a telephone number: 11 digits, or a fixed line with its area code"
	case f.Rule == Amount && minus.MatchString(plain):
		return "must not be negative"
	case f.Rule == Amount && !amounts.MatchString(plain) && !nothings.MatchString(plain):
		return "must name an amount in 万元, or say that there is none"
	}
	return ""
}
