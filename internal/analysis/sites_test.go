package analysis_test

import (
	"errors"
	"math"
	"testing"

	"permu/internal/access"
	"permu/internal/analysis"
	"permu/internal/land"
)

// TestSites puts parcels of the demonstration zone together.
func TestSites(t *testing.T) {
	p := prepare(t)
	z := &analysis.Zones{Store: p.Store}
	t.Run("by whom and where", func(t *testing.T) { whoPlansSites(t, p, z) })
	t.Run("what is on record of its land", func(t *testing.T) { siteFile(t, p, z) })
}

func whoPlansSites(t *testing.T, p prepared, z *analysis.Zones) {
	here, there := parcelsOf(t, p, "WLY"), parcelsOf(t, p, "ADY")
	officer := access.Person{Name: "陈", Roles: []access.Grant{{Role: access.ParkOfficer, ZoneCode: demoZone, ParkCode: "WLY"}}}
	site := func(by access.Person, codes ...string) error {
		_, err := z.NewSite(t.Context(), demoZone, by, land.NewSite{Name: " 片区 ", Mode: "rebuild", ParcelCodes: codes})
		return err
	}
	if err := site(officer, here[:2]...); err != nil {
		t.Errorf("in his own park: %v", err)
	}
	if err := site(officer, here[0], there[0]); !errors.Is(err, land.ErrForbidden) {
		t.Errorf("in two parks: %v", err)
	}
	if err := site(officer, there[0]); !errors.Is(err, land.ErrForbidden) {
		t.Errorf("in another park: %v", err)
	}
	if err := site(planner(), here[0], there[0]); err != nil {
		t.Errorf("a planner in two parks: %v", err)
	}
	_, err := z.NewSite(t.Context(), demoZone, planner(), land.NewSite{Name: "  ", Mode: "wish"})
	var problems land.Problems
	if !errors.As(err, &problems) || len(problems) != 3 {
		t.Errorf("%v", err)
	}
	list, err := z.Sites(t.Context(), demoZone, land.SitesQuery{ParkCode: "WLY"})
	if err != nil || len(list) != 1 || list[0].Name != "片区" {
		t.Fatalf("%v %+v", err, list)
	}
	change := land.SiteChange{Revision: 1, Name: "片区", Mode: "extend", ParcelCodes: []string{here[0], there[0]}}
	if _, err := z.ChangeSite(t.Context(), demoZone, list[0].SiteID, officer, change); !errors.Is(err, land.ErrForbidden) {
		t.Errorf("out of his park: %v", err)
	}
	change.ParcelCodes = here[:3]
	file, err := z.ChangeSite(t.Context(), demoZone, list[0].SiteID, officer, change)
	if err != nil || file.Revision != 2 || len(file.Parcels) != 3 || len(file.Overlaps) != 1 {
		t.Errorf("%v %+v", err, file.Site)
	}
	if file, err = z.EndSite(t.Context(), demoZone, file.SiteID, officer, land.SiteEnd{Revision: 2}); err != nil || file.State != land.SiteEnded {
		t.Errorf("%v %s", err, file.State)
	}
	if _, err := z.ChangeSite(t.Context(), demoZone, file.SiteID, officer, land.SiteChange{Revision: 3, Name: "片区", ParcelCodes: here[:3]}); !errors.Is(err, land.ErrConflict) {
		t.Errorf("an ended site: %v", err)
	}
}

// siteFile reads a site, and SQL sums its land and tax again.
func siteFile(t *testing.T, p prepared, z *analysis.Zones) {
	codes := parcelsOf(t, p, "WLY")[:4]
	file, err := z.NewSite(t.Context(), demoZone, planner(), land.NewSite{Name: "四宗", ParcelCodes: codes})
	if err != nil {
		t.Fatal(err)
	}
	var landM2, tax float64
	p.ask(t, `
		select sum(coalesce(title_area_m2, area_m2))::float8,
		  (select sum(a.tax_cny)::float8 from attribution a join site_parcel m using (zone_code, parcel_id)
		   where m.site_id = x.site_id and a.run_id = (select run_id from run where not trial order by year desc, run_id desc limit 1))
		from (select max(site_id) as site_id from site) x join site_parcel using (site_id) join parcel using (zone_code, parcel_id)
		group by x.site_id`, &landM2, &tax)
	got := 0.0
	for _, u := range file.Users {
		if u.TaxCNY != nil {
			got += *u.TaxCNY
		}
	}
	if math.Abs(file.AreaM2-landM2) > 1e-6 || math.Abs(got-tax) > 0.005 || len(file.Parcels[0].Years) == 0 || *file.ParkName == "" {
		t.Errorf("land %v, SQL %v; tax %v, SQL %v; %+v", file.AreaM2, landM2, got, tax, file.Parcels[0].Years)
	}
}

// parcelsOf are the codes of the parcels of a park.
func parcelsOf(t *testing.T, p prepared, park string) []string {
	t.Helper()
	var codes []string
	for _, row := range p.rows(t, `select parcel_code from parcel where park_code = '`+park+`' and valid_to is null order by parcel_code`) {
		codes = append(codes, row[0])
	}
	return codes
}
