package review

import (
	"math"
	"slices"
	"time"

	"permu/internal/land"
)

// Schedule is when a scheme is to be built, and over how many years it then reaches capacity; nil is not known.
type Schedule struct {
	Phases      []land.ScenarioPhase
	RampUpYears *float64
}

// Scheduled are the days of a schedule that come into force with a decision beside what a case promises, as far as it promises no day
// of its own and they do not lie before the day of the decision, YYYY-MM-DD: start by the last day of the first month, completion
// by the last day of the last one, and capacity by the end of the year in which the accounts of the scheme have it.
func Scheduled(promises []land.Promise, s Schedule, decidedOn string) []land.Promise {
	list := []land.Promise{}
	add := func(indicator string, on time.Time) {
		day := on.Format(time.DateOnly)
		promised := slices.ContainsFunc(promises, func(p land.Promise) bool { return p.Indicator == indicator })
		if !promised && day >= decidedOn {
			list = append(list, land.Promise{Indicator: indicator, TargetOn: day, DueOn: day})
		}
	}
	start, end, known := s.months()
	if !known {
		return list
	}
	add("start_on", lastDay(start))
	add("completion_on", lastDay(end))
	if s.RampUpYears != nil {
		years := int(math.Max(1, math.Ceil(*s.RampUpYears)))
		add("capacity_on", time.Date(end.Year()+years, time.December, 31, 0, 0, 0, 0, time.UTC))
	}
	return list
}

// months are the first and the last month of the phases; false where there are none, or one cannot be read.
func (s Schedule) months() (start, end time.Time, known bool) {
	for i, p := range s.Phases {
		from, fromErr := time.Parse("2006-01", p.Start)
		to, toErr := time.Parse("2006-01", p.End)
		if fromErr != nil || toErr != nil {
			return start, end, false
		}
		if i == 0 || from.Before(start) {
			start = from
		}
		if i == 0 || to.After(end) {
			end = to
		}
	}
	return start, end, len(s.Phases) > 0
}

func lastDay(month time.Time) time.Time { return month.AddDate(0, 1, -1) }

// PromisedBy is the indicator of commitments that a milestone after the approval is the actual day of, or "".
func PromisedBy(milestone string) string {
	return map[string]string{Started: "start_on", Completed: "completion_on", Production: "production_on", Capacity: "capacity_on"}[milestone]
}
