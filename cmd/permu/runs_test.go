package main

import (
	"encoding/json"
	"strings"
	"testing"

	"permu/geodata/demo"
	"permu/internal/analysis"
	"permu/internal/land"
	"permu/internal/pgtest"
	"permu/internal/store"
)

func TestRuns(t *testing.T) {
	url := pgtest.New(t, store.Migrate).Config().ConnString()
	s, err := store.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := (analysis.Demonstration{Files: demo.Files, ProgramVersion: "test"}).Prepare(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PERMU_DATABASE_URL", url)
	t.Setenv("PERMU_ZONE", "350582401")
	_, standard, _ := permu("policy", "show", "default")
	other := write(t, "other.yaml", strings.Replace(standard, "up_to_percent: 20", "up_to_percent: 30", 1))
	steps := []struct {
		name   string
		args   []string
		status int
		says   string
	}{
		{"a run after another", []string{"evaluate", "--after", "1", "--note", "复核"}, 0, "follows run 1: 0 decided grades taken over"},
		{"a trial", []string{"evaluate", "--year", "2020", "--policy", other, "--trial"}, 0, "run 3 (trial)"},
		{"after no run", []string{"evaluate", "--after", "9"}, exitUsage, "no run 9"},
		{"after a run of another year", []string{"evaluate", "--after", "1", "--year", "2019"}, exitUsage, "a run of 2019"},
		{"the list marks trials", []string{"runs", "list"}, 0, "trial"},
		{"the list says what follows what, and why", []string{"runs", "list"}, 0, "follows 1, 复核"},
		{"one run", []string{"runs", "show", "3"}, 0, "(trial)\nrun 3"},
		{"no run", []string{"runs", "show", "9"}, exitUsage, "run of zone"},
		{"a comparison", []string{"runs", "compare", "3", "1", "--limit", "2"}, 0, "→ A"},
		{"a comparison with itself", []string{"runs", "compare", "3", "3"}, exitUsage, "another run"},
		{"a limit that is none", []string{"runs", "compare", "3", "1", "--limit", "-1"}, exitUsage, "--limit"},
		{"no zone", []string{"runs", "list", "--zone", "nowhere"}, exitUsage, "nowhere"},
	}
	for _, step := range steps {
		t.Run(step.name, func(t *testing.T) {
			if status, out, errs := permu(step.args...); status != step.status || !strings.Contains(out+errs, step.says) {
				t.Errorf("status %d, %s%s", status, out, errs)
			}
		})
	}
	_, out, errs := permu("runs", "compare", "3", "1", "--kind", "parcel", "--json")
	var c land.Comparison
	if err := json.Unmarshal([]byte(out), &c); err != nil || c.Kind != "parcel" || len(c.Moved) != 20 {
		t.Errorf("%v %s %.300s", err, errs, out)
	}
}
