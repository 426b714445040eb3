package store

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"strconv"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

//go:embed migrations/*.sql
var migrations embed.FS

// migrationLock keeps two programs from migrating one database at the same time.
const migrationLock = 3505_82_401

// Migrate brings a database to this program's version: it applies, in name order and in one transaction, the
// migrations that the database has not had. It refuses a database that is newer than the program.
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
		if applied > len(names) {
			return fmt.Errorf("migrate: the database is at version %d and this program knows %d: use a newer permu", applied, len(names))
		}
		for i, name := range names[applied:] {
			if err := applyMigration(ctx, tx, applied+i+1, name); err != nil {
				return fmt.Errorf("migrate: %s: %w", name, err)
			}
		}
		return nil
	}))
}

func appliedMigrations(ctx context.Context, tx pgx.Tx) (int, error) {
	_, err := tx.Exec(ctx, `
		select pg_advisory_xact_lock(`+strconv.Itoa(migrationLock)+`);
		create schema if not exists permu;
		create table if not exists permu.schema_migration (
		  version integer primary key,
		  name text not null,
		  applied_at timestamptz not null default now()
		)`)
	if err != nil {
		return 0, err
	}
	var version int
	err = tx.QueryRow(ctx, `select coalesce(max(version), 0) from permu.schema_migration`).Scan(&version)
	return version, err
}

func applyMigration(ctx context.Context, tx pgx.Tx, version int, name string) error {
	body, err := migrations.ReadFile(name)
	if err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, "set local search_path to permu, public;\n"+string(body)); err != nil {
		return err
	}
	_, err = tx.Exec(ctx, `insert into permu.schema_migration (version, name) values ($1, $2)`, version, name)
	return err
}
