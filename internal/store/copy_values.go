package store

import (
	"encoding/binary"
	"encoding/json"
	"math"

	"permu/internal/land"
)

// copiedRow is a row of a COPY whose values are put down one after the other, each with its length.
type copiedRow struct {
	coded  []byte // of all rows of a piece
	values uint16 // of this row
	err    error
}

// sized begins a value of so many bytes.
func (r *copiedRow) sized(n int) {
	r.values++
	r.coded = binary.BigEndian.AppendUint32(r.coded, uint32(n))
}

// null puts a null down where nothing is known, and reports whether it did.
func (r *copiedRow) null(unknown bool) bool {
	if unknown {
		r.sized(-1)
	}
	return unknown
}

func (r *copiedRow) text(value string) *copiedRow {
	r.sized(len(value))
	r.coded = append(r.coded, value...)
	return r
}

// word is a text, or null for nil.
func (r *copiedRow) word(value *string) *copiedRow {
	if r.null(value == nil) {
		return r
	}
	return r.text(*value)
}

func (r *copiedRow) bigint(value int64) *copiedRow {
	r.sized(8)
	r.coded = binary.BigEndian.AppendUint64(r.coded, uint64(value))
	return r
}

// key is a bigint, or null for nil.
func (r *copiedRow) key(value *int64) *copiedRow {
	if r.null(value == nil) {
		return r
	}
	return r.bigint(*value)
}

func (r *copiedRow) integer(value int) *copiedRow {
	r.sized(4)
	r.coded = binary.BigEndian.AppendUint32(r.coded, uint32(int32(value)))
	return r
}

// count is an integer, or null for nil.
func (r *copiedRow) count(value *int) *copiedRow {
	if r.null(value == nil) {
		return r
	}
	return r.integer(*value)
}

// number is a double precision, or null for nil.
func (r *copiedRow) number(value *float64) *copiedRow {
	if r.null(value == nil) {
		return r
	}
	return r.float(*value)
}

func (r *copiedRow) float(value float64) *copiedRow {
	r.sized(8)
	r.coded = binary.BigEndian.AppendUint64(r.coded, math.Float64bits(value))
	return r
}

func (r *copiedRow) flag(value bool) *copiedRow {
	r.sized(1)
	if value {
		r.coded = append(r.coded, 1)
	} else {
		r.coded = append(r.coded, 0)
	}
	return r
}

// money is a numeric of yuan with two decimals, or null for nil.
func (r *copiedRow) money(value *land.Money) *copiedRow {
	if r.null(value == nil) {
		return r
	}
	return r.numeric(int64(*value)*100, 2)
}

// area is a numeric of m² with four decimals, or null for nil.
func (r *copiedRow) area(m2 *float64) *copiedRow {
	if r.null(m2 == nil) {
		return r
	}
	return r.numeric(int64(math.Round(*m2*1e4)), 4)
}

// Numbers of the types of elements in PostgreSQL.
const (
	typeBool   = 16
	typeText   = 25
	typeFloat8 = 701
)

// texts is an array, or null for nil; so are numbers and flags.
func (r *copiedRow) texts(list []string) *copiedRow {
	return appendArray(r, typeText, list, (*copiedRow).text)
}

// list is an array that is empty for nil.
func (r *copiedRow) list(texts []string) *copiedRow {
	if texts == nil {
		texts = []string{}
	}
	return r.texts(texts)
}

func (r *copiedRow) numbers(list []float64) *copiedRow {
	return appendArray(r, typeFloat8, list, (*copiedRow).float)
}

func (r *copiedRow) flags(list []bool) *copiedRow {
	return appendArray(r, typeBool, list, (*copiedRow).flag)
}

// appendArray adds a list of one dimension.
func appendArray[T any](r *copiedRow, elementType uint32, list []T, add func(r *copiedRow, one T) *copiedRow) *copiedRow {
	if r.null(list == nil) {
		return r
	}
	values, start := r.values+1, len(r.coded)
	for _, word := range []uint32{0, uint32(min(len(list), 1)), 0, elementType} { // its length, not known yet; dimensions; no nulls
		r.coded = binary.BigEndian.AppendUint32(r.coded, word)
	}
	if len(list) > 0 {
		r.coded = binary.BigEndian.AppendUint32(r.coded, uint32(len(list)))
		r.coded = binary.BigEndian.AppendUint32(r.coded, 1)
	}
	for _, one := range list {
		add(r, one)
	}
	binary.BigEndian.PutUint32(r.coded[start:], uint32(len(r.coded)-start-4))
	r.values = values // elements are none of the row
	return r
}

// document is a jsonb, or null for nil.
func (r *copiedRow) document(value any) *copiedRow {
	if raw, ok := value.(json.RawMessage); r.null(value == nil || ok && raw == nil) {
		return r
	}
	r.sized(0) // not known yet
	start := len(r.coded)
	r.coded = append(r.coded, 1) // the version of jsonb
	if err := json.NewEncoder(r).Encode(value); err != nil {
		r.err = err
	}
	binary.BigEndian.PutUint32(r.coded[start-4:], uint32(len(r.coded)-start))
	return r
}

// Write implements [io.Writer] for a value that is begun.
func (r *copiedRow) Write(p []byte) (int, error) {
	r.coded = append(r.coded, p...)
	return len(p), nil
}

// numeric is a number of 1/10,000 that shows some digits: groups of four decimal digits, the last one behind the point.
func (r *copiedRow) numeric(tenThousandths int64, digits uint16) *copiedRow {
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
	r.sized(8 + 2*len(kept))
	for _, word := range [...]uint16{uint16(len(kept)), uint16(weight), sign, digits} {
		r.coded = binary.BigEndian.AppendUint16(r.coded, word)
	}
	for _, group := range kept {
		r.coded = binary.BigEndian.AppendUint16(r.coded, group)
	}
	return r
}
