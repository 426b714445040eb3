package policy

import (
	"permu/internal/land"
	"permu/internal/strictyaml"
)

// Indicator is a ratio of two numbers with its weight, its baseline and how it scores.
type Indicator struct {
	ID          string           `yaml:"id" jsonschema:"required"`
	Title       land.Phrase      `yaml:"title"`
	Numerator   string           `yaml:"numerator"`
	Denominator string           `yaml:"denominator"` // left out: the numerator itself
	Unit        string           `yaml:"unit" jsonschema:"required"`
	Weight      Decimal          `yaml:"weight"`                                                   // points at the baseline
	Direction   string           `yaml:"direction" jsonschema:"enum=up,enum=down"`                 // left out: up, more is better
	Years       strictyaml.Whole `yaml:"years" jsonschema:"minimum=1,maximum=3"`                   // left out: 1; of several, sums over sums of the years that are known
	Measure     string           `yaml:"measure" jsonschema:"enum=level,enum=growth,enum=decline"` // left out: level; growth is this year ÷ last year − 1
	When        Condition        `yaml:"when"`                                                     // to whom it applies; left out: to all of the track
	Scorer      Scorer           `yaml:"scorer"`                                                   // left out: ratio
	Baseline    *Baseline        `yaml:"baseline"`                                                 // what a value is measured against
	Missing     Missing          `yaml:"missing"`                                                  // what happens without a value
	Negative    string           `yaml:"negative" jsonschema:"enum=keep,enum=floor_zero"`          // a negative value; left out: floor_zero for the points
	Basis       *land.Basis      `yaml:"basis"`
}

// Scorers.
const (
	Ratio         = "ratio"          // w·x/base
	RatioMax      = "ratio_max"      // w·x/max
	MinMax        = "minmax"         // w·(from + (to−from)·(x−min)/(max−min))/100
	ReverseRatio  = "reverse_ratio"  // w·base/x
	ReverseLinear = "reverse_linear" // slope·(at − x/base)
	ReverseMinMax = "reverse_minmax" // w·(1 − (x−min)/(max−min))
	Step          = "step"           // the points of the highest step that is reached
	RankScore     = "rank"           // w·(n−rank+1)/n
	Percentile    = "percentile"     // w·share of the others that are worse
	Raw           = "raw"            // the value itself
	Flag          = "flag"           // points where a condition holds
)

// Scorer makes points of a value.
type Scorer struct {
	Type       string    `yaml:"type" jsonschema:"enum=ratio,enum=ratio_max,enum=minmax,enum=reverse_ratio,enum=reverse_linear,enum=reverse_minmax,enum=step,enum=rank,enum=percentile,enum=raw,enum=flag"`
	Cap        *Decimal  `yaml:"cap"`                                                    // most points, as a multiple of the weight
	Floor      *Decimal  `yaml:"floor"`                                                  // least points, as a multiple of the weight; left out: 0
	From       *Decimal  `yaml:"from"`                                                   // minmax: percent of the weight at the minimum; left out: 0
	To         *Decimal  `yaml:"to"`                                                     // minmax: percent at the maximum; left out: 100
	Degenerate string    `yaml:"degenerate" jsonschema:"enum=floor,enum=full,enum=half"` // when all values are equal; left out: full
	Slope      *Decimal  `yaml:"slope"`                                                  // reverse_linear
	At         *Decimal  `yaml:"at"`                                                     // reverse_linear: the multiple of the baseline with no points
	Steps      []StepOf  `yaml:"steps"`                                                  // step, rising
	When       Condition `yaml:"when"`                                                   // flag
}

// StepOf gives points from a value on.
type StepOf struct {
	From   Decimal `yaml:"from"`
	Points Decimal `yaml:"points"`
}

// Kind is the scorer's type; ratio when none is given.
func (s Scorer) Kind() string {
	if s.Type == "" {
		return Ratio
	}
	return s.Type
}

// Baseline sources.
const (
	Const          = "const"
	GroupMean      = "group_mean"
	PriorGroupMean = "prior_group_mean"
	Max            = "max"
	AtPercentile   = "percentile"
	Table          = "table"
)

// Baseline is what a value is measured against.
type Baseline struct {
	Source        string           `yaml:"source" jsonschema:"required,enum=const,enum=group_mean,enum=prior_group_mean,enum=max,enum=percentile,enum=table"`
	Value         *Decimal         `yaml:"value"`                                                        // const, or the last resort of a group that is too small
	Times         *Decimal         `yaml:"times"`                                                        // the mean is multiplied with this; left out: 1
	Mean          string           `yaml:"mean" jsonschema:"enum=ratio_of_sums,enum=mean,enum=median"`   // left out: ratio_of_sums
	Percentile    *Decimal         `yaml:"percentile"`                                                   // 0 to 100
	Table         []BaselineRow    `yaml:"table"`                                                        // the first row that fits
	Per           []string         `yaml:"per" jsonschema:"enum=industry,enum=industry_group,enum=park"` // groups inside the track; left out: the whole track
	OutliersBelow *Decimal         `yaml:"outliers_below"`                                               // values under this percentile do not count
	OutliersAbove *Decimal         `yaml:"outliers_above"`                                               // values over this percentile do not count
	MinN          strictyaml.Whole `yaml:"min_n"`                                                        // a group of fewer values falls back
	Fallback      string           `yaml:"fallback" jsonschema:"enum=track,enum=value,enum=none"`        // left out: track
}

// BaselineRow is one line of a table of baselines; what is left out fits everything.
type BaselineRow struct {
	Track    string           `yaml:"track"`
	Industry string           `yaml:"industry"` // a GB/T 4754 division or an industry group
	Region   string           `yaml:"region"`   // a park
	Year     strictyaml.Whole `yaml:"year"`
	Value    Decimal          `yaml:"value"`
}

// Missing says what happens to an item without a value.
type Missing struct {
	Numerator       string `yaml:"numerator" jsonschema:"enum=share_weight,enum=zero,enum=mean_points,enum=full,enum=no_score"`
	Denominator     string `yaml:"denominator" jsonschema:"enum=share_weight,enum=zero,enum=mean_points,enum=full,enum=no_score"`
	Both            string `yaml:"both" jsonschema:"enum=share_weight,enum=zero,enum=mean_points,enum=full,enum=no_score"`
	ZeroDenominator string `yaml:"zero_denominator" jsonschema:"enum=share_weight,enum=zero,enum=mean_points,enum=full,enum=no_score"`
}

// What happens to an item without a value.
const (
	ShareWeight = "share_weight" // its weight is shared by the other items
	ZeroPoints  = "zero"
	MeanPoints  = "mean_points" // the mean of the group's points
	FullPoints  = "full"
	NoScore     = "no_score" // there is no score at all
)
