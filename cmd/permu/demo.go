package main

import (
	"context"
	"fmt"

	"permu/geodata/demo"
	"permu/internal/analysis"
	"permu/internal/serve"
)

type demoCommand struct {
	database
	listening
}

func (c demoCommand) Run(ctx context.Context, to streams) error {
	listener, hosts, err := c.listen()
	if err != nil {
		return err
	}
	defer listener.Close()
	log := logger(to)
	db, err := c.open(ctx, log)
	if err != nil {
		return err
	}
	defer db.close()
	zone := analysis.Demonstration{Files: demo.Files, ProgramVersion: version, Imported: func(f analysis.FileReport) {
		log.Info("imported", "file", f.File, "read", f.Read, "added", f.Added, "changed", f.Changed, "refused", f.Refused, "repaired", f.Repaired)
	}}
	if err := zone.Prepare(ctx, db.Store); err != nil {
		return fmt.Errorf("demonstration zone: %w", err)
	}
	zones := watching{}.zones(db)
	go watching{}.watch(ctx, zones, log)
	return serveUntilDone(ctx, listener, db, serve.Options{Zones: zones, Demo: true, Hosts: hosts, Log: log}, to)
}
