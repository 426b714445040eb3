//go:build linux

package localdb

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// clearLeftovers ends what an earlier owner of the data folder left running, and removes what would keep PostgreSQL
// from starting. It is right only under the folder's lock: then every PostgreSQL in the cluster is an orphan. A
// process id in postmaster.pid that belongs to another program or to a zombie means nothing, although PostgreSQL
// itself would take either for a rival.
func (s *supervisor) clearLeftovers() error {
	if err := s.endOrphans(); err != nil {
		return err
	}
	var failed []error
	socket := filepath.Join(s.sockets, ".s.PGSQL."+port)
	for _, path := range []string{s.pidFile(), socket, socket + ".lock"} {
		if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
			failed = append(failed, err)
		}
	}
	return errors.Join(failed...)
}

// endOrphans asks an orphaned postmaster for a clean stop first. Server processes without a postmaster must go too,
// since they hold the shared memory of the cluster; committed rows are safe in the write-ahead log.
func (s *supervisor) endOrphans() error {
	orphans := postgresIn(s.folder.cluster())
	if postmaster := s.readPidFile().pid; slices.Contains(orphans, postmaster) {
		s.log.Warn("stopping the PostgreSQL that a killed program left behind", "pid", postmaster)
		orphans = s.signalOrphans(syscall.SIGINT, []int{postmaster}, patience)
	}
	for _, signal := range []syscall.Signal{syscall.SIGQUIT, syscall.SIGKILL} {
		if len(orphans) > 0 && s.stopping.Err() == nil {
			s.log.Warn("ending server processes without a postmaster", "pids", orphans, "signal", signal)
			orphans = s.signalOrphans(signal, orphans, 5*time.Second)
		}
	}
	if len(orphans) > 0 {
		return fmt.Errorf("PostgreSQL processes %d hold the cluster and do not end", orphans)
	}
	return nil
}

// signalOrphans waits for these processes to end, and returns the server processes that are still there.
func (s *supervisor) signalOrphans(signal syscall.Signal, pids []int, wait time.Duration) []int {
	for _, pid := range pids {
		_ = syscall.Kill(pid, signal) // it may have ended meanwhile
	}
	for deadline := time.Now().Add(wait); ; time.Sleep(10 * time.Millisecond) {
		left := postgresIn(s.folder.cluster())
		waiting := slices.ContainsFunc(left, func(pid int) bool { return slices.Contains(pids, pid) })
		if !waiting || time.Now().After(deadline) || s.stopping.Err() != nil {
			return left
		}
	}
}

// postgresIn lists the live server processes of a cluster: all of them run postgres with the cluster as their working
// directory. Zombies have neither.
func postgresIn(cluster string) []int {
	home, err := os.Stat(cluster)
	if err != nil {
		return nil
	}
	entries, _ := os.ReadDir("/proc")
	var pids []int
	for _, entry := range entries {
		pid, err := strconv.Atoi(entry.Name())
		if err == nil && runsPostgres(pid) && worksIn(pid, home) {
			pids = append(pids, pid)
		}
	}
	return pids
}

func runsPostgres(pid int) bool {
	exe, err := os.Readlink(fmt.Sprintf("/proc/%d/exe", pid))
	return err == nil && filepath.Base(strings.TrimSuffix(exe, " (deleted)")) == "postgres"
}

func worksIn(pid int, home os.FileInfo) bool {
	dir, err := os.Stat(fmt.Sprintf("/proc/%d/cwd", pid))
	return err == nil && os.SameFile(dir, home)
}

// pidFile is what PostgreSQL says about itself in postmaster.pid.
type pidFile struct {
	pid   int
	ready bool
}

func (s *supervisor) pidFile() string { return filepath.Join(s.folder.cluster(), "postmaster.pid") }

func (s *supervisor) readPidFile() pidFile {
	text, err := os.ReadFile(s.pidFile())
	if err != nil {
		return pidFile{}
	}
	lines := strings.Split(string(text), "\n")
	pid, _ := strconv.Atoi(lines[0])
	return pidFile{pid: pid, ready: len(lines) > 7 && strings.TrimSpace(lines[7]) == "ready"}
}
