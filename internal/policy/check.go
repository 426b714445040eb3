package policy

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"permu/internal/land"
)

// checker collects broken rules.
type checker struct{ found land.Problems }

func (c *checker) require(ok bool, path, rule string, value any) {
	if !ok {
		c.found = append(c.found, land.Problem{Path: path, Rule: rule, Value: fmt.Sprint(value)})
	}
}

// problems are the rules that the schema cannot say.
func (p Policy) problems() land.Problems {
	var c checker
	c.require(p.ID != "" && !strings.ContainsAny(p.ID, "/\\ "), "id", "must be given, without spaces and slashes", p.ID)
	c.require(p.Title.ZH != "", "title.zh", "must be given", p.Title.ZH)
	c.require(p.ValidUntil.IsZero() || !p.ValidUntil.Before(p.ValidFrom.Time), "valid_until", "not before valid_from", p.ValidUntil.Format(time.DateOnly))
	c.population(p)
	c.land(p.Land)
	c.tax(p.Tax)
	c.industryGroups(p.IndustryGroups)
	c.require(len(p.Tracks) > 0, "tracks", "at least one", len(p.Tracks))
	for i, t := range p.Tracks {
		path := fmt.Sprintf("tracks[%d]", i)
		c.require(isID(t.ID), path+".id", "must be given: letters, digits, _ and -", t.ID)
		for j, earlier := range p.Tracks[:i] {
			c.require(earlier.ID != t.ID, path+".id", "stands twice", t.ID)
			reached := !earlier.When.IsZero() && earlier.When.text != t.When.text
			c.require(reached, path+".when", fmt.Sprintf("never reached: tracks[%d] takes the same subjects", j), t.When)
		}
		c.track(path, t, p)
	}
	c.adjustments(p)
	c.gates(p)
	for i, m := range p.Measures {
		c.grades(fmt.Sprintf("measures[%d].grades", i), m.Grades, p)
	}
	c.efficiency(p.Efficiency)
	c.idle(p.Idle)
	return c.found
}

var anID = regexp.MustCompile(`^[0-9A-Za-z_-]{1,64}$`)

func isID(id string) bool { return anID.MatchString(id) }

func (c *checker) population(p Policy) {
	units := p.Population.Units()
	for i, unit := range units[1:] {
		c.require(!slices.Contains(units[:i+1], unit), fmt.Sprintf("population.also[%d]", i), "stands twice", unit)
	}
	for i, divisions := range p.Population.Industries {
		c.divisions(fmt.Sprintf("population.industries[%d]", i), divisions)
	}
	if on := p.Population.SnapshotOn; on != "" {
		_, err := time.Parse("01-02", on)
		c.require(err == nil, "population.snapshot_on", "must be a day, MM-DD", on)
	}
	seen := map[string]bool{}
	once := func(path, id string) {
		c.require(isID(id), path, "must be given: letters, digits, _ and -", id)
		c.require(!seen[id], path, "stands twice", id)
		seen[id] = true
	}
	for i, o := range p.Population.OutOfScope {
		once(fmt.Sprintf("population.out_of_scope[%d].id", i), o.ID)
	}
	for i, s := range p.Population.Special {
		path := fmt.Sprintf("population.special_classes[%d]", i)
		once(path+".id", s.ID)
		c.require(s.Until.IsZero() || !s.Until.Before(s.From.Time), path+".until", "not before from", s.Until.Format(time.DateOnly))
		c.require(s.ManagedAs == "" || slices.Contains(p.Grades(), s.ManagedAs), path+".managed_as", "is no grade of a track", s.ManagedAs)
		c.require(!s.InRanking || s.Grade == "", path+".grade", "a class that is ranked gets its grade there", s.Grade)
	}
}

// divisions checks "06-46" and "18".
func (c *checker) divisions(path, text string) {
	_, _, ok := DivisionsOf(text)
	c.require(ok, path, `GB/T 4754 divisions, such as "18" or "06-46"`, text)
}

// DivisionsOf reads "18" or "06-46" as the first and the last division.
func DivisionsOf(text string) (first, last int, ok bool) {
	from, to, isRange := strings.Cut(text, "-")
	if !isRange {
		to = from
	}
	first, err := strconv.Atoi(from)
	last, err2 := strconv.Atoi(to)
	return first, last, err == nil && err2 == nil && len(from) == 2 && len(to) == 2 && first >= 1 && first <= last
}

func (c *checker) land(l Land) {
	usual := usualSigns()
	for _, name := range sortedKeys(l.Components) {
		_, known := usual[name]
		c.require(known, "land.components."+name, "one of "+strings.Join(sortedKeys(usual), ", "), name)
		sign := l.Components[name]
		c.require(sign.IsUnknown() || slices.Contains([]float64{-1, 0, 1}, sign.Float()), "land.components."+name, "-1, 0 or 1", sign)
	}
	if l.MinDenominatorMu != nil {
		c.require(l.MinDenominatorMu.IsUnknown() || l.MinDenominatorMu.Sign() >= 0, "land.min_denominator_mu", "not negative", l.MinDenominatorMu)
	}
}

func (c *checker) tax(t Tax) {
	kinds := append(land.TaxKinds(), "tax_refund_cny", "cross_region_tax_cny")
	for _, name := range sortedKeys(t.Include) {
		c.require(slices.Contains(kinds, name), "tax.include."+name, "one of "+strings.Join(kinds, ", "), name)
		sign := t.Include[name]
		c.require(sign.IsUnknown() || slices.Contains([]float64{-1, 0, 1}, sign.Float()), "tax.include."+name, "-1, 0 or 1", sign)
	}
}

func sortedKeys[V any](m map[string]V) []string {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func (c *checker) industryGroups(groups []IndustryGroup) {
	taken, rests := map[int]string{}, 0
	for i, g := range groups {
		path := fmt.Sprintf("industry_groups[%d]", i)
		c.require(isID(g.ID), path+".id", "must be given: letters, digits, _ and -", g.ID)
		if len(g.Divisions) == 0 {
			rests++
		}
		for j, text := range g.Divisions {
			c.divisions(fmt.Sprintf("%s.divisions[%d]", path, j), text)
			first, last, _ := DivisionsOf(text)
			for d := first; d <= min(last, 99); d++ {
				c.require(taken[d] == "", fmt.Sprintf("%s.divisions[%d]", path, j), fmt.Sprintf("division %02d stands in %s too", d, taken[d]), text)
				taken[d] = g.ID
			}
		}
	}
	c.require(rests <= 1, "industry_groups", "one group without divisions takes the rest, not several", rests)
}

// Grades lists the grades of all tracks and special classes, each once, in their order.
func (p Policy) Grades() []string {
	var grades []string
	add := func(grade string) {
		if grade != "" && !slices.Contains(grades, grade) {
			grades = append(grades, grade)
		}
	}
	for _, t := range p.Tracks {
		for _, grade := range t.Bands.Labels() {
			add(grade)
		}
	}
	for _, s := range p.Population.Special {
		add(s.Grade)
	}
	return grades
}

// Labels are the grades of the bands, the best first.
func (b Bands) Labels() []string {
	if b.KindOf() == InTwoStages && b.TwoStage != nil {
		return []string{b.TwoStage.Top.Grade, b.TwoStage.Rest, b.TwoStage.Bottom.Grade}
	}
	labels := make([]string, len(b.Grades))
	for i, band := range b.Grades {
		labels[i] = band.Grade
	}
	return labels
}

func (c *checker) grades(path string, grades []string, p Policy) {
	for i, grade := range grades {
		c.require(slices.Contains(p.Grades(), grade), fmt.Sprintf("%s[%d]", path, i), "is no grade of a track", grade)
	}
}

func (c *checker) efficiency(e *Efficiency) {
	if e == nil {
		return
	}
	c.require(e.Years >= 1 && e.Years <= 3, "efficiency.years", "1 to 3", e.Years)
	c.require(e.LowBelow > 0, "efficiency.low_below", "must be positive", e.LowBelow)
	c.require(e.HighFrom > e.LowBelow, "efficiency.high_from", "above low_below", e.HighFrom)
	c.require(e.Unit == "万元/亩", "efficiency.unit", "万元/亩", e.Unit)
	c.require(slices.Contains([]string{"tax_cny", "output_cny"}, e.Numerator), "efficiency.numerator", "tax_cny or output_cny", e.Numerator)
}

func (c *checker) idle(i *Idle) {
	if i == nil {
		return
	}
	c.require(i.Years >= 1, "idle.years", "at least 1", i.Years)
	for _, ratio := range []struct {
		name  string
		value float64
	}{{"developed_below", i.DevelopedBelow}, {"invested_below", i.InvestedBelow}} {
		c.require(ratio.value > 0 && ratio.value <= 1, "idle."+ratio.name, "above 0 and at most 1", ratio.value)
	}
}
