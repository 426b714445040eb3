package land

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

const (
	usccAlphabet    = "0123456789ABCDEFGHJKLMNPQRTUWXY"
	orgCodeAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
)

var (
	usccWeights    = [17]int{1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28}
	parcelCodeForm = regexp.MustCompile(`^\d{12}[GJZ][A-HSWXY]\d{5}([FLQW]\d{8})?$`)
	industryForm   = regexp.MustCompile(`^[A-T]?\d{2,4}$`)
)

// CheckUSCC checks a unified social credit code (统一社会信用代码) by GB 32100-2015: 18 characters of its alphabet and
// the check character, 31 − Σ cᵢ·3^(i−1) mod 31. The organisation code inside has a check digit of its own (GB 11714),
// which issued codes do break, so it is not tested here.
func CheckUSCC(code string) error {
	if n := utf8.RuneCountInString(code); n != 18 {
		return fmt.Errorf("a unified social credit code has 18 characters, this one %d: %w", n, ErrInvalid)
	}
	if len(code) != 18 {
		return fmt.Errorf("a character that GB 32100-2015 does not allow (not ASCII): %w", ErrInvalid)
	}
	if want := USCCCheckCharacter(code[:17]); want == 0 {
		return fmt.Errorf("a character that GB 32100-2015 does not allow (I, O, S, V, Z, lower case): %w", ErrInvalid)
	} else if code[17] != want {
		return fmt.Errorf("check character is %c, GB 32100-2015 gives %c: %w", code[17], want, ErrInvalid)
	}
	return nil
}

// USCCCheckCharacter computes the 18th character of a unified social credit code from the first 17,
// or 0 when they hold a character outside its alphabet.
func USCCCheckCharacter(first17 string) byte {
	sum := 0
	for i := range usccWeights {
		v := strings.IndexByte(usccAlphabet, first17[i])
		if v < 0 {
			return 0
		}
		sum += v * usccWeights[i]
	}
	return usccAlphabet[(31-sum%31)%31]
}

// OrgCodeCheckCharacter computes the 9th character of an organisation code (GB 11714) from the first 8 (0-9, A-Z).
func OrgCodeCheckCharacter(first8 string) byte {
	weights := [8]int{3, 7, 9, 10, 5, 8, 4, 2}
	sum := 0
	for i, w := range weights {
		sum += strings.IndexByte(orgCodeAlphabet, first8[i]) * w
	}
	switch c := 11 - sum%11; c {
	case 10:
		return 'X'
	case 11:
		return '0'
	default:
		return '0' + byte(c)
	}
}

// CheckParcelCode checks a parcel code (宗地代码, 19 characters) or real-estate unit code (28) by GB/T 37346-2019.
func CheckParcelCode(code string) error {
	if !parcelCodeForm.MatchString(code) {
		return fmt.Errorf("a parcel code by GB/T 37346-2019 is 12 digits, G/J/Z, a letter, 5 digits: %w", ErrInvalid)
	}
	return nil
}

// CheckIndustryCode checks the form of a GB/T 4754 code: 2 to 4 digits, with or without the section letter.
func CheckIndustryCode(code string) error {
	if !industryForm.MatchString(code) {
		return fmt.Errorf("an industry code by GB/T 4754 is 2 to 4 digits, with or without its letter: %w", ErrInvalid)
	}
	return nil
}

// Division is the GB/T 4754 division of an industry code, with or without the letter of its section: C1821 and 18 are of 18.
// It is empty of what has none.
func Division(code string) string {
	if code != "" && code[0] >= 'A' && code[0] <= 'Z' {
		code = code[1:]
	}
	if len(code) < 2 || !isDigit(code[0]) || !isDigit(code[1]) {
		return ""
	}
	return code[:2]
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }
