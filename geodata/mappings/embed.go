// Package mappings holds the column names, units and words under which offices keep each kind of data.
package mappings

import "embed"

// Files holds one <kind>.yaml for each kind of [permu/internal/land.Kinds]. Each maps a field to
//
//	names:    the column names that mean it, in its stored unit unless the header says another in brackets
//	names_in: unit → column names whose figures are in that unit without saying so
//	values:   word of the field → the ways in which files write it
//
// Upper and lower case, full and half width, blanks, underscores and hyphens make no difference. A kind of points also
// has lon and lat, for tables that hold coordinates in columns.
//
//go:embed *.yaml
var Files embed.FS
