package analysis_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/land"
	"permu/internal/renewal"
)

// TestLandUnderWay has a draft on P1, which keeps nobody off, and then in review: the next search, of the same data, leaves P1
// out, and what is put together by hand says whose it is.
func TestLandUnderWay(t *testing.T) {
	b := openBureau(t)
	east := b.site("东片", "P1", "P3")
	both := renewal.SiteSearch{AreaMinMu: 6, AreaMaxMu: 6, Objective: "regular"}
	search := func() renewal.FoundSites {
		found, err := b.SearchSites(t.Context(), "z", both)
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	if found := search(); len(found.Sites) != 1 || found.Barred[renewal.BarInSite] != 0 {
		t.Errorf("a draft: %+v", found.Answer)
	}
	b.submitted(east)
	if found := search(); len(found.Sites) != 0 || found.Barred[renewal.BarInSite] != 2 {
		t.Errorf("in review: %+v", found.Answer)
	}
	both.Rules.InSites = true
	if found := search(); len(found.Sites) != 1 || found.Barred[renewal.BarInSite] != 0 {
		t.Errorf("let in: %+v", found.Answer)
	}
	figures := func(codes ...string) renewal.SetFigures {
		f, err := b.SetFigures(t.Context(), "z", renewal.SetRequest{ParcelCodes: codes})
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	want := []land.SiteOverlap{{SiteID: east, Name: "东片", State: land.SiteActive, ParcelCodes: []string{"P1"}}}
	if diff := cmp.Diff(want, figures("P1", "P2").UnderWay); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if f := figures("P2"); len(f.UnderWay) != 0 || len(f.Neighbours) != 1 || f.Neighbours[0].UnderWay != "东片" {
		t.Errorf("beside it: %+v", f.Neighbours)
	}
}
