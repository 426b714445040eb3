package mapping

import (
	"fmt"
	"os"
	"path/filepath"

	"permu/internal/land"
	"permu/internal/strictyaml"
)

// Merge, as Mapping.Duplicates, says that rows which share a key are parts of one thing: their shapes are collected.
const Merge = "merge"

// Mapping is what a user says about the columns of a file. The zero Mapping leaves everything to the names that ship.
type Mapping struct {
	Columns    map[string]Column `yaml:"columns"`
	Ignore     []string          `yaml:"ignore"`
	HeaderRow  int               `yaml:"header_row"`
	Sheet      string            `yaml:"sheet"`
	Layer      string            `yaml:"layer"`
	Where      map[string]string `yaml:"where"`
	Duplicates string            `yaml:"duplicates"` // "" (a key stands once) or Merge
}

// Column says where a field comes from: a column with its unit and words, or one value for every row.
type Column struct {
	Column string         `yaml:"column"`
	Unit   string         `yaml:"unit"`
	Values map[string]any `yaml:"values"`
	Value  any            `yaml:"value"`
}

// UnmarshalYAML takes a bare column name for Column.
func (c *Column) UnmarshalYAML(unmarshal func(any) error) error {
	var name string
	if unmarshal(&name) == nil {
		*c = Column{Column: name}
		return nil
	}
	type plain Column
	return unmarshal((*plain)(c))
}

// Read reads a mapping file. Errors are [land.ErrInvalid] and name the line.
func Read(path string) (Mapping, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return Mapping{}, err
	}
	m, err := Parse(text)
	if err != nil {
		return Mapping{}, fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	return m, nil
}

// Parse reads a mapping from YAML. Keys that it does not know are errors.
func Parse(text []byte) (Mapping, error) {
	var m Mapping
	if err := strictyaml.Decode(text, &m); err != nil {
		return Mapping{}, err
	}
	return m, m.check().Err()
}

func (m Mapping) check() land.Problems {
	var problems land.Problems
	report := func(path, rule, value string) {
		problems = append(problems, land.Problem{Path: path, Rule: rule, Value: value})
	}
	for field, c := range m.Columns {
		if (c.Column == "") == (c.Value == nil) {
			report("columns."+field, "needs either a column or a value", "")
		}
	}
	if m.Duplicates != "" && m.Duplicates != Merge {
		report("duplicates", "must be absent or merge", m.Duplicates)
	}
	if m.HeaderRow < 0 {
		report("header_row", "must be a row number from 1", fmt.Sprint(m.HeaderRow))
	}
	if m.Sheet != "" && m.Layer != "" {
		report("sheet", "sheet and layer are the same thing; give one", m.Sheet)
	}
	return problems
}
