package review

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"permu/internal/calendar"
	"permu/internal/land"
	"permu/internal/pledge"
)

// asking is a move that is being looked at.
type asking struct {
	about
	move       land.CaseMove
	transition CaseTransition
	on         time.Time
	problems   land.Problems
}

func (a *asking) wrong(path, rule string, value any) {
	a.problems = append(a.problems, land.Problem{Path: path, Rule: rule, Value: fmt.Sprint(value)})
}

func (a *asking) check() error {
	a.checkGiven()
	a.checkDay()
	a.checkFields()
	a.checkOpinion()
	a.checkAnswer()
	a.checkMilestone()
	a.checkPromises()
	a.checkAcknowledged()
	a.checkDocument()
	if a.transition.demands(Consents) {
		a.problems = append(a.problems, consentProblems(a.move.Consents, a.Ground)...)
	}
	return a.problems.Err()
}

// checkDocument knows the documents of the dossier; what is removed must be there.
func (a *asking) checkDocument() {
	b := a.move.CaseBody
	if !a.transition.demands(Document) || b.Document == "" {
		return
	}
	if _, ok := paperByName(b.Document); !ok {
		a.wrong(Document, "there is no such document in the dossier", b.Document)
		return
	}
	stands := slices.ContainsFunc(a.Documents, func(d land.CaseDocument) bool { return d.Document == b.Document && d.FileID == b.FileID })
	if a.transition.Name == "detach" && b.FileID != 0 && !stands {
		a.wrong(File, "must be a file that stands for this document", b.FileID)
	}
}

// given says which fields a move brings.
func (a *asking) given() map[string]bool {
	b := a.move.CaseBody
	return map[string]bool{
		On: b.DocumentOn != "", Number: b.DocumentNo != "", Signer: b.Signer != "", File: b.FileID != 0, Note: b.Note != "", Fields: len(b.Fields) > 0,
		Document: b.Document != "", Consents: b.Consents != nil, Promises: b.Promises != nil, Opinion: b.Opinion != nil, Answer: b.Answer != nil,
		Seen: len(b.Seen) > 0, Acknowledged: len(b.Acknowledged) > 0, Reason: b.Reason != "", Items: len(b.Items) > 0, Milestone: b.Milestone != "", Scenario: b.ScenarioID != 0 && b.ScenarioRevision != 0, Parcels: len(b.ParcelCodes) > 0, "conditions": len(b.Conditions) > 0,
	}
}

// checkGiven finds what a move demands and does not have, and what it has and does not take.
func (a *asking) checkGiven() {
	a.move.Asked = nil
	given := a.given()
	for _, d := range a.transition.Demands {
		if !given[d] {
			a.wrong(d, "must be given", "")
		}
	}
	for _, d := range sortedKeys(given) {
		if given[d] && !a.transition.takes(d) {
			a.wrong(d, "this move takes none", "")
		}
	}
	for path, list := range map[string][]string{"items": a.move.Items, "conditions": a.move.Conditions} {
		a.checkTexts(path, list)
	}
}

func (a *asking) checkTexts(path string, list []string) {
	if len(list) > 100 {
		a.wrong(path, "at most 100", len(list))
	}
	for i, text := range list {
		if text == "" || utf8.RuneCountInString(text) > 2000 {
			a.wrong(fmt.Sprintf("%s[%d]", path, i), "1 to 2000 characters", "")
		}
	}
}

// checkDay reads the day of the move: not before the last one, not in the future. Milestones have an order of their own.
func (a *asking) checkDay() {
	if a.move.DocumentOn == "" {
		return
	}
	var ok bool
	if a.on, ok = calendar.Day(&a.move.DocumentOn); !ok {
		a.wrong(On, "must be a day, YYYY-MM-DD", a.move.DocumentOn)
		return
	}
	if a.on.After(a.Calendar.Today) {
		a.wrong(On, "must not lie in the future", a.move.DocumentOn)
	}
	last, ok := calendar.Day(a.LastOn)
	if a.transition.demands(Milestone) {
		last, ok = calendar.Day(a.DecidedOn)
	}
	if ok && a.on.Before(last) {
		a.wrong(On, "must not be before "+calendar.Text(last), a.move.DocumentOn)
	}
}

// checkFields takes fields of the dossier that the applicant fills in, by their kinds.
func (a *asking) checkFields() {
	for _, name := range sortedKeys(a.move.Fields) {
		f, ok := fieldByName(name)
		path, value := "fields."+name, a.move.Fields[name]
		_, isNumber := strconv.ParseFloat(value, 64)
		_, isDay := calendar.Day(&value)
		switch {
		case !ok:
			a.wrong(path, "there is no such field", value)
		case f.From != FromApplicant:
			a.wrong(path, "is filled in by the program", value)
		case utf8.RuneCountInString(value) > 4000:
			a.wrong(path, "at most 4000 characters", "")
		case value != "" && f.Kind == "number" && isNumber != nil:
			a.wrong(path, "must be a number", value)
		case value != "" && f.Kind == "day" && !isDay:
			a.wrong(path, "must be a day, YYYY-MM-DD", value)
		case f.broken(value, a.FreeCodes) != "":
			a.wrong(path, f.broken(value, a.FreeCodes), value)
		}
	}
}

// checkOpinion looks at what a department says, and whether who says it speaks for it.
func (a *asking) checkOpinion() {
	o := a.move.Opinion
	if o == nil || !a.transition.demands(Opinion) {
		return
	}
	lapses := a.transition.Name == "lapse"
	switch {
	case !slices.Contains(a.Asked, o.Department):
		a.wrong("opinion.department", "is not asked in this case; there are "+strings.Join(a.Asked, ", "), o.Department)
	case !lapses && !a.by.SpeaksFor(o.Department, a.ParkCode):
		a.wrong("opinion.department", "you do not speak for this department (您不代表该部门)", o.Department)
	case lapses && !slices.Contains(Awaited(a.CaseStanding), o.Department):
		a.wrong("opinion.department", "is not awaited", o.Department)
	}
	if !has(Opinions(), o.Opinion) || lapses != (o.Opinion == Lapsed) {
		a.wrong("opinion.opinion", "must be agree, agree_with_conditions, return or not_applicable; lapsed where that is recorded", o.Opinion)
	}
	if (o.Opinion == Return) != (len(o.Items) > 0) {
		a.wrong("opinion.items", "what must be corrected, with a return and no other opinion", len(o.Items))
	}
	if (o.Opinion == Conditionally) != (len(o.Conditions) > 0) {
		a.wrong("opinion.conditions", "must be given with agree_with_conditions and no other opinion", len(o.Conditions))
	}
	if left := unsettled(a.CaseStanding, o.Department); lapses && len(left) > 0 {
		a.wrong("opinion.department", "returned items that are not settled ("+strings.Join(left, ", ")+"): silence clears no return, the department must say so itself (退回事项未解决,不得按逾期未复处理)", o.Department)
	}
	a.checkTexts("opinion.items", o.Items)
	a.checkTexts("opinion.conditions", o.Conditions)
}

// checkAnswer looks whether the item that is answered waits for an answer; one that has one may be given a better one.
func (a *asking) checkAnswer() {
	answer := a.move.Answer
	if answer == nil {
		return
	}
	at := slices.IndexFunc(a.Case.Items, func(i land.ReturnedItem) bool {
		return i.Item == answer.Item && (i.State == "open" || i.State == "answered")
	})
	if at < 0 {
		a.wrong("answer.item", "must be a returned item that is not settled", answer.Item)
	}
	if answer.Text == "" {
		a.wrong("answer.text", "must be given", "")
	}
}

// mostPromises is how many a case may have.
const mostPromises = 50

// checkPromises looks at what comes into force with the approval: each is followed as a commitment.
func (a *asking) checkPromises() {
	if n := len(a.move.Promises); n > mostPromises {
		a.wrong("promises", fmt.Sprintf("at most %d", mostPromises), n)
		return
	}
	seen := map[string]bool{}
	for i, p := range a.move.Promises {
		path := fmt.Sprintf("promises[%d]", i)
		if key := p.Indicator + "/" + p.USCC; seen[key] {
			a.wrong(path+".indicator", "stands twice", p.Indicator)
		} else {
			seen[key] = true
		}
		a.checkPromise(path, p)
	}
}

func (a *asking) checkPromise(path string, p land.Promise) {
	m := pledge.MeasureOf(p.Indicator)
	switch {
	case !m.Known:
		a.wrong(path+".indicator", "there is no such indicator of commitments", p.Indicator)
	case (p.Target == nil) == (p.TargetOn == "") || m.Day != (p.Target == nil):
		a.wrong(path, "either a figure or a day, as the indicator is of one", p.Indicator)
	case p.Target != nil && !(*p.Target > 0 || m.Count && *p.Target == 0):
		a.wrong(path+".target", "must be positive", *p.Target)
	case p.Target != nil && m.Most > 0 && *p.Target > m.Most:
		a.wrong(path+".target", fmt.Sprintf("a share, at most %g (40 %% is 0.4)", m.Most), *p.Target)
	case p.Unit != "" && p.Unit != m.Unit:
		a.wrong(path+".unit", "must be that of the indicator: "+m.Unit, p.Unit)
	}
	for name, day := range map[string]string{"target_on": p.TargetOn, "due_on": p.DueOn} {
		if _, ok := calendar.Day(&day); day != "" && !ok {
			a.wrong(path+"."+name, "must be a day, YYYY-MM-DD", day)
		}
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// trimmed is a body without blanks around its texts.
func trimmed(b land.CaseBody) land.CaseBody {
	for _, field := range []*string{&b.DocumentNo, &b.DocumentOn, &b.Signer, &b.Note, &b.Document, &b.Milestone, &b.Reason} {
		*field = strings.TrimSpace(*field)
	}
	b.Items, b.Conditions, b.ParcelCodes = trimmedList(b.Items), trimmedList(b.Conditions), trimmedList(b.ParcelCodes)
	if b.Opinion != nil {
		o := *b.Opinion
		o.Text, o.Items, o.Conditions, o.Round, o.On, o.By = strings.TrimSpace(o.Text), trimmedList(o.Items), trimmedList(o.Conditions), 0, "", ""
		o.ScenarioID, o.ScenarioRevision, o.LandRevision = 0, 0, 0
		b.Opinion = &o
	}
	if b.Answer != nil {
		answer := *b.Answer
		answer.Text = strings.TrimSpace(answer.Text)
		b.Answer = &answer
	}
	fields := map[string]string{}
	for name, value := range b.Fields {
		fields[name] = strings.TrimSpace(value)
		if f, _ := fieldByName(name); f.Rule == CreditCode {
			fields[name] = strings.ToUpper(fields[name])
		}
	}
	if len(fields) > 0 {
		b.Fields = fields
	}
	return b
}

func trimmedList(list []string) []string {
	var kept []string
	for _, text := range list {
		kept = append(kept, strings.TrimSpace(text))
	}
	return kept
}
