package screen

import (
	"strings"

	"permu/internal/land"
	"permu/internal/policy"
)

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

// Found is what a rule that a parcel meets, or may meet, makes of it.
type Found struct {
	Kind    string
	Outcome Outcome
}

// Identified stands before what persons have identified a parcel as, in the code of why it is in its state; behind a colon is by which
// decision.
const Identified = "identified_"

// State is the stock class of a parcel from what rules find and what persons have decided, and the code of why, which [Because]
// says in words. Decided is by class: what persons identified the parcel as, with their decision.
func State(p *land.Parcel, occupants int, found []Found, decided map[LandState]string) (LandState, string) {
	for _, kind := range []struct{ of, state string }{{policy.IdleKind, IdleLand}, {policy.LowKind, LowLand}} {
		if by, ok := decided[kind.state]; ok {
			return kind.state, Identified + kind.of + ":" + by
		}
		for _, f := range found {
			if f.Kind == kind.of && f.Outcome == Met {
				return kind.state, f.Kind
			}
		}
	}
	switch {
	case occupants > 0:
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
	code, by, _ := strings.Cut(code, ":")
	why := map[string]land.Phrase{
		policy.IdleKind:              {ZH: "符合闲置土地规则", EN: "meets a rule of idle land"},
		policy.LowKind:               {ZH: "符合低效用地规则", EN: "meets a rule of low-efficiency land"},
		Identified + policy.IdleKind: {ZH: "已认定闲置", EN: "identified as idle"},
		Identified + policy.LowKind:  {ZH: "已认定低效", EN: "verified as low-efficiency"},
		"in_use":                     {ZH: "有企业使用", EN: "in use by an enterprise"},
		"other_use":                  {ZH: "登记用途非工业仓储", EN: "registered for another use than industry or storage"},
		"built_unused":               {ZH: "已建成,但无企业使用记录", EN: "built, with no enterprise on record"},
		"under_construction":         {ZH: "在建,尚未使用", EN: "under construction"},
		"not_started":                {ZH: "已供地,尚未动工", EN: "supplied, not started"},
		"no_record":                  {ZH: "无建筑、日期或企业记录", EN: "no building, date or enterprise on record"},
	}[code]
	if by == "" {
		return why
	}
	return land.Phrase{ZH: why.ZH + ":" + by, EN: why.EN + ": " + by}
}
