//go:build linux

package localdb_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"permu/internal/localdb"
)

// TestRowsSurvive commits a row, lets something go wrong, and wants every row back at the next start.
func TestRowsSurvive(t *testing.T) {
	dir := newFolder(t, "data")
	c := start(t, dir)
	check(t, c.EnsureDatabase(context.Background(), "permu"))
	check(t, run(c, "create table kept (id int)"))
	stop(t, c)
	rows := 0
	for _, mishap := range []struct {
		name   string
		happen func(t *testing.T, dir string)
	}{
		{"a clean stop", func(t *testing.T, dir string) { commit(t, dir) }},
		{"kill -9 of the program", killProgram},
		{"kill -9 of the program and the postmaster, a query running", killBoth},
		{"an orphaned postmaster", orphan},
		{"a pid file with a live foreign process", foreignPid},
		{"a pid file with a zombie", zombiePid},
		{"an interrupted initdb", func(t *testing.T, dir string) {
			commit(t, dir)
			write(t, filepath.Join(dir, "initdb-123", "PG_VERSION"), "15\n")
		}},
	} {
		t.Run(mishap.name, func(t *testing.T) {
			mishap.happen(t, dir)
			rows++
			c := start(t, dir)
			if got := query[int](t, c, "select count(*) from kept"); got != rows {
				t.Errorf("got %d rows, want %d", got, rows)
			}
		})
	}
}

// commit adds a row while the cluster runs in this process.
func commit(t *testing.T, dir string) {
	c := start(t, dir)
	check(t, run(c, "insert into kept values (1)"))
	stop(t, c)
}

func killProgram(t *testing.T, dir string) {
	program := holder(t, dir)
	pid := postmaster(t, dir)
	check(t, runAt(urlOf(t, dir), "insert into kept values (1)"))
	check(t, program.Process.Kill())
	gone(t, pid)
	if _, err := os.Stat(pidFile(dir)); err == nil {
		t.Error("PostgreSQL did not stop cleanly")
	}
}

// killBoth returns at once: the next start meets a holder that is just dying, and a server process that still computes.
func killBoth(t *testing.T, dir string) {
	program := holder(t, dir)
	check(t, runAt(urlOf(t, dir), "insert into kept values (1)"))
	url := urlOf(t, dir)
	go func() { _ = runAt(url, "select count(*) from generate_series(1, 100000000000)") }()
	time.Sleep(300 * time.Millisecond) // let the query run
	check(t, syscall.Kill(postmaster(t, dir), syscall.SIGKILL))
	check(t, program.Process.Kill())
}

func orphan(t *testing.T, dir string) {
	commit(t, dir)
	cluster := filepath.Join(dir, "postgres")
	bin, err := filepath.Glob("/usr/lib/postgresql/*/bin/pg_ctl")
	if err != nil || len(bin) == 0 {
		if os.Getenv("CI") != "" {
			t.Fatal("no pg_ctl")
		}
		t.Skip("no pg_ctl")
	}
	check(t, asOwner(t, dir, bin[len(bin)-1], "start", "-w", "-D", cluster, "-l", "/dev/null",
		"-o", "-c listen_addresses= -c unix_socket_directories="+cluster).Run())
	pid := postmaster(t, dir)
	t.Cleanup(func() { gone(t, pid) })
}

func foreignPid(t *testing.T, dir string) {
	commit(t, dir)
	foreign := asOwner(t, dir, "sleep", "600")
	check(t, foreign.Start())
	t.Cleanup(func() {
		check(t, foreign.Process.Kill()) // fails when localdb has killed it
		_ = foreign.Wait()
	})
	leavePidFile(t, dir, foreign.Process.Pid)
}

func zombiePid(t *testing.T, dir string) {
	commit(t, dir)
	zombie := asOwner(t, dir, "true")
	check(t, zombie.Start())
	t.Cleanup(func() { _ = zombie.Wait() })
	leavePidFile(t, dir, zombie.Process.Pid)
}

func leavePidFile(t *testing.T, dir string, pid int) {
	write(t, pidFile(dir), fmt.Sprintf("%d\n%s\n1700000000\n5432\n\n\n        1         0\nready   \n", pid, filepath.Dir(pidFile(dir))))
	if os.Geteuid() == 0 {
		info, err := os.Stat(filepath.Dir(pidFile(dir)))
		check(t, err)
		check(t, os.Chown(pidFile(dir), int(info.Sys().(*syscall.Stat_t).Uid), -1))
	}
}

// TestPostmasterIsRestarted kills the postmaster under a pool with a query running, and wants the pool to work again.
func TestPostmasterIsRestarted(t *testing.T) {
	dir := newFolder(t, "data")
	c := start(t, dir)
	check(t, c.EnsureDatabase(context.Background(), "permu"))
	check(t, run(c, "create table kept as select 1 as id"))
	pool, err := pgxpool.New(context.Background(), c.URL("permu"))
	check(t, err)
	defer pool.Close()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go func() {
		_, _ = pool.Exec(ctx, "select count(*) from generate_series(1, 100000000000)")
	}()
	time.Sleep(300 * time.Millisecond)
	check(t, syscall.Kill(postmaster(t, dir), syscall.SIGKILL))
	deadline := time.Now().Add(20 * time.Second)
	for rows := 0; rows != 1; time.Sleep(20 * time.Millisecond) {
		err := pool.QueryRow(context.Background(), "select count(*) from kept").Scan(&rows)
		if time.Now().After(deadline) {
			t.Fatalf("no row after 20 s: %v", err)
		}
	}
}

func run(c *localdb.Cluster, sql string) error { return runAt(c.URL("permu"), sql) }

func runAt(url, sql string) error {
	conn, err := pgx.Connect(context.Background(), url)
	if err != nil {
		return err
	}
	defer conn.Close(context.Background())
	_, err = conn.Exec(context.Background(), sql)
	return err
}

// urlOf finds the socket of a cluster that another process holds.
func urlOf(t *testing.T, dir string) string {
	t.Helper()
	text, err := os.ReadFile(pidFile(dir))
	check(t, err)
	return fmt.Sprintf("host=%s user=permu dbname=permu", strings.Split(string(text), "\n")[4])
}

// gone waits until a process has ended; a zombie has.
func gone(t *testing.T, pid int) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		if _, err := os.Readlink(fmt.Sprintf("/proc/%d/exe", pid)); err != nil {
			return
		}
	}
	t.Fatalf("process %d lives on", pid)
}
