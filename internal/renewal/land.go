package renewal

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"permu/internal/land"
)

// Parcel is a parcel as the search sees it. What is nil is not known.
type Parcel struct {
	Code       string
	AreaM2     float64 // that counts towards the range: by title, else as measured
	OutlineM2  float64 // that its outline encloses
	PerimeterM float64 // of its outline; 0 where outlines are not asked about
	Owner      string  // empty is not known: such a parcel counts as an owner of its own
	Park       string  // empty: in none
	Subarea    string
	Industrial *bool // that its plan allows industry
	Registered *bool // that its registered use is industry, which counts where the plan is not known
	Mortgaged  *bool
	Sealed     *bool
	Idle       *bool // that a run finds it idle, or suspects so
	Road       bool  // that its use is roads: no site takes it
}

// industrial is whether industry is allowed: by the plan, else by the registered use.
func (p Parcel) industrial() *bool { return cmp.Or(p.Industrial, p.Registered) }

// Edge joins two parcels, by their places in [Land.Parcels], that touch or face each other.
type Edge struct {
	A, B      int
	GapM      float64 // the least distance between them
	FrontageM float64 // length along which they touch or face each other
}

// TouchM is the gap up to which two parcels share the line between them: what is less is the inaccuracy of surveys.
const TouchM = 0.5

// Land is parcels with their neighbours and what terms ask about: by name a value a parcel, NaN where it is not known.
type Land struct {
	Parcels []Parcel
	Edges   []Edge
	Values  map[string][]float64
}

// check says which rule the land breaks first.
func (l Land) check() error {
	seen := map[string]bool{}
	for _, p := range l.Parcels {
		switch {
		case seen[p.Code]:
			return fmt.Errorf("parcel %s stands twice: %w", p.Code, land.ErrInvalid)
		case !(p.AreaM2 > 0) || math.IsInf(p.AreaM2, 0):
			return fmt.Errorf("parcel %s: its area must be positive: %w", p.Code, land.ErrInvalid)
		}
		seen[p.Code] = true
	}
	for name, values := range l.Values {
		if len(values) != len(l.Parcels) {
			return fmt.Errorf("%s: %d values of %d parcels: %w", name, len(values), len(l.Parcels), land.ErrInvalid)
		}
	}
	return nil
}

// ordered is the land by code of parcel, so that the order in which it came does not matter.
func (l Land) ordered() Land {
	by := make([]int, len(l.Parcels))
	for i := range by {
		by[i] = i
	}
	slices.SortFunc(by, func(a, b int) int { return cmp.Compare(l.Parcels[a].Code, l.Parcels[b].Code) })
	place := make([]int, len(by))
	o := Land{Parcels: make([]Parcel, len(by)), Edges: make([]Edge, len(l.Edges)), Values: map[string][]float64{}}
	for to, from := range by {
		place[from] = to
		o.Parcels[to] = l.Parcels[from]
	}
	for name, values := range l.Values {
		o.Values[name] = make([]float64, len(by))
		for to, from := range by {
			o.Values[name][to] = values[from]
		}
	}
	for i, e := range l.Edges {
		e.A, e.B = min(place[e.A], place[e.B]), max(place[e.A], place[e.B])
		o.Edges[i] = e
	}
	slices.SortFunc(o.Edges, func(a, b Edge) int { return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B)) })
	return o
}
