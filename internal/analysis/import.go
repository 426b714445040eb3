package analysis

import (
	"context"
	"fmt"
	"iter"
	"slices"

	"permu/internal/disposal"
	"permu/internal/ingest"
	"permu/internal/land"
	"permu/internal/store"
)

// ImportRequest asks for files of one kind to be brought into a zone.
type ImportRequest struct {
	Zone           store.NewZone
	Kind           land.Kind
	Files          []string
	Options        ingest.Options // Kind and FreeCodes are set from this request
	DryRun         bool           // look and report, write nothing
	SkipRefused    bool           // write the other rows although some are refused
	ClearEmpty     bool           // an empty cell clears what stands; else it keeps it
	ProgramVersion string
}

// Report says what became of every row of an import.
type Report struct {
	ZoneCode    string       `json:"zone_code"`
	Kind        string       `json:"kind"`
	Written     bool         `json:"written"`      // the import stands
	WhyNot      string       `json:"why_not"`      // why it does not
	DataVersion int64        `json:"data_version"` // of the zone, after it
	Files       []FileReport `json:"files"`
}

// FileReport counts the rows of one file: read = added + changed + unchanged + merged + refused.
type FileReport struct {
	File      string         `json:"file"`
	SHA256    string         `json:"sha256"`
	Format    string         `json:"format"`
	Layer     string         `json:"layer,omitempty"`
	Encoding  string         `json:"encoding,omitempty"`
	CRS       string         `json:"crs,omitempty"`
	Columns   []FileColumn   `json:"columns"`
	Unmapped  []string       `json:"unmapped"`
	Read      int            `json:"read"`
	Added     int            `json:"added"`
	Changed   int            `json:"changed"`
	Unchanged int            `json:"unchanged"`
	Blank     int            `json:"blank"`  // rows without any cell, not counted as read
	Merged    int            `json:"merged"` // into another row of their key, where the mapping says so
	Refused   int            `json:"refused"`
	Repaired  int            `json:"repaired"`
	Noted     int            `json:"noted"`
	Issues    []ingest.Issue `json:"issues"`
}

// FileColumn says where a field's values came from, and who stated their unit: the header, the file's title, the mapping,
// or nobody (default).
type FileColumn struct {
	Field    string `json:"field"`
	Header   string `json:"header"`
	Unit     string `json:"unit,omitempty"`
	UnitFrom string `json:"unit_from,omitempty"`
	Year     int    `json:"year,omitempty"` // that the header names; 0 is the row's own
}

// Refused counts the refused rows of all files.
func (r Report) Refused() int {
	n := 0
	for _, f := range r.Files {
		n += f.Refused
	}
	return n
}

func (r Report) read() int {
	n := 0
	for _, f := range r.Files {
		n += f.Read
	}
	return n
}

// Import brings files into a zone: all of it or nothing. When a row is refused nothing is written, unless the request
// skips refused rows; the report lists them either way. An error means that the import could not be tried to its end,
// and that nothing was written.
func Import(ctx context.Context, s *store.Store, r ImportRequest) (Report, error) {
	report := Report{ZoneCode: r.Zone.ZoneCode, Kind: r.Kind.Name}
	tx, err := s.BeginImport(ctx, r.Zone)
	if err != nil {
		return report, err
	}
	tx.Ended = disposal.Ended()
	defer tx.Rollback(context.WithoutCancel(ctx))
	zone, err := tx.Zone(ctx)
	if err != nil {
		return report, err
	}
	r.Options.Kind, r.Options.FreeCodes = r.Kind, zone.CodeScheme == "free"
	for _, path := range r.Files {
		file, err := importFile(ctx, tx, r, path)
		if err != nil {
			return report, err
		}
		report.Files = append(report.Files, file)
	}
	report.DataVersion = zone.DataVersion
	switch {
	case r.DryRun:
		report.WhyNot = "dry run"
	case report.Refused() > 0 && !r.SkipRefused:
		report.WhyNot = fmt.Sprintf("refused rows: %d; mend them, or import the others with --skip-refused", report.Refused())
	case report.Refused() > 0 && report.Refused() >= report.read():
		report.WhyNot = "every row is refused"
	default:
		report.DataVersion, err = tx.Commit(ctx)
		report.Written = err == nil
	}
	return report, err
}

func importFile(ctx context.Context, tx *store.Import, r ImportRequest, path string) (FileReport, error) {
	batch, err := ingest.Open(ctx, path, r.Options)
	if err != nil {
		return FileReport{}, err
	}
	defer batch.Close()
	if r.ClearEmpty && len(batch.Years) > 0 {
		return FileReport{}, fmt.Errorf("%s: its columns name years, and of each year it lacks what only others have: empty cells can clear nothing; bring a row for each year: %w", batch.File.Name, land.ErrInvalid)
	}
	report := FileReport{
		File: batch.File.Name, SHA256: batch.File.SHA256, Format: batch.File.Format, Layer: batch.File.Layer, Encoding: batch.File.Encoding,
		CRS: batch.File.CRS, Columns: columnsOf(batch), Unmapped: append([]string{}, batch.Unmapped...), Issues: []ingest.Issue{},
	}
	source := store.SourceFile{
		Name: batch.File.Name, SHA256: batch.File.SHA256, Bytes: batch.File.Bytes, CRS: batch.File.CRS,
		ProgramVersion: r.ProgramVersion, CollapseParts: batch.Merge, ClearEmpty: r.ClearEmpty,
	}
	loaded, err := tx.Load(ctx, r.Kind, source, batch.Columns, report.sift(batch.Records))
	if err != nil {
		return report, err
	}
	report.take(loaded)
	report.Blank = batch.Skipped()
	if loaded.Added+loaded.Changed > 0 {
		err = tx.KeepReport(ctx, loaded.SourceID, report)
	}
	return report, err
}

func columnsOf(batch *ingest.Batch) []FileColumn {
	columns := make([]FileColumn, len(batch.Sources))
	for i, source := range batch.Sources {
		columns[i] = FileColumn(source)
	}
	return columns
}

// sift counts the records and keeps back those that are refused.
func (f *FileReport) sift(records iter.Seq2[ingest.Record, error]) iter.Seq2[store.Row, error] {
	return func(yield func(store.Row, error) bool) {
		line, refused := 0, false // of the records of a row: of columns that name years there are several
		for record, err := range records {
			if err != nil {
				yield(store.Row{}, err)
				return
			}
			if record.Line != line {
				line, refused = record.Line, false
				f.Read++
			}
			if f.note(record.Issues) {
				if !refused {
					f.Refused++
				}
				refused = true
				continue
			}
			if !yield(store.Row{Line: record.Line, Values: record.Values, Shape: record.Shape}, nil) {
				return
			}
		}
	}
}

// note keeps the issues of a record, counts those that refuse nothing, and reports whether one refuses it.
func (f *FileReport) note(issues []ingest.Issue) bool {
	has := func(outcome ingest.Outcome) bool {
		return slices.ContainsFunc(issues, func(i ingest.Issue) bool { return i.Outcome == outcome })
	}
	for _, i := range issues {
		if i.Outcome == ingest.Refused || len(f.Issues) < store.MostIssues+f.Refused {
			f.Issues = append(f.Issues, i)
		}
	}
	switch {
	case has(ingest.Refused):
		return true
	case has(ingest.Repaired):
		f.Repaired++
	case has(ingest.Noted):
		f.Noted++
	}
	return false
}

// take adds what the store made of the rows that were left.
func (f *FileReport) take(loaded store.Loaded) {
	f.Added, f.Changed, f.Unchanged, f.Merged = loaded.Added, loaded.Changed, loaded.Unchanged, loaded.Merged
	f.Refused += loaded.Refused
	f.Repaired += loaded.Repaired
	f.Noted += loaded.Noted
	for _, i := range loaded.Issues {
		f.Issues = append(f.Issues, ingest.Issue{
			File: f.File, Line: i.Line, Column: i.Column, Value: i.Value, Rule: i.Rule, Outcome: ingest.Outcome(i.Outcome),
		})
	}
	slices.SortStableFunc(f.Issues, func(a, b ingest.Issue) int { return a.Line - b.Line })
}
