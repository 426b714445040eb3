package analysis

import (
	"testing"
	"time"

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
			last := ""
			if until := s.inTimeTo(); until != nil {
				last = *until
			}
			o := land.Objection{RaisedOn: test.raised}
			if s.time(&o); last != test.last || o.Late != test.late {
				t.Errorf("last day %s, late %v", last, o.Late)
			}
		})
	}
}
