package disposal

import (
	"fmt"
	"slices"
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

// Clocks of an entry.
const (
	ClockNotice = "notice" // to serve the notice of inquiry
	ClockAnswer = "answer" // the holder's answer to it
	ClockUntil  = "until"  // a day that was set: the end of a hold, or of a mode with a limit
	ClockOwn    = "own"    // a deadline that an officer set
)

// Clock is a deadline that a move starts.
type Clock struct {
	Name  string         `json:"name"`
	Span  *land.TimeSpan `json:"span,omitempty"`
	Law   bool           `json:"law" doc:"set by law: it runs on to the next working day, and nobody sets it otherwise"`
	Basis string         `json:"basis,omitempty"`
	Title land.Phrase    `json:"title"`
}

// Clocks lists every clock.
func Clocks() []Clock {
	thirty := &land.TimeSpan{Count: 30, Unit: Days}
	return []Clock{
		{ClockNotice, thirty, true, idleMeasures + ":发现之日起三十日内", land.Phrase{ZH: "调查核实并送达通知书", EN: "inquiry and notice"}},
		{ClockAnswer, thirty, true, idleMeasures + ":接到通知书之日起三十日内", land.Phrase{ZH: "使用权人说明情况", EN: "the holder's answer"}},
		{ClockUntil, nil, false, "", land.Phrase{ZH: "到期", EN: "end of the time that was set"}},
		{ClockOwn, nil, false, "", land.Phrase{ZH: "自定期限", EN: "deadline of one's own"}},
	}
}

func clockByName(name string) Clock {
	all := Clocks()
	if i := slices.IndexFunc(all, func(c Clock) bool { return c.Name == name }); i >= 0 {
		return all[i]
	}
	return Clock{Name: name}
}

// Deadline is the last day of a clock with its arithmetic.
type Deadline struct {
	Clock string
	On    time.Time
	Says  land.Phrase
}

// deadline counts a span from a day. The day itself is not counted (民法典 Art. 201); months and years end on the day of the
// same number, or on the last of a shorter month (Art. 202); a clock set by law that ends on a rest day ends with the next
// working day (Art. 203).
func (c Calendar) deadline(clock Clock, span land.TimeSpan, from time.Time) Deadline {
	end := after(from, span)
	if span.Unit == WorkingDays {
		end = c.worked(from, span.Count)
	}
	zh := fmt.Sprintf("%s + %d %s = %s", text(from), span.Count, unitZH(span.Unit), text(end))
	en := fmt.Sprintf("%s + %s = %s", text(from), spanEN(span), text(end))
	d := Deadline{Clock: clock.Name, On: end, Says: land.Phrase{ZH: zh, EN: en}}
	if clock.Law {
		return c.rolled(d)
	}
	if span.Unit == WorkingDays {
		d.say(c.unknown(from, end))
	}
	return d
}

// rolled moves a deadline on a rest day to the next working day.
func (c Calendar) rolled(d Deadline) Deadline {
	end := c.next(d.On)
	if !end.Equal(d.On) {
		rest := c.restOf(d.On)
		d.say(land.Phrase{ZH: fmt.Sprintf("(%s)→ %s", rest.ZH, text(end)), EN: fmt.Sprintf(" (%s) → %s", rest.EN, text(end))})
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

// after is the day a span after a day; working days are counted by the calendar, here as days.
func after(from time.Time, span land.TimeSpan) time.Time {
	switch span.Unit {
	case Months:
		return monthsAfter(from, span.Count)
	case Years:
		return monthsAfter(from, 12*span.Count)
	}
	return from.AddDate(0, 0, span.Count)
}

func monthsAfter(from time.Time, months int) time.Time {
	first := time.Date(from.Year(), from.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(from.Day(), last)-1)
}

func unitZH(unit string) string {
	return map[string]string{Days: "日", WorkingDays: "个工作日", Months: "个月", Years: "年"}[unit]
}

func spanEN(span land.TimeSpan) string {
	unit := map[string]string{Days: "day", WorkingDays: "working day", Months: "month", Years: "year"}[span.Unit]
	if span.Count != 1 {
		unit += "s"
	}
	return fmt.Sprintf("%d %s", span.Count, unit)
}

func checkSpan(span land.TimeSpan) string {
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
	on, ok := dayOf(due)
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
