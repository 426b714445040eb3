package synth

import "github.com/paulmach/orb"

func newCells(columns, rows int) [][]bool {
	cells := make([][]bool, columns)
	for i := range cells {
		cells[i] = make([]bool, rows)
	}
	return cells
}

func has(cells [][]bool, i, j int) bool {
	return i >= 0 && j >= 0 && i < len(cells) && j < len(cells[i]) && cells[i][j]
}

// tidy leaves the piece around the middle, without spurs and holes and without cells that touch only at a corner.
func tidy(cells [][]bool) {
	for i := range cells {
		for j := range cells[i] {
			cells[i][j] = cells[i][j] && neighbours(cells, i, j) > 1
		}
	}
	for again := true; again; {
		again = false
		piece := flood(cells, len(cells)/2, len(cells[0])/2, true)
		for i := range cells {
			copy(cells[i], piece[i])
		}
		outside := flood(cells, 0, 0, false)
		for i := range cells {
			for j := range cells[i] {
				if !cells[i][j] && (!outside[i][j] || pinched(cells, i, j)) {
					cells[i][j], again = true, true
				}
			}
		}
	}
}

func neighbours(cells [][]bool, i, j int) int {
	n := 0
	for _, s := range step {
		if has(cells, i+s[0], j+s[1]) {
			n++
		}
	}
	return n
}

// pinched reports whether an empty cell lies in the corner between two cells that touch diagonally only.
func pinched(cells [][]bool, i, j int) bool {
	for _, di := range []int{-1, 1} {
		for _, dj := range []int{-1, 1} {
			if has(cells, i+di, j) && has(cells, i, j+dj) && !has(cells, i+di, j+dj) {
				return true
			}
		}
	}
	return false
}

// flood finds the cells of one value that can be reached from (i, j) over edges.
func flood(cells [][]bool, i, j int, value bool) [][]bool {
	found := newCells(len(cells), len(cells[0]))
	for queue := [][2]int{{i, j}}; len(queue) > 0; {
		c := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		i, j := c[0], c[1]
		if i < 0 || j < 0 || i >= len(cells) || j >= len(cells[0]) || found[i][j] || cells[i][j] != value {
			continue
		}
		found[i][j] = true
		queue = append(queue, [2]int{i + 1, j}, [2]int{i - 1, j}, [2]int{i, j + 1}, [2]int{i, j - 1})
	}
	return found
}

// step is where each of the four directions leads: +column, +row, -column, -row.
var step = [4][2]int{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}

// outline traces the border of a set of cells without holes: one polygon for each piece, counter-clockwise, with a
// vertex at every street crossing.
func (g *grid) outline(cells [][]bool) orb.MultiPolygon {
	border := make([][][4]bool, len(cells)+1)
	for i := range border {
		border[i] = make([][4]bool, len(cells[0])+1)
	}
	for i := range cells {
		for j := range cells[i] {
			if cells[i][j] {
				border[i][j][0] = !has(cells, i, j-1)
				border[i+1][j][1] = border[i+1][j][1] || !has(cells, i+1, j)
				border[i+1][j+1][2] = border[i+1][j+1][2] || !has(cells, i, j+1)
				border[i][j+1][3] = border[i][j+1][3] || !has(cells, i-1, j)
			}
		}
	}
	var pieces orb.MultiPolygon
	for i := range border {
		for j := range border[i] {
			for border[i][j][0] {
				pieces = append(pieces, orb.Polygon{g.walk(border, i, j)})
			}
		}
	}
	return pieces
}

// walk follows the border from one crossing around a piece, turning left where it can, and uses it up.
func (g *grid) walk(border [][][4]bool, i, j int) orb.Ring {
	ring := orb.Ring{g.node(i, j)}
	for way := 0; border[i][j][way]; {
		border[i][j][way] = false
		i, j = i+step[way][0], j+step[way][1]
		ring = append(ring, g.node(i, j))
		for _, turn := range [3]int{1, 0, 3} {
			if next := (way + turn) % 4; border[i][j][next] {
				way = next
				break
			}
		}
	}
	return ring
}
