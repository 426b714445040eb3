// Package pledge judges what agreements promised (履约): each commitment on a day, with the arithmetic, and where each
// granted parcel stands on the way from signature to capacity (湖州 "破五未"). It does no input or output. Days are
// YYYY-MM-DD, which sort as text.
package pledge

import (
	"fmt"
	"math"
	"strconv"
	"time"

	"permu/internal/land"
)

// Outcomes of a commitment.
const (
	Met        = "met"
	Failed     = "failed"
	NotDue     = "not_due"
	CannotTell = "cannot_tell"
)

// Warnings of a commitment.
const (
	NoWarning = "none"
	DueSoon   = "due_soon"
	Overdue   = "overdue"
)

// WarnDays is how many days before the due day a commitment is warned of where nobody says otherwise.
const WarnDays = 90

// daysBetween counts the days from one day to another; false where one of them is no day.
func daysBetween(from, to string) (int, bool) {
	a, errA := time.Parse(time.DateOnly, from)
	b, errB := time.Parse(time.DateOnly, to)
	return int(b.Sub(a).Hours() / 24), errA == nil && errB == nil
}

// first is the first of some values that is there.
func first[T any](values ...*T) *T {
	for _, v := range values {
		if v != nil {
			return v
		}
	}
	return nil
}

func said(zh, en string, args ...any) land.Phrase {
	return land.Phrase{ZH: fmt.Sprintf(zh, args...), EN: fmt.Sprintf(en, args...)}
}

func doubt(code, zh, en string, args ...any) land.Reason {
	words := said(zh, en, args...)
	return land.Reason{Code: code, ZH: words.ZH, EN: words.EN}
}

// short writes a figure that falls short: never as more than it is.
func short(v float64) string { return figure(math.Floor(math.Round(v*1e8)/1e4) / 1e4) }

// lacking writes what is lacking: never as less than it is.
func lacking(v float64) string { return figure(math.Ceil(math.Round(v*1e8)/1e4) / 1e4) }

// figure writes a number without trailing zeros, with at most four decimals.
func figure(v float64) string {
	text := strconv.FormatFloat(v, 'f', 4, 64)
	for text[len(text)-1] == '0' {
		text = text[:len(text)-1]
	}
	if text[len(text)-1] == '.' {
		text = text[:len(text)-1]
	}
	return text
}
