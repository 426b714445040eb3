package mapping

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"permu/internal/ingest/cell"
	"permu/internal/ingest/fold"
	"permu/internal/ingest/unit"
	"permu/internal/land"
)

// Resolver maps the columns of files of one kind.
type Resolver struct {
	kind  land.Kind
	user  Mapping
	rules cell.Rules
	names names
}

// NewResolver prepares the mapping of a kind. A field or unit in the user's mapping that the kind does not have is an
// error that lists what there is.
func NewResolver(kind land.Kind, user Mapping, rules cell.Rules) (*Resolver, error) {
	n, err := shipped(kind)
	if err != nil {
		return nil, err
	}
	r := &Resolver{kind, user, rules, n}
	var problems land.Problems
	for name, c := range user.Columns {
		f, ok := r.field(name)
		if !ok {
			problems = append(problems, land.Problem{
				Path: "mapping: columns." + name,
				Rule: kind.Name + " has no such field; it has " + strings.Join(fieldNames(kind), ", "),
			})
		} else if _, known := unit.Find(f.Quantity, c.Unit); c.Unit != "" && !known {
			problems = append(problems, unknownUnit("mapping: columns."+name+".unit", f.Quantity, c.Unit))
		}
	}
	return r, problems.Err()
}

// field finds a field of the kind, or one of the coordinates.
func (r *Resolver) field(name string) (land.Field, bool) {
	if f, ok := r.kind.Field(name); ok {
		return f, true
	}
	return land.Field{Name: name, Quantity: land.Number, Signed: true}, slices.Contains(fieldNames(r.kind), name)
}

func unknownUnit(path string, q land.Quantity, value string) land.Problem {
	rule := "is no unit of this column; known are " + strings.Join(unit.Names(q), ", ")
	if len(unit.Names(q)) == 0 {
		rule = "this field has no unit"
	}
	return land.Problem{Path: path, Rule: rule, Value: value}
}

// Known tells whether a text is a column name that maps to something; readers find the header row by it.
func (r *Resolver) Known(text string) bool {
	if strings.TrimSpace(text) == "" {
		return false
	}
	if _, ok := r.read(text, false); ok {
		return true
	}
	for _, c := range r.user.Columns {
		if c.Column != "" && fold.Name(c.Column) == fold.Name(text) {
			return true
		}
	}
	return false
}

// Source is what a table says of its columns.
type Source struct {
	Columns  []string
	Titles   []string // texts above the header, which may state units
	CutNames bool     // names may be cut at ten bytes
}

// Resolve makes the plan for a table. Its error is [land.Problems] with every column that is missing, doubled or in an
// unknown unit.
func (r *Resolver) Resolve(s Source) (Plan, error) {
	p := &resolution{Resolver: r, source: s, chosen: map[string]Field{}, ofYears: map[string][]Field{}}
	p.titles, p.several = titleUnits(s.Titles)
	p.takeMapped()
	p.takeKnown()
	p.requireAll()
	return p.plan(), p.problems.Err()
}

// ColumnName is what offices call the column of a field of a kind, the first of its Chinese names; its own name where it has none.
func ColumnName(kind land.Kind, field string) string {
	n, err := shipped(kind)
	if err != nil {
		return field
	}
	for _, name := range n.words[field].Names {
		if strings.ContainsFunc(name, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			return name
		}
	}
	return field
}

// Speller gives the program's word for a word of a kind's field, however the shipped mapping has it spelled; a word that it
// does not know stays as it is.
func Speller(kind land.Kind, field string) (func(word string) string, error) {
	r, err := NewResolver(kind, Mapping{}, cell.Rules{})
	if err != nil {
		return nil, err
	}
	f, _ := r.field(field)
	words := r.spellings(f)
	return func(word string) string {
		if known, ok := words[fold.Name(word)]; ok {
			return known
		}
		return word
	}, nil
}

// spellings is every way to write the words of a field, folded.
func (r *Resolver) spellings(f land.Field) map[string]string {
	all := map[string]string{}
	for _, word := range f.Choices {
		all[fold.Name(word)] = word
	}
	for word, list := range r.names.words[f.Name].Values {
		all[fold.Name(word)] = word
		for _, spelling := range list {
			all[fold.Name(spelling)] = word
		}
	}
	for spelling, word := range r.user.Columns[f.Name].Values {
		all[fold.Name(spelling)] = fmt.Sprint(word)
	}
	return all
}
