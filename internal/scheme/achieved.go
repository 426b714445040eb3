package scheme

import (
	"cmp"
	"slices"

	"permu/internal/land"
)

// Achieved holds what is completed against the targets: by year the parks in order, then the zone as a whole, and last all years
// that have a target. A year of a park that has neither a target nor a site is not there. Of the zone its own target of the year
// counts, else the sum of those of its parks.
func Achieved(sites []land.ProgrammeSite, targets []land.ProgrammeTarget) []land.Achieved {
	own, aimed := map[int]bool{}, map[int]bool{}
	for _, t := range targets {
		own[t.Year], aimed[t.Year] = own[t.Year] || t.ParkCode == nil, true
	}
	rows := balances{}
	for _, s := range sites {
		if s.Stage != land.StageDone || s.DoneOn == nil {
			continue
		}
		year := partsOf(s)[0].year
		rows.at(year, orEmpty(s.ParkCode), false).completed(s.Amounts)
		rows.at(year, "", true).completed(s.Amounts)
		if aimed[year] {
			rows.at(0, "", true).completed(s.Amounts)
		}
	}
	for _, t := range targets {
		rows.at(t.Year, orEmpty(t.ParkCode), t.ParkCode == nil).aims(t.Amounts, false)
		if t.ParkCode != nil && own[t.Year] {
			continue
		}
		if t.ParkCode != nil {
			rows.at(t.Year, "", true).aims(t.Amounts, true)
		}
		rows.at(0, "", true).aims(t.Amounts, true)
	}
	return rows.inOrder()
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
	lacks           [4]bool // done, and not known of every site
	sites, unknowns int
	summed          bool
}

func listed(a land.Amounts) [4]*float64 {
	return [4]*float64{a.AreaMu, a.GainedFloorM2, a.InvestmentCNY, a.TaxCNY}
}

func amounts(list [4]*float64) land.Amounts {
	return land.Amounts{AreaMu: list[0], GainedFloorM2: list[1], InvestmentCNY: list[2], TaxCNY: list[3]}
}

func (b *balance) completed(a land.Amounts) {
	b.sites++
	if unknown(a) {
		b.unknowns++
	}
	for i, v := range listed(a) {
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
		if b.sites == 0 {
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
