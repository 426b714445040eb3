package analysis

import (
	"cmp"
	"math"
	"slices"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
	"permu/internal/store"
)

// seen is what one run says of a subject; without an evaluation the subject is not in the run.
type seen struct {
	*land.Evaluation
	said  score.Explanation
	shown policy.Display
	runID int64
	track land.Phrase
	words map[string]string // indicator → the word that it shares with its alternatives
}

// sees explains a row of a run.
func (s side) sees(kind string, e *land.Evaluation) seen {
	view := seen{Evaluation: e, runID: s.run.RunID, shown: s.policy.Rounding.Display}
	c, evaluated := s.contexts[kind]
	if e == nil || !evaluated {
		return view
	}
	view.said = score.Explain(s.policy, c, rowOf(*e, c))
	for _, t := range s.policy.Tracks {
		if t.ID == orEmpty(e.Track) {
			view.track, view.words = t.Title, wordsOf(t)
		}
	}
	return view
}

// sourced says where the operands of a zone's items are from: areas and what is invested in a parcel from its record,
// what is counted from nowhere, and all else from annual reports.
func sourced(parts []land.Part, kind string) []land.Part {
	for _, p := range parts {
		for _, o := range []*land.Operand{p.Numerator, p.Denominator} {
			if o != nil {
				o.Source = sourceOf(o.Name, kind)
			}
		}
	}
	return parts
}

func sourceOf(name, kind string) string {
	n, _ := policy.NumberByName(name)
	switch {
	case n.Unit == "count":
		return ""
	case n.Unit == "mu" || n.Unit == "m²" || name == "floor_area_ratio" || name == "invested_cny" && kind == land.OfParcel:
		return land.FromParcel
	}
	return land.FromReport
}

func wordsOf(t policy.Track) map[string]string {
	words := map[string]string{}
	for _, i := range t.Indicators {
		if i.Alternative != "" {
			words[i.ID] = i.Alternative
		}
	}
	return words
}

// superseded reports whether an item has no points because an alternative to it has.
func (s seen) superseded(item land.Part) bool {
	word, ok := s.words[item.Indicator]
	return ok && item.Points == nil && slices.ContainsFunc(s.said.Parts, func(other land.Part) bool {
		return s.words[other.Indicator] == word && other.Points != nil
	})
}

// move says how a subject moved, and why; figures are those of the later run, where it is in both.
func move(m store.Moved, was, is seen, grades []string) land.Movement {
	moved := land.Movement{Key: m.Key, Name: m.Name, ParkCode: m.ParkCode, Contributions: contributions(was, is)}
	latest := is.Evaluation
	if was.Evaluation != nil {
		moved.From, moved.ScoreFrom, moved.PlaceFrom = &was.Grade, was.Score, was.RankedAt
		latest = cmp.Or(latest, was.Evaluation)
	}
	if is.Evaluation != nil {
		moved.To, moved.ScoreTo, moved.PlaceTo = &is.Grade, is.Score, is.RankedAt
	}
	moved.Track, moved.TaxCNY, moved.LandMu = latest.Track, latest.TaxCNY, inMu(latest.LandM2)
	moved.Why = why(was, is, moved.Contributions, grades)
	return moved
}

func inMu(areaM2 *float64) *float64 {
	if areaM2 == nil {
		return nil
	}
	mu := math.Round(land.Mu(*areaM2)*1e4) / 1e4
	return &mu
}

// part is what an indicator, an adjustment or the rest gives a subject in one run. The parts sum to its score.
type part struct {
	land.Contribution
	value  *float64
	points *float64
	weight float64
	shared bool
}

func newPart(kind, id string, title land.Phrase, points *float64) part {
	return part{Contribution: land.Contribution{Kind: kind, Indicator: id, Title: title}, points: points}
}

// parts takes a score apart.
func (s seen) parts() []part {
	var parts []part
	byItem := map[string]float64{}
	for _, a := range s.said.Adjustments {
		byItem[a.Indicator] += a.Points
	}
	for _, item := range s.said.Parts {
		if s.superseded(item) {
			continue
		}
		p := newPart(land.OfIndicator, item.Indicator, item.Title, minus(item.Points, byItem[item.Indicator]))
		p.Unit, p.value, p.weight = item.Unit, item.Value, item.Weight
		parts = append(parts, p)
	}
	if s.Evaluation == nil || s.Score == nil {
		return parts
	}
	s.share(parts)
	for _, a := range s.said.Adjustments {
		parts = append(parts, newPart(land.OfAdjustment, a.ID, a.Title, &a.Points))
	}
	rest := *s.Score - sumOf(parts)
	return append(parts, newPart(land.OfRest, land.OfRest, land.Phrase{ZH: "上下限与舍入", EN: "limits and rounding"}, &rest))
}

// share gives the items that have no points their part of what the others make: by the policy the others share their
// weight, and what this adds to the score is theirs, so that losing a value does not look like losing all of its points.
func (s seen) share(parts []part) {
	weight := 0.0
	for _, p := range parts {
		if p.points == nil {
			weight += p.weight
		}
	}
	if s.BaseScore == nil || weight == 0 {
		return
	}
	added := *s.BaseScore - sumOf(parts)
	for _, a := range s.said.Adjustments {
		if a.Indicator != "" {
			added -= a.Points
		}
	}
	for i := range parts {
		if parts[i].points == nil {
			points := added * parts[i].weight / weight
			parts[i].points, parts[i].shared = &points, true
		}
	}
}

func minus(points *float64, part float64) *float64 {
	if points == nil || part == 0 {
		return points
	}
	rest := *points - part
	return &rest
}

func sumOf(parts []part) float64 {
	sum := 0.0
	for _, p := range parts {
		sum += orZero(p.points)
	}
	return sum
}
