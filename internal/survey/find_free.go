package survey

import (
	"time"

	"permu/internal/calendar"
	"permu/internal/land"
)

// freed says when land is free. On is nil where it is in use without an end, and where that is not known.
type freed struct {
	on    *time.Time
	known bool
	why   land.Phrase
}

// free says when a parcel is free, counted from a day: at once where a run finds it unused or idle, or all its users have
// stopped; else at the first end of its term or of the last of its leases. What is not on record is not known, not free.
func free(p land.LandFacts, day time.Time) freed {
	state := text(p.LandState)
	switch {
	case state == "supplied_unused" && p.UnderConstruction:
		return freed{known: true, why: said("已动工,在建", "it is under construction")}
	case state == "supplied_unused":
		return freed{&day, true, said("评价批次判为供而未用", "the run finds it supplied and unused")}
	case state == "idle":
		return freed{&day, true, said("评价批次判为闲置", "the run finds it idle")}
	case p.Users > 0 && p.Stopped == p.Users:
		return freed{&day, true, said("%d 家用地企业均已停产或注销", "all %d enterprises on it have stopped or are gone", p.Users)}
	}
	use := usedUntil(p)
	if p.TermEndsOn != nil && (use.on == nil || p.TermEndsOn.Before(*use.on)) && (use.known || !p.TermEndsOn.After(calendar.YearsAfter(day, soonYears))) {
		return freed{p.TermEndsOn, true, said("土地使用年限 %s 届满", "its term ends on %s", p.TermEndsOn.Format(time.DateOnly))}
	}
	return use
}

// soonYears is within how many years the end of a term says more than an unknown end of use does.
const soonYears = 5

// usedUntil says until when the users of a parcel are on it.
func usedUntil(p land.LandFacts) freed {
	switch {
	case p.Users == 0:
		return freed{why: said("没有登记的用地企业,也未判为未用", "no user is on record, and no run finds it unused")}
	case p.Owning > 0:
		return freed{known: true, why: said("%d 家企业在自有土地上使用", "%d enterprises use it as their own", p.Owning)}
	case p.Unstated > 0:
		return freed{why: said("%d 家企业如何用地(自有或租赁)没有记录", "how %d enterprises use it, as their own or by a lease, is not on record", p.Unstated)}
	case p.Endless > 0 || p.LeasesEndOn == nil:
		return freed{why: said("%d 份租约没有到期日记录", "%d leases have no end on record", p.Endless)}
	}
	return freed{p.LeasesEndOn, true, said("最后一份租约 %s 到期", "the last lease ends on %s", p.LeasesEndOn.Format(time.DateOnly))}
}
