package review

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"permu/internal/calendar"
	"permu/internal/land"
)

// World is what a move is judged by besides the case itself.
type World struct {
	Calendar calendar.Calendar
	Settings land.ReviewSettings
	Ground   land.CaseGround
	Steps    []land.CaseStep // of the case, the first first

	FreeCodes bool // the zone takes any keys for credit codes

	Checks []land.Checked    // of the scheme, as they are now
	Rests  map[string]string // digest of each part of what the case rests on now

	NoFigures string // why the scheme comes to no figures by the rules of now; empty where it does
}

// Open is the first step of a case. One without a scenario is refused.
func Open(n land.NewCase, by land.Person) (land.CaseStep, error) {
	if n.ScenarioID == 0 || n.ScenarioRevision == 0 {
		return land.CaseStep{}, land.Problems{{Path: "scenario_id", Rule: "must be given: a case is about one revision of one scenario of its site (送审须选定一个方案版本)"}}
	}
	return land.CaseStep{
		Version: 1, Move: "open", ToState: Draft, By: by.Name, Arithmetic: []land.Phrase{},
		Body: land.CaseBody{ScenarioID: n.ScenarioID, ScenarioRevision: n.ScenarioRevision},
	}, nil
}

// Move makes a step that a person asks for, and says where the case stands after it. A case that was changed since it was
// read, where it matters to the move, is a [land.ErrConflict] that says who was faster; facts that are no longer what was shown are
// a [land.Moved]; a right that the person lacks is a
// [land.ErrForbidden]; whatever else is wrong is [land.Problems].
func Move(c land.Case, m land.CaseMove, by land.Person, w World) (land.Case, land.CaseStep, error) {
	t, ok := TransitionByName(m.Move)
	if !ok || t.Right == "" {
		return c, land.CaseStep{}, land.Problems{{Path: "move", Rule: "there is no such move", Value: m.Move}}
	}
	m.CaseBody = trimmed(m.CaseBody)
	if err := stale(c, m, w.Steps); err != nil {
		return c, land.CaseStep{}, err
	}
	if !t.fits(c.State) {
		return c, land.CaseStep{}, land.Problems{{Path: "move", Rule: outOfOrder(c, t), Value: m.Move}}
	}
	a := asking{about: about{c, by, w}, move: m, transition: t}
	hindered := a.hindered()
	if hindered == nil {
		hindered = a.moved()
	}
	if err := errors.Join(hindered, a.check()); err != nil {
		return c, land.CaseStep{}, err
	}
	step := a.step()
	c.CaseStanding = Apply(c.CaseStanding, step)
	return c, step, nil
}

// outOfOrder says why a move does not lead on from where a case stands.
func outOfOrder(c land.Case, t CaseTransition) string {
	state, _ := StateByName(c.State)
	if state.Decided && (t.Right == RightOpine || t.Name == "lapse") && c.DecidedOn != nil {
		return fmt.Sprintf("the case was decided on %s by %s: no opinion is taken any more (已于 %s 作出决定,不再受理部门意见)", *c.DecidedOn, deref(c.DecidedBy), *c.DecidedOn)
	}
	var next []string
	for _, other := range Table() {
		if other.Right != "" && other.fits(c.State) {
			next = append(next, other.Name)
		}
	}
	return fmt.Sprintf("does not lead on from %s (%s); what does: %s", c.State, state.Title.ZH, strings.Join(next, ", "))
}

// stale is a conflict where a step that was made since the case was read moved it, or was about the same as this one. Two
// departments that speak at once are both heard.
func stale(c land.Case, m land.CaseMove, steps []land.CaseStep) error {
	for _, step := range steps {
		if step.Version <= m.Version || !meets(step, m) {
			continue
		}
		return fmt.Errorf("case %d is at version %d: %s by %s at %s, now %s; you have version %d: read it again: %w",
			c.CaseID, c.Version, step.Move, step.By, step.At.UTC().Format(time.RFC3339), c.State, m.Version, land.ErrConflict)
	}
	if m.Version > c.Version {
		return fmt.Errorf("case %d is at version %d, you have %d: %w", c.CaseID, c.Version, m.Version, land.ErrConflict)
	}
	return nil
}

func meets(step land.CaseStep, m land.CaseMove) bool {
	if step.FromState != step.ToState {
		return true
	}
	t, _ := TransitionByName(m.Move)
	if t.To != Same { // who moves the case must know what it rests on
		return step.Move != "annotate"
	}
	theirs := subjects(step.Move, step.Body)
	return slices.ContainsFunc(subjects(m.Move, m.CaseBody), func(s string) bool { return slices.Contains(theirs, s) })
}

// subjects are what a move is about: of two that are about the same, made at once, one wins.
func subjects(move string, b land.CaseBody) []string {
	switch {
	case b.Opinion != nil:
		return []string{"opinion " + b.Opinion.Department}
	case b.Answer != nil:
		return []string{fmt.Sprint("item ", b.Answer.Item)}
	case b.Milestone != "":
		return []string{"milestone " + b.Milestone}
	case move == "detach":
		return []string{fmt.Sprint("file ", b.FileID, " of ", b.Document)}
	case move == "attach" || move == "annotate":
		return nil
	case len(b.Fields) > 0:
		var list []string
		for name := range b.Fields {
			list = append(list, "field "+name)
		}
		return list
	}
	return []string{move}
}

// hindered is what keeps a person from the move: a missing right, being an applicant, something that is not so yet.
func (a *asking) hindered() error {
	var problems land.Problems
	for _, why := range a.transition.hinders(a.about) {
		if why.Code == "right" {
			return a.by.Need(a.transition.Right, a.ParkCode)
		}
		if slices.Contains([]string{"department", Other, Second}, why.Code) {
			return fmt.Errorf("%s (%s): %w", why.EN, why.ZH, land.ErrForbidden)
		}
		problems = append(problems, land.Problem{Path: "move", Rule: why.EN + " (" + why.ZH + ")", Value: a.move.Move})
	}
	return problems.Err()
}

// step is the step that the move makes, once nothing is wrong with it.
func (a *asking) step() land.CaseStep {
	t := a.transition
	step := land.CaseStep{
		Version: a.Version + 1, Move: t.Name, FromState: a.State, ToState: t.goes(a.CaseStanding), Body: a.move.CaseBody, By: a.by.Name, Arithmetic: []land.Phrase{},
	}
	switch {
	case t.To == Former:
		a.resume(&step)
	case t.Keeps || t.Name == "evaluate_again" && a.early():
		step.DueOn, step.Clock = a.DueOn, a.Clock
	case t.Clock != "":
		set(&step, t.Clock, a.Calendar.Deadline(a.span(t.Clock), a.clockFrom(), false))
	}
	if t.Name == "submit" || t.Name == "resubmit" {
		step.Body.Asked = a.asks()
	}
	return step
}

// early reports whether the day of a move comes before the one that is due.
func (a *asking) early() bool {
	due, runs := calendar.Day(a.DueOn)
	return runs && a.on.Before(due)
}

// asks are the departments that a submission asks: those of the zone, and those that were asked before. One that the zone has
// dropped since keeps its return.
func (a *asking) asks() []string {
	list := slices.Clone(a.Asked)
	for _, department := range Departments(a.Settings) {
		if !slices.Contains(list, department) {
			list = append(list, department)
		}
	}
	return list
}

// clockFrom is the day from which the clock of the move counts: that of opinions from the day on which the submission is on
// record, for the applicant writes its date and nobody could read the case before.
func (a *asking) clockFrom() time.Time {
	if a.transition.Clock == ClockOpinions && a.on.Before(a.Calendar.Today) {
		return a.Calendar.Today
	}
	return a.on
}

// span is the length of a clock by the settings of the zone.
func (a *asking) span(clock string) land.TimeSpan {
	switch clock {
	case ClockOpinions:
		return land.TimeSpan{Count: a.Settings.OpinionDays, Unit: calendar.WorkingDays}
	case ClockCorrection:
		return land.TimeSpan{Count: a.Settings.CorrectionDays, Unit: calendar.WorkingDays}
	}
	return land.TimeSpan{Count: a.Settings.AgainYears, Unit: calendar.Years}
}

// resume gives the clock of the former state the working days that it had left when it was stopped. One that was over before
// that stays over.
func (a *asking) resume(step *land.CaseStep) {
	due, runs := calendar.Day(a.FormerDueOn)
	held, known := calendar.Day(a.HeldOn)
	if !runs || !known || a.FormerClock == nil {
		return
	}
	if due.Before(held) {
		step.DueOn, step.Clock = a.FormerDueOn, a.FormerClock
		return
	}
	left := workedBetween(a.Calendar, held, due)
	d := a.Calendar.Deadline(land.TimeSpan{Count: left, Unit: calendar.WorkingDays}, a.on, false)
	d.Says.ZH = fmt.Sprintf("%s 中止时至 %s 尚余 %d 个工作日;", calendar.Text(held), calendar.Text(due), left) + d.Says.ZH
	d.Says.EN = fmt.Sprintf("%d working days were left from %s to %s; ", left, calendar.Text(held), calendar.Text(due)) + d.Says.EN
	set(step, *a.FormerClock, d)
}

// workedBetween counts the days that are worked after a day, up to another and with it.
func workedBetween(c calendar.Calendar, from, to time.Time) int {
	count := 0
	for day := from.AddDate(0, 0, 1); !day.After(to); day = day.AddDate(0, 0, 1) {
		if c.Works(day) {
			count++
		}
	}
	return count
}

func set(step *land.CaseStep, clock string, d calendar.Deadline) {
	on := calendar.Text(d.On)
	step.DueOn, step.Clock, step.Arithmetic = &on, &clock, append(step.Arithmetic, d.Says)
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
