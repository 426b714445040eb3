package synth

import (
	"bytes"
	"encoding/csv"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"permu/internal/land"
)

const shipped = "../../geodata/demo"

func writeDemo(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := Write(t.Context(), *jinjiangZone(t), dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

func read(t *testing.T, dir, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// table reads a CSV or the workbook of a file into rows; row i is line i+1.
func table(t *testing.T, dir, name string) [][]string {
	t.Helper()
	if strings.HasSuffix(name, ".xlsx") {
		book, err := excelize.OpenFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = book.Close() }()
		rows, err := book.GetRows("Sheet1")
		if err != nil {
			t.Fatal(err)
		}
		return rows
	}
	b := read(t, dir, name)
	if name != "dirt.csv" {
		b, _ = simplifiedchinese.GBK.NewDecoder().Bytes(b)
	}
	rows, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return rows
}

// refusedLines are the lines of a file that dirt.csv says an importer refuses.
func refusedLines(t *testing.T, dir, name string) map[int]bool {
	lines := map[int]bool{}
	for _, row := range table(t, dir, "dirt.csv")[1:] {
		if row[0] == name && row[5] == refused {
			line, _ := strconv.Atoi(row[1])
			lines[line] = true
		}
	}
	return lines
}

func TestFiles(t *testing.T) {
	dir := writeDemo(t)
	for _, c := range []struct {
		name string
		test func(*testing.T, string)
	}{
		{"writing twice gives the same bytes", writingTwiceGivesTheSameBytes},
		{"what is shipped is what seed 1 gives", shippedAreThoseOfSeedOne},
		{"accepted rows hold the published totals", holdPublishedTotals},
		{"only listed codes are wrong", onlyListedCodesAreWrong},
		{"dirt.csv points at its cells", dirtPointsAtItsCells},
		{"the shapefile is like those of offices", shapefileLikeThoseOfOffices},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, dir) })
	}
}

func writingTwiceGivesTheSameBytes(t *testing.T, dir string) {
	a, b := dir, writeDemo(t)
	for _, name := range names(t, a) {
		if !bytes.Equal(read(t, a, name), read(t, b, name)) {
			t.Errorf("%s differs between two runs", name)
		}
	}
}

func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// The layers are compared as GDAL reads them, since another version of it may arrange the same content otherwise.
func shippedAreThoseOfSeedOne(t *testing.T, dir string) {
	for _, name := range names(t, dir) {
		got, want := read(t, dir, name), read(t, shipped, name)
		if bytes.Equal(got, want) {
			continue
		}
		switch filepath.Ext(name) {
		case ".gpkg", ".shp", ".geojson":
			if !bytes.Equal(features(t, dir, name), features(t, shipped, name)) {
				t.Errorf("%s: features differ from what is shipped", name)
			}
		case ".shx", ".dbf", ".prj": // read with the .shp
		default:
			t.Errorf("%s differs from what is shipped", name)
		}
	}
}

func features(t *testing.T, dir, name string) []byte {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "ogr2ogr", "-f", "GeoJSON", "/vsistdout/", filepath.Join(dir, name),
		"-lco", "COORDINATE_PRECISION=7", "-t_srs", "EPSG:4490", "-skipfailures")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return out
}

func holdPublishedTotals(t *testing.T, dir string) {
	direct := map[string]bool{} // by code, true when above size
	for _, row := range accept(t, dir, "企业名录.xlsx", 2) {
		if slices.Contains([]string{"WLY", "ADY", "SPY", "XTY", "ZNY"}, row[2]) {
			direct[narrow(row[0])] = row[8] == "规上"
		}
	}
	if len(direct) != 926 {
		t.Errorf("%d enterprises in the direct parks, want 926", len(direct))
	}
	output := 0.0
	for _, row := range accept(t, dir, "年度数据_2020.csv", 1) {
		if v, err := strconv.ParseFloat(narrow(row[3]), 64); err == nil && direct[narrow(row[0])] {
			output += v
		}
	}
	if output != 113_596_000 {
		t.Errorf("above-size output is %.0f thousand yuan, want 113,596,000", output)
	}
}

// accept lists the rows of a file that an importer lets in, after so many lines of header.
func accept(t *testing.T, dir, name string, header int) [][]string {
	t.Helper()
	bad := refusedLines(t, dir, name)
	var rows [][]string
	for i, row := range table(t, dir, name) {
		if i >= header && !bad[i+1] {
			rows = append(rows, row)
		}
	}
	return rows
}

// narrow undoes full-width characters and odd spaces.
func narrow(s string) string {
	s = strings.Map(func(r rune) rune {
		if r > 0xFEE0+' ' && r < 0xFEE0+0x7f {
			return r - 0xFEE0
		}
		return r
	}, s)
	return strings.Trim(s, " \u00a0\u3000")
}

func onlyListedCodesAreWrong(t *testing.T, dir string) {
	for _, name := range []string{"企业名录.xlsx", "年度数据_2018.csv", "年度数据_2019.csv", "年度数据_2020.csv", "税收_2020.csv"} {
		header := 1 + count(strings.HasSuffix(name, ".xlsx"))
		for _, row := range accept(t, dir, name, header) {
			if err := land.CheckUSCC(narrow(row[0])); err != nil {
				t.Errorf("%s: %s: %v", name, row[0], err)
			}
		}
	}
}

func dirtPointsAtItsCells(t *testing.T, dir string) {
	kinds, tables := map[string]bool{}, map[string][][]string{}
	for _, fault := range table(t, dir, "dirt.csv")[1:] {
		kinds[fault[2]] = true
		if fault[2] == "thousands_separator" && !strings.Contains(fault[4], ",") {
			t.Errorf("%s line %s: %q has no separator", fault[0], fault[1], fault[4])
		}
		if ext := filepath.Ext(fault[0]); ext != ".csv" && ext != ".xlsx" {
			continue
		}
		if tables[fault[0]] == nil {
			tables[fault[0]] = table(t, dir, fault[0])
		}
		rows := tables[fault[0]]
		line, _ := strconv.Atoi(fault[1])
		header := rows[count(strings.HasSuffix(fault[0], ".xlsx"))]
		at := slices.Index(header, fault[3])
		if cell := append(rows[line-1], make([]string, len(header))...)[at]; !alike(cell, fault[4]) {
			t.Errorf("%s line %d: %s is %q, dirt.csv says %q", fault[0], line, fault[3], cell, fault[4])
		}
	}
	for _, kind := range []string{
		"bad_check_character", "letter_o", "short_code", "duplicate_key", "text_for_number", "negative_area", "empty_geometry",
		"xy_exchanged", "bad_parcel_code", "unknown_parcel", "unknown_enterprise", "unknown_choice", "missing_required",
		"bow_tie", "full_width_digits", "thousands_separator", "not_available", "odd_space", "sentinel_date", "text_date",
		"far_zero", "far_swapped", "title_area_differs", "mu_times_666", "hectares", "address_123", "gcj02_point",
		"per_mu_in_total", "stacked_polygon",
	} {
		if !kinds[kind] {
			t.Errorf("no file has a %s", kind)
		}
	}
}

func alike(a, b string) bool {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	return a == b || errX == nil && errY == nil && math.Abs(x-y) < 1e-6
}

func shapefileLikeThoseOfOffices(t *testing.T, dir string) {
	if _, err := os.Stat(filepath.Join(dir, "宗地.cpg")); err == nil {
		t.Error("the shapefile has a .cpg")
	}
	dbf := read(t, dir, "宗地.dbf")
	cut, _ := simplifiedchinese.GBK.NewEncoder().Bytes([]byte("建筑占地面"))
	if dbf[29] != 0 || !bytes.Contains(dbf, cut) {
		t.Error("the table says its encoding, or its names are not cut to ten bytes of GBK")
	}
	shp := read(t, dir, "宗地.shp")
	if shp[32] != 15 {
		t.Errorf("shape type %d, want 15 (polygons with heights)", shp[32])
	}
}

func TestPlainZoneGrowsToAnySize(t *testing.T) {
	for _, size := range [][2]int{{1, 1}, {37, 12}, {5000, 900}} {
		z := Generate(Plain(size[0], size[1]), 1)
		if len(z.Parcels) != size[0] || len(z.Enterprises) != size[1] {
			t.Errorf("%d parcels, %d enterprises, want %v", len(z.Parcels), len(z.Enterprises), size)
		}
	}
	dir := t.TempDir()
	if err := Write(t.Context(), Generate(Plain(500, 100), 1), dir); err != nil {
		t.Fatal(err)
	}
	if len(names(t, dir)) != 10 {
		t.Errorf("files: %v, want 10", names(t, dir))
	}
}
