package analysis

import (
	"context"

	"permu/internal/land"
	"permu/internal/scheme"
)

// Programme puts all sites of a zone that have not ended on one timeline, each by the scenario that was last kept. One whose
// inputs no longer hold is there with its land alone.
func (z *Zones) Programme(ctx context.Context, zoneCode string) (land.Programme, error) {
	answer := land.Programme{ZoneCode: zoneCode, Today: today(), Sites: []land.ProgrammeSite{}}
	sites, err := z.Sites(ctx, zoneCode, land.SitesQuery{})
	if err != nil {
		return answer, err
	}
	last, err := z.LastScenarios(ctx, zoneCode)
	if err != nil {
		return answer, err
	}
	bySite := map[int64]land.Scenario{}
	for _, s := range last {
		bySite[s.SiteID] = s
	}
	for _, site := range sites {
		if site.State == land.SiteEnded {
			continue
		}
		one := land.ProgrammeSite{Site: site, Phases: []land.ScenarioPhase{}, Amounts: land.Amounts{AreaMu: &site.AreaMu}}
		if s, has := bySite[site.SiteID]; has {
			if err := z.counted(ctx, &one, zoneCode, s); err != nil {
				return answer, err
			}
		}
		answer.Sites = append(answer.Sites, one)
	}
	answer.Years = scheme.ByYear(answer.Sites, answer.Today)
	answer.Targets, err = z.ProgrammeTargets(ctx, zoneCode)
	return answer, err
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
