package outline

import "testing"

// TestParted has two parcels of 10 m by 10 m, side by side or 12 m apart, and lines that lie between them or do not.
func TestParted(t *testing.T) {
	lot := func(x float64) Outline {
		return New([][][]Point{{{{x, 0}, {x + 10, 0}, {x + 10, 10}, {x, 10}, {x, 0}}}})
	}
	along := func(points ...Point) []Line { return []Line{points} }
	for name, tt := range map[string]struct {
		b     Outline
		lines []Line
		want  bool
	}{
		"along the common line":    {lot(10), along(Point{10, -5}, Point{10, 15}), true},
		"a bend on the way":        {lot(10), along(Point{10, -5}, Point{10, 5}, Point{11, 15}), true},
		"beyond both":              {lot(10), along(Point{25, -5}, Point{25, 15}), false},
		"past their corner":        {lot(10), along(Point{10, 11}, Point{10, 15}), false},
		"in the middle of a gap":   {lot(22), along(Point{16, -5}, Point{16, 15}), true},
		"across the gap":           {lot(22), along(Point{5, 20}, Point{30, 20}), false},
		"one of several":           {lot(22), []Line{{{0, 20}, {5, 20}}, {{16, -5}, {16, 15}}}, true},
		"on one line with the way": {lot(10), along(Point{30, 5}, Point{40, 5}), false},
		"none":                     {lot(10), nil, false},
	} {
		if got := Parted(lot(0), tt.b, tt.lines); got != tt.want || Parted(tt.b, lot(0), tt.lines) != got {
			t.Errorf("%s: %v", name, got)
		}
	}
}
