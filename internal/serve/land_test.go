package serve_test

import (
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/land"
)

// pagesOfLists reads lists page by page, and all of them in a file.
func pagesOfLists(t *testing.T, s site) {
	all := into[land.Spare](t, s.get(t, zonePath+"/spare-floor"))
	var got []land.SpareFloor
	for {
		page := into[land.Spare](t, s.get(t, zonePath+"/spare-floor?limit=7&skip="+itoa(len(got))))
		if page.Total != len(all.Parcels) || len(page.Parks) != len(all.Parks) {
			t.Fatalf("%d of %d", page.Total, len(all.Parcels))
		}
		if len(page.Parcels) == 0 {
			break
		}
		got = append(got, page.Parcels...)
	}
	if diff := cmp.Diff(all.Parcels, got); diff != "" {
		t.Error(diff)
	}
	if rows := csvRows(t, s.get(t, zonePath+"/spare-floor.csv?limit=7")); len(rows) != len(all.Parcels)+1 {
		t.Errorf("%d rows of %d in the file", len(rows)-1, len(all.Parcels))
	}
	near := into[land.Potential](t, s.get(t, zonePath+"/near-threshold?limit=2&skip=1"))
	every := into[land.Potential](t, s.get(t, zonePath+"/near-threshold"))
	if diff := cmp.Diff(every.Enterprises[1:3], near.Enterprises); diff != "" || near.Total != len(every.Enterprises) {
		t.Error(near.Total, diff)
	}
}

// landRoutes finds land, takes it away as a file, and keeps a search that another person does not see.
func landRoutes(t *testing.T, s site) {
	const query = "?area_min=30&area_max=50&clear=true&free_months=12&land_state=idle,supplied_unused"
	found := into[land.LandFound](t, s.get(t, zonePath+"/land"+query))
	if len(found.Parcels) == 0 || found.Parcels[0].Fit != "fits" || found.Total != len(found.Parcels) || len(found.Spare) != 0 {
		t.Fatalf("%d found", len(found.Parcels))
	}
	if rows := csvRows(t, s.get(t, zonePath+"/land.csv"+query)); len(rows) != len(found.Parcels)+1 || rows[1][0] != found.Parcels[0].ParcelCode || rows[1][5] != "完全符合" {
		t.Errorf("%d rows, %v", len(rows), rows[1])
	}
	if rows, err := bookOf(t, s.get(t, zonePath+"/land.xlsx"+query+"&lang=en")).GetRows("Land that fits"); err != nil || rows[3][5] != "fits" {
		t.Errorf("%v: %v", err, rows)
	}
	body := map[string]any{"name": "出口加工", "conditions": found.Conditions}
	saved := s.post(t, zonePath+"/land-searches", body)
	search := into[land.LandSearch](t, saved)
	if saved.status != 200 || search.Name != "出口加工" || search.Fits == 0 || len(search.Fresh) != 0 {
		t.Fatalf("%d: %+v", saved.status, search)
	}
	if again := s.post(t, zonePath+"/land-searches", body); again.status != http.StatusConflict {
		t.Errorf("a second of its name: %d", again.status)
	}
	if unnamed := s.post(t, zonePath+"/land-searches", map[string]any{"name": " ", "conditions": map[string]any{}}); unnamed.status != http.StatusBadRequest && unnamed.status != http.StatusUnprocessableEntity {
		t.Errorf("without a name: %d", unnamed.status)
	}
	if looked := s.post(t, zonePath+"/land-searches/"+itoa(int(search.SearchID))+"/looked", map[string]any{}); looked.status != 200 {
		t.Errorf("looked: %d %s", looked.status, looked.body)
	}
	if list := into[[]land.LandSearch](t, s.get(t, zonePath+"/land-searches")); len(list) != 1 || cmp.Diff(found.Conditions, list[0].Conditions) != "" {
		t.Errorf("%+v", list)
	}
}
