package ingest

import (
	"permu/internal/ingest/cell"
	"permu/internal/ingest/mapping"
	"permu/internal/ingest/shape"
	"permu/internal/ingest/table"
	"permu/internal/land"
)

// record maps and checks one row. A row that its reader found at fault is not looked at further: cells may have moved.
func (s *stream) record(row table.Row) Record {
	r := Record{Line: row.Line, Values: make([]any, len(s.batch.Columns)), Cells: row.Cells}
	for _, f := range row.Faults {
		s.remark(&r, f.Column, f.Value, cell.Remark{Outcome: Refused, Rule: f.Rule})
	}
	if r.Refused() {
		return r
	}
	for i, f := range s.plan.Fields {
		r.Values[i] = s.value(&r, f, row)
	}
	s.settleLimits(&r)
	s.shape(&r, row)
	return r
}

func (s *stream) value(r *Record, f mapping.Field, row table.Row) any {
	if f.Index < 0 {
		return f.Constant
	}
	raw := row.Cells[f.Index]
	value, remark := s.rules.Read(f.Column, raw)
	s.remark(r, f.Header, cell.Text(raw), remark)
	return value
}

// Rules by which a row of a table is none of those that it is about: it sums them up, or is a note under them.
const (
	OfTotals = "a row of totals or means, which is of nobody"
	OfNotes  = "a note under the table, which is of nobody"
)

// maxShown is how much of a value an issue shows, in characters.
const maxShown = 100

func (s *stream) remark(r *Record, column, value string, remark cell.Remark) {
	if remark == (cell.Remark{}) {
		return
	}
	if text := []rune(value); len(text) > maxShown {
		value = string(text[:maxShown]) + "…"
	}
	r.Issues = append(r.Issues, Issue{s.batch.File.Name, r.Line, column, value, remark.Rule, remark.Outcome})
}

// shape takes a row's geometry, or the point in its coordinate columns, and refuses one that no database could read.
func (s *stream) shape(r *Record, row table.Row) {
	if !s.batch.HasShape {
		return
	}
	r.Shape = row.Shape
	if !s.table.HasShape {
		r.Shape = s.point(r, row)
	}
	if r.Shape == nil {
		return
	}
	if err := shape.Check(r.Shape, s.batch.Kind.Shape, s.within); err != nil {
		s.remark(r, "geometry", "", cell.Remark{Outcome: Refused, Rule: err.Error()})
	}
}

// point reads coordinates from columns; a row may lack both, not one.
func (s *stream) point(r *Record, row table.Row) []byte {
	column := cell.Column{Field: land.Field{Quantity: land.Number, Signed: true}}
	x, xRemark := s.rules.Read(column, row.Cells[s.plan.Lon])
	y, yRemark := s.rules.Read(column, row.Cells[s.plan.Lat])
	s.remark(r, s.table.Columns[s.plan.Lon], cell.Text(row.Cells[s.plan.Lon]), xRemark)
	s.remark(r, s.table.Columns[s.plan.Lat], cell.Text(row.Cells[s.plan.Lat]), yRemark)
	lon, hasX := x.(float64)
	lat, hasY := y.(float64)
	if hasX != hasY && !r.Refused() {
		s.remark(r, s.table.Columns[s.plan.Lon], "", cell.Remark{Outcome: Refused, Rule: "one of the two coordinates is missing"})
	}
	if !hasX || !hasY {
		return nil
	}
	return shape.FromXY(lon, lat)
}
