package score

import (
	"fmt"

	"permu/internal/policy"
)

// shows writes numbers as a policy shows them; of what it says nothing at most six significant digits.
type shows struct{ policy.Display }

func (s shows) value(v float64) string  { return s.Value.Text(v, short) }
func (s shows) points(v float64) string { return s.Item.Text(v, short) }

// added writes what was added to points, or taken off, with its sign.
func (s shows) added(v float64) string {
	text := s.Item.Text(v, func(v float64) string { return fmt.Sprintf("%g", v) })
	if v >= 0 {
		return "+" + text
	}
	return text
}

// key writes a sum of terms as what it is a sum of; of numbers as they are.
func (s shows) key(terms []string, v float64) string {
	of := ""
	for _, text := range terms {
		term, _ := policy.ParseTerm(text)
		if of != "" && term.Of != of {
			return short(v)
		}
		of = term.Of
	}
	switch of {
	case "value":
		return s.value(v)
	case "points":
		return s.points(v)
	case "score":
		return s.Total.Text(v, short)
	}
	return short(v)
}
