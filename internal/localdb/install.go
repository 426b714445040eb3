//go:build linux

package localdb

import (
	"cmp"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

const oldestMajor = 15

// install is one set of PostgreSQL programs on this machine.
type install struct {
	bin   string // the folder of postgres and initdb
	major int
}

// findInstall picks the programs for a cluster: of its major version, or for a new cluster (major 0) the newest
// version that comes with PostGIS.
func findInstall(major int) (install, error) {
	found := installs()
	fit := slices.DeleteFunc(slices.Clone(found), func(i install) bool {
		return i.major < oldestMajor || major != 0 && i.major != major
	})
	if at := slices.IndexFunc(fit, install.hasPostGIS); at >= 0 {
		return fit[at], nil
	}
	switch {
	case len(fit) > 0:
		return install{}, missing(fmt.Sprintf("PostgreSQL %d is here (%s) but PostGIS is not", fit[0].major, fit[0].bin), fit[0].major)
	case major != 0:
		return install{}, missing(fmt.Sprintf("the folder was made by PostgreSQL %d, and here is %s", major, list(found)), major)
	default:
		return install{}, missing(fmt.Sprintf("PostgreSQL %d or later is needed, and here is %s", oldestMajor, list(found)), oldestMajor)
	}
}

// missing says what is absent, and the command that brings it.
func missing(what string, major int) error {
	return fmt.Errorf("%w: %s; install it with: apt-get install --no-install-recommends postgresql-%[3]d postgresql-%[3]d-postgis-3"+
		" (or name a PostGIS database with --database-url)", ErrUnavailable, what, major)
}

func list(found []install) string {
	if len(found) == 0 {
		return "none"
	}
	names := make([]string, len(found))
	for i, f := range found {
		names[i] = fmt.Sprintf("%d (%s)", f.major, f.bin)
	}
	return "only " + strings.Join(names, ", ")
}

// installs lists the PostgreSQL programs of this machine, newest first; PERMU_PG_BIN alone counts when it is set.
func installs() []install {
	var found []install
	for _, bin := range binFolders() {
		if major := majorOf(bin); major != 0 {
			found = append(found, install{bin, major})
		}
	}
	slices.SortStableFunc(found, func(a, b install) int { return cmp.Compare(b.major, a.major) })
	return found
}

func binFolders() []string {
	if bin := os.Getenv("PERMU_PG_BIN"); bin != "" {
		return []string{bin}
	}
	debian, _ := filepath.Glob("/usr/lib/postgresql/*/bin")
	redHat, _ := filepath.Glob("/usr/pgsql-*/bin")
	folders := append(debian, redHat...)
	if path, err := exec.LookPath("postgres"); err == nil {
		if path, err = filepath.EvalSymlinks(path); err == nil { // initdb stands beside the program, not beside the link
			folders = append(folders, filepath.Dir(path))
		}
	}
	return folders
}

// versionLine is what postgres --version prints, as in "postgres (PostgreSQL) 15.8 (Debian 15.8-0+deb12u1)".
var versionLine = regexp.MustCompile(`\(PostgreSQL\) (\d+)`)

// majorOf asks the programs of a folder for their major version; 0 when postgres or initdb is absent or does not run.
func majorOf(bin string) int {
	if _, err := exec.LookPath(filepath.Join(bin, "initdb")); err != nil {
		return 0
	}
	out, err := exec.Command(filepath.Join(bin, "postgres"), "--version").Output()
	if match := versionLine.FindSubmatch(out); err == nil && match != nil {
		major, _ := strconv.Atoi(string(match[1]))
		return major
	}
	return 0
}

// hasPostGIS looks for the extension's control file. Without pg_config nobody knows, and CREATE EXTENSION will tell.
func (i install) hasPostGIS() bool {
	out, err := exec.Command(i.tool("pg_config"), "--sharedir").Output()
	if err != nil {
		return true
	}
	_, err = os.Stat(filepath.Join(strings.TrimSpace(string(out)), "extension", "postgis.control"))
	return err == nil
}

func (i install) tool(name string) string { return filepath.Join(i.bin, name) }
