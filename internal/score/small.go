package score

import (
	"math/big"
	"slices"
)

// smallPools deals with rankings that are too small.
func (e *engine) smallPools(t *trackResult, by ranking) {
	rule := t.track.Bands.SmallGroup
	if rule == "" || rule == "as_it_is" || t.track.Bands.Open() || !slices.ContainsFunc(t.pools, func(p pool) bool { return p.small }) {
		return
	}
	if rule == "merge" {
		e.mergeSmall(t, by)
		return
	}
	for i := range t.pools {
		p := &t.pools[i]
		if !p.small {
			continue
		}
		for _, at := range p.ranked {
			t.start[at] = ""
			if rule == "score" && len(t.track.Bands.Grades) > 0 {
				t.start[at] = e.byThreshold(t, at)
			}
		}
		p.cuts = nil
	}
}

// mergeSmall grades the members of small rankings by their places in the ranking of the whole track; a track that is
// small itself gives no grade.
func (e *engine) mergeSmall(t *trackResult, by ranking) {
	whole := *t
	whole.places, whole.start = slices.Clone(t.places), slices.Clone(t.start)
	all := pool{key: "*"}
	for _, p := range t.pools {
		all.ranked = append(all.ranked, p.ranked...)
	}
	e.settle(&whole, &all, by)
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
	t.pools = append(t.pools, all)
}

// bound notes which bounds the grades of a pool do not keep. One that is too small to be graded by itself is not asked.
func (p *pool) bound(t *trackResult) {
	n, rule := len(p.ranked), t.track.Bands.SmallGroup
	if n == 0 || t.track.Bands.Open() || p.small && rule != "" && rule != "as_it_is" {
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
