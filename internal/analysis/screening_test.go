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

// TestNotStarted reads 满一年 as the anniversary reached.
func TestNotStarted(t *testing.T) {
	agreed := func(date string) land.Parcel { return land.Parcel{AgreedStartOn: on(date), IdleCause: new("holder")} }
	handedOver := land.Parcel{HandedOverOn: on("2023-05-01"), IdleCause: new("holder")}
	with := func(p land.Parcel, change func(*land.Parcel)) land.Parcel { change(&p); return p }
	tests := map[string]struct {
		parcel        land.Parcel
		asOf, outcome string // empty is no finding
		mode          string
	}{
		"the day before a full year":      {agreed("2024-03-01"), "2025-02-28", "", ""},
		"the anniversary":                 {agreed("2024-03-01"), "2025-03-01", screen.Met, "fee"},
		"a day short of two years":        {agreed("2024-03-01"), "2026-02-28", screen.Met, "fee"},
		"two years":                       {agreed("2024-03-01"), "2026-03-01", screen.Met, "recovery"},
		"730 days are not two years":      {agreed("2023-03-01"), "2025-02-28", screen.Met, "fee"},
		"365 days are not a leap year":    {agreed("2023-03-01"), "2024-02-29", "", ""},
		"a leap year's anniversary":       {agreed("2023-03-01"), "2024-03-01", screen.Met, "fee"},
		"two days before a leap day's":    {agreed("2024-02-29"), "2025-02-27", "", ""},
		"the day after a leap day's year": {agreed("2024-02-29"), "2025-03-01", screen.Met, "fee"},
		"two years from a leap day":       {agreed("2024-02-29"), "2026-02-28", screen.Met, "recovery"},
		"into a leap year":                {agreed("2023-02-28"), "2024-02-28", screen.Met, "fee"},
		"the last day of a year":          {agreed("2023-12-31"), "2024-12-31", screen.Met, "fee"},
		"still to come":                   {agreed("2026-01-01"), "2025-06-01", "", ""},
		"a year after hand-over, no":      {handedOver, "2025-04-30", "", ""},
		"two years after hand-over":       {handedOver, "2025-05-01", screen.Met, "fee"},
		"three years after hand-over":     {handedOver, "2026-05-01", screen.Met, "recovery"},
		"what was agreed comes first":     {land.Parcel{AgreedStartOn: on("2025-01-01"), HandedOverOn: on("2020-01-01")}, "2025-06-01", "", ""},
		"started":                         {with(agreed("2020-01-01"), func(p *land.Parcel) { p.ActualStartOn = on("2021-01-01") }), "2025-06-01", "", ""},
		"a start before the agreed one":   {with(agreed("2020-01-01"), func(p *land.Parcel) { p.ActualStartOn = on("2019-01-01") }), "2025-06-01", "", ""},
		"starts tomorrow":                 {with(agreed("2020-01-01"), func(p *land.Parcel) { p.ActualStartOn = on("2025-06-02") }), "2025-06-01", screen.Met, "recovery"},
		"starts today":                    {with(agreed("2020-01-01"), func(p *land.Parcel) { p.ActualStartOn = on("2025-06-01") }), "2025-06-01", "", ""},
		"completed":                       {with(agreed("2020-01-01"), func(p *land.Parcel) { p.ActualCompletionOn = on("2021-01-01") }), "2025-06-01", "", ""},
		"a building stands":               {with(agreed("2020-01-01"), func(p *land.Parcel) { p.BuildingCount = 1 }), "2025-06-01", "", ""},
		"collective land":                 {with(agreed("2020-01-01"), func(p *land.Parcel) { p.Tenure = new("collective") }), "2025-06-01", "", ""},
		"state land":                      {with(agreed("2020-01-01"), func(p *land.Parcel) { p.Tenure = new("state") }), "2025-06-01", screen.Met, "recovery"},
		"government's cause":              {with(agreed("2024-03-01"), func(p *land.Parcel) { p.IdleCause = new("government") }), "2025-03-01", screen.Met, "extend_start"},
		"government's cause, two years":   {with(agreed("2024-03-01"), func(p *land.Parcel) { p.IdleCause = new("government") }), "2026-03-01", screen.Met, "extend_start"},
		"force majeure":                   {with(agreed("2024-03-01"), func(p *land.Parcel) { p.IdleCause = new("force_majeure") }), "2026-03-01", screen.Met, "extend_start"},
		"the holder's own cause":          {with(agreed("2024-03-01"), func(p *land.Parcel) { p.IdleCause = new("holder") }), "2026-03-01", screen.Met, "recovery"},
		"no cause on record":              {with(agreed("2024-03-01"), func(p *land.Parcel) { p.IdleCause = nil }), "2026-03-01", screen.Met, "none"},
		"no date at all":                  {land.Parcel{}, "2025-06-01", screen.CannotTell, "none"},
		"no date, collective":             {land.Parcel{Tenure: new("collective")}, "2025-06-01", "", ""},
		"no date, not for industry":       {land.Parcel{LandUseCode: new("0701")}, "2025-06-01", "", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			want := []string{}
			if tt.outcome != "" {
				want = append(want, "idle_not_started="+tt.outcome+" "+tt.mode)
			}
			if _, got := screenedBy(t, parcelAlone(tt.parcel), tt.asOf, "idle-land-2012"); cmp.Diff(want, got) != "" {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
}

// TestDaysContradict takes the newest agreement's day, says so, and has contradictions told as doubts.
func TestDaysContradict(t *testing.T) {
	agreed := land.Parcel{AgreedStartOn: on("2020-01-01"), HandedOverOn: on("2019-06-01")}
	extended := func(days ...string) []land.AgreedStart {
		return []land.AgreedStart{{ParcelID: 1, Agreement: "补充协议二", StartOn: *on(days[0]), EarliestOn: *on(days[len(days)-1])}}
	}
	early := land.Parcel{AgreedStartOn: on("2020-01-01"), HandedOverOn: on("2019-06-01"), ActualStartOn: on("2018-01-01")}
	built := early
	built.BuildingCount = 1
	for name, tt := range map[string]struct {
		parcel        land.Parcel
		starts        []land.AgreedStart
		outcome, says string
		doubt         string
	}{
		"the first agreement":                               {agreed, nil, screen.Met, "约定动工日期 2020-01-01,满 1 年为 2021-01-01", ""},
		"extended, not yet a year":                          {agreed, extended("2022-06-02"), "", "", ""},
		"extended, a full year":                             {agreed, extended("2022-06-01"), screen.Met, "约定动工日期 2022-06-01,满 1 年为 2023-06-01,截至 2023-06-01 已满;约定动工日期按补充协议二(原约定 2020-01-01)", ""},
		"extended without a first day":                      {land.Parcel{}, extended("2022-06-01"), screen.Met, "原约定日期无记录", ""},
		"a supplement that goes back":                       {agreed, extended("2019-12-01"), screen.Suspected, "按补充协议二", "早于原约定"},
		"a supplement with two days":                        {agreed, extended("2022-06-01", "2022-01-01"), screen.Suspected, "2022-06-01", "有两个动工日期"},
		"agreed before the hand-over":                       {land.Parcel{AgreedStartOn: on("2020-01-01"), HandedOverOn: on("2020-02-01")}, nil, screen.Suspected, "2020-01-01", "约定动工早于交地"},
		"started before the hand-over":                      {early, nil, screen.Suspected, "2020-01-01", "登记的开工早于交地,不作已动工(2018-01-01 早于 2019-06-01)"},
		"so, and a building stands":                         {built, nil, "", "", ""},
		"completed before it started is no doubt of others": {land.Parcel{AgreedStartOn: on("2020-01-01"), ActualStartOn: on("2021-01-01"), ActualCompletionOn: on("2020-06-01")}, nil, "", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			tt.parcel.Tenure, tt.parcel.IdleCause = new("state"), new("holder")
			facts := parcelAlone(tt.parcel)
			facts.Starts = tt.starts
			a, _ := screenedBy(t, facts, "2023-06-01", "idle-land-2012")
			if tt.outcome == "" && len(a.hits) == 0 {
				return
			}
			if len(a.hits) != 1 {
				t.Fatalf("%d findings", len(a.hits))
			}
			f := a.finding(a.hits[0])
			doubts := ""
			for _, doubt := range f.Doubts {
				doubts += doubt.ZH
			}
			if f.Outcome != tt.outcome || !strings.Contains(f.Formula.ZH, tt.says) || !strings.Contains(doubts, tt.doubt) || (tt.doubt == "") != (doubts == "") {
				t.Errorf("got %s: %s; %s", f.Outcome, f.Formula.ZH, doubts)
			}
		})
	}
}

// TestTheCauseIsToBeFoundOut has idle land whose cause is not on record: nothing is suggested that Art. 14 keeps to the holder's
// own cause, and what was taken for granted stands beside it.
func TestTheCauseIsToBeFoundOut(t *testing.T) {
	state, holder := new("state"), new("holder")
	for name, tt := range map[string]struct {
		tenure, cause       *string
		missing, confidence string
		mode                string
	}{
		"neither":          {nil, nil, "tenure idle_cause", "low", "none"},
		"no cause":         {state, nil, "idle_cause", "medium", "none"},
		"no tenure":        {nil, holder, "tenure", "medium", "recovery"},
		"both on record":   {state, holder, "", "high", "recovery"},
		"the government's": {state, new("government"), "", "high", "extend_start"},
	} {
		t.Run(name, func(t *testing.T) {
			a, _ := screenedBy(t, parcelAlone(land.Parcel{AgreedStartOn: on("2020-01-01"), Tenure: tt.tenure, IdleCause: tt.cause}), "2023-01-01", "idle-land-2012")
			f := a.finding(a.hits[0])
			if strings.Join(f.Missing, " ") != tt.missing || f.Confidence != tt.confidence || f.DisposalMode != tt.mode {
				t.Errorf("missing %v, %s, %s", f.Missing, f.Confidence, f.DisposalMode)
			}
			if tt.cause == nil && !strings.Contains(f.Why.ZH, "闲置原因未登记") {
				t.Error(f.Why.ZH)
			}
		})
	}
}

// TestIdentified has land that persons have identified as idle not asked for low efficiency, be it of the parcel or of who uses it,
// and its state say by whose decision.
func TestIdentified(t *testing.T) {
	identified := land.Verdict{ParcelID: 1, Rule: "idle_suspended", Kind: policy.IdleKind, Says: land.VerdictIdle, DocumentNo: "闲认1号", DocumentOn: on("2020-06-01"), By: "李四"}
	facts := used(1, 1, 1, 1)
	a, got := screenedBy(t, facts, "2020-12-31", policy.DefaultID, "fuzhou-relocation-2022")
	if len(got) != 2 || a.screened[0].state != screen.LowLand {
		t.Fatalf("got %v, %s", got, a.screened[0].state)
	}
	facts.Verdicts = []land.Verdict{identified, {ParcelID: 99, Says: land.VerdictIdle}}
	a, got = screenedBy(t, facts, "2020-12-31", policy.DefaultID, "fuzhou-relocation-2022")
	if s := a.screened[0]; len(got) != 0 || s.state != screen.IdleLand || screen.Because(s.why).ZH != "已认定闲置:闲认1号 2020-06-01 李四" {
		t.Errorf("got %v, %s: %s", got, s.state, s.why)
	}
}

// TestVerdicts has decisions of persons in force make a suspicion idle land, a finding a suspicion, and low-efficiency land.
func TestVerdicts(t *testing.T) {
	late := parcelAlone(land.Parcel{AgreedStartOn: on("2018-01-01"), IdleCause: new("holder"), Tenure: new("state")})
	suspended := parcelAlone(stopped(3000, 10_000, 200, 1000))
	partly := used(2, 1)
	partly.Reported[land.Column{Name: "tax_cny"}][1] = nans(1)[0]
	says := func(rule, kind, verdict string) land.Verdict {
		return land.Verdict{ParcelID: 1, Rule: rule, Kind: kind, Says: verdict, DocumentNo: "1号", DocumentOn: on("2020-06-01"), By: "李四"}
	}
	for name, tt := range map[string]struct {
		facts   land.Facts
		verdict land.Verdict
		rule    string
		outcome screen.Outcome
		state   screen.LandState
		says    string
	}{
		"not started, nothing decided":     {late, land.Verdict{}, "idle_not_started", screen.Met, screen.IdleLand, ""},
		"not started, decided not idle":    {late, says("idle_not_started", "idle", land.VerdictNotIdle), "idle_not_started", screen.Suspected, screen.SuppliedUnused, "已认定不闲置(1号 2020-06-01 李四)"},
		"so of the other leg":              {late, says("idle_suspended", "idle", land.VerdictNotIdle), "idle_not_started", screen.Met, screen.IdleLand, ""},
		"suspended, nothing decided":       {suspended, land.Verdict{}, "idle_suspended", screen.Suspected, screen.SuppliedUnused, ""},
		"suspended, identified":            {suspended, says("idle_suspended", "idle", land.VerdictIdle), "idle_suspended", screen.Suspected, screen.IdleLand, "已认定闲置(1号 2020-06-01 李四)"},
		"low, nothing decided":             {used(1, 1), land.Verdict{}, "low_efficiency", screen.Met, screen.LowLand, ""},
		"low, decided not low":             {used(1, 1), says("low_efficiency", "low_efficiency", land.VerdictNotLow), "low_efficiency", screen.Suspected, screen.BuiltUsed, "已认定不低效(1号 2020-06-01 李四)"},
		"low in part, nothing decided":     {partly, land.Verdict{}, "low_efficiency", screen.Suspected, screen.BuiltUsed, ""},
		"low in part, verified":            {partly, says("low_efficiency", "low_efficiency", land.VerdictLow), "low_efficiency", screen.Suspected, screen.LowLand, "已认定低效(1号 2020-06-01 李四)"},
		"low in part, a signal is decided": {partly, says("many_users", "signal", land.VerdictLow), "low_efficiency", screen.Suspected, screen.BuiltUsed, ""},
	} {
		t.Run(name, func(t *testing.T) {
			tt.facts.Verdicts = []land.Verdict{tt.verdict}
			a, _ := screenedBy(t, tt.facts, "2026-12-31", "idle-land-2012", policy.DefaultID)
			if len(a.hits) != 1 {
				t.Fatalf("%d findings", len(a.hits))
			}
			f := a.finding(a.hits[0])
			said := f.Formula.ZH
			for _, doubt := range f.Doubts {
				said += doubt.ZH
			}
			if f.Rule != tt.rule || f.Outcome != tt.outcome || a.screened[0].state != tt.state || !strings.Contains(said, tt.says) || tt.says == "" && strings.Contains(said, "认定") != strings.Contains(said, "可以认定") {
				t.Errorf("%s %s, %s: %s", f.Rule, f.Outcome, a.screened[0].state, said)
			}
		})
	}
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

// TestCauseAndExtension reads from the ledger the cause that persons confirmed, before that of an import, and to when they put the
// start off.
func TestCauseAndExtension(t *testing.T) {
	late := land.Parcel{AgreedStartOn: on("2023-01-01"), Tenure: new("state"), IdleCause: new("government")}
	confirmed := land.Verdict{ParcelID: 1, Rule: "idle_not_started", Kind: policy.IdleKind, Leg: land.NotStarted, Says: land.VerdictIdle, Cause: "holder"}
	extended := confirmed
	extended.Cause, extended.ExtendedTo, extended.ExtendedBy = "government", on("2025-06-01"), "延2号"
	sooner := extended // than the contract says by now: its day counts
	sooner.ExtendedTo = on("2022-06-01")
	for name, tt := range map[string]struct {
		verdict           land.Verdict
		asOf, want, state string
	}{
		"put off to before":       {sooner, "2023-12-31", "", screen.IdleLand},
		"the cause of the import": {land.Verdict{}, "2024-06-01", "idle_not_started=met extend_start", screen.IdleLand},
		"the cause confirmed":     {confirmed, "2024-06-01", "idle_not_started=met fee", screen.IdleLand},
		"put off":                 {extended, "2025-06-01", "", screen.SuppliedUnused},
		"the day has passed":      {extended, "2025-06-02", "", screen.IdleLand},
		"and a year more":         {extended, "2026-06-01", "idle_not_started=met extend_start", screen.IdleLand},
	} {
		t.Run(name, func(t *testing.T) {
			facts := parcelAlone(late)
			facts.Verdicts = []land.Verdict{tt.verdict}
			a, got := screenedBy(t, facts, tt.asOf, "idle-land-2012")
			if strings.Join(got, " ") != tt.want || a.screened[0].state != tt.state {
				t.Fatalf("got %v, %s", got, a.screened[0].state)
			}
			if name == "and a year more" && !strings.Contains(a.finding(a.hits[0]).Formula.ZH, "约定动工日期按延2号(原约定 2023-01-01)") {
				t.Error(a.finding(a.hits[0]).Formula.ZH)
			}
		})
	}
}

// stopped is a parcel whose development stopped on 2024-06-01, with areas in m² and investments in 万元; a negative one is
// not known.
func stopped(developed, developable, invested, agreed float64) land.Parcel {
	p := land.Parcel{AgreedStartOn: on("2023-01-01"), ActualStartOn: on("2023-01-01"), SuspendedOn: on("2024-06-01")}
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
		parcel        land.Parcel
		asOf, outcome string
		missing       string
	}{
		"0.3 developed":                     {stopped(3000, 10_000, 500, 1000), "2025-06-01", screen.Suspected, ""},
		"0.2 invested":                      {stopped(4000, 10_000, 200, 1000), "2025-06-01", screen.Suspected, ""},
		"0.4 and 0.3":                       {stopped(4000, 10_000, 300, 1000), "2025-06-01", "", ""},
		"just below a third":                {stopped(2999.99, 9000, 500, 1000), "2025-06-01", screen.Suspected, ""},
		"exactly a third":                   {stopped(3000, 9000, 500, 1000), "2025-06-01", "", ""},
		"just below a quarter":              {stopped(9000, 9000, 249.9999, 1000), "2025-06-01", screen.Suspected, ""},
		"exactly a quarter":                 {stopped(9000, 9000, 250, 1000), "2025-06-01", "", ""},
		"nothing developed":                 {stopped(0, 9000, 250, 1000), "2025-06-01", screen.Suspected, ""},
		"a day short of a year":             {stopped(3000, 10_000, 200, 1000), "2025-05-31", "", ""},
		"low area, investment not known":    {stopped(3000, 10_000, none, 1000), "2025-06-01", screen.Suspected, ""},
		"nothing known":                     {stopped(none, none, none, none), "2025-06-01", screen.CannotTell, "developed_area_m2 developable_area_m2 invested_cny agreed_investment_cny"},
		"half of each known":                {stopped(3000, none, none, 1000), "2025-06-01", screen.CannotTell, "developable_area_m2 invested_cny"},
		"area enough, investment not known": {stopped(4000, 10_000, none, 1000), "2025-06-01", screen.CannotTell, "invested_cny"},
		"investment enough, area not known": {stopped(none, none, 300, 1000), "2025-06-01", screen.CannotTell, "developed_area_m2 developable_area_m2"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			a, _ := screenedBy(t, parcelAlone(tt.parcel), tt.asOf, "idle-land-2012")
			got := ""
			for _, h := range a.hits {
				f := a.finding(h)
				got = f.Outcome
				if missing := strings.Join(f.Missing, " "); f.Rule != "idle_suspended" || tt.outcome == screen.CannotTell && missing != tt.missing {
					t.Errorf("%s: missing %s, want %s", f.Rule, missing, tt.missing)
				}
			}
			if got != tt.outcome {
				t.Errorf("got %q, want %q", got, tt.outcome)
			}
		})
	}
}

// TestReceiptOfNotStarted looks at clause, inputs, arithmetic and what follows.
func TestReceiptOfNotStarted(t *testing.T) {
	a, _ := screenedBy(t, parcelAlone(land.Parcel{HandedOverOn: on("2023-05-01"), IdleCause: new("holder")}), "2025-05-01", "idle-land-2012")
	f := a.finding(a.hits[0])
	want := land.Finding{
		ParcelID: 1, ParcelCode: "p", Rule: "idle_not_started", Kind: "idle", Leg: land.NotStarted, Document: "idle-land-2012", Version: 2, Outcome: screen.Met, DisposalMode: "fee",
		Title: land.Phrase{ZH: "闲置土地:未动工", EN: "idle: not started"}, Clause: "《闲置土地处置办法》国土资源部令第53号 第二条第一款", Basis: f.Basis,
		Receipt: land.Receipt{
			Formula: land.Phrase{
				ZH: "交地日期 2023-05-01,动工期限 2024-05-01,满 1 年为 2025-05-01,截至 2025-05-01 已满",
				EN: "hand-over 2023-05-01, start due 2024-05-01, plus 1 year is 2025-05-01; it is 2025-05-01",
			},
			Inputs:     map[string]land.Input{"handed_over_on": {Value: "2023-05-01", Source: "parcel"}},
			Missing:    []string{"tenure"},
			Doubts:     []land.Phrase{{ZH: "权属性质未登记", EN: "tenure is not on record"}},
			Why:        land.Phrase{ZH: "企业原因未动工满一年:依第十四条征缴闲置费(地价20%)并督促动工", EN: "not started for one year by the holder's own cause: Art. 14 provides for a fee of 20 % of the price; press for a start"},
			Clears:     land.Phrase{ZH: "动工开发并登记实际动工日期,或签订补充协议延期", EN: "start and record it, or extend by a supplementary agreement"},
			Confidence: "medium",
		},
	}
	if diff := cmp.Diff(want, f); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
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

// TestUsedWithoutAStart has land in use whose start is long due and nothing of it on record: suspected, and why only that.
func TestUsedWithoutAStart(t *testing.T) {
	for name, tt := range map[string]struct {
		change func(*land.Parcel)
		want   string
	}{
		"nothing on record":     {func(*land.Parcel) {}, "idle_not_started=suspected recovery"},
		"a start":               {func(p *land.Parcel) { p.ActualStartOn = on("2018-06-01") }, ""},
		"a completion":          {func(p *land.Parcel) { p.ActualCompletionOn = on("2018-06-01") }, ""},
		"a building":            {func(p *land.Parcel) { p.BuildingCount = 1 }, ""},
		"no day of a start due": {func(p *land.Parcel) { p.AgreedStartOn = nil }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			facts := used(1, 9)
			p := &facts.Parcels[0]
			p.BuildingCount, p.AgreedStartOn, p.Tenure, p.IdleCause = 0, on("2018-01-01"), new("state"), new("holder")
			tt.change(p)
			a, got := screenedBy(t, facts, "2020-12-31", "idle-land-2012")
			if strings.Join(got, " ") != tt.want || a.screened[0].state != screen.BuiltUsed {
				t.Fatalf("got %v, %s", got, a.screened[0].state)
			}
			if tt.want != "" {
				if f := a.finding(a.hits[0]); f.Confidence != "medium" || len(f.Doubts) != 1 || !strings.HasPrefix(f.Doubts[0].ZH, "有企业使用记录") {
					t.Errorf("%s, for %v", f.Confidence, f.Doubts)
				}
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
