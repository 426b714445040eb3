package main

import (
	"cmp"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

const policyFile = "geodata/policies/default.yaml"

// whole measures whole runs of the default policy on a zone, made in three ways, and what-if.
type whole struct {
	zoneCode, url, folder string
	conn                  *pgx.Conn
	python                string  // empty where none has pandas
	made                  []int64 // runs that stand of those made here
	used                  *os.ProcessState
}

// measure checks that all make the same, then lets them take turns.
func (w *whole) measure(ctx context.Context) ([]fmt.Stringer, error) {
	if err := w.check(ctx); err != nil {
		return nil, err
	}
	ways := []timer{w.alone(ctx, w.evaluate), w.alone(ctx, w.sql)}
	if w.python != "" {
		ways = append(ways, w.alone(ctx, w.pandas))
	}
	times, err := takeTurns(rounds(), ways)
	if err != nil {
		return nil, err
	}
	evaluate, sql := median(times[0]), median(times[1])
	rows := []fmt.Stringer{row{
		what: "`permu evaluate`, a whole run", beside: "the same run by SQL", ours: evaluate, other: sql,
		target: "at most 0.40, 2.5 times as fast", met: atMost(0.40),
	}}
	if w.python == "" {
		rows = append(rows, said("| the same | | the same run by pandas | | | not measured: no pandas |"))
	} else {
		rows = append(rows, row{
			what: "the same", beside: "the same run by pandas from CSV", ours: evaluate, other: median(times[2]),
			target: "at most 0.25, 4 times as fast", met: atMost(0.25),
		})
	}
	whatIf, err := w.whatIf(ctx, sql)
	return append(append(rows, whatIf...), w.usage(), load()), err
}

// rounds are three unless ROUNDS says otherwise; one more is the check before.
func rounds() int {
	n, err := strconv.Atoi(os.Getenv("ROUNDS"))
	if err != nil || n < 1 {
		return 3
	}
	return n
}

func atMost(most float64) func(time.Duration, float64) bool {
	return func(_ time.Duration, ratio float64) bool { return ratio <= most }
}

// alone is a way of making a run that finds the disk at rest and no other run of ours.
func (w *whole) alone(ctx context.Context, make func(context.Context) error) timer {
	return func() (time.Duration, error) {
		if err := w.forget(ctx); err != nil {
			return 0, err
		}
		took, err := timed(func() error { return make(ctx) })()
		fmt.Fprintln(os.Stderr, time.Now().Format(time.TimeOnly), "took", short(took))
		return took, err
	}
}

// check refuses a comparison of different work: the three runs must be equal, row by row.
func (w *whole) check(ctx context.Context) error {
	if err := errors.Join(w.evaluate(ctx), w.sql(ctx)); err != nil {
		return err
	}
	ours, theirs := fmt.Sprintf("ours=%d", w.made[0]), fmt.Sprintf("theirs=%d", w.made[1])
	if differ, err := w.psqlCommand(ctx, "compare.sql", "-At", "-v", ours, "-v", theirs).Output(); err != nil || len(differ) > 0 {
		return fmt.Errorf("evaluate and SQL differ: %s %w", differ, err)
	}
	if w.python == "" {
		return nil
	}
	err := errors.Join(w.psql(ctx, "export.sql", "year="+strconv.Itoa(year)), w.psql(ctx, "export_run.sql", fmt.Sprintf("run=%d", w.made[0])), w.pandas(ctx))
	if err != nil {
		return err
	}
	if differ, err := command(ctx, w.python, "bench/check.py", w.folder, w.zoneCode).Output(); err != nil {
		return fmt.Errorf("evaluate and pandas differ: %s %w", differ, err)
	}
	return nil
}

// evaluate is the whole command, and remembers what it used.
func (w *whole) evaluate(ctx context.Context) error {
	cmd := command(ctx, permu, "evaluate", "--database-url", w.url, "--zone", w.zoneCode, "--year", strconv.Itoa(year))
	err := cmd.Run()
	w.used = cmd.ProcessState
	return errors.Join(err, w.note(ctx))
}

func (w *whole) sql(ctx context.Context) error {
	policy, err := os.ReadFile(policyFile)
	if err != nil {
		return err
	}
	return errors.Join(w.psql(ctx, "run.sql", "year="+strconv.Itoa(year), "policy="+hex.EncodeToString(policy)), w.note(ctx))
}

// note remembers the newest run as made here.
func (w *whole) note(ctx context.Context) error {
	var run int64
	err := w.conn.QueryRow(ctx, "select max(run_id) from run where zone_code = $1", w.zoneCode).Scan(&run)
	w.made = append(w.made, run)
	return err
}

func (w *whole) pandas(ctx context.Context) error {
	return command(ctx, w.python, "bench/run.py", w.folder, strconv.Itoa(year)).Run()
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
	for _, table := range []string{"finding", "attribution", "evaluation", "run"} {
		if _, err := w.conn.Exec(ctx, "delete from "+table+" where zone_code = $1 and run_id = any($2)", w.zoneCode, w.made); err != nil {
			return err
		}
	}
	w.made = nil
	for _, rest := range []string{"vacuum finding, attribution, evaluation, run", "checkpoint"} {
		if _, err := w.conn.Exec(ctx, rest); err != nil {
			return err
		}
	}
	return nil
}

// usage is what the last evaluation took besides time.
func (w *whole) usage() fmt.Stringer {
	most := w.used.SysUsage().(*syscall.Rusage).Maxrss // KiB
	return said(fmt.Sprintf("\n`permu evaluate` itself: %.1f s of CPU, %.1f GiB of memory at most", (w.used.UserTime() + w.used.SystemTime()).Seconds(), float64(most)/(1<<20)))
}

// load is that of the machine at the end.
func load() fmt.Stringer {
	text, err := os.ReadFile("/proc/loadavg")
	return said(cmp.Or(fmt.Sprintf("load at the end %.4s", text), fmt.Sprint(err)))
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
