package store

import (
	"slices"
	"testing"

	"permu/internal/land"
)

// TestUseThatIsNotStated has a parcel with an owner, a tenant and a user of whom it is not on record how he uses it.
func TestUseThatIsNotStated(t *testing.T) {
	s := withParcels(t, 1)
	must(t, s, `insert into enterprise (zone_code, uscc, name, source_id) select 'z', u, u, 1 from unnest(array['a', 'b', 'c']) u`)
	must(t, s, `insert into occupancy (zone_code, parcel_id, uscc, relation, basis, confidence, reason, valid_from, valid_to)
		values ('z', 1, 'a', 'own', 'declared', 1, 'declared', '2019-01-01', null), ('z', 1, 'b', 'lease', 'declared', 1, 'declared', '2019-01-01', '2030-01-01'),
		  ('z', 1, 'c', null, 'matched', 0.9, 'uscc', '2019-01-01', null)`)
	_, facts, err := s.LandFacts(t.Context(), "z", land.RunChoice{}, LandBounds{Day: "2026-11-28"})
	if err != nil {
		t.Fatal(err)
	}
	if f := facts[0]; f.Users != 3 || f.Owning != 1 || f.Unstated != 1 || f.Endless != 0 || f.LeasesEndOn == nil {
		t.Errorf("%+v", f)
	}
}

// TestMixedGround marks what came out of land of a site and of other land together, and what came out of that.
func TestMixedGround(t *testing.T) {
	s := withParcels(t, 1)
	must(t, s, `insert into site (zone_code, site_id, name, made_by, changed_by) values ('z', 1, '片区', '甲', '甲')`)
	must(t, s, `insert into site_parcel (zone_code, site_id, parcel_id, active) values ('z', 1, 1, false)`)
	must(t, s, `insert into evaluation (zone_code, run_id, subject_kind, subject_key, parcel_id, output_state, tax_state)
		select 'z', 1, 'parcel', 'P' || n, n, 'missing', 'missing' from generate_series(1, 4) n`)
	mixed := func(lineage string) (of []int64) {
		must(t, s, `delete from parcel_lineage`)
		must(t, s, `insert into parcel_lineage (zone_code, ancestor_id, parcel_id, relation) select 'z', a, p, 'adjust' from (values `+lineage+`) v (a, p)`)
		rows, err := s.SiteYears(t.Context(), "z", 1)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			if r.Mixed {
				of = append(of, r.ParcelID)
			}
		}
		return of
	}
	for lineage, want := range map[string][]int64{
		"(1, 3), (1, 4)": nil, "(1, 3), (2, 3)": {3}, "(1, 3), (2, 3), (3, 4)": {3, 4}, "(2, 1)": nil, "(1, 3), (1, 4), (2, 4)": {4}, "(1, 2), (1, 3), (2, 4), (3, 4)": nil,
	} {
		if got := mixed(lineage); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", lineage, got, want)
		}
	}
}
