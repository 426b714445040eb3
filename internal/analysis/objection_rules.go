package analysis

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"permu/internal/calendar"
	"permu/internal/land"
)

// Most characters of what people write.
const (
	mostName = 200
	mostText = 4000
)

// ruled collects the rules that an input breaks.
type ruled struct{ found land.Problems }

func (r *ruled) require(holds bool, path, rule, value string) {
	if !holds {
		r.found = append(r.found, land.Problem{Path: path, Rule: rule, Value: value})
	}
}

func (r *ruled) text(path, text string, needed bool, most int) {
	r.require(!needed || text != "", path, "must be given", "")
	r.require(utf8.RuneCountInString(text) <= most, path, fmt.Sprintf("at most %d characters", most), "")
	r.require(utf8.ValidString(text) && !strings.ContainsRune(text, 0), path, "must be text", "")
}

// day requires a day, YYYY-MM-DD, that is not after today.
func (r *ruled) day(path, day, today string) (isDay bool) {
	_, isDay = calendar.Day(&day)
	r.require(isDay, path, "must be a day, YYYY-MM-DD, from 1949 to 2200", day)
	r.require(!isDay || day <= today, path, "must not lie in the future", day)
	return isDay
}

// subject requires a kind that the policy of a run evaluates, and a key.
func (r *ruled) subject(kind, key string, of side) {
	_, evaluated := of.contexts[kind]
	r.require(evaluated, "subject_kind", fmt.Sprintf("the policy of run %d does not evaluate this kind", of.run.RunID), kind)
	r.text("subject_key", key, true, mostName)
}

// gradeProblems are the rules that a grade which is decided without an objection breaks, whether its subject is in the run apart.
func gradeProblems(d land.NewDecision, of side, today string) land.Problems {
	var r ruled
	grades := gradesOf(of.policy)
	r.subject(d.SubjectKind, d.SubjectKey, of)
	r.require(slices.Contains(grades, d.Grade), "grade", "one of the policy's grades: "+strings.Join(grades, ", "), d.Grade)
	r.text("outcome", d.Outcome, true, mostText)
	r.text("evidence", d.Evidence, true, mostText)
	r.day("decided_on", d.DecidedOn, today)
	r.text("decided_by", d.DecidedBy, true, mostName)
	return r.found
}

// objectionProblems are the rules that a new objection breaks, whether its subject is in the run apart.
func objectionProblems(o land.NewObjection, to side, today string) land.Problems {
	var r ruled
	r.subject(o.SubjectKind, o.SubjectKey, to)
	r.day("raised_on", o.RaisedOn, today)
	r.text("raised_by", o.RaisedBy, true, mostName)
	r.text("statement", o.Statement, true, mostText)
	r.text("evidence", o.Evidence, false, mostText)
	return r.found
}

// publishProblems are the rules that a day of publication breaks.
func publishProblems(p land.NewPublication, run land.Run, landFirst bool, today string) land.Problems {
	var r ruled
	r.require(!run.Trial, "run_id", "must be no trial", fmt.Sprint(run.RunID))
	made := land.DayOf(run.CreatedAt)
	isDay := r.day("published_on", p.PublishedOn, today)
	r.require(!isDay || p.PublishedOn >= made, "published_on", "must not be before the run was made, "+made, p.PublishedOn)
	if !landFirst {
		r.require(p.LandPublishedOn == "", "land_published_on", "the policy does not publish the land first", p.LandPublishedOn)
	} else if r.day("land_published_on", p.LandPublishedOn, today) {
		r.require(!isDay || p.LandPublishedOn <= p.PublishedOn, "land_published_on", "must not be after the results, "+p.PublishedOn, p.LandPublishedOn)
	}
	return r.found
}

// decisionProblems are the rules that a decision on an objection breaks. One that is withdrawn needs no reason.
func decisionProblems(d land.ObjectionDecision, o land.Objection, grades []string, today string) land.Problems {
	var r ruled
	states := []string{land.Upheld, land.PartlyUpheld, land.Rejected, land.Withdrawn}
	r.require(slices.Contains(states, d.State), "state", "one of "+strings.Join(states, ", "), d.State)
	upheld := d.State == land.Upheld || d.State == land.PartlyUpheld
	r.require(d.Grade == "" || upheld, "grade", "only with upheld and partly_upheld", d.Grade)
	r.require(d.Grade == "" || slices.Contains(grades, d.Grade), "grade", "one of the policy's grades: "+strings.Join(grades, ", "), d.Grade)
	r.text("outcome", d.Outcome, d.State != land.Withdrawn, mostText)
	r.text("decided_by", d.DecidedBy, d.State != land.Withdrawn, mostName)
	if d.DecidedOn != "" || d.State != land.Withdrawn {
		isDay := r.day("decided_on", d.DecidedOn, today)
		r.require(!isDay || d.DecidedOn >= o.RaisedOn, "decided_on", "must not be before it was raised, "+o.RaisedOn, d.DecidedOn)
	}
	return r.found
}
