package geojson_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"permu/internal/ingest/geojson"
	"permu/internal/ingest/table"
	"permu/internal/land"
)

const square = `{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}`

func write(t testing.TB, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "f.geojson")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// all reads a file to its end: "line: cells… +shape !faults" for each row.
func all(path string) (*table.Table, []string, error) {
	tab, err := geojson.Open(context.Background(), path, table.Options{})
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
		for _, f := range row.Faults {
			line += " !" + f.Rule
		}
		lines = append(lines, line)
	}
	return tab, lines, nil
}

func TestOpen(t *testing.T) {
	feature := func(properties, geometry string) string {
		return `{"type":"Feature","geometry":` + geometry + `,"properties":` + properties + `}`
	}
	collection := func(head string, features ...string) string {
		return `{"type":"FeatureCollection",` + head + `"features":[` + strings.Join(features, ",") + `]}`
	}
	tests := map[string]struct{ text, crs, rows string }{
		"collection":        {collection("", feature(`{"b":1,"a":"x"}`, square)), "EPSG:4326", "1: [x 1] +shape"},
		"later properties":  {collection("", feature(`{"a":1}`, square), feature(`{"b":2}`, "null")), "EPSG:4326", "1: [1 <nil>] +shape; 2: [<nil> 2]"},
		"long numbers":      {collection("", feature(`{"a":913505821560000001}`, square)), "EPSG:4326", "1: [913505821560000001] +shape"},
		"nested values":     {collection("", feature(`{"a":{"b":[1,null]}}`, square)), "EPSG:4326", `1: [{"b":[1,null]}] +shape`},
		"null properties":   {collection("", feature(`null`, square)), "EPSG:4326", "1: [] +shape"},
		"one feature":       {feature(`{"a":true}`, square), "EPSG:4326", "1: [true] +shape"},
		"one a line":        {feature(`{"a":1}`, square) + "\n" + feature(`{"a":2}`, square), "EPSG:4326", "1: [1] +shape; 2: [2] +shape"},
		"text sequence":     {"\x1e" + feature(`{"a":1}`, square) + "\n\x1e" + feature(`{"a":2}`, square), "EPSG:4326", "1: [1] +shape; 2: [2] +shape"},
		"byte order mark":   {"\uFEFF" + collection("", feature(`{"a":1}`, square)), "EPSG:4326", "1: [1] +shape"},
		"URN of a CRS":      {collection(`"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4490"}},`), "EPSG:4490", ""},
		"short CRS":         {collection(`"crs":{"type":"name","properties":{"name":"EPSG:4528"}},`), "EPSG:4528", ""},
		"CRS84":             {collection(`"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},`), "EPSG:4326", ""},
		"unknown CRS":       {collection(`"crs":null,`), "", ""},
		"CRS behind":        {`{"type":"FeatureCollection","features":[` + feature(`{}`, square) + `],"crs":{"type":"name","properties":{"name":"EPSG:4490"}}}`, "EPSG:4490", "1: [] +shape"},
		"other members":     {collection(`"name":"x","exceededTransferLimit":{"a":[1]},`, feature(`{}`, square)), "EPSG:4326", "1: [] +shape"},
		"not a feature":     {collection("", `{"attributes":{"a":1},"geometry":null}`), "EPSG:4326", "1: [] !must be Feature"},
		"ragged geometry":   {collection("", feature(`{}`, `{"type":"Point","coordinates":["a"]}`), feature(`{}`, square)), "EPSG:4326", "!"},
		"null coordinate":   {collection("", feature(`{}`, `{"type":"Point","coordinates":[null,1]}`)), "EPSG:4326", "!the geometry holds null"},
		"empty coordinates": {collection("", feature(`{}`, `{"type":"Polygon","coordinates":[]}`)), "EPSG:4326", "1: [] +shape"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			tab, rows, err := all(write(t, tt.text))
			if err != nil {
				t.Fatal(err)
			}
			if tab.CRS != tt.crs || !strings.Contains(strings.Join(rows, "; "), tt.rows) {
				t.Errorf("%s %v, want %s %s", tab.CRS, rows, tt.crs, tt.rows)
			}
		})
	}
}

func TestOpenRefuses(t *testing.T) {
	whole := `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":` + square + `,"properties":{"a":1}},{"type":"Feature","geometry":null,"properties":null}]}`
	tests := map[string]struct{ text, want string }{
		"cut inside a feature":   {whole[:60], "cut off after feature 0"},
		"cut between features":   {whole[:strings.Index(whole, `,{"type":"Feature","geometry":null`)+1], "cut off after feature 1"},
		"cut at the end":         {whole[:len(whole)-1], "cut off after feature 2"},
		"broken syntax":          {strings.Replace(whole, `"a":1`, `"a":1,,`, 1), "feature 1, byte"},
		"a geometry":             {square, `type is "Polygon"`},
		"a list":                 {"[1]", "must be an object"},
		"nothing":                {"", "no feature"},
		"not JSON":               {"宗地代码,面积", "byte"},
		"features no list":       {`{"type":"FeatureCollection","features":{}}`, "must be a list"},
		"a CRS nobody knows":     {`{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"local grid"}},"features":[]}`, "local grid"},
		"deeper than any reader": {`{"type":"FeatureCollection","x":` + strings.Repeat("[", 20_000), "exceeded max depth"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, _, err := all(write(t, tt.text))
			if !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want an ErrInvalid with %q", err, tt.want)
			}
		})
	}
}

// TestFeatureWithoutEnd has one string that never closes: the reader must give up long before the file ends.
func TestFeatureWithoutEnd(t *testing.T) {
	path := write(t, `{"type":"FeatureCollection","features":[{"type":"`)
	f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.CopyN(f, strings.NewReader(strings.Repeat("x", 80<<20)), 80<<20); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if _, _, err := all(path); !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), "more than 64 MB") {
		t.Errorf("error %v", err)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(`{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:4490"}},"features":[{"type":"Feature","geometry":` + square + `,"properties":{"a":1}}]}`)
	f.Add(`{"type":"Feature","geometry":null,"properties":null}`)
	f.Fuzz(func(t *testing.T, text string) {
		_, _, err := all(write(t, text))
		if err != nil && !errors.Is(err, land.ErrInvalid) {
			t.Errorf("%q: %v is no error of content", text, err)
		}
	})
}
