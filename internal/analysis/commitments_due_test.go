package analysis

import (
	"testing"

	"permu/internal/land"
)

// TestDueProblems reports both days that are none, in their order.
func TestDueProblems(t *testing.T) {
	for range 20 {
		if p := dueProblems(land.CommitmentsQuery{DueFrom: "x", DueBefore: "y"}); len(p) != 2 || p[0].Path != "due_from" || p[1].Path != "due_before" {
			t.Fatalf("%v", p)
		}
	}
	if p := dueProblems(land.CommitmentsQuery{DueBefore: "2026-01-31"}); len(p) != 0 {
		t.Errorf("%v", p)
	}
}
