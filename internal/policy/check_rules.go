package policy

import (
	"fmt"
	"slices"
)

func (c *checker) screening(p Policy) {
	if p.Screening == nil {
		return
	}
	for i, id := range p.Screening.With {
		path := fmt.Sprintf("screening.with[%d]", i)
		c.require(slices.Contains(BuiltIn(), id), path, "there is no built-in document of this id", id)
		c.require(id != p.ID, path, "is the document itself", id)
	}
	once := c.once()
	for i, t := range p.Screening.Tables {
		path := fmt.Sprintf("screening.tables[%d]", i)
		once(path+".id", t.ID)
		c.titled(path+".title", t.Title)
		for _, division := range sortedKeys(t.Divisions) {
			first, last, ok := DivisionsOf(division)
			c.require(ok && first == last, path+".divisions."+division, "must be a GB/T 4754 division, two digits", division)
		}
	}
	once = c.once()
	for i, r := range p.Screening.Rules {
		path := fmt.Sprintf("screening.rules[%d]", i)
		once(path+".id", r.ID)
		c.rule(path, r, p)
	}
}

func (c *checker) rule(path string, r Rule, p Policy) {
	c.titled(path+".title", r.Title)
	c.require(r.Kind != "", path+".kind", "must be given", "")
	c.require(r.Leg == "" || r.Kind == IdleKind, path+".leg", "is of idle land alone", r.Leg)
	c.require(p.BasisOf(r).Document != "", path+".basis", "must be given: neither the rule nor the document has one", "")
	c.require(len(r.All)+len(r.Any) > 0, path+".all", "at least one test, in all or any", 0)
	for i, t := range r.All {
		c.test(fmt.Sprintf("%s.all[%d]", path, i), t, p)
	}
	for i, t := range r.Any {
		c.test(fmt.Sprintf("%s.any[%d]", path, i), t, p)
	}
	for i, name := range r.RestsOn {
		_, ok := RuleFact(name)
		c.require(ok, fmt.Sprintf("%s.rests_on[%d]", path, i), "must be a fact that rules may use", name)
	}
	for i, m := range r.Modes {
		at := fmt.Sprintf("%s.modes[%d]", path, i)
		c.require(m.Mode != "", at+".mode", "must be given", "")
		c.titled(at+".why", m.Why)
		c.require(!m.When.IsZero() || i == len(r.Modes)-1, at+".when", "must be given: those behind it are never reached", "")
	}
}

func (c *checker) test(path string, t Test, p Policy) {
	kinds := 0
	for _, given := range []bool{t.Value != "", t.Since != "", !t.When.IsZero()} {
		if given {
			kinds++
		}
	}
	c.require(kinds == 1, path, "must have one of value, since and when", kinds)
	limits := 0
	for _, l := range []*Limit{t.Below, t.AtMost, t.Above, t.AtLeast} {
		if l != nil {
			limits++
		}
	}
	if !t.When.IsZero() {
		c.titled(path+".title", t.Title)
		c.require(limits == 0, path, "a condition has no limit", limits)
		return
	}
	c.require(limits == 1, path, "must have one of below, at_most, above and at_least", limits)
	if sign, limit := t.Against(); limit != nil && limits == 1 {
		c.limit(path+"."+limitName(sign), limit, t, p)
	}
	switch {
	case t.Since != "":
		_, ok := RuleDay(t.Since)
		c.require(ok, path+".since", "is no day of the facts", t.Since)
		c.require(t.Over == "" && t.Years == 0 && t.Window == "", path, "the time since a day is no ratio and has no window", t.Since)
	case t.Value != "":
		c.compared(path, t)
	}
}

func limitName(sign string) string {
	return map[string]string{"<": "below", "≤": "at_most", ">": "above", "≥": "at_least"}[sign]
}

// compared checks the numbers of a test and their unit.
func (c *checker) compared(path string, t Test) {
	value, ok := RuleNumber(t.Value)
	c.require(ok, path+".value", "is no number of the facts", t.Value)
	if t.Over != "" {
		over, known := RuleNumber(t.Over)
		c.require(known, path+".over", "is no number of the facts", t.Over)
		unit, named := unitByName(t.Unit)
		c.require(named && (!known || !ok || unit.fits(value, over)), path+".unit", "must be a unit of this ratio", t.Unit)
	} else if t.Unit != "" && t.WindowOf() != ChangeWindow {
		unit, named := unitByName(t.Unit)
		c.require(named && unit.Under == "" && unit.Numerator == value.Unit, path+".unit", "must be a unit of this number", t.Unit)
	}
	c.require(int(t.Known) <= t.YearsOf(), path+".known_years", "more than the years that are looked at", t.Known)
	c.require(t.WindowOf() != ChangeWindow || t.Years == 0, path+".years", "a change is of this year since the one before", t.Years)
}

// limit checks what a test of a screening rule compares with.
func (c *checker) limit(path string, l *Limit, t Test, p Policy) {
	c.limitBy(path, l, p, RuleNumber)
	if t.Since != "" {
		c.years(path, l, p)
	}
}

// years checks a limit of time: a whole number, or a parameter that is one or is open.
func (c *checker) years(path string, l *Limit, p Policy) {
	whole := func(d Decimal) bool { return !d.IsUnknown() && d.Float() == float64(int(d.Float())) && d.Sign() > 0 }
	if l.Parameter != "" {
		d := p.Parameter(l.Parameter)
		c.require((d.IsUnknown() || whole(d)) && l.Times == nil, path+".parameter", "must be a whole number of years", l.Parameter)
		return
	}
	c.require(l.Value != nil && whole(*l.Value), path+".value", "must be a whole number of years", l.Value)
}

// limitBy checks a limit whose numbers are those that are found by a name.
func (c *checker) limitBy(path string, l *Limit, p Policy, find func(string) (Number, bool)) {
	kinds := 0
	for _, given := range []bool{l.Value != nil, l.Of != "", l.Parameter != "", l.Table != "", len(l.Cases) > 0} {
		if given {
			kinds++
		}
	}
	c.require(kinds == 1, path, "must have one of value, of, parameter, table and cases", kinds)
	c.require(l.Times == nil || l.Of != "" || l.Parameter != "" || l.Table != "", path+".times", "only beside of, parameter or table", l.Times)
	if l.Parameter != "" {
		_, known := p.constants()["param."+l.Parameter]
		c.require(known, path+".parameter", "there is no such parameter", l.Parameter)
	}
	if l.Of != "" {
		_, ok := find(l.Of)
		c.require(ok, path+".of", "is no number of the facts", l.Of)
	}
	if l.Table != "" {
		_, known := p.Table(l.Table)
		c.require(known, path+".table", "there is no such table in this document", l.Table)
	}
	for i, one := range l.Cases {
		c.require(!one.When.IsZero() || i == len(l.Cases)-1, fmt.Sprintf("%s.cases[%d].when", path, i), "must be given: those behind it are never reached", "")
	}
}
