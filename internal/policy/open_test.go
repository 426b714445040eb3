package policy_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/policy"
)

// TestOpen makes numbers unknown and finds them again, those first that scores need.
func TestOpen(t *testing.T) {
	text := everyFeature(t)
	scores := []string{
		"land.components.own", "land.leased_floor.min_far", "tax.include.vat_cny", "tracks[0].indicators[3].baseline.value",
		"tracks[1].indicators[0].weight", "tracks[1].combine.scale",
	}
	for _, number := range [][2]string{
		{"    value: 12\n", "    value: unknown\n"},
		{"{own: 1,", "{own: unknown,"},
		{"min_far: 0.8", "min_far: unknown"},
		{"{vat_cny: 1,", "{vat_cny: unknown,"},
		{"value: 24.097", "value: unknown"},
		{"weight: 30\n        weight_by", "weight: unknown\n        weight_by"},
		{"scale: 100", "scale: unknown"},
		{"up_to_percent: 20", "up_to_percent: unknown"},
		{"percent: 15", "percent: unknown"},
		{"table: [0, -5]", "table: [0, unknown]"},
	} {
		text = string(change(t, text, number[0], number[1]))
	}
	p, err := policy.Read([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	want := append([]string{"parameters[0].value"}, scores...)
	want = append(want, "tracks[1].bands.grades[0].up_to_percent", "tracks[2].bands.two_stage.top.percent", "adjustments.items[0].table[1]")
	if diff := cmp.Diff(want, p.Open()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(scores, p.OpenForScores()); diff != "" {
		t.Error(diff)
	}
}

func TestWeightFor(t *testing.T) {
	p, err := policy.Read([]byte(everyFeature(t)))
	if err != nil {
		t.Fatal(err)
	}
	indicator := p.Tracks[1].Indicators[0]
	for name, tt := range map[string]struct {
		division, group string
		want            float64
	}{
		"a division of its own":  {"31", "metal", 25},
		"another of the group":   {"32", "metal", 20},
		"another group":          {"18", "light", 30},
		"a group by itself":      {"", "metal", 20},
		"an industry is unknown": {"", "", 30},
	} {
		t.Run(name, func(t *testing.T) {
			if got := indicator.WeightFor(tt.division, tt.group).Float(); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}
