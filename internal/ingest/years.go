package ingest

import (
	"cmp"
	"slices"

	"permu/internal/ingest/mapping"
	"permu/internal/ingest/table"
	"permu/internal/land"
)

// takeYears adds the columns that name a year - 2023年税收, 2024年税收 - to a batch: their fields, and the year.
func (b *Batch) takeYears(columns []mapping.Field) {
	if len(columns) == 0 {
		return
	}
	b.Columns = append(b.Columns, "year")
	for _, f := range columns {
		if !slices.Contains(b.Columns, f.Field.Name) {
			b.Columns = append(b.Columns, f.Field.Name)
		}
		if !slices.Contains(b.Years, f.Year) {
			b.Years = append(b.Years, f.Year)
		}
		b.Sources = append(b.Sources, Source{f.Field.Name, f.Header, f.Unit.Name, f.UnitFrom, f.Year})
	}
	slices.SortFunc(b.Years, func(a, b int) int { return cmp.Compare(b, a) })
}

// ofYears is what a row says: a record, or where columns name years one of each, the latest first. What
// annual reports hold and a column names no year of is of the latest; land, words, flags and days are of all. Of a year that it
// gives no number of, a row of a kind whose key is the year has no record.
func (s *stream) ofYears(row table.Row) []Record {
	record := s.record(row)
	if len(s.batch.Years) == 0 || record.Refused() {
		return []Record{record}
	}
	var records []Record
	for at, year := range s.batch.Years {
		one := record
		one.Values = slices.Clone(record.Values)
		told := s.ofLatest(one.Values, at == 0)
		if at > 0 {
			one.Issues = nil
		}
		if s.takeYear(&one, row, year) || told || !slices.Contains(s.batch.Kind.Key, "year") {
			records = append(records, one)
		}
	}
	return records
}

// ofLatest leaves what a row says of its latest year alone to that, and reports whether that is anything.
func (s *stream) ofLatest(values []any, latest bool) (told bool) {
	reports, _ := land.KindByName("reports")
	for i, f := range s.plan.Fields {
		if _, yearly := reports.Field(f.Field.Name); !yearly || !f.Field.Quantity.IsNumber() {
			continue
		}
		if !latest {
			values[i] = nil
		}
		told = told || values[i] != nil
	}
	return told
}

// takeYear sets what the columns of a year say, and reports whether that is anything.
func (s *stream) takeYear(r *Record, row table.Row, year int) (told bool) {
	r.Values[slices.Index(s.batch.Columns, "year")] = int64(year)
	for _, f := range s.plan.OfYears {
		if f.Year != year {
			continue
		}
		value := s.value(r, f, row)
		r.Values[slices.Index(s.batch.Columns, f.Field.Name)] = value
		told = told || value != nil || r.Refused()
	}
	return told
}
