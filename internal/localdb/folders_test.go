//go:build linux

package localdb

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func ourselves() account { return account{uid: os.Geteuid(), gid: os.Getegid(), name: "me"} }

func TestSocketFolder(t *testing.T) {
	parent, err := os.MkdirTemp("", "s")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(parent)
	for name, c := range map[string]struct {
		dir     string
		arrange func(dir string) error
		refused string
	}{
		"new":                  {"new", func(string) error { return nil }, ""},
		"ours and open":        {"ours", func(dir string) error { return os.Mkdir(dir, 0o777) }, ""},
		"a link to a folder":   {"link", func(dir string) error { return os.Symlink(parent, dir) }, "somebody else"},
		"a file":               {"file", func(dir string) error { return os.WriteFile(dir, nil, 0o600) }, "somebody else"},
		"another user's":       {"theirs", theirs, "somebody else"},
		"too long":             {strings.Repeat("l", 90), func(string) error { return nil }, "longer"},
		"a list to PostgreSQL": {"a,b", func(string) error { return nil }, "list"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(parent, c.dir)
			if err := c.arrange(dir); errors.Is(err, os.ErrPermission) {
				t.Skip("only root makes another user's folder")
			}
			err := ourselves().takeSocketFolder(dir)
			if c.refused != "" && (err == nil || !strings.Contains(err.Error(), c.refused)) {
				t.Errorf("got %v, want %q in it", err, c.refused)
			}
			if info, _ := os.Lstat(dir); c.refused == "" && (err != nil || info.Mode().Perm() != 0o700) {
				t.Errorf("got %v, %v, want a private folder", info.Mode(), err)
			}
		})
	}
}

func theirs(dir string) error {
	return errors.Join(os.Mkdir(dir, 0o700), os.Chown(dir, 4242, 4242))
}

func TestSocketFolderAvoidsALongTemporaryFolder(t *testing.T) {
	t.Setenv("TMPDIR", filepath.Join(t.TempDir(), strings.Repeat("l", 100)))
	dir, err := socketFolder(folder{path: t.Name()}, ourselves())
	if err != nil || filepath.Dir(dir) != "/tmp" {
		t.Fatalf("got %q, %v, want one in /tmp", dir, err)
	}
	os.Remove(dir)
}

func TestLogStaysShort(t *testing.T) {
	log, err := openLog(filepath.Join(t.TempDir(), "log"))
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	fmt.Fprint(log, strings.Repeat("x", longestLog), "the end")
	if err := log.trim(); err != nil {
		t.Fatal(err)
	}
	if got := log.size(); got != keptLog {
		t.Errorf("got %d bytes, want %d", got, keptLog)
	}
	fmt.Fprint(log, ", and more")
	if got := log.since(keptLog - 7); got != "the end, and more" {
		t.Errorf("got %q", got)
	}
}

func TestExplain(t *testing.T) {
	failed := errors.New("exit status 1")
	for name, c := range map[string]struct{ output, want string }{
		"full disk": {"FATAL:  could not write lock file: No space left on device", "not enough room on the disk"},
		"one cause": {"LOG:  starting\nFATAL:  bad value\nLOG:  bye", "postgres: FATAL:  bad value: exit status 1"},
		"no output": {"", "postgres: exit status 1"},
		"unknown":   {"oops", "postgres: oops: exit status 1"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := explain(t.TempDir(), "postgres", c.output, failed).Error(); !strings.Contains(got, c.want) {
				t.Errorf("got %q, want %q in it", got, c.want)
			}
		})
	}
}
