package localdb

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

const (
	duplicateDatabase   = "42P04"
	featureNotSupported = "0A000" // what CREATE EXTENSION answers when the extension's files are absent
)

// EnsureDatabase makes the database unless it is there, with the extensions postgis and pg_trgm in it.
func (c *Cluster) EnsureDatabase(ctx context.Context, name string) error {
	err := c.exec(ctx, "postgres", "create database "+pgx.Identifier{name}.Sanitize())
	if err != nil && sqlState(err) != duplicateDatabase {
		return fmt.Errorf("create database %s: %w", name, err)
	}
	for _, extension := range []string{"postgis", "pg_trgm"} {
		err := c.exec(ctx, name, "create extension if not exists "+extension)
		if sqlState(err) == featureNotSupported {
			return fmt.Errorf("%w: extension %s is not installed: %w", ErrUnavailable, extension, err)
		}
		if err != nil {
			return fmt.Errorf("database %s: extension %s: %w", name, extension, err)
		}
	}
	return nil
}

func (c *Cluster) exec(ctx context.Context, database, sql string) error {
	conn, err := pgx.Connect(ctx, c.URL(database))
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	_, err = conn.Exec(ctx, sql)
	return err
}

// sqlState is the SQLSTATE of an error that PostgreSQL sent, else "".
func sqlState(err error) string {
	var refused *pgconn.PgError
	if errors.As(err, &refused) {
		return refused.Code
	}
	return ""
}
