package screen_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/land"
	"permu/internal/screen"
)

const unknown = -1 // a year without a value

func TestEfficiency(t *testing.T) {
	tests := map[string]struct {
		years []land.YearValue
		want  string
	}{
		"just below 5":            {years(4.99), screen.Low},
		"exactly 5":               {years(5), screen.Middle},
		"just below 20":           {years(19.99), screen.Middle},
		"exactly 20":              {years(20), screen.High},
		"no tax at all":           {years(0), screen.Low},
		"the mean of three":       {years(1, 2, 12), screen.Middle},
		"one known year of three": {years(unknown, 4.99, unknown), screen.Low},
		"two known: mean of two":  {years(30, unknown, 10), screen.High},
		"5 by sums of floats":     {years(3.63, 5.52, 5.85), screen.Middle},
		"20 by sums of floats":    {years(19.63, 20.52, 19.85), screen.High},
		"20 in another order":     {years(20.31, 19.54, 20.15), screen.High},
		"a cent a mu below 5":     {years(3.63, 5.52, 5.849997), screen.Low},
		"less than a cent below":  {years(3.63, 5.52, 5.849999), screen.Middle},
		"no known year":           {years(unknown, unknown, unknown), screen.Unknown},
		"no year":                 {nil, screen.Unknown},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := screen.Efficiency(rules(t).Efficiency, screen.Subject{Parcel: &land.Parcel{}, PerMu: tt.years}); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestLowEfficiency(t *testing.T) {
	tests := map[string]struct {
		subject screen.Subject
		outcome string
		mode    string
	}{
		"just below 5":          {screen.Subject{Parcel: &land.Parcel{}, Occupants: 1, PerMu: years(4.99)}, screen.Met, screen.RecoverReset},
		"exactly 5":             {screen.Subject{Parcel: &land.Parcel{}, Occupants: 1, PerMu: years(5)}, "", ""},
		"5 by sums of floats":   {screen.Subject{Parcel: &land.Parcel{}, Occupants: 1, PerMu: years(3.63, 5.52, 5.85)}, "", ""},
		"two of them":           {screen.Subject{Parcel: &land.Parcel{}, Occupants: 2, PerMu: years(1)}, screen.Met, screen.RecoverReset},
		"three of them":         {screen.Subject{Parcel: &land.Parcel{}, Occupants: 3, PerMu: years(1)}, screen.Met, screen.MergeReorganise},
		"all have stopped":      {screen.Subject{Parcel: &land.Parcel{}, Occupants: 4, StoppedOnly: true, PerMu: years(0)}, screen.Met, screen.JointInvestment},
		"a loss is below":       {screen.Subject{Parcel: &land.Parcel{}, Occupants: 1, PerMu: []land.YearValue{{Year: 2024, Value: new(-3.0)}}}, screen.Met, screen.RecoverReset},
		"nobody uses it":        {screen.Subject{PerMu: years(1), Parcel: &land.Parcel{BuildingCount: 1}}, "", ""},
		"users without figures": {screen.Subject{Parcel: &land.Parcel{}, Occupants: 1, PerMu: years(unknown, unknown, unknown)}, screen.CannotTell, screen.NoMode},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			findings := screen.Screen(rules(t), tt.subject, *day("2025-06-01"))
			if got := outcomes(findings)[screen.LowEfficiency]; got != tt.outcome {
				t.Fatalf("got %q, want %q", got, tt.outcome)
			}
			if tt.outcome != "" && findings[0].DisposalMode != tt.mode {
				t.Errorf("got %s, want %s", findings[0].DisposalMode, tt.mode)
			}
		})
	}
}

func TestReceiptOfLowEfficiency(t *testing.T) {
	s := screen.Subject{Parcel: &land.Parcel{}, Occupants: 1, PerMu: years(unknown, 4, 3)}
	f := finding(t, screen.Screen(rules(t), s, *day("2025-06-01")), screen.LowEfficiency)
	inputs := map[string]land.Input{
		"tax_per_mu_2023": {Value: 4.0, Unit: "万元/亩", Source: "annual_report"},
		"tax_per_mu_2024": {Value: 3.0, Unit: "万元/亩", Source: "annual_report"},
	}
	if diff := cmp.Diff(inputs, f.Inputs); diff != "" {
		t.Errorf("inputs (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"tax_per_mu_2022"}, f.Missing); diff != "" {
		t.Errorf("missing (-want +got):\n%s", diff)
	}
	if !strings.Contains(f.Formula.EN, "2 known of 3 years: 3.50 < 5") || !strings.Contains(f.Clears.ZH, "1.50") {
		t.Errorf("got %s, %s", f.Formula.EN, f.Clears.ZH)
	}
	if !strings.Contains(f.Clause, "泉政办规〔2025〕13号") {
		t.Errorf("got clause %s", f.Clause)
	}
}

// TestFormulaNamesTheYearsOfTheRule has a rule of two years, which both languages must say.
func TestFormulaNamesTheYearsOfTheRule(t *testing.T) {
	p := rules(t)
	p.Efficiency.Years = 2
	f := finding(t, screen.Screen(p, screen.Subject{Parcel: &land.Parcel{}, Occupants: 1, PerMu: years(1, 2)}, *day("2025-06-01")), screen.LowEfficiency)
	if strings.Contains(f.Formula.ZH, "三年") || strings.Contains(f.Clears.ZH, "三年") {
		t.Errorf("of two years it says %s; %s", f.Formula.ZH, f.Clears.ZH)
	}
}

func TestFigureWithoutYears(t *testing.T) {
	s := screen.Subject{Parcel: &land.Parcel{}, Occupants: 1, PerMu: years(unknown, unknown, unknown)}
	f := finding(t, screen.Screen(rules(t), s, *day("2025-06-01")), screen.LowEfficiency)
	if diff := cmp.Diff([]string{"tax_per_mu_2022", "tax_per_mu_2023", "tax_per_mu_2024"}, f.Missing); diff != "" {
		t.Errorf("missing (-want +got):\n%s", diff)
	}
}

// TestShownBelow has means whose hundredths would hide that they are below, and gaps whose would not clear them.
func TestShownBelow(t *testing.T) {
	for mean, want := range map[float64][2]string{4.996: {"4.99 < 5", "0.01 万元"}, 1.415: {"1.41 < 5", "3.59 万元"}, 4.99: {"4.99 < 5", "0.01 万元"}} {
		f := finding(t, screen.Screen(rules(t), screen.Subject{Parcel: &land.Parcel{}, Occupants: 1, PerMu: years(mean)}, *day("2025-06-01")), screen.LowEfficiency)
		if !strings.Contains(f.Formula.EN, want[0]) || !strings.Contains(f.Clears.EN, want[1]) {
			t.Errorf("%v: %s; %s", mean, f.Formula.EN, f.Clears.EN)
		}
	}
}
