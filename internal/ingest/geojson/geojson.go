// Package geojson reads GeoJSON (RFC 7946) feature by feature: a collection, a single feature, or a sequence of them
// (RFC 8142, or one a line).
package geojson

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"maps"
	"os"
	"slices"

	"permu/internal/ingest/shape"
	"permu/internal/ingest/table"
)

// maxFeature bounds one feature; a longer one is a bracket left open.
const maxFeature = 64 << 20

// Open reads a file twice: once for the names of its properties and its coordinate system, which may stand anywhere, and
// once, as a stream, for the rows. Errors of content are [land.ErrInvalid] and name feature and byte.
func Open(_ context.Context, path string, o table.Options) (*table.Table, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	t, err := read(f, o.CRS)
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	t.Close = f.Close
	return t, nil
}

func read(f io.ReadSeeker, givenCRS string) (*table.Table, error) {
	s := survey{names: map[string]bool{}}
	if err := walk(newGuard(f), &s.crs, s.see); err != nil {
		return nil, err
	}
	crs, err := s.crs.decide()
	if err != nil && givenCRS == "" {
		return nil, err
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	guard, columns := newGuard(f), slices.Sorted(maps.Keys(s.names))
	return &table.Table{
		Encoding: "utf-8", CRS: crs, Columns: columns, HasShape: s.hasShape, Read: guard.BytesRead,
		Rows: rows(guard, columns),
	}, nil
}

func newGuard(r io.Reader) *table.Guard {
	return &table.Guard{From: r, Limit: maxFeature, What: "a feature"}
}

// survey is what the first reading finds.
type survey struct {
	names    map[string]bool
	hasShape bool
	crs      crsMember
}

func (s *survey) see(_ int, f feature) error {
	for name := range f.Properties {
		s.names[name] = true
	}
	s.hasShape = s.hasShape || len(f.Geometry) > 0 && string(f.Geometry) != "null"
	return nil
}

var errStop = errors.New("the reader has had enough")

func rows(guard *table.Guard, columns []string) iter.Seq2[table.Row, error] {
	return func(yield func(table.Row, error) bool) {
		err := walk(guard, new(crsMember), func(n int, f feature) error {
			if !yield(row(n, f, columns), nil) {
				return errStop
			}
			return nil
		})
		if err != nil && !errors.Is(err, errStop) {
			yield(table.Row{}, err)
		}
	}
}

func row(n int, f feature, columns []string) table.Row {
	out := table.Row{Line: n, Cells: make([]any, len(columns))}
	for i, name := range columns {
		out.Cells[i] = value(f.Properties[name])
	}
	if f.Type != "Feature" {
		out.Faults = append(out.Faults, table.Fault{Column: "type", Value: f.Type, Rule: "must be Feature"})
	}
	wkb, err := shape.FromGeoJSON(f.Geometry)
	if err != nil {
		out.Faults = append(out.Faults, table.Fault{Column: "geometry", Rule: err.Error()})
	}
	out.Shape = wkb
	return out
}

// value keeps the digits of numbers, and what is nested as JSON.
func value(v any) any {
	switch v := v.(type) {
	case nil, string, bool:
		return v
	case json.Number:
		return v.String()
	}
	text, err := json.Marshal(v)
	if err != nil { // cannot be: it has just been read
		return nil
	}
	return string(text)
}
