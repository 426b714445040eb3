package review

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/land"
)

// TestScheduled has two phases that overlap, what a case promises itself, and a schedule of which a part lies behind.
func TestScheduled(t *testing.T) {
	phases := []land.ScenarioPhase{{SharePct: 40, Start: "2027-03", End: "2028-02"}, {SharePct: 60, Start: "2027-01", End: "2027-12"}}
	day := func(indicator, on string) land.Promise {
		return land.Promise{Indicator: indicator, TargetOn: on, DueOn: on}
	}
	start, completion, capacity := day("start_on", "2027-01-31"), day("completion_on", "2028-02-29"), day("capacity_on", "2031-12-31")
	for name, tt := range map[string]struct {
		promises []land.Promise
		schedule Schedule
		decided  string
		want     []land.Promise
	}{
		"all of it":                   {nil, Schedule{phases, new(2.5)}, "2026-11-29", []land.Promise{start, completion, capacity}},
		"nobody knows of capacity":    {nil, Schedule{phases, nil}, "2026-11-29", []land.Promise{start, completion}},
		"at once is the year after":   {nil, Schedule{phases, new(0.0)}, "2026-11-29", []land.Promise{start, completion, day("capacity_on", "2029-12-31")}},
		"a day of its own":            {[]land.Promise{{Indicator: "start_on", TargetOn: "2027-06-30"}}, Schedule{phases, new(2.5)}, "2026-11-29", []land.Promise{completion, capacity}},
		"what lies before a decision": {nil, Schedule{phases, new(2.5)}, "2027-02-01", []land.Promise{completion, capacity}},
		"no phases":                   {nil, Schedule{nil, new(2.5)}, "2026-11-29", []land.Promise{}},
		"a month that is none":        {nil, Schedule{[]land.ScenarioPhase{{Start: "2027", End: "2028-01"}}, nil}, "2026-11-29", []land.Promise{}},
	} {
		if diff := cmp.Diff(tt.want, Scheduled(tt.promises, tt.schedule, tt.decided)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
