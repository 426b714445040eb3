package analysis

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"permu/internal/disposal"
	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/screen"
)

// on reads a date.
func on(text string) *time.Time {
	date, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return &date
}

// screened asks the rules of some built-in documents of facts; the answers are rule=outcome mode, in order.
func screenedBy(t *testing.T, facts land.Facts, asOf string, documents ...string) (*assessment, []string) {
	t.Helper()
	p, err := policy.Find(policy.DefaultID)
	if err != nil {
		t.Fatal(err)
	}
	var rules []policy.Policy
	for _, id := range documents {
		document, err := policy.Find(id)
		if err != nil {
			t.Fatal(err)
		}
		rules = append(rules, document)
	}
	a, err := assess(p, rules, groundOf(p, rules, facts), *on(asOf), nil)
	if err != nil {
		t.Fatal(err)
	}
	answers := []string{}
	for _, h := range a.hits {
		f := a.finding(h)
		answers = append(answers, fmt.Sprintf("%s=%s %s", f.Rule, f.Outcome, f.DisposalMode))
	}
	return a, answers
}

// parcelAlone are the facts of one parcel that nobody uses.
func parcelAlone(p land.Parcel) land.Facts {
	p.ParcelID, p.ParcelCode, p.AreaM2 = 1, "p", 10_000
	return land.Facts{ZoneCode: "z", Year: 2020, Parcels: []land.Parcel{p}, Reported: map[land.Column][]float64{}}
}

// TestVerdictsOnUsers has what persons decided of one user of a parcel leave what is found of the other.
func TestVerdictsOnUsers(t *testing.T) {
	facts := used(2, 0)
	facts.Verdicts = []land.Verdict{{ParcelID: 1, Rule: "fuzhou_low_tax", USCC: "u1", Kind: policy.LowKind, Says: land.VerdictNotLow, DocumentNo: "1号"}}
	a, got := screenedBy(t, facts, "2023-12-31", "fuzhou-relocation-2022")
	if diff := cmp.Diff([]string{"fuzhou_low_tax=met recover_reset", "fuzhou_low_tax=suspected recover_reset"}, got); diff != "" {
		t.Fatal(diff)
	}
	if f := a.finding(a.hits[1]); len(f.Doubts) != 1 || f.Doubts[0].ZH != "已认定不低效(1号)" || f.Confidence != "medium" {
		t.Errorf("%s, for %v", f.Confidence, f.Doubts)
	}
}

// used are the facts of one parcel of 15 mu with users who pay a tax in 万元 per mu in each of some years, the oldest first; a
// negative one is not known.
func used(users int, perMu ...float64) land.Facts {
	f := parcelAlone(land.Parcel{BuildingCount: 1, LandUseCode: new("0601")})
	for i := range users {
		uscc := fmt.Sprintf("u%d", i)
		f.Enterprises = append(f.Enterprises, land.Enterprise{USCC: uscc, Name: uscc, Scale: new("above")})
		f.Occupancies = append(f.Occupancies, land.Occupancy{ParcelID: 1, USCC: uscc, Relation: new("own"), Reason: "declared"})
	}
	for at, value := range perMu {
		column := nans(users)
		if value >= 0 {
			for i := range column {
				column[i] = 0
			}
			column[0] = value * 15 * 10_000
		}
		f.Reported[land.Column{Name: "tax_cny", YearsBack: len(perMu) - 1 - at}] = column
	}
	return f
}

func TestLowEfficiency(t *testing.T) {
	const unknown = -1
	tests := map[string]struct {
		facts land.Facts
		want  string
	}{
		"just below 5":            {used(1, 4.99), "met recover_reset"},
		"exactly 5":               {used(1, 5), ""},
		"no tax at all":           {used(1, 0), "met recover_reset"},
		"one known year of three": {used(1, unknown, 4.99, unknown), "met recover_reset"},
		"5 by sums of floats":     {used(1, 3.63, 5.52, 5.85), ""},
		"a cent a mu below 5":     {used(1, 3.63, 5.52, 5.849997), "met recover_reset"},
		"two of them":             {used(2, 1), "met recover_reset"},
		"three of them":           {used(3, 1), "met merge_reorganise"},
		"nobody uses it":          {used(0), ""},
		"users without figures":   {used(1, unknown, unknown, unknown), "cannot_tell none"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			want := []string{}
			if tt.want != "" {
				want = append(want, "low_efficiency="+tt.want)
			}
			if _, got := screenedBy(t, tt.facts, "2020-12-31", "default"); cmp.Diff(want, got) != "" {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
}

// TestReceiptOfLowEfficiency has two known years of three, and a user who did not report beside one who did.
func TestReceiptOfLowEfficiency(t *testing.T) {
	facts := used(2, -1, 4, 3)
	facts.Reported[land.Column{Name: "tax_cny"}][1] = nans(1)[0]
	a, answers := screenedBy(t, facts, "2020-12-31", "default")
	if diff := cmp.Diff([]string{"low_efficiency=suspected recover_reset"}, answers); diff != "" {
		t.Fatal(diff)
	}
	f := a.finding(a.hits[0])
	inputs := map[string]land.Input{
		"tax_per_mu_2019": {Value: 4.0, Unit: "万元/亩", Source: "annual_report"},
		"tax_per_mu_2020": {Value: 3.0, Unit: "万元/亩", Source: "annual_report"},
	}
	if diff := cmp.Diff(inputs, f.Inputs); diff != "" {
		t.Errorf("inputs (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"tax_per_mu_2018", "tax_cny_2020 u1"}, f.Missing); diff != "" {
		t.Errorf("missing (-want +got):\n%s", diff)
	}
	if want := "tax per mu, mean of 2 known of 3 years: 3.50 < 5 万元/亩"; f.Formula.EN != want || f.Clears.EN != "1.50 万元/亩 more of tax per mu on the mean" {
		t.Errorf("got %s; %s", f.Formula.EN, f.Clears.EN)
	}
	if f.Confidence != "low" || len(f.Doubts) != 2 {
		t.Errorf("%s, for %v", f.Confidence, f.Doubts)
	}
}

// TestIdleExcludesLow has used land with a poor figure: only what is met excludes, and a document of one's own may have a rule
// that idle land in use meets.
func TestIdleExcludesLow(t *testing.T) {
	p := stopped(0, 9000, 0, 1000)
	facts := used(1, 1)
	p.ParcelID, p.ParcelCode, p.AreaM2 = 1, "p", 10_000
	facts.Parcels[0] = p
	_, got := screenedBy(t, facts, "2025-06-01", "idle-land-2012", "default")
	if diff := cmp.Diff([]string{"idle_suspended=suspected other", "low_efficiency=met recover_reset"}, got); diff != "" {
		t.Errorf("a suspicion alone excludes nothing (-want +got):\n%s", diff)
	}
	local, err := policy.Read([]byte(`
id: local
version: 1
title: {zh: 地方闲置办法, en: local idle land}
region: 某县
basis: [{document: 某县办法}]
screening:
  rules:
    - id: standing_still
      title: {zh: 停工, en: standing still}
      kind: idle
      all: [{since: suspended_on, at_least: {value: 1}}]
`))
	if err != nil {
		t.Fatal(err)
	}
	standard, err := policy.Find(policy.DefaultID)
	if err != nil {
		t.Fatal(err)
	}
	for day, want := range map[string]string{"2025-05-31": "low_efficiency", "2025-06-01": "standing_still"} {
		documents := []policy.Policy{standard, local} // what excludes comes first, whatever the order
		a, err := assess(standard, documents, groundOf(standard, documents, facts), *on(day), nil)
		if err != nil {
			t.Fatal(err)
		}
		var found []string
		for _, h := range a.hits {
			found = append(found, a.finding(h).Rule)
		}
		if strings.Join(found, " ") != want {
			t.Errorf("on %s: %v, want %s", day, found, want)
		}
	}
}

// TestEventsOfUsers finds on a parcel what happened to who uses it in the year, and says whose event that is; what names a parcel
// is of that one alone.
func TestEventsOfUsers(t *testing.T) {
	recognised := land.Happening{Kind: "recognition", Label: "eliminated", USCC: new("u0"), HappenedOn: *on("2019-05-01"), DocumentNo: new("工信〔2019〕1号")}
	struck := land.Happening{Kind: "safety", USCC: new("u0"), HappenedOn: *on("2020-05-01")}
	with := func(h land.Happening, change func(*land.Happening)) land.Happening { change(&h); return h }
	for name, tt := range map[string]struct {
		happening  land.Happening
		want, says string
	}{
		"a recognition":            {recognised, "eliminated_industry=met recover_reset", "有淘汰类产业标记(甲公司 2019-05-01 工信〔2019〕1号)"},
		"an event":                 {struck, "safety_event=suspected self_upgrade", "当年有安全生产事件(甲公司 2020-05-01)"},
		"on the parcel":            {with(struck, func(h *land.Happening) { h.ParcelID = new(int64(1)) }), "safety_event=suspected self_upgrade", "当年有安全生产事件(2020-05-01)"},
		"of another enterprise":    {with(struck, func(h *land.Happening) { h.USCC = new("u1") }), "", ""},
		"on another parcel":        {with(struck, func(h *land.Happening) { h.ParcelID = new(int64(99)) }), "", ""},
		"an event of another year": {with(struck, func(h *land.Happening) { h.HappenedOn = *on("2019-05-01") }), "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			facts := used(1, 9)
			facts.Enterprises[0].Name = "甲公司"
			facts.Enterprises = append(facts.Enterprises, land.Enterprise{USCC: "u1", Name: "乙公司"})
			for column, values := range facts.Reported {
				facts.Reported[column] = append(values, nans(1)...)
			}
			facts.Happenings = []land.Happening{tt.happening}
			for back := range 2 {
				facts.Reported[land.Column{Name: "electricity_kwh", YearsBack: back}] = []float64{1, 1}
			}
			a, got := screenedBy(t, facts, "2020-12-31", "land-signals")
			if strings.Join(got, " ") != tt.want {
				t.Fatalf("got %v, want %s", got, tt.want)
			}
			if tt.want != "" && a.finding(a.hits[0]).Formula.ZH != tt.says {
				t.Errorf("says %s", a.finding(a.hits[0]).Formula.ZH)
			}
		})
	}
}

// TestWhetherARuleAppliesCannotBeTold has an enterprise without a scale: what asks for it cannot tell, unless its numbers clear
// the rule anyway.
func TestWhetherARuleAppliesCannotBeTold(t *testing.T) {
	const missing = "huzhou_low_contribution=cannot_tell none, huzhou_low_benefit=cannot_tell none, huzhou_low_output=cannot_tell none"
	for perMu, want := range map[float64]string{
		0: missing, 4: strings.Replace(missing, "huzhou_low_benefit=cannot_tell none, ", "", 1), 9: "huzhou_low_output=cannot_tell none",
	} {
		facts := used(1, perMu)
		facts.Enterprises[0].Scale = nil
		a, got := screenedBy(t, facts, "2020-12-31", "huzhou-2021")
		if said := strings.Join(got, ", "); said != want {
			t.Errorf("%v: got %s, want %s", perMu, said, want)
		}
		if f := a.finding(a.hits[0]); !slices.Equal(f.Missing, []string{"scale"}) || !strings.Contains(f.Formula.EN, "cannot tell") {
			t.Errorf("%v: %+v", perMu, f)
		}
	}
}

// TestRulesNotInForce has what a document finds before its day make nothing of the land, and say so.
func TestRulesNotInForce(t *testing.T) {
	for day, want := range map[string]string{"2022-06-23": screen.BuiltUsed, "2022-06-24": screen.LowLand} {
		facts := used(1, 1, 1)
		facts.Agreed = []land.AgreedFigure{{ParcelID: 1, Indicator: "tax_per_mu", Target: 9}, {ParcelID: 1, Indicator: "output_per_mu", Target: 0}}
		a, got := screenedBy(t, facts, day, "xianyou-2022")
		if len(got) != 1 || a.screened[0].state != want {
			t.Fatalf("on %s: %v, %s", day, got, a.screened[0].state)
		}
		said := slices.ContainsFunc(a.finding(a.hits[0]).Doubts, func(p land.Phrase) bool { return strings.Contains(p.ZH, "不在施行期内,仅供参考") })
		if said != (want == screen.BuiltUsed) {
			t.Errorf("on %s: said %v", day, said)
		}
	}
}

// TestModesAreOfTheLedger has every built-in rule be of a kind that the ledger has a procedure for, and suggest what that knows.
func TestModesAreOfTheLedger(t *testing.T) {
	tracks := map[string][]string{}
	for _, track := range disposal.Tracks() {
		tracks[screen.NoMode] = append(tracks[screen.NoMode], track.Name)
	}
	for _, m := range disposal.Modes() {
		tracks[m.Name] = m.Tracks
	}
	for _, id := range policy.BuiltIn() {
		document, err := policy.Find(id)
		if err != nil {
			t.Fatal(err)
		}
		if document.Screening == nil {
			continue
		}
		for _, r := range document.Screening.Rules {
			for _, m := range r.Modes {
				if !slices.Contains(tracks[m.Mode], r.Kind) {
					t.Errorf("%s suggests %s", r.ID, m.Mode)
				}
			}
		}
	}
}

// TestStopped reads shutdowns and resumptions of the year beside the status of the users.
func TestStopped(t *testing.T) {
	for name, tt := range map[string]struct {
		status string
		events []string
		want   string
	}{
		"operating":                     {"operating", nil, ""},
		"stopped":                       {"stopped", nil, "stopped_production=met"},
		"a shutdown, the status lags":   {"operating", []string{"shutdown"}, "stopped_unclear=suspected"},
		"both say so":                   {"stopped", []string{"shutdown"}, "stopped_production=met"},
		"a resumption, the status lags": {"stopped", []string{"resumption"}, "stopped_unclear=suspected"},
		"stopped and resumed":           {"operating", []string{"shutdown", "resumption"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			facts := used(1, 9)
			facts.Enterprises[0].Status = &tt.status
			for _, kind := range tt.events {
				facts.Happenings = append(facts.Happenings, land.Happening{Kind: kind, USCC: new("u0"), HappenedOn: *on("2020-05-01")})
			}
			_, got := screenedBy(t, facts, "2020-12-31", "land-signals")
			got = slices.DeleteFunc(got, func(one string) bool { return strings.HasPrefix(one, "power_drop") })
			want := []string{}
			if tt.want != "" {
				want = append(want, tt.want+" joint_investment")
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
