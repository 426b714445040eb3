package policy

import (
	"fmt"
	"slices"
)

// reach finds tracks that nobody gets into. It tries every combination of the values at which the conditions of the
// tracks can change their mind; where these are more than it tries, or conditions calculate, it believes them.
func (c *checker) reach(tracks []Track) {
	reached, sure := reachedTracks(tracks)
	for i, t := range tracks {
		path := fmt.Sprintf("tracks[%d].when", i)
		if before := sameBefore(tracks, i); before >= 0 {
			c.require(false, path, fmt.Sprintf("never reached: tracks[%d] takes the same subjects", before), t.When)
			continue
		}
		c.require(!sure || reached[i], path, "never reached: nobody meets it whom no track before it takes", t.When)
	}
}

// sameBefore is the place of an earlier track that takes everyone, or the same subjects; -1 without one.
func sameBefore(tracks []Track, i int) int {
	for j, earlier := range tracks[:i] {
		if earlier.When.IsZero() || earlier.When.text == tracks[i].When.text {
			return j
		}
	}
	return -1
}

// reachedTracks tries witnesses; it is sure when it has tried all there are.
func reachedTracks(tracks []Track) (reached []bool, sure bool) {
	turns := turning{}
	for _, t := range tracks {
		if !t.When.IsZero() && (t.When.tree == nil || !turns.gather(t.When.tree.Expr(), t.When.constants)) {
			return nil, false
		}
	}
	witnesses, few := turns.witnesses()
	if !few {
		return nil, false
	}
	reached, left := make([]bool, len(tracks)), len(tracks)
	for w := range witnesses {
		if i := slices.IndexFunc(tracks, func(t Track) bool { return t.When.Holds(w) == Yes }); i >= 0 && !reached[i] {
			reached[i] = true
			left--
		}
		if left == 0 {
			break
		}
	}
	return reached, true
}

// witness is an invented subject.
type witness map[string]any

// Value implements [Case].
func (w witness) Value(name string) (any, bool) {
	v, ok := w[name]
	return v, ok
}
