package store

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

//go:embed migrations/*.sql
var migrations embed.FS

// migrationLock keeps two programs from migrating one database at the same time.
const migrationLock = 3505_82_401

// Migrate brings a database to this program's version: it applies, in name order and in one transaction, the migrations that
// the database has not had, by name, so that one that came in between is not passed over. It refuses a database that has had
// one that the program does not know.
func Migrate(ctx context.Context, pool *pgxpool.Pool) error {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	return kind(pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		applied, err := appliedMigrations(ctx, tx)
		if err != nil {
			return fmt.Errorf("migrate: %w", err)
		}
		for _, name := range applied {
			if !slices.Contains(names, name) {
				return fmt.Errorf("migrate: the database has had %s, which this program does not know: use a newer permu", path.Base(name))
			}
		}
		for _, name := range names {
			if slices.Contains(applied, name) {
				continue
			}
			if err := applyMigration(ctx, tx, name); err != nil {
				return fmt.Errorf("migrate: %s: %w", name, err)
			}
		}
		return nil
	}))
}

// appliedMigrations are the names of those that the database has had.
func appliedMigrations(ctx context.Context, tx pgx.Tx) ([]string, error) {
	_, err := tx.Exec(ctx, `
		select pg_advisory_xact_lock(`+strconv.Itoa(migrationLock)+`);
		create schema if not exists permu;
		create table if not exists permu.schema_migration (
		  version integer primary key,
		  name text not null,
		  applied_at timestamptz not null default now()
		)`)
	if err != nil {
		return nil, err
	}
	rows, err := tx.Query(ctx, `select name from permu.schema_migration order by version`)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowTo[string])
}

func applyMigration(ctx context.Context, tx pgx.Tx, name string) error {
	body, err := migrations.ReadFile(name)
	if err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, "set local search_path to permu, public;\n"+string(body)); err != nil {
		return err
	}
	_, err = tx.Exec(ctx, `insert into permu.schema_migration (version, name) select coalesce(max(version), 0) + 1, $1 from permu.schema_migration`, name)
	return err
}
