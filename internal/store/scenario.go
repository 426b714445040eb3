package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"permu/internal/land"
)

// Scenarios are those of a site that were not dropped, the first first.
func (s *Store) Scenarios(ctx context.Context, zoneCode string, siteID int64) ([]land.Scenario, error) {
	return scenarios(ctx, s.pool, zoneCode, siteID, nil)
}

func scenarios(ctx context.Context, q querier, zoneCode string, siteID int64, scenarioID any) ([]land.Scenario, error) {
	return collect[land.Scenario](ctx, q, "scenarios", pgx.StrictNamedArgs{"zone_code": zoneCode, "site_id": siteID, "scenario_id": scenarioID})
}

// Scenario finds a scenario, or [land.ErrNotFound].
func (s *Store) Scenario(ctx context.Context, zoneCode string, siteID, scenarioID int64) (land.Scenario, error) {
	return scenario(ctx, s.pool, zoneCode, siteID, scenarioID)
}

func scenario(ctx context.Context, q querier, zoneCode string, siteID, scenarioID int64) (land.Scenario, error) {
	list, err := scenarios(ctx, q, zoneCode, siteID, scenarioID)
	if err == nil && len(list) == 0 {
		err = fmt.Errorf("there is no scenario %d of site %d: %w", scenarioID, siteID, land.ErrNotFound)
	}
	if err != nil {
		return land.Scenario{}, err
	}
	return list[0], nil
}

// ScenarioRevisions are the states that a scenario has had, the newest first.
func (s *Store) ScenarioRevisions(ctx context.Context, zoneCode string, siteID, scenarioID int64) ([]land.Scenario, error) {
	return collect[land.Scenario](ctx, s.pool, "scenario_revisions", pgx.StrictNamedArgs{"zone_code": zoneCode, "site_id": siteID, "scenario_id": scenarioID})
}

// AddScenario keeps the first revision of a scenario; by is who made it.
func (s *Store) AddScenario(ctx context.Context, zoneCode string, siteID int64, by string, n land.NewScenario) (land.Scenario, error) {
	var added land.Scenario
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) (err error) {
		added, err = addScenario(ctx, tx, zoneCode, land.Scenario{SiteID: siteID, Name: n.Name, Inputs: n.Inputs, MadeBy: by})
		return err
	})
	return added, kind(err)
}

// addScenario keeps the first revision of a scenario, which gets its number.
func addScenario(ctx context.Context, tx pgx.Tx, zoneCode string, first land.Scenario) (land.Scenario, error) {
	id, err := takeIDs(ctx, tx, zoneCode, 1)
	if err != nil {
		return first, err
	}
	first.ScenarioID = id
	return keepScenario(ctx, tx, zoneCode, first)
}

// ChangeScenario keeps the next revision of a scenario, made on the one that to names. It is a [land.ErrConflict] when it was
// changed since.
func (s *Store) ChangeScenario(ctx context.Context, zoneCode string, to land.Scenario) (land.Scenario, error) {
	var changed land.Scenario
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) (err error) {
		changed, err = keepScenario(ctx, tx, zoneCode, to)
		return err
	})
	if err = kind(err); errors.Is(err, land.ErrConflict) {
		if now, readErr := s.Scenario(ctx, zoneCode, to.SiteID, to.ScenarioID); readErr == nil {
			err = fmt.Errorf("scenario %q was changed by %s: you have its revision %d, it is at %d; read it again: %w", now.Name, now.MadeBy, to.Revision, now.Revision, land.ErrConflict)
		}
	}
	return changed, err
}

func keepScenario(ctx context.Context, tx pgx.Tx, zoneCode string, to land.Scenario) (land.Scenario, error) {
	rows, err := execute(ctx, tx, "scenario_keep", pgx.StrictNamedArgs{
		"zone_code": zoneCode, "site_id": to.SiteID, "scenario_id": to.ScenarioID, "revision": to.Revision, "name": to.Name, "inputs": to.Inputs,
		"dropped": to.Dropped, "by": to.MadeBy,
	})
	if err != nil {
		return land.Scenario{}, err
	}
	if rows == 0 {
		return land.Scenario{}, land.ErrConflict
	}
	return scenario(ctx, tx, zoneCode, to.SiteID, to.ScenarioID)
}

// SiteMedians are what the enterprises of some divisions come to per mu in a run: of each grade, and of any.
func (s *Store) SiteMedians(ctx context.Context, run land.Run, divisions []string) ([]land.Median, error) {
	return collect[land.Median](ctx, s.pool, "site_medians", pgx.StrictNamedArgs{
		"zone_code": run.ZoneCode, "run_id": run.RunID, "year": run.Year, "divisions": divisions,
	})
}

// SiteCommitments are what agreements promise of the parcels of a site.
func (s *Store) SiteCommitments(ctx context.Context, zoneCode string, siteID int64) ([]land.SiteCommitment, error) {
	return collect[land.SiteCommitment](ctx, s.pool, "site_commitments", pgx.StrictNamedArgs{"zone_code": zoneCode, "site_id": siteID})
}

// LastScenarios are of each site of a zone the scenario that was last kept.
func (s *Store) LastScenarios(ctx context.Context, zoneCode string) ([]land.Scenario, error) {
	return collect[land.Scenario](ctx, s.pool, "scenarios_last", pgx.StrictNamedArgs{"zone_code": zoneCode})
}

// ScenariosAt are revisions of scenarios, those of the same places of both lists.
func (s *Store) ScenariosAt(ctx context.Context, zoneCode string, scenarioIDs []int64, revisions []int) ([]land.Scenario, error) {
	return collect[land.Scenario](ctx, s.pool, "scenarios_at", pgx.StrictNamedArgs{"zone_code": zoneCode, "scenario_ids": scenarioIDs, "revisions": revisions})
}
