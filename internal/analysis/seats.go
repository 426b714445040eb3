package analysis

import (
	"context"
	"fmt"
	"runtime"
	"sync"
)

// seats bounds how many searches for sites run at once, so that they leave the machine room for everything else: half of its
// processors, at least one. Its zero value is ready.
type seats struct {
	once sync.Once
	free chan struct{}
}

// take waits for a seat as long as the context stands; leave gives it back.
func (s *seats) take(ctx context.Context) (leave func(), err error) {
	s.once.Do(func() { s.free = make(chan struct{}, max(1, runtime.GOMAXPROCS(0)/2)) })
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("waiting for a search to end: %w", err)
	}
	select {
	case s.free <- struct{}{}:
		return func() { <-s.free }, nil
	case <-ctx.Done():
		return nil, fmt.Errorf("waiting for a search to end: %w", ctx.Err())
	}
}
