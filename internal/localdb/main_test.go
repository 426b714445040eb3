//go:build linux

package localdb_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"permu/internal/localdb"
)

const holdDir = "PERMU_LOCALDB_TEST_HOLD"

// TestMain makes the test binary double as a program that holds a cluster until it is killed.
func TestMain(m *testing.M) {
	if dir := os.Getenv(holdDir); dir != "" {
		hold(dir)
	}
	os.Exit(m.Run())
}

func hold(dir string) {
	if _, err := localdb.Start(context.Background(), localdb.Options{DataDir: dir}); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println("ready")
	_, _ = io.Copy(io.Discard, os.Stdin)
	os.Exit(0)
}

// holder starts another process that runs the cluster, and returns it once the cluster is ready.
func holder(t *testing.T, dir string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), holdDir+"="+dir)
	out, err := cmd.StdoutPipe()
	check(t, err)
	_, err = cmd.StdinPipe()
	check(t, err)
	check(t, cmd.Start())
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	line, _ := bufio.NewReader(out).ReadString('\n')
	if strings.TrimSpace(line) != "ready" {
		t.Fatalf("the other process says %q", line)
	}
	return cmd
}

func start(t *testing.T, dir string) *localdb.Cluster {
	t.Helper()
	c, err := localdb.Start(context.Background(), localdb.Options{DataDir: dir, Log: slog.New(slog.DiscardHandler)})
	if errors.Is(err, localdb.ErrUnavailable) && os.Getenv("CI") == "" {
		t.Skip(err)
	}
	check(t, err)
	t.Cleanup(func() { stop(t, c) })
	return c
}

func stop(t *testing.T, c *localdb.Cluster) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	check(t, c.Stop(ctx))
}

// newFolder is a data folder that the account postgres can reach even though root's test folders are private.
func newFolder(t *testing.T, name string) string {
	t.Helper()
	root, err := os.MkdirTemp("", "localdb")
	check(t, err)
	check(t, os.Chmod(root, 0o711))
	t.Cleanup(func() { check(t, os.RemoveAll(root)) })
	return filepath.Join(root, name)
}

func pidFile(dir string) string { return filepath.Join(dir, "postgres", "postmaster.pid") }

func postmaster(t *testing.T, dir string) int {
	t.Helper()
	text, err := os.ReadFile(pidFile(dir))
	check(t, err)
	pid, err := strconv.Atoi(strings.SplitN(string(text), "\n", 2)[0])
	check(t, err)
	return pid
}

// asOwner makes a command run as the account of the cluster.
func asOwner(t *testing.T, dir string, argv ...string) *exec.Cmd {
	t.Helper()
	info, err := os.Stat(filepath.Join(dir, "postgres"))
	check(t, err)
	owner := info.Sys().(*syscall.Stat_t)
	cmd := exec.Command(argv[0], argv[1:]...)
	cmd.Dir = "/"
	if os.Geteuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: owner.Uid, Gid: owner.Gid}}
	}
	return cmd
}

func connect(t *testing.T, c *localdb.Cluster, database string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(context.Background(), c.URL(database))
	check(t, err)
	t.Cleanup(func() { _ = conn.Close(context.Background()) })
	return conn
}

func query[T any](t *testing.T, c *localdb.Cluster, sql string) T {
	t.Helper()
	conn := connect(t, c, "permu")
	defer conn.Close(context.Background())
	var answer T
	check(t, conn.QueryRow(context.Background(), sql).Scan(&answer))
	return answer
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
