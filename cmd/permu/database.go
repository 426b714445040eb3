package main

import (
	"context"
	"fmt"
	"log/slog"

	"permu/internal/localdb"
	"permu/internal/store"
)

// database says where the data are: in a given PostGIS, else in a private one.
type database struct {
	DatabaseURL string `name:"database-url" env:"PERMU_DATABASE_URL" placeholder:"URL" help:"An existing PostGIS database, e.g. postgres://user@host/name. Without it a private one is used."`
	DataDir     string `name:"data-dir" env:"PERMU_DATA_DIR" placeholder:"DIR" help:"Folder of the private database. Default: /var/lib/permu as root, else permu in the state folder of the user."`
}

// opened is a store with what must be stopped after it.
type opened struct {
	*store.Store
	cluster *localdb.Cluster
}

// open connects to the database and brings it to this version, starting the private cluster where no URL is given.
func (d database) open(ctx context.Context, log *slog.Logger) (*opened, error) {
	if d.DatabaseURL != "" {
		s, err := store.Open(ctx, d.DatabaseURL)
		return &opened{Store: s}, err
	}
	cluster, err := localdb.Start(ctx, localdb.Options{DataDir: d.DataDir, Log: log})
	if err != nil {
		return nil, err
	}
	s, err := openPrivate(ctx, cluster)
	if err != nil {
		_ = cluster.Stop(context.WithoutCancel(ctx))
		return nil, err
	}
	return &opened{s, cluster}, nil
}

func openPrivate(ctx context.Context, cluster *localdb.Cluster) (*store.Store, error) {
	if err := cluster.EnsureDatabase(ctx, "permu"); err != nil {
		return nil, err
	}
	return store.Open(ctx, cluster.URL("permu"))
}

// close returns the connections and stops the private cluster.
func (o *opened) close() {
	o.Store.Close()
	if o.cluster != nil {
		if err := o.cluster.Stop(context.Background()); err != nil {
			slog.Error("stopping the private database", "err", err)
		}
	}
}

type migrateCommand struct {
	database
}

func (c migrateCommand) Run(ctx context.Context, to streams) error {
	db, err := c.open(ctx, logger(to))
	if err != nil {
		return err
	}
	defer db.close()
	_, err = fmt.Fprintln(to.out, "the database is at this program's version")
	return err
}

func logger(to streams) *slog.Logger {
	return slog.New(slog.NewTextHandler(to.err, &slog.HandlerOptions{Level: slog.LevelInfo}))
}
