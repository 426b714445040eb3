//go:build linux

package localdb

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
)

// initCluster makes the cluster beside its place and renames it, so that a half-made one never counts.
func initCluster(ctx context.Context, f folder, i install, a account, noSync bool) error {
	removeUnfinished(f)
	work, err := os.MkdirTemp(f.path, "initdb-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	if err := a.own(work); err != nil {
		return err
	}
	if err := runInitdb(ctx, i, a, work, noSync); err != nil {
		return err
	}
	if err := os.Rename(work, f.cluster()); err != nil {
		return err
	}
	return syncFolder(f.path)
}

func removeUnfinished(f folder) {
	unfinished, _ := filepath.Glob(filepath.Join(escapeGlob(f.path), "initdb-*"))
	for _, path := range unfinished {
		os.RemoveAll(path) // what cannot be removed is only litter
	}
}

func escapeGlob(path string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(path)
}

func runInitdb(ctx context.Context, i install, a account, dir string, noSync bool) error {
	runtime.LockOSThread() // the end of this thread would kill initdb
	defer runtime.UnlockOSThread()
	cmd := a.command(ctx, dir, syscall.SIGKILL, initdbArguments(i, a, dir, noSync)...)
	if a.name == "" {
		lendName(a, cmd.SysProcAttr)
	}
	out, err := cmd.CombinedOutput()
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case a.name == "" && len(out) == 0:
		return fmt.Errorf("initdb needs a user name and user id %d has none: give it a line in /etc/passwd: %w", a.uid, err)
	default:
		return explain(dir, "initdb", string(out), err)
	}
}

// initdbArguments asks for C.UTF-8 because every Debian has it and pg_trgm then takes Chinese characters for letters.
func initdbArguments(i install, a account, dir string, noSync bool) []string {
	argv := []string{
		i.tool("initdb"), "-D", dir, "-U", role, "--auth=" + a.auth(), "--encoding=UTF8", "--locale=C.UTF-8",
		"--data-checksums", "--no-instructions",
	}
	if noSync {
		argv = append(argv, "--no-sync")
	}
	return argv
}

// lendName runs initdb, which insists on a user name, as nobody of a user namespace of its own.
func lendName(a account, attr *syscall.SysProcAttr) {
	const nobody = 65534
	attr.Cloneflags = syscall.CLONE_NEWUSER
	attr.UidMappings = []syscall.SysProcIDMap{{ContainerID: nobody, HostID: a.uid, Size: 1}}
	attr.GidMappings = []syscall.SysProcIDMap{{ContainerID: nobody, HostID: a.gid, Size: 1}}
}

func syncFolder(path string) error {
	dir, err := os.Open(path)
	if err != nil {
		return err
	}
	defer dir.Close()
	return dir.Sync()
}

// adopt gives a cluster that root copied back (a restored backup) to the account, and closes it to others.
func adopt(f folder, a account) error {
	info, err := os.Stat(f.cluster())
	if err != nil {
		return err
	}
	if a.drop && owner(info) == 0 {
		err = filepath.WalkDir(f.cluster(), func(path string, _ fs.DirEntry, err error) error {
			return errors.Join(err, a.own(path))
		})
	} else if !a.drop && owner(info) != a.uid {
		err = fmt.Errorf("the cluster belongs to user id %d: start as that user, as root, or with another --data-dir", owner(info))
	}
	if err != nil {
		return err
	}
	return os.Chmod(f.cluster(), 0o700) // PostgreSQL refuses anything wider
}
