package analysis

import (
	"fmt"
	"slices"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
)

// groupFacts are groups of enterprises, sub-areas, parks, industries or the zone, as a policy sees them: sums of the
// enterprises' numbers, of parks, sub-areas and the zone of what is placed on their parcels. Their land is all that they
// have, that of members who report nothing included: a ratio of which a part is not known is too low rather than too
// high, and [ground.partlyKnown] says so. Headlines are over the land that carries a figure instead, and say that. The
// land of groups and industries is that which they used in each year; that of parcels is as it stands today. Words, flags
// and days are what all members share, recognitions and events those of any ([ground.carry]).
func (g *ground) groupFacts(unit string) score.Facts {
	keys, place, byParcel := g.placesIn(unit)
	f := score.Facts{Year: g.facts.Year, Keys: keys, Numbers: columns{}, Texts: map[string]score.Texts{}}
	for column := range g.enterprises {
		values := g.enterprises[column]
		if byParcel {
			values = g.onParcels(column).known
		}
		f.Numbers[column] = summed(values, place, len(f.Keys))
	}
	g.landOf(&f, place, byParcel)
	g.scales(&f, unit, place)
	g.carry(&f, unit, place)
	return f
}

// placesIn are the groups of a unit, and which of them each enterprise, or each parcel, is of: -1 is of none.
func (g *ground) placesIn(unit string) (keys []string, place []int, byParcel bool) {
	of, byParcel := g.unitKey(unit)
	members := len(g.facts.Enterprises)
	if byParcel {
		members = len(g.facts.Parcels)
	}
	at := map[string]int{}
	place = make([]int, members)
	for i := range members {
		key := of(i)
		if _, ok := at[key]; !ok && key != "" {
			at[key] = len(keys)
			keys = append(keys, key)
		}
		if place[i] = -1; key != "" {
			place[i] = at[key]
		}
	}
	return keys, place, byParcel
}

// unitKey says which group an enterprise, or a parcel, is of.
func (g *ground) unitKey(unit string) (of func(i int) string, byParcel bool) {
	switch unit {
	case policy.Group:
		return func(i int) string {
			if parent := g.facts.Enterprises[i].ParentUSCC; parent != nil {
				return *parent
			}
			return g.facts.Enterprises[i].USCC
		}, false
	case policy.Industry:
		return func(i int) string { return land.Division(orEmpty(g.facts.Enterprises[i].IndustryCode)) }, false
	case policy.Park:
		return func(i int) string { return orEmpty(g.facts.Parcels[i].ParkCode) }, true
	case policy.Subarea:
		return func(i int) string {
			p := g.facts.Parcels[i]
			if p.ParkCode == nil || p.Subarea == nil {
				return ""
			}
			return *p.ParkCode + "/" + *p.Subarea
		}, true
	}
	return func(int) string { return g.facts.ZoneCode }, true
}

// summed adds a column up by place; a group of which nothing is known stays NaN.
func summed(values []float64, place []int, n int) []float64 {
	sums := nans(n)
	for i, v := range values {
		if at := place[i]; at >= 0 && known(v) {
			if !known(sums[at]) {
				sums[at] = 0
			}
			sums[at] += v
		}
	}
	return sums
}

func (g *ground) landOf(f *score.Facts, place []int, byParcel bool) {
	if !byParcel {
		for back, areas := range g.landM2 {
			held := summed(fine(areas), place, len(f.Keys))
			f.Numbers[land.Column{Name: "land_mu", YearsBack: back}] = withBesides(held, g.years[back].besidesOfMembers(place, len(f.Keys)))
		}
		return
	}
	n := len(g.facts.Parcels)
	areas, floor, footprint := make([]float64, n), make([]float64, n), make([]float64, n)
	for i, p := range g.facts.Parcels {
		areas[i], floor[i], footprint[i] = p.LandM2(), orNaN(p.FloorM2()), orNaN(p.CoveredM2())
	}
	held := fine(areas)
	f.Numbers[land.Column{Name: "land_mu"}] = summed(withBesides(held, g.besidesOfParcels()), place, len(f.Keys))
	f.Numbers[land.Column{Name: "floor_area_m2"}] = summed(whole(floor, policy.Fraction{P: 1, Q: 100}), place, len(f.Keys))
	f.Numbers[land.Column{Name: "footprint_m2"}] = summed(whole(footprint, policy.Fraction{P: 1, Q: 100}), place, len(f.Keys))
}

// scales gives a group the scale of its largest member: above when any is above.
func (g *ground) scales(f *score.Facts, unit string, place []int) {
	scales := make([]string, len(f.Keys))
	for i, at := range place {
		if at < 0 {
			continue
		}
		scale := ""
		if unit == policy.Group || unit == policy.Industry {
			scale = orEmpty(g.facts.Enterprises[i].Scale)
		} else {
			scale = g.parcelScale(i)
		}
		if scale == "above" || scales[at] == "" {
			scales[at] = scale
		}
	}
	f.Texts["scale"] = score.TextsOf(scales)
}

// partlyKnown notes by group which of some numbers not all of its enterprises report, where some do: how many of how many.
func (g *ground) partlyKnown(unit string, numbers []string) map[string][]string {
	members := g.membersOf(unit)
	notes := map[string][]string{}
	for _, name := range numbers {
		column, reported := g.enterprises[land.Column{Name: name}]
		for key, enterprises := range members {
			missing := 0
			for _, i := range enterprises {
				if reported && !known(column[i]) {
					missing++
				}
			}
			if missing > 0 && missing < len(enterprises) {
				notes[key] = append(notes[key], fmt.Sprintf("partly_known:%s:%d:%d", name, missing, len(enterprises)))
			}
		}
	}
	return notes
}

// membersOf are the enterprises of each group, or those that use its parcels, each once.
func (g *ground) membersOf(unit string) map[string][]int {
	of, byParcel := g.unitKey(unit)
	members := map[string][]int{}
	if !byParcel {
		for i := range g.facts.Enterprises {
			members[of(i)] = append(members[of(i)], i)
		}
		delete(members, "") // of no group
		return members
	}
	for i, links := range g.byParcel {
		for _, at := range links {
			members[of(i)] = append(members[of(i)], g.links[at].enterprise)
		}
	}
	delete(members, "") // of no group
	for key, enterprises := range members {
		slices.Sort(enterprises)
		members[key] = slices.Compact(enterprises)
	}
	return members
}

// numerators lists the numbers that a policy's indicators divide by another, sorted.
func numerators(p policy.Policy) []string {
	var names []string
	for _, t := range p.Tracks {
		for _, i := range t.Indicators {
			if i.Denominator != "" {
				names = append(names, i.Numerator)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
