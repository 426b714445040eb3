package scheme

import (
	"cmp"
	"slices"

	"permu/internal/land"
)

// Achieved holds what is completed against the targets: by year the parks in order, then the zone as a whole, and last all years
// that have a target. A year of a park that has neither a target nor a site is not there. Of the zone its own target of the year
// counts, amount by amount, else the sum of those of its parks. What is held against such a sum, or against all years, is what was done in
// the parks and years that aimed at that amount.
func Achieved(sites []land.ProgrammeSite, targets []land.ProgrammeTarget) []land.Achieved {
	rows, aimed := balances{}, aimsOf(targets)
	for _, s := range sites {
		if s.Stage != land.StageDone || s.DoneOn == nil {
			continue
		}
		year, park := partsOf(s)[0].year, orEmpty(s.ParkCode)
		rows.at(year, park, false).completed(s.Amounts, all)
		rows.at(year, "", true).completed(s.Amounts, aimed.zone(year, park))
		if in := aimed.years(year, park); in != none {
			rows.at(0, "", true).completed(s.Amounts, in)
		}
	}
	for _, t := range targets {
		rows.at(t.Year, orEmpty(t.ParkCode), t.ParkCode == nil).aims(t.Amounts, false)
		counts, summed := listed(t.Amounts), t.ParkCode != nil
		for i, own := range aimed[row{t.Year, "", true}] {
			if summed && own {
				counts[i] = nil
			}
		}
		if counts == ([4]*float64{}) {
			continue
		}
		if summed {
			rows.at(t.Year, "", true).aims(amounts(counts), true)
		}
		rows.at(0, "", true).aims(amounts(counts), true)
	}
	return rows.inOrder()
}

// each says of the four amounts whether something holds.
type each [4]bool

var all, none = each{true, true, true, true}, each{}

func (e each) or(with each) each {
	for i := range e {
		e[i] = e[i] || with[i]
	}
	return e
}

// aims say which amounts have a target, by place; of the parks of a year together under no park, and of all years under the year 0.
type aims map[row]each

func aimsOf(targets []land.ProgrammeTarget) aims {
	list := aims{}
	for _, t := range targets {
		var has each
		for i, v := range listed(t.Amounts) {
			has[i] = v != nil
		}
		of := row{t.Year, orEmpty(t.ParkCode), t.ParkCode == nil}
		list[of], list[row{}] = list[of].or(has), list[row{}].or(has)
		if t.ParkCode != nil {
			list[row{year: t.Year}] = list[row{year: t.Year}].or(has)
		}
	}
	return list
}

// zone are the amounts of a park that count for the zone in a year: where the target is the sum of parks, those that are among them.
func (list aims) zone(year int, park string) each {
	own, parks, its := list[row{year, "", true}], list[row{year: year}], list.park(year, park)
	var counts each
	for i := range counts {
		counts[i] = own[i] || its[i] || !parks[i]
	}
	return counts
}

// years are the amounts of a park in a year that count for all years: those with a target, and of a year with any those that never have.
func (list aims) years(year int, park string) each {
	own, its, ever := list[row{year, "", true}], list.park(year, park), list[row{}]
	aimed := own.or(list[row{year: year}]) != none
	var counts each
	for i := range counts {
		counts[i] = own[i] || its[i] || !ever[i] && aimed
	}
	return counts
}

// park are the amounts of which a park has a target; a site in several parks is of none.
func (list aims) park(year int, park string) each {
	if park == "" {
		return none
	}
	return list[row{year, park, false}]
}

// balances are what is completed against the targets, by place.
type balances map[row]*balance

func (rows balances) at(year int, park string, whole bool) *balance {
	r := row{year, park, whole}
	if rows[r] == nil {
		rows[r] = &balance{}
	}
	return rows[r]
}

// row is where a balance belongs; year 0 is all years.
type row struct {
	year  int
	park  string
	whole bool
}

// balance is what is completed against what was aimed at, by the four amounts.
type balance struct {
	target, done    [4]*float64
	lacks           each   // done, and not known of every site
	counted         [4]int // sites
	sites, unknowns int
	summed          bool
}

func listed(a land.Amounts) [4]*float64 {
	return [4]*float64{a.AreaMu, a.GainedFloorM2, a.InvestmentCNY, a.TaxCNY}
}

func amounts(list [4]*float64) land.Amounts {
	return land.Amounts{AreaMu: list[0], GainedFloorM2: list[1], InvestmentCNY: list[2], TaxCNY: list[3]}
}

// completed adds those amounts of a site that count.
func (b *balance) completed(a land.Amounts, counts each) {
	b.sites++
	if unknown(a) {
		b.unknowns++
	}
	for i, v := range listed(a) {
		if !counts[i] {
			continue
		}
		b.counted[i]++
		b.lacks[i] = b.lacks[i] || v == nil
		b.done[i] = plus(b.done[i], v)
	}
}

func (b *balance) aims(a land.Amounts, summed bool) {
	b.summed = b.summed || summed
	for i, v := range listed(a) {
		b.target[i] = plus(b.target[i], v)
	}
}

// plus is a sum of what is known; nil is nothing yet.
func plus(sum, v *float64) *float64 {
	switch {
	case v == nil:
		return sum
	case sum == nil:
		return new(*v)
	}
	return new(*sum + *v)
}

// of is a balance with the differences. Where nothing is completed, nothing is done: zero, and not unknown.
func (b *balance) of(r row) land.Achieved {
	a := land.Achieved{Year: r.year, Whole: r.whole, Summed: b.summed, Sites: b.sites, Unknown: b.unknowns, Target: amounts(b.target)}
	if r.park != "" {
		a.ParkCode = &r.park
	}
	done, difference, percent := b.done, [4]*float64{}, [4]*float64{}
	for i, target := range b.target {
		if b.counted[i] == 0 {
			done[i] = new(0.0)
		}
		if target == nil || done[i] == nil || b.lacks[i] {
			continue
		}
		difference[i] = new(*done[i] - *target)
		if *target > 0 {
			percent[i] = new(100 * *done[i] / *target)
		}
	}
	a.Done, a.Difference = amounts(done), amounts(difference)
	a.Percent = land.Percents{Area: percent[0], GainedFloor: percent[1], Investment: percent[2], Tax: percent[3]}
	return a
}

// inOrder are all balances: year by year, the parks before the zone, all years last.
func (rows balances) inOrder() []land.Achieved {
	keys := []row{}
	for r := range rows {
		keys = append(keys, r)
	}
	last := func(r row) int { return map[bool]int{true: 1}[r.year == 0] }
	after := func(r row) int { return map[bool]int{true: 1}[r.whole] }
	slices.SortFunc(keys, func(a, b row) int {
		return cmp.Or(cmp.Compare(last(a), last(b)), cmp.Compare(a.year, b.year), cmp.Compare(after(a), after(b)), cmp.Compare(a.park, b.park))
	})
	list := make([]land.Achieved, len(keys))
	for i, r := range keys {
		list[i] = rows[r].of(r)
	}
	return list
}
