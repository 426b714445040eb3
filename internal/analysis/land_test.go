package analysis_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/analysis"
	"permu/internal/land"
)

// findLand looks for land in the demonstration zone and asks SQL the same, with its own distances in metres of a plane.
func findLand(t *testing.T, p prepared, z *analysis.Zones) {
	const road = "118.50,24.70 118.52,24.72 118.56,24.73"
	asked := land.LandConditions{AreaMinMu: 20, AreaMaxMu: 60, Clear: true, FreeMonths: 12, FARMin: 1, Near: road, WithinM: 3000}
	found, err := z.FindLand(t.Context(), demoZone, land.LandQuery{LandConditions: asked})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{}
	for _, hit := range found.Parcels {
		if hit.Fit == "fits" {
			got[hit.ParcelCode] = true
		}
	}
	want := map[string]bool{}
	for _, row := range p.rows(t, `
		select p.parcel_code
		from parcel p
		join evaluation e on e.run_id = 1 and e.subject_kind = 'parcel' and e.subject_key = p.parcel_code
		where p.valid_to is null
		  and coalesce(p.title_area_m2, p.area_m2) * 3 / 2000 between 20 and 60
		  and not p.mortgaged and not p.sealed and p.far_max >= 1
		  and not exists (select from event v where v.parcel_id = p.parcel_id and v.event_kind = 'seizure' and current_date between v.happened_on and coalesce(v.ends_on, 'infinity'))
		  and (e.land_state = 'idle' or e.land_state = 'supplied_unused' and not (p.actual_start_on is not null and p.actual_completion_on is null and not exists (select from building b where b.parcel_id = p.parcel_id)) or not exists (
		    select from occupancy o join enterprise n using (uscc)
		    where o.parcel_id = p.parcel_id and n.status = 'operating' and coalesce(o.valid_to, 'infinity') >= current_date
		  ) and exists (select from occupancy o where o.parcel_id = p.parcel_id and coalesce(o.valid_to, 'infinity') >= current_date))
		  and st_distance(st_transform(p.geom, 4548), st_transform(st_geomfromtext('LINESTRING(118.50 24.70, 118.52 24.72, 118.56 24.73)', 4490), 4548)) <= 3000`) {
		want[fmt.Sprint(row[0])] = true
	}
	if diff := cmp.Diff(want, got); diff != "" || len(got) < 3 {
		t.Errorf("%d fit (-SQL +permu):\n%s", len(got), diff)
	}
	t.Run("groups", func(t *testing.T) { findGroups(t, p, z, asked, found.Groups) })
	t.Run("floor area to be had", func(t *testing.T) { findSpare(t, z) })
	t.Run("a saved search warns of what is new", func(t *testing.T) { savedSearch(t, p, z, found) })
}

// findGroups holds groups to what they are: parcels that touch, each of which fits alone but for its area.
func findGroups(t *testing.T, p prepared, z *analysis.Zones, asked land.LandConditions, groups []land.LandGroup) {
	asked.AreaMinMu, asked.AreaMaxMu = 0, 0
	single, err := z.FindLand(t.Context(), demoZone, land.LandQuery{LandConditions: asked})
	if err != nil || len(groups) == 0 || len(single.Groups) != 0 {
		t.Fatalf("%d groups, without an area %d, %v", len(groups), len(single.Groups), err)
	}
	for _, g := range groups {
		codes := "'" + strings.Join(g.ParcelCodes, "','") + "'"
		var mu, apart float64
		p.ask(t, "select sum(coalesce(title_area_m2, area_m2)) * 3 / 2000 from parcel where valid_to is null and parcel_code in ("+codes+")", &mu)
		p.ask(t, `select count(distinct c) from (
			select st_clusterdbscan(st_transform(geom, 4548), 0.5, 1) over () as c from parcel where valid_to is null and parcel_code in (`+codes+`)
		) s`, &apart)
		if math.Abs(mu-g.AreaMu) > 1e-6 || mu < 20-1e-6 || mu > 60+1e-6 || apart != 1 || len(g.ParcelCodes) < 2 || len(g.Reasons) == 0 {
			t.Errorf("%v: %g mu by SQL, in %g pieces: %+v", g.ParcelCodes, mu, apart, g)
		}
		for _, code := range g.ParcelCodes {
			if !slices.ContainsFunc(single.Parcels, func(hit land.LandHit) bool { return hit.ParcelCode == code }) {
				t.Errorf("%s of %v does not fit", code, g.ParcelCodes)
			}
		}
	}
}

// findSpare finds the floor area that the list of spare floor area has.
func findSpare(t *testing.T, z *analysis.Zones) {
	list, err := z.Spare(t.Context(), demoZone, land.SpareQuery{Grades: []string{"A", "B"}, Clear: true})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]float64{}
	for _, s := range list.Parcels {
		if s.SpareM2 >= 20_000 {
			want[s.ParcelCode] = s.SpareM2
		}
	}
	found, err := z.FindLand(t.Context(), demoZone, land.LandQuery{LandConditions: land.LandConditions{AreaMinMu: 1e5, Clear: true, SpareM2: 20_000}})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]float64{}
	for _, hit := range found.Spare {
		if hit.Fit == "fits" {
			got[hit.ParcelCode] = *hit.SpareM2
		}
	}
	if diff := cmp.Diff(want, got); diff != "" || len(got) == 0 || len(found.Parcels) > 0 {
		t.Errorf("%d parcels, %d floors:\n%s", len(found.Parcels), len(got), diff)
	}
}

// savedSearch saves a search, has a mortgage lifted, and is told of that parcel until its owner looks.
func savedSearch(t *testing.T, p prepared, z *analysis.Zones, found land.LandFound) {
	ctx, code := t.Context(), found.Parcels[0].ParcelCode
	mortgaged := func(is bool) {
		p.change(t, fmt.Sprintf(`update parcel set mortgaged = %t where parcel_code = '%s'`, is, code))
		p.change(t, `update zone set data_version = data_version + 1`)
	}
	mortgaged(true)
	saved, err := z.SaveLandSearch(ctx, demoZone, "甲", land.NewLandSearch{Name: " 出口加工 ", Conditions: found.Conditions})
	if err != nil || saved.Name != "出口加工" || len(saved.Fresh) > 0 || saved.Fits < found.Counts["fits"]-1 {
		t.Fatal(saved, err)
	}
	if _, err := z.SaveLandSearch(ctx, demoZone, "甲", land.NewLandSearch{Name: "出口加工"}); !errors.Is(err, land.ErrConflict) {
		t.Errorf("a second of its name: %v", err)
	}
	mortgaged(false)
	list, err := z.LandSearches(ctx, demoZone, "甲")
	alone := func(fresh []string) []string {
		return slices.DeleteFunc(slices.Clone(fresh), func(s string) bool { return strings.Contains(s, "+") })
	}
	if err != nil || len(list) != 1 || cmp.Diff([]string{code}, alone(list[0].Fresh)) != "" {
		t.Errorf("nothing new: %+v, %v", list, err)
	}
	toldOnce(t, p, code)
	if list, err := z.LandSearches(ctx, demoZone, "乙"); err != nil || len(list) != 0 {
		t.Errorf("another sees it: %+v, %v", list, err)
	}
	if looked, err := z.LookAtLandSearch(ctx, demoZone, "甲", saved.SearchID); err != nil || len(looked.Fresh) != 0 || looked.Fits != list[0].Fits {
		t.Errorf("still new: %+v, %v", looked, err)
	}
	if err := z.DropLandSearch(ctx, demoZone, "乙", saved.SearchID); !errors.Is(err, land.ErrNotFound) {
		t.Errorf("another deletes it: %v", err)
	}
	if err := z.DropLandSearch(ctx, demoZone, "甲", saved.SearchID); err != nil {
		t.Error(err)
	}
}

// toldOnce has the webhook told of the parcel that is new to a search, and told no more of it as the same facts, or others, stand.
func toldOnce(t *testing.T, p prepared, code string) {
	z := &analysis.Zones{Store: p.Store, Tells: true}
	var told []land.Message
	for range 3 {
		if err := z.Watch(t.Context()); err != nil {
			t.Fatal(err)
		}
		list, err := z.TakeMessages(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		told = append(told, slices.DeleteFunc(list, func(m land.Message) bool { return m.Kind != "land_search" })...)
		p.change(t, `update zone set data_version = data_version + 1`)
	}
	if len(told) != 1 {
		t.Fatalf("told %d times: %+v", len(told), told)
	}
	var data struct {
		Name     string   `json:"name"`
		SavedBy  string   `json:"saved_by"`
		New      []string `json:"new"`
		NewCount int      `json:"new_count"`
	}
	if err := json.Unmarshal(told[0].Payload, &data); err != nil || data.Name != "出口加工" || data.SavedBy != "甲" || data.NewCount != 1 || !slices.Equal(data.New, []string{code}) {
		t.Errorf("%v %s", err, told[0].Payload)
	}
}
