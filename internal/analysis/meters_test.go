package analysis

import (
	"testing"

	"permu/internal/land"
	"permu/internal/score"
)

// TestNameMeters names the accounts by which a price is executed, and says where none is on record.
func TestNameMeters(t *testing.T) {
	for accounts, want := range map[string]string{"": "加价;户号未登记,无法执行到户", "6101、6102": "加价;户号 6101、6102"} {
		file := &land.EnterpriseFile{Evaluation: &land.Evaluation{Detail: land.Detail{Reasons: []land.Reason{
			{Code: score.MeasureByAccount, ZH: "加价", EN: "surcharge"}, {Code: "measure", ZH: "限制", EN: "limit"},
		}}}}
		if accounts != "" {
			file.Enterprise.MeterAccounts = &accounts
		}
		nameMeters(file)
		if got := file.Evaluation.Reasons; got[0].ZH != want || got[1].ZH != "限制" {
			t.Errorf("%q: %v", accounts, got)
		}
	}
}
