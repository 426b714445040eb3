package review

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"permu/internal/land"
)

// TestChecksAreAcknowledged submits and approves a scheme of which one check fails and another cannot be told.
func TestChecksAreAcknowledged(t *testing.T) {
	k := begin(t).filled()
	checked := func(check, outcome string) land.Checked {
		return land.Checked{Document: "d", Check: check, Outcome: outcome, Title: phrase("检查"+check, "check "+check), Clause: "第 3 条"}
	}
	k.world.Checks = []land.Checked{checked("passes", land.Pass), checked("unknown", land.CannotTell), checked("fails", land.Fail), checked("other", land.DoesNotApply)}
	submit := func(reason string, names ...string) error {
		m := brings("submit", land.CaseBody{DocumentOn: "2026-11-02", Acknowledged: names, Reason: reason})
		m.Version = k.c.Version
		return k.try("规划", m)
	}
	for name, tt := range map[string]struct {
		err  error
		says []string
	}{
		"nothing":            {submit(""), []string{"check fails, 第 3 条", `(is "d/fails")`, "check unknown", "reason: must be given"}},
		"without a reason":   {submit("", "d/fails", "d/unknown"), []string{"reason: must be given"}},
		"of one alone":       {submit("已承诺整改", "d/fails"), []string{"check unknown"}},
		"one that passes":    {submit("已承诺整改", "d/fails", "d/unknown", "d/passes"), []string{"acknowledged[2]: no such check"}},
		"a reason of blanks": {submit("  ", "d/fails", "d/unknown"), []string{"reason: must be given"}},
	} {
		for _, want := range tt.says {
			if !errors.Is(tt.err, land.ErrInvalid) || !strings.Contains(tt.err.Error(), want) {
				t.Errorf("%s: %v, want %s", name, tt.err, want)
			}
		}
	}
	if err := submit("已承诺整改", "d/unknown", "d/fails"); err != nil {
		t.Fatal(err)
	}
	last := k.steps[len(k.steps)-1].Body
	if last.Reason != "已承诺整改" || !slices.Equal(last.Acknowledged, []string{"d/unknown", "d/fails"}) || !maps.Equal(last.Seen, k.world.Rests) {
		t.Errorf("not kept: %+v", last)
	}
	for _, move := range []string{"submit", "resubmit", "approve_first", "approve"} {
		if tr, _ := TransitionByName(move); !tr.demands(Seen) || !tr.takes(Acknowledged) || !tr.takes(Reason) {
			t.Errorf("%s goes on unseen", move)
		}
	}
	if refuse, _ := TransitionByName("refuse"); !refuse.demands(Seen) || refuse.takes(Acknowledged) {
		t.Errorf("%+v", refuse)
	}
}

// TestWhatWasShownCounts submits what has changed since it was shown.
func TestWhatWasShownCounts(t *testing.T) {
	k := begin(t).filled()
	m := brings("submit", land.CaseBody{DocumentOn: "2026-11-02", Seen: map[string]string{"figures": "0", "run": "1"}})
	var moved *land.Moved
	if err := k.try("规划", m); !errors.Is(err, land.ErrConflict) || !errors.As(err, &moved) || !slices.Equal(moved.Parts, []string{"figures"}) {
		t.Errorf("%v", err)
	}
	m.Seen = map[string]string{}
	if err := k.try("规划", m); !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), "seen: must be given") {
		t.Errorf("%v", err)
	}
	m.Seen = k.world.Rests
	k.do("规划", m)
}
