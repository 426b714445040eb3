package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// measure checks that all make the same, then lets them take turns. With an error come the rows measured before it.
func (w *whole) measure(ctx context.Context) ([]fmt.Stringer, error) {
	if err := w.check(ctx); err != nil {
		return nil, err
	}
	ways := []timer{w.alone(ctx, w.evaluate), w.alone(ctx, w.sql)}
	if w.python != "" {
		ways = append(ways, w.alone(ctx, w.pandas))
	}
	w.files = nil
	times, err := takeTurns(rounds(), ways)
	if err != nil {
		return nil, err
	}
	evaluate, sql := median(times[0]), median(times[1])
	rows := []fmt.Stringer{row{
		what: fmt.Sprintf("`permu evaluate`, a whole run of %d parcels", w.parcels), beside: "the same run by SQL", ours: evaluate, other: sql,
		target: "at most 0.40, 2.5 times as fast", met: atMost(0.40),
	}}
	if w.python == "" {
		rows = append(rows, said("| the same | | the same run by pandas | | | not measured: no pandas |"))
	} else {
		slices.Sort(w.files)
		rows = append(rows, row{
			what: "the same", beside: "the same run by pandas from CSV, kept in the same tables", ours: evaluate, other: median(times[2]),
			target: "at most 0.25, 4 times as fast", met: atMost(0.25),
		}, row{what: "the same", beside: "its part until the CSV files of the tables are written", ours: evaluate, other: median(w.files)})
	}
	whatIf, err := w.whatIf(ctx, sql)
	rows = append(rows, whatIf...)
	if err != nil {
		return rows, err
	}
	screening, err := measureScreening(ctx, w.url, w.conn, w.zoneCode, w.made[0], 3)
	if err = errors.Join(err, w.note(ctx)); err != nil {
		return rows, fmt.Errorf("screening: %w", err)
	}
	return append(rows, screening, w.usage(), load()), nil
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

// check refuses a comparison of different work: the three runs must be equal, row by row.
func (w *whole) check(ctx context.Context) error {
	if err := w.evaluate(ctx); err != nil {
		return err
	}
	if err := w.sql(ctx); err != nil {
		return err
	}
	if err := w.same(ctx); err != nil || w.python == "" {
		return err
	}
	if err := w.psql(ctx, "export.sql", "year="+strconv.Itoa(year)); err != nil {
		return err
	}
	if err := w.pandas(ctx); err != nil {
		return err
	}
	return w.same(ctx)
}

// same refuses a last run that differs from the first.
func (w *whole) same(ctx context.Context) error {
	ours, theirs := fmt.Sprintf("ours=%d", w.made[0]), fmt.Sprintf("theirs=%d", w.made[len(w.made)-1])
	differ, err := w.psqlCommand(ctx, "compare.sql", "-At", "-v", ours, "-v", theirs).Output()
	if err == nil && len(differ) > 0 {
		err = fmt.Errorf("the runs %s and %s differ in\n%s", ours, theirs, differ)
	}
	return err
}

// usage is what the last evaluation took besides time.
func (w *whole) usage() fmt.Stringer {
	most := w.used.SysUsage().(*syscall.Rusage).Maxrss // KiB
	return said(fmt.Sprintf("\n`permu evaluate` itself: %.1f s of CPU, %.1f GiB of memory at most", (w.used.UserTime() + w.used.SystemTime()).Seconds(), float64(most)/(1<<20)))
}

// load is that of the machine at the end.
func load() fmt.Stringer {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return said(err.Error())
	}
	return said("load at the end " + strings.Fields(string(text))[0])
}
