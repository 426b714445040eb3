package ingest

import (
	"context"
	"fmt"
	"iter"

	"permu/internal/ingest/cell"
	"permu/internal/ingest/fold"
	"permu/internal/ingest/mapping"
	"permu/internal/ingest/shape"
	"permu/internal/ingest/table"
	"permu/internal/land"
)

// progressRows is how many rows pass between two reports of progress.
const progressRows = 1000

// stream turns the rows of a table into records.
type stream struct {
	batch  *Batch
	table  *table.Table
	plan   mapping.Plan
	rules  cell.Rules
	within shape.Bounds
	where  map[int]string // column index → folded text that a row must hold
	limits [2]int         // indexes of far_min and far_max in Values, or -1
	report func(Progress)
}

func newStream(b *Batch, t *table.Table, plan mapping.Plan, o Options) *stream {
	return &stream{
		batch: b, table: t, plan: plan, rules: cell.Rules{FreeCodes: o.FreeCodes, Date1904: t.Date1904},
		within: shape.BoundsOf(b.File.CRS), limits: farLimits(b.Columns), report: o.Progress,
	}
}

// whereOf finds the columns that a mapping's where names.
func whereOf(t *table.Table, m Mapping) (map[int]string, error) {
	where := map[int]string{}
	for name, value := range m.Where {
		found := -1
		for i, column := range t.Columns {
			if fold.Name(column) == fold.Name(name) {
				found = i
			}
		}
		if found < 0 {
			return nil, fmt.Errorf("mapping: where: the file has no column %q: %w", name, land.ErrInvalid)
		}
		where[found] = fold.Name(value)
	}
	return where, nil
}

func (s *stream) records(ctx context.Context) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		n := 0
		for row, err := range s.table.Rows {
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				yield(Record{}, fmt.Errorf("%s: after row %d: %w", s.batch.File.Name, n, err))
				return
			}
			if n++; n%progressRows == 0 {
				s.tell(n)
			}
			if !s.wanted(row) {
				s.batch.skipped++
				continue
			}
			records := s.ofYears(row)
			if len(records) == 0 {
				s.batch.skipped++
			}
			for _, record := range records {
				if !yield(record, nil) {
					return
				}
			}
		}
		s.tell(n)
	}
}

func (s *stream) tell(rows int) {
	if s.report == nil {
		return
	}
	p := Progress{Rows: rows, Total: s.batch.File.Bytes}
	if s.table.Read != nil {
		p.Read = s.table.Read()
	}
	s.report(p)
}

// wanted passes over blank rows and those that the mapping leaves out.
func (s *stream) wanted(row table.Row) bool {
	for i, text := range s.where {
		if fold.Name(cell.Text(row.Cells[i])) != text {
			return false
		}
	}
	if row.Shape != nil || len(row.Faults) > 0 {
		return true
	}
	for _, c := range row.Cells {
		if fold.Name(cell.Text(c)) != "" {
			return true
		}
	}
	return false
}
