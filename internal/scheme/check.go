package scheme

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"permu/internal/land"
	"permu/internal/policy"
)

// facts are what the checks of documents may ask: number, text or flag by its name; what is not known is not there.
type facts map[string]any

// Value is a fact as conditions ask for it.
func (f facts) Value(name string) (any, bool) {
	v, ok := f[name]
	return v, ok
}

// factsOf puts together what is known of a site and a plan. A question that nobody answered is missing, and so is what a plan
// has of a control indicator alone.
func factsOf(g Ground, e *engine, in land.ScenarioInputs) facts {
	f := facts{}
	number := func(name string, v *float64) {
		if v != nil {
			f[name] = *v
		}
	}
	planned := func(name, of string, v *float64) {
		if !e.atLimit[of] {
			number(name, v)
		}
	}
	for name, v := range siteFacts(g) {
		f[name] = v
	}
	for _, c := range e.compared(g) {
		switch c.Name {
		case "tax_per_mu":
			number("benefit_per_mu", c.Before)
			f["benefit_per_mu"+ofYears] = c.Years
			number("plan_tax_per_mu", c.Plan)
		case "output_per_mu":
			number("output_before_per_mu", c.Before)
			f["output_before_per_mu"+ofYears] = c.Years
			number("plan_output_per_mu", c.Plan)
		case "floor_area_ratio":
			number("present_far", c.Before)
			planned("plan_far", c.Name, c.Plan)
		case "building_coefficient":
			number("present_footprint_pct", times(c.Before, 100))
			planned("plan_coefficient_pct", c.Name, times(c.Plan, 100))
		case "investment_per_mu":
			number("plan_investment_per_mu", c.Plan)
		}
	}
	for _, figure := range e.figures() {
		if figure.Name == "admin_floor_pct" {
			number("admin_floor_pct", figure.Value)
		}
	}
	for _, name := range []string{"storeys", "storey_height_m", "column_grid_m", "admin_land_pct"} {
		if v, known := e.by[name]; known {
			f[name] = v
		}
	}
	f.texts(g, e, in)
	for name, answer := range in.Answers {
		f[name] = answer
	}
	for name, r := range g.Recorded {
		f[name], f[name+onRecord] = r.Holds, r.From
	}
	f["missing"] = f.missing()
	return f
}

// onRecord marks where the answer to a question is on record.
const onRecord = " on record"

func (f facts) texts(g Ground, e *engine, in land.ScenarioInputs) {
	for name, text := range map[string]string{"mode": e.mode, "industry": land.Division(in.Industry)} {
		if text != "" {
			f[name] = text
		}
	}
	if g.File.ParkCode != nil {
		f["park_code"] = *g.File.ParkCode
	}
}

// missing are the names of what is not known.
func (f facts) missing() []string {
	list := []string{}
	for _, v := range policy.SchemeFacts() {
		if _, known := f[v.Name]; !known && v.Name != "missing" {
			list = append(list, v.Name)
		}
	}
	return list
}

func times(v *float64, by float64) *float64 {
	if v == nil {
		return nil
	}
	product := *v * by
	return &product
}

// siteFacts are what is known of the land.
func siteFacts(g Ground) facts {
	f := facts{"site_mu": land.Mu(g.landM2()), "parcels": float64(len(g.File.Parcels))}
	owners, smallest := map[string]bool{}, math.Inf(1)
	inForce := true
	for _, p := range g.File.Parcels {
		smallest = math.Min(smallest, land.Mu(p.LandM2))
		inForce = inForce && p.InForce
		if p.OwnerName != nil {
			owners[*p.OwnerName] = true
		}
	}
	f["smallest_parcel_mu"], f["in_force"] = smallest, inForce
	f.flag("illegal_building", anyOf(g, illegal))
	if len(owners) > 0 {
		f["owners"] = float64(len(owners))
	}
	f.flag("collective", anyOf(g, collective))
	f.flag("mortgaged", anyOf(g, func(p land.SiteParcel) *bool { return p.Mortgaged }))
	f.flag("sealed", anyOf(g, func(p land.SiteParcel) *bool {
		if p.Seized {
			return &p.Seized
		}
		return p.Sealed
	}))
	f.flag("industrial", everyOf(g, func(p land.SiteParcel) *bool { return industrial(p.LandUseCode) }))
	f.flag("planned_industrial", everyOf(g, func(p land.SiteParcel) *bool { return industrial(p.PlannedUseCode) }))
	f.flag("idle", anyOf(g, func(p land.SiteParcel) *bool { return land.Idle(p.LandState, p.Findings) }))
	f.leastLimit(g)
	return f
}

func (f facts) flag(name string, v *bool) {
	if v != nil {
		f[name] = *v
	}
}

// anyOf is true where a flag holds of a parcel, false where it holds of none, and nil where that cannot be told.
func anyOf(g Ground, of func(land.SiteParcel) *bool) *bool {
	answer := new(bool)
	for _, p := range g.File.Parcels {
		switch v := of(p); {
		case v == nil:
			answer = nil
		case *v:
			return v
		}
	}
	return answer
}

func everyOf(g Ground, of func(land.SiteParcel) *bool) *bool {
	not := anyOf(g, func(p land.SiteParcel) *bool {
		v := of(p)
		if v == nil {
			return nil
		}
		return new(!*v)
	})
	if not == nil {
		return nil
	}
	return new(!*not)
}

// industrial is whether a use is industry or storage; nil is not on record.
func industrial(use *string) *bool {
	if use == nil {
		return nil
	}
	return new(land.Parcel{LandUseCode: use}.Industrial())
}

func collective(p land.SiteParcel) *bool {
	if p.Tenure == nil {
		return nil
	}
	return new(*p.Tenure == "collective")
}

// illegal is whether a parcel has a building that is illegal or has no permit; where nobody says of each building whether it
// has one, or which buildings there are, that is not known. Land on which nothing stands has none.
func illegal(p land.SiteParcel) *bool {
	bare := p.Buildings == 0 && p.FootprintM2 != nil && *p.FootprintM2 == 0 && p.FloorAreaM2 != nil && *p.FloorAreaM2 == 0
	switch {
	case p.IllegalBuilding || p.Unpermitted > 0:
		return new(true)
	case bare || p.Buildings > 0 && p.Permitted == p.Buildings:
		return new(false)
	}
	return nil
}

// ofSome marks the least of a number of some parcels: that of all is at most this.
const ofSome = " of some"

// leastLimit is the least of the highest floor area ratios by plan or contract; of some parcels it is a bound alone.
func (f facts) leastLimit(g Ground) {
	least, known := math.Inf(1), 0
	for _, p := range g.File.Parcels {
		if p.FARMax != nil {
			least, known = math.Min(least, *p.FARMax), known+1
		}
	}
	switch {
	case known > 0 && known == len(g.File.Parcels):
		f["far_max"] = least
	case known > 0:
		f["far_max"+ofSome] = least
	}
}

// ofYears marks the years that a mean is over, and meanYears is how many are asked of it, as the rules of screening ask.
const (
	ofYears   = " of years"
	meanYears = 3
)

// over says which years a mean that is known is over; nothing of a number that is none, or of land that nobody uses.
func (f facts) over(name string) land.Phrase {
	_, known := f[name]
	years, _ := f[name+ofYears].([]int)
	if !known || len(years) == 0 {
		return land.Phrase{}
	}
	list := listOf(years)
	return land.Phrase{ZH: "(" + list.ZH + "年)", EN: " (" + list.EN + ")"}
}

func listOf(years []int) land.Phrase {
	text := make([]string, len(years))
	for i, year := range years {
		text[i] = strconv.Itoa(year)
	}
	return land.Phrase{ZH: strings.Join(text, "、"), EN: strings.Join(text, ", ")}
}

// doubtsOf says which means of some numbers rest on fewer years than are asked of them.
func (f facts) doubtsOf(names []string) []land.Phrase {
	doubts := []land.Phrase{}
	for _, name := range names {
		years, _ := f[name+ofYears].([]int)
		if _, known := f[name]; known && len(years) > 0 && len(years) < meanYears {
			n, _ := policy.SchemeNumber(name)
			doubts = append(doubts, said("%[1]s:%[3]d 年中有 %[4]d 年无数据", "%[2]s: %[4]d of %[3]d years are not known", n.Title.ZH, english(n.Title), meanYears, meanYears-len(years)))
		}
	}
	return doubts
}

// checks asks the checks of some documents of a site and a plan; one of a document that is not in force is asked all the same, and doubts.
func checks(documents []policy.Policy, f facts, today time.Time) []land.Checked {
	list := []land.Checked{}
	for _, document := range documents {
		for _, c := range document.Checks {
			made := asked(document, c, f)
			made.Lacks = inWords(made.Missing)
			if stale := outOfForce(document, today); stale != nil {
				made.Doubts = append(made.Doubts, *stale)
			}
			list = append(list, made)
		}
	}
	return list
}

// inWords are facts that checks ask about by their titles; what has none, such as a row of a table, by its name.
func inWords(names []string) []land.Phrase {
	said := make([]land.Phrase, len(names))
	for i, name := range names {
		said[i] = land.Phrase{ZH: name, EN: name}
		for _, v := range policy.SchemeFacts() {
			if v.Name == name {
				said[i] = v.Title
			}
		}
	}
	return said
}

// asksAbout are the names of what a check asks, each once.
func asksAbout(c policy.Check) []string {
	names := slices.Clone(c.Applies.Mentions())
	for _, t := range slices.Concat(c.All, c.Any) {
		names = append(names, t.When.Mentions()...)
		if t.Value != "" {
			names = append(names, t.Value)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// applying are the means by which it is told whether a check is asked, where its tests do not say them.
func (f facts) applying(c policy.Check) (formula land.Phrase) {
	for _, name := range c.Applies.Mentions() {
		value, known := f[name].(float64)
		tests := func(t policy.Test) bool { return t.Value == name }
		over := f.over(name)
		if !known || over.ZH == "" || slices.ContainsFunc(slices.Concat(c.All, c.Any), tests) && c.Applies.Holds(f) == policy.Yes {
			continue
		}
		n, _ := policy.SchemeNumber(name)
		formula = joined(formula, said("%[1]s%[3]s %[5]s%[6]s", "%[2]s%[4]s %[5]s%[6]s", n.Title.ZH, english(n.Title), over.ZH, over.EN, number(rounded(value)), unitOf(n.Unit)))
	}
	return formula
}

// asked asks one check.
func asked(document policy.Policy, c policy.Check, f facts) land.Checked {
	basis := document.CheckBasis(c)
	made := land.Checked{Document: document.ID, Check: c.ID, Title: c.Title, Basis: basis, Clause: basis.Clause(), Person: c.Person, Missing: []string{}}
	made.Formula, made.Doubts = f.applying(c), f.doubtsOf(asksAbout(c))
	switch c.Applies.Holds(f) {
	case policy.No:
		made.Outcome = land.DoesNotApply
		return made
	case policy.CannotTell:
		made.Outcome, made.Missing = land.CannotTell, lacking(c.Applies, f)
		made.Clears = said("补录所缺数据后再行判断", "bring in what is missing")
		return made
	}
	return answered(made, document, c, f)
}
