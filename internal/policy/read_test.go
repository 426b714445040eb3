package policy_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"

	"permu/internal/land"
	"permu/internal/policy"
)

// sound is a policy without a mistake; the tests below break it, one rule at a time.
const sound = `id: sound
version: 1
title: {zh: 测试}
tracks:
  - id: above
    title: {zh: 规上}
    when: scale == 'above'
    indicators:
      - {id: tax_per_mu, numerator: tax_cny, denominator: land_mu, unit: 万元/亩, weight: 60, baseline: {source: const, value: 24.097}, scorer: {cap: 1.5}}
      - {id: rd_ratio, numerator: rd_cny, denominator: revenue_cny, unit: ratio, weight: 40, baseline: {source: group_mean}}
    bands:
      grades:
        - {grade: A, up_to_percent: 20}
        - {grade: B, up_to_percent: 60}
        - {grade: C, up_to_percent: 100}
  - id: below
    title: {zh: 规下}
    when: scale == 'below'
    indicators:
      - {id: tax_per_mu, numerator: tax_cny, denominator: land_mu, unit: 万元/亩, weight: 100, baseline: {source: group_mean}}
    bands:
      grades:
        - {grade: A, up_to_percent: 100}
adjustments:
  items:
    - {id: rd, title: {zh: 研发}, tag: high_tech, points: 2}
gates:
  - {id: veto, title: {zh: 一票否决}, when: "'safety' in events", action: set, grade: C}
efficiency: {years: 3, low_below: 5, high_from: 20, unit: 万元/亩, numerator: tax_cny}
screening: {rules: [{id: low, title: {zh: 低效}, kind: low_efficiency, basis: {document: 办法}, all: [{value: tax_cny, over: land_mu, unit: 万元/亩, years: 2, below: {value: 5}}]}]}
`

// change is a document with one text in place of another, which it must hold.
func change(t *testing.T, document, from, to string) []byte {
	t.Helper()
	if !strings.Contains(document, from) {
		t.Fatalf("nothing to change: no %q", from)
	}
	return []byte(strings.Replace(document, from, to, 1))
}

func TestSound(t *testing.T) {
	tests := map[string]struct{ from, to string }{
		"as it is":                  {"", ""},
		"a track for all the rest":  {"    when: scale == 'below'\n", ""},
		"a cap of exactly 1":        {"cap: 1.5", "cap: 1"},
		"no cap":                    {", scorer: {cap: 1.5}", ""},
		"weights with a decimal":    {"weight: 60", "weight: 60.0"},
		"output instead of tax":     {"numerator: tax_cny}\nscreening", "numerator: output_cny}\nscreening"},
		"Windows line ends":         {"id: sound\n", "id: sound\r\n"},
		"one year of low land":      {"years: 3", "years: 1"},
		"a limit at itself":         {"below: {value: 5}", "at_most: {value: 5}"},
		"no screening of its own":   {sound[strings.Index(sound, "screening:"):], ""},
		"a byte order mark, as WPS": {"id: sound", "\ufeffid: sound"},
		"no bands at all": {
			"    bands:\n      grades:\n        - {grade: A, up_to_percent: 100}\n", "",
		},
		"an unknown number":   {"weight: 60", "weight: unknown"},
		"unknown cuts":        {"grade: A, up_to_percent: 20", "grade: A, up_to_percent: unknown"},
		"an unknown last cut": {"grade: C, up_to_percent: 100", "grade: C, up_to_percent: unknown"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p, err := policy.Read(change(t, sound, tt.from, tt.to))
			if err != nil || p.ID != "sound" || len(p.Tracks) != 2 {
				t.Errorf("got %s with %d tracks, %v", p.ID, len(p.Tracks), err)
			}
		})
	}
}

// TestWeightsAreDecimals has weights whose decimals sum to 100 and whose binary fractions, one after another, do not.
func TestWeightsAreDecimals(t *testing.T) {
	const indicator = ", numerator: tax_cny, denominator: land_mu, unit: 万元/亩, baseline: {source: group_mean}, weight: "
	for name, weights := range map[string]string{
		"thirds":                  "33.3 33.3 33.4",
		"rounded up on the way":   "45.1 20.3 15.2 14.4 5",
		"rounded down on the way": "11.1 11.1 11.1 11.1 11.1 11.1 11.1 11.1 11.2",
	} {
		t.Run(name, func(t *testing.T) {
			var rows strings.Builder
			for i, weight := range strings.Fields(weights) {
				fmt.Fprintf(&rows, "      - {id: i%d%s%s}\n", i, indicator, weight)
			}
			if _, err := policy.Read(change(t, sound, indicatorOfBelow, rows.String())); err != nil {
				t.Errorf("%s sum to 100: %v", weights, err)
			}
		})
	}
}

const indicatorOfBelow = "      - {id: tax_per_mu, numerator: tax_cny, denominator: land_mu, unit: 万元/亩, weight: 100, baseline: {source: group_mean}}\n"

// TestMistakes breaks the sound policy; each mistake is told with its line and its path, in the order of the document.
func TestMistakes(t *testing.T) {
	const first, bands = "tracks[0].indicators[0].", "tracks[0].bands.grades"
	tests := map[string]struct {
		from, to string
		want     []string
	}{
		"no id":                     {"id: sound\n", "", []string{"1 id"}},
		"an id with a slash":        {"id: sound", "id: a/b", []string{"1 id"}},
		"version zero":              {"version: 1", "version: 0", []string{"2 version"}},
		"no version":                {"version: 1\n", "", []string{"1 version"}},
		"a version and a half":      {"version: 1", "version: 1.5", []string{"2 version"}},
		"no title":                  {"zh: 测试", "en: test", []string{"3 title.zh"}},
		"a list for a text":         {"id: sound", "id: [sound]", []string{"1 id"}},
		"an unknown name":           {"version: 1", "version: 1\nweight: 3", []string{"3 weight"}},
		"an unknown name, deep":     {"cap: 1.5", "kap: 1.5", []string{"9 " + first + "scorer.kap"}},
		"no tracks":                 {sound[strings.Index(sound, "tracks:"):strings.Index(sound, "adj")], "", []string{"8 gates[0].grade"}},
		"no track id":               {"- id: above\n    title", "- title", []string{"5 tracks[0].id"}},
		"a track twice":             {"id: below", "id: above", []string{"16 tracks[1].id"}},
		"no indicator id":           {"{id: tax_per_mu, ", "{", []string{"9 " + first + "id"}},
		"an indicator twice":        {"id: rd_ratio", "id: tax_per_mu", []string{"10 tracks[0].indicators[1].id"}},
		"an id that is no name":     {"id: tax_per_mu", "id: tax-per-mu", []string{"9 " + first + "id"}},
		"unknown numerator":         {"tax_cny, denominator", "luck_cny, denominator", []string{"9 " + first + "numerator"}},
		"unknown denominator":       {"land_mu", "land_ha", []string{"9 " + first + "denominator"}},
		"unknown unit":              {"万元/亩", "万元/顷", []string{"9 " + first + "unit"}},
		"a unit that does not fit":  {"万元/亩", "万元/人", []string{"9 " + first + "unit"}},
		"no unit":                   {"unit: 万元/亩, ", "", []string{"9 " + first + "unit"}},
		"weights above 100":         {"weight: 60", "weight: 70", []string{"8 tracks[0].indicators"}},
		"weights below 100":         {"weight: 60", "weight: 59.99", []string{"8 tracks[0].indicators"}},
		"a weight of zero":          {"weight: 60", "weight: 0", []string{"8 tracks[0].indicators", "9 " + first + "weight"}},
		"a negative weight":         {"weight: 60", "weight: -60", []string{"8 tracks[0].indicators", "9 " + first + "weight"}},
		"a word for a weight":       {"weight: 60", "weight: lots", []string{"9 " + first + "weight"}},
		"a weight in quotes":        {"weight: 60", "weight: '60'", []string{"9 " + first + "weight"}},
		"a weight that is none":     {"weight: 60", "weight: ~", []string{"9 " + first + "weight"}},
		"weight is no number":       {"weight: 60", "weight: .nan", []string{"9 " + first + "weight"}},
		"infinite weight":           {"weight: 60", "weight: -.inf", []string{"9 " + first + "weight"}},
		"cap below 1":               {"cap: 1.5", "cap: 0.99", []string{"9 " + first + "scorer.cap"}},
		"no such scorer":            {"{cap: 1.5}", "{type: luck}", []string{"9 " + first + "scorer.type"}},
		"a baseline of zero":        {"value: 24.097", "value: 0", []string{"9 " + first + "baseline.value"}},
		"a negative baseline":       {"value: 24.097", "value: -1", []string{"9 " + first + "baseline.value"}},
		"an infinite baseline":      {"value: 24.097", "value: .inf", []string{"9 " + first + "baseline.value"}},
		"no baseline":               {", baseline: {source: const, value: 24.097}", "", []string{"9 " + first + "baseline"}},
		"a baseline of nothing":     {", value: 24.097", "", []string{"9 " + first + "baseline.value"}},
		"unknown baseline source":   {"source: const", "source: guess", []string{"9 " + first + "baseline.source"}},
		"a value beside group_mean": {"source: const", "source: group_mean", []string{"9 " + first + "baseline.value"}},
		"bands without grades":      {sound[strings.Index(sound, "      grades:"):strings.Index(sound, "  - id: below")], "      kind: counts\n", []string{"11 tracks[0].bands.grades", "25 gates[0].grade"}},
		"a text for bands":          {"bands:\n      grades:\n        - {grade: A, up_to_percent: 100}", "bands: all", []string{"21 tracks[1].bands"}},
		"a band without grade":      {"grade: A, ", "", []string{"13 " + bands + "[0].grade"}},
		"a grade twice":             {"grade: B", "grade: A", []string{"14 " + bands + "[1].grade"}},
		"a band does not rise":      {"up_to_percent: 60", "up_to_percent: 20", []string{"14 " + bands + "[1].up_to_percent"}},
		"a band falls":              {"up_to_percent: 60", "up_to_percent: 10", []string{"14 " + bands + "[1].up_to_percent"}},
		"a band of zero":            {"up_to_percent: 20", "up_to_percent: 0", []string{"13 " + bands + "[0].up_to_percent"}},
		"a band without a cut":      {", up_to_percent: 60", "", []string{"14 " + bands + "[1].up_to_percent"}},
		"a band with a score":       {"grade: B", "from: 60, grade: B", []string{"14 " + bands + "[1].from"}},
		"the last band under 100":   {"grade: C, up_to_percent: 100", "grade: C, up_to_percent: 99", []string{"12 " + bands}},
		"a band over 100":           {"grade: C, up_to_percent: 100", "grade: C, up_to_percent: 101", []string{"12 " + bands, "15 " + bands + "[2].up_to_percent"}},
		"a gate to no grade":        {"set, grade: C", "set, grade: E", []string{"28 gates[0].grade"}},
		"low land of no year":       {"years: 3", "years: 0", []string{"29 efficiency.years"}},
		"low land of four years":    {"years: 3", "years: 4", []string{"29 efficiency.years"}},
		"low below zero":            {"low_below: 5", "low_below: 0", []string{"29 efficiency.low_below"}},
		"low below no number":       {"low_below: 5", "low_below: .nan", []string{"29 efficiency.low_below"}},
		"high from low":             {"high_from: 20", "high_from: 5", []string{"29 efficiency.high_from"}},
		"another efficiency unit":   {"unit: 万元/亩, numerator: tax_cny}", "unit: 元/平方米, numerator: tax_cny}", []string{"29 efficiency.unit"}},
		"efficiency of energy":      {"numerator: tax_cny}\nscreening", "numerator: energy_tce}\nscreening", []string{"29 efficiency.numerator"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := policy.Read(change(t, sound, tt.from, tt.to))
			if diff := cmp.Diff(tt.want, places(t, err)); diff != "" {
				t.Fatalf("%v (-want +got):\n%s", err, diff)
			}
		})
	}
}

// TestAllMistakesAtOnce breaks a document in many ways: what cannot be read does not hide what is wrong elsewhere, and
// nothing is told that only follows from it.
func TestAllMistakesAtOnce(t *testing.T) {
	text := sound
	for _, broken := range [][2]string{
		{"version: 1", "version: one"},
		{"title: {zh: 规上}", "titel: {zh: 规上}"},
		{"when: scale == 'above'", "when: size == 'above'"},
		{"weight: 60", "weight: lots"},
		{"up_to_percent: 60", "up_to_percent: 15"},
		{"weight: 100", "weight: 99"},
		{"over: land_mu", "over: mu"},
		{"below: {value: 5}", "below: {value: 5, of: far_min}"},
	} {
		text = string(change(t, text, broken[0], broken[1]))
	}
	want := []string{
		"2 version", "5 tracks[0].title", "6 tracks[0].titel", "7 tracks[0].when", "9 tracks[0].indicators[0].weight",
		"14 tracks[0].bands.grades[1].up_to_percent", "19 tracks[1].indicators", "30 screening.rules[0].all[0].below", "30 screening.rules[0].all[0].over",
	}
	for range 20 { // the order is the document's, always
		_, err := policy.Read([]byte(text))
		if diff := cmp.Diff(want, places(t, err)); diff != "" {
			t.Fatalf("%v (-want +got):\n%s", err, diff)
		}
	}
}

// TestManyMistakes has more than anyone reads.
func TestManyMistakes(t *testing.T) {
	var text strings.Builder
	text.WriteString(sound)
	for i := range 5000 {
		fmt.Fprintf(&text, "x%d: 1\n", i)
	}
	_, err := policy.Read([]byte(text.String()))
	if found := places(t, err); len(found) != 1001 || !strings.Contains(err.Error(), "and 4000 more mistakes") {
		t.Errorf("got %d", len(found))
	}
}

// TestJSON reads the same policy written as JSON.
func TestJSON(t *testing.T) {
	var document any
	if err := yaml.Unmarshal([]byte(everyFeature(t)), &document); err != nil {
		t.Fatal(err)
	}
	for name, indent := range map[string]string{"in one line": "", "indented": "  ", "indented with tabs": "\t"} {
		t.Run(name, func(t *testing.T) {
			text, err := json.MarshalIndent(document, "", indent)
			if err != nil {
				t.Fatal(err)
			}
			p, err := policy.Read(text)
			if err != nil || len(p.Tracks) != 8 || len(p.Open()) > 0 {
				t.Errorf("%d tracks, %v", len(p.Tracks), err)
			}
		})
	}
	_, err := policy.Read([]byte(`{"id": "x", "version": 1, "title": {"zh": "x"},` + "\n" + `"tracks": [], "wieght": 1}`))
	if diff := cmp.Diff([]string{"2 tracks", "2 wieght"}, places(t, err)); diff != "" {
		t.Error(diff)
	}
}

// places are the lines and paths of the problems behind an error.
func places(t *testing.T, err error) []string {
	t.Helper()
	var problems land.Problems
	if !errors.As(err, &problems) || !errors.Is(err, land.ErrInvalid) {
		t.Fatalf("%v holds no problems", err)
	}
	found := make([]string, len(problems))
	for i, p := range problems {
		found[i] = fmt.Sprint(p.Line, " ", p.Path)
	}
	return found
}
