package analysis

import (
	"cmp"
	"fmt"
	"slices"
	"sync"
	"time"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
	"permu/internal/screen"
)

// judged are the subjects of one kind with what a policy makes of them.
type judged struct {
	kind        string
	unit        string // of groups
	facts       score.Facts
	result      *score.Result // nil where the policy says nothing of the kind
	percentiles []*float64    // by tax per mu, among all of the kind
}

// assessment is a policy applied to the ground of a zone's year.
type assessment struct {
	*ground
	policy      policy.Policy
	classes     policy.Efficiency
	compared    []land.Column // what the screening rules ask about
	enterprises judged
	parcels     judged
	apart       apart                // enterprises among the parcels of parcel_merged
	besides     map[string][]float64 // of the parcels as they are evaluated: components of land that the policy adds, or takes off
	groups      []judged             // of the other units that the policy evaluates
	reported    yearColumns          // of the enterprises
	placed      yearColumns          // of the parcels, what is known, each year spread by its own uses
	whole       yearColumns          // of the parcels, what is known of all users
	verdicts    verdicts             // of persons on the parcels
	found       *screen.Result
	hits        []placedHit // what was found, on its parcels
	screened    []screened  // per parcel
}

// assess applies a policy, and the screening rules of some documents, to ground that counts land its way and has the columns
// that they need; decided are the grades that persons have given.
func assess(p policy.Policy, documents []policy.Policy, g *ground, asOf time.Time, decided decisions) (*assessment, error) {
	a, err := weigh(p, documents, g, decided)
	if err == nil {
		a.screen(documents, asOf)
	}
	return a, err
}

// weigh does so without asking the screening rules.
func weigh(p policy.Policy, documents []policy.Policy, g *ground, decided decisions) (*assessment, error) {
	classes, err := p.Classes()
	if err != nil {
		return nil, err
	}
	a := &assessment{ground: g, policy: p, classes: classes, compared: screen.Needs(documents)}
	var beside sync.WaitGroup
	beside.Go(func() {
		a.enterprises = judged{kind: land.OfEnterprise, facts: a.enterpriseFacts(p)}
		a.enterprises.percentiles = percentilesOf(a.enterprises.facts)
	})
	a.parcels = judged{kind: land.OfParcel, facts: a.parcelFacts(p)}
	a.parcels.percentiles = percentilesOf(withTax(a.parcels.facts, a.onParcels(land.Column{Name: "tax_cny"}).whole))
	beside.Wait()
	a.enterprises.facts.Decided, a.parcels.facts.Decided = decided[land.OfEnterprise], decided[land.OfParcel]
	a.reported = yearColumnsOf(func(c land.Column) []float64 {
		return a.ground.enterprises.of(c.Name, c.YearsBack, len(a.facts.Enterprises))
	})
	a.placed = yearColumnsOf(func(c land.Column) []float64 { return a.onParcels(c).known })
	a.whole = yearColumnsOf(func(c land.Column) []float64 { return a.onParcels(c).whole })
	return a, a.judge(decided)
}

// withTax is the facts with the tax beside them, whether the policy asks for it or not.
func withTax(f score.Facts, tax []float64) score.Facts {
	f.Numbers = columns{{Name: "land_mu"}: f.Numbers[land.Column{Name: "land_mu"}], {Name: "tax_cny"}: tax}
	return f
}

// percentilesOf ranks subjects by tax per mu.
func percentilesOf(f score.Facts) []*float64 {
	n := len(f.Keys)
	tax, fine := columns(f.Numbers).of("tax_cny", 0, n), columns(f.Numbers).of("land_mu", 0, n)
	values := nans(n)
	for i := range values {
		if v := perMu(tax[i], fine[i]/land.StepsPerM2); v != nil {
			values[i] = *v
		}
	}
	return score.Percentiles(values)
}

// judge evaluates every unit that the policy names, enterprises beside parcels; without tracks it evaluates nobody. Of two that cannot
// be evaluated the first is told.
func (a *assessment) judge(decided decisions) error {
	if len(a.policy.Tracks) == 0 {
		return nil
	}
	units := a.policy.Population.Units()
	failed := make([]error, len(units))
	var beside sync.WaitGroup
	evaluate := func(at int, facts score.Facts, to **score.Result) {
		if *to, failed[at] = score.Evaluate(a.policy, facts); failed[at] != nil {
			failed[at] = fmt.Errorf("evaluate %s: %w", units[at], failed[at])
		}
	}
	a.groups = make([]judged, 0, len(units))
	for at, unit := range units {
		switch subjectKind(unit) {
		case land.OfEnterprise:
			beside.Go(func() { evaluate(at, a.enterprises.facts, &a.enterprises.result) })
		case land.OfParcel:
			facts := a.parcelsAs(unit, decided)
			beside.Go(func() { evaluate(at, facts, &a.parcels.result) })
		default:
			group := judged{kind: kindOf(unit), unit: unit, facts: a.groupFacts(unit)}
			group.facts.AsOf = a.policy.Population.Snapshot(a.facts.Year)
			group.facts.Decided = decided[group.kind]
			evaluate(at, group.facts, &group.result)
			a.groups = append(a.groups, group)
		}
	}
	beside.Wait()
	return cmp.Or(failed...)
}

// parcelsAs are the parcels as a unit takes them: each, or those of one holder merged.
func (a *assessment) parcelsAs(unit string, decided decisions) score.Facts {
	a.besides = a.besidesOfParcels()
	if unit != policy.ParcelMerged {
		return a.parcels.facts
	}
	a.apart = a.apartOf(a.policy)
	a.besides = a.without(a.apart).besidesOfParcels()
	facts := a.merged(a.policy, a.apart)
	facts.Decided = a.apart.decidedOf(decided, facts.Keys)
	return facts
}

// kindOf is the kind of subject of a unit.
func kindOf(unit string) string {
	return map[string]string{
		policy.Group: land.OfGroup, policy.Subarea: land.OfSubarea, policy.Park: land.OfPark, policy.Industry: land.OfIndustry, policy.Zone: land.OfZone,
	}[unit]
}

// perMuYears are a subject's values that efficiency looks at, the oldest first.
func (a *assessment) perMuYears(columns *yearColumns, i int, landM2 func(back int) float64) []land.YearValue {
	amounts := &columns.tax
	if a.classes.Numerator == "output_cny" {
		amounts = &columns.output
	}
	values := make([]land.YearValue, 0, yearsKept)
	for back := min(int(a.classes.Years), yearsKept) - 1; back >= 0; back-- {
		values = append(values, land.YearValue{Year: a.facts.Year - back, Value: perMu(amounts[back][i], landM2(back))})
	}
	return values
}

// unreported lists the users of a parcel in a year whose amount is not known, where that of another is: the parcel's figure
// is then a part of the truth.
func (a *assessment) unreported(parcel int, column land.Column) []string {
	use, amounts := a.years[column.YearsBack], a.ground.enterprises[column]
	var missing []string
	for _, at := range use.byParcel[parcel] {
		if e := use.links[at].enterprise; amounts == nil || !known(amounts[e]) {
			missing = append(missing, a.facts.Enterprises[e].USCC)
		}
	}
	if len(missing) == len(use.byParcel[parcel]) {
		return nil
	}
	return missing
}

func (a *assessment) stoppedOnly(parcel int) bool {
	for _, at := range a.byParcel[parcel] {
		status := a.facts.Enterprises[a.links[at].enterprise].Status
		if status == nil || *status == "operating" {
			return false
		}
	}
	return len(a.byParcel[parcel]) > 0
}

func (a *assessment) counts() land.Counts {
	c := land.Counts{
		Enterprises: len(a.facts.Enterprises), Parcels: len(a.facts.Parcels),
		EnterpriseGrades: map[string]int{}, ParcelGrades: map[string]int{}, LandStates: map[string]int{}, Findings: map[string]int{},
	}
	for i := range a.facts.Enterprises {
		c.EnterpriseGrades[a.enterpriseGrade(i)]++
	}
	for i, s := range a.screened {
		c.ParcelGrades[a.parcelGrade(i)]++
		c.LandStates[s.state]++
	}
	for _, h := range a.hits {
		c.Findings[a.found.Rules[h.Rule].ID+"/"+h.Outcome]++
	}
	return c
}

// enterpriseGrade is the grade of an enterprise; where only its parcels are graded, that of the parcel on which it uses the most land.
func (a *assessment) enterpriseGrade(i int) string {
	if a.enterprises.result != nil {
		return a.enterprises.result.Grade(i)
	}
	if place, ok := a.apart.place[i]; ok {
		return a.parcels.result.Grade(place)
	}
	if l, ok := a.largest(i); ok && a.parcels.result != nil {
		return a.parcelGrade(l.parcel)
	}
	return ""
}

// parcelGrade is the grade of a parcel; where only enterprises are graded, that of the one that uses the most of it.
func (a *assessment) parcelGrade(i int) string {
	if user, ok := a.mainUser(i); ok && a.allApart(i) {
		return a.parcels.result.Grade(a.apart.place[user])
	}
	if a.parcels.result != nil {
		return a.parcels.result.Grade(i)
	}
	if e, ok := a.mainUser(i); ok && a.enterprises.result != nil {
		return a.enterprises.result.Grade(e)
	}
	return ""
}

// judged are the subjects of which the policy says something.
func (a *assessment) judged() []judged {
	return slices.DeleteFunc(append([]judged{a.enterprises, a.parcels}, a.groups...), func(j judged) bool { return j.result == nil })
}

// allApart reports whether all who use a parcel are evaluated apart, so that nobody is left to be evaluated with it.
func (a *assessment) allApart(parcel int) bool {
	if len(a.apart.members) == 0 || len(a.byParcel[parcel]) == 0 {
		return false
	}
	return !slices.ContainsFunc(a.byParcel[parcel], func(at int) bool { return a.apart.of[a.links[at].enterprise] != policy.Yes })
}

// context is what the run keeps beside its rows, by kind of subject.
func (a *assessment) context() map[string]score.Context {
	contexts := map[string]score.Context{}
	for _, j := range a.judged() {
		contexts[j.kind] = j.result.Context()
	}
	if len(a.apart.members) > 0 && a.enterprises.result == nil {
		contexts[land.OfEnterprise] = contexts[land.OfParcel]
	}
	return contexts
}
