package score

import (
	"cmp"
	"math"
	"strconv"

	"permu/internal/land"
	"permu/internal/policy"
)

// Explanation says in data and in words how a subject came to its grade.
type Explanation struct {
	Place, Of    int
	Ranking      string
	InitialGrade string
	Parts        []land.Part
	Adjustments  []land.Adjustment
	Gates        []land.GateStep
	Lifts        []land.Lift
	Reasons      []land.Reason
}

// Explain says how a row came about, and what its grade leads to. Policy, context and row must be of one run.
func Explain(p policy.Policy, c Context, row Row) Explanation {
	x := explained(p, c, row)
	x.Reasons = append(x.Reasons, measured(p, row)...)
	return x
}

func explained(p policy.Policy, c Context, row Row) Explanation {
	x := Explanation{Place: row.Place, Of: row.Of, InitialGrade: row.Initial}
	x.Reasons = append(x.Reasons, classed(p, row)...)
	t, ok := trackOf(p, row.Track)
	if !ok {
		x.Reasons = append(x.Reasons, noted(p, row)...)
		return x
	}
	context := c.Tracks[t]
	for i, indicator := range p.Tracks[t].Indicators {
		part := partOf(indicator, context.Items[i], row.Items[i])
		part.Formula = withAdded(p, indicator, context.Items[i][row.Items[i].Group], i, row)
		x.Parts = append(x.Parts, part)
		x.Reasons = append(x.Reasons, lacked(indicator, context.Items[i][row.Items[i].Group], row.Items[i])...)
		x.Reasons = append(x.Reasons, someYears(p, indicator, row.Items[i])...)
	}
	x.Reasons = append(x.Reasons, noted(p, row)...)
	x.Adjustments, x.Gates = adjusted(p, row), gated(p, row)
	if p.Tracks[t].Combine.MethodOf() == policy.NoScores {
		x.Reasons = append(x.Reasons, met(p.Tracks[t], row)...)
		found, why := liftsOfConditions(p, p.Tracks[t], context, row)
		x.Lifts, x.Reasons = found, append(x.Reasons, why...)
		return x
	}
	if openTracks(p)[t] {
		x.Reasons = append(x.Reasons, land.Reason{
			Code: "open_numbers", ZH: "本类别的权重或基准尚未设定,不评分、不评级", EN: "weights or baselines of the track are not set, so there is no score and no grade",
		})
		return x
	}
	if row.Score == nil {
		x.Reasons = append(x.Reasons, land.Reason{Code: "no_score", ZH: "缺少必需的数据,不评分、不评级", EN: "for want of data there is no score and no grade"})
		return x
	}
	if row.Place > 0 {
		pool := context.Pools[row.Pool]
		x.Ranking = pool.Key
		x.Reasons = append(x.Reasons, rankedAs(p, p.Tracks[t], pool, row))
		x.Reasons = append(x.Reasons, shows{p.Rounding.Display}.inStage(p.Tracks[t], row)...)
		found, why := lifts(p, p.Tracks[t], context, row)
		x.Lifts, x.Reasons = found, append(x.Reasons, why...)
	}
	return x
}

func trackOf(p policy.Policy, id string) (int, bool) {
	for i, t := range p.Tracks {
		if t.ID == id && id != "" {
			return i, true
		}
	}
	return 0, false
}

// classed says why a subject is not ranked, or that it is of a special class.
func classed(p policy.Policy, row Row) []land.Reason {
	switch row.Class {
	case NoTrack:
		return []land.Reason{{Code: "no_track", ZH: "不符合任何评价类别的条件,不参加评价", EN: "no track takes it, so it is not evaluated"}}
	case Undetermined:
		return []land.Reason{{Code: "undetermined", ZH: "判定评价类别所需的数据缺失,无法归类", EN: "what decides its track is missing, so it is not evaluated"}}
	}
	for _, o := range p.Population.OutOfScope {
		if o.ID == row.Rule {
			return []land.Reason{{Code: "out_of_scope", ZH: "不纳入评价:" + o.Title.ZH + clauseZH(o.Basis), EN: "not evaluated: " + english(o.Title) + clauseEN(o.Basis)}}
		}
	}
	for _, s := range p.Population.Special {
		if s.ID == row.Rule {
			return []land.Reason{{Code: "special", ZH: "特殊类别:" + s.Title.ZH + clauseZH(s.Basis), EN: "special class: " + english(s.Title) + clauseEN(s.Basis)}}
		}
	}
	if row.Class == NotInScope {
		return []land.Reason{{Code: "out_of_scope", ZH: "不属于本办法的评价范围", EN: "outside the population of this policy"}}
	}
	return nil
}

func clauseZH(b *land.Basis) string {
	if b == nil {
		return ""
	}
	return "(" + b.Clause() + ")"
}

func clauseEN(b *land.Basis) string {
	if b == nil {
		return ""
	}
	return " (" + b.Clause() + ")"
}

func english(p land.Phrase) string { return cmp.Or(p.EN, p.ZH) }

func clauseOf(b *land.Basis) string {
	if b == nil {
		return ""
	}
	return b.Clause()
}

// weightOf is the weight that an item was applied with, exactly: that of the indicator, or of one of its rows. False where
// it could not be told, or where a run from before weights were kept does not say.
func weightOf(i policy.Indicator, row ItemRow) (policy.Decimal, bool) {
	if len(i.WeightBy) == 0 || i.Weight.Float() == row.Weight {
		return i.Weight, true
	}
	for _, by := range i.WeightBy {
		if by.Weight.Float() == row.Weight {
			return by.Weight, true
		}
	}
	return policy.Decimal{}, false
}

// partOf is one item with its numbers and its arithmetic.
func partOf(i policy.Indicator, bases []BaseContext, row ItemRow) land.Part {
	base := bases[row.Group]
	weight, _ := weightOf(i, row)
	i.Weight, i.WeightBy = weight, nil
	part := land.Part{
		Indicator: i.ID, Title: i.Title, Unit: i.Unit, Weight: i.Weight.Float(), Value: known(row.Value), Points: known(row.Points),
		BaselineFrom: base.From, BaselineGroup: base.Group, BaselineCount: base.Count, Baseline: base.Value,
		State: stateOf(row), Clause: clauseOf(i.Basis),
	}
	part.Numerator, part.Denominator = operand(i.Numerator, row.Numerator), operand(i.Denominator, row.Denominator)
	return part
}

func known(v float64) *float64 {
	if math.IsNaN(v) {
		return nil
	}
	return &v
}

func operand(name string, held float64) *land.Operand {
	n, ok := numbersByName()[name]
	if !ok {
		return nil
	}
	o := land.Operand{Name: n.Name, Title: n.Title, Unit: n.Unit}
	if !math.IsNaN(held) {
		v := natural(held, n.Step)
		o.Value = &v
	}
	return &o
}

func stateOf(row ItemRow) land.State {
	switch l := lack(row.Lack); l {
	case noGroup:
		if !math.IsNaN(row.Value) {
			return land.Value
		}
	case hasValue, noBaseline:
		return land.Value
	case zeroDenominator, notApplied, superseded:
		return land.NotApplicable
	}
	return land.Missing
}

// short is a number with at most six significant digits.
func short(v float64) string {
	return strconv.FormatFloat(significant(v), 'f', -1, 64)
}

func significant(v float64) float64 {
	s := strconv.FormatFloat(v, 'g', 6, 64)
	rounded, _ := strconv.ParseFloat(s, 64)
	return rounded
}

func shortOf(v *float64) string {
	if v == nil {
		return "—"
	}
	return short(*v)
}
