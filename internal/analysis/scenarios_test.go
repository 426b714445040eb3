package analysis_test

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"testing"

	"permu/internal/access"
	"permu/internal/analysis"
	"permu/internal/land"
)

// TestScenarios plans a site of the demonstration zone.
func TestScenarios(t *testing.T) {
	p := prepare(t)
	z := &analysis.Zones{Store: p.Store}
	site, err := z.NewSite(t.Context(), demoZone, planner(), land.NewSite{Name: "四宗", Mode: "rebuild", ParcelCodes: parcelsOf(t, p, "WLY")[:4]})
	if err != nil {
		t.Fatal(err)
	}
	t.Run("kept in revisions, two cannot overwrite each other", func(t *testing.T) { scenarioKept(t, z, site) })
	t.Run("SQL makes the same defaults and the same past", func(t *testing.T) { secondOpinionOfScheme(t, p, z, site) })
	t.Run("a site with other parcels refuses what does not fit it", func(t *testing.T) { scenarioOfOtherLand(t, p, z, site) })
}

func scenarioKept(t *testing.T, z *analysis.Zones, site land.SiteFile) {
	in := land.ScenarioInputs{Industry: "C19", Numbers: map[string]float64{"floor_area_ratio": 2, "workshop_m2": 2 * site.AreaM2}}
	record, err := z.NewScenario(t.Context(), demoZone, site.SiteID, planner(), land.NewScenario{Name: " 甲 ", Inputs: in})
	if err != nil || record.Name != "甲" || record.Revision != 1 || record.Inputs.Numbers["floor_area_ratio"] != 2 || len(record.Scheme.Checks) == 0 {
		t.Fatalf("%v %+v", err, record.Scenario)
	}
	of := land.OfScenario{SiteID: site.SiteID, ScenarioID: record.ScenarioID}
	change := land.ScenarioChange{Revision: 1, Name: "甲", Inputs: land.ScenarioInputs{Industry: "39"}}
	if record, err = z.ChangeScenario(t.Context(), demoZone, of, planner(), change); err != nil || record.Revision != 2 {
		t.Fatalf("%v", err)
	}
	if _, err := z.ChangeScenario(t.Context(), demoZone, of, planner(), change); !errors.Is(err, land.ErrConflict) {
		t.Errorf("on an old revision: %v", err)
	}
	change.Inputs.Numbers = map[string]float64{"floor_area_ratio": 30}
	var problems land.Problems
	if _, err := z.ChangeScenario(t.Context(), demoZone, of, planner(), change); !errors.As(err, &problems) || problems[0].Path != "numbers.floor_area_ratio" {
		t.Errorf("a ratio of 30: %v", err)
	}
	in.Documents = []string{"huangyan-2022"}
	if _, err := z.TryScenario(t.Context(), demoZone, site.SiteID, land.RunChoice{}, in); !errors.As(err, &problems) || problems[0].Path != "documents[0]" {
		t.Errorf("a document without checks: %v", err)
	}
	officer := access.Person{Name: "陈", Roles: []access.Grant{{Role: access.ParkOfficer, ZoneCode: demoZone, ParkCode: "ADY"}}}
	if _, err := z.NewScenario(t.Context(), demoZone, site.SiteID, officer, land.NewScenario{Name: "乙"}); !errors.Is(err, land.ErrForbidden) {
		t.Errorf("of another park: %v", err)
	}
	revisions, err := z.ScenarioRevisions(t.Context(), demoZone, of)
	if err != nil || len(revisions) != 2 || revisions[1].Inputs.Industry != "C19" {
		t.Errorf("%v %+v", err, revisions)
	}
	if _, err := z.ChangeScenario(t.Context(), demoZone, of, planner(), land.ScenarioChange{Revision: 2, Name: "甲", Dropped: true}); err != nil {
		t.Error(err)
	}
	if all, err := z.Scenarios(t.Context(), demoZone, site.SiteID, land.RunChoice{}, nil); err != nil || len(all.Scenarios) != 0 {
		t.Errorf("once it is dropped: %v, %d", err, len(all.Scenarios))
	}
}

// secondOpinionOfScheme reckons medians, and what stands on the site, by SQL from the tables.
func secondOpinionOfScheme(t *testing.T, p prepared, z *analysis.Zones, site land.SiteFile) {
	made, err := z.TryScenario(t.Context(), demoZone, site.SiteID, land.RunChoice{}, land.ScenarioInputs{Industry: "19", LikeGrade: "B"})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]*float64{}
	for _, a := range made.Assumptions {
		if a.Source == land.FromMedian {
			got["median "+a.Name] = a.Value
		}
	}
	for _, c := range made.Compared {
		got[c.Name] = c.Before
	}
	rows := p.rows(t, fmt.Sprintf(`
		with last as (select run_id, year from run where not trial order by year desc, run_id desc limit 1),
		firm as (
		  select n.*, e.land_m2, e.output_cny, e.tax_cny, e.grade
		  from enterprise n join evaluation e on e.subject_kind = 'enterprise' and e.subject_key = n.uscc join last using (run_id)
		  where n.industry_code ~ '^[A-Z]?19' and e.land_m2 > 0
		),
		land as (select sum(coalesce(title_area_m2, area_m2)) as m2 from site_parcel join parcel using (parcel_id) where site_id = %[1]d)
		select 'median tax_per_mu', (percentile_cont(0.5) within group (order by (tax_cny / 10000 / (land_m2 * 0.0015))::float8))::text from firm where grade = 'B'
		union all
		select 'median jobs_per_mu', (percentile_cont(0.5) within group (order by (r.employees / (f.land_m2 * 0.0015))::float8))::text
		from firm f join annual_report r using (uscc) join last using (year) where f.grade = 'B'
		union all
		select 'floor_area_ratio', (select coalesce(case when count(*) = count(f) then sum(f) end / (select m2 from land), -1)::text from (
		  select coalesce((select case when count(*) = count(floor_area_m2) then sum(floor_area_m2) end from building b where b.parcel_id = p.parcel_id), p.floor_area_m2) as f
		  from site_parcel join parcel p using (parcel_id) where site_id = %[1]d) x)
		union all
		select 'firms', (select count(distinct uscc)::text from attribution join last using (run_id) join site_parcel using (parcel_id) where site_id = %[1]d)`, site.SiteID))
	for _, row := range rows {
		want, _ := strconv.ParseFloat(row[1], 64)
		if v := got[row[0]]; (v == nil) != (want < 0) || v != nil && math.Abs(*v-want) > 1e-6*math.Abs(want) {
			t.Errorf("%s: %v, SQL %v", row[0], v, want)
		}
	}
	if got["tax_per_mu"] == nil || *got["tax_per_mu"] <= 0 || got["output_per_mu"] != nil { // the output of some is not that of the site
		t.Errorf("%v %v", got["tax_per_mu"], got["output_per_mu"])
	}
}

// scenarioOfOtherLand gives the site other parcels: floor by use no longer makes the ratio, and the scenario says so.
func scenarioOfOtherLand(t *testing.T, p prepared, z *analysis.Zones, site land.SiteFile) {
	in := land.ScenarioInputs{Numbers: map[string]float64{"floor_area_ratio": 2, "workshop_m2": 2 * site.AreaM2}}
	if _, err := z.NewScenario(t.Context(), demoZone, site.SiteID, planner(), land.NewScenario{Name: "丙", Inputs: in}); err != nil {
		t.Fatal(err)
	}
	change := land.SiteChange{Revision: site.Revision, Name: site.Name, ParcelCodes: parcelsOf(t, p, "WLY")[:6]}
	if _, err := z.ChangeSite(t.Context(), demoZone, site.SiteID, planner(), change); err != nil {
		t.Fatal(err)
	}
	all, err := z.Scenarios(t.Context(), demoZone, site.SiteID, land.RunChoice{}, nil)
	if err != nil || len(all.Scenarios) != 1 || len(all.Scenarios[0].Scheme.Refused) != 1 || all.Scenarios[0].Scheme.Refused[0].Path != "numbers.floor_area_ratio" {
		t.Errorf("%v %+v", err, all.Scenarios)
	}
}
