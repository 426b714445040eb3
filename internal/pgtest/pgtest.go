// Package pgtest gives a test a PostGIS database of its own.
//
// Without PERMU_TEST_DATABASE_URL each test process runs a private cluster, whose data folder the next run finds again
// under the temporary folder: the first run pays for initdb, later ones for a warm start. The kernel stops the cluster
// when the process ends, however it ends.
package pgtest

import (
	"context"
	"errors"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"permu/internal/localdb"
)

// Migrate brings an empty PostGIS database (extensions postgis and pg_trgm) to the present schema.
type Migrate func(ctx context.Context, pool *pgxpool.Pool) error

// New returns a pool on a fresh database, which is dropped when the test ends. The database is a clone of a template
// that migrate made once in this process, so every call passes the same function; nil gives a bare PostGIS database.
// The pool's Config().ConnString() names the database for other programs, such as GDAL's.
// Without PostgreSQL the test is skipped, or fails where CI or PERMU_TEST_DATABASE_URL is set.
func New(t testing.TB, migrate Migrate) *pgxpool.Pool {
	t.Helper()
	s, err := shared()
	if errors.Is(err, localdb.ErrUnavailable) && os.Getenv("CI") == "" {
		t.Skip(err)
	}
	check(t, err)
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	template, err := s.template(ctx, migrate)
	check(t, err)
	name, err := s.clone(ctx, template)
	check(t, err)
	pool, err := s.open(ctx, name)
	check(t, err)
	t.Cleanup(func() { end(t, s, pool, name) })
	return pool
}

// shared is the one server of this process.
var shared = sync.OnceValues(openServer)

func end(t testing.TB, s *server, pool *pgxpool.Pool, name string) {
	closed := make(chan struct{})
	go func() {
		pool.Close()
		close(closed)
	}()
	select {
	case <-closed:
	case <-time.After(5 * time.Second):
		t.Errorf("%d database connections are still in use: close the rows and transactions of this test", pool.Stat().AcquiredConns())
	}
	check(t, s.drop(context.Background(), name))
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("pgtest: %v", err)
	}
}
