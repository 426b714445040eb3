package score

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"permu/internal/land"
	"permu/internal/policy"
)

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

// withLand is the facts with the land that a policy counts, of every year: its pieces, signed and added up, with leased
// floor turned into land. Of whom no piece is known, or one that is needed is not, the land is as it is given. Of whom
// nothing is known of an earlier year, the land is that of the evaluated one, and so is every other area.
func (f *Facts) withLand(rule policy.Land) *Facts {
	derived := *f
	derived.Numbers = maps.Clone(f.Numbers)
	for _, back := range f.yearsOfLand() {
		year := f.landYear(rule, back)
		column := Column{Name: "land_mu", YearsBack: back}
		if !year.derives() && (back == 0 || !slices.ContainsFunc(year.given, math.IsNaN)) {
			continue
		}
		latest := derived.Numbers[Column{Name: "land_mu"}]
		counted := make([]float64, len(f.Keys))
		InParts(len(counted), func(from, to int) {
			for i := from; i < to; i++ {
				own := year.of(i)
				counted[i] = own.held
				if back > 0 && !own.any && math.IsNaN(own.held) && latest != nil {
					counted[i] = latest[i]
				}
			}
		})
		derived.Numbers[column] = counted
	}
	derived.fillAreas()
	return &derived
}

// yearsOfLand are the years back, the evaluated one first, of which land or a piece of it is told.
func (f *Facts) yearsOfLand() []int {
	years := []int{0}
	for column := range f.Numbers {
		if isLand(column.Name) && !slices.Contains(years, column.YearsBack) {
			years = append(years, column.YearsBack)
		}
	}
	slices.Sort(years)
	return years
}

func isLand(name string) bool {
	for _, piece := range landPieces {
		if piece.column == name {
			return true
		}
	}
	return name == "land_mu" || name == "leased_floor_m2"
}

// fillAreas gives the areas other than land_mu that an earlier year does not tell of a subject those of the evaluated year.
func (f *Facts) fillAreas() {
	for column, values := range f.Numbers {
		latest := f.Numbers[Column{Name: column.Name}]
		n := numbersByName()[column.Name]
		if column.YearsBack == 0 || n.Unit != "mu" || column.Name == "land_mu" || latest == nil || !slices.ContainsFunc(values, math.IsNaN) {
			continue
		}
		full := slices.Clone(values)
		for i, v := range full {
			if math.IsNaN(v) {
				full[i] = latest[i]
			}
		}
		f.Numbers[column] = full
	}
}

// landYear is what is told of a year's land: columns that are nil where nothing is.
type landYear struct {
	rule             policy.LeasedFloor
	given            []float64 // land_mu
	pieces           []signed
	floor, far, high []float64
}

// signed is a piece of land that a policy counts.
type signed struct {
	column string
	sign   float64 // 1 or -1
	held   []float64
}

// landYear looks the columns of a year up. On the owner's basis who owns carries what is let, and a tenant nothing.
func (f *Facts) landYear(rule policy.Land, back int) landYear {
	of := func(name string) []float64 { return f.Numbers[Column{Name: name, YearsBack: back}] }
	year := landYear{rule: rule.LeasedFloor, given: of("land_mu"), floor: of("leased_floor_m2"), far: of("floor_area_ratio"), high: of("leased_high_floor_m2")}
	signs := rule.ComponentSigns()
	for _, piece := range landPieces {
		let := piece.component == "leased_in" || piece.component == "leased_out"
		if sign := signs[piece.component]; sign.Sign() != 0 && !(let && rule.Basis == policy.Owner) {
			year.pieces = append(year.pieces, signed{piece.column, sign.Float(), of(piece.column)})
		}
	}
	return year
}

// derives reports whether a column of the year may make land.
func (y landYear) derives() bool {
	return y.floor != nil || slices.ContainsFunc(y.pieces, func(p signed) bool { return p.held != nil })
}

// mayLack reports whether something may be missing that the sum of the pieces needs: not where what is owned is known of
// everybody, and nobody leases floor.
func (y landYear) mayLack() bool {
	return y.derives() && (y.floor != nil || slices.ContainsFunc(y.pieces, func(p signed) bool {
		return p.column == "own_land_mu" && (p.held == nil || slices.ContainsFunc(p.held, math.IsNaN))
	}))
}

// countedLand is the land of a subject in a year.
type countedLand struct {
	held  float64 // NaN is missing
	any   bool    // a piece is known
	lacks string  // the number that is needed and missing, so that the land is as it is given; empty where it is a sum
}

// of is the land of a subject. What it owns must be known, and the land of the floor that it leases; of any other piece
// nothing told is none, as with a refund of tax.
func (y landYear) of(i int) countedLand {
	counted := countedLand{held: math.NaN()}
	sum := 0.0
	for _, piece := range y.pieces {
		held, lacks := y.piece(piece, i)
		if counted.lacks == "" {
			counted.lacks = lacks
		}
		if !math.IsNaN(held) {
			sum, counted.any = sum+piece.sign*held, true
		}
		counted.any = counted.any || lacks != "" && piece.column == "leased_in_land_mu" // it leases something
	}
	switch {
	case counted.any && counted.lacks == "":
		counted.held = sum
	case y.given != nil:
		counted.held = y.given[i]
	}
	if !counted.any {
		counted.lacks = ""
	}
	return counted
}

// piece is a piece of a subject's land, NaN where there is none; lacks names what would have to be known of it.
func (y landYear) piece(p signed, i int) (held float64, lacks string) {
	if p.held != nil && !math.IsNaN(p.held[i]) {
		return p.held[i], ""
	}
	switch {
	case p.column == "own_land_mu":
		return math.NaN(), p.column
	case p.column != "leased_in_land_mu" || y.floor == nil || !(y.floor[i] > 0) || y.rule.Method == "none":
		return math.NaN(), ""
	case y.rule.Method == "declared":
		return math.NaN(), p.column
	case y.far == nil || !(y.far[i] > 0):
		return math.NaN(), "floor_area_ratio"
	}
	return y.ofFloor(i), ""
}

// ofFloor is the land of leased floor area: the floor ÷ the floor area ratio of its parcel, which is also its share of the
// parcel's floor times the parcel's land.
func (y landYear) ofFloor(i int) float64 {
	return math.Round((y.floor[i] + y.highFloor(i)) * 100 * land.StepsPerM2 / y.ratio(i)) // floor is in 1/100 m²
}

// ratio is the floor area ratio that leased floor is divided by, 1/10,000.
func (y landYear) ratio(i int) float64 {
	if y.rule.MinFAR != nil {
		return max(y.far[i], y.rule.MinFAR.Float()*1e4)
	}
	return y.far[i]
}

// highFloor is what a policy counts of leased floor a second time: that of storeys over 8 m, no more than there is in all.
func (y landYear) highFloor(i int) float64 {
	if !y.rule.HighStorey || y.high == nil || math.IsNaN(y.high[i]) {
		return 0
	}
	return max(0, min(y.high[i], y.floor[i]))
}

// byFloor reports whether leased floor makes land of a subject.
func (y landYear) byFloor(i int) bool {
	for _, piece := range y.pieces {
		if piece.column == "leased_in_land_mu" && (piece.held == nil || math.IsNaN(piece.held[i])) {
			held, _ := y.piece(piece, i)
			return !math.IsNaN(held)
		}
	}
	return false
}

// noteLand says of whom the land is not the sum of its pieces although some are known, in the years that the policy looks
// at, and of whom it is not known what of the leased floor counts twice.
func (e *engine) noteLand(told *Facts) {
	for _, column := range Needs(e.policy) {
		if column.Name != "land_mu" {
			continue
		}
		year, of := told.landYear(e.policy.Land, column.YearsBack), ""
		if column.YearsBack > 0 {
			of = fmt.Sprintf("@%d", told.Year-column.YearsBack)
		}
		if !year.mayLack() {
			continue
		}
		for i := range told.Keys {
			e.noteLacking(year, i, of)
			high := year.high != nil && !math.IsNaN(year.high[i])
			if of == "" && year.rule.HighStorey && !high && year.byFloor(i) {
				e.note(i, "unchecked:%s", policy.HighStoreys)
			}
		}
	}
}

// noteLacking names what is missing for the sum of the pieces of a subject's land, and the pieces that are left out so.
func (e *engine) noteLacking(year landYear, i int, of string) {
	counted := year.of(i)
	if counted.lacks == "" {
		return
	}
	var unapplied []string
	for _, piece := range year.pieces {
		if held, lacks := year.piece(piece, i); held != 0 && !math.IsNaN(held) || lacks != "" && piece.column == "leased_in_land_mu" {
			unapplied = append(unapplied, piece.column)
		}
	}
	code := "land_as_given"
	if math.IsNaN(counted.held) {
		code = "land_unknown"
	} else if len(unapplied) == 0 { // nothing is left out
		return
	}
	e.note(i, code+":%s", counted.lacks+of)
	for _, column := range unapplied {
		if column != "own_land_mu" {
			e.note(i, "unapplied:%s", column+of)
		}
	}
}
