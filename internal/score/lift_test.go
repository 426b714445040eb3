package score_test

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
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
	p["rounding"] = document{"item": d.rounding(4), "total": d.rounding(3)}
	p["industry_groups"] = []document{{"id": "metal", "title": document{"zh": "金属"}, "divisions": []string{"31-33"}}}
	track := titled("all")
	track["indicators"] = d.liftables()
	bands := document{"kind": d.one("cumulative_percent", "tail_percent", "counts", "score", "mixed", "two_stage")}
	d.grades(bands, []string{"value.tax_per_mu", "points.rd_ratio", "tax_cny"})
	bands["ties"] = document{"at_cut": d.one("better", "worse", "split")}
	track["bands"] = bands
	p["tracks"] = []document{track}
	limits := document{"items": []document{{"id": "sublet", "title": document{"zh": "转租"}, "count": "tenants", "table": []int{0, -5}, "each_further": -5}}}
	d.percentages(limits)
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

// percentages draws adjustments that grow with the score or with an item, and one of an item that does not.
func (d drawn) percentages(limits document) {
	more := []document{
		{"id": "bonus", "title": document{"zh": "奖励"}, "when": "tenants < 3", "percent": d.number("10", "-7.5", "3.33")},
		{"id": "of_tax", "title": document{"zh": "税收加分"}, "when": "tenants > 0", "indicator": "tax_per_mu", "percent": d.number("20", "-15")},
		{"id": "of_rd", "title": document{"zh": "研发加分"}, "when": "tenants < 4", "indicator": "rd_ratio", "points": d.number("2.5", "-1")},
	}
	d.maybe(more[0], 50, "most", func() any { return d.number("4", "1.25") })
	for _, one := range more {
		if d.chance(50) {
			limits["items"] = append(limits["items"].([]document), one)
		}
	}
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
// is reached. With one percent less of the change it is not, but for a tie; nor, of the item that a percentage may be taken off,
// whose rounding lets some values reach it that others between them and the lift fall short of, with two per mille less.
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
				if p.Tracks[0].Bands.KindOf() == policy.InTwoStages {
					continue // less may do, by the key of the second stage
				}
				short := shortOf(t, p, f, before, lift)
				if !short(i, 0.99) && !(lift.Indicator == "tax_per_mu" && short(i, 0.998)) {
					t.Fatalf("%s: %s\n1 %% less reaches it too", e.Key, lift.Says.EN)
				}
			}
		}
	})
	if lifted == 0 {
		t.Error("nobody is lifted")
	}
}

// shortOf asks whether a share of a lift does not reach its grade, or by a tie alone.
func shortOf(t failing, p policy.Policy, f score.Facts, before []told, lift land.Lift) func(i int, share float64) bool {
	return func(i int, share float64) bool {
		less := changed(t, p, f, i, lift, share)
		return reached(p, less.Initial) > reached(p, lift.Grade) || tied(before, less)
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

// TestLiftsByKind has five enterprises with 10, 8, 6, 4 and 2 万元/亩 against 10, and asks what lifts the last one.
func TestLiftsByKind(t *testing.T) {
	const (
		half = "grades: [{grade: A, up_to_percent: 40, from: 90}, {grade: B, up_to_percent: 60, from: 50}, {grade: C, up_to_percent: 100}]}"
		two  = "split_percent: 60, top: {grade: A, key: [tax_cny], percent: 20}, bottom: {grade: C, key: [value.tax_per_mu], percent: 20}, rest: B}}"
		by   = ", baseline: {source: const, value: 10}"
	)
	tests := map[string]struct {
		bands, more string
		want        string // the value that lifts, or the reason
	}{
		"a share and a threshold":          {"{kind: mixed, " + half, "", "B at 6.001"},
		"a share or a threshold":           {"{kind: mixed, match: any, " + half, "", "B at 5"},
		"two stages":                       {"{kind: two_stage, two_stage: {" + two, "", "B at 6.001"},
		"a percentage of the score":        {"{kind: score, grades: [{grade: A, from: 66}, {grade: B}]}", percent("percent: 10"), "A at 6"},
		"a percentage off the score":       {"{kind: score, grades: [{grade: A, from: 60}, {grade: B}]}", percent("percent: -25"), "A at 8"},
		"a percentage with a maximum":      {"{kind: score, grades: [{grade: A, from: 66}, {grade: B}]}", percent("percent: 10, most: 3"), "A at 6.3"},
		"a percentage of the item":         {"{kind: score, grades: [{grade: A, from: 66}, {grade: B}]}", percent("percent: 10, indicator: tax_per_mu"), "A at 6"},
		"points of the item":               {"{kind: score, grades: [{grade: A, from: 66}, {grade: B}]}", percent("points: 6, indicator: tax_per_mu"), "A at 6"},
		"grades by conditions":             {"{kind: conditions, grades: [{grade: A, when: score > 50}, {grade: B}]}", "", "升档所需数值无法测算:等级按条件确定 / what would lift it one grade cannot be told: grades go by conditions"},
		"grades by another key":            {"{key: [tax_cny], grades: [{grade: A, up_to_percent: 50}, {grade: B, up_to_percent: 100}]}", "", "升档所需数值无法测算:等级不按得分而按其他数值确定 / what would lift it one grade cannot be told: grades go by other figures than the score"},
		"grades by a value":                {"{kind: value, key: [value.tax_per_mu], grades: [{grade: A, from: 20}, {grade: B, from: 5}, {grade: C}]}", "", "B at 5"},
		"by another number than a value":   {"{kind: value, key: [tax_cny], grades: [{grade: A, from: 500000}, {grade: B}]}", "", "升档所需数值无法测算:等级不按得分而按其他数值确定 / what would lift it one grade cannot be told: grades go by other figures than the score"},
		"a better grade that holds nobody": {"{grades: [{grade: A, up_to_percent: 5}, {grade: B, up_to_percent: 100}]}", "", "升档所需数值无法测算:更高的等级没有名额或分数线 / what would lift it one grade cannot be told: no better grade has a place or a threshold"},
		"the best grade":                   {everyoneA, "", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var rows []row
			for _, tax := range []float64{100, 80, 60, 40, 20} {
				rows = append(rows, row{"tax_cny": tax, "land_mu": 10})
			}
			last := evaluate(t, single(t, "{"+taxPerMu+by+"}", tt.bands, tt.more), table(rows...))[4]
			got := ""
			for _, lift := range last.Lifts {
				got = fmt.Sprintf("%s at %g", lift.Grade, lift.Value)
			}
			for _, r := range last.Reasons {
				if r.Code == "no_lift" {
					got += r.ZH + " / " + r.EN
				}
			}
			if got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

// TestLiftsPastADip has 15 % taken off an item of 5 × the value, in hundredths: 32.5 is surpassed from 7.059 on with 5.29 taken off,
// not with 7.06, of which 5.30 are, and again from 7.061 on. The lift is the value that no better one falls short of.
func TestLiftsPastADip(t *testing.T) {
	p := single(t, "{"+strings.Replace(taxPerMu, "weight: 100", "weight: 50", 1)+", baseline: {source: const, value: 10}}, {id: same, weight: 50, scorer: {type: flag, when: profit_cny > 0}}",
		"{kind: score, grades: [{grade: A, from: 32.51}, {grade: B}]}",
		"adjustments: {items: [{id: less, title: {zh: 减}, when: land_mu > 0, indicator: tax_per_mu, percent: -15}, {id: more, title: {zh: 加}, when: land_mu > 0, points: 2.5}]}")
	for tax, want := range map[float64]string{222: "B 31.99", 225.888: "A 32.51", 225.92: "B 32.5", 225.952: "A 32.51"} {
		got := evaluate(t, p, table(row{"tax_cny": tax, "land_mu": 32, "profit_cny": 0}))[0]
		if said := fmt.Sprintf("%s %v", got.Grade, *got.Score); said != want {
			t.Errorf("%v: got %s, want %s", tax, said, want)
		}
	}
	for _, tax := range []float64{222, 225.92} {
		lifts := evaluate(t, p, table(row{"tax_cny": tax, "land_mu": 32, "profit_cny": 0}))[0].Lifts
		if len(lifts) != 1 || math.Abs(lifts[0].Value-7.061) > 2e-5 {
			t.Errorf("%v: got %+v", tax, lifts)
		}
	}
}

// percent is an adjustment that everybody has.
func percent(rule string) string {
	return "adjustments: {items: [{id: more, title: {zh: 加分}, when: land_mu > 0, " + rule + "}]}"
}

// TestLiftsAndGates has one with 50 points, of grade B, whom 80 points would make an A: unless a gate would not let that stand.
func TestLiftsAndGates(t *testing.T) {
	gate := func(rule string) string { return "gates: [{id: veto, title: {zh: 否决, en: veto}, " + rule + "}]" }
	tests := map[string]struct {
		more  string
		grade string // now
		want  string // the lift, or why there is none
	}{
		"no gate":                         {"", "B", "A at 8"},
		"one that does not hold":          {gate("when: tax_cny < 0, action: cap, grade: C"), "B", "A at 8"},
		"one that has capped":             {gate("when: tax_cny > 0, action: cap, grade: C"), "C", "不提供升档数值:“否决”使等级不能升至 A"},
		"one that would cap":              {gate("when: tax_cny > 0, action: cap, grade: B"), "B", "不提供升档数值:“否决”使等级不能升至 A"},
		"one that sets what there is":     {gate("when: tax_cny > 0, action: set, grade: B"), "B", "不提供升档数值:“否决”使等级不能升至 A"},
		"one that lowers":                 {gate("when: tax_cny > 0, action: lower"), "C", "不提供升档数值:“否决”使等级不能升至 A"},
		"one that takes the grade away":   {gate("when: tax_cny > 0, action: ungrade"), "", "不提供升档数值:“否决”使等级不能升至 A"},
		"one that asks about the result":  {gate("when: grade == 'A', action: cap, grade: B"), "B", "不提供升档数值:“否决”取决于评价结果"},
		"one that raises":                 {gate("when: tax_cny > 0, action: raise"), "A", "不提供升档数值:经“否决”已为 A"},
		"a floor below":                   {gate("when: tax_cny > 0, action: floor, grade: C"), "B", "A at 8"},
		"a decision of persons":           {"decided", "C", "不提供升档数值:“领导小组核定”使等级不能升至 A"},
		"a decision for the better grade": {"decided up", "A", "不提供升档数值:经“领导小组核定”已为 A"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			f := table(row{"tax_cny": 50, "land_mu": 10})
			if decided, ok := strings.CutPrefix(tt.more, "decided"); ok {
				f.Decided["a"] = score.Decision{Grade: either(decided == "", "C", "A"), Reason: "会议纪要"}
				tt.more = ""
			}
			bands := "{kind: score, grades: [{grade: A, from: 80}, {grade: B, from: 40}, {grade: C}]}"
			e := evaluate(t, single(t, "{"+taxPerMu+", baseline: {source: const, value: 10}}", bands, tt.more), f)[0]
			got := reasonsOf(e, "no_lift")
			for _, lift := range e.Lifts {
				got += fmt.Sprintf("%s at %g", lift.Grade, lift.Value)
			}
			if got != tt.want || e.Grade != tt.grade {
				t.Errorf("%s: got %s, want %s", e.Grade, got, tt.want)
			}
		})
	}
}

// TestLiftsOnAScale gives none to whose own value is an end of the scale, and says what is held fixed to the others.
func TestLiftsOnAScale(t *testing.T) {
	p := single(t, "{"+strings.Replace(taxPerMu, "id: tax_per_mu", "id: tax_per_mu, title: {zh: 税}", 1)+", scorer: {type: minmax}}", "{kind: score, grades: [{grade: A, from: 80}, {grade: B}]}", "")
	got := evaluate(t, p, table(row{"tax_cny": 10, "land_mu": 10}, row{"tax_cny": 30, "land_mu": 10}, row{"tax_cny": 50, "land_mu": 10}))
	if said := reasonsOf(got[0], "no_lift"); len(got[0].Lifts) > 0 || said != "“税”本身就是全组最低值,改变它会改变标尺,不测算升档数值" {
		t.Errorf("got %+v, %s", got[0].Lifts, said)
	}
	if lifts := got[1].Lifts; len(lifts) != 1 || lifts[0].Says.ZH != "其他指标、基准和他人得分不变时,“税”提高 1.2 万元/亩(达到 4.2),可升至 A" {
		t.Errorf("got %+v", lifts)
	}
}
