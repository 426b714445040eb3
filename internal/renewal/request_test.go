package renewal

import (
	"errors"
	"math"
	"strings"
	"testing"

	"permu/internal/land"
)

func TestSearchIsBounded(t *testing.T) {
	tests := map[string]struct {
		ask  SiteSearch
		says string
	}{
		"the largest":    {SiteSearch{AreaMaxMu: 3000, Steps: 4_000_000}, ""},
		"too large":      {SiteSearch{AreaMaxMu: 3000.5}, "area_max_mu: must be at most 3000 mu"},
		"endless":        {SiteSearch{AreaMaxMu: math.Inf(1)}, "area_max_mu: must be at most 3000 mu"},
		"too many steps": {SiteSearch{AreaMaxMu: 50, Steps: 4_000_001}, "steps: must be 0 to 4000000"},
		"too wide":       {SiteSearch{AreaMaxMu: 50, Rules: SiteRules{RoadM: 61}}, "rules.road_m: must be at most 60"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := tt.ask.Ask()
			if tt.says == "" && err != nil || tt.says != "" && (!errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), tt.says)) {
				t.Errorf("%v", err)
			}
		})
	}
}
