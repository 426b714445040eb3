package cell

import (
	"slices"
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
	case !ok:
		return nil, refuse("must be one of %s", strings.Join(c.accepted(), ", "))
	case c.Field.Quantity == land.Flag:
		return word == "true", Remark{}
	}
	return word, Remark{}
}

// accepted lists the spellings, wire values first.
func (c Column) accepted() []string {
	words := make([]string, 0, len(c.Values))
	for spelling := range c.Values {
		if !slices.Contains(c.Field.Choices, spelling) {
			words = append(words, spelling)
		}
	}
	slices.Sort(words)
	return append(slices.Clone(c.Field.Choices), words...)
}
