package analysis

import (
	"permu/internal/land"
	"permu/internal/score"
)

// nameMeters adds to measures that are executed by the accounts of meters which these are, as they are listed today.
func nameMeters(file *land.EnterpriseFile) {
	says := land.Phrase{ZH: ";户号未登记,无法执行到户", EN: "; no account of a meter is on record, so it cannot be executed"}
	if accounts := orEmpty(file.Enterprise.MeterAccounts); accounts != "" {
		says = land.Phrase{ZH: ";户号 " + accounts, EN: "; accounts " + accounts}
	}
	for i, r := range file.Evaluation.Reasons {
		if r.Code == score.MeasureByAccount {
			file.Evaluation.Reasons[i].ZH, file.Evaluation.Reasons[i].EN = r.ZH+says.ZH, r.EN+says.EN
		}
	}
}
