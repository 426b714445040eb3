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

func (c *checker) idle(i *Idle) {
	if i == nil {
		return
	}
	c.require(i.Years > 0, "idle.years", "must be given", "")
	for _, ratio := range []struct {
		name  string
		value float64
	}{{"developed_below", i.DevelopedBelow}, {"invested_below", i.InvestedBelow}} {
		c.require(ratio.value > 0 && ratio.value <= 1, "idle."+ratio.name, "above 0 and at most 1", ratio.value)
	}
}
