package analysis

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"permu/internal/land"
	"permu/internal/review"
)

// planned are the fields that the applicant need not fill in, since the site or its scheme says them; amounts are in 万元.
func planned(site land.SiteFile, scheme schemeOfCase) map[string]string {
	return map[string]string{
		"project_name": site.Name, "plan_far": planFAR(site.Parcels), "industry_code": scheme.In.Industry, "schedule": schedule(scheme.In.Phases),
		"funding": funding(scheme.Scheme), "relocation": relocation(scheme.Scheme), "admin_share": assumed(scheme.Scheme, "admin_land_pct", "%"),
	}
}

// planFAR is the highest floor area ratio by the plan: one number where it is the same everywhere, else one a parcel.
func planFAR(parcels []land.SiteParcel) string {
	var said, limits []string
	known := false
	for _, p := range parcels {
		limit := "无记录"
		if p.FARMax != nil {
			limit, known = decimal(*p.FARMax, -1), true
		}
		said = append(said, p.ParcelCode+" "+limit)
		if !slices.Contains(limits, limit) {
			limits = append(limits, limit)
		}
	}
	switch {
	case !known:
		return ""
	case len(limits) == 1:
		return limits[0]
	}
	return strings.Join(said, "、")
}

func schedule(phases []land.ScenarioPhase) string {
	var said []string
	for i, p := range phases {
		name := p.Name
		if name == "" {
			name = fmt.Sprintf("第 %d 期", i+1)
		}
		said = append(said, fmt.Sprintf("%s(%s%%):%s 至 %s", name, decimal(p.SharePct, -1), p.Start, p.End))
	}
	return strings.Join(said, ";")
}

// funding are the sources of funds that the planner has set.
func funding(s land.Scheme) string {
	var said []string
	for _, a := range s.Assumptions {
		if a.Group == "funding" && a.Value != nil && a.Source == land.FromUser {
			said = append(said, a.Title.ZH+" "+wan(land.Money(math.Round(*a.Value*100))))
		}
	}
	return strings.Join(said, ";")
}

// relocation is what relocation and compensation cost.
func relocation(s land.Scheme) string {
	var said []string
	for _, c := range s.Costs {
		if (c.Item == "relocation" || c.Item == "compensation") && c.Amount != nil {
			said = append(said, c.Title.ZH+" "+wan(*c.Amount))
		}
	}
	return strings.Join(said, ";")
}

func assumed(s land.Scheme, name, unit string) string {
	for _, a := range s.Assumptions {
		if a.Name == name && a.Value != nil && a.Source == land.FromUser {
			return decimal(*a.Value, -1) + unit
		}
	}
	return ""
}

// wan is an amount in 万元 to the fen, without zeros at its end.
func wan(m land.Money) string {
	const fen = 100 * land.YuanPerWan
	sign, whole := "", int64(m)
	if whole < 0 {
		sign, whole = "-", -whole
	}
	text := fmt.Sprintf("%s%d.%06d", sign, whole/fen, whole%fen)
	return strings.TrimRight(strings.TrimRight(text, "0"), ".") + " 万元"
}

// encumbrances says which parcels are mortgaged or sealed, and of which that is not on record.
func encumbrances(parcels []land.SiteParcel) land.Phrase {
	mortgaged := lien(parcels, land.Phrase{ZH: "抵押", EN: "mortgage"}, func(p land.SiteParcel) *bool { return p.Mortgaged })
	sealed := lien(parcels, land.Phrase{ZH: "查封", EN: "seal"}, func(p land.SiteParcel) *bool {
		if p.Seized {
			return &p.Seized
		}
		return p.Sealed
	})
	return land.Phrase{ZH: mortgaged.ZH + ";" + sealed.ZH, EN: mortgaged.EN + "; " + sealed.EN}
}

func lien(parcels []land.SiteParcel, what land.Phrase, of func(land.SiteParcel) *bool) land.Phrase {
	var held, unknown []string
	for _, p := range parcels {
		switch has := of(p); {
		case has == nil:
			unknown = append(unknown, p.ParcelCode)
		case *has:
			held = append(held, p.ParcelCode)
		}
	}
	said := land.Phrase{ZH: "无" + what.ZH, EN: "no " + what.EN}
	if len(held) > 0 {
		said = land.Phrase{ZH: what.ZH + ":" + strings.Join(held, "、"), EN: what.EN + " on " + strings.Join(held, ", ")}
	}
	switch {
	case len(unknown) == 0:
		return said
	case len(unknown) == len(parcels):
		return land.Phrase{ZH: what.ZH + ":未登记信息(无记录)", EN: what.EN + ": not on record"}
	case len(held) == 0:
		said = land.Phrase{ZH: "其余无" + what.ZH, EN: "no " + what.EN + " on the others"}
	}
	return land.Phrase{ZH: what.ZH + "无记录:" + strings.Join(unknown, "、") + "," + said.ZH, EN: what.EN + " not on record of " + strings.Join(unknown, ", ") + ", " + said.EN}
}

// saidOf says the fields of a dossier that hold codes in words.
func (z *Zones) saidOf(ctx context.Context, zoneCode string, site land.SiteFile, fields map[string]string) (map[string]land.Phrase, error) {
	said := map[string]land.Phrase{"encumbrances": encumbrances(site.Parcels)}
	if mode := fields["mode"]; mode != "" {
		said["mode"] = review.Title(review.Modes(), mode)
	}
	if name, ok := land.IndustryName(fields["industry_code"]); ok {
		said["industry_code"] = withCode(name, fields["industry_code"])
	}
	if tenures := distinct(site.Parcels, func(p land.SiteParcel) *string { return p.Tenure }); len(tenures) > 0 {
		said["tenure"] = saidAll(tenures, func(code string) land.Phrase {
			name, _ := land.TenureName(code)
			return name
		})
	}
	uses := distinct(site.Parcels, func(p land.SiteParcel) *string { return p.LandUseCode })
	if len(uses) > 0 {
		said["land_use"] = saidAll(uses, useSaid)
	}
	if site.Run == nil {
		return said, nil
	}
	titles, err := z.RuleTitles(ctx, zoneCode, site.Run.RunID)
	if found := findingsOf(site.Parcels); len(found) > 0 {
		said["findings"] = saidAll(found, func(rule string) land.Phrase {
			if title, ok := titles[rule]; ok {
				return title
			}
			return land.Phrase{ZH: rule, EN: rule}
		})
	}
	return said, err
}

// useSaid is a land use code with its name, where it has one.
func useSaid(code string) land.Phrase {
	name, ok := land.UseName(code)
	if !ok {
		return land.Phrase{ZH: code, EN: code}
	}
	return withCode(name, code)
}

func withCode(name land.Phrase, code string) land.Phrase {
	return land.Phrase{ZH: name.ZH + "(" + code + ")", EN: name.EN + " (" + code + ")"}
}

func saidAll(list []string, say func(string) land.Phrase) land.Phrase {
	var zh, en []string
	for _, one := range list {
		p := say(one)
		zh, en = append(zh, p.ZH), append(en, p.EN)
	}
	return land.Phrase{ZH: strings.Join(zh, "、"), EN: strings.Join(en, ", ")}
}
