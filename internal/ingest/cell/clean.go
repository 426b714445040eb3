package cell

import (
	"math"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"permu/internal/ingest/fold"
)

// maxText is the longest text that a cell may hold, in characters.
const maxText = 1000

// clean writes a cell as text without the blanks, line breaks and invisible marks that office programs leave in it.
func clean(raw any) (string, Remark) {
	original := Text(raw)
	text := strings.TrimSpace(strings.Map(visible, original))
	for _, r := range text {
		switch {
		case r == unicode.ReplacementChar:
			return "", refuse("holds bytes that its encoding does not allow")
		case unicode.IsControl(r):
			return "", refuse("holds a control character (U+%04X)", r)
		}
	}
	if utf8.RuneCountInString(text) > maxText {
		return "", refuse("a text has at most %d characters", maxText)
	}
	if text != "" && strings.ContainsFunc(original, hidden) {
		return text, Remark{Repaired, "no-break, full-width or invisible blanks removed"}
	}
	return text, Remark{}
}

// Text writes a raw cell as text: a whole number without a decimal point, other numbers in full, dates as 2020-01-31.
func Text(raw any) string {
	switch v := raw.(type) {
	case nil:
		return ""
	case string:
		return v
	case float64:
		return number(v)
	case bool:
		return strconv.FormatBool(v)
	case time.Time:
		return v.Format(time.DateOnly)
	}
	return ""
}

func number(v float64) string {
	if math.Abs(v) >= 1e15 {
		return strconv.FormatFloat(v, 'E', -1, 64)
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// visible turns blanks of every kind into a space and drops marks that nobody sees.
func visible(r rune) rune {
	switch {
	case isZeroWidth(r):
		return -1
	case unicode.IsSpace(r):
		return ' '
	}
	return r
}

func isZeroWidth(r rune) bool {
	return r == '\u200B' || r == '\u200C' || r == '\u200D' || r == '\u2060' || r == '\uFEFF' || r == '\u00AD'
}

// hidden are the blanks that look like the ordinary one or like nothing: no-break and full-width spaces, zero widths.
func hidden(r rune) bool { return r == '\u00A0' || r == '\u3000' || isZeroWidth(r) }

// isPlaceholder knows what people type for "nothing".
func isPlaceholder(text string) bool {
	switch strings.ToLower(norm.NFKC.String(text)) {
	case "-", "--", "---", "—", "——", "–", "−", "/", "//", "\\", ".", "*", "?", "无", "暂无", "未知", "不详", "空", "na", "n/a", "nah",
		"n.a.", "#n/a", "null", "nil", "none", "<null>", "(null)", "<空>", "unknown":
		return true
	}
	return false
}

// plain is a text in half-width characters without spaces and without the apostrophe that keeps a spreadsheet from
// reading it as a number.
func plain(text string) string {
	text = strings.ReplaceAll(norm.NFKC.String(text), " ", "")
	return strings.TrimLeft(text, "'‘’`")
}

// readText keeps a text as it is, or gives the word that the mapping has for it. Of a field of known words it says so where it
// is none of them: rules that ask for a word never find another.
func readText(c Column, text string) (any, Remark) {
	if word, ok := c.Values[fold.Name(text)]; ok {
		return word, Remark{}
	}
	if c.Field.Known {
		return text, Remark{Noted, "none of the words that the program knows: kept as it is, and found only by rules that ask for this very word"}
	}
	return text, Remark{}
}

func halfWidth(text string) string { return norm.NFKC.String(text) }

// widthRemark says so when a figure or code was written in full-width characters.
func widthRemark(text string) Remark {
	if halfWidth(text) == text {
		return Remark{}
	}
	return Remark{Repaired, "full-width characters read as half-width"}
}
