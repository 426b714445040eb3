package synth

import (
	"strings"
	"time"

	"github.com/paulmach/orb"

	"permu/internal/land"
)

const uscc, parcelCode, titleArea = "统一社会信用代码", "宗地代码", "宗地面积"

// faultsOf says what is wrong in which file.
func (z *Zone) faultsOf(s *sheet) ([]wish, []extra) {
	name := s.file[:strings.IndexAny(s.file, "_.")]
	switch name {
	case "宗地":
		return z.parcelFaults(s)
	case "地籍台账":
		return ledgerFaults(s)
	case "建筑":
		return nil, []extra{
			{"duplicate_key", "建筑编号", nil, nil},
			{"empty_geometry", shapeColumn, nil, func(row []any, at, _ int) { row[0], row[at] = "示例F9001", nil }},
		}
	case "企业名录":
		return z.enterpriseFaults(s)
	case "年度数据", "税收":
		return reportFaults(s, name)
	case "用地关系":
		wishes := []wish{{"full_width_digits", "用地面积(亩)", repaired, 2, nil, set(wide)}}
		return wishes, []extra{
			{"duplicate_key", parcelCode, nil, nil},
			{"unknown_parcel", parcelCode, nil, put("350582999999GB00001")},
			{"bad_check_character", uscc, nil, badCheck},
		}
	case "履约承诺":
		return nil, []extra{
			{"duplicate_key", "承诺编号", nil, nil},
			{"missing_required", "承诺指标", nil, func(row []any, at, _ int) { row[0], row[at] = "LY999001", nil }},
		}
	case "事件":
		wishes := []wish{{"text_date", "发生日期", accepted, 2, nil, datesAsText}}
		return wishes, []extra{
			{"unknown_choice", "事件类型", nil, func(row []any, at, _ int) { row[0], row[at] = "SJ999001", "检查" }},
			{"missing_required", "发生日期", nil, func(row []any, at, _ int) { row[0], row[at] = "SJ999002", nil }},
		}
	case "认定与荣誉":
		wishes := []wish{{"text_date", "认定日期", accepted, 2, nil, datesAsText}}
		return wishes, []extra{
			{"unknown_enterprise", uscc, nil, func(row []any, at, _ int) { row[0], row[at] = "RD999001", newUSCC(900_003) }},
			{"missing_required", "认定日期", nil, func(row []any, at, _ int) { row[0], row[at] = "RD999002", nil }},
		}
	default:
		return nil, nil
	}
}

// parcelFaults are those of a cadastral map. A shapefile cannot hold a no-break space, so it has a wide one; only there
// can axes be exchanged, since the other layer could not be made from such a shape.
func (z *Zone) parcelFaults(s *sheet) ([]wish, []extra) {
	space, ties, flat := "\u00a0", 2, strings.HasSuffix(s.file, ".shp")
	if flat {
		space, ties = "\u3000", 1
	}
	park, use, shape := s.column("园区代码"), s.column("土地用途"), s.column(shapeColumn)
	aside := func(row []any) bool { return z.park(row[park]).Management != "direct" }
	public := func(row []any) bool { return aside(row) && !strings.HasPrefix(row[use].(string), "06") }
	quad := func(row []any) bool { return aside(row) && len(row[shape].(orb.Polygon)[0]) == 5 }
	anew := func(row []any, n int) orb.Polygon {
		row[0] = row[0].(string)[:14] + "9000" + string(rune('0'+n))
		return z.park(row[park]).spare[n]
	}
	extras := []extra{
		{"duplicate_key", parcelCode, aside, nil},
		{"empty_geometry", shapeColumn, aside, func(row []any, at, n int) { anew(row, n); row[at] = nil }},
		{"negative_area", titleArea, aside, func(row []any, at, n int) { row[shape], row[at] = anew(row, n), -row[at].(float64) }},
		{stacked, parcelCode, aside, func(row []any, _, n int) { anew(row, n) }},
		{"bad_parcel_code", parcelCode, aside, func(row []any, at, n int) { row[shape] = anew(row, n); row[at] = "350582-示例-9" }},
	}
	if flat {
		extras = append(extras, extra{"xy_exchanged", shapeColumn, aside, func(row []any, at, n int) { row[at] = exchanged(anew(row, n)) }})
	}
	wishes := []wish{
		{"hectares", titleArea, noted, 1, public, func(row []any, at, _ int) { row[at] = round(row[at].(float64)/10_000, 4) }},
		{"mu_times_666", titleArea, accepted, 3, nil, func(row []any, at, _ int) { row[at] = round(land.Mu(row[at].(float64))*666, 2) }},
		{"bow_tie", shapeColumn, repaired, ties, quad, func(row []any, at, _ int) { row[at] = bowTie(row[at].(orb.Polygon)) }},
		{"odd_space", "权利人", repaired, 2, nil, func(row []any, at, _ int) { row[at] = space + row[at].(string) + space }},
	}
	return wishes, extras
}

func (z *Zone) park(code any) *Park {
	for n := range z.Parks {
		if z.Parks[n].Code == code {
			return &z.Parks[n]
		}
	}
	panic("synth: no park " + written(code))
}

func ledgerFaults(s *sheet) ([]wish, []extra) {
	low, high, price, done := s.column("容积率下限"), s.column("容积率上限"), s.column("出让价款(万元)"), s.column("实际竣工日期")
	built := func(row []any) bool { return row[done] != nil && row[price] != nil && row[low] != nil }
	total := s.column("总投资额(万元)")
	thousands := func(row []any) bool { return built(row) && row[total].(float64) >= 1000 }
	noPaper := func(row []any) bool { return row[done] != nil && row[price] == nil }
	wishes := []wish{
		{"sentinel_date", "交地日期", repaired, 4, built, put("1900-01-01")},
		{"text_date", "约定竣工日期", accepted, 4, built, datesAsText},
		{"full_width_digits", "出让价款(万元)", repaired, 2, nil, set(wide)},
		{"thousands_separator", "总投资额(万元)", accepted, 2, thousands, set(grouped)},
		{"not_available", "出让价款(万元)", repaired, 3, noPaper, notAvailable},
		{"odd_space", parcelCode, repaired, 2, nil, set(func(c any) string { return "\u00a0" + written(c) + "\u00a0" })},
		{"far_zero", "容积率上限", repaired, 4, noPaper, func(row []any, _, _ int) { row[low], row[high] = 0.0, 0.0 }},
		{"far_swapped", "容积率上限", repaired, 3, built, func(row []any, _, _ int) { row[low], row[high] = row[high], row[low] }},
		{"per_mu_in_total", "总投资额(万元)", accepted, 3, built, func(row []any, at, _ int) {
			row[at] = round(row[at].(float64)/row[1].(float64), 1)
		}},
	}
	return wishes, []extra{
		{"duplicate_key", parcelCode, nil, nil},
		{"duplicate_key", parcelCode, nil, nil},
		{"text_for_number", "出让价款(万元)", nil, put("待定")},
		{"text_for_number", "证载面积(亩)", nil, put("约三十亩")},
		{"negative_area", "证载面积(亩)", nil, func(row []any, at, _ int) { row[at] = -row[at].(float64) }},
	}
}

func (z *Zone) enterpriseFaults(s *sheet) ([]wish, []extra) {
	park, lon := s.column("园区代码"), s.column("经度")
	aside := func(row []any) bool { return z.park(row[park]).Management != "direct" && row[lon] != nil }
	wishes := []wish{
		{"full_width_digits", uscc, repaired, 2, nil, set(wide)},
		{"odd_space", "企业名称", repaired, 2, nil, set(func(c any) string { return written(c) + "\u00a0" })},
		{"text_date", "成立日期", accepted, 4, nil, datesAsText},
		{"address_123", "企业地址", accepted, 3, nil, put("123")},
		{"gcj02_point", "经度", accepted, 5, nil, func(row []any, at, _ int) {
			p := toGCJ02(orb.Point{row[at].(float64), row[at+1].(float64)})
			row[at], row[at+1] = round(p[0], 7), round(p[1], 7)
		}},
	}
	return wishes, []extra{
		{"bad_check_character", uscc, nil, badCheck},
		{"bad_check_character", uscc, nil, badCheck},
		{"bad_check_character", uscc, nil, badCheck},
		{"letter_o", uscc, nil, set(func(c any) string { return strings.Replace(written(c), "000000", "00O000", 1) })},
		{"short_code", uscc, nil, set(func(c any) string { return written(c)[:17] })},
		{"duplicate_key", uscc, nil, nil},
		{"duplicate_key", uscc, nil, nil},
		{"xy_exchanged", "经度", aside, func(row []any, at, _ int) {
			row[0], row[1] = newUSCC(900_001), "经纬颠倒示例有限公司"
			row[at], row[at+1] = row[at+1], row[at]
		}},
	}
}

// reportFaults differ by form: statistics have more columns than taxes.
func reportFaults(s *sheet, name string) ([]wish, []extra) {
	amount := map[string]string{"年度数据": "工业总产值(千元)", "税收": "税收合计(元)"}[name]
	doubled := func(row []any, at, _ int) { row[at] = 2 * row[at].(float64) }
	wishes := []wish{
		{"full_width_digits", amount, repaired, 2, nil, set(wide)},
		{"odd_space", uscc, repaired, 1, nil, set(func(c any) string { return "\u3000" + written(c) })},
	}
	extras := []extra{
		{"bad_check_character", uscc, hasCell(s, amount), badCheck},
		{"text_for_number", amount, nil, put("待定")},
		{"duplicate_key", amount, nil, doubled},
		{"unknown_enterprise", uscc, hasCell(s, amount), put(newUSCC(900_002))},
	}
	if name == "年度数据" {
		spent, power := s.column("研发费用(千元)"), s.column("用电量(千瓦时)")
		thousands := func(row []any) bool { return row[power] != nil && row[power].(float64) >= 1000 }
		wishes = append(wishes,
			wish{"thousands_separator", "用电量(千瓦时)", accepted, 2, thousands, set(grouped)},
			wish{"not_available", "研发费用(千元)", repaired, 3, func(row []any) bool { return row[spent] == nil }, notAvailable})
	}
	return wishes, extras
}

func hasCell(s *sheet, column string) func([]any) bool {
	at := s.column(column)
	return func(row []any) bool { return row[at] != nil }
}

func put(value any) change { return func(row []any, at, _ int) { row[at] = value } }

func set(to func(any) string) change { return func(row []any, at, _ int) { row[at] = to(row[at]) } }

func notAvailable(row []any, at, n int) { row[at] = []string{"Nah", "无", "/"}[n%3] }

func datesAsText(row []any, at, n int) {
	row[at] = row[at].(time.Time).Format([]string{"2006年1月2日", "2006.1.2", "2006/1/2", "20060102"}[n%4])
}

// badCheck turns the check character into another one.
func badCheck(row []any, at, _ int) {
	code := row[at].(string)
	other := byte('0')
	if code[17] == other {
		other = '1'
	}
	row[at] = code[:17] + string(other)
}

func bowTie(p orb.Polygon) orb.Polygon {
	r := p[0]
	return orb.Polygon{{r[0], r[2], r[1], r[3], r[0]}}
}

func exchanged(p orb.Polygon) orb.Polygon {
	r := make(orb.Ring, len(p[0]))
	for i, v := range p[0] {
		r[i] = orb.Point{v[1], v[0]}
	}
	return orb.Polygon{r}
}

func areaOf(shape any) float64 {
	r := shape.(orb.Polygon)[0]
	return planeArea(r) / areaScale(r[0])
}
