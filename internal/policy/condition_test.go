package policy_test

import (
	"errors"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"permu/internal/land"
	"permu/internal/policy"
)

// facts are what is known of one subject.
type facts map[string]any

// Value implements [policy.Case].
func (f facts) Value(name string) (any, bool) {
	v, ok := f[name]
	return v, ok
}

// condition is one that the sound policy holds in place of the first track's.
func condition(t *testing.T, text string) (policy.Condition, error) {
	t.Helper()
	parameters := "parameters: [{id: line, title: {zh: 线}, value: 12.5}, {id: open, title: {zh: 未定}, value: unknown}]\ntracks:\n"
	document := change(t, sound, "when: scale == 'above'", "when: "+strconv.Quote(text))
	document = change(t, string(document), "when: scale == 'below'", "when: park_code == 'p'") // what no first track takes whole
	p, err := policy.Read(change(t, string(document), "tracks:\n", parameters))
	if err != nil {
		return policy.Condition{}, err
	}
	return p.Tracks[0].When, nil
}

func day(text string) time.Time {
	d, _ := time.Parse(time.DateOnly, text)
	return d
}

func TestHolds(t *testing.T) {
	known := facts{
		"scale": "above", "land_mu": 7.5, "tax_cny": 1_000_000.0, "trade_quota": true, "industry": "31", "year": 2022.0,
		"production_on": day("2020-06-30"), "as_of": day("2022-06-30"), "tags": []string{"high_tech", "listed_supply"},
		"events": []string{}, "missing": []string{"energy_tce"}, "tenants": 0.0,
	}
	tests := map[string]struct {
		text string
		want policy.Truth
	}{
		"yes":                                {"scale == 'above'", policy.Yes},
		"no":                                 {"scale == 'below'", policy.No},
		"whole numbers compare":              {"tenants == 0 && land_mu != 7 && land_mu >= 7", policy.Yes},
		"exactly the threshold":              {"land_mu >= 7.5 && !(land_mu > 7.5)", policy.Yes},
		"whole numbers calculate":            {"land_mu * 2 == 15 && year - 1 == 2021 && -land_mu < -7 && 15 / 2 == land_mu", policy.Yes},
		"a list of whole numbers":            {"year in [2021, 2022]", policy.Yes},
		"a choice of numbers":                {"land_mu >= (industry == '31' ? 7 : 8)", policy.Yes},
		"sizes":                              {"size(tags) == 2 && size(tags) * 2 > 3 && tags[0] == 'high_tech'", policy.Yes},
		"years of days":                      {"production_on.getFullYear() < year && production_on.getFullYear() + 2 == year", policy.Yes},
		"remainders":                         {"size(tags) % 2 == 0", policy.Yes},
		"any of a list":                      {"tags.exists(t, t.startsWith('listed'))", policy.Yes},
		"one of a list":                      {"tags.exists_one(t, t == 'high_tech') && size(tags.filter(t, t != 'x')) == 2", policy.Yes},
		"an empty list":                      {"'safety' in events", policy.No},
		"a flag":                             {"!trade_quota", policy.No},
		"two years to the day":               {"years(production_on, as_of) >= 2", policy.Yes},
		"a day before two years":             {"years(production_on, date('2022-06-29')) < 2", policy.Yes},
		"a day":                              {"production_on == date('2020-06-30') && production_on < date('2020-07-01')", policy.Yes},
		"a parameter":                        {"land_mu < param.line", policy.Yes},
		"a parameter that is open":           {"land_mu < param.open", policy.CannotTell},
		"a value is missing":                 {"water_m3 > 1", policy.CannotTell},
		"so is its opposite":                 {"!(water_m3 > 1)", policy.CannotTell},
		"missing or true":                    {"water_m3 > 1 || scale == 'above'", policy.Yes},
		"true or missing":                    {"scale == 'above' || water_m3 > 1", policy.Yes},
		"missing or false":                   {"water_m3 > 1 || scale == 'below'", policy.CannotTell},
		"missing and false":                  {"water_m3 > 1 && scale == 'below'", policy.No},
		"false and missing":                  {"scale == 'below' && water_m3 > 1", policy.No},
		"missing and true":                   {"water_m3 > 1 && scale == 'above'", policy.CannotTell},
		"a day is missing":                   {"registered_on > date('2020-01-01')", policy.CannotTell},
		"a recognition of any name":          {"!('anything' in tags)", policy.Yes},
		"asks what is missing":               {"'energy_tce' in missing && !('tax_cny' in missing)", policy.Yes},
		"a choice between missing and known": {"water_m3 > 1 ? true : false", policy.CannotTell},
		"costs too much":                     {costly(), policy.CannotTell},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			c, err := condition(t, tt.text)
			if err != nil {
				t.Fatal(err)
			}
			if got := c.Holds(known); got != tt.want {
				t.Errorf("%s: got %v, want %v", tt.text, got, tt.want)
			}
		})
	}
}

// costly goes through two tags eighteen times inside each other.
func costly() string {
	text := "true"
	for i := range 18 {
		v := "t" + strconv.Itoa(i)
		text = "tags.all(" + v + ", " + text + ")"
	}
	return text
}

// TestNoCondition holds for everyone.
func TestNoCondition(t *testing.T) {
	if got := (policy.Condition{}).Holds(facts{}); got != policy.Yes {
		t.Errorf("got %v", got)
	}
}

func TestMentions(t *testing.T) {
	c, err := condition(t, "tags.exists(t, t == scale) && land_mu > param.line && year == 2022")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"land_mu", "scale", "tags", "year"}, c.Mentions()); diff != "" {
		t.Error(diff)
	}
}

func TestBadConditions(t *testing.T) {
	tests := map[string]struct{ text, says string }{
		"an unknown name":               {"luck > 3", "undeclared reference to 'luck'"},
		"an unknown parameter":          {"land_mu > param.luck", "undeclared reference to 'param.luck'"},
		"a number":                      {"land_mu", "must be true or false"},
		"a text":                        {"'yes'", "must be true or false"},
		"text against number":           {"land_mu > '5'", "no matching overload"},
		"number against text":           {"industry == 31", "no matching overload"},
		"a function that is none":       {"abs(land_mu) > 3", "undeclared reference to 'abs'"},
		"half an expression":            {"land_mu >", "Syntax error"},
		"another language":              {"land_mu > 3 and scale = 'above'", "Syntax error"},
		"script":                        {"function() { return true }()", "Syntax error"},
		"what comes after the scoring":  {"value.tax_per_mu > 3", "undeclared reference to 'value'"},
		"the track before the tracks":   {"track == 'above'", "undeclared reference to 'track'"},
		"10,000 characters":             {"land_mu > 1" + strings.Repeat("0", 9_988), "longer than 2000 bytes"},
		"10,000 characters of Chinese":  {"scale == '" + strings.Repeat("规", 9_988) + "'", "longer than 2000 bytes"},
		"a nest of brackets":            {strings.Repeat("(", 900) + "true" + strings.Repeat(")", 900), "recursion"},
		"a nest of opposites":           {strings.Repeat("!(", 500) + "true" + strings.Repeat(")", 500), "recursion"},
		"a nest of lists":               {"land_mu in " + strings.Repeat("[", 900) + strings.Repeat("]", 900), "recursion"},
		"a nest of choices":             {strings.Repeat("true ? true : ", 140) + "true", ""},
		"a day that is no text":         {"production_on > date(2020)", "no matching overload"},
		"years of one day":              {"years(production_on) > 2", "no matching overload"},
		"a misspelt choice":             {"scale == 'abov'", "scale never holds \"abov\", but above, below"},
		"the other way round":           {"'abov' != scale", "scale never holds"},
		"a misspelt one of several":     {"tax_cny > 1 && status in ['operating', 'stoped']", "status never holds \"stoped\""},
		"a misspelt event":              {"'saftey' in events", "events never holds \"saftey\""},
		"a misspelt number":             {"'taxx' in missing", "missing never holds \"taxx\""},
		"what is never missing":         {"'year' in missing", "missing never holds \"year\""},
		"a division of one digit":       {"industry in ['6', '31']", "industry never holds \"6\""},
		"a quotation without end":       {"scale == 'above", "Syntax error"},
		"more mistakes than one can be": {"a > 1 || b > 1 || c > 1 || d > 1", "'c'"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := condition(t, tt.text)
			if tt.says == "" {
				return // either is well, so long as it ends
			}
			var problems land.Problems
			if !errors.As(err, &problems) || len(problems) != 1 || problems[0].Path != "tracks[0].when" || problems[0].Line != 8 {
				t.Fatalf("got %v", err)
			}
			if !strings.Contains(problems[0].Rule, tt.says) || len(problems[0].Value) > 300 {
				t.Errorf("got %v, want %s", err, tt.says)
			}
		})
	}
}

func TestYears(t *testing.T) {
	tests := map[string]struct {
		from, to string
		want     float64
	}{
		"the same day":     {"2020-06-30", "2020-06-30", 0},
		"a year":           {"2020-06-30", "2021-06-30", 1},
		"three years":      {"2019-12-31", "2022-12-31", 3},
		"half a leap year": {"2020-01-01", "2020-07-02", 0.5},
		"a leap day":       {"2020-02-29", "2021-02-28", 1},
		"two years of one": {"2024-02-29", "2026-02-28", 2},
		"a whole leap one": {"2020-02-29", "2024-02-29", 4},
		"before":           {"2022-12-31", "2021-12-31", -1},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := policy.Years(day(tt.from), day(tt.to)); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
	if got := policy.Years(day("2020-01-01"), day("2022-12-31")); got >= 3 || got < 2.99 {
		t.Errorf("a day less than three years is %v", got)
	}
}
