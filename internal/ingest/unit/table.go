package unit

import "permu/internal/land"

// spelled is a unit with its spellings, the usual one first.
type spelled struct {
	names      []string
	times, per float64
}

func (s spelled) unit() Unit { return Unit{Name: s.names[0], Times: s.times, Per: s.per} }

func named(times float64, names ...string) spelled {
	return spelled{names: names, times: times, per: 1}
}

// units lists the units of a quantity, the stored one first. A mu is 2000/3 m² exactly.
func units(q land.Quantity) []spelled {
	switch q {
	case land.Area:
		return []spelled{
			named(1, "m²", "㎡", "平方米", "平米", "sqm", "square metres", "square meters"),
			{names: []string{"亩", "mu", "市亩"}, times: 2000, per: 3},
			named(10_000, "公顷", "ha", "hm²", "hectare", "hectares"),
			named(1_000_000, "km²", "平方公里", "平方千米", "sqkm"),
			named(10_000, "万平方米", "万m²", "万平米"),
			{names: []string{"万亩"}, times: 20_000_000, per: 3},
			named(4046.8564224, "acre", "acres", "英亩"),
			named(0.09290304, "sqft", "ft²", "square feet", "平方英尺"),
		}
	case land.Amount:
		return []spelled{
			named(1, "元", "yuan", "cny", "rmb", "人民币", "元人民币", "人民币元"),
			named(1_000, "千元", "thousand yuan", "k yuan"),
			named(10_000, "万元", "万", "10k cny", "10k yuan", "ten thousand yuan", "wan yuan", "万元人民币", "人民币万元"),
			named(1_000_000, "百万元", "million yuan", "million cny"),
			named(100_000_000, "亿元", "亿", "100 million yuan"),
		}
	case land.Energy:
		return []spelled{
			named(1, "吨标准煤", "吨标煤", "tce"),
			{names: []string{"千克标准煤", "kgce", "公斤标准煤", "千克标煤"}, times: 1, per: 1000},
			named(10_000, "万吨标准煤", "万吨标煤", "万tce"),
		}
	case land.Electricity:
		return []spelled{
			named(1, "千瓦时", "kwh", "度", "kw·h", "kw.h"),
			named(1_000, "兆瓦时", "mwh", "千度"),
			named(10_000, "万千瓦时", "万kwh", "万度"),
			named(100_000_000, "亿千瓦时", "亿kwh", "亿度"),
		}
	}
	return moreUnits(q)
}

func moreUnits(q land.Quantity) []spelled {
	switch q {
	case land.Ratio:
		return []spelled{named(1, "ratio", "比值"), {names: []string{"%", "percent", "百分比"}, times: 1, per: 100}}
	case land.Volume: // of water, so that a tonne is a cubic metre
		return []spelled{
			named(1, "m³", "立方米", "立方", "方", "吨", "t", "cubic metres"),
			named(10_000, "万立方米", "万m³", "万吨", "万方"),
			named(1_000, "千立方米", "千吨"),
		}
	case land.Mass:
		return []spelled{
			named(1, "吨", "t", "tonne", "tonnes"),
			{names: []string{"千克", "kg", "公斤"}, times: 1, per: 1000},
			named(10_000, "万吨"),
		}
	case land.Length:
		return []spelled{
			named(1, "米", "m", "metre", "metres"),
			{names: []string{"厘米", "cm"}, times: 1, per: 100},
			{names: []string{"毫米", "mm"}, times: 1, per: 1000},
			named(0.3048, "英尺", "ft", "feet"),
		}
	case land.Count:
		return []spelled{named(1, "个", "人", "名", "层", "户", "persons", "people"), named(10_000, "万人", "万个")}
	}
	return nil
}
