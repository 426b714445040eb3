package synth

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// fault is one thing wrong in a file, and what an importer has to do about it.
type fault struct {
	file                string
	line                int // of the file, 1-based; the feature number in a layer
	kind, column, value string
	outcome             string
}

// Outcomes of a fault: the row is refused, the cell is repaired or read as missing, the value is kept with a note, or the
// value is kept since nobody can see from the file that it is wrong.
const (
	refused  = "refused"
	repaired = "repaired"
	noted    = "noted"
	accepted = "accepted"
)

// change alters one cell of a row, at a column, in place; n counts the changes of its kind.
type change func(row []any, at, n int)

// wish asks for some rows to be spoilt. Only rows that pass are; nil passes those where the cell holds something.
type wish struct {
	kind, column, outcome string
	count                 int
	when                  func(row []any) bool
	change                change
}

// extra asks for a copy of some row, changed, at the end of the file. An importer refuses it, so that totals hold.
type extra struct {
	kind, column string
	when         func(row []any) bool
	change       change // nil repeats the row as it is
}

// stacked is the one extra that is let in: a second title over the shape of another parcel.
const stacked = "stacked_polygon"

// spoiler works on one sheet in memory.
type spoiler struct {
	*sheet
	cells  [][]any
	dirty  []bool
	clean  int // rows before the extra ones
	d      dice
	faults []fault
}

// spoil puts into a sheet the faults that such files have and lists them by line.
func (z *Zone) spoil(s *sheet) []fault {
	p := spoiler{sheet: s, cells: slices.Collect(s.rows), d: newDice(z.Seed, "faults "+s.file, 0)}
	p.dirty, p.clean = make([]bool, len(p.cells)), len(p.cells)
	s.first = map[string]int{".xlsx": 3, ".csv": 2}[filepath.Ext(s.file)]
	s.first = max(s.first, 1)
	wishes, extras := z.faultsOf(s)
	for _, w := range wishes {
		p.grant(w)
	}
	p.compareAreas()
	for n, e := range extras {
		p.add(e, n)
	}
	s.rows = slices.Values(p.cells)
	slices.SortStableFunc(p.faults, func(a, b fault) int { return a.line - b.line })
	return p.faults
}

// find draws a row that is still clean and passes; it gives up after many tries.
func (p *spoiler) find(at int, when func([]any) bool) (int, bool) {
	for range 20_000 {
		i := p.d.IntN(p.clean)
		if p.dirty[i] || when == nil && p.cells[i][at] == nil || when != nil && !when(p.cells[i]) {
			continue
		}
		return i, true
	}
	return 0, false
}

func (p *spoiler) grant(w wish) {
	at := p.column(w.column)
	for n := range w.count {
		if i, ok := p.find(at, w.when); ok {
			w.change(p.cells[i], at, n)
			p.dirty[i] = true
			p.blame(i, at, w.kind, w.outcome)
		}
	}
}

func (p *spoiler) add(e extra, n int) {
	at := p.column(e.column)
	i, ok := p.find(at, e.when)
	if !ok {
		return
	}
	row := slices.Clone(p.cells[i])
	if e.change != nil {
		e.change(row, at, n)
	}
	p.cells = append(p.cells, row)
	p.dirty = append(p.dirty, true)
	outcome := refused
	if e.kind == stacked {
		outcome = accepted
	}
	p.blame(len(p.cells)-1, at, e.kind, outcome)
}

func (p *spoiler) blame(i, at int, kind, outcome string) {
	value := written(p.cells[i][at])
	if p.header[at] == shapeColumn {
		value = ""
	}
	p.faults = append(p.faults, fault{p.file, p.first + i, kind, p.header[at], value, outcome})
}

// compareAreas lists the parcels of a layer whose title says more than 5 % more or less than their shape.
func (p *spoiler) compareAreas() {
	title, shape := p.column("宗地面积"), p.column(shapeColumn)
	if title < 0 || shape < 0 {
		return
	}
	for i, row := range p.cells {
		measured := areaOf(row[shape])
		if stated := row[title].(float64); stated < 0.95*measured || stated > 1.05*measured {
			p.blame(i, title, "title_area_differs", noted)
		}
	}
}

func faultSheet(faults []fault) sheet {
	return tabulate("dirt.csv", "", []column[fault]{
		{"file", func(f *fault) any { return f.file }},
		{"line", func(f *fault) any { return f.line }},
		{"kind", func(f *fault) any { return f.kind }},
		{"column", func(f *fault) any { return f.column }},
		{"value", func(f *fault) any { return f.value }},
		{"outcome", func(f *fault) any { return f.outcome }},
	}, faults, nil)
}

// wide writes digits, letters, point and minus in full width.
func wide(cell any) string {
	return strings.Map(func(r rune) rune {
		if r > ' ' && r < 0x7f {
			return r + 0xFEE0
		}
		return r
	}, written(cell))
}

// grouped writes a number with separators between thousands.
func grouped(cell any) string {
	digits, decimals, _ := strings.Cut(written(cell), ".")
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	if decimals == "" {
		return digits
	}
	return fmt.Sprintf("%s.%s", digits, decimals)
}
