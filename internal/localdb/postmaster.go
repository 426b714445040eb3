//go:build linux

package localdb

import (
	"context"
	"errors"
	"log/slog"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// errNotFreed says that the lock file or the shared memory of an earlier PostgreSQL is still there.
var errNotFreed = errors.New("an earlier PostgreSQL is not quite gone")

// postmaster is one run of postgres.
type postmaster struct {
	cmd     *exec.Cmd
	started time.Time
	exited  chan struct{}
	err     error // how it ended; read it after exited is closed
}

func (p *postmaster) pid() int { return p.cmd.Process.Pid }

// launch starts postgres from the calling thread and waits until it accepts connections, however long recovery takes.
func (s *supervisor) launch() (*postmaster, error) {
	before := s.output.size()
	p := &postmaster{started: time.Now(), exited: make(chan struct{})}
	p.cmd = s.account.command(context.Background(), s.folder.cluster(), syscall.SIGINT, s.argv...)
	p.cmd.Stdout, p.cmd.Stderr = s.output.File, s.output.File
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	go func() {
		p.err = p.cmd.Wait()
		close(p.exited)
	}()
	return p, s.awaitReady(p, before)
}

func (s *supervisor) awaitReady(p *postmaster, before int64) error {
	poll := time.NewTicker(5 * time.Millisecond)
	defer poll.Stop()
	patient := time.NewTicker(10 * time.Second)
	defer patient.Stop()
	for {
		select {
		case <-p.exited:
			return s.startError(p, s.output.since(before))
		case <-s.stopping.Done():
			p.stop(s.log)
			return s.stopping.Err()
		case <-patient.C:
			s.log.Info("PostgreSQL is still starting", "since", p.started, "log", s.output.Name())
		case <-poll.C:
			if file := s.readPidFile(); file.ready && file.pid == p.pid() {
				return nil
			}
		}
	}
}

func (s *supervisor) startError(p *postmaster, output string) error {
	err := errors.New("it ended before it was ready")
	if strings.Contains(output, "already exists") || strings.Contains(output, "still in use") {
		err = errNotFreed
	}
	return explain(s.folder.path, "postgres", output, err)
}

// stop asks for a fast shutdown, then for an immediate one, and waits for the end.
func (p *postmaster) stop(log *slog.Logger) {
	_ = p.cmd.Process.Signal(syscall.SIGINT)
	select {
	case <-p.exited:
	case <-time.After(patience):
		log.Warn("PostgreSQL does not stop, ending it at once; it will recover at the next start", "pid", p.pid())
		_ = p.cmd.Process.Signal(syscall.SIGQUIT)
		<-p.exited
	}
}
