package layer

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"
)

// flushAt is how many bytes are gathered before they are written on.
const flushAt = 64 << 10

// Page is what was written of a page of features.
type Page struct {
	Returned int
	LastID   string
}

// WriteFeatures writes rows as the value of a GeoJSON `features` member, at most limit of them, with the chosen
// properties (nil is all). A value that is null is written as null. Coordinates have seven decimals, about a centimetre.
func WriteFeatures(w io.Writer, rows Rows, limit int, properties []string) (Page, error) {
	f := featureWriter{columns: rows.Columns(), chosen: chosen(rows.Columns(), properties)}
	buffer := append(make([]byte, 0, flushAt+16<<10), '[')
	var page Page
	for page.Returned < limit && rows.Next() {
		if page.Returned > 0 {
			buffer = append(buffer, ',', '\n')
		}
		values := rows.Values()
		var err error
		if buffer, err = f.append(buffer, values); err != nil {
			return page, fmt.Errorf("feature %s: %w", values[0], err)
		}
		page.Returned++
		page.LastID = string(values[0])
		if len(buffer) >= flushAt {
			if _, err := w.Write(buffer); err != nil {
				return page, err
			}
			buffer = buffer[:0]
		}
	}
	if err := rows.Err(); err != nil {
		return page, err
	}
	_, err := w.Write(append(buffer, ']'))
	return page, err
}

type featureWriter struct {
	columns []Column
	chosen  []bool
}

func chosen(columns []Column, properties []string) []bool {
	chosen := make([]bool, len(columns))
	for i, c := range columns {
		chosen[i] = i > 1 && (properties == nil || slices.Contains(properties, c.Name))
	}
	return chosen
}

func (f featureWriter) append(b []byte, values [][]byte) ([]byte, error) {
	b = append(b, `{"type":"Feature","id":`...)
	b = appendString(b, values[0])
	b = append(b, `,"geometry":`...)
	b, err := appendGeometry(b, values[1])
	if err != nil {
		return b, err
	}
	b = append(b, `,"properties":{`...)
	first := true
	for i, value := range values {
		if !f.chosen[i] {
			continue
		}
		if !first {
			b = append(b, ',')
		}
		first = false
		b = append(b, '"')
		b = append(b, f.columns[i].Name...)
		b = append(b, '"', ':')
		if b, err = appendValue(b, f.columns[i].Type, value); err != nil {
			return b, fmt.Errorf("%s: %w", f.columns[i].Name, err)
		}
	}
	return append(b, '}', '}'), nil
}

func appendValue(b []byte, t Type, value []byte) ([]byte, error) {
	if value == nil {
		return append(b, "null"...), nil
	}
	switch t {
	case Bool:
		return strconv.AppendBool(b, value[0] != 0), nil
	case Int16:
		return strconv.AppendInt(b, int64(int16(binary.BigEndian.Uint16(value))), 10), nil
	case Int32:
		return strconv.AppendInt(b, int64(int32(binary.BigEndian.Uint32(value))), 10), nil
	case Int64:
		return strconv.AppendInt(b, int64(binary.BigEndian.Uint64(value)), 10), nil
	case Float64:
		return appendNumber(b, math.Float64frombits(binary.BigEndian.Uint64(value))), nil
	case TextArray:
		return appendTextArray(b, value)
	case JSON:
		return append(b, value...), nil
	}
	return appendString(b, value), nil
}

func appendNumber(b []byte, v float64) []byte {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return append(b, "null"...)
	}
	if v == math.Trunc(v) && math.Abs(v) < 1e15 {
		return strconv.AppendInt(b, int64(v), 10)
	}
	return strconv.AppendFloat(b, v, 'f', -1, 64)
}

// appendTextArray reads a one-dimensional text array: dimensions, flags, element type, length, lower bound, elements.
func appendTextArray(b, value []byte) ([]byte, error) {
	b = append(b, '[')
	if len(value) < 12 || binary.BigEndian.Uint32(value) == 0 {
		return append(b, ']'), nil
	}
	n := int(binary.BigEndian.Uint32(value[12:]))
	rest := value[20:]
	for i := range n {
		if i > 0 {
			b = append(b, ',')
		}
		size := int(int32(binary.BigEndian.Uint32(rest)))
		rest = rest[4:]
		if size < 0 {
			b = append(b, "null"...)
			continue
		}
		b = appendString(b, rest[:size])
		rest = rest[size:]
	}
	return append(b, ']'), nil
}

// appendString writes a JSON string; most need no escape.
func appendString(b, s []byte) []byte {
	for _, c := range s {
		if c < 0x20 || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' {
			return appendEscaped(b, s)
		}
	}
	if !utf8.Valid(s) {
		return appendEscaped(b, s)
	}
	b = append(b, '"')
	b = append(b, s...)
	return append(b, '"')
}

func appendEscaped(b, s []byte) []byte {
	text, err := json.Marshal(string(s))
	if err != nil {
		return append(b, `""`...)
	}
	return append(b, text...)
}

// Decode reads a column's bytes as nil, bool, int64, float64, string, []string or raw JSON.
func Decode(t Type, value []byte) (any, error) {
	if value == nil {
		return nil, nil
	}
	switch t {
	case Bool:
		return value[0] != 0, nil
	case Int16:
		return int64(int16(binary.BigEndian.Uint16(value))), nil
	case Int32:
		return int64(int32(binary.BigEndian.Uint32(value))), nil
	case Int64:
		return int64(binary.BigEndian.Uint64(value)), nil
	case Float64:
		return math.Float64frombits(binary.BigEndian.Uint64(value)), nil
	case TextArray:
		text, err := appendTextArray(nil, value)
		if err != nil {
			return nil, err
		}
		var list []string
		err = json.Unmarshal(text, &list)
		return list, err
	case JSON:
		return json.RawMessage(value), nil
	}
	return string(value), nil
}
