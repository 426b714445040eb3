package policy

func (c *checker) efficiency(e *Efficiency) {
	if e == nil {
		return
	}
	c.require(e.Years > 0, "efficiency.years", "must be given", "")
	c.require(e.LowBelow > 0, "efficiency.low_below", "must be positive", e.LowBelow)
	c.require(e.HighFrom > e.LowBelow, "efficiency.high_from", "above low_below", e.HighFrom)
	c.require(e.Unit != "", "efficiency.unit", "must be given", "")
	c.require(e.Numerator != "", "efficiency.numerator", "must be given", "")
}
