// Package policy turns a policy document (评价办法) from YAML into a checked [Policy], or into every mistake with its path
// and line. It is pure.
//
// A document says who is evaluated (population, tracks), what counts as land and tax, which indicators with which
// weights, baselines and scorers, what is added or taken off, which gates have the last word, how grades are cut, and what
// is published. Numbers are exact decimals. A number that the source has and nobody has seen is written unknown: the
// document is sound, and [Policy.Open] lists what must be set before it can be used.
package policy

import (
	"crypto/sha256"
	"encoding/hex"

	"permu/internal/land"
	"permu/internal/strictyaml"
)

// Policy is a dated document of indicators, weights, baselines, bands, adjustments and gates, and of screening thresholds.
type Policy struct {
	// Name on the command line and in runs, such as huangyan-2022.
	ID string `yaml:"id" jsonschema:"required"`
	// Counts up whenever the document changes.
	Version strictyaml.Whole `yaml:"version" jsonschema:"required,minimum=1"`
	// Id of the policy that this one replaces.
	Supersedes string      `yaml:"supersedes"`
	Title      land.Phrase `yaml:"title" jsonschema:"required"`
	// Where it is in force.
	Region string `yaml:"region"`
	// First day on which it is in force, YYYY-MM-DD.
	ValidFrom Date `yaml:"valid_from"`
	// Last day on which it is in force, YYYY-MM-DD.
	ValidUntil Date `yaml:"valid_until"`
	// The year whose reports it was written for.
	DataYear strictyaml.Whole `yaml:"data_year" jsonschema:"minimum=1990,maximum=2100"`
	// The documents that it rests on.
	Basis []land.Basis `yaml:"basis"`
	// What of its source has not been seen.
	Gaps []land.Phrase `yaml:"gaps"`
	// Numbers that conditions name as param.ID.
	Parameters []Parameter `yaml:"parameters"`
	// Who is evaluated.
	Population Population `yaml:"population"`
	// Which land is the denominator.
	Land Land `yaml:"land"`
	// Which tax is counted.
	Tax Tax `yaml:"tax"`
	// Groups of industries, for tables and rankings.
	IndustryGroups []IndustryGroup `yaml:"industry_groups"`
	// The first track whose condition holds takes a subject; left out only where a document has screening rules and evaluates nobody, or checks.
	Tracks []Track `yaml:"tracks"`
	// What is added to the items and taken off.
	Adjustments Adjustments `yaml:"adjustments"`
	// The last word on the grade, in order.
	Gates []Gate `yaml:"gates"`
	// How numbers are rounded on the way, and how they are shown.
	Rounding Rounding `yaml:"rounding"`
	// What of a result is made public (公示).
	Publication Publication `yaml:"publication"`
	// What a grade leads to.
	Measures []Measure `yaml:"measures"`
	// Classes of parcels by mean tax per mu; left out: those of the default policy.
	Efficiency *Efficiency `yaml:"efficiency"`
	// Rules that find idle and low-efficiency land; left out: those of the default policy.
	Screening *Screening `yaml:"screening"`
	// What is asked of scenarios of redevelopment sites (工改工). They may name tables of the screening.
	Checks []Check `yaml:"checks"`

	source []byte
}

// Parameter is a number that conditions name as param.ID; as unknown it is one that the zone must set.
type Parameter struct {
	// Small letters, digits and _, a letter first.
	ID    string      `yaml:"id" jsonschema:"required"`
	Title land.Phrase `yaml:"title" jsonschema:"required"`
	// A number, or unknown where the zone must set it.
	Value Decimal `yaml:"value" jsonschema:"required"`
	// Unit of the value, for readers.
	Unit  string      `yaml:"unit"`
	Basis *land.Basis `yaml:"basis"`
}

// Track is a group of subjects that is scored and ranked by itself; the first track whose condition holds takes a subject.
type Track struct {
	ID    string      `yaml:"id" jsonschema:"required"`
	Title land.Phrase `yaml:"title" jsonschema:"required"`
	// Whom it takes; left out: every subject that is left.
	When  Condition   `yaml:"when"`
	Basis *land.Basis `yaml:"basis"`
	// The items of the score.
	Indicators []Indicator `yaml:"indicators"`
	// How the items make a score.
	Combine Combine `yaml:"combine"`
	// How the score makes a grade; left out: no grades.
	Bands Bands `yaml:"bands"`
}

// Ways to make a score of items.
const (
	WeightedSum = "weighted_sum"
	Single      = "single" // the raw value of the only item is the score
	NoScores    = "none"   // values only: no score, no ranking
)

// Combine makes a score of the items' points.
type Combine struct {
	// Left out: weighted_sum; single ranks by the raw value of one item; none gives values and no score.
	Method string `yaml:"method" jsonschema:"enum=weighted_sum,enum=single,enum=none"`
	// What the weights sum to; left out: 100.
	Scale *Decimal `yaml:"scale"`
}

// MethodOf is the method; weighted_sum when none is given.
func (c Combine) MethodOf() string {
	if c.Method == "" {
		return WeightedSum
	}
	return c.Method
}

// ScaleOf is what the weights sum to.
func (c Combine) ScaleOf() Decimal {
	if c.Scale == nil {
		return DecimalOf(100)
	}
	return *c.Scale
}

// Efficiency classes parcels by their mean tax per mu over some years, 万元/亩.
type Efficiency struct {
	Basis land.Basis `yaml:"basis"`
	// How many years the mean is over, 1 to 3.
	Years strictyaml.Whole `yaml:"years" jsonschema:"minimum=1,maximum=3"`
	// Below this the efficiency is low.
	LowBelow float64 `yaml:"low_below"`
	// From this on, itself included, the efficiency is high.
	HighFrom float64 `yaml:"high_from"`
	// Unit of both thresholds.
	Unit string `yaml:"unit" jsonschema:"enum=万元/亩"`
	// What is divided by the land.
	Numerator string `yaml:"numerator" jsonschema:"enum=tax_cny,enum=output_cny"`
}

// Source is the document as it was read.
func (p Policy) Source() []byte { return p.source }

// Digest is the SHA-256 of the document, in hexadecimal.
func (p Policy) Digest() string {
	sum := sha256.Sum256(p.source)
	return hex.EncodeToString(sum[:])
}
