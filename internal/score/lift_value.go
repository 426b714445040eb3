package score

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"permu/internal/land"
	"permu/internal/policy"
)

// cutByValues reports whether grades begin at a sum of values of indicators, or at one.
func cutByValues(b policy.Bands) bool {
	return b.KindOf() == policy.ByValue && !slices.ContainsFunc(b.Key, func(text string) bool {
		term, _ := policy.ParseTerm(text)
		return term.Of != "value"
	})
}

// liftsOfValues are the ways to the next better grade where grades begin at values: each by what the value lacks of the
// threshold, the others as they are.
func liftsOfValues(p policy.Policy, t policy.Track, row Row) ([]land.Lift, []land.Reason) {
	at, sum := slices.Index(t.Bands.Labels(), row.Initial), 0.0
	var items []int
	for _, text := range t.Bands.Key {
		term, _ := policy.ParseTerm(text)
		i := slices.IndexFunc(t.Indicators, func(i policy.Indicator) bool { return i.ID == term.Name })
		items, sum = append(items, i), sum+row.Items[i].Value
	}
	if at <= 0 || math.IsNaN(sum) {
		return nil, nil
	}
	better := t.Bands.Grades[at-1]
	if better.From == nil || better.From.IsUnknown() {
		return nil, nil
	}
	if why := heldBack(p, t, row, better.Grade); why.ZH != "" {
		return nil, notGiven(why)
	}
	var list []land.Lift
	for _, i := range items {
		lacks := better.From.Float() - sum
		list = append(list, liftOf(t.Indicators[i], better.Grade, row.Items[i].Value, row.Items[i].Value+lacks))
	}
	return list, nil
}

// liftsOfConditions are the ways to the next better grade where its condition asks for values that are no less than
// baselines or numbers: a lift where one of them lacks something, a reason that names them where several do.
func liftsOfConditions(p policy.Policy, t policy.Track, c TrackContext, row Row) ([]land.Lift, []land.Reason) {
	at := slices.Index(t.Bands.Labels(), row.Initial)
	if at <= 0 {
		return nil, nil
	}
	better := t.Bands.Grades[at-1]
	leasts, plain := better.When.Leasts()
	if !plain {
		return nil, nil
	}
	var lacking []land.Lift
	for _, least := range leasts {
		i := slices.IndexFunc(t.Indicators, func(i policy.Indicator) bool { return i.ID == least.Indicator })
		if base := c.Items[i][row.Items[i].Group].Value; least.OfBase && base != nil {
			least.Number = *base
		} else if least.OfBase {
			return nil, nil
		}
		switch own := row.Items[i].Value; {
		case math.IsNaN(own):
			return nil, nil
		case own < least.Number:
			lacking = append(lacking, liftOf(t.Indicators[i], better.Grade, own, least.Number))
		}
	}
	why := heldBack(p, t, row, better.Grade)
	switch {
	case len(lacking) > 0 && why.ZH != "":
		return nil, notGiven(why)
	case len(lacking) > 1:
		return nil, []land.Reason{together(t, better.Grade, lacking)}
	}
	return lacking, nil
}

// together says what must change at the same time for a grade.
func together(t policy.Track, grade string, lacking []land.Lift) land.Reason {
	zh, en := make([]string, len(lacking)), make([]string, len(lacking))
	for at, lift := range lacking {
		i := slices.IndexFunc(t.Indicators, func(i policy.Indicator) bool { return i.ID == lift.Indicator })
		zh[at] = fmt.Sprintf("“%s”提高 %s %s", t.Indicators[i].Title.ZH, short(lift.By), lift.Unit)
		en[at] = fmt.Sprintf("%s %s more of %s", short(lift.By), lift.Unit, english(t.Indicators[i].Title))
	}
	return land.Reason{
		Code: "lift_together", ZH: "升至 " + grade + " 须同时满足:" + strings.Join(zh, "、"), EN: grade + " needs all of these: " + strings.Join(en, ", "),
	}
}
