package score

import (
	"maps"
	"math"
	"slices"

	"permu/internal/land"
	"permu/internal/policy"
)

// withTax is the facts with the tax that a policy counts: the kinds that it includes, with their signs. A kind that is
// not reported is nothing only where those that are reported make up the whole tax; else the tax is missing. A refund,
// or a tax paid elsewhere, that is not reported is none.
func (f *Facts) withTax(rule policy.Tax) *Facts {
	if len(rule.Include) == 0 && rule.Refunds == "" && rule.CrossRegion == "" {
		return f
	}
	numbers := maps.Clone(f.Numbers)
	for _, back := range f.yearsOfTax() {
		column := Column{Name: "tax_cny", YearsBack: back}
		counted := filled(len(f.Keys), math.NaN())
		for i := range counted {
			whole := math.NaN()
			if reported := f.Numbers[column]; reported != nil {
				whole = reported[i]
			}
			counted[i] = f.taxOf(rule, back, i, whole)
		}
		numbers[column] = counted
	}
	derived := *f
	derived.Numbers = numbers
	return &derived
}

// yearsOfTax are the years back of which the tax, or a kind of it, is reported.
func (f *Facts) yearsOfTax() []int {
	var years []int
	for column := range f.Numbers {
		if (column.Name == "tax_cny" || isTaxKind(column.Name)) && !slices.Contains(years, column.YearsBack) {
			years = append(years, column.YearsBack)
		}
	}
	return years
}

func (f *Facts) taxOf(rule policy.Tax, yearsBack, i int, whole float64) float64 {
	sum := whole
	if len(rule.Include) > 0 {
		sum = f.kindsOfTax(rule, yearsBack, i, whole)
	}
	at := func(name string) float64 {
		if column := f.Numbers[Column{Name: name, YearsBack: yearsBack}]; column != nil && !math.IsNaN(column[i]) {
			return column[i]
		}
		return 0
	}
	if rule.Refunds == "subtract" {
		sum -= at("tax_refund_cny")
	}
	if rule.CrossRegion == "add_back" {
		sum += at("cross_region_tax_cny")
	}
	return sum
}

// kindsOfTax adds the included kinds up.
func (f *Facts) kindsOfTax(rule policy.Tax, yearsBack, i int, whole float64) float64 {
	sum, reported, complete := 0.0, 0.0, true
	for name, column := range f.Numbers {
		if name.YearsBack == yearsBack && isTaxKind(name.Name) && !math.IsNaN(column[i]) {
			reported += column[i]
		}
	}
	for name, sign := range rule.Include {
		column := f.Numbers[Column{Name: name, YearsBack: yearsBack}]
		if column == nil || math.IsNaN(column[i]) {
			complete = complete && sign.Sign() == 0
			continue
		}
		sum += sign.Float() * column[i]
	}
	if !complete && reported != whole {
		return math.NaN()
	}
	return sum
}

func isTaxKind(name string) bool {
	for _, kind := range land.TaxKinds() {
		if kind == name {
			return true
		}
	}
	return false
}

// landPieces are the components of a policy and the columns that hold them.
var landPieces = []struct{ component, column string }{
	{"own", "own_land_mu"},
	{"leased_in", "leased_in_land_mu"},
	{"leased_out", "leased_out_land_mu"},
	{"unregistered_in_use", "unregistered_land_mu"},
	{"protected_period", "protected_land_mu"},
	{"newly_reduced", "newly_reduced_land_mu"},
	{"under_construction", "under_construction_land_mu"},
}

// withLand is the facts with the land that a policy counts: its pieces, signed and added up, with leased floor turned
// into land. A subject of which it is not known what it owns or leases keeps its land as it is given.
func (f *Facts) withLand(rule policy.Land) *Facts {
	if f.Numbers[Column{Name: "own_land_mu"}] == nil && f.Numbers[Column{Name: "leased_in_land_mu"}] == nil && f.Numbers[Column{Name: "leased_floor_m2"}] == nil {
		return f
	}
	given := f.Numbers[Column{Name: "land_mu"}]
	counted := make([]float64, len(f.Keys))
	signs := rule.ComponentSigns()
	if rule.Basis == policy.Owner { // who owns carries what is let, and a tenant carries nothing
		signs["leased_in"], signs["leased_out"] = policy.DecimalOf(0), policy.DecimalOf(0)
	}
	for i := range counted {
		sum, any := 0.0, false
		for _, piece := range landPieces {
			if held, known := f.piece(rule, piece.column, i); known {
				sum += signs[piece.component].Float() * held
				any = any || piece.component == "own" || piece.component == "leased_in"
			}
		}
		switch {
		case any:
			counted[i] = sum
		case given != nil:
			counted[i] = given[i]
		default:
			counted[i] = math.NaN()
		}
	}
	derived := *f
	derived.Numbers = maps.Clone(f.Numbers)
	derived.Numbers[Column{Name: "land_mu"}] = counted
	return &derived
}

// piece is one piece of a subject's land, 1/10,000 m².
func (f *Facts) piece(rule policy.Land, name string, i int) (float64, bool) {
	if column := f.Numbers[Column{Name: name}]; column != nil && !math.IsNaN(column[i]) {
		return column[i], true
	}
	if name == "leased_in_land_mu" {
		return f.leasedFloor(rule.LeasedFloor, i)
	}
	return 0, false
}

// leasedFloor is the land of leased floor area: the floor ÷ the floor area ratio of its parcel, which is also its share
// of the parcel's floor times the parcel's land.
func (f *Facts) leasedFloor(rule policy.LeasedFloor, i int) (float64, bool) {
	floor, far := f.Numbers[Column{Name: "leased_floor_m2"}], f.Numbers[Column{Name: "floor_area_ratio"}]
	if rule.Method == "declared" || rule.Method == "none" || floor == nil || far == nil || math.IsNaN(floor[i]) || math.IsNaN(far[i]) || far[i] <= 0 {
		return 0, false
	}
	ratio := far[i] // 1/10,000, as the floor is in 1/100 m²
	if rule.MinFAR != nil {
		ratio = max(ratio, rule.MinFAR.Float()*1e4)
	}
	return math.Round(floor[i] * 100 * m2Steps / ratio), true
}

// m2Steps is how many steps of held land make a square metre.
const m2Steps = 30_000
