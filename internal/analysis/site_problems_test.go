package analysis

import (
	"slices"
	"testing"

	"permu/internal/land"
)

func TestParcelsOfASiteAreBounded(t *testing.T) {
	for n, fine := range map[int]bool{0: false, 1: true, land.MostSiteParcels: true, land.MostSiteParcels + 1: false} {
		found := siteProblems(land.SiteChange{Name: "n", ParcelCodes: make([]string, n)})
		bad := slices.ContainsFunc(found, func(p land.Problem) bool { return p.Path == "parcel_codes" })
		if bad == fine {
			t.Errorf("%d parcels: %v", n, found)
		}
	}
}
