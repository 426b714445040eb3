package policy

import (
	"permu/internal/land"
	"permu/internal/strictyaml"
)

// Bands cut a ranking, or a scale of scores or values, into grades, the best first.
type Bands struct {
	// Left out: cumulative_percent.
	Kind string `yaml:"kind" jsonschema:"enum=cumulative_percent,enum=tail_percent,enum=counts,enum=score,enum=value,enum=two_stage,enum=mixed,enum=conditions"`
	// The best first.
	Grades []Band `yaml:"grades"`
	// Of mixed: both share and threshold, or either; left out: all.
	Match string `yaml:"match" jsonschema:"enum=all,enum=any"`
	// What is ranked or held against thresholds, summed; left out: score.
	Key []string `yaml:"key"`
	// Rankings inside the track; left out: one.
	Per []string `yaml:"per" jsonschema:"enum=park,enum=industry,enum=industry_group"`
	// A ranking of fewer subjects is a small one.
	MinGroup strictyaml.Whole `yaml:"min_group" jsonschema:"minimum=2"`
	// What becomes of a small ranking; left out: as_it_is.
	SmallGroup string `yaml:"small_group" jsonschema:"enum=as_it_is,enum=merge,enum=score,enum=ungraded"`
	// Of counts; left out: half_up.
	Rounding string `yaml:"rounding" jsonschema:"enum=half_up,enum=floor,enum=ceil,enum=head_ceil_tail_floor"`
	// Whether cuts or bands are rounded; left out: cumulative.
	Scope string `yaml:"rounding_scope" jsonschema:"enum=cumulative,enum=each_band"`
	// Of kind two_stage, in place of grades.
	TwoStage *TwoStage `yaml:"two_stage"`
	// Who comes first among equals.
	Ties Ties `yaml:"ties"`
	// Shares that grades must keep to.
	Bounds []Bound     `yaml:"bounds"`
	Basis  *land.Basis `yaml:"basis"`
}

// Kinds of bands.
const (
	CumulativePercent = "cumulative_percent"
	TailPercent       = "tail_percent"
	Counts            = "counts"
	ByScore           = "score"
	ByValue           = "value"
	InTwoStages       = "two_stage"
	Mixed             = "mixed"
	ByConditions      = "conditions" // the first band whose condition holds; none while one before it cannot tell
)

// KindOf is the kind; cumulative_percent when none is given.
func (b Bands) KindOf() string {
	if b.Kind == "" {
		return CumulativePercent
	}
	return b.Kind
}

// Labels are the grades of the bands, the best first.
func (b Bands) Labels() []string {
	if b.KindOf() == InTwoStages && b.TwoStage != nil {
		return []string{b.TwoStage.Top.Grade, b.TwoStage.Rest, b.TwoStage.Bottom.Grade}
	}
	labels := make([]string, len(b.Grades))
	for i, band := range b.Grades {
		labels[i] = band.Grade
	}
	return labels
}

// Band is a grade and how far it goes.
type Band struct {
	Grade string `yaml:"grade" jsonschema:"required"`
	// Of cumulative_percent and mixed: cumulative share of the ranking.
	UpToPercent *Decimal `yaml:"up_to_percent"`
	// Of tail_percent: share counted from the end; the band without one takes the rest.
	LastPercent *Decimal `yaml:"last_percent"`
	// Of counts: how many; the band without one takes the rest.
	Count *strictyaml.Whole `yaml:"count"`
	// Of score, value and mixed: from this on, itself included; the last band has none.
	From *Decimal `yaml:"from"`
	// Of conditions: who gets the grade; the band without one takes the rest.
	When Condition `yaml:"when"`
}

// TwoStage ranks by score, cuts in two, sorts each part by another key and grades its first and its last.
type TwoStage struct {
	// Share of the first part; left out: 50.
	SplitPercent *Decimal `yaml:"split_percent"`
	Top          Stage    `yaml:"top" jsonschema:"required"`
	Bottom       Stage    `yaml:"bottom" jsonschema:"required"`
	// The grade of all others.
	Rest string `yaml:"rest" jsonschema:"required"`
}

// Stage is one part of a two-stage grading.
type Stage struct {
	Grade string `yaml:"grade" jsonschema:"required"`
	// What the part is sorted by, summed.
	Key []string `yaml:"key" jsonschema:"required"`
	// Which end of the key gets the grade first; left out: desc for the top, asc for the bottom.
	Order string `yaml:"order" jsonschema:"enum=asc,enum=desc"`
	// Share that gets the grade, of all, not of the part.
	Percent Decimal `yaml:"percent" jsonschema:"required"`
}

// Ties say who comes first among equals.
type Ties struct {
	// After the score, such as value.tax_per_mu, or tax_cny asc; left out: the indicators in their order.
	Order []string `yaml:"order"`
	// Equals on both sides of a cut; left out: better; split goes by the order, and then by the subject's own code.
	AtCut string `yaml:"at_cut" jsonschema:"enum=better,enum=worse,enum=split"`
}

// Bound is a share that a grade must keep to.
type Bound struct {
	Grade        string   `yaml:"grade" jsonschema:"required"`
	MostPercent  *Decimal `yaml:"most_percent"`
	LeastPercent *Decimal `yaml:"least_percent"`
}
