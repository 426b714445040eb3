package score_test

import (
	"math"
	"math/big"
	"slices"
	"strconv"
	"time"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
)

// enter takes a subject in: its numbers, with tax and land as the policy counts them, and where it belongs.
func (o *oracle) enter(at int) *entrant {
	e := &entrant{oracle: o, at: at, numbers: map[score.Column]*big.Rat{}, applied: map[string]*big.Rat{}}
	for column, values := range o.facts.Numbers {
		if !math.IsNaN(values[at]) {
			e.numbers[column] = new(big.Rat).SetFloat64(values[at])
		}
	}
	for back := range 4 {
		e.countTax(back)
	}
	for back := range 4 {
		e.countLand(back)
	}
	e.sort()
	return e
}

// number is a fact of a year in its own unit; nil is missing. An area that an earlier year does not tell is that of the
// evaluated year; land_mu is counted so already.
func (e *entrant) number(name string, back int) *big.Rat {
	n, _ := policy.NumberByName(name)
	column := score.Column{Name: n.Column, YearsBack: back}
	if n.Unit == "mu" && n.Column != "land_mu" && e.numbers[column] == nil {
		column.YearsBack = 0
	}
	if held := e.numbers[column]; held != nil {
		return times(held, ratio(n.Step.P, n.Step.Q))
	}
	return nil
}

// countTax makes the tax of the kinds that count. A kind that is not reported counts nothing where those that are
// reported make up the whole; else nobody knows the tax.
func (e *entrant) countTax(back int) {
	rule, of := e.policy.Tax, func(name string) *big.Rat { return e.numbers[score.Column{Name: name, YearsBack: back}] }
	tax := of(either(rule.Kind == "payable", "tax_payable_cny", "tax_cny"))
	if len(rule.Include) > 0 {
		counted, reported, complete := new(big.Rat), new(big.Rat), true
		for name, sign := range rule.Include {
			if v := of(name); v != nil {
				counted = plus(counted, times(v, sign.Rat()))
			} else if sign.Sign() != 0 && name != "tax_refund_cny" && name != "cross_region_tax_cny" {
				complete = false
			}
		}
		for _, kind := range land.TaxKinds() {
			if v := of(kind); v != nil {
				reported = plus(reported, v)
			}
		}
		whole := tax != nil && tax.Cmp(reported) == 0
		tax = either(complete || whole, counted, nil)
	}
	if refund := of("tax_refund_cny"); tax != nil && refund != nil && (rule.Refunds == "subtract" || rule.Kind == "net_treasury") {
		tax = minus(tax, refund)
	}
	if elsewhere := of("cross_region_tax_cny"); tax != nil && elsewhere != nil && rule.CrossRegion == "add_back" {
		tax = plus(tax, elsewhere)
	}
	delete(e.numbers, score.Column{Name: "tax_cny", YearsBack: back})
	if tax != nil {
		e.numbers[score.Column{Name: "tax_cny", YearsBack: back}] = tax
	}
}

// countLand adds the pieces of a year's land up. What is owned must be known, and how much land leased floor is; any other
// piece that nobody tells of is none. Else the land is the given one. Without anything of an earlier year it is that of
// the evaluated year.
func (e *entrant) countLand(back int) {
	of := func(name string) *big.Rat { return e.numbers[score.Column{Name: name, YearsBack: back}] }
	columns := map[string]string{
		"own": "own_land_mu", "leased_in": "leased_in_land_mu", "leased_out": "leased_out_land_mu",
		"unregistered_in_use": "unregistered_land_mu", "protected_period": "protected_land_mu",
		"newly_reduced": "newly_reduced_land_mu", "under_construction": "under_construction_land_mu",
	}
	signs, total, anything, complete := e.policy.Land.ComponentSigns(), new(big.Rat), false, true
	for name, column := range columns {
		piece := of(column)
		let := name == "leased_in" || name == "leased_out"
		if signs[name].Sign() == 0 || let && e.policy.Land.Basis == policy.Owner {
			continue
		}
		if piece == nil && name == "own" {
			complete = false
		}
		if piece == nil && name == "leased_in" && e.leasesFloor(back) {
			piece = e.leasedFloor(back)
			anything, complete = true, complete && piece != nil
		}
		if piece != nil {
			anything, total = true, plus(total, times(piece, signs[name].Rat()))
		}
	}
	land := score.Column{Name: "land_mu", YearsBack: back}
	switch {
	case anything && complete:
		e.numbers[land] = total
	case !anything && e.numbers[land] == nil && back > 0:
		e.numbers[land] = e.numbers[score.Column{Name: "land_mu"}]
	}
}

// leasesFloor reports whether a subject leases floor that the policy counts as land.
func (e *entrant) leasesFloor(back int) bool {
	floor := e.numbers[score.Column{Name: "leased_floor_m2", YearsBack: back}]
	return floor != nil && floor.Sign() > 0 && e.policy.Land.LeasedFloor.Method != "none"
}

// leasedFloor is leased floor ÷ floor area ratio, in 1/30,000 m²; nil where that is not known.
func (e *entrant) leasedFloor(back int) *big.Rat {
	rule, floor, far := e.policy.Land.LeasedFloor, e.number("leased_floor_m2", back), e.number("floor_area_ratio", back)
	if rule.Method == "declared" || far == nil || far.Sign() <= 0 {
		return nil
	}
	if rule.MinFAR != nil {
		far = most(far, rule.MinFAR.Rat())
	}
	if high := e.number("leased_high_floor_m2", back); rule.HighStorey && high != nil && high.Sign() > 0 {
		floor = plus(floor, least(high, floor))
	}
	return nearest(times(over(floor, far), whole(30_000)))
}

// division is the GB/T 4754 division of the subject's industry: C1821 and 1821 are of 18.
func (e *entrant) division() string {
	code := e.facts.Texts["industry_code"].Of(e.at)
	if code != "" && code[0] >= 'A' && code[0] <= 'Z' {
		code = code[1:]
	}
	return either(len(code) < 2, "", code)[:min(2, len(code))]
}

// group is the industry group that names the division, else the one that names none.
func (e *entrant) industryGroup() string {
	division := e.division()
	if division == "" {
		return ""
	}
	rest := ""
	for _, g := range e.policy.IndustryGroups {
		if among(g.Divisions, division) {
			return g.ID
		}
		if len(g.Divisions) == 0 {
			rest = g.ID
		}
	}
	return rest
}

func among(divisions []string, division string) bool {
	n, err := strconv.Atoi(division)
	return err == nil && slices.ContainsFunc(divisions, func(text string) bool {
		first, last, _ := policy.DivisionsOf(text)
		return first <= n && n <= last
	})
}

// Value implements [policy.Case].
func (e *entrant) Value(name string) (any, bool) {
	if _, ok := policy.NumberByName(name); ok {
		return float(e.number(name, 0))
	}
	switch name {
	case "as_of":
		return e.facts.AsOf, true
	case "year":
		return float64(e.facts.Year), true
	case "age_years":
		return e.since("registered_on")
	case "years_in_production":
		return e.since("production_on")
	case "tags", "events":
		return e.labels(name == "events"), true
	case "missing":
		return e.missing(), true
	case "industry":
		return e.division(), e.division() != ""
	case "industry_group":
		return e.industryGroup(), e.industryGroup() != ""
	case "track":
		return e.track, e.track != ""
	}
	return e.told(name)
}

// told is what the facts say in words, flags and days.
func (e *entrant) told(name string) (any, bool) {
	if words, ok := e.facts.Texts[name]; ok {
		return words.Of(e.at), words.Of(e.at) != ""
	}
	if flags, ok := e.facts.Flags[name]; ok {
		return flags[e.at] == 1, flags[e.at] >= 0
	}
	return e.day(name)
}

func (e *entrant) day(name string) (any, bool) {
	days, ok := e.facts.Days[name]
	if !ok || days[e.at] == score.NoDay {
		return nil, false
	}
	return time.Date(1970, 1, 1+int(days[e.at]), 0, 0, 0, 0, time.UTC), true
}

func (e *entrant) since(name string) (any, bool) {
	day, ok := e.day(name)
	if !ok {
		return nil, false
	}
	return policy.Years(day.(time.Time), e.facts.AsOf), true
}

func (e *entrant) labels(events bool) []string {
	names := []string{}
	for _, tag := range e.facts.Tags[e.at] {
		if tag.Event == events {
			names = append(names, tag.Name)
		}
	}
	return names
}

func (e *entrant) missing() []string {
	names := []string{}
	for _, n := range policy.Numbers() {
		if e.number(n.Name, 0) == nil {
			names = append(names, n.Name)
		}
	}
	return names
}

func float(v *big.Rat) (any, bool) {
	if v == nil {
		return nil, false
	}
	f, _ := v.Float64()
	return f, true
}

// sort finds where the subject belongs: who surely does not take part is out, whom something decides that is missing is
// undetermined; then the first special class that is in force, and the first track.
func (e *entrant) sort() {
	e.class, e.ranked, e.counted, e.scored = score.Evaluated, true, true, true
	if e.class, e.rule = e.scope(); e.class != score.Evaluated {
		return
	}
	for _, c := range e.policy.Population.Special {
		if c.Holds(e.facts.AsOf) && c.When.Holds(e) == policy.Yes {
			e.rule, e.ranked, e.counted, e.scored = c.ID, c.InRanking, c.InBaseline, c.InRanking || c.Scored
			e.class = either(c.InRanking, score.Evaluated, score.Special)
			break
		}
	}
	e.enterTrack()
}

func (e *entrant) scope() (class, rule string) {
	population := e.policy.Population
	takes := population.When.Holds(e)
	if len(population.Industries) > 0 && !among(population.Industries, e.division()) {
		takes = either(e.division() == "" && takes != policy.No, policy.CannotTell, policy.No)
	}
	if takes == policy.No {
		return score.NotInScope, ""
	}
	for _, rule := range population.OutOfScope {
		if rule.When.Holds(e) == policy.Yes {
			return score.NotInScope, rule.ID
		}
	}
	return either(takes == policy.CannotTell, score.Undetermined, score.Evaluated), ""
}

func (e *entrant) enterTrack() {
	special := e.class == score.Special
	for _, t := range e.policy.Tracks {
		switch t.When.Holds(e) {
		case policy.Yes:
			e.track = t.ID
			return
		case policy.CannotTell:
			e.class = either(special, score.Special, score.Undetermined)
			return
		}
	}
	e.class = either(special, score.Special, score.NoTrack)
}

func (e *entrant) trackOf() (policy.Track, bool) {
	for _, t := range e.policy.Tracks {
		if t.ID == e.track {
			return t, true
		}
	}
	return policy.Track{}, false
}
