package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"
)

// row is one line of the table: the median time of ours and of what runs beside it.
type row struct {
	what, beside, target string
	met                  func(ours time.Duration, ratio float64) bool // nil where there is no target
	ours, other          time.Duration
}

// timer does one thing and says how long it took.
type timer func() (time.Duration, error)

// measure does two things in turn, so that the load of the machine strikes both. A first round, which fills caches,
// does not count.
func (r *row) measure(rounds int, ours, other timer) error {
	var all, others []time.Duration
	for range rounds + 1 {
		took, err := ours()
		tookOther, errOther := other()
		if err := errors.Join(err, errOther); err != nil {
			return err
		}
		all, others = append(all, took), append(others, tookOther)
	}
	r.ours, r.other = median(all[1:]), median(others[1:])
	return nil
}

func median(all []time.Duration) time.Duration {
	slices.Sort(all)
	return all[len(all)/2]
}

// timed times all of f.
func timed(f func() error) timer {
	return func() (time.Duration, error) {
		start := time.Now()
		err := f()
		return time.Since(start), err
	}
}

func (r row) String() string {
	ratio, met := float64(r.ours)/float64(r.other), ""
	if r.met != nil {
		met = map[bool]string{true: "yes", false: "no"}[r.met(r.ours, ratio)]
	}
	const ms = float64(time.Millisecond)
	return fmt.Sprintf("| %s | %.1f ms | %s: %.1f ms | %.2f | %s | %s |", r.what, float64(r.ours)/ms, r.beside, float64(r.other)/ms, ratio, r.target, met)
}

func printTable(ctx context.Context, conn *pgx.Conn, rows []row) error {
	var database string
	err := conn.QueryRow(ctx, "select 'PostgreSQL ' || split_part(version(), ' ', 2) || ', PostGIS ' || postgis_lib_version()").Scan(&database)
	fmt.Printf("%s, %s\n\n| what | ours | beside it | ratio | target | met? |\n|---|---:|---:|---:|---|---|\n", runtime.Version(), database)
	for _, r := range rows {
		fmt.Println(r)
	}
	return err
}
