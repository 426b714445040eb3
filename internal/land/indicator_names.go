package land

// IndicatorTitle says what is promised; an indicator that nobody named stays what it is.
func IndicatorTitle(name string) Phrase {
	title, ok := map[string]Phrase{
		"investment_total":     {ZH: "固定资产投资总额", EN: "investment in total"},
		"investment_per_mu":    {ZH: "固定资产投资强度", EN: "investment per mu"},
		"output_per_mu":        {ZH: "亩均产值", EN: "output per mu"},
		"tax_per_mu":           {ZH: "亩均税收", EN: "tax per mu"},
		"floor_area_ratio":     {ZH: "容积率", EN: "floor area ratio"},
		"floor_area_m2":        {ZH: "建筑面积", EN: "floor area"},
		"building_coefficient": {ZH: "建筑系数", EN: "building coefficient"},
		"energy_per_output":    {ZH: "单位产值能耗", EN: "energy per output"},
		"jobs":                 {ZH: "就业人数", EN: "jobs"},
		"firms":                {ZH: "企业数", EN: "enterprises"},
		"start_on":             {ZH: "开工日期", EN: "start"},
		"completion_on":        {ZH: "竣工日期", EN: "completion"},
		"production_on":        {ZH: "投产日期", EN: "production"},
		"capacity_on":          {ZH: "达产日期", EN: "capacity"},
		"safety":               {ZH: "安全生产", EN: "safety"},
		"environment":          {ZH: "环境保护", EN: "environment"},
	}[name]
	if !ok {
		return Phrase{ZH: name, EN: name}
	}
	return title
}
