// Package table is what every reader of a family of files hands on: columns and rows as the file has them, before
// anything is mapped, converted or judged.
package table

import "iter"

// Options is what a reader needs to know besides the path.
type Options struct {
	Encoding  string            // overrides what the bytes or labels say, by its IANA or WHATWG name; "" to decide
	CRS       string            // given by the user, so that the file's own need not be understood
	Layer     string            // sheet, layer or table to read; "" for the only or first one
	HeaderRow int               // 1-based row of the column names; 0 to find it
	Known     func(string) bool // whether a text is a known column name; finds the header row under titles
}

// Table is one sheet, layer or file. Columns may repeat and may be empty.
type Table struct {
	Layer, Encoding string
	CRS             string // EPSG:n, WKT or "" when the file names none
	Columns         []string
	Titles          []string // the texts of the rows above the header
	HeaderRow       int      // 1-based; 0 where column names are not a row
	HasShape        bool
	CutNames        bool // column names may be cut at 10 bytes (DBF)
	Date1904        bool // date serials count from 1904 (a spreadsheet setting)
	Rows            iter.Seq2[Row, error]
	Read            func() int64 // bytes of the file read so far; nil when unknown
	Close           func() error // frees files and temporary copies
}

// Row is one row or feature. Cells align with Columns and hold string, float64, bool, time.Time or nil.
type Row struct {
	Line   int // 1-based line, row or feature number
	Cells  []any
	Shape  []byte // WKB, nil without a geometry
	Faults []Fault
}

// Fault is why a row cannot be used, found while reading it.
type Fault struct{ Column, Value, Rule string }
