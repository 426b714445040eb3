package analysis

import (
	"slices"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
)

// baselineMoves lists what the subjects of a track are measured against, where it differs.
func baselineMoves(kind string, was, is side) []land.BaselineMove {
	moves := []land.BaselineMove{}
	before := was.baselines(kind)
	for _, b := range is.baselines(kind) {
		at := slices.IndexFunc(before, func(o land.BaselineMove) bool {
			return o.Track == b.Track && o.Indicator == b.Indicator && o.Of == b.Of && o.Group == b.Group
		})
		if at < 0 || same(before[at].To, b.To) {
			continue
		}
		b.From = before[at].To
		moves = append(moves, b)
	}
	return moves
}

// baselines are what a run measures a kind of subject against, as To.
func (s side) baselines(kind string) []land.BaselineMove {
	var list []land.BaselineMove
	for i, t := range s.contexts[kind].Tracks {
		track := s.policy.Tracks[i]
		for at, groups := range t.Items {
			indicator := track.Indicators[at]
			for _, base := range groups {
				for _, end := range ends(indicator.Scorer.Kind(), base) {
					list = append(list, land.BaselineMove{
						Track: t.ID, TrackTitle: track.Title, Indicator: indicator.ID, Title: indicator.Title,
						Of: end.of, Group: base.Group, Unit: indicator.Unit, To: end.value,
					})
				}
			}
		}
	}
	return list
}

// end is the baseline, or one end of the span that values are measured against.
type end struct {
	of    string
	value *float64
}

// ends are what a scorer looks at.
func ends(scorer string, b score.BaseContext) []end {
	switch scorer {
	case policy.RatioMax:
		return []end{{"most", b.Most}}
	case policy.MinMax, policy.ReverseMinMax:
		return []end{{"least", b.Least}, {"most", b.Most}}
	}
	return []end{{"baseline", b.Value}}
}
