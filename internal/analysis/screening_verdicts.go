package analysis

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"permu/internal/disposal"
	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/screen"
)

// verdicts are what persons have decided on land in the ledger, by the place of the parcel.
type verdicts struct {
	by         map[verdictKey]land.Verdict
	identified map[int]map[screen.LandState]string // with the decision in words
	causes     map[int]string                      // of idle land, as they confirmed them
	extended   map[int]land.AgreedStart            // to when they put the start of works off
}

// verdictKey is what a decision is on: a parcel, a rule, and of one that is asked of enterprises the user.
type verdictKey struct {
	parcel     int
	rule, uscc string
}

// verdictsOn are the decisions as they stand in the ledger now, laid on the day of a run, which may be before theirs: a run of last year
// that is made today heeds what was found out since. A start that is put off to after the day of the run, or to it, makes idle land none.
func (a *assessment) verdictsOn(asOf time.Time) verdicts {
	v := verdicts{map[verdictKey]land.Verdict{}, map[int]map[screen.LandState]string{}, map[int]string{}, map[int]land.AgreedStart{}}
	if len(a.facts.Verdicts) == 0 {
		return v
	}
	for _, one := range a.facts.Verdicts {
		if i, inForce := a.at.parcels.Of(one.ParcelID); inForce {
			v.take(i, one, asOf)
		}
	}
	return v
}

func (v verdicts) take(parcel int, one land.Verdict, asOf time.Time) {
	v.by[verdictKey{parcel, one.Rule, one.USCC}] = one
	if one.Cause != "" {
		v.causes[parcel] = one.Cause
	}
	if one.ExtendedTo != nil && one.Leg == land.NotStarted {
		by := cmp.Or(one.ExtendedBy, "延长动工开发期限")
		v.extended[parcel] = land.AgreedStart{ParcelID: one.ParcelID, Agreement: by, StartOn: *one.ExtendedTo, EarliestOn: *one.ExtendedTo}
	}
	waits := one.ExtendedTo != nil && !asOf.After(*one.ExtendedTo)
	switch {
	case one.Says == land.VerdictIdle && !waits:
		v.identify(parcel, screen.IdleLand, one)
	case one.Says == land.VerdictLow && one.Kind == policy.LowKind:
		v.identify(parcel, screen.LowLand, one)
	}
}

func (v verdicts) identify(parcel int, as screen.LandState, one land.Verdict) {
	if v.identified[parcel] == nil {
		v.identified[parcel] = map[screen.LandState]string{}
	}
	v.identified[parcel][as] = recordOf(one)
}

// recordOf is a decision by its document, its day and who made it.
func recordOf(one land.Verdict) string {
	words := []string{one.DocumentNo}
	if one.DocumentOn != nil {
		words = append(words, one.DocumentOn.Format(time.DateOnly))
	}
	return strings.Join(strings.Fields(strings.Join(append(words, one.By), " ")), " ")
}

// says is what persons have decided, in words, and whether that is against what the rule finds.
func (v verdicts) says(key verdictKey) (says land.Phrase, against bool) {
	one, ok := v.by[key]
	if !ok {
		return land.Phrase{}, false
	}
	says, ok = map[string]land.Phrase{
		land.VerdictIdle: {ZH: "已认定闲置", EN: "identified as idle"}, land.VerdictNotIdle: {ZH: "已认定不闲置", EN: "decided not to be idle"},
		land.VerdictLow: {ZH: "已认定低效", EN: "verified as low-efficiency"}, land.VerdictNotLow: {ZH: "已认定不低效", EN: "decided not to be low-efficiency"},
		land.VerdictUnfounded: {ZH: "已核查不成立", EN: "found to be none"},
	}[one.Says]
	if by := recordOf(one); ok && by != "" {
		says.ZH, says.EN = says.ZH+"("+by+")", says.EN+" ("+by+")"
	}
	if ground, known := disposal.GroundByName(one.Ground); known {
		cause := disposal.CauseTitle(ground.Cause)
		says.ZH, says.EN = says.ZH+",原因:"+cause.ZH+"("+ground.Title.ZH+")", says.EN+", by "+cause.EN+" ("+ground.Title.EN+")"
	}
	return says, slices.Contains([]string{land.VerdictNotIdle, land.VerdictNotLow, land.VerdictUnfounded}, one.Says)
}
