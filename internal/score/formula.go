package score

import (
	"fmt"
	"math"

	"permu/internal/land"
	"permu/internal/policy"
)

// withAdded is the arithmetic of an item, and behind it what was added to its points.
func withAdded(p policy.Policy, i policy.Indicator, b BaseContext, at int, row Row) land.Phrase {
	own, r, added := row.Items[at], roundingOf(p.Rounding.Item, policy.ItemDigits), land.Phrase{}
	score, plain := roundingOf(p.Rounding.Total, policy.TotalDigits), int64(math.Round(own.Points*r.unit))
	shown := shows{p.Rounding.Display}
	for _, a := range row.Applied {
		if a.Indicator != i.ID || math.IsNaN(own.Points) {
			continue
		}
		units := r.roundRat(score.rat(int64(math.Round(a.Points * score.unit))))
		plain -= units
		title := titlesOf(p).of(a.ID)
		added.ZH += fmt.Sprintf(",%s(%s)", shown.added(r.value(units)), title.ZH)
		added.EN += fmt.Sprintf(", %s (%s)", shown.added(r.value(units)), english(title))
	}
	weight, weighed := weightOf(i, own)
	if i.Weight, i.WeightBy = weight, nil; !weighed {
		return land.Phrase{}
	}
	if added.ZH == "" {
		return shown.arithmetic(i, b, own)
	}
	own.Points = r.value(plain)
	words, before := shown.arithmetic(i, b, own), shown.points(own.Points)
	if words.ZH == "" {
		return land.Phrase{ZH: before + added.ZH, EN: before + added.EN}
	}
	return land.Phrase{ZH: words.ZH + " = " + before + added.ZH, EN: words.EN + " = " + before + added.EN}
}

// arithmetic is that of an item with the subject's own numbers.
func (s shows) arithmetic(i policy.Indicator, b BaseContext, row ItemRow) land.Phrase {
	if math.IsNaN(row.Value) || math.IsNaN(row.Points) || lack(row.Lack) != hasValue {
		return land.Phrase{}
	}
	x, w, points := s.value(row.Value), i.Weight.String(), s.points(row.Points)
	switch i.Scorer.Kind() {
	case policy.Ratio, policy.RatioMax:
		return s.bound(i, row, same("%s ÷ %s × %s", x, shortOf(b.Value), w))
	case policy.ReverseRatio:
		if row.Value <= 0 {
			return phrase("数值不为正,得上限 %s", "nothing to divide by: the cap of %s", points)
		}
		return s.bound(i, row, same("%s ÷ %s × %s", shortOf(b.Value), x, w))
	case policy.ReverseLinear:
		return s.bound(i, row, same("%s × (%s − %s ÷ %s)", i.Scorer.Slope, i.Scorer.At, x, shortOf(b.Value)))
	case policy.MinMax, policy.ReverseMinMax:
		return s.onScale(i, b, row)
	case policy.Step:
		if i.Baseline != nil {
			return phrase("%s ÷ %s 所在档得 %s 分", "%s ÷ %s is in the step of %s points", x, shortOf(b.Value), points)
		}
		return phrase("%s 所在档得 %s 分", "%s is in the step of %s points", x, points)
	case policy.RankScore, policy.Percentile:
		return phrase("按 %d 个数值中的名次得 %s 分", "by its rank among %d values: %s points", b.Count, points)
	case policy.Flag:
		return phrase("条件判定得 %s 分", "%s points by the condition", points)
	}
	return same("%s", x)
}

func same(format string, values ...any) land.Phrase { return phrase(format, format, values...) }

func phrase(zh, en string, values ...any) land.Phrase {
	return land.Phrase{ZH: fmt.Sprintf(zh, values...), EN: fmt.Sprintf(en, values...)}
}

// onScale is the arithmetic between the least and the most; a value beyond counts as the end.
func (s shows) onScale(i policy.Indicator, b BaseContext, row ItemRow) land.Phrase {
	least, most, w := shortOf(b.Least), shortOf(b.Most), i.Weight.String()
	if b.Least == nil || b.Most == nil || *b.Least == *b.Most {
		return phrase("所有数值相等,得 %s 分", "all values are equal: %s points", s.points(row.Points))
	}
	x := s.value(min(max(row.Value, *b.Least), *b.Most))
	if i.Scorer.Kind() == policy.ReverseMinMax {
		return s.bound(i, row, same("%s × [1 − (%s − %s) ÷ (%s − %s)]", w, x, least, most, least))
	}
	from, to := orDefault(i.Scorer.From, "0"), orDefault(i.Scorer.To, "100")
	return s.bound(i, row, same("%s × [%s + (%s − %s) × (%s − %s) ÷ (%s − %s)] ÷ 100", w, from, to, from, x, least, most, least))
}

func orDefault(d *policy.Decimal, otherwise string) string {
	if d == nil {
		return otherwise
	}
	return d.String()
}

// bound says when the points are the cap or the floor and not the formula's.
func (s shows) bound(i policy.Indicator, row ItemRow, p land.Phrase) land.Phrase {
	f := formulaOf(i, i.Weight)
	switch {
	case f.capped && row.Points == f.most.float():
		p.ZH, p.EN = p.ZH+",封顶 "+s.points(row.Points), p.EN+", capped at "+s.points(row.Points)
	case f.floored && row.Points == f.floor.float() && row.Value < 0:
		p.ZH, p.EN = p.ZH+",保底 "+s.points(row.Points), p.EN+", not below "+s.points(row.Points)
	}
	return p
}
