package policy

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"permu/internal/strictyaml"
)

// Change is one place where two policy documents differ. Its path is that of the second document, or of the first for
// what the second has not.
type Change struct {
	Path string `json:"path"`
	Kind string `json:"change"` // changed, added, removed or reordered
	Old  any    `json:"old,omitempty"`
	New  any    `json:"new,omitempty"`
}

// Kinds of change.
const (
	Changed   = "changed"
	Added     = "added"
	Removed   = "removed"
	Reordered = "reordered" // of things with an id whose order counts
)

// String is the change in one line.
func (c Change) String() string {
	switch c.Kind {
	case Added:
		return fmt.Sprintf("%s: added %s", c.Path, written(c.New))
	case Removed:
		return fmt.Sprintf("%s: removed %s", c.Path, written(c.Old))
	case Reordered:
		return fmt.Sprintf("%s: reordered %s → %s", c.Path, written(c.Old), written(c.New))
	}
	return fmt.Sprintf("%s: %s → %s", c.Path, written(c.Old), written(c.New))
}

// written is a value as JSON, a text as it is.
func written(v any) string {
	if text, ok := v.(string); ok {
		return text
	}
	text, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	return string(text)
}

// Diff lists where the documents of two policies differ, in the order of paths. Things with an id or a grade are compared
// with their like wherever they stand.
func Diff(a, b Policy) ([]Change, error) {
	var old, new any
	if err := strictyaml.Decode(a.source, &old); err != nil {
		return nil, err
	}
	if err := strictyaml.Decode(b.source, &new); err != nil {
		return nil, err
	}
	var d differ
	d.compare("", old, new)
	return d.changes, nil
}

type differ struct{ changes []Change }

func (d *differ) note(path, kind string, old, new any) {
	d.changes = append(d.changes, Change{path, kind, old, new})
}

func (d *differ) compare(path string, old, new any) {
	switch a := old.(type) {
	case map[string]any:
		if b, ok := new.(map[string]any); ok {
			d.compareNames(path, a, b)
			return
		}
	case []any:
		if b, ok := new.([]any); ok {
			d.compareLists(path, a, b)
			return
		}
	}
	if written(old) != written(new) {
		d.note(path, Changed, old, new)
	}
}

func (d *differ) compareNames(path string, old, new map[string]any) {
	names := append(sortedKeys(old), sortedKeys(new)...)
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		at := strings.TrimPrefix(path+"."+name, ".")
		was, hadIt := old[name]
		is, hasIt := new[name]
		switch {
		case !hasIt:
			d.note(at, Removed, was, nil)
		case !hadIt:
			d.note(at, Added, nil, is)
		default:
			d.compare(at, was, is)
		}
	}
}

// compareLists compares by id or grade where all have one that is theirs alone, and else by place.
func (d *differ) compareLists(path string, old, new []any) {
	was, ok := marks(old)
	is, ok2 := marks(new)
	if !ok || !ok2 {
		was, is = byPlace(old), byPlace(new)
	}
	for j, mark := range is {
		if i := slices.Index(was, mark); i >= 0 {
			d.compare(fmt.Sprintf("%s[%d]", path, j), old[i], new[j])
		} else {
			d.note(fmt.Sprintf("%s[%d]", path, j), Added, nil, new[j])
		}
	}
	for i, mark := range was {
		if !slices.Contains(is, mark) {
			d.note(fmt.Sprintf("%s[%d]", path, i), Removed, old[i], nil)
		}
	}
	if a, b := common(was, is), common(is, was); !slices.Equal(a, b) {
		d.note(path, Reordered, strings.Join(a, ", "), strings.Join(b, ", "))
	}
}

// marks are the ids or grades of the things of a list.
func marks(list []any) ([]string, bool) {
	found := make([]string, len(list))
	for i, v := range list {
		thing, _ := v.(map[string]any)
		for _, name := range []string{"grade", "id"} {
			if mark, ok := thing[name].(string); ok {
				found[i] = mark
			}
		}
		if found[i] == "" || slices.Contains(found[:i], found[i]) {
			return nil, false
		}
	}
	return found, true
}

func byPlace(list []any) []string {
	places := make([]string, len(list))
	for i := range list {
		places[i] = fmt.Sprint(i)
	}
	return places
}

// common are those of a list that stand in another too.
func common(list, other []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(mark string) bool { return !slices.Contains(other, mark) })
}
