package score

import (
	"cmp"
	"math"
	"math/big"
	"slices"
	"strings"

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
	stage staged
}

// staged is where a member stands in its part of a ranking in two stages.
type staged struct {
	in    string  // top or bottom; empty without stages
	order int32   // 1 gets the grade of the part first
	of    int32   // members of the part
	key   float64 // more is better; NaN is not known
}

// rank orders every ranking of a track and cuts it into grades. Who has a score and yet nothing to be ranked by, or of whom
// it is not known in which ranking, takes no place; a special class that is not ranked has its own grade.
func (e *engine) rank(t *trackResult) {
	n := len(t.members)
	t.places, t.start = make([]place, n), make([]string, n)
	groups, count := e.grouped(t.track.Bands.Per, t.members)
	t.pools = make([]pool, max(1, count))
	key := e.sums(t, t.key())
	for at, i := range t.members {
		t.places[at] = place{at: -1}
		t.start[at] = e.classGrade(int(i))
		group, known := e.groupKey(t.track.Bands.Per, i)
		if !known {
			if t.scored[at] && e.sorted.ranked[i] {
				e.note(int(i), "ungrouped:%s", strings.Join(t.track.Bands.Per, " + "))
			}
			continue
		}
		t.places[at].pool = int32(groups[at])
		p := &t.pools[groups[at]]
		p.key = group
		switch {
		case !t.scored[at] || !e.sorted.ranked[i]:
		case math.IsNaN(key[at]):
			e.note(int(i), "unranked:%s", strings.Join(t.key(), " + "))
		default:
			p.ranked = append(p.ranked, int32(at))
		}
	}
	by := e.order(t, key)
	for i := range t.pools {
		e.settle(t, &t.pools[i], by)
	}
	e.smallPools(t, by)
	for i := range t.pools {
		t.pools[i].bound(t)
	}
}

// key is what a track ranks by. A raw score of which less is better ranks from the least on.
func (t *trackResult) key() []string {
	switch {
	case len(t.track.Bands.Key) > 0:
		return t.track.Bands.Key
	case t.track.Combine.MethodOf() == policy.Single && t.items[0].rules[0].kind == policy.Raw && t.items[0].rules[0].down:
		return []string{"score asc"}
	}
	return []string{"score"}
}

// settle ranks a pool and grades it by its bands.
func (e *engine) settle(t *trackResult, p *pool, by ranking) {
	e.inOrder(t, p, by)
	bands := t.track.Bands
	p.small = bands.MinGroup > 0 && len(p.ranked) < int(bands.MinGroup)
	if len(bands.Grades) == 0 && bands.TwoStage == nil || bands.Open() {
		return
	}
	if bands.KindOf() == policy.InTwoStages {
		e.twoStages(t, p, by.better)
		return
	}
	p.cuts = cutsOf(bands, len(p.ranked))
	for _, at := range p.ranked {
		t.start[at] = e.gradeOf(t, p, at)
	}
}

// inOrder sorts a pool and gives its members their places; equals know the first and the last of them.
func (e *engine) inOrder(t *trackResult, p *pool, by ranking) {
	by.sort(p.ranked, func(at int32) string { return e.facts.Keys[t.members[at]] })
	for from := 0; from < len(p.ranked); {
		to := from + 1
		for to < len(p.ranked) && by.better(p.ranked[from], p.ranked[to]) == 0 {
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

// ranking is what the members of a track are ranked by: a key, then the ties; more is better.
type ranking [][]float64

// order is the ranking of a track. Who lacks what decides a tie is behind.
func (e *engine) order(t *trackResult, key []float64) ranking {
	by := ranking{key}
	for _, tie := range t.ties() {
		column := e.sums(t, []string{tie})
		for at, v := range column {
			if math.IsNaN(v) {
				column[at] = math.Inf(-1)
			}
		}
		by = append(by, column)
	}
	return by
}

// better compares two members, negative where the first is better.
func (by ranking) better(a, b int32) int {
	for _, column := range by {
		if column[a] != column[b] {
			return cmp.Compare(column[b], column[a])
		}
	}
	return 0
}

// sort puts members into their order, equals by their names. The key of each stands beside it, since most are told apart by that
// alone.
func (by ranking) sort(members []int32, name func(at int32) string) {
	type keyed struct {
		key float64
		at  int32
	}
	order := make([]keyed, len(members))
	for i, at := range members {
		order[i] = keyed{by[0][at], at}
	}
	slices.SortFunc(order, func(a, b keyed) int {
		if a.key != b.key {
			return cmp.Compare(b.key, a.key)
		}
		if told := by[1:].better(a.at, b.at); told != 0 {
			return told
		}
		return cmp.Compare(name(a.at), name(b.at))
	})
	for i, one := range order {
		members[i] = one.at
	}
}

// ties are what decides between equals: as the policy says, or the values of the indicators in their order.
func (t *trackResult) ties() []string {
	ties := t.track.Bands.Ties.Order
	if len(ties) > 0 {
		return ties
	}
	for _, it := range t.items {
		order := ""
		if it.rules[0].down {
			order = " asc"
		}
		ties = append(ties, "value."+it.indicator.ID+order)
	}
	return ties
}

// sums adds some terms up for every member, those that ascend taken off, so that more is better; NaN where one of them is
// not known. A sum of several is worked out exactly, so that equal sums are equal.
func (e *engine) sums(t *trackResult, terms []string) []float64 {
	parsed := make([]policy.Term, len(terms))
	for i, text := range terms {
		parsed[i], _ = policy.ParseTerm(text)
	}
	column := make([]float64, len(t.members))
	for at := range column {
		column[at] = e.sumOf(t, parsed, int32(at))
	}
	return column
}

func (e *engine) sumOf(t *trackResult, terms []policy.Term, at int32) float64 {
	if len(terms) == 1 {
		v, _ := e.termOf(t, terms[0], at)
		if terms[0].Ascending {
			v = -v
		}
		return v
	}
	sum := new(big.Rat)
	for _, term := range terms {
		v, precise := e.termOf(t, term, at)
		if math.IsNaN(v) {
			return v
		}
		if term.Ascending {
			sum.Sub(sum, precise())
		} else {
			sum.Add(sum, precise())
		}
	}
	nearest, _ := sum.Float64()
	return nearest
}

// termOf is one term of a member, correctly rounded and exactly; NaN where it is not known.
func (e *engine) termOf(t *trackResult, term policy.Term, at int32) (float64, func() *big.Rat) {
	none, it := func() *big.Rat { return nil }, t.itemOf(term.Name)
	switch {
	case term.Of == "score":
		return e.score.value(t.score[at]), func() *big.Rat { return e.score.rat(t.score[at]) }
	case term.Of == "value" && it != nil && !math.IsNaN(it.value[at]):
		return it.value[at], func() *big.Rat { return it.preciselyAt(t, at) }
	case term.Of == "points" && it != nil && it.scored[at]:
		return e.item.value(it.points[at]), func() *big.Rat { return e.item.rat(it.points[at]) }
	case term.Of == "number":
		n := numbersByName()[term.Name]
		held := e.column(n, 0)[t.members[at]]
		return natural(held, n.Step), func() *big.Rat {
			v := new(big.Rat).SetFloat64(held)
			return v.Mul(v, big.NewRat(n.Step.P, n.Step.Q))
		}
	}
	return math.NaN(), none
}

// preciselyAt is the value of a member that has one, as a rational number.
func (it *item) preciselyAt(t *trackResult, at int32) *big.Rat {
	if it.indicator.Scorer.Kind() == policy.Flag {
		return new(big.Rat).SetFloat64(it.value[at])
	}
	return it.exactly(t.members[at])
}
