package score

import (
	"math"
	"slices"

	"permu/internal/policy"
)

// Row is what a run keeps of one subject: with the [Context] of the run and its policy everything can be explained again.
type Row struct {
	Key       string
	Class     string   // of the classes
	Rule      string   // id of the rule that left it out, or of its special class
	Track     string   // id; empty without one
	Pool      int      // its ranking in the track's context
	Place, Of int      // the first of its equals is 1; 0 is not ranked
	Base      *float64 // score before adjustments
	Score     *float64
	Initial   string // grade as ranked
	Grade     string // grade after the gates
	Items     []ItemRow
	Applied   []Applied
	Passed    []Passed
	Notes     []string // code:id of what could not be checked, has expired or lacks its evidence
}

// ItemRow is what a run keeps of one indicator of a subject; NaN is none.
type ItemRow struct {
	Numerator, Denominator float64 // held units, sums over the years
	Value                  float64 // in the indicator's unit
	Points                 float64
	Lack                   uint8   // why there is no value
	Group                  uint32  // of the baselines
	Weight                 float64 // that was applied; NaN where none can be told, or the run does not keep it
	Years                  float64 // that knew both numbers; NaN where the run does not keep it
}

// Context is what a run keeps of its tracks: baselines and cuts.
type Context struct {
	Tracks []TrackContext `json:"tracks"`
}

// TrackContext is what the subjects of one track were measured against.
type TrackContext struct {
	ID      string          `json:"id"`
	Members int             `json:"members"`
	Items   [][]BaseContext `json:"items"` // by indicator and group
	Pools   []PoolContext   `json:"pools"`
}

// BaseContext is the baseline of one group.
type BaseContext struct {
	Group string   `json:"group,omitempty"`
	Value *float64 `json:"value"`
	From  string   `json:"from"`
	Count int      `json:"count"` // values that count
	Least *float64 `json:"least,omitempty"`
	Most  *float64 `json:"most,omitempty"`
	Mean  *float64 `json:"mean_points,omitempty"`
}

// PoolContext is one ranking and where it was cut.
type PoolContext struct {
	Key    string       `json:"key,omitempty"`
	Ranked int          `json:"ranked"`
	Small  bool         `json:"small,omitempty"`
	Cuts   []CutContext `json:"cuts"`
	Broken []string     `json:"broken_bounds,omitempty"` // grades whose share is out of the policy's bounds
}

// CutContext is a grade, where it ends, and the last score within.
type CutContext struct {
	Grade string   `json:"grade"`
	End   int      `json:"end"`
	Last  *float64 `json:"last_score"`
}

// Row is what a run keeps of a subject.
func (r *Result) Row(i int) (row Row) {
	r.Fill(&row, i)
	return row
}

// Fill makes a row what a run keeps of a subject, with the items where those of another stood.
func (r *Result) Fill(row *Row, i int) {
	*row = Row{
		Items: row.Items[:0],
		Key:   r.facts.Keys[i], Class: classNames[r.sorted.class[i]], Rule: r.ruleOf(i), Track: r.Track(i),
		Initial: r.Initial(i), Grade: r.Grade(i), Applied: r.applied[i], Passed: r.passed[i], Notes: r.notes[i],
	}
	row.Notes = slices.Concat(row.Notes, r.summedNotes(i), r.measureNotes(i))
	if row.Track == "" {
		return
	}
	t, at := r.tracks[r.sorted.track[i]], r.at[i]
	if t.scored[at] && t.track.Combine.MethodOf() != policy.NoScores {
		base, score := r.engine.score.value(t.base[at]), r.engine.score.value(t.score[at])
		row.Base, row.Score = &base, &score
	}
	if p := t.places[at]; p.at >= 0 && t.track.Combine.MethodOf() != policy.NoScores {
		row.Pool, row.Place, row.Of = int(p.pool), int(p.first)+1, len(t.pools[p.pool].ranked)
		if p.stage.in != "" {
			row.Notes = append(slices.Clone(row.Notes), p.stage.note())
		}
	}
	for _, it := range t.items {
		n, d, _ := it.parts(int32(i))
		points := math.NaN()
		if it.scored[at] {
			points = r.item.value(it.points[at])
		}
		row.Items = append(row.Items, ItemRow{n, d, it.value[at], points, uint8(it.lack[at]), it.group[at], it.weightOf(at), float64(it.knownYears(int32(i)))})
	}
}

func (r *Result) ruleOf(i int) string {
	rule := r.sorted.rule[i]
	switch {
	case rule < 0:
		return ""
	case r.sorted.class[i] == classOutOfScope:
		return r.policy.Population.OutOfScope[rule].ID
	}
	return r.policy.Population.Special[rule].ID
}

// Context is what a run keeps beside its rows.
func (r *Result) Context() Context {
	var c Context
	for _, t := range r.tracks {
		kept := TrackContext{ID: t.track.ID, Members: len(t.members)}
		for _, it := range t.items {
			kept.Items = append(kept.Items, r.bases(it, t))
		}
		for i := range t.pools {
			kept.Pools = append(kept.Pools, r.pool(t, &t.pools[i]))
		}
		c.Tracks = append(c.Tracks, kept)
	}
	return c
}

func (r *Result) bases(it *item, t *trackResult) []BaseContext {
	bases := make([]BaseContext, len(it.bases))
	for g, b := range it.bases {
		bases[g] = BaseContext{From: b.from, Count: b.n}
		if b.there && b.exact.Rat != nil {
			bases[g].Value = number(b.float())
		}
		if b.least.exact.Rat != nil {
			bases[g].Least, bases[g].Most = number(b.least.float()), number(b.most.float())
		}
		if b.hasOne {
			bases[g].Mean = number(r.item.value(b.mean))
		}
	}
	if it.indicator.Baseline != nil && len(it.indicator.Baseline.Per) > 0 {
		for at, g := range it.group {
			if key, known := r.groupKey(it.indicator.Baseline.Per, t.members[at]); known {
				bases[g].Group = key
			}
		}
	}
	return bases
}

func (r *Result) pool(t *trackResult, p *pool) PoolContext {
	kept := PoolContext{Key: p.key, Ranked: len(p.ranked), Small: p.small, Broken: p.broken, Cuts: []CutContext{}}
	for _, c := range p.cuts {
		at := CutContext{Grade: c.grade, End: c.end}
		if c.end > 0 && c.end <= len(p.ranked) {
			at.Last = number(r.engine.score.value(t.score[p.ranked[c.end-1]]))
		}
		kept.Cuts = append(kept.Cuts, at)
	}
	return kept
}

func number(v float64) *float64 { return &v }
