package policy

import (
	"fmt"
	"slices"
)

func (c *checker) baseline(path string, i Indicator, p Policy) {
	if i.Baseline == nil {
		needs := slices.Contains([]string{Ratio, ReverseRatio, ReverseLinear}, i.Scorer.Kind())
		c.require(!needs, path, "a scorer "+i.Scorer.Kind()+" needs one", "")
		return
	}
	b := *i.Baseline
	c.strayBaseline(path, b)
	c.positive(path+".value", b.Value)
	c.positive(path+".times", b.Times)
	c.require(b.Source != Const && b.Fallback != "value" || b.Value != nil, path+".value", "must be given", "")
	c.require(b.Source != Table || len(b.Table) > 0, path+".table", "at least one row", 0)
	c.percentiles(path, b)
	c.fallback(path, b, p)
	c.baselineTable(path+".table", b.Table, p)
}

// strayBaseline finds fields that the baseline's source does not use.
func (c *checker) strayBaseline(path string, b Baseline) {
	means := []string{GroupMean, PriorGroupMean}
	groups := append([]string{Max, AtPercentile}, means...)
	only := func(given bool, name string, sources ...string) {
		c.require(!given || slices.Contains(sources, b.Source), path+"."+name, "does not belong to a baseline "+b.Source, "")
	}
	only(b.Value != nil && b.Fallback != "value", "value", Const)
	only(b.Times != nil, "times", groups...)
	only(b.Mean != "", "mean", means...)
	only(b.Percentile != nil, "percentile", AtPercentile)
	only(len(b.Table) > 0, "table", Table)
	only(len(b.Per) > 0, "per", groups...)
	only(b.OutliersBelow != nil, "outliers_below", groups...)
	only(b.OutliersAbove != nil, "outliers_above", groups...)
	only(b.MinN > 0, "min_n", groups...)
	only(b.Fallback != "", "fallback", append(groups, Table)...)
}

func (c *checker) percentiles(path string, b Baseline) {
	c.require(b.Source != AtPercentile || b.Percentile != nil, path+".percentile", "must be given", "")
	for _, percentile := range []struct {
		name  string
		value *Decimal
	}{{"percentile", b.Percentile}, {"outliers_below", b.OutliersBelow}, {"outliers_above", b.OutliersAbove}} {
		d := percentile.value
		c.require(d == nil || d.IsUnknown() || d.Sign() >= 0 && !DecimalOf(100).below(*d), path+"."+percentile.name, "0 to 100", d)
	}
	if low, high := or(b.OutliersBelow, 0), or(b.OutliersAbove, 100); !low.IsUnknown() && !high.IsUnknown() {
		c.require(low.below(high), path+".outliers_below", "below outliers_above", b.OutliersBelow)
	}
}

func (c *checker) fallback(path string, b Baseline, p Policy) {
	if slices.Contains(b.Per, "industry_group") || b.Fallback == "industry_group" {
		c.require(len(p.IndustryGroups) > 0, path+".per", "needs industry_groups", "")
	}
	wider := b.Fallback != "industry_group" || slices.Contains(b.Per, "industry")
	c.require(wider, path+".fallback", "industry_group is wider than per industry only", b.Fallback)
	fits := b.Source != Table || b.Fallback != "track" && b.Fallback != "industry_group"
	c.require(fits, path+".fallback", "of a table: value or none", b.Fallback)
}

func (c *checker) baselineTable(path string, table []BaselineRow, p Policy) {
	for j, row := range table {
		at := fmt.Sprintf("%s[%d]", path, j)
		c.positive(at+".value", &row.Value)
		isTrack := slices.ContainsFunc(p.Tracks, func(t Track) bool { return t.ID == row.Track })
		c.require(row.Track == "" || isTrack, at+".track", "there is no such track", row.Track)
		if row.Industry != "" {
			c.industry(at+".industry", row.Industry, p)
		}
		for k, earlier := range table[:j] {
			c.require(!earlier.covers(row, p), at, fmt.Sprintf("never reached: table[%d] fits first", k), "")
		}
	}
}

// covers reports whether a row fits wherever another does.
func (r BaselineRow) covers(other BaselineRow, p Policy) bool {
	fits := func(mine, its string) bool { return mine == "" || mine == its }
	return fits(r.Track, other.Track) && (r.Industry == "" || p.within(other.Industry, r.Industry)) && fits(r.Region, other.Region) &&
		(r.Year == 0 || r.Year == other.Year)
}
