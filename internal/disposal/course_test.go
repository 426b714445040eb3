package disposal

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"permu/internal/calendar"
	"permu/internal/land"
)

func day(text string) time.Time {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return t
}

// course takes an entry through moves; each is checked for the state, the deadline and the clock that it leaves.
type course struct {
	t     *testing.T
	entry land.LedgerEntry
	steps []land.LedgerStep
}

func (c *course) on(today, by string, r land.LedgerMove, state, due, clock string) land.LedgerStep {
	c.t.Helper()
	r.Version = c.entry.Version
	after, step, err := Move(c.entry, r, person(by), october(c.t, today))
	if err != nil {
		c.t.Fatalf("%s: %v", r.Move, err)
	}
	c.entry, c.steps = after, append(c.steps, step)
	c.stands(r.Move, state, due, clock)
	return step
}

func (c *course) stands(after, state, due, clock string) {
	c.t.Helper()
	said := func(s *string) string {
		if s == nil {
			return ""
		}
		return *s
	}
	if c.entry.State != state || said(c.entry.DueOn) != due || said(c.entry.Clock) != clock {
		c.t.Errorf("after %s: %s, due %s by %s", after, c.entry.State, said(c.entry.DueOn), said(c.entry.Clock))
	}
}

func opened(t *testing.T, track, rule, today string) *course {
	t.Helper()
	c := &course{t: t, entry: land.LedgerEntry{EntryID: 1, Track: track, Rule: rule, AreaM2: 20_000, PriceCNY: new(20_000_000.0), StartDueOn: new("2024-03-01")}}
	if rule == "idle_not_started" {
		c.entry.Leg = land.NotStarted
	}
	step := Open(track, october(t, today))
	c.entry.LedgerStanding, c.steps = Apply(c.entry.LedgerStanding, step), []land.LedgerStep{step}
	return c
}

func says(step land.LedgerStep) string {
	var zh []string
	for _, said := range step.Arithmetic {
		zh = append(zh, said.ZH)
	}
	return strings.Join(zh, ";")
}

func TestIdleLandOfItsHolder(t *testing.T) {
	c := opened(t, Idle, "idle_not_started", "2026-03-02")
	c.stands("open", Suspected, "2026-04-01", ClockNotice)
	if got := says(c.steps[0]); !strings.HasPrefix(got, "2026-03-02 + 30 日 = 2026-04-01") {
		t.Error(got)
	}
	c.on("2026-03-20", "甲", land.LedgerMove{Move: "investigate", DocumentNo: "1", DocumentOn: "2026-03-18", Signer: "s"}, Investigating, "2026-04-17", ClockAnswer)
	c.on("2026-04-17", "甲", land.LedgerMove{Move: "record_answer", DocumentOn: "2026-04-15", Note: "称拆迁未完成", Ground: "not_handed_over"}, Investigating, "", "")
	if c.entry.Ground != nil || c.entry.Cause != nil || *c.steps[2].Ground != "not_handed_over" {
		t.Errorf("what the holder claims is no finding yet: %+v", c.entry.LedgerStanding)
	}
	c.on("2026-04-20", "甲", land.LedgerMove{Move: "propose_idle", DocumentOn: "2026-04-20", Cause: Holder, Deadline: &land.TimeSpan{Count: 5, Unit: calendar.WorkingDays}}, ProposedIdle, "2026-04-27", ClockOwn)
	c.on("2026-04-21", "乙", land.LedgerMove{Move: "confirm_idle", DocumentNo: "2", DocumentOn: "2026-04-21", Signer: "s", FileID: 3}, IdentifiedIdle, "", "")
	c.on("2026-04-22", "甲", land.LedgerMove{Move: "report_up", DocumentNo: "7", DocumentOn: "2026-04-22", Signer: "s"}, IdentifiedIdle, "", "")
	c.on("2026-04-23", "甲", land.LedgerMove{Move: "publish", DocumentOn: "2026-04-23", Note: "门户网站"}, IdentifiedIdle, "", "")
	c.on("2026-04-24", "甲", land.LedgerMove{Move: "offer_hearing", DocumentNo: "8", DocumentOn: "2026-04-24", Signer: "s"}, IdentifiedIdle, "", "")
	fee := c.on("2026-05-06", "甲", land.LedgerMove{Move: "dispose", DocumentNo: "3", DocumentOn: "2026-05-06", Signer: "s", Mode: "fee", Deadline: &land.TimeSpan{Count: 30, Unit: calendar.Days}}, InDisposal, "2026-06-05", ClockOwn)
	if got := says(fee); !strings.HasPrefix(got, "土地闲置费 = 20,000,000.00 元 × 20% = 4,000,000.00 元;2026-05-06 + 30 日 = 2026-06-05") {
		t.Error(got)
	}
	c.on("2026-06-08", "甲", land.LedgerMove{Move: "change_mode", DocumentNo: "4", DocumentOn: "2026-06-08", Signer: "s", Mode: "recovery"}, InDisposal, "", "")
	c.on("2026-06-09", "甲", land.LedgerMove{Move: "record_part", DocumentOn: "2026-06-09", DisposedM2: 5000}, InDisposal, "", "")
	c.on("2026-06-10", "甲", land.LedgerMove{Move: "finish", DocumentNo: "5", DocumentOn: "2026-06-10", Signer: "s", FileID: 4}, Done, "", "")
	c.on("2026-06-11", "甲", land.LedgerMove{Move: "withdraw", DocumentOn: "2026-06-11"}, Done, "", "")
	recorded := map[string]string{Inquired: "2026-03-18", Answered: "2026-04-15", Reported: "2026-04-22", Published: "2026-04-23", HearingOffered: "2026-04-24", Withdrawn: "2026-06-11"}
	if diff := cmp.Diff(recorded, c.entry.Recorded); diff != "" {
		t.Error(diff)
	}
	if c.entry.DisposedM2 != 20_000 || *c.entry.Mode != "recovery" || *c.entry.Cause != Holder {
		t.Errorf("%+v", c.entry.LedgerStanding)
	}
	if s, err := Replay(Idle, c.steps); err != nil || s.Version != c.entry.Version {
		t.Errorf("%v %+v", err, s)
	}
}

// TestFoundAgain opens an entry again that was closed in the middle of its disposal: what was recorded and decided then is none of the
// new course, so that a fee needs a notice of the right to a hearing of its own. A note before it is opened takes nothing away.
func TestFoundAgain(t *testing.T) {
	c := opened(t, Idle, "idle_not_started", "2026-03-02")
	paper := func(move, day string) land.LedgerMove {
		return land.LedgerMove{Move: move, DocumentNo: "1", DocumentOn: day, Signer: "s", FileID: 1, Note: "n"}
	}
	identify := func(month string) {
		c.on(month+"-02", "甲", paper("investigate", month+"-02"), Investigating, calendar.Text(day(month+"-02").AddDate(0, 0, 30)), ClockAnswer)
		c.on(month+"-03", "甲", paper("record_answer", month+"-03"), Investigating, "", "")
		c.on(month+"-03", "甲", land.LedgerMove{Move: "propose_idle", DocumentOn: month + "-03", Cause: Holder}, ProposedIdle, "", "")
		c.on(month+"-04", "乙", paper("confirm_idle", month+"-04"), IdentifiedIdle, "", "")
	}
	fee := land.LedgerMove{Move: "dispose", DocumentNo: "3", DocumentOn: "2026-03-06", Signer: "s", Mode: "fee"}
	identify("2026-03")
	c.on("2026-03-05", "甲", paper("offer_hearing", "2026-03-05"), IdentifiedIdle, "", "")
	c.on("2026-03-06", "甲", fee, InDisposal, "", "")
	c.on("2026-03-07", "甲", land.LedgerMove{Move: "record_part", DocumentOn: "2026-03-07", DisposedM2: 5000}, InDisposal, "", "")
	c.entry.UnsupportedRunID = new(int64(2))
	c.on("2026-03-08", "甲", paper("close_unsupported", "2026-03-08"), ClosedUnsupported, "", "")
	c.on("2026-03-09", "甲", land.LedgerMove{Move: "annotate", Note: "n"}, ClosedUnsupported, "", "")
	if c.entry.Mode == nil || len(c.entry.Recorded) != 3 {
		t.Errorf("a note takes away what was decided: %+v", c.entry.LedgerStanding)
	}
	step := Reopen(c.entry.LedgerStanding, Idle, october(t, "2026-06-01"))
	c.entry.LedgerStanding, c.steps = Apply(c.entry.LedgerStanding, step), append(c.steps, step)
	if s := c.entry.LedgerStanding; len(s.Recorded)+len(s.LimitedSince) > 0 || s.Cause != nil || s.Ground != nil || s.Mode != nil || s.DisposedM2 != 0 {
		t.Errorf("%+v", s)
	}
	identify("2026-06")
	fee.Version, fee.DocumentOn = c.entry.Version, "2026-06-05"
	if _, _, err := Move(c.entry, fee, person("甲"), october(t, "2026-06-05")); err == nil || !strings.Contains(err.Error(), "right to a hearing") {
		t.Errorf("a fee by the notice of the former course: %v", err)
	}
	if s, err := Replay(Idle, c.steps); err != nil || s.Version != c.entry.Version {
		t.Errorf("%v %+v", err, s)
	}
}

// TestTheHolderIsHeard has nobody propose land as idle before its holder has answered, or has had the time for it (Art. 5): neither while
// that clock runs, nor when another step has taken it away.
func TestTheHolderIsHeard(t *testing.T) {
	served := land.LedgerMove{Move: "investigate", DocumentNo: "1", DocumentOn: "2026-03-18", Signer: "s"}
	back := land.LedgerMove{Move: "send_back", DocumentOn: "2026-03-20", Note: "查无依据"}
	not := land.LedgerMove{Move: "propose_not_idle", DocumentOn: "2026-03-19", Note: "已动工"}
	propose := func(c *course, on string) error {
		r := land.LedgerMove{Move: "propose_idle", Version: c.entry.Version, DocumentOn: on, Cause: Holder}
		_, _, err := Move(c.entry, r, person("甲"), october(t, on))
		return err
	}
	inquired := func() *course {
		c := opened(t, Idle, "idle_not_started", "2026-03-02")
		c.on("2026-03-18", "甲", served, Investigating, "2026-04-17", ClockAnswer)
		return c
	}
	sentBack := func() *course {
		c := inquired()
		c.on("2026-03-19", "甲", not, ProposedNotIdle, "", "")
		c.on("2026-03-20", "乙", back, Investigating, "", "")
		return c
	}
	answered := func(c *course) *course {
		c.on("2026-03-20", "甲", land.LedgerMove{Move: "record_answer", DocumentOn: "2026-03-20", Note: "资金紧张"}, Investigating, "", "")
		return c
	}
	tests := map[string]struct {
		of   *course
		on   string
		says string
	}{
		"on the day of the notice":      {inquired(), "2026-03-18", "may answer until 2026-04-17"},
		"on the last day":               {inquired(), "2026-04-17", "第五条第二款"},
		"after it":                      {inquired(), "2026-04-18", ""},
		"an answer is there":            {answered(inquired()), "2026-03-20", ""},
		"sent back":                     {sentBack(), "2026-03-21", "may answer until 2026-04-17"},
		"sent back, an answer is there": {answered(sentBack()), "2026-03-21", ""},
		"sent back, after the last day": {sentBack(), "2026-04-18", ""},
	}
	for name, tt := range tests {
		err := propose(tt.of, tt.on)
		var problems land.Problems
		refused := errors.As(err, &problems) && len(problems) == 1 && problems[0].Path == DocumentOn && strings.Contains(problems[0].Rule, tt.says)
		if (tt.says == "") != (err == nil) || tt.says != "" && !refused {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestIdleLandOfTheGovernment(t *testing.T) {
	c := opened(t, Idle, "idle_suspended", "2026-03-02")
	c.on("2026-03-03", "甲", land.LedgerMove{Move: "investigate", DocumentNo: "1", DocumentOn: "2026-03-03", Signer: "s"}, Investigating, "2026-04-02", ClockAnswer)
	c.on("2026-03-04", "甲", land.LedgerMove{Move: "record_answer", DocumentOn: "2026-03-04", Note: "信访未结"}, Investigating, "", "")
	c.on("2026-03-04", "甲", land.LedgerMove{Move: "propose_idle", DocumentNo: "9", DocumentOn: "2026-03-04", Cause: Government, Ground: "petitions"}, ProposedIdle, "", "")
	c.on("2026-03-05", "乙", land.LedgerMove{Move: "confirm_idle", DocumentNo: "2", DocumentOn: "2026-03-05", Signer: "s", FileID: 3}, IdentifiedIdle, "", "")
	c.on("2026-03-06", "乙", land.LedgerMove{Move: "dispose", DocumentNo: "3", DocumentOn: "2026-03-06", Signer: "s", Mode: "extend_start", UntilOn: "2027-03-06"}, InDisposal, "2027-03-06", ClockUntil)
	c.on("2026-03-07", "乙", land.LedgerMove{Move: "change_mode", DocumentNo: "4", DocumentOn: "2026-03-07", Signer: "s", Mode: "temporary_use", UntilOn: "2028-03-07"}, InDisposal, "2028-03-07", ClockUntil)
	c.on("2026-03-08", "乙", land.LedgerMove{Move: "change_mode", DocumentNo: "5", DocumentOn: "2026-03-08", Signer: "s", Mode: "swap"}, InDisposal, "", "")
}

// TestWhatIsPutRight tells a holder to put something right, gives more time, and goes on to disposal when nothing happens.
func TestWhatIsPutRight(t *testing.T) {
	notify := land.LedgerMove{Move: "notify", DocumentNo: "1", DocumentOn: "2026-03-03", Signer: "s", UntilOn: "2026-04-03"}
	for _, track := range []string{Unused, Breach, Promise} {
		c := opened(t, track, track, "2026-03-02")
		c.stands("open", Suspected, "", "")
		c.on("2026-03-03", "甲", notify, Notified, "2026-04-03", ClockUntil)
		c.on("2026-03-20", "甲", land.LedgerMove{Move: "record_answer", DocumentOn: "2026-03-20", Note: "资金紧张"}, Notified, "2026-04-03", ClockUntil)
		c.on("2026-04-02", "甲", land.LedgerMove{Move: "put_off", DocumentNo: "2", DocumentOn: "2026-04-02", Signer: "s", UntilOn: "2026-06-30"}, Notified, "2026-06-30", ClockUntil)
		c.on("2026-07-01", "甲", land.LedgerMove{Move: "dispose", DocumentNo: "3", DocumentOn: "2026-07-01", Signer: "s", Mode: "damages"}, InDisposal, "", "")
		c.on("2026-08-01", "甲", land.LedgerMove{Move: "finish", DocumentNo: "4", DocumentOn: "2026-08-01", Signer: "s", FileID: 1}, Done, "", "")
	}
	c := opened(t, Breach, Breach, "2026-03-02")
	c.on("2026-03-03", "甲", notify, Notified, "2026-04-03", ClockUntil)
	c.on("2026-04-01", "甲", land.LedgerMove{Move: "rectify", DocumentNo: "5", DocumentOn: "2026-04-01", Signer: "s", FileID: 1}, Rectified, "", "")
}

// TestAPromiseLapses has the program close what is kept or changed meanwhile, except where its breach is being dealt with.
func TestAPromiseLapses(t *testing.T) {
	c := opened(t, Promise, "promise_tax_per_mu", "2026-03-02")
	c.on("2026-03-03", "甲", land.LedgerMove{Move: "notify", DocumentNo: "1", DocumentOn: "2026-03-03", Signer: "s", UntilOn: "2026-04-03"}, Notified, "2026-04-03", ClockUntil)
	for kept, state := range map[bool]string{true: Kept, false: Changed} {
		step, ok := Lapse(c.entry.LedgerStanding, kept), Lapses(c.entry.State)
		after := Apply(c.entry.LedgerStanding, step)
		if !ok || after.State != state || after.DueOn != nil || step.By != Program {
			t.Errorf("%v: %+v", ok, after)
		}
		again := Reopen(after, Promise, october(t, "2026-05-01"))
		if s, err := Replay(Promise, append(slices.Clone(c.steps), step, again)); err != nil || s.State != Suspected {
			t.Errorf("%v %+v", err, s)
		}
	}
	c.on("2026-04-07", "甲", land.LedgerMove{Move: "dispose", DocumentNo: "2", DocumentOn: "2026-04-07", Signer: "s", Mode: "damages"}, InDisposal, "", "")
	if Lapses(c.entry.State) || Lapses(Rectified) {
		t.Error("what is in disposal, or has ended, is closed by the program")
	}
}

func TestLowEfficiencyHasNoClockOfTheLaw(t *testing.T) {
	c := opened(t, LowEfficiency, "low_efficiency", "2026-03-02")
	c.stands("open", Suspected, "", "")
	c.on("2026-03-03", "甲", land.LedgerMove{Move: "assign", Assignee: new("甲"), Unit: new("五里园管委会"), NextStep: new("现场核实"), Deadline: &land.TimeSpan{Count: 3, Unit: calendar.WorkingDays}}, Suspected, "2026-03-06", ClockOwn)
	c.on("2026-03-03", "甲", land.LedgerMove{Move: "annotate", Note: "电话无人接听"}, Suspected, "2026-03-06", ClockOwn)
	c.on("2026-03-03", "甲", land.LedgerMove{Move: "assign", NextStep: new("  ")}, Suspected, "2026-03-06", ClockOwn)
	if c.entry.NextStep != nil || *c.entry.Assignee != "甲" || *c.entry.Note != "电话无人接听" || c.entry.LastOn != nil {
		t.Errorf("%+v", c.entry.LedgerStanding)
	}
	c.on("2026-03-04", "甲", land.LedgerMove{Move: "propose_low", DocumentOn: "2026-03-04"}, ProposedLow, "", "")
	c.on("2026-03-05", "乙", land.LedgerMove{Move: "confirm_low", DocumentNo: "1", DocumentOn: "2026-03-05", Signer: "s"}, Verified, "", "")
	c.on("2026-03-06", "乙", land.LedgerMove{Move: "dispose", DocumentNo: "1", DocumentOn: "2026-03-06", Signer: "s", Mode: "self_upgrade"}, InDisposal, "", "")
}

// TestOnHold has a clock of the law that stands still while an entry is on hold, by expiry and by hand.
func TestOnHold(t *testing.T) {
	hold := land.LedgerMove{Move: "dispute", DocumentNo: "1", DocumentOn: "2026-03-12", Signer: "s", UntilOn: "2026-03-22"}
	t.Run("until its time is up", func(t *testing.T) {
		c := opened(t, Idle, "idle_not_started", "2026-03-02")
		c.on("2026-03-12", "甲", hold, Disputed, "2026-03-22", ClockUntil)
		if _, _, done := Expire(c.entry, october(t, "2026-03-22")); done {
			t.Error("the last day is over before it ends")
		}
		after, step, done := Expire(c.entry, october(t, "2026-03-25"))
		if c.entry = after; !done || step.By != Program || !strings.HasPrefix(says(step), "2026-04-01 + 中止 10 日 = 2026-04-11(周末)→ 2026-04-13") {
			t.Errorf("%v %s", done, says(step))
		}
		c.stands("expire", Suspected, "2026-04-13", ClockNotice)
		if c.entry.FormerState != nil || c.entry.HeldOn != nil {
			t.Errorf("%+v", c.entry.LedgerStanding)
		}
		if _, _, again := Expire(c.entry, october(t, "2026-12-25")); again {
			t.Error("it expired twice")
		}
	})
	t.Run("resumed by hand", func(t *testing.T) {
		c := opened(t, Idle, "idle_not_started", "2026-03-02")
		c.on("2026-03-12", "甲", hold, Disputed, "2026-03-22", ClockUntil)
		c.on("2026-03-17", "甲", land.LedgerMove{Move: "resume", DocumentOn: "2026-03-17", Note: "撤诉"}, Suspected, "2026-04-06", ClockNotice)
	})
	t.Run("from before its clock began", func(t *testing.T) {
		c := opened(t, Idle, "idle_not_started", "2026-03-02")
		since := hold
		since.DocumentOn, since.UntilOn = "2020-01-01", "2026-03-13"
		c.on("2026-03-12", "甲", since, Disputed, "2026-03-13", ClockUntil)
		after, step, done := Expire(c.entry, october(t, "2026-03-16"))
		if c.entry = after; !done || !strings.HasPrefix(says(step), "2026-04-01 + 中止 11 日 = 2026-04-12") {
			t.Errorf("%v %s", done, says(step))
		}
		c.stands("expire", Suspected, "2026-04-13", ClockNotice)
		c.steps = append(c.steps, step)
		if s, err := Replay(Idle, c.steps); err != nil || *s.ClockOn != "2026-03-13" {
			t.Errorf("%v %+v", err, s)
		}
	})
	t.Run("that ends before its clock began", func(t *testing.T) {
		c := opened(t, Idle, "idle_not_started", "2026-03-02")
		since := hold
		since.DocumentOn, since.UntilOn = "2020-01-01", "2020-12-31"
		c.on("2026-03-12", "甲", since, Disputed, "2020-12-31", ClockUntil)
		c.on("2026-03-12", "甲", land.LedgerMove{Move: "resume", DocumentOn: "2026-03-01", Note: "撤诉"}, Suspected, "2026-04-01", ClockNotice)
	})
	t.Run("a day that was set stays", func(t *testing.T) {
		c := opened(t, Idle, "idle_suspended", "2026-03-02")
		c.on("2026-03-03", "甲", land.LedgerMove{Move: "investigate", DocumentNo: "1", DocumentOn: "2026-03-03", Signer: "s"}, Investigating, "2026-04-02", ClockAnswer)
		c.on("2026-03-04", "甲", land.LedgerMove{Move: "record_answer", DocumentOn: "2026-03-04", Note: "信访未结"}, Investigating, "", "")
		c.on("2026-03-04", "甲", land.LedgerMove{Move: "propose_idle", DocumentNo: "9", DocumentOn: "2026-03-04", Cause: Government, Ground: "petitions"}, ProposedIdle, "", "")
		c.on("2026-03-05", "乙", land.LedgerMove{Move: "confirm_idle", DocumentNo: "2", DocumentOn: "2026-03-05", Signer: "s", FileID: 3}, IdentifiedIdle, "", "")
		c.on("2026-03-06", "乙", land.LedgerMove{Move: "dispose", DocumentNo: "3", DocumentOn: "2026-03-06", Signer: "s", Mode: "extend_start", UntilOn: "2027-03-06"}, InDisposal, "2027-03-06", ClockUntil)
		c.on("2026-03-12", "甲", hold, Disputed, "2026-03-22", ClockUntil)
		c.on("2026-03-17", "甲", land.LedgerMove{Move: "resume", DocumentOn: "2026-03-17", Note: "撤诉"}, InDisposal, "2027-03-06", ClockUntil)
		c.on("2026-03-18", "乙", land.LedgerMove{Move: "change_mode", DocumentNo: "4", DocumentOn: "2026-03-18", Signer: "s", Mode: "other"}, InDisposal, "", "")
		again := land.LedgerMove{Move: "change_mode", Version: c.entry.Version, DocumentNo: "5", DocumentOn: "2026-03-19", Signer: "s", Mode: "extend_start", UntilOn: "2027-03-07"}
		if _, _, err := Move(c.entry, again, person("乙"), october(t, "2026-03-19")); err == nil || !strings.Contains(err.Error(), "not be after 2027-03-06") {
			t.Errorf("a second extension: %v", err)
		}
	})
	t.Run("of what had no clock", func(t *testing.T) {
		c := opened(t, LowEfficiency, "low_efficiency", "2026-03-02")
		c.on("2026-03-12", "甲", land.LedgerMove{Move: "protect", DocumentNo: "1", DocumentOn: "2026-03-12", Signer: "s", UntilOn: "2028-03-12"}, Protected, "2028-03-12", ClockUntil)
		c.on("2026-03-17", "甲", land.LedgerMove{Move: "resume", DocumentOn: "2026-03-17", Note: "到期"}, Suspected, "", "")
	})
}

func TestModesFor(t *testing.T) {
	tests := map[string]struct {
		track, leg string
		cause      *string
		modes      string
	}{
		"the government's cause":         {Idle, "not_started", new(Government), "extend_start change_use temporary_use paid_recovery swap other"},
		"force majeure":                  {Idle, "suspended", new(ForceMajeure), "extend_start change_use temporary_use paid_recovery swap other"},
		"the holder's, never started":    {Idle, "not_started", new(Holder), "other fee recovery"},
		"the holder's, suspended":        {Idle, "suspended", new(Holder), "other"},
		"idle without a cause on record": {Idle, "not_started", nil, ""},
		"low efficiency":                 {LowEfficiency, "", nil, "merge_reorganise joint_investment recover_reset self_upgrade"},
	}
	for name, tt := range tests {
		e := land.LedgerEntry{Track: tt.track, Rule: "standing_still", Leg: tt.leg} // a rule of a document of one's own
		e.Cause = tt.cause
		var names []string
		for _, m := range ModesFor(e) {
			names = append(names, m.Name)
		}
		if got := strings.Join(names, " "); got != tt.modes {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestFee(t *testing.T) {
	fee, _ := modeOf(at(Idle, IdentifiedIdle), "fee", day("2026-01-01"))
	if fee.Name != "" {
		t.Errorf("a fee where the government is the cause: %+v", fee)
	}
	var mode DisposalMode
	for _, m := range Modes() {
		if m.Name == "fee" {
			mode = m
		}
	}
	if got := mode.fee(nil); len(got) != 1 || got[0].ZH != "价款未登记,闲置费无法计算" {
		t.Errorf("%+v", got)
	}
	if got := mode.fee(new(0.03)); got[0].EN != "fee = 0.03 yuan × 20% = 0.01 yuan" {
		t.Errorf("%+v", got)
	}
	if got := mode.fee(new(1e300)); got[0].ZH != "价款有误,闲置费无法计算" {
		t.Errorf("%+v", got)
	}
}

// october has the National Day holidays of 2026 as a zone might import them: 1 to 7 October free, Saturday the 10th worked.
func october(t testing.TB, today string) calendar.Calendar {
	t.Helper()
	on, ok := calendar.Day(&today)
	if !ok {
		t.Fatalf("%q is no day", today)
	}
	list := []land.Holiday{{Day: "2026-10-10", Kind: calendar.WorkDay}}
	for _, d := range []string{"01", "02", "03", "04", "05", "06", "07"} {
		list = append(list, land.Holiday{Day: "2026-10-" + d, Kind: calendar.RestDay, Name: "国庆节"})
	}
	return calendar.New(on, list)
}
