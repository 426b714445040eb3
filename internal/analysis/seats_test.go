package analysis

import (
	"context"
	"errors"
	"testing"
	"time"
)

func TestSeats(t *testing.T) {
	var s seats
	var leaves []func()
	for {
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
		leave, err := s.take(ctx)
		cancel()
		if errors.Is(err, context.DeadlineExceeded) {
			break
		}
		if leaves = append(leaves, leave); err != nil || len(leaves) > cap(s.free) {
			t.Fatalf("%d seats taken of %d: %v", len(leaves), cap(s.free), err)
		}
	}
	if len(leaves) != cap(s.free) {
		t.Fatalf("%d seats taken of %d", len(leaves), cap(s.free))
	}
	leaves[0]()
	if _, err := s.take(t.Context()); err != nil {
		t.Errorf("a seat was left: %v", err)
	}
}
