package analysis

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
)

// notices say what of a policy a reader must know before he takes a run by it at its word: the year lies outside of when
// it is in force, or it says what the tables of a zone cannot tell.
func notices(p policy.Policy, year int) []land.Reason {
	return append(notInForce(p, year), Untold(p)...)
}

// notInForce says that a year lies outside of when a policy is in force. The reports of a year are evaluated in that year
// or the next: a policy is of the year when it is in force in either.
func notInForce(p policy.Policy, year int) []land.Reason {
	if year == 0 {
		return nil
	}
	begins, ends := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(year+1, 12, 31, 0, 0, 0, 0, time.UTC)
	early := !p.ValidFrom.IsZero() && p.ValidFrom.After(ends)
	late := !p.ValidUntil.IsZero() && p.ValidUntil.Before(begins)
	if !early && !late {
		return nil
	}
	day := func(d policy.Date, none string) string {
		if d.IsZero() {
			return none
		}
		return d.Format(time.DateOnly)
	}
	return []land.Reason{{
		Code: "not_in_force",
		ZH:   fmt.Sprintf("本办法施行期为 %s 至 %s,%d 年度数据不在其内", day(p.ValidFrom, "未注明"), day(p.ValidUntil, "未注明"), year),
		EN:   fmt.Sprintf("the policy is in force from %s to %s, which is not when the reports of %d are evaluated", day(p.ValidFrom, "an unknown day"), day(p.ValidUntil, "an unknown day"), year),
	}}
}

// Untold lists what a policy says and the tables of a zone cannot tell, so that nothing follows from it.
func Untold(p policy.Policy) []land.Reason {
	merged := slices.Contains(p.Population.Units(), policy.ParcelMerged)
	var said []land.Reason
	say := func(holds bool, code, zh, en string) {
		if holds {
			said = append(said, land.Reason{Code: code, ZH: zh, EN: en})
		}
	}
	say(p.Land.Basis == "parcel_merged" && !merged, "land_basis",
		"land.basis 为 parcel_merged,但评价单元不是 parcel_merged:土地按使用人计", "land.basis is parcel_merged, and the unit is not: land counts for its occupiers")
	say(p.Land.SharedParcel.Method == "merge_and_share_grade" && !merged, "shared_parcel",
		"land.shared_parcel 为 merge_and_share_grade,但评价单元不是 parcel_merged:共用宗地按建筑面积分摊", "land.shared_parcel is merge_and_share_grade, and the unit is not parcel_merged: a shared parcel is divided by floor area")
	say(len(p.Land.Fallback) > 0 && p.Land.Fallback[0] == "declared", "land_fallback",
		"land.fallback 以 declared 为先,但区内宗地只有登记面积和量算面积", "land.fallback takes declared areas first, and parcels of a zone have those by title and as measured alone")
	return said
}

// withoutData says which facts a policy asks about, of which the zone holds nothing of any subject that it evaluates.
func (a *assessment) withoutData() []land.Reason {
	var names, zh, en []string
	for _, v := range policy.Facts() {
		if slices.Contains(names, v.Name) || !asks(a.policy, v.Name) || a.holds(v.Name) {
			continue
		}
		names = append(names, v.Name)
		zh, en = append(zh, v.Title.ZH), append(en, v.Title.EN)
	}
	if len(names) == 0 {
		return nil
	}
	return []land.Reason{{
		Code: "no_data", ZH: "办法用到而区内没有的数据:" + strings.Join(zh, "、"), EN: "the policy asks about what the zone has no data for: " + strings.Join(en, ", "),
	}}
}

// asks reports whether a policy asks about a fact: a condition, an indicator, a key, a count, or the tax or land that it
// makes up of pieces.
func asks(p policy.Policy, name string) bool {
	if sign, listed := p.Tax.Include[name]; listed || slices.Contains(land.TaxKinds(), name) {
		return listed && sign.Sign() != 0 || slices.Contains(p.Mentions(), name)
	}
	for piece, sign := range p.Land.Components {
		column := strings.TrimSuffix(strings.TrimSuffix(piece, "_in_use"), "_period") + "_land_mu"
		if column == name && sign.Sign() != 0 {
			return true
		}
	}
	number, isNumber := policy.NumberByName(name)
	if !isNumber || name != number.Column {
		return slices.Contains(p.Mentions(), name)
	}
	made := name == "tax_cny" && (len(p.Tax.Include) > 0 || p.Tax.Kind == policy.Payable) // of what is included, or payable
	return !made && slices.Contains(score.Needs(p), land.Column{Name: name})
}

// holds reports whether anything is known under a name of any subject that is evaluated.
func (a *assessment) holds(name string) bool {
	switch name {
	case "as_of", "year", "tags", "events", "missing":
		return true
	case "age_years":
		name = "registered_on"
	case "years_in_production":
		name = "production_on"
	case "industry", "industry_group":
		name = "industry_code"
	}
	return slices.ContainsFunc(a.judged(), func(j judged) bool {
		f := j.facts
		return slices.ContainsFunc(f.Numbers[land.Column{Name: name}], known) ||
			slices.ContainsFunc(f.Texts[name].Words, func(word string) bool { return word != "" }) ||
			slices.ContainsFunc(f.Flags[name], func(flag int8) bool { return flag >= 0 }) ||
			slices.ContainsFunc(f.Days[name], func(day int32) bool { return day != score.NoDay })
	})
}
