package access

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"permu/internal/land"
)

const mostName = 40 // characters

// CleanName is a user's name as it is kept, without blanks around it, and what is wrong with it. Chinese names are as good
// as others.
func CleanName(name string) (string, land.Problems) {
	name = norm.NFC.String(strings.TrimSpace(name))
	rule := ""
	switch {
	case name == "":
		rule = "must be given"
	case utf8.RuneCountInString(name) > mostName:
		rule = "at most 40 characters"
	case strings.IndexFunc(name, func(r rune) bool { return !ofName(r) }) >= 0:
		rule = "letters, digits, single blanks and . - _ @ · alone"
	case strings.Contains(name, "  "):
		rule = "letters, digits, single blanks and . - _ @ · alone"
	case NameKey(name) == "local": // who did things before there were accounts
		rule = "is taken"
	default:
		return name, nil
	}
	return name, land.Problems{{Path: "name", Rule: rule, Value: name}}
}

func ofName(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(" .-_@·", r)
}

// NameKey is what two spellings of one name have in common: full and half width, capital and small letters are the same.
func NameKey(name string) string {
	return strings.ToLower(norm.NFKC.String(strings.TrimSpace(name)))
}
