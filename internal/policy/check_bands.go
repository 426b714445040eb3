package policy

import (
	"fmt"
	"math/big"
	"reflect"
	"slices"
)

func (c *checker) bands(path string, t Track, p Policy) {
	b := t.Bands
	if len(b.Grades) == 0 && b.TwoStage == nil {
		c.require(reflect.DeepEqual(b, Bands{}), path+".grades", "at least one", 0)
		return
	}
	c.terms(path+".key", b.Key, t)
	c.terms(path+".ties.order", b.Ties.Order, t)
	c.labels(path, b)
	c.bounds(path+".bounds", b)
	c.require(!slices.Contains(b.Per, "industry_group") || len(p.IndustryGroups) > 0, path+".per", "needs industry_groups", "")
	c.require(b.SmallGroup == "" || b.MinGroup > 1, path+".min_group", "must say what is small", b.MinGroup)
	c.require(b.Match == "" || b.KindOf() == Mixed, path+".match", "belongs to kind mixed", b.Match)
	c.strays(path, b)
	c.cuts(path, t, p)
	noScore := t.Combine.MethodOf() == NoScores
	c.require(!noScore || b.KindOf() == ByConditions || len(b.Key) > 0, path+".key", "combine none has no score to rank by", "")
}

// cuts checks what divides the grades.
func (c *checker) cuts(path string, t Track, p Policy) {
	b := t.Bands
	switch b.KindOf() {
	case InTwoStages:
		c.twoStage(path+".two_stage", t)
	case CumulativePercent, Mixed:
		c.cumulative(path, b.Grades)
	case TailPercent:
		c.rest(path, b.Grades, "last_percent", func(g Band) bool { return g.LastPercent == nil })
	case Counts:
		c.rest(path, b.Grades, "count", func(g Band) bool { return g.Count == nil })
	case ByValue:
		c.require(len(b.Key) > 0, path+".key", "must say which value", "")
	case ByScore:
		c.attainable(path, t, p)
	case ByConditions:
		c.lastTakesTheRest(path, b)
	}
	if slices.Contains([]string{ByScore, ByValue, Mixed}, b.KindOf()) || b.SmallGroup == "score" {
		c.thresholds(path, b.Grades)
	}
}

func (c *checker) labels(path string, b Bands) {
	for i, band := range b.Grades {
		at := fmt.Sprintf("%s.grades[%d].grade", path, i)
		c.require(band.Grade != "", at, "must be given", "")
		again := slices.ContainsFunc(b.Grades[:i], func(other Band) bool { return other.Grade == band.Grade })
		c.require(band.Grade == "" || !again, at, "stands twice", band.Grade)
	}
}

// strays are fields of a band that its kind does not use.
func (c *checker) strays(path string, b Bands) {
	uses := map[string][]string{
		CumulativePercent: {"up_to_percent"}, TailPercent: {"last_percent"}, Counts: {"count"}, ByScore: {"from"}, ByValue: {"from"},
		Mixed: {"up_to_percent", "from"}, ByConditions: {"when"},
	}[b.KindOf()]
	if b.SmallGroup == "score" {
		uses = append(uses, "from")
	}
	for i, g := range b.Grades {
		for name, given := range map[string]bool{
			"up_to_percent": g.UpToPercent != nil, "last_percent": g.LastPercent != nil, "count": g.Count != nil,
			"from": g.From != nil, "when": !g.When.IsZero(),
		} {
			at := fmt.Sprintf("%s.grades[%d].%s", path, i, name)
			c.require(!given || slices.Contains(uses, name), at, "does not belong to bands of kind "+b.KindOf(), "")
		}
	}
	c.require(b.TwoStage == nil || b.KindOf() == InTwoStages, path+".two_stage", "belongs to kind two_stage", "")
	c.require(b.TwoStage == nil || len(b.Grades) == 0, path+".grades", "two stages have none", len(b.Grades))
}

func (c *checker) terms(path string, terms []string, t Track) {
	for i, text := range terms {
		term, ok := ParseTerm(text)
		at := fmt.Sprintf("%s[%d]", path, i)
		c.require(ok && term.stands(t), at, "score, value.ID, points.ID or a number, of this track", text)
		pointless := t.Combine.MethodOf() == NoScores && (term.Of == "score" || term.Of == "points")
		c.require(!ok || !pointless, at, "combine none has no score and no points", text)
	}
}

// cumulative checks shares that rise to 100; a share that is not above the one before is a band that nobody reaches.
func (c *checker) cumulative(path string, grades []Band) {
	upTo, open := DecimalOf(0), false
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
		ok := upTo.below(*g.UpToPercent) && !DecimalOf(100).below(*g.UpToPercent)
		c.require(ok, at, fmt.Sprintf("never reached: must be above %s and at most 100", upTo), g.UpToPercent)
		upTo = *g.UpToPercent
	}
	c.require(open || upTo.Equal(DecimalOf(100)), path+".grades", "the last band must reach 100", upTo)
}

func (c *checker) rest(path string, grades []Band, name string, isRest func(Band) bool) {
	rests, sum := 0, new(big.Rat)
	for i, g := range grades {
		at := fmt.Sprintf("%s.grades[%d].%s", path, i, name)
		if isRest(g) {
			rests++
		}
		if g.LastPercent != nil {
			c.positive(at, g.LastPercent)
			sum.Add(sum, g.LastPercent.Rat())
		}
		c.require(g.Count == nil || *g.Count > 0, at, "never reached: must be positive", g.Count)
	}
	c.require(rests == 1, path+".grades", "one band without "+name+" takes the rest", rests)
	said, _ := sum.Float64()
	c.require(sum.Cmp(big.NewRat(100, 1)) < 0, path+".grades", "the shares leave nobody for the rest", said)
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
		falls := above == nil || above.IsUnknown() || g.From.IsUnknown() || g.From.below(*above)
		c.require(falls, at, "never reached: must fall from band to band", g.From)
		above = g.From
	}
}

func (c *checker) lastTakesTheRest(path string, b Bands) {
	c.require(len(b.Key) == 0, path+".key", "conditions have none", "")
	for i, g := range b.Grades {
		last := i == len(b.Grades)-1
		c.require(last || !g.When.IsZero(), fmt.Sprintf("%s.grades[%d].when", path, i), "must be given but in the last band, which takes the rest", "")
	}
}

func (c *checker) twoStage(path string, t Track) {
	s := t.Bands.TwoStage
	if s == nil {
		c.require(false, path, "must be given", "")
		return
	}
	c.share(path+".split_percent", s.SplitPercent)
	split := or(s.SplitPercent, 50)
	c.stage(path+".top", s.Top, t, split)
	c.stage(path+".bottom", s.Bottom, t, Decimal{exact: new(big.Rat).Sub(big.NewRat(100, 1), split.Rat()), unknown: split.IsUnknown()})
	c.require(s.Rest != "" && s.Rest != s.Top.Grade && s.Rest != s.Bottom.Grade, path+".rest", "a third grade", s.Rest)
	c.require(s.Bottom.Grade != s.Top.Grade, path+".bottom.grade", "another than at the top", s.Bottom.Grade)
}

// stage checks that a part can hold the grade that is taken from it.
func (c *checker) stage(path string, s Stage, t Track, part Decimal) {
	c.require(s.Grade != "", path+".grade", "must be given", "")
	c.require(len(s.Key) > 0, path+".key", "at least one", 0)
	c.terms(path+".key", s.Key, t)
	c.share(path+".percent", &s.Percent)
	fits := part.IsUnknown() || s.Percent.IsUnknown() || !part.below(s.Percent)
	c.require(fits, path+".percent", "more than its part holds", s.Percent)
}
