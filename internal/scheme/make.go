package scheme

import (
	"time"

	"permu/internal/land"
	"permu/internal/policy"
)

// Make says what a scenario comes to on a site. What the inputs contradict plainly is [land.Problems]; what they leave open is
// unknown in the scheme, and named where it is needed.
func Make(g Ground, in land.ScenarioInputs, documents []policy.Policy) (land.Scheme, error) {
	if err := Problems(in).Err(); err != nil {
		return land.Scheme{}, err
	}
	a := assume(g, in)
	if err := a.problems.Err(); err != nil {
		return land.Scheme{}, err
	}
	e := engineOf(g, a, in)
	s := land.Scheme{
		Mode: a.mode, Division: a.division, Assumptions: a.list, Doubts: append([]land.Reason{}, append(a.doubts, e.doubts()...)...),
		Figures: e.figures(), Compared: e.compared(g), Costs: e.costs(), Funding: e.funding(), Massing: e.massing(),
		Checks: checks(documents, factsOf(g, e, in), g.Today), Documents: checkedBy(documents, g.Today),
	}
	for _, which := range []string{land.ZoneSide, land.DeveloperSide} {
		side := e.side(which)
		side.Swings = e.swings(which)
		s.Sides = append(s.Sides, side)
	}
	return s, nil
}

// checkedBy says which documents were asked, in which version, and whether they are in force.
func checkedBy(documents []policy.Policy, today time.Time) []land.CheckedBy {
	list := make([]land.CheckedBy, len(documents))
	for i, d := range documents {
		list[i] = land.CheckedBy{ID: d.ID, Version: int(d.Version), Digest: d.Digest(), Title: d.Title, Region: d.Region, Gaps: append([]land.Phrase{}, d.Gaps...), OutOfForce: outOfForce(d, today)}
	}
	return list
}

// outOfForce says when a document is in force, where the day is none of it; nil is in force, as far as it says when. The day itself
// is not said: a submission names the figures that it was shown, and they are not others at midnight.
func outOfForce(d policy.Policy, today time.Time) *land.Phrase {
	if today.IsZero() || d.InForce(today) {
		return nil
	}
	from, until := said("未注明", "an unknown day"), said("未注明", "an unknown day")
	if !d.ValidFrom.IsZero() {
		from.ZH = d.ValidFrom.Format(time.DateOnly)
		from.EN = from.ZH
	}
	if !d.ValidUntil.IsZero() {
		until.ZH = d.ValidUntil.Format(time.DateOnly)
		until.EN = until.ZH
	}
	phrase := said("文件不在施行期内:%[1]s 至 %[2]s", "the document is out of force; it is in force from %[3]s to %[4]s", from.ZH, until.ZH, from.EN, until.EN)
	return &phrase
}

// Refused is a scheme without figures, which says which rules its inputs break.
func Refused(problems land.Problems) land.Scheme {
	return land.Scheme{
		Assumptions: []land.Assumption{}, Doubts: []land.Reason{}, Figures: []land.Figure{}, Compared: []land.Compared{}, Costs: []land.Cost{}, Funding: []land.Figure{},
		Sides: []land.Side{}, Checks: []land.Checked{}, Documents: []land.CheckedBy{}, Refused: problems,
	}
}

// doubts are what of the amounts should be looked at.
func (e *engine) doubts() []land.Reason {
	var list []land.Reason
	doubt := func(code string, says land.Phrase) {
		list = append(list, land.Reason{Code: code, ZH: says.ZH, EN: says.EN})
	}
	n := e.needs()
	whole, built := n.get("investment_per_mu")*land.YuanPerWan*e.mu(), e.construction()
	if built.Amount != nil && len(n.missing) == 0 && whole < built.Amount.Yuan() {
		doubt("investment", said("固定资产投资低于建安费用", "the fixed investment is less than the building alone"))
	}
	if e.cutOff() {
		doubt("horizon", said("测算年限短于建设期,净现值和回收期不作计算", "the horizon ends before the works do: there is no net present value and no payback"))
	}
	if rate, tax, output := e.by["zone_tax_share_pct"], e.by["tax_per_mu"], e.by["output_per_mu"]; output > 0 && tax > output {
		doubt("tax", said("亩均税收高于亩均产值(留成 %s%%)", "more tax than output per mu (share %s %%)", number(rate)))
	}
	return list
}
