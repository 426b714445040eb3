// Package store keeps a zone's facts and runs in PostGIS. All SQL lives here: one question a file in sql/, forward-only
// migrations, one Go file a noun. No pgx error leaves the package unwrapped into a kind of [land].
package store

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"net"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"permu/internal/land"
)

//go:embed sql/*.sql
var queries embed.FS

// Store answers questions about zones and keeps what is imported and evaluated.
type Store struct {
	pool     *pgxpool.Pool
	readings chan struct{} // of facts, under way: each takes two connections beside the pool's
}

// mostReadings are as many readings of facts at a time as the connections of a private database bear.
const mostReadings = 8

// Open connects to a PostGIS database by its URL and brings it to this program's version.
func Open(ctx context.Context, url string) (*Store, error) {
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("database url: %w", err)
	}
	configure(config)
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("database: %w", err)
	}
	if err := Migrate(ctx, pool); err != nil {
		pool.Close()
		return nil, err
	}
	return New(pool), nil
}

// DatabaseID tells this database from others.
func (s *Store) DatabaseID(ctx context.Context) (string, error) {
	type row struct{ ID string }
	got, err := collectOne[row](ctx, s.pool, "database_id", nil)
	return got.ID, err
}

// configure sets what every connection needs: where the tables are, by which clock a moment has its day, and plans made for
// the values at hand, since an optional filter that is not asked for must not cost its index.
func configure(config *pgxpool.Config) {
	config.ConnConfig.RuntimeParams["search_path"] = "permu, public"
	config.ConnConfig.RuntimeParams["plan_cache_mode"] = "force_custom_plan"
	config.ConnConfig.RuntimeParams["timezone"] = "Asia/Shanghai" // whose days are kept and shown: see land.DayOf
	config.ConnConfig.RuntimeParams["application_name"] = "permu"
}

// New wraps a pool whose database is migrated and whose search path is `permu, public`.
func New(pool *pgxpool.Pool) *Store { return &Store{pool, make(chan struct{}, mostReadings)} }

// Close returns the connections.
func (s *Store) Close() { s.pool.Close() }

// Ping reports whether the database answers.
func (s *Store) Ping(ctx context.Context) error { return kind(s.pool.Ping(ctx)) }

// question is the text of sql/<name>.sql. A missing file is a mistake of the program.
func question(name string) string {
	text, err := queries.ReadFile("sql/" + name + ".sql")
	if err != nil {
		panic(err)
	}
	return string(text)
}

// withoutEnd is a question without its closing semicolon, to stand inside another.
func withoutEnd(text string) string { return strings.TrimRight(text, "; \n") }

// questionStands reports whether sql/<name>.sql exists.
func questionStands(name string) bool {
	_, err := queries.Open("sql/" + name + ".sql")
	return err == nil
}

// querier is a pool or a transaction.
type querier interface {
	Exec(ctx context.Context, sql string, args ...any) (pgconn.CommandTag, error)
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
}

// collect asks a question whose rows have the columns of T.
func collect[T any](ctx context.Context, q querier, name string, args pgx.QueryRewriter) ([]T, error) {
	rows, err := q.Query(ctx, question(name), arguments(args)...)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, kind(err))
	}
	list, err := pgx.CollectRows(rows, pgx.RowToStructByName[T])
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, kind(err))
	}
	return list, nil
}

// collectSome does so with room for as many rows as are expected: growing a list of a million wide ones takes longer than
// reading them.
func collectSome[T any](ctx context.Context, q querier, name string, args pgx.QueryRewriter, expected int) ([]T, error) {
	rows, err := q.Query(ctx, question(name), arguments(args)...)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, kind(err))
	}
	list, err := pgx.AppendRows(make([]T, 0, expected), rows, pgx.RowToStructByName[T])
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, kind(err))
	}
	return list, nil
}

// collectOne asks a question that has one answer with the columns of T; none is [land.ErrNotFound].
func collectOne[T any](ctx context.Context, q querier, name string, args pgx.QueryRewriter) (T, error) {
	list, err := collect[T](ctx, q, name, args)
	if err == nil && len(list) != 1 {
		err = fmt.Errorf("%s: %w", name, land.ErrNotFound)
	}
	if err != nil {
		var none T
		return none, err
	}
	return list[0], nil
}

// execute runs a statement that answers nothing.
func execute(ctx context.Context, q querier, name string, args pgx.QueryRewriter) (int64, error) {
	tag, err := q.Exec(ctx, question(name), arguments(args)...)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", name, kind(err))
	}
	return tag.RowsAffected(), nil
}

// arguments are the named arguments of a question, if it has any.
func arguments(args pgx.QueryRewriter) []any {
	if args == nil {
		return nil
	}
	return []any{args}
}

// kind adds the kind of [land] to a database error.
func kind(err error) error {
	var pg *pgconn.PgError
	var dial *net.OpError
	switch {
	case err == nil:
		return nil
	case errors.Is(err, pgx.ErrNoRows):
		return fmt.Errorf("%w: %w", land.ErrNotFound, err)
	case errors.As(err, &pg) && (pg.Code == "23505" || pg.Code == "40P01"): // the same key twice; two that wait for one another
		return fmt.Errorf("%w: %w", land.ErrConflict, err)
	case errors.As(err, &pg) && pg.Code == "53100":
		return fmt.Errorf("the disk of the database is full, nothing was written: %w", err)
	case errors.As(err, &dial):
		return fmt.Errorf("the database does not answer: %w", err)
	}
	return err
}
