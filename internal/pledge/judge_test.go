package pledge_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"permu/internal/land"
	"permu/internal/pledge"
)

const asOf = "2020-12-31"

// promise is a commitment of an indicator with some of its facts set.
func promise(indicator string, set func(*land.CommitmentFacts)) land.CommitmentFacts {
	c := land.CommitmentFacts{Commitment: land.Commitment{CommitmentID: "c", Indicator: indicator, Revision: 1, SourceFile: "履约承诺.xlsx"}, RunID: 3}
	set(&c)
	return c
}

func TestJudge(t *testing.T) {
	tests := map[string]struct {
		c       land.CommitmentFacts
		outcome string
		warning string
		says    string
	}{
		"reached": {promise("output_per_mu", func(c *land.CommitmentFacts) {
			c.Target, c.Actual, c.DueOn = new(350.0), new(350.0), new("2019-12-31")
		}), pledge.Met, pledge.NoWarning, "350 ≥ promised 350 万元/亩"},
		"a hundredth below": {promise("output_per_mu", func(c *land.CommitmentFacts) {
			c.Target, c.Actual, c.DueOn = new(350.0), new(349.99), new("2019-12-31")
		}), pledge.Failed, pledge.NoWarning, "short of it by 0.01"},
		"a little below": {promise("investment_per_mu", func(c *land.CommitmentFacts) {
			c.Target, c.InvestedCNY, c.LandM2, c.DueOn = new(10.0), new(999_995.0), new(6666.6667), new("2019-12-31")
		}), pledge.Failed, pledge.NoWarning, "actual 9.9999 < promised 10 万元/亩, short of it by 0.0001"},
		"of land whose mu are whole": {promise("floor_area_ratio", func(c *land.CommitmentFacts) {
			c.Target, c.FloorAreaM2, c.LandM2, c.DueOn = new(1.5), new(10_000.0), new(6666.6667), new("2019-12-31")
		}), pledge.Met, pledge.NoWarning, "1.5 ≥"},
		"reached to the last digit of a division": {promise("investment_per_mu", func(c *land.CommitmentFacts) {
			c.Target, c.Unit, c.InvestedCNY, c.LandM2, c.DueOn = new(151.5), new("万元/公顷"), new(707_000.0), new(4666.6667), new("2019-12-31")
		}), pledge.Met, pledge.NoWarning, "151.5 ≥"},
		"floor area as built": {promise("floor_area_m2", func(c *land.CommitmentFacts) {
			c.Target, c.FloorAreaM2, c.LandM2, c.DueOn = new(9000.0), new(10_000.0), new(6666.6667), new("2019-12-31")
		}), pledge.Met, pledge.NoWarning, "10000 ≥ promised 9000 m²"},
		"no more energy than promised": {promise("energy_per_output", func(c *land.CommitmentFacts) {
			c.Target, c.Actual, c.DueOn = new(0.05), new(0.05), new("2019-12-31")
		}), pledge.Met, pledge.NoWarning, "0.05 ≤ promised 0.05 tce/万元"},
		"more energy than promised": {promise("energy_per_output", func(c *land.CommitmentFacts) {
			c.Target, c.Actual, c.DueOn = new(0.05), new(0.06), new("2019-12-31")
		}), pledge.Failed, pledge.NoWarning, "above it by 0.01"},
		"more energy, not due yet": {promise("energy_per_output", func(c *land.CommitmentFacts) {
			c.Target, c.Actual, c.DueOn = new(0.05), new(0.06), new("2023-12-31")
		}), pledge.NotDue, pledge.NoWarning, "0.06 so far, at most 0.05"},
		"energy that nobody recorded": {promise("energy_per_output", func(c *land.CommitmentFacts) {
			c.Target, c.DueOn = new(0.05), new("2019-12-31")
		}), pledge.CannotTell, pledge.Overdue, "no actual is on record"},
		"jobs of the year that counts": {promise("jobs", func(c *land.CommitmentFacts) {
			c.Target, c.DueOn, c.Years = new(300.0), new("2019-12-31"), []land.YearFigures{{Year: 2019, Employees: new(280.0)}, {Year: 2020, Employees: new(310.0)}}
		}), pledge.Failed, pledge.NoWarning, "280 < promised 300 人, short of it by 20"},
		"jobs known of some alone": {promise("jobs", func(c *land.CommitmentFacts) {
			c.Target, c.DueOn, c.Years = new(300.0), new("2020-12-30"), []land.YearFigures{{Year: 2020, Partly: []string{"employees"}, Employees: nil}}
		}), pledge.CannotTell, pledge.Overdue, "no actual is on record"},
		"reached before it is due": {promise("floor_area_ratio", func(c *land.CommitmentFacts) {
			c.Target, c.Actual, c.DueOn = new(1.0), new(1.2), new("2023-01-01")
		}), pledge.Met, pledge.NoWarning, "1.2 ≥"},
		"not reached and not due": {promise("floor_area_ratio", func(c *land.CommitmentFacts) {
			c.Target, c.Actual, c.DueOn = new(2.0), new(1.2), new("2023-01-01")
		}), pledge.NotDue, pledge.NoWarning, "0.8 to go"},
		"due on the day itself": {promise("floor_area_ratio", func(c *land.CommitmentFacts) {
			c.Target, c.Actual, c.DueOn = new(2.0), new(1.2), new(asOf)
		}), pledge.NotDue, pledge.DueSoon, "due 2020-12-31"},
		"due the day before": {promise("floor_area_ratio", func(c *land.CommitmentFacts) {
			c.Target, c.Actual, c.DueOn = new(2.0), new(1.2), new("2020-12-30")
		}), pledge.Failed, pledge.NoWarning, "1.2 < promised 2"},
		"90 days before it is due": {promise("tax_per_mu", func(c *land.CommitmentFacts) {
			c.Target, c.DueOn = new(10.0), new("2021-03-31")
		}), pledge.NotDue, pledge.DueSoon, "no actual yet"},
		"91 days before it is due": {promise("tax_per_mu", func(c *land.CommitmentFacts) {
			c.Target, c.DueOn = new(10.0), new("2021-04-01")
		}), pledge.NotDue, pledge.NoWarning, "no actual yet"},
		"past without an actual": {promise("tax_per_mu", func(c *land.CommitmentFacts) {
			c.Target, c.DueOn = new(10.0), new("2019-12-31")
		}), pledge.CannotTell, pledge.Overdue, "no actual is on record"},
		"checked on a day to come": {promise("tax_per_mu", func(c *land.CommitmentFacts) {
			c.Target, c.Actual, c.ActualOn, c.DueOn = new(10.0), new(12.0), new("2023-06-01"), new("2018-12-31")
		}), pledge.CannotTell, pledge.Overdue, "no actual is on record"},
		"an unknown indicator by a day, in time": {promise("绿化验收", func(c *land.CommitmentFacts) {
			c.TargetOn, c.ActualOn = new("2019-06-30"), new("2019-06-30")
		}), pledge.Met, pledge.NoWarning, "not after the promised"},
		"an unknown indicator by a day, late": {promise("绿化验收", func(c *land.CommitmentFacts) {
			c.TargetOn, c.ActualOn = new("2019-06-30"), new("2019-07-02")
		}), pledge.Failed, pledge.NoWarning, "2 days after"},
		"an unknown indicator by a day that passed": {promise("绿化验收", func(c *land.CommitmentFacts) {
			c.TargetOn = new("2019-06-30")
		}), pledge.CannotTell, pledge.Overdue, "whether it was kept"},
		"a figure of which a day alone is on record": {promise("tax_per_mu", func(c *land.CommitmentFacts) {
			c.TargetOn, c.ActualOn = new("2019-06-30"), new("2019-07-02")
		}), pledge.Failed, pledge.NoWarning, "2 days after"},
		"no target": {promise("tax_per_mu", func(c *land.CommitmentFacts) {
			c.Actual, c.DueOn = new(10.0), new("2019-12-31")
		}), pledge.CannotTell, pledge.NoWarning, "target is not on record"},
		"short of it and no due day": {promise("tax_per_mu", func(c *land.CommitmentFacts) {
			c.Target, c.Actual = new(10.0), new(9.0)
		}), pledge.CannotTell, pledge.NoWarning, "no due day"},
		"an unknown indicator that differs": {promise("绿地率", func(c *land.CommitmentFacts) {
			c.Target, c.Actual, c.DueOn = new(20.0), new(25.0), new("2019-12-31")
		}), pledge.CannotTell, pledge.NoWarning, "is more better"},
		"started on the day": {promise("start_on", func(c *land.CommitmentFacts) {
			c.TargetOn, c.ActualOn = new("2019-06-30"), new("2019-06-30")
		}), pledge.Met, pledge.NoWarning, "not after"},
		"started a day late": {promise("start_on", func(c *land.CommitmentFacts) {
			c.TargetOn, c.ActualOn = new("2019-06-30"), new("2019-07-01")
		}), pledge.Failed, pledge.NoWarning, "1 days after the promised 2019-06-30"},
		"nothing on record of a start": {promise("start_on", func(c *land.CommitmentFacts) {
			c.TargetOn = new("2020-12-01")
		}), pledge.Failed, pledge.Overdue, "30 days late"},
		"a building, and no day of the start": {promise("start_on", func(c *land.CommitmentFacts) {
			c.TargetOn, c.Built = new("2020-12-01"), true
		}), pledge.CannotTell, pledge.Overdue, "a building or a user"},
		"a start that is not due": {promise("start_on", func(c *land.CommitmentFacts) {
			c.TargetOn = new("2021-06-01")
		}), pledge.NotDue, pledge.NoWarning, "not due yet"},
		"a start that is still to come": {promise("start_on", func(c *land.CommitmentFacts) {
			c.TargetOn, c.ActualOn = new("2020-06-01"), new("2021-01-01")
		}), pledge.Failed, pledge.Overdue, "nothing is on record"},
		"produced elsewhere before the hand-over": {promise("production_on", func(c *land.CommitmentFacts) {
			c.TargetOn, c.HandedOverOn, c.ProductionOn = new("2019-06-30"), new("2018-01-01"), new("2005-03-01")
		}), pledge.Failed, pledge.Overdue, "nothing is on record"},
		"produced elsewhere, in use here": {promise("production_on", func(c *land.CommitmentFacts) {
			c.TargetOn, c.HandedOverOn, c.ProductionOn, c.Used = new("2019-06-30"), new("2018-01-01"), new("2005-03-01"), true
		}), pledge.CannotTell, pledge.Overdue, "the parcel is in use"},
		"produced here": {promise("production_on", func(c *land.CommitmentFacts) {
			c.TargetOn, c.HandedOverOn, c.ProductionOn = new("2019-06-30"), new("2018-01-01"), new("2018-01-01")
		}), pledge.Met, pledge.NoWarning, "on 2018-01-01"},
		"no promised day": {promise("completion_on", func(c *land.CommitmentFacts) {
			c.ActualOn = new("2019-06-30")
		}), pledge.CannotTell, pledge.NoWarning, "no promised day"},
		"capacity that nobody recorded": {promise("capacity_on", func(c *land.CommitmentFacts) {
			c.TargetOn = new("2019-06-30")
		}), pledge.CannotTell, pledge.Overdue, "whether capacity was reached"},
		"no accident promised, none on record": {promise("safety", func(c *land.CommitmentFacts) {
			c.EventsKept = true
		}), pledge.Met, pledge.NoWarning, "0 events"},
		"no accident promised, one on record": {promise("safety", func(c *land.CommitmentFacts) {
			c.EventsKept, c.DueOn = true, new("2022-12-31")
			c.Events = []land.Happening{{Kind: "safety", HappenedOn: day(t, "2020-05-01")}}
		}), pledge.Failed, pledge.NoWarning, "1 events > at most 0"},
		"an accident before the hand-over": {promise("safety", func(c *land.CommitmentFacts) {
			c.EventsKept, c.HandedOverOn = true, new("2020-06-01")
			c.Events = []land.Happening{{Kind: "safety", HappenedOn: day(t, "2020-05-01")}}
		}), pledge.Met, pledge.NoWarning, "0 events"},
		"a zone that keeps no such events": {promise("environment", func(*land.CommitmentFacts) {}), pledge.CannotTell, pledge.NoWarning, "keeps no events"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			j := pledge.Judge(tt.c, pledge.Clock{AsOf: asOf, WarnDays: pledge.WarnDays})
			if j.Outcome != tt.outcome || j.Warning != tt.warning || !strings.Contains(j.Formula.EN, tt.says) || j.Formula.ZH == "" {
				t.Errorf("got %s, %s: %s (%s)", j.Outcome, j.Warning, j.Formula.EN, j.Formula.ZH)
			}
			if strings.Contains(j.Formula.EN+j.Formula.ZH, "%!") {
				t.Errorf("%s %s", j.Formula.ZH, j.Formula.EN)
			}
		})
	}
}

func day(t *testing.T, text string) time.Time {
	t.Helper()
	d, err := time.Parse(time.DateOnly, text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestActualFromElsewhere has commitments without an actual of their own.
func TestActualFromElsewhere(t *testing.T) {
	years := []land.YearFigures{
		{Year: 2018, OutputPerMu: new(500.0), TaxPerMu: new(30.0)}, {Year: 2019, OutputPerMu: new(400.0), TaxPerMu: new(20.0)}, {Year: 2020, OutputPerMu: new(300.0)},
	}
	mu10 := 20000.0 / 3
	tests := map[string]struct {
		c      land.CommitmentFacts
		value  float64
		from   string
		source string
	}{
		"invested on the parcel": {promise("investment_per_mu", func(c *land.CommitmentFacts) {
			c.Target, c.InvestedCNY, c.LandM2 = new(350.0), new(35_000_000.0), &mu10
		}), 350, "parcel", "3500 万元 invested ÷ 10 mu"},
		"the same by hectare": {promise("investment_per_mu", func(c *land.CommitmentFacts) {
			c.Target, c.Unit, c.InvestedCNY, c.LandM2 = new(5250.0), new("万元/公顷"), new(35_000_000.0), &mu10
		}), 5250, "parcel", "3500"},
		"floor on the parcel": {promise("floor_area_ratio", func(c *land.CommitmentFacts) {
			c.Target, c.FloorAreaM2, c.LandM2 = new(1.0), new(10000.0), &mu10
		}), 1.5, "parcel", "m² of floor"},
		"the first year that counts": {promise("output_per_mu", func(c *land.CommitmentFacts) {
			c.Target, c.DueOn, c.Years = new(350.0), new("2018-12-31"), years
		}), 500, "run", "annual reports of 2018"},
		"the first after a due day": {promise("output_per_mu", func(c *land.CommitmentFacts) {
			c.Target, c.DueOn, c.Years = new(350.0), new("2019-01-01"), years
		}), 400, "run", "annual reports of 2019"},
		"the first that is known": {promise("tax_per_mu", func(c *land.CommitmentFacts) {
			c.Target, c.DueOn, c.Years = new(25.0), new("2017-06-30"), years[1:]
		}), 20, "run", "annual reports of 2019"},
		"the latest that is known, without a due day": {promise("tax_per_mu", func(c *land.CommitmentFacts) {
			c.Target, c.Years = new(25.0), years
		}), 20, "run", "annual reports of 2019"},
		"its own record wins": {promise("output_per_mu", func(c *land.CommitmentFacts) {
			c.Target, c.Actual, c.DueOn, c.Years = new(350.0), new(360.0), new("2018-06-30"), years
		}), 360, "file", "履约承诺.xlsx"},
		"a person's record": {promise("output_per_mu", func(c *land.CommitmentFacts) {
			c.Target, c.Actual, c.ActualBy, c.Revision = new(350.0), new(360.0), new("李"), 4
		}), 360, "person", "recorded by 李 (revision 4)"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			j := pledge.Judge(tt.c, pledge.Clock{AsOf: asOf})
			if j.Value == nil || *j.Value != tt.value || j.From != tt.from || !strings.Contains(j.Source.EN, tt.source) {
				t.Errorf("got %v from %s: %s", j.Value, j.From, j.Source.EN)
			}
		})
	}
	t.Run("no year before the due day counts", func(t *testing.T) {
		j := pledge.Judge(promise("output_per_mu", func(c *land.CommitmentFacts) { c.Target, c.DueOn, c.Years = new(1.0), new("2021-06-30"), years }), pledge.Clock{AsOf: asOf})
		if j.Outcome != pledge.NotDue || j.Value != nil {
			t.Errorf("%s %v", j.Outcome, j.Value)
		}
	})
	t.Run("a unit that does not convert", func(t *testing.T) {
		j := pledge.Judge(promise("output_per_mu", func(c *land.CommitmentFacts) {
			c.Target, c.DueOn, c.Years, c.Unit = new(1.0), new("2019-06-30"), years, new("美元/亩")
		}), pledge.Clock{AsOf: asOf})
		if j.Outcome != pledge.CannotTell || !slices.Contains(j.Missing, "unit") || codes(j.Doubts) != "unit_unknown" {
			t.Errorf("%s %v %v", j.Outcome, j.Missing, j.Doubts)
		}
	})
}

func codes(doubts []land.Reason) string {
	list := make([]string, len(doubts))
	for i, d := range doubts {
		list[i] = d.Code
	}
	return strings.Join(list, ",")
}

func TestDoubts(t *testing.T) {
	taxed := func(perMu ...float64) (years []land.YearFigures) {
		for i := range perMu {
			years = append(years, land.YearFigures{Year: 2018 + i, TaxPerMu: &perMu[i]})
		}
		return years
	}
	tests := map[string]struct {
		c    land.CommitmentFacts
		want string
	}{
		"a start before the grant": {promise("start_on", func(c *land.CommitmentFacts) {
			c.TargetOn, c.ActualOn, c.HandedOverOn, c.Evidence = new("2019-06-30"), new("2018-01-01"), new("2018-06-01"), new("e")
		}), "start_before_grant"},
		"a start on the day of the grant": {promise("start_on", func(c *land.CommitmentFacts) {
			c.TargetOn, c.ActualOn, c.HandedOverOn, c.Evidence = new("2019-06-30"), new("2018-06-01"), new("2018-06-01"), new("e")
		}), ""},
		"two ledgers, two days": {promise("start_on", func(c *land.CommitmentFacts) {
			c.TargetOn, c.ActualOn, c.ActualStartOn, c.Evidence = new("2019-06-30"), new("2018-06-01"), new("2018-06-02"), new("e")
		}), "two_days"},
		"completed before it was started": {promise("completion_on", func(c *land.CommitmentFacts) {
			c.TargetOn, c.ActualOn, c.ActualStartOn, c.Evidence = new("2019-06-30"), new("2018-06-01"), new("2018-06-02"), new("e")
		}), "completed_before_start"},
		"production before the hand-over": {promise("production_on", func(c *land.CommitmentFacts) {
			c.TargetOn, c.HandedOverOn, c.ProductionOn = new("2019-06-30"), new("2018-01-01"), new("2005-03-01")
		}), "produced_elsewhere"},
		"production before the completion": {promise("production_on", func(c *land.CommitmentFacts) {
			c.TargetOn, c.HandedOverOn, c.ProductionOn, c.ActualCompletionOn = new("2019-06-30"), new("2018-01-01"), new("2019-03-01"), new("2019-05-01")
		}), "produced_before_completion"},
		"a figure that was checked late": {promise("tax_per_mu", func(c *land.CommitmentFacts) {
			c.Target, c.Actual, c.ActualOn, c.DueOn, c.Evidence = new(10.0), new(12.0), new("2020-06-01"), new("2018-12-31"), new("e")
		}), "checked_late"},
		"a figure that was checked in time": {promise("tax_per_mu", func(c *land.CommitmentFacts) {
			c.Target, c.Actual, c.ActualOn, c.DueOn, c.Evidence = new(10.0), new(12.0), new("2018-12-31"), new("2018-12-31"), new("e")
		}), ""},
		"a figure that is to be checked": {promise("tax_per_mu", func(c *land.CommitmentFacts) {
			c.Target, c.Actual, c.ActualOn, c.DueOn, c.Evidence = new(10.0), new(12.0), new("2023-06-01"), new("2018-12-31"), new("e")
		}), "actual_to_come"},
		"an actual with nothing to show": {promise("floor_area_ratio", func(c *land.CommitmentFacts) { c.Target, c.Actual = new(1.0), new(1.0) }), "actual_without_evidence"},
		"an actual with a document": {promise("floor_area_ratio", func(c *land.CommitmentFacts) {
			c.Target, c.Actual, c.DocumentNo = new(1.0), new(1.0), new("规核〔2020〕1号")
		}), ""},
		"the first year is not known, a later one reaches it": {promise("tax_per_mu", func(c *land.CommitmentFacts) {
			c.Target, c.DueOn, c.Years = new(10.0), new("2017-12-31"), taxed(3, 4, 12)
		}), "later_year,year_differs"},
		"a later year falls short": {promise("tax_per_mu", func(c *land.CommitmentFacts) {
			c.Target, c.DueOn, c.Years = new(10.0), new("2018-12-31"), taxed(12, 11, 9)
		}), "year_differs"},
		"years that agree": {promise("tax_per_mu", func(c *land.CommitmentFacts) {
			c.Target, c.DueOn, c.Years = new(10.0), new("2018-12-31"), taxed(12, 9, 11)
		}), ""},
		"a figure of the parcel after its day": {promise("investment_per_mu", func(c *land.CommitmentFacts) {
			c.Target, c.DueOn, c.InvestedCNY, c.LandM2 = new(1.0), new("2019-12-31"), new(1e6), new(1.0)
		}), "not_dated"},
		"a floor that was completed in time": {promise("floor_area_ratio", func(c *land.CommitmentFacts) {
			c.Target, c.DueOn, c.FloorAreaM2, c.LandM2, c.ActualCompletionOn = new(1.0), new("2019-12-31"), new(1.0), new(1.0), new("2019-12-31")
		}), ""},
		"a figure of the parcel needs no paper": {promise("floor_area_ratio", func(c *land.CommitmentFacts) {
			c.Target, c.FloorAreaM2, c.LandM2 = new(1.0), new(1.0), new(1.0)
		}), ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := codes(pledge.Judge(tt.c, pledge.Clock{AsOf: asOf}).Doubts); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
