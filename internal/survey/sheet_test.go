package survey_test

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/geodata/reference"
	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/survey"
)

const mu = 2000.0 / 3

// ground is a park of 400 mu ready and 360 supplied, of which 300 are built, 200 of them industrial.
func ground() survey.Ground {
	p := func(areaMu float64, set func(*land.SurveyParcel)) land.SurveyParcel {
		parcel := land.SurveyParcel{ParkCode: new("a"), LandM2: areaMu * mu, Tenure: new("state"), LandUseCode: new("0601"), Granted: true, Built: true, LandState: new("built_used")}
		set(&parcel)
		return parcel
	}
	return survey.Ground{
		Parks: []land.SurveyPark{{ParkCode: "a", Name: "A", ParkType: new("industrial"), DevelopableAreaM2: new(500 * mu), SupplyReadyAreaM2: new(400 * mu)}},
		Parcels: []land.SurveyParcel{
			p(150, func(x *land.SurveyParcel) {
				x.FloorAreaM2, x.FootprintM2, x.InvestedCNY, x.HighTechM2 = new(150*mu), new(60*mu), new(5e8), 30*mu
			}),
			p(50, func(x *land.SurveyParcel) { x.FootprintM2 = new(20 * mu) }),
			p(100, func(x *land.SurveyParcel) { x.LandUseCode, x.FloorAreaM2, x.Expired = new("0803"), new(30*mu), true }),
			p(60, func(x *land.SurveyParcel) {
				x.Built, x.LandState, x.DisposalMode, x.Expired = false, new("idle"), new("recover_reset"), true
			}),
			p(70, func(x *land.SurveyParcel) { x.Tenure = new("collective") }),
			p(80, func(x *land.SurveyParcel) { x.Granted, x.LandState = false, nil }),
		},
		Enterprises: []land.SurveyEnterprise{
			{ParkCode: new("a"), IndustryCode: new("C1951"), RevenueCNY: new(6e8), TaxCNY: new(3e7)},
			{ParkCode: new("a"), IndustryCode: new("G6010"), RevenueCNY: new(1e8), TaxCNY: new(1e7)},
			{ParkCode: new("a"), IndustryCode: new("F5131"), RevenueCNY: new(9e8), TaxCNY: new(2e7)},
			{ParkCode: new("a"), IndustryCode: new("A0111"), TaxCNY: new(7e9)},
			{ParkCode: new("a"), IndustryCode: new("C1952")},
		},
	}
}

func indicatorsOf(t *testing.T, g survey.Ground, scope string) map[string]land.SheetIndicator {
	t.Helper()
	by := map[string]land.SheetIndicator{}
	for _, i := range survey.Indicators(tdt(t), g, benchmarks(t), scope) {
		by[i.ID] = i
	}
	return by
}

func tdt(t *testing.T) []policy.Indicator {
	t.Helper()
	p, err := policy.Find("tdt-1029")
	if err != nil {
		t.Fatal(err)
	}
	return p.Tracks[0].Indicators
}

func benchmarks(t *testing.T) survey.Benchmarks {
	t.Helper()
	table, err := reference.Files.ReadFile("park_benchmarks.csv")
	if err != nil {
		t.Fatal(err)
	}
	b, err := survey.ReadBenchmarks(table)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestIndicators has each indicator of the standard worked by hand.
func TestIndicators(t *testing.T) {
	got := indicatorsOf(t, ground(), "fujian-2020")
	want := map[string]float64{
		"developed_ratio": 80, "supplied_ratio": 90, "built_ratio": 300.0 / 360 * 100, "industrial_ratio": 200.0 / 300 * 100, "high_tech_ratio": 10,
		"floor_area_ratio": 180.0 / 250, "building_density": 80.0 / 200 * 100, "industrial_floor_area_ratio": 1, "industrial_building_coefficient": 40,
		"industrial_investment": 50_000.0 / 150 * 15, "industrial_income": 70_000.0 / 200 * 15, "industrial_tax": 4_000.0 / 200 * 15, "business_tax": 6_000.0 / 300 * 15,
	}
	if len(got) != len(want) {
		t.Fatalf("%d indicators", len(got))
	}
	for id, value := range want {
		if i, ok := got[id]; !ok || i.Value == nil || math.Abs(*i.Value-value) > 1e-9*value {
			t.Errorf("%s: %+v, want %g", id, i.Value, value)
		}
	}
	if i := got["industrial_tax"]; *i.Ideal != 345.35 || math.Abs(*i.Gap-(300-345.35)) > 1e-9 || len(i.Benchmarks) != 2 || !strings.Contains(i.Formula.ZH, "税收 4000 万元 ÷ 已建成工矿仓储用地 200 亩 = 300") {
		t.Errorf("%+v", i)
	}
	if i := got["industrial_floor_area_ratio"]; !strings.Contains(i.Numerator.Lacks.EN, "1 parcels (50 mu)") || *i.Denominator.Value != 150 || !strings.Contains(i.Denominator.Lacks.ZH, "不含分子无记录的 50 亩") {
		t.Errorf("%+v", i.Numerator)
	}
	if i := got["industrial_building_coefficient"]; !strings.Contains(i.Numerator.Lacks.ZH, "堆场") {
		t.Errorf("%+v", i.Numerator)
	}
	if i := got["high_tech_ratio"]; i.Ideal != nil || len(i.Benchmarks) != 0 {
		t.Errorf("%+v", i)
	}
}

func TestWhatIsMissing(t *testing.T) {
	g := ground()
	g.Parks[0].SupplyReadyAreaM2 = nil
	got := indicatorsOf(t, g, "fujian-2020")
	if i := got["supplied_ratio"]; i.Value != nil || i.Gap != nil || i.Denominator.Lacks.ZH == "" || i.Denominator.Value != nil {
		t.Errorf("%+v", i)
	}
	none := indicatorsOf(t, survey.Ground{}, "national-2020")
	for id, i := range none {
		if i.Value != nil {
			t.Errorf("%s of nothing is %g", id, *i.Value)
		}
	}
}

func TestPotentials(t *testing.T) {
	g := ground()
	by := map[string]land.SheetPotential{}
	for _, p := range survey.Potentials(g, survey.Indicators(tdt(t), g, benchmarks(t), "fujian-2020")) {
		if strings.Contains(p.Formula.ZH+p.Formula.EN, "%!") || p.Formula.ZH == "" {
			t.Errorf("%s: %+v", p.ID, p.Formula)
		}
		by[p.ID] = p
	}
	for id, want := range map[string]float64{
		"expansion": 40, "structure": 0, "intensity_far": 0, "intensity_coefficient": 200 * (46.88 - 40) / 46.88,
		"intensity_investment": 150 * (6675.72 - 5000) / 6675.72, "management": 160,
	} {
		if p := by[id]; p.AreaMu == nil || math.Abs(*p.AreaMu-want) > 1e-9 {
			t.Errorf("%s: %v %s, want %g", id, p.AreaMu, p.Formula.EN, want)
		}
	}
	for _, id := range []string{"intensity_far", "intensity_investment"} {
		if p := by[id]; !strings.Contains(p.Lacks.EN, "1 parcels (50 mu)") {
			t.Errorf("%s does not say what it lacks: %+v", id, p)
		}
	}
	if p := by["management"]; p.Lacks.ZH != "" {
		t.Errorf("%+v", p)
	}
	if p := by["intensity_income"]; p.AreaMu != nil || p.Missing[0] != "ideal" {
		t.Errorf("an ideal that nobody published: %+v", p)
	}
	g.Parks[0].SupplyReadyAreaM2 = nil
	if p := survey.Potentials(g, survey.Indicators(tdt(t), g, benchmarks(t), "fujian-2020"))[0]; p.AreaMu != nil || p.Missing[0] != "supply_ready_land_mu" {
		t.Errorf("%+v", p)
	}
}

func TestStandings(t *testing.T) {
	g := survey.Ground{Parks: []land.SurveyPark{
		{ParkCode: "a", ParkType: new("industrial")}, {ParkCode: "b", ParkType: new("industrial")}, {ParkCode: "c", ParkType: new("mixed")}, {ParkCode: "d", ParkType: new("industrial")},
	}}
	for park, floor := range map[string]float64{"a": 100, "b": 200, "c": 300, "d": 200} {
		g.Parcels = append(g.Parcels, land.SurveyParcel{ParkCode: new(park), LandM2: 100, Granted: true, Built: true, FloorAreaM2: new(floor), LandState: new("idle"), DisposalMode: new("none")})
	}
	places := map[string][2]int{}
	for _, s := range survey.Standings(tdt(t), g) {
		places[s.ParkCode] = [2]int{s.Places["floor_area_ratio"], s.Of["floor_area_ratio"]}
		if s.Stock["idle"].Count != 1 || len(s.Disposal) > 0 || s.Places["supplied_ratio"] != 0 {
			t.Errorf("%+v", s)
		}
	}
	if diff := cmp.Diff(map[string][2]int{"a": {3, 3}, "b": {1, 3}, "d": {1, 3}, "c": {1, 1}}, places); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestAppraisal(t *testing.T) {
	const list = "一级指标,一级权重,指标,权重,单位,目标值,方向,系统指标,填报值,数据来源,责任单位\n" +
		"土地集约,20,工业用地地均税收,10,万元/公顷,345.35,,industrial_tax,,,\n" +
		"土地集约,20,闲置土地,10,亩,0,低,idle_mu,,,自然资源局\n" +
		"对外开放,30,实际使用外资,30,万美元,500,,,620,商务局年报,商务局\n" +
		"科技创新,15,,,,,,,,,\n"
	items, err := survey.ReadAppraisal([]byte(list), []string{"industrial_tax", "idle_mu"})
	if err != nil {
		t.Fatal(err)
	}
	a := survey.Appraise(land.AppraisalList{ListID: "x", Version: 2}, items, map[string]*float64{"industrial_tax": new(300.35), "idle_mu": new(60.0)}, land.Phrase{ZH: "本系统"})
	if a.Weight != 65 || len(a.Items) != 4 || a.Version != 2 {
		t.Errorf("%+v", a)
	}
	gaps := []any{45.0, 60.0, 0.0, nil}
	for i, item := range a.Items {
		if got := item.Gap; (got == nil) != (gaps[i] == nil) || got != nil && math.Abs(*got-gaps[i].(float64)) > 1e-9 {
			t.Errorf("%s: gap %v, want %v", item.Name, got, gaps[i])
		}
	}
	if a.Items[0].Source.ZH != "本系统" || a.Items[2].Source.ZH != "商务局年报" || a.Items[3].Source.ZH != "" {
		t.Errorf("%+v", a.Items)
	}
	refused := map[string]string{
		"":                        "must have a head",
		"group,name\n":            "must have an item",
		"group,name,weight\n,a,1": "line 2: group: must be given",
		"group,weight\na,much":    `line 2: weight: must be a number (is "much")`,
		"group,weight\na,-1":      "line 2: weight: must not be negative",
		"group,number\na,beauty":  "line 2: number: must be one of",
		"group,value\na,5":        "line 2: source: a reported value needs its source",
		"group,direction\na,wide": "line 2: direction: must be",
		"group,name\na,b,c":       "wrong number of fields",
	}
	for text, says := range refused {
		if _, err := survey.ReadAppraisal([]byte(text), nil); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v, want %q", text, err, says)
		}
	}
	shipped, err := reference.Files.ReadFile("appraisal-national-2021.csv")
	if err != nil {
		t.Fatal(err)
	}
	if items, err := survey.ReadAppraisal(shipped, nil); err != nil || len(items) != 5 || survey.Appraise(land.AppraisalList{}, items, nil, land.Phrase{}).Weight != 100 {
		t.Errorf("%v %+v", err, items)
	}
}
