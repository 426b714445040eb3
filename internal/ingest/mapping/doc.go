// Package mapping finds out which column of a file holds which field: by the names that offices use, which ship with the
// program, and by a mapping that the user writes.
//
// A user's mapping is YAML:
//
//	columns:
//	  parcel_code: MAP_LOT                                  # the column that holds the field
//	  title_area_m2: {column: CALC_ACRES, unit: acre}       # with the unit of its figures
//	  scale: {column: size, values: {Y: above, N: below}}   # with the words it uses
//	  year: {value: 2020}                                   # one value for every row
//	ignore: [OBJECTID, Shape_Area]                          # columns that mean nothing here
//	header_row: 3                                           # where the column names stand
//	sheet: Sheet2                                           # or layer:
//	where: {BORO: BK}                                       # only rows that hold this
//	duplicates: merge                                       # rows of one key are parts of one thing
package mapping
