package pledge_test

import (
	"strings"
	"testing"

	"permu/internal/land"
	"permu/internal/pledge"
)

// judgedAs are promises of capacity with some outcomes.
func judgedAs(outcomes []string) []land.JudgedCommitment {
	var list []land.JudgedCommitment
	for _, outcome := range outcomes {
		list = append(list, land.JudgedCommitment{Commitment: land.Commitment{Indicator: "tax_per_mu"}, Outcome: outcome})
	}
	return list
}

func TestStage(t *testing.T) {
	yes, no := new(true), new(false)
	tests := map[string]struct {
		p        land.ProjectFacts
		capacity []string
		stage    string
		says     string
		doubts   string
	}{
		"nothing but a contract":      {land.ProjectFacts{AgreedStartOn: new("2020-12-01")}, nil, pledge.NotStarted, "no start", ""},
		"started":                     {land.ProjectFacts{ActualStartOn: new("2020-01-01"), AgreedCompletionOn: new("2021-01-01")}, nil, pledge.NotCompleted, "started on 2020-01-01", ""},
		"a building alone":            {land.ProjectFacts{Built: true}, nil, pledge.NotCompleted, "a building stands", ""},
		"a start that is to come":     {land.ProjectFacts{ActualStartOn: new("2021-01-01")}, nil, pledge.NotStarted, "no start", "actual_to_come"},
		"a start before the decision": {land.ProjectFacts{DecidedOn: new("2020-06-01"), HandedOverOn: new("2004-01-01"), ActualStartOn: new("2005-01-01"), ActualCompletionOn: new("2006-01-01"), AgreedStartOn: new("2004-06-01")}, nil, pledge.NotStarted, "since the decision", ""},
		"completed":                   {land.ProjectFacts{ActualCompletionOn: new("2020-01-01")}, nil, pledge.NotProducing, "completed on 2020-01-01", ""},
		"in use, nothing produced":    {land.ProjectFacts{Users: 1}, nil, pledge.NotProducing, "in use", ""},
		"production to come":          {land.ProjectFacts{Users: 1, ProductionOn: new("2021-02-01")}, nil, pledge.NotProducing, "in use", ""},
		"produced elsewhere":          {land.ProjectFacts{Users: 1, HandedOverOn: new("2018-01-01"), ProducedElsewhereOn: new("2005-03-01")}, nil, pledge.NotProducing, "no user that produces", "produced_elsewhere"},
		"producing, all below":        {land.ProjectFacts{Users: 2, ProductionOn: new("2019-01-01"), Above: no, Below: yes}, nil, pledge.BelowSize, "2 users are all below", ""},
		"reports, scale not known":    {land.ProjectFacts{Users: 2, Reported: true, Above: no, Below: no}, nil, pledge.CannotTell, "not on record", ""},
		"no scale on record at all":   {land.ProjectFacts{Users: 1, Reported: true}, nil, pledge.CannotTell, "not on record", ""},
		"above, nothing promised":     {land.ProjectFacts{Users: 1, Reported: true, Above: yes, Below: no}, nil, pledge.CannotTell, "no promise", ""},
		"above, one of two kept":      {land.ProjectFacts{Users: 1, Reported: true, Above: yes, Below: no}, []string{pledge.Met, pledge.NotDue}, pledge.BelowCapacity, "1 of 2", ""},
		"above, none can be told":     {land.ProjectFacts{Users: 1, Reported: true, Above: yes, Below: no}, []string{pledge.CannotTell, pledge.CannotTell}, pledge.CannotTell, "2 of 2 promises of capacity cannot be told", ""},
		"above, one kept, one open":   {land.ProjectFacts{Users: 1, Reported: true, Above: yes, Below: no}, []string{pledge.Met, pledge.CannotTell}, pledge.CannotTell, "1 of 2", ""},
		"above, one failed, one open": {land.ProjectFacts{Users: 1, Reported: true, Above: yes, Below: no}, []string{pledge.Failed, pledge.CannotTell}, pledge.BelowCapacity, "0 of 2", ""},
		"above, all kept":             {land.ProjectFacts{Users: 1, Reported: true, Above: yes, Below: no}, []string{pledge.Met, pledge.Met}, pledge.AtCapacity, "all 2", ""},
		"a start before the grant":    {land.ProjectFacts{HandedOverOn: new("2020-06-01"), ActualStartOn: new("2020-05-31")}, nil, pledge.NotCompleted, "started", "start_before_grant"},
		"completed before started":    {land.ProjectFacts{ActualStartOn: new("2020-06-01"), ActualCompletionOn: new("2020-05-31")}, nil, pledge.NotProducing, "completed", "completed_before_start"},
		"agreed days out of order":    {land.ProjectFacts{AgreedStartOn: new("2020-06-01"), AgreedCompletionOn: new("2020-05-31")}, nil, pledge.NotStarted, "no start", "agreed_out_of_order"},
		"all have stopped":            {land.ProjectFacts{Users: 1, Stopped: true, ProductionOn: new("2019-01-01"), Above: no, Below: yes}, nil, pledge.BelowSize, "below", "all_stopped"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := pledge.Stage(tt.p, judgedAs(tt.capacity), asOf)
			if got.Stage != tt.stage || !strings.Contains(got.Why.EN, tt.says) || codes(got.Doubts) != tt.doubts || strings.Contains(got.Why.ZH+got.Why.EN, "%!") {
				t.Errorf("got %s: %s (%s), %v", got.Stage, got.Why.EN, got.Why.ZH, got.Doubts)
			}
			for _, d := range got.Doubts {
				if strings.Contains(d.ZH+d.EN, "%!") {
					t.Errorf("%s %s", d.ZH, d.EN)
				}
			}
		})
	}
	late := pledge.Stage(land.ProjectFacts{AgreedStartOn: new("2020-12-01")}, nil, asOf)
	if late.Days == nil || *late.Days != -30 || *late.Due != "2020-12-01" {
		t.Errorf("%v %v", late.Due, late.Days)
	}
}

// TestWhatOfCapacityIsMissing names the promises that cannot be told, each once.
func TestWhatOfCapacityIsMissing(t *testing.T) {
	p := pledge.Stage(land.ProjectFacts{Users: 1, ProductionOn: new("2019-01-01"), Above: new(true)}, judgedAs([]string{pledge.CannotTell, pledge.CannotTell}), asOf)
	if strings.Join(p.Missing, " ") != "tax_per_mu" {
		t.Errorf("%v", p.Missing)
	}
}
