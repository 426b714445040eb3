package mapping

import (
	"permu/internal/ingest/cell"
)

// Plan says how the rows of one table become values.
type Plan struct {
	Fields   []Field  // in the order of the kind
	OfYears  []Field  // columns that name a year, in the order of the kind: a row is one of each of these years
	Lon, Lat int      // indexes of the columns that hold coordinates, or -1
	Unmapped []string // columns that nothing maps to, as the file names them
}

// Field is one mapped field.
type Field struct {
	cell.Column
	Header   string // the column as the file names it; "" for a constant
	Index    int    // of the column in the table; -1 for a constant
	Constant any    // the value of every row when Index is -1
	Year     int    // that the column names; 0 is the row's own
	UnitFrom string // who says the unit: "header", "title", "mapping" or, when nobody does, "default"
}
