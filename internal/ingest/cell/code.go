package cell

import (
	"regexp"
	"strings"

	"permu/internal/land"
)

// rounded is how a spreadsheet writes a long number: it keeps 15 digits, and the code is gone.
var rounded = regexp.MustCompile(`^\d(\.\d+)?E\+?\d+$`)

// readCode checks a code by its standard. With FreeCodes any text is one.
func (r Rules) readCode(q land.Quantity, text string) (any, Remark) {
	code := strings.ToUpper(plain(text))
	if rounded.MatchString(code) {
		return nil, refuse("the cell is a number and has lost its last digits; format the column as text and enter the code again")
	}
	if r.FreeCodes && q != land.IndustryCode {
		return strings.TrimLeft(text, "'"), Remark{}
	}
	if q == land.IndustryCode {
		return readIndustry(code)
	}
	if err := check(q)(code); err != nil {
		return nil, Remark{Refused, strings.TrimSuffix(err.Error(), ": "+land.ErrInvalid.Error())}
	}
	return code, widthRemark(text)
}

func check(q land.Quantity) func(string) error {
	if q == land.USCC {
		return land.CheckUSCC
	}
	return land.CheckParcelCode
}

// readIndustry keeps the digits of a GB/T 4754 code, leading zeros included; the section letter follows from them.
func readIndustry(code string) (any, Remark) {
	code = strings.TrimSuffix(code, ".0")
	if err := land.CheckIndustryCode(code); err != nil {
		return nil, Remark{Refused, strings.TrimSuffix(err.Error(), ": "+land.ErrInvalid.Error())}
	}
	return strings.TrimLeft(code, "ABCDEFGHIJKLMNOPQRST"), Remark{}
}
