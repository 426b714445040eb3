package survey

import (
	"strconv"

	"permu/internal/land"
	"permu/internal/policy"
)

// Benchmarks are the means that indicators are held against, by the Chinese title of the indicator.
type Benchmarks map[string][]land.Benchmark

// ReadBenchmarks reads them from a table with the columns scope, scope_zh, scope_en, year, zones, indicator, value, url,
// note_zh, note_en.
func ReadBenchmarks(source []byte) (Benchmarks, error) {
	rows, err := records(source, "scope", "scope_zh", "scope_en", "year", "zones", "indicator", "value", "url", "note_zh", "note_en")
	if err != nil {
		return nil, err
	}
	var problems land.Problems
	benchmarks := Benchmarks{}
	for _, r := range rows {
		year, value := r.number("year", &problems), r.number("value", &problems)
		if year == nil || value == nil {
			problems = append(problems, land.Problem{Path: "value", Rule: "must have a year and a value", Line: r.line})
			continue
		}
		b := land.Benchmark{Scope: r.cells["scope"], Title: land.Phrase{ZH: r.cells["scope_zh"], EN: r.cells["scope_en"]}, Year: int(*year), Value: *value, URL: r.cells["url"], Note: land.Phrase{ZH: r.cells["note_zh"], EN: r.cells["note_en"]}}
		if zones, err := strconv.Atoi(r.cells["zones"]); err == nil {
			b.Zones = &zones
		}
		benchmarks[r.cells["indicator"]] = append(benchmarks[r.cells["indicator"]], b)
	}
	return benchmarks, problems.Err()
}

// Scopes are the groups of zones that there are means of, each once.
func (b Benchmarks) Scopes(indicators []policy.Indicator) []land.Benchmark {
	seen, scopes := map[string]bool{}, []land.Benchmark{}
	for _, i := range indicators {
		for _, one := range b[i.Title.ZH] {
			if !seen[one.Scope] {
				seen[one.Scope] = true
				scopes = append(scopes, land.Benchmark{Scope: one.Scope, Title: one.Title, Year: one.Year, Zones: one.Zones, URL: one.URL})
			}
		}
	}
	return scopes
}

// Indicators are the values of a policy's indicators on a ground, with their numbers and benchmarks; the ideal is that of
// a scope.
func Indicators(indicators []policy.Indicator, g Ground, b Benchmarks, scope string) []land.SheetIndicator {
	measures := g.measures()
	list := make([]land.SheetIndicator, len(indicators))
	for n, i := range indicators {
		s := land.SheetIndicator{
			ID: i.ID, Title: i.Title, Unit: i.Unit, Numerator: measures[i.Numerator], Denominator: measures[i.Denominator],
			Benchmarks: append([]land.Benchmark{}, b[i.Title.ZH]...),
		}
		s.Denominator = over(s.Numerator, s.Denominator)
		s.Value = valueOf(i, s.Numerator, s.Denominator)
		for _, one := range s.Benchmarks {
			if one.Scope == scope {
				s.Ideal = &one.Value
			}
		}
		if s.Value != nil && s.Ideal != nil {
			gap := *s.Value - *s.Ideal
			s.Gap = &gap
		}
		s.Formula = indicatorFormula(s)
		list[n] = s
	}
	return list
}

// over is the land that a numerator is divided by: that of which the numerator is on record.
func over(numerator, denominator land.Measure) land.Measure {
	if numerator.LacksMu == 0 || denominator.Unit != "mu" || denominator.Value == nil {
		return denominator
	}
	known := max(0, *denominator.Value-numerator.LacksMu)
	denominator.Value = &known
	lacks := said("不含分子无记录的 %s 亩", "without the %s mu of which the numerator is not on record", figure(numerator.LacksMu, 1))
	denominator.Lacks = land.Phrase{ZH: joined(lacks.ZH, denominator.Lacks.ZH), EN: joined(lacks.EN, denominator.Lacks.EN)}
	return denominator
}

// valueOf is a ratio in the unit of its indicator; nil where a number is missing or nothing is divided by.
func valueOf(i policy.Indicator, numerator, denominator land.Measure) *float64 {
	if numerator.Value == nil || denominator.Value == nil || *denominator.Value == 0 {
		return nil
	}
	above, _ := policy.NumberByName(i.Numerator)
	under, _ := policy.NumberByName(i.Denominator)
	factor := i.Factor()
	held := func(v float64, step policy.Fraction) float64 { return v * float64(step.Q) / float64(step.P) }
	value := held(*numerator.Value, above.Step) / held(*denominator.Value, under.Step) * float64(factor.P) / float64(factor.Q)
	return &value
}

func indicatorFormula(s land.SheetIndicator) land.Phrase {
	value := "—"
	if s.Value != nil {
		value = figure(*s.Value, 2)
	}
	above, under := written(s.Numerator), written(s.Denominator)
	return said("%[1]s ÷ %[3]s = %[5]s", "%[2]s ÷ %[4]s = %[5]s", above.ZH, above.EN, under.ZH, under.EN, value)
}

// written is a number with its name and unit; amounts are said in 万元.
func written(m land.Measure) land.Phrase {
	if m.Value == nil {
		return said("%[1]s —", "%[2]s —", m.Title.ZH, m.Title.EN)
	}
	switch m.Unit {
	case "yuan":
		return said("%[1]s %[3]s 万元", "%[2]s %[3]s 万元", m.Title.ZH, m.Title.EN, wan(*m.Value))
	case "mu":
		return said("%[1]s %[3]s 亩", "%[2]s %[3]s mu", m.Title.ZH, m.Title.EN, figure(*m.Value, 2))
	}
	return said("%[1]s %[3]s ㎡", "%[2]s %[3]s m²", m.Title.ZH, m.Title.EN, figure(*m.Value, 2))
}
