package serve_test

import (
	"fmt"
	"strings"
	"testing"

	"permu/internal/renewal"
)

// TestSiteSearch asks over HTTP, in what is right and in what breaks a rule.
func TestSiteSearch(t *testing.T) {
	s := openDemo(t)
	const sites = "/api/v1/zones/" + zone + "/sites"
	ask := func(what, body string) reply {
		return s.send(t, "POST", sites+"/"+what, "application/json", []byte(body))
	}
	r := ask("search", `{"area_min_mu": 30, "area_max_mu": 50, "park_code": "WLY", "weights": {"owners": -5}, "rules": {"industrial": true, "road_m": 12}, "top": 2}`)
	found := into[renewal.FoundSites](t, r)
	if r.status != 200 || len(found.Sites) != 2 || found.RunID != 1 || found.Sites[0].Objective < found.Sites[1].Objective {
		t.Fatalf("%d %s", r.status, r.body)
	}
	for _, p := range found.Sites[0].Parts {
		if p.Name == renewal.Owners && p.Weight != -5 {
			t.Errorf("an owner counts %g points", p.Weight)
		}
	}
	r = ask("figures", fmt.Sprintf(`{"parcel_codes": ["%s"], "road_m": 12}`, strings.Join(found.Sites[0].ParcelCodes, `","`)))
	figures := into[renewal.SetFigures](t, r)
	if r.status != 200 || figures.AreaMu != found.Sites[0].AreaMu || len(figures.Pieces) != 1 {
		t.Errorf("%d %s", r.status, r.body)
	}
	if r = ask("search", `{"area_min_mu": 0.0001, "area_max_mu": 0.0002}`); r.status != 200 || into[renewal.FoundSites](t, r).None == nil {
		t.Errorf("where there is none: %d %s", r.status, r.body)
	}
	for body, status := range map[string]int{
		`{"area_min_mu": 50, "area_max_mu": 30}`:                           400,
		`{"area_max_mu": 30, "rules": {"road_m": 61}}`:                     400,
		`{"area_max_mu": 30, "seed": "none"}`:                              400,
		`{"area_max_mu": 30, "drawn": {"type": "Point"}}`:                  400,
		`{"area_max_mu": 30, "park_code": "none"}`:                         404,
		`{"area_max_mu": 30, "run_id": 99}`:                                404,
		`{"area_max_mu": 3001}`:                                            400,
		`{"area_max_mu": 30, "steps": 4000001}`:                            400,
		`{"area_min_mu": 30}`:                                              400,
		`{"area_max_mu": 30, "nonsense": 1}`:                               400,
		`{"area_max_mu": 30, "rules": {"within": "street"}, "top": 1}`:     400,
		`{"area_max_mu": 30, "objective": "balanced", "weights": {"x":1}}`: 400,
	} {
		if r := ask("search", body); r.status != status {
			t.Errorf("%s: %d %s", body, r.status, r.body)
		}
	}
	if r := ask("figures", `{"parcel_codes": []}`); r.status != 400 {
		t.Errorf("no parcels: %d", r.status)
	}
}
