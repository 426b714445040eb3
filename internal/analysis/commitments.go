package analysis

import (
	"context"
	"slices"
	"strings"

	"permu/internal/access"
	"permu/internal/calendar"
	"permu/internal/land"
	"permu/internal/pledge"
	"permu/internal/store"
)

// Commitments says which commitments of a zone, or of the land of a parcel, are kept on a day, by the years and users of a run.
func (z *Zones) Commitments(ctx context.Context, zoneCode string, q land.CommitmentsQuery) (land.Commitments, error) {
	asOf, err := z.dayOfPromises(ctx, zoneCode, q)
	if err != nil {
		return land.Commitments{}, err
	}
	promised, err := z.promised(ctx, zoneCode, q, asOf)
	if err != nil {
		return land.Commitments{}, err
	}
	answer := land.Commitments{
		ZoneCode: zoneCode, AsOf: asOf, WarnDays: q.WarnDays, Outcomes: map[string]int{}, Warnings: map[string]int{},
		Parks: []land.ParkOutcomes{}, Commitments: []land.JudgedCommitment{},
	}
	if promised.Run != nil {
		answer.RunID, answer.Year = promised.Run.RunID, promised.Run.Year
	}
	parks := counters[int]{}
	for _, c := range promised.Commitments {
		j := pledge.Judge(c, pledge.Clock{AsOf: asOf, WarnDays: q.WarnDays})
		park := orEmpty(j.ParkCode)
		parks.of(park)[j.Outcome]++
		if q.ParkCode == "" || park == q.ParkCode {
			tally(&answer, j, q)
		}
	}
	names := parkNames(promised.Parks)
	for _, code := range sortedKeys(parks) {
		answer.Parks = append(answer.Parks, land.ParkOutcomes{ParkCode: code, Name: names[code], Outcomes: parks[code]})
	}
	return answer, nil
}

// counters count things by park, and there by what they are.
type counters[N any] map[string]map[string]N

// of are the counters of a park.
func (c counters[N]) of(park string) map[string]N {
	if c[park] == nil {
		c[park] = map[string]N{}
	}
	return c[park]
}

// tally counts a commitment and lists it where it is asked for.
func tally(answer *land.Commitments, j land.JudgedCommitment, q land.CommitmentsQuery) {
	answer.Outcomes[j.Outcome]++
	answer.Warnings[j.Warning]++
	if len(j.Doubts) > 0 {
		answer.Doubtful++
	}
	asked := (q.Outcome == "" || q.Outcome == j.Outcome) && (q.Warning == "" || q.Warning == j.Warning) &&
		(q.Indicator == "" || q.Indicator == j.Indicator) && (!q.Doubtful || len(j.Doubts) > 0) && dueBetween(j, q)
	if asked {
		answer.Commitments = append(answer.Commitments, j)
	}
}

// promised reads the commitments of a zone, each with the years of its run and the events that it promises few of.
func (z *Zones) promised(ctx context.Context, zoneCode string, q land.CommitmentsQuery, asOf string) (store.Promised, error) {
	p, err := z.Store.Commitments(ctx, zoneCode, store.WhichPromises{Run: q.Run, AsOf: asOf, CommitmentID: q.CommitmentID, ParcelCode: q.ParcelCode})
	if err != nil {
		return p, err
	}
	kept := map[string]bool{}
	for _, h := range p.Happenings {
		kept[h.Kind] = true
	}
	for i := range p.Commitments {
		c := &p.Commitments[i]
		c.PromisedLand = pledge.Together(c.Parcels, c.DecidedOn)
		if p.Run != nil {
			c.RunID, c.Years = p.Run.RunID, yearFigures(p.Run.Year, keptOf(*c))
		}
		if event := pledge.EventOf(c.Indicator); event != "" {
			c.EventsKept, c.Events = kept[event], eventsOf(p.Happenings, event, *c)
		}
	}
	return p, nil
}

// keptOf are the years of the land of a promise, or of its enterprise where it is on no land.
func keptOf(c land.CommitmentFacts) land.KeptYears {
	if len(c.Parcels) == 0 {
		return c.KeptYears
	}
	return keptTogether(c.Parcels)
}

// eventsOf are the events of a kind on the land of a commitment, that which has ended included, or of its enterprise.
func eventsOf(happenings []land.Happening, kind string, c land.CommitmentFacts) []land.Happening {
	var events []land.Happening
	for _, h := range happenings {
		onLand := h.ParcelID != nil && slices.ContainsFunc(c.Parcels, func(p land.PromisedParcel) bool { return p.ParcelID == *h.ParcelID })
		if ofEnterprise := h.USCC != nil && c.USCC != nil && *h.USCC == *c.USCC; h.Kind == kind && (onLand || ofEnterprise) {
			events = append(events, h)
		}
	}
	return events
}

// CommitmentRevisions are the states that a commitment has had, the newest first, or [land.ErrNotFound].
func (z *Zones) CommitmentRevisions(ctx context.Context, zoneCode, commitmentID string) ([]land.CommitmentRevision, error) {
	if _, err := z.Commitment(ctx, zoneCode, commitmentID); err != nil {
		return nil, err
	}
	return z.Store.CommitmentRevisions(ctx, zoneCode, commitmentID)
}

// RecordActual records what became of a promise, with what shows it; by is who records it. It is a [land.ErrConflict] when
// the commitment was changed since the revision that was read; what breaks a rule is [land.Problems].
func (z *Zones) RecordActual(ctx context.Context, zoneCode, commitmentID string, by access.Person, a land.NewActual) (land.Commitment, error) {
	c, err := z.Commitment(ctx, zoneCode, commitmentID)
	if err != nil {
		return c, err
	}
	if err := access.Check(by, access.EditCommitment, access.Place{ZoneCode: zoneCode, ParkCode: orEmpty(c.ParkCode)}); err != nil {
		return c, err
	}
	a.Evidence, a.DocumentNo, a.Remedy = strings.TrimSpace(a.Evidence), strings.TrimSpace(a.DocumentNo), strings.TrimSpace(a.Remedy)
	if err := actualProblems(a, c, today()).Err(); err != nil {
		return c, err
	}
	return z.Store.RecordActual(ctx, zoneCode, commitmentID, by.Name, a)
}

// actualProblems are the rules that a recorded actual breaks. A promised day needs the day, a promised figure the figure,
// and each needs what shows it.
func actualProblems(a land.NewActual, c land.Commitment, today string) land.Problems {
	var r ruled
	ofDay := pledge.OfDay(c)
	r.require(!ofDay || a.ActualOn != "", "actual_on", "must be given: a day was promised", "")
	r.require(ofDay || a.Actual != nil, "actual", "must be given: a figure was promised", "")
	r.require(!ofDay || a.Actual == nil, "actual", "must not be given: a day was promised", "")
	if a.ActualOn != "" {
		r.day("actual_on", a.ActualOn, today)
	}
	r.text("evidence", a.Evidence, true, mostText)
	r.text("document_no", a.DocumentNo, true, mostName)
	r.text("remedy", a.Remedy, false, mostText)
	return r.found
}

// dueBetween reports whether the day of a promise lies where it is asked for.
func dueBetween(j land.JudgedCommitment, q land.CommitmentsQuery) bool {
	due := orEmpty(j.Due)
	return (q.DueFrom == "" || due >= q.DueFrom) && (q.DueBefore == "" || due != "" && due < q.DueBefore)
}

// dayOfPromises is the day on which promises are judged: the one that is asked for, else today, or that of the run where the clock
// stands still.
func (z *Zones) dayOfPromises(ctx context.Context, zoneCode string, q land.CommitmentsQuery) (string, error) {
	if err := dueProblems(q).Err(); err != nil {
		return "", err
	}
	if q.AsOf == "" && z.Still {
		if run, err := z.Store.Run(ctx, zoneCode, q.Run); err == nil {
			return run.AsOf, nil
		}
	}
	return dayAsked(q.AsOf)
}

// dueProblems are the days between which promises are asked for that are none.
func dueProblems(q land.CommitmentsQuery) land.Problems {
	var r ruled
	for _, due := range []struct{ path, day string }{{"due_from", q.DueFrom}, {"due_before", q.DueBefore}} {
		_, ok := calendar.Day(&due.day)
		r.require(due.day == "" || ok, due.path, "must be a day, YYYY-MM-DD, from 1949 to 2200", due.day)
	}
	return r.found
}

// dayAsked is a day, YYYY-MM-DD, or today where none is asked for.
func dayAsked(day string) (string, error) {
	if day == "" {
		return today(), nil
	}
	var r ruled
	r.day("as_of", day, "9999-12-31")
	return day, r.found.Err()
}
