package survey

import (
	"fmt"
	"math"
	"time"

	"permu/internal/calendar"
	"permu/internal/land"
)

// How a parcel fits a condition; what fails one is not found.
const (
	fits    = "fits"
	nearly  = "nearly"
	unknown = "unknown"
	fails   = ""
)

// NearlyBy is the share by which a number misses a condition at most to fit it nearly.
const NearlyBy = 0.1

// candidate is a parcel that is asked, with the floor area to be had on it where that is asked for.
type candidate struct {
	land.LandFacts
	spare *land.SpareFloor
	freed freed
}

// condition asks a candidate; why is said of every one that is found.
type condition struct {
	name string
	ask  func(candidate) (fit string, why land.Phrase)
}

// conditionsOf are the conditions that a search asks of land by itself, in the order in which they are shown.
func conditionsOf(c land.LandConditions, day time.Time) []condition {
	var asked []condition
	ask := func(holds bool, name string, how func(candidate) (string, land.Phrase)) {
		if holds {
			asked = append(asked, condition{name, how})
		}
	}
	ask(c.AreaMinMu > 0 || c.AreaMaxMu > 0, "area", func(p candidate) (string, land.Phrase) { return ofArea(c, p.LandFacts) })
	ask(c.FARMin > 0, "far", func(p candidate) (string, land.Phrase) { return ofFAR(c.FARMin, p.FARMax) })
	ask(c.Clear, "clear", ofClear)
	ask(c.FreeMonths > 0, "free", func(p candidate) (string, land.Phrase) { return ofFree(c.FreeMonths, day, p.freed) })
	ask(c.Industrial, "planned_use", ofUse)
	ask(c.Near != "", "near", func(p candidate) (string, land.Phrase) { return ofDistance(within(c), p.DistanceM) })
	return asked
}

// ofSpare are the conditions that a search asks of floor area to be had: land in good use is neither free nor of an area.
func ofSpare(c land.LandConditions) []condition {
	var asked []condition
	for _, one := range conditionsOf(c, time.Time{}) {
		switch one.name {
		case "far":
			one.ask = func(p candidate) (string, land.Phrase) { return ofFAR(c.FARMin, &p.spare.AllowedFAR) }
		case "area", "free":
			continue
		}
		asked = append(asked, one)
	}
	return append(asked, condition{"spare", func(p candidate) (string, land.Phrase) {
		return atLeast(p.spare.SpareM2, c.SpareM2), p.spare.Formula
	}})
}

// atLeast says how a value fits a least one.
func atLeast(value, least float64) string {
	switch {
	case value >= least:
		return fits
	case value >= least*(1-NearlyBy):
		return nearly
	}
	return fails
}

// atMost says how a value fits a highest one.
func atMost(value, most float64) string {
	switch {
	case value <= most:
		return fits
	case value <= most*(1+NearlyBy):
		return nearly
	}
	return fails
}

func ofArea(c land.LandConditions, p land.LandFacts) (string, land.Phrase) {
	mu, fit := land.Mu(p.LandM2), fits
	if c.AreaMinMu > 0 {
		fit = atLeast(mu, c.AreaMinMu)
	}
	if c.AreaMaxMu > 0 && fit == fits {
		fit = atMost(mu, c.AreaMaxMu)
	}
	by := land.Phrase{ZH: "图形面积", EN: "measured"}
	if p.Titled {
		by = land.Phrase{ZH: "证载面积", EN: "by title"}
	}
	return fit, said("%[2]s %[1]s 亩", "%[1]s mu %[3]s", figure(mu, 2), by.ZH, by.EN)
}

func ofFAR(least float64, allowed *float64) (string, land.Phrase) {
	if allowed == nil {
		return unknown, said("容积率上限没有记录", "the highest floor area ratio is not on record")
	}
	return atLeast(*allowed, least), said("可建容积率 %s", "a floor area ratio of %s is allowed", figure(*allowed, 2))
}

func ofClear(p candidate) (string, land.Phrase) {
	clear, why := against(land.SpareFacts{Mortgaged: p.Mortgaged, Sealed: p.Sealed, Seized: p.Seized})
	switch clear {
	case "clear":
		return fits, said("登记为无抵押、无查封", "on record as neither mortgaged nor sealed")
	case "unknown":
		return unknown, why
	}
	return fails, why
}

func ofFree(months int, day time.Time, f freed) (string, land.Phrase) {
	limit := calendar.After(day, land.TimeSpan{Count: months, Unit: calendar.Months})
	switch {
	case f.on == nil && !f.known:
		return unknown, f.why
	case f.on == nil:
		return fails, f.why
	}
	return atMost(f.on.Sub(day).Hours(), limit.Sub(day).Hours()), f.why
}

func ofUse(p candidate) (string, land.Phrase) {
	switch code := p.PlannedUseCode; {
	case code == nil:
		return unknown, said("规划用途没有记录", "its use by plan is not on record")
	case land.Parcel{LandUseCode: code}.Industrial():
		return fits, said("规划用途 %s 为工业或仓储", "its use by plan, %s, is industry or storage", *code)
	}
	return fails, land.Phrase{}
}

func ofDistance(most float64, away *float64) (string, land.Phrase) {
	if away == nil {
		return fails, land.Phrase{}
	}
	return atMost(*away, most), said("距离 %s 米", "%s m away", fmt.Sprint(math.Round(*away)))
}

// usualWithin is the distance in metres where a search names none.
const usualWithin = 500

func within(c land.LandConditions) float64 {
	if c.WithinM > 0 {
		return c.WithinM
	}
	return usualWithin
}
