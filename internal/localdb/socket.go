//go:build linux

package localdb

import (
	"errors"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"strings"
)

const (
	longestSocket   = 107 // bytes of a unix socket's path on Linux
	plainCharacters = "/.-_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
)

// socketFolder returns a private folder with a short path for the socket. The temporary folder is open to everyone,
// so what stands there already counts only when it is a folder of ours.
func socketFolder(f folder, a account) (string, error) {
	var problems []error
	for _, parent := range []string{os.TempDir(), "/tmp", "/var/tmp", "/dev/shm"} {
		dir := filepath.Join(parent, fmt.Sprintf("permu-%d-%x", os.Geteuid(), hash(f.path)))
		err := a.takeSocketFolder(dir)
		if err == nil {
			return dir, nil
		}
		problems = append(problems, err)
	}
	return "", fmt.Errorf("no folder for the database's socket: %w", errors.Join(problems...))
}

func (a account) takeSocketFolder(dir string) error {
	if len(dir)+len("/.s.PGSQL."+port) > longestSocket {
		return fmt.Errorf("%s: longer than a socket's path may be", dir)
	}
	if strings.Trim(dir, plainCharacters) != "" || !filepath.IsAbs(dir) {
		return fmt.Errorf("%s: characters that PostgreSQL reads as a list", dir)
	}
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, os.ErrExist) {
		return err
	}
	info, err := os.Lstat(dir)
	if err != nil {
		return err
	}
	if !info.IsDir() || owner(info) != os.Geteuid() && owner(info) != a.uid {
		return fmt.Errorf("%s: belongs to somebody else", dir)
	}
	if err := errors.Join(os.Chmod(dir, 0o700), a.own(dir)); err != nil {
		return err
	}
	return a.checkEntry(dir)
}

func hash(path string) uint64 {
	sum := fnv.New64a()
	sum.Write([]byte(path))
	return sum.Sum64()
}
