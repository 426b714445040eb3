package pgtest

import (
	"context"
	"testing"
)

// A second server on the URL of the first stands for another test process on the server of PERMU_TEST_DATABASE_URL.
func TestOnlyLeftoversAreSwept(t *testing.T) {
	ctx := context.Background()
	pool := New(t, nil)
	first, err := shared()
	check(t, err)
	check(t, first.exec(ctx, "create database %s template template0", prefix+"0007_1"))
	t.Setenv("PERMU_TEST_DATABASE_URL", first.url)
	second, err := openServer()
	check(t, err)
	defer second.admin.Close()
	defer second.guard.Release()
	for name, want := range map[string]bool{pool.Config().ConnConfig.Database: true, prefix + "0007_1": false} {
		var there bool
		check(t, first.admin.QueryRow(ctx, "select exists (select from pg_database where datname = $1)", name).Scan(&there))
		if there != want {
			t.Errorf("database %s: there is %t, want %t", name, there, want)
		}
	}
}

func TestWithDatabase(t *testing.T) {
	for name, c := range map[string]struct{ connection, want string }{
		"keywords": {"host='/run/a b' dbname=x", "host='/run/a b' dbname=x dbname=y"},
		"url":      {"postgres://me:secret@db:5433/x?sslmode=disable", "postgres://me:secret@db:5433/y?sslmode=disable"},
		"bare url": {"postgresql://db", "postgresql://db/y"},
	} {
		t.Run(name, func(t *testing.T) {
			if got, err := withDatabase(c.connection, "y"); got != c.want || err != nil {
				t.Errorf("got %q, %v, want %q", got, err, c.want)
			}
		})
	}
}
