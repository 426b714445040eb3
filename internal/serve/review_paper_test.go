package serve

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"permu/internal/export"
	"permu/internal/land"
	"permu/internal/review"
)

// TestPapersPrintWhatWasFrozen changes everything that is on record of a case since it was submitted.
func TestPapersPrintWhatWasFrozen(t *testing.T) {
	steps := []land.CaseStep{
		{Version: 1, Move: "open", ToState: review.Draft, Body: land.CaseBody{ScenarioID: 1, ScenarioRevision: 1}},
		{Version: 2, Move: "fill", FromState: review.Draft, ToState: review.Draft, Body: land.CaseBody{Fields: map[string]string{"applicant": "frozen applicant", "plan_far": "2.5"}}},
		{Version: 3, Move: "consent", FromState: review.Draft, ToState: review.Draft, Body: land.CaseBody{Consents: []land.Consent{{Owner: "frozen owner", Says: "agrees"}}}},
		{Version: 4, Move: "promise", FromState: review.Draft, ToState: review.Draft, Body: land.CaseBody{Promises: []land.Promise{{Indicator: "floor_area_ratio", Unit: "frozen unit"}}}},
		{Version: 5, Move: "submit", FromState: review.Draft, ToState: review.InReview, Body: land.CaseBody{DocumentOn: "2026-11-02", Asked: []string{"industry"}}},
	}
	stood, err := review.Replay(steps)
	if err != nil {
		t.Fatal(err)
	}
	frozen := land.FrozenCase{
		Fields: map[string]string{"applicant": "frozen applicant", "plan_far": "2.5", "area_mu": "6.00"}, Consents: land.ConsentShares{Arithmetic: land.Phrase{EN: "frozen shares"}},
	}
	r := land.CaseRecord{Case: land.Case{CaseStanding: stood, AreaMu: 9.75}, Steps: steps, Current: &land.FrozenCase{}}
	r.State, r.Shares.Arithmetic.EN = review.Correcting, "live shares"
	r.Fields = map[string]string{"applicant": "live applicant", "plan_far": "9.9"}
	r.Consents, r.Promises = []land.Consent{{Owner: "live owner"}}, []land.Promise{{Indicator: "floor_area_ratio", Unit: "live unit"}}
	r.Frozen = []land.FrozenRecord{{Version: 5, Digest: strings.Repeat("0", 64), Case: frozen}}
	r.Scheduled = []land.Promise{{Indicator: "start_on", TargetOn: "live day"}}
	r.Frozen[0].Case.Scheduled = []land.Promise{{Indicator: "completion_on", TargetOn: "2028-06-30"}}
	w, err := newPaperwork(r, land.Zone{}, sayIn(true))
	if err != nil {
		t.Fatal(err)
	}
	if text := fmt.Sprint(w.dossier()); !strings.Contains(text, "2028-06-30") || !strings.Contains(text, "(of the schedule)") {
		t.Errorf("the days of the schedule are not printed: %s", text)
	}
	for name, paper := range map[string]export.Paper{"dossier": w.dossier(), "summary": w.summary()} {
		text := fmt.Sprint(paper)
		for _, live := range []string{"live", "9.75", "9.9"} {
			if strings.Contains(text, live) {
				t.Errorf("%s: prints %q under what is frozen", name, live)
			}
		}
		if !strings.Contains(text, "frozen applicant") || !strings.Contains(text, "6.00 ") {
			t.Errorf("%s: %s", name, text)
		}
	}
}

// TestPapersOfWhatCannotBeRead has figures, steps and a version that lead nowhere: each is told, and no paper says that there are none.
func TestPapersOfWhatCannotBeRead(t *testing.T) {
	opened := land.CaseStep{Version: 1, Move: "open", ToState: review.Draft, Body: land.CaseBody{ScenarioID: 1, ScenarioRevision: 1}}
	frozenAt := func(version int, figures string) []land.FrozenRecord {
		return []land.FrozenRecord{{Version: version, Digest: strings.Repeat("0", 64), Case: land.FrozenCase{Figures: json.RawMessage(figures)}}}
	}
	for name, tt := range map[string]struct {
		frozen []land.FrozenRecord
		steps  []land.CaseStep
		place  string
	}{
		"figures that were frozen": {frozenAt(1, `{"checks":7}`), []land.CaseStep{opened}, "case 7: figures, frozen at "},
		"figures of now":           {nil, []land.CaseStep{opened}, "case 7: figures, as of now"},
		"a step that is gone":      {frozenAt(2, "null"), []land.CaseStep{opened}, "case 7: it has no step 2"},
		"steps that lead nowhere":  {frozenAt(1, "null"), []land.CaseStep{{Version: 1, Move: "open", ToState: review.Draft, FromState: review.Approved}}, "case 7: steps up to 1"},
	} {
		r := land.CaseRecord{Case: land.Case{CaseID: 7, CaseStanding: land.CaseStanding{State: review.InReview}}, Steps: tt.steps, Frozen: tt.frozen}
		r.Current = &land.FrozenCase{Figures: json.RawMessage(`{"checks":7}`)}
		_, err := newPaperwork(r, land.Zone{}, sayIn(true))
		if !errors.Is(err, land.ErrUnreadable) || !strings.Contains(err.Error(), tt.place) {
			t.Errorf("%s: %v", name, err)
			continue
		}
		s := server{Options: Options{Log: slog.New(slog.DiscardHandler)}}
		if p := s.problemOf(t.Context(), err); p.Status != http.StatusInternalServerError || !strings.Contains(p.Detail, tt.place) {
			t.Errorf("%s: %+v", name, p)
		}
	}
}

// TestTheSummarySaysWhatTheMeetingAsks prints a scheme that loses money, with a check that fails and one that cannot be told.
func TestTheSummarySaysWhatTheMeetingAsks(t *testing.T) {
	scheme := land.Scheme{
		Compared: []land.Compared{{Name: "jobs", Title: phrase("就业", "jobs"), Unit: "人", Plan: new(1297.56)}, {Name: "land_m2", Title: phrase("用地面积", "land"), Unit: "m²", Before: new(20000.0), Plan: new(20000.0)}},
		Checks: []land.Checked{
			{Document: "d", Check: "a", Outcome: land.Fail, Title: phrase("亩均税收", "tax"), Clause: "第 5 条"}, {Document: "d", Check: "b", Outcome: land.CannotTell, Title: phrase("地下权属", "title"), Clause: "第 7 条"},
		},
		Figures: []land.Figure{{Name: "investment_cny", Value: new(123456789.0)}},
		Costs:   []land.Cost{{Payer: land.ZoneSide, Amount: new(land.Money(250_000_000))}, {Payer: land.DeveloperSide, Missing: []string{"build_cny_per_m2"}}},
		Sides: []land.Side{
			{Side: land.ZoneSide, NPV: new(land.Money(-123_456_789_00)), IRRPct: new(3.26)}, {Side: land.DeveloperSide, Missing: []string{"build_cny_per_m2", "present_tax_cny", "phases"}},
		},
		Assumptions: []land.Assumption{{Name: "build_cny_per_m2", Title: phrase("综合建安单价", "building")}},
	}
	figures, err := json.Marshal(scheme)
	if err != nil {
		t.Fatal(err)
	}
	r := land.CaseRecord{Case: land.Case{CaseStanding: land.CaseStanding{State: review.Draft, Asked: []string{"tax"}, Opinions: []land.CaseOpinion{{Department: "tax", Opinion: review.Agree, By: "demo:reviewer_rest", Round: 1, On: "2026-11-03"}}, Round: 1}}}
	r.Current = &land.FrozenCase{Figures: figures, Said: map[string]land.Phrase{"land_use": phrase("工业用地(0601)", "Industry")}, Fields: map[string]string{"land_use": "0601"}}
	r.Settings, r.Given = review.Settings(), []string{"先行调查"}
	r.Steps = []land.CaseStep{{Version: 1, Move: "submit", By: "demo:planner", Body: land.CaseBody{Acknowledged: []string{"d/a"}, Reason: "已承诺整改"}}}
	r.Actuals = land.CaseActuals{Years: []int{2024, 2025, 2026}, Lines: []land.ActualLine{
		{Name: "jobs", Title: phrase("就业", "jobs"), Unit: "人", Promised: new(1300.0), Actual: []land.ActualValue{{Why: phrase("缺年报", "")}, {Value: new(1234.0)}, {Why: phrase("尚无批次", "")}}},
	}, Lacking: []land.LackingYears{{Years: []int{2024, 2025}, Why: phrase("缺年报", ""), Lines: []land.Phrase{phrase("就业", "jobs"), phrase("税收", "tax")}}, {Years: []int{2026}, Why: phrase("尚无批次", "")}}}
	w, err := newPaperwork(r, land.Zone{}, sayIn(false))
	if err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		paper export.Paper
		wants []string
	}{
		"summary": {w.summary(), []string{"1,298", "20,000", "12,345.7 万元", "-12,345.7", "3.3%", "无法测算,缺:综合建安单价、现有税收、分期与建设期", "不通过 1: 亩均税收(第 5 条)", "无法判断 1: 地下权属", "税务 同意", "先行调查", "250.0"}},
		"dossier": {w.dossier(), []string{"工业用地(0601)", "规划人员(演示)", "部门审查人,其余部门(演示)", "已知悉未通过或无法判断的检查:亩均税收", "理由:已承诺整改", "[就业 1,300 1,234 人]", "缺数说明:2024、2025 缺年报:就业、税收;2026 尚无批次"}},
	} {
		text := fmt.Sprint(tt.paper)
		for _, want := range tt.wants {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %q: %s", name, want, text)
			}
		}
		for _, code := range []string{"demo:", "reviewer_rest", "297.56", "d/a"} {
			if strings.Contains(text, code) {
				t.Errorf("%s prints %q", name, code)
			}
		}
	}
}

// TestPapersSayUnitsInTheirLanguage prints units of the record, of promises and of assumptions for an English reader.
func TestPapersSayUnitsInTheirLanguage(t *testing.T) {
	figures, err := json.Marshal(land.Scheme{
		Figures:     []land.Figure{{Name: "jobs", Unit: "person", Value: new(7.0)}},
		Assumptions: []land.Assumption{{Name: "storeys", Unit: "层", Value: new(4.0)}, {Name: "price", Unit: "元/㎡", Value: new(5.0)}},
	})
	if err != nil {
		t.Fatal(err)
	}
	r := land.CaseRecord{Case: land.Case{CaseStanding: land.CaseStanding{State: review.Draft, Promises: []land.Promise{{Indicator: "tax_per_mu", Target: new(30.0), Unit: "万元/亩"}}}}}
	r.Current = &land.FrozenCase{Figures: figures, Fields: map[string]string{"area_mu": "6.00", "storeys": "3"}}
	r.Evaluations = []land.FrozenRecord{{Digest: strings.Repeat("0", 64), Case: land.FrozenCase{Kept: []land.JudgedCommitment{{Commitment: land.Commitment{Indicator: "tax_per_mu", Unit: new("万元/亩")}}}}}}
	w, err := newPaperwork(r, land.Zone{}, sayIn(true))
	if err != nil {
		t.Fatal(err)
	}
	text := fmt.Sprint(w.dossier())
	for _, chinese := range []string{"亩", "层", "㎡", "元"} {
		if at := strings.Index(text, chinese); at >= 0 {
			t.Errorf("%s: %s", chinese, text[max(0, at-60):min(len(text), at+30)])
		}
	}
	if n := strings.Count(text, "10,000 yuan/mu"); n != 2 {
		t.Errorf("%d units of promises: %s", n, text)
	}
}

// TestWhatParcelsBecameSince has a parcel that was cancelled, one that was merged, one that grew under its code and one as it was.
func TestWhatParcelsBecameSince(t *testing.T) {
	r := land.CaseRecord{Ground: land.CaseGround{Changes: []land.ParcelChange{{ParcelCode: "gone"}, {ParcelCode: "merged", Became: []land.LineageRecord{{ParcelCode: "P9"}}}}}}
	grown := land.SiteParcel{ParcelCode: "grown", LandChange: &land.LandChange{FromM2: 3000, ToM2: 4200, TookIn: []string{"P7"}}}
	r.Current = &land.FrozenCase{Parcels: []land.SiteParcel{grown, {ParcelCode: "same"}}}
	w := paperwork{CaseRecord: r, say: sayIn(false)}
	for code, want := range map[string]string{
		"gone": "已注销或变更(无后续宗地记录)", "merged": "已变更为 P9", "grown": "用地由 3,000.00 m² 变为 4,200.00 m²,并入 P7", "same": "有效",
	} {
		if got := w.became(code); got != want {
			t.Errorf("%s: %s", code, got)
		}
	}
}

func TestDrawsRingsOfGeoJSON(t *testing.T) {
	for name, tt := range map[string]struct {
		geometry string
		rings    int
	}{
		"a polygon with a hole": {`{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]],[[0.5,0.2],[0.6,0.2],[0.6,0.3],[0.5,0.2]]]}`, 2},
		"two polygons":          {`{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[[[2,2],[3,2],[3,3],[2,2]]]]}`, 2},
	} {
		if rings, err := ringsOf(json.RawMessage(tt.geometry)); err != nil || len(rings) != tt.rings || len(rings[0]) != 4 {
			t.Errorf("%s: %v %v", name, rings, err)
		}
	}
	if _, err := ringsOf(json.RawMessage(`{"type":"Polygon","coordinates":7}`)); err == nil {
		t.Error("no polygon is taken")
	}
}

// TestTheDossierSaysTheLandAndTheMoney prints a site of two pieces, and a scheme with costs, accounts and assumptions.
func TestTheDossierSaysTheLandAndTheMoney(t *testing.T) {
	scheme := land.Scheme{
		Figures: []land.Figure{{Name: "floor_area_m2", Title: phrase("建筑面积", "floor"), Unit: "m²", Value: new(5000.0), Formula: phrase("容积率 2.5 × 2000 ㎡", "")}, {Name: "investment_cny", Title: phrase("固定资产投资", "investment"), Unit: "yuan", Missing: []string{"investment_per_mu"}}},
		Costs: []land.Cost{
			{Item: "acquisition", Title: phrase("收储或收购土地", "land"), Payer: land.ZoneSide, Amount: new(land.Money(250_000_000)), Formula: phrase("83.3 万元/亩 × 3 亩", "")},
			{Item: "land_price_difference", Title: phrase("土地差价", "difference"), Payer: land.DeveloperSide, Amount: new(land.Money(12_345_600))},
		},
		Funding: []land.Figure{{Name: "funding_gap_cny", Title: phrase("资金缺口", "gap"), Unit: "yuan", Value: new(100_000.0)}},
		Sides:   []land.Side{{Side: land.DeveloperSide, NPV: new(land.Money(987_654_300)), Payback: new(7.3), Notes: []land.Phrase{phrase("未计融资成本", "")}}},
		Assumptions: []land.Assumption{
			{Name: "workshop_m2", Group: "floor", Title: phrase("厂房", "workshops"), Unit: "m²", Value: new(4500.0), From: phrase("规划人员填写", "")},
			{Name: "discount_rate_pct", Group: "finance", Title: phrase("折现率", "rate"), Unit: "%", Value: new(5.5), From: phrase("规划人员填写", "")},
			{Name: "investment_per_mu", Title: phrase("固定资产投资强度", "investment per mu"), Unit: "万元/亩"},
		},
		Compared: []land.Compared{{Name: "tax_per_mu", Title: phrase("亩均税收", "tax"), Unit: "万元/亩", Before: new(4.5), Years: []int{2023, 2024, 2025}}},
	}
	figures, err := json.Marshal(scheme)
	if err != nil {
		t.Fatal(err)
	}
	r := land.CaseRecord{Case: land.Case{CaseStanding: land.CaseStanding{State: review.Draft}}}
	r.Current = &land.FrozenCase{
		Figures: figures, Fields: map[string]string{"area_mu": "3.00", "contact": "13800000000", "figures_year": "2025"}, Pieces: 2, JoinM: 12.5,
		Parcels: []land.SiteParcel{{ParcelCode: "P1", Tenure: new("state"), LandM2: 2000, TitleM2: new(2000.0), MeasuredM2: new(2001.5), FloorAreaM2: new(1600.0), PermittedM2: new(1200.0), UnpermittedM2: new(400.0), Storeys: new(4)}},
		Years:   []land.PresentYear{{Year: 2024, TaxCNY: new(123_400.0)}, {Year: 2025, Employees: new(87.0), EnergyTCE: new(45.5)}},
	}
	w, err := newPaperwork(r, land.Zone{}, sayIn(false))
	if err != nil {
		t.Fatal(err)
	}
	text := fmt.Sprint(w.dossier())
	for _, want := range []string{
		"[P1 — 国有 — 2,000.00 2,001.50 有效]", "地块由 2 片不相接的土地组成(间隔超过 12.5 米", "[P1 1,600.00 1,200.00 400.00 — — 4]", "[税收 12.34 — 万元]", "[从业人员 — 87 人]", "[能耗 — 45.50 tce]", "[经济数据年份 2025]",
		"[建筑面积 5,000 m² 容积率 2.5 × 2000 ㎡]", "[其中:厂房 4,500 m² 规划人员填写]", "[固定资产投资 无法测算,缺:固定资产投资强度 万元 —]", "[收储或收购土地 250.0 园区财政 83.3 万元/亩 × 3 亩]", "[土地差价 12.3 开发方 —]", "[资金缺口 10.0 开发方 —]",
		"[开发方 12.3 987.7 无定义 7.3]", "[折现率 5.5 % 规划人员填写]", "未给定:固定资产投资强度", "[亩均税收 4.50 2023–2025 ",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the dossier lacks %q: %s", want, text)
		}
	}
	if !strings.Contains(fmt.Sprint(w.summary()), "2 片不相接") {
		t.Error("the summary does not say that the parcels lie apart")
	}
	numbers, said := map[string]float64{}, ""
	for _, page := range sheetsOf(w.dossier()) {
		said += strings.Join(page.Below, "\n")
		for row := range page.Rows {
			for _, cell := range row {
				if c := cell.(export.Cell); c.Number != nil {
					numbers[c.Text] = *c.Number
				}
			}
		}
	}
	for text, want := range map[string]float64{"3.00 亩": 3, "2,001.50": 2001.5, "12.34": 12.34, "250.0": 250, "987.7": 987.6543, "5.5": 5.5, "4": 4, "4.50": 4.5} {
		if got, ok := numbers[text]; !ok || got != want {
			t.Errorf("%q is no number of the workbook: %v", text, got)
		}
	}
	if _, ok := numbers["13800000000"]; ok || !strings.Contains(said, "2 片不相接") {
		t.Errorf("a telephone is a number, or the workbook does not say what lies apart: %q", said)
	}
}

// TestTheDossierSaysWhatIsDoubtful prints a check that nobody can tell, one that fails and was known when the case was submitted,
// and one that passes on two years of data.
func TestTheDossierSaysWhatIsDoubtful(t *testing.T) {
	scheme := land.Scheme{Checks: []land.Checked{
		{Document: "d", Check: "a", Outcome: land.Fail, Title: phrase("亩均税收", "tax"), Clears: phrase("提高承诺", "promise more")},
		{Document: "d", Check: "b", Outcome: land.CannotTell, Title: phrase("权属", "title"), Lacks: []land.Phrase{phrase("权属清晰无争议", "undisputed")}},
		{Document: "d", Check: "c", Outcome: land.Pass, Title: phrase("产值", "output"), Doubts: []land.Phrase{phrase("3 年中有 1 年无数据", "1 of 3 years are not known")}},
		{Document: "d", Check: "e", Outcome: land.Pass, Title: phrase("面积", "land")},
	}}
	figures, err := json.Marshal(scheme)
	if err != nil {
		t.Fatal(err)
	}
	r := land.CaseRecord{Case: land.Case{CaseStanding: land.CaseStanding{Version: 2}}, Current: &land.FrozenCase{Figures: figures}, Steps: []land.CaseStep{
		{Version: 2, Move: "submit", By: "张三", Body: land.CaseBody{DocumentOn: "2026-11-02", Acknowledged: []string{"d/a"}, Reason: "已承诺整改"}},
		{Version: 3, Move: "approve", By: "李四", Body: land.CaseBody{Acknowledged: []string{"d/a"}}},
	}}
	w, err := newPaperwork(r, land.Zone{}, sayIn(false))
	if err != nil {
		t.Fatal(err)
	}
	blocks := w.doubts()
	text := fmt.Sprint(blocks)
	for _, want := range []string{"提高承诺", "送审 · 2026-11-02 · 张三 · 已承诺整改", "缺:权属清晰无争议", "3 年中有 1 年无数据"} {
		if !strings.Contains(text, want) {
			t.Errorf("lacks %q: %s", want, text)
		}
	}
	if len(blocks) != 2 || len(blocks[1].Rows) != 3 || strings.Contains(text, "李四") {
		t.Errorf("a check that passes, or a later step: %s", text)
	}
}
