package ingest_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"permu/internal/ingest"
	"permu/internal/land"
)

// realData is a folder of published files that PERMU_REAL_DATA names; they do not ship with the program.
func realData(t *testing.T, name string) string {
	t.Helper()
	folder := os.Getenv("PERMU_REAL_DATA")
	if folder == "" {
		t.Skip("PERMU_REAL_DATA is not set")
	}
	path := filepath.Join(folder, name)
	if _, err := os.Stat(path); err != nil {
		t.Skip(err)
	}
	return path
}

func parse(t *testing.T, text string) ingest.Mapping {
	t.Helper()
	path := write(t, "mapping.yaml", text)
	m, err := ingest.ReadMapping(path)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestRealParcels(t *testing.T) {
	tests := map[string]struct {
		file, mapping, crs string
		records            int
	}{
		"Brooklyn lots": {
			"nyc-mappluto/brooklyn-2000.geojson",
			"columns: {parcel_code: BBL, title_area_m2: {column: LotArea, unit: sqft}, floor_area_m2: {column: BldgArea, unit: sqft}}\nignore: [Address]",
			"EPSG:4326", 2000,
		},
		"Lebanon lots": {
			"lebanon-nh/LebParcels.shp",
			"columns: {parcel_code: MAP_LOT, title_area_m2: {column: CALC_ACRES, unit: acre}}\nduplicates: merge",
			"NAD83 / New Hampshire (ftUS)", 4364,
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			b, records, err := read(t, realData(t, tt.file), ingest.Options{Kind: kind(t, "parcels"), Mapping: parse(t, tt.mapping), FreeCodes: true})
			if err != nil {
				t.Fatal(err)
			}
			if len(records) != tt.records || !strings.Contains(b.File.CRS, tt.crs) || !b.HasShape {
				t.Errorf("%d records in %s, want %d in %s", len(records), b.File.CRS, tt.records, tt.crs)
			}
			refused := 0
			for _, r := range records {
				if r.Refused() {
					refused++
				}
			}
			t.Logf("%d refused; %q; %+v", refused, issues(records)[:min(5, len(issues(records)))], b.Sources)
		})
	}
}

// TestRealTables opens whatever councils and scrapers publish: each file is read to its end or refused with a reason.
func TestRealTables(t *testing.T) {
	folder := filepath.Dir(realData(t, "uk-brownfield/083bcaab201e.csv"))
	files, err := filepath.Glob(filepath.Join(folder, "*.csv"))
	if err != nil {
		t.Fatal(err)
	}
	files = append(files, realData(t, "cn-landchina/liptao-2019-beijing.xlsx"))
	m := parse(t, "columns: {parcel_code: {value: x}}\nignore: [park, location, name, address]")
	for _, path := range files {
		t.Run(filepath.Base(path), func(t *testing.T) {
			b, err := ingest.Open(context.Background(), path, ingest.Options{Kind: kind(t, "parcels"), Mapping: m, FreeCodes: true})
			if errors.Is(err, land.ErrInvalid) {
				t.Log(err)
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			defer b.Close()
			rows, refused := 0, 0
			for r, err := range b.Records {
				if err != nil {
					t.Fatal(err)
				}
				rows++
				if r.Refused() {
					refused++
				}
			}
			t.Logf("%s: %d rows, %d refused, %v", b.File.Encoding, rows, refused, b.Sources)
		})
	}
}
