package renewal

import (
	"fmt"
	"slices"
	"strings"

	"permu/internal/land"
)

func bars() []string {
	return []string{BarExcluded, BarUse, BarMortgaged, BarSealed, BarIdle, BarInSite, BarRoad, BarUnknown, BarNoPlace, BarTooLarge, BarOutside}
}

// barWords says why a parcel must not be taken.
func barWords(why string) land.Phrase {
	return map[string]land.Phrase{
		BarExcluded:  {ZH: "指定排除", EN: "named to stay out"},
		BarUse:       {ZH: "用途不符", EN: "its use is not allowed"},
		BarMortgaged: {ZH: "已抵押", EN: "mortgaged"},
		BarSealed:    {ZH: "已查封", EN: "sealed"},
		BarIdle:      {ZH: "认定或疑似闲置,须先按闲置土地处置", EN: "idle or suspected to be: to be dealt with as idle land first"},
		BarInSite:    {ZH: "已在其他在办再开发地块内", EN: "in another site that is under way"},
		BarRoad:      {ZH: "道路用地", EN: "land for roads"},
		BarUnknown:   {ZH: "用途、抵押、查封、闲置或计为代价的数量不详", EN: "use, mortgage, seal, idleness or an amount that costs points not known"},
		BarNoPlace:   {ZH: "不在任何园区或片区", EN: "in no park or sub-area"},
		BarOutside:   {ZH: "不在查找范围内", EN: "outside of the land that is looked at"},
		BarTooLarge:  {ZH: "单宗超过面积上限", EN: "larger than the range by itself"},
	}[why]
}

// reasons say what a site is made of, what is not known of it, and what shaped it.
func (f *field) reasons(at found, site FoundSite, asked Ask) []land.Reason {
	reasons := []land.Reason{f.extent(at.set, site, asked), certainty(site)}
	if costs := unknownCosts(site.Parts); costs != nil {
		reasons = []land.Reason{reasons[0], *costs, byWhatIsKnown(reasons[1])}
	}
	for _, p := range site.Parts {
		if p.Points != 0 || len(p.Missing) > 0 {
			reasons = append(reasons, land.Reason{Code: "term_" + p.Name, ZH: p.Formula.ZH, EN: p.Formula.EN})
		}
		if len(p.Missing) > 0 {
			reasons = append(reasons, missing(p))
		}
	}
	reasons = append(reasons, f.admitted(at.set)...)
	reasons = append(reasons, f.idle(at.set)...)
	reasons = append(reasons, f.underWay(at.set)...)
	return append(reasons, f.shapedBy(at.set, asked)...)
}

func (f *field) extent(set []int, site FoundSite, asked Ask) land.Reason {
	if len(set) == 1 {
		return land.Reason{
			Code: "extent",
			ZH:   fmt.Sprintf("单宗地,不涉及拼合,%s 亩,在要求的 %s–%s 亩之内", short(site.AreaMu), short(land.Mu(asked.MinM2)), short(land.Mu(asked.MaxM2))),
			EN:   fmt.Sprintf("a single parcel of %s mu, with nothing put together, within %s–%s mu", short(site.AreaMu), short(land.Mu(asked.MinM2)), short(land.Mu(asked.MaxM2))),
		}
	}
	return land.Reason{
		Code: "extent",
		ZH:   fmt.Sprintf("%d 宗相连,共 %s 亩,在要求的 %s–%s 亩之内", len(set), short(site.AreaMu), short(land.Mu(asked.MinM2)), short(land.Mu(asked.MaxM2))),
		EN:   fmt.Sprintf("%d connected parcels of %s mu together, within %s–%s mu", len(set), short(site.AreaMu), short(land.Mu(asked.MinM2)), short(land.Mu(asked.MaxM2))),
	}
}

func certainty(s FoundSite) land.Reason {
	switch {
	case s.Optimal:
		return land.Reason{Code: "optimal", ZH: "已证明没有更好的方案", EN: "that none is better is proven"}
	case s.GapPercent == nil:
		return land.Reason{Code: "bounded", ZH: "未证明最优", EN: "not proven to be the best"}
	}
	return land.Reason{
		Code: "bounded",
		ZH:   fmt.Sprintf("未证明最优:任何方案不超过 %s 分,差距不超过 %.1f%%", short(s.Bound), *s.GapPercent),
		EN:   fmt.Sprintf("not proven to be the best: none can exceed %s points, so that at most %.1f%% are missing", short(s.Bound), *s.GapPercent),
	}
}

// unknownCosts says which amounts that cost points are not known of parcels of a site, or is nil: what is not known counts
// nothing, so that the site may be worse than it looks.
func unknownCosts(parts []TermPoints) *land.Reason {
	var zh, en []string
	for _, p := range parts {
		if p.Weight < 0 && p.Name != Owners && len(p.Missing) > 0 { // an owner that is not known counts for itself
			zh = append(zh, fmt.Sprintf("%s(%d 宗)", p.Title.ZH, len(p.Missing)))
			en = append(en, fmt.Sprintf("%s (%d)", p.Title.EN, len(p.Missing)))
		}
	}
	if en == nil {
		return nil
	}
	return &land.Reason{
		Code: "cost_unknown",
		ZH:   "有代价未计入,实际得分可能更低;数据不详的有:" + strings.Join(zh, "、"),
		EN:   "costs are not all counted, so that it may be worth less; not known of parcels: " + strings.Join(en, ", "),
	}
}

// byWhatIsKnown says that a proof holds for what is known.
func byWhatIsKnown(r land.Reason) land.Reason {
	return land.Reason{Code: r.Code, ZH: "仅按已知数据:" + r.ZH, EN: "by what is known: " + r.EN}
}

func missing(p TermPoints) land.Reason {
	if p.Name == Owners {
		return land.Reason{
			Code: "missing_owners",
			ZH:   fmt.Sprintf("权利人不详,各算一户:%s", listed(p.Missing)), EN: "right holder not known, each counted for itself: " + listed(p.Missing),
		}
	}
	return land.Reason{
		Code: "missing_" + p.Name,
		ZH:   fmt.Sprintf("%s无数据,不计分:%s", p.Title.ZH, listed(p.Missing)), EN: fmt.Sprintf("%s not known, counts nothing: %s", p.Title.EN, listed(p.Missing)),
	}
}

// admitted names parcels of which a rule's condition is not known, or known by something else than it asks about.
func (f *field) admitted(set []int) (reasons []land.Reason) {
	r := f.ask.Rules
	for _, c := range []struct {
		code, zh, en string
		asked        bool
		open         func(Parcel) bool
	}{
		{"use_unknown", "规划用途不详,需核实", "the use that the plan allows is not known", r.Industrial, func(p Parcel) bool { return p.industrial() == nil }},
		{"use_registered", "规划用途没有记录,按登记用途认定,需核实", "the use by plan is not on record, so that the registered one was taken", r.Industrial, func(p Parcel) bool { return p.Industrial == nil && p.Registered != nil }},
		{"mortgage_unknown", "是否抵押不详,需核实", "whether mortgaged is not known", r.NotMortgaged, func(p Parcel) bool { return p.Mortgaged == nil }},
		{"seal_unknown", "是否查封不详,需核实", "whether sealed is not known", r.NotSealed, func(p Parcel) bool { return p.Sealed == nil }},
		{"idle_unknown", "是否闲置不详,需核实", "whether idle is not known", r.NotIdle, func(p Parcel) bool { return p.Idle == nil }},
	} {
		var codes []string
		for _, i := range set {
			if c.asked && c.open(f.land.Parcels[i]) {
				codes = append(codes, f.land.Parcels[i].Code)
			}
		}
		if len(codes) > 0 {
			reasons = append(reasons, land.Reason{Code: c.code, ZH: c.zh + ":" + listed(codes), EN: c.en + ": " + listed(codes)})
		}
	}
	return reasons
}

// idle names land that must be dealt with as idle land before it may be redeveloped.
func (f *field) idle(set []int) []land.Reason {
	var codes []string
	for _, i := range set {
		if p := f.land.Parcels[i]; p.Idle != nil && *p.Idle {
			codes = append(codes, p.Code)
		}
	}
	if codes == nil {
		return nil
	}
	return []land.Reason{{
		Code: "idle_first",
		ZH:   "含认定或疑似闲置宗地,审查要点“非闲置土地”不通过:须先按《闲置土地处置办法》(国土资源部令第53号)处置完毕:" + listed(codes),
		EN:   "some of it is idle or suspected to be, so that the check “no idle land” fails: it must first be dealt with by the measures on idle land (order 53 of the ministry of land): " + listed(codes),
	}}
}

// underWay names land of active sites, with the sites.
func (f *field) underWay(set []int) []land.Reason {
	codes := f.inSites(set)
	if codes == nil {
		return nil
	}
	return []land.Reason{{
		Code: "in_site",
		ZH:   "含其他在办再开发地块的宗地,须先与该地块协调:" + listed(codes),
		EN:   "some of it is in another site that is under way, to be settled with it first: " + listed(codes),
	}}
}

// inSites are the codes of a set that are in active sites, each with the name of its site.
func (f *field) inSites(set []int) (codes []string) {
	for _, code := range f.codes(set) {
		if name := f.ask.UnderWay[code]; name != "" {
			codes = append(codes, fmt.Sprintf("%s (%s)", code, name))
		}
	}
	return codes
}

// shapedBy says which conditions kept neighbours out, and whether the range of area did, or made the site take what costs points.
func (f *field) shapedBy(set []int, asked Ask) (reasons []land.Reason) {
	kept := map[string][]string{}
	for _, why := range f.keptOut(set) {
		codes := f.codes([]int{why.at})
		if why.why == BarInSite {
			codes = f.inSites([]int{why.at})
		}
		kept[why.why] = append(kept[why.why], codes...)
	}
	for _, why := range append(bars(), "parted", "road", "within") {
		if codes := kept[why]; len(codes) > 0 {
			words := shapeWords(why)
			reasons = append(reasons, land.Reason{Code: "kept_out_" + why, ZH: words.ZH + ":" + listed(codes), EN: words.EN + ": " + listed(codes)})
		}
	}
	return append(reasons, f.byRange(set, asked)...)
}

func shapeWords(why string) land.Phrase {
	switch why {
	case "parted":
		return land.Phrase{ZH: "相邻但隔着不得跨越的线", EN: "beyond a line that no site crosses"}
	case "road":
		return land.Phrase{ZH: "相邻但隔着更宽的道路", EN: "beyond a wider road"}
	case "within":
		return land.Phrase{ZH: "相邻但在另一园区或片区", EN: "next to it in another park or sub-area"}
	}
	words := barWords(why)
	return land.Phrase{ZH: "相邻但" + words.ZH, EN: "next to it and " + words.EN}
}

// keptOut is a neighbour of a set that a rule keeps out.
type keptOut struct {
	at  int
	why string
}

func (f *field) keptOut(set []int) []keptOut {
	in := map[int]bool{}
	for _, i := range set {
		in[i] = true
	}
	byNeighbour := map[int]string{}
	for _, e := range f.land.Edges {
		if in[e.A] == in[e.B] {
			continue
		}
		out := e.A
		if in[e.A] {
			out = e.B
		}
		why := f.barred[out]
		a, b := f.land.Parcels[e.A], f.land.Parcels[e.B]
		switch {
		case why == "" && f.ask.joins(e, a, b):
			why = "-" // it could be reached
		case why == "" && f.ask.parted(a, b):
			why = "parted"
		case why == "" && f.ask.Rules.group(a) != f.ask.Rules.group(b):
			why = "within"
		case why == "":
			why = "road"
		}
		if byNeighbour[out] != "-" {
			byNeighbour[out] = why
		}
	}
	var list []keptOut
	for at, why := range byNeighbour {
		if why != "-" {
			list = append(list, keptOut{at, why})
		}
	}
	slices.SortFunc(list, func(a, b keptOut) int { return a.at - b.at })
	return list
}

// byRange says where one more parcel would bring points and does not fit, and where one was taken that costs points.
func (f *field) byRange(set []int, asked Ask) (reasons []land.Reason) {
	var large, owners, costly, few []string
	now := f.value(set)
	g := f.growth(set)
	for _, i := range set {
		rest := g.without(i)
		switch {
		case len(set) == 1 || f.points(rest) <= now+near(now):
		case rest.areaM2 < f.ask.MinM2:
			costly = append(costly, f.land.Parcels[i].Code)
		case len(set)-1 < f.ask.Rules.MinParcels:
			few = append(few, f.land.Parcels[i].Code)
		}
	}
	for _, i := range g.front {
		with := g.with(i)
		switch {
		case f.points(with) <= now:
		case with.areaM2 > f.ask.MaxM2:
			large = append(large, f.land.Parcels[i].Code)
		case with.owners > f.capped():
			owners = append(owners, f.land.Parcels[i].Code)
		}
	}
	add := func(code string, codes []string, zh, en string) {
		if len(codes) > 0 {
			slices.Sort(codes)
			reasons = append(reasons, land.Reason{Code: code, ZH: zh + ":" + listed(codes), EN: en + ": " + listed(codes)})
		}
	}
	add("area_max", large, fmt.Sprintf("再加会更好,但超过 %s 亩上限", short(land.Mu(asked.MaxM2))), fmt.Sprintf("would be better with it, and exceed %s mu", short(land.Mu(asked.MaxM2))))
	add("max_owners", owners, fmt.Sprintf("再加会更好,但超过 %d 户权利人", f.capped()), fmt.Sprintf("would be better with it, and exceed %d right holders", f.capped()))
	add("min_parcels", few, fmt.Sprintf("为达到至少 %d 宗而纳入", f.ask.Rules.MinParcels), fmt.Sprintf("taken to reach %d parcels", f.ask.Rules.MinParcels))
	add("area_min", costly, fmt.Sprintf("为达到 %s 亩下限而纳入", short(land.Mu(asked.MinM2))), fmt.Sprintf("taken to reach %s mu", short(land.Mu(asked.MinM2))))
	return reasons
}
