package score

import (
	"math/big"
	"slices"

	"permu/internal/policy"
)

// gradeOf is the grade of a member by the bands of its track.
func (e *engine) gradeOf(t *trackResult, p *pool, at int32) string {
	switch t.track.Bands.KindOf() {
	case policy.ByConditions:
		return e.byConditions(t, at)
	case policy.ByScore, policy.ByValue:
		return e.byThreshold(t, at)
	}
	bands, place := t.track.Bands, t.counted(at)
	for i, band := range bands.Grades {
		if holds := place < p.cuts[i].end; bands.KindOf() != policy.Mixed && holds || bands.KindOf() == policy.Mixed && e.mixed(t, band, at, holds) {
			return band.Grade
		}
	}
	return bands.Grades[len(bands.Grades)-1].Grade
}

// mixed reports whether a member is in a band by its share and its threshold, or by either.
func (e *engine) mixed(t *trackResult, band policy.Band, at int32, within bool) bool {
	if t.track.Bands.Match == "any" {
		return within || band.From != nil && e.reaches(t, at, *band.From)
	}
	return within && (band.From == nil || e.reaches(t, at, *band.From))
}

// byConditions is the first grade whose condition holds; while one cannot be told, none.
func (e *engine) byConditions(t *trackResult, at int32) string {
	for _, band := range t.track.Bands.Grades {
		switch band.When.Holds(e.seen(t, int(at))) {
		case policy.Yes:
			return band.Grade
		case policy.CannotTell:
			e.note(int(t.members[at]), "undecided:%s", band.Grade)
			return ""
		}
	}
	return ""
}

// byThreshold is the grade that what a member is graded by reaches by itself.
func (e *engine) byThreshold(t *trackResult, at int32) string {
	for _, band := range t.track.Bands.Grades {
		if band.From == nil || e.reaches(t, at, *band.From) {
			return band.Grade
		}
	}
	return ""
}

// reaches reports whether what a member is graded by is at least a threshold, exactly.
func (e *engine) reaches(t *trackResult, at int32, from policy.Decimal) bool {
	sum := new(big.Rat)
	for _, text := range t.key() {
		term, _ := policy.ParseTerm(text)
		_, precise := e.termOf(t, term, at)
		sum.Add(sum, precise())
	}
	return sum.Cmp(from.Rat()) >= 0
}

// cutsOf is where the bands of a ranking of n end; none where bands are no shares.
func cutsOf(bands policy.Bands, n int) []cut {
	var ends []int
	switch bands.KindOf() {
	case policy.ByScore, policy.ByValue, policy.ByConditions:
		return nil
	case policy.TailPercent, policy.Counts:
		ends = aroundRest(bands, n)
	default:
		ends = cumulative(bands, n)
	}
	cuts := make([]cut, len(ends))
	for i, end := range ends {
		cuts[i] = cut{bands.Grades[i].Grade, end}
	}
	return cuts
}

// cumulative rounds shares that are counted from the best on: the cuts, or each band by itself, the last taking the rest.
func cumulative(bands policy.Bands, n int) []int {
	ends, before, end := make([]int, len(bands.Grades)), new(big.Rat), 0
	last := len(ends) - 1
	most := n
	for i, band := range bands.Grades {
		share := band.UpToPercent.Rat()
		switch {
		case bands.Scope != "each_band":
			end = countOf(share, n, atHead(bands.Rounding))
		case i < last:
			end += countOf(new(big.Rat).Sub(share, before), n, atHead(bands.Rounding))
		case bands.Rounding == policy.HeadCeilTailFloor:
			most = n - countOf(new(big.Rat).Sub(share, before), n, policy.Floor)
		}
		ends[i], before = end, share
	}
	for i := range ends {
		ends[i] = min(ends[i], most)
	}
	ends[last] = n
	return ends
}

// atHead and atTail are how shares are rounded that are counted from the best on, and from the worst: of
// head_ceil_tail_floor up, and down.
func atHead(mode string) string {
	if mode == policy.HeadCeilTailFloor {
		return policy.Ceil
	}
	return mode
}

func atTail(mode string) string {
	if mode == policy.HeadCeilTailFloor {
		return policy.Floor
	}
	return mode
}

// countOf is a share, in percent, of n, rounded.
func countOf(percent *big.Rat, n int, mode string) int {
	share := new(big.Rat).Mul(percent, big.NewRat(int64(n), 100))
	if mode == "" {
		mode = policy.HalfUp
	}
	return int(rounding{0, mode, 1}.roundRat(share))
}

// aroundRest cuts shares or counts from both ends, and leaves the rest to the band that names none. Of too few the first
// bands take theirs first, and then the last.
func aroundRest(bands policy.Bands, n int) []int {
	rest := slices.IndexFunc(bands.Grades, func(b policy.Band) bool { return b.LastPercent == nil && b.Count == nil })
	sizes, left := make([]int, len(bands.Grades)), n
	take := func(i, size int) {
		sizes[i] = min(max(size, 0), left)
		left -= sizes[i]
	}
	for i, size := range sizesOf(bands, bands.Grades[:rest], n, true) {
		take(i, size)
	}
	tail := slices.Clone(bands.Grades[rest+1:])
	slices.Reverse(tail)
	for i, size := range sizesOf(bands, tail, n, false) {
		take(len(sizes)-1-i, size)
	}
	sizes[rest] = left
	for i := 1; i < len(sizes); i++ {
		sizes[i] += sizes[i-1]
	}
	return sizes
}

// sizesOf are the sizes of some bands, counted from one end: the cuts are rounded, or each band by itself, of which only
// the last of all is at the tail.
func sizesOf(bands policy.Bands, list []policy.Band, n int, head bool) []int {
	sizes, upTo, taken := make([]int, len(list)), new(big.Rat), 0
	mode := atHead(bands.Rounding)
	for i, band := range list {
		if !head && (i == 0 || bands.Scope != "each_band") {
			mode = atTail(bands.Rounding)
		} else {
			mode = atHead(bands.Rounding)
		}
		switch {
		case band.Count != nil:
			sizes[i] = int(*band.Count)
		case bands.Scope == "each_band":
			sizes[i] = countOf(band.LastPercent.Rat(), n, mode)
		default:
			upTo.Add(upTo, band.LastPercent.Rat())
			sizes[i] = countOf(upTo, n, mode) - taken
			taken += sizes[i]
		}
	}
	return sizes
}
