package analysis

import (
	"context"
	"errors"
	"testing"
	"time"

	"permu/internal/access"
)

// TestOnePasswordHoldsUpNobodyElse has a credential that is being looked at: another goes its way, the same waits for it, and no
// longer than its request.
func TestOnePasswordHoldsUpNobodyElse(t *testing.T) {
	p := newPrograms()
	wrong, right := p.of("王", "wrong"), p.of("李", "right")
	done, err := p.alone(t.Context(), wrong)
	if err != nil {
		t.Fatal(err)
	}
	other, err := p.alone(t.Context(), right)
	if err != nil {
		t.Fatal(err)
	}
	other()
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := p.alone(gone, wrong); !errors.Is(err, context.Canceled) {
		t.Errorf("a request that went away waits on: %v", err)
	}
	waited := make(chan error, 1)
	go func() {
		again, err := p.alone(t.Context(), wrong)
		if err == nil {
			again()
		}
		waited <- err
	}()
	done()
	if err := <-waited; err != nil || len(p.busy) != 0 {
		t.Errorf("%v, %d are left", err, len(p.busy))
	}
}

// TestPasswordsThatWait has all places taken: one that waits goes with its request, and beyond the last place nobody waits.
func TestPasswordsThatWait(t *testing.T) {
	a := NewAccounts(nil)
	for range cap(a.hashing) {
		a.hashing <- struct{}{}
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := a.same(gone, "", ""); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	for range cap(a.waiting) {
		a.waiting <- struct{}{}
	}
	var wait access.Wait
	if _, err := a.SignIn(t.Context(), "王", "x", ""); !errors.As(err, &wait) || wait != access.Wait(time.Second) {
		t.Errorf("%v", err)
	}
}
