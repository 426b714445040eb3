package store

import (
	"errors"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"

	"permu/internal/land"
)

// together keeps a site of some parcels.
func together(t *testing.T, s *Store, name string, codes ...string) land.Site {
	t.Helper()
	ground, err := s.SiteGround(t.Context(), "z", codes)
	if err != nil {
		t.Fatal(err)
	}
	added, err := s.AddSite(t.Context(), "z", "王", land.NewSite{Name: name, Mode: "rebuild", FoundBy: map[string]any{"search": "s"}}, ground)
	if err != nil {
		t.Fatal(err)
	}
	return added
}

func standingOf(s land.Site, by string) SiteStanding {
	return SiteStanding{ZoneCode: "z", SiteID: s.SiteID, Revision: s.Revision, Name: s.Name, Mode: modeOf(s), State: s.State, ParkCode: s.ParkCode, ParcelIDs: s.ParcelIDs, By: by}
}

func TestSiteIsKept(t *testing.T) {
	s := withParcels(t, 0)
	first := together(t, s, "东片", "P2", "P1")
	if diff := cmp.Diff([]string{"P1", "P2"}, first.ParcelCodes); diff != "" || first.State != land.SiteDraft || first.AreaM2 != 4000 || first.AreaMu != 6 || first.MadeBy != "王" {
		t.Errorf("%+v %s", first, diff)
	}
	to := standingOf(first, "李")
	to.Name, to.ParcelIDs = "东片二期", []int64{2, 3}
	if _, err := s.ChangeSite(t.Context(), to); err != nil {
		t.Fatal(err)
	}
	file, err := s.SiteFile(t.Context(), "z", first.SiteID, land.RunChoice{}, "2026-01-01")
	if err != nil {
		t.Fatal(err)
	}
	if file.Name != "东片二期" || file.ChangedBy != "李" || file.Revision != 2 || file.FoundBy["search"] != "s" || len(file.Revisions) != 2 {
		t.Errorf("%+v", file)
	}
	if diff := cmp.Diff([]string{"P1", "P2"}, file.Revisions[1].ParcelCodes); diff != "" {
		t.Errorf("the first state: %s", diff)
	}
	if _, err := s.ChangeSite(t.Context(), to); !errors.Is(err, land.ErrConflict) || !strings.Contains(err.Error(), "李") {
		t.Errorf("a revision that was overtaken: %v", err)
	}
	to.SiteID = 99
	if _, err := s.ChangeSite(t.Context(), to); !errors.Is(err, land.ErrNotFound) {
		t.Errorf("no such site: %v", err)
	}
}

func TestGroundOfASite(t *testing.T) {
	s := withParcels(t, 0)
	_, err := s.SiteGround(t.Context(), "z", []string{"P1", "nowhere", "P1"})
	var problems land.Problems
	if !errors.As(err, &problems) || len(problems) != 2 || problems[0].Path != "parcel_codes[1]" || problems[1].Path != "parcel_codes[2]" {
		t.Errorf("%v", err)
	}
}

// stands takes a site to a state as the step of a case does.
func stands(t *testing.T, s *Store, siteID int64, state string) error {
	return kind(pgx.BeginFunc(t.Context(), s.pool, func(tx pgx.Tx) error {
		return setSiteState(t.Context(), tx, siteStep{"z", siteID, state, "审"})
	}))
}

// TestActiveSitesNeverOverlap lets drafts overlap and names the other site when one becomes active.
func TestActiveSitesNeverOverlap(t *testing.T) {
	s := withParcels(t, 0)
	a, b := together(t, s, "甲", "P1", "P2"), together(t, s, "乙", "P2", "P3")
	file, err := s.SiteFile(t.Context(), "z", b.SiteID, land.RunChoice{}, "2026-01-01")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]land.SiteOverlap{{SiteID: a.SiteID, Name: "甲", State: land.SiteDraft, ParcelCodes: []string{"P2"}}}, file.Overlaps); diff != "" {
		t.Error(diff)
	}
	if err := stands(t, s, a.SiteID, land.SiteActive); err != nil {
		t.Fatal(err)
	}
	var taken SiteTaken
	if err := stands(t, s, b.SiteID, land.SiteActive); !errors.As(err, &taken) || !errors.Is(err, land.ErrConflict) || !strings.Contains(err.Error(), "甲") || !strings.Contains(err.Error(), "P2") {
		t.Errorf("%v", err)
	}
	if err := stands(t, s, a.SiteID, land.SiteEnded); err != nil {
		t.Fatal(err)
	}
	if err := stands(t, s, b.SiteID, land.SiteActive); err != nil {
		t.Errorf("once the other has ended: %v", err)
	}
	if err := stands(t, s, a.SiteID, land.SiteDraft); !errors.Is(err, land.ErrConflict) {
		t.Errorf("an ended site: %v", err)
	}
}

// TestTwoActivateAtOnce has one of two sites of the same land become active.
func TestTwoActivateAtOnce(t *testing.T) {
	s := withParcels(t, 0)
	sites := []land.Site{together(t, s, "甲", "P1"), together(t, s, "乙", "P1")}
	errs := make([]error, len(sites))
	var wait sync.WaitGroup
	for i, site := range sites {
		wait.Go(func() {
			errs[i] = stands(t, s, site.SiteID, land.SiteActive)
		})
	}
	wait.Wait()
	if (errs[0] == nil) == (errs[1] == nil) || !errors.Is(errors.Join(errs...), land.ErrConflict) {
		t.Errorf("%v", errs)
	}
}

// TestParcelThatBecameOthers splits a parcel of a site, and one of its parts again.
func TestParcelThatBecameOthers(t *testing.T) {
	s := withParcels(t, 0)
	kept := together(t, s, "甲", "P1", "P4")
	must(t, s, `update parcel set valid_to = now() + interval '1 second' where parcel_id in (1, 2)`)
	must(t, s, `insert into parcel_lineage (zone_code, parcel_id, ancestor_id, relation, recorded_at)
		values ('z', 2, 1, 'split', '2026-02-01'), ('z', 3, 2, 'recode', '2026-03-01')`)
	file, err := s.SiteFile(t.Context(), "z", kept.SiteID, land.RunChoice{}, "2026-01-01")
	if err != nil {
		t.Fatal(err)
	}
	gone := file.Parcels[0]
	want := []land.LineageRecord{{ParcelCode: "P3", Relation: "recode", Direction: "into", On: "2026-03-01"}}
	if diff := cmp.Diff(want, gone.Became); diff != "" || gone.InForce || gone.RetiredOn == nil || !file.Parcels[1].InForce {
		t.Errorf("%+v %s", file.Parcels, diff)
	}
}

// TestLandOfASite follows the parcels of a site, and marks what took in other land since it was drawn.
func TestLandOfASite(t *testing.T) {
	const before, after = "now() - interval '1 day'", "now() + interval '1 second'"
	came := func(id, from, at string) string {
		return `insert into parcel_lineage (zone_code, parcel_id, ancestor_id, relation, recorded_at) values ('z', ` + id + `, ` + from + `, 'adjust', ` + at + `)`
	}
	for name, tt := range map[string]struct {
		happened []string
		want     string
	}{
		"nothing happened": {nil, "1 2"},
		"split":            {[]string{came("3", "1", after)}, "1 2 3"},
		"split, and a part merged with other land":   {[]string{came("3", "1", after), came("3", "4", after)}, "1 2 3 mixed"},
		"made of other land before it was drawn":     {[]string{came("1", "4", before)}, "1 2"},
		"kept its code and took in other land":       {[]string{came("1", "4", after)}, "1 mixed 2"},
		"kept its code and took in land of the site": {[]string{came("1", "2", after)}, "1 2"},
		"went to one that stood before":              {[]string{came("4", "1", after)}, "1 2 4 mixed"},
		"what came of mixed land is mixed":           {[]string{came("1", "4", after), came("3", "1", after)}, "1 mixed 2 3 mixed"},
	} {
		s := withParcels(t, 0)
		kept := together(t, s, "甲", "P1", "P2")
		commitKind(t, s, "parcels", []string{"parcel_code", "title_area_m2"}, []any{"P4", 2500}) // which had another state before
		for _, statement := range tt.happened {
			must(t, s, statement)
		}
		var got string
		row := s.pool.QueryRow(t.Context(), `select string_agg(parcel_id || case when mixed then ' mixed' else '' end, ' ' order by parcel_id) from site_land where site_id = $1`, kept.SiteID)
		if err := row.Scan(&got); err != nil || got != tt.want {
			t.Errorf("%s: %v %s, want %s", name, err, got, tt.want)
		}
		row = s.pool.QueryRow(t.Context(), `select string_agg(parcel_id::text, ' ' order by parcel_id) from parcel p cross join sites_of_land(p.zone_code, p.parcel_id) o where o.site_id = $1`, kept.SiteID)
		if err := row.Scan(&got); err != nil || got != strings.ReplaceAll(tt.want, " mixed", "") {
			t.Errorf("%s: %v, from the parcels %s, want %s", name, err, got, tt.want)
		}
	}
}

// TestLandThatChanged has parcels of a site that keep their codes: one takes another in, one is cut.
func TestLandThatChanged(t *testing.T) {
	s := withParcels(t, 0)
	kept := together(t, s, "甲", "P1", "P2")
	changes := func() map[string]land.LandChange {
		t.Helper()
		file, err := s.SiteFile(t.Context(), "z", kept.SiteID, land.RunChoice{}, "2026-01-01")
		if err != nil {
			t.Fatal(err)
		}
		of := map[string]land.LandChange{}
		for _, p := range file.Parcels {
			if p.LandChange != nil {
				of[p.ParcelCode] = *p.LandChange
			}
		}
		return of
	}
	commitKind(t, s, "parcels", []string{"parcel_code", "owner_name"}, []any{"P2", "乙"})
	if of := changes(); len(of) != 0 {
		t.Errorf("another owner is no other land: %+v", of)
	}
	commitKind(t, s, "parcels", []string{"parcel_code", "title_area_m2"}, []any{"P1", 3500.5})
	commitKind(t, s, "parcels", []string{"parcel_code", "title_area_m2"}, []any{"P2", 1800})
	must(t, s, `insert into parcel_lineage (zone_code, parcel_id, ancestor_id, relation, recorded_at) values ('z', 1, 3, 'merge', now())`)
	var today string
	if err := s.pool.QueryRow(t.Context(), `select now()::date::text`).Scan(&today); err != nil {
		t.Fatal(err)
	}
	want := map[string]land.LandChange{"P1": {FromM2: 2000, ToM2: 3500.5, ChangedOn: &today, TookIn: []string{"P3"}}, "P2": {FromM2: 2000, ToM2: 1800, ChangedOn: &today, TookIn: []string{}}}
	if diff := cmp.Diff(want, changes()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
