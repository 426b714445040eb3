package ingest

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"permu/internal/ingest/delimited"
	"permu/internal/ingest/gdal"
	"permu/internal/ingest/geojson"
	"permu/internal/ingest/geopackage"
	"permu/internal/ingest/table"
	"permu/internal/ingest/xlsx"
	"permu/internal/land"
)

// Format is one format of files.
type Format struct {
	Name       string
	Extensions []string // lower case, with the dot
	open       func(ctx context.Context, path string, o table.Options) (*table.Table, error)
}

// Formats lists what can be read.
func Formats() []Format {
	return []Format{
		{"CSV", []string{".csv", ".tsv", ".txt"}, delimited.Open},
		{"XLSX", []string{".xlsx", ".xlsm"}, xlsx.Open},
		{"GeoJSON", []string{".geojson", ".json", ".geojsonl", ".geojsons", ".ndjson"}, geojson.Open},
		{"GeoPackage", []string{".gpkg"}, geopackage.Open},
		{"Shapefile", []string{".shp"}, gdal.OpenShapefile},
		{"FileGDB", []string{".gdb"}, gdal.OpenFileGDB},
	}
}

// formatOf finds the format by the extension.
func formatOf(path string) (Format, error) {
	ext := strings.ToLower(filepath.Ext(strings.TrimRight(path, `/\`)))
	var all []string
	for _, f := range Formats() {
		if slices.Contains(f.Extensions, ext) {
			return f, nil
		}
		all = append(all, f.Extensions...)
	}
	return Format{}, fmt.Errorf("%s: %w", advice(ext, all), land.ErrInvalid)
}

// advice tells what to do with a file that is not read as it is.
func advice(ext string, readable []string) string {
	switch ext {
	case ".zip", ".rar", ".7z", ".gz", ".kmz":
		return "is an archive; unpack it first"
	case ".xls", ".et", ".ods":
		return "save it as .xlsx first"
	case ".shx", ".dbf", ".prj", ".cpg", ".sbn", ".sbx":
		return "belongs to a shapefile; name its .shp"
	}
	return fmt.Sprintf("%q is no format that is read; these are: %s", ext, strings.Join(readable, " "))
}
