package policy

import "strings"

// Term is something that subjects are ranked by or held against thresholds.
type Term struct {
	Of        string // score, value, points or number
	Name      string // the indicator, or the number
	Ascending bool   // the smallest first
}

// ParseTerm reads score, value.ID, points.ID or the name of a number, with asc or desc behind it.
func ParseTerm(text string) (Term, bool) {
	name, order, _ := strings.Cut(strings.TrimSpace(text), " ")
	t := Term{Ascending: order == "asc"}
	if order != "" && order != "asc" && order != "desc" {
		return t, false
	}
	if name == "score" {
		t.Of = "score"
		return t, true
	}
	for _, of := range []string{"value", "points"} {
		if id, ok := strings.CutPrefix(name, of+"."); ok {
			t.Of, t.Name = of, id
			return t, true
		}
	}
	_, known := NumberByName(name)
	t.Of, t.Name = "number", name
	return t, known
}

// stands reports whether a term's indicator stands in a track.
func (t Term) stands(in Track) bool {
	if t.Of != "value" && t.Of != "points" {
		return true
	}
	for _, i := range in.Indicators {
		if i.ID == t.Name {
			return true
		}
	}
	return false
}
