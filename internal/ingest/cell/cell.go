// Package cell turns one cell of a file into one value of a field: it cleans, parses, converts and checks it, and says
// what it changed. It knows the fields' quantities and nothing of files.
package cell

import (
	"fmt"

	"permu/internal/ingest/unit"
	"permu/internal/land"
)

// Outcome says what became of a value or row.
type Outcome string

// Outcomes, worst first. A refused row is not stored; a repaired value was changed; a noted one was only looked at.
const (
	Refused  Outcome = "refused"
	Repaired Outcome = "repaired"
	Noted    Outcome = "noted"
)

// Remark is what there is to say about a cell: the rule, as a sentence, and the outcome. The zero Remark says nothing.
type Remark struct {
	Outcome Outcome
	Rule    string
}

// Rules are the settings of one file.
type Rules struct {
	FreeCodes bool // parcel and credit codes may be any text (files from elsewhere)
	Date1904  bool // date serials count from 1904-01-01
}

// Column says how the cells of one column are read.
type Column struct {
	Field  land.Field
	Unit   unit.Unit         // of the figures in the column; unset for quantities without a unit
	Values map[string]string // folded spellings of a Choice, Flag ("true", "false") or Text → wire value
}

// Read gives the value of a cell as string, int64, float64, bool, time.Time (a date at midnight UTC) or [land.Money], or
// nil when it is missing. When the remark is Refused the value is nil and must not be used.
func (r Rules) Read(c Column, raw any) (any, Remark) {
	value, remark := r.read(c, raw)
	if remark.Outcome != Refused && value == nil && c.Field.Required {
		return nil, refuse("a value is required")
	}
	return value, remark
}

func (r Rules) read(c Column, raw any) (any, Remark) {
	text, remark := clean(raw)
	if text == "" || remark.Outcome == Refused {
		return nil, remark
	}
	value, parsed := r.parse(c, text, raw)
	if parsed.Outcome != "" {
		return value, parsed
	}
	return value, remark
}

func (r Rules) parse(c Column, text string, raw any) (any, Remark) {
	quantity := c.Field.Quantity
	if quantity == land.Choice || quantity == land.Flag {
		return choose(c, text)
	}
	if isPlaceholder(text) {
		return missing(text)
	}
	switch quantity {
	case land.Text:
		return readText(c, text)
	case land.USCC, land.ParcelCode, land.IndustryCode:
		return r.readCode(quantity, text)
	case land.Date:
		return r.readDate(text, raw)
	case land.Year:
		return readYear(text)
	default:
		return readFigure(c, text)
	}
}

func missing(text string) (any, Remark) {
	return nil, Remark{Repaired, fmt.Sprintf("%q stands for a missing value", text)}
}

func refuse(format string, args ...any) Remark { return Remark{Refused, fmt.Sprintf(format, args...)} }
