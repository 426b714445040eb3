// Package policy turns a policy document (评价办法) from YAML into a checked [Policy], or into every mistake with its path
// and line. It is pure.
package policy

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"permu/internal/land"
	"permu/internal/strictyaml"
)

// Policy is a dated document of tracks with indicators, weights, baselines and bands, and of screening thresholds.
type Policy struct {
	ID         string           `yaml:"id"`
	Version    strictyaml.Whole `yaml:"version"`
	Title      land.Phrase      `yaml:"title"`
	Basis      []land.Basis     `yaml:"basis"`
	Tracks     []Track          `yaml:"tracks"`
	Efficiency Efficiency       `yaml:"efficiency"`
	Idle       Idle             `yaml:"idle"`

	source []byte
}

// Track is a group of subjects that is scored and ranked by itself.
type Track struct {
	ID         string      `yaml:"id"`
	Title      land.Phrase `yaml:"title"`
	Scale      string      `yaml:"scale"` // above or below designated size; empty takes every subject
	Indicators []Indicator `yaml:"indicators"`
	Bands      []Band      `yaml:"bands"`
}

// Indicator is a ratio of two facts with its weight, its baseline and how it scores.
type Indicator struct {
	ID          string      `yaml:"id"`
	Title       land.Phrase `yaml:"title"`
	Numerator   string      `yaml:"numerator"`
	Denominator string      `yaml:"denominator"`
	Unit        string      `yaml:"unit"`
	Weight      float64     `yaml:"weight"`
	Baseline    Baseline    `yaml:"baseline"`
	Cap         float64     `yaml:"cap"`      // most points, as a multiple of the weight
	Required    bool        `yaml:"required"` // without it there is no score
}

// Baseline is what a value is measured against: a constant, or the ratio of sums over the track.
type Baseline struct {
	Source string  `yaml:"source"` // const or group_mean
	Value  float64 `yaml:"value"`
}

// Band is a grade and the cumulative share of the ranking, in percent, up to which it goes.
type Band struct {
	Grade  string  `yaml:"grade"`
	UpToPC float64 `yaml:"up_to_percent"`
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

// Number is a fact that an indicator may divide, held as a whole number of its resolution, so that sums are exact.
type Number struct {
	Name       string
	Resolution float64 // what one unit of the held number is, in the unit of the name
}

// Numbers lists the facts that an indicator may divide.
func Numbers() []Number {
	const fen = 0.01
	return []Number{
		{"output_cny", fen},
		{"revenue_cny", fen},
		{"value_added_cny", fen},
		{"tax_cny", fen},
		{"rd_cny", fen},
		{"employees", 1},
		{"energy_tce", 1e-4},
		{"electricity_kwh", 1e-2},
		{"emissions_t", 1e-6},
		{"land_mu", land.Mu(1e-4)},
	}
}

// NumberByName finds a number by its name.
func NumberByName(name string) (Number, bool) {
	i := slices.IndexFunc(Numbers(), func(n Number) bool { return n.Name == name })
	if i < 0 {
		return Number{}, false
	}
	return Numbers()[i], true
}

// Factor turns the ratio of an indicator's held numbers into its unit; the indicator must be checked.
func (i Indicator) Factor() float64 {
	numerator, _ := NumberByName(i.Numerator)
	denominator, _ := NumberByName(i.Denominator)
	return unitFactors()[i.Unit] * numerator.Resolution / denominator.Resolution
}

// unitFactors is what a ratio in yuan, mu, persons, kWh and tonnes is multiplied with to be in a unit.
func unitFactors() map[string]float64 {
	const wan = 1.0 / land.YuanPerWan
	return map[string]float64{
		"万元/亩": wan, "万元/人": wan, "万元/吨标煤": wan, "万元/吨": wan, "元/千瓦时": 1, "ratio": 1, "%": 100,
	}
}
