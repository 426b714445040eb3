// Package reference holds published figures that parcels and parks are held against, each with its document and address.
package reference

import "embed"

// Files holds park_benchmarks.csv (means of zones, by TD/T 1029) and appraisal-<id>.csv (what zones are appraised on).
//
//go:embed *.csv
var Files embed.FS
