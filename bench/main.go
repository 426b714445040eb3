// Bench measures Permu on the demonstration zone, or with the argument million on one of a million parcels, each time
// beside something that does the same or the least for the same answer, and prints a Markdown table. It runs in the
// folder of the project, after bin/permu is built; see README.md.
package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/jackc/pgx/v5"

	"permu/internal/localdb"
)

const (
	permu    = "bin/permu"
	zoneCode = "350582401"
	year     = 2020
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	measure := run
	if len(os.Args) == 2 && os.Args[1] == "million" {
		measure = runMillion
	}
	if len(os.Args) == 2 && os.Args[1] == "sites" {
		measure = runSites
	}
	if err := measure(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// workFolder is a folder that is thrown away; PostgreSQL, which root does not run, may pass through it.
func workFolder() (string, error) {
	folder, err := os.MkdirTemp("", "permu-bench")
	if err != nil {
		return "", err
	}
	os.Setenv("TMPDIR", folder)
	return folder, os.Chmod(folder, 0o711)
}

// run measures on a demonstration zone of its own.
func run(ctx context.Context) error {
	folder, err := workFolder()
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	o := localdb.Options{DataDir: folder + "/data", Log: slog.New(slog.DiscardHandler)}
	start, err := measureStart(ctx, o)
	if err != nil {
		return fmt.Errorf("start: %w", err)
	}
	cluster, err := localdb.Start(ctx, o)
	if err != nil {
		return err
	}
	defer cluster.Stop(context.WithoutCancel(ctx))
	return measureOn(ctx, cluster.URL("permu"), start)
}

// measureOn measures what needs a running database, and prints the table.
func measureOn(ctx context.Context, url string, start row) error {
	conn, err := connect(ctx, url)
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	evaluation, err := measureEvaluate(ctx, url, conn)
	if err != nil {
		return fmt.Errorf("evaluate: %w", err)
	}
	layers, err := measureLayer(ctx, url, conn)
	if err != nil {
		return fmt.Errorf("layer: %w", err)
	}
	whatIf, err := measureWhatIf(ctx, url, conn)
	if err != nil {
		return fmt.Errorf("what-if: %w", err)
	}
	screening, err := measureScreening(ctx, url, conn, zoneCode, 1, 15)
	if err != nil {
		return fmt.Errorf("screening: %w", err)
	}
	rows := []fmt.Stringer{evaluation, start, layers[0], layers[1], screening}
	return printTable(ctx, conn, append(rows, whatIf...))
}

// connect opens a connection like those of the program itself.
func connect(ctx context.Context, url string) (*pgx.Conn, error) {
	config, err := pgx.ParseConfig(url)
	if err != nil {
		return nil, err
	}
	config.RuntimeParams["search_path"] = "permu, public"
	config.RuntimeParams["plan_cache_mode"] = "force_custom_plan"
	return pgx.ConnectConfig(ctx, config)
}
