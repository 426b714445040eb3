package score

import (
	"cmp"
	"math"
	"math/big"
	"slices"

	"permu/internal/policy"
)

// pool is one ranking inside a track.
type pool struct {
	key    string  // such as a park or an industry; empty is the whole track
	ranked []int32 // places of members, the best first
	cuts   []cut
	small  bool
	broken []string // bounds that its grades do not keep
}

// cut is where a band ends in a ranking.
type cut struct {
	grade string
	end   int // places before this one are within
}

// place is where a member stands in its ranking.
type place struct {
	pool  int32
	at    int32 // 0 is the first; -1 is not ranked
	first int32 // of its equals
	last  int32
}

// rank orders every ranking of a track and cuts it into grades.
func (e *engine) rank(t *trackResult) {
	n := len(t.members)
	t.places, t.start = make([]place, n), make([]string, n)
	groups, count := e.grouped(t.track.Bands.Per, t.members)
	t.pools = make([]pool, count)
	for at := range t.members {
		t.places[at] = place{pool: int32(groups[at]), at: -1}
		p := &t.pools[groups[at]]
		p.key = e.groupKey(t.track.Bands.Per, t.members[at])
		if t.scored[at] && e.sorted.ranked[t.members[at]] {
			p.ranked = append(p.ranked, int32(at))
		}
	}
	better := e.order(t, append([]string{}, t.key()...))
	for i := range t.pools {
		e.settle(t, &t.pools[i], better)
	}
	e.smallPools(t, better)
	for i := range t.pools {
		t.pools[i].bound(t)
	}
}

// key is what a track ranks by.
func (t *trackResult) key() []string {
	if len(t.track.Bands.Key) == 0 {
		return []string{"score"}
	}
	return t.track.Bands.Key
}

// settle ranks a pool and grades it by its bands.
func (e *engine) settle(t *trackResult, p *pool, better func(a, b int32) int) {
	e.inOrder(t, p, better)
	bands := t.track.Bands
	p.small = bands.MinGroup > 0 && len(p.ranked) < int(bands.MinGroup)
	if len(bands.Grades) == 0 && bands.TwoStage == nil || bands.Open() {
		return
	}
	if bands.KindOf() == policy.InTwoStages {
		e.twoStages(t, p)
		return
	}
	if bands.KindOf() == policy.ByConditions {
		for _, at := range p.ranked {
			t.start[at] = e.byConditions(t, at)
		}
		return
	}
	p.cuts = cutsOf(bands, len(p.ranked))
	for _, at := range p.ranked {
		t.start[at] = e.gradeOf(t, p, at)
	}
}

// inOrder sorts a pool and gives its members their places; equals know the first and the last of them.
func (e *engine) inOrder(t *trackResult, p *pool, better func(a, b int32) int) {
	slices.SortFunc(p.ranked, func(a, b int32) int {
		return cmp.Or(better(a, b), cmp.Compare(e.facts.Keys[t.members[a]], e.facts.Keys[t.members[b]]))
	})
	for from := 0; from < len(p.ranked); {
		to := from + 1
		for to < len(p.ranked) && better(p.ranked[from], p.ranked[to]) == 0 {
			to++
		}
		for at := from; at < to; at++ {
			own := &t.places[p.ranked[at]]
			own.at, own.first, own.last = int32(at), int32(from), int32(to-1)
		}
		from = to
	}
}

// counted is the place by which a member is graded: where equals stand on both sides of a cut, the policy says whose.
func (t *trackResult) counted(at int32) int {
	switch p := t.places[at]; t.track.Bands.Ties.AtCut {
	case "worse":
		return int(p.last)
	case "split":
		return int(p.at)
	default:
		return int(p.first)
	}
}

// gradeOf is the grade of a member by the bands of its track.
func (e *engine) gradeOf(t *trackResult, p *pool, at int32) string {
	bands := t.track.Bands
	place := t.counted(at)
	for i, band := range bands.Grades {
		within := i < len(p.cuts) && place < p.cuts[i].end
		reaches := band.From == nil || e.reaches(t, at, *band.From)
		var holds bool
		switch bands.KindOf() {
		case policy.ByScore, policy.ByValue:
			holds = reaches
		case policy.Mixed:
			holds = within && reaches
			if bands.Match == "any" {
				holds = within || band.From != nil && reaches
			}
		default:
			holds = within
		}
		if holds {
			return band.Grade
		}
	}
	return bands.Grades[len(bands.Grades)-1].Grade
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

// reaches reports whether what a member is graded by is at least a threshold.
func (e *engine) reaches(t *trackResult, at int32, from policy.Decimal) bool {
	if key := t.key(); len(key) == 1 && key[0] == "score" {
		return e.score.rat(t.score[at]).Cmp(from.Rat()) >= 0
	}
	return e.sumOf(t, t.key(), at) >= from.Float()
}

// order compares two members of a track, negative where the first is better: by the sum of the key, then by the ties.
func (e *engine) order(t *trackResult, key []string) func(a, b int32) int {
	ties := t.track.Bands.Ties.Order
	if len(ties) == 0 {
		for _, it := range t.items {
			order := ""
			if it.rules[0].down {
				order = " asc"
			}
			ties = append(ties, "value."+it.indicator.ID+order)
		}
	}
	columns := [][]float64{e.ranked(t, key)}
	for _, tie := range ties {
		columns = append(columns, e.ranked(t, []string{tie}))
	}
	return func(a, b int32) int {
		for _, column := range columns {
			if column[a] != column[b] {
				return cmp.Compare(column[b], column[a])
			}
		}
		return 0
	}
}

// ranked is the sum of some terms for every member, more being better; none ranks last.
func (e *engine) ranked(t *trackResult, terms []string) []float64 {
	column := make([]float64, len(t.members))
	for at := range column {
		column[at] = e.sumOf(t, terms, int32(at))
		if math.IsNaN(column[at]) {
			column[at] = math.Inf(-1)
		} else if term, _ := policy.ParseTerm(terms[0]); term.Ascending {
			column[at] = -column[at]
		}
	}
	return column
}

// sumOf adds some terms of a member up; NaN when one of them is not known.
func (e *engine) sumOf(t *trackResult, terms []string, at int32) float64 {
	sum := 0.0
	for _, text := range terms {
		term, _ := policy.ParseTerm(text)
		it := t.itemOf(term.Name)
		switch {
		case term.Of == "score":
			sum += e.score.value(t.score[at])
		case term.Of == "value" && it != nil:
			sum += it.value[at]
		case term.Of == "points" && it != nil && it.scored[at]:
			sum += e.item.value(it.points[at])
		case term.Of == "number":
			n := numbersByName()[term.Name]
			sum += natural(e.column(n, 0)[t.members[at]], n.Step)
		default:
			return math.NaN()
		}
	}
	return sum
}

// cutsOf is where the bands of a ranking of n end.
func cutsOf(bands policy.Bands, n int) []cut {
	switch bands.KindOf() {
	case policy.TailPercent, policy.Counts:
		return restCuts(bands, n)
	case policy.ByScore, policy.ByValue, policy.ByConditions:
		return nil
	}
	cuts := make([]cut, len(bands.Grades))
	before, end := new(big.Rat), 0
	for i, band := range bands.Grades {
		share := band.UpToPercent.Rat()
		mode := bands.Rounding
		if bands.Scope == "each_band" {
			own := new(big.Rat).Sub(share, before)
			end += countOf(own, n, modeOf(mode, i, len(bands.Grades)))
		} else {
			if mode == policy.HeadCeilTailFloor {
				mode = policy.Ceil // the head rounds up, and so the tail down
			}
			end = countOf(share, n, mode)
		}
		if i == len(bands.Grades)-1 {
			end = n
		}
		cuts[i], before = cut{band.Grade, min(end, n)}, share
	}
	return cuts
}

// modeOf is the rounding of one band: head_ceil_tail_floor rounds the first up, the last down and the others half up.
func modeOf(mode string, band, bands int) string {
	if mode != policy.HeadCeilTailFloor {
		return mode
	}
	switch band {
	case 0:
		return policy.Ceil
	case bands - 1:
		return policy.Floor
	}
	return policy.HalfUp
}

// countOf is a share, in percent, of n, rounded.
func countOf(percent *big.Rat, n int, mode string) int {
	share := new(big.Rat).Mul(percent, big.NewRat(int64(n), 100))
	if mode == "" {
		mode = policy.HalfUp
	}
	return int(rounding{0, mode, 1}.roundRat(share))
}

// restCuts cuts shares from the end, or counts, and leaves the rest to the band that names none.
func restCuts(bands policy.Bands, n int) []cut {
	sizes, rest, left := make([]int, len(bands.Grades)), 0, n
	for i := len(bands.Grades) - 1; i >= 0; i-- {
		switch band := bands.Grades[i]; {
		case band.LastPercent != nil:
			sizes[i] = min(countOf(band.LastPercent.Rat(), n, bands.Rounding), left)
		case band.Count != nil:
			sizes[i] = min(int(*band.Count), left)
		default:
			rest = i
		}
		left -= sizes[i]
	}
	sizes[rest] = left
	cuts, end := make([]cut, len(sizes)), 0
	for i, band := range bands.Grades {
		end += sizes[i]
		cuts[i] = cut{band.Grade, end}
	}
	return cuts
}

// twoStages splits a ranking, sorts both parts by keys of their own and grades the best of the one and the worst of the other.
func (e *engine) twoStages(t *trackResult, p *pool) {
	rule := t.track.Bands.TwoStage
	n := len(p.ranked)
	split := policy.DecimalOf(50)
	if rule.SplitPercent != nil {
		split = *rule.SplitPercent
	}
	middle := countOf(split.Rat(), n, t.track.Bands.Rounding)
	for at := range p.ranked {
		t.start[p.ranked[at]] = rule.Rest
	}
	best := e.stage(t, p.ranked[:middle], rule.Top, "desc")
	for _, at := range best[:min(len(best), countOf(rule.Top.Percent.Rat(), n, t.track.Bands.Rounding))] {
		t.start[at] = rule.Top.Grade
	}
	worst := e.stage(t, p.ranked[middle:], rule.Bottom, "asc")
	for _, at := range worst[:min(len(worst), countOf(rule.Bottom.Percent.Rat(), n, t.track.Bands.Rounding))] {
		t.start[at] = rule.Bottom.Grade
	}
}

// stage is a part of a ranking in the order in which the stage's grade is given; who lacks the key is the last to get a
// good grade and the first to get a bad one.
func (e *engine) stage(t *trackResult, part []int32, rule policy.Stage, usual string) []int32 {
	order := cmp.Or(rule.Order, usual)
	column := e.ranked(t, rule.Key)
	sorted := slices.Clone(part)
	if order == "asc" {
		slices.Reverse(sorted) // of equals the one that ranks worse comes first
	}
	slices.SortStableFunc(sorted, func(a, b int32) int {
		if order == "asc" {
			return cmp.Compare(column[a], column[b])
		}
		return cmp.Compare(column[b], column[a])
	})
	return sorted
}

// smallPools deals with rankings that are too small.
func (e *engine) smallPools(t *trackResult, better func(a, b int32) int) {
	rule := t.track.Bands.SmallGroup
	if rule == "" || rule == "as_it_is" || t.track.Bands.Open() {
		return
	}
	if rule == "merge" {
		e.mergeSmall(t, better)
		return
	}
	for i := range t.pools {
		p := &t.pools[i]
		if !p.small {
			continue
		}
		for _, at := range p.ranked {
			t.start[at] = ""
			if rule == "score" {
				t.start[at] = e.byThreshold(t, at)
			}
		}
		p.cuts = nil
	}
}

// byThreshold is the grade that a score reaches by itself.
func (e *engine) byThreshold(t *trackResult, at int32) string {
	grade := ""
	for _, band := range t.track.Bands.Grades {
		if grade = band.Grade; band.From == nil || e.reaches(t, at, *band.From) {
			break
		}
	}
	return grade
}

// mergeSmall grades the members of small rankings by their places in the ranking of the whole track; a track that is
// small itself gives no grade.
func (e *engine) mergeSmall(t *trackResult, better func(a, b int32) int) {
	whole := trackResult{track: t.track, members: t.members, items: t.items, score: t.score, scored: t.scored}
	whole.places, whole.start = make([]place, len(t.members)), make([]string, len(t.members))
	var all pool
	for _, p := range t.pools {
		all.ranked = append(all.ranked, p.ranked...)
	}
	e.settle(&whole, &all, better)
	for i := range t.pools {
		if !t.pools[i].small {
			continue
		}
		for _, at := range t.pools[i].ranked {
			t.start[at] = ""
			if !all.small {
				t.start[at], t.places[at] = whole.start[at], whole.places[at]
				t.places[at].pool = int32(len(t.pools))
			}
		}
	}
	all.key = "*"
	t.pools = append(t.pools, all)
}

// bound notes which bounds the grades of a pool do not keep.
func (p *pool) bound(t *trackResult) {
	n := len(p.ranked)
	if n == 0 || t.track.Bands.Open() {
		return
	}
	counts := map[string]int64{}
	for _, at := range p.ranked {
		counts[t.start[at]]++
	}
	for _, b := range t.track.Bands.Bounds {
		share := big.NewRat(100*counts[b.Grade], int64(n))
		if b.MostPercent != nil && share.Cmp(b.MostPercent.Rat()) > 0 || b.LeastPercent != nil && share.Cmp(b.LeastPercent.Rat()) < 0 {
			p.broken = append(p.broken, b.Grade)
		}
	}
}
