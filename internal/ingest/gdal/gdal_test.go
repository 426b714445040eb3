package gdal_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"permu/internal/ingest/gdal"
	"permu/internal/ingest/table"
	"permu/internal/land"
)

const parcels = `{"type":"FeatureCollection","features":[
{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[117.5,24.7,9],[117.6,24.7,9],[117.6,24.8,9],[117.5,24.7,9]]]},
 "properties":{"宗地代码":"甲","统一社会信用代码":"x","宗地面积":1.5}},
{"type":"Feature","geometry":null,"properties":{"宗地代码":"乙","统一社会信用代码":"y","宗地面积":2}}]}`

// needGDAL skips a test where GDAL's tools are not installed, and fails it on CI.
func needGDAL(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("ogr2ogr"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("GDAL's tools are not installed")
		}
		t.Skip("GDAL's tools are not installed")
	}
}

// write makes a file of a GDAL format from GeoJSON.
func write(t *testing.T, name, text string, args ...string) string {
	t.Helper()
	needGDAL(t)
	dir := t.TempDir()
	source, target := filepath.Join(dir, "source.geojson"), filepath.Join(dir, name)
	if err := os.WriteFile(source, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("ogr2ogr", append(args, target, source)...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return target
}

func shapefile(t *testing.T, encoding string) string {
	return write(t, "宗地.shp", parcels, "-f", "ESRI Shapefile", "-t_srs", "EPSG:4527", "-lco", "ENCODING="+encoding)
}

// member is a file beside a shapefile.
func member(shp, ext string) string { return strings.TrimSuffix(shp, ".shp") + ext }

func change(t *testing.T, path string, edit func([]byte) []byte) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err == nil {
		err = os.WriteFile(path, edit(content), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func remove(t *testing.T, path string) {
	t.Helper()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
}

type opener func(context.Context, string, table.Options) (*table.Table, error)

func all(open opener, path string, o table.Options) (*table.Table, []string, error) {
	tab, err := open(context.Background(), path, o)
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
			line += " +shape"
		}
		lines = append(lines, line)
	}
	return tab, lines, nil
}

func unmark(b []byte) []byte { b[29] = 0; return b }

func TestShapefile(t *testing.T) {
	const gbkNames, utf8Names = "[宗地代码 统一社会信 宗地面积]", "[宗地代 统一社 宗地面]"
	tests := map[string]struct {
		encoding string
		edit     func(t *testing.T, shp string)
		options  table.Options
		columns  string
		found    string
	}{
		"GBK with .cpg":                  {"GBK", func(*testing.T, string) {}, table.Options{}, gbkNames, "GB18030"},
		"GBK without .cpg, marked":       {"GBK", func(t *testing.T, s string) { remove(t, member(s, ".cpg")) }, table.Options{}, gbkNames, "GB18030"},
		"GBK without .cpg, not marked":   {"GBK", bare, table.Options{}, gbkNames, "GB18030"},
		"GBK by the user":                {"GBK", bare, table.Options{Encoding: "gbk"}, gbkNames, "GB18030"},
		"GBK with .cpg 936":              {"GBK", cpg("936"), table.Options{}, gbkNames, "GB18030"},
		"GBK with a blank .cpg":          {"GBK", cpg(" \n"), table.Options{}, gbkNames, "GB18030"},
		"GBK against a lying .cpg":       {"GBK", cpg("UTF-8"), table.Options{Encoding: "gb18030"}, gbkNames, "GB18030"},
		"UTF-8 with .cpg":                {"UTF-8", func(*testing.T, string) {}, table.Options{}, utf8Names, "UTF-8"},
		"UTF-8 without .cpg, not marked": {"UTF-8", bare, table.Options{}, utf8Names, "UTF-8"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			shp := shapefile(t, tt.encoding)
			tt.edit(t, shp)
			tab, rows, err := all(gdal.OpenShapefile, shp, tt.options)
			if err != nil {
				t.Fatal(err)
			}
			if fmt.Sprint(tab.Columns) != tt.columns || tab.Encoding != tt.found || tab.CRS != "EPSG:4527" || !tab.CutNames {
				t.Errorf("%v %s %s, want %s %s", tab.Columns, tab.Encoding, tab.CRS, tt.columns, tt.found)
			}
			if strings.Join(rows, "; ") != "1: [甲 x 1.5] +shape; 2: [乙 y 2]" {
				t.Errorf("rows %v", rows)
			}
		})
	}
}

func bare(t *testing.T, shp string) {
	remove(t, member(shp, ".cpg"))
	change(t, member(shp, ".dbf"), unmark)
}

func cpg(text string) func(*testing.T, string) {
	return func(t *testing.T, shp string) {
		change(t, member(shp, ".cpg"), func([]byte) []byte { return []byte(text) })
	}
}

// TestTextCutInsideACharacter has a text that fills its column, so that the last character is lost in part.
func TestTextCutInsideACharacter(t *testing.T) {
	shp := shapefile(t, "GBK")
	bare(t, shp)
	change(t, member(shp, ".dbf"), func(b []byte) []byte {
		last := bytes.LastIndex(b, []byte("y   ")) // the column after 宗地代码, blank to its end
		for i := 0; b[last+i] == 'y' || b[last+i] == ' ' && i < 80; i++ {
			b[last+i] = "\xbd\xfa"[i%2]
		}
		b[last+79] = 0xbd
		return b
	})
	tab, rows, err := all(gdal.OpenShapefile, shp, table.Options{})
	if err != nil || tab.Encoding != "GB18030" || !strings.Contains(rows[1], strings.Repeat("晋", 39)) {
		t.Errorf("%v, %v", rows, err)
	}
}

func TestShapefileWithoutSystem(t *testing.T) {
	shp := shapefile(t, "UTF-8")
	remove(t, member(shp, ".prj"))
	tab, _, err := all(gdal.OpenShapefile, shp, table.Options{})
	if err != nil || tab.CRS != "" || !tab.HasShape {
		t.Errorf("%+v, %v; want no CRS", tab, err)
	}
}

func TestShapefileRefused(t *testing.T) {
	cut := func(ext string) func(*testing.T, string) {
		return func(t *testing.T, shp string) {
			change(t, member(shp, ext), func(b []byte) []byte { return b[:len(b)-8] })
		}
	}
	tests := map[string]struct {
		edit func(*testing.T, string)
		want string
	}{
		"truncated .shp":         {cut(".shp"), ".shp is cut off"},
		"truncated .dbf":         {cut(".dbf"), ".dbf: is cut off"},
		"truncated .shx":         {cut(".shx"), ".shx is cut off"},
		".shp of one byte":       {func(t *testing.T, s string) { change(t, s, func(b []byte) []byte { return b[:1] }) }, "no shapefile header"},
		"no .shx":                {func(t *testing.T, s string) { remove(t, member(s, ".shx")) }, "lacks its .shx"},
		"no .dbf":                {func(t *testing.T, s string) { remove(t, member(s, ".dbf")) }, "lacks its .dbf"},
		".dbf that lies":         {func(t *testing.T, s string) { change(t, member(s, ".dbf"), rows(9999)) }, "states 9999 rows"},
		".dbf short of a row":    {func(t *testing.T, s string) { change(t, member(s, ".dbf"), rows(1)) }, "counts 2 shapes, the .dbf 1 rows"},
		".cpg that lies":         {cpg("UTF-8"), "the .cpg says UTF-8, which does not fit"},
		".cpg that nobody knows": {cpg("KLINGON"), "KLINGON"},
		"no encoding fits": {func(t *testing.T, s string) {
			bare(t, s)
			change(t, member(s, ".dbf"), func(b []byte) []byte { b[len(b)-40], b[len(b)-39], b[len(b)-38] = 'a', 0xFF, 'b'; return b })
		}, "neither UTF-8 nor GB18030"},
		"index into nowhere": {func(t *testing.T, s string) {
			change(t, member(s, ".shx"), func(b []byte) []byte { binary.BigEndian.PutUint32(b[100:], 1<<28); return b })
		}, "ERROR"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			shp := shapefile(t, "GBK")
			tt.edit(t, shp)
			_, _, err := all(gdal.OpenShapefile, shp, table.Options{})
			if !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want an ErrInvalid with %q", err, tt.want)
			}
		})
	}
}

func rows(n uint32) func([]byte) []byte {
	return func(b []byte) []byte { binary.LittleEndian.PutUint32(b[4:], n); return b }
}

func TestFileGDB(t *testing.T) {
	gdb := write(t, "库.gdb", parcels, "-f", "OpenFileGDB", "-nln", "宗地", "-a_srs", "EPSG:4490")
	tab, rows, err := all(gdal.OpenFileGDB, gdb, table.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if tab.CRS != "EPSG:4490" || tab.Layer != "宗地" || len(rows) != 2 || !strings.HasPrefix(rows[0], "1: [甲 x 1.5] +shape") {
		t.Errorf("%+v %v", tab, rows)
	}
	if _, _, err := all(gdal.OpenFileGDB, gdb, table.Options{Layer: "none"}); !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), "it has 宗地") {
		t.Errorf("no such layer: %v", err)
	}
	if _, _, err := all(gdal.OpenFileGDB, t.TempDir(), table.Options{}); !errors.Is(err, land.ErrInvalid) {
		t.Errorf("an empty folder: %v", err)
	}
}

// TestCancelLeavesNothing looks for temporary files after a cancelled and after a finished reading.
func TestCancelLeavesNothing(t *testing.T) {
	shp := shapefile(t, "GBK")
	t.Setenv("TMPDIR", t.TempDir())
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := gdal.OpenShapefile(ctx, shp, table.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
	if _, _, err := all(gdal.OpenShapefile, shp, table.Options{}); err != nil {
		t.Error(err)
	}
	left, err := os.ReadDir(os.Getenv("TMPDIR"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
