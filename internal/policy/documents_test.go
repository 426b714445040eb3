package policy_test

import (
	"errors"
	"strings"
	"testing"

	"permu/internal/land"
	"permu/internal/policy"
)

// TestDocuments finds whose screening rules a policy applies.
func TestDocuments(t *testing.T) {
	own := sound[strings.Index(sound, "screening:"):]
	tests := map[string]struct{ screening, want string }{
		"its own":               {own, "sound"},
		"nothing said: default": {"", "idle-land-2012 default"},
		"none":                  {"screening: {rules: []}\n", ""},
		"those that it names":   {strings.Replace(own, "{rules", "{with: [huzhou-2021], rules", 1), "huzhou-2021 sound"},
		"one without rules":     {"screening: {with: [huangyan-2022]}\n", "has no screening rules"},
		"a rule that stands twice": {
			strings.Replace(strings.Replace(own, "{rules", "{with: [default], rules", 1), "id: low,", "id: low_efficiency,", 1), "low_efficiency stands in default and in sound",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p, err := policy.Read([]byte(strings.Replace(sound, own, tt.screening, 1)))
			if err != nil {
				t.Fatal(err)
			}
			documents, err := p.Documents()
			var ids []string
			for _, d := range documents {
				ids = append(ids, d.ID)
			}
			if err != nil && (!errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), tt.want)) || err == nil && strings.Join(ids, " ") != tt.want {
				t.Errorf("got %v, %v, want %s", ids, err, tt.want)
			}
		})
	}
}
