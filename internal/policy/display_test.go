package policy_test

import (
	"encoding/json"
	"math"
	"os"
	"strconv"
	"testing"

	"permu/internal/policy"
	"permu/internal/strictyaml"
)

// TestShown shows numbers as the page does: its own test reads the same file.
func TestShown(t *testing.T) {
	text, err := os.ReadFile("testdata/shown.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Value  float64
		Digits int
		Mode   string
		Text   string
	}
	if err := json.Unmarshal(text, &cases); err != nil || len(cases) == 0 {
		t.Fatal(len(cases), err)
	}
	for _, c := range cases {
		as := &policy.Shown{Digits: strictyaml.Whole(c.Digits), Mode: c.Mode}
		number, _ := strconv.ParseFloat(c.Text, 64)
		if got := as.Text(c.Value, nil); got != c.Text || as.Round(c.Value) != number {
			t.Errorf("%v, %d digits, %s: %s and %v, want %s", c.Value, c.Digits, c.Mode, got, as.Round(c.Value), c.Text)
		}
	}
}

// TestShownAsItIs leaves a number alone of which the policy says nothing, and what is no number.
func TestShownAsItIs(t *testing.T) {
	usual := func(float64) string { return "as usual" }
	var unsaid *policy.Shown
	if got := unsaid.Text(1.005, usual); got != "as usual" || unsaid.Round(1.005) != 1.005 {
		t.Errorf("unsaid: %s, %v", got, unsaid.Round(1.005))
	}
	as := &policy.Shown{Digits: 2}
	if got := as.Text(math.NaN(), usual); got != "as usual" || !math.IsNaN(as.Round(math.NaN())) {
		t.Errorf("no number: %s, %v", got, as.Round(math.NaN()))
	}
}
