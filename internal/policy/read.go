package policy

import (
	"bytes"
	"fmt"
	"math"
	"slices"

	"permu/internal/land"
	"permu/internal/strictyaml"
)

// MaxBytes bounds a policy document.
const MaxBytes = 1 << 20

// Read parses and checks a policy document. Its error is a [land.ErrInvalid]: a YAML mistake with line and column, or
// [land.Problems] that list every broken rule with its path.
func Read(source []byte) (Policy, error) {
	var p Policy
	if len(source) > MaxBytes {
		return p, fmt.Errorf("policy: larger than %d bytes: %w", MaxBytes, land.ErrInvalid)
	}
	if err := strictyaml.Decode(source, &p); err != nil {
		return p, fmt.Errorf("policy: %w", err)
	}
	p.source = bytes.Clone(source)
	return p, p.problems().Err()
}

type checker struct{ found land.Problems }

func (c *checker) require(ok bool, path, rule string, value any) {
	if !ok {
		c.found = append(c.found, land.Problem{Path: path, Rule: rule, Value: fmt.Sprint(value)})
	}
}

func (p Policy) problems() land.Problems {
	var c checker
	c.require(p.ID != "", "id", "must be given", p.ID)
	c.require(p.Version > 0, "version", "must be a positive number", p.Version)
	c.require(p.Title.ZH != "", "title.zh", "must be given", p.Title.ZH)
	c.require(len(p.Tracks) > 0, "tracks", "at least one", len(p.Tracks))
	tracks := map[string]bool{}
	for i, t := range p.Tracks {
		c.require(!tracks[t.ID], fmt.Sprintf("tracks[%d].id", i), "stands twice", t.ID)
		tracks[t.ID] = true
		c.track(fmt.Sprintf("tracks[%d]", i), t)
		for j, earlier := range p.Tracks[:i] {
			overlap := earlier.Scale == "" || earlier.Scale == t.Scale
			c.require(!overlap, fmt.Sprintf("tracks[%d].scale", i), fmt.Sprintf("never reached: tracks[%d] takes the same subjects", j), t.Scale)
		}
	}
	c.efficiency(p.Efficiency)
	c.idle(p.Idle)
	return c.found
}

func (c *checker) track(path string, t Track) {
	c.require(t.ID != "", path+".id", "must be given", t.ID)
	c.require(slices.Contains([]string{"", "above", "below"}, t.Scale), path+".scale", "above, below or empty", t.Scale)
	weights, indicators, grades := 0.0, map[string]bool{}, map[string]bool{}
	for i, indicator := range t.Indicators {
		c.require(!indicators[indicator.ID], fmt.Sprintf("%s.indicators[%d].id", path, i), "stands twice", indicator.ID)
		indicators[indicator.ID] = true
		c.indicator(fmt.Sprintf("%s.indicators[%d]", path, i), indicator)
		weights += indicator.Weight
	}
	c.require(math.Abs(weights-100) < 1e-9, path+".indicators", "the weights must sum to 100", weights)
	upTo := 0.0
	for i, band := range t.Bands {
		at := fmt.Sprintf("%s.bands[%d]", path, i)
		c.require(band.Grade != "", at+".grade", "must be given", band.Grade)
		c.require(!grades[band.Grade], at+".grade", "stands twice", band.Grade)
		grades[band.Grade] = true
		c.require(band.UpToPC > upTo && band.UpToPC <= 100, at+".up_to_percent", fmt.Sprintf("above %g and at most 100", upTo), band.UpToPC)
		upTo = band.UpToPC
	}
	c.require(upTo == 100, path+".bands", "the last band must reach 100", upTo)
}

func (c *checker) indicator(path string, i Indicator) {
	c.require(i.ID != "", path+".id", "must be given", i.ID)
	_, known := NumberByName(i.Numerator)
	c.require(known, path+".numerator", "no such number", i.Numerator)
	_, known = NumberByName(i.Denominator)
	c.require(known, path+".denominator", "no such number", i.Denominator)
	_, known = unitFactors()[i.Unit]
	c.require(known, path+".unit", "no such unit", i.Unit)
	c.require(i.Weight > 0, path+".weight", "must be positive", i.Weight)
	c.require(i.Cap == 0 || i.Cap >= 1, path+".cap", "at least 1, or left out", i.Cap)
	switch i.Baseline.Source {
	case "group_mean":
		c.require(i.Baseline.Value == 0, path+".baseline.value", "only with source const", i.Baseline.Value)
	case "const":
		c.require(i.Baseline.Value > 0 && !math.IsInf(i.Baseline.Value, 0), path+".baseline.value", "must be positive", i.Baseline.Value)
	default:
		c.require(false, path+".baseline.source", "const or group_mean", i.Baseline.Source)
	}
}

func (c *checker) efficiency(e Efficiency) {
	c.require(e.Years >= 1 && e.Years <= 3, "efficiency.years", "1 to 3", e.Years)
	c.require(e.LowBelow > 0, "efficiency.low_below", "must be positive", e.LowBelow)
	c.require(e.HighFrom > e.LowBelow, "efficiency.high_from", "above low_below", e.HighFrom)
	c.require(e.Unit == "万元/亩", "efficiency.unit", "万元/亩", e.Unit)
	c.require(slices.Contains([]string{"tax_cny", "output_cny"}, e.Numerator), "efficiency.numerator", "tax_cny or output_cny", e.Numerator)
}

func (c *checker) idle(i Idle) {
	c.require(i.Years >= 1, "idle.years", "at least 1", i.Years)
	for _, ratio := range []struct {
		name  string
		value float64
	}{{"developed_below", i.DevelopedBelow}, {"invested_below", i.InvestedBelow}} {
		c.require(ratio.value > 0 && ratio.value <= 1, "idle."+ratio.name, "above 0 and at most 1", ratio.value)
	}
}
