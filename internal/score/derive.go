package score

import (
	"maps"
	"math"
	"slices"

	"permu/internal/land"
	"permu/internal/policy"
)

// withTax is the facts with the tax that a policy counts: what was paid or what was payable, or the kinds that it includes, with their signs. A kind that is
// not reported is nothing only where those that are reported make up the whole tax; else the tax is missing. A refund,
// or a tax paid elsewhere, that is not reported is none, whether it is included or stands by itself.
func (f *Facts) withTax(rule policy.Tax) *Facts {
	if !sumsTax(rule) {
		return f
	}
	numbers := maps.Clone(f.Numbers)
	for _, back := range f.yearsOfTax() {
		column := Column{Name: "tax_cny", YearsBack: back}
		counted := filled(len(f.Keys), math.NaN())
		for i := range counted {
			whole := math.NaN()
			if reported := f.Numbers[Column{Name: rule.Whole(), YearsBack: back}]; reported != nil {
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
		if (column.Name == "tax_cny" || column.Name == "tax_payable_cny" || isTaxKind(column.Name)) && !slices.Contains(years, column.YearsBack) {
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
	if rule.NetOfRefunds() {
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
			complete = complete && (sign.Sign() == 0 || !isTaxKind(name))
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
