package analysis

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"permu/internal/land"
	"permu/internal/review"
	"permu/internal/scheme"
	"permu/internal/store"
)

// Programme puts the sites of a zone on one timeline, each as far as its case is and by the scenario that counts. Those that
// were refused, withdrawn or given up are left out. One whose inputs no longer hold is there with its land alone. However many
// sites there are, each question is asked once.
func (z *Zones) Programme(ctx context.Context, zoneCode string) (land.Programme, error) {
	answer := land.Programme{ZoneCode: zoneCode, Today: today(), Sites: []land.ProgrammeSite{}}
	sites, err := z.Sites(ctx, zoneCode, land.SitesQuery{})
	if err != nil {
		return answer, err
	}
	cases, err := z.lastCases(ctx, zoneCode)
	if err != nil {
		return answer, err
	}
	counting, err := z.countingScenarios(ctx, zoneCode, cases)
	if err != nil {
		return answer, err
	}
	grounds, err := z.programmeGrounds(ctx, zoneCode, counting)
	if err != nil {
		return answer, err
	}
	decided, err := z.DecidedCases(ctx, zoneCode)
	if err != nil {
		return answer, err
	}
	for _, site := range sites {
		one := land.ProgrammeSite{Site: site, Phases: []land.ScenarioPhase{}, Amounts: land.Amounts{AreaMu: &site.AreaMu}}
		its := cases[site.SiteID]
		if one.Stage, one.DoneOn = stageOf(site, its); one.Stage == "" {
			continue
		}
		one.CaseState, one.CaseTitle = its.State, stateTitle(its.State)
		if s, has := counting[site.SiteID]; has {
			counted(&one, withMediansOf(grounds.of(site), s.Inputs, grounds.medians), s)
		}
		one.Reached, one.ReachedTitle = reachedBy(its)
		if d, is := decided[its.CaseID]; is {
			if err := asDecided(&one, d); err != nil {
				return answer, err
			}
		}
		answer.Sites = append(answer.Sites, one)
	}
	answer.Years = scheme.ByYear(answer.Sites)
	answer.Targets, err = z.ProgrammeTargets(ctx, zoneCode)
	if err != nil {
		return answer, err
	}
	answer.Achieved = scheme.Achieved(answer.Sites, answer.Targets)
	parks, err := z.Parks(ctx, zoneCode)
	answer.ParkNames = parkNames(parks)
	return answer, err
}

// asDecided puts the figures that a decision rested on in the place of those by the data of today, which stay beside them.
func asDecided(one *land.ProgrammeSite, d land.DecidedCase) error {
	frozen, made, in := d.Case, land.Scheme{}, land.ScenarioInputs{}
	for what, content := range map[any]json.RawMessage{&made: frozen.Figures, &in: frozen.Inputs} {
		if len(content) == 0 {
			continue
		}
		if err := json.Unmarshal(content, what); err != nil {
			return fmt.Errorf("what the decision of case %d rested on: %w: %w", d.CaseID, err, land.ErrUnreadable)
		}
	}
	landM2 := 0.0
	for _, p := range frozen.Parcels {
		landM2 += p.LandM2
	}
	one.Frozen = &land.FrozenAmounts{CaseID: d.CaseID, DecidedOn: d.DecidedOn, RunID: frozen.RunID, Year: frozen.Year, Digest: d.Digest, Now: one.Amounts}
	one.Amounts, one.Phases = scheme.AmountsOf(made.Figures), append([]land.ScenarioPhase{}, in.Phases...)
	one.Amounts.AreaMu = new(land.Mu(landM2))
	return nil
}

// reachedBy is the furthest milestone of a case, whenever it came on record, or that it was evaluated again.
func reachedBy(c land.Case) (string, land.Phrase) {
	if c.EvaluatedOn != nil {
		return "evaluated", land.Phrase{ZH: "已再评价", EN: "evaluated again"}
	}
	for _, one := range slices.Backward(review.Milestones()) {
		if slices.ContainsFunc(c.Milestones, func(m land.Milestone) bool { return m.Milestone == one.Name }) {
			return one.Name, one.Title
		}
	}
	return "", land.Phrase{}
}

// stateTitle is the name of a state of a case.
func stateTitle(name string) land.Phrase {
	for _, state := range review.States() {
		if state.Name == name {
			return state.Title
		}
	}
	return land.Phrase{}
}

// lastCases are the newest cases, by site.
func (z *Zones) lastCases(ctx context.Context, zoneCode string) (map[int64]land.Case, error) {
	list, err := z.Store.Cases(ctx, zoneCode, store.CasePart{})
	bySite := map[int64]land.Case{}
	for _, c := range list {
		if _, newer := bySite[c.SiteID]; !newer {
			bySite[c.SiteID] = c
		}
	}
	return bySite, err
}

// countingScenarios are the scenarios that count, by site: the revision that its newest case reviews, unless that was withdrawn,
// else the one that was last kept.
func (z *Zones) countingScenarios(ctx context.Context, zoneCode string, cases map[int64]land.Case) (map[int64]land.Scenario, error) {
	list, err := z.LastScenarios(ctx, zoneCode)
	if err != nil {
		return nil, err
	}
	var ids []int64
	var revisions []int
	for _, c := range cases {
		if c.ScenarioID != 0 && c.State != review.Withdrawn {
			ids, revisions = append(ids, c.ScenarioID), append(revisions, c.ScenarioRevision)
		}
	}
	reviewed, err := z.ScenariosAt(ctx, zoneCode, ids, revisions)
	bySite := map[int64]land.Scenario{}
	for _, s := range append(list, reviewed...) {
		bySite[s.SiteID] = s
	}
	return bySite, err
}

// programmeGrounds are what the scenarios of all sites of a zone start from.
type programmeGrounds struct {
	ground  scheme.Ground // without a site
	parcels map[int64][]land.SiteParcel
	medians []land.Median
}

func (g programmeGrounds) of(site land.Site) scheme.Ground {
	ground := g.ground
	ground.File.Site, ground.File.Parcels = site, g.parcels[site.SiteID]
	return ground
}

func (z *Zones) programmeGrounds(ctx context.Context, zoneCode string, counting map[int64]land.Scenario) (*programmeGrounds, error) {
	ground, err := controlled()
	if err != nil {
		return nil, err
	}
	g := &programmeGrounds{ground: ground, parcels: map[int64][]land.SiteParcel{}}
	parcels, err := z.ProgrammeParcels(ctx, zoneCode)
	if err != nil {
		return nil, err
	}
	for _, p := range parcels {
		g.parcels[p.SiteID] = append(g.parcels[p.SiteID], land.SiteParcel{LandM2: p.LandM2, FloorAreaM2: p.FloorAreaM2, FootprintM2: p.FootprintM2, Buildings: p.Buildings})
	}
	run, err := z.runIfAny(ctx, zoneCode, 0)
	if err != nil || run.RunID == 0 {
		return g, err
	}
	g.ground.File.Run = &run
	var divisions []string
	for _, s := range counting {
		divisions = append(divisions, land.Division(s.Inputs.Industry))
	}
	g.medians, err = z.SiteMedians(ctx, run, divisions)
	return g, err
}

// stageOf is how far a site is by its newest case, and the day on which it was done; empty is a site that does not count.
func stageOf(site land.Site, c land.Case) (string, *string) {
	completed := slices.IndexFunc(c.Milestones, func(m land.Milestone) bool { return m.Milestone == review.Completed || m.Milestone == review.Accepted })
	switch {
	case completed >= 0:
		return land.StageDone, &c.Milestones[completed].On
	case c.State == review.Done:
		return land.StageDone, c.LastOn
	case site.State == land.SiteEnded:
		return "", nil
	case c.State == review.Approved || c.State == review.Published:
		return land.StageUnderWay, nil
	}
	return land.StagePlanned, nil
}

// counted adds what a scenario comes to.
func counted(one *land.ProgrammeSite, ground scheme.Ground, s land.Scenario) {
	one.ScenarioID, one.ScenarioName, one.Phases = &s.ScenarioID, s.Name, append(one.Phases, s.Inputs.Phases...)
	if amounts, refused := scheme.Amounts(ground, s.Inputs); refused == nil {
		one.Amounts = amounts
	}
}

// SetTarget keeps what a zone, or a park of it, means to have redeveloped in a year; who plans in one park sets the targets of
// that park alone. It is a [land.ErrConflict] when it was changed since the
// revision that was read.
func (z *Zones) SetTarget(ctx context.Context, zoneCode string, year int, by land.Person, t land.NewTarget) (land.Programme, error) {
	parks, err := z.ParkCodes(ctx, zoneCode)
	if err != nil {
		return land.Programme{}, err
	}
	var park *string
	if t.ParkCode != "" {
		park = &t.ParkCode
	}
	if park != nil && !slices.Contains(parks, *park) {
		return land.Programme{}, land.Problems{{Path: "park_code", Rule: "the zone has no such park", Value: *park}}
	}
	if err := by.Need(review.RightPlan, park); err != nil {
		return land.Programme{}, err
	}
	if err := z.Store.SetTarget(ctx, zoneCode, year, by.Name, t); err != nil {
		return land.Programme{}, err
	}
	return z.Programme(ctx, zoneCode)
}
