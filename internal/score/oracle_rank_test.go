package score_test

import (
	"cmp"
	"math/big"
	"slices"

	"permu/internal/policy"
)

// ranking is some members of a track in order, the best first.
type ranking struct {
	*oracle
	track  policy.Track
	key    string
	ranked []*entrant
	small  bool
	broken []string
}

// rank makes the rankings of a track, and their grades.
func (o *oracle) rank(t policy.Track, members []*entrant) {
	var all []*ranking
	for _, e := range members {
		if e.initial = e.classGrade(); e.score == nil || !e.ranked {
			continue
		}
		if key := e.keyOf(t); key == nil || e.words(t.Bands.Per) == unknown {
			continue
		}
		all = append(all, e.joins(t, all)...)
	}
	for _, r := range all {
		r.settle()
	}
	switch t.Bands.SmallGroup {
	case "merge":
		all = append(all, o.merge(t, all)...)
	case "score", "ungraded":
		for _, r := range all {
			r.alone()
		}
	}
	for _, r := range all {
		r.bound()
	}
}

// classGrade is the grade of a special class that is not ranked.
func (e *entrant) classGrade() string {
	for _, c := range e.policy.Population.Special {
		if c.ID == e.rule && !e.ranked {
			return c.Grade
		}
	}
	return ""
}

// joins puts an entrant into its ranking; a new one is returned.
func (e *entrant) joins(t policy.Track, all []*ranking) (made []*ranking) {
	key := e.words(t.Bands.Per)
	at := slices.IndexFunc(all, func(r *ranking) bool { return r.key == key })
	if at < 0 {
		made = []*ranking{{oracle: e.oracle, track: t, key: key}}
		e.pool = made[0]
	} else {
		e.pool = all[at]
	}
	e.pool.ranked = append(e.pool.ranked, e)
	return made
}

// settle orders a ranking and grades it.
func (r *ranking) settle() {
	r.order()
	r.small = len(r.ranked) < int(r.track.Bands.MinGroup)
	for _, e := range r.ranked {
		e.place = 1 + slices.IndexFunc(r.ranked, func(other *entrant) bool { return r.equal(e, other) })
	}
	r.grade()
}

func (r *ranking) order() {
	slices.SortFunc(r.ranked, func(a, b *entrant) int {
		return cmp.Or(r.compare(a, b), cmp.Compare(a.facts.Keys[a.at], b.facts.Keys[b.at]))
	})
}

func (r *ranking) equal(a, b *entrant) bool { return r.compare(a, b) == 0 }

// compare is negative where the first is better: by the key, and then by the ties; who lacks something is behind.
func (r *ranking) compare(a, b *entrant) int {
	if sign := compare(a.keyOf(r.track), b.keyOf(r.track)); sign != 0 {
		return sign
	}
	for _, tie := range r.ties() {
		if sign := compare(a.sum(r.track, []string{tie}), b.sum(r.track, []string{tie})); sign != 0 {
			return sign
		}
	}
	return 0
}

// compare puts the larger first, and nothing last.
func compare(a, b *big.Rat) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return 1
	case b == nil:
		return -1
	}
	return b.Cmp(a)
}

// ties are what decides between equals: as the policy says, or the values of the indicators in their order.
func (r *ranking) ties() []string {
	if len(r.track.Bands.Ties.Order) > 0 {
		return r.track.Bands.Ties.Order
	}
	var ties []string
	for _, i := range r.track.Indicators {
		ties = append(ties, "value."+i.ID+either(i.Direction == "down", " asc", " desc"))
	}
	return ties
}

// keyOf is what an entrant is ranked by, more being better; nil is not known.
func (e *entrant) keyOf(t policy.Track) *big.Rat {
	if len(t.Bands.Key) > 0 {
		return e.sum(t, t.Bands.Key)
	}
	if t.Combine.MethodOf() == policy.Single && t.Indicators[0].Direction == "down" && t.Indicators[0].Scorer.Kind() == policy.Raw {
		return new(big.Rat).Neg(e.score)
	}
	return e.score
}

// sum adds terms up, those that ascend taken off; nil when one of them is not known. Sums are equal when they are the same
// in float64.
func (e *entrant) sum(t policy.Track, terms []string) *big.Rat {
	total := new(big.Rat)
	for _, text := range terms {
		term, _ := policy.ParseTerm(text)
		v := e.term(t, term)
		if v == nil {
			return nil
		}
		total = either(term.Ascending, minus, plus)(total, v)
	}
	nearest, _ := total.Float64()
	return new(big.Rat).SetFloat64(nearest)
}

func (e *entrant) term(t policy.Track, term policy.Term) *big.Rat {
	switch term.Of {
	case "score":
		return e.score
	case "value":
		return e.markOf(t, term.Name).value
	case "points":
		return e.markOf(t, term.Name).points
	}
	return e.number(term.Name, 0)
}

// merge grades the members of small rankings by their places in a ranking of the whole track.
func (o *oracle) merge(t policy.Track, all []*ranking) []*ranking {
	if !slices.ContainsFunc(all, func(r *ranking) bool { return r.small }) {
		return nil
	}
	type before struct {
		grade string
		place int
	}
	kept, whole := map[*entrant]before{}, &ranking{oracle: o, track: t, key: "*"}
	for _, r := range all {
		for _, e := range r.ranked {
			kept[e] = before{e.initial, e.place}
		}
		whole.ranked = append(whole.ranked, r.ranked...)
	}
	whole.settle()
	for e, was := range kept {
		switch {
		case !e.pool.small:
			e.initial, e.place = was.grade, was.place
		case whole.small:
			e.initial, e.place = "", was.place
		default:
			e.pool = whole
		}
	}
	return []*ranking{whole}
}

// alone grades a small ranking by thresholds, or not at all.
func (r *ranking) alone() {
	for _, e := range r.ranked {
		if !r.small {
			return
		}
		e.initial = ""
		if r.track.Bands.SmallGroup == "score" {
			e.initial = e.byThreshold(r.track)
		}
	}
}

// bound finds the grades whose share is not as the policy wants it; a ranking too small to be graded by itself has none.
func (r *ranking) bound() {
	if rule := r.track.Bands.SmallGroup; r.small && rule != "" && rule != "as_it_is" {
		return
	}
	for _, b := range r.track.Bands.Bounds {
		have := slices.DeleteFunc(slices.Clone(r.ranked), func(e *entrant) bool { return e.initial != b.Grade })
		share := over(whole(100*len(have)), whole(len(r.ranked)))
		if b.MostPercent != nil && less(b.MostPercent.Rat(), share) || b.LeastPercent != nil && less(share, b.LeastPercent.Rat()) {
			r.broken = append(r.broken, b.Grade)
		}
	}
}
