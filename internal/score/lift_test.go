package score_test

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
)

// liftable draws a policy whose indicators have numerators of their own and constants as baselines.
func liftable(t *rapid.T) policy.Policy {
	d := drawn{t}
	p := titled("liftable")
	p["version"] = 1
	p["efficiency"] = document{"years": 3, "low_below": 5, "high_from": 20, "unit": "万元/亩", "numerator": "tax_cny"}
	p["idle"] = document{"years": 1, "developed_below": 0.3333333333333333, "invested_below": 0.25}
	p["rounding"] = document{"item": d.rounding(4), "total": d.rounding(3)}
	p["industry_groups"] = []document{{"id": "metal", "title": document{"zh": "金属"}, "divisions": []string{"31-33"}}}
	track := titled("all")
	track["indicators"] = d.liftables()
	bands := document{"kind": d.one("cumulative_percent", "tail_percent", "counts", "score")}
	d.grades(bands, nil)
	bands["ties"] = document{"at_cut": d.one("better", "worse", "split")}
	track["bands"] = bands
	p["tracks"] = []document{track}
	limits := document{"items": []document{{"id": "sublet", "title": document{"zh": "转租"}, "count": "tenants", "table": []int{0, -5}, "each_further": -5}}}
	d.maybe(limits, 50, "least", func() any { return 0 })
	d.maybe(limits, 50, "most_deduction", func() any { return json.Number("7.5") })
	p["adjustments"] = limits
	text, _ := json.Marshal(p)
	read, err := policy.Read(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return read
}

func (d drawn) liftables() []document {
	list := []document{
		{"id": "tax_per_mu", "numerator": "tax_cny", "denominator": "land_mu", "unit": "万元/亩", "weight": 50, "baseline": document{"source": "const", "value": 10}},
		{"id": "rd_ratio", "numerator": "rd_cny", "denominator": "revenue_cny", "unit": "%", "weight": 30},
		{"id": "energy", "numerator": "energy_tce", "denominator": "output_cny", "unit": "吨标煤/万元", "weight": 20, "baseline": document{"source": "const", "value": json.Number("0.1")}},
	}
	d.maybe(list[0], 50, "scorer", func() any { return document{"cap": json.Number("1.5")} })
	list[1]["scorer"] = []document{
		{"type": "step", "steps": []document{{"from": 1, "points": 10}, {"from": 3, "points": 30}}}, {"type": "minmax", "from": 20}, {"type": "ratio_max"},
	}[d.from(0, 2)]
	list[2]["scorer"] = []document{
		{"type": "reverse_ratio", "cap": json.Number("1.2")}, {"type": "reverse_linear", "slope": 10, "at": 2}, {"type": "reverse_minmax"},
	}[d.from(0, 2)]
	if list[2]["scorer"].(document)["type"] == "reverse_minmax" {
		delete(list[2], "baseline")
	}
	d.maybe(list[0], 30, "weight_by", func() any {
		list[1]["weight_by"] = []document{{"industry": "metal", "weight": 50}}
		return []document{{"industry": "metal", "weight": 30}}
	})
	return list
}

func liftableFacts(t *rapid.T) score.Facts {
	rows := make([]row, rapid.IntRange(2, 9).Draw(t, "n"))
	d := drawn{t}
	for i := range rows {
		rows[i] = row{
			"tax_cny": d.from(-5, 300), "land_mu": d.from(1, 40), "rd_cny": d.from(0, 50), "revenue_cny": d.from(100, 900),
			"energy_tce": d.from(1, 400), "output_cny": d.from(200, 2000), "tenants": d.from(0, 4), "industry_code": d.one("3110", "1712"),
		}
		if d.chance(15) {
			delete(rows[i], d.one("rd_cny", "energy_tce", "land_mu"))
		}
	}
	return table(rows...)
}

// TestLifts applies the change that a lift names, with least, most and baselines frozen by those who hold them: the grade
// is reached. With one percent less of the change it is not, but for a tie.
func TestLifts(t *testing.T) {
	lifted := 0
	rapid.Check(t, func(t *rapid.T) {
		p, f := liftable(t), liftableFacts(t)
		before := evaluate(t, p, f)
		for i, e := range before {
			for _, lift := range e.Lifts {
				if scaled(p, lift.Indicator) && !inside(before, i, lift) {
					continue // the subject holds the scale itself
				}
				lifted++
				if after := changed(t, p, f, i, lift, 1); reached(p, after.Initial) > reached(p, lift.Grade) {
					t.Fatalf("%s: %s\nfrom %v to %v: %s\n%+v\n%+v\n%s", e.Key, lift.Says.EN, orNaN(e.Score), orNaN(after.Score), after.Initial, e.Row, after.Row, p.Source())
				}
				less := changed(t, p, f, i, lift, 0.99)
				if reached(p, less.Initial) <= reached(p, lift.Grade) && !tied(before, less) {
					t.Fatalf("%s: %s\n1 %% less, %v and not %v: %s", e.Key, lift.Says.EN, orNaN(less.Score), orNaN(e.Score), less.Initial)
				}
			}
		}
	})
	if lifted == 0 {
		t.Error("nobody is lifted")
	}
}

func reached(p policy.Policy, grade string) int { return slices.Index(p.Grades(), grade) }

// scaled reports whether an indicator is measured against what the values themselves come to.
func scaled(p policy.Policy, id string) bool {
	i := slices.IndexFunc(p.Tracks[0].Indicators, func(i policy.Indicator) bool { return i.ID == id })
	return p.Tracks[0].Indicators[i].Baseline == nil && p.Tracks[0].Indicators[i].Scorer.Kind() != policy.Step
}

// inside reports whether the scale stays as it is when one subject leaves its value for another.
func inside(answers []told, i int, lift land.Lift) bool {
	part := slices.IndexFunc(answers[i].Parts, func(p land.Part) bool { return p.Indicator == lift.Indicator })
	low, high := math.Inf(1), math.Inf(-1)
	for j, a := range answers {
		if v := a.Parts[part].Value; j != i && v != nil {
			low, high = min(low, *v), max(high, *v)
		}
	}
	own := *answers[i].Parts[part].Value
	return low <= min(own, lift.Value) && max(own, lift.Value) <= high
}

// changed evaluates again with a share of the change that a lift names.
func changed(t failing, p policy.Policy, f score.Facts, i int, lift land.Lift, share float64) told {
	at := slices.IndexFunc(p.Tracks[0].Indicators, func(i policy.Indicator) bool { return i.ID == lift.Indicator })
	indicator := p.Tracks[0].Indicators[at]
	factor := indicator.Factor()
	column := score.Column{Name: indicator.Numerator}
	under := f.Numbers[score.Column{Name: indicator.Denominator}][i]
	value := lift.Value - lift.By*(1-share)
	held := value * float64(factor.Q) / float64(factor.P) * under
	held = either(lift.By > 0 == (share == 1), math.Ceil(held-1e-6), math.Floor(held+1e-6))
	g := f
	g.Numbers = map[score.Column][]float64{}
	for c, values := range f.Numbers {
		g.Numbers[c] = slices.Clone(values)
	}
	g.Numbers[column][i] = held
	return evaluate(t, p, g)[i]
}

// tied reports whether the score is that of somebody else, so that ties decide.
func tied(answers []told, e told) bool {
	return slices.ContainsFunc(answers, func(a told) bool { return a.Key != e.Key && fmt.Sprint(orNaN(a.Score)) == fmt.Sprint(orNaN(e.Score)) })
}
