//go:build linux

package localdb

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// auth is the way to log in: the kernel vouches for the peer's user name. An account without a name cannot be vouched
// for; it trusts whoever reaches the socket, and the socket's folder lets in only that account and root.
func (a account) auth() string {
	if a.name == "" {
		return "trust"
	}
	return "peer"
}

// writeAccess writes who may log in: root, postgres and the account of the cluster, all as the one role. It does so at
// every start, since the cluster may have come from another machine or user.
func writeAccess(f folder, a account) error {
	rule, users := "local all all "+a.auth(), ""
	if a.name != "" {
		rule += " map=" + role
		users = fmt.Sprintf("%[1]s root %[1]s\n%[1]s postgres %[1]s\n%[1]s %[2]q %[1]s\n", role, a.name)
	}
	return errors.Join(
		a.writeNew(filepath.Join(f.cluster(), "pg_hba.conf"), rule+"\n"),
		a.writeNew(filepath.Join(f.cluster(), "pg_ident.conf"), users))
}

// writeNew replaces a file in a folder of the account, without following a link that the account may have put there.
func (a account) writeNew(path, text string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = file.WriteString(text)
	return errors.Join(err, file.Close(), a.own(path))
}
