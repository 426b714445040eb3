package policy

import "permu/internal/strictyaml"

// Bands cut a ranking, or a scale of scores or values, into grades, the best first.
type Bands struct {
	Kind       string           `yaml:"kind" jsonschema:"enum=cumulative_percent,enum=tail_percent,enum=counts,enum=score,enum=value,enum=two_stage,enum=mixed"` // left out: cumulative_percent
	Grades     []Band           `yaml:"grades"`
	Match      string           `yaml:"match" jsonschema:"enum=all,enum=any"`                                              // mixed: both share and threshold, or either; left out: all
	Key        []string         `yaml:"key"`                                                                               // what is ranked or held against thresholds, summed; left out: score
	Per        []string         `yaml:"per" jsonschema:"enum=park,enum=industry,enum=industry_group"`                      // rankings inside the track; left out: one
	MinGroup   strictyaml.Whole `yaml:"min_group"`                                                                         // a ranking of fewer subjects is a small one
	SmallGroup string           `yaml:"small_group" jsonschema:"enum=as_it_is,enum=merge,enum=score,enum=ungraded"`        // left out: as_it_is
	Rounding   string           `yaml:"rounding" jsonschema:"enum=half_up,enum=floor,enum=ceil,enum=head_ceil_tail_floor"` // of counts; left out: half_up
	Scope      string           `yaml:"rounding_scope" jsonschema:"enum=cumulative,enum=each_band"`                        // left out: cumulative
	TwoStage   *TwoStage        `yaml:"two_stage"`
	Ties       Ties             `yaml:"ties"`
	Bounds     []Bound          `yaml:"bounds"`
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
)

// KindOf is the kind; cumulative_percent when none is given.
func (b Bands) KindOf() string {
	if b.Kind == "" {
		return CumulativePercent
	}
	return b.Kind
}

// Band is a grade and how far it goes.
type Band struct {
	Grade       string            `yaml:"grade" jsonschema:"required"`
	UpToPercent *Decimal          `yaml:"up_to_percent"` // cumulative share of the ranking
	LastPercent *Decimal          `yaml:"last_percent"`  // tail_percent: share counted from the end; the band without one takes the rest
	Count       *strictyaml.Whole `yaml:"count"`         // counts; the band without one takes the rest
	From        *Decimal          `yaml:"from"`          // score, value, mixed: from this on, itself included; the last band has none
}

// TwoStage ranks by score, cuts in two, sorts each part by another key and grades its first and its last.
type TwoStage struct {
	SplitPercent *Decimal `yaml:"split_percent"` // left out: 50
	Top          Stage    `yaml:"top"`
	Bottom       Stage    `yaml:"bottom"`
	Rest         string   `yaml:"rest" jsonschema:"required"`
}

// Stage is one part of a two-stage grading.
type Stage struct {
	Grade   string   `yaml:"grade" jsonschema:"required"`
	Key     []string `yaml:"key" jsonschema:"required"`             // summed
	Order   string   `yaml:"order" jsonschema:"enum=asc,enum=desc"` // which end of the key gets the grade first; left out: desc for the top, asc for the bottom
	Percent Decimal  `yaml:"percent"`                               // of all, not of the part
}

// Ties say who comes first among equals.
type Ties struct {
	Order []string `yaml:"order"`                                                 // after the score, such as value.tax_per_mu, or tax_cny asc; left out: the indicators in their order
	AtCut string   `yaml:"at_cut" jsonschema:"enum=better,enum=worse,enum=split"` // equals on both sides of a cut; left out: better; split goes by key
}

// Bound is a share that a grade must keep to.
type Bound struct {
	Grade        string   `yaml:"grade" jsonschema:"required"`
	MostPercent  *Decimal `yaml:"most_percent"`
	LeastPercent *Decimal `yaml:"least_percent"`
}
