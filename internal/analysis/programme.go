package analysis

import (
	"context"
	"fmt"
	"slices"

	"permu/internal/land"
	"permu/internal/review"
	"permu/internal/scheme"
	"permu/internal/store"
)

// Programme puts the sites of a zone on one timeline, each as far as its case is and by the scenario that counts. Those that
// were refused, withdrawn or given up are left out. One whose inputs no longer hold is there with its land alone.
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
	last, err := z.lastScenarios(ctx, zoneCode)
	if err != nil {
		return answer, err
	}
	for _, site := range sites {
		one := land.ProgrammeSite{Site: site, Phases: []land.ScenarioPhase{}, Amounts: land.Amounts{AreaMu: &site.AreaMu}}
		its, reviewed := cases[site.SiteID]
		if one.Stage, one.DoneOn = stageOf(site, its); one.Stage == "" {
			continue
		}
		s, has := last[site.SiteID]
		if reviewed && its.ScenarioID != 0 && its.State != review.Withdrawn {
			if s, err = z.reviewedScenario(ctx, zoneCode, its); err != nil {
				return answer, err
			}
			has = true
		}
		if has {
			if err := z.counted(ctx, &one, zoneCode, s); err != nil {
				return answer, err
			}
		}
		answer.Sites = append(answer.Sites, one)
	}
	answer.Years = scheme.ByYear(answer.Sites)
	answer.Targets, err = z.ProgrammeTargets(ctx, zoneCode)
	return answer, err
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

// lastScenarios are the scenarios that were last kept, by site.
func (z *Zones) lastScenarios(ctx context.Context, zoneCode string) (map[int64]land.Scenario, error) {
	list, err := z.LastScenarios(ctx, zoneCode)
	bySite := map[int64]land.Scenario{}
	for _, s := range list {
		bySite[s.SiteID] = s
	}
	return bySite, err
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

// reviewedScenario is the revision of a scenario that a case is about.
func (z *Zones) reviewedScenario(ctx context.Context, zoneCode string, c land.Case) (land.Scenario, error) {
	revisions, err := z.Store.ScenarioRevisions(ctx, zoneCode, c.SiteID, c.ScenarioID)
	if err != nil {
		return land.Scenario{}, err
	}
	i := slices.IndexFunc(revisions, func(s land.Scenario) bool { return s.Revision == c.ScenarioRevision })
	if i < 0 {
		return land.Scenario{}, fmt.Errorf("case %d: scenario %d, revision %d: %w", c.CaseID, c.ScenarioID, c.ScenarioRevision, land.ErrNotFound)
	}
	return revisions[i], nil
}

// counted adds what a scenario comes to.
func (z *Zones) counted(ctx context.Context, one *land.ProgrammeSite, zoneCode string, s land.Scenario) error {
	one.ScenarioID, one.ScenarioName, one.Phases = &s.ScenarioID, s.Name, append(one.Phases, s.Inputs.Phases...)
	ground, err := z.schemeGround(ctx, zoneCode, one.SiteID, land.RunChoice{})
	if err == nil {
		ground, err = z.withMedians(ctx, ground, s.Inputs)
	}
	if err != nil {
		return err
	}
	amounts, refused := scheme.Amounts(ground, s.Inputs)
	if refused == nil {
		one.Amounts = amounts
	}
	return nil
}

// SetTarget keeps what a zone means to have redeveloped in a year. It is a [land.ErrConflict] when it was changed since the
// revision that was read.
func (z *Zones) SetTarget(ctx context.Context, zoneCode string, year int, by string, t land.NewTarget) (land.Programme, error) {
	if _, err := z.Zone(ctx, zoneCode); err != nil {
		return land.Programme{}, err
	}
	if err := z.Store.SetTarget(ctx, zoneCode, year, by, t); err != nil {
		return land.Programme{}, err
	}
	return z.Programme(ctx, zoneCode)
}
