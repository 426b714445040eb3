package policy

import "fmt"

// checks are the rules that the checks of a document break.
func (c *checker) checks(p Policy) {
	once := c.once()
	for i, check := range p.Checks {
		path := fmt.Sprintf("checks[%d]", i)
		once(path+".id", check.ID)
		c.titled(path+".title", check.Title)
		c.require(p.CheckBasis(check).Document != "", path+".basis", "must be given: neither the check nor the document has one", "")
		c.require(len(check.All)+len(check.Any) > 0, path+".all", "at least one test, in all or any", 0)
		for j, t := range check.All {
			c.checkTest(fmt.Sprintf("%s.all[%d]", path, j), t, p)
		}
		for j, t := range check.Any {
			c.checkTest(fmt.Sprintf("%s.any[%d]", path, j), t, p)
		}
	}
}

// checkTest is [checker.test] of a check, which compares one number of the scenario and looks at no years.
func (c *checker) checkTest(path string, t Test, p Policy) {
	c.require(t.Over == "" && t.Since == "" && t.Years == 0 && t.Window == "" && t.Known == 0 && t.Unit == "", path,
		"a check compares one number as it is: neither over, since, unit nor years", "")
	c.require(t.Value != "" != !t.When.IsZero(), path, "must have one of value and when", "")
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
	_, ok := SchemeNumber(t.Value)
	c.require(ok, path+".value", "is no number of a scenario", t.Value)
	c.require(limits == 1, path, "must have one of below, at_most, above and at_least", limits)
	if sign, limit := t.Against(); limit != nil && limits == 1 {
		c.limitBy(path+"."+limitName(sign), limit, p, SchemeNumber)
	}
}
