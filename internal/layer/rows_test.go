package layer_test

import (
	"encoding/binary"
	"encoding/json"
	"math"
	"strings"
	"testing"

	"permu/internal/layer"
)

// table are rows held in memory; err is what ends them.
type table struct {
	columns []layer.Column
	rows    [][][]byte
	at      int
	err     error
}

func (r *table) Columns() []layer.Column { return r.columns }
func (r *table) Next() bool              { r.at++; return r.at <= len(r.rows) }
func (r *table) Values() [][]byte        { return r.rows[r.at-1] }
func (r *table) Err() error              { return r.err }
func (r *table) Close()                  {}

// one is a row of an id, a geometry and one property.
func one(wkb []byte, kind layer.Type, value []byte) *table {
	return &table{
		columns: []layer.Column{{Name: "id"}, {Name: "geom"}, {Name: "p", Type: kind}},
		rows:    [][][]byte{{[]byte("a"), wkb, value}},
	}
}

// many are n rows without geometry and with the properties p and q.
func many(n int) *table {
	t := &table{columns: []layer.Column{{Name: "id"}, {Name: "geom"}, {Name: "p"}, {Name: "q", Type: layer.Int32}}}
	for i := range n {
		t.rows = append(t.rows, [][]byte{{byte('a' + i%26)}, nil, []byte("x"), whole32(int32(i))})
	}
	return t
}

// feature is one feature as JSON reads it.
type feature struct {
	Type       string
	ID         string
	Geometry   json.RawMessage
	Properties map[string]any
}

// written is what is written of rows, read again as JSON.
func written(t testing.TB, rows layer.Rows, limit int, properties []string) []feature {
	t.Helper()
	var text strings.Builder
	if _, err := layer.WriteFeatures(&text, rows, limit, properties); err != nil {
		t.Fatal(err)
	}
	var features []feature
	if err := json.Unmarshal([]byte(text.String()), &features); err != nil {
		t.Fatalf("%v in %s", err, text.String())
	}
	return features
}

func whole16(v int16) []byte   { return binary.BigEndian.AppendUint16(nil, uint16(v)) }
func whole32(v int32) []byte   { return binary.BigEndian.AppendUint32(nil, uint32(v)) }
func whole64(v int64) []byte   { return binary.BigEndian.AppendUint64(nil, uint64(v)) }
func float(v float64) []byte   { return binary.BigEndian.AppendUint64(nil, math.Float64bits(v)) }
func texts(v ...string) []byte { return array(v, nil) }

// array is a one-dimensional text array as PostgreSQL sends it; null are the places of nulls.
func array(values []string, null map[int]bool) []byte {
	if len(values) == 0 {
		return append(append(whole32(0), whole32(0)...), whole32(25)...)
	}
	b := append(append(whole32(1), whole32(int32(min(len(null), 1)))...), whole32(25)...)
	b = append(append(b, whole32(int32(len(values)))...), whole32(1)...)
	for i, v := range values {
		if null[i] {
			b = append(b, whole32(-1)...)
			continue
		}
		b = append(append(b, whole32(int32(len(v)))...), v...)
	}
	return b
}
