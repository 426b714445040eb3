package store

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"

	"permu/internal/land"
)

// appendValue adds one value with its length.
func appendValue(b []byte, value any) ([]byte, error) {
	switch v := value.(type) {
	case string:
		return append(appendLength(b, len(v)), v...), nil
	case int64:
		return binary.BigEndian.AppendUint64(appendLength(b, 8), uint64(v)), nil
	case int:
		return binary.BigEndian.AppendUint32(appendLength(b, 4), uint32(int32(v))), nil
	case float64:
		return binary.BigEndian.AppendUint64(appendLength(b, 8), math.Float64bits(v)), nil
	case bool:
		if v {
			return append(appendLength(b, 1), 1), nil
		}
		return append(appendLength(b, 1), 0), nil
	case land.Money:
		return appendNumeric(b, int64(v)*100, 2), nil
	case *string:
		return appendPointer(b, v)
	case *int64:
		return appendPointer(b, v)
	case *int:
		return appendPointer(b, v)
	case *float64:
		return appendPointer(b, v)
	case *land.Money:
		return appendPointer(b, v)
	case areaM2:
		if v.m2 == nil {
			return appendNull(b), nil
		}
		return appendNumeric(b, int64(math.Round(*v.m2*1e4)), 4), nil
	case []string:
		return appendArray(b, 25, v, v == nil)
	case []float64:
		return appendArray(b, 701, v, v == nil)
	case []bool:
		return appendArray(b, 16, v, v == nil)
	case document:
		return appendDocument(b, v.value)
	}
	return nil, fmt.Errorf("%T is no type of a column", value)
}

func appendLength(b []byte, n int) []byte { return binary.BigEndian.AppendUint32(b, uint32(n)) }

func appendNull(b []byte) []byte { return append(b, 0xff, 0xff, 0xff, 0xff) }

func appendPointer[T any](b []byte, p *T) ([]byte, error) {
	if p == nil {
		return appendNull(b), nil
	}
	return appendValue(b, *p)
}

// appendArray adds a list of one dimension; elementType is the number of its type in PostgreSQL.
func appendArray[T any](b []byte, elementType uint32, list []T, null bool) (_ []byte, err error) {
	if null {
		return appendNull(b), nil
	}
	at, dimensions := len(b), uint32(min(len(list), 1))
	b = appendLength(b, 0)
	for _, word := range []uint32{dimensions, 0, elementType} {
		b = binary.BigEndian.AppendUint32(b, word)
	}
	if len(list) > 0 {
		b = binary.BigEndian.AppendUint32(b, uint32(len(list)))
		b = binary.BigEndian.AppendUint32(b, 1)
	}
	for _, v := range list {
		if b, err = appendValue(b, v); err != nil {
			return nil, err
		}
	}
	binary.BigEndian.PutUint32(b[at:], uint32(len(b)-at-4))
	return b, nil
}

func appendDocument(b []byte, value any) ([]byte, error) {
	if raw, ok := value.(json.RawMessage); value == nil || ok && raw == nil {
		return appendNull(b), nil
	}
	text, err := json.Marshal(value)
	if err != nil {
		return nil, err
	}
	b = append(appendLength(b, len(text)+1), 1) // the version of jsonb
	return append(b, text...), nil
}

// appendNumeric adds a number of 1/10,000 as a numeric that shows some digits: groups of four decimal digits, the last one
// behind the point.
func appendNumeric(b []byte, tenThousandths int64, digits uint16) []byte {
	sign := uint16(0)
	if tenThousandths < 0 {
		tenThousandths, sign = -tenThousandths, 0x4000
	}
	var groups [5]uint16 // the highest first
	first, last := len(groups), 0
	for i := len(groups) - 1; tenThousandths > 0; i-- {
		groups[i] = uint16(tenThousandths % 10_000)
		tenThousandths /= 10_000
		if first = i; groups[i] != 0 && last == 0 {
			last = i + 1
		}
	}
	kept := groups[min(first, last):last]
	weight := int16(len(groups) - 2 - first) // of the first group: 0 is the ones
	b = appendLength(b, 8+2*len(kept))
	for _, word := range []uint16{uint16(len(kept)), uint16(weight), sign, digits} {
		b = binary.BigEndian.AppendUint16(b, word)
	}
	for _, group := range kept {
		b = binary.BigEndian.AppendUint16(b, group)
	}
	return b
}
