package screen

import (
	"math"

	"permu/internal/calendar"
	"permu/internal/policy"
	"permu/internal/score"
)

// holds is whether the test holds for a subject; doubtful when a missing part of the number could change it.
func (t *test) holds(i int) (truth policy.Truth, doubtful bool) {
	switch {
	case t.when != nil:
		return t.when(i), false
	case t.since != nil:
		return t.clock(i), false
	}
	limit := t.limit(i)
	if math.IsNaN(limit) {
		return policy.CannotTell, false
	}
	if window := t.WindowOf(); window == policy.EveryWindow || window == policy.AnyWindow {
		return t.years(i, limit, truthOf(window == policy.AnyWindow))
	}
	value, _ := t.value(i)
	return t.against(value, limit, func() bool { return len(t.partly(i)) > 0 })
}

// against compares a value with the limit; where a user's part of it is missing it may be more.
func (t *test) against(value, limit float64, partly func() bool) (truth policy.Truth, doubtful bool) {
	if math.IsNaN(value) {
		return policy.CannotTell, false
	}
	below, holds := t.sign == "<" || t.sign == "≤", compares(t.sign, value, limit)
	switch {
	case below && holds:
		return policy.Yes, partly()
	case !below && !holds && partly():
		return policy.CannotTell, false
	}
	return truthOf(holds), false
}

// years asks every year, or any: one that decides, which is Yes of any and No of every, outweighs those that are not known,
// and one that decides without doubt those that leave some.
func (t *test) years(i int, limit float64, decides policy.Truth) (truth policy.Truth, doubtful bool) {
	truth = policy.Yes
	if decides == policy.Yes {
		truth = policy.No
	}
	for back := range t.YearsOf() {
		one, doubt := t.against(rounded(t.series(i, back)), limit, func() bool { return len(t.users(i, back)) > 0 })
		switch {
		case one == decides && !doubt:
			return decides, false
		case one == decides || truth != decides && one == policy.CannotTell:
			truth, doubtful = one, doubt
		case truth != decides:
			doubtful = doubtful || doubt
		}
	}
	return truth, doubtful
}

// value is the mean of the years that are known, with their number, or the change of the last year in %; NaN is not known.
func (t *test) value(i int) (float64, int) {
	if t.WindowOf() == policy.ChangeWindow {
		last, before := t.series(i, 0), t.series(i, 1)
		if math.IsNaN(last) || !(before > 0) {
			return math.NaN(), 0
		}
		return rounded((last - before) * 100 / before), 2
	}
	sum, n := 0.0, 0
	for back := t.YearsOf() - 1; back >= 0; back-- {
		if value := t.series(i, back); !math.IsNaN(value) {
			sum, n = sum+value, n+1
		}
	}
	if n < max(1, int(t.Known)) {
		return math.NaN(), n
	}
	return rounded(sum / float64(n)), n
}

// rounded is a value to six decimals - a cent a mu of 万元/亩 - so that years of 3.63, 5.52 and 5.85 make 5 and not
// 4.999999999999999: limits stand at such means.
func rounded(v float64) float64 { return math.Round(v*1e6) / 1e6 }

// clock is whether some full years have passed since a day.
func (t *test) clock(i int) policy.Truth {
	day := t.since(i)
	if day == score.NoDay {
		return policy.CannotTell
	}
	reached := !t.asOf.Before(calendar.YearsAfter(score.TimeOf(day), int(t.limit(i))))
	return truthOf(reached == (t.sign == "≥"))
}

func compares(sign string, value, limit float64) bool {
	switch sign {
	case "<":
		return value < limit
	case "≤":
		return value <= limit
	case ">":
		return value > limit
	}
	return value >= limit
}

func truthOf(b bool) policy.Truth {
	if b {
		return policy.Yes
	}
	return policy.No
}
