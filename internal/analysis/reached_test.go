package analysis

import (
	"testing"

	"permu/internal/land"
)

// TestReachedByTheFurthest records a permit after the completion that needed it.
func TestReachedByTheFurthest(t *testing.T) {
	var c land.Case
	if name, _ := reachedBy(c); name != "" {
		t.Errorf("of nothing: %s", name)
	}
	for _, name := range []string{"started", "completed", "construction_permit"} {
		c.Milestones = append(c.Milestones, land.Milestone{Milestone: name})
	}
	if name, title := reachedBy(c); name != "completed" || title.ZH != "竣工" {
		t.Errorf("%s %v", name, title)
	}
}
