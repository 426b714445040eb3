package policy_test

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

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
idle: {years: 1, developed_below: 0.5, invested_below: 0.25}
`

// changed is the sound policy with one text in place of another, which it must hold.
func changed(t *testing.T, from, to string) []byte {
	t.Helper()
	if !strings.Contains(sound, from) {
		t.Fatalf("nothing to change: no %q", from)
	}
	return []byte(strings.Replace(sound, from, to, 1))
}

func TestSound(t *testing.T) {
	tests := map[string]struct{ from, to string }{
		"as it is":                  {"", ""},
		"a track for all the rest":  {"    when: scale == 'below'\n", ""},
		"a cap of exactly 1":        {"cap: 1.5", "cap: 1"},
		"no cap":                    {", scorer: {cap: 1.5}", ""},
		"weights with a decimal":    {"weight: 60", "weight: 60.0"},
		"output instead of tax":     {"numerator: tax_cny}\nidle", "numerator: output_cny}\nidle"},
		"Windows line ends":         {"id: sound\n", "id: sound\r\n"},
		"one year of low land":      {"years: 3", "years: 1"},
		"all must be developed":     {"developed_below: 0.5", "developed_below: 1"},
		"a byte order mark, as WPS": {"id: sound", "\ufeffid: sound"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p, err := policy.Read(changed(t, tt.from, tt.to))
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
			if _, err := policy.Read(changed(t, indicatorOfBelow, rows.String())); err != nil {
				t.Errorf("%s sum to 100: %v", weights, err)
			}
		})
	}
}

const indicatorOfBelow = "      - {id: tax_per_mu, numerator: tax_cny, denominator: land_mu, unit: 万元/亩, weight: 100, baseline: {source: group_mean}}\n"

func TestBrokenRules(t *testing.T) {
	const first, band = "tracks[0].indicators[0].", "tracks[0].bands"
	tests := map[string]struct {
		from, to string
		paths    []string
	}{
		"no id":                     {"id: sound\n", "", []string{"id"}},
		"version zero":              {"version: 1", "version: 0", []string{"version"}},
		"no title":                  {"zh: 测试", "en: test", []string{"title.zh"}},
		"no track id":               {"- id: above\n    scale", "- scale", []string{"tracks[0].id"}},
		"no such scale":             {"scale: above", "scale: huge", []string{"tracks[0].scale"}},
		"the same scale twice":      {"scale: below", "scale: above", []string{"tracks[1].scale"}},
		"the first takes all":       {"scale: above", "scale: ''", []string{"tracks[1].scale"}},
		"no indicator id":           {"{id: tax_per_mu, ", "{", []string{first + "id"}},
		"unknown numerator":         {"tax_cny, denominator", "luck_cny, denominator", []string{first + "numerator"}},
		"unknown denominator":       {"land_mu", "land_ha", []string{first + "denominator"}},
		"unknown unit":              {"万元/亩", "万元/公顷", []string{first + "unit"}},
		"weights above 100":         {"weight: 60", "weight: 70", []string{"tracks[0].indicators"}},
		"weights below 100":         {"weight: 60", "weight: 59.99", []string{"tracks[0].indicators"}},
		"a weight of zero":          {"weight: 60", "weight: 0", []string{first + "weight", "tracks[0].indicators"}},
		"a negative weight":         {"weight: 60", "weight: -60", []string{first + "weight", "tracks[0].indicators"}},
		"weight is no number":       {"weight: 60", "weight: .nan", []string{first + "weight", "tracks[0].indicators"}},
		"infinite weight":           {"weight: 60", "weight: .inf", []string{"tracks[0].indicators"}},
		"cap below 1":               {"cap: 1.5", "cap: 0.99", []string{first + "cap"}},
		"negative cap":              {"cap: 1.5", "cap: -1", []string{first + "cap"}},
		"a baseline of zero":        {"value: 24.097", "value: 0", []string{first + "baseline.value"}},
		"a negative baseline":       {"value: 24.097", "value: -1", []string{first + "baseline.value"}},
		"an infinite baseline":      {"value: 24.097", "value: .inf", []string{first + "baseline.value"}},
		"baseline is no number":     {"value: 24.097", "value: .nan", []string{first + "baseline.value"}},
		"unknown baseline source":   {"source: const", "source: guess", []string{first + "baseline.source"}},
		"a value beside group_mean": {"source: const", "source: group_mean", []string{first + "baseline.value"}},
		"a band without grade":      {"grade: A, ", "", []string{band + "[0].grade"}},
		"a band does not rise":      {"up_to_percent: 60", "up_to_percent: 20", []string{band + "[1].up_to_percent"}},
		"a band falls":              {"up_to_percent: 60", "up_to_percent: 10", []string{band + "[1].up_to_percent"}},
		"a band of zero":            {"up_to_percent: 20", "up_to_percent: 0", []string{band + "[0].up_to_percent"}},
		"the last band under 100":   {"grade: C, up_to_percent: 100", "grade: C, up_to_percent: 99", []string{band}},
		"a band over 100":           {"grade: C, up_to_percent: 100", "grade: C, up_to_percent: 101", []string{band + "[2].up_to_percent", band}},
		"low land of no year":       {"years: 3", "years: 0", []string{"efficiency.years"}},
		"low land of four years":    {"years: 3", "years: 4", []string{"efficiency.years"}},
		"low below zero":            {"low_below: 5", "low_below: 0", []string{"efficiency.low_below"}},
		"high from low":             {"high_from: 20", "high_from: 5", []string{"efficiency.high_from"}},
		"another efficiency unit":   {"unit: 万元/亩, numerator: tax_cny}", "unit: 元/平方米, numerator: tax_cny}", []string{"efficiency.unit"}},
		"efficiency of energy":      {"numerator: tax_cny}\nidle", "numerator: energy_tce}\nidle", []string{"efficiency.numerator"}},
		"idle after no year":        {"idle: {years: 1", "idle: {years: 0", []string{"idle.years"}},
		"developed below zero":      {"developed_below: 0.5", "developed_below: 0", []string{"idle.developed_below"}},
		"invested below over one":   {"invested_below: 0.25", "invested_below: 25", []string{"idle.invested_below"}},
		"both ratios, in order": {
			"developed_below: 0.5, invested_below: 0.25", "developed_below: 0, invested_below: 25",
			[]string{"idle.developed_below", "idle.invested_below"},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			for range 20 { // the order is the document's, always
				_, err := policy.Read(changed(t, tt.from, tt.to))
				if diff := cmp.Diff(tt.paths, paths(t, err)); diff != "" {
					t.Fatalf("%v (-want +got):\n%s", err, diff)
				}
			}
		})
	}
}

func TestEmptyDocument(t *testing.T) {
	for name, text := range map[string]string{"empty": "", "a remark": "# nothing\n"} {
		t.Run(name, func(t *testing.T) {
			if _, err := policy.Read([]byte(text)); !errors.Is(err, land.ErrInvalid) {
				t.Errorf("got %v", err)
			}
		})
	}
}

// paths are the places of the problems behind an error.
func paths(t *testing.T, err error) []string {
	t.Helper()
	var problems land.Problems
	if !errors.As(err, &problems) || !errors.Is(err, land.ErrInvalid) {
		t.Fatalf("%v holds no problems", err)
	}
	found := make([]string, len(problems))
	for i, p := range problems {
		found[i] = p.Path
	}
	return found
}

func TestNotYAML(t *testing.T) {
	tests := map[string]struct{ from, to, says string }{
		"unknown key":            {"version: 1", "version: 1\nweight: 3", "[3:1]"},
		"unknown key, deep":      {"cap: 1.5", "kap: 1.5", "[8:"},
		"duplicate key":          {"version: 1", "version: 1\nversion: 2", "[3:1]"},
		"duplicate key, deep":    {"weight: 60", "weight: 60, weight: 60", "[8:"},
		"a word for a number":    {"weight: 60", "weight: lots", "[8:"},
		"a list for a text":      {"id: sound", "id: [sound]", "[1:5]"},
		"a text for a list":      {"bands:\n      - {grade: A, up_to_percent: 100}", "bands: all", "[18:"},
		"a fraction of a year":   {"years: 3", "years: 2.5", "2.5"},
		"a fraction of version":  {"version: 1", "version: 1.5", "1.5"},
		"a tag without a value":  {"version: 1", "version: !0000000000000000000000000000000 ", ""},
		"a tag for a list":       {"tracks:\n", "tracks: !0000000000000000000000000000000 \nxs:\n", ""},
		"a tag at the end":       {"invested_below: 0.25}\n", "invested_below: 0.25}\nbasis: !0000000000000000000000000000000 ", ""},
		"an unclosed quote":      {"id: sound", "id: \"sound", "[1:"},
		"an unknown alias":       {"id: sound", "id: *who", "[1:"},
		"a list in itself":       {"tracks:\n", "tracks: &t [*t]\nxs:\n", "[4:"},
		"a document after it":    {"invested_below: 0.25}\n", "invested_below: 0.25}\n---\nid: other\n", ""},
		"text that is no UTF-8":  {"测试", "\xb2\xe2\xca\xd4", ""},
		"a control character":    {"id: sound", "id: s\x00und", ""},
		"deeper than any policy": {"id: sound", "id: " + strings.Repeat("[", 2000) + strings.Repeat("]", 2000), ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := policy.Read(changed(t, tt.from, tt.to))
			if !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("got %v, want it invalid at %s", err, tt.says)
			}
		})
	}
}

func TestMaxBytes(t *testing.T) {
	pad := func(size int) []byte { return []byte(sound + "#" + strings.Repeat("x", size-len(sound)-1)) }
	if _, err := policy.Read(pad(policy.MaxBytes)); err != nil {
		t.Errorf("at the limit: %v", err)
	}
	if _, err := policy.Read(pad(policy.MaxBytes + 1)); !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), "1048576") {
		t.Errorf("above the limit: got %v", err)
	}
}

// TestBombs reads small texts that stand for much: levels that each hold the one before ten times, and nests whose depth
// squared the library keeps. A few more levels, or 60 kB of brackets, and no machine has the memory.
func TestBombs(t *testing.T) {
	for name, bomb := range map[string]string{
		"aliases":  aliases(),
		"brackets": "tracks: " + strings.Repeat("[", 10_000),
		"braces":   "tracks: " + strings.Repeat("{a: ", 5000),
		"dashes":   "tracks:\n  " + strings.Repeat("- ", 5000),
		"queries":  "tracks:\n  " + strings.Repeat("? ", 5000),
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err := policy.Read([]byte(bomb))
			runtime.ReadMemStats(&after)
			if !errors.Is(err, land.ErrInvalid) {
				t.Errorf("got %v", err)
			}
			if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 16 {
				t.Errorf("%d bytes of policy took %d MiB to read", len(bomb), used)
			}
		})
	}
}

// aliases is a million values in 300 bytes.
func aliases() string {
	bomb := "tracks:\n  - id: &a [x, x, x, x, x, x, x, x, x, x]\n"
	for level := 'b'; level <= 'f'; level++ {
		below := "*" + string(level-1)
		bomb += "  - id: &" + string(level) + " [" + strings.Repeat(below+", ", 9) + below + "]\n"
	}
	return bomb
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(sound))
	f.Add([]byte("id: x\nversion: !0000000000000000000000000000000 "))
	f.Add([]byte("tracks: &t [*t]"))
	f.Fuzz(func(t *testing.T, text []byte) {
		p, err := policy.Read(text)
		if err != nil && !errors.Is(err, land.ErrInvalid) {
			t.Errorf("%v is no error of content", err)
		}
		if err == nil && string(p.Source()) != string(text) {
			t.Error("the source is not what was read")
		}
	})
}
