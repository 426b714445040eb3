package policy

import (
	"fmt"
	"time"

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

// Years is the full calendar years between two days and the share of the one that runs; negative when to is before from.
func Years(from, to time.Time) float64 {
	whole := to.Year() - from.Year()
	if from.AddDate(whole, 0, 0).After(to) {
		whole--
	}
	since, next := from.AddDate(whole, 0, 0), from.AddDate(whole+1, 0, 0)
	return float64(whole) + float64(to.Sub(since))/float64(next.Sub(since))
}
