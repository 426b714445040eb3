package store

import (
	"testing"

	"permu/internal/land"
)

// TestNamesOfSubjects has parcels of a sub-area, which go by their codes; the sub-area itself goes by its name.
func TestNamesOfSubjects(t *testing.T) {
	s := withParcels(t, 1)
	must(t, s, `insert into evaluation (zone_code, run_id, subject_kind, subject_key, parcel_id, subarea, output_state, tax_state)
		values ('z', 1, 'parcel', 'P1', 1, '东片', 'missing', 'missing'), ('z', 1, 'subarea', 'K/东片', null, '东片', 'missing', 'missing')`)
	for kind, want := range map[string]string{land.OfParcel: "", land.OfSubarea: "东片"} {
		ranked, err := s.Ranking(t.Context(), "z", 1, land.RankingChoice{Kind: kind, Limit: 10})
		if err != nil || len(ranked) != 1 || (ranked[0].Name != nil) != (want != "") || want != "" && *ranked[0].Name != want {
			t.Errorf("%s: %+v %v", kind, ranked, err)
			continue
		}
		o, err := s.AddObjection(t.Context(), "z", 1, "甲", land.NewObjection{SubjectKind: kind, SubjectKey: ranked[0].Key, RaisedOn: "2021-06-01", RaisedBy: "a", Statement: "b"})
		if err != nil || (o.Name != nil) != (want != "") || want != "" && *o.Name != want {
			t.Errorf("objection of %s: %+v %v", kind, o, err)
		}
	}
}
