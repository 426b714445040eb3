package screen_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/land"
	"permu/internal/screen"
)

// TestNotStarted reads 满一年 as the anniversary reached.
func TestNotStarted(t *testing.T) {
	agreed := func(date string) land.Parcel { return land.Parcel{AgreedStartOn: day(date)} }
	with := func(p land.Parcel, change func(*land.Parcel)) land.Parcel { change(&p); return p }
	tests := map[string]struct {
		parcel  land.Parcel
		asOf    string
		outcome string // empty is no finding
		mode    string
	}{
		"the day before a full year":      {agreed("2024-03-01"), "2025-02-28", "", ""},
		"the anniversary":                 {agreed("2024-03-01"), "2025-03-01", screen.Met, screen.SelfUpgrade},
		"a day short of two years":        {agreed("2024-03-01"), "2026-02-28", screen.Met, screen.SelfUpgrade},
		"two years":                       {agreed("2024-03-01"), "2026-03-01", screen.Met, screen.RecoverReset},
		"730 days are not two years":      {agreed("2023-03-01"), "2025-02-28", screen.Met, screen.SelfUpgrade},
		"365 days are not a leap year":    {agreed("2023-03-01"), "2024-02-29", "", ""},
		"a leap year's anniversary":       {agreed("2023-03-01"), "2024-03-01", screen.Met, screen.SelfUpgrade},
		"two days before a leap day's":    {agreed("2024-02-29"), "2025-02-27", "", ""},
		"the day after a leap day's year": {agreed("2024-02-29"), "2025-03-01", screen.Met, screen.SelfUpgrade},
		"into a leap year":                {agreed("2023-02-28"), "2024-02-28", screen.Met, screen.SelfUpgrade},
		"the last day of a year":          {agreed("2023-12-31"), "2024-12-31", screen.Met, screen.SelfUpgrade},
		"still to come":                   {agreed("2026-01-01"), "2025-06-01", "", ""},
		"a year after hand-over, no":      {land.Parcel{HandedOverOn: day("2023-05-01")}, "2025-04-30", "", ""},
		"two years after hand-over":       {land.Parcel{HandedOverOn: day("2023-05-01")}, "2025-05-01", screen.Met, screen.SelfUpgrade},
		"three years after hand-over":     {land.Parcel{HandedOverOn: day("2023-05-01")}, "2026-05-01", screen.Met, screen.RecoverReset},
		"what was agreed comes first":     {land.Parcel{AgreedStartOn: day("2025-01-01"), HandedOverOn: day("2020-01-01")}, "2025-06-01", "", ""},
		"started":                         {with(agreed("2020-01-01"), func(p *land.Parcel) { p.ActualStartOn = day("2021-01-01") }), "2025-06-01", "", ""},
		"starts tomorrow":                 {with(agreed("2020-01-01"), func(p *land.Parcel) { p.ActualStartOn = day("2025-06-02") }), "2025-06-01", screen.Met, screen.RecoverReset},
		"starts today":                    {with(agreed("2020-01-01"), func(p *land.Parcel) { p.ActualStartOn = day("2025-06-01") }), "2025-06-01", "", ""},
		"completed":                       {with(agreed("2020-01-01"), func(p *land.Parcel) { p.ActualCompletionOn = day("2021-01-01") }), "2025-06-01", "", ""},
		"a building stands":               {with(agreed("2020-01-01"), func(p *land.Parcel) { p.BuildingCount = 1 }), "2025-06-01", "", ""},
		"collective land":                 {with(agreed("2020-01-01"), func(p *land.Parcel) { p.Tenure = new("collective") }), "2025-06-01", "", ""},
		"state land":                      {with(agreed("2020-01-01"), func(p *land.Parcel) { p.Tenure = new("state") }), "2025-06-01", screen.Met, screen.RecoverReset},
		"government's cause":              {with(agreed("2024-03-01"), func(p *land.Parcel) { p.IdleCause = new("government") }), "2025-03-01", screen.Met, screen.NoMode},
		"government's cause, two years":   {with(agreed("2024-03-01"), func(p *land.Parcel) { p.IdleCause = new("government") }), "2026-03-01", screen.Met, screen.NoMode},
		"force majeure":                   {with(agreed("2024-03-01"), func(p *land.Parcel) { p.IdleCause = new("force_majeure") }), "2026-03-01", screen.Met, screen.NoMode},
		"the holder's own cause":          {with(agreed("2024-03-01"), func(p *land.Parcel) { p.IdleCause = new("holder") }), "2026-03-01", screen.Met, screen.RecoverReset},
		"no date at all":                  {land.Parcel{}, "2025-06-01", screen.CannotTell, screen.NoMode},
		"no date, collective":             {land.Parcel{Tenure: new("collective")}, "2025-06-01", "", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			findings := screen.Screen(rules(t), screen.Subject{Parcel: &tt.parcel}, *day(tt.asOf))
			if tt.outcome == "" {
				if len(findings) > 0 {
					t.Errorf("got %v, want nothing", outcomes(findings))
				}
				return
			}
			if f := finding(t, findings, screen.IdleNotStarted); f.Outcome != tt.outcome || f.DisposalMode != tt.mode || len(findings) != 1 {
				t.Errorf("got %s, %s, want %s, %s", f.Outcome, f.DisposalMode, tt.outcome, tt.mode)
			}
		})
	}
}

func TestUsedLandIsNotIdle(t *testing.T) {
	s := screen.Subject{Parcel: &land.Parcel{AgreedStartOn: day("2020-01-01")}, Occupants: 1, PerMu: years(30)}
	if findings := screen.Screen(rules(t), s, *day("2025-06-01")); len(findings) > 0 {
		t.Errorf("got %v", outcomes(findings))
	}
}

func TestReceiptOfNotStarted(t *testing.T) {
	s := screen.Subject{Parcel: &land.Parcel{AgreedStartOn: day("2024-03-01")}}
	f := finding(t, screen.Screen(rules(t), s, *day("2025-03-01")), screen.IdleNotStarted)
	if want := "《闲置土地处置办法》国土资源部令第53号 第二条第一款"; f.Clause != want {
		t.Errorf("got clause %s, want %s", f.Clause, want)
	}
	inputs := map[string]land.Input{"agreed_start_on": {Value: "2024-03-01", Source: "parcel"}}
	if diff := cmp.Diff(inputs, f.Inputs); diff != "" {
		t.Errorf("inputs (-want +got):\n%s", diff)
	}
	if strings.Join(f.Missing, ",") != "actual_start_on" || f.Clears.ZH == "" || f.Clears.EN == "" || !strings.Contains(f.Why.ZH, "20%") {
		t.Errorf("missing %v, clears %v, why %v", f.Missing, f.Clears, f.Why)
	}
	for _, want := range []string{"2024-03-01", "2025-03-01"} {
		if !strings.Contains(f.Formula.ZH, want) || !strings.Contains(f.Formula.EN, want) {
			t.Errorf("%s is not in %v", want, f.Formula)
		}
	}
}

// TestHandOverIsShownAsOnRecord wants the parcel's own date among the inputs, not the one that the clock starts from.
func TestHandOverIsShownAsOnRecord(t *testing.T) {
	s := screen.Subject{Parcel: &land.Parcel{HandedOverOn: day("2023-05-01")}}
	f := finding(t, screen.Screen(rules(t), s, *day("2025-05-01")), screen.IdleNotStarted)
	if diff := cmp.Diff(map[string]land.Input{"handed_over_on": {Value: "2023-05-01", Source: "parcel"}}, f.Inputs); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestCannotTellIdle(t *testing.T) {
	f := finding(t, screen.Screen(rules(t), screen.Subject{Parcel: &land.Parcel{}}, *day("2025-06-01")), screen.IdleNotStarted)
	if diff := cmp.Diff([]string{"agreed_start_on", "handed_over_on"}, f.Missing); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// works is a parcel whose development stopped on 2024-06-01, with areas in m² and investments in 万元; a negative one is
// not known.
func works(developed, developable, invested, agreed float64) land.Parcel {
	p := land.Parcel{AgreedStartOn: day("2023-01-01"), ActualStartOn: day("2023-01-01"), SuspendedOn: day("2024-06-01")}
	for at, v := range map[**float64]float64{&p.DevelopedAreaM2: developed, &p.DevelopableAreaM2: developable} {
		if v >= 0 {
			*at = new(v)
		}
	}
	for at, v := range map[**land.Money]float64{&p.InvestedCNY: invested, &p.AgreedInvestmentCNY: agreed} {
		if v >= 0 {
			*at = new(land.Money(v * 1_000_000))
		}
	}
	return p
}

func TestSuspended(t *testing.T) {
	const none = -1
	tests := map[string]struct {
		parcel  land.Parcel
		asOf    string
		outcome string
		missing []string
	}{
		"0.3 developed":                     {works(3000, 10_000, 500, 1000), "2025-06-01", screen.Suspected, nil},
		"0.2 invested":                      {works(4000, 10_000, 200, 1000), "2025-06-01", screen.Suspected, nil},
		"0.4 and 0.3":                       {works(4000, 10_000, 300, 1000), "2025-06-01", "", nil},
		"just below a third":                {works(2999.99, 9000, 500, 1000), "2025-06-01", screen.Suspected, nil},
		"exactly a third":                   {works(3000, 9000, 500, 1000), "2025-06-01", "", nil},
		"a third of what 3 does not divide": {works(1000.0/3, 1000, 500, 1000), "2025-06-01", "", nil},
		"just below a quarter":              {works(9000, 9000, 249.999999, 1000), "2025-06-01", screen.Suspected, nil},
		"exactly a quarter":                 {works(9000, 9000, 250, 1000), "2025-06-01", "", nil},
		"nothing developed":                 {works(0, 9000, 250, 1000), "2025-06-01", screen.Suspected, nil},
		"a day short of a year":             {works(3000, 10_000, 200, 1000), "2025-05-31", "", nil},
		"low area, investment not known":    {works(3000, 10_000, none, 1000), "2025-06-01", screen.Suspected, nil},
		"nothing known": {
			works(none, none, none, none), "2025-06-01", screen.CannotTell,
			[]string{"developed_area_m2", "developable_area_m2", "invested_cny", "agreed_investment_cny"},
		},
		"half of each known": {
			works(3000, none, none, 1000), "2025-06-01", screen.CannotTell, []string{"developable_area_m2", "invested_cny"},
		},
		"area enough, investment not known": {
			works(4000, 10_000, none, 1000), "2025-06-01", screen.CannotTell, []string{"invested_cny"},
		},
		"investment enough, area not known": {
			works(none, none, 300, 1000), "2025-06-01", screen.CannotTell, []string{"developed_area_m2", "developable_area_m2"},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			findings := screen.Screen(rules(t), screen.Subject{Parcel: &tt.parcel}, *day(tt.asOf))
			if got := outcomes(findings)[screen.IdleSuspended]; got != tt.outcome {
				t.Fatalf("got %q, want %q", got, tt.outcome)
			}
			if tt.outcome != screen.CannotTell {
				return
			}
			if diff := cmp.Diff(tt.missing, finding(t, findings, screen.IdleSuspended).Missing); diff != "" {
				t.Errorf("missing (-want +got):\n%s", diff)
			}
		})
	}
}

func TestCollectiveLandIsNotSuspended(t *testing.T) {
	p := works(0, 9000, 0, 1000)
	p.Tenure = new("collective")
	if findings := screen.Screen(rules(t), screen.Subject{Parcel: &p}, *day("2025-06-01")); len(findings) > 0 {
		t.Errorf("got %v", outcomes(findings))
	}
}

// TestReceiptOfSuspended wants every number that the formula names among the inputs.
func TestReceiptOfSuspended(t *testing.T) {
	s := screen.Subject{Parcel: new(works(3000, 10_000, 500, 1000))}
	f := finding(t, screen.Screen(rules(t), s, *day("2025-06-01")), screen.IdleSuspended)
	want := map[string]land.Input{
		"suspended_on":    {Value: "2024-06-01", Source: "parcel"},
		"developed_ratio": {Value: 0.3, Unit: "ratio", Source: "parcel"},
		"invested_ratio":  {Value: 0.5, Unit: "ratio", Source: "parcel"},
	}
	if diff := cmp.Diff(want, f.Inputs); diff != "" {
		t.Errorf("inputs (-want +got):\n%s", diff)
	}
	if f.Clause != "《闲置土地处置办法》国土资源部令第53号 第二条第二款" || f.DisposalMode != screen.JointInvestment {
		t.Errorf("got %s, %s", f.Clause, f.DisposalMode)
	}
}
