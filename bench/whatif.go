package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"permu/internal/land"
)

// changed is the i-th of many changes of the default policy, to a baseline, two weights and the bands; no two are alike.
func changed(i int) string {
	return fmt.Sprintf(`[
		{"op": "replace", "path": "/tracks/0/indicators/0/baseline", "value": {"source": "const", "value": %.2f}},
		{"op": "replace", "path": "/tracks/0/indicators/0/weight", "value": %d},
		{"op": "replace", "path": "/tracks/0/indicators/1/weight", "value": %d},
		{"op": "replace", "path": "/tracks/0/bands/grades/0/up_to_percent", "value": %d},
		{"op": "replace", "path": "/tracks/1/bands/grades/0/up_to_percent", "value": %d}]`,
		10+float64(i)/100, 45-i%10, 30+i%10, 15+i%11, 15+i%13)
}

// asking is what-if over HTTP about a run of a zone, each time with another change.
type asking struct {
	process
	zoneCode string
	runID    int64
	asked    int
}

func (a *asking) ask(ctx context.Context, to io.Writer) error {
	a.asked++
	body := fmt.Sprintf(`{"zone_code": %q, "run_id": %d, "patch": %s}`, a.zoneCode, a.runID, changed(a.asked))
	return a.post(ctx, to, "/api/v1/what-if", body)
}

// first asks the question that lays the columns out, and refuses an answer that does not start from the run.
func (a *asking) first(ctx context.Context, conn *pgx.Conn) error {
	var text strings.Builder
	var answer land.WhatIf
	if err := a.ask(ctx, &text); err != nil {
		return err
	}
	if err := json.Unmarshal([]byte(text.String()), &answer); err != nil {
		return err
	}
	for _, kind := range answer.Kinds {
		grades, err := gradesOf(ctx, conn, a.zoneCode, a.runID, kind.Kind)
		if err != nil {
			return err
		}
		if !maps.Equal(kind.Before, grades) || kind.Moved == 0 {
			return fmt.Errorf("what-if starts from %v, the run says %v", kind.Before, grades)
		}
	}
	return nil
}

// gradesOf counts the subjects of a kind by their grades in a run.
func gradesOf(ctx context.Context, conn *pgx.Conn, zoneCode string, runID int64, kind string) (map[string]int, error) {
	rows, err := conn.Query(ctx, "select grade, count(*) from evaluation where zone_code = $1 and run_id = $2 and subject_kind = $3 group by grade", zoneCode, runID, kind)
	if err != nil {
		return nil, err
	}
	grades, grade, n := map[string]int{}, "", 0
	_, err = pgx.ForEachRow(rows, []any{&grade, &n}, func() error { grades[grade] = n; return nil })
	return grades, err
}

// measureWhatIf asks 200 times on the demonstration zone, beside the scores alone by SQL.
func measureWhatIf(ctx context.Context, url string, conn *pgx.Conn) ([]fmt.Stringer, error) {
	p, err := startServer(ctx, url)
	if err != nil {
		return nil, err
	}
	defer p.stop()
	a := &asking{process: p, zoneCode: zoneCode, runID: 1}
	if err := a.first(ctx, conn); err != nil {
		return nil, err
	}
	args := pgx.StrictNamedArgs{"zone_code": zoneCode, "run_id": 1, "year": year}
	plain := func() error { _, err := readAll(ctx, conn, scoresSQL, args); return err }
	times, err := inTurn(200, timed(func() error { return a.ask(ctx, io.Discard) }), timed(plain))
	if err != nil {
		return nil, err
	}
	scores := median(times[1])
	return []fmt.Stringer{
		row{what: "what-if over HTTP with a changed policy, median of 200", beside: "the scores alone by SQL", ours: median(times[0]), other: scores},
		row{
			what: "the same, 95th percentile", beside: "the scores alone by SQL", ours: percentile(times[0], 95), other: scores,
			target: "under 50 ms", met: func(ours time.Duration, _ float64) bool { return ours < 50*time.Millisecond },
		},
	}, nil
}

// whatIf asks on the zone, beside the whole run by SQL, and weighs the columns.
func (w *whole) whatIf(ctx context.Context, sql time.Duration) ([]fmt.Stringer, error) {
	if err := errors.Join(w.forget(ctx), w.evaluate(ctx)); err != nil {
		return nil, err
	}
	warm, first, err := w.askServer(ctx)
	if err != nil {
		return nil, fmt.Errorf("what-if: %w", err)
	}
	columns, perPolicy, err := w.columnBytes(ctx)
	return []fmt.Stringer{
		row{what: "what-if over HTTP with a changed policy, median of 11", beside: "a whole run by SQL", ours: warm, other: sql, target: "at most 0.04, 25 times as fast", met: atMost(0.04)},
		row{what: "the first what-if, which lays the columns out", beside: "a whole run by SQL", ours: first, other: sql},
		said(fmt.Sprintf("| the columns in memory | %.0f bytes a parcel | and for each of the four policies that were tried last %.0f | | under 400 | %s |", columns, perPolicy, yes(columns < 400))),
	}, err
}

// askServer asks a server of its own.
func (w *whole) askServer(ctx context.Context) (warm, first time.Duration, err error) {
	p, err := startServer(ctx, w.url)
	if err != nil {
		return 0, 0, err
	}
	defer p.stop()
	a := &asking{process: p, zoneCode: w.zoneCode, runID: w.made[0]}
	first, err = timed(func() error { return a.first(ctx, w.conn) })()
	if err != nil {
		return 0, 0, err
	}
	times, err := inTurn(11, timed(func() error { return a.ask(ctx, io.Discard) }))
	if err != nil {
		return 0, 0, err
	}
	return median(times[0]), first, nil
}
