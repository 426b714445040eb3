package main

import (
	"context"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"
)

const policyFile = "geodata/policies/default.yaml"

// whole measures whole runs of the default policy on a zone, made in three ways, and what-if.
type whole struct {
	zoneCode, url, folder string
	parcels               int // in force
	conn                  *pgx.Conn
	python                string  // empty where none has pandas
	made                  []int64 // runs that stand of those made here
	used                  *os.ProcessState
	files                 []time.Duration // how long pandas took until its files were written
}

// alone is a way of making a run that finds the disk at rest and no other run of ours.
func (w *whole) alone(ctx context.Context, way func(context.Context) error) timer {
	return func() (time.Duration, error) {
		if err := w.forget(ctx); err != nil {
			return 0, err
		}
		took, err := timed(func() error { return way(ctx) })()
		fmt.Fprintln(os.Stderr, time.Now().Format(time.TimeOnly), "took", short(took))
		return took, err
	}
}

// evaluate is the whole command, and remembers what it used. The run is a trial: others are followed by the ledger of findings,
// which the SQL has not.
func (w *whole) evaluate(ctx context.Context) error {
	cmd := command(ctx, permu, "evaluate", "--database-url", w.url, "--zone", w.zoneCode, "--year", strconv.Itoa(year), "--trial")
	if err := cmd.Run(); err != nil {
		return err
	}
	w.used = cmd.ProcessState
	return w.note(ctx)
}

func (w *whole) sql(ctx context.Context) error {
	policy, err := os.ReadFile(policyFile)
	if err == nil {
		err = w.psql(ctx, "run.sql", "year="+strconv.Itoa(year), "trial=true", "policy="+hex.EncodeToString(policy))
	}
	if err != nil {
		return err
	}
	return w.note(ctx)
}

// note remembers the newest run, which was made here just now.
func (w *whole) note(ctx context.Context) error {
	var run int64
	err := w.conn.QueryRow(ctx, "select max(run_id) from run where zone_code = $1", w.zoneCode).Scan(&run)
	w.made = append(w.made, run)
	return err
}

// pandas writes the tables of a run from the files of the facts, and has the database take them in.
func (w *whole) pandas(ctx context.Context) error {
	var run, finding int64
	err := w.conn.QueryRow(ctx, "select (select coalesce(max(run_id), 0) + 1 from run where zone_code = $1), next_id from zone where zone_code = $1", w.zoneCode).Scan(&run, &finding)
	if err != nil {
		return err
	}
	took, err := timed(command(ctx, w.python, "bench/run.py", w.folder, w.zoneCode, strconv.Itoa(year), fmt.Sprint(run), fmt.Sprint(finding), policyFile).Run)()
	if err != nil {
		return err
	}
	w.files = append(w.files, took)
	if err := w.psql(ctx, "load.sql", fmt.Sprintf("run=%d", run)); err != nil {
		return err
	}
	return w.note(ctx)
}

// psql runs a file of this folder with some variables; files that it copies are in the folder of w.
func (w *whole) psql(ctx context.Context, file string, variables ...string) error {
	var args []string
	for _, v := range variables {
		args = append(args, "-v", v)
	}
	return w.psqlCommand(ctx, file, args...).Run()
}

func (w *whole) psqlCommand(ctx context.Context, file string, args ...string) *exec.Cmd {
	path, _ := filepath.Abs("bench/" + file) // only without a working folder
	cmd := command(ctx, "psql", append([]string{"-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", w.url, "-v", "zone=" + w.zoneCode, "-f", path}, args...)...)
	cmd.Dir = w.folder
	return cmd
}

// forget deletes the runs that were made here, and leaves the database at rest.
func (w *whole) forget(ctx context.Context) error {
	for _, run := range w.made {
		for _, table := range []string{"finding", "attribution", "evaluation"} {
			if err := w.dropPart(ctx, table, run); err != nil {
				return err
			}
		}
	}
	for _, table := range []string{"run_document", "finding_rule", "run"} {
		if err := w.deleteFrom(ctx, table); err != nil {
			return err
		}
	}
	w.made = nil
	for _, rest := range []string{"vacuum finding_rule, run", "checkpoint"} {
		if _, err := w.conn.Exec(ctx, rest); err != nil {
			return err
		}
	}
	return nil
}

// dropPart drops the part of a table that has the rows of a run.
func (w *whole) dropPart(ctx context.Context, table string, run int64) error {
	var part string
	err := w.conn.QueryRow(ctx, "select tableoid::regclass::text from "+table+" where zone_code = $1 and run_id = $2 limit 1", w.zoneCode, run).Scan(&part)
	if err == nil {
		_, err = w.conn.Exec(ctx, "drop table "+part)
	}
	return err
}

// deleteFrom deletes the rows of those runs, which the table refuses everybody else.
func (w *whole) deleteFrom(ctx context.Context, table string) error {
	if _, err := w.conn.Exec(ctx, "alter table "+table+" disable trigger never_changes"); err != nil {
		return err
	}
	if _, err := w.conn.Exec(ctx, "delete from "+table+" where zone_code = $1 and run_id = any($2)", w.zoneCode, w.made); err != nil {
		return err
	}
	_, err := w.conn.Exec(ctx, "alter table "+table+" enable trigger never_changes")
	return err
}

// pythonWithPandas is the first Python that has pandas; empty is none.
func pythonWithPandas(ctx context.Context) string {
	for _, python := range []string{"python3", "/usr/bin/python3"} {
		if exec.CommandContext(ctx, python, "-c", "import pandas").Run() == nil {
			return python
		}
	}
	return ""
}
