package serve

import (
	"fmt"
	"math"
	"strings"

	"permu/internal/land"
)

func landColumns() []column[land.LandHit] {
	type row = land.LandHit
	return []column[row]{
		{phrase("宗地代码", "Parcel code"), 24, func(h row) any { return h.ParcelCode }},
		{phrase("园区", "Park"), 18, func(h row) any { return h.ParkName }},
		{phrase("片区", "Sub-area"), 14, func(h row) any { return h.Subarea }},
		{phrase("权利人", "Right holder"), 30, func(h row) any { return h.OwnerName }},
		{phrase("用地面积(亩)", "Area (mu)"), 12, func(h row) any { return h.AreaMu }},
		{phrase("契合", "Fit"), 10, func(h row) any { return fitSaid(h.Fit) }},
		{phrase("得分", "Score"), 8, func(h row) any { return h.Score }},
		{phrase("满分", "Of"), 8, func(h row) any { return h.Of }},
		{phrase("可建容积率", "Allowed FAR"), 12, func(h row) any { return h.AllowedFAR }},
		{phrase("土地状态", "State"), 14, func(h row) any { return stateSaid(h.LandState) }},
		{phrase("可用日期", "Free from"), 12, func(h row) any { return h.FreeOn }},
		{phrase("距离(米)", "Distance (m)"), 12, func(h row) any { return roundedOr(h.DistanceM) }},
		{phrase("可增建筑面积(㎡)", "Spare floor (m²)"), 16, func(h row) any { return h.SpareM2 }},
		{phrase("逐项契合", "Condition by condition"), 70, func(h row) any { return partsSaid(h.Parts) }},
		{phrase("有利", "For"), 40, func(h row) any { return h.For }},
		{phrase("不利", "Against"), 40, func(h row) any { return h.Against }},
		{phrase("未知", "Unknown"), 40, func(h row) any { return h.Unknown }},
	}
}

func groupColumns() []column[land.LandGroup] {
	type row = land.LandGroup
	return []column[row]{
		{phrase("宗地代码", "Parcel codes"), 60, func(g row) any { return strings.Join(g.ParcelCodes, "\n") }},
		{phrase("园区", "Parks"), 24, func(g row) any { return strings.Join(g.ParkNames, "\n") }},
		{phrase("宗数", "Parcels"), 8, func(g row) any { return len(g.ParcelCodes) }},
		{phrase("用地面积(亩)", "Area (mu)"), 12, func(g row) any { return g.AreaMu }},
		{phrase("契合", "Fit"), 10, func(g row) any { return fitSaid(g.Fit) }},
		{phrase("理由", "Reasons"), 80, func(g row) any { return g.Reasons }},
	}
}

func fitSaid(fit string) land.Phrase {
	return map[string]land.Phrase{"fits": phrase("完全符合", "fits"), "nearly": phrase("接近", "nearly"), "unknown": phrase("有未知项", "partly unknown")}[fit]
}

func stateSaid(state string) land.Phrase {
	return map[string]land.Phrase{
		"built_used": phrase("已建在用", "built and used"), "supplied_unused": phrase("供而未用", "supplied, unused"), "idle": phrase("闲置", "idle"),
		"low_efficiency": phrase("低效", "low efficiency"), "not_industrial": phrase("非工业用地", "not industrial"), "cannot_tell": phrase("无法判断", "cannot tell"),
	}[state]
}

// partsSaid are the parts of a score as reasons: how each condition is fitted, and why.
func partsSaid(parts []land.LandFit) []land.Reason {
	said := make([]land.Reason, len(parts))
	for i, p := range parts {
		fit := fitSaid(p.Fit)
		said[i] = land.Reason{Code: p.Condition, ZH: fmt.Sprintf("%s(%s,%d 分)", p.Why.ZH, fit.ZH, p.Points), EN: fmt.Sprintf("%s (%s, %d)", p.Why.EN, fit.EN, p.Points)}
	}
	return said
}

func roundedOr(v *float64) any {
	if v == nil {
		return nil
	}
	return math.Round(*v)
}
