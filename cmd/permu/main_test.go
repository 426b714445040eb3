package main

import (
	"bytes"
	"encoding/json"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"permu/internal/analysis"
	"permu/internal/pgtest"
	"permu/internal/store"
)

// permu runs one command line and returns its exit status and what it wrote.
func permu(args ...string) (int, string, string) {
	var out, errs bytes.Buffer
	status := run(args, streams{&out, &errs})
	return status, out.String(), errs.String()
}

func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestCallsThatAreWrong(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	good := write(t, "a.csv", "统一社会信用代码,企业名称\nA,甲\n")
	tests := map[string]struct {
		args   []string
		status int
		says   string
	}{
		"no such verb":       {[]string{"plough"}, exitUsage, "plough"},
		"no such kind":       {[]string{"import", "plots", good, "--zone", "z"}, exitUsage, "parcels"},
		"no such file":       {[]string{"import", "parcels", "gone.csv", "--zone", "z"}, exitUsage, "gone.csv"},
		"no zone":            {[]string{"import", "parcels", good}, exitUsage, "--zone"},
		"port in use":        {[]string{"serve", "--addr", taken.Addr().String()}, exitFailed, "PERMU_ADDR"},
		"open to others":     {[]string{"demo", "--addr", "0.0.0.0:0"}, exitUsage, "in a demonstration nobody signs in"},
		"address of nothing": {[]string{"serve", "--addr", "nonsense"}, exitUsage, "nonsense"},
		"no such policy":     {[]string{"policy", "show", "nothing"}, exitUsage, "default"},
		"no such profile":    {[]string{"synth", "--profile", "nothing"}, exitUsage, "nothing"},
		"webhook, no secret": {[]string{"serve", "--webhook-url", "https://localhost/hook", "--addr", "127.0.0.1:0"}, exitUsage, "16 bytes"},
		"webhook of nothing": {[]string{"serve", "--webhook-url", "localhost", "--webhook-secret", "0123456789abcdef"}, exitUsage, "http or https"},
		"no such holidays":   {[]string{"holidays", "import", "gone.csv", "--zone", "z"}, exitUsage, "gone.csv"},
		"no year":            {[]string{"evaluate", "--zone", "z"}, exitUsage, "--year"},
		"day that is none":   {[]string{"evaluate", "--zone", "z", "--year", "2020", "--as-of", "2020-13-01"}, exitUsage, "2020-13-01"},
		"mapping with a typo": {
			[]string{"import", "enterprises", good, "--zone", "z", "--mapping", write(t, "m.yaml", "colums: {}\n")}, exitUsage, "colums",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			status, out, errs := permu(test.args...)
			if status != test.status || !strings.Contains(out+errs, test.says) {
				t.Errorf("status %d, %s%s", status, out, errs)
			}
		})
	}
}

func TestCallsWithoutDatabase(t *testing.T) {
	for name, test := range map[string]struct {
		args []string
		says string
	}{
		"version":      {[]string{"version"}, "permu dev"},
		"help":         {[]string{"--help"}, "evaluate"},
		"policies":     {[]string{"policy", "list"}, "default"},
		"policy shown": {[]string{"policy", "show", "default"}, "tax_per_mu"},
	} {
		t.Run(name, func(t *testing.T) {
			if status, out, errs := permu(test.args...); status != 0 || !strings.Contains(out, test.says) {
				t.Errorf("status %d, %s%s", status, out, errs)
			}
		})
	}
}

func TestImportTellsWhatItDid(t *testing.T) {
	url := pgtest.New(t, store.Migrate).Config().ConnString()
	file := write(t, "企业.csv", "统一社会信用代码,企业名称,备注\nA,甲,\nB,,\n")
	args := []string{"import", "enterprises", file, "--database-url", url, "--zone", "z", "--zone-name", "Z", "--codes", "free"}

	status, out, errs := permu(args...)
	if status != exitUsage || !strings.Contains(out, "refused row 3: 企业名称") || !strings.Contains(out, "nothing was written") {
		t.Fatalf("status %d, %s%s", status, out, errs)
	}
	report := filepath.Join(t.TempDir(), "report.json")
	status, out, errs = permu(append(args, "--skip-refused", "--report", report)...)
	if status != 0 || !strings.Contains(out, "added 1") || !strings.Contains(out, "columns not taken: 备注") {
		t.Fatalf("status %d, %s%s", status, out, errs)
	}
	text, err := os.ReadFile(report)
	if err != nil {
		t.Fatal(err)
	}
	var kept analysis.Report
	if err := json.Unmarshal(text, &kept); err != nil || !kept.Written || len(kept.Files[0].Issues) != 1 {
		t.Errorf("%v in %s", err, text)
	}
	if status, out, errs = permu(append(args, "--skip-refused")...); status != 0 || !strings.Contains(out, "nothing changed") {
		t.Errorf("status %d, %s%s", status, out, errs)
	}
}
