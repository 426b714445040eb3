//go:build linux

package localdb

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// fakeInstall makes a folder of programs that answer like PostgreSQL's.
func fakeInstall(t *testing.T, version string, withPostGIS bool) string {
	t.Helper()
	share := t.TempDir()
	if withPostGIS {
		script(t, filepath.Join(share, "extension", "postgis.control"), "")
	}
	bin := filepath.Join(t.TempDir(), "bin")
	script(t, filepath.Join(bin, "postgres"), "echo 'postgres (PostgreSQL) "+version+"'")
	script(t, filepath.Join(bin, "initdb"), "")
	script(t, filepath.Join(bin, "pg_config"), "echo '"+share+"'")
	return bin
}

func script(t *testing.T, path, line string) {
	t.Helper()
	err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte("#!/bin/sh\n"+line+"\n"), 0o755))
	if err != nil {
		t.Fatal(err)
	}
}

func TestFindInstall(t *testing.T) {
	for name, c := range map[string]struct {
		version string
		postgis bool
		cluster int
		want    string // in the error; empty when the programs fit
	}{
		"new cluster":           {"17.2 (Debian 17.2-1)", true, 0, ""},
		"cluster of the same":   {"17.2", true, 17, ""},
		"beta":                  {"19beta1", true, 19, ""},
		"cluster of another":    {"17.2", true, 15, "the folder was made by PostgreSQL 15, and here is only 17"},
		"too old":               {"14.9", true, 0, "PostgreSQL 15 or later is needed, and here is only 14"},
		"no PostGIS":            {"17.2", false, 0, "postgresql-17-postgis-3"},
		"programs that are not": {"none", true, 0, "here is none"},
	} {
		t.Run(name, func(t *testing.T) {
			bin := fakeInstall(t, c.version, c.postgis)
			t.Setenv("PERMU_PG_BIN", bin)
			got, err := findInstall(c.cluster)
			if c.want == "" && (err != nil || got.bin != bin) {
				t.Errorf("got %v, %v, want %s", got, err, bin)
			}
			if c.want != "" && (!errors.Is(err, ErrUnavailable) || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("got %v, want ErrUnavailable with %q", err, c.want)
			}
		})
	}
}

func TestInstallBehindALinkInPath(t *testing.T) {
	bin, links := fakeInstall(t, "16.1", true), t.TempDir()
	if err := os.Symlink(filepath.Join(bin, "postgres"), filepath.Join(links, "postgres")); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PERMU_PG_BIN", "")
	t.Setenv("PATH", links)
	if got := binFolders(); !slices.Contains(got, bin) {
		t.Errorf("got %q, want %s among them", got, bin)
	}
}
