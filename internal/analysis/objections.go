package analysis

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"permu/internal/access"
	"permu/internal/calendar"
	"permu/internal/land"
)

// Objections lists the objections to a run, each with whether it came in time, and the grades that were decided without one.
func (z *Zones) Objections(ctx context.Context, zoneCode string, runID int64) (land.Objections, error) {
	to, err := z.side(ctx, zoneCode, runID)
	if err != nil {
		return land.Objections{}, err
	}
	until, err := z.term(ctx, to)
	if err != nil {
		return land.Objections{}, err
	}
	all := land.Objections{RunID: runID, Grades: gradesOf(to.policy), InTimeTo: until.last, Counted: until.counted}
	if all.Objections, err = z.Store.Objections(ctx, zoneCode, runID); err != nil {
		return land.Objections{}, err
	}
	for i := range all.Objections {
		until.time(&all.Objections[i])
	}
	return all, nil
}

// Object records an objection to a run; by is who records it, who must have the right in the park of its subject. One that
// comes late is recorded as the others are. What breaks a rule is [land.Problems].
func (z *Zones) Object(ctx context.Context, zoneCode string, runID int64, by access.Person, o land.NewObjection) (land.Objection, error) {
	to, err := z.side(ctx, zoneCode, runID)
	if err != nil {
		return land.Objection{}, err
	}
	o.SubjectKey, o.RaisedBy, o.Statement = strings.TrimSpace(o.SubjectKey), strings.TrimSpace(o.RaisedBy), strings.TrimSpace(o.Statement)
	problems := objectionProblems(o, to, today())
	if err := z.checkNew(ctx, by, access.RecordObjection, subjectOf{to.run, o.SubjectKind, o.SubjectKey}, problems); err != nil {
		return land.Objection{}, err
	}
	until, err := z.term(ctx, to)
	if err != nil {
		return land.Objection{}, err
	}
	added, err := z.AddObjection(ctx, zoneCode, runID, by.Name, o)
	until.time(&added)
	return added, err
}

// subjectOf is who an objection is about.
type subjectOf struct {
	run  land.Run
	kind string
	key  string
}

// check is nil where somebody has a right in the park of a subject, [access.Refused] where not, and [land.ErrNotFound] where
// the subject is not in its run.
func (z *Zones) check(ctx context.Context, by access.Person, right access.Right, of subjectOf) error {
	e, err := z.Evaluation(ctx, of.run, of.kind, of.key)
	if err != nil {
		return err
	}
	in := access.Place{ZoneCode: of.run.ZoneCode}
	if e.ParkCode != nil {
		in.ParkCode = *e.ParkCode
	}
	return access.Check(by, right, in)
}

// DecideGrade records a grade that persons decided without an objection; by is who records it, who must have the right to decide
// in the park of its subject. The run stays as it is: one that follows it takes the grade over at the manual gate, and keeps the
// initial one beside it. What breaks a rule is [land.Problems].
func (z *Zones) DecideGrade(ctx context.Context, zoneCode string, runID int64, by access.Person, d land.NewDecision) (land.Objection, error) {
	to, err := z.side(ctx, zoneCode, runID)
	if err != nil {
		return land.Objection{}, err
	}
	d.SubjectKey, d.Outcome, d.Evidence, d.DecidedBy = strings.TrimSpace(d.SubjectKey), strings.TrimSpace(d.Outcome), strings.TrimSpace(d.Evidence), strings.TrimSpace(d.DecidedBy)
	problems := gradeProblems(d, to, today())
	if err := z.checkNew(ctx, by, access.Decide, subjectOf{to.run, d.SubjectKind, d.SubjectKey}, problems); err != nil {
		return land.Objection{}, err
	}
	return z.AddDecision(ctx, zoneCode, runID, by.Name, d)
}

// checkNew is nil where nothing breaks a rule, the subject of what comes in is in its run, and somebody has the right in its park.
func (z *Zones) checkNew(ctx context.Context, by access.Person, right access.Right, of subjectOf, problems land.Problems) error {
	if len(problems) > 0 {
		return problems.Err()
	}
	err := z.check(ctx, by, right, of)
	if errors.Is(err, land.ErrNotFound) {
		return land.Problems{{Path: "subject_key", Rule: fmt.Sprintf("must be in run %d", of.run.RunID), Value: of.key}}
	}
	return err
}

// Decide records what was decided on an objection. It is a [land.ErrConflict] when the objection was changed since the
// revision that the decision names; what breaks a rule is [land.Problems]. By is who records it, who must have the right in
// the park of the subject.
func (z *Zones) Decide(ctx context.Context, zoneCode string, objectionID int64, by access.Person, d land.ObjectionDecision) (land.Objection, error) {
	o, err := z.Objection(ctx, zoneCode, objectionID)
	if err != nil {
		return o, err
	}
	to, err := z.side(ctx, zoneCode, o.RunID)
	if err != nil {
		return o, err
	}
	if err := z.check(ctx, by, access.Decide, subjectOf{to.run, o.SubjectKind, o.SubjectKey}); err != nil {
		return o, err
	}
	d.Outcome, d.DecidedBy = strings.TrimSpace(d.Outcome), strings.TrimSpace(d.DecidedBy)
	if err := decisionProblems(d, o, gradesOf(to.policy), today()).Err(); err != nil {
		return o, err
	}
	until, err := z.term(ctx, to)
	if err != nil {
		return o, err
	}
	decided, err := z.DecideObjection(ctx, zoneCode, objectionID, by.Name, d)
	until.time(&decided)
	return decided, err
}

// term is how long objections to a run are in time.
type term struct {
	last    *string      // YYYY-MM-DD; nil where the policy sets no days
	counted *land.Phrase // from which day, and how
}

// time says whether an objection came late.
func (t term) time(o *land.Objection) {
	o.Late = t.last != nil && o.RaisedOn > *t.last // days as YYYY-MM-DD sort as text
}

// term counts the days for objections to a run by the calendar of its zone.
func (z *Zones) term(ctx context.Context, s side) (term, error) {
	days, err := calendarOf(ctx, z.Store, s.run.ZoneCode)
	return s.term(days), err
}

// term counts from the day on which the list was made public, or, where nobody recorded it, from that of the run.
func (s side) term(days calendar.Calendar) term {
	p := s.policy.Publication
	if p.ObjectionDays <= 0 {
		return term{}
	}
	span := land.TimeSpan{Count: int(p.ObjectionDays), Unit: calendar.Days}
	if p.WorkingDays {
		span.Unit = calendar.WorkingDays
	}
	from, published := s.countedFrom()
	end, since := days.Deadline(span, from, false), land.Phrase{ZH: "自公示之日起:", EN: "from the day of publication: "}
	if !published {
		since = land.Phrase{ZH: "公示日期未登记,自评价之日起:", EN: "the day of publication is not on record; from the day of the run: "}
	}
	return term{last: new(calendar.Text(end.On)), counted: new(with(since, end.Says))}
}

// countedFrom is the day on which the list was made public, or, where nobody recorded it, that of the run.
func (s side) countedFrom() (day time.Time, published bool) {
	if day, ok := calendar.Day(s.run.PublishedOn); ok {
		return day, true
	}
	day, _ = calendar.Day(new(land.DayOf(s.run.CreatedAt)))
	return day, false
}

// Publish records on which day, YYYY-MM-DD, the list of a run was made public; by is who records it. A trial is never made
// public. What breaks a rule is [land.Problems].
func (z *Zones) Publish(ctx context.Context, zoneCode string, runID int64, by string, p land.NewPublication) (land.Run, error) {
	to, err := z.side(ctx, zoneCode, runID)
	if err != nil {
		return land.Run{}, err
	}
	if err := publishProblems(p, to.run, to.policy.Publication.LandFirst, today()).Err(); err != nil {
		return land.Run{}, err
	}
	if err := z.AddPublication(ctx, zoneCode, runID, p, by); err != nil {
		return land.Run{}, err
	}
	return z.Run(ctx, zoneCode, land.RunChoice{RunID: runID})
}

// today is the day in China, YYYY-MM-DD.
func today() string { return land.DayOf(time.Now()) }

// dayInChina is the day in China, at midnight UTC as days are.
func dayInChina() time.Time {
	year, month, day := land.InChina(time.Now()).Date()
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}
