package policy

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"permu/internal/land"
	"permu/internal/strictyaml"
)

// MaxBytes bounds a policy document.
const MaxBytes = 1 << 18

// Limits of the list of mistakes, and of those beside which others are looked for.
const (
	mostProblems  = 1000
	mostMisshapen = 100
)

// Read parses and checks a policy document, YAML or JSON. Its error is a [land.ErrInvalid]: a YAML mistake with line and
// column, or [land.Problems] that list every broken rule with its path and line. A document with open numbers is sound.
func Read(source []byte) (Policy, error) {
	if len(source) > MaxBytes {
		return Policy{}, fmt.Errorf("policy: larger than %d bytes: %w", MaxBytes, land.ErrInvalid)
	}
	var document any
	if err := strictyaml.Decode(source, &document); err != nil {
		return Policy{}, fmt.Errorf("policy: %w", err)
	}
	var p Policy
	problems := misshapen(document)
	if len(problems) > 0 {
		return p, placed(source, append(problems, besides(document, problems)...))
	}
	if err := strictyaml.Decode(source, &p); err != nil {
		return Policy{}, fmt.Errorf("policy: %w", err)
	}
	p.source = bytes.Clone(source)
	if problems = p.examine(); len(problems) > 0 {
		return Policy{}, placed(source, problems)
	}
	return p, nil
}

// examine compiles the conditions and lists the rules that are broken.
func (p *Policy) examine() land.Problems { return append(p.compile(), p.problems()...) }

// besides are the rules that a misshapen document breaks in those of its parts that can be read.
func besides(document any, misshapen land.Problems) land.Problems {
	text, err := json.Marshal(without(document, misshapen))
	if err != nil || len(misshapen) > mostMisshapen {
		return nil
	}
	var p Policy
	if err := strictyaml.Decode(text, &p); err != nil {
		return nil
	}
	return slices.DeleteFunc(p.examine(), func(found land.Problem) bool {
		return slices.ContainsFunc(misshapen, func(m land.Problem) bool { return m.Rule != noSuchName && follows(found.Path, m.Path) })
	})
}

// follows reports whether a problem may come from something that could not be read: one path leads to the other, or it
// is about what stands beside the word that says what kind of thing it is, or about what only the tracks can decide.
func follows(path, unread string) bool {
	for _, word := range []string{".kind", ".type", ".source", ".method", ".action"} {
		unread = strings.TrimSuffix(unread, word)
	}
	ofTracks := slices.ContainsFunc([]string{"gates", "adjustments", "measures", "population.special_classes"}, func(part string) bool {
		return strings.HasPrefix(path, part)
	})
	return touch(path, unread) || ofTracks && touch("tracks", unread)
}

// touch reports whether one path leads to the other.
func touch(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return strings.HasPrefix(b, a) && (a == "" || len(a) == len(b) || b[len(a)] == '.' || b[len(a)] == '[')
}

// placed is the problems in the order of the document, each with its line.
func placed(source []byte, problems land.Problems) error {
	places := strictyaml.Places(source)
	for i, problem := range problems {
		problems[i].Line = places.Line(problem.Path)
	}
	slices.SortStableFunc(problems, func(a, b land.Problem) int { return cmp.Or(a.Line-b.Line, strings.Compare(a.Path, b.Path)) })
	if more := len(problems) - mostProblems; more > 0 {
		rule := fmt.Sprintf("and %d more mistakes", more)
		problems = append(problems[:mostProblems:mostProblems], land.Problem{Path: "…", Rule: rule})
	}
	return problems
}

// compile makes the conditions ready; its problems are those of the expressions.
func (p *Policy) compile() land.Problems {
	var c checker
	facts := func(more ...Variable) []Variable { return append(Facts(), more...) }
	for at, variables := range [][]Variable{
		beforeTracks: facts(), inTracks: facts(theTrack()), afterScores: facts(p.scored()...), inScreening: facts(RuleFacts()...), inChecks: SchemeFacts(),
	} {
		var d dialect // made when there is something to say in it, which takes a while
		for path, condition := range p.conditions(stage(at)) {
			if d.env == nil {
				var err error
				if d, err = newDialect(variables, p.constants()); err != nil {
					return land.Problems{{Path: path, Rule: err.Error()}}
				}
				d.words = p.wordsAt(stage(at), variables)
			}
			c.compile(d, path, condition)
		}
	}
	return c.found
}

func (c *checker) compile(d dialect, path string, condition *Condition) {
	if err := d.compile(condition); err != nil {
		c.require(false, path, err.Error(), shortened(condition.text))
	}
}

func shortened(text string) string {
	if runes := []rune(text); len(runes) > 80 {
		return string(runes[:80]) + "…"
	}
	return text
}
