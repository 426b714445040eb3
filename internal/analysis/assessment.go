package analysis

import (
	"math"
	"slices"
	"time"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
	"permu/internal/screen"
)

// table holds what is known and judged of all subjects of one kind, column by column.
type table struct {
	keys        []string
	scales      []string
	landM2      []float64
	numbers     columns              // of the year
	years       [][]land.YearFigures // of the year and the two before it, the oldest first
	scores      []score.Evaluation
	percentiles []*float64 // by tax per mu, among all of the kind
}

// assessment is a policy applied to the facts of a zone's year.
type assessment struct {
	attribution
	policy      policy.Policy
	enterprises table
	parcels     table
	linked      columns          // output_cny and tax_cny of the year, per link
	subjects    []screen.Subject // per parcel
	screened    [][]land.Finding // per parcel
}

func assess(p policy.Policy, facts land.Facts, asOf time.Time) *assessment {
	a := &assessment{attribution: attribute(facts, facts.Year), policy: p, linked: columns{}}
	a.enterprises = a.enterpriseTable()
	a.parcels = a.parcelTable()
	a.addYears()
	a.enterprises.judge(p)
	a.parcels.judge(p)
	a.screen(asOf)
	return a
}

func (a *assessment) enterpriseTable() table {
	t := table{landM2: a.attribution.landM2(), numbers: reported(a.facts, a.facts.Year)}
	for _, e := range a.facts.Enterprises {
		t.keys = append(t.keys, e.USCC)
		t.scales = append(t.scales, orEmpty(e.Scale))
	}
	return t
}

// parcelTable spreads the enterprises' numbers of the year over the parcels.
func (a *assessment) parcelTable() table {
	t := table{numbers: columns{}}
	for name, column := range a.enterprises.numbers {
		parts := a.spread(column)
		if name == "output_cny" || name == "tax_cny" {
			a.linked[name] = parts
		}
		t.numbers[name] = a.byParcelSum(parts)
	}
	for i, p := range a.facts.Parcels {
		t.keys = append(t.keys, p.ParcelCode)
		t.landM2 = append(t.landM2, p.LandM2())
		t.scales = append(t.scales, a.parcelScale(i))
	}
	return t
}

// parcelScale is above when any occupant is above designated size, below when all are below, and empty otherwise.
func (a *assessment) parcelScale(parcel int) string {
	below := 0
	for _, at := range a.byParcel[parcel] {
		e := a.facts.Enterprises[a.links[at].enterprise]
		if e.AboveSize() {
			return "above"
		}
		if e.BelowSize() {
			below++
		}
	}
	if below > 0 && below == len(a.byParcel[parcel]) {
		return "below"
	}
	return ""
}

// addYears gives every subject its figures of the year and the two before it, each spread by the uses of its own year.
func (a *assessment) addYears() {
	a.enterprises.years = make([][]land.YearFigures, len(a.facts.Enterprises))
	a.parcels.years = make([][]land.YearFigures, len(a.facts.Parcels))
	for year := a.facts.Year - 2; year <= a.facts.Year; year++ {
		use, numbers := attribute(a.facts, year), reported(a.facts, year)
		a.enterprises.addYear(year, numbers, use.landM2())
		onParcels := columns{}
		for _, name := range []string{"output_cny", "tax_cny", "employees"} {
			onParcels[name] = use.byParcelSum(use.spread(numbers[name]))
		}
		a.parcels.addYear(year, onParcels, a.parcels.landM2)
	}
}

func (t *table) addYear(year int, numbers columns, landM2 []float64) {
	for i := range t.keys {
		output, tax := numbers["output_cny"][i], numbers["tax_cny"][i]
		t.years[i] = append(t.years[i], land.YearFigures{
			Year: year, OutputCNY: yuan(output), TaxCNY: yuan(tax),
			OutputPerMu: perMu(output, landM2[i]), TaxPerMu: perMu(tax, landM2[i]), Employees: orNil(numbers["employees"][i]),
		})
	}
}

// perMuYears are a subject's values that efficiency looks at, the oldest first.
func (t *table) perMuYears(i int, rule policy.Efficiency) []land.YearValue {
	years := t.years[i][max(0, len(t.years[i])-int(rule.Years)):]
	values := make([]land.YearValue, len(years))
	for at, y := range years {
		values[at] = land.YearValue{Year: y.Year, Value: y.TaxPerMu}
		if rule.Numerator == "output_cny" {
			values[at].Value = y.OutputPerMu
		}
	}
	return values
}

// judge scores and ranks the subjects of a table. Land of zero is not applicable.
func (t *table) judge(p policy.Policy) {
	numbers := columns{"land_mu": make([]float64, len(t.keys))}
	for name, column := range t.numbers {
		numbers[name] = column
	}
	taxPerMu := nans(len(t.keys))
	for i, area := range t.landM2 {
		numbers["land_mu"][i] = math.Round(area * 1e4)
		if v := t.perMu("tax_cny", i); v != nil {
			taxPerMu[i] = *v
		}
	}
	t.scores = score.Evaluate(p, score.Facts{Keys: t.keys, Scales: t.scales, Numbers: numbers})
	t.percentiles = score.Percentiles(taxPerMu)
}

func (t *table) perMu(name string, i int) *float64 { return perMu(t.numbers[name][i], t.landM2[i]) }

func (a *assessment) screen(asOf time.Time) {
	a.subjects = make([]screen.Subject, len(a.facts.Parcels))
	a.screened = make([][]land.Finding, len(a.facts.Parcels))
	for i, p := range a.facts.Parcels {
		a.subjects[i] = screen.Subject{
			Parcel: p, Occupants: len(a.byParcel[i]), StoppedOnly: a.stoppedOnly(i), PerMu: a.parcels.perMuYears(i, a.policy.Efficiency),
			Unreported: a.unreported(i, a.policy.Efficiency.Numerator),
		}
		a.screened[i] = screen.Screen(a.policy, a.subjects[i], asOf)
	}
}

// unreported lists the occupants of a parcel whose amount of the year is not known, where that of another is: the parcel's
// figure is then a part of the truth.
func (a *assessment) unreported(parcel int, name string) []string {
	var missing []string
	for _, at := range a.byParcel[parcel] {
		if e := a.links[at].enterprise; !known(a.enterprises.numbers[name][e]) {
			missing = append(missing, a.facts.Enterprises[e].USCC)
		}
	}
	if len(missing) == len(a.byParcel[parcel]) {
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

// conserved says of every attributed amount where it went.
func (a *assessment) conserved() map[string]land.Conserved {
	conserved := map[string]land.Conserved{}
	for name, parts := range a.linked {
		if !slices.ContainsFunc(a.enterprises.numbers[name], known) {
			continue // nobody reported it, which is not zero
		}
		conserved[name] = land.Conserved{
			Source: land.Money(sum(a.enterprises.numbers[name])), Placed: land.Money(sum(parts)), NotPlaced: a.notPlaced(name),
		}
	}
	return conserved
}

// notPlaced sums an amount over the enterprises that use no parcel.
func (a *assessment) notPlaced(name string) land.Money {
	rest := land.Money(0)
	for i, links := range a.byEnterprise {
		if v := a.enterprises.numbers[name][i]; len(links) == 0 && known(v) {
			rest += land.Money(v)
		}
	}
	return rest
}

func sum(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		if !math.IsNaN(v) {
			sum += v
		}
	}
	return sum
}

func (a *assessment) counts() land.Counts {
	c := land.Counts{
		Enterprises: len(a.enterprises.keys), Parcels: len(a.parcels.keys),
		EnterpriseGrades: a.enterprises.gradeCounts(), ParcelGrades: a.parcels.gradeCounts(),
		LandStates: map[string]int{}, Findings: map[string]int{},
	}
	for i, findings := range a.screened {
		state, _ := screen.State(a.subjects[i], findings)
		c.LandStates[state]++
		for _, f := range findings {
			c.Findings[f.Rule+"/"+f.Outcome]++
		}
	}
	return c
}

func (t *table) gradeCounts() map[string]int {
	counts := map[string]int{}
	for _, s := range t.scores {
		counts[s.Grade]++
	}
	return counts
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
