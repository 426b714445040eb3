package store

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

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

// copyRows writes a list with COPY in its binary format; row is that of [newEncoding].
func copyRows[T any](ctx context.Context, tx pgx.Tx, table string, columns []string, list List[T], row func(to *copiedRow, i int, one *T)) error {
	ctx, done := context.WithCancel(ctx)
	defer done()
	rows := newEncoding(list, row)
	go rows.encode(ctx)
	return copyFrom(ctx, tx, table, columns, "format binary", rows)
}

func copyFrom(ctx context.Context, tx pgx.Tx, table string, columns []string, options string, rows io.Reader) error {
	statement := fmt.Sprintf("copy %s (%s) from stdin (%s)", pgx.Identifier{table}.Sanitize(), strings.Join(columns, ", "), options)
	if _, err := tx.Conn().PgConn().CopyFrom(ctx, rows, statement); err != nil {
		return fmt.Errorf("%s: %w", table, kind(err))
	}
	return nil
}

const (
	copyHeader   = "PGCOPY\n\xff\r\n\x00\x00\x00\x00\x00\x00\x00\x00\x00" // opens a binary COPY: its signature, no flags, no extension
	copyTrailer  = "\xff\xff"
	rowsPerPiece = 256
	piecesAhead  = 512 // of the one that the database takes in: 100 to 250 MB of a large zone, made while it sorts an index
)

// encoding is a list as a binary COPY, which is made in pieces and read in their order. pgx itself looks the type of every value up,
// which takes about as long for the forty million values of a large zone as the database takes to store them.
type encoding[T any] struct {
	list   List[T]
	row    func(to *copiedRow, i int, one *T)
	pieces chan chan piece
	spare  sync.Pool    // of *[]byte
	room   atomic.Int64 // that a piece takes, by the one before
	coded  []byte
	rest   []byte // of coded, not yet read
	end    error  // when there are no more pieces
}

// newEncoding is a list to be encoded; row puts down the values of one in the order of the columns, and by the types that they have.
// Several rows are made at a time, so that makers and row must bear that.
func newEncoding[T any](list List[T], row func(to *copiedRow, i int, one *T)) *encoding[T] {
	return &encoding[T]{list: list, row: row, pieces: make(chan chan piece, piecesAhead), end: io.EOF}
}

// piece is some rows as bytes.
type piece struct {
	coded []byte
	err   error
}

// encode makes the pieces ahead of the database, one on each processor but that of the database, until the last one or the end of
// the COPY.
func (e *encoding[T]) encode(ctx context.Context) {
	defer close(e.pieces)
	processors := make(chan struct{}, max(1, runtime.GOMAXPROCS(0)-1))
	for from := 0; from == 0 || from < e.list.Len; from += rowsPerPiece {
		made := make(chan piece, 1)
		select {
		case e.pieces <- made:
		case <-ctx.Done():
			e.end = context.Cause(ctx)
			return
		}
		processors <- struct{}{}
		go func() {
			made <- e.piece(from, min(from+rowsPerPiece, e.list.Len))
			<-processors
		}()
	}
}

// piece encodes some rows, with the header before the first of all and the trailer after the last.
func (e *encoding[T]) piece(from, to int) piece {
	var r copiedRow
	if spare, ok := e.spare.Get().(*[]byte); ok {
		r.coded = (*spare)[:0]
	} else {
		r.coded = make([]byte, 0, e.room.Load())
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
	e.room.Store(int64(len(r.coded) + len(r.coded)/8))
	return piece{r.coded, r.err}
}

// Read waits for the next piece when the one before is read.
func (e *encoding[T]) Read(p []byte) (int, error) {
	if len(e.rest) == 0 {
		next, more := <-e.pieces
		if !more {
			return 0, e.end
		}
		made := <-next
		if made.err != nil {
			return 0, made.err
		}
		if spare := e.coded; spare != nil {
			e.spare.Put(&spare)
		}
		e.coded, e.rest = made.coded, made.coded
	}
	n := copy(p, e.rest)
	e.rest = e.rest[n:]
	return n, nil
}
