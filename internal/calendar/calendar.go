// Package calendar counts days as 民法典 articles 201 to 203 do: which days are worked, when a span of time ends, and how that
// comes about in words. It is pure.
package calendar

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"permu/internal/land"
)

// Kinds of day that a table of holidays names.
const (
	RestDay = "holiday" // a statutory holiday, or a weekday made free for one
	WorkDay = "workday" // a weekend day that is worked in exchange
)

// wholeYear is how many statutory holidays a year has at least (全国年节及纪念日放假办法: 11 since 2008, 13 since 2025). With fewer
// free days on record, such as those that the next year's table names of it, a year is not known.
const wholeYear = 11

// Calendar says which days are worked, and which day it is. A year whose holidays are not known has weekends and the days on
// record, and the arithmetic says so.
type Calendar struct {
	Today    time.Time
	holidays map[string]land.Holiday
	years    map[int]int // free days on record
}

// New makes the calendar of a zone; today is a day at midnight UTC.
func New(today time.Time, holidays []land.Holiday) Calendar {
	c := Calendar{Today: today, holidays: map[string]land.Holiday{}, years: freeDays(holidays)}
	for _, h := range holidays {
		if day, ok := Day(&h.Day); ok {
			c.holidays[Text(day)] = h
		}
	}
	return c
}

// freeDays counts the free days of a table by year.
func freeDays(holidays []land.Holiday) map[int]int {
	years := map[int]int{}
	for _, h := range holidays {
		if day, ok := Day(&h.Day); ok && h.Kind == RestDay {
			years[day.Year()]++
		}
	}
	return years
}

// WholeYears lists the years whose holidays a table names, and not only a few days of them.
func WholeYears(holidays []land.Holiday) []int {
	years := freeDays(holidays)
	maps.DeleteFunc(years, func(_, days int) bool { return days < wholeYear })
	return slices.Sorted(maps.Keys(years))
}

// Works reports whether a day is worked: Monday to Friday, but for holidays, and days worked in exchange.
func (c Calendar) Works(day time.Time) bool {
	if h, ok := c.holidays[Text(day)]; ok {
		return h.Kind == WorkDay
	}
	return day.Weekday() != time.Saturday && day.Weekday() != time.Sunday
}

// Knows reports whether the holidays of a year are known.
func (c Calendar) Knows(year int) bool { return c.years[year] >= wholeYear }

// next is the first worked day from a day on; at most sixty days are free in a row.
func (c Calendar) next(day time.Time) time.Time {
	for range 60 {
		if c.Works(day) {
			break
		}
		day = day.AddDate(0, 0, 1)
	}
	return day
}

// restOf says why a day is free.
func (c Calendar) restOf(day time.Time) land.Phrase {
	if h, ok := c.holidays[Text(day)]; ok && h.Name != "" {
		return land.Phrase{ZH: h.Name, EN: h.Name}
	}
	if _, ok := c.holidays[Text(day)]; ok {
		return land.Phrase{ZH: "法定节假日", EN: "a holiday"}
	}
	return land.Phrase{ZH: "周末", EN: "a weekend"}
}

// unknown says which of the years of a count have no holidays on record.
func (c Calendar) unknown(from, to time.Time) land.Phrase {
	for year := from.Year(); year <= to.Year(); year++ {
		switch {
		case c.Knows(year):
		case c.years[year] > 0:
			return land.Phrase{
				ZH: fmt.Sprintf("(%d 年节假日导入不全)", year), EN: fmt.Sprintf(" (the holidays of %d are on record in part)", year),
			}
		default:
			return land.Phrase{
				ZH: fmt.Sprintf("(%d 年节假日未导入,只计周末)", year), EN: fmt.Sprintf(" (the holidays of %d are not on record: weekends alone count)", year),
			}
		}
	}
	return land.Phrase{}
}

// Day reads YYYY-MM-DD; false is no day, or none of the years 1949 to 2200.
func Day(day *string) (time.Time, bool) {
	if day == nil {
		return time.Time{}, false
	}
	t, err := time.Parse(time.DateOnly, *day)
	return t, err == nil && t.Year() >= 1949 && t.Year() <= 2200
}

// Text writes YYYY-MM-DD.
func Text(day time.Time) string { return day.Format(time.DateOnly) }
