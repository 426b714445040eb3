package policy

import (
	"fmt"
	"slices"
)

func (c *checker) adjustments(p Policy) {
	seen := map[string]bool{}
	for i, a := range p.Adjustments.Items {
		path := fmt.Sprintf("adjustments.items[%d]", i)
		c.require(isID(a.ID), path+".id", "must be given: letters, digits, _ and -", a.ID)
		c.require(!seen[a.ID], path+".id", "stands twice", a.ID)
		seen[a.ID] = true
		c.adjustment(path, a, p)
	}
	for name, d := range map[string]*Decimal{"most_bonus": p.Adjustments.MostBonus, "most_deduction": p.Adjustments.MostDeduction} {
		c.require(d == nil || d.IsUnknown() || d.Sign() >= 0, "adjustments."+name, "not negative", d)
	}
	least, most := p.Adjustments.Least, p.Adjustments.Most
	if least != nil && most != nil && !least.IsUnknown() && !most.IsUnknown() {
		c.require(least.Rat().Cmp(most.Rat()) < 0, "adjustments.least", "below most", least)
	}
}

func (c *checker) adjustment(path string, a Adjustment, p Policy) {
	ways := 0
	for _, given := range []bool{a.Points != nil, a.Percent != nil, len(a.Table) > 0 || a.EachFurther != nil} {
		if given {
			ways++
		}
	}
	c.require(ways == 1, path, "one of points, percent, and table with each_further", ways)
	counted := len(a.Table) > 0 || a.EachFurther != nil
	_, known := NumberByName(a.Count)
	c.require(counted == (a.Count != ""), path+".count", "with a table, and only there", a.Count)
	c.require(a.Count == "" || known, path+".count", "no table has such a number", a.Count)
	c.require(!a.When.IsZero() || a.Tag != "" || a.Count != "", path+".when", "when, tag or count must be given", "")
	c.require(a.Most == nil || a.Most.IsUnknown() || a.Most.Sign() > 0, path+".most", "must be positive", a.Most)
	c.require(a.ValidYears == 0 || a.Tag != "" && a.ValidYears > 0, path+".valid_years", "belongs to a tag, at least 1", a.ValidYears)
	c.require(a.Evidence != "required" || a.Tag != "", path+".evidence", "belongs to a tag", a.Evidence)
	if a.Indicator == "" {
		return
	}
	stands := slices.ContainsFunc(p.Tracks, func(t Track) bool { return Term{Of: "points", Name: a.Indicator}.stands(t) })
	c.require(stands, path+".indicator", "no track has such an indicator", a.Indicator)
}

func (c *checker) gates(p Policy) {
	seen := map[string]bool{}
	for i, g := range p.Gates {
		path := fmt.Sprintf("gates[%d]", i)
		c.require(isID(g.ID), path+".id", "must be given: letters, digits, _ and -", g.ID)
		c.require(!seen[g.ID], path+".id", "stands twice", g.ID)
		seen[g.ID] = true
		names := slices.Contains([]string{SetGrade, CapGrade, FloorGrade}, g.Action)
		c.require(names == (g.Grade != ""), path+".grade", "with set, cap and floor, and only there", g.Grade)
		c.require(g.Grade == "" || slices.Contains(p.Grades(), g.Grade), path+".grade", "is no grade of a track", g.Grade)
		c.require(g.Steps >= 0, path+".steps", "not negative", g.Steps)
		c.require(g.Steps == 0 || g.Action == RaiseGrade || g.Action == LowerGrade, path+".steps", "belongs to raise and lower", g.Steps)
		c.require(g.Action == Manual || !g.When.IsZero(), path+".when", "must be given", "")
		c.require(g.Until.IsZero() || !g.Until.Before(g.From.Time), path+".until", "not before from", g.Until)
	}
}
