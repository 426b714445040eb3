package survey

import (
	"cmp"
	"math"
	"slices"

	"permu/internal/land"
)

// Line is where the designated size begins: 2,000 万元 of main-business revenue a year of an industrial enterprise (规上工业),
// and what counts as near it.
type Line struct {
	CNY      float64
	Near     float64 // share of the line from which a reported revenue is near
	MinFirms int     // of a division, fewer of which have no ratio of their own
}

// The line as it stands, and this project's own settings of what is near.
const (
	LineWan  = 2000
	NearFrom = 0.8
	// RisingFrom is the share of the line from which growth is looked at: a rate of what is small says little.
	RisingFrom = 0.5
	MinFirms   = 5
)

// Classes of enterprises near the line, the surest first.
const (
	Over     = "over"
	Rising   = "rising"
	Likely   = "likely"
	Possible = "possible"
	Near     = "near"
)

// Classes are all of them in their order.
func Classes() []string { return []string{Over, Rising, Likely, Possible, Near} }

// What else an enterprise may be: far below, without a figure, or of no industry that the line is for.
const (
	below         = "below"
	noData        = "no_data"
	otherIndustry = "other_industry"
)

// Potential finds the enterprises that are not counted above designated size and are near the line, by the figures of a
// year and the two before it, in the order of enterprises and years. A reported revenue is taken as it is; else the zone's
// own ratios of revenue to tax, electricity and employees estimate it, always with the band of their quartiles. The counts
// are of all enterprises that are not above. Of a firm without figures of the year its last ones count; the ratios are
// those of the year.
func Potential(line Line, year int, figures []land.YearlyFigures) ([]land.NearThreshold, map[string]int) {
	firms := firmsOf(figures)
	ratios := ratiosOf(line, year, firms)
	list, counts := []land.NearThreshold{}, map[string]int{}
	for _, f := range firms {
		if text(f.Scale) == "above" || text(f.Status) == "deregistered" {
			continue
		}
		n, class := f.near(line, year, ratios)
		counts[class]++
		if n.Class = class; slices.Contains(Classes(), class) {
			list = append(list, n)
		}
	}
	slices.SortFunc(list, func(a, b land.NearThreshold) int {
		surer := slices.Index(Classes(), a.Class) - slices.Index(Classes(), b.Class)
		return cmp.Or(surer, cmp.Compare(b.Share, a.Share), cmp.Compare(a.USCC, b.USCC))
	})
	return list, counts
}

// firm is an enterprise with what it reported by year.
type firm struct {
	land.YearlyFigures // of any year; its codes
	years              map[int]land.YearlyFigures
}

func firmsOf(figures []land.YearlyFigures) []firm {
	var firms []firm
	for _, y := range figures {
		if n := len(firms); n == 0 || firms[n-1].USCC != y.USCC {
			firms = append(firms, firm{y, map[int]land.YearlyFigures{}})
		}
		if y.Year != nil {
			firms[len(firms)-1].years[*y.Year] = y
		}
	}
	return firms
}

// industrial reports whether the line is for a division: mining, manufacturing and utilities (GB/T 4754-2017, 06 to 46). Of
// one that is not on record it may be.
func industrial(division string) bool { return division == "" || division >= "06" && division <= "46" }

// near holds a firm against the line; the class says what it is where it is not near.
func (f firm) near(line Line, year int, r ratios) (land.NearThreshold, string) {
	n := land.NearThreshold{
		USCC: f.USCC, Name: f.Name, ParkCode: text(f.ParkCode), ParkName: text(f.ParkName), IndustryCode: text(f.IndustryCode), Scale: text(f.Scale),
		Status: text(f.Status), Reported: []land.YearRevenue{}, Estimates: []land.Estimate{}, Missing: []string{},
	}
	if !industrial(land.Division(n.IndustryCode)) {
		return n, otherIndustry
	}
	for back := 2; back >= 0; back-- {
		n.Reported = append(n.Reported, land.YearRevenue{Year: year - back, RevenueCNY: f.years[year-back].RevenueCNY})
	}
	f.lacks(&n, year)
	for back := range 3 {
		if revenue := f.years[year-back].RevenueCNY; revenue != nil {
			return n, f.reported(&n, line, year-back, *revenue)
		}
		if n.Estimates = f.estimates(year-back, r); len(n.Estimates) > 0 {
			n.Year = year - back
			return n, estimated(&n, line)
		}
	}
	return n, noData
}

// lacks lists what would make the answer surer.
func (f firm) lacks(n *land.NearThreshold, year int) {
	y := f.years[year]
	for _, figure := range []struct {
		name  string
		value *float64
	}{{"revenue_cny", y.RevenueCNY}, {"tax_cny", y.TaxCNY}, {"electricity_kwh", y.ElectricityKWh}, {"employees", y.Employees}} {
		if figure.value == nil {
			n.Missing = append(n.Missing, figure.name)
		}
	}
	if n.IndustryCode == "" {
		n.Missing = append(n.Missing, "industry_code")
	}
}

// reported classes a firm by the revenue that it reported.
func (f firm) reported(n *land.NearThreshold, line Line, year int, revenue float64) string {
	n.Basis, n.Year, n.Revenue, n.Share = "reported", year, land.Band{Low: revenue, Mid: revenue, High: revenue}, revenue/line.CNY
	before := f.years[year-1].RevenueCNY
	switch {
	case revenue >= line.CNY:
		n.Why = said("%d 年报送营业收入 %s 万元 ≥ %s 万元,尚未纳统", "reported a revenue of %[2]s 万元 ≥ %[3]s 万元 for %[1]d and is not counted", year, wan(revenue), wan(line.CNY))
		return Over
	case rises(before, revenue, line):
		n.Why = said("营业收入 %[1]s → %[2]s 万元,年增 %[3]s%%;按此增速次年 %[4]s 万元,过 %[5]s 万元", "revenue rose from %[1]s to %[2]s 万元, by %[3]s%%; at that rate next year's is %[4]s 万元, above %[5]s 万元",
			wan(*before), wan(revenue), figure(100*(revenue / *before - 1), 1), wan(revenue*revenue / *before), wan(line.CNY))
		return Rising
	case revenue >= line.Near*line.CNY:
		n.Why = said("%[1]d 年报送营业收入 %[2]s 万元,距 %[3]s 万元还差 %[4]s 万元", "reported a revenue of %[2]s 万元 for %[1]d, %[4]s 万元 below %[3]s 万元", year, wan(revenue), wan(line.CNY), wan(line.CNY-revenue))
		return Near
	}
	return below
}

// rises reports whether a revenue that is not small would pass the line next year at the rate of this one.
func rises(before *float64, revenue float64, line Line) bool {
	return before != nil && *before > 0 && revenue > *before && revenue >= RisingFrom*line.CNY && revenue*revenue / *before >= line.CNY
}

// estimated classes a firm by the narrowest of its estimates.
func estimated(n *land.NearThreshold, line Line) string {
	n.Basis = "estimated"
	slices.SortStableFunc(n.Estimates, func(a, b land.Estimate) int { return cmp.Compare(width(a.Ratio), width(b.Ratio)) })
	n.Revenue = n.Estimates[0].Revenue
	n.Share = n.Revenue.Mid / line.CNY
	n.Why = said("%[1]s;区间 %[2]s–%[3]s 万元,线 %[4]s 万元", "%[5]s; between %[2]s and %[3]s 万元, the line is %[4]s 万元",
		n.Estimates[0].Formula.ZH, wan(n.Revenue.Low), wan(n.Revenue.High), wan(line.CNY), n.Estimates[0].Formula.EN)
	switch {
	case n.Revenue.Low >= line.CNY:
		return Likely
	case n.Revenue.High >= line.CNY:
		return Possible
	}
	return below
}

// width is how far apart the quartiles of a ratio are; a ratio without a spread is a single firm's or the same of all.
func width(b land.Band) float64 {
	if b.Low <= 0 {
		return math.Inf(1)
	}
	return b.High / b.Low
}
