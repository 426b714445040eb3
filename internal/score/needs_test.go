package score_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/policy"
	"permu/internal/score"
)

// TestNeedsOfTax asks for all that the tax of a policy is made of; else what is not held counts as nothing.
func TestNeedsOfTax(t *testing.T) {
	taxed := policy.Track{ID: "all", Indicators: []policy.Indicator{{ID: "tax", Numerator: "tax_cny"}}}
	tests := map[string]struct {
		tax  policy.Tax
		want []string
	}{
		"as reported":                 {policy.Tax{}, []string{"tax_cny"}},
		"net of refunds":              {policy.Tax{Refunds: "subtract"}, []string{"tax_cny", "tax_refund_cny"}},
		"net in the treasury":         {policy.Tax{Kind: "net_treasury"}, []string{"tax_cny", "tax_refund_cny"}},
		"as payable":                  {policy.Tax{Kind: "payable"}, []string{"tax_cny", "tax_payable_cny"}},
		"refunds do not matter":       {policy.Tax{Refunds: "ignore", CrossRegion: "ignore"}, []string{"tax_cny"}},
		"with what is paid elsewhere": {policy.Tax{CrossRegion: "add_back"}, []string{"cross_region_tax_cny", "tax_cny"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var names []string
			for _, column := range score.Needs(policy.Policy{Tax: tt.tax, Tracks: []policy.Track{taxed}}) {
				if column.YearsBack == 0 {
					names = append(names, column.Name)
				}
			}
			if diff := cmp.Diff(tt.want, names); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	if len(score.Needs(policy.Policy{Tax: policy.Tax{Refunds: "subtract"}})) > 0 {
		t.Error("a policy that does not ask about tax needs none")
	}
}
