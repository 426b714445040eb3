package calendar

import (
	"fmt"
	"time"

	"permu/internal/land"
)

// Units of a span of time.
const (
	Days        = "days"
	WorkingDays = "working_days"
	Months      = "months"
	Years       = "years"
)

// Deadline is the last day of a span of time with its arithmetic.
type Deadline struct {
	On   time.Time
	Says land.Phrase
}

// Deadline counts a span from a day. The day itself is not counted (民法典 Art. 201); months and years end on the day of the
// same number, or on the last of a shorter month (Art. 202); one that is set by law and ends on a rest day ends with the next
// working day (Art. 203).
func (c Calendar) Deadline(span land.TimeSpan, from time.Time, law bool) Deadline {
	end := After(from, span)
	if span.Unit == WorkingDays {
		end = c.worked(from, span.Count)
	}
	zh := fmt.Sprintf("%s + %d %s = %s", Text(from), span.Count, unitZH(span.Unit), Text(end))
	en := fmt.Sprintf("%s + %s = %s", Text(from), SpanEN(span), Text(end))
	d := Deadline{On: end, Says: land.Phrase{ZH: zh, EN: en}}
	if law {
		return c.Rolled(d)
	}
	if span.Unit == WorkingDays {
		d.say(c.unknown(from, end))
	}
	return d
}

// Rolled moves a deadline on a rest day to the next working day.
func (c Calendar) Rolled(d Deadline) Deadline {
	end := c.next(d.On)
	if !end.Equal(d.On) {
		rest := c.restOf(d.On)
		d.say(land.Phrase{ZH: fmt.Sprintf("(%s)→ %s", rest.ZH, Text(end)), EN: fmt.Sprintf(" (%s) → %s", rest.EN, Text(end))})
	}
	d.say(c.unknown(d.On, end))
	d.On = end
	return d
}

func (d *Deadline) say(more land.Phrase) {
	d.Says.ZH += more.ZH
	d.Says.EN += more.EN
}

// worked is the day on which so many working days have passed since a day.
func (c Calendar) worked(from time.Time, count int) time.Time {
	for left := count; left > 0; {
		from = from.AddDate(0, 0, 1)
		if c.Works(from) {
			left--
		}
	}
	return from
}

// After is the day a span after a day; working days are counted by the calendar, here as days.
func After(from time.Time, span land.TimeSpan) time.Time {
	switch span.Unit {
	case Months:
		return monthsAfter(from, span.Count)
	case Years:
		return YearsAfter(from, span.Count)
	}
	return from.AddDate(0, 0, span.Count)
}

// YearsAfter is the same day some years later; where that year has no such day, the last of the month (民法典 Art. 202).
func YearsAfter(from time.Time, years int) time.Time { return monthsAfter(from, 12*years) }

func monthsAfter(from time.Time, months int) time.Time {
	first := time.Date(from.Year(), from.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(from.Day(), last)-1)
}

func unitZH(unit string) string {
	return map[string]string{Days: "日", WorkingDays: "个工作日", Months: "个月", Years: "年"}[unit]
}

// SpanEN is a span in English.
func SpanEN(span land.TimeSpan) string {
	unit := map[string]string{Days: "day", WorkingDays: "working day", Months: "month", Years: "year"}[span.Unit]
	if span.Count != 1 {
		unit += "s"
	}
	return fmt.Sprintf("%d %s", span.Count, unit)
}

// CheckSpan is the rule that a span breaks, or "".
func CheckSpan(span land.TimeSpan) string {
	switch {
	case unitZH(span.Unit) == "":
		return "unit must be days, working_days, months or years"
	case span.Count < 1 || span.Count > 3660:
		return "count must be from 1 to 3660"
	}
	return ""
}

// Due says how a deadline stands on a day: overdue, soon, or neither.
func Due(due *string, today time.Time, soonDays int) string {
	on, ok := Day(due)
	switch {
	case !ok:
		return ""
	case on.Before(today):
		return "overdue"
	case !on.After(today.AddDate(0, 0, soonDays)):
		return "soon"
	}
	return ""
}
