package screen

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"permu/internal/calendar"
	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
)

const day = "2006-01-02"

// words are a test with its numbers, and what would clear it.
func (t *test) words(i int, inputs map[string]land.Input, missing *[]string) (formula, clears land.Phrase) {
	switch {
	case t.when != nil:
		return t.ofCondition(i, missing)
	case t.since != nil:
		return t.ofClock(i, inputs, missing)
	}
	return t.ofNumber(i, inputs, missing)
}

func (t *test) ofCondition(i int, missing *[]string) (formula, clears land.Phrase) {
	if t.when(i) == policy.CannotTell {
		*missing = append(*missing, t.When.Mentions()...)
		return land.Phrase{ZH: t.Title.ZH + ":无法判断", EN: english(t.Title) + ": cannot tell"}, land.Phrase{}
	}
	told := t.happened(i)
	if told == "" {
		return land.Phrase{ZH: t.Title.ZH, EN: english(t.Title)}, land.Phrase{}
	}
	return land.Phrase{ZH: t.Title.ZH + "(" + told + ")", EN: english(t.Title) + " (" + told + ")"}, land.Phrase{}
}

// happened are the recognitions and events that the condition looks for and a subject has: day, document, and whose, where they
// are a user's.
func (t *test) happened(i int) string {
	var told []string
	for _, list := range []string{"tags", "events"} {
		for _, word := range t.When.Words(list) {
			for _, tag := range t.facts.Tags[i] {
				if tag.Name == word && tag.Event == (list == "events") {
					told = append(told, said(tag))
				}
			}
		}
	}
	return strings.Join(slices.DeleteFunc(told, isEmpty), "; ")
}

func said(tag score.Tag) string {
	words := []string{tag.Of, "", tag.Document}
	if !tag.On.IsZero() {
		words[1] = tag.On.Format(day)
	}
	return strings.Join(slices.DeleteFunc(words, isEmpty), " ")
}

func isEmpty(s string) bool { return s == "" }

func english(p land.Phrase) string {
	if p.EN != "" {
		return p.EN
	}
	return p.ZH
}

func (t *test) ofClock(i int, inputs map[string]land.Input, missing *[]string) (formula, clears land.Phrase) {
	title, years := t.title, int(t.limit(i))
	if t.since(i) == score.NoDay {
		*missing = append(*missing, recordsOf(t.Since)...)
		return land.Phrase{ZH: title.ZH + "缺失,无法判断", EN: english(title) + " is not on record"}, land.Phrase{}
	}
	from := score.TimeOf(t.since(i))
	record, on := t.record(i)
	inputs[record.Name] = land.Input{Value: on.Format(day), Source: land.FromParcel}
	said := land.Phrase{ZH: record.Title.ZH + " " + on.Format(day), EN: record.Title.EN + " " + on.Format(day)}
	if on != from {
		said.ZH += fmt.Sprintf(",%s %s", title.ZH, from.Format(day))
		said.EN += fmt.Sprintf(", %s %s", english(title), from.Format(day))
	}
	due := calendar.YearsAfter(from, years).Format(day)
	return land.Phrase{
		ZH: fmt.Sprintf("%s,满 %d 年为 %s,截至 %s 已满", said.ZH, years, due, t.asOf.Format(day)),
		EN: fmt.Sprintf("%s, plus %d year is %s; it is %s", said.EN, years, due, t.asOf.Format(day)),
	}, land.Phrase{}
}

// record is the day on record from which the clock of a subject follows.
func (t *test) record(i int) (policy.Variable, time.Time) {
	for _, name := range recordsOf(t.Since) {
		if on := t.facts.Day(name)(i); on != score.NoDay {
			v, _ := policy.RuleDay(name)
			return v, score.TimeOf(on)
		}
	}
	v, _ := policy.RuleDay(t.Since)
	return v, score.TimeOf(t.since(i))
}

// recordsOf are the days on record from which a day follows, the first that is known; of most, itself.
func recordsOf(name string) []string {
	if name == "start_due_on" {
		return []string{"agreed_start_on", "handed_over_on"}
	}
	return []string{name}
}

func (t *test) ofNumber(i int, inputs map[string]land.Input, missing *[]string) (formula, clears land.Phrase) {
	values := t.readings(i, inputs, missing)
	limit := t.limit(i)
	if math.IsNaN(limit) {
		_, l := t.Against()
		*missing = append(*missing, limitOf(l))
	}
	*missing = append(*missing, t.unreported(i)...)
	title := t.title
	if len(values) == 0 || math.IsNaN(limit) {
		return land.Phrase{ZH: title.ZH + ":数据不全,无法判断", EN: english(title) + ": not known"}, land.Phrase{}
	}
	if _, l := t.Against(); l.Of != "" {
		inputs[l.Of] = land.Input{Value: rounded(limit), Unit: t.inputUnit, Source: sourceOf(l.Of)}
	}
	reading := t.reading(i, values, limit)
	return land.Phrase{ZH: title.ZH + reading.ZH, EN: english(title) + reading.EN}, t.gap(i, limit)
}

// sourceOf is where a number of a parcel that is a limit is from: an agreement, or its record.
func sourceOf(name string) string {
	switch name {
	case "agreed_far", "agreed_investment_per_mu", "agreed_tax_per_mu", "agreed_output_per_mu":
		return land.FromAgreement
	}
	return land.FromParcel
}

// limitOf names what a limit that is not known would come from.
func limitOf(l *policy.Limit) string {
	switch {
	case l.Of != "":
		return l.Of
	case l.Table != "":
		return l.Table
	}
	return "limit"
}

// titleOf is what a test compares, in words.
func titleOf(t policy.Test) land.Phrase {
	if t.Title.ZH != "" {
		return t.Title
	}
	if t.Since != "" {
		day, _ := policy.RuleDay(t.Since)
		return day.Title
	}
	value, _ := policy.RuleNumber(t.Value)
	if over, ok := policy.RuleNumber(t.Over); ok {
		return land.Phrase{ZH: value.Title.ZH + "/" + over.Title.ZH, EN: value.Title.EN + " / " + over.Title.EN}
	}
	return value.Title
}

// unitOf is the unit of the compared value for readers, with a blank before it; empty of a plain ratio.
func unitOf(t policy.Test) land.Phrase {
	name := t.Unit
	if value, ok := policy.RuleNumber(t.Value); ok && name == "" {
		name = value.Unit
	}
	if t.WindowOf() == policy.ChangeWindow {
		name = "%"
	}
	if words, ok := unitWords[name]; ok {
		return words
	}
	return land.Phrase{ZH: " " + name, EN: " " + name}
}

var unitWords = map[string]land.Phrase{
	"%": {ZH: "%", EN: "%"}, "ratio": {}, "count": {}, "mu": {ZH: " 亩", EN: " mu"}, "yuan": {ZH: " 元", EN: " yuan"}, "person": {ZH: " 人", EN: " persons"},
}
