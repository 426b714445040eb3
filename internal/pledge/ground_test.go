package pledge_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/land"
	"permu/internal/pledge"
)

// plot is a parcel of so many mu that stands, with what is on record of it set.
func plot(mu float64, set func(*land.PromisedParcel)) land.PromisedParcel {
	p := land.PromisedParcel{Stands: true, LandM2: mu * 2000 / 3}
	set(&p)
	return p
}

func bare(*land.PromisedParcel) {}

func TestTogether(t *testing.T) {
	west := plot(10, func(p *land.PromisedParcel) {
		p.InvestedCNY, p.FloorAreaM2, p.Built = new(1e7), new(5000.0), true
		p.HandedOverOn, p.ActualStartOn, p.ActualCompletionOn = new("2004-01-01"), new("2005-01-01"), new("2019-12-01")
	})
	east := plot(30, func(p *land.PromisedParcel) {
		p.InvestedCNY, p.FloorAreaM2 = new(5e7), new(31_666.67)
		p.HandedOverOn, p.ActualStartOn, p.ActualCompletionOn, p.Used = new("2004-02-01"), new("2019-06-01"), new("2019-11-01"), true
	})
	gone := land.PromisedParcel{LandM2: 1e6, InvestedCNY: new(1e9)}
	tests := map[string]struct {
		parcels   []land.PromisedParcel
		decidedOn *string
		want      land.PromisedLand
	}{
		"none": {nil, nil, land.PromisedLand{}},
		"the parcel of an agreement": {[]land.PromisedParcel{west}, nil, land.PromisedLand{
			Count: 1, LandM2: &west.LandM2, FloorAreaM2: new(5000.0), InvestedCNY: new(1e7), HandedOverOn: new("2004-01-01"),
			ActualStartOn: new("2005-01-01"), ActualCompletionOn: new("2019-12-01"), Completed: 1, Built: true,
		}},
		"a site is summed, and what came before the decision is not of it": {[]land.PromisedParcel{west, east, gone}, new("2019-01-01"), land.PromisedLand{
			Count: 2, Ended: true, LandM2: new(west.LandM2 + east.LandM2), FloorAreaM2: new(36_666.67), InvestedCNY: new(6e7),
			ActualStartOn: new("2019-06-01"), ActualCompletionOn: new("2019-12-01"), Completed: 2, Built: true, Used: true,
		}},
		"a part of a sum is no sum, and all must be completed": {[]land.PromisedParcel{west, plot(30, bare)}, new("2019-01-01"), land.PromisedLand{
			Count: 2, LandM2: new(west.LandM2 + east.LandM2), Completed: 1, Built: true,
			Partly: []land.PartlySum{{Name: "floor_area_m2", Value: 5000, Known: 1}, {Name: "invested_cny", Value: 1e7, Known: 1}},
		}},
		"nothing of it stands": {[]land.PromisedParcel{gone}, new("2019-01-01"), land.PromisedLand{Ended: true}},
		"other land is in it":  {[]land.PromisedParcel{plot(1, func(p *land.PromisedParcel) { p.Mixed = true })}, new("2019-01-01"), land.PromisedLand{Count: 1, Mixed: true, LandM2: new(2000.0 / 3)}},
	}
	for name, tt := range tests {
		if diff := cmp.Diff(tt.want, pledge.Together(tt.parcels, tt.decidedOn)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestJudgeOfASite has promises of several parcels, decided at the beginning of 2019.
func TestJudgeOfASite(t *testing.T) {
	of := func(indicator string, parcels []land.PromisedParcel, set func(*land.CommitmentFacts)) land.CommitmentFacts {
		return promise(indicator, func(c *land.CommitmentFacts) {
			c.DecidedOn, c.DueOn, c.Parcels = new("2019-01-01"), new("2020-06-30"), parcels
			c.PromisedLand = pledge.Together(parcels, c.DecidedOn)
			set(c)
		})
	}
	invested := func(cny float64) func(*land.PromisedParcel) {
		return func(p *land.PromisedParcel) { p.InvestedCNY = &cny }
	}
	floor := func(all, since float64) func(*land.PromisedParcel) {
		return func(p *land.PromisedParcel) { p.FloorAreaM2, p.FloorSinceM2 = &all, since }
	}
	jobsOf := func(years ...int) (list []land.YearFigures) {
		for _, year := range years {
			list = append(list, land.YearFigures{Year: year, Employees: new(9.0)})
		}
		return list
	}
	two, half := []land.PromisedParcel{plot(10, invested(1e7)), plot(30, invested(5e7))}, []land.PromisedParcel{plot(10, invested(1e7)), plot(30, bare)}
	mixed := []land.PromisedParcel{plot(10, invested(1e7)), plot(30, func(p *land.PromisedParcel) { p.InvestedCNY, p.Mixed = new(5e7), true })}
	target := func(v float64) func(*land.CommitmentFacts) { return func(c *land.CommitmentFacts) { c.Target = &v } }
	partly := []land.YearFigures{{Year: 2020, TaxCNY: new(3e6), Partly: []string{"tax_cny"}}}
	completed := func(p *land.PromisedParcel) { p.ActualCompletionOn = new("2020-01-01") }
	tests := map[string]struct {
		c       land.CommitmentFacts
		outcome string
		source  string
		doubts  string
	}{
		"the ratio of the sums is above it":           {of("investment_per_mu", two, target(140)), pledge.CannotTell, "", "invested_before"},
		"the ratio of the sums is below it":           {of("investment_per_mu", two, target(151)), pledge.Failed, "宗地台账:已投资 6000 万元 ÷ 40 亩,地块现有效 2 宗合计", ""},
		"the whole, in another unit":                  {of("investment_total", two, func(c *land.CommitmentFacts) { c.Target, c.Unit = new(0.61), new("亿元") }), pledge.Failed, "宗地台账:已投资 6000 万元,地块现有效 2 宗合计", ""},
		"the whole falls short":                       {of("investment_total", two, target(6001)), pledge.Failed, "宗地台账:已投资 6000 万元,地块现有效 2 宗合计", ""},
		"old floor alone shows nothing":               {of("floor_area_m2", []land.PromisedParcel{plot(10, floor(20_000, 0))}, target(18_000)), pledge.CannotTell, "", "floor_before"},
		"nor does new floor with old":                 {of("floor_area_ratio", []land.PromisedParcel{plot(10, floor(20_000, 9_000))}, target(1.5)), pledge.CannotTell, "", "floor_before"},
		"new floor does":                              {of("floor_area_m2", []land.PromisedParcel{plot(10, floor(20_000, 18_000))}, target(18_000)), pledge.Met, "宗地与建筑台账:建筑面积 20000 ㎡", "not_dated"},
		"old and new floor fall short":                {of("floor_area_m2", []land.PromisedParcel{plot(10, floor(17_000, 9_000))}, target(18_000)), pledge.Failed, "宗地与建筑台账:建筑面积 17000 ㎡", ""},
		"a year before the decision, none is due":     {of("jobs", two, func(c *land.CommitmentFacts) { c.Target, c.DueOn, c.Years = new(5.0), nil, jobsOf(2018, 2019) }), pledge.Met, "企业 2019 年年报按用地分摊的就业人数(评价批次 3),地块现有效 2 宗合计", ""},
		"the years before it alone":                   {of("jobs", two, func(c *land.CommitmentFacts) { c.Target, c.DueOn, c.Years = new(5.0), nil, jobsOf(2017, 2018) }), pledge.CannotTell, "", ""},
		"a part that would reach it proves nothing":   {of("investment_per_mu", half, target(20)), pledge.CannotTell, "", "partly_known"},
		"what is on it is not of it alone":            {of("investment_per_mu", mixed, target(20)), pledge.CannotTell, "", "land_mixed"},
		"a year of which a part is known":             {of("tax_per_mu", two, func(c *land.CommitmentFacts) { c.Target, c.Years = new(1.0), partly }), pledge.CannotTell, "", "year_partly"},
		"one of two is completed":                     {of("completion_on", []land.PromisedParcel{plot(1, completed), plot(1, bare)}, bareFacts), pledge.Failed, "", ""},
		"both are completed":                          {of("completion_on", []land.PromisedParcel{plot(1, completed), plot(1, completed)}, bareFacts), pledge.Met, "宗地台账,2 宗中最晚", ""},
		"who produced before the decision is no sign": {of("production_on", two, func(c *land.CommitmentFacts) { c.ProductionOn = new("2018-12-31") }), pledge.Failed, "", "produced_before"},
		"events before the decision are not of it": {of("safety", two, func(c *land.CommitmentFacts) {
			c.EventsKept, c.Events = true, []land.Happening{{Kind: "safety", HappenedOn: day(t, "2018-05-01")}}
		}), pledge.Met, "事件台账:至 2020-06-30", ""},
	}
	for name, tt := range tests {
		j := pledge.Judge(tt.c, pledge.Clock{AsOf: asOf})
		if j.Outcome != tt.outcome || j.Source.ZH != tt.source || codes(j.Doubts) != tt.doubts {
			t.Errorf("%s: %s (%s) from %q, doubts %v", name, j.Outcome, j.Formula.ZH, j.Source.ZH, j.Doubts)
		}
	}
}

func bareFacts(*land.CommitmentFacts) {}
