package ingest_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"permu/internal/ingest"
	"permu/internal/land"
)

const (
	uscc = "91460600MA5RC30P9Y"
	lot  = "350582001001GB00001"
)

func kind(t testing.TB, name string) land.Kind {
	t.Helper()
	k, ok := land.KindByName(name)
	if !ok {
		t.Fatalf("no kind %q", name)
	}
	return k
}

func write(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func encode(t testing.TB, e encoding.Encoding, text string) string {
	t.Helper()
	out, err := e.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// read opens a file and reads it to its end.
func read(t testing.TB, path string, o ingest.Options) (*ingest.Batch, []ingest.Record, error) {
	t.Helper()
	b, err := ingest.Open(context.Background(), path, o)
	if err != nil {
		return nil, nil, err
	}
	defer b.Close()
	var records []ingest.Record
	for r, err := range b.Records {
		if err != nil {
			return b, records, err
		}
		records = append(records, r)
	}
	return b, records, nil
}

// issues writes issues as "row column value outcome: rule".
func issues(records []ingest.Record) []string {
	var list []string
	for _, r := range records {
		for _, i := range r.Issues {
			list = append(list, fmt.Sprintf("%d %s %s %s: %s", i.Line, i.Column, i.Value, i.Outcome, i.Rule))
		}
	}
	return list
}

func TestCSVEncodings(t *testing.T) {
	const text = "统一社会信用代码,企业名称,税收(万元),年度\r\n" + uscc + ",晋江鞋业,1.5,2020\r\n"
	tests := map[string]struct {
		content, option, found string
	}{
		"UTF-8":                 {text, "", "utf-8"},
		"UTF-8 with BOM":        {"\uFEFF" + text, "", "utf-8 with BOM"},
		"GBK":                   {encode(t, simplifiedchinese.GBK, text), "", "gb18030"},
		"GB18030 of four bytes": {encode(t, simplifiedchinese.GB18030, strings.Replace(text, "鞋", "𠮷", 1)), "", "gb18030"},
		"GBK named":             {encode(t, simplifiedchinese.GBK, text), "GBK", "gbk"},
		"UTF-16 with BOM":       {encode(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), text), "", "utf-16le"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			b, records, err := read(t, write(t, "税收.csv", tt.content), ingest.Options{Kind: kind(t, "reports"), Encoding: tt.option})
			if err != nil {
				t.Fatal(err)
			}
			if b.File.Encoding != tt.found || len(records) != 1 {
				t.Fatalf("encoding %s, %d records", b.File.Encoding, len(records))
			}
			want := []any{uscc, int64(2020), land.Money(1_500_000)}
			if diff := cmp.Diff(want, records[0].Values); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff([]string{"企业名称"}, b.Unmapped); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCSVForms(t *testing.T) {
	const head, row = "统一社会信用代码,年度,税收(万元)\n", uscc + ",2020,1\n"
	tests := map[string]struct {
		text    string
		mapping ingest.Mapping
		lines   string // of the records that came through
		issues  []string
	}{
		"plain":                {head + row, ingest.Mapping{}, "2", nil},
		"tabs":                 {strings.ReplaceAll(head+row, ",", "\t"), ingest.Mapping{}, "2", nil},
		"semicolons":           {strings.ReplaceAll(head+row, ",", ";"), ingest.Mapping{}, "2", nil},
		"tabs and commas":      {"统一社会信用代码\t年度\t备注\n" + uscc + "\t2020\ta,b,c,d,e,f,g\n", ingest.Mapping{}, "2", nil},
		"title rows":           {"2020年税收,,\n制表：某局,,\n" + head + row, ingest.Mapping{}, "4", nil},
		"blank rows":           {head + ",,\n\n" + row + " , ,\n", ingest.Mapping{}, "4", nil},
		"blank cells too many": {head + strings.TrimSpace(row) + ",,\n", ingest.Mapping{}, "2", nil},
		"quoted line break":    {"统一社会信用代码,年度,备注\n" + uscc + ",2020,\"a\nb\"\n" + row, ingest.Mapping{}, "2 4", nil},
		"last line unfinished": {head + strings.TrimSpace(row), ingest.Mapping{}, "2", nil},
		"header row named":     {"统一社会信用代码,年度,x\n" + head + row, ingest.Mapping{HeaderRow: 2}, "3", nil},
		"where":                {"统一社会信用代码,年度,局\n" + uscc + ",2020,A\n" + uscc + ",2021,B\n", ingest.Mapping{Where: map[string]string{"局": "B"}}, "3", nil},
		"cells missing": {head + uscc + ",2020\n" + row, ingest.Mapping{}, "3", []string{
			"2  " + uscc + ",2020 refused: the row has 2 cells, the header 3",
		}},
		"cells too many": {head + uscc + ",2020,1,000\n" + row, ingest.Mapping{}, "3", []string{
			"2  " + uscc + ",2020,1,000 refused: the row has 4 cells, the header 3",
		}},
		"bare quote": {head + uscc + ",20\"20,1\n" + row, ingest.Mapping{}, "3", []string{
			"2   refused: a quote stands inside an unquoted cell at line 2, byte 22",
		}},
		"everything wrong in a row": {head + "12345,1900,-\n" + row, ingest.Mapping{}, "3", []string{
			"2 统一社会信用代码 12345 refused: a unified social credit code has 18 characters, this one 5",
			"2 年度 1900 refused: must be a year from 1949 to 2100",
			"2 税收(万元) - repaired: \"-\" stands for a missing value",
		}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, records, err := read(t, write(t, "税收.csv", tt.text), ingest.Options{Kind: kind(t, "reports"), Mapping: tt.mapping})
			if err != nil {
				t.Fatal(err)
			}
			var lines []string
			for _, r := range records {
				if !r.Refused() {
					lines = append(lines, fmt.Sprint(r.Line))
				}
			}
			if strings.Join(lines, " ") != tt.lines {
				t.Errorf("lines %v, want %s", lines, tt.lines)
			}
			if diff := cmp.Diff(tt.issues, issues(records)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestOpenRefuses(t *testing.T) {
	const good = "宗地代码,宗地面积(亩)\n" + lot + ",1\n"
	tests := map[string]struct {
		file, text string
		options    ingest.Options
		want       string
	}{
		"missing column":       {"a.csv", "面积,坐落\n1,2\n", ingest.Options{}, "parcel_code: no column holds this required field; it may be called parcel_code, 宗地代码"},
		"columns are named":    {"a.csv", "面积,坐落\n1,2\n", ingest.Options{}, "the file has 面积, 坐落"},
		"wrong encoding":       {"a.csv", "宗地代码,a\n" + lot + ",caf\xe9 \n", ingest.Options{}, "neither UTF-8 (line 2, byte 39) nor GB18030 (line 2, byte 39)"},
		"unknown encoding":     {"a.csv", good, ingest.Options{Encoding: "klingon"}, "klingon"},
		"unknown unit":         {"a.csv", "宗地代码,出让价款(万元/亩)\n", ingest.Options{}, "column 出让价款(万元/亩): is no unit"},
		"empty file":           {"a.csv", "", ingest.Options{}, "holds no rows"},
		"archive":              {"a.zip", "PK", ingest.Options{}, "unpack it first"},
		"old Excel":            {"a.xls", "", ingest.Options{}, "save it as .xlsx"},
		"unknown format":       {"a.doc", "", ingest.Options{}, ".geojson"},
		"member of shapefile":  {"a.dbf", "", ingest.Options{}, "name its .shp"},
		"no system":            {"a.geojson", `{"type":"FeatureCollection","crs":null,"features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"宗地代码":"x"}}]}`, ingest.Options{}, "give --crs"},
		"nonsense --crs":       {"a.csv", good, ingest.Options{CRS: "zone 40"}, `"zone 40" is neither`},
		"where without column": {"a.csv", good, ingest.Options{Mapping: ingest.Mapping{Where: map[string]string{"局": "B"}}}, "where"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			tt.options.Kind = kind(t, "parcels")
			_, _, err := read(t, write(t, tt.file, tt.text), tt.options)
			if !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), tt.want) || !strings.HasPrefix(err.Error(), tt.file+": ") {
				t.Errorf("error %v, want an ErrInvalid of %s with %q", err, tt.file, tt.want)
			}
		})
	}
}

func TestCoordinateColumns(t *testing.T) {
	const text = "统一社会信用代码,企业名称,经度,纬度\n" +
		uscc + ",甲,118.5,24.8\n" + uscc + ",乙,,\n" + uscc + ",丙,118.5,\n" + uscc + ",丁,24.8,118.5\n"
	path := write(t, "企业.csv", text)
	if _, _, err := read(t, path, ingest.Options{Kind: kind(t, "enterprises")}); !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), "经度 and 纬度") {
		t.Errorf("without --crs: %v", err)
	}
	b, records, err := read(t, path, ingest.Options{Kind: kind(t, "enterprises"), CRS: "4490"})
	if err != nil {
		t.Fatal(err)
	}
	if b.File.CRS != "EPSG:4490" || !b.HasShape || records[0].Shape == nil || records[1].Shape != nil || records[1].Refused() {
		t.Errorf("%+v %+v", b.File, records)
	}
	got := issues(records)
	if len(got) != 2 || !strings.Contains(got[0], "4 经度  refused: one of the two") || !strings.Contains(got[1], "exchanged") {
		t.Errorf("issues %q", got)
	}
}

func TestShapes(t *testing.T) {
	feature := func(code, geometry string) string {
		return fmt.Sprintf(`{"type":"Feature","properties":{"宗地代码":%q},"geometry":%s}`, code, geometry)
	}
	text := `{"type":"FeatureCollection","features":[` + strings.Join([]string{
		feature(lot, `{"type":"Polygon","coordinates":[[[118,24],[118.1,24],[118.1,24.1],[118,24]]]}`),
		feature(lot, `null`),
		feature(lot, `{"type":"Polygon","coordinates":[]}`),
		feature(lot, `{"type":"Polygon","coordinates":[[[24,118],[24,118.1],[24.1,118.1],[24,118]]]}`),
		feature(lot, `{"type":"LineString","coordinates":[[118,24],[118.1,24]]}`),
	}, ",") + `]}`
	b, records, err := read(t, write(t, "宗地.geojson", text), ingest.Options{Kind: kind(t, "parcels")})
	if err != nil {
		t.Fatal(err)
	}
	if b.File.CRS != "EPSG:4326" || len(records) != 5 || records[0].Refused() || records[1].Refused() || records[1].Shape != nil {
		t.Errorf("%+v %+v", b.File, records)
	}
	got := strings.Join(issues(records), "\n")
	for _, want := range []string{"3 geometry  refused: the geometry is empty", "4 geometry  refused: ring 1 has the coordinate 24 118", "5 geometry  refused: the geometry is a line"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestFloorAreaLimits(t *testing.T) {
	text := "宗地代码,容积率下限,容积率上限\n" + lot + ",0.0,0\n" + lot + ",3,1.5\n" + lot + ",1,2\n"
	_, records, err := read(t, write(t, "a.csv", text), ingest.Options{Kind: kind(t, "parcels")})
	if err != nil {
		t.Fatal(err)
	}
	want := [][]any{{lot, nil, nil}, {lot, 1.5, 3.0}, {lot, 1.0, 2.0}}
	for i, r := range records {
		if diff := cmp.Diff(want[i], r.Values); diff != "" {
			t.Error(diff)
		}
	}
	if got := issues(records); len(got) != 3 || !strings.Contains(got[2], "exchanged") {
		t.Errorf("issues %q", got)
	}
}

func TestFileInfoAndSources(t *testing.T) {
	path := write(t, "税收.csv", "单位：万元\n统一社会信用代码,年度,税收,工业总产值(千元)\n"+uscc+",2020,1,2\n")
	var last ingest.Progress
	b, records, err := read(t, path, ingest.Options{Kind: kind(t, "reports"), Progress: func(p ingest.Progress) { last = p }})
	if err != nil {
		t.Fatal(err)
	}
	want := []ingest.Source{
		{"uscc", "统一社会信用代码", "", "", 0},
		{"year", "年度", "", "", 0},
		{"output_cny", "工业总产值(千元)", "千元", "header", 0},
		{"tax_cny", "税收", "万元", "title", 0},
	}
	if diff := cmp.Diff(want, b.Sources); diff != "" {
		t.Error(diff)
	}
	if records[0].Values[3] != land.Money(1_000_000) || records[0].Values[2] != land.Money(200_000) {
		t.Errorf("values %v", records[0].Values)
	}
	if len(b.File.SHA256) != 64 || b.File.HeaderRow != 2 || b.File.Format != "CSV" || last.Rows != 1 || last.Read != b.File.Bytes {
		t.Errorf("%+v, progress %+v", b.File, last)
	}
}

func TestCancelled(t *testing.T) {
	path := write(t, "a.csv", "宗地代码\n"+strings.Repeat(lot+"\n", 100))
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	b, err := ingest.Open(ctx, path, ingest.Options{Kind: kind(t, "parcels")})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	seen := 0
	for _, err = range b.Records {
		if seen++; seen == 10 {
			cancel()
		}
	}
	if !errors.Is(err, context.Canceled) || seen != 11 {
		t.Errorf("%d rows, then %v", seen, err)
	}
}

func TestQuoteLeftOpen(t *testing.T) {
	text := "宗地代码\n\"" + lot + "\n" + strings.Repeat(lot+"\n", 1<<20)
	_, _, err := read(t, write(t, "a.csv", text), ingest.Options{Kind: kind(t, "parcels")})
	if !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), "is a quote left open?") {
		t.Error(err)
	}
}

// TestLongFileStaysSmall reads a file many times larger than the memory that it may take.
func TestLongFileStaysSmall(t *testing.T) {
	const rows, most = 500_000, 24 << 20
	path := write(t, "税收.csv", encode(t, simplifiedchinese.GBK, "统一社会信用代码,单位名称,年度,税收(万元)\n"))
	f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	block := strings.Repeat(encode(t, simplifiedchinese.GBK, uscc+",晋江某鞋业有限公司,2020,1234.56\n"), 1000)
	for range rows / 1000 {
		if _, err := f.WriteString(block); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := ingest.Open(context.Background(), path, ingest.Options{Kind: kind(t, "reports")})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	n := 0
	for _, err := range b.Records {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n%100_000 == 0 {
			var m runtime.MemStats
			if runtime.ReadMemStats(&m); m.HeapAlloc > most {
				t.Fatalf("row %d: %d MB of memory", n, m.HeapAlloc>>20)
			}
		}
	}
	if n != rows {
		t.Errorf("%d rows", n)
	}
}

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
