// Package fold brings the many spellings of one column name, unit or choice to one form.
package fold

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Name folds a name: full-width to half-width (NFKC), lower case, every bracket a round one; spaces, underscores, hyphens
// and other marks are dropped, since offices add and leave them at will. 用地 面积（亩） and 用地面积(亩) fold alike.
func Name(s string) string {
	return strings.Map(keep, strings.ToLower(norm.NFKC.String(s)))
}

func keep(r rune) rune {
	switch r {
	case '[', '【', '〔', '{':
		return '('
	case ']', '】', '〕', '}':
		return ')'
	case '(', ')', '/', '%', ':', '√', '✓', '✔', '×', '✗', '✘':
		return r
	}
	if unicode.IsLetter(r) || unicode.IsDigit(r) {
		return r
	}
	return -1
}
