package screen

import "permu/internal/land"

// LandState is the stock class of a parcel.
type LandState = string

// Stock classes: used as built, supplied but not used, idle in law, used with low efficiency.
const (
	BuiltUsed      LandState = "built_used"
	SuppliedUnused LandState = "supplied_unused"
	IdleLand       LandState = "idle"
	LowLand        LandState = "low_efficiency"
	NotIndustrial  LandState = "not_industrial" // registered for another use, and no enterprise on it
	UnknownState   LandState = "cannot_tell"
)

// State is the stock class of a parcel and why, from its findings.
func State(s Subject, findings []land.Finding) (LandState, land.Phrase) {
	if isIdle(findings) {
		return IdleLand, findings[0].Title
	}
	for _, f := range findings {
		if f.Rule == LowEfficiency && f.Outcome == Met {
			return LowLand, f.Title
		}
	}
	p := s.Parcel
	switch {
	case s.Occupants > 0:
		return BuiltUsed, land.Phrase{ZH: "有企业使用", EN: "in use by an enterprise"}
	case !p.Industrial():
		return NotIndustrial, land.Phrase{ZH: "登记用途非工业仓储", EN: "registered for another use than industry or storage"}
	case p.BuildingCount > 0 || p.ActualCompletionOn != nil:
		return SuppliedUnused, land.Phrase{ZH: "已建成,但无企业使用记录", EN: "built, with no enterprise on record"}
	case p.ActualStartOn != nil:
		return SuppliedUnused, land.Phrase{ZH: "在建,尚未使用", EN: "under construction"}
	case p.AgreedStartOn != nil || p.HandedOverOn != nil:
		return SuppliedUnused, land.Phrase{ZH: "已供地,尚未动工", EN: "supplied, not started"}
	}
	return UnknownState, land.Phrase{ZH: "无建筑、日期或企业记录", EN: "no building, date or enterprise on record"}
}
