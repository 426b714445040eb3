package analysis_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"permu/internal/analysis"
	"permu/internal/land"
)

// TestSurveys takes stock of the demonstration zone of 2020.
func TestSurveys(t *testing.T) {
	p := prepare(t)
	z := &analysis.Zones{Store: p.Store}
	t.Run("SQL finds the same land", func(t *testing.T) { findLand(t, p, z) })
	t.Run("SQL finds the same indicators of parks", func(t *testing.T) { secondOpinionOfSheets(t, p, z) })
	t.Run("lists of appraisal items", func(t *testing.T) { appraisalLists(t, z) })
	t.Run("SQL finds the same floor area to be had", func(t *testing.T) { secondOpinionOfSpare(t, p, z) })
	t.Run("SQL finds the same enterprises near the line", func(t *testing.T) { secondOpinionOfPotential(t, p, z) })
}

// secondOpinionOfPotential estimates revenues again in SQL, with its own quartiles.
func secondOpinionOfPotential(t *testing.T, p prepared, z *analysis.Zones) {
	p.change(t, `update annual_report r set revenue_cny = null from enterprise n where n.uscc = r.uscc and n.scale = 'below' and mod(ascii(right(r.uscc, 1)), 3) = 0`)
	got, err := z.Potential(t.Context(), demoZone, land.PotentialQuery{LineWan: 2000, Near: 0.8, MinFirms: 5})
	if err != nil || got.Year != 2020 {
		t.Fatal(got.Year, err)
	}
	type near struct {
		Class          string
		Low, Mid, High float64 // 万元
	}
	want, asked := map[string]near{}, 0
	for _, row := range p.rows(t, `
		with firm as (
		  select n.uscc, n.scale, coalesce(n.status, '') as status, substring(n.industry_code from '[0-9]{2}') as division, r.*
		  from enterprise n left join annual_report r on r.zone_code = n.zone_code and r.uscc = n.uscc and r.year = 2020
		),
		sides as materialized (
		  select uscc, division, revenue_cny as revenue, d.by, nullif(greatest(d.value, 0), 0) as value
		  from (select n.uscc, substring(n.industry_code from '[0-9]{2}') as division, r.revenue_cny, r.tax_cny, r.electricity_kwh, r.employees
		    from enterprise n join annual_report r on r.uscc = n.uscc and r.year = 2020) x
		  cross join lateral (values ('tax', tax_cny), ('electricity', electricity_kwh), ('employees', employees::numeric)) d (by, value)
		),
		ratio as materialized (
		  select by, division, count(*) as firms, percentile_cont(array[0.25, 0.5, 0.75]) within group (order by (revenue / value)::float8) as q
		  from sides where revenue > 0 and value > 0 and coalesce(division between '06' and '46', true)
		  group by grouping sets ((by, division), (by)) having count(*) >= 5 and (grouping(division) = 1 or division is not null)
		),
		estimate as materialized (
		  select distinct on (s.uscc) s.uscc, s.value * r.q[1] as low, s.value * r.q[2] as mid, s.value * r.q[3] as high
		  from sides s
		  join lateral (select * from ratio x where x.by = s.by and (x.division = s.division or x.division is null) order by x.division is null limit 1) r on true
		  where s.value > 0
		  order by s.uscc, r.q[3] / r.q[1], array_position(array['tax', 'electricity', 'employees'], s.by)
		),
		classed as (
		  select n.uscc, case
		    when r.revenue_cny >= 2e7 then 'over'
		    when r.revenue_cny >= 1e7 and r.revenue_cny > b.revenue_cny and b.revenue_cny > 0 and r.revenue_cny * r.revenue_cny / b.revenue_cny >= 2e7 then 'rising'
		    when r.revenue_cny >= 1.6e7 then 'near'
		    when r.revenue_cny is not null then 'below'
		    when e.low >= 2e7 then 'likely'
		    when e.high >= 2e7 then 'possible'
		    when e.uscc is not null then 'below'
		    else 'no_data' end as class,
		    coalesce(r.revenue_cny, e.low) as low, coalesce(r.revenue_cny, e.mid) as mid, coalesce(r.revenue_cny, e.high) as high
		  from enterprise n
		  left join annual_report r on r.uscc = n.uscc and r.year = 2020
		  left join annual_report b on b.uscc = n.uscc and b.year = 2019
		  left join estimate e on e.uscc = n.uscc
		  where coalesce(n.scale, '') <> 'above' and coalesce(n.status, '') <> 'deregistered'
		    and coalesce(substring(n.industry_code from '[0-9]{2}') between '06' and '46', true)
		)
		select uscc, class, round((low / 10000)::numeric, 1)::text, round((mid / 10000)::numeric, 1)::text, round((high / 10000)::numeric, 1)::text from classed`) {
		asked++
		if row[1] != "below" && row[1] != "no_data" {
			n := near{Class: row[1]}
			if _, err := fmt.Sscan(strings.Join(row[2:], " "), &n.Low, &n.Mid, &n.High); err != nil {
				t.Fatal(err)
			}
			want[row[0]] = n
		}
	}
	listed := map[string]near{}
	for _, n := range got.Enterprises {
		if n.Year == 2020 { // of the others SQL asks nothing: they reported nothing of 2020
			listed[n.USCC] = near{n.Class, n.Revenue.Low / 1e4, n.Revenue.Mid / 1e4, n.Revenue.High / 1e4}
		}
	}
	if diff := cmp.Diff(want, listed, cmpopts.EquateApprox(0, 0.06)); diff != "" || len(want) < 100 {
		t.Errorf("%d enterprises (-SQL +Go):\n%s", len(want), diff)
	}
	delete(got.Counts, "other_industry")
	for _, n := range got.Counts {
		asked -= n
	}
	if asked != 0 {
		t.Errorf("SQL asks %d enterprises more", asked)
	}
	if _, err := z.Potential(t.Context(), "nowhere", land.PotentialQuery{}); !errors.Is(err, land.ErrNotFound) {
		t.Errorf("%v", err)
	}
}

// secondOpinionOfSpare sums floor area to be had again in SQL, by park, with a line for the parcels without a limit.
func secondOpinionOfSpare(t *testing.T, p prepared, z *analysis.Zones) {
	got, err := z.Spare(t.Context(), demoZone, land.SpareQuery{Grades: []string{"A", "B"}, FAR: 1.2})
	if err != nil || got.HighFrom != 20 || got.RunID != 1 {
		t.Fatalf("%v %+v", err, got)
	}
	want, have := map[string]string{}, map[string]string{}
	for _, row := range p.rows(t, `
		with candidate as (
		  select p.park_code, coalesce(p.title_area_m2, p.area_m2) as land,
		    coalesce(p.far_max, 1.2) * coalesce(p.title_area_m2, p.area_m2)
		      - coalesce((select case when bool_and(b.floor_area_m2 is not null) then sum(b.floor_area_m2) end from building b where b.parcel_id = p.parcel_id), p.floor_area_m2) as spare,
		    not coalesce(p.mortgaged, true) and not coalesce(p.sealed, true) and not exists (
		      select from event v where v.parcel_id = p.parcel_id and v.event_kind = 'seizure' and daterange(v.happened_on, v.ends_on, '[]') @> date '2020-12-31') as clear
		  from parcel p
		  join attribution a on a.parcel_id = p.parcel_id and a.uscc = p.owner_uscc
		  join evaluation w on w.subject_kind = 'parcel' and w.subject_key = p.parcel_code
		  join evaluation o on o.subject_kind = 'enterprise' and o.subject_key = p.owner_uscc
		  where p.valid_to is null and (o.grade in ('A', 'B') or w.efficiency_class = 'high')
		    and coalesce(p.land_use_code ~ '^(0601|0604|0508|1001|1101|M|W)', true)
		)
		select coalesce(park_code, ''), count(*)::text, round(sum(spare), 0)::text, round(sum(land) * 3 / 2000, 1)::text, round(coalesce(sum(spare) filter (where clear), 0), 0)::text
		from candidate where spare > 0 group by 1`) {
		want[row[0]] = strings.Join(row[1:], " ")
	}
	for _, park := range got.Parks {
		have[park.ParkCode] = fmt.Sprintf("%d %.0f %.1f %.0f", park.Parcels, park.SpareM2, park.AreaMu, park.ClearM2)
	}
	if diff := cmp.Diff(want, have); diff != "" || len(have) < 5 {
		t.Errorf("(-SQL +Go):\n%s", diff)
	}
	clear, err := z.Spare(t.Context(), demoZone, land.SpareQuery{Grades: []string{"A", "B"}, FAR: 1.2, Clear: true, ParkCode: got.Parks[0].ParkCode})
	if err != nil || len(clear.Parcels) != got.Parks[0].ClearParcels || len(clear.Parks) != 1 {
		t.Errorf("%v: %d parcels, want %d", err, len(clear.Parcels), got.Parks[0].ClearParcels)
	}
	if _, err := z.Spare(t.Context(), demoZone, land.SpareQuery{Run: land.RunChoice{RunID: 99}}); !errors.Is(err, land.ErrNotFound) {
		t.Errorf("%v", err)
	}
}
