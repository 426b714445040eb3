package renewal

import (
	"math"
	"slices"
)

// arc leads to a neighbour; frontM is the line that both share, 0 where a gap lies between.
type arc struct {
	to     int
	frontM float64
}

// field is the land as one search sees it: which parcels may be taken, how they join, and what each is worth.
type field struct {
	land    Land
	ask     Ask
	barred  []string // why a parcel must not be taken, by parcel
	arcs    [][]arc  // among parcels that may be taken
	worth   []float64
	owner   []int // numbers of owners
	owners  int
	perOwn  float64   // points of an owner
	compact float64   // points of a compactness of 1
	spread  []float64 // worth with the points of owners spread over their parcels: never less than what a parcel brings
	forced  []int     // parcels that must be in
	scratch *growth
	paths   *paths
}

// newField prepares a search of land that is in order.
func newField(l Land, a Ask) *field {
	f := &field{land: l, ask: a, arcs: make([][]arc, len(l.Parcels)), worth: make([]float64, len(l.Parcels))}
	for i, p := range l.Parcels {
		why := a.bar(p)
		if why == "" && a.Rules.KnownOnly && f.costUnknown(i) {
			why = BarUnknown
		}
		f.barred = append(f.barred, why)
		if a.mustHave(p.Code) {
			f.forced = append(f.forced, i)
		}
	}
	f.join()
	f.weigh()
	f.countOwners()
	return f
}

func (f *field) join() {
	for _, e := range f.land.Edges {
		a, b := f.land.Parcels[e.A], f.land.Parcels[e.B]
		if e.A == e.B || f.barred[e.A] != "" || f.barred[e.B] != "" || !f.ask.joins(e, a, b) {
			continue
		}
		f.arcs[e.A] = append(f.arcs[e.A], arc{e.B, shared(e)})
		f.arcs[e.B] = append(f.arcs[e.B], arc{e.A, shared(e)})
	}
}

// shared is the line between two parcels, which is no outline of both together.
func shared(e Edge) float64 {
	if e.GapM <= TouchM {
		return e.FrontageM
	}
	return 0
}

// weigh sums the terms that add up. A value that is not known counts nothing.
func (f *field) weigh() {
	for _, t := range f.ask.Terms {
		switch t.whole() {
		case Owners:
			f.perOwn = t.Weight
		case Compactness:
			f.compact = t.Weight
		default:
			for i, v := range f.land.Values[t.Name] {
				if !math.IsNaN(v) {
					f.worth[i] += t.Weight * v
				}
			}
		}
	}
}

// costUnknown reports whether an amount that costs points is known of other parcels and not of this one: it would look better
// than one that is known to cost something. Without values of any parcel there is nothing to look better than.
func (f *field) costUnknown(i int) bool {
	return slices.ContainsFunc(f.ask.Terms, func(t Term) bool {
		values, stands := f.land.Values[t.Name]
		return stands && t.Weight < 0 && t.whole() == "" && math.IsNaN(values[i])
	})
}

func (f *field) countOwners() {
	number := map[string]int{}
	for _, p := range f.land.Parcels {
		name := p.Owner
		if name == "" {
			name = "\x00" + p.Code
		}
		if _, ok := number[name]; !ok {
			number[name] = len(number)
		}
		f.owner = append(f.owner, number[name])
	}
	f.owners = len(number)
	parcels := make([]int, f.owners)
	for i, o := range f.owner {
		if f.barred[i] == "" {
			parcels[o]++
		}
	}
	f.spread = make([]float64, len(f.worth))
	for i, o := range f.owner {
		f.spread[i] = f.worth[i] + spreadOwner(f.perOwn, parcels[o])
	}
}

// spreadOwner is what of an owner's points one of its parcels bears: however many of them are taken, together they bear no
// less than the owner costs, and no less than it brings.
func spreadOwner(points float64, parcels int) float64 {
	if points < 0 && parcels > 0 {
		return points / float64(parcels)
	}
	return max(points, 0)
}

// capped is how many owners a site may have.
func (f *field) capped() int {
	if f.ask.Rules.MaxOwners > 0 {
		return f.ask.Rules.MaxOwners
	}
	return math.MaxInt
}

// sum is what a set comes to.
type sum struct {
	areaM2, outlineM2, edgeM float64 // edgeM is the length of its outline
	worth                    float64
	owners                   int
}

// sum adds a set up, whose parcels are in order, so that the same set comes to the same.
func (f *field) sum(set []int) sum { return f.growth(set).sum }

// points are those of a set by what it comes to.
func (f *field) points(s sum) float64 {
	return s.worth + f.perOwn*float64(s.owners) + f.compact*compactness(s.outlineM2, s.edgeM)
}

// value is the objective of a set in order.
func (f *field) value(set []int) float64 { return f.points(f.sum(set)) }

// judged is a set in order with its objective.
func (f *field) judged(set []int) candidate {
	s := f.sum(set)
	return candidate{set, f.points(s), s.areaM2}
}

// compactness is the isoperimetric quotient 4πA/P²; without an outline it is 0.
func compactness(areaM2, edgeM float64) float64 {
	if !(edgeM > 0) || !(areaM2 > 0) {
		return 0
	}
	return min(1, 4*math.Pi*areaM2/(edgeM*edgeM))
}

// near is how much two values may differ and be the same.
func near(v float64) float64 {
	if math.IsInf(v, 0) {
		return 0
	}
	return 1e-9 * max(1, math.Abs(v))
}
