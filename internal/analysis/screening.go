package analysis

import (
	"slices"
	"time"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
	"permu/internal/screen"
	"permu/internal/store"
)

// screened is what the rules of screening make of a parcel: which it meets, its stock class with the code of why, and the
// class of its efficiency.
type screened struct {
	hits              []int32 // places in what was found
	state, why, class string
}

// screen asks the rules of some documents of every parcel and enterprise; asOf is the day for which clocks are read.
func (a *assessment) screen(documents []policy.Policy, asOf time.Time) {
	a.verdicts = a.verdictsOn(asOf)
	a.found = screen.Ask(documents, map[string]screen.Subjects{
		policy.Parcel:     a.parcelSubjects(asOf),
		policy.Enterprise: a.enterpriseSubjects(),
	}, asOf)
	a.screened = make([]screened, len(a.facts.Parcels))
	a.place()
	score.InParts(len(a.screened), func(from, to int) {
		for i := from; i < to; i++ {
			s, p := &a.screened[i], &a.facts.Parcels[i]
			s.state, s.why = screen.State(p, len(a.byParcel[i]), a.foundOn(i), a.verdicts.identified[i])
			s.class = screen.Efficiency(a.classes, a.perMuYears(&a.whole, i, func(int) float64 { return p.LandM2() }))
		}
	})
}

// placedHit is a hit on a parcel; of one on an enterprise, on each parcel that it uses.
type placedHit struct {
	screen.Hit
	parcel     int
	enterprise int // -1: the parcel itself
}

// place lays every hit on its parcels: all of a rule, then those of the next, and of each parcel where its own lie. That an
// enterprise is of low efficiency says nothing of idle land that it uses.
func (a *assessment) place() {
	a.hits = make([]placedHit, 0, len(a.found.Hits)+len(a.found.Hits)/4)
	for _, h := range a.found.Hits {
		if a.found.Rules[h.Rule].SubjectOf() == policy.Parcel {
			a.hits = append(a.hits, placedHit{h, h.At, -1})
			continue
		}
		for _, at := range a.byEnterprise[h.At] {
			if hit := (placedHit{h, a.links[at].parcel, h.At}); !a.excluded(hit) {
				a.hits = append(a.hits, a.heeding(hit))
			}
		}
	}
	counts := make([]int32, len(a.screened))
	for _, h := range a.hits {
		counts[h.parcel]++
	}
	room := make([]int32, len(a.hits))
	for i, n := range counts {
		a.screened[i].hits, room = room[:0:n], room[n:]
	}
	for at, h := range a.hits {
		s := &a.screened[h.parcel]
		s.hits = append(s.hits, int32(at))
	}
}

func (a *assessment) excluded(h placedHit) bool {
	return a.found.Rules[h.Rule].Kind == policy.LowKind && a.found.Idle[h.parcel]
}

// heeding is a hit of an enterprise on a parcel, suspected at most where persons have decided against it there.
func (a *assessment) heeding(h placedHit) placedHit {
	if _, against := a.decidedOn(h); against && h.Outcome == screen.Met {
		h.Outcome = screen.Suspected
	}
	return h
}

// decidedOn is what persons have decided by the rule of a hit of an enterprise on a parcel.
func (a *assessment) decidedOn(h placedHit) (says land.Phrase, against bool) {
	return a.verdicts.says(verdictKey{h.parcel, a.found.Rules[h.Rule].ID, a.facts.Enterprises[h.enterprise].USCC})
}

// foundOn are the rules that a parcel meets, or may, of documents in force.
func (a *assessment) foundOn(parcel int) []screen.Found {
	found := make([]screen.Found, 0, len(a.screened[parcel].hits))
	for _, at := range a.screened[parcel].hits {
		h := a.hits[at]
		if r := &a.found.Rules[h.Rule]; r.InForce && h.Outcome != screen.CannotTell {
			found = append(found, screen.Found{Kind: r.Kind, Outcome: h.Outcome})
		}
	}
	return found
}

// untold reports of what the ledger knows and a run does not find whether for want of data nobody can say.
func (a *assessment) untold() func(store.Gone) bool {
	return func(g store.Gone) bool {
		rule := slices.IndexFunc(a.found.Rules, func(r screen.Asked) bool { return r.ID == g.Rule })
		parcel, ok := a.at.parcels.Of(g.ParcelID)
		return ok && rule >= 0 && a.untoldOf(rule, parcel, g)
	}
}

func (a *assessment) untoldOf(rule, parcel int, g store.Gone) bool {
	if g.USCC == nil {
		return a.found.Untold(rule, parcel)
	}
	return slices.ContainsFunc(a.byParcel[parcel], func(at int) bool {
		user := a.links[at].enterprise
		return a.facts.Enterprises[user].USCC == *g.USCC && a.found.Untold(rule, user)
	})
}

// finding is the receipt of a hit.
func (a *assessment) finding(h placedHit) (f land.Finding) {
	a.fill(&f, h)
	return f
}

// fill makes a finding the receipt of a hit.
func (a *assessment) fill(f *land.Finding, h placedHit) {
	a.found.Fill(f, h.Hit)
	p := &a.facts.Parcels[h.parcel]
	f.ParcelID, f.ParcelCode = p.ParcelID, p.ParcelCode
	if h.enterprise < 0 {
		return
	}
	f.USCC = &a.facts.Enterprises[h.enterprise].USCC
	says, against := a.decidedOn(h)
	*f = screen.Decided(*f, says, against)
}
