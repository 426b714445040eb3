package policy_test

import (
	"fmt"
	"strings"
	"testing"

	"permu/internal/policy"
)

// TestReach has tracks by their conditions and says which of them is the first that nobody gets into; -1 is none.
func TestReach(t *testing.T) {
	tests := map[string]struct {
		conditions []string
		want       int
	}{
		"above and below":                      {[]string{"scale == 'above'", "scale == 'below'"}, -1},
		"above, below and the rest":            {[]string{"scale == 'above'", "scale == 'below'", ""}, -1},
		"the same twice":                       {[]string{"scale == 'above'", "scale == 'above'"}, 1},
		"the same in other words":              {[]string{"scale == 'above'", "'above' == scale"}, 1},
		"everyone first":                       {[]string{"", "scale == 'above'"}, 1},
		"everyone in other words":              {[]string{"true", "scale == 'above'"}, 1},
		"one inside the other":                 {[]string{"land_mu >= 3", "land_mu >= 5"}, 1},
		"one around the other":                 {[]string{"land_mu >= 5", "land_mu >= 3"}, -1},
		"one beside the other":                 {[]string{"land_mu >= 3", "land_mu < 3"}, -1},
		"one over the other's edge":            {[]string{"land_mu >= 3", "land_mu <= 3"}, -1},
		"two together around a third":          {[]string{"land_mu >= 3", "land_mu < 3 && scale == 'below'", "land_mu < 3 && scale == 'below' && trade_quota"}, 2},
		"a point between":                      {[]string{"land_mu > 3", "land_mu < 3", "land_mu == 3"}, -1},
		"nothing between":                      {[]string{"land_mu > 3", "land_mu <= 3", "land_mu == 3"}, 2},
		"it contradicts itself":                {[]string{"scale == 'above' && scale == 'below'", ""}, 0},
		"a list in a list":                     {[]string{"industry in ['44', '45', '46']", "industry in ['45', '46']"}, 1},
		"a list over a list":                   {[]string{"industry in ['44', '45']", "industry in ['45', '46']"}, -1},
		"all tags of some":                     {[]string{"'a' in tags", "'a' in tags && 'b' in tags"}, 1},
		"one tag without another":              {[]string{"'a' in tags", "'b' in tags && !('a' in tags)", "'b' in tags"}, 2},
		"days":                                 {[]string{"production_on >= date('2020-01-01')", "production_on > date('2020-01-01')"}, 1},
		"flags":                                {[]string{"trade_quota", "!trade_quota", "scale == 'above'"}, 2},
		"a choice":                             {[]string{"scale == 'above' ? land_mu > 1 : land_mu > 2", "land_mu > 2"}, 1},
		"parameters":                           {[]string{"land_mu > param.three", "land_mu > 4"}, 1},
		"a parameter that is open":             {[]string{"land_mu > param.open", "land_mu > 4"}, -1},
		"what calculates is believed":          {[]string{"land_mu * 2 > 3", "land_mu * 3 > 6"}, -1},
		"what compares two values is believed": {[]string{"land_mu > own_land_mu", "own_land_mu < land_mu"}, -1},
		"too many to try":                      {[]string{many(20), many(20) + " && land_mu > 1"}, -1},
		"a mistake in one":                     {[]string{"luck == 1", "scale == 'above'"}, 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := policy.Read(tracksOf(tt.conditions))
			if tt.want < 0 {
				if err != nil {
					t.Error(err)
				}
				return
			}
			if want := fmt.Sprintf("tracks[%d].when", tt.want); err == nil || len(places(t, err)) != 1 || !strings.Contains(err.Error(), want) {
				t.Errorf("got %v, want %s alone", err, want)
			}
		})
	}
}

// many asks for so many tags.
func many(n int) string {
	var tags []string
	for i := range n {
		tags = append(tags, fmt.Sprintf("'t%d' in tags", i))
	}
	return strings.Join(tags, " && ")
}

func tracksOf(conditions []string) []byte {
	var b strings.Builder
	b.WriteString("id: x\nversion: 1\ntitle: {zh: x}\n")
	b.WriteString("parameters: [{id: three, title: {zh: x}, value: 3}, {id: open, title: {zh: x}, value: unknown}]\ntracks:\n")
	for i, c := range conditions {
		fmt.Fprintf(&b, "  - {id: t%d, title: {zh: x}, when: %q}\n", i, c)
	}
	return []byte(b.String())
}
