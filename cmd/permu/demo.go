package main

import (
	"context"
	"fmt"

	"permu/geodata/demo"
	"permu/internal/access"
	"permu/internal/analysis"
	"permu/internal/land"
	"permu/internal/review"
	"permu/internal/serve"
)

type demoCommand struct {
	database
	listening
}

// The park of the demonstration's park officer: 五里园 of the zone that ships.
const (
	demonstrationZone = "350582401"
	demonstrationPark = "WLY"
)

func (c demoCommand) Run(ctx context.Context, to streams) error {
	at, err := c.listen()
	if err != nil {
		return err
	}
	defer at.Close()
	if at.hosts == nil {
		return fmt.Errorf("%s is reached by others, and in a demonstration nobody signs in: stay on 127.0.0.1, or use `permu serve`: %w", at.Addr(), land.ErrInvalid)
	}
	log := logger(to)
	db, err := c.open(ctx, log)
	if err != nil {
		return err
	}
	defer db.close()
	if err := withoutUsers(ctx, db); err != nil {
		return err
	}
	zone := analysis.Demonstration{Files: demo.Files, ProgramVersion: version, Imported: func(f analysis.FileReport) {
		log.Info("imported", "file", f.File, "read", f.Read, "added", f.Added, "changed", f.Changed, "refused", f.Refused, "repaired", f.Repaired)
	}}
	if err := zone.Prepare(ctx, db.Store); err != nil {
		return fmt.Errorf("demonstration zone: %w", err)
	}
	zones := watching{}.zones(db)
	zones.Still = true
	go watching{}.watch(ctx, zones, log)
	o := serve.Options{Zones: zones, Demonstration: access.Demonstration(demonstrationZone, demonstrationPark, review.Departments(review.Settings())), Hosts: at.hosts, Log: log}
	return at.serve(ctx, db, o, func(url string) { fmt.Fprintf(to.out, "亩均 Permu: %s\n", url) })
}

// withoutUsers refuses a database of users: a demonstration would let in whoever comes.
func withoutUsers(ctx context.Context, db *opened) error {
	any, err := db.AnyUser(ctx)
	if err == nil && any {
		err = fmt.Errorf("this database has users, and in a demonstration nobody signs in: use `permu serve`, or another --data-dir: %w", land.ErrInvalid)
	}
	return err
}
