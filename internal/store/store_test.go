package store

import (
	"context"
	"io/fs"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"permu/internal/land"
	"permu/internal/pgtest"
)

func newStore(t testing.TB) *Store {
	t.Helper()
	s, err := Open(t.Context(), pgtest.New(t, Migrate).Config().ConnString())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

func TestMigrateTwice(t *testing.T) {
	pool := pgtest.New(t, Migrate)
	if err := Migrate(t.Context(), pool); err != nil {
		t.Fatal(err)
	}
}

func TestMigrateRefusesANewerDatabase(t *testing.T) {
	pool := pgtest.New(t, Migrate)
	if _, err := pool.Exec(t.Context(), `insert into permu.schema_migration (version, name) values (9999, 'later')`); err != nil {
		t.Fatal(err)
	}
	if err := Migrate(t.Context(), pool); err == nil || !strings.Contains(err.Error(), "newer") {
		t.Fatalf("got %v", err)
	}
}

// TestMigrateFillsGaps has a database that had a later migration before an earlier one came.
func TestMigrateFillsGaps(t *testing.T) {
	pool := pgtest.New(t, nil)
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	err = pgx.BeginFunc(t.Context(), pool, func(tx pgx.Tx) error {
		if _, err := appliedMigrations(t.Context(), tx); err != nil {
			return err
		}
		for _, name := range names {
			if strings.Contains(name, "_sign_in_attempts") {
				continue
			}
			if err := applyMigration(t.Context(), tx, name); err != nil {
				return err
			}
		}
		return nil
	})
	for range 2 {
		if err == nil {
			err = Migrate(t.Context(), pool)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	var n, last int
	if err := pool.QueryRow(t.Context(), "select (select count(*) from pg_indexes where indexname = 'sign_in_attempt_last'), (select max(version) from permu.schema_migration)").Scan(&n, &last); err != nil || n != 1 || last != len(names) {
		t.Errorf("%v: the last is %d of %d", err, last, len(names))
	}
}

// PostGIS itself checks the types of every question.
func TestEveryQuestionPrepares(t *testing.T) {
	s := newStore(t)
	names, err := fs.Glob(queries, "sql/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	inStage(t, s.pool, func(ctx context.Context, tx pgx.Tx) {
		for _, name := range names {
			text, _ := queries.ReadFile(name)
			if !strings.HasPrefix(string(text), "-- ") {
				t.Errorf("%s does not open with what it answers", name)
			}
			rewritten, _, err := pgx.NamedArgs{}.RewriteQuery(ctx, tx.Conn(), string(text), nil)
			if err != nil {
				t.Fatal(err)
			}
			point, _ := tx.Begin(ctx)
			if _, err := point.Prepare(ctx, name, rewritten); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			_ = point.Rollback(ctx)
		}
	})
}

// inStage runs f where the tables of an import under way stand.
func inStage(t *testing.T, pool *pgxpool.Pool, f func(context.Context, pgx.Tx)) {
	t.Helper()
	ctx := t.Context()
	tx, err := pool.Begin(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback(ctx)
	names := []string{"stage_issues"}
	for _, k := range land.Kinds() {
		names = append(names, "stage_"+k.Name)
	}
	for _, name := range append(names, "shapes_parcels") {
		if _, err := tx.Exec(ctx, question(name)); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	f(ctx, tx)
}
