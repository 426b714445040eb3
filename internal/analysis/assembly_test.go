package analysis_test

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"permu/internal/analysis"
	"permu/internal/land"
	"permu/internal/renewal"
)

// TestSites asks of the demonstration zone, with PostGIS beside it.
func TestSiteSearchOfAZone(t *testing.T) {
	p := prepare(t)
	z := &analysis.Zones{Store: p.Store}
	t.Run("neighbours are those of PostGIS", func(t *testing.T) { neighboursBySQL(t, z, p) })
	t.Run("figures are those of PostGIS", func(t *testing.T) { figuresBySQL(t, z, p) })
	t.Run("what is found", func(t *testing.T) { foundBySQL(t, z, p) })
	t.Run("where it is looked", func(t *testing.T) { whereItIsLooked(t, z) })
	t.Run("refused", func(t *testing.T) { sitesRefused(t, z) })
}

// neighboursBySQL holds the pairs of a park against distance and shared line as PostGIS measures them in the same plane.
func neighboursBySQL(t *testing.T, z *analysis.Zones, p prepared) {
	if _, err := z.Neighbourhood(t.Context(), demoZone, renewal.WidestM, analysis.MeasureNeighbours); err != nil {
		t.Fatal(err)
	}
	var pairs, otherGap, otherLine, lines, lost int
	p.ask(t, `
		with q as materialized (
		  select p.parcel_id, st_transform(p.geom, g.srid) as geom
		  from permu.parcel p join permu.neighbour_graph g using (zone_code)
		  where p.park_code = 'WLY' and p.valid_to is null and coalesce(p.planned_use_code, p.land_use_code) !~ '^(1003|1004|1202|1207|S1)'
		),
		kept as (
		  select n.gap_m, n.frontage_m, st_distance(a.geom, b.geom) as gap, st_length(st_intersection(st_boundary(a.geom), st_boundary(b.geom))) as line
		  from permu.neighbour n join q a on a.parcel_id = n.a join q b on b.parcel_id = n.b
		)
		select count(*), count(*) filter (where abs(gap_m - gap) > 0.001), count(*) filter (where gap < 0.001 and line > 0.5 and abs(frontage_m - line) > 0.02 * line + 0.1),
		  count(*) filter (where line > 0.5),
		  (select count(*) from q a join q b on a.parcel_id < b.parcel_id and st_expand(a.geom, 0.5) && b.geom
		   where st_length(st_intersection(st_boundary(a.geom), st_boundary(b.geom))) > 0.5
		     and not exists (select from permu.neighbour n where n.a = a.parcel_id and n.b = b.parcel_id))
		from kept`, &pairs, &otherGap, &otherLine, &lines, &lost)
	if pairs < 1000 || lines < 500 || otherGap+otherLine+lost > 0 {
		t.Errorf("of %d pairs %d have another gap, of %d lines %d have another length, %d are lost", pairs, otherGap, lines, otherLine, lost)
	}
}

func figuresBySQL(t *testing.T, z *analysis.Zones, p prepared) {
	found, err := z.SearchSites(t.Context(), demoZone, renewal.SiteSearch{AreaMinMu: 60, AreaMaxMu: 120, SiteWhere: renewal.SiteWhere{ParkCode: "WLY"}, Objective: "build_up", Top: 3})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range found.Sites {
		f, err := z.SetFigures(t.Context(), demoZone, renewal.SetRequest{ParcelCodes: s.ParcelCodes, Objective: "build_up"})
		if err != nil {
			t.Fatal(err)
		}
		codes := "'" + strings.Join(s.ParcelCodes, "','") + "'"
		var titleM2, geographyM2, far, outline, owners, tax float64
		p.ask(t, `
			with q as (
			  select p.*, coalesce((select sum(b.floor_area_m2) from permu.building b where b.zone_code = p.zone_code and b.parcel_id = p.parcel_id), p.floor_area_m2) as floor
			  from permu.parcel p where parcel_code in (`+codes+`) and valid_to is null
			)
			select sum(coalesce(title_area_m2, area_m2)), sum(st_area(geom::geography)), sum(floor) / sum(coalesce(title_area_m2, area_m2)) filter (where floor is not null),
			  st_perimeter(st_union(st_transform(geom, 4548))), count(distinct coalesce(owner_uscc, owner_name, parcel_code)),
			  (select coalesce(sum(a.tax_cny), 0) from permu.attribution a where a.run_id = 1 and a.parcel_id in (select parcel_id from q))
			from q`, &titleM2, &geographyM2, &far, &outline, &owners, &tax)
		near := func(name string, got, want, off float64) {
			if math.Abs(got-want) > off {
				t.Errorf("%v: %s is %g, by PostGIS %g", s.ParcelCodes, name, got, want)
			}
		}
		near("area", f.AreaM2, titleM2, 1e-6*titleM2)
		near("area measured", f.MeasuredM2, geographyM2, 1e-6*geographyM2)
		near("area found", s.AreaM2, titleM2, 1e-6*titleM2)
		near("floor area ratio", *f.FAR, far, 1e-9)
		near("outline", f.OutlineM, outline, 0.002*outline)
		near("owners", float64(f.Owners), owners, 0)
		near("objective", f.Objective, s.Objective, 1e-9*math.Abs(s.Objective))
		if f.TaxCNY != nil {
			near("tax", *f.TaxCNY, tax, 0.01)
		}
		if len(f.Pieces) != 1 {
			t.Errorf("%v is in %d pieces", s.ParcelCodes, len(f.Pieces))
		}
	}
}

// foundBySQL asks PostGIS whether what was found is connected, in the range, in one park and neither sealed nor of other use.
func foundBySQL(t *testing.T, z *analysis.Zones, p prepared) {
	found, err := z.SearchSites(t.Context(), demoZone, renewal.SiteSearch{
		AreaMinMu: 30, AreaMaxMu: 50, SiteWhere: renewal.SiteWhere{ParkCode: "WLY"}, Rules: renewal.SiteRules{Industrial: true, NotSealed: true, NotMortgaged: true, NotIdle: true, MinParcels: 2, RoadM: 20}, Top: 4,
	})
	if err != nil || len(found.Sites) != 4 || found.Roads.Parcels == 0 {
		t.Fatal(found, err)
	}
	for _, s := range found.Sites {
		var pieces, outside int
		var mu float64
		p.ask(t, `
			select st_numgeometries(st_union(st_buffer(st_transform(geom, 4548), 10.05))), sum(coalesce(title_area_m2, area_m2)) * 3 / 2000,
			  count(*) filter (where park_code <> 'WLY' or sealed or mortgaged)
			from permu.parcel where valid_to is null and parcel_code = any (string_to_array('`+strings.Join(s.ParcelCodes, ",")+`', ','))`, &pieces, &mu, &outside)
		var idle, roads int
		p.ask(t, `
			select count(*) filter (where e.land_state = 'idle' or e.findings::text like '%idle_%'), count(*) filter (where coalesce(p.planned_use_code, p.land_use_code) ~ '^(1003|1004|1202|1207|S1)')
			from permu.parcel p left join permu.evaluation e on e.zone_code = p.zone_code and e.run_id = 1 and e.subject_kind = 'parcel' and e.subject_key = p.parcel_code
			where p.valid_to is null and p.parcel_code = any (string_to_array('`+strings.Join(s.ParcelCodes, ",")+`', ','))`, &idle, &roads)
		if idle+roads > 0 || len(s.ParcelCodes) < 2 {
			t.Errorf("%v: %d idle, %d roads", s.ParcelCodes, idle, roads)
		}
		if pieces != 1 || mu < 30 || mu > 50 || outside > 0 || math.Abs(mu-s.AreaMu) > 1e-3 {
			t.Errorf("%v: %d pieces of %g mu, %d that must not be in", s.ParcelCodes, pieces, mu, outside)
		}
	}
}

func whereItIsLooked(t *testing.T, z *analysis.Zones) {
	ask := renewal.SiteSearch{AreaMinMu: 20, AreaMaxMu: 40, Rules: renewal.SiteRules{RoadM: 20}, Top: 1}
	whole, err := z.SearchSites(t.Context(), demoZone, ask)
	if err != nil || whole.Parcels < 4000 {
		t.Fatal(whole.Parcels, err)
	}
	seed := whole.Sites[0].ParcelCodes[0]
	ask.Seed = seed
	around, err := z.SearchSites(t.Context(), demoZone, ask)
	if err != nil || !slices.Contains(around.Sites[0].ParcelCodes, seed) || around.Sites[0].Objective > whole.Sites[0].Bound {
		t.Errorf("around %s: %+v %v", seed, around.Sites, err)
	}
	ask.Seed = ""
	ask.Drawn = map[string]any{"type": "Polygon", "coordinates": [][][]float64{{{118.5, 24.6}, {118.56, 24.6}, {118.56, 24.8}, {118.5, 24.8}, {118.5, 24.6}}}}
	drawn, err := z.SearchSites(t.Context(), demoZone, ask)
	if err != nil || drawn.Parcels == 0 || drawn.Parcels >= whole.Parcels {
		t.Errorf("drawn: %d parcels, %v", drawn.Parcels, err)
	}
	one := whole.Sites[0].ParcelCodes[0]
	f, err := z.SetFigures(t.Context(), demoZone, renewal.SetRequest{ParcelCodes: []string{one}, RoadM: 20})
	if err != nil || len(f.Neighbours) == 0 {
		t.Fatal(f, err)
	}
	// What a neighbour is said to bring is what it brings.
	both, err := z.SetFigures(t.Context(), demoZone, renewal.SetRequest{ParcelCodes: []string{one, f.Neighbours[0].ParcelCode}, RoadM: 20})
	if err != nil || math.Abs(both.Objective-f.Objective-f.Neighbours[0].Points) > 1e-9*max(1, math.Abs(both.Objective)) {
		t.Errorf("%g and %g make %g: %v", f.Objective, f.Neighbours[0].Points, both.Objective, err)
	}
}

// polygon is a square of one degree.
func polygon(lon, lat float64) map[string]any {
	return map[string]any{"type": "Polygon", "coordinates": [][][]float64{{{lon, lat}, {lon + 1, lat}, {lon + 1, lat + 1}, {lon, lat + 1}, {lon, lat}}}}
}

// wlyCode is a parcel of the park WLY that a search may take.
func wlyCode(t *testing.T, z *analysis.Zones) string {
	t.Helper()
	found, err := z.SearchSites(t.Context(), demoZone, renewal.SiteSearch{AreaMinMu: 5, AreaMaxMu: 40, SiteWhere: renewal.SiteWhere{ParkCode: "WLY"}, Top: 1})
	if err != nil || len(found.Sites) == 0 {
		t.Fatal(found.Sites, err)
	}
	return found.Sites[0].ParcelCodes[0]
}

func sitesRefused(t *testing.T, z *analysis.Zones) {
	for name, ask := range map[string]renewal.SiteSearch{
		"range upside down":  {AreaMinMu: 50, AreaMaxMu: 30},
		"no such objective":  {AreaMaxMu: 30, Objective: "best"},
		"too wide a road":    {AreaMaxMu: 30, Rules: renewal.SiteRules{RoadM: 61}},
		"no such parcel":     {AreaMaxMu: 30, SiteWhere: renewal.SiteWhere{Seed: "none"}},
		"no area but a line": {AreaMaxMu: 30, SiteWhere: renewal.SiteWhere{Drawn: map[string]any{"type": "LineString", "coordinates": [][]float64{{118, 24}, {119, 25}}}}},
	} {
		if _, err := z.SearchSites(t.Context(), demoZone, ask); !errors.Is(err, land.ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	someSeed := wlyCode(t, z)
	for place, ask := range map[string]renewal.SiteSearch{
		"seed: there is no parcel in force":                                 {SiteWhere: renewal.SiteWhere{Seed: "none"}},
		"seed: must be in, and must not (outside): outside of the land":     {SiteWhere: renewal.SiteWhere{Seed: someSeed, ParkCode: "ADY"}},
		"include[0]: there is no parcel in force":                           {Include: []string{"none"}},
		"exclude[1]: there is no parcel in force":                           {Exclude: []string{someSeed, "none"}, SiteWhere: renewal.SiteWhere{ParkCode: "ADY"}},
		"drawn: no parcel in force lies in it":                              {SiteWhere: renewal.SiteWhere{Drawn: polygon(1, 2)}},
		"drawn: must be a polygon that does not cross itself, of at most 1": {SiteWhere: renewal.SiteWhere{Drawn: map[string]any{"type": "Point", "coordinates": []float64{118, 24}}}},
	} {
		ask.AreaMaxMu = 30
		if _, err := z.SearchSites(t.Context(), demoZone, ask); !errors.As(err, new(land.Problems)) || !strings.Contains(err.Error(), place) {
			t.Errorf("%s: %v", place, err)
		}
	}
	_, err := z.SetFigures(t.Context(), demoZone, renewal.SetRequest{ParcelCodes: []string{someSeed, "none"}})
	if !errors.As(err, new(land.Problems)) || !strings.Contains(err.Error(), "parcel_codes[1]: there is no parcel in force") {
		t.Errorf("%v", err)
	}
	if _, err := z.SearchSites(t.Context(), demoZone, renewal.SiteSearch{AreaMaxMu: 30, SiteWhere: renewal.SiteWhere{ParkCode: "none"}}); !errors.Is(err, land.ErrNotFound) {
		t.Errorf("%v", err)
	}
}
