package store

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strings"
	"sync"

	"github.com/jackc/pgx/v5"

	"permu/internal/land"
)

// List is a long list whose rows are made when they are written, several at a time.
type List[T any] struct {
	Len int
	At  func(i int) T
}

// listOf is a list whose rows are made.
func listOf[T any](rows []T) List[T] { return List[T]{len(rows), func(i int) T { return rows[i] }} }

// areaM2 is an area as a numeric of four digits, and document a value as jsonb; nil is null.
type (
	areaM2   struct{ m2 *float64 }
	document struct{ value any }
)

// copyRows writes a list with COPY in its binary format; row appends the values of one, whose types must be those of the
// columns: string text, int64 bigint, int integer, float64 double precision, [land.Money] and areaM2 numeric, document jsonb,
// pointers to them the same or null, and slices arrays or null. pgx itself looks the type of every value up, which takes
// about as long for the forty million values of a large zone as the database takes to store them. Rows are made ahead of the
// database and beside one another, so At and row must bear that.
func copyRows[T any](ctx context.Context, tx pgx.Tx, table string, columns []string, list List[T], row func(values []any, i int, one T) []any) error {
	ctx, done := context.WithCancel(ctx)
	defer done()
	e := &encoding[T]{list: list, row: row, pieces: make(chan chan piece, piecesAhead)}
	go e.encode(ctx)
	statement := fmt.Sprintf("copy %s (%s) from stdin (format binary)", pgx.Identifier{table}.Sanitize(), strings.Join(columns, ", "))
	if _, err := tx.Conn().PgConn().CopyFrom(ctx, e, statement); err != nil {
		return fmt.Errorf("%s: %w", table, kind(err))
	}
	return nil
}

const (
	copyHeader   = "PGCOPY\n\xff\r\n\x00\x00\x00\x00\x00\x00\x00\x00\x00" // opens a binary COPY: its signature, no flags, no extension
	copyTrailer  = "\xff\xff"
	rowsPerPiece = 256
	piecesAhead  = 8 // of the one that the database takes in
)

// encoding is a list as a binary COPY, which is made in pieces and read in their order.
type encoding[T any] struct {
	list   List[T]
	row    func(values []any, i int, one T) []any
	pieces chan chan piece
	spare  sync.Pool // of *[]byte
	coded  []byte
	rest   []byte // of coded, not yet read
}

// piece is some rows as bytes.
type piece struct {
	coded []byte
	err   error
}

// encode makes the pieces, some of them at a time, until the last one or the end of the COPY.
func (e *encoding[T]) encode(ctx context.Context) {
	defer close(e.pieces)
	for from := 0; from == 0 || from < e.list.Len; from += rowsPerPiece {
		made := make(chan piece, 1)
		select {
		case e.pieces <- made:
		case <-ctx.Done():
			return
		}
		go func() { made <- e.piece(from, min(from+rowsPerPiece, e.list.Len)) }()
	}
}

// piece encodes some rows, with the header before the first of all and the trailer after the last.
func (e *encoding[T]) piece(from, to int) (p piece) {
	var values []any
	if spare, ok := e.spare.Get().(*[]byte); ok {
		p.coded = (*spare)[:0]
	}
	if from == 0 {
		p.coded = append(p.coded, copyHeader...)
	}
	for i := from; i < to; i++ {
		values = e.row(values[:0], i, e.list.At(i))
		p.coded = binary.BigEndian.AppendUint16(p.coded, uint16(len(values)))
		for _, value := range values {
			if p.coded, p.err = appendValue(p.coded, value); p.err != nil {
				return p
			}
		}
	}
	if to == e.list.Len {
		p.coded = append(p.coded, copyTrailer...)
	}
	return p
}

// Read waits for the next piece when the one before is read.
func (e *encoding[T]) Read(p []byte) (int, error) {
	if len(e.rest) == 0 {
		next, more := <-e.pieces
		if !more {
			return 0, io.EOF
		}
		made := <-next
		if made.err != nil {
			return 0, made.err
		}
		spare := e.coded
		e.spare.Put(&spare)
		e.coded, e.rest = made.coded, made.coded
	}
	n := copy(p, e.rest)
	e.rest = e.rest[n:]
	return n, nil
}

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
