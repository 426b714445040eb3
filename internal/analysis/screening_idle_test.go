package analysis

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/screen"
)

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
