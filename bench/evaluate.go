package main

import (
	"context"
	_ "embed"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"
)

//go:embed scores.sql
var scoresSQL string

// measureEvaluate runs the whole command, which also grades, screens, groups and keeps a run, beside the scores alone.
func measureEvaluate(ctx context.Context, url string, conn *pgx.Conn) (row, error) {
	r := row{
		what: "`permu evaluate`, the whole command", beside: "its scores alone by SQL",
		target: "under 2 s", met: func(ours time.Duration, _ float64) bool { return ours < 2*time.Second },
	}
	args := pgx.StrictNamedArgs{"zone_code": zoneCode, "run_id": 1, "year": year}
	if err := checkScores(ctx, conn, args); err != nil {
		return r, err
	}
	command := func() error {
		cmd := exec.CommandContext(ctx, permu, "evaluate", "--database-url", url, "--zone", zoneCode, "--year", strconv.Itoa(year))
		cmd.Stderr = os.Stderr
		return cmd.Run()
	}
	plain := func() error {
		_, err := readAll(ctx, conn, scoresSQL, args)
		return err
	}
	return r, r.measure(15, timed(command), timed(plain))
}

// checkScores refuses a comparison of different work.
func checkScores(ctx context.Context, conn *pgx.Conn, args pgx.StrictNamedArgs) error {
	differ, err := readAll(ctx, conn, `select from (`+scoresSQL+`) s
		full join (select * from evaluation where run_id = @run_id and score is not null and subject_kind in ('enterprise', 'parcel')) e
		on e.zone_code = @zone_code and e.subject_kind = s.kind and e.subject_key = s.key
		where abs(e.score - s.score) > 0.011 or e.score is null or s.score is null`, args)
	if err == nil && differ > 0 {
		err = fmt.Errorf("SQL and the run differ in %d scores", differ)
	}
	return err
}

// readAll reads the bytes of every row, and counts them.
func readAll(ctx context.Context, conn *pgx.Conn, sql string, args pgx.QueryRewriter) (int, error) {
	rows, err := conn.Query(ctx, sql, args)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	count := 0
	for rows.Next() {
		_ = rows.RawValues()
		count++
	}
	return count, rows.Err()
}
