package main

import (
	"context"
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

// said is a line of the table that has no times.
type said string

func (s said) String() string { return string(s) }

// measure does two things in turn.
func (r *row) measure(rounds int, ours, other timer) error {
	times, err := inTurn(rounds, ours, other)
	if err != nil {
		return err
	}
	r.ours, r.other = median(times[0]), median(times[1])
	return nil
}

// inTurn does some things in turn and says how long each took, the shortest first. A first round, which fills caches, does
// not count.
func inTurn(rounds int, things ...timer) ([][]time.Duration, error) {
	if _, err := takeTurns(1, things); err != nil {
		return nil, err
	}
	return takeTurns(rounds, things)
}

// takeTurns does so from the first round on; in turn, so that the load of the machine strikes all.
func takeTurns(rounds int, things []timer) ([][]time.Duration, error) {
	times := make([][]time.Duration, len(things))
	for range rounds {
		for i, thing := range things {
			took, err := thing()
			if err != nil {
				return nil, err
			}
			times[i] = append(times[i], took)
		}
	}
	for _, list := range times {
		slices.Sort(list)
	}
	return times, nil
}

// median is that of sorted times.
func median(sorted []time.Duration) time.Duration { return percentile(sorted, 50) }

// percentile is the time that a share of sorted times do not exceed.
func percentile(sorted []time.Duration, percent int) time.Duration {
	return sorted[min(len(sorted)*percent/100, len(sorted)-1)]
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
		met = yes(r.met(r.ours, ratio))
	}
	return fmt.Sprintf("| %s | %s | %s: %s | %.3g | %s | %s |", r.what, short(r.ours), r.beside, short(r.other), ratio, r.target, met)
}

func yes(met bool) string { return map[bool]string{true: "yes", false: "no"}[met] }

// short is a time in the unit that suits it.
func short(took time.Duration) string {
	if took > 10*time.Second {
		return fmt.Sprintf("%.1f s", took.Seconds())
	}
	return fmt.Sprintf("%.1f ms", float64(took)/float64(time.Millisecond))
}

func printTable(ctx context.Context, conn *pgx.Conn, rows []fmt.Stringer) error {
	var database string
	err := conn.QueryRow(ctx, "select 'PostgreSQL ' || split_part(version(), ' ', 2) || ', PostGIS ' || postgis_lib_version()").Scan(&database)
	fmt.Printf("%s, %s\n\n| what | ours | beside it | ratio | target | met? |\n|---|---:|---:|---:|---|---|\n", runtime.Version(), database)
	for _, r := range rows {
		fmt.Println(r)
	}
	return err
}
