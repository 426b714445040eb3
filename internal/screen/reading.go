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
	truth = t.against(i, limit)
	below := t.sign == "<" || t.sign == "≤"
	switch { // with what is missing it may be more
	case below && truth == policy.Yes:
		return policy.Yes, len(t.partly(i)) > 0
	case !below && truth == policy.No && len(t.partly(i)) > 0:
		return policy.CannotTell, false
	}
	return truth, false
}

// against compares the years as the window says.
func (t *test) against(i int, limit float64) policy.Truth {
	switch window := t.WindowOf(); window {
	case policy.EveryWindow, policy.AnyWindow:
		return t.years(i, limit, window == policy.AnyWindow)
	default:
		value, _ := t.value(i)
		if math.IsNaN(value) {
			return policy.CannotTell
		}
		return truthOf(compares(t.sign, value, limit))
	}
}

// years asks every year, or any: one that decides outweighs those that are not known.
func (t *test) years(i int, limit float64, any bool) policy.Truth {
	truth := truthOf(!any)
	for back := range t.YearsOf() {
		value := rounded(t.series(i, back))
		switch {
		case math.IsNaN(value):
			truth = policy.CannotTell
		case compares(t.sign, value, limit) == any:
			return truthOf(any)
		}
	}
	return truth
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
