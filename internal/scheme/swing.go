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

// breakEven is the value nearest to the present one, within what the assumption may be, at which the net present value is 0.
func (e *engine) breakEven(which string, row Assumption, value float64) *float64 {
	npv := func(v float64) float64 {
		side := e.with(row.Name, v).side(which)
		if side.NPV == nil {
			return math.NaN()
		}
		return side.NPV.Yuan()
	}
	return nearestRoot(npv, value, row.Least, row.Most)
}

// nearestRoot is where a function is zero that is nearest to a value, between a least and a most; nil is nowhere.
func nearestRoot(f func(float64) float64, value, least, most float64) *float64 {
	var nearest *float64
	for _, end := range []float64{least, most} {
		at, found := firstRoot(f, value, end)
		if found && (nearest == nil || math.Abs(at-value) < math.Abs(*nearest-value)) {
			nearest = &at
		}
	}
	return nearest
}

// firstRoot looks from a value towards an end, in steps that begin at a hundredth of it and double, for where a function is
// zero. Where it leaps over zero, or is not defined on the way, there is none.
func firstRoot(f func(float64) float64, from, end float64) (float64, bool) {
	below := f(from) < 0
	for low, step := from, (end-from)/math.Abs(end-from)*math.Abs(from)/100; low != end; step *= 2 {
		high := low + step
		if math.Abs(high-from) >= math.Abs(end-from) {
			high = end
		}
		switch v := f(high); {
		case math.IsNaN(v):
			return 0, false
		case v == 0:
			return high, true
		case (v < 0) != below:
			at, _ := root(f, low, high)
			return at, math.Abs(f(at)) <= nothing
		}
		low = high
	}
	return 0, false
}

// nothing is up to how many yuan a net present value is none: halving ends at the last digit of the assumption.
const nothing = 1
