package disposal

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"permu/internal/calendar"
	"permu/internal/land"
)

const today = "2026-06-30"

func person(name string) land.Person {
	return land.Person{Name: name, Holds: func(string, string) bool { return true }}
}

// at is an entry in a state, with what stands beside that state.
func at(track, state string) land.LedgerEntry {
	e := land.LedgerEntry{EntryID: 7, Track: track, Rule: "idle_not_started", Leg: land.NotStarted, AreaM2: 1000, ChangedBy: "王五", LastMove: "open"}
	e.Version, e.State = 3, state
	if isProposal(state) {
		e.ProposedBy = new("张三")
	}
	if Held(state) {
		e.FormerState, e.HeldOn, e.DueOn, e.Clock = new(Suspected), new("2026-06-01"), new("2026-12-31"), new(ClockUntil)
	}
	if state == IdentifiedIdle || track == Idle && state == InDisposal {
		e.Cause = new(Government)
	}
	if track != Idle {
		e.Rule, e.Leg = track, ""
	}
	e.UnsupportedRunID, e.Recorded = new(int64(2)), map[string]string{HearingOffered: "2026-06-01"}
	return e
}

// whole is a request with everything that any move could demand.
func whole(track, move string) land.LedgerMove {
	r := land.LedgerMove{
		Move: move, Version: 3, DocumentNo: "晋自然资〔2026〕1号", DocumentOn: "2026-06-10", Signer: "李四", FileID: 5, Mode: "swap",
		DisposedM2: 10, Note: "现场核实", Assignee: new("赵六"),
	}
	if track != Idle {
		r.Mode = "self_upgrade"
	}
	if move == "propose_idle" {
		r.Cause, r.Ground = Government, "not_handed_over"
	}
	if slices.Contains([]string{"exempt", "protect", "dispute", "notify", "put_off"}, move) {
		r.UntilOn = "2027-06-30"
	}
	return r
}

// TestEveryMoveFromEveryState is the procedure written down a second time: what leads on from each state, and nothing else.
func TestEveryMoveFromEveryState(t *testing.T) {
	const more, hold, held = " close_unsupported assign annotate", " exempt protect dispute close_unsupported assign annotate", "resume close_unsupported assign annotate"
	const records = " report_up publish offer_hearing hold_hearing"
	told := map[string]string{
		Suspected: "notify dismiss" + hold, Notified: "record_answer put_off rectify dismiss dispose" + hold, InDisposal: "change_mode record_part finish" + hold,
		Exempt: held, Protected: held, Disputed: held, Rectified: "annotate", Unfounded: "annotate", Done: "annotate", ClosedUnsupported: "annotate",
	}
	leads := map[string]map[string]string{
		Idle: {
			Suspected: "investigate" + hold, Investigating: "record_answer propose_idle propose_not_idle" + hold,
			ProposedIdle: "confirm_idle send_back" + more, ProposedNotIdle: "confirm_not_idle send_back" + more,
			IdentifiedIdle: "dispose" + records + hold, InDisposal: "change_mode record_part finish withdraw" + records + hold,
			Exempt: held, Protected: held, Disputed: held,
			NotIdle: "annotate", Done: "withdraw annotate", ClosedUnsupported: "annotate",
		},
		LowEfficiency: {
			Suspected: "propose_low propose_not_low" + hold, ProposedLow: "confirm_low return_low" + more, ProposedNotLow: "confirm_not_low return_low" + more,
			Verified: "dispose" + hold, InDisposal: "change_mode record_part finish" + hold,
			Exempt: held, Protected: held, Disputed: held,
			NotLow: "annotate", Done: "annotate", ClosedUnsupported: "annotate",
		},
		Unused: told, Breach: told, Promise: told,
		Signal: {
			Suspected: "verify dismiss" + hold, Confirmed: "rectify dismiss dispose" + hold, InDisposal: "change_mode record_part finish" + hold,
			Exempt: held, Protected: held, Disputed: held, Rectified: "annotate", Unfounded: "annotate", Done: "annotate", ClosedUnsupported: "annotate",
		},
	}
	goes := map[string]string{
		"investigate": Investigating, "propose_idle": ProposedIdle, "propose_not_idle": ProposedNotIdle, "confirm_idle": IdentifiedIdle, "confirm_not_idle": NotIdle,
		"send_back": Investigating, "propose_low": ProposedLow, "propose_not_low": ProposedNotLow, "confirm_low": Verified, "confirm_not_low": NotLow, "return_low": Suspected,
		"notify": Notified, "put_off": Notified, "rectify": Rectified, "dismiss": Unfounded, "verify": Confirmed, "close_unsupported": ClosedUnsupported,
		"dispose": InDisposal, "change_mode": InDisposal, "record_part": InDisposal, "finish": Done, "exempt": Exempt, "protect": Protected, "dispute": Disputed, "resume": Suspected,
	}
	allowed, refused := 0, 0
	for track, states := range leads {
		for state, moves := range states {
			for _, move := range Table() {
				after, step, err := Move(at(track, state), whole(track, move.Name), person("孙七"), october(t, today))
				if slices.Contains(strings.Fields(moves), move.Name) {
					allowed++
					if err != nil || after.Version != 4 || step.Version != 4 || step.FromState != state || after.State != step.ToState || goes[move.Name] != "" && after.State != goes[move.Name] {
						t.Errorf("%s: %s from %s: %v, now %s", track, move.Name, state, err, after.State)
					}
					continue
				}
				refused++
				if !errors.Is(err, land.ErrInvalid) || after.State != state || after.Version != 3 {
					t.Errorf("%s: %s from %s was taken: %v", track, move.Name, state, err)
				}
			}
		}
	}
	if allowed != 290 || refused < 2000 {
		t.Errorf("%d allowed, %d refused", allowed, refused)
	}
}

// TestWhatAMoveDemands takes each demand away, one at a time.
func TestWhatAMoveDemands(t *testing.T) {
	without := map[Demand]func(*land.LedgerMove){
		DocumentNo: func(r *land.LedgerMove) { r.DocumentNo = "  " }, DocumentOn: func(r *land.LedgerMove) { r.DocumentOn = "" }, Signer: func(r *land.LedgerMove) { r.Signer = "" },
		File: func(r *land.LedgerMove) { r.FileID = 0 }, Cause: func(r *land.LedgerMove) { r.Cause = "" }, Mode: func(r *land.LedgerMove) { r.Mode = "" },
		UntilOn: func(r *land.LedgerMove) { r.UntilOn = "" }, Area: func(r *land.LedgerMove) { r.DisposedM2 = 0 }, Note: func(r *land.LedgerMove) { r.Note = "" },
	}
	tried := 0
	for _, move := range Table() {
		for _, demand := range move.Demands {
			if demand == SecondPerson || move.Right == "" {
				continue
			}
			track := move.Tracks[0]
			r := whole(track, move.Name)
			without[demand](&r)
			_, _, err := Move(at(track, move.From[0]), r, person("孙七"), october(t, today))
			var problems land.Problems
			if !errors.As(err, &problems) || problems[0].Path != demand || problems[0].Rule != "must be given" {
				t.Errorf("%s without %s: %v", move.Name, demand, err)
			}
			tried++
		}
	}
	if tried < 40 {
		t.Errorf("%d demands were tried", tried)
	}
}

func TestMovesThatAreRefused(t *testing.T) {
	tests := map[string]struct {
		entry land.LedgerEntry
		move  string
		but   func(*land.LedgerEntry, *land.LedgerMove)
		by    land.Person
		path  string // empty: the kind of error says it
		says  string
		is    error
	}{
		"a stale version":                       {at(Idle, Suspected), "investigate", func(_ *land.LedgerEntry, r *land.LedgerMove) { r.Version = 2 }, person("孙七"), "", "open by 王五, now suspected", land.ErrConflict},
		"a version that is not there yet":       {at(Idle, Suspected), "investigate", func(_ *land.LedgerEntry, r *land.LedgerMove) { r.Version = 9 }, person("孙七"), "", "you have version 9", land.ErrConflict},
		"no such move":                          {at(Idle, Suspected), "burn", nil, person("孙七"), "move", "no such move", land.ErrInvalid},
		"a move of the program":                 {at(Idle, Suspected), "close", nil, person("孙七"), "move", "no such move", land.ErrInvalid},
		"out of order":                          {at(Idle, Suspected), "dispose", nil, person("孙七"), "move", "does not lead on from suspected; what does: investigate", land.ErrInvalid},
		"without the right":                     {at(Idle, Suspected), "investigate", nil, land.Person{Name: "孙七", Holds: func(right, park string) bool { return right == RightApprove && park == "" }}, "", "lacks the right move_finding", land.ErrForbidden},
		"by somebody of whom no right is known": {at(Idle, Suspected), "investigate", nil, land.Person{Name: "孙七"}, "", "lacks the right move_finding", land.ErrForbidden},
		"the same person twice":                 {at(Idle, ProposedIdle), "confirm_idle", nil, person("张三"), SecondPerson, "another person", land.ErrInvalid},
		"a day that is none":                    {at(Idle, Suspected), "investigate", func(_ *land.LedgerEntry, r *land.LedgerMove) { r.DocumentOn = "2026-02-30" }, person("孙七"), DocumentOn, "must be a day", land.ErrInvalid},
		"in the future":                         {at(Idle, Suspected), "investigate", func(_ *land.LedgerEntry, r *land.LedgerMove) { r.DocumentOn = "2026-07-01" }, person("孙七"), DocumentOn, "future", land.ErrInvalid},
		"before the last step":                  {at(Idle, Suspected), "investigate", func(e *land.LedgerEntry, _ *land.LedgerMove) { e.LastOn = new("2026-06-11") }, person("孙七"), DocumentOn, "before the last step, 2026-06-11", land.ErrInvalid},
		"a cause that is none":                  {at(Idle, Investigating), "propose_idle", func(_ *land.LedgerEntry, r *land.LedgerMove) { r.Cause, r.Ground = "weather", "" }, person("孙七"), Cause, "must be government", land.ErrInvalid},
		"a cause without its ground":            {at(Idle, Investigating), "propose_idle", func(_ *land.LedgerEntry, r *land.LedgerMove) { r.Ground = "" }, person("孙七"), OfGround, "must be given", land.ErrInvalid},
		"the ground of another cause":           {at(Idle, Investigating), "propose_idle", func(_ *land.LedgerEntry, r *land.LedgerMove) { r.Ground = "disaster" }, person("孙七"), OfGround, "of another cause", land.ErrInvalid},
		"a ground of the holder's cause":        {at(Idle, Investigating), "propose_idle", func(_ *land.LedgerEntry, r *land.LedgerMove) { r.Cause = Holder }, person("孙七"), OfGround, "of another cause", land.ErrInvalid},
		"a ground that is none":                 {at(Idle, Investigating), "record_answer", func(_ *land.LedgerEntry, r *land.LedgerMove) { r.Ground = "weather" }, person("孙七"), OfGround, "must be a ground of Art. 8", land.ErrInvalid},
		"a ground of land that is not idle":     {at(Breach, Notified), "record_answer", func(_ *land.LedgerEntry, r *land.LedgerMove) { r.Ground = "disaster" }, person("孙七"), OfGround, "names none", land.ErrInvalid},
		"a cause that nothing shows":            {at(Idle, Investigating), "propose_idle", func(_ *land.LedgerEntry, r *land.LedgerMove) { r.FileID, r.DocumentNo = 0, "" }, person("孙七"), File, "what shows the cause", land.ErrInvalid},
		"a fee before the right to a hearing": {at(Idle, IdentifiedIdle), "dispose", func(e *land.LedgerEntry, r *land.LedgerMove) {
			e.Cause, e.Recorded, r.Mode = new(Holder), nil, "fee"
		}, person("孙七"), Mode, "right to a hearing first", land.ErrInvalid},
		"recovery before two years of an extended start": {at(Idle, IdentifiedIdle), "dispose", func(e *land.LedgerEntry, r *land.LedgerMove) {
			e.Cause, r.Mode, e.StartDueOn, e.ExtendedBy = new(Holder), "recovery", new("2025-06-11"), new("晋延1号")
		}, person("孙七"), Mode, "due on 2025-06-11, put off by 晋延1号", land.ErrInvalid},
		"closing what the run finds":              {at(Breach, Notified), "close_unsupported", func(e *land.LedgerEntry, _ *land.LedgerMove) { e.UnsupportedRunID = nil }, person("孙七"), "move", "finds no longer", land.ErrInvalid},
		"a notice without a day":                  {at(Breach, Suspected), "notify", func(_ *land.LedgerEntry, r *land.LedgerMove) { r.UntilOn = "" }, person("孙七"), UntilOn, "must be given", land.ErrInvalid},
		"a mode of the other track":               {at(Idle, IdentifiedIdle), "dispose", func(_ *land.LedgerEntry, r *land.LedgerMove) { r.Mode = "self_upgrade" }, person("孙七"), Mode, "for this track", land.ErrInvalid},
		"a fee where the government is the cause": {at(Idle, IdentifiedIdle), "dispose", func(_ *land.LedgerEntry, r *land.LedgerMove) { r.Mode = "fee" }, person("孙七"), Mode, "for this track", land.ErrInvalid},
		"a fee of land that was started": {at(Idle, IdentifiedIdle), "dispose", func(e *land.LedgerEntry, r *land.LedgerMove) {
			e.Leg, e.Cause, r.Mode = "suspended", new(Holder), "fee"
		}, person("孙七"), Mode, "for this track, rule", land.ErrInvalid},
		"recovery before two years": {at(Idle, IdentifiedIdle), "dispose", func(e *land.LedgerEntry, r *land.LedgerMove) {
			e.Cause, r.Mode, e.StartDueOn = new(Holder), "recovery", new("2024-06-11")
		}, person("孙七"), Mode, "not before 2026-06-11: 2 years", land.ErrInvalid},
		"an extension of more than a year in two steps": {at(Idle, InDisposal), "change_mode", func(e *land.LedgerEntry, r *land.LedgerMove) {
			e.Mode, e.LimitedSince, r.Mode, r.UntilOn = new("other"), map[string]string{"extend_start": "2026-01-10"}, "extend_start", "2027-01-11"
		}, person("孙七"), UntilOn, "not be after 2027-01-10: 1 year at most, since 2026-01-10", land.ErrInvalid},
		"an extension without an end": {at(Idle, IdentifiedIdle), "dispose", func(_ *land.LedgerEntry, r *land.LedgerMove) { r.Mode = "extend_start" }, person("孙七"), UntilOn, "must be given", land.ErrInvalid},
		"an extension of more than a year": {at(Idle, IdentifiedIdle), "dispose", func(_ *land.LedgerEntry, r *land.LedgerMove) {
			r.Mode, r.UntilOn = "extend_start", "2027-06-11"
		}, person("孙七"), UntilOn, "2027-06-10: 1 year at most", land.ErrInvalid},
		"temporary use of more than two years": {at(Idle, IdentifiedIdle), "dispose", func(_ *land.LedgerEntry, r *land.LedgerMove) {
			r.Mode, r.UntilOn = "temporary_use", "2028-06-11"
		}, person("孙七"), UntilOn, "2028-06-10: 2 years at most", land.ErrInvalid},
		"a hold that ends before it begins": {at(Idle, Suspected), "exempt", func(_ *land.LedgerEntry, r *land.LedgerMove) { r.UntilOn = "2026-06-10" }, person("孙七"), UntilOn, "after the day", land.ErrInvalid},
		"more land than there is":           {at(Idle, InDisposal), "record_part", func(e *land.LedgerEntry, r *land.LedgerMove) { e.DisposedM2, r.DisposedM2 = 900, 100.5 }, person("孙七"), Area, "what is left, 100.00 m²", land.ErrInvalid},
		"less than none":                    {at(Idle, InDisposal), "record_part", func(_ *land.LedgerEntry, r *land.LedgerMove) { r.DisposedM2 = -1 }, person("孙七"), Area, "above 0", land.ErrInvalid},
		"nothing is assigned":               {at(Idle, Suspected), "assign", func(_ *land.LedgerEntry, r *land.LedgerMove) { r.Assignee = nil }, person("孙七"), "assignee", "must be given", land.ErrInvalid},
		"another deadline than that of the law": {at(Idle, Suspected), "assign", func(e *land.LedgerEntry, r *land.LedgerMove) {
			e.Clock, r.Deadline = new(ClockNotice), &land.TimeSpan{Count: 90, Unit: calendar.Days}
		}, person("孙七"), "deadline", "set already", land.ErrInvalid},
		"another deadline than the limit of its mode": {at(LowEfficiency, InDisposal), "assign", func(e *land.LedgerEntry, r *land.LedgerMove) {
			e.Clock, r.Deadline = new(ClockUntil), &land.TimeSpan{Count: 90, Unit: calendar.Days}
		}, person("孙七"), "deadline", "set already", land.ErrInvalid},
		"another deadline than the end of a hold": {at(Idle, Exempt), "assign", func(_ *land.LedgerEntry, r *land.LedgerMove) {
			r.Deadline = &land.TimeSpan{Count: 1, Unit: calendar.Days}
		}, person("孙七"), "deadline", "set already", land.ErrInvalid},
		"an end of a move that has none": {at(Idle, Suspected), "annotate", func(_ *land.LedgerEntry, r *land.LedgerMove) { r.UntilOn = "2027-01-01" }, person("孙七"), UntilOn, "sets none", land.ErrInvalid},
		"the mode that it has": {at(Idle, InDisposal), "change_mode", func(e *land.LedgerEntry, r *land.LedgerMove) {
			e.Mode, r.Mode, r.UntilOn = new("extend_start"), "extend_start", "2027-06-10"
		}, person("孙七"), Mode, "is its mode already", land.ErrInvalid},
		"a deadline of a move that sets none": {at(Idle, Suspected), "investigate", func(_ *land.LedgerEntry, r *land.LedgerMove) {
			r.Deadline = &land.TimeSpan{Count: 90, Unit: calendar.Days}
		}, person("孙七"), "deadline", "sets none", land.ErrInvalid},
		"a deadline in fortnights": {at(Idle, IdentifiedIdle), "dispose", func(_ *land.LedgerEntry, r *land.LedgerMove) {
			r.Deadline = &land.TimeSpan{Count: 1, Unit: "fortnights"}
		}, person("孙七"), "deadline", "unit must be", land.ErrInvalid},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r := whole(tt.entry.Track, tt.move)
			if tt.but != nil {
				tt.but(&tt.entry, &r)
			}
			after, _, err := Move(tt.entry, r, tt.by, october(t, today))
			if !errors.Is(err, tt.is) || !strings.Contains(err.Error(), tt.says) || after.State != tt.entry.State || after.Version != 3 {
				t.Fatalf("%v", err)
			}
			var problems land.Problems
			if errors.As(err, &problems) != (tt.path != "") || tt.path != "" && (len(problems) != 1 || problems[0].Path != tt.path) {
				t.Errorf("%+v", problems)
			}
		})
	}
}
