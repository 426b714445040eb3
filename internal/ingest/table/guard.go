package table

import (
	"fmt"
	"io"

	"permu/internal/land"
)

// Guard passes a stream on, counts it, and fails when a single item in it grows without end, so that a quote or a
// bracket left open cannot draw a whole file into memory.
type Guard struct {
	From  io.Reader
	Limit int64  // bytes allowed between two calls of Item
	What  string // what an item is, for the error
	read  int64
	mark  int64
}

// Read implements io.Reader.
func (g *Guard) Read(p []byte) (int, error) {
	if g.read-g.mark > g.Limit {
		return 0, fmt.Errorf("%s of more than %d MB: %w", g.What, g.Limit>>20, land.ErrInvalid)
	}
	n, err := g.From.Read(p)
	g.read += int64(n)
	return n, err
}

// Item says that an item was read completely.
func (g *Guard) Item() { g.mark = g.read }

// BytesRead is how much has passed so far.
func (g *Guard) BytesRead() int64 { return g.read }
