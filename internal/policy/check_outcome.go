package policy

import (
	"fmt"
	"slices"
)

func (c *checker) adjustments(p Policy) {
	once := c.once()
	for i, group := range p.Adjustments.Groups {
		path := fmt.Sprintf("adjustments.groups[%d]", i)
		once(path+".id", group.ID)
		c.titled(path+".title", group.Title)
		c.positive(path+".most", &group.Most)
	}
	once = c.once()
	for i, a := range p.Adjustments.Items {
		path := fmt.Sprintf("adjustments.items[%d]", i)
		once(path+".id", a.ID)
		c.titled(path+".title", a.Title)
		c.amount(path, a)
		c.adjustment(path, a, p)
	}
	c.notNegative("adjustments.most_bonus", p.Adjustments.MostBonus)
	c.notNegative("adjustments.most_deduction", p.Adjustments.MostDeduction)
	if least, most := p.Adjustments.Least, p.Adjustments.Most; least != nil && most != nil && !least.IsUnknown() && !most.IsUnknown() {
		c.require(least.below(*most), "adjustments.least", "below most", least)
	}
}

// amount checks that an adjustment says in one way how much it is.
func (c *checker) amount(path string, a Adjustment) {
	ways, counted := 0, len(a.Table) > 0 || a.EachFurther != nil
	for _, given := range []bool{a.Points != nil, a.Percent != nil, counted} {
		if given {
			ways++
		}
	}
	c.require(ways == 1, path, "one of points, percent, and table with each_further", ways)
	_, known := NumberByName(a.Count)
	c.require(counted == (a.Count != ""), path+".count", "with a table, and only there", a.Count)
	c.require(a.Count == "" || known, path+".count", "no table has such a number", a.Count)
	c.positive(path+".most", a.Most)
}

func (c *checker) adjustment(path string, a Adjustment, p Policy) {
	c.require(!a.When.IsZero() || a.Tag != "" || a.Count != "", path+".when", "when, tag or count must be given", "")
	c.require(a.Tag == "" || isID(a.Tag), path+".tag", "letters, digits, _ and -", a.Tag)
	c.require(a.ValidYears == 0 || a.Tag != "", path+".valid_years", "belongs to a tag", a.ValidYears)
	c.require(a.Evidence != "required" || a.Tag != "", path+".evidence", "belongs to a tag", a.Evidence)
	isGroup := slices.ContainsFunc(p.Adjustments.Groups, func(g AdjustmentGroup) bool { return g.ID == a.Group })
	c.require(a.Group == "" || isGroup, path+".group", "is none of adjustments.groups", a.Group)
	isItem := slices.ContainsFunc(p.Tracks, func(t Track) bool { return Term{Of: "points", Name: a.Indicator}.stands(t) })
	c.require(a.Indicator == "" || isItem, path+".indicator", "no track has such an indicator", a.Indicator)
}

func (c *checker) gates(p Policy) {
	once := c.once()
	for i, g := range p.Gates {
		path := fmt.Sprintf("gates[%d]", i)
		once(path+".id", g.ID)
		c.titled(path+".title", g.Title)
		names := slices.Contains([]string{SetGrade, CapGrade, FloorGrade}, g.Action)
		c.require(names == (g.Grade != ""), path+".grade", "with set, cap and floor, and only there", g.Grade)
		c.require(g.Grade == "" || slices.Contains(p.Grades(), g.Grade), path+".grade", "is no grade of a track", g.Grade)
		c.require(g.Steps == 0 || g.Action == RaiseGrade || g.Action == LowerGrade, path+".steps", "belongs to raise and lower", g.Steps)
		c.require(g.Action == Manual || !g.When.IsZero(), path+".when", "must be given", "")
		c.period(path+".until", "from", g.From, g.Until)
	}
}

func (c *checker) measures(p Policy) {
	for i, m := range p.Measures {
		path := fmt.Sprintf("measures[%d]", i)
		c.require(len(m.Grades) > 0, path+".grades", "at least one", 0)
		c.grades(path+".grades", m.Grades, p)
		c.titled(path+".title", m.Title)
		c.require(m.Unit == "" || m.Value != nil, path+".unit", "belongs to a value", m.Unit)
		c.require(m.Meters == "" || m.Meters == "account", path+".meters", "account", m.Meters)
		if m.Per == "" {
			continue
		}
		n, known := NumberByName(m.Per)
		c.require(known, path+".per", "is no number of a subject", m.Per)
		c.require(!known || m.YuanPer() == 0 || m.prices(n), path+".unit", "must be a price by "+UnitZH(n.Unit), m.Unit)
		c.require(m.Value == nil && m.Unit != "" || m.Value != nil && m.YuanPer() != 0, path+".per", "goes with a value in 元/… or 万元/…", m.Per)
	}
}
