//go:build linux

package localdb

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"runtime"
	"time"
)

const (
	patience     = time.Minute // for a clean stop, before an immediate one
	longestPause = 30 * time.Second
	steadyAfter  = time.Minute // a PostgreSQL that lived this long is not failing again and again
)

// supervisor keeps postgres running in a data folder from begin until Stop.
type supervisor struct {
	folder  folder
	account account
	install install
	sockets string
	argv    []string
	output  logFile
	log     *slog.Logger

	stopping context.Context
	stop     context.CancelFunc
	done     chan struct{} // closed when postgres has ended and the folder is free
}

func newSupervisor(f folder, a account, i install, sockets string, o Options) (*supervisor, error) {
	output, err := openLog(f.logFile())
	if err != nil {
		return nil, err
	}
	s := &supervisor{folder: f, account: a, install: i, sockets: sockets, output: output, log: o.Log, done: make(chan struct{})}
	s.argv = s.arguments(o)
	s.stopping, s.stop = context.WithCancel(context.Background())
	return s, nil
}

// begin returns when postgres accepts connections, or is gone.
func (s *supervisor) begin(ctx context.Context) error {
	first := make(chan error, 1)
	go s.run(first)
	select {
	case err := <-first:
		if err != nil {
			<-s.done
		}
		return err
	case <-ctx.Done():
		s.stop()
		<-s.done
		return ctx.Err()
	}
}

// Stop ends the cluster cleanly (open transactions are rolled back), waits for it, and frees the data folder. When the
// context ends first, PostgreSQL goes on stopping by itself. Stop may be called again.
func (s *supervisor) Stop(ctx context.Context) error {
	s.stop()
	select {
	case <-s.done:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("wait for PostgreSQL to stop: %w", ctx.Err())
	}
}

// run owns the operating system thread that starts postgres: the kernel stops postgres when that thread ends, so the
// thread must last exactly as long as the cluster.
func (s *supervisor) run(first chan<- error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	defer s.release()
	p, err := s.bringUp()
	first <- err
	for pause := time.Duration(0); err == nil && s.watch(p); {
		if time.Since(p.started) > steadyAfter {
			pause = 0
		}
		p, err = s.revive(&pause)
	}
}

// release frees the data folder, and removes the socket's folder unless something is left in it.
func (s *supervisor) release() {
	_ = os.Remove(s.sockets)
	s.output.Close()
	s.folder.lock.Close()
	close(s.done)
}

// watch returns true when postgres ended by itself, false after it was stopped on request.
func (s *supervisor) watch(p *postmaster) bool {
	minute := time.NewTicker(time.Minute)
	defer minute.Stop()
	for {
		select {
		case <-p.exited:
			s.log.Error("PostgreSQL ended unexpectedly, restarting it", "error", p.err, "log", s.output.Name())
			return true
		case <-s.stopping.Done():
			p.stop(s.log)
			return false
		case <-minute.C:
			if err := s.output.trim(); err != nil {
				s.log.Warn("cannot shorten the log of PostgreSQL", "error", err)
			}
		}
	}
}

// revive starts postgres again, with longer and longer pauses, until it runs or is no longer wanted.
func (s *supervisor) revive(pause *time.Duration) (*postmaster, error) {
	for {
		if err := s.sleep(*pause); err != nil {
			return nil, err
		}
		*pause = min(max(2**pause, 100*time.Millisecond), longestPause)
		p, err := s.bringUp()
		if err == nil {
			s.log.Info("PostgreSQL runs again", "pid", p.pid())
			return p, nil
		}
		s.log.Error("PostgreSQL does not start", "error", err, "next_try_in", *pause)
	}
}

// bringUp starts postgres. What an earlier one left behind may take some seconds to vanish.
func (s *supervisor) bringUp() (*postmaster, error) {
	for deadline := time.Now().Add(10 * time.Second); ; {
		if err := errors.Join(s.clearLeftovers(), s.account.takeSocketFolder(s.sockets)); err != nil {
			return nil, err
		}
		p, err := s.launch()
		if !errors.Is(err, errNotFreed) || time.Now().After(deadline) {
			return p, err
		}
		if err := s.sleep(100 * time.Millisecond); err != nil {
			return nil, err
		}
	}
}

func (s *supervisor) sleep(pause time.Duration) error {
	select {
	case <-time.After(pause):
		return nil
	case <-s.stopping.Done():
		return s.stopping.Err()
	}
}
