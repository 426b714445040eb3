package policy_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/policy"
)

func TestDiff(t *testing.T) {
	tests := map[string]struct {
		from, to string
		want     string
	}{
		"nothing":           {"", "", ""},
		"a remark":          {"id: sound\n", "id: sound # a remark\n", ""},
		"the same number":   {"weight: 60", "weight: 60.0", ""},
		"a number":          {"value: 24.097", "value: 26.01", "tracks[0].indicators[0].baseline.value: 24.097 → 26.01"},
		"a number is open":  {"value: 24.097", "value: unknown", "tracks[0].indicators[0].baseline.value: 24.097 → unknown"},
		"a text":            {"测试", "另一个", "title.zh: 测试 → 另一个"},
		"a name more":       {"version: 1", "version: 1\nregion: 某区", "region: added 某区"},
		"a name less":       {", scorer: {cap: 1.5}", "", `tracks[0].indicators[0].scorer: removed {"cap":1.5}`},
		"a thing more":      {"gates:\n", "gates:\n  - {id: manual, title: {zh: 审定}, action: manual}\n", `gates[0]: added {"action":"manual","id":"manual","title":{"zh":"审定"}}`},
		"a thing less":      {"        - {grade: B, up_to_percent: 60}\n", "", `tracks[0].bands.grades[1]: removed {"grade":"B","up_to_percent":60}`},
		"another of a kind": {"{grade: B, up_to_percent: 60}", "{grade: B, up_to_percent: 61}", "tracks[0].bands.grades[1].up_to_percent: 60 → 61"},
		"another kind":      {"title: {zh: 研发}, tag", "title: {zh: 研发}, when: 'true', tag", "adjustments.items[0].when: added true"},
	}
	before, err := policy.Read([]byte(sound))
	if err != nil {
		t.Fatal(err)
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			after, err := policy.Read(change(t, sound, tt.from, tt.to))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, differences(t, before, after)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestDiffOfOrder moves a track before another: they are compared by their ids, and the order is a change of its own.
func TestDiffOfOrder(t *testing.T) {
	before, _ := policy.Read([]byte(sound))
	above, below := strings.Index(sound, "  - id: above"), strings.Index(sound, "  - id: below")
	end := strings.Index(sound, "adjustments:")
	moved := sound[:above] + strings.Replace(sound[below:end], "weight: 100", "weight: 100, years: 3", 1) + sound[above:below] + sound[end:]
	after, err := policy.Read([]byte(moved))
	if err != nil {
		t.Fatal(err)
	}
	want := "tracks[0].indicators[0].years: added 3\ntracks: reordered above, below → below, above"
	if diff := cmp.Diff(want, differences(t, before, after)); diff != "" {
		t.Error(diff)
	}
}

func differences(t *testing.T, a, b policy.Policy) string {
	t.Helper()
	changes, err := policy.Diff(a, b)
	if err != nil {
		t.Fatal(err)
	}
	lines := make([]string, len(changes))
	for i, c := range changes {
		lines[i] = c.String()
	}
	return strings.Join(lines, "\n")
}
