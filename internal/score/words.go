package score

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"permu/internal/land"
	"permu/internal/policy"
)

// lacked says why an item has no value of its own, and what was done about it.
func lacked(i policy.Indicator, base BaseContext, row ItemRow) []land.Reason {
	l := lack(row.Lack)
	if l == hasValue || l == superseded {
		return nil
	}
	why := map[lack]land.Phrase{
		noNumerator:     {ZH: "缺少分子数据", EN: "lacks its numerator"},
		noDenominator:   {ZH: "缺少分母数据", EN: "lacks its denominator"},
		neither:         {ZH: "无数据", EN: "has no data"},
		zeroDenominator: {ZH: "没有可作分母的数(为零、为负或过小),不适用", EN: "is not applicable: there is nothing to divide by, zero, less, or too little"},
		notApplied:      {ZH: "不适用于该对象", EN: "does not apply to it"},
		undecidable:     {ZH: "是否适用无法判断", EN: "cannot be told to apply"},
		noGroup:         {ZH: "因所属行业或园区未知,无法确定其权重或可比的组", EN: "cannot be weighed or measured: its industry or park is not known"},
		noBaseline:      {ZH: "没有可比的基准", EN: "has no baseline to be measured against"},
	}[l]
	if least := minOf(i); l == noBaseline && base.Count < least {
		why = land.Phrase{
			ZH: fmt.Sprintf("可比的只有 %d 个,少于办法要求的 %d 个,没有基准", base.Count, least),
			EN: fmt.Sprintf("has no baseline: values that count: %d, wanted by the policy: %d", base.Count, least),
		}
	}
	it := item{indicator: i}
	remedy := it.remedy(l)
	if remedy == policy.MeanPoints && math.IsNaN(row.Points) { // nobody in the group has points
		remedy = policy.ShareWeight
	}
	code, done := "no_points", land.Phrase{ZH: "其权重由其他指标分担", EN: "its weight is shared by the other indicators"}
	switch remedy {
	case policy.ZeroPoints:
		done = land.Phrase{ZH: "该项得零分", EN: "it gets no points"}
	case policy.FullPoints:
		done = land.Phrase{ZH: "该项得满分", EN: "it gets full points"}
	case policy.MeanPoints:
		done = land.Phrase{ZH: "按同组平均得分计", EN: "it gets the mean points of the group"}
	case policy.NoScore:
		code, done = "required", land.Phrase{ZH: "为必备指标,不评分、不评级", EN: "it is required, so there is no score and no grade"}
	}
	return []land.Reason{{
		Code: code, ZH: "“" + i.Title.ZH + "”" + why.ZH + ",办法规定:" + done.ZH, EN: english(i.Title) + " " + why.EN + "; by the policy " + done.EN,
	}}
}

// someYears says how many years are known of a value of several, where it is not all of them.
func someYears(p policy.Policy, i policy.Indicator, row ItemRow) []land.Reason {
	asked := summed(p, i)
	if math.IsNaN(row.Years) || row.Years < 1 || int(row.Years) >= asked {
		return nil
	}
	return []land.Reason{{
		Code: "some_years", ZH: fmt.Sprintf("“%s”有数据 %g 年,共 %d 年", i.Title.ZH, row.Years, asked),
		EN: fmt.Sprintf("%s: %g of %d years known", english(i.Title), row.Years, asked),
	}}
}

// minOf is the least number of values that a baseline is made of.
func minOf(i policy.Indicator) int {
	if i.Baseline == nil {
		return 0
	}
	return int(i.Baseline.MinN)
}

// noted says what could not be checked, has expired or lacks its evidence.
func noted(p policy.Policy, row Row) []land.Reason {
	titles := titlesOf(p)
	var reasons []land.Reason
	for _, note := range row.Notes {
		code, id, _ := strings.Cut(note, ":")
		if code == landPiecesNote || code == taxPiecesNote {
			if reason, told := summedUp(code, id); told {
				reasons = append(reasons, reason)
			}
			continue
		}
		says, ok := map[string]land.Phrase{
			"unchecked": {ZH: "因数据缺失未能核对", EN: "could not be checked for want of data"},
			"expired":   {ZH: "已超过有效年限,不计", EN: "is out of its years and does not count"},
			"unranked":  {ZH: "无数据,不参加排名、不评级", EN: "is not known, so there is no rank and no grade"},
			"undecided": {ZH: "是否达到该档无法判断,不定等级", EN: "cannot be told to be reached, so there is no grade"},
			"unset":     {ZH: "的分值尚未设定,未计入", EN: "has no points yet and is not applied"},
			"unproven":  {ZH: "缺少证明材料,不计", EN: "lacks its evidence and does not count"},
			"untold":    {ZH: "未知,无法判断是否属于评价范围", EN: "is not known, so nobody can tell whether it is evaluated"},
			"ungrouped": {ZH: "未知,无法确定在哪一组排名,不参加排名、不评级", EN: "is not known, so there is no telling in which ranking it is: no rank and no grade"},
			"land_as_given": {
				ZH: "未知,用地不能由各部分相加,按所给的用地面积计(没有的请填 0)",
				EN: "is not known, so the land is not the sum of its pieces but as it is given (write 0 where there is none)",
			},
			"land_unknown": {ZH: "未知,用地面积无法得出(没有的请填 0)", EN: "is not known, so the land is not either (write 0 where there is none)"},
			"unapplied":    {ZH: "按办法应计入或扣除,未能计算", EN: "is to be counted or taken off by the policy, and could not be"},
		}[code]
		if !ok { // not the engine's
			continue
		}
		title := titles.of(id)
		if code == "undecided" || code == "unranked" || title.ZH == "" {
			title = land.Phrase{ZH: id, EN: id}
		}
		reasons = append(reasons, land.Reason{Code: code, ZH: "“" + title.ZH + "”" + says.ZH, EN: english(title) + " " + says.EN})
	}
	return reasons
}

// titles are those of the rules that have an id.
type titles map[string]land.Phrase

// of is the title of a rule, or of a number, as own_land_mu, or own_land_mu@2021 of another year than the evaluated one.
func (t titles) of(id string) land.Phrase {
	id, year, ofYear := strings.Cut(id, "@")
	title, ok := t[id]
	if !ok {
		title = numbersByName()[id].Title
	}
	if ofYear {
		title = land.Phrase{ZH: title.ZH + "(" + year + " 年)", EN: english(title) + " of " + year}
	}
	return title
}

func titlesOf(p policy.Policy) titles {
	titles := titles{
		"industry_code": {ZH: "行业代码", EN: "industry code"}, "industry": {ZH: "行业", EN: "industry"},
		"industry_group": {ZH: "行业", EN: "industry"}, "park": {ZH: "园区", EN: "park"},
		policy.Manual:      {ZH: "领导小组核定", EN: "decision of the leading group"},
		policy.HighStoreys: {ZH: "层高超过8米的租用面积加倍计算", EN: "that leased floor of storeys over 8 m counts twice"},
	}
	for _, o := range p.Population.OutOfScope {
		titles[o.ID] = o.Title
	}
	for _, s := range p.Population.Special {
		titles[s.ID] = s.Title
	}
	for _, a := range p.Adjustments.Items {
		titles[a.ID] = a.Title
	}
	for _, g := range p.Gates {
		titles[g.ID] = g.Title
	}
	return titles
}

func adjusted(p policy.Policy, row Row) []land.Adjustment {
	var list []land.Adjustment
	for _, a := range row.Applied {
		given := land.Adjustment{ID: a.ID, Indicator: a.Indicator, Points: a.Points, Counted: a.Counted, Document: a.Document, Title: titlesOf(p)[a.ID]}
		for _, rule := range p.Adjustments.Items {
			if rule.ID == a.ID {
				given.Clause = clauseOf(rule.Basis)
			}
		}
		list = append(list, given)
	}
	return list
}

func gated(p policy.Policy, row Row) []land.GateStep {
	var list []land.GateStep
	for _, g := range row.Passed {
		step := land.GateStep{ID: g.ID, From: g.From, To: g.To, Reason: g.Reason, Evidence: g.Evidence, By: g.By, On: g.On, Title: titlesOf(p)[g.ID]}
		for _, rule := range p.Gates {
			if rule.ID == g.ID {
				step.Clause = clauseOf(rule.Basis)
			}
		}
		list = append(list, step)
	}
	return list
}

// met says which grade's conditions a subject meets, in a track without scores.
func met(t policy.Track, row Row) []land.Reason {
	if row.Initial == "" {
		return nil
	}
	band := bandOf(t.Bands, row.Initial)
	r := land.Reason{Code: "met", ZH: "按办法条件归为“" + row.Initial + "”" + bandWordsZH(t.Bands, row.Initial), EN: "by the policy's conditions: " + row.Initial + bandWordsEN(t.Bands, row.Initial)}
	if !band.When.IsZero() {
		r.ZH, r.EN = r.ZH+"("+band.When.String()+")", r.EN+" ("+band.When.String()+")"
	}
	return []land.Reason{r}
}

// pooled names a ranking inside a track: its parks and industries, these by the titles of their groups.
func pooled(p policy.Policy, per []string, key string) land.Phrase {
	words := []string{key}
	if len(per) > 1 {
		words = strings.Split(key, "/")
	}
	zh, en := slices.Clone(words), slices.Clone(words)
	for at, word := range words {
		for _, g := range p.IndustryGroups {
			if at < len(per) && per[at] == "industry_group" && g.ID == word {
				zh[at], en[at] = g.Title.ZH, english(g.Title)
			}
		}
	}
	return land.Phrase{ZH: strings.Join(zh, "·"), EN: strings.Join(en, ", ")}
}

// rankedAs says how the place in a ranking became a grade.
func rankedAs(p policy.Policy, t policy.Track, pool PoolContext, row Row) land.Reason {
	among := land.Phrase{ZH: "“" + t.Title.ZH + "”", EN: english(t.Title)}
	switch pool.Key {
	case "":
	case "*":
		among.ZH, among.EN = among.ZH+"(小组并入全类排名)", among.EN+", its small group ranked with all"
	default:
		in := pooled(p, t.Bands.Per, pool.Key)
		among.ZH, among.EN = "“"+t.Title.ZH+"·"+in.ZH+"”", among.EN+", "+in.EN
	}
	r := land.Reason{
		Code: "ranked",
		ZH:   fmt.Sprintf("%s第 %d 名(共 %d)", among.ZH, row.Place, row.Of),
		EN:   fmt.Sprintf("rank %d of %d %s", row.Place, row.Of, among.EN),
	}
	switch {
	case pool.Small && row.Initial == "":
		r.Code = "small_group"
		r.ZH += fmt.Sprintf(",组内少于 %d 个,不定等级", t.Bands.MinGroup)
		r.EN += fmt.Sprintf("; a ranking of fewer than %d gives no grade", t.Bands.MinGroup)
	case t.Bands.Open():
		r.Code = "open_cuts"
		r.ZH += ",分档比例尚未设定,不定等级"
		r.EN += "; the cuts are not set, so there is no grade"
	case row.Initial != "":
		r.ZH += bandWordsZH(t.Bands, row.Initial) + ",评为 " + row.Initial
		r.EN += bandWordsEN(t.Bands, row.Initial) + ": " + row.Initial
	}
	return r
}

func bandWordsZH(b policy.Bands, grade string) string {
	band := bandOf(b, grade)
	switch {
	case band.UpToPercent != nil && b.KindOf() == policy.CumulativePercent:
		return fmt.Sprintf(",累计 %s%% 一档", band.UpToPercent)
	case band.LastPercent != nil:
		return fmt.Sprintf(",末 %s%% 一档", band.LastPercent)
	case band.Count != nil:
		return fmt.Sprintf(",限 %d 名一档", *band.Count)
	case band.From != nil:
		return fmt.Sprintf(",%s 及以上一档", band.From)
	}
	return ""
}

func bandWordsEN(b policy.Bands, grade string) string {
	band := bandOf(b, grade)
	switch {
	case band.UpToPercent != nil && b.KindOf() == policy.CumulativePercent:
		return fmt.Sprintf(", in the band up to %s %%", band.UpToPercent)
	case band.LastPercent != nil:
		return fmt.Sprintf(", in the last %s %%", band.LastPercent)
	case band.Count != nil:
		return fmt.Sprintf(", in the band of %d", *band.Count)
	case band.From != nil:
		return fmt.Sprintf(", from %s on", band.From)
	}
	return ""
}

func bandOf(b policy.Bands, grade string) policy.Band {
	for _, band := range b.Grades {
		if band.Grade == grade {
			return band
		}
	}
	return policy.Band{}
}
