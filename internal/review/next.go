package review

import (
	"slices"

	"permu/internal/land"
)

// Next is what a case waits for: the move by which it goes on from where it stands, the right that it takes, and of opinions whose they
// are; empty of one that has ended.
func Next(s land.CaseStanding) land.CaseNext {
	t, _ := TransitionByName(onward(s))
	next := land.CaseNext{Move: t.Name, Right: t.Right, Departments: []string{}}
	if t.Name == "opine" {
		next.Departments = Awaited(s)
	}
	return next
}

// onward is the name of the move that takes a case further.
func onward(s land.CaseStanding) string {
	switch {
	case s.State == Correcting && len(open(s)) > 0:
		return "answer"
	case s.State == InReview && len(Awaited(s)) > 0:
		return "opine"
	case s.State == InReview && len(Pending(s)) > 0:
		return "send_back"
	case s.State == Published && !reachedCapacity(s):
		return "milestone"
	case s.State == Published && s.AgainOn != nil && s.EvaluatedOn == nil:
		return "evaluate_again"
	}
	return map[string]string{
		Draft: "submit", Correcting: "resubmit", InReview: "refer", ForMeeting: "meet", FirstLevel: "approve_first", SecondLevel: "approve",
		Approved: "publish", Published: "finish", Suspended: "resume",
	}[s.State]
}

func reachedCapacity(s land.CaseStanding) bool {
	return slices.ContainsFunc(s.Milestones, func(m land.Milestone) bool { return m.Milestone == Capacity })
}

// Turn reports whether a case waits for a person: for a department's opinion, an answer, an approval. One that is suspended waits for what
// it was suspended for, and one that is published for its land.
func Turn(c land.Case, by land.Person) bool {
	next := Next(c.CaseStanding)
	if next.Move == "" || c.State == Suspended || c.State == Published {
		return false
	}
	t, _ := TransitionByName(next.Move)
	needs := func(need string) bool { return slices.Contains(t.Needs, need) }
	switch {
	case !by.May(next.Right, c.ParkCode),
		needs(Other) && slices.Contains(c.Applicants, by.Name),
		needs(Second) && c.FirstBy != nil && *c.FirstBy == by.Name:
		return false
	}
	return next.Move != "opine" || slices.ContainsFunc(next.Departments, func(d string) bool { return by.SpeaksFor(d, c.ParkCode) })
}
