// Package score applies a policy to subjects: it is pure, independent of the order of its input, and gives every number
// with its parts and reasons.
//
// It works in two passes: values first, then baselines, scores and bands. Numbers are held as whole multiples of their
// resolution (amounts in fen, land in 1/10,000 m²), far below 2^53, so float64 sums are exact in any order and no rank
// flips between runs.
package score

import (
	"math"

	"permu/internal/land"
	"permu/internal/policy"
)

// Facts are the numbers of n subjects, column by column; Keys are unique and NaN is a missing number.
type Facts struct {
	Keys    []string             // n
	Scales  []string             // n: above, below or empty when not known
	Numbers map[string][]float64 // by name of policy.Numbers, n each: whole multiples of the resolution
}

// Evaluation is the answer for one subject. Without a score the grade is empty and a reason says why.
type Evaluation struct {
	Key     string
	Track   string
	Score   *float64 // 0 to 100 × cap
	Grade   string
	Parts   []land.Part
	Reasons []land.Reason
}

// Evaluate scores and grades every subject; answers are in the order of facts.Keys.
func Evaluate(p policy.Policy, facts Facts) []Evaluation {
	answers := make([]Evaluation, len(facts.Keys))
	taken := make([]bool, len(facts.Keys))
	for i, key := range facts.Keys {
		answers[i] = Evaluation{Key: key}
	}
	for _, track := range p.Tracks {
		members := membersOf(track, facts, taken)
		scoreTrack(track, facts, members, answers)
		grade(track, facts, members, answers)
	}
	for i := range answers {
		if !taken[i] {
			answers[i].Reasons = append(answers[i].Reasons, land.Reason{
				Code: "no_track", ZH: "无企业或规模未知,未进入任何评价类别", EN: "no enterprise, or none of known scale, so no track takes it",
			})
		}
	}
	return answers
}

func membersOf(track policy.Track, facts Facts, taken []bool) []int {
	var members []int
	for i, scale := range facts.Scales {
		if !taken[i] && (track.Scale == "" || track.Scale == scale) {
			taken[i] = true
			members = append(members, i)
		}
	}
	return members
}

func scoreTrack(track policy.Track, facts Facts, members []int, answers []Evaluation) {
	for _, i := range members {
		answers[i].Track = track.ID
	}
	for _, indicator := range track.Indicators {
		values, baseline := measure(indicator, facts, members)
		for at, i := range members {
			answers[i].Parts = append(answers[i].Parts, part(indicator, values[at], baseline))
		}
	}
	for _, i := range members {
		total(track, &answers[i])
	}
}

// measured is a value with its state.
type measured struct {
	value float64
	state land.State
}

// measure gives the members' values and the baseline, NaN when the track gives none.
func measure(indicator policy.Indicator, facts Facts, members []int) ([]measured, float64) {
	numerators, denominators := facts.Numbers[indicator.Numerator], facts.Numbers[indicator.Denominator]
	factor := indicator.Factor()
	values := make([]measured, len(members))
	sumN, sumD := 0.0, 0.0
	for at, i := range members {
		n, d := numerators[i], denominators[i]
		switch {
		case d == 0:
			values[at] = measured{state: land.NotApplicable}
		case math.IsNaN(n) || math.IsNaN(d):
			values[at] = measured{state: land.Missing}
		default:
			values[at] = measured{n / d * factor, land.Value}
			sumN, sumD = sumN+n, sumD+d
		}
	}
	if indicator.Baseline.Source == "const" {
		return values, indicator.Baseline.Value
	}
	if sumD == 0 || sumN <= 0 {
		return values, math.NaN()
	}
	return values, sumN / sumD * factor
}

func part(indicator policy.Indicator, m measured, baseline float64) land.Part {
	p := land.Part{
		Indicator: indicator.ID, Title: indicator.Title, Unit: indicator.Unit, Weight: indicator.Weight,
		BaselineFrom: indicator.Baseline.Source, State: m.state,
	}
	if !math.IsNaN(baseline) {
		p.Baseline = &baseline
	}
	if m.state == land.Value {
		p.Value = &m.value
	}
	if m.state == land.Value && p.Baseline != nil {
		points := points(indicator, m.value, baseline)
		p.Points = &points
	}
	return p
}

// points is weight × value ÷ baseline, not below zero and not above cap × weight.
func points(indicator policy.Indicator, value, baseline float64) float64 {
	points := indicator.Weight * value / baseline
	if indicator.Cap > 0 {
		points = min(points, indicator.Cap*indicator.Weight)
	}
	return round(max(points, 0), 4)
}

// total sums the parts; where an indicator has no points its weight is shared by the others, and a reason says so. Without
// the points of a required indicator there is no score.
func total(track policy.Track, e *Evaluation) {
	points, weight, scored := 0.0, 0.0, true
	for i, p := range e.Parts {
		if p.Points != nil {
			points, weight = points+*p.Points, weight+p.Weight
			continue
		}
		scored = scored && !track.Indicators[i].Required
		e.Reasons = append(e.Reasons, withoutPoints(p, track.Indicators[i].Required))
	}
	if !scored {
		return
	}
	if weight == 0 {
		e.Reasons = append(e.Reasons, land.Reason{
			Code: "no_score", ZH: "各项指标均无数据,不评级", EN: "no indicator has data, so there is no grade",
		})
		return
	}
	score := round(points*100/weight, 2)
	e.Score = &score
}

func withoutPoints(p land.Part, required bool) land.Reason {
	why := land.Phrase{ZH: "无数据", EN: "has no data"}
	if p.State == land.NotApplicable {
		why = land.Phrase{ZH: "不适用", EN: "is not applicable"}
	}
	if required {
		return land.Reason{
			Code: "required", ZH: "“" + p.Title.ZH + "”" + why.ZH + ",为必备指标,不评级",
			EN: p.Title.EN + " " + why.EN + " and is required, so there is no grade",
		}
	}
	return land.Reason{
		Code: "no_points", ZH: "“" + p.Title.ZH + "”" + why.ZH + ",其权重由其他指标分担",
		EN: p.Title.EN + " " + why.EN + ": its weight is shared by the other indicators",
	}
}

// round rounds to digits decimals, halves away from zero.
func round(x float64, digits int) float64 {
	unit := math.Pow10(digits)
	return math.Round(x*unit) / unit
}
