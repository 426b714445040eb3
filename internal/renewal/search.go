package renewal

import (
	"cmp"
	"container/heap"
	"context"
	"fmt"
	"math"
	"slices"

	"permu/internal/land"
)

// roundM2 is how far sums of areas may be off the range, m²: sums of numbers with a fraction are not exact.
const roundM2 = 1e-6

// Search finds the sites that come out best, the best first. Of the answers no two share more than half of the smaller one's
// area: each is the best of those that differ so from the ones before it. It is [land.ErrInvalid] where the land, the ask or a
// parcel that must be in breaks a rule; it stops with the context.
func Search(ctx context.Context, l Land, a Ask) (Answer, error) {
	if err := l.check(); err != nil {
		return Answer{}, err
	}
	if err := a.check(); err != nil {
		return Answer{}, err
	}
	asked := a
	a.MinM2, a.MaxM2 = a.MinM2-roundM2, a.MaxM2+roundM2
	a.Steps = cmp.Or(a.Steps, Steps(len(l.Parcels)))
	f := newField(l.ordered(), a)
	if err := f.checkCodes(); err != nil {
		return Answer{}, err
	}
	s := &searching{field: f, ctx: ctx, steps: a.Steps}
	s.cheap = f.cheapBounds()
	if err := s.grow(); err != nil {
		return Answer{}, err
	}
	answer := Answer{Sites: []FoundSite{}, Eligible: f.eligible(), Barred: f.barredCounts()}
	for range max(1, a.Top) {
		found, err := s.next(max(1, a.Top) - len(answer.Sites))
		if err != nil {
			return Answer{}, err
		}
		if found.set == nil {
			answer.Exhausted = len(answer.Sites) > 0 && found.optimal
			break
		}
		answer.Sites = append(answer.Sites, f.site(found, asked))
	}
	answer.Steps = a.Steps - s.steps
	if len(answer.Sites) == 0 {
		answer.None = f.none(asked, s.proven)
	}
	return answer, nil
}

// checkCodes finds parcels that are named and are not there, or must be in and must not, each at its place.
func (f *field) checkCodes() error {
	var broken land.Problems
	for _, n := range f.ask.named() {
		i := f.place(n.code)
		switch {
		case i < 0:
			broken = append(broken, land.Problem{Path: n.path, Rule: land.NoParcel, Value: n.code})
		case n.mustBeIn && f.barred[i] != "":
			broken = append(broken, land.Problem{Path: n.path, Rule: fmt.Sprintf("must be in, and must not (%s): %s", f.barred[i], barWords(f.barred[i]).EN), Value: n.code})
		}
	}
	return broken.Err()
}

// place finds a parcel by its code, or is -1.
func (f *field) place(code string) int {
	i, ok := slices.BinarySearchFunc(f.land.Parcels, code, func(p Parcel, code string) int { return cmp.Compare(p.Code, code) })
	if !ok {
		return -1
	}
	return i
}

// found is an answer with what is known of better ones.
type found struct {
	candidate
	bound   float64
	optimal bool
}

// searching is a search under way.
type searching struct {
	*field
	ctx    context.Context
	steps  int // that are left
	cheap  []float64
	pool   []candidate // sets that were met, the best first
	before []taken
	proven bool // that there is none
}

// improved is how many of the sets that growing finds are improved for each answer that is asked for.
const improved = 12

// leastGrown is how many steps growing has, however few there are: a small piece of land is grown from every parcel.
const leastGrown = 100_000

// grow fills the pool: a set grown from every seed in two ways, the best seeds first, with half of the steps, and the best of
// the sets improved with a quarter. Both are counted.
func (s *searching) grow() error {
	known := map[string]bool{}
	keep := func(c candidate) {
		if k := key(c.set); !known[k] {
			known[k] = true
			s.pool = append(s.pool, s.judged(c.set))
		}
	}
	quarter := s.steps / 4
	growing := &budget{ctx: s.ctx, left: max(leastGrown, s.steps/2)}
	whole := growing.left
	for _, seed := range s.seeds() {
		if !growing.lasts() {
			break
		}
		for _, dense := range []bool{false, true} {
			if c, ok := s.grown(seed, dense, growing); ok {
				keep(c)
			}
		}
	}
	s.steps -= whole - growing.left
	s.sortPool()
	improving := &budget{ctx: s.ctx, left: quarter}
	for _, c := range s.promising(improved * max(1, s.ask.Top)) {
		keep(s.improve(c, improving))
	}
	s.steps -= quarter - improving.left
	s.sortPool()
	return s.ctx.Err()
}

// grown is the best set on the way from a seed, as far as the budget lasts.
func (s *searching) grown(seed []int, dense bool, most *budget) (candidate, bool) {
	g := s.growth(seed)
	if g.sum.areaM2 > s.ask.MaxM2 || g.sum.owners > s.capped() {
		return candidate{}, false
	}
	return g.run(dense, most)
}

// budget is how many parcels may still be looked at, as long as the context stands.
type budget struct {
	ctx  context.Context
	left int
}

// lasts reports whether to go on.
func (b *budget) lasts() bool { return b.left > 0 && b.ctx.Err() == nil }

func (s *searching) sortPool() {
	slices.SortStableFunc(s.pool, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.value, a.value), slices.Compare(a.set, b.set))
	})
}

// promising are the best sets of the pool, half of them such as differ from each other.
func (s *searching) promising(most int) []candidate {
	chosen := slices.Clone(s.pool[:min(most/2, len(s.pool))])
	var apart []taken
	for _, c := range s.pool {
		if len(apart) >= most/2 || s.ctx.Err() != nil {
			break
		}
		if s.differs(c, apart) {
			apart = append(apart, s.taken(c))
			chosen = append(chosen, c)
		}
	}
	return chosen
}

func (f *field) taken(c candidate) taken {
	t := taken{in: map[int]bool{}, areaM2: c.areaM2}
	for _, i := range c.set {
		t.in[i] = true
	}
	return t
}

// differs reports whether a set shares at most half of the smaller area with each of others.
func (f *field) differs(c candidate, others []taken) bool {
	for _, t := range others {
		var both float64
		for _, i := range c.set {
			if t.in[i] {
				both += f.land.Parcels[i].AreaM2
			}
		}
		if both > differHalf*min(c.areaM2, t.areaM2) {
			return false
		}
	}
	return true
}

// next finds the best set that differs from those before, with a share of the steps that are left.
func (s *searching) next(answersLeft int) (found, error) {
	at := found{candidate: candidate{value: math.Inf(-1)}}
	for _, c := range s.pool {
		if err := s.ctx.Err(); err != nil {
			return found{}, err
		}
		if s.differs(c, s.before) {
			at.candidate = c
			break
		}
	}
	open, err := s.prove(&at.candidate, s.steps/answersLeft)
	if err != nil {
		return found{}, err
	}
	at.optimal = open <= at.value+near(at.value)
	at.bound = max(at.value, open)
	if at.set == nil {
		s.proven = math.IsInf(open, -1)
		return found{optimal: s.proven}, nil
	}
	s.before = append(s.before, s.taken(at.candidate))
	return at, nil
}

// root is a parcel from which sets are walked, with a bound of what they can reach.
type root struct {
	at    int
	bound float64
	exact bool // the bound is that of its ball
}

type roots []root

func (h roots) Len() int { return len(h) }
func (h roots) Less(i, j int) bool {
	return h[i].bound > h[j].bound || h[i].bound == h[j].bound && h[i].at < h[j].at
}
func (h roots) Swap(i, j int) { h[i], h[j] = h[j], h[i] }
func (h *roots) Push(x any)   { *h = append(*h, x.(root)) }
func (h *roots) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}

// ballSteps is how many steps a parcel of a ball costs before the walk begins.
const ballSteps = 5

// prove walks the sets of one root after the other, the most promising first, and puts a better one into best. It gives the
// best bound of what it did not walk; a root that is done is shut for those that follow, so that every set is met once.
func (s *searching) prove(best *candidate, steps int) (open float64, err error) {
	open = math.Inf(-1)
	end := s.steps - steps
	shut := make([]bool, len(s.land.Parcels))
	h := s.roots()
	heap.Init(&h)
	for h.Len() > 0 {
		if err := s.ctx.Err(); err != nil {
			return open, err
		}
		r := heap.Pop(&h).(root)
		if r.bound <= best.value+near(best.value) {
			break
		}
		if s.steps <= end {
			return max(open, r.bound), nil
		}
		b := s.branch(r.at, shut, *best, s.steps-end)
		if !r.exact {
			r.bound, r.exact = min(r.bound, b.bound(make(mask, b.ball.words))), true
			s.steps -= ballSteps * len(b.ball.at)
			if h.Len() > 0 && r.bound < h[0].bound || r.bound <= best.value+near(best.value) {
				heap.Push(&h, r)
				continue
			}
			b.steps = s.steps - end
		}
		b.consider()
		if err := b.grow(slices.Clone(b.ball.next[b.ball.root]), make(mask, b.ball.words)); err != nil {
			return open, err
		}
		s.steps = end + b.steps
		open = max(open, b.open)
		if len(b.found) > 0 {
			*best = s.judged(slices.Clone(b.found))
		}
		shut[r.at] = true
	}
	return open, nil
}

// roots are the parcels that a site can begin with: each that may be taken, or the first that must be in.
func (s *searching) roots() roots {
	var h roots
	for i, limit := range s.cheap {
		if s.barred[i] == "" && (len(s.forced) == 0 || s.forced[0] == i) {
			h = append(h, root{i, limit, false})
		}
	}
	return h
}

// branch begins the walk of the sets with a root.
func (s *searching) branch(at int, shut []bool, best candidate, steps int) *branch {
	ball := s.ball(at, shut)
	b := &branch{
		ball: ball, f: s.field, ctx: s.ctx, before: s.before, best: best.value, open: math.Inf(-1), steps: steps,
		seen: make(mask, ball.words), inMask: make(mask, ball.words), ownIn: make([]int, ball.owners), overlap: make([]float64, len(s.before)),
	}
	b.put(ball.root, make(mask, ball.words))
	return b
}

// cheapBounds are bounds of the sets with each parcel that ask nothing of its surroundings but the piece of land that it is in.
func (f *field) cheapBounds() []float64 {
	bounds := make([]float64, len(f.land.Parcels))
	for _, piece := range f.pieces() {
		k := newKnapsack(f, piece)
		for _, i := range piece {
			bounds[i] = f.spread[i] + k.best(f.ask.MaxM2-f.land.Parcels[i].AreaM2) + max(f.compact, 0)
		}
	}
	return bounds
}

// pieces are the connected parts of the land that may be taken.
func (f *field) pieces() [][]int {
	seen := make([]bool, len(f.land.Parcels))
	var pieces [][]int
	for i := range f.land.Parcels {
		if seen[i] || f.barred[i] != "" {
			continue
		}
		piece := []int{i}
		seen[i] = true
		for n := 0; n < len(piece); n++ {
			for _, a := range f.arcs[piece[n]] {
				if !seen[a.to] {
					seen[a.to] = true
					piece = append(piece, a.to)
				}
			}
		}
		pieces = append(pieces, piece)
	}
	return pieces
}

// knapsack says what some parcels bring at most within some land.
type knapsack struct{ area, points []float64 } // sums over the parcels, those worth most for their land first

func newKnapsack(f *field, piece []int) knapsack {
	by := slices.Clone(piece)
	slices.SortFunc(by, func(a, b int) int {
		return cmp.Or(cmp.Compare(f.spread[b]/f.land.Parcels[b].AreaM2, f.spread[a]/f.land.Parcels[a].AreaM2), cmp.Compare(a, b))
	})
	k := knapsack{[]float64{0}, []float64{0}}
	for n, i := range by {
		if f.spread[i] <= 0 {
			break
		}
		k.area, k.points = append(k.area, k.area[n]+f.land.Parcels[i].AreaM2), append(k.points, k.points[n]+f.spread[i])
	}
	return k
}

func (k knapsack) best(room float64) float64 {
	n, whole := slices.BinarySearch(k.area, room)
	switch {
	case whole || n == len(k.area):
		return k.points[min(n, len(k.area)-1)]
	case n == 0:
		return 0
	}
	part := (room - k.area[n-1]) / (k.area[n] - k.area[n-1])
	return k.points[n-1] + part*(k.points[n]-k.points[n-1])
}
