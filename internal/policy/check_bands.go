package policy

import (
	"fmt"
	"math/big"
	"slices"
)

func (c *checker) bands(path string, t Track, p Policy) {
	b := t.Bands
	c.terms(path+".key", b.Key, t)
	c.terms(path+".ties.order", b.Ties.Order, t)
	if slices.Contains(b.Per, "industry_group") {
		c.require(len(p.IndustryGroups) > 0, path+".per", "needs industry_groups", b.Per)
	}
	labels := b.Labels()
	for i, grade := range labels {
		c.require(grade != "", fmt.Sprintf("%s.grades[%d].grade", path, i), "must be given", grade)
		c.require(!slices.Contains(labels[:i], grade), fmt.Sprintf("%s.grades[%d].grade", path, i), "stands twice", grade)
	}
	for i, bound := range b.Bounds {
		c.require(slices.Contains(labels, bound.Grade), fmt.Sprintf("%s.bounds[%d].grade", path, i), "is no grade of these bands", bound.Grade)
	}
	c.require(b.SmallGroup == "" || b.MinGroup > 1, path+".min_group", "must say what is small", b.MinGroup)
	switch b.KindOf() {
	case InTwoStages:
		c.twoStage(path, t)
	case CumulativePercent:
		c.cumulative(path, b.Grades)
	case TailPercent:
		c.rest(path, b.Grades, "last_percent", func(g Band) bool { return g.LastPercent == nil })
	case Counts:
		c.rest(path, b.Grades, "count", func(g Band) bool { return g.Count == nil })
	case ByScore, ByValue:
		c.thresholds(path, b.Grades)
	case Mixed:
		c.cumulative(path, b.Grades)
		c.thresholds(path, b.Grades)
	}
	c.strays(path, b)
}

// strays are fields of a band that its kind does not use.
func (c *checker) strays(path string, b Bands) {
	uses := map[string][]string{
		CumulativePercent: {"up_to_percent"}, TailPercent: {"last_percent"}, Counts: {"count"}, ByScore: {"from"}, ByValue: {"from"},
		Mixed: {"up_to_percent", "from"},
	}[b.KindOf()]
	if b.SmallGroup == "score" {
		uses = append(uses, "from")
	}
	for i, g := range b.Grades {
		for name, given := range map[string]bool{
			"up_to_percent": g.UpToPercent != nil, "last_percent": g.LastPercent != nil, "count": g.Count != nil, "from": g.From != nil,
		} {
			c.require(!given || slices.Contains(uses, name), fmt.Sprintf("%s.grades[%d].%s", path, i, name), "does not belong to bands of kind "+b.KindOf(), name)
		}
	}
	if b.SmallGroup == "score" {
		c.thresholds(path, b.Grades)
	}
}

func (c *checker) terms(path string, terms []string, t Track) {
	for i, text := range terms {
		term, ok := ParseTerm(text)
		c.require(ok && term.stands(t), fmt.Sprintf("%s[%d]", path, i), "score, value.ID, points.ID or a number, of this track", text)
	}
}

// cumulative checks shares that rise to 100; a share that is not above the one before is a band that nobody reaches.
func (c *checker) cumulative(path string, grades []Band) {
	upTo, open := new(big.Rat), false
	for i, g := range grades {
		at := fmt.Sprintf("%s.grades[%d].up_to_percent", path, i)
		if g.UpToPercent == nil {
			c.require(false, at, "must be given", "")
			return
		}
		if g.UpToPercent.IsUnknown() {
			open = true
			continue
		}
		ok := g.UpToPercent.Rat().Cmp(upTo) > 0 && g.UpToPercent.Rat().Cmp(big.NewRat(100, 1)) <= 0
		before, _ := upTo.Float64()
		c.require(ok, at, fmt.Sprintf("above %g and at most 100", before), g.UpToPercent)
		upTo = g.UpToPercent.Rat()
	}
	last, _ := upTo.Float64()
	c.require(open || len(grades) == 0 || upTo.Cmp(big.NewRat(100, 1)) == 0, path+".grades", "the last band must reach 100", last)
}

func (c *checker) rest(path string, grades []Band, name string, isRest func(Band) bool) {
	rests, sum := 0, 0.0
	for i, g := range grades {
		if isRest(g) {
			rests++
		}
		if g.LastPercent != nil && !g.LastPercent.IsUnknown() {
			c.require(g.LastPercent.Sign() > 0, fmt.Sprintf("%s.grades[%d].last_percent", path, i), "must be positive", g.LastPercent)
			sum += g.LastPercent.Float()
		}
		if g.Count != nil {
			c.require(*g.Count >= 0, fmt.Sprintf("%s.grades[%d].count", path, i), "not negative", *g.Count)
		}
	}
	c.require(rests == 1, path+".grades", "one band without "+name+" takes the rest", rests)
	c.require(sum < 100, path+".grades", "the shares leave nobody for the rest", sum)
}

// thresholds checks values that fall to a last band with none.
func (c *checker) thresholds(path string, grades []Band) {
	var above *Decimal
	for i, g := range grades {
		at := fmt.Sprintf("%s.grades[%d].from", path, i)
		if last := i == len(grades)-1; last || g.From == nil {
			c.require(last == (g.From == nil), at, "in every band but the last", g.From)
			continue
		}
		falls := above == nil || above.IsUnknown() || g.From.IsUnknown() || g.From.Rat().Cmp(above.Rat()) < 0
		c.require(falls, at, "never reached: must fall from band to band", g.From)
		above = g.From
	}
}

func (c *checker) twoStage(path string, t Track) {
	s := t.Bands.TwoStage
	if s == nil {
		c.require(false, path+".two_stage", "must be given", "")
		return
	}
	c.require(len(t.Bands.Grades) == 0, path+".grades", "two stages have none", len(t.Bands.Grades))
	for name, stage := range map[string]Stage{"top": s.Top, "bottom": s.Bottom} {
		at := path + ".two_stage." + name
		c.terms(at+".key", stage.Key, t)
		c.require(stage.Percent.IsUnknown() || stage.Percent.Sign() > 0 && stage.Percent.Float() <= 100, at+".percent", "above 0 and at most 100", stage.Percent)
	}
	if s.SplitPercent != nil {
		c.require(s.SplitPercent.IsUnknown() || s.SplitPercent.Sign() > 0 && s.SplitPercent.Float() < 100, path+".two_stage.split_percent", "between 0 and 100", s.SplitPercent)
	}
}
