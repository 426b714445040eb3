package policy

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"permu/geodata/policies"
	"permu/internal/land"
)

// DefaultID is the policy of a zone that has none of its own.
const DefaultID = "default"

// BuiltIn lists the ids of the policies that ship with the program.
func BuiltIn() []string {
	names, _ := fs.Glob(policies.Files, "*.yaml")
	for i, name := range names {
		names[i] = strings.TrimSuffix(name, ".yaml")
	}
	return names
}

// Find reads a policy by its id, or from a file when the name ends in .yaml, .yml or .json. An unknown id is
// [land.ErrNotFound].
func Find(name string) (Policy, error) {
	if slices.Contains([]string{".yaml", ".yml", ".json"}, filepath.Ext(name)) {
		return ReadFile(name)
	}
	source, err := policies.Files.ReadFile(name + ".yaml")
	if err != nil {
		return Policy{}, fmt.Errorf("policy %q: there are %s, or give a file: %w", name, strings.Join(BuiltIn(), ", "), land.ErrNotFound)
	}
	return Read(source)
}

// ReadFile reads a policy from a file.
func ReadFile(path string) (Policy, error) {
	source, err := os.ReadFile(path)
	if err != nil {
		return Policy{}, fmt.Errorf("policy: %w", err)
	}
	return Read(source)
}

// Classes are the efficiency classes of the policy, or those of the default policy where it leaves them out.
func (p Policy) Classes() (Efficiency, error) {
	if p.Efficiency != nil {
		return *p.Efficiency, nil
	}
	standard, err := Find(DefaultID)
	if err != nil {
		return Efficiency{}, err
	}
	return *standard.Efficiency, nil
}

// Documents are the documents whose screening rules a policy applies: those that it names, and itself. One that says nothing
// of screening applies those of the default policy. A rule that stands in two is a [land.ErrInvalid].
func (p Policy) Documents() ([]Policy, error) {
	if p.Screening == nil {
		standard, err := Find(DefaultID)
		if err != nil {
			return nil, err
		}
		return standard.Documents()
	}
	documents := []Policy{}
	for _, id := range p.Screening.With {
		document, err := Find(id)
		if err != nil {
			return nil, err
		}
		if !document.Screens() {
			return nil, fmt.Errorf("%s, which the screening of %s names, has no screening rules: %w", id, p.ID, land.ErrInvalid)
		}
		documents = append(documents, document)
	}
	if p.Screens() {
		documents = append(documents, p)
	}
	return documents, Distinct(documents)
}

// Distinct is a [land.ErrInvalid] when a rule stands in two documents, or twice in one.
func Distinct(documents []Policy) error {
	from := map[string]string{}
	for _, document := range documents {
		for _, r := range document.Screening.Rules {
			if other, again := from[r.ID]; again {
				return fmt.Errorf("rule %s stands in %s and in %s: %w", r.ID, other, document.ID, land.ErrInvalid)
			}
			from[r.ID] = document.ID
		}
	}
	return nil
}
