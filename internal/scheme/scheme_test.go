package scheme

import (
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/land"
	"permu/internal/policy"
)

func made(t *testing.T, in land.ScenarioInputs, documents ...policy.Policy) land.Scheme {
	t.Helper()
	s, err := Make(threeParcels(), in, documents)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestBadInputs(t *testing.T) {
	phases := func(p ...land.ScenarioPhase) land.ScenarioInputs { return land.ScenarioInputs{Phases: p} }
	numbers := func(m map[string]float64) land.ScenarioInputs { return land.ScenarioInputs{Numbers: m} }
	tests := map[string]struct {
		in    land.ScenarioInputs
		paths []string
	}{
		"a ratio of 30":             {numbers(map[string]float64{"floor_area_ratio": 30}), []string{"numbers.floor_area_ratio"}},
		"a coefficient above 1":     {numbers(map[string]float64{"building_coefficient": 1.2}), []string{"numbers.building_coefficient"}},
		"a negative cost":           {numbers(map[string]float64{"demolition_cny_per_m2": -1}), []string{"numbers.demolition_cny_per_m2"}},
		"half a year":               {numbers(map[string]float64{"horizon_years": 7.5}), []string{"numbers.horizon_years"}},
		"no such assumption":        {numbers(map[string]float64{"goodwill": 1}), []string{"numbers.goodwill"}},
		"no number":                 {numbers(map[string]float64{"tax_per_mu": math.Inf(1)}), []string{"numbers.tax_per_mu"}},
		"shares that miss 100":      {phases(land.ScenarioPhase{SharePct: 60, Start: "2027-01", End: "2027-12"}), []string{"phases"}},
		"a phase that ends first":   {phases(land.ScenarioPhase{SharePct: 100, Start: "2027-02", End: "2027-01"}), []string{"phases[0].end"}},
		"a month that is none":      {phases(land.ScenarioPhase{SharePct: 100, Start: "2027-13", End: "2028-01"}), []string{"phases[0].start"}},
		"a mode that is none":       {land.ScenarioInputs{Mode: "wish"}, []string{"mode"}},
		"an industry that is none":  {land.ScenarioInputs{Industry: "Cxy"}, []string{"industry"}},
		"a question that is none":   {land.ScenarioInputs{Answers: map[string]bool{"nice": true}}, []string{"answers.nice"}},
		"a cost that nobody has":    {land.ScenarioInputs{ZonePays: &[]string{"construction"}}, []string{"zone_pays[0]"}},
		"uses that miss the ratio":  {numbers(map[string]float64{"floor_area_ratio": 2, "workshop_m2": 10_000}), []string{"numbers.floor_area_ratio"}},
		"a whole that contradicts":  {numbers(map[string]float64{"tax_per_mu": 10, "tax_cny": 4_000_000}), []string{"numbers.tax_cny"}},
		"a whole that agrees":       {numbers(map[string]float64{"tax_per_mu": 10, "tax_cny": 3_000_000}), nil},
		"everything is known":       {full(), nil},
		"nothing is known":          {land.ScenarioInputs{}, nil},
		"storeys above 8 m, halved": {numbers(map[string]float64{"floor_area_ratio": 2, "storey_height_m": 9, "workshop_m2": 20_000}), nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := Make(threeParcels(), tt.in, nil)
			var problems land.Problems
			errors.As(err, &problems)
			var paths []string
			for _, p := range problems {
				paths = append(paths, p.Path)
			}
			if diff := cmp.Diff(tt.paths, paths); diff != "" {
				t.Errorf("%v (-want +got):\n%s", err, diff)
			}
		})
	}
}

// TestNothingIsInvented has a scenario without inputs: what has no default stays unknown, and names what it lacks.
func TestNothingIsInvented(t *testing.T) {
	s := made(t, land.ScenarioInputs{Industry: "19"})
	for _, a := range s.Assumptions {
		known := map[string]string{
			"floor_area_ratio": land.FromControl, "building_coefficient": land.FromControl, "output_per_mu": land.FromMedian, "tax_per_mu": land.FromMedian,
			"jobs_per_mu": land.FromMedian, "demolished_pct": land.FromMode, "present_tax_lost_pct": land.FromSystem,
		}[a.Name]
		if known == "" {
			known = land.NotGiven
		}
		if a.Source != known || (a.Value == nil) != (known == land.NotGiven) || a.From.ZH == "" {
			t.Errorf("%s: %s, want %s", a.Name, a.Source, known)
		}
	}
	for _, side := range s.Sides {
		if side.NPV != nil || len(side.Missing) == 0 || !slices.Contains(side.Missing, "phases") {
			t.Errorf("%s: %v, missing %v", side.Side, side.NPV, side.Missing)
		}
	}
	for _, c := range s.Costs {
		if c.Amount != nil {
			t.Errorf("%s costs %v", c.Item, *c.Amount)
		}
	}
	if s.Massing != nil {
		t.Errorf("%+v", s.Massing)
	}
}

// TestZeroIsNotMissing has costs that are known to be none.
func TestZeroIsNotMissing(t *testing.T) {
	s := made(t, with(full(), map[string]float64{"relocation_cny": 0, "acquisition_per_mu": 0}))
	for _, c := range s.Costs {
		if (c.Item == acquisition || c.Item == relocation) && (c.Amount == nil || *c.Amount != 0) {
			t.Errorf("%+v", c)
		}
	}
	if s.Sides[0].NPV == nil {
		t.Errorf("missing %v", s.Sides[0].Missing)
	}
}

// TestDefaultsOfAGrade takes the medians of a grade only of enough enterprises.
func TestDefaultsOfAGrade(t *testing.T) {
	tax := func(count int) (float64, string) {
		g := threeParcels()
		g.Medians[0].Count = count
		s, err := Make(g, land.ScenarioInputs{Industry: "19", LikeGrade: "A"}, nil)
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(s.Assumptions, func(a land.Assumption) bool { return a.Name == "tax_per_mu" })
		return *s.Assumptions[i].Value, s.Assumptions[i].From.EN
	}
	if v, from := tax(4); v != 18.5 {
		t.Errorf("of four: %v %s", v, from)
	}
	if v, from := tax(5); v != 31 || from != "median of the zone's 5 of division 19, of the grade, run 3" {
		t.Errorf("of five: %v %s", v, from)
	}
}

// TestBeforeAndAfter has the figures of the site by hand: 2018 counts for nothing, as one parcel in use did not report.
func TestBeforeAndAfter(t *testing.T) {
	s := made(t, full())
	by := map[string]land.Compared{}
	for _, c := range s.Compared {
		by[c.Name] = c
	}
	near := func(name string, got *float64, want float64) {
		t.Helper()
		if got == nil || math.Abs(*got-want) > 1e-9*math.Max(1, math.Abs(want)) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
	near("tax per mu", by["tax_per_mu"].Before, 52.5/30)
	near("output per mu", by["output_per_mu"].Before, 1050.0/30)
	near("jobs", by["jobs"].Before, 52.5)
	near("energy", by["energy_per_output"].Before, ((20.0+8+4)+(30+8+6))/2/1050)
	near("floor area ratio", by["floor_area_ratio"].Before, 11_000/20_000.0)
	near("investment", by["investment_per_mu"].Before, 100)
	near("tax per mu of the plan", by["tax_per_mu"].Plan, 36)
	near("floor area of the plan", by["floor_area_m2"].Plan, 45_000)
	near("floor area ratio of the plan", by["floor_area_ratio"].Plan, 2.25)
	near("change", by["jobs"].Change, 600-52.5)
	if diff := cmp.Diff([]int{2019, 2020}, by["tax_per_mu"].Years); diff != "" || by["firms"].Before == nil || *by["firms"].Before != 3 {
		t.Errorf("%s %v", diff, by["firms"].Before)
	}
}

// TestMissingMakesUnknown takes the floor area of one parcel away: what stands on it is unknown, the rest stays.
func TestMissingMakesUnknown(t *testing.T) {
	g := threeParcels()
	g.File.Parcels[1].FloorAreaM2 = nil
	s, err := Make(g, full(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range s.Costs {
		if ofPresent := c.Item == compensation || c.Item == demolition; ofPresent != (c.Amount == nil) || ofPresent && !slices.Contains(c.Missing, "present_floor_area_m2") {
			t.Errorf("%s: %v missing %v", c.Item, c.Amount, c.Missing)
		}
	}
	if s.Sides[0].NPV != nil || s.Sides[1].NPV == nil {
		t.Errorf("the zone bears it: %v, the developer does not: %v", s.Sides[0].NPV, s.Sides[1].Missing)
	}
}

// TestSwings holds the sensitivities against schemes of their own, and puts each value that breaks even back.
func TestSwings(t *testing.T) {
	s := made(t, full())
	for which, side := range s.Sides {
		if len(side.Swings) < 4 {
			t.Fatalf("%s: %d swings", side.Side, len(side.Swings))
		}
		width := math.Inf(1)
		for _, swing := range side.Swings {
			if w := widthOf(swing); w > width {
				t.Errorf("%s %s is out of order", side.Side, swing.Name)
			} else {
				width = w
			}
			if _, set := full().Numbers[swing.Name]; !set {
				continue // derived of the uses, or a setting
			}
			for _, step := range swing.Steps {
				again := made(t, with(full(), map[string]float64{swing.Name: swing.Value * (1 + step.Pct/100)})).Sides[which]
				if *again.NPV != step.NPV {
					t.Errorf("%s %s %v %%: %s, by itself %s", side.Side, swing.Name, step.Pct, step.NPV, again.NPV)
				}
			}
			if swing.BreakEven != nil {
				at := made(t, with(full(), map[string]float64{swing.Name: *swing.BreakEven})).Sides[which]
				if math.Abs(at.NPV.Yuan()) > 1 {
					t.Errorf("%s %s at %v: %s", side.Side, swing.Name, *swing.BreakEven, at.NPV)
				}
			}
		}
	}
}

// TestLinesConserve has the years of a cost sum to it, and what passes between the sides cancel out.
func TestLinesConserve(t *testing.T) {
	s := made(t, full())
	lines := map[string]land.Money{}
	for _, side := range s.Sides {
		for _, l := range side.Lines {
			lines[side.Side+" "+l.Item] = total(l.Amounts)
		}
	}
	for _, c := range s.Costs {
		if got := lines[c.Payer+" "+c.Item]; got != -*c.Amount {
			t.Errorf("%s: %s in the years, %s in all", c.Item, got, c.Amount)
		}
	}
	for _, item := range []string{"subsidy", landPrice} {
		if lines["zone "+item] != -lines["developer "+item] || lines["zone "+item] == 0 {
			t.Errorf("%s: %s and %s", item, lines["zone "+item], lines["developer "+item])
		}
	}
}

// TestPhasesMakeTheWhole loses nothing of a cost whose phases are thirds in rounded percent.
func TestPhasesMakeTheWhole(t *testing.T) {
	for _, share := range []float64{33.33, 33.333} {
		in := full()
		in.Phases = nil
		for _, year := range []string{"2027", "2028", "2029"} {
			in.Phases = append(in.Phases, land.ScenarioPhase{SharePct: share, Start: year + "-01", End: year + "-12"})
		}
		s := made(t, in)
		if s.Sides[0].NPV == nil {
			t.Fatalf("%g: %+v", share, s.Refused)
		}
		for _, c := range s.Costs {
			for _, side := range s.Sides {
				for _, l := range side.Lines {
					if side.Side == c.Payer && l.Item == c.Item && total(l.Amounts) != -*c.Amount {
						t.Errorf("%g, %s: %s in the years, %s in all", share, c.Item, total(l.Amounts), c.Amount)
					}
				}
			}
		}
	}
}

// TestShortHorizon reckons no value of years that leave out a part of the works.
func TestShortHorizon(t *testing.T) {
	for _, side := range made(t, with(full(), map[string]float64{"horizon_years": 2})).Sides {
		if side.NPV != nil || side.Payback != nil || !slices.Contains(side.Missing, "horizon_years") {
			t.Errorf("%s: %v %v %v", side.Side, side.NPV, side.Payback, side.Missing)
		}
	}
}

// TestDoubts tells contradictions that are no plain mistake.
func TestDoubts(t *testing.T) {
	codes := func(in land.ScenarioInputs) []string {
		var list []string
		for _, d := range made(t, in).Doubts {
			list = append(list, d.Code)
		}
		return list
	}
	tests := map[string]struct {
		in   land.ScenarioInputs
		want []string
	}{
		"none":                                {full(), nil},
		"storeys that do not make the ratio":  {with(full(), map[string]float64{"storeys": 3}), []string{"storeys"}},
		"one land price":                      {with(full(), map[string]float64{"new_land_price_cny_per_m2": math.NaN()}), []string{"land_price"}},
		"no storey height":                    {with(full(), map[string]float64{"storey_height_m": math.NaN()}), []string{"storey_height"}},
		"less invested than built":            {with(full(), map[string]float64{"investment_per_mu": 100}), []string{"investment"}},
		"a horizon that ends before the work": {with(full(), map[string]float64{"horizon_years": 2}), []string{"horizon"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, codes(tt.in)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestPayback goes under water twice: only the second time counts.
func TestPayback(t *testing.T) {
	tests := map[string]struct {
		amounts []land.Money
		want    float64 // NaN: none
	}{
		"once":         {[]land.Money{-100, 50, 100}, 2.5},
		"twice":        {[]land.Money{-100, 150, -100, 25, 100}, 4.25},
		"never":        {[]land.Money{-100, 50}, math.NaN()},
		"nothing paid": {[]land.Money{10, 50}, math.NaN()},
		"to the end":   {[]land.Money{-100, 100}, 2},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := payback(tt.amounts)
			if (got == nil) != math.IsNaN(tt.want) || got != nil && *got != tt.want {
				t.Errorf("%v, want %v", got, tt.want)
			}
		})
	}
}
