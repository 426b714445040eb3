package cell

import (
	"strings"

	"permu/internal/ingest/fold"
	"permu/internal/land"
)

// choose reads a word of a closed list, in any spelling that the mapping knows. "无" may be such a word, so placeholders
// are looked for only after the list.
func choose(c Column, text string) (any, Remark) {
	word, ok := c.Values[fold.Name(text)]
	switch {
	case !ok && isPlaceholder(text):
		return missing(text)
	case !ok && c.Field.Quantity == land.Flag:
		return nil, refuse("must be yes or no (是, 否)")
	case !ok:
		return nil, refuse("must be one of %s, or a Chinese word for one that the mapping knows", strings.Join(c.Field.Choices, ", "))
	case c.Field.Quantity == land.Flag:
		return word == "true", Remark{}
	}
	return word, Remark{}
}
