// Package screen finds idle, low-efficiency, unused and unkept land by the rules of policy documents. It is pure, and every
// finding is a receipt with rule, clause, the parcel's own numbers, what is missing and what would clear it.
//
// Rules are asked column by column: [Ask] answers which subjects meet which rule, and [Result.Finding] makes the receipt of
// one answer when somebody wants it. A rule whose numbers are missing cannot tell, which is an answer too.
package screen

import (
	"slices"
	"sync/atomic"
	"time"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
)

// Outcome is what a rule says of a subject.
type Outcome = string

// Outcomes. Suspected needs a person's decision: the text says "may", or a part of the numbers is not known.
const (
	Met        Outcome = "met"
	Suspected  Outcome = "suspected"
	CannotTell Outcome = "cannot_tell"
	NotMet     Outcome = "not_met" // or it is not asked
)

// NoMode is the disposal mode of what needs none, or of which that cannot be told.
const NoMode = "none"

// Subjects are those that rules of one subject are asked of.
type Subjects struct {
	Facts score.Facts // AsOf is not read: clocks are read on the day of [Ask]
	// Part is the sum of an amount over those users of whom it is known; in Facts it is not known where one of them is not.
	// Nil: there are none such.
	Part func(column land.Column) []float64
	// Partly lists the users of a subject whose amount of a year is not known where that of others is. Nil: there are none.
	Partly func(column land.Column, i int) []string
	// Placed says by which rule of matching somebody was placed on a subject; empty is by a record. Nil: by records.
	Placed func(i int) string
	// Idle are those that persons have identified as idle: they are not asked for low efficiency. Nil: none.
	Idle []bool
	// Parcels are those that an enterprise uses: they are idle where it meets a rule of idle land. Nil: none, or parcels themselves.
	Parcels func(i int) []int
	// Decided says what persons have decided by a rule on a subject, and whether against it: then it is suspected at most. Nil:
	// nothing.
	Decided func(rule string, i int) (says land.Phrase, against bool)
	// Stated says by which agreement a start is due, where that is not the first. Nil: by the first.
	Stated func(i int) land.Phrase
	// Contradicts says how days on record contradict each other; idle land of which they do is suspected. Nil: they do not.
	Contradicts func(i int) []land.Phrase
}

// Hit is a rule that found something of a subject, or cannot tell.
type Hit struct {
	Rule    int // place in Result.Rules
	At      int // place of the subject
	Outcome Outcome
}

// Result is what the rules of some documents say of all subjects.
type Result struct {
	Rules []Asked
	Hits  []Hit    // by rule, and by subject within
	Open  []string // rules whose limits nobody has set, which are not asked
	Idle  []bool   // parcels that are idle by a rule, or that persons have identified as idle
	asOf  time.Time
}

// Met counts the subjects that meet a rule.
func (r *Result) Met(rule int) int {
	n := 0
	for _, h := range r.Hits {
		if h.Rule == rule && h.Outcome == Met {
			n++
		}
	}
	return n
}

// Asked is a rule with its document.
type Asked struct {
	policy.Rule
	Document policy.Policy
	InForce  bool // the document, on the day; else what it finds is for information
	Of       int  // subjects that it was asked of
	basis    land.Basis
	clause   string
	compiled *rule
}

// Ask asks the rules of some documents of their subjects, by kind of subject, on a day. Idle land, by a rule of idle land or by a
// person, is not looked at for low efficiency.
func Ask(documents []policy.Policy, subjects map[string]Subjects, asOf time.Time) *Result {
	r := &Result{asOf: asOf}
	idle := map[string][]bool{}
	for kind, s := range subjects {
		idle[kind] = make([]bool, len(s.Facts.Keys))
		copy(idle[kind], s.Idle)
	}
	for _, of := range []func(string) bool{isIdle, isNotIdle} { // what excludes comes first
		for _, document := range documents {
			for _, one := range document.Screening.Rules {
				if s, ok := subjects[one.SubjectOf()]; ok && of(one.Kind) {
					r.ask(document, one, s, idle[one.SubjectOf()])
				}
			}
		}
		layOn(subjects[policy.Enterprise].Parcels, idle)
	}
	r.Idle = idle[policy.Parcel]
	return r
}

// layOn has the parcels be idle that an idle enterprise uses.
func layOn(parcels func(i int) []int, idle map[string][]bool) {
	if parcels == nil {
		return
	}
	for i, is := range idle[policy.Enterprise] {
		if is {
			for _, parcel := range parcels(i) {
				idle[policy.Parcel][parcel] = true
			}
		}
	}
}

func isIdle(kind string) bool    { return kind == policy.IdleKind }
func isNotIdle(kind string) bool { return kind != policy.IdleKind }

// ask adds what one rule says; idle are the subjects that are, and those that it finds to be.
func (r *Result) ask(document policy.Policy, one policy.Rule, s Subjects, idle []bool) {
	if document.IsOpen(one) {
		r.Open = append(r.Open, one.ID)
		return
	}
	basis := document.BasisOf(one)
	asked := Asked{Rule: one, Document: document, InForce: document.InForce(r.asOf), basis: basis, clause: basis.Clause(), compiled: compile(document, one, s, r.asOf)}
	answers := make([]answer, len(s.Facts.Keys))
	var of, found atomic.Int64
	score.InParts(len(answers), func(from, to int) {
		var here [len(outcomes)]int64
		for i := from; i < to; i++ {
			if one.Kind != policy.LowKind || !idle[i] {
				answers[i] = asked.compiled.answer(i)
			}
			here[answers[i]]++
		}
		of.Add(int64(to-from) - here[notAsked])
		found.Add(here[met] + here[suspected] + here[cannotTell])
	})
	r.Hits = slices.Grow(r.Hits, int(found.Load()))
	for i, a := range answers {
		if outcome := outcomes[a]; outcome != "" {
			r.Hits = append(r.Hits, Hit{len(r.Rules), i, outcome})
			idle[i] = idle[i] || a == met && isIdle(one.Kind) && asked.InForce
		}
	}
	asked.Of = int(of.Load())
	r.Rules = append(r.Rules, asked)
}

// answer is what a rule says of one subject.
type answer int8

const (
	notAsked answer = iota
	notMet
	met
	suspected
	cannotTell
)

var outcomes = [...]Outcome{notAsked: "", notMet: "", met: Met, suspected: Suspected, cannotTell: CannotTell}

// Untold reports whether a subject might meet a rule, and for want of data nobody can say; also where that is no finding.
func (r *Result) Untold(rule, at int) bool { return r.Rules[rule].compiled.untold(at) }

// MetIfAsked reports whether a subject meets a rule if that is asked of it, and nobody can say whether it is: its data do not tell.
func (r *Result) MetIfAsked(rule, at int) bool {
	asked := r.Rules[rule].compiled
	truth, _ := asked.holds(at)
	return asked.applies(at) == policy.CannotTell && truth == policy.Yes
}

// Mode is how the subject of a hit is best dealt with.
func (r *Result) Mode(h Hit) string {
	mode, _ := r.Rules[h.Rule].compiled.disposal(h.At, h.Outcome)
	return mode
}

// Finding is the receipt of a hit; whose it is, is for the caller to add.
func (r *Result) Finding(h Hit) (f land.Finding) {
	r.Fill(&f, h)
	return f
}

// Fill makes a finding the receipt of a hit, with inputs where those of another stood.
func (r *Result) Fill(f *land.Finding, h Hit) {
	asked := &r.Rules[h.Rule]
	*f = land.Finding{
		Rule: asked.ID, Kind: asked.Kind, Leg: asked.Leg, Title: asked.Title, Basis: asked.basis, Clause: asked.clause, Outcome: h.Outcome,
		Document: asked.Document.ID, Version: int(asked.Document.Version), Receipt: asked.compiled.receipt(f.Receipt, h.At, h.Outcome),
	}
	f.DisposalMode, f.Why = asked.compiled.disposal(h.At, h.Outcome)
	if !asked.InForce && f.Confidence != "" {
		on := r.asOf.Format(day)
		*f = doubted(*f, land.Phrase{ZH: "所依文件在 " + on + " 不在施行期内,仅供参考", EN: "its document is not in force on " + on + ": for information"})
	}
}
