package renewal

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"permu/internal/land"
)

// Desk is land with its neighbours at hand, so that one set of parcels after the other can be looked at.
type Desk struct {
	land  Land
	place map[string]int
	edges [][]Edge // of each parcel
}

// NewDesk lays land out. It is [land.ErrInvalid] where the land breaks a rule.
func NewDesk(l Land) (*Desk, error) {
	if err := l.check(); err != nil {
		return nil, err
	}
	d := &Desk{land: l, place: make(map[string]int, len(l.Parcels)), edges: make([][]Edge, len(l.Parcels))}
	for i, p := range l.Parcels {
		d.place[p.Code] = i
	}
	for _, e := range l.Edges {
		d.edges[e.A] = append(d.edges[e.A], e)
		d.edges[e.B] = append(d.edges[e.B], Edge{e.B, e.A, e.GapM, e.FrontageM})
	}
	return d, nil
}

// Land is what was laid out.
func (d *Desk) Land() Land { return d.land }

// Places finds parcels by their codes, in order and each once; those that are not there are [land.Problems] of parcel_codes.
func (d *Desk) Places(codes []string) ([]int, error) {
	var set []int
	var broken land.Problems
	for n, code := range codes {
		i, ok := d.place[code]
		if !ok {
			broken = append(broken, land.Problem{Path: fmt.Sprintf("parcel_codes[%d]", n), Rule: land.NoParcel, Value: code})
		}
		set = append(set, i)
	}
	slices.Sort(set)
	return slices.Compact(set), broken.Err()
}

// Around is the land of some parcels with those next to them: enough to search among the some, and to say what lies beside.
func (d *Desk) Around(within func(i int) bool) Land {
	take := make([]bool, len(d.land.Parcels))
	for i := range take {
		if within(i) {
			take[i] = true
			for _, e := range d.edges[i] {
				take[e.B] = true
			}
		}
	}
	place := make([]int, len(take))
	part := Land{Values: map[string][]float64{}}
	for i, taken := range take {
		if taken {
			place[i] = len(part.Parcels)
			part.Parcels = append(part.Parcels, d.land.Parcels[i])
		}
	}
	for name, values := range d.land.Values {
		for i, taken := range take {
			if taken {
				part.Values[name] = append(part.Values[name], values[i])
			}
		}
	}
	for _, e := range d.land.Edges {
		if take[e.A] && take[e.B] {
			part.Edges = append(part.Edges, Edge{place[e.A], place[e.B], e.GapM, e.FrontageM})
		}
	}
	return part
}

// Piece is a set that was put together, measured by its neighbours.
type Piece struct {
	Pieces                 [][]string
	OutlineM, SharedM      float64
	Compactness, Objective float64
	Owners                 int
	Parts                  []TermPoints
	Offers                 []Offer
}

// Measure is what a set in order comes to, by terms and with the gap up to which parcels join, and what each neighbour would bring.
func (d *Desk) Measure(set []int, terms []Term, roadM float64) Piece {
	part, inside := d.neighbourhood(set)
	f := newField(part, Ask{MaxM2: math.Inf(1), Terms: terms, Rules: SiteRules{RoadM: roadM}})
	s := f.sum(inside)
	p := Piece{
		OutlineM: s.edgeM, Compactness: compactness(s.outlineM2, s.edgeM), Objective: f.points(s), Owners: s.owners,
		Parts: f.parts(inside, s), Pieces: f.piecesOf(inside),
	}
	for _, i := range inside {
		p.SharedM += part.Parcels[i].PerimeterM
	}
	p.SharedM = (p.SharedM - s.edgeM) / 2
	p.Offers = f.offers(inside, p.Objective)
	return p
}

// Pieces are the codes of a set in order by what joins, across gaps of up to so many metres; the most land first.
func (d *Desk) Pieces(set []int, roadM float64) [][]string {
	part, inside := d.neighbourhood(set)
	return newField(part, Ask{MaxM2: math.Inf(1), Rules: SiteRules{RoadM: roadM}}).piecesOf(inside)
}

// neighbourhood is the land of a set with its neighbours, and the places of the set in it.
func (d *Desk) neighbourhood(set []int) (part Land, inside []int) {
	place := map[int]int{}
	part.Values = map[string][]float64{}
	take := func(i int) int {
		if at, known := place[i]; known {
			return at
		}
		place[i] = len(part.Parcels)
		part.Parcels = append(part.Parcels, d.land.Parcels[i])
		for name, values := range d.land.Values {
			part.Values[name] = append(part.Values[name], values[i])
		}
		return place[i]
	}
	for _, i := range set {
		inside = append(inside, take(i))
	}
	for _, i := range set {
		for _, e := range d.edges[i] {
			if other := take(e.B); slices.Contains(inside, other) && e.B < i {
				continue // the pair stands already, from its other side
			}
			part.Edges = append(part.Edges, Edge{place[i], place[e.B], e.GapM, e.FrontageM})
		}
	}
	return part, inside
}

// piecesOf are the codes of a set by what joins, the most land first.
func (f *field) piecesOf(set []int) [][]string {
	type piece struct {
		codes []string
		land  float64
	}
	var pieces []piece
	left := slices.Clone(set)
	for len(left) > 0 {
		p := piece{}
		queue := left[:1:1]
		left = left[1:]
		for n := 0; n < len(queue); n++ {
			p.codes = append(p.codes, f.land.Parcels[queue[n]].Code)
			p.land += f.land.Parcels[queue[n]].AreaM2
			for _, a := range f.arcs[queue[n]] {
				if at := slices.Index(left, a.to); at >= 0 {
					queue = append(queue, a.to)
					left = slices.Delete(left, at, at+1)
				}
			}
		}
		slices.Sort(p.codes)
		pieces = append(pieces, p)
	}
	slices.SortStableFunc(pieces, func(a, b piece) int { return cmp.Or(cmp.Compare(b.land, a.land), cmp.Compare(a.codes[0], b.codes[0])) })
	codes := make([][]string, len(pieces))
	for i, p := range pieces {
		codes[i] = p.codes
	}
	return codes
}

// offers are the parcels next to a set with what each would bring, the best first.
func (f *field) offers(set []int, now float64) []Offer {
	offers := []Offer{}
	g := f.growth(set)
	for _, i := range g.front {
		p, with := f.land.Parcels[i], g.with(i)
		o := Offer{
			ParcelCode: p.Code, AreaMu: land.Mu(p.AreaM2), GapM: math.Inf(1), Points: f.points(with) - now, NewOwner: with.owners > g.sum.owners,
			Mortgaged: p.Mortgaged, Sealed: p.Sealed, Industrial: p.industrial(),
		}
		for _, e := range f.land.Edges {
			if e.B == i && g.in[e.A] || e.A == i && g.in[e.B] {
				o.GapM = min(o.GapM, e.GapM)
				o.FrontageM += e.FrontageM
			}
		}
		offers = append(offers, o)
	}
	slices.SortFunc(offers, func(a, b Offer) int {
		return cmp.Or(cmp.Compare(b.Points, a.Points), cmp.Compare(a.ParcelCode, b.ParcelCode))
	})
	return offers
}
