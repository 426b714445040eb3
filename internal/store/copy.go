package store

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/jackc/pgx/v5"
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
// columns: string text, int64 bigint, int integer, float64 double precision, bool boolean, [land.Money] and areaM2 numeric, document jsonb,
// pointers to them the same or null, and slices arrays or null. pgx itself looks the type of every value up, which takes
// about as long for the forty million values of a large zone as the database takes to store them. Rows are made ahead of the
// database and beside one another, so At and row must bear that.
func copyRows[T any](ctx context.Context, tx pgx.Tx, table string, columns []string, list List[T], row func(values []any, i int, one T) []any) error {
	return copyInto(ctx, tx, table, columns, "format binary", list, row)
}

// part is the part of a table that has the rows of one run.
type part struct {
	table, zoneCode string
	runID           int64
}

// copyPart makes a part of a table of a list, as [copyRows] would write it.
func copyPart[T any](ctx context.Context, tx pgx.Tx, p part, columns []string, list List[T], row func(values []any, i int, one T) []any) error {
	type opened struct{ Name string }
	of := pgx.StrictNamedArgs{"table_name": p.table, "zone_code": p.zoneCode, "run_id": p.runID}
	open, err := collectOne[opened](ctx, tx, "part_open", of)
	if err != nil {
		return err
	}
	if err := copyInto(ctx, tx, open.Name, columns, "format binary, freeze", list, row); err != nil {
		return err
	}
	_, err = execute(ctx, tx, "part_close", of)
	return err
}

func copyInto[T any](ctx context.Context, tx pgx.Tx, table string, columns []string, options string, list List[T], row func(values []any, i int, one T) []any) error {
	ctx, done := context.WithCancel(ctx)
	defer done()
	e := &encoding[T]{list: list, row: row, pieces: make(chan chan piece, piecesAhead)}
	go e.encode(ctx)
	statement := fmt.Sprintf("copy %s (%s) from stdin (%s)", pgx.Identifier{table}.Sanitize(), strings.Join(columns, ", "), options)
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
