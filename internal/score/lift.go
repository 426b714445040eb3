package score

import (
	"fmt"
	"math"
	"math/big"
	"slices"

	"permu/internal/land"
	"permu/internal/policy"
)

// lifts are the ways to the next better grade, one indicator at a time, while the other indicators, everybody else, the
// baselines, the cuts, who gets which adjustment and which gates hold stay as they are in the run; the words say so.
// Percentages are taken anew of the score or the item as it would be. A mean that the subject is part of would move with
// it, which is left out; of a scale from the least to the most value it is not: whose own value is one of these has no
// lift on that item. Of a grading in two stages only the step into the first part can be told, which gives the middle
// grade at least. Where the next grade rests on what a run does not keep, or where a gate or a decision of persons would
// not let it stand, there are no lifts, and the reason says why.
func lifts(p policy.Policy, t policy.Track, c TrackContext, row Row) ([]land.Lift, []land.Reason) {
	if cutByValues(t.Bands) {
		return liftsOfValues(p, t, row)
	}
	l, why := liftingOf(p, t, c, row)
	if l == nil {
		if why.ZH == "" {
			return nil, nil
		}
		return nil, []land.Reason{{Code: "no_lift", ZH: "升档所需数值无法测算:" + why.ZH, EN: "what would lift it one grade cannot be told: " + why.EN}}
	}
	if why := heldBack(p, t, row, l.grade); why.ZH != "" {
		return nil, notGiven(why)
	}
	var list []land.Lift
	var reasons []land.Reason
	for i, indicator := range t.Indicators {
		if why := endOfScale(indicator, c.Items[i][row.Items[i].Group], row.Items[i]); why.ZH != "" {
			reasons = append(reasons, land.Reason{Code: "no_lift", ZH: why.ZH, EN: why.EN})
		} else if value, ok := l.valueFor(i); ok {
			list = append(list, liftOf(indicator, l.grade, row.Items[i].Value, value))
		}
	}
	return list, reasons
}

// notGiven says why a lift that could be told is not.
func notGiven(why land.Phrase) []land.Reason {
	return []land.Reason{{Code: "no_lift", ZH: "不提供升档数值:" + why.ZH, EN: "no lift is given: " + why.EN}}
}

// endOfScale says that a subject's own value is the least or the most of the scale that it is measured on, if it is.
func endOfScale(i policy.Indicator, b BaseContext, row ItemRow) land.Phrase {
	kind := i.Scorer.Kind()
	if kind != policy.MinMax && kind != policy.ReverseMinMax || b.Least == nil || b.Most == nil || lack(row.Lack) != hasValue {
		return land.Phrase{}
	}
	switch row.Value {
	case *b.Least:
		return land.Phrase{ZH: "“" + i.Title.ZH + "”本身就是全组最低值,改变它会改变标尺,不测算升档数值", EN: english(i.Title) + " is itself the least of its scale, which would move with it: no lift is given"}
	case *b.Most:
		return land.Phrase{ZH: "“" + i.Title.ZH + "”本身就是全组最高值,改变它会改变标尺,不测算升档数值", EN: english(i.Title) + " is itself the most of its scale, which would move with it: no lift is given"}
	}
	return land.Phrase{}
}

// lifting is the search for the values that lift one subject.
type lifting struct {
	track   policy.Track
	bases   [][]BaseContext
	row     Row
	weights []policy.Decimal
	combine combining
	limits  limits
	added   []addition
	grade   string // the next better one
	target  int64  // the least score that surely reaches it, units
}

// liftingOf prepares the search; without one the phrase says why, and is empty where there is no better grade.
func liftingOf(p policy.Policy, t policy.Track, c TrackContext, row Row) (*lifting, land.Phrase) {
	item, score := roundingOf(p.Rounding.Item, policy.ItemDigits), roundingOf(p.Rounding.Total, policy.TotalDigits)
	l := &lifting{
		track: t, bases: c.Items, row: row,
		combine: combining{item, score, t.Combine.MethodOf(), amountOf(t.Combine.ScaleOf())},
		limits:  limits{p.Adjustments, score},
	}
	if slices.Index(t.Bands.Labels(), row.Initial) <= 0 {
		return nil, land.Phrase{}
	}
	if why := unliftable(p, t, row); why.ZH != "" {
		return nil, why
	}
	var ok bool
	if l.grade, l.target, ok = nextGrade(p, t, c.Pools[row.Pool], row); !ok {
		return nil, land.Phrase{ZH: "更高的等级没有名额或分数线", EN: "no better grade has a place or a threshold"}
	}
	for i, indicator := range t.Indicators {
		weight, known := weightOf(indicator, row.Items[i])
		if l.weights = append(l.weights, weight); !known && !math.IsNaN(row.Items[i].Points) {
			return nil, land.Phrase{ZH: "批次未保存其所属行业的权重", EN: "the run does not keep by which industry's weights it was scored"}
		}
	}
	l.addUp(p)
	if l.unsure(p) {
		return nil, land.Phrase{ZH: "按百分比的加减分当前为零,批次未保存其是否适用", EN: "a percentage comes to nothing now, and the run does not keep whether it applies"}
	}
	return l, land.Phrase{}
}

// unsure reports whether a percentage was not applied, and would have come to nothing if it had been.
func (l *lifting) unsure(p policy.Policy) bool {
	for _, a := range p.Adjustments.Items {
		if a.Percent == nil || slices.ContainsFunc(l.row.Applied, func(one Applied) bool { return one.ID == a.ID }) {
			continue
		}
		of, there := l.plainBase(), true
		if a.Indicator != "" {
			i := slices.IndexFunc(l.track.Indicators, func(i policy.Indicator) bool { return i.ID == a.Indicator })
			if there = i >= 0 && !math.IsNaN(l.row.Items[i].Points); there {
				of = l.row.Items[i].Points - l.combine.item.value(l.inPoints(l.added, i))
			}
		}
		if there && math.Abs(of*a.Percent.Float()/100) < 1/l.limits.score.unit {
			return true
		}
	}
	return false
}

// unliftable says why the next grade cannot be told from a score, if it cannot.
func unliftable(p policy.Policy, t policy.Track, row Row) land.Phrase {
	switch kind := t.Bands.KindOf(); {
	case kind == policy.ByConditions:
		return land.Phrase{ZH: "等级按条件确定", EN: "grades go by conditions"}
	case len(t.Bands.Key) > 0 && !slices.Equal(t.Bands.Key, []string{"score"}):
		return land.Phrase{ZH: "等级不按得分而按其他数值确定", EN: "grades go by other figures than the score"}
	case t.Combine.MethodOf() == policy.Single && len(t.Indicators) > 0 && t.Indicators[0].Direction == "down":
		return land.Phrase{ZH: "按原值排名,数值越小越好", EN: "the raw value is ranked, and less is better"}
	case kind == policy.InTwoStages && row.Initial != t.Bands.TwoStage.Bottom.Grade:
		return land.Phrase{
			ZH: "两段评价中“" + t.Bands.TwoStage.Top.Grade + "”还取决于第二关键指标的名次",
			EN: "in two stages, " + t.Bands.TwoStage.Top.Grade + " rests on the rank by a second key besides",
		}
	}
	for _, a := range p.Adjustments.Items {
		if a.Percent != nil && (contends(p, a, row.Applied) || exhausted(p, row.Applied)) {
			return land.Phrase{ZH: "按百分比的加减分与其他加减分互相制约", EN: "a percentage that is added or taken off depends on other adjustments"}
		}
	}
	return land.Phrase{}
}

// plainBase is the score before anything was added to it or to its items.
func (l *lifting) plainBase() float64 {
	points, weight, lacking := l.others(-1)
	for i := range l.track.Indicators {
		points -= l.inPoints(l.added, i)
	}
	if raw := l.track.Indicators[0].Scorer.Kind() == policy.Raw; raw && l.combine.method == policy.Single {
		return *l.row.Base
	}
	shared, _ := weight.Float64()
	base, _ := l.combine.of(points, quick(shared), lacking, func() *big.Rat { return weight })
	return l.limits.score.value(base)
}

// contends reports whether an adjustment shares a limit, or a word of which only one counts, with one that was applied.
func contends(p policy.Policy, a policy.Adjustment, applied []Applied) bool {
	return slices.ContainsFunc(applied, func(one Applied) bool {
		other, _ := adjustmentOf(p, one.ID)
		return a.Group != "" && other.Group == a.Group || a.Exclusive != "" && other.Exclusive == a.Exclusive
	})
}

// exhausted reports whether bonuses or deductions come to the most that there may be, so that some may be cut short.
func exhausted(p policy.Policy, applied []Applied) bool {
	l, bonus, deduction := limits{p.Adjustments, roundingOf(p.Rounding.Total, policy.TotalDigits)}, int64(0), int64(0)
	for _, one := range applied {
		units := int64(math.Round(one.Points * l.score.unit))
		bonus, deduction = bonus+max(units, 0), deduction+max(-units, 0)
	}
	return bonus >= l.left(l.MostBonus) || deduction >= l.left(l.MostDeduction)
}

func adjustmentOf(p policy.Policy, id string) (policy.Adjustment, bool) {
	at := slices.IndexFunc(p.Adjustments.Items, func(a policy.Adjustment) bool { return a.ID == id })
	if at < 0 {
		return policy.Adjustment{}, false
	}
	return p.Adjustments.Items[at], true
}

// addUp collects what was added to the score and to the items.
func (l *lifting) addUp(p policy.Policy) {
	for _, applied := range l.row.Applied {
		rule, _ := adjustmentOf(p, applied.ID)
		l.added = append(l.added, addition{Applied: applied, rule: rule, units: int64(math.Round(applied.Points * l.limits.score.unit))})
	}
}

// addedTo are the adjustments where the score before them is base, and the points of one item are points: percentages
// are taken of these, all else stays as it is within the limits of all together.
func (l *lifting) addedTo(base int64, item int, points int64) []addition {
	list := slices.Clone(l.added)
	for at, a := range list {
		var of *big.Rat
		switch {
		case a.rule.Percent == nil:
			continue
		case a.Indicator == "":
			of = l.limits.score.rat(base)
		case item >= 0 && a.Indicator == l.track.Indicators[item].ID:
			of = l.combine.item.rat(points)
		default:
			continue
		}
		part := of.Mul(of, a.rule.Percent.Rat())
		list[at].units = l.limits.score.roundRat(part.Quo(part, big.NewRat(100, 1)))
		if a.rule.Most != nil {
			list[at].units = eitherWay(list[at].units, l.limits.score.limit(a.rule.Most.Rat()))
		}
	}
	return l.limits.together(list)
}

// inPoints is what some adjustments add to an item, units of items.
func (l *lifting) inPoints(list []addition, item int) int64 {
	sum := int64(0)
	for _, a := range list {
		if a.Indicator != "" && a.Indicator == l.track.Indicators[item].ID {
			sum += l.combine.item.roundRat(l.limits.score.rat(a.units))
		}
	}
	return sum
}

// nextGrade is the next better grade of the ranking and the score that surely reaches it: a threshold, or one unit above
// the last that is within its share.
func nextGrade(p policy.Policy, t policy.Track, pool PoolContext, row Row) (string, int64, bool) {
	labels, r := t.Bands.Labels(), roundingOf(p.Rounding.Total, policy.TotalDigits)
	for i := slices.Index(labels, row.Initial) - 1; i >= 0; i-- {
		within, hasPlace := withinCut(r, pool, cutAt(t.Bands, i))
		var from *int64
		if t.Bands.KindOf() != policy.InTwoStages && t.Bands.Grades[i].From != nil {
			least := -r.limit(new(big.Rat).Neg(t.Bands.Grades[i].From.Rat()))
			from = &least
		}
		if target, ok := targetOf(t.Bands, within, hasPlace, from); ok {
			return labels[i], target, true
		}
	}
	return "", 0, false
}

// cutAt is the cut of a ranking that ends a band: of two stages there is one, between the parts.
func cutAt(b policy.Bands, band int) int {
	if b.KindOf() == policy.InTwoStages {
		return band - 1
	}
	return band
}

// withinCut is the least score that is surely within a cut; false of a band that holds nobody.
func withinCut(r rounding, pool PoolContext, i int) (int64, bool) {
	if i < 0 || i >= len(pool.Cuts) || pool.Cuts[i].Last == nil || pool.Cuts[i].End == 0 || i > 0 && pool.Cuts[i].End == pool.Cuts[i-1].End {
		return 0, false
	}
	return int64(math.Round(*pool.Cuts[i].Last*r.unit)) + 1, true
}

// targetOf is the score that reaches a band by its share, its threshold, both or either, as its kind has it.
func targetOf(b policy.Bands, within int64, hasPlace bool, from *int64) (int64, bool) {
	switch {
	case b.KindOf() == policy.ByScore:
		if from == nil {
			return 0, false
		}
		return *from, true
	case b.KindOf() != policy.Mixed || from == nil:
		return within, hasPlace
	case b.Match == "any" && hasPlace:
		return min(within, *from), true
	case b.Match == "any":
		return *from, true
	}
	return max(within, *from), hasPlace
}

// byValue are the points of one item by its value, and the score by those points; of a raw value that is the score, the value
// alone counts and there are no points. False where that cannot be told.
func (l *lifting) byValue(item int) (points func(value float64) int64, score func(points int64) int64, ok bool) {
	points, ok = pointsBy(l.combine.item, l.track.Indicators[item], l.weights[item], l.bases[item][l.row.Items[item].Group])
	if !ok {
		return nil, nil, false
	}
	if l.combine.method == policy.Single && l.track.Indicators[item].Scorer.Kind() == policy.Raw {
		return l.rawPoints, func(base int64) int64 { return l.limits.clamped(base + toScore(l.addedTo(base, -1, 0))) }, true
	}
	others, weight, lacking := l.others(item)
	shared, _ := weight.Float64()
	combined := func(points int64) int64 {
		base, _ := l.combine.of(points, quick(shared), lacking, func() *big.Rat { return weight })
		return base
	}
	plain := others
	for i := range l.track.Indicators {
		if i != item {
			plain -= l.inPoints(l.added, i)
		}
	}
	return points, func(own int64) int64 {
		added := l.addedTo(combined(plain+own), item, own) // percentages are of the score before anything is added
		base := plain + own
		for i := range l.track.Indicators {
			base += l.inPoints(added, i)
		}
		return l.limits.clamped(combined(base) + toScore(added))
	}, true
}

// rawPoints is a raw value as the score before adjustments.
func (l *lifting) rawPoints(value float64) int64 {
	raw := amountOfFloat(value)
	return l.limits.score.round(raw.quick, raw.precise)
}

// others are the points of all items but one, the weight of all that have points, and whether some lack them.
func (l *lifting) others(item int) (points int64, weight *big.Rat, lacking bool) {
	weight = new(big.Rat)
	for i, own := range l.row.Items {
		switch {
		case !math.IsNaN(own.Points):
			weight.Add(weight, l.weights[i].Rat())
			if i != item {
				points += int64(math.Round(own.Points * l.combine.item.unit))
			}
		case lack(own.Lack) != superseded:
			lacking = true
		}
	}
	return points, weight, lacking
}

// pointsBy is the points of an indicator by its value, in whole units; false where they rest on the values of others, or on
// a baseline that there is not.
func pointsBy(r rounding, i policy.Indicator, weight policy.Decimal, b BaseContext) (func(value float64) int64, bool) {
	switch kind := i.Scorer.Kind(); {
	case kind == policy.RankScore || kind == policy.Percentile:
		return nil, false
	case (kind == policy.MinMax || kind == policy.ReverseMinMax) && b.Least == nil:
		return nil, false
	case needsBaseline(i) && b.Value == nil:
		return nil, false
	}
	it, f := &item{indicator: i}, formulaOf(i, weight)
	against := base{there: true}
	for _, part := range []struct {
		from *float64
		to   *amount
	}{{b.Value, &against.amount}, {b.Least, &against.least}, {b.Most, &against.most}} {
		if part.from != nil {
			*part.to = amountOfFloat(*part.from)
		}
	}
	return func(value float64) int64 {
		units, _ := it.pointsOf(r, &f, &against, value, func() *big.Rat { return new(big.Rat).SetFloat64(value) })
		return units
	}, true
}

// valueFor is the nearest value of an item that reaches the target, and that no better one falls short of again, the change
// rounded up to four significant digits.
func (l *lifting) valueFor(item int) (float64, bool) {
	i, own := l.track.Indicators[item], l.row.Items[item]
	if math.IsNaN(own.Points) || lack(own.Lack) != hasValue || i.Scorer.Kind() == policy.Flag {
		return 0, false
	}
	points, score, ok := l.byValue(item)
	if !ok {
		return 0, false
	}
	reaches := func(value float64) bool { return score(points(value)) >= l.target }
	far := reachOf(i, l.bases[item][own.Group], own.Value)
	if reaches(own.Value) || !reaches(far) {
		return 0, false
	}
	enough := nearest(own.Value, far, reaches)
	if short, dips := l.dip(i, points(enough), score); dips && points(far) > short {
		reaches = func(value float64) bool { return points(value) > short }
		enough = nearest(own.Value, far, reaches)
	}
	return roundedAway(own.Value, enough, far, reaches), true
}

// dip is the most points of an item, no fewer than enough, that fall short of the target again, if any do: what a percentage
// takes off the item is whole units of the score, and these may be coarser than the points that it is taken of.
func (l *lifting) dip(i policy.Indicator, enough int64, score func(points int64) int64) (short int64, dips bool) {
	const furthest = 5000 // units of points: two of the score, of which nineteen in twenty are taken off, are 4,000
	percentage := func(a addition) bool { return a.rule.Percent != nil && a.Indicator == i.ID }
	if !slices.ContainsFunc(l.added, percentage) || i.Scorer.Kind() == policy.Step {
		return 0, false
	}
	for points := enough; points < enough+furthest; points++ {
		switch reached := score(points); {
		case reached >= l.target+2:
			return short, dips
		case reached < l.target:
			short, dips = points, true
		}
	}
	return short, dips
}

// nearest is the value between one that does not reach and one that does from which on it is reached.
func nearest(from, far float64, reaches func(value float64) bool) float64 {
	short, enough := from, far
	for math.Abs(enough-short) > 1e-12*math.Abs(enough-from) {
		middle := short + (enough-short)/2
		if middle == short || middle == enough {
			break
		}
		if reaches(middle) {
			enough = middle
		} else {
			short = middle
		}
	}
	return enough
}

// reachOf is how far a value may go: to the group's best where that sets the scale, else as far as anything goes.
func reachOf(i policy.Indicator, b BaseContext, value float64) float64 {
	kind := i.Scorer.Kind()
	switch {
	case kind == policy.ReverseMinMax && b.Least != nil:
		return *b.Least
	case kind == policy.ReverseRatio || kind == policy.ReverseLinear:
		return math.Min(value, 0) + math.SmallestNonzeroFloat32
	case (kind == policy.MinMax || kind == policy.RatioMax) && b.Most != nil:
		return *b.Most
	}
	return math.Max(1, math.Abs(value)) * 1e9
}

// roundedAway rounds the change up to four significant digits, and not beyond what can be reached.
func roundedAway(from, to, far float64, reaches func(float64) bool) float64 {
	change := to - from
	unit := math.Pow10(int(math.Floor(math.Log10(math.Abs(change)))) - 3)
	steps := math.Ceil(math.Abs(change) / unit)
	for range 2 {
		if rounded := from + math.Copysign(steps*unit, change); math.Abs(rounded-from) < math.Abs(far-from) && reaches(rounded) {
			return rounded
		}
		steps++
	}
	return to
}

func liftOf(i policy.Indicator, grade string, from, to float64) land.Lift {
	by := to - from
	verb := land.Phrase{ZH: "提高", EN: "more"}
	if by < 0 {
		verb = land.Phrase{ZH: "降低", EN: "less"}
	}
	return land.Lift{
		Grade: grade, Indicator: i.ID, Value: to, By: by, Unit: i.Unit,
		Says: land.Phrase{
			ZH: fmt.Sprintf("其他指标、基准和他人得分不变时,“%s”%s %s %s(达到 %s),可升至 %s", i.Title.ZH, verb.ZH, short(math.Abs(by)), i.Unit, short(to), grade),
			EN: fmt.Sprintf("with everything else, baselines and others as they are, %s %s %s of %s (to %s) reaches %s", short(math.Abs(by)), i.Unit, verb.EN, english(i.Title), short(to), grade),
		},
	}
}
