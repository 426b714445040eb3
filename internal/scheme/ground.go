package scheme

import (
	"maps"
	"math"
	"slices"
	"time"

	"permu/internal/land"
)

// Ground is what a scenario starts from: the site as it stands, and where defaults are taken from.
type Ground struct {
	File        land.SiteFile
	Medians     []land.Median      // of the enterprises of the industry and grade in the run
	AnyGrade    []land.Median      // of those of the industry, whatever their grade
	Control     map[string]float64 // by division: the least floor area ratio of the control indicators
	ControlBy   string             // their name
	Coefficient float64            // the least building coefficient of the same, a ratio; 0 is none
	Commitments []land.SiteCommitment
	Today       time.Time                // on which documents are in force or not; zero asks of none
	Recorded    map[string]land.Recorded // by question: what a case of review has on record
}

// fewest is the least number of enterprises of which a median is a default.
const fewest = 5

// landM2 is the land of the site, m².
func (g Ground) landM2() float64 {
	sum := 0.0
	for _, p := range g.File.Parcels {
		sum += p.LandM2
	}
	return sum
}

// measured is a number of the site as it stands, and on how many of its parcels it is known.
type measured struct {
	value *float64 // nil is not known
	known int
	of    int
	years []int
}

// whole is the number where it is known of all: a sum of some stands for itself alone, never for the site.
func (m measured) whole() *float64 {
	if m.known < m.of {
		return nil
	}
	return m.value
}

// summed adds a number of the parcels up; one parcel without it makes the sum unknown.
func (g Ground) summed(of func(land.SiteParcel) *float64) measured {
	m, sum := measured{of: len(g.File.Parcels)}, 0.0
	for _, p := range g.File.Parcels {
		if v := of(p); v != nil {
			sum, m.known = sum+*v, m.known+1
		}
	}
	if m.known == m.of && m.of > 0 {
		m.value = &sum
	}
	return m
}

// present is the floor area that stands, m²; a parcel whose buildings cover nothing has none.
func (g Ground) present() measured {
	return g.summed(func(p land.SiteParcel) *float64 {
		if p.FloorAreaM2 == nil && p.Buildings == 0 && p.FootprintM2 != nil && *p.FootprintM2 == 0 {
			return p.FootprintM2
		}
		return p.FloorAreaM2
	})
}

// bare reports whether nothing is known to stand on any parcel.
func (g Ground) bare() bool {
	present := g.present().value
	return present != nil && *present == 0
}

// used are the parcels that a run finds enterprises on: of the others no yearly amount is asked.
func (g Ground) used() []land.SiteParcel {
	var list []land.SiteParcel
	for _, p := range g.File.Parcels {
		if slices.ContainsFunc(g.File.Users, func(u land.SiteUser) bool { return u.ParcelID == p.ParcelID }) {
			list = append(list, p)
		}
	}
	return list
}

// unjudged counts the parcels that the run does not know, such as those that came after it: who uses them, and what that
// yields, is not known. Without a run nothing is.
func (g Ground) unjudged() int {
	if g.File.Run == nil {
		return 0
	}
	n := 0
	for _, p := range g.File.Parcels {
		if p.LandState == nil {
			n++
		}
	}
	return n
}

// yearly is the mean over the years of an amount of the parcels in use; land on which a run finds no user yields nothing. An
// amount that leaves a user of its parcel out is not known, nor is that of a parcel that the run does not know.
func (g Ground) yearly(name string, of func(land.YearFigures) *float64) measured {
	return g.mean(g.years(name, of))
}

// byYear is an amount by year, summed over those of whom it is known, and of how many that is.
type byYear struct {
	of      int // of how many it is asked
	sums    map[int]float64
	knownIn map[int]int
}

// in is the sum of a year where it is known of all.
func (b byYear) in(year int) *float64 {
	if b.knownIn[year] < b.of {
		return nil
	}
	return new(b.sums[year])
}

func (g Ground) years(name string, of func(land.YearFigures) *float64) byYear {
	used := g.used()
	b := byYear{len(used) + g.unjudged(), map[int]float64{}, map[int]int{}}
	for _, p := range used {
		for _, y := range p.Years {
			if v := of(y); v != nil && !y.IsPartly(name) {
				b.sums[y.Year], b.knownIn[y.Year] = b.sums[y.Year]+*v, b.knownIn[y.Year]+1
			}
		}
	}
	return b
}

// energy is that of the users, by their part of the land that is here; of a parcel that the run does not know it is not known.
func (g Ground) energy() measured { return g.mean(g.energyYears()) }

func (g Ground) energyYears() byYear {
	b := byYear{len(g.File.Users) + g.unjudged(), map[int]float64{}, map[int]int{}}
	for _, u := range g.File.Users {
		for i, tce := range u.EnergyTCE {
			if u.Share == nil || math.IsNaN(tce) || g.File.Run == nil {
				continue
			}
			year := g.File.Run.Year - len(u.EnergyTCE) + 1 + i
			b.sums[year], b.knownIn[year] = b.sums[year]+tce**u.Share, b.knownIn[year]+1
		}
	}
	return b
}

// PresentYears are the amounts of a site in the year of its run and the two before it; without a run there are none.
func PresentYears(file land.SiteFile) []land.PresentYear {
	if file.Run == nil {
		return nil
	}
	g := Ground{File: file}
	output := g.years("output_cny", func(y land.YearFigures) *float64 { return y.OutputCNY })
	tax := g.years("tax_cny", func(y land.YearFigures) *float64 { return y.TaxCNY })
	employees := g.years("employees", func(y land.YearFigures) *float64 { return y.Employees })
	energy := g.energyYears()
	var list []land.PresentYear
	for year := file.Run.Year - 2; year <= file.Run.Year; year++ {
		list = append(list, land.PresentYear{Year: year, OutputCNY: output.in(year), TaxCNY: tax.in(year), Employees: employees.in(year), EnergyTCE: energy.in(year)})
	}
	return list
}

// mean is the mean of the years in which the most are known. Where a run finds nobody at all it is 0.
func (g Ground) mean(b byYear) measured {
	m, sum := measured{of: b.of}, 0.0
	if m.of == 0 && g.File.Run != nil {
		m.value = &sum
		return m
	}
	for _, n := range b.knownIn {
		m.known = max(m.known, n)
	}
	for _, year := range slices.Sorted(maps.Keys(b.knownIn)) { // in order: the last digit of a sum hangs on it, and a digest on that
		if b.knownIn[year] == m.known {
			sum, m.years = sum+b.sums[year], append(m.years, year)
		}
	}
	if len(m.years) > 0 {
		mean := sum / float64(len(m.years))
		m.value = &mean
	}
	return m
}

// firms are the enterprises on the site.
func (g Ground) firms() int {
	seen := map[string]bool{}
	for _, u := range g.File.Users {
		seen[u.USCC] = true
	}
	return len(seen)
}

// promised is what agreements on the parcels promise of an indicator, weighted by their land.
func (g Ground) promised(indicator string) (*float64, int) {
	sum, land, n := 0.0, 0.0, 0
	for _, c := range g.Commitments {
		for _, p := range g.File.Parcels {
			if c.Indicator == indicator && c.ParcelID == p.ParcelID {
				sum, land, n = sum+c.Target*p.LandM2, land+p.LandM2, n+1
			}
		}
	}
	if n == 0 {
		return nil, 0
	}
	mean := sum / land
	return &mean, n
}
