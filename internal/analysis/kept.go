package analysis

import (
	"encoding/json"
	"math"
	"slices"

	"permu/internal/land"
	"permu/internal/score"
)

// perItem is how many numbers are kept of an indicator; runs from before weights were kept have the first six.
const (
	perItem         = 8
	unweighedNumber = 6
)

// steps is what is kept of adjustments and gates.
type steps struct {
	Applied []score.Applied `json:"applied,omitempty"`
	Passed  []score.Passed  `json:"passed,omitempty"`
}

// keep puts what the engine says of a subject into a row of a run, which points into the row of the engine.
func keep(e *land.Evaluation, row *score.Row, r *score.Result, i int) {
	r.Fill(row, i)
	e.Score, e.Grade, e.BaseScore = row.Score, row.Grade, row.Base
	if row.Track != "" {
		e.Track = &row.Track
	}
	e.Class, e.Rule = unless(&row.Class, score.Evaluated), unless(&row.Rule, "")
	e.GradeBefore = unless(&row.Initial, row.Grade)
	if managed := r.ManagedAs(i); managed != "" {
		e.ManagedAs = new(managed)
	}
	if row.Place > 0 {
		e.Pool, e.RankedAt = &row.Pool, &row.Place
	}
	for _, it := range row.Items {
		e.Items = append(e.Items, it.Numerator, it.Denominator, it.Value, it.Points, float64(it.Lack), float64(it.Group), it.Weight, it.Years)
	}
	e.Notes = append(e.Notes, row.Notes...)
	if len(row.Applied) > 0 || len(row.Passed) > 0 {
		e.Steps, _ = json.Marshal(steps{row.Applied, row.Passed}) // plain data
	}
}

// unless is a text, or nil when it is the usual one.
func unless(text *string, usual string) *string {
	if *text == usual {
		return nil
	}
	return text
}

// rowOf is the engine's row of what a run keeps.
func rowOf(e land.Evaluation, c score.Context) score.Row {
	row := score.Row{
		Key: e.SubjectKey, Class: score.Evaluated, Rule: orEmpty(e.Rule), Track: orEmpty(e.Track), Base: e.BaseScore, Score: e.Score,
		Grade: e.Grade, Initial: e.Grade, Notes: e.Notes,
	}
	if e.Class != nil {
		row.Class = *e.Class
	}
	if e.GradeBefore != nil {
		row.Initial = *e.GradeBefore
	}
	row.Items = itemsOf(e.Items, c, row.Track)
	s, _ := stepsOf(e)
	row.Applied, row.Passed = s.Applied, s.Passed
	if e.RankedAt != nil && e.Pool != nil {
		row.Place, row.Pool = *e.RankedAt, *e.Pool
		for _, t := range c.Tracks {
			if t.ID == row.Track && row.Pool < len(t.Pools) {
				row.Of = t.Pools[row.Pool].Ranked
			}
		}
	}
	return row
}

// stepsOf reads what a run keeps of adjustments and gates; false when it cannot be read.
func stepsOf(e land.Evaluation) (s steps, ok bool) {
	if len(e.Steps) == 0 {
		return s, true
	}
	err := json.Unmarshal(e.Steps, &s)
	return s, err == nil
}

// itemsOf are the items of a track as a run keeps them.
func itemsOf(kept []float64, c score.Context, track string) []score.ItemRow {
	at := slices.IndexFunc(c.Tracks, func(t score.TrackContext) bool { return t.ID == track })
	if at < 0 || len(c.Tracks[at].Items) == 0 {
		return nil
	}
	items := make([]score.ItemRow, len(c.Tracks[at].Items))
	each := len(kept) / len(items)
	if each < unweighedNumber {
		return nil
	}
	for i := range items {
		own := kept[i*each:]
		items[i] = score.ItemRow{
			Numerator: own[0], Denominator: own[1], Value: own[2], Points: own[3], Lack: uint8(own[4]), Group: uint32(own[5]),
			Weight: math.NaN(), Years: math.NaN(),
		}
		if each == perItem {
			items[i].Weight, items[i].Years = own[6], own[7]
		}
	}
	return items
}
