package policy

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"permu/internal/land"
	"permu/internal/strictyaml"
)

// MaxBytes bounds a policy document.
const MaxBytes = 1 << 20

// Read parses and checks a policy document, YAML or JSON. Its error is a [land.ErrInvalid]: a YAML mistake with line and
// column, or [land.Problems] that list every broken rule with its path and line. A document with open numbers is sound.
func Read(source []byte) (Policy, error) {
	var p Policy
	if len(source) > MaxBytes {
		return p, fmt.Errorf("policy: larger than %d bytes: %w", MaxBytes, land.ErrInvalid)
	}
	var document any
	if err := strictyaml.Decode(source, &document); err != nil {
		return p, fmt.Errorf("policy: %w", err)
	}
	if problems := misshapen(document); len(problems) > 0 {
		return p, placed(source, problems)
	}
	if err := strictyaml.Decode(source, &p); err != nil {
		return p, fmt.Errorf("policy: %w", err)
	}
	p.source = bytes.Clone(source)
	return p, placed(source, append(p.compile(), p.problems()...))
}

// placed is the problems in the order of the document, each with its line; nil when there are none.
func placed(source []byte, problems land.Problems) error {
	if len(problems) == 0 {
		return nil
	}
	places := strictyaml.Places(source)
	for i, problem := range problems {
		problems[i].Line = places.Line(problem.Path)
	}
	slices.SortStableFunc(problems, func(a, b land.Problem) int { return cmp.Or(a.Line-b.Line, strings.Compare(a.Path, b.Path)) })
	return problems
}

// compile makes the conditions ready; its problems are those of the expressions.
func (p *Policy) compile() land.Problems {
	before, err := newDialect(append(Facts(), Variable{Name: "track", Type: TextType}))
	if err != nil {
		return land.Problems{{Path: "tracks", Rule: err.Error()}}
	}
	after, err := newDialect(append(Facts(), p.scored()...))
	if err != nil {
		return land.Problems{{Path: "tracks", Rule: err.Error()}}
	}
	var c checker
	for path, condition := range p.conditionsBefore() {
		c.compile(before, path, condition)
	}
	for path, condition := range p.conditionsAfter() {
		c.compile(after, path, condition)
	}
	return c.found
}

func (c *checker) compile(d dialect, path string, condition *Condition) {
	if err := d.compile(condition); err != nil {
		c.require(false, path, err.Error(), shortened(condition.text))
	}
}

func shortened(text string) string {
	if len(text) > 80 {
		return text[:80] + "…"
	}
	return text
}
