package scheme

import (
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"permu/internal/land"
)

// threeParcels is a site of 30 mu: two parcels in use by three enterprises, and an empty one.
func threeParcels() Ground {
	years := func(tax ...float64) []land.YearFigures {
		list := make([]land.YearFigures, len(tax))
		for i, v := range tax {
			list[i] = land.YearFigures{Year: 2018 + i, TaxCNY: orNil(v), OutputCNY: orNil(v * 20), Employees: orNil(v / 10_000)}
		}
		return list
	}
	parcel := func(id int64, mu, floor float64, years []land.YearFigures) land.SiteParcel {
		return land.SiteParcel{
			ParcelID: id, ParcelCode: "P" + string(rune('0'+id)), InForce: true, LandM2: mu * 2000 / 3, FloorAreaM2: &floor, FootprintM2: new(floor / 2),
			LandUseCode: new("0601"), Mortgaged: new(false), Sealed: new(false), LandState: new("built_used"), InvestedCNY: new(mu * 1e6), Years: years, OwnerName: new("甲"),
		}
	}
	return Ground{
		File: land.SiteFile{
			Site: land.Site{Mode: new("rebuild")},
			Run:  &land.Run{RunID: 3, Year: 2020},
			Parcels: []land.SiteParcel{
				parcel(1, 12, 6000, years(300_000, 330_000, 360_000)), parcel(2, 10, 5000, years(math.NaN(), 170_000, 190_000)), parcel(3, 8, 0, nil),
			},
			Users: []land.SiteUser{
				{ParcelID: 1, USCC: "a", Share: new(1.0), EnergyTCE: []float64{10, 20, 30}},
				{ParcelID: 1, USCC: "b", Share: new(0.5), EnergyTCE: []float64{8, 8, 8}},
				{ParcelID: 2, USCC: "b", Share: new(0.5), EnergyTCE: []float64{8, 8, 8}},
				{ParcelID: 2, USCC: "c", Share: new(1.0), EnergyTCE: []float64{math.NaN(), 4, 6}},
			},
		},
		Medians:  []land.Median{{Name: "tax_per_mu", Count: 4, Value: 31}},
		AnyGrade: []land.Median{{Name: "output_per_mu", Count: 12, Value: 420}, {Name: "tax_per_mu", Count: 12, Value: 18.5}, {Name: "jobs_per_mu", Count: 11, Value: 9}, {Name: "investment_per_mu", Count: 3, Value: 300}},
		Control:  map[string]float64{"19": 1.0}, ControlBy: "控制指标(2008)", Coefficient: 0.3,
	}
}

func orNil(v float64) *float64 {
	if math.IsNaN(v) {
		return nil
	}
	return &v
}

// full is a scenario of which everything is known.
func full() land.ScenarioInputs {
	return land.ScenarioInputs{
		Industry: "C1951", Mode: "buy_back",
		Phases: []land.ScenarioPhase{{SharePct: 60, Start: "2027-04", End: "2028-09"}, {SharePct: 40, Start: "2028-07", End: "2029-12"}},
		Numbers: map[string]float64{
			"building_coefficient": 0.45, "storeys": 5, "storey_height_m": 5, "column_grid_m": 9, "admin_land_pct": 6,
			"workshop_m2": 36_000, "research_m2": 4_000, "office_m2": 3_000, "living_m2": 2_000,
			"investment_per_mu": 620, "output_per_mu": 800, "tax_per_mu": 36, "jobs_per_mu": 20, "energy_tce_per_mu": 12, "firms": 6,
			"acquisition_per_mu": 55, "compensation_cny_per_m2": 900, "demolition_cny_per_m2": 120, "relocation_cny": 2_345_678.9,
			"workshop_cny_per_m2": 2100, "research_cny_per_m2": 2600, "office_cny_per_m2": 3000, "living_cny_per_m2": 2800,
			"base_land_price_cny_per_m2": 336, "new_land_price_cny_per_m2": 504, "rent_cny_per_m2_year": 240, "let_pct": 92,
			"subsidy_cny": 1_000_000, "discount_rate_pct": 4.5, "horizon_years": 20, "ramp_up_years": 3, "zone_tax_share_pct": 40,
		},
	}
}

// with is a scenario with some numbers set, and those that are NaN taken away.
func with(in land.ScenarioInputs, numbers map[string]float64) land.ScenarioInputs {
	merged := map[string]float64{}
	for name, v := range in.Numbers {
		merged[name] = v
	}
	for name, v := range numbers {
		merged[name] = v
		if math.IsNaN(v) {
			delete(merged, name)
		}
	}
	in.Numbers = merged
	return in
}

// tenParcels are 10 parcels of 10 mu, each in use, of which the first pays 200 万元 of tax and the others say nothing.
func tenParcels() Ground {
	g := threeParcels()
	one := g.File.Parcels[0]
	one.LandM2, one.Years = 10*2000.0/3, nil
	g.File.Parcels, g.File.Users = nil, nil
	for id := range int64(10) {
		one.ParcelID = id + 1
		g.File.Parcels = append(g.File.Parcels, one)
		g.File.Users = append(g.File.Users, land.SiteUser{ParcelID: one.ParcelID, USCC: "a"})
	}
	g.File.Parcels[0].Years = []land.YearFigures{{Year: 2020, TaxCNY: new(2e6), Employees: new(50.0)}}
	return g
}

func schemeOn(t *testing.T, g Ground, in land.ScenarioInputs) (land.Scheme, map[string]land.Compared) {
	t.Helper()
	s, err := Make(g, in, nil)
	if err != nil {
		t.Fatal(err)
	}
	by := map[string]land.Compared{}
	for _, c := range s.Compared {
		by[c.Name] = c
	}
	return s, by
}

// TestOneOfTenIsNotTheSite has the tax of one parcel of ten: neither the account of the zone nor a check takes it for the site's.
// TestNothingStands has a site of bare land: what tearing down and compensating cost is nothing, and is not asked; where one
// parcel is not known it is.
func TestNothingStands(t *testing.T) {
	g := threeParcels()
	for i := range g.File.Parcels {
		g.File.Parcels[i].FloorAreaM2, g.File.Parcels[i].FootprintM2, g.File.Parcels[i].Buildings = new(0.0), new(0.0), 0
	}
	g.File.Parcels[1].FloorAreaM2 = nil // covered by nothing
	costOf := func(mode, item string) land.Cost {
		s, err := Make(g, land.ScenarioInputs{Mode: mode}, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range s.Costs {
			if c.Item == item {
				return c
			}
		}
		t.Fatalf("%s: no %s", mode, item)
		return land.Cost{}
	}
	for _, mode := range []string{"rebuild", "extend", "buy_back", ""} {
		for _, item := range []string{compensation, demolition} {
			if c := costOf(mode, item); c.Amount == nil || *c.Amount != 0 || len(c.Missing) > 0 || c.Formula != nothingStands() {
				t.Errorf("%s %s: %+v", mode, item, c)
			}
		}
	}
	g.File.Parcels[2].FloorAreaM2, g.File.Parcels[2].FootprintM2 = nil, nil
	if c := costOf("rebuild", demolition); c.Amount != nil || !slices.Contains(c.Missing, "present_floor_area_m2") || !slices.Contains(c.Missing, "demolition_cny_per_m2") {
		t.Errorf("%+v", c)
	}
}

func TestOneOfTenIsNotTheSite(t *testing.T) {
	s, by := schemeOn(t, tenParcels(), full())
	if tax := by["tax_per_mu"]; tax.Before != nil || tax.Known != 1 || tax.Of != 10 || tax.Note.EN != "known for 1 of 10; of 2020 alone" {
		t.Errorf("%+v", tax)
	}
	if jobs := by["jobs"]; jobs.Before == nil || *jobs.Before != 50 || jobs.Change != nil || jobs.Note.EN != "known for 1 of 10; of 2020 alone" {
		t.Errorf("%+v", jobs)
	}
	if zone := s.Sides[0]; zone.NPV != nil || !slices.Equal(zone.Missing, []string{"present_tax_cny"}) {
		t.Errorf("%v, missing %v", zone.NPV, zone.Missing)
	}
	in := full()
	in.Mode = "rebuild"
	if got := asks(t, in, tenParcels(), "quanzhou-2025", "fuzhou-scheme-2022")["buy_back_below_5"]; got.Outcome != land.CannotTell || !slices.Contains(got.Missing, "benefit_per_mu") {
		t.Errorf("%+v", got)
	}
}

// TestPartOfAParcelIsNotTheSite has a parcel of whose tax a user is missing: nothing before, and no account of the zone, rests on it.
func TestPartOfAParcelIsNotTheSite(t *testing.T) {
	g := threeParcels()
	for at := range g.File.Parcels[0].Years {
		g.File.Parcels[0].Years[at].Partly = []string{"tax_cny"}
	}
	s, by := schemeOn(t, g, full())
	if tax := by["tax_per_mu"]; tax.Before != nil || tax.Known != 1 || tax.Of != 2 {
		t.Errorf("%+v", tax)
	}
	if jobs := by["jobs"]; jobs.Known != 2 {
		t.Errorf("%+v", jobs)
	}
	if zone := s.Sides[0]; zone.NPV != nil || !slices.Equal(zone.Missing, []string{"present_tax_cny"}) {
		t.Errorf("%v, missing %v", zone.NPV, zone.Missing)
	}
}

// TestIdleLandYieldsNothing has no user on any parcel: that is no tax, by the run, not tax that is unknown.
func TestIdleLandYieldsNothing(t *testing.T) {
	idle := threeParcels()
	idle.File.Users = nil
	s, by := schemeOn(t, idle, full())
	if tax := by["tax_per_mu"]; tax.Before == nil || *tax.Before != 0 || tax.Known != 0 || tax.Of != 0 {
		t.Errorf("%+v", tax)
	}
	if zone := s.Sides[0]; zone.NPV == nil {
		t.Errorf("missing %v", zone.Missing)
	}
	idle.File.Run = nil
	if s, by = schemeOn(t, idle, full()); by["tax_per_mu"].Before != nil || s.Sides[0].NPV != nil {
		t.Errorf("without a run: %+v", by["tax_per_mu"])
	}
}

// TestLandThatTheRunDoesNotKnow has parcels that came after the run: that it finds nobody there is no tax of zero.
func TestLandThatTheRunDoesNotKnow(t *testing.T) {
	g := threeParcels()
	g.File.Parcels[2].LandState = nil
	s, by := schemeOn(t, g, full())
	if tax := by["tax_per_mu"]; tax.Before != nil || tax.Known != 2 || tax.Of != 3 {
		t.Errorf("one of three: %+v", tax)
	}
	if firms := by["firms"]; firms.Known != 2 || firms.Of != 3 || firms.Change != nil {
		t.Errorf("one of three: %+v", firms)
	}
	if zone := s.Sides[0]; zone.NPV != nil || !slices.Equal(zone.Missing, []string{"present_tax_cny"}) {
		t.Errorf("%v, missing %v", zone.NPV, zone.Missing)
	}
	g.File.Users = nil
	for i := range g.File.Parcels {
		g.File.Parcels[i].LandState, g.File.Parcels[i].Years = nil, nil
	}
	s, by = schemeOn(t, g, full())
	if by["tax_per_mu"].Before != nil || by["jobs"].Before != nil || s.Sides[0].NPV != nil {
		t.Errorf("all: %+v", by["tax_per_mu"])
	}
}

// TestRatioOfTheSameYears has energy of 2018 and 2019 and output of 2019 and 2020: as many years, and not the same.
func TestRatioOfTheSameYears(t *testing.T) {
	g := threeParcels()
	for i := range g.File.Users {
		g.File.Users[i].EnergyTCE = []float64{5, 6, math.NaN()}
	}
	if _, by := schemeOn(t, g, full()); by["energy_per_output"].Before != nil {
		t.Errorf("%v", *by["energy_per_output"].Before)
	}
}

// TestWhatIsMissingHasATitle reads which names the engine tells as missing.
func TestWhatIsMissingHasATitle(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	titles, told := land.SchemeFacts(), map[string]bool{}
	for _, a := range Assumptions() {
		titles[a.Name] = a.Title
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, call := range regexp.MustCompile(`\.(?:get|fact|lack)\(("[^)]*")`).FindAllSubmatch(text, -1) {
			for _, one := range regexp.MustCompile(`"([a-z0-9_]+)"`).FindAllSubmatch(call[1], -1) {
				told[string(one[1])] = true
			}
		}
	}
	for name := range told {
		if title := titles[name]; title.ZH == "" || title.EN == "" {
			t.Errorf("%s has no title", name)
		}
	}
	for name := range land.SchemeFacts() {
		if !told[name] {
			t.Errorf("%s is never missing", name)
		}
	}
}

// TestMeansAreTheSameEachTime has years whose sum differs in its last digit with their order.
func TestMeansAreTheSameEachTime(t *testing.T) {
	b := byYear{1, map[int]float64{2018: 0.1, 2019: 0.2, 2020: 0.3, 2021: 1e9}, map[int]int{2018: 1, 2019: 1, 2020: 1, 2021: 1}}
	first := *(Ground{}.mean(b).value)
	for range 100 {
		if again := *(Ground{}.mean(b).value); again != first {
			t.Fatalf("%v, then %v", first, again)
		}
	}
}

// TestPresentYears knows a year where it is known of every parcel in use, and energy where it is of every user.
func TestPresentYears(t *testing.T) {
	years := PresentYears(threeParcels().File)
	if len(years) != 3 || years[0].Year != 2018 || years[0].TaxCNY != nil || years[0].EnergyTCE != nil {
		t.Fatalf("%+v", years)
	}
	if *years[1].TaxCNY != 500_000 || *years[2].TaxCNY != 550_000 || *years[2].OutputCNY != 11_000_000 || *years[2].Employees != 55 || *years[1].EnergyTCE != 32 || *years[2].EnergyTCE != 44 {
		t.Errorf("%v %v %v %v %v %v", *years[1].TaxCNY, *years[2].TaxCNY, *years[2].OutputCNY, *years[2].Employees, *years[1].EnergyTCE, *years[2].EnergyTCE)
	}
	if PresentYears(land.SiteFile{}) != nil {
		t.Error("years without a run")
	}
}
