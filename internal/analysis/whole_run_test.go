package analysis_test

import (
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"permu/internal/analysis"
	"permu/internal/policy"
)

// wholeRunBySQL makes the zone's first run again with bench/run.sql, which knows the tables and the policy alone, and compares
// every column of every row: land, scores, places, grades, percentiles, findings with their words, groups, baselines.
func wholeRunBySQL(t *testing.T, p prepared) { sameRunBySQL(t, p, 1) }

// relationsUnstatedBySQL does so where nobody stated how every fifth use is held.
func relationsUnstatedBySQL(t *testing.T, p prepared) {
	var unstated, noted int
	p.ask(t, "with open as (update occupancy set relation = null where abs(hashtext(parcel_id || uscc)) % 5 = 0 returning 1) select count(*) from open", &unstated)
	byDefault, err := policy.Find(policy.DefaultID)
	if err != nil {
		t.Fatal(err)
	}
	run, err := analysis.Evaluate(t.Context(), p.Store, analysis.EvaluateRequest{ZoneCode: demoZone, Year: 2020, Policy: byDefault, Trial: true})
	if err != nil {
		t.Fatal(err)
	}
	p.ask(t, fmt.Sprintf("select count(*) from evaluation where run_id = %d and 'relation_unknown' = any(notes)", run.RunID), &noted)
	if unstated < 500 || noted < 300 {
		t.Errorf("%d uses, %d enterprises", unstated, noted)
	}
	sameRunBySQL(t, p, run.RunID, "trial=true")
}

func sameRunBySQL(t *testing.T, p prepared, ours int64, more ...string) {
	const theirs = "select max(run_id) from run where program_version = 'SQL'"
	byDefault, err := policy.Find(policy.DefaultID)
	if err != nil {
		t.Fatal(err)
	}
	psql(t, p, "run.sql", append(more, "year=2020", "policy="+hex.EncodeToString(byDefault.Source()))...)
	var second, rows int64
	p.ask(t, theirs, &second)
	p.ask(t, "select count(*) from evaluation where run_id = ("+theirs+")", &rows)
	if rows < 5000 {
		t.Fatalf("SQL made %d rows", rows)
	}
	if differs := psql(t, p, "compare.sql", fmt.Sprintf("ours=%d", ours), fmt.Sprintf("theirs=%d", second)); differs != "" {
		t.Errorf("what | rows | first | columns\n%s", differs)
	}
}

// psql runs a file of bench/ and returns the rows that it prints.
func psql(t *testing.T, p prepared, file string, variables ...string) string {
	t.Helper()
	path, err := exec.LookPath("psql")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	args := []string{"-XqAt", "-v", "ON_ERROR_STOP=1", "-d", p.url, "-v", "zone=" + demoZone, "-f", "../../bench/" + file}
	for _, variable := range variables {
		args = append(args, "-v", variable)
	}
	out, err := exec.CommandContext(t.Context(), path, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", file, err, out)
	}
	return strings.TrimSpace(string(out))
}
