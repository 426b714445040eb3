package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestScreen asks the measures on idle land of a table of the published cases, each on its day.
func TestScreen(t *testing.T) {
	const head = "宗地代码,约定动工日期,实际动工日期,中止开发日期,已动工面积比,已投资比,闲置原因\n"
	tests := map[string]struct{ row, asOf, want string }{
		"a day short of a year":    {"p,2024-03-01,,,,,", "2025-02-28", "idle_not_started=not_met none idle_suspended=not_met none"},
		"a year":                   {"p,2024-03-01,,,,,企业原因", "2025-03-01", "idle_not_started=met fee idle_suspended=not_met none"},
		"two years":                {"p,2024-03-01,,,,,企业原因", "2026-03-01", "idle_not_started=met recovery idle_suspended=not_met none"},
		"two years, of what cause": {"p,2024-03-01,,,,,", "2026-03-01", "idle_not_started=met none idle_suspended=not_met none"},
		"too little developed":     {"p,2023-01-01,2023-01-01,2024-06-01,0.3,0.5,", "2025-06-01", "idle_not_started=not_met none idle_suspended=suspected other"},
		"too little invested":      {"p,2023-01-01,2023-01-01,2024-06-01,0.4,0.2,", "2025-06-01", "idle_not_started=not_met none idle_suspended=suspected other"},
		"enough of both":           {"p,2023-01-01,2023-01-01,2024-06-01,0.4,0.3,", "2025-06-01", "idle_not_started=not_met none idle_suspended=not_met none"},
		"the government's cause":   {"p,2024-03-01,,,,,政府原因", "2025-03-01", "idle_not_started=met extend_start idle_suspended=not_met none"},
		"nothing is on record":     {"p,,,,,,", "2025-03-01", "idle_not_started=cannot_tell none idle_suspended=not_met none"},
		"stopped, ratios not told": {"p,2023-01-01,2023-01-01,2024-06-01,,,", "2025-06-01", "idle_not_started=not_met none idle_suspended=cannot_tell none"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "宗地.csv")
			if err := os.WriteFile(path, []byte(head+tt.row+"\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			var out bytes.Buffer
			if status := run([]string{"screen", "--policy", "idle-land-2012", "--as-of", tt.asOf, "--data", path, "--json"}, streams{&out, io.Discard}); status != 0 {
				t.Fatalf("status %d", status)
			}
			var said struct {
				Findings []struct {
					ParcelCode, Rule, Outcome, DisposalMode string
				}
			}
			text := strings.NewReplacer("parcel_code", "ParcelCode", "disposal_mode", "DisposalMode").Replace(out.String())
			if err := json.Unmarshal([]byte(text), &said); err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range said.Findings {
				if f.ParcelCode != "p" {
					t.Errorf("of parcel %q", f.ParcelCode)
				}
				got = append(got, f.Rule+"="+f.Outcome+" "+f.DisposalMode)
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, " ")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestScreenRefuses asks for documents that cannot be asked.
func TestScreenRefuses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.csv")
	if err := os.WriteFile(path, []byte("宗地代码\np\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for policy, says := range map[string]string{"huangyan-2022": "has no screening rules", "nothing": "there are", "idle-land-2012,idle-land-2012": "stands in idle-land-2012 and in idle-land-2012"} {
		var said bytes.Buffer
		if status := run([]string{"screen", "--policy", policy, "--data", path}, streams{io.Discard, &said}); status != exitUsage && status != exitFailed || !strings.Contains(said.String(), says) {
			t.Errorf("%s: %d %s", policy, status, said.String())
		}
	}
}
