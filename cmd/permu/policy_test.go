package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"permu/internal/policy"
)

// small is a policy without a mistake.
const small = `id: small
version: 1
title: {zh: 小}
tracks:
  - id: all
    title: {zh: 全部}
    indicators:
      - id: tax_per_mu
        numerator: tax_cny
        denominator: land_mu
        unit: 万元/亩
        weight: 100
        baseline: {source: group_mean}
`

// smallFile is the small policy in a file, with one text in place of another.
func smallFile(t *testing.T, from, to string) string {
	t.Helper()
	if !strings.Contains(small, from) {
		t.Fatalf("nothing to change: no %q", from)
	}
	return write(t, "small.yaml", strings.Replace(small, from, to, 1))
}

func TestPolicyCheck(t *testing.T) {
	tests := map[string]struct {
		from, to string
		status   int
		out, err []string
	}{
		"sound":           {"", "", 0, []string{"small: no mistakes, digest "}, nil},
		"an open number":  {"100", "unknown", 0, []string{"no mistakes", "small.yaml:12: tracks[0].indicators[0].weight: unknown, must be set\n"}, nil},
		"one mistake":     {"100", "99", exitUsage, nil, []string{"small.yaml:7: tracks[0].indicators: the weights must sum to 100 (is \"99\")\n"}},
		"a field is none": {"tax_cny", "luck_cny", exitUsage, nil, []string{"small.yaml:9: tracks[0].indicators[0].numerator: no table has such a number (is \"luck_cny\")\n"}},
		"several": {
			"万元/亩\n        weight: 100", "万元/顷\n        weight: none\n        luck: 1", exitUsage, nil,
			[]string{"small.yaml:11: tracks[0].indicators[0].unit: ", "small.yaml:12: tracks[0].indicators[0].weight: ", "small.yaml:13: tracks[0].indicators[0].luck: "},
		},
		"no YAML": {"version: 1", "version: [", exitUsage, nil, []string{"small.yaml: ", "["}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			status, out, err := permu("policy", "check", smallFile(t, tt.from, tt.to))
			if status != tt.status {
				t.Errorf("status %d, want %d", status, tt.status)
			}
			holds(t, out, tt.out)
			holds(t, err, tt.err)
		})
	}
	if status, _, _ := permu("policy", "check", filepath.Join(t.TempDir(), "none.yaml")); status != exitUsage {
		t.Errorf("a file that is not there: status %d", status)
	}
}

// holds checks that a text holds others, and is empty when there are none.
func holds(t *testing.T, text string, parts []string) {
	t.Helper()
	if len(parts) == 0 && text != "" {
		t.Errorf("says %q", text)
	}
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("says %q, want %q", text, part)
		}
	}
}

func TestPolicyList(t *testing.T) {
	status, out, _ := permu("policy", "list")
	if lines := strings.Count(out, "\n"); status != 0 || lines != len(policy.BuiltIn())+1 || !strings.Contains(out, "default") {
		t.Errorf("status %d, %q", status, out)
	}
}

func TestPolicyDiff(t *testing.T) {
	file, other := smallFile(t, "", ""), smallFile(t, "100", "unknown")
	status, out, _ := permu("policy", "diff", file, other)
	if status != 0 || out != "tracks[0].indicators[0].weight: 100 → unknown\n" {
		t.Errorf("status %d, %q", status, out)
	}
	status, out, _ = permu("policy", "diff", "--json", file, other)
	var told struct{ Changes []policy.Change }
	if err := json.Unmarshal([]byte(out), &told); status != 0 || err != nil || len(told.Changes) != 1 || told.Changes[0].New != "unknown" {
		t.Errorf("status %d, %v, %q", status, err, out)
	}
	status, out, _ = permu("policy", "diff", "--json", "default", "default")
	if status != 0 || !strings.Contains(out, "[]") {
		t.Errorf("no difference: status %d, %q", status, out)
	}
	if status, _, _ = permu("policy", "diff", "default", "nothing"); status != exitUsage {
		t.Errorf("no such policy: status %d", status)
	}
}

func TestPolicySchema(t *testing.T) {
	status, out, _ := permu("policy", "schema")
	if status != 0 || !json.Valid([]byte(out)) || !strings.Contains(out, "up_to_percent") {
		t.Errorf("status %d, %.80q", status, out)
	}
}

// TestPolicyControl makes a document of a table, which the next command finds without a mistake, and says where a table is wrong.
func TestPolicyControl(t *testing.T) {
	named := []string{"--id", "own", "--title", "本区", "--document", "本区控制指标"}
	status, out, err := permu(append([]string{"policy", "control", write(t, "表.csv", "行业代码,容积率\n13-43,1.2\n")}, named...)...)
	if status != 0 {
		t.Fatal(status, err)
	}
	if status, out, err = permu("policy", "check", write(t, "own.json", out)); status != 0 || !strings.HasPrefix(out, "own: no mistakes") {
		t.Error(status, out, err)
	}
	if status, _, err = permu(append([]string{"policy", "control", write(t, "bad.csv", "行业代码,容积率\n13,高\n")}, named...)...); status != exitUsage || !strings.Contains(err, "must be a positive number") {
		t.Error(status, err)
	}
}
