package serve

import (
	"math"
	"strings"

	"permu/internal/land"
)

// wan is yuan in 万元, to one decimal.
func wan(yuan float64) float64 { return math.Round(yuan/land.YuanPerWan*10) / 10 }

func potentialColumns() []column[land.NearThreshold] {
	type row = land.NearThreshold
	return []column[row]{
		{phrase("统一社会信用代码", "USCC"), 22, func(n row) any { return n.USCC }},
		{phrase("企业名称", "Enterprise"), 30, func(n row) any { return n.Name }},
		{phrase("园区", "Park"), 18, func(n row) any { return n.ParkName }},
		{phrase("行业代码", "Industry"), 10, func(n row) any { return n.IndustryCode }},
		{phrase("状态", "Status"), 10, func(n row) any { return statusSaid(n.Status) }},
		{phrase("类别", "Class"), 14, func(n row) any { return classSaid(n.Class) }},
		{phrase("依据", "Basis"), 10, func(n row) any { return basisSaid(n.Basis) }},
		{phrase("年度", "Year"), 8, func(n row) any { return n.Year }},
		{phrase("营业收入(万元)", "Revenue (万元)"), 16, func(n row) any { return wan(n.Revenue.Mid) }},
		{phrase("区间下限(万元)", "Low (万元)"), 16, func(n row) any { return wan(n.Revenue.Low) }},
		{phrase("区间上限(万元)", "High (万元)"), 16, func(n row) any { return wan(n.Revenue.High) }},
		{phrase("与线之比", "Share of the line"), 12, func(n row) any { return math.Round(n.Share*1000) / 1000 }},
		{phrase("理由", "Why"), 70, func(n row) any { return n.Why }},
		{phrase("其他估算", "Other estimates"), 70, func(n row) any { return otherEstimates(n) }},
		{phrase("缺少", "Missing"), 30, func(n row) any { return strings.Join(n.Missing, ", ") }},
	}
}

// otherEstimates are those beside the one that counts.
func otherEstimates(n land.NearThreshold) []land.Reason {
	var others []land.Reason
	for i, e := range n.Estimates {
		if i > 0 {
			others = append(others, land.Reason{Code: e.By, ZH: e.Formula.ZH, EN: e.Formula.EN})
		}
	}
	return others
}

func classSaid(class string) land.Phrase {
	return map[string]land.Phrase{
		"over": phrase("已过线未纳统", "above, not counted"), "rising": phrase("按增速将过线", "rising above"), "likely": phrase("估算过线", "likely above"),
		"possible": phrase("可能过线", "possibly above"), "near": phrase("接近", "near"),
	}[class]
}

func statusSaid(status string) land.Phrase {
	return map[string]land.Phrase{"operating": phrase("在营", "operating"), "stopped": phrase("停产", "stopped")}[status]
}

func basisSaid(basis string) land.Phrase {
	if basis == "reported" {
		return phrase("年报", "reported")
	}
	return phrase("估算", "estimated")
}

func spareColumns() []column[land.SpareFloor] {
	type row = land.SpareFloor
	return []column[row]{
		{phrase("宗地代码", "Parcel code"), 24, func(p row) any { return p.ParcelCode }},
		{phrase("园区", "Park"), 18, func(p row) any { return p.ParkName }},
		{phrase("权利人", "Right holder"), 30, func(p row) any { return p.OwnerName }},
		{phrase("统一社会信用代码", "USCC"), 22, func(p row) any { return p.OwnerUSCC }},
		{phrase("用地面积(亩)", "Area (mu)"), 12, func(p row) any { return p.AreaMu }},
		{phrase("现有建筑(㎡)", "Floor standing (m²)"), 14, func(p row) any { return p.FloorAreaM2 }},
		{phrase("容积率", "FAR"), 10, func(p row) any { return math.Round(p.FAR*100) / 100 }},
		{phrase("可建容积率", "Allowed FAR"), 12, func(p row) any { return p.AllowedFAR }},
		{phrase("可增建筑面积(㎡)", "Spare floor (m²)"), 16, func(p row) any { return p.SpareM2 }},
		{phrase("权利人等级", "Holder's grade"), 12, func(p row) any { return p.OwnerGrade }},
		{phrase("亩均税收(万元/亩)", "Tax per mu (万元/亩)"), 16, func(p row) any { return p.TaxPerMu }},
		{phrase("用地企业数", "Users"), 10, func(p row) any { return p.Users }},
		{phrase("计算", "Arithmetic"), 60, func(p row) any { return p.Formula }},
		{phrase("理由", "Why"), 40, func(p row) any { return p.Why }},
		{phrase("限制", "In the way"), 20, func(p row) any { return p.Against }},
	}
}

func parkSpareColumns() []column[land.ParkSpare] {
	type row = land.ParkSpare
	return []column[row]{
		{phrase("园区代码", "Park code"), 14, func(p row) any { return p.ParkCode }},
		{phrase("园区", "Park"), 20, func(p row) any { return p.Name }},
		{phrase("宗数", "Parcels"), 10, func(p row) any { return p.Parcels }},
		{phrase("用地面积(亩)", "Area (mu)"), 14, func(p row) any { return p.AreaMu }},
		{phrase("可增建筑面积(㎡)", "Spare floor (m²)"), 18, func(p row) any { return p.SpareM2 }},
		{phrase("其中无抵押查封(宗)", "Clear parcels"), 18, func(p row) any { return p.ClearParcels }},
		{phrase("其中无抵押查封(㎡)", "Clear (m²)"), 18, func(p row) any { return p.ClearM2 }},
	}
}
