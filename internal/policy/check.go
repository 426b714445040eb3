package policy

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"permu/internal/land"
)

// checker collects broken rules.
type checker struct{ found land.Problems }

func (c *checker) require(ok bool, path, rule string, value any) {
	if ok {
		return
	}
	said := fmt.Sprint(value)
	if said == "<nil>" {
		said = ""
	}
	c.found = append(c.found, land.Problem{Path: path, Rule: rule, Value: said})
}

// problems are the rules that the schema cannot say.
func (p Policy) problems() land.Problems {
	var c checker
	c.heading(p)
	c.parameters(p.Parameters)
	c.population(p)
	c.industryGroups(p.IndustryGroups)
	c.land(p.Land)
	c.tax(p.Tax)
	c.tracks(p)
	c.adjustments(p)
	c.gates(p)
	c.rounding(p.Rounding)
	c.measures(p)
	c.efficiency(p.Efficiency)
	c.screening(p)
	c.checks(p)
	return c.found
}

func (c *checker) heading(p Policy) {
	c.require(isID(p.ID), "id", aboutIDs, p.ID)
	c.require(p.Supersedes == "" || p.Supersedes != p.ID, "supersedes", "is the policy itself", p.Supersedes)
	c.titled("title", p.Title)
	c.period("valid_until", "valid_from", p.ValidFrom, p.ValidUntil)
}

const aboutIDs = "must be given: letters, digits, _ and -"

func isID(id string) bool {
	const letters = "abcdefghijklmnopqrstuvwxyz"
	return id != "" && len(id) <= 64 && strings.Trim(strings.ToLower(id), letters+"0123456789_-") == ""
}

// once returns a check that every id of a list is one and stands there only once.
func (c *checker) once() func(path, id string) {
	seen := map[string]bool{}
	return func(path, id string) {
		c.require(isID(id), path, aboutIDs, id)
		c.require(id == "" || !seen[id], path, "stands twice", id)
		seen[id] = true
	}
}

func (c *checker) titled(path string, title land.Phrase) {
	c.require(title.ZH != "", path+".zh", "must be given", "")
}

func (c *checker) period(path, from string, first, last Date) {
	c.require(last.IsZero() || !last.Before(first.Time), path, "not before "+from, last.Format(time.DateOnly))
}

func (c *checker) positive(path string, d *Decimal) {
	c.require(d == nil || d.IsUnknown() || d.Sign() > 0, path, "must be positive", d)
}

func (c *checker) notNegative(path string, d *Decimal) {
	c.require(d == nil || d.IsUnknown() || d.Sign() >= 0, path, "not negative", d)
}

// share checks a percentage; nobody and everybody are none.
func (c *checker) share(path string, d *Decimal) {
	c.require(d == nil || d.IsUnknown() || d.Sign() > 0 && d.below(DecimalOf(100)), path, "above 0 and below 100", d)
}

// signs checks a list of pieces that are added, taken off or left alone.
func (c *checker) signs(path string, signs map[string]Decimal, names []string) {
	for _, name := range sortedKeys(signs) {
		c.require(slices.Contains(names, name), path+"."+name, "there is none of this name", name)
		sign := signs[name]
		c.require(sign.IsUnknown() || slices.Contains([]float64{-1, 0, 1}, sign.Float()), path+"."+name, "-1, 0 or 1", sign)
	}
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

func (c *checker) parameters(parameters []Parameter) {
	seen := map[string]bool{}
	for i, parameter := range parameters {
		path := fmt.Sprintf("parameters[%d]", i)
		c.require(isName(parameter.ID), path+".id", aboutNames, parameter.ID)
		c.require(!seen[parameter.ID], path+".id", "stands twice", parameter.ID)
		seen[parameter.ID] = true
		c.titled(path+".title", parameter.Title)
	}
}

const aboutNames = "must be small letters, digits and _, a letter first"

// grades checks that grades are those of a track or of a special class.
func (c *checker) grades(path string, grades []string, p Policy) {
	for i, grade := range grades {
		c.require(slices.Contains(p.Grades(), grade), fmt.Sprintf("%s[%d]", path, i), "is no grade of a track", grade)
	}
}

// Grades lists the grades of all tracks and special classes, each once, in their order.
func (p Policy) Grades() []string {
	var grades []string
	for _, t := range p.Tracks {
		grades = append(grades, t.Bands.Labels()...)
	}
	for _, s := range p.Population.Special {
		grades = append(grades, s.Grade)
	}
	seen := map[string]bool{"": true}
	return slices.DeleteFunc(grades, func(grade string) bool {
		again := seen[grade]
		seen[grade] = true
		return again
	})
}
