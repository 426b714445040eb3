//go:build linux

package localdb_test

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"permu/internal/localdb"
)

func TestStart(t *testing.T) {
	long := strings.Repeat("long folder name ", 8)
	for name, folder := range map[string]string{
		"plain":                         "data",
		"spaces, Chinese and 107 bytes": filepath.Join("晋江 经济开发区", long+"'数据'[1]"),
	} {
		t.Run(name, func(t *testing.T) {
			dir := newFolder(t, folder)
			c := start(t, dir)
			for range 2 { // the second time everything is there
				check(t, c.EnsureDatabase(context.Background(), "permu"))
			}
			stop(t, c)
			c = start(t, dir)
			for sql, want := range map[string]string{
				"select ST_AsText(ST_Point(118.5, 24.8))": "POINT(118.5 24.8)",
				"select similarity('晋江', '晋江')::text":     "1",
				"show server_encoding":                    "UTF8",
				"show data_checksums":                     "on",
				"show fsync":                              "on",
				"show listen_addresses":                   "",
				"show timezone":                           "UTC",
				"select current_user::text":               "permu",
			} {
				if got := query[string](t, c, sql); got != want {
					t.Errorf("%s: got %q, want %q", sql, got, want)
				}
			}
		})
	}
}

func TestSettings(t *testing.T) {
	c, err := localdb.Start(context.Background(), localdb.Options{
		DataDir: newFolder(t, "data"), NoSync: true, Log: slog.New(slog.DiscardHandler),
		Settings: map[string]string{"work_mem": "7MB", "listen_addresses": "*"},
	})
	check(t, err)
	defer stop(t, c)
	check(t, c.EnsureDatabase(context.Background(), "permu"))
	for sql, want := range map[string]string{"show work_mem": "7MB", "show fsync": "off", "show listen_addresses": ""} {
		if got := query[string](t, c, sql); got != want {
			t.Errorf("%s: got %q, want %q", sql, got, want)
		}
	}
}

func TestSecondInstanceIsRefused(t *testing.T) {
	dir := newFolder(t, "data")
	start(t, dir)
	_, err := localdb.Start(context.Background(), localdb.Options{DataDir: dir})
	if !errors.Is(err, localdb.ErrInUse) || !strings.Contains(err.Error(), strconv.Itoa(os.Getpid())) {
		t.Fatalf("got %v, want ErrInUse with our process id", err)
	}
}

func TestStartIsCancelled(t *testing.T) {
	dir := newFolder(t, "data")
	stop(t, start(t, dir))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := localdb.Start(ctx, localdb.Options{DataDir: dir}); !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v, want context.Canceled", err)
	}
	start(t, dir) // the folder is free
}

func TestTerminalCannotReachPostgres(t *testing.T) {
	dir := newFolder(t, "data")
	start(t, dir)
	group, err := syscall.Getpgid(postmaster(t, dir))
	check(t, err)
	if group == syscall.Getpgrp() {
		t.Error("Ctrl-C would end PostgreSQL before this program")
	}
}

// A goroutine that ends while locked to its thread takes the thread with it, and the kernel tells the thread's children.
func TestClusterOutlivesTheThreadOfItsCaller(t *testing.T) {
	dir := newFolder(t, "data")
	stop(t, start(t, dir))
	var caller sync.WaitGroup
	caller.Go(func() {
		runtime.LockOSThread()
		c, err := localdb.Start(context.Background(), localdb.Options{DataDir: dir, Log: slog.New(slog.DiscardHandler)})
		if err != nil {
			t.Error(err)
			return
		}
		t.Cleanup(func() { stop(t, c) })
	})
	caller.Wait()
	before := postmaster(t, dir)
	time.Sleep(500 * time.Millisecond)
	if after := postmaster(t, dir); after != before {
		t.Errorf("PostgreSQL ended with a thread of this program: process %d became %d", before, after)
	}
}

func TestRefusals(t *testing.T) {
	for name, c := range map[string]struct {
		arrange func(t *testing.T, dir string)
		want    []string
	}{
		"no PostgreSQL": {
			func(t *testing.T, _ string) { t.Setenv("PERMU_PG_BIN", t.TempDir()) },
			[]string{"PostgreSQL 15 or later", "apt-get install", "postgresql-15-postgis-3", "--database-url"},
		},
		"another version's cluster": {
			func(t *testing.T, dir string) { write(t, filepath.Join(dir, "postgres", "PG_VERSION"), "12\n") },
			[]string{"made by PostgreSQL 12", "postgresql-12-postgis-3"},
		},
		"not a cluster": {
			func(t *testing.T, dir string) { write(t, filepath.Join(dir, "postgres", "notes.txt"), "") },
			[]string{"no PG_VERSION", "move it away"},
		},
		"a file in the way": {
			func(t *testing.T, dir string) { write(t, dir, "") },
			[]string{"not a directory"},
		},
		"a folder that postgres cannot enter": {
			func(t *testing.T, dir string) {
				if os.Geteuid() != 0 {
					t.Skip("only root becomes another user")
				}
				check(t, os.Chmod(filepath.Dir(dir), 0o700))
			},
			[]string{"postgres", "may not enter", "chmod o+x"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := newFolder(t, "data")
			c.arrange(t, dir)
			_, err := localdb.Start(context.Background(), localdb.Options{DataDir: dir})
			for _, want := range c.want {
				if err == nil || !strings.Contains(err.Error(), want) {
					t.Errorf("got %v, want %q in it", err, want)
				}
			}
		})
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	check(t, os.MkdirAll(filepath.Dir(path), 0o755))
	check(t, os.WriteFile(path, []byte(text), 0o600))
}
