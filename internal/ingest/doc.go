// Package ingest reads the files that offices keep, whatever their format, and hands on rows of one kind: columns mapped
// to fields, cells typed, converted to stored units and checked, shapes as WKB. It stores nothing and repairs no shape.
//
//	m, err := ingest.ReadMapping("lots.yaml")
//	b, err := ingest.Open(ctx, "宗地.shp", ingest.Options{Kind: parcels, Mapping: m})
//	defer b.Close()
//	for record, err := range b.Records { … }
//
// A file flows through its sub-packages: a reader (delimited, xlsx, geojson, geopackage, gdal) gives a table.Table,
// mapping decides which column is which field, cell reads each cell, and shape checks each geometry.
package ingest
