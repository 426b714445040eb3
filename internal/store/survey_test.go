package store

import (
	"fmt"
	"testing"

	"permu/internal/land"
)

// TestDecidedModes has on each parcel two entries with a mode: what counts is current, found by runs, and the last to be set.
func TestDecidedModes(t *testing.T) {
	s := withParcels(t, 1)
	finds(t, s, 1, found{1, notStarted, "met"}, found{1, low, "met"}, found{2, notStarted, "met"}, found{2, low, "met"}, found{3, notStarted, "met"}, found{3, low, "met"})
	followed(t, s, 1)
	decide := func(parcel int, rule, mode, on, more string) {
		must(t, s, `insert into ledger_step (zone_code, entry_id, version, move, from_state, to_state, document_on, mode, done_by)
			select zone_code, entry_id, 99, 'dispose', '', '', $3::text::date, $4, '甲' from ledger_entry where parcel_id = $1 and rule = $2`, parcel, rule, on, mode)
		must(t, s, `update ledger_entry set state = 'in_disposal', mode = $3`+more+` where parcel_id = $1 and rule = $2`, parcel, rule, mode)
	}
	must(t, s, `insert into commitment (zone_code, commitment_id, parcel_id, indicator, target, source_id) values ('z', 'c', 3, 'tax_per_mu', 20, 1)`)
	decide(1, notStarted, "fee", "2024-05-01", `, changed_at = now() + interval '1 day'`) // a note came later
	decide(1, low, "self_upgrade", "2026-05-01", ``)
	decide(2, notStarted, "fee", "2026-05-01", `, current = false`)
	decide(2, low, "self_upgrade", "2024-05-01", ``)
	decide(3, notStarted, "fee", "2024-05-01", ``)
	decide(3, low, "damages", "2026-05-01", `, track = 'promise', commitment_id = 'c', disposed_m2 = 2000`)
	v, err := s.Surveyed(t.Context(), "z", "", land.RunChoice{})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"self_upgrade", "self_upgrade", "fee", ""} {
		got := ""
		if p := v.Parcels[i]; p.DecidedMode != nil {
			got = *p.DecidedMode
		}
		if got != want || v.Parcels[i].DisposedM2 != 0 {
			t.Errorf("P%d: %s, want %s", i+1, fmt.Sprint(got, " ", v.Parcels[i].DisposedM2), want)
		}
	}
}
