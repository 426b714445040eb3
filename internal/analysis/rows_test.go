package analysis

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"permu/internal/land"
	"permu/internal/store"
)

// TestRowsOneAfterAnother has every row of a maker be what one that makes no other row says, whatever stood there before: of a parcel
// of low efficiency whose users did not all report, of one that is idle, and of one of which nothing is known.
func TestRowsOneAfterAnother(t *testing.T) {
	facts := used(2, -1, 4, 3)
	facts.Reported[land.Column{Name: "tax_cny"}][1] = nans(1)[0]
	idle := parcelAlone(land.Parcel{AgreedStartOn: on("2018-01-01"), IdleCause: new("holder")}).Parcels[0]
	idle.ParcelID, idle.ParcelCode = 2, "q"
	facts.Parcels = append(facts.Parcels, idle, land.Parcel{ParcelID: 3, ParcelCode: "r", AreaM2: 10_000})
	a, answers := screenedBy(t, facts, "2020-12-31", "default", "idle-land-2012")
	if len(answers) < 2 {
		t.Fatal(answers)
	}
	sameRows(t, a.evaluations())
	sameRows(t, a.findings())
	sameRows(t, a.attributions())
}

func sameRows[T any](t *testing.T, list store.List[T]) {
	t.Helper()
	row := list.Maker()
	for i := range 2 * list.Len {
		at := min(i, 2*list.Len-1-i) // there and back
		if diff := cmp.Diff(list.Maker()(at), row(at), cmpopts.EquateNaNs()); diff != "" {
			t.Errorf("row %d (-alone +after others):\n%s", at, diff)
		}
	}
}
