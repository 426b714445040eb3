//go:build linux

package localdb

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// folder is a data folder held by this process.
type folder struct {
	path string // absolute, without symbolic links
	lock *os.File
}

func (f folder) cluster() string { return filepath.Join(f.path, "postgres") }
func (f folder) logFile() string { return filepath.Join(f.path, "postgres.log") }

// openFolder makes the data folder when it is absent and takes its lock.
func openFolder(path string) (folder, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return folder{}, err
	}
	if err := errors.Join(makeFolder(path), letThrough(path)); err != nil {
		return folder{}, err
	}
	if path, err = filepath.EvalSymlinks(path); err != nil {
		return folder{}, err
	}
	lock, err := takeLock(filepath.Join(path, "lock"))
	return folder{path, lock}, err
}

// makeFolder makes what is missing of a path; what root makes, the account postgres may pass through.
func makeFolder(path string) error {
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if err := makeFolder(filepath.Dir(path)); err != nil {
		return err
	}
	if err := os.Mkdir(path, 0o700); err != nil && !errors.Is(err, os.ErrExist) {
		return err
	}
	return letThrough(path)
}

// letThrough opens an empty folder that root gave us, such as one of mktemp -d. A folder with things in it is not ours
// to open.
func letThrough(path string) error {
	entries, err := os.ReadDir(path)
	if err != nil || len(entries) > 0 || os.Geteuid() != 0 {
		return err
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	return os.Chmod(path, info.Mode().Perm()|0o011)
}

// takeLock holds a file for as long as this process lives, and keeps our process id in it for whoever comes second.
// PostgreSQL does not inherit it, so whoever gets it knows that a live PostgreSQL in the folder is an orphan.
func takeLock(path string) (*os.File, error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|syscall.O_NOFOLLOW, 0o600)
	if err != nil {
		return nil, err
	}
	err = flock(file)
	if err == nil {
		err = file.Truncate(0)
	}
	if err == nil {
		_, err = fmt.Fprintln(file, os.Getpid())
	}
	if err != nil {
		file.Close()
		return nil, err
	}
	return file, nil
}

// flock waits a moment for a holder that is just being killed.
func flock(file *os.File) error {
	for deadline := time.Now().Add(200 * time.Millisecond); ; time.Sleep(10 * time.Millisecond) {
		err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err == nil || !errors.Is(err, syscall.EWOULDBLOCK) {
			return err
		}
		if time.Now().After(deadline) {
			holder, _ := os.ReadFile(file.Name())
			return fmt.Errorf("%w by process %s: use that one, stop it first, or choose another --data-dir",
				ErrInUse, strings.TrimSpace(string(holder)))
		}
	}
}

// major is the PostgreSQL version that made the cluster, 0 when there is no cluster yet.
func (f folder) major() (int, error) {
	text, err := os.ReadFile(filepath.Join(f.cluster(), "PG_VERSION"))
	if errors.Is(err, os.ErrNotExist) {
		if _, err := os.Lstat(f.cluster()); err == nil {
			return 0, fmt.Errorf("%s is no PostgreSQL cluster (it has no PG_VERSION): move it away", f.cluster())
		}
		return 0, nil
	}
	if errors.Is(err, os.ErrPermission) {
		return 0, fmt.Errorf("the cluster belongs to another user: start as that user, as root, or with another --data-dir: %w", err)
	}
	if err != nil {
		return 0, err
	}
	major, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		return 0, fmt.Errorf("PG_VERSION: %w", err)
	}
	return major, nil
}
