package analysis

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"permu/internal/access"
	"permu/internal/land"
	"permu/internal/policy"
)

// Objections lists the objections to a run, each with whether it came in time.
func (z *Zones) Objections(ctx context.Context, zoneCode string, runID int64) (land.Objections, error) {
	to, err := z.side(ctx, zoneCode, runID)
	if err != nil {
		return land.Objections{}, err
	}
	all := land.Objections{RunID: runID, Grades: gradesOf(to.policy), InTimeTo: to.inTimeTo(), Counted: to.counted()}
	if all.Objections, err = z.Store.Objections(ctx, zoneCode, runID); err != nil {
		return land.Objections{}, err
	}
	for i := range all.Objections {
		to.time(&all.Objections[i])
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
	if len(problems) == 0 {
		subject := subjectOf{to.run, o.SubjectKind, o.SubjectKey}
		if err := z.check(ctx, by, access.RecordObjection, subject); errors.Is(err, land.ErrNotFound) {
			problems = append(problems, land.Problem{Path: "subject_key", Rule: fmt.Sprintf("must be in run %d", runID), Value: o.SubjectKey})
		} else if err != nil {
			return land.Objection{}, err
		}
	}
	if err := problems.Err(); err != nil {
		return land.Objection{}, err
	}
	added, err := z.AddObjection(ctx, zoneCode, runID, by.Name, o)
	to.time(&added)
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
	decided, err := z.DecideObjection(ctx, zoneCode, objectionID, by.Name, d)
	to.time(&decided)
	return decided, err
}

// time says whether an objection came late.
func (s side) time(o *land.Objection) {
	last := s.inTimeTo()
	o.Late = last != nil && o.RaisedOn > *last // days as YYYY-MM-DD sort as text
}

// inTimeTo is the last day on which an objection to a run is in time, or nil where the policy sets no days.
func (s side) inTimeTo() *string {
	if s.policy.Publication.ObjectionDays <= 0 {
		return nil
	}
	from, _ := s.countedFrom()
	return new(lastDay(s.policy.Publication, from).Format(time.DateOnly))
}

// countedFrom is the day on which the list was made public, or, where nobody recorded it, that of the run.
func (s side) countedFrom() (day time.Time, published bool) {
	if s.run.PublishedOn != nil {
		if day, err := time.Parse(time.DateOnly, *s.run.PublishedOn); err == nil {
			return day, true
		}
	}
	return land.InChina(s.run.CreatedAt), false
}

// counted says from which day the days for objections count, and which days count.
func (s side) counted() *land.Phrase {
	p := s.policy.Publication
	if p.ObjectionDays <= 0 {
		return nil
	}
	from, published := s.countedFrom()
	day := from.Format(time.DateOnly)
	said := land.Phrase{ZH: "自公示之日 " + day, EN: "from the day of publication, " + day}
	if !published {
		said = land.Phrase{ZH: "公示日期未登记,自评价之日 " + day, EN: "the day of publication is not on record; from the day of the run, " + day}
	}
	if p.WorkingDays {
		return new(with(said, land.Phrase{
			ZH: fmt.Sprintf("次日起算 %d 个工作日:周一至周五计,未扣除法定节假日,未计调休上班日", p.ObjectionDays),
			EN: fmt.Sprintf(", %d working days, Monday to Friday; public holidays and days worked in lieu are not known", p.ObjectionDays),
		}))
	}
	return new(with(said, land.Phrase{ZH: fmt.Sprintf("次日起算 %d 日", p.ObjectionDays), EN: fmt.Sprintf(", %d days", p.ObjectionDays)}))
}

// Publish records on which day, YYYY-MM-DD, the list of a run was made public; by is who records it. A trial is never made
// public. What breaks a rule is [land.Problems].
func (z *Zones) Publish(ctx context.Context, zoneCode string, runID int64, by string, p land.NewPublication) (land.Run, error) {
	to, err := z.side(ctx, zoneCode, runID)
	if err != nil {
		return land.Run{}, err
	}
	if err := publishProblems(p, to.run, today()).Err(); err != nil {
		return land.Run{}, err
	}
	if err := z.AddPublication(ctx, zoneCode, runID, p.PublishedOn, by); err != nil {
		return land.Run{}, err
	}
	return z.Run(ctx, zoneCode, land.RunChoice{RunID: runID})
}

// lastDay counts the days for objections from the day after a day. Working days are those from Monday to Friday: the public
// holidays of China, and the weekends that are worked in lieu, are announced year by year and not known here.
func lastDay(p policy.Publication, from time.Time) time.Time {
	for left := int(p.ObjectionDays); left > 0; {
		from = from.AddDate(0, 0, 1)
		if weekend := from.Weekday() == time.Saturday || from.Weekday() == time.Sunday; !p.WorkingDays || !weekend {
			left--
		}
	}
	return from
}

// today is the day in China, YYYY-MM-DD.
func today() string { return land.DayOf(time.Now()) }

// dayInChina is the day in China, at midnight UTC as days are.
func dayInChina() time.Time {
	year, month, day := land.InChina(time.Now()).Date()
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}
