package policy

import (
	"fmt"
	"time"

	"permu/internal/calendar"
	"permu/internal/strictyaml"
)

// Date is a day, written YYYY-MM-DD; the zero value is none.
type Date struct{ time.Time }

// UnmarshalYAML takes YYYY-MM-DD.
func (d *Date) UnmarshalYAML(node strictyaml.Node) error { return strictyaml.Scalar(node, d.parse) }

func (d *Date) parse(text string) (err error) {
	if d.Time, err = time.Parse(time.DateOnly, text); err != nil {
		return fmt.Errorf("must be a day, YYYY-MM-DD (is %q)", text)
	}
	return nil
}

// holds reports whether a day lies between two dates, both included; a date that is none does not bound.
func holds(from, until Date, day time.Time) bool {
	return (from.IsZero() || !day.Before(from.Time)) && (until.IsZero() || !day.After(until.Time))
}

// Years is the full calendar years between two days and the share of the one that runs; negative when to is before from. A year
// from a leap day is full on 28 February, as [calendar.YearsAfter] counts.
func Years(from, to time.Time) float64 {
	whole := to.Year() - from.Year()
	if calendar.YearsAfter(from, whole).After(to) {
		whole--
	}
	since, next := calendar.YearsAfter(from, whole), calendar.YearsAfter(from, whole+1)
	return float64(whole) + float64(to.Sub(since))/float64(next.Sub(since))
}
