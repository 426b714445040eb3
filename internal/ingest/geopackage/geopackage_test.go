package geopackage_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"permu/internal/ingest/geopackage"
	"permu/internal/ingest/shape"
	"permu/internal/ingest/table"
	"permu/internal/land"
)

const schema = `
create table gpkg_spatial_ref_sys (srs_name text, srs_id integer primary key, organization text, organization_coordsys_id integer, definition text);
create table gpkg_contents (table_name text primary key, data_type text, srs_id integer);
create table gpkg_geometry_columns (table_name text, column_name text, geometry_type_name text, srs_id integer);
insert into gpkg_spatial_ref_sys values ('none', -1, 'NONE', -1, 'undefined'), ('c', 4490, 'EPSG', 4490, 'GEOGCS["x"]'), ('l', 100000, 'NONE', 100000, 'PROJCS["local"]');
insert into gpkg_contents values ('宗地', 'features', 4490);
insert into gpkg_geometry_columns values ('宗地', 'geom', 'POLYGON', 4490);
create table 宗地 (fid integer primary key, geom blob, 宗地代码 text, 面积 real, 层数 integer, 有证 boolean, 日期 date);`

// file makes a GeoPackage by SQL.
func file(t *testing.T, statements ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "parcels & 100%.gpkg")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, s := range append([]string{schema}, statements...) {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

func all(path string, o table.Options) (*table.Table, []string, error) {
	tab, err := geopackage.Open(context.Background(), path, o)
	if err != nil {
		return nil, nil, err
	}
	defer tab.Close()
	var lines []string
	for row, err := range tab.Rows {
		if err != nil {
			return tab, lines, err
		}
		line := fmt.Sprintf("%d: %v", row.Line, row.Cells)
		if row.Shape != nil {
			line += fmt.Sprintf(" +%d", len(row.Shape))
		}
		for _, f := range row.Faults {
			line += " !" + f.Rule
		}
		lines = append(lines, line)
	}
	return tab, lines, nil
}

func TestOpen(t *testing.T) {
	point := fmt.Sprintf("x'%x%x'", append([]byte("GP"), 0, 1, 0, 0, 0, 0), shape.FromXY(118.5, 24.8))
	path := file(t, "insert into 宗地 values (7, "+point+", 'a', 1.5, 3, 1, '2020-01-02'), (9, null, null, null, null, null, null), (10, x'00', 'c', 1, 1, 0, null)")
	tab, rows, err := all(path, table.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if tab.CRS != "EPSG:4490" || tab.Layer != "宗地" || !tab.HasShape || fmt.Sprint(tab.Columns) != "[宗地代码 面积 层数 有证 日期]" {
		t.Errorf("table %+v", tab)
	}
	want := []string{"1: [a 1.5 3 1 2020-01-02 00:00:00 +0000 UTC] +21", "2: [<nil> <nil> <nil> <nil> <nil>]", "3: [c 1 1 0 <nil>] !the geometry has no GeoPackage header"}
	if strings.Join(rows, "\n") != strings.Join(want, "\n") {
		t.Errorf("rows\n%s\nwant\n%s", strings.Join(rows, "\n"), strings.Join(want, "\n"))
	}
}

func TestLayersAndSystems(t *testing.T) {
	second := "create table b (id integer primary key, x text); insert into gpkg_contents values ('b', 'attributes', 0)"
	tests := map[string]struct {
		change, layer string
		crs, fails    string
	}{
		"a system of its own":     {change: "update gpkg_geometry_columns set srs_id = 100000", crs: `PROJCS["local"]`},
		"no system":               {change: "update gpkg_geometry_columns set srs_id = -1", crs: ""},
		"several layers":          {change: second, fails: "2 layers, name one of b, 宗地"},
		"one of several":          {change: second, layer: "宗地", crs: "EPSG:4490"},
		"a table without shapes":  {change: second, layer: "b", crs: ""},
		"no such layer":           {change: second, layer: "c", fails: `no layer "c", it has b, 宗地`},
		"a layer without a table": {change: "drop table 宗地", fails: "no such table"},
		"nothing of a GeoPackage": {change: "drop table gpkg_contents", fails: "gpkg_contents"},
		"quotes in a layer name":  {change: `alter table 宗地 rename to "a""b"; update gpkg_contents set table_name = 'a"b'; update gpkg_geometry_columns set table_name = 'a"b'`, crs: "EPSG:4490"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			tab, _, err := all(file(t, tt.change), table.Options{Layer: tt.layer})
			switch {
			case tt.fails != "" && (!errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), tt.fails)):
				t.Errorf("error %v, want an ErrInvalid with %q", err, tt.fails)
			case tt.fails == "" && err != nil:
				t.Error(err)
			case tt.fails == "" && tab.CRS != tt.crs:
				t.Errorf("CRS %q, want %q", tab.CRS, tt.crs)
			}
		})
	}
}

func TestOpenDamaged(t *testing.T) {
	path := file(t, "insert into 宗地 (宗地代码) with recursive n(i) as (select 1 union all select i + 1 from n where i < 2000) select hex(randomblob(50)) from n")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string][]byte{"cut off": whole[:len(whole)/2], "no database": []byte(strings.Repeat("宗地", 100)), "empty": nil}
	for name, content := range tests {
		t.Run(name, func(t *testing.T) {
			bad := filepath.Join(t.TempDir(), "bad.gpkg")
			if err := os.WriteFile(bad, content, 0o600); err != nil {
				t.Fatal(err)
			}
			if _, _, err := all(bad, table.Options{}); !errors.Is(err, land.ErrInvalid) {
				t.Errorf("error %v, want an ErrInvalid", err)
			}
		})
	}
}

func FuzzWKB(f *testing.F) {
	f.Add([]byte("GP\x00\x03\x00\x00\x00\x00"))
	f.Add(append([]byte("GP\x00\x01\x00\x00\x00\x00"), shape.FromXY(1, 2)...))
	f.Fuzz(func(t *testing.T, blob []byte) {
		if wkb, err := geopackage.WKB(blob); err == nil && len(wkb) > len(blob)-8 {
			t.Errorf("%x: more geometry than blob", blob)
		}
	})
}
