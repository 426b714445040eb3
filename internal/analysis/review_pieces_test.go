package analysis_test

import (
	"testing"

	"permu/internal/renewal"
)

// TestPiecesOfACase counts the land of a case as the page of its site does: a corner joins nothing, and neither does a parcel that is no
// longer in force.
func TestPiecesOfACase(t *testing.T) {
	b := openBureau(t)
	b.sql(`insert into parcel (zone_code, parcel_id, parcel_code, owner_name, title_area_m2, geom, area_m2, valid_from, source_id)
		values ('z', 5, 'P5', '厂5', 2000, st_multi(st_makeenvelope(118.023, 24.001, 118.024, 24.002, 4490)), 2001, now(), 1),
		  ('z', 6, 'P6', '厂6', 2000, st_multi(st_makeenvelope(118.003, 24, 118.004, 24.001, 4490)), 2001, now(), 1)`)
	corner := b.open(b.site("片区一", "P4", "P5"))
	figures, err := b.SetFigures(t.Context(), "z", renewal.SetRequest{ParcelCodes: []string{"P4", "P5"}, Objective: "balanced"})
	if err != nil || len(figures.Pieces) != 2 || corner.Ground.Pieces != 2 || corner.Ground.Touch {
		t.Errorf("%v, the page %v, the case %d", err, figures.Pieces, corner.Ground.Pieces)
	}
	row := b.open(b.site("片区二", "P1", "P2", "P6"))
	if row.Ground.Pieces != 1 || !row.Ground.Touch {
		t.Errorf("three in a row: %d", row.Ground.Pieces)
	}
	b.sql(`update parcel set valid_to = now() where parcel_code = 'P2'; update zone set data_version = data_version + 1`)
	if r, err := b.CaseRecord(t.Context(), "z", row.CaseID, applicant()); err != nil || r.Ground.Pieces != 2 {
		t.Errorf("%v, the one in between is gone: %d", err, r.Ground.Pieces)
	}
}
