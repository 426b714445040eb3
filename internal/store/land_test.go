package store

import (
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
