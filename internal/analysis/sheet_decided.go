package analysis

import (
	"slices"
	"strings"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
)

// decide takes over the grades that persons have decided, each with its reason; one without a reason, or of a grade that
// is none of the policy's, is not taken, and undecided says so.
func (s *sheet) decide(f *score.Facts, p policy.Policy, rows []int) {
	f.Decided = map[string]score.Decision{}
	for _, i := range rows {
		grade, reason := s.text(s.records[i], "decided_grade"), s.text(s.records[i], "decided_reason")
		if reason != "" && slices.Contains(p.Grades(), grade) {
			f.Decided[s.keys[i]] = score.Decision{Grade: grade, Reason: reason, By: s.text(s.records[i], "decided_by")}
		}
	}
}

// undecided says why a decided grade of a row was not taken over.
func (s *sheet) undecided(p policy.Policy, i int) []land.Reason {
	grade, reason := s.text(s.records[i], "decided_grade"), s.text(s.records[i], "decided_reason")
	switch {
	case grade == "":
		return nil
	case !slices.Contains(p.Grades(), grade):
		return []land.Reason{{
			Code: "decided_grade", ZH: "核定等级“" + grade + "”不是办法的等级(" + strings.Join(p.Grades(), "、") + "),未采用",
			EN: "the decided grade " + grade + " is none of the policy's (" + strings.Join(p.Grades(), ", ") + ") and is not taken",
		}}
	case reason == "":
		return []land.Reason{{Code: "decided_grade", ZH: "核定等级没有核定理由,未采用", EN: "the decided grade has no reason and is not taken"}}
	}
	return nil
}
