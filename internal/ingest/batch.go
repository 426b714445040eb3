package ingest

import (
	"iter"

	"permu/internal/ingest/cell"
	"permu/internal/ingest/mapping"
	"permu/internal/land"
)

// Options says how a file is read.
type Options struct {
	Kind      land.Kind
	Mapping   Mapping
	CRS       string // EPSG:n or WKT of the file's coordinates; wins over what the file says
	Encoding  string // of the file's texts; wins over what its bytes and labels say
	Layer     string // sheet, layer or table; wins over the mapping's
	FreeCodes bool   // parcel and credit codes may be any text
	Progress  func(Progress)
}

// Progress is how far the reading has come. Read is 0 where a format does not tell.
type Progress struct {
	Rows        int
	Read, Total int64 // bytes
}

// Mapping is what a user says about the columns of a file.
type Mapping = mapping.Mapping

// ReadMapping reads a mapping from a YAML file. Errors of content are [land.ErrInvalid] and name the line.
func ReadMapping(path string) (Mapping, error) { return mapping.Read(path) }

// ColumnName is what offices call the column of a field; the field's own name where it has no Chinese one.
func ColumnName(kind land.Kind, field string) string { return mapping.ColumnName(kind, field) }

// Speller gives the program's word for a word of a field, as import reads it; one that is not known stays as it is.
func Speller(kind land.Kind, field string) (func(word string) string, error) {
	return mapping.Speller(kind, field)
}

// Chinese is a rule of an [Issue] in Chinese, or as it is where it has no words.
func Chinese(rule string) string { return cell.Chinese(rule) }

// Batch is one file (or layer) opened, mapped and ready to be read once, row by row.
type Batch struct {
	File     FileInfo
	Kind     land.Kind
	Columns  []string // wire names of the fields that the file holds, in the order of Record.Values
	Sources  []Source // where each of Columns comes from
	HasShape bool     // records may carry a Shape
	Unmapped []string // columns of the file that nothing maps to
	Header   []string // all columns, as the file names them
	Years    []int    // that columns name, the latest first: each row is then a record of each of them
	// Merge says that records which share a key are parts of one thing.
	Merge bool
	// Records gives the rows, once, in the order of the file. An error ends it: the file cannot be read further, or the
	// context is done. What is wrong with a row is in its Issues.
	Records iter.Seq2[Record, error]

	skipped int
	close   func() error
}

// Skipped is how many rows have been passed over so far because they are blank or the mapping's where leaves them out.
func (b *Batch) Skipped() int { return b.skipped }

// Close frees the file and temporary copies of it.
func (b *Batch) Close() error { return b.close() }

// FileInfo is what there is to say about a file as a whole.
type FileInfo struct {
	Name      string // without its folder
	SHA256    string // of the file; of all members together for formats of several files
	Bytes     int64
	Format    string // a name of [Formats]
	Layer     string // sheet, layer or table
	Encoding  string
	CRS       string // EPSG:n or WKT; "" when no shapes are read
	HeaderRow int    // where the column names stand; 0 where they are not a row
}

// Source is where a field's values come from.
type Source struct {
	Field    string
	Header   string // as the file names it; "" for a value of the mapping
	Unit     string // of the figures in the file; "" for what has no unit
	UnitFrom string // header, title, mapping, or default when nobody states it
	Year     int    // that the column names; 0 is the row's own
}

// Record is one row or feature.
type Record struct {
	Line   int     // 1-based line, row or feature number in the file
	Values []any   // as Columns: nil (missing), string, int64, float64, bool, time.Time (a date) or land.Money
	Cells  []any   // as Batch.Header: the row as the file has it
	Shape  []byte  // ISO WKB in FileInfo.CRS, perhaps with Z or M; nil without a geometry
	Issues []Issue // a record with a Refused issue has no usable Values
}

// Refused tells whether any issue refuses the record.
func (r Record) Refused() bool {
	for _, issue := range r.Issues {
		if issue.Outcome == Refused {
			return true
		}
	}
	return false
}

// Issue is one remark about one value: where it stands, the value as the file has it, the rule, and what became of it.
type Issue struct {
	File    string  `json:"file"`
	Line    int     `json:"row"`
	Column  string  `json:"column,omitempty"` // as the file names it
	Value   string  `json:"value,omitempty"`
	Rule    string  `json:"rule"`
	Outcome Outcome `json:"outcome"`
}

// Outcome says what became of a value or row.
type Outcome = cell.Outcome

// Outcomes, worst first. A refused row is not stored; a repaired value was changed; a noted one is only worth a look.
const (
	Refused  = cell.Refused
	Repaired = cell.Repaired
	Noted    = cell.Noted
)
