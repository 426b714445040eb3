package analysis

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"

	"permu/internal/land"
)

// mostYears is how many years the actuals of a case go back.
const mostYears = 12

// caseActuals lays what the land of a case came to, year by year, beside what it was before, what was promised and what is
// planned: those of the decision or the submission, where there was one.
func (z *Zones) caseActuals(ctx context.Context, zoneCode string, r land.CaseRecord) (land.CaseActuals, error) {
	rows, err := z.SiteYears(ctx, zoneCode, r.SiteID)
	if err != nil {
		return land.CaseActuals{}, err
	}
	var then, now land.Scheme
	rests := r.Current
	if len(r.Frozen) > 0 {
		rests = &r.Frozen[0].Case
	}
	for scheme, figures := range map[*land.Scheme]json.RawMessage{&then: rests.Figures, &now: r.Current.Figures} {
		if len(figures) > 0 {
			if err := json.Unmarshal(figures, scheme); err != nil {
				return land.CaseActuals{}, fmt.Errorf("figures of case %d: %w", r.CaseID, err)
			}
		}
	}
	y := siteYears{rows: rows, now: now, thisYear: yearOf(today()), changed: otherLand(r)}
	a := land.CaseActuals{Years: y.years(r.SubmittedOn), Lines: []land.ActualLine{}}
	for _, c := range then.Compared {
		line := land.ActualLine{Name: c.Name, Title: c.Title, Unit: c.Unit, Digits: land.DigitsOf(c.Unit), Before: c.Before, Of: c.Years, Promised: promisedBy(r.Promises, c), Plan: c.Plan}
		for _, year := range a.Years {
			line.Actual = append(line.Actual, y.actual(c.Name, year))
		}
		a.Lines = append(a.Lines, line)
	}
	a.Lacking = lackingOf(a)
	return a, nil
}

// otherLand reports whether what is on record of the parcels of a case is not of its land: some ended, or took other land in.
func otherLand(r land.CaseRecord) bool {
	return len(r.Ground.Changes) > 0 || slices.ContainsFunc(r.Current.Parcels, func(p land.SiteParcel) bool {
		return p.LandChange != nil && len(p.LandChange.TookIn) > 0
	})
}

// lackingOf gathers the years of which the same numbers are not known for the same reason.
func lackingOf(a land.CaseActuals) []land.LackingYears {
	list := []land.LackingYears{}
	for i, year := range a.Years {
		for _, one := range lackingIn(a.Lines, i) {
			at := slices.IndexFunc(list, func(had land.LackingYears) bool { return had.Why == one.Why && slices.Equal(had.Lines, one.Lines) })
			if at < 0 {
				at, list = len(list), append(list, one)
			}
			list[at].Years = append(list[at].Years, year)
		}
	}
	return list
}

// lackingIn are the numbers that are not known of one year, by reason; none is named where it is so of all.
func lackingIn(lines []land.ActualLine, i int) []land.LackingYears {
	var list []land.LackingYears
	for _, line := range lines {
		why := line.Actual[i].Why
		if why == (land.Phrase{}) {
			continue
		}
		at := slices.IndexFunc(list, func(had land.LackingYears) bool { return had.Why == why })
		if at < 0 {
			at, list = len(list), append(list, land.LackingYears{Why: why})
		}
		list[at].Lines = append(list[at].Lines, line.Title)
	}
	for at := range list {
		if len(list[at].Lines) == len(lines) {
			list[at].Lines = []land.Phrase{}
		}
	}
	return list
}

// promisedBy is what a case promises of a number where one promise is of it, else what agreements do.
func promisedBy(promises []land.Promise, c land.Compared) *float64 {
	var found []*float64
	for _, p := range promises {
		if p.Indicator == c.Name && p.Target != nil {
			found = append(found, p.Target)
		}
	}
	if len(found) == 1 {
		return found[0]
	}
	return c.Committed
}

func yearOf(day string) int {
	year, _ := strconv.Atoi(day[:4])
	return year
}

// siteYears is what is known of the land of a site by year.
type siteYears struct {
	rows     []land.SiteYears
	now      land.Scheme // by what is on record now
	thisYear int
	changed  bool // some of its parcels are in force no longer, or took other land in
}

// years are the three before the submission, or before now, those of the first run where it is of earlier ones, and every one since.
func (y siteYears) years(submittedOn *string) []int {
	first := y.thisYear
	if submittedOn != nil {
		first = yearOf(*submittedOn)
	}
	first -= 3
	if len(y.rows) > 0 {
		first = min(first, y.rows[0].Year-2)
	}
	var list []int
	for year := max(first, y.thisYear-mostYears+1); year <= y.thisYear; year++ {
		list = append(list, year)
	}
	return list
}

// actual is a number of the land in a year. What is on record of it as such stands in this year alone: nobody keeps it by year.
func (y siteYears) actual(name string, year int) land.ActualValue {
	yearly := map[string]func([]land.SiteYears, int) land.ActualValue{
		"output_per_mu": perMuOf(0), "tax_per_mu": perMuOf(1), "jobs": jobsOf, "energy_per_output": energyOf,
	}[name]
	if yearly == nil {
		return y.standing(name, year)
	}
	rows, at := y.of(year)
	if len(rows) == 0 {
		return unknown("该年尚无评价批次", "no run has this year yet")
	}
	if slices.ContainsFunc(rows, func(r land.SiteYears) bool { return r.Mixed }) {
		return unknown("宗地已与范围外的土地合并,无法单独计算", "merged with other land: what is on it is not of the site alone")
	}
	return yearly(rows, at)
}

func (y siteYears) standing(name string, year int) land.ActualValue {
	switch {
	case year != y.thisYear:
		return unknown("台账只有现值,没有逐年记录", "on record as it is now, not by year")
	case y.changed:
		return unknown("宗地已变更,原宗地的台账不再是现状", "parcels have changed: their record is no longer what is there")
	}
	for _, c := range y.now.Compared {
		if c.Name == name && c.Before != nil {
			return land.ActualValue{Value: c.Before}
		}
	}
	return unknown("台账无记录,或有宗地缺数", "not on record, or not of every parcel")
}

// of are the parcels of the run that has a year, its own before one of the two years after, and the place of the year in it.
func (y siteYears) of(year int) (rows []land.SiteYears, at int) {
	for after := range 3 {
		for _, r := range y.rows {
			if r.Year == year+after && len(r.YearValues) == 3*perYear {
				rows = append(rows, r)
			}
		}
		if len(rows) > 0 {
			return rows, 2 - after
		}
	}
	return nil, 0
}

// summedOf adds an amount of the parcels in use up; one that is not known makes the sum unknown.
func summedOf(rows []land.SiteYears, of func(land.SiteYears) float64) (float64, land.ActualValue) {
	sum, used, known := 0.0, 0, 0
	for _, r := range rows {
		if !r.Used {
			continue
		}
		used++
		if v := of(r); !math.IsNaN(v) {
			sum, known = sum+v, known+1
		}
	}
	switch {
	case used == 0:
		return 0, unknown("批次未见在地企业", "the run finds no enterprise on it")
	case known < used:
		return 0, unknown(fmt.Sprintf("在用 %d 宗中 %d 宗缺年报数据", used, used-known), fmt.Sprintf("not known of %d of %d parcels in use", used-known, used))
	}
	return sum, land.ActualValue{Value: &sum}
}

func perMuOf(column int) func([]land.SiteYears, int) land.ActualValue {
	return func(rows []land.SiteYears, at int) land.ActualValue {
		landM2 := 0.0
		for _, r := range rows {
			landM2 += r.LandM2
		}
		sum, v := summedOf(rows, wholeOf(at, column))
		if v.Value != nil {
			v.Value = new(sum / land.YuanPerWan / land.Mu(landM2))
		}
		return v
	}
}

// wholeOf is an amount of a year by its place; one that leaves users out is not known.
func wholeOf(year, amount int) func(land.SiteYears) float64 {
	return func(r land.SiteYears) float64 {
		if slices.Contains(partlyOf(r.YearPartly, year), amountsKept[amount]) {
			return math.NaN()
		}
		return r.YearValues[perYear*year+amount]
	}
}

func jobsOf(rows []land.SiteYears, at int) land.ActualValue {
	_, v := summedOf(rows, wholeOf(at, 2))
	return v
}

// energyOf is energy in tce over output in 万元.
func energyOf(rows []land.SiteYears, at int) land.ActualValue {
	output, v := summedOf(rows, wholeOf(at, 0))
	if v.Value == nil {
		return v
	}
	tce, v := summedOf(rows, func(r land.SiteYears) float64 {
		if at >= len(r.EnergyTCE) {
			return math.NaN()
		}
		return r.EnergyTCE[at]
	})
	switch {
	case v.Value != nil && output <= 0:
		return unknown("该年无产值", "no output in this year")
	case v.Value != nil:
		v.Value = new(tce / (output / land.YuanPerWan))
	}
	return v
}

func unknown(zh, en string) land.ActualValue {
	return land.ActualValue{Why: land.Phrase{ZH: zh, EN: en}}
}
