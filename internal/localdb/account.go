//go:build linux

package localdb

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// account is who runs PostgreSQL, which refuses to run as root.
type account struct {
	uid, gid int
	name     string // empty when the password database has no entry, as in containers with arbitrary user ids
	drop     bool   // we are root and must become this account
}

// accountFor returns this process's own account; for root the owner of an existing cluster, else postgres.
func accountFor(cluster string) (account, error) {
	if uid := os.Geteuid(); uid != 0 {
		return account{uid: uid, gid: os.Getegid(), name: nameOf(uid)}, nil
	}
	if info, err := os.Stat(cluster); err == nil && owner(info) != 0 {
		group := int(info.Sys().(*syscall.Stat_t).Gid)
		return account{uid: owner(info), gid: group, name: nameOf(owner(info)), drop: true}, nil
	}
	postgres, err := user.Lookup("postgres")
	if err != nil {
		return account{}, missing("root cannot run PostgreSQL and there is no account postgres", oldestMajor)
	}
	uid, _ := strconv.Atoi(postgres.Uid)
	gid, _ := strconv.Atoi(postgres.Gid)
	return account{uid: uid, gid: gid, name: "postgres", drop: true}, nil
}

func nameOf(uid int) string {
	found, err := user.LookupId(strconv.Itoa(uid))
	if err != nil {
		return ""
	}
	return found.Username
}

func owner(info os.FileInfo) int { return int(info.Sys().(*syscall.Stat_t).Uid) }

// command runs a program as the account, in dir, out of reach of the terminal's Ctrl-C, and sends it the signal
// atParentDeath when the operating system thread that starts it ends.
func (a account) command(ctx context.Context, dir string, atParentDeath syscall.Signal, argv ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, argv[0], argv[1:]...)
	cmd.Dir = dir
	cmd.Env = environment()
	cmd.WaitDelay = 5 * time.Second
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: atParentDeath}
	if a.drop {
		cmd.SysProcAttr.Credential = &syscall.Credential{Uid: uint32(a.uid), Gid: uint32(a.gid)}
	}
	return cmd
}

// environment is ours without what would change PostgreSQL's behaviour or the language of its messages, which we read.
func environment() []string {
	env := slices.DeleteFunc(os.Environ(), func(entry string) bool {
		return strings.HasPrefix(entry, "PG") || strings.HasPrefix(entry, "LC_") || strings.HasPrefix(entry, "LANG") ||
			strings.HasPrefix(entry, "TZ=")
	})
	return append(env, "LC_ALL=C")
}

// own gives a file or folder of ours to the account.
func (a account) own(path string) error {
	if !a.drop {
		return nil
	}
	return os.Lchown(path, a.uid, a.gid)
}

// checkEntry names the first folder on the way to dir that the account may not enter.
func (a account) checkEntry(dir string) error {
	if a.canEnter(dir) {
		return nil
	}
	blocked := dir
	for parent := filepath.Dir(dir); parent != "/" && !a.canEnter(parent); parent = filepath.Dir(parent) {
		blocked = parent
	}
	return fmt.Errorf("user %s (uid %d) runs PostgreSQL and may not enter %s: allow it with \"chmod o+x\" or choose another --data-dir",
		a.name, a.uid, blocked)
}

// canEnter asks the kernel, since mode bits alone do not tell: there are access control lists and mount options.
func (a account) canEnter(dir string) bool {
	return !a.drop || a.command(context.Background(), "/", 0, "test", "-x", dir).Run() == nil
}
