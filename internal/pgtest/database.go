package pgtest

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// build makes a database that fill has completed and nobody is connected to; none when fill fails.
func (s *server) build(ctx context.Context, template string, fill Migrate) (string, error) {
	name, err := s.clone(ctx, template)
	if err != nil {
		return "", err
	}
	pool, err := s.open(ctx, name)
	if err == nil {
		err = fill(ctx, pool)
		pool.Close()
	}
	if err != nil {
		_ = s.drop(ctx, name) // the next sweep does it otherwise
		return "", err
	}
	return name, nil
}

// clone copies a template under a new name of this process.
func (s *server) clone(ctx context.Context, template string) (string, error) {
	name := fmt.Sprintf("%s%d_%d", prefix, s.token, s.made.Add(1))
	return name, s.exec(ctx, "create database %s template %s strategy "+s.copy, name, template)
}

func (s *server) drop(ctx context.Context, name string) error {
	return s.exec(ctx, "drop database if exists %s with (force)", name)
}

// exec runs a statement about databases, whose names PostgreSQL does not take as arguments.
func (s *server) exec(ctx context.Context, statement string, names ...string) error {
	quoted := make([]any, len(names))
	for i, name := range names {
		quoted[i] = pgx.Identifier{name}.Sanitize()
	}
	_, err := s.admin.Exec(ctx, fmt.Sprintf(statement, quoted...))
	return err
}

func (s *server) open(ctx context.Context, name string) (*pgxpool.Pool, error) {
	at, err := withDatabase(s.url, name)
	if err != nil {
		return nil, err
	}
	return pgxpool.New(ctx, at)
}

// withDatabase names another database in a connection string of either form.
func withDatabase(connection, name string) (string, error) {
	if !strings.Contains(connection, "://") {
		return connection + " dbname=" + name, nil // the last one counts
	}
	at, err := url.Parse(connection)
	if err != nil {
		return "", errors.New("PERMU_TEST_DATABASE_URL is not a URL") // the cause would show its password
	}
	at.Path = "/" + name
	return at.String(), nil
}
