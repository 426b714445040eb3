package review

import (
	"fmt"
	"slices"

	"permu/internal/land"
)

// Opinions of a department.
const (
	Agree         = "agree"
	Conditionally = "agree_with_conditions"
	Return        = "return"
	NotApplicable = "not_applicable"
	Lapsed        = "lapsed"
)

// Opinions lists what a department can say; that it said nothing in its time, who conducts the review records.
func Opinions() []Named {
	return []Named{
		{Agree, phrase("同意", "agrees")},
		{Conditionally, phrase("附条件同意", "agrees with conditions")},
		{Return, phrase("退回", "returns it")},
		{NotApplicable, phrase("不涉及", "not concerned")},
		{Lapsed, phrase("逾期未复", "said nothing in its time")},
	}
}

// Latest is the last opinion that a department gave on the scheme under review, or nil: one on another scenario, another
// revision or other parcels says nothing of this one.
func Latest(s land.CaseStanding, department string) *land.CaseOpinion {
	for i := len(s.Opinions) - 1; i >= 0; i-- {
		o := &s.Opinions[i]
		if o.Department == department && o.ScenarioID == s.ScenarioID && o.ScenarioRevision == s.ScenarioRevision && o.LandRevision == s.LandRevision {
			return o
		}
	}
	return nil
}

// Pending are the departments that are asked and have not cleared the case: they said nothing yet, or returned it.
func Pending(s land.CaseStanding) []string {
	pending := []string{}
	for _, department := range s.Asked {
		if o := Latest(s, department); o == nil || o.Opinion == Return {
			pending = append(pending, department)
		}
	}
	return pending
}

// Awaited are the departments that have said nothing in this round and have not cleared the case before.
func Awaited(s land.CaseStanding) []string {
	return slices.DeleteFunc(Pending(s), func(department string) bool {
		o := Latest(s, department)
		return o != nil && o.Round == s.Round
	})
}

// opined takes an opinion in: what the department had returned before is settled, or raised again. Silence settles nothing.
func opined(s *land.CaseStanding, o land.CaseOpinion) {
	after := map[bool]string{true: "raised_again", false: "settled"}[o.Opinion == Return]
	for i := range s.Items {
		if item := &s.Items[i]; o.Opinion != Lapsed && item.Department == o.Department && item.State != "settled" {
			item.State = after
		}
	}
	s.Opinions = append(s.Opinions, o)
	returned(s, o.Department, o.Items)
}

// returned adds things to be corrected.
func returned(s *land.CaseStanding, department string, items []string) {
	for _, text := range items {
		s.Items = append(s.Items, land.ReturnedItem{Item: len(s.Items) + 1, Round: s.Round, Department: department, Text: text, State: "open"})
	}
}

// open are the returned items that wait for an answer.
func open(s land.CaseStanding) []land.ReturnedItem {
	var list []land.ReturnedItem
	for _, item := range s.Items {
		if item.State == "open" {
			list = append(list, item)
		}
	}
	return list
}

// unsettled are the numbers of the items that a department returned and has not cleared since.
func unsettled(s land.CaseStanding, department string) []string {
	var numbers []string
	for _, item := range s.Items {
		if item.Department == department && item.State != "settled" {
			numbers = append(numbers, fmt.Sprint(item.Item))
		}
	}
	return numbers
}

// Given are the conditions that departments set, in force now.
func Given(s land.CaseStanding) []string {
	conditions := []string{}
	for _, department := range s.Asked {
		if o := Latest(s, department); o != nil && o.Opinion == Conditionally {
			conditions = append(conditions, o.Conditions...)
		}
	}
	return conditions
}
