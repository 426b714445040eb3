package store

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"permu/internal/land"
)

// TestLandThatTheRunDoesNotKnow has a run that finds nobody on P1 and does not know P2: the tax of the one is zero, and of the
// other not known; P3 was another parcel of that code.
func TestLandThatTheRunDoesNotKnow(t *testing.T) {
	s := withParcels(t, 1)
	must(t, s, `insert into evaluation (zone_code, run_id, subject_kind, subject_key, parcel_id, output_state, tax_state, land_state)
		values ('z', 1, 'parcel', 'P1', 1, 'not_applicable', 'not_applicable', 'supplied_unused'), ('z', 1, 'parcel', 'P3', 99, 'missing', 'missing', 'idle')`)
	_, _, facts, err := s.AssemblyFacts(t.Context(), "z", land.RunChoice{})
	if err != nil {
		t.Fatal(err)
	}
	for i, known := range []bool{true, false, false} {
		f := facts[i]
		for name, amount := range map[string]*float64{"output": f.OutputCNY, "tax": f.TaxCNY, "jobs": f.Jobs} {
			if known != (amount != nil) || known && *amount != 0 {
				t.Errorf("%s of %s: %v", name, f.ParcelCode, amount)
			}
		}
		if (f.LandState != nil) != known {
			t.Errorf("state of %s: %v", f.ParcelCode, f.LandState)
		}
	}
}

// TestNeighbourhoodIsMadeOnce asks from several sides at the same time, and again after the data has changed.
func TestNeighbourhoodIsMadeOnce(t *testing.T) {
	s := newStore(t)
	lot := func(code string, x float64) Row {
		return Row{Values: []any{code, nil}, Shape: square(118.51+x, 24.71, 0.001)}
	}
	imported(t, s, parkLoad(), parcelLoad(lot("A", 0), lot("B", 0.001)))
	var measured atomic.Int32
	measure := func(_ context.Context, shapes []land.ParcelShape, _ float64) (land.Neighbourhood, error) {
		measured.Add(1)
		n := land.Neighbourhood{}
		for i, shape := range shapes {
			n.Outlines = append(n.Outlines, land.ParcelOutline{ParcelID: shape.ParcelID, PerimeterM: 400, OpenM: 300})
			if i > 0 {
				n.Pairs = append(n.Pairs, land.Neighbour{A: min(shapes[i-1].ParcelID, shape.ParcelID), B: max(shapes[i-1].ParcelID, shape.ParcelID), GapM: 1, FrontageM: 100})
			}
		}
		return n, nil
	}
	askAll := func(widest float64, parcels int) {
		t.Helper()
		var group sync.WaitGroup
		said := make(chan string, 8)
		for range 4 {
			group.Go(func() {
				n, err := s.Neighbourhood(t.Context(), "z", widest, measure)
				if err != nil || len(n.Outlines) != parcels || len(n.Pairs) != parcels-1 || n.SRID != 4549 && n.SRID != 4548 {
					said <- fmt.Sprintf("%+v %v", n, err)
				}
			})
		}
		group.Wait()
		close(said)
		for wrong := range said {
			t.Error(wrong)
		}
	}
	askAll(40, 2)
	if n := measured.Load(); n != 1 {
		t.Errorf("measured %d times for four who ask at once", n)
	}
	askAll(60, 2)
	imported(t, s, parcelLoad(lot("C", 0.002)))
	askAll(60, 3)
	if n := measured.Load(); n != 3 {
		t.Errorf("measured %d times, after a wider gap and a change of the data it is 3", n)
	}
}

// TestPartedNeighbours has two parcels that touch and a third across a gap, and lines between them, beside them and short of them.
func TestPartedNeighbours(t *testing.T) {
	s := newStore(t)
	lot := func(code string, x float64) Row {
		return Row{Values: []any{code, nil}, Shape: square(118.51+x, 24.71, 0.001)}
	}
	imported(t, s, parkLoad(), parcelLoad(lot("A", 0), lot("B", 0.001), lot("C", 0.0022)))
	measure := func(_ context.Context, shapes []land.ParcelShape, _ float64) (n land.Neighbourhood, err error) {
		for i, shape := range shapes {
			n.Outlines = append(n.Outlines, land.ParcelOutline{ParcelID: shape.ParcelID, PerimeterM: 400})
			if i > 0 {
				n.Pairs = append(n.Pairs, land.Neighbour{A: shapes[i-1].ParcelID, B: shape.ParcelID, GapM: float64(i-1) * 20, FrontageM: 100})
			}
		}
		return n, nil
	}
	if _, err := s.Neighbourhood(t.Context(), "z", 60, measure); err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct{ lines, want string }{
		"along the line that both share": {`[[118.511,24.70],[118.511,24.72]]`, "[[A B]]"},
		"down the gap":                   {`[[118.5121,24.70],[118.5121,24.72]]`, "[[B C]]"},
		"both":                           {`[[118.511,24.70],[118.511,24.72]],[[118.5121,24.70],[118.5121,24.72]]`, "[[A B] [B C]]"},
		"along the front":                {`[[118.50,24.7099],[118.52,24.7099]]`, "[]"},
		"short of the gap":               {`[[118.5121,24.70],[118.5121,24.7099]]`, "[]"},
		"through one of them":            {`[[118.5102,24.70],[118.5102,24.72]]`, "[]"},
	} {
		got, err := s.PartedNeighbours(t.Context(), "z", `{"type":"MultiLineString","coordinates":[`+tt.lines+`]}`, 0.5)
		if err != nil || fmt.Sprint(got) != tt.want {
			t.Errorf("%s: %v %v", name, got, err)
		}
	}
}

func TestParcelsWithin(t *testing.T) {
	s := newStore(t)
	imported(t, s, parkLoad(), parcelLoad(
		Row{Values: []any{"in", nil}, Shape: square(118.51, 24.71, 0.001)},
		Row{Values: []any{"mostly out", nil}, Shape: square(118.5115, 24.71, 0.002)},
		Row{Values: []any{"out", nil}, Shape: square(118.53, 24.71, 0.001)},
	))
	got, err := s.ParcelsWithin(t.Context(), "z", `{"type":"Polygon","coordinates":[[[118.5,24.7],[118.512,24.7],[118.512,24.72],[118.5,24.72],[118.5,24.7]]]}`)
	if err != nil || fmt.Sprint(got) != "[in]" {
		t.Errorf("%v %v", got, err)
	}
	for _, area := range []string{
		`x`, `{"type":"Point","coordinates":[118,24]}`,
		`{"type":"Polygon","coordinates":[[[118,24],[119,25],[119,24],[118,25],[118,24]]]}`,
	} {
		if _, err := s.ParcelsWithin(t.Context(), "z", area); err == nil {
			t.Errorf("%s is taken", area)
		}
	}
}
