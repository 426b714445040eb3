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

// List is a long list whose rows are made when they are written, by several makers at a time: a row of one of them stands until it
// makes the next.
type List[T any] struct {
	Len   int
	Maker func() func(i int) *T
}

// listOf is a list whose rows are made.
func listOf[T any](rows []T) List[T] {
	return List[T]{len(rows), func() func(i int) *T { return func(i int) *T { return &rows[i] } }}
}

// copyRows writes a list with COPY in its binary format; row puts down the values of one in the order of the columns, and by
// the types that they have. pgx itself looks the type of every value up, which takes about as long for the forty million values
// of a large zone as the database takes to store them. Rows are made ahead of the database and beside one another, so that
// makers and row must bear that.
func copyRows[T any](ctx context.Context, tx pgx.Tx, table string, columns []string, list List[T], row func(to *copiedRow, i int, one *T)) error {
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
	row    func(to *copiedRow, i int, one *T)
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
func (e *encoding[T]) piece(from, to int) piece {
	var r copiedRow
	if spare, ok := e.spare.Get().(*[]byte); ok {
		r.coded = (*spare)[:0]
	}
	if from == 0 {
		r.coded = append(r.coded, copyHeader...)
	}
	row := e.list.Maker()
	for i := from; i < to && r.err == nil; i++ {
		start := len(r.coded)
		r.coded, r.values = append(r.coded, 0, 0), 0
		e.row(&r, i, row(i))
		binary.BigEndian.PutUint16(r.coded[start:], r.values)
	}
	if to == e.list.Len {
		r.coded = append(r.coded, copyTrailer...)
	}
	return piece{r.coded, r.err}
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
