package scheme

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"permu/internal/land"
	"permu/internal/policy"
)

// Problems are the rules that the inputs of a scenario break, each with its path. What contradicts itself less plainly is told
// as a doubt of the scheme.
func Problems(in land.ScenarioInputs) land.Problems {
	var c checker
	c.choices(in)
	c.numbers(in.Numbers)
	c.phases(in.Phases)
	return c.found
}

type checker struct{ found land.Problems }

func (c *checker) require(holds bool, path, rule, value string) {
	if !holds {
		c.found = append(c.found, land.Problem{Path: path, Rule: rule, Value: value})
	}
}

func (c *checker) choices(in land.ScenarioInputs) {
	c.require(in.Mode == "" || slices.Contains(land.SiteModes(), in.Mode), "mode", "one of "+strings.Join(land.SiteModes(), ", "), in.Mode)
	if in.Industry != "" {
		_, _, ok := policy.DivisionsOf(land.Division(in.Industry))
		c.require(ok, "industry", "must be a GB/T 4754 division or code, such as 39 or C3940", in.Industry)
	}
	for i, item := range orNone(in.ZonePays) {
		known := slices.Contains([]string{acquisition, compensation, demolition, relocation}, item)
		c.require(known, fmt.Sprintf("zone_pays[%d]", i), "one of acquisition, compensation, demolition, relocation", item)
	}
	for _, name := range slices.Sorted(maps.Keys(in.Answers)) {
		known := slices.ContainsFunc(policy.SchemeQuestions(), func(v policy.Variable) bool { return v.Name == name })
		c.require(known, "answers."+name, "is none of the questions", "")
	}
}

func orNone(list *[]string) []string {
	if list == nil {
		return nil
	}
	return *list
}

// numbers checks each number against its row of the table.
func (c *checker) numbers(given map[string]float64) {
	rows := map[string]Assumption{}
	for _, a := range Assumptions() {
		rows[a.Name] = a
		if a.Total != "" {
			rows[a.Total] = Assumption{Name: a.Total, Least: 0, Most: mostMoney}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(given)) {
		row, known := rows[name]
		path, v := "numbers."+name, given[name]
		if c.require(known, path, "is no assumption of a scenario", number(v)); known {
			c.within(path, row, v)
		}
	}
}

func (c *checker) within(path string, row Assumption, v float64) {
	switch {
	case math.IsNaN(v) || math.IsInf(v, 0):
		c.require(false, path, "must be a number", "")
	case v < row.Least && row.Least == 0:
		c.require(false, path, "must not be negative", number(v))
	case v < row.Least || v > row.Most:
		c.require(false, path, fmt.Sprintf("between %s and %s", number(row.Least), number(row.Most)), number(v))
	case row.Whole:
		c.require(v == math.Trunc(v), path, "must be a whole number", number(v))
	}
}

// phases checks that the phases are months in order and make the whole.
func (c *checker) phases(phases []land.ScenarioPhase) {
	sum := 0.0
	for i, p := range phases {
		path := fmt.Sprintf("phases[%d]", i)
		c.require(p.SharePct > 0 && p.SharePct <= 100, path+".share_pct", "above 0 and at most 100", number(p.SharePct))
		sum += p.SharePct
		start, startErr := time.Parse(month, p.Start)
		end, endErr := time.Parse(month, p.End)
		c.require(startErr == nil, path+".start", "must be a month, YYYY-MM", p.Start)
		c.require(endErr == nil, path+".end", "must be a month, YYYY-MM", p.End)
		c.require(startErr != nil || endErr != nil || !end.Before(start), path+".end", "must not be before start", p.End)
	}
	c.require(len(phases) == 0 || math.Abs(sum-100) <= roundedShares, "phases", "their shares must make 100 %", number(sum))
}

// roundedShares is how far shares that were rounded to two digits may be from 100 %.
const roundedShares = 0.05

// sharesOf are the parts of the whole that the phases are, 0 to 1: three of 33.33 % are a third each, so that nothing of the whole is lost.
func sharesOf(phases []land.ScenarioPhase) []float64 {
	sum := 0.0
	for _, p := range phases {
		sum += p.SharePct
	}
	shares := make([]float64, len(phases))
	for i, p := range phases {
		shares[i] = p.SharePct / sum
	}
	return shares
}

const month = "2006-01"
