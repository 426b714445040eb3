package scheme

import (
	"cmp"
	"math"
	"slices"

	"permu/internal/land"
)

// swings say what 10 and 20 % of each assumption do to a side, the most first, and at which value it comes to nothing. An
// assumption that does not move it is left out.
func (e *engine) swings(which string) []land.Swing {
	base := e.side(which)
	if base.NPV == nil {
		return []land.Swing{}
	}
	list := []land.Swing{}
	for _, row := range Assumptions() {
		if value, known := e.by[row.Name]; known && !row.Fixed && value != 0 {
			if s, moves := e.swing(which, row, value); moves {
				list = append(list, s)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b land.Swing) int { return cmp.Compare(widthOf(b), widthOf(a)) })
	return list
}

// widthOf is how far the net present value moves between the outermost steps.
func widthOf(s land.Swing) float64 {
	low, high := math.Inf(1), math.Inf(-1)
	for _, step := range s.Steps {
		low, high = math.Min(low, step.NPV.Yuan()), math.Max(high, step.NPV.Yuan())
	}
	return high - low
}

func (e *engine) swing(which string, row Assumption, value float64) (land.Swing, bool) {
	s := land.Swing{Name: row.Name, Title: row.Title, Unit: row.Unit, Value: value}
	for _, pct := range []float64{-20, -10, 10, 20} {
		if to := value * (1 + pct/100); to >= row.Least && to <= row.Most {
			if side := e.with(row.Name, to).side(which); side.NPV != nil {
				s.Steps = append(s.Steps, land.SwingStep{Pct: pct, NPV: *side.NPV, Payback: side.Payback})
			}
		}
	}
	if len(s.Steps) == 0 || e.still(which, s) {
		return s, false
	}
	s.BreakEven = e.breakEven(which, row, value)
	return s, true
}

// still reports whether no step moves the side.
func (e *engine) still(which string, s land.Swing) bool {
	base := *e.side(which).NPV
	return !slices.ContainsFunc(s.Steps, func(step land.SwingStep) bool { return step.NPV != base })
}

// most is up to how many times its value an assumption is looked for at which a side comes to nothing.
const most = 10

// breakEven is the value nearest to the present one at which the net present value is 0.
func (e *engine) breakEven(which string, row Assumption, value float64) *float64 {
	npv := func(v float64) float64 {
		side := e.with(row.Name, v).side(which)
		if side.NPV == nil {
			return math.NaN()
		}
		return side.NPV.Yuan()
	}
	for _, end := range []float64{math.Min(row.Most, value*most), math.Max(row.Least, 0)} {
		if at, found := root(npv, value, end); found && !math.IsNaN(npv(at)) {
			return &at
		}
	}
	return nil
}
