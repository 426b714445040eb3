package pgtest_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"

	"permu/internal/pgtest"
)

func migrate(ctx context.Context, pool *pgxpool.Pool) error {
	_, err := pool.Exec(ctx, "create table park (geom geometry(Point, 4490)); insert into park values (ST_SetSRID(ST_Point(118, 24), 4490))")
	return err
}

func TestNewIsMigratedAndPrivate(t *testing.T) {
	for i := range 4 {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			pool := pgtest.New(t, migrate)
			if _, err := pool.Exec(context.Background(), "insert into park select geom from park"); err != nil {
				t.Fatal(err)
			}
			if got := count(t, pool, "select count(*) from park"); got != 2 {
				t.Errorf("got %d parks, want the template's one and ours", got)
			}
		})
	}
}

func TestNewIsBareWithoutMigration(t *testing.T) {
	pool := pgtest.New(t, nil)
	if got := count(t, pool, "select count(*) from pg_class where relname = 'park'"); got != 0 {
		t.Error("the migrated template was cloned")
	}
	if got := count(t, pool, "select count(*) from pg_extension where extname in ('postgis', 'pg_trgm')"); got != 2 {
		t.Errorf("got %d extensions, want postgis and pg_trgm", got)
	}
}

func TestDatabaseIsDroppedAtCleanup(t *testing.T) {
	var name string
	t.Run("user", func(t *testing.T) {
		pool := pgtest.New(t, nil)
		if err := pool.QueryRow(context.Background(), "select current_database()").Scan(&name); err != nil {
			t.Fatal(err)
		}
	})
	if got := count(t, pgtest.New(t, nil), "select count(*) from pg_database where datname = '"+name+"'"); got != 0 {
		t.Errorf("%s is still there", name)
	}
}

// The pool's connection string is good for other programs, such as GDAL's.
func TestConnectionStringNamesTheDatabase(t *testing.T) {
	pool := pgtest.New(t, migrate)
	other, err := pgxpool.New(context.Background(), pool.Config().ConnString())
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if got := count(t, other, "select count(*) from park"); got != 1 {
		t.Errorf("got %d parks, want 1", got)
	}
}

func count(t *testing.T, pool *pgxpool.Pool, sql string) (n int) {
	t.Helper()
	if err := pool.QueryRow(context.Background(), sql).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}
