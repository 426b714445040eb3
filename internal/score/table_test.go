package score_test

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"permu/internal/policy"
	"permu/internal/score"
)

// row is a subject in the units that people use: numbers by name, of the year before with " -1" behind it; words by name;
// tags as "tag 2021". Amounts are in 万元. What is not named is missing.
type row map[string]any

// table holds rows as score asks; their keys are a, b, c …
func table(rows ...row) score.Facts {
	f := score.Facts{
		Year: 2022, AsOf: time.Date(2022, 12, 31, 0, 0, 0, 0, time.UTC), Numbers: map[score.Column][]float64{},
		Texts: map[string]score.Texts{}, Tags: map[int][]score.Tag{}, Decided: map[string]score.Decision{},
	}
	for i := range rows {
		f.Keys = append(f.Keys, string(rune('a'+i)))
	}
	for _, name := range namesIn(rows) {
		number, back := strings.CutSuffix(name, " -1")
		n, isNumber := policy.NumberByName(number)
		switch {
		case isNumber:
			f.Numbers[score.Column{Name: n.Column, YearsBack: map[bool]int{true: 1}[back]}] = numbersOf(rows, name, n)
		case name == "tag":
			for i, r := range rows {
				f.Tags[i], _ = r[name].([]score.Tag)
			}
		default:
			words := make([]string, len(rows))
			for i, r := range rows {
				words[i], _ = r[name].(string)
			}
			f.Texts[name] = score.TextsOf(words)
		}
	}
	return f
}

func namesIn(rows []row) []string {
	names := map[string]bool{}
	for _, r := range rows {
		for name := range r {
			names[name] = true
		}
	}
	return slices.Sorted(maps.Keys(names))
}

func numbersOf(rows []row, name string, n policy.Number) []float64 {
	column := make([]float64, len(rows))
	for i, r := range rows {
		column[i] = math.NaN()
		if v, ok := r[name]; ok {
			column[i] = held(n, map[string]float64{n.Name: amount(v)})
		}
	}
	return column
}

func amount(v any) float64 {
	switch v := v.(type) {
	case int:
		return float64(v)
	case float64:
		return v
	}
	return math.NaN()
}

// single is a policy of one track, whose indicators and bands are given in YAML; more goes beside the tracks.
func single(t testing.TB, indicators, bands, more string) policy.Policy {
	t.Helper()
	const head = "industry_groups: [{id: metal, title: {zh: 金属}, divisions: ['31-33']}, {id: rest, title: {zh: 其他}}]\n"
	return read(t, fmt.Sprintf("%s%s\ntracks:\n  - id: all\n    title: {zh: 全部}\n    indicators: [%s]\n    bands: %s\n", head, more, indicators, bands))
}

const (
	everyoneA = "{grades: [{grade: A, up_to_percent: 100}]}"
	taxPerMu  = "id: tax_per_mu, numerator: tax_cny, denominator: land_mu, unit: 万元/亩, weight: 100"
)

// column reads one figure of every subject; "-" where there is none.
func column(answers []told, of func(told) *float64) string {
	said := make([]string, len(answers))
	for i, a := range answers {
		said[i] = "-"
		if v := of(a); v != nil {
			said[i] = fmt.Sprint(*v)
		}
	}
	return strings.Join(said, " ")
}

func valueIn(a told) *float64    { return a.Parts[0].Value }
func pointsIn(a told) *float64   { return a.Parts[0].Points }
func baselineIn(a told) *float64 { return a.Parts[0].Baseline }
func scoreIn(a told) *float64    { return a.Score }

func gradesIn(answers []told) string {
	said := make([]string, len(answers))
	for i, a := range answers {
		if said[i] = a.Grade; a.Grade == "" {
			said[i] = "-"
		}
	}
	return strings.Join(said, " ")
}
