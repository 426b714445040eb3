package score_test

import (
	"cmp"
	"math/big"
	"slices"

	"permu/internal/policy"
)

// grade gives the members of a ranking their grades.
func (r *ranking) grade() {
	b := r.track.Bands
	if len(b.Grades) == 0 && b.TwoStage == nil {
		return
	}
	if b.KindOf() == policy.InTwoStages {
		r.twoStages()
		return
	}
	for at, e := range r.ranked {
		e.initial = ""
		switch b.KindOf() {
		case policy.ByConditions:
			e.initial = e.byConditions(r.track)
		case policy.ByScore, policy.ByValue:
			e.initial = e.byThreshold(r.track)
		default:
			e.initial = e.byPlace(r, r.counts(at), r.ends())
		}
	}
}

// counts is the place by which the one at a place is graded: among equals the first, the last, or its own.
func (r *ranking) counts(at int) int {
	first, last := at, at
	for first > 0 && r.equal(r.ranked[first-1], r.ranked[at]) {
		first--
	}
	for last < len(r.ranked)-1 && r.equal(r.ranked[last+1], r.ranked[at]) {
		last++
	}
	return map[string]int{"": first, "better": first, "worse": last, "split": at}[r.track.Bands.Ties.AtCut]
}

func (e *entrant) byPlace(r *ranking, at int, ends []int) string {
	b := r.track.Bands
	for i, band := range b.Grades {
		within, reaches := at < ends[i], band.From != nil && e.reaches(r.track, band.From.Rat())
		holds := within
		if b.KindOf() == policy.Mixed {
			holds = either(b.Match == "any", within || reaches, within && (reaches || band.From == nil))
		}
		if holds {
			return band.Grade
		}
	}
	return b.Grades[len(b.Grades)-1].Grade
}

// reaches holds what an entrant is ranked by against a threshold.
func (e *entrant) reaches(t policy.Track, from *big.Rat) bool {
	key := either(len(t.Bands.Key) == 0, []string{"score"}, t.Bands.Key)
	sum := new(big.Rat)
	for _, text := range key {
		term, _ := policy.ParseTerm(text)
		sum = plus(sum, e.term(t, term))
	}
	return !less(sum, from)
}

func (e *entrant) byThreshold(t policy.Track) string {
	for _, band := range t.Bands.Grades {
		if band.From == nil || e.reaches(t, band.From.Rat()) {
			return band.Grade
		}
	}
	return ""
}

// byConditions is the first grade whose condition holds; none while one before it cannot be told.
func (e *entrant) byConditions(t policy.Track) string {
	for _, band := range t.Bands.Grades {
		switch band.When.Holds(seen{e, t}) {
		case policy.Yes:
			return band.Grade
		case policy.CannotTell:
			return ""
		}
	}
	return ""
}

// ends are the places before which the bands end.
func (r *ranking) ends() []int {
	b := r.track.Bands
	switch b.KindOf() {
	case policy.TailPercent, policy.Counts:
		return r.around()
	}
	ends, before, n := make([]int, len(b.Grades)), new(big.Rat), len(r.ranked)
	last := len(ends) - 1
	for i, band := range b.Grades {
		share := or(band.UpToPercent, 100)
		if b.Scope == "each_band" {
			ends[i] = r.count(minus(share, before), true)
			if i > 0 {
				ends[i] += ends[i-1]
			}
		} else {
			ends[i] = r.count(share, true)
		}
		before = share
	}
	tail := 0
	if b.Rounding == policy.HeadCeilTailFloor && b.Scope == "each_band" && last > 0 {
		tail = r.count(minus(whole(100), b.Grades[last-1].UpToPercent.Rat()), false)
	}
	for i := range ends {
		ends[i] = min(ends[i], n-tail)
	}
	ends[last] = n
	return ends
}

// around are the ends of bands that are counted from the front and from the back, around the one that takes the rest.
// Where there are too few, the first bands take theirs first, and then the last.
func (r *ranking) around() []int {
	grades := r.track.Bands.Grades
	rest := slices.IndexFunc(grades, func(b policy.Band) bool { return b.LastPercent == nil && b.Count == nil })
	sizes, left := make([]int, len(grades)), len(r.ranked)
	take := func(i, size int) {
		sizes[i] = max(0, min(size, left))
		left -= sizes[i]
	}
	heads := r.sizes(grades[:rest], true)
	for i, size := range heads {
		take(i, size)
	}
	tail := slices.Clone(grades[rest+1:])
	slices.Reverse(tail)
	for i, size := range r.sizes(tail, false) {
		take(len(grades)-1-i, size)
	}
	sizes[rest] = left
	ends := make([]int, len(grades))
	for i := range ends {
		ends[i] = sizes[i] + either(i > 0, ends[max(0, i-1)], 0)
	}
	return ends
}

// sizes are those of some bands from one end on: cuts are rounded, or bands.
func (r *ranking) sizes(bands []policy.Band, head bool) []int {
	sizes, upTo, taken := make([]int, len(bands)), new(big.Rat), 0
	for i, band := range bands {
		if band.Count != nil {
			sizes[i] = int(*band.Count)
			continue
		}
		if r.track.Bands.Scope == "each_band" {
			sizes[i] = r.count(band.LastPercent.Rat(), head || i > 0)
			continue
		}
		upTo = plus(upTo, band.LastPercent.Rat())
		sizes[i] = r.count(upTo, head) - taken
		taken += sizes[i]
	}
	return sizes
}

// count is a share of the ranking, rounded; at the head up and at the tail down where the policy says so.
func (r *ranking) count(percent *big.Rat, head bool) int {
	mode := r.track.Bands.Rounding
	if mode == policy.HeadCeilTailFloor {
		mode = either(head, policy.Ceil, policy.Floor)
	}
	return int(rounded(percentOf(whole(len(r.ranked)), percent), mode).Num().Int64())
}

// twoStages sorts both parts of the ranking by keys of their own; the first of the one and the last of the other get
// their grades, and all others the one between.
func (r *ranking) twoStages() {
	rule := r.track.Bands.TwoStage
	middle := r.count(or(rule.SplitPercent, 50), true)
	var top, bottom []*entrant
	for at, e := range r.ranked {
		e.initial = rule.Rest
		if r.counts(at) < middle {
			top = append(top, e)
		} else {
			bottom = append(bottom, e)
		}
	}
	r.stage(top, rule.Top, true)
	r.stage(bottom, rule.Bottom, false)
}

// stage gives a part its grade. At the top the best are first, and who lacks the key is last; at the bottom the worst are
// first, and who lacks the key too. Equals of the key go by the ranking.
func (r *ranking) stage(part []*entrant, rule policy.Stage, top bool) {
	descends := either(rule.Order == "", top, rule.Order == "desc")
	before := func(a, b *entrant) int {
		x, y := a.sum(r.track, rule.Key), b.sum(r.track, rule.Key)
		byKey := compare(x, y) * either(top, 1, -1)
		if x != nil && y != nil {
			byKey = x.Cmp(y) * either(descends, -1, 1)
		}
		return cmp.Or(byKey, r.compare(a, b)*either(top, 1, -1))
	}
	if !top {
		slices.Reverse(part)
	}
	slices.SortStableFunc(part, before)
	size := min(len(part), r.count(rule.Percent.Rat(), top))
	for at, e := range part {
		if r.graded(part, before, at, size, top) {
			e.initial = rule.Grade
		}
	}
}

// graded reports whether the one at a place of a stage is among those that get its grade; equals on both sides of the cut
// all get what is better for them, or worse, or go by their places.
func (r *ranking) graded(part []*entrant, before func(a, b *entrant) int, at, size int, top bool) bool {
	split := r.track.Bands.Ties.AtCut == "split"
	better := r.track.Bands.Ties.AtCut != "worse"
	first, last := at, at
	for !split && first > 0 && before(part[first-1], part[at]) == 0 {
		first--
	}
	for !split && last < len(part)-1 && before(part[last+1], part[at]) == 0 {
		last++
	}
	return either(top == better, first, last) < size
}
