package store

import (
	"errors"
	"iter"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"

	"permu/internal/land"
)

// square is an outline of about side × side degrees.
func square(lon, lat, side float64) []byte {
	return wkb.MustMarshal(orb.Polygon{{{lon, lat}, {lon + side, lat}, {lon + side, lat + side}, {lon, lat + side}, {lon, lat}}})
}

func rows(list ...Row) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		for i, r := range list {
			if r.Line == 0 {
				r.Line = i + 1
			}
			if !yield(r, nil) {
				return
			}
		}
	}
}

func file(crs string) SourceFile {
	return SourceFile{Name: "a.csv", SHA256: string(make64('a')), CRS: crs, ProgramVersion: "test"}
}

func make64(c byte) []byte {
	text := make([]byte, 64)
	for i := range text {
		text[i] = c
	}
	return text
}

type load struct {
	kind    string
	file    SourceFile
	columns []string
	rows    iter.Seq2[Row, error]
}

func parkLoad() load {
	return load{"parks", file("EPSG:4490"), []string{"park_code", "name", "management"}, rows(
		Row{Values: []any{"P1", "一园", "direct"}, Shape: square(118.5, 24.7, 0.1)},
	)}
}

func parcelLoad(list ...Row) load {
	return load{"parcels", file("EPSG:4490"), []string{"parcel_code", "title_area_m2"}, rows(list...)}
}

// imported loads in one import each, and returns what became of the last.
func imported(t *testing.T, s *Store, loads ...load) Loaded {
	t.Helper()
	var last Loaded
	for _, l := range loads {
		i, err := s.BeginImport(t.Context(), NewZone{ZoneCode: "z", Name: "Z", CodeScheme: "free"})
		if err != nil {
			t.Fatal(err)
		}
		defer i.Rollback(t.Context())
		k, _ := land.KindByName(l.kind)
		if last, err = i.Load(t.Context(), k, l.file, l.columns, l.rows); err != nil {
			t.Fatal(err)
		}
		if _, err := i.Commit(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	return last
}

func TestReimportChangesNothing(t *testing.T) {
	s := newStore(t)
	parcel := Row{Values: []any{"A", 12000.0}, Shape: square(118.51, 24.71, 0.001)}
	first := imported(t, s, parkLoad(), parcelLoad(parcel))
	if first.Added != 1 {
		t.Fatalf("first: %+v", first)
	}
	before, _ := s.Zone(t.Context(), "z")
	second := imported(t, s, parcelLoad(parcel))
	if second.Unchanged != 1 || second.Added+second.Changed+second.Refused != 0 {
		t.Fatalf("second: %+v", second)
	}
	if after, _ := s.Zone(t.Context(), "z"); after.DataVersion != before.DataVersion {
		t.Errorf("data version rose from %d to %d", before.DataVersion, after.DataVersion)
	}
}

func TestReimportKeepsTheEarlierState(t *testing.T) {
	s := newStore(t)
	imported(t, s, parkLoad(), parcelLoad(Row{Values: []any{"A", 12000.0}, Shape: square(118.51, 24.71, 0.001)}))
	ledger := load{"parcels", file(""), []string{"parcel_code", "owner_name"}, rows(Row{Values: []any{"A", "甲公司"}})}
	if got := imported(t, s, ledger); got.Changed != 1 {
		t.Fatalf("%+v", got)
	}
	var owner, park string
	var title float64
	var earlier int
	err := s.pool.QueryRow(t.Context(), `
		select owner_name, park_code, title_area_m2,
		  (select count(*) from parcel_revision r where r.parcel_id = p.parcel_id and r.owner_name is null and r.valid_to = p.valid_from)
		from parcel p`).Scan(&owner, &park, &title, &earlier)
	if err != nil {
		t.Fatal(err)
	}
	if owner != "甲公司" || park != "P1" || title != 12000 || earlier != 1 {
		t.Errorf("owner %q, park %q, title %g, earlier states %d", owner, park, title, earlier)
	}
}

func TestBadParcels(t *testing.T) {
	bowTie := wkb.MustMarshal(orb.Polygon{{{118.51, 24.71}, {118.512, 24.712}, {118.512, 24.71}, {118.51, 24.712}, {118.51, 24.71}}})
	collapsed := wkb.MustMarshal(orb.Polygon{{{118.51, 24.71}, {118.512, 24.712}, {118.51, 24.71}, {118.51, 24.71}}})
	good := square(118.52, 24.72, 0.001)
	tests := map[string]struct {
		rows    []Row
		columns []string
		crs     string
		column  string
		outcome string
		added   int
	}{
		"self-crossing outline is repaired": {rows: []Row{{Values: []any{"A", nil}, Shape: bowTie}}, column: "geometry", outcome: "repaired", added: 1},
		"outline without an area":           {rows: []Row{{Values: []any{"A", nil}, Shape: collapsed}}, column: "geometry", outcome: "refused"},
		"no outline":                        {rows: []Row{{Values: []any{"A", nil}}}, column: "geometry", outcome: "refused"},
		"far from the zone":                 {rows: []Row{{Values: []any{"A", nil}, Shape: square(100, 24, 0.001)}}, column: "geometry", outcome: "refused"},
		"outside what can be transformed":   {rows: []Row{{Values: []any{"A", nil}, Shape: square(118.5e9, 24.7e9, 1)}}, crs: "EPSG:4527", column: "geometry", outcome: "refused"},
		"duplicate key":                     {rows: []Row{{Values: []any{"A", nil}, Shape: good}, {Values: []any{"A", nil}, Shape: good}}, column: "parcel_code", outcome: "refused", added: 1},
		"no such park":                      {rows: []Row{{Values: []any{"A", "P9"}, Shape: good}}, columns: []string{"parcel_code", "park_code"}, column: "park_code", outcome: "refused"},
		"title far from measured":           {rows: []Row{{Values: []any{"A", 1.0}, Shape: good}}, column: "title_area_m2", outcome: "noted", added: 1},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			l := parcelLoad(test.rows...)
			if test.columns != nil {
				l.columns = test.columns
			}
			if test.crs != "" {
				l.file.CRS = test.crs
			}
			got := imported(t, s, parkLoad(), l)
			if got.Added != test.added {
				t.Errorf("added %d", got.Added)
			}
			if len(got.Issues) != 1 || got.Issues[0].Column != test.column || got.Issues[0].Outcome != test.outcome {
				t.Errorf("issues %+v", got.Issues)
			}
		})
	}
}

func TestMeasuredAreaIsOfTheEllipsoid(t *testing.T) {
	s := newStore(t)
	imported(t, s, parkLoad(), parcelLoad(Row{Values: []any{"A", nil}, Shape: square(118.51, 24.71, 0.005)}))
	var measured, plane float64
	err := s.pool.QueryRow(t.Context(), `select area_m2, st_area(st_transform(geom, 4549)) from parcel`).Scan(&measured, &plane)
	if err != nil {
		t.Fatal(err)
	}
	if ratio := plane / measured; ratio < 1.0004 || ratio > 1.0008 { // zone 40 is some 500 ppm larger there
		t.Errorf("measured %.2f m², plane %.2f m²", measured, plane)
	}
}

func TestTwoImportsAtOnce(t *testing.T) {
	s := newStore(t)
	first, err := s.BeginImport(t.Context(), NewZone{ZoneCode: "z", Name: "Z", CodeScheme: "gb"})
	if err != nil {
		t.Fatal(err)
	}
	defer first.Rollback(t.Context())
	_, err = s.BeginImport(t.Context(), NewZone{ZoneCode: "z", Name: "Z", CodeScheme: "gb"})
	if !errors.Is(err, land.ErrConflict) {
		t.Errorf("got %v", err)
	}
}

func TestNewZoneNeedsAName(t *testing.T) {
	_, err := newStore(t).BeginImport(t.Context(), NewZone{ZoneCode: "z"})
	if !errors.Is(err, land.ErrNotFound) {
		t.Errorf("got %v", err)
	}
}

func TestZoneStaysAsItWasMade(t *testing.T) {
	s := newStore(t)
	imported(t, s, parkLoad())
	for name, z := range map[string]NewZone{
		"another name":  {ZoneCode: "z", Name: "Y"},
		"another codes": {ZoneCode: "z", CodeScheme: "gb"},
		"bad code":      {ZoneCode: "a b", Name: "A"},
	} {
		if _, err := s.BeginImport(t.Context(), z); !errors.Is(err, land.ErrInvalid) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestEmptyCellsKeepWhatStands(t *testing.T) {
	s := newStore(t)
	parcel := Row{Values: []any{"A", 12000.0}, Shape: square(118.51, 24.71, 0.001)}
	blank := load{"parcels", file(""), []string{"parcel_code", "title_area_m2"}, nil}
	again := func(clear bool) Loaded {
		blank.file.ClearEmpty, blank.rows = clear, rows(Row{Values: []any{"A", nil}})
		return imported(t, s, blank)
	}
	imported(t, s, parkLoad(), parcelLoad(parcel))
	if got := again(false); got.Unchanged != 1 {
		t.Errorf("kept: %+v", got)
	}
	if got := again(true); got.Changed != 1 {
		t.Errorf("cleared: %+v", got)
	}
}

// TestParcelsKeepTheirPark re-imports parcels that files place in one park although they lie in another.
func TestParcelsKeepTheirPark(t *testing.T) {
	s := newStore(t)
	parks := load{"parks", file("EPSG:4490"), []string{"park_code", "name", "management"}, rows(
		Row{Values: []any{"A", "甲园", "direct"}, Shape: square(118.5, 24.7, 0.1)},
		Row{Values: []any{"B", "乙园", "direct"}, Shape: square(118.7, 24.7, 0.1)},
	)}
	subareas := load{"subareas", file("EPSG:4490"), []string{"park_code", "subarea"}, rows(
		Row{Values: []any{"A", "北"}, Shape: square(118.5, 24.7, 0.1)},
	)}
	inA := square(118.51, 24.71, 0.001)
	parcels := func(columns []string, row Row) load { return load{"parcels", file("EPSG:4490"), columns, rows(row)} }
	steps := []struct {
		name string
		load load
		want string
	}{
		{"where it lies", parcels([]string{"parcel_code"}, Row{Values: []any{"P"}, Shape: inA}), "A 北"},
		{"as the file says, without the sub-area of the other", parcels([]string{"parcel_code", "park_code"}, Row{Values: []any{"P", "乙园"}, Shape: inA}), "B -"},
		{"as it stands, whatever the outline", parcels([]string{"parcel_code", "owner_name"}, Row{Values: []any{"P", "甲"}, Shape: inA}), "B -"},
		{"back again", parcels([]string{"parcel_code", "park_code"}, Row{Values: []any{"P", "A"}, Shape: inA}), "A 北"},
		{"a sub-area alone", parcels([]string{"parcel_code", "subarea"}, Row{Values: []any{"P", "北"}}), "A 北"},
	}
	imported(t, s, parks, subareas)
	for _, step := range steps {
		if got := imported(t, s, step.load); got.Refused > 0 {
			t.Fatalf("%s: %+v", step.name, got.Issues)
		}
		var got string
		if err := s.pool.QueryRow(t.Context(), "select park_code || ' ' || coalesce(subarea, '-') from parcel").Scan(&got); err != nil || got != step.want {
			t.Errorf("%s: %s, want %s (%v)", step.name, got, step.want, err)
		}
	}
}
