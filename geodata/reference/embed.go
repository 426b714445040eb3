// Package reference holds published figures that parcels and parks are held against, each with its document and address.
package reference

import "embed"

// Files holds park_benchmarks.csv (means of zones, by TD/T 1029), appraisal-<id>.csv (what zones are appraised on) and counties.csv
// (names of counties by their codes).
//
//go:embed *.csv
var Files embed.FS
