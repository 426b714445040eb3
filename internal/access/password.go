package access

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"permu/internal/land"
)

// commonest is a short list of the passwords that are guessed first, of those that are long enough, one a line.
//
//go:embed commonest.txt
var commonest string

const (
	leastPassword = 10  // characters
	mostPassword  = 256 // bytes: argon2 takes them all, and a request is not a book
)

// CheckPassword lists what is wrong with a password that somebody of a name chooses; path says where it stands.
func CheckPassword(path, name, password string) land.Problems {
	rule := ""
	folded, foldedName := NameKey(password), NameKey(name)
	switch {
	case utf8.RuneCountInString(password) < leastPassword:
		rule = fmt.Sprintf("at least %d characters", leastPassword)
	case len(password) > mostPassword:
		rule = fmt.Sprintf("at most %d bytes", mostPassword)
	case isName(folded, foldedName):
		rule = "must not be the name"
	case len(slices.Compact(slices.Sorted(slices.Values([]rune(folded))))) < 3 || slices.Contains(strings.Fields(commonest), folded):
		rule = "is one of those that are guessed first"
	default:
		return nil
	}
	return land.Problems{{Path: path, Rule: rule}}
}

// isName reports whether a password is a name, with at most digits and signs around it.
func isName(password, name string) bool {
	return name != "" && strings.Contains(password, name) && strings.Trim(strings.ReplaceAll(password, name, ""), "0123456789 ._-!@#") == ""
}
