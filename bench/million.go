package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"time"

	"permu/internal/analysis"
	"permu/internal/localdb"
	"permu/internal/store"
)

// The large zone, as `permu synth` makes it.
const (
	millionCode        = "350582999"
	millionParcels     = 1_000_000
	millionEnterprises = 300_000
)

// runMillion measures on the large zone: in the database that PERMU_DATABASE_URL names, else in the private one in
// PERMU_DATA_DIR, else in one that is thrown away. Where the database does not hold the zone, it is made first.
func runMillion(ctx context.Context) error {
	folder, err := workFolder()
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	url := os.Getenv("PERMU_DATABASE_URL")
	if url == "" {
		o := localdb.Options{DataDir: os.Getenv("PERMU_DATA_DIR"), Log: slog.New(slog.DiscardHandler)}
		if o.DataDir == "" {
			o.DataDir = folder + "/data"
		}
		cluster, err := localdb.Start(ctx, o)
		if err != nil {
			return err
		}
		defer cluster.Stop(context.WithoutCancel(ctx))
		if err := cluster.EnsureDatabase(ctx, "permu"); err != nil {
			return err
		}
		url = cluster.URL("permu")
	}
	return measureMillion(ctx, url, folder)
}

// measureMillion prints the table of the large zone. The runs that it makes are deleted.
func measureMillion(ctx context.Context, url, folder string) error {
	if err := ensureMillion(ctx, url, folder+"/zone"); err != nil {
		return fmt.Errorf("zone: %w", err)
	}
	conn, err := connect(ctx, url)
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	w := &whole{zoneCode: millionCode, url: url, folder: folder, conn: conn, python: pythonWithPandas(ctx)}
	err = conn.QueryRow(ctx, "select count(*) from parcel where zone_code = $1 and valid_to is null", millionCode).Scan(&w.parcels)
	if err != nil {
		return err
	}
	defer w.forget(context.WithoutCancel(ctx))
	rows, err := w.measure(ctx)
	return errors.Join(printTable(ctx, conn, rows), err)
}

// ensureMillion makes the zone and imports it, which takes about an hour, unless the database holds it.
func ensureMillion(ctx context.Context, url, folder string) error {
	s, err := store.Open(ctx, url)
	if err != nil {
		return err
	}
	defer s.Close()
	if _, err := s.Zone(ctx, millionCode); err == nil {
		return nil
	}
	err = command(ctx, permu, "synth", "--profile", "plain", "--out", folder,
		"--parcels", fmt.Sprint(millionParcels), "--enterprises", fmt.Sprint(millionEnterprises)).Run()
	if err != nil {
		return err
	}
	return analysis.Demonstration{Files: os.DirFS(folder), ProgramVersion: "bench", Imported: func(f analysis.FileReport) {
		fmt.Fprintln(os.Stderr, time.Now().Format(time.TimeOnly), "imported", f.File)
	}}.Prepare(ctx, s)
}

// command is a program whose complaints are shown.
func command(ctx context.Context, name string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Stderr = os.Stderr
	return cmd
}
