package renewal

import (
	"context"
	"math"
	"math/bits"
	"slices"
)

// taken is an answer that stands already: others may share half of the smaller of both with it.
type taken struct {
	in     map[int]bool
	areaM2 float64
}

// branch walks the connected sets of a ball that have its root, and leaves those out that cannot beat the best.
type branch struct {
	ball    *ball
	f       *field
	ctx     context.Context
	before  []taken
	best    float64 // of what is known
	found   []int   // the set that reached it, if one of this ball did
	open    float64 // the best bound of what was left out because the steps ran out
	steps   int     // that are left
	seen    mask    // room of the flood
	stack   []int
	masks   []mask // room of the calls, two for each
	in      []int
	inMask  mask
	ownIn   []int
	overlap []float64 // land shared with each of before
	tally
}

// tally is what the set of a branch comes to.
type tally struct {
	area, outline float64
	edge          float64 // length of the outline
	kept          float64 // outline that stays whatever is added
	worth         float64
	relaxed       float64 // worth with the points of owners spread
	owned         int
}

// grow takes or shuts out one parcel after the other at the edge of the set. front are the parcels next to it, shut those that
// must stay out; both belong to the call.
func (b *branch) grow(front, shut mask) error {
	for {
		limit := b.bound(shut)
		if limit <= b.best+near(b.best) {
			return nil
		}
		if b.steps <= 0 {
			b.open = max(b.open, limit)
			return nil
		}
		if err := b.ctx.Err(); err != nil {
			return err
		}
		u := b.edgeParcel(front, shut)
		if u < 0 {
			return nil
		}
		if b.fits(u) {
			if err := b.take(u, front, shut); err != nil {
				return err
			}
		}
		shut.add(u)
		for _, a := range b.ball.arcs[u] {
			if b.inMask.has(a.to) {
				b.kept += a.frontM
			}
		}
	}
}

// edgeParcel is the parcel at the edge of the set that is decided next: one that must be in, else the one worth most for its land.
func (b *branch) edgeParcel(front, shut mask) int {
	for _, i := range b.ball.forced {
		if front.has(i) && !shut.has(i) && !b.inMask.has(i) {
			return i
		}
	}
	for w, word := range front {
		if word &^= shut[w] | b.inMask[w]; word != 0 {
			return w*64 + bits.TrailingZeros64(word)
		}
	}
	return -1
}

func (b *branch) fits(u int) bool {
	if b.area+b.ball.area[u] > b.f.ask.MaxM2 || b.ownIn[b.ball.owner[u]] == 0 && b.owned >= b.f.capped() {
		return false
	}
	for i, t := range b.before {
		if t.in[b.ball.at[u]] && b.overlap[i]+b.ball.area[u] > differHalf*min(t.areaM2, b.f.ask.MaxM2) {
			return false
		}
	}
	return true
}

// take goes on with a parcel in the set, and comes back to how it was.
func (b *branch) take(u int, front, shut mask) error {
	was, overlap := b.tally, slices.Clone(b.overlap)
	b.put(u, shut)
	wider, out := b.room(2*len(b.in)), b.room(2*len(b.in)+1)
	for w := range wider {
		wider[w], out[w] = front[w]|b.ball.next[u][w], shut[w]
	}
	b.consider()
	err := b.grow(wider, out)
	b.inMask[u/64] &^= 1 << (u % 64)
	b.ownIn[b.ball.owner[u]]--
	b.in = b.in[:len(b.in)-1]
	b.tally, b.overlap = was, overlap
	return err
}

// room is a mask that a call may use.
func (b *branch) room(n int) mask {
	for len(b.masks) <= n {
		b.masks = append(b.masks, make(mask, b.ball.words))
	}
	return b.masks[n]
}

// put adds a parcel to the set.
func (b *branch) put(u int, shut mask) {
	b.in = append(b.in, u)
	b.area += b.ball.area[u]
	b.outline += b.ball.outline[u]
	b.edge += b.ball.perim[u]
	b.kept += b.ball.open[u]
	b.worth += b.ball.worth[u]
	b.relaxed += b.ball.spread[u]
	if b.ownIn[b.ball.owner[u]]++; b.ownIn[b.ball.owner[u]] == 1 {
		b.owned++
	}
	for _, a := range b.ball.arcs[u] {
		switch {
		case b.inMask.has(a.to):
			b.edge -= 2 * a.frontM
		case shut.has(a.to):
			b.kept += a.frontM
		}
	}
	b.inMask.add(u)
	for i, t := range b.before {
		if t.in[b.ball.at[u]] {
			b.overlap[i] += b.ball.area[u]
		}
	}
}

// consider takes the set for the best where it is one that is looked for.
func (b *branch) consider() {
	if b.area < b.f.ask.MinM2 || len(b.in) < b.f.ask.Rules.MinParcels {
		return
	}
	for _, i := range b.ball.forced {
		if !b.inMask.has(i) {
			return
		}
	}
	for i, t := range b.before {
		if b.overlap[i] > differHalf*min(t.areaM2, b.area) {
			return
		}
	}
	value := b.f.points(sum{b.area, b.outline, b.edge, b.worth, b.owned})
	if value <= b.best+near(b.best) {
		return
	}
	b.found = b.found[:0]
	for _, i := range b.in {
		b.found = append(b.found, b.ball.at[i])
	}
	slices.Sort(b.found)
	b.best = value
}

// bound is no less than what any set can reach that grows from this one without parcels that are shut; minus infinity where
// none can be what is looked for.
func (b *branch) bound(shut mask) float64 {
	if len(b.ball.forced) < len(b.f.forced) { // one that must be in is too far away
		return math.Inf(-1)
	}
	room, need := b.f.ask.MaxM2-b.area, b.f.ask.MinM2-b.area
	points := b.relaxed
	b.flood(shut, room)
	for _, i := range b.ball.forced {
		if b.inMask.has(i) {
			continue
		}
		if !b.seen.has(i) {
			return math.Inf(-1)
		}
		room, need, points = room-b.ball.area[i], need-b.ball.area[i], points+b.ball.spread[i]
	}
	if room < 0 {
		return math.Inf(-1)
	}
	more, filled := b.fill(room, need)
	if !filled {
		return math.Inf(-1)
	}
	return points + more + b.f.compact*b.mostCompact()
}

// flood marks what can still be reached.
func (b *branch) flood(shut mask, room float64) {
	clear(b.seen)
	full := b.owned >= b.f.capped()
	stack := append(b.stack[:0], b.in...)
	for len(stack) > 0 {
		i := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		b.steps--
		for w, word := range b.ball.next[i] {
			for word &^= shut[w] | b.inMask[w] | b.seen[w]; word != 0; word &= word - 1 {
				to := w*64 + bits.TrailingZeros64(word)
				if b.ball.area[to] > room || full && b.ownIn[b.ball.owner[to]] == 0 {
					continue
				}
				b.seen.add(to)
				stack = append(stack, to)
			}
		}
	}
	b.stack = stack
}

// fill is the best that parts of what can be reached add up to within the room, with at least the land that is needed.
func (b *branch) fill(room, need float64) (points float64, filled bool) {
	b.seen.each(func(i int) bool {
		if slices.Contains(b.ball.forced, i) {
			return true
		}
		take := min(b.ball.area[i], room)
		if b.ball.spread[i] <= 0 {
			if need <= 0 {
				return false
			}
			take = min(take, need)
		}
		points += b.ball.spread[i] * take / b.ball.area[i]
		room -= take
		need -= take
		return room > 0
	})
	return points, need <= near(b.f.ask.MinM2)
}

// mostCompact is no less than the compactness of any set that grows from this one, or, where compactness costs, no more.
func (b *branch) mostCompact() float64 {
	if b.f.compact <= 0 {
		return 0
	}
	if b.kept <= 0 {
		return 1
	}
	return compactness(b.outline+(b.f.ask.MaxM2-b.area)*b.ball.most, b.kept)
}
