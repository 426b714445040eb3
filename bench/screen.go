package main

import (
	"context"
	"fmt"
	"maps"
	"os"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"

	"permu/internal/analysis"
	"permu/internal/policy"
	"permu/internal/store"
)

// hits counts what rules find, by rule and outcome.
type hits map[string]map[string]int

// measureScreening asks every screening rule of every document of a zone, with its facts in memory, beside the same rules in SQL
// over the tables and runs of the year and the one before; first checked to find as much.
func measureScreening(ctx context.Context, url string, conn *pgx.Conn, zoneCode string, runID int64, rounds int) (row, error) {
	r := row{beside: "the same rules by SQL", target: "at most 1/3; a million under 10 s", met: func(ours time.Duration, ratio float64) bool {
		return ratio <= 1.0/3 && ours < 10*time.Second
	}}
	screener, what, err := screenerOf(ctx, url, zoneCode)
	if err != nil {
		return r, err
	}
	r.what = what
	before, err := runBefore(ctx, url, conn, zoneCode)
	if err != nil {
		return r, err
	}
	runs := pgx.StrictNamedArgs{"zone_code": zoneCode, "run_id": runID, "run_before": before}
	var found, bySQL hits
	ours := func() error {
		found = screener.Screen(time.Date(year, time.December, 31, 0, 0, 0, 0, time.UTC))
		return nil
	}
	plain := func() (err error) { bySQL, err = screenBySQL(ctx, conn, runs); return err }
	if err := plain(); err != nil {
		return r, err
	}
	if err := ours(); err != nil || !maps.EqualFunc(found, bySQL, maps.Equal) {
		return r, fmt.Errorf("the rules find %v, SQL finds %v", found, bySQL)
	}
	return r, r.measure(rounds, timed(ours), timed(plain))
}

// screenerOf holds a zone's year, with what is asked of it in words.
func screenerOf(ctx context.Context, url, zoneCode string) (*analysis.Screener, string, error) {
	s, err := store.Open(ctx, url)
	if err != nil {
		return nil, "", err
	}
	defer s.Close()
	byDefault, err := policy.Find(policy.DefaultID)
	if err != nil {
		return nil, "", err
	}
	var documents []policy.Policy
	rules := 0
	for _, id := range policy.BuiltIn() {
		document, err := policy.Find(id)
		if err != nil {
			return nil, "", err
		}
		if document.Screens() {
			documents, rules = append(documents, document), rules+len(document.Screening.Rules)
		}
	}
	facts, err := s.Facts(ctx, zoneCode, year)
	if err != nil {
		return nil, "", err
	}
	screener, err := analysis.NewScreener(facts, byDefault, documents)
	return screener, fmt.Sprintf("%d screening rules of %d documents on %d parcels, facts in memory", rules, len(documents), len(facts.Parcels)), err
}

// runBefore makes a run of the year before, and says its number.
func runBefore(ctx context.Context, url string, conn *pgx.Conn, zoneCode string) (run int64, err error) {
	err = command(ctx, permu, "evaluate", "--database-url", url, "--zone", zoneCode, "--year", strconv.Itoa(year-1), "--trial").Run()
	if err == nil {
		err = conn.QueryRow(ctx, "select max(run_id) from run where zone_code = $1", zoneCode).Scan(&run)
	}
	return run, err
}

// screenBySQL asks the rules of rules.sql of the tables and runs.
func screenBySQL(ctx context.Context, conn *pgx.Conn, runs pgx.StrictNamedArgs) (hits, error) {
	rules, err := os.ReadFile("bench/rules.sql")
	if err != nil {
		return nil, err
	}
	tx, err := conn.Begin(ctx)
	if err != nil {
		return nil, err
	}
	defer tx.Rollback(ctx)
	if _, err := tx.Exec(ctx, "set local work_mem = '512MB'; set local temp_buffers = '1GB'; "+string(rules),
		pgx.QueryExecModeSimpleProtocol, runs); err != nil {
		return nil, err
	}
	rows, err := tx.Query(ctx, "select rule, outcome, count(*)::int from hit group by 1, 2")
	if err != nil {
		return nil, err
	}
	found, rule, outcome, n := hits{}, "", "", 0
	_, err = pgx.ForEachRow(rows, []any{&rule, &outcome, &n}, func() error {
		if found[rule] == nil {
			found[rule] = map[string]int{}
		}
		found[rule][outcome] = n
		return nil
	})
	return found, err
}
