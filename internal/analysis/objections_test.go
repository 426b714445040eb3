package analysis

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"permu/internal/calendar"
	"permu/internal/land"
	"permu/internal/policy"
)

func TestObjectionsInTime(t *testing.T) {
	days := func(n int, working bool) policy.Policy {
		var p policy.Policy
		p.Publication.WorkingDays = working
		for range n {
			p.Publication.ObjectionDays++
		}
		return p
	}
	made := func(text string) time.Time {
		at, err := time.Parse(time.RFC3339, text)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	friday := made("2026-11-20T09:00:00+08:00")
	tests := map[string]struct {
		policy policy.Policy
		made   time.Time
		last   string // empty is no end
		raised string
		late   bool
	}{
		"on the last day":                       {days(5, false), friday, "2026-11-25", "2026-11-25", false},
		"a day late":                            {days(5, false), friday, "2026-11-25", "2026-11-26", true},
		"five working days take a weekend in":   {days(5, true), friday, "2026-11-27", "2026-11-27", false},
		"a working day late":                    {days(5, true), friday, "2026-11-27", "2026-11-30", true},
		"a run made on a Saturday":              {days(1, true), friday.AddDate(0, 0, 1), "2026-11-23", "2026-11-24", true},
		"a run made at night, as China has it":  {days(1, false), made("2026-11-20T17:00:00Z"), "2026-11-22", "2026-11-22", false},
		"before the run, by a list on paper":    {days(5, false), friday, "2026-11-25", "2026-11-01", false},
		"no days are set: nothing is ever late": {days(0, true), friday, "", "2027-11-20", false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := side{land.Run{CreatedAt: test.made}, &explainer{policy: test.policy}}
			until, last := s.term(calendar.New(friday, nil)), ""
			if until.last != nil {
				last = *until.last
			}
			o := land.Objection{RaisedOn: test.raised}
			if until.time(&o); last != test.last || o.Late != test.late {
				t.Errorf("last day %s, late %v", last, o.Late)
			}
		})
	}
}

// TestObjectionsCounted has a run of a Friday, published on the Monday after or never.
func TestObjectionsCounted(t *testing.T) {
	friday := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	tests := map[string]struct {
		published string
		working   bool
		last      string
		zh, en    string
	}{
		"published": {
			"2026-11-23", false, "2026-11-28", "自公示之日起:2026-11-23 + 5 日 = 2026-11-28", "from the day of publication: 2026-11-23 + 5 days = 2026-11-28",
		},
		"published, working days": {
			"2026-11-23", true, "2026-11-30", "自公示之日起:2026-11-23 + 5 个工作日 = 2026-11-30(2026 年节假日未导入,只计周末)",
			"from the day of publication: 2026-11-23 + 5 working days = 2026-11-30 (the holidays of 2026 are not on record: weekends alone count)",
		},
		"not on record": {
			"", false, "2026-11-25", "公示日期未登记,自评价之日起:2026-11-20 + 5 日 = 2026-11-25", "the day of publication is not on record; from the day of the run: 2026-11-20 + 5 days = 2026-11-25",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			run, p := land.Run{CreatedAt: friday}, policy.Policy{}
			if tt.published != "" {
				run.PublishedOn = &tt.published
			}
			p.Publication.ObjectionDays, p.Publication.WorkingDays = 5, tt.working
			s := side{run, &explainer{policy: p}}
			if got := s.term(calendar.New(friday, nil)); *got.last != tt.last || got.counted.ZH != tt.zh || got.counted.EN != tt.en {
				t.Errorf("%s %+v", *got.last, got.counted)
			}
		})
	}
}

// TestObjectionsOverHolidays has the national day's holidays of 2026 on record, and the Saturday that is worked in exchange.
func TestObjectionsOverHolidays(t *testing.T) {
	holidays := []land.Holiday{{Day: "2026-10-10", Kind: calendar.WorkDay}}
	for day := 1; day <= 7; day++ {
		holidays = append(holidays, land.Holiday{Day: fmt.Sprintf("2026-10-%02d", day), Kind: calendar.RestDay})
	}
	var p policy.Policy
	p.Publication.ObjectionDays, p.Publication.WorkingDays = 5, true
	s := side{land.Run{PublishedOn: new("2026-09-29")}, &explainer{policy: p}}
	until := s.term(calendar.New(time.Date(2026, 9, 29, 0, 0, 0, 0, time.UTC), holidays))
	for raised, late := range map[string]bool{"2026-10-08": false, "2026-10-12": false, "2026-10-13": true} {
		o := land.Objection{RaisedOn: raised}
		if until.time(&o); o.Late != late {
			t.Errorf("raised on %s: late %v, in time until %s", raised, o.Late, *until.last)
		}
	}
}

func TestPublishProblems(t *testing.T) {
	made := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	tests := map[string]struct {
		trial     bool
		on, today string
		path      string // empty is no problem
		land      string // where the policy publishes it first, "-" where it does not and none is told
	}{
		"on the day of the run": {false, "2026-11-20", "2026-11-22", "", "-"},
		"before the run":        {false, "2026-11-19", "2026-11-22", "published_on", "-"},
		"in the future":         {false, "2026-11-23", "2026-11-22", "published_on", "-"},
		"no day":                {false, "Monday", "2026-11-22", "published_on", "-"},
		"land first":            {false, "2026-11-22", "2026-11-22", "", "2026-11-10"},
		"land after it":         {false, "2026-11-21", "2026-11-22", "land_published_on", "2026-11-22"},
		"land on no day":        {false, "2026-11-21", "2026-11-22", "land_published_on", ""},
		"land out of order":     {false, "2026-11-21", "2026-11-22", "land_published_on", "not first"},
		"a trial":               {true, "2026-11-20", "2026-11-22", "run_id", "-"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := publishProblems(land.NewPublication{PublishedOn: tt.on, LandPublishedOn: strings.TrimPrefix(tt.land, "-")}, land.Run{CreatedAt: made, Trial: tt.trial}, tt.land != "-" && tt.land != "not first", tt.today)
			if (len(got) == 0) != (tt.path == "") || len(got) > 0 && got[0].Path != tt.path {
				t.Errorf("%v", got)
			}
		})
	}
}
