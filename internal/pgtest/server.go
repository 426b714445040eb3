package pgtest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Databases are named permu_test_TOKEN_N. A process holds an advisory lock on its token as long as it lives, so that a
// database whose token is free is known to be a leftover. One bare PostGIS database stays between runs, since the
// extensions take a second to create.
const (
	bare   = "permu_pgtest"
	prefix = "permu_test_"
	locks  = 0x7065726d // the advisory locks of this package; token 0 guards the making of bare
)

// server is the PostgreSQL in which this process makes its databases.
type server struct {
	url   string
	copy  string // how to clone a template
	token int32
	admin *pgxpool.Pool
	guard *pgxpool.Conn // the session that holds the token's lock; never released
	made  atomic.Int64

	mu       sync.Mutex
	migrated string // the template that migrate made; empty until then
}

func openServer() (*server, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	s := &server{url: os.Getenv("PERMU_TEST_DATABASE_URL"), copy: "wal_log", token: 1 + rand.Int32N(1<<31-1)}
	if s.url == "" {
		cluster, err := startCluster(ctx)
		if err != nil {
			return nil, err
		}
		s.url, s.copy = cluster.URL("postgres"), "file_copy" // half the time where no file is synced, else far more
	}
	return s, s.prepare(ctx)
}

func (s *server) prepare(ctx context.Context) (err error) {
	if s.admin, err = pgxpool.New(ctx, s.url); err != nil {
		return err
	}
	if s.guard, err = s.admin.Acquire(ctx); err != nil {
		return err
	}
	if err = s.lock(ctx, s.token); err != nil {
		return err
	}
	if err = s.sweep(ctx); err != nil {
		return err
	}
	return s.ensureBare(ctx)
}

func (s *server) lock(ctx context.Context, token int32) error {
	_, err := s.guard.Exec(ctx, "select pg_advisory_lock($1, $2)", locks, token)
	return err
}

func (s *server) unlock(ctx context.Context, token int32) error {
	_, err := s.guard.Exec(ctx, "select pg_advisory_unlock($1, $2)", locks, token)
	return err
}

// sweep drops the databases of processes that are gone.
func (s *server) sweep(ctx context.Context) error {
	rows, _ := s.guard.Query(ctx, "select datname from pg_database where starts_with(datname, $1) order by datname", prefix)
	names, err := pgx.CollectRows(rows, pgx.RowTo[string])
	for _, name := range names {
		var token int32
		if _, bad := fmt.Sscanf(name, prefix+"%d_", &token); bad == nil && err == nil {
			err = s.dropLeftover(ctx, name, token)
		}
	}
	return err
}

func (s *server) dropLeftover(ctx context.Context, name string, token int32) error {
	var free bool
	err := s.guard.QueryRow(ctx, "select pg_try_advisory_lock($1, $2)", locks, token).Scan(&free)
	if err != nil || !free {
		return err
	}
	if err := s.drop(ctx, name); err != nil {
		return err
	}
	return s.unlock(ctx, token)
}

// ensureBare makes the bare PostGIS database under another name first, so that a half-made one never counts.
func (s *server) ensureBare(ctx context.Context) error {
	if err := s.lock(ctx, 0); err != nil {
		return err
	}
	defer s.unlock(ctx, 0)
	var there bool
	err := s.guard.QueryRow(ctx, "select exists (select from pg_database where datname = $1)", bare).Scan(&there)
	if err != nil || there {
		return err
	}
	name, err := s.build(ctx, "template0", createExtensions)
	if err != nil {
		return err
	}
	return s.exec(ctx, "alter database %s rename to %s", name, bare)
}

func createExtensions(ctx context.Context, pool *pgxpool.Pool) error {
	_, err := pool.Exec(ctx, "create extension postgis; create extension pg_trgm")
	return err
}

// template returns the database to clone, which the first call with a migration makes.
func (s *server) template(ctx context.Context, migrate Migrate) (string, error) {
	if migrate == nil {
		return bare, nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.migrated != "" {
		return s.migrated, nil
	}
	name, err := s.build(ctx, bare, migrate)
	if err != nil {
		return "", fmt.Errorf("migrate: %w", err)
	}
	s.migrated = name
	return name, nil
}
