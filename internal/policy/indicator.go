package policy

import (
	"permu/internal/land"
	"permu/internal/strictyaml"
)

// Indicator is a ratio of two numbers with its weight, its baseline and how it scores.
type Indicator struct {
	// Small letters, digits and _, a letter first.
	ID    string      `yaml:"id" jsonschema:"required"`
	Title land.Phrase `yaml:"title"`
	// A number of a table, such as tax_cny.
	Numerator string `yaml:"numerator"`
	// A number of a table, such as land_mu; left out: the numerator by itself.
	Denominator string `yaml:"denominator"`
	// What the value is given in, such as 万元/亩.
	Unit string `yaml:"unit"`
	// Points at the baseline.
	Weight Decimal `yaml:"weight"`
	// Other weights of some industries, the first row that fits.
	WeightBy []WeightRow `yaml:"weight_by"`
	// Left out: up, more is better.
	Direction string `yaml:"direction" jsonschema:"enum=up,enum=down"`
	// Left out: 1; of several, sums over sums of the years that are known.
	Years strictyaml.Whole `yaml:"years" jsonschema:"minimum=1,maximum=3"`
	// Left out: level; growth is this year ÷ last year − 1, decline its opposite.
	Measure string `yaml:"measure" jsonschema:"enum=level,enum=growth,enum=decline"`
	// To whom it applies; left out: to all of the track.
	When Condition `yaml:"when"`
	// A word: of the indicators with the same word only the first that applies and has a value counts.
	Alternative string `yaml:"alternative"`
	// How the value makes points; left out: ratio.
	Scorer Scorer `yaml:"scorer"`
	// What a value is measured against.
	Baseline *Baseline `yaml:"baseline"`
	// What happens without a value.
	Missing Missing `yaml:"missing"`
	// A negative value; left out: floor_zero for the points.
	Negative string      `yaml:"negative" jsonschema:"enum=keep,enum=floor_zero"`
	Basis    *land.Basis `yaml:"basis"`
}

// WeightRow is the weight of an indicator in one industry.
type WeightRow struct {
	// A GB/T 4754 division or an industry group.
	Industry string  `yaml:"industry" jsonschema:"required"`
	Weight   Decimal `yaml:"weight" jsonschema:"required"`
}

// WeightFor is the indicator's weight for a subject of a GB/T 4754 division and an industry group, either of them empty
// when it is not known.
func (i Indicator) WeightFor(division, group string) Decimal {
	for _, row := range i.WeightBy {
		if row.Industry == division || row.Industry == group {
			return row.Weight
		}
	}
	return i.Weight
}

// Scorers.
const (
	Ratio         = "ratio"          // w·x/base
	RatioMax      = "ratio_max"      // w·x/max
	MinMax        = "minmax"         // w·(from + (to−from)·(x−min)/(max−min))/100
	ReverseRatio  = "reverse_ratio"  // w·base/x
	ReverseLinear = "reverse_linear" // slope·(at − x/base)
	ReverseMinMax = "reverse_minmax" // w·(1 − (x−min)/(max−min))
	Step          = "step"           // the points of the highest step that x reaches, or with a baseline x/base
	RankScore     = "rank"           // w·(n−rank+1)/n
	Percentile    = "percentile"     // w·share of the others that are worse
	Raw           = "raw"            // the value itself
	Flag          = "flag"           // points where a condition holds
)

// Scorer makes points of a value.
type Scorer struct {
	// Left out: ratio, weight × value ÷ baseline.
	Type string `yaml:"type" jsonschema:"enum=ratio,enum=ratio_max,enum=minmax,enum=reverse_ratio,enum=reverse_linear,enum=reverse_minmax,enum=step,enum=rank,enum=percentile,enum=raw,enum=flag"`
	// Most points, as a multiple of the weight.
	Cap *Decimal `yaml:"cap"`
	// Least points, as a multiple of the weight; left out: 0.
	Floor *Decimal `yaml:"floor"`
	// Of minmax: percent of the weight at the minimum; left out: 0.
	From *Decimal `yaml:"from"`
	// Of minmax: percent of the weight at the maximum; left out: 100.
	To *Decimal `yaml:"to"`
	// Of minmax and reverse_minmax, when all values are equal; left out: full.
	Degenerate string `yaml:"degenerate" jsonschema:"enum=floor,enum=full,enum=half"`
	// Of reverse_linear: points for each multiple of the baseline that the value stays below at.
	Slope *Decimal `yaml:"slope"`
	// Of reverse_linear: the multiple of the baseline that gets no points.
	At *Decimal `yaml:"at"`
	// Of step, rising.
	Steps []StepOf `yaml:"steps"`
	// Of flag: who gets the weight.
	When Condition `yaml:"when"`
}

// StepOf gives points from a value on.
type StepOf struct {
	// The least value of the step, itself included; with a baseline the least multiple of it.
	From   Decimal `yaml:"from" jsonschema:"required"`
	Points Decimal `yaml:"points" jsonschema:"required"`
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
	// A constant, the mean of this year or the year before, the maximum, a percentile, or a table.
	Source string `yaml:"source" jsonschema:"required,enum=const,enum=group_mean,enum=prior_group_mean,enum=max,enum=percentile,enum=table"`
	// Of const, or with fallback value of a group that is too small.
	Value *Decimal `yaml:"value"`
	// The mean is multiplied with this; left out: 1.
	Times *Decimal `yaml:"times"`
	// Which mean; left out: ratio_of_sums.
	Mean string `yaml:"mean" jsonschema:"enum=ratio_of_sums,enum=mean,enum=median"`
	// Of percentile, 0 to 100.
	Percentile *Decimal `yaml:"percentile"`
	// Of table: the first row that fits.
	Table []BaselineRow `yaml:"table"`
	// Groups inside the track; left out: the whole track.
	Per []string `yaml:"per" jsonschema:"enum=industry,enum=industry_group,enum=park"`
	// Values under this percentile do not count.
	OutliersBelow *Decimal `yaml:"outliers_below"`
	// Values over this percentile do not count.
	OutliersAbove *Decimal `yaml:"outliers_above"`
	// A group of fewer values falls back.
	MinN strictyaml.Whole `yaml:"min_n" jsonschema:"minimum=1"`
	// What a group that is too small takes, or a value that no row of the table fits; left out: the track's.
	Fallback string      `yaml:"fallback" jsonschema:"enum=industry_group,enum=track,enum=value,enum=none"`
	Basis    *land.Basis `yaml:"basis"`
}

// BaselineRow is one line of a table of baselines; what is left out fits everything.
type BaselineRow struct {
	// Id of a track.
	Track string `yaml:"track"`
	// A GB/T 4754 division or an industry group.
	Industry string `yaml:"industry"`
	// Code of a park.
	Region string `yaml:"region"`
	// Year of the data.
	Year  strictyaml.Whole `yaml:"year"`
	Value Decimal          `yaml:"value" jsonschema:"required"`
}

// Missing says what happens to an item without a value.
type Missing struct {
	// Without the number above the line; left out: share_weight.
	Numerator string `yaml:"numerator" jsonschema:"enum=share_weight,enum=zero,enum=mean_points,enum=full,enum=no_score"`
	// Without the number below the line; left out: share_weight.
	Denominator string `yaml:"denominator" jsonschema:"enum=share_weight,enum=zero,enum=mean_points,enum=full,enum=no_score"`
	// Without both numbers; left out: as without the one above the line.
	Both string `yaml:"both" jsonschema:"enum=share_weight,enum=zero,enum=mean_points,enum=full,enum=no_score"`
	// With a zero below the line; left out: share_weight.
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
