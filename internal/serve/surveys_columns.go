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
		{phrase("类别", "Class"), 14, func(n row) any { return classSaid(n.Class) }},
		{phrase("依据", "Basis"), 10, func(n row) any { return basisSaid(n.Basis) }},
		{phrase("年度", "Year"), 8, func(n row) any { return n.Year }},
		{phrase("营业收入(万元)", "Revenue (10k yuan)"), 16, func(n row) any { return wan(n.Revenue.Mid) }},
		{phrase("区间下限(万元)", "Low (10k yuan)"), 16, func(n row) any { return wan(n.Revenue.Low) }},
		{phrase("区间上限(万元)", "High (10k yuan)"), 16, func(n row) any { return wan(n.Revenue.High) }},
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

func basisSaid(basis string) land.Phrase {
	if basis == "reported" {
		return phrase("年报", "reported")
	}
	return phrase("估算", "estimated")
}
