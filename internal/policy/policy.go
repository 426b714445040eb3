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
	ID             string           `yaml:"id" jsonschema:"required"`
	Version        strictyaml.Whole `yaml:"version" jsonschema:"required,minimum=1"`
	Supersedes     string           `yaml:"supersedes"` // id of the policy that this one replaces
	Title          land.Phrase      `yaml:"title" jsonschema:"required"`
	Region         string           `yaml:"region"`     // where it is in force
	ValidFrom      Date             `yaml:"valid_from"` // YYYY-MM-DD
	ValidUntil     Date             `yaml:"valid_until"`
	DataYear       strictyaml.Whole `yaml:"data_year"` // the year whose reports it was written for
	Basis          []land.Basis     `yaml:"basis"`
	Gaps           []land.Phrase    `yaml:"gaps"` // what of its source has not been seen
	Population     Population       `yaml:"population"`
	Land           Land             `yaml:"land"`
	Tax            Tax              `yaml:"tax"`
	IndustryGroups []IndustryGroup  `yaml:"industry_groups"`
	Tracks         []Track          `yaml:"tracks" jsonschema:"required"`
	Adjustments    Adjustments      `yaml:"adjustments"`
	Gates          []Gate           `yaml:"gates"` // in order; the last word on the grade
	Rounding       Rounding         `yaml:"rounding"`
	Publication    Publication      `yaml:"publication"`
	Measures       []Measure        `yaml:"measures"`
	Efficiency     *Efficiency      `yaml:"efficiency"` // left out: that of the default policy
	Idle           *Idle            `yaml:"idle"`       // left out: that of the default policy

	source []byte
}

// Track is a group of subjects that is scored and ranked by itself; the first track whose condition holds takes a subject.
type Track struct {
	ID         string      `yaml:"id" jsonschema:"required"`
	Title      land.Phrase `yaml:"title" jsonschema:"required"`
	When       Condition   `yaml:"when"` // left out: every subject that is left
	Basis      *land.Basis `yaml:"basis"`
	Indicators []Indicator `yaml:"indicators"`
	Combine    Combine     `yaml:"combine"`
	Bands      Bands       `yaml:"bands"`
}

// Combine makes a score of the items' points.
type Combine struct {
	Method string   `yaml:"method" jsonschema:"enum=weighted_sum,enum=single"` // left out: weighted_sum; single ranks by one raw value
	Scale  *Decimal `yaml:"scale"`                                             // what the weights sum to; left out: 100
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
	Basis     land.Basis       `yaml:"basis"`
	Years     strictyaml.Whole `yaml:"years"`
	LowBelow  float64          `yaml:"low_below"`
	HighFrom  float64          `yaml:"high_from"`
	Unit      string           `yaml:"unit"`
	Numerator string           `yaml:"numerator"`
}

// Idle holds the thresholds of idle land.
type Idle struct {
	NotStarted     land.Basis       `yaml:"not_started"`
	Suspended      land.Basis       `yaml:"suspended"`
	Years          strictyaml.Whole `yaml:"years"`
	DevelopedBelow float64          `yaml:"developed_below"` // ratio
	InvestedBelow  float64          `yaml:"invested_below"`  // ratio
}

// Source is the document as it was read.
func (p Policy) Source() []byte { return p.source }

// Digest is the SHA-256 of the document, in hexadecimal.
func (p Policy) Digest() string {
	sum := sha256.Sum256(p.source)
	return hex.EncodeToString(sum[:])
}
