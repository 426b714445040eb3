package scheme

import (
	"math"
	"slices"

	"permu/internal/land"
)

// years is the first year of the works and how many years are reckoned; missing names what they need.
func (n *needs) years() (first, count int) {
	if len(n.phases) == 0 {
		n.lack("phases")
		return 0, 0
	}
	first = math.MaxInt
	for _, p := range n.phases {
		first = min(first, p.start/12)
	}
	return first, int(n.get("horizon_years"))
}

// cutOff reports whether the works go on after the last year that is reckoned, so that the years are not the whole.
func (e *engine) cutOff() bool {
	first, count := e.needs().years()
	return count > 0 && slices.ContainsFunc(e.phases, func(p phase) bool { return p.end/12 >= first+count })
}

// spread puts a cost into years: at the start of each phase, or evenly over its months. What is paid up to a year is rounded,
// and a year pays the difference, so that the years sum to the whole.
func (e *engine) spread(whole land.Money, first, count int, evenly bool) []land.Money {
	amounts := make([]land.Money, count)
	share, before := 0.0, land.Money(0)
	for _, p := range e.phases {
		share += p.share
		upTo := fenOf(whole.Yuan() * share)
		part, paid := upTo-before, land.Money(0)
		before = upTo
		for i := range amounts {
			due := fenOf(part.Yuan() * portion(p, (first+i+1)*12, evenly))
			amounts[i], paid = amounts[i]+due-paid, due
		}
	}
	return amounts
}

// portion is the part of a phase that is paid before a month, 0 to 1.
func portion(p phase, before int, evenly bool) float64 {
	if !evenly {
		if p.start < before {
			return 1
		}
		return 0
	}
	months := float64(p.end - p.start + 1)
	return math.Max(0, math.Min(1, float64(before-p.start)/months))
}

// working is how much of the whole yields in a year, 0 to 1: a phase yields from the year after its end, and reaches capacity
// over the years of the ramp-up in equal steps.
func (e *engine) working(year int, ramp float64) float64 {
	sum := 0.0
	for _, p := range e.phases {
		if since := float64(year - p.end/12); since >= 1 {
			sum += p.share * math.Min(1, since/math.Max(1, ramp))
		}
	}
	return sum
}

// begun is how much of the whole has been begun by a year, 0 to 1.
func (e *engine) begun(year int) float64 {
	sum := 0.0
	for _, p := range e.phases {
		if p.start/12 <= year {
			sum += p.share
		}
	}
	return sum
}

// yearly is a line of income (or of cost, where full is negative) by year, of which a part works in each.
func (n *needs) yearly(item string, title land.Phrase, full float64, part func(year int) float64) land.FlowLine {
	first, count := n.years()
	line := land.FlowLine{Item: item, Title: title, Amounts: []land.Money{}, Missing: n.missing}
	if len(n.missing) > 0 {
		return line
	}
	for i := range count {
		line.Amounts = append(line.Amounts, fenOf(full*part(first+i)))
	}
	return line
}

// once is a line of something that is paid in the course of the works.
func (n *needs) once(item string, title land.Phrase, whole *land.Money, sign land.Money) land.FlowLine {
	first, count := n.years()
	line := land.FlowLine{Item: item, Title: title, Amounts: []land.Money{}, Missing: n.missing}
	if len(n.missing) > 0 || whole == nil {
		return line
	}
	line.Amounts = n.spread(*whole*sign, first, count, item == construction || item == equipment)
	return line
}

// zoneLines are the zone's fiscal account: its part of the tax, what it gets for the land, less what it bears and the tax that
// is lost.
func (e *engine) zoneLines() []land.FlowLine {
	n := e.needs()
	tax, share := n.get("tax_per_mu")*land.YuanPerWan*n.mu(), n.get("zone_tax_share_pct")/100
	ramp := n.get("ramp_up_years")
	lines := []land.FlowLine{n.yearly("tax", said("新增税收地方留成", "the zone's part of the tax"), tax*share, func(y int) float64 { return n.working(y, ramp) })}
	n = e.needs()
	lost := n.fact("present_tax_cny", n.presentTax) * n.get("zone_tax_share_pct") / 100 * n.get("present_tax_lost_pct") / 100
	lines = append(lines, n.yearly("present_tax", said("现有税收减少", "present tax that is lost"), -lost, n.begun))
	return append(lines, e.borne(land.ZoneSide)...)
}

// developerLines are the developer's account: rent and profit, less what it bears.
func (e *engine) developerLines() []land.FlowLine {
	var lines []land.FlowLine
	if e.given("rent_cny_per_m2_year") {
		n := e.needs()
		rent, ramp := n.get("rent_cny_per_m2_year")*n.lettableM2()*n.get("let_pct")/100, n.get("ramp_up_years")
		lines = append(lines, n.yearly("rent", said("租金", "rent"), rent, func(y int) float64 { return n.working(y, ramp) }))
	}
	if e.given("profit_pct") {
		n := e.needs()
		profit, ramp := n.get("output_per_mu")*land.YuanPerWan*n.mu()*n.get("profit_pct")/100, n.get("ramp_up_years")
		lines = append(lines, n.yearly("profit", said("税后利润", "profit after tax"), profit, func(y int) float64 { return n.working(y, ramp) }))
	}
	if len(lines) == 0 {
		n := e.needs()
		n.lack("rent_cny_per_m2_year", "profit_pct")
		lines = append(lines, n.yearly("rent", said("租金或利润", "rent or profit"), 0, nil))
	}
	return append(lines, e.borne(land.DeveloperSide)...)
}

// borne are the costs of a side, and what passes between the two.
func (e *engine) borne(side string) []land.FlowLine {
	var lines []land.FlowLine
	for _, c := range e.costs() {
		n := e.needs()
		n.lack(c.Missing...)
		switch {
		case c.Item == landPrice && side == land.ZoneSide:
			lines = append(lines, n.once(c.Item, c.Title, c.Amount, 1))
		case c.Payer == side:
			lines = append(lines, n.once(c.Item, c.Title, c.Amount, -1))
		}
	}
	if e.given("subsidy_cny") {
		n, sign := e.needs(), land.Money(1)
		if side == land.ZoneSide {
			sign = -1
		}
		lines = append(lines, n.once("subsidy", said("财政补助", "subsidy by the zone"), n.money(n.get("subsidy_cny")), sign))
	}
	return lines
}

// linesOf are the lines of a side.
func (e *engine) linesOf(side string) []land.FlowLine {
	if side == land.ZoneSide {
		return e.zoneLines()
	}
	return e.developerLines()
}

// missingIn are what the lines need, each once.
func missingIn(lines []land.FlowLine) []string {
	missing := []string{}
	for _, l := range lines {
		for _, name := range l.Missing {
			if !slices.Contains(missing, name) {
				missing = append(missing, name)
			}
		}
	}
	return missing
}
