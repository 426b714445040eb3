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

// State is the stock class of a parcel from its findings, and the code of why; [Because] says it in words.
func State(s Subject, findings []land.Finding) (LandState, string) {
	if isIdle(findings) {
		return IdleLand, findings[0].Rule
	}
	for _, f := range findings {
		if f.Rule == LowEfficiency && f.Outcome == Met {
			return LowLand, f.Rule
		}
	}
	p := s.Parcel
	switch {
	case s.Occupants > 0:
		return BuiltUsed, "in_use"
	case !p.Industrial():
		return NotIndustrial, "other_use"
	case p.BuildingCount > 0 || p.ActualCompletionOn != nil:
		return SuppliedUnused, "built_unused"
	case p.ActualStartOn != nil:
		return SuppliedUnused, "under_construction"
	case p.AgreedStartOn != nil || p.HandedOverOn != nil:
		return SuppliedUnused, "not_started"
	}
	return UnknownState, "no_record"
}

// Because says why a parcel is in its state.
func Because(code string) land.Phrase {
	return map[string]land.Phrase{
		IdleNotStarted:       titleOf(IdleNotStarted),
		IdleSuspended:        titleOf(IdleSuspended),
		LowEfficiency:        titleOf(LowEfficiency),
		"in_use":             {ZH: "有企业使用", EN: "in use by an enterprise"},
		"other_use":          {ZH: "登记用途非工业仓储", EN: "registered for another use than industry or storage"},
		"built_unused":       {ZH: "已建成,但无企业使用记录", EN: "built, with no enterprise on record"},
		"under_construction": {ZH: "在建,尚未使用", EN: "under construction"},
		"not_started":        {ZH: "已供地,尚未动工", EN: "supplied, not started"},
		"no_record":          {ZH: "无建筑、日期或企业记录", EN: "no building, date or enterprise on record"},
	}[code]
}

// titleOf is what a rule is called.
func titleOf(rule Rule) land.Phrase {
	switch rule {
	case IdleNotStarted:
		return land.Phrase{ZH: "闲置土地:未动工", EN: "idle: not started"}
	case IdleSuspended:
		return land.Phrase{ZH: "疑似闲置:中止开发", EN: "suspected idle: suspended"}
	default:
		return land.Phrase{ZH: "低效用地", EN: "low efficiency"}
	}
}
