// Package localdb runs a private PostgreSQL with PostGIS for people who have no database server.
//
// A data folder holds the cluster (postgres/), its log (postgres.log) and the lock of the program that uses it (lock).
// PostgreSQL listens on a unix socket only and lets in root, the account postgres and the owner of the cluster. It lives
// as long as the Cluster that started it: it is restarted when it dies, and it stops cleanly when this process is killed.
package localdb

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
)

// ErrInUse says that a live program holds the data folder; the error around it names its process id.
var ErrInUse = errors.New("data folder is in use")

// ErrUnavailable says that this machine cannot run a private cluster: PostgreSQL or PostGIS is not installed, or the
// system is not Linux. The error around it says what to install.
var ErrUnavailable = errors.New("no private PostgreSQL here")

const (
	role = "permu" // the only database role: superuser of its own cluster
	port = "5432"  // part of the socket's file name; nothing listens on TCP
)

// Options says where a cluster lives and how it runs.
type Options struct {
	DataDir  string            // made when absent; empty is DefaultDir()
	Log      *slog.Logger      // nil is slog.Default()
	Settings map[string]string // PostgreSQL settings over the defaults of this package
	NoSync   bool              // never wait for the disk: for tests, a power cut may lose the cluster
}

// Cluster is a running private cluster. Its methods may be called from any goroutine.
type Cluster struct {
	sockets string
	*supervisor
}

// Start runs the cluster of o.DataDir, making it first when it is new, and returns once it accepts connections.
// The context bounds the start only; the cluster lives until Stop. The error is ErrInUse when another program holds
// the folder, ErrUnavailable when something must be installed first.
func Start(ctx context.Context, o Options) (*Cluster, error) {
	if o.Log == nil {
		o.Log = slog.Default()
	}
	if o.DataDir == "" {
		dir, err := DefaultDir()
		if err != nil {
			return nil, err
		}
		o.DataDir = dir
	}
	c, err := start(ctx, o)
	if err != nil {
		return nil, fmt.Errorf("private database in %s: %w", o.DataDir, err)
	}
	return c, nil
}

// URL returns the keyword/value connection string of a database, for pgx and for everything built on libpq.
func (c *Cluster) URL(database string) string {
	quote := strings.NewReplacer(`\`, `\\`, `'`, `\'`)
	return fmt.Sprintf("host='%s' port=%s user=%s dbname='%s'", quote.Replace(c.sockets), port, role, quote.Replace(database))
}

// DefaultDir returns where a cluster lives when nobody says otherwise: /var/lib/permu for root, since the account
// postgres cannot enter /root; else permu in the user's state folder.
func DefaultDir() (string, error) {
	if os.Geteuid() == 0 {
		return "/var/lib/permu", nil
	}
	if state := os.Getenv("XDG_STATE_HOME"); filepath.IsAbs(state) {
		return filepath.Join(state, "permu"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("no home folder to keep the database in, name one with --data-dir: %w", err)
	}
	return filepath.Join(home, ".local", "state", "permu"), nil
}
