package analysis

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"permu/internal/land"
	"permu/internal/renewal"
	"permu/internal/renewal/outline"
	"permu/internal/store"
)

// runIfAny is a run, or the newest; without any, one without a number.
func (z *Zones) runIfAny(ctx context.Context, zoneCode string, runID int64) (land.Run, error) {
	run, err := z.Run(ctx, zoneCode, land.RunChoice{RunID: runID})
	if runID == 0 && errors.Is(err, land.ErrNotFound) {
		return land.Run{}, nil
	}
	return run, err
}

// layTerrain reads what is known of the parcels of a zone and how they lie to each other, both of one data version.
func layTerrain(ctx context.Context, s *store.Store, zoneCode string, choice land.RunChoice) (*terrain, error) {
	n, err := s.Neighbourhood(ctx, zoneCode, renewal.WidestM, MeasureNeighbours)
	if err != nil {
		return nil, err
	}
	version, run, facts, err := s.AssemblyFacts(ctx, zoneCode, choice)
	if err != nil {
		return nil, err
	}
	if version != n.DataVersion {
		return nil, fmt.Errorf("the data of zone %q changed meanwhile, try again: %w", zoneCode, land.ErrConflict)
	}
	t := &terrain{zoneCode: zoneCode, dataVersion: version, facts: facts}
	for _, f := range facts {
		if land.Road(f.UseCode()) {
			t.roads++
		}
	}
	if run != nil {
		t.runID, t.year = run.RunID, run.Year
	}
	t.desk, err = renewal.NewDesk(landOf(facts, n))
	return t, err
}

// MeasureNeighbours measures shapes in the plane: the length of each outline, and the pairs that touch or face each other. Land
// for roads is left out, so that what lies on both sides of a road faces each other across its width.
func MeasureNeighbours(ctx context.Context, shapes []land.ParcelShape, widestM float64) (land.Neighbourhood, error) {
	shapes = slices.DeleteFunc(slices.Clone(shapes), func(s land.ParcelShape) bool { return land.Road(s.UseCode) })
	slices.SortFunc(shapes, func(a, b land.ParcelShape) int { return int(a.ParcelID - b.ParcelID) })
	outlines := make([]outline.Outline, len(shapes))
	n := land.Neighbourhood{Outlines: make([]land.ParcelOutline, len(shapes))}
	for i, s := range shapes {
		o, err := outline.FromWKB(s.WKB, func(p outline.Point) outline.Point { return p })
		if err != nil {
			return n, fmt.Errorf("parcel %d: %w", s.ParcelID, err)
		}
		length := o.LengthM()
		outlines[i], n.Outlines[i] = o, land.ParcelOutline{ParcelID: s.ParcelID, PerimeterM: length, OpenM: length}
	}
	pairs, err := outline.Pairs(ctx, outlines, widestM)
	for _, p := range pairs {
		if !p.Facing() {
			continue
		}
		if p.GapM <= outline.JoinM {
			n.Outlines[p.A].OpenM -= p.FrontageM
			n.Outlines[p.B].OpenM -= p.FrontageM
		}
		n.Pairs = append(n.Pairs, land.Neighbour{A: shapes[p.A].ParcelID, B: shapes[p.B].ParcelID, GapM: p.GapM, FrontageM: p.FrontageM})
	}
	for i := range n.Outlines {
		n.Outlines[i].OpenM = max(0, n.Outlines[i].OpenM)
	}
	return n, err
}

// landOf is the land of a search: the facts in their order, the neighbours, and every quantity that an objective can ask about.
func landOf(facts []land.AssemblyFacts, n land.Neighbourhood) renewal.Land {
	l := renewal.Land{Parcels: make([]renewal.Parcel, len(facts)), Values: map[string][]float64{}}
	place := make(map[int64]int, len(facts))
	for i, f := range facts {
		place[f.ParcelID] = i
		l.Parcels[i] = renewal.Parcel{
			Code: f.ParcelCode, AreaM2: f.LandM2, OutlineM2: f.AreaM2, Owner: f.Owner, Park: f.ParkCode, Subarea: f.Subarea,
			Industrial: industrialUse(f.PlannedUseCode), Registered: industrialUse(f.LandUseCode), Mortgaged: f.Mortgaged, Sealed: f.Sealed,
			Idle: land.Idle(f.LandState, f.Findings), Road: land.Road(f.UseCode()),
		}
	}
	open := make([]float64, len(facts))
	for _, o := range n.Outlines {
		if i, ok := place[o.ParcelID]; ok {
			l.Parcels[i].PerimeterM, open[i] = o.PerimeterM, o.OpenM
		}
	}
	l.Values[roadM] = open
	for name, of := range quantities() {
		values := make([]float64, len(facts))
		for i := range facts {
			values[i] = of(&facts[i])
		}
		l.Values[name] = values
	}
	for _, p := range n.Pairs {
		a, hasA := place[p.A]
		b, hasB := place[p.B]
		if hasA && hasB {
			l.Edges = append(l.Edges, renewal.Edge{A: a, B: b, GapM: p.GapM, FrontageM: p.FrontageM})
		}
	}
	return l
}

func industrialUse(code *string) *bool {
	if code == nil {
		return nil
	}
	return new(land.Parcel{LandUseCode: code}.Industrial())
}

// quantities are the amounts of a parcel by name, NaN where they are not known.
func quantities() map[string]func(*land.AssemblyFacts) float64 {
	orNaN := func(v *float64, times float64) float64 {
		if v == nil {
			return math.NaN()
		}
		return *v * times
	}
	inState := func(state string) func(*land.AssemblyFacts) float64 {
		return func(f *land.AssemblyFacts) float64 {
			switch {
			case f.LandState == nil || *f.LandState == "cannot_tell":
				return math.NaN()
			case *f.LandState == state:
				return land.Mu(f.LandM2)
			}
			return 0
		}
	}
	return map[string]func(*land.AssemblyFacts) float64{
		"low_efficiency_mu": inState("low_efficiency"),
		"idle_mu":           inState("idle"),
		"tax_wan":           func(f *land.AssemblyFacts) float64 { return orNaN(f.TaxCNY, 1.0/land.YuanPerWan) },
		"jobs":              func(f *land.AssemblyFacts) float64 { return orNaN(f.Jobs, 1) },
		"floor_m2":          func(f *land.AssemblyFacts) float64 { return orNaN(f.FloorAreaM2, 1) },
		"headroom_m2":       headroom,
	}
}

// headroom is the floor area that may still be built on a parcel, m².
func headroom(f *land.AssemblyFacts) float64 {
	if f.FARMax == nil || f.FloorAreaM2 == nil {
		return math.NaN()
	}
	return max(0, *f.FARMax*f.LandM2-*f.FloorAreaM2)
}
