package screen_test

import (
	"slices"
	"testing"
	"time"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/screen"
)

// day reads a date; empty is not on record.
func day(text string) *time.Time {
	if text == "" {
		return nil
	}
	date, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return &date
}

// rules are those of the default policy: one year; a third, a quarter; 5 and 20 万元/亩.
func rules(t *testing.T) screen.Rules {
	t.Helper()
	p, err := policy.Find(policy.DefaultID)
	if err != nil {
		t.Fatal(err)
	}
	rules, err := screen.RulesOf(p)
	if err != nil {
		t.Fatal(err)
	}
	return rules
}

// outcomes says which rules found something, and what.
func outcomes(findings []land.Finding) map[string]string {
	found := map[string]string{}
	for _, f := range findings {
		found[f.Rule] = f.Outcome
	}
	return found
}

// finding is the one of a rule, which must be there.
func finding(t *testing.T, findings []land.Finding, rule string) land.Finding {
	t.Helper()
	i := slices.IndexFunc(findings, func(f land.Finding) bool { return f.Rule == rule })
	if i < 0 {
		t.Fatalf("no %s among %v", rule, outcomes(findings))
	}
	return findings[i]
}

// years are the per-mu values up to 2024, the newest last; a negative one is not known.
func years(values ...float64) []land.YearValue {
	list := make([]land.YearValue, len(values))
	for i, v := range values {
		list[i].Year = 2025 - len(values) + i
		if v >= 0 {
			list[i].Value = new(v)
		}
	}
	return list
}
