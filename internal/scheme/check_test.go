package scheme

import (
	"strings"
	"testing"

	"permu/internal/land"
	"permu/internal/policy"
)

// asks puts the checks of shipped documents to a scenario.
func asks(t *testing.T, in land.ScenarioInputs, g Ground, names ...string) map[string]land.Checked {
	t.Helper()
	var documents []policy.Policy
	for _, name := range names {
		document, err := policy.Find(name)
		if err != nil {
			t.Fatal(err)
		}
		documents = append(documents, document)
	}
	s, err := Make(g, in, documents)
	if err != nil {
		t.Fatal(err)
	}
	by := map[string]land.Checked{}
	for _, c := range s.Checks {
		by[c.Check] = c
		if c.Clause == "" || c.Outcome == land.CannotTell && len(c.Missing) == 0 || c.Outcome == land.Fail && c.Clears.ZH == "" {
			t.Errorf("%+v", c)
		}
	}
	return by
}

// TestChecks puts numbers on, above and below the limits of the documents.
func TestChecks(t *testing.T) {
	answers := func(in land.ScenarioInputs, given ...string) land.ScenarioInputs {
		in.Answers = map[string]bool{}
		for _, name := range given {
			in.Answers[strings.TrimPrefix(name, "!")] = !strings.HasPrefix(name, "!")
		}
		return in
	}
	benefit := func(perMu float64) Ground { // 万元/亩 of the site, in each year
		g := threeParcels()
		for i := range g.File.Parcels[:2] {
			for j := range g.File.Parcels[i].Years {
				g.File.Parcels[i].Years[j].TaxCNY = new(perMu * 30 * land.YuanPerWan / 2)
			}
		}
		return g
	}
	changed := func(change func(*Ground)) Ground {
		g := threeParcels()
		change(&g)
		return g
	}
	permits := func(known, of int) func(*Ground) {
		return func(g *Ground) {
			for i := range g.File.Parcels[:2] {
				g.File.Parcels[i].Permitted, g.File.Parcels[i].Buildings = known, of
			}
		}
	}
	planned := func(codes ...string) func(*Ground) {
		return func(g *Ground) {
			for i, code := range codes {
				if code != "" {
					g.File.Parcels[i].PlannedUseCode = new(code)
				}
			}
		}
	}
	limits := func(of ...float64) Ground {
		return changed(func(g *Ground) {
			for i := range of {
				g.File.Parcels[i].FARMax = &of[i]
			}
		})
	}
	rebuild := full()
	rebuild.Mode = "rebuild"
	as := func(numbers map[string]float64) land.ScenarioInputs { return with(rebuild, numbers) }
	small := changed(func(g *Ground) { g.File.Parcels = g.File.Parcels[:1]; g.File.Parcels[0].LandM2 = 4.99 * 2000 / 3 })
	tests := map[string]struct {
		in    land.ScenarioInputs
		g     Ground
		check string
		want  string
	}{
		"grid of 8 m":                   {as(map[string]float64{"column_grid_m": 8}), threeParcels(), "column_grid", land.Pass},
		"grid below 8 m":                {as(map[string]float64{"column_grid_m": 7.99}), threeParcels(), "column_grid", land.Fail},
		"no grid":                       {land.ScenarioInputs{}, threeParcels(), "column_grid", land.CannotTell},
		"4.5 m high":                    {as(map[string]float64{"storey_height_m": 4.5}), threeParcels(), "storey_height", land.Pass},
		"below 4.5 m":                   {as(map[string]float64{"storey_height_m": 4.4}), threeParcels(), "storey_height", land.Fail},
		"above 8 m":                     {as(map[string]float64{"storey_height_m": 8.1}), threeParcels(), "high_storeys_twice", land.CannotTell},
		"above 8 m for the process":     {answers(as(map[string]float64{"storey_height_m": 8.1}), "process_needs_height"), threeParcels(), "high_storeys_twice", land.Pass},
		"above 8 m for nothing":         {answers(as(map[string]float64{"storey_height_m": 8.1}), "!process_needs_height"), threeParcels(), "high_storeys_twice", land.Fail},
		"benefit of 4.99":               {rebuild, benefit(4.99), "buy_back_below_5", land.Fail},
		"benefit of 4.99, bought back":  {full(), benefit(4.99), "buy_back_below_5", land.Pass},
		"benefit of 5":                  {rebuild, benefit(5), "buy_back_below_5", land.DoesNotApply},
		"benefit of 5, ratio 2.25":      {rebuild, benefit(5), "far_to_2_5", land.Pass},
		"benefit of 19.99, ratio 3":     {as(map[string]float64{"workshop_m2": 51_000}), benefit(19.99), "far_to_2_5", land.Fail},
		"benefit of 20, ratio 3":        {as(map[string]float64{"workshop_m2": 51_000}), benefit(20), "far_above_2_5", land.Pass},
		"benefit of 20 is not below it": {as(map[string]float64{"workshop_m2": 51_000}), benefit(20), "far_to_2_5", land.DoesNotApply},
		"benefit unknown":               {rebuild, changed(func(g *Ground) { g.File.Run = nil; g.File.Parcels[0].Years = nil; g.File.Parcels[1].Years = nil }), "far_to_2_5", land.CannotTell},
		"coefficient that nobody set":   {land.ScenarioInputs{Industry: "19"}, threeParcels(), "coefficient_control_2008", land.CannotTell},
		"coefficient at the limit":      {land.ScenarioInputs{Industry: "19", Numbers: map[string]float64{"building_coefficient": 0.3}}, threeParcels(), "coefficient_control_2008", land.Pass},
		"ratio that nobody set":         {land.ScenarioInputs{Industry: "19"}, threeParcels(), "far_control_2008", land.CannotTell},
		"30 mu":                         {rebuild, threeParcels(), "small_general_project", land.Pass},
		"4.99 mu, nothing said":         {land.ScenarioInputs{Mode: "rebuild"}, small, "small_general_project", land.CannotTell},
		"4.99 mu of no key project":     {answers(land.ScenarioInputs{Mode: "rebuild"}, "!key_project"), small, "small_general_project", land.Fail},
		"4.99 mu of a key project":      {answers(land.ScenarioInputs{Mode: "rebuild"}, "key_project"), small, "small_general_project", land.Pass},
		"ratio above that of 2008":      {rebuild, threeParcels(), "far_control_2008", land.Pass},
		"ratio below that of 2008":      {land.ScenarioInputs{Industry: "19", Numbers: map[string]float64{"floor_area_ratio": 0.99}}, threeParcels(), "far_control_2008", land.Fail},
		"the empty table of 2023":       {rebuild, threeParcels(), "far_control_2023", land.CannotTell},
		"coefficient of 30 %":           {as(map[string]float64{"building_coefficient": 0.3}), threeParcels(), "coefficient_control_2008", land.Pass},
		"coefficient below 30 %":        {as(map[string]float64{"building_coefficient": 0.29}), threeParcels(), "coefficient_control_2008", land.Fail},
		"7 % for administration":        {as(map[string]float64{"admin_land_pct": 7}), threeParcels(), "admin_land_control_2008", land.Pass},
		"8 % for administration":        {as(map[string]float64{"admin_land_pct": 8}), threeParcels(), "admin_land_control_2008", land.Fail},
		"planned for industry":          {rebuild, changed(planned("M1", "W1", "0601")), "planned_use", land.Pass},
		"planned for offices, one":      {rebuild, changed(planned("M1", "B1", "M1")), "planned_use", land.Fail},
		"planned for offices, one open": {rebuild, changed(planned("", "B1", "M1")), "planned_use", land.Fail},
		"one plan not on record":        {rebuild, changed(planned("M1", "", "M1")), "planned_use", land.CannotTell},
		"idle":                          {rebuild, changed(func(g *Ground) { g.File.Parcels[2].LandState = new("idle") }), "not_idle", land.Fail},
		"suspected idle":                {rebuild, changed(func(g *Ground) { g.File.Parcels[2].Findings = []string{"idle_suspended"} }), "not_idle", land.Fail},
		"nobody knows of one":           {rebuild, changed(func(g *Ground) { g.File.Parcels[2].LandState = nil }), "not_idle", land.CannotTell},
		"in use":                        {rebuild, threeParcels(), "not_idle", land.Pass},
		"line not answered":             {rebuild, threeParcels(), "industrial_line", land.CannotTell},
		"outside the line":              {answers(rebuild, "!in_industrial_line"), threeParcels(), "industrial_line", land.Fail},
		"title in dispute":              {answers(rebuild, "!title_undisputed"), threeParcels(), "title_clear", land.Fail},
		"mortgaged, agreed":             {answers(rebuild, "consents_given"), changed(func(g *Ground) { g.File.Parcels[0].Mortgaged = new(true) }), "mortgagee", land.Pass},
		"mortgaged":                     {answers(rebuild, "!consents_given"), changed(func(g *Ground) { g.File.Parcels[0].Mortgaged = new(true) }), "mortgagee", land.Fail},
		"sealed, the court agreed":      {answers(rebuild, "court_agrees"), changed(func(g *Ground) { g.File.Parcels[0].Sealed = new(true) }), "not_sealed", land.Pass},
		"sealed, the court refused":     {answers(rebuild, "!court_agrees"), changed(func(g *Ground) { g.File.Parcels[0].Sealed = new(true) }), "not_sealed", land.Fail},
		"seized":                        {rebuild, changed(func(g *Ground) { g.File.Parcels[0].Seized = true }), "not_sealed", land.Fail},
		"restricted industry":           {answers(rebuild, "restricted_industry"), threeParcels(), "industry_allowed", land.Fail},
		"illegal building":              {rebuild, changed(func(g *Ground) { g.File.Parcels[0].Unpermitted = 1 }), "no_illegal_building", land.Fail},
		"no permits on record":          {rebuild, threeParcels(), "no_illegal_building", land.CannotTell},
		"a permit of each building":     {rebuild, changed(permits(2, 2)), "no_illegal_building", land.Pass},
		"a permit of one of two":        {rebuild, changed(permits(1, 2)), "no_illegal_building", land.CannotTell},
		"an event and no permits":       {rebuild, changed(func(g *Ground) { g.File.Parcels[0].IllegalBuilding = true }), "no_illegal_building", land.Fail},
		"a supervision agreement":       {answers(rebuild, "supervision_agreement"), threeParcels(), "supervision_agreement", land.Pass},
		"no standardised park":          {answers(rebuild, "!standardised_park"), threeParcels(), "standard_tax", land.DoesNotApply},
		"a standardised park below 10":  {answers(as(map[string]float64{"tax_per_mu": 9.99}), "standardised_park"), threeParcels(), "standard_tax", land.Fail},
		"split since":                   {rebuild, changed(func(g *Ground) { g.File.Parcels[0].InForce = false }), "parcels_in_force", land.Fail},
		"within that of every parcel":   {rebuild, limits(2.25, 3, 2.5), "within_plan", land.Pass},
		"within that of two of three":   {rebuild, limits(2.25, 3), "within_plan", land.CannotTell},
		"above that of one of three":    {rebuild, limits(2.2), "within_plan", land.Fail},
		"above the plan":                {rebuild, changed(func(g *Ground) { g.File.Parcels[0].FARMax = new(2.0); g.File.Parcels[1].FARMax = new(3.0) }), "within_plan", land.Fail},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			by := asks(t, tt.in, tt.g, "fuzhou-scheme-2022", "quanzhou-2025", "control-2008", "control-2023", "redevelopment-2016", "jinjiang-2023")
			if got := by[tt.check]; got.Outcome != tt.want {
				t.Errorf("%+v", got)
			}
		})
	}
	on := asks(t, answers(rebuild, "supervision_agreement", "!consents_given"), changed(func(g *Ground) {
		g.File.Parcels[0].Mortgaged = new(true)
		g.Recorded = map[string]land.Recorded{"supervision_agreement": {From: said("案卷尚无", "not there")}, "consents_given": {Holds: true, From: said("案卷意愿登记", "consents")}}
	}), "fuzhou-scheme-2022", "redevelopment-2016")
	if no, yes := on["supervision_agreement"], on["mortgagee"]; no.Outcome != land.Fail || !strings.Contains(no.Formula.ZH, "已签协议:否(案卷尚无)") || yes.Outcome != land.Pass || !strings.Contains(yes.Formula.EN, "yes (consents)") {
		t.Errorf("the record of a case does not come first: %+v %+v", no, yes)
	}
	by := asks(t, land.ScenarioInputs{}, changed(func(g *Ground) { g.File.Parcels[0].FootprintM2 = new(2999.0) }), "guangdong-footprint")
	if got := by["footprint"]; got.Outcome != land.Fail || !strings.Contains(got.Clears.EN, "must be ≥ 30%, 2.505% away") {
		t.Errorf("%+v", got)
	}
}
