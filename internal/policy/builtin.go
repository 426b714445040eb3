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

// Screening is the policy with the screening thresholds that it leaves out taken from the default policy.
func (p Policy) Screening() (Efficiency, Idle, error) {
	standard := p
	if p.Efficiency == nil || p.Idle == nil {
		var err error
		if standard, err = Find(DefaultID); err != nil {
			return Efficiency{}, Idle{}, err
		}
	}
	if p.Efficiency != nil {
		standard.Efficiency = p.Efficiency
	}
	if p.Idle != nil {
		standard.Idle = p.Idle
	}
	return *standard.Efficiency, *standard.Idle, nil
}
