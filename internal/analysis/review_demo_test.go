package analysis_test

import (
	"math"
	"strings"
	"testing"

	"permu/internal/analysis"
	"permu/internal/land"
)

// TestACaseOfTheDemonstration opens a case on four parcels of the demonstration zone.
func TestACaseOfTheDemonstration(t *testing.T) {
	p := prepare(t)
	z := &analysis.Zones{Store: p.Store}
	site, err := z.NewSite(t.Context(), demoZone, planner(), land.NewSite{Name: "四宗", Mode: "rebuild", ParcelCodes: reported(t, p, 4)})
	if err != nil {
		t.Fatal(err)
	}
	in := land.ScenarioInputs{Industry: "19", Phases: []land.ScenarioPhase{{SharePct: 100, Start: "2027-01", End: "2028-12"}}, Numbers: map[string]float64{"floor_area_ratio": 2, "own_funds_cny": 25_000_000}}
	scenario, err := z.NewScenario(t.Context(), demoZone, site.SiteID, planner(), land.NewScenario{Name: "甲", Inputs: in})
	if err != nil {
		t.Fatal(err)
	}
	by := land.Person{Name: "规划", Holds: func(string, string) bool { return true }}
	r, err := z.OpenCase(t.Context(), demoZone, by, land.NewCase{SiteID: site.SiteID, ScenarioID: scenario.ScenarioID})
	if err != nil {
		t.Fatal(err)
	}
	t.Run("codes are said in words", func(t *testing.T) {
		said := r.Current.Said
		if !strings.Contains(said["land_use"].ZH, "用地(") || said["industry_code"].ZH != "皮革、毛皮、羽毛及其制品和制鞋业(19)" || said["mode"].ZH != "拆除重建" || strings.Contains(said["findings"].ZH, "_") || said["encumbrances"].EN == "" {
			t.Errorf("%+v", said)
		}
	})
	t.Run("nothing is asked that the scheme says", func(t *testing.T) {
		for _, name := range []string{"project_name", "industry_code", "schedule", "funding"} {
			for _, missing := range r.Missing {
				if missing == name {
					t.Errorf("%s is asked, though it is %q", name, r.Ground.Fields[name])
				}
			}
		}
		if r.Ground.Fields["funding"] != "自有资金 2500 万元" || !strings.Contains(strings.Join(r.Missing, " "), "applicant") {
			t.Errorf("%q, missing %v", r.Ground.Fields["funding"], r.Missing)
		}
	})
	t.Run("SQL makes the same years", func(t *testing.T) { actualsBySQL(t, p, r) })
}

// reported are parcels of one park all of whose users have reported output, employees and energy for the run's year.
func reported(t *testing.T, p prepared, n int) []string {
	t.Helper()
	var codes []string
	p.ask(t, `
		select (array_agg(parcel_code order by parcel_code))[1:4]
		from (
		  select k.parcel_code
		  from attribution a
		  join parcel k using (zone_code, parcel_id)
		  left join annual_report r on r.zone_code = a.zone_code and r.uscc = a.uscc and r.year = (select year from run where run_id = 1)
		  where a.run_id = 1 and k.park_code = 'WLY'
		  group by k.parcel_code
		  having count(*) = count(a.output_cny) and count(*) = count(r.employees) and count(*) = count(r.energy_tce)) known`, &codes)
	if len(codes) != n {
		t.Fatalf("%v", codes)
	}
	return codes
}

// actualsBySQL asks the reports of each year by what the run of the demonstration placed on the site; 2025 is the run's own.
func actualsBySQL(t *testing.T, p prepared, r land.CaseRecord) {
	of := func(name string, year int) land.ActualValue {
		for _, line := range r.Actuals.Lines {
			for i, y := range r.Actuals.Years {
				if line.Name == name && y == year {
					return line.Actual[i]
				}
			}
		}
		t.Fatalf("no %s of %d in %v", name, year, r.Actuals.Years)
		return land.ActualValue{}
	}
	var output, jobs, tce, mu *float64
	p.ask(t, `
		with used as (
		  select a.uscc, a.output_cny, a.land_m2 / (select sum(o.land_m2) from permu.attribution o where o.run_id = a.run_id and o.uscc = a.uscc) as share
		  from permu.site_parcel m
		  join permu.attribution a on a.parcel_id = m.parcel_id and a.run_id = 1)
		select
		  case when count(u.output_cny) = count(*) then sum(u.output_cny)::float8 end,
		  case when count(r.employees) = count(*) then sum(r.employees * share)::float8 end,
		  case when count(r.energy_tce) = count(*) then sum(r.energy_tce * share)::float8 end,
		  (select sum(coalesce(p.title_area_m2, p.area_m2)) * 3 / 2000 from permu.site_parcel m join permu.parcel p using (parcel_id))::float8
		from used u
		left join permu.annual_report r on r.uscc = u.uscc and r.year = (select year from permu.run where run_id = 1)`, &output, &jobs, &tce, &mu)
	if output == nil || jobs == nil || tce == nil {
		t.Fatal("the second source knows nothing")
	}
	year := *r.Current.Year
	near := func(name string, want *float64, within float64) {
		t.Helper()
		got := of(name, year)
		if want == nil && (got.Value != nil || got.Why.ZH == "") || want != nil && (got.Value == nil || math.Abs(*got.Value-*want) > within) {
			t.Errorf("%s of %d: %v %s, SQL makes it %v", name, year, orZero(got.Value), got.Why.ZH, orZero(want))
		}
	}
	over := func(a, b *float64, by float64) *float64 {
		if a == nil || b == nil {
			return nil
		}
		return new(*a / (*b * by))
	}
	near("output_per_mu", over(output, mu, 10_000), 1e-6)
	near("jobs", jobs, 1) // persons are spread whole
	near("energy_per_output", over(tce, output, 1.0/10_000), 1e-6)
	if got := of("output_per_mu", year+1); got.Value != nil || got.Why.ZH != "该年尚无评价批次" {
		t.Errorf("a year without a run: %+v", got)
	}
	if got := of("floor_area_ratio", year); got.Value != nil || !strings.Contains(got.Why.ZH, "只有现值") {
		t.Errorf("floor of a year that is over: %+v", got)
	}
	if got, want := of("land_m2", r.Actuals.Years[len(r.Actuals.Years)-1]), r.Current.Parcels; got.Value == nil || len(want) != 4 {
		t.Errorf("%+v", got)
	}
}

func orZero(v *float64) float64 {
	if v == nil {
		return 0
	}
	return *v
}
