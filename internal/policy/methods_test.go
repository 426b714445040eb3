package policy_test

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"permu/internal/land"
	"permu/internal/policy"
)

// schemaOf is a part of the JSON schema of policies.
type schemaOf map[string]any

// place follows a path such as tracks[].indicators[].weight through a schema.
func (s schemaOf) place(path string) (schemaOf, error) {
	at := s
	for step := range strings.SplitSeq(path, ".") {
		name, list := strings.CutSuffix(step, "[]")
		at = s.resolved(at)
		properties, _ := at["properties"].(map[string]any)
		next, ok := properties[name].(map[string]any)
		if !ok {
			if at["additionalProperties"] != nil && at["properties"] == nil { // words of its own, such as kinds of tax
				next, ok = map[string]any{}, ownWord(path)
			}
			if !ok {
				return nil, fmt.Errorf("there is no %q", name)
			}
		}
		if at = s.resolved(next); list {
			items, ok := at["items"].(map[string]any)
			if !ok {
				return nil, fmt.Errorf("%q is no list", name)
			}
			at = s.resolved(items)
		}
	}
	return at, nil
}

// ownWord reports whether a path ends in a component of land or a kind of tax, which the schema does not list.
func ownWord(path string) bool {
	if word, ok := strings.CutPrefix(path, "land.components."); ok {
		_, known := policy.Land{}.ComponentSigns()[word]
		return known
	}
	word, ok := strings.CutPrefix(path, "tax.include.")
	return ok && slices.Contains(land.TaxKinds(), word)
}

func (s schemaOf) resolved(part schemaOf) schemaOf {
	name, ok := strings.CutPrefix(fmt.Sprint(part["$ref"]), "#/$defs/")
	if !ok {
		return part
	}
	return s["$defs"].(map[string]any)[name].(map[string]any)
}

// words are what a place may hold, or each of its list.
func words(part schemaOf) []string {
	if items, ok := part["items"].(map[string]any); ok {
		part = items
	}
	list, _ := part["enum"].([]any)
	said := make([]string, len(list))
	for i, word := range list {
		said[i] = fmt.Sprint(word)
	}
	return said
}

// check says what is wrong with an entry of the table of methods: a fact, a path, or a path with words that it may hold.
func (s schemaOf) check(entry string) error {
	if fact, ok := strings.CutPrefix(entry, "fact "); ok {
		if slices.ContainsFunc(policy.Facts(), func(v policy.Variable) bool { return v.Name == fact }) {
			return nil
		}
		return fmt.Errorf("no condition may name %q", fact)
	}
	path, may, worded := strings.Cut(entry, " = ")
	part, err := s.place(path)
	if err != nil || !worded {
		return err
	}
	for word := range strings.SplitSeq(may, "/") {
		if !slices.Contains(words(part), word) {
			return fmt.Errorf("holds %v, and not %q", words(part), word)
		}
	}
	return nil
}

// TestMethods holds the table of what evaluation methods need against the schema: every place and word is there.
func TestMethods(t *testing.T) {
	text, err := os.ReadFile("../../docs/methods.md")
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("../../geodata/policies/policy.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var schema schemaOf
	if err := json.Unmarshal(data, &schema); err != nil {
		t.Fatal(err)
	}
	needs, entry := 0, regexp.MustCompile("`([^`]+)`")
	for n, line := range strings.Split(string(text), "\n") {
		cells := strings.Split(line, "|")
		if len(cells) != 5 || strings.HasPrefix(cells[1], "---") || strings.TrimSpace(cells[1]) == "need" {
			continue
		}
		found := entry.FindAllStringSubmatch(cells[3], -1)
		if len(found) == 0 {
			t.Errorf("line %d: %s stands nowhere", n+1, cells[1])
		}
		for _, one := range found {
			if err := schema.check(one[1]); err != nil {
				t.Errorf("line %d: %s: %v", n+1, one[1], err)
			}
		}
		needs++
	}
	if needs < 50 {
		t.Errorf("%d needs", needs)
	}
	for _, gone := range []string{"land.foundation", "tracks[].indicators[].scorer.type = cubic", "fact weather", "land.components.owned", "title[].zh"} {
		if schema.check(gone) == nil {
			t.Errorf("%s passes", gone)
		}
	}
}
