// Package demo holds the demonstration zone as the files that offices would hand over; README.md says what they are.
package demo

import "embed"

// Files holds the zone's files and manifest.yaml, the order in which they are imported.
//
//go:embed *.yaml *.csv *.xlsx *.geojson *.gpkg *.shp *.shx *.dbf *.prj
var Files embed.FS
