package score_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/score"
)

// TestPieces has a row of a run say of which pieces the land and the tax that the policy counts are the sums.
func TestPieces(t *testing.T) {
	everything := map[string]float64{
		"tax_cny": 120, "vat_cny": 70, "income_tax_cny": 50, "tax_payable_cny": 130, "tax_refund_cny": 20, "cross_region_tax_cny": 5,
		"land_mu": 30, "own_land_mu": 20, "leased_in_land_mu": 10, "leased_out_land_mu": 4,
	}
	tests := map[string]struct {
		rules string
		want  []string
	}{
		"as reported":        {"", nil},
		"some kinds":         {"tax: {include: {vat_cny: 1, income_tax_cny: -1}}\n", []string{"本年税收 20 万元 = 增值税 70 − 企业所得税 50"}},
		"net, and elsewhere": {"tax: {refunds: subtract, cross_region: add_back}\n", []string{"本年税收 105 万元 = 报送税收 120 − 退税 20 + 异地缴税 5"}},
		"payable":            {"tax: {kind: payable}\n", []string{"本年税收 130 万元 = 应纳税收 130"}},
		"in the treasury":    {"tax: {kind: net_treasury}\n", []string{"本年税收 100 万元 = 报送税收 120 − 退税 20"}},
		"pieces of land":     {"land: {components: {leased_out: -1}}\n", []string{"用地 26 亩 = 自有用地 20 + 租入用地 10 − 租出用地 4"}},
		"both": {
			"land: {components: {leased_in: 0}}\ntax: {refunds: subtract}\n", []string{"用地 16 亩 = 自有用地 20 − 租出用地 4", "本年税收 100 万元 = 报送税收 120 − 退税 20"},
		},
		"rules that change nothing": {"tax: {refunds: ignore, kind: paid}\n", nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p := read(t, tt.rules+`tracks:
  - id: all
    title: {zh: 全部, en: all}
    indicators: [{id: tax_per_mu, title: {zh: 亩均税收}, numerator: tax_cny, denominator: land_mu, unit: 万元/亩, weight: 100, baseline: {source: const, value: 10}}]
    bands: {kind: score, grades: [{grade: A, from: 50}, {grade: B}]}`)
			r, err := score.Evaluate(p, facts(subject{"a", "above", everything}))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, reason := range score.Explain(p, r.Context(), r.Row(0)).Reasons {
				if reason.Code == "land_pieces" || reason.Code == "tax_pieces" {
					got = append(got, reason.ZH)
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
