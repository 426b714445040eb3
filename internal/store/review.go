package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"permu/internal/land"
)

// CasePart is which cases are asked for. ApplicantMoves are the moves whose makers are applicants.
type CasePart struct {
	CaseID         int64    // 0 is all
	States         []string // nil is all
	ParkCode       string
	ApplicantMoves []string
}

// caseRow is a case as the database has it; where it stands is one document.
type caseRow struct {
	CaseID       int64
	SiteID       int64
	SiteName     string
	SiteState    string
	ScenarioName string
	ParkCode     *string
	AreaM2       float64
	AreaMu       float64
	Applicants   []string
	Standing     land.CaseStanding
	OpenedBy     string
	OpenedAt     time.Time
	SinceAt      time.Time
	ChangedAt    time.Time
	ChangedBy    string
	LastMove     string
}

func (r caseRow) asCase() land.Case {
	return land.Case{
		CaseID: r.CaseID, SiteID: r.SiteID, SiteName: r.SiteName, SiteState: r.SiteState, ScenarioName: r.ScenarioName, ParkCode: r.ParkCode,
		AreaM2: r.AreaM2, AreaMu: r.AreaMu, Applicants: r.Applicants, CaseStanding: r.Standing, OpenedBy: r.OpenedBy, OpenedAt: r.OpenedAt,
		SinceAt: r.SinceAt, ChangedAt: r.ChangedAt, ChangedBy: r.ChangedBy, LastMove: r.LastMove,
	}
}

// Cases lists cases of review, the newest first.
func (s *Store) Cases(ctx context.Context, zoneCode string, p CasePart) ([]land.Case, error) {
	return cases(ctx, s.pool, zoneCode, p)
}

func cases(ctx context.Context, q querier, zoneCode string, p CasePart) ([]land.Case, error) {
	rows, err := collect[caseRow](ctx, q, "cases", pgx.StrictNamedArgs{
		"zone_code": zoneCode, "case_id": orNull(p.CaseID), "states": p.States, "park_code": orNull(p.ParkCode), "applicant_moves": append([]string{}, p.ApplicantMoves...),
	})
	list := make([]land.Case, len(rows))
	for i, r := range rows {
		list[i] = r.asCase()
	}
	return list, err
}

func oneCase(ctx context.Context, q querier, zoneCode string, p CasePart) (land.Case, error) {
	list, err := cases(ctx, q, zoneCode, p)
	if err == nil && len(list) == 0 {
		err = fmt.Errorf("there is no case %d: %w", p.CaseID, land.ErrNotFound)
	}
	if err != nil {
		return land.Case{}, err
	}
	return list[0], nil
}

// CaseRecord is a case with its steps, files, links and what was frozen, read at one moment, or [land.ErrNotFound].
func (s *Store) CaseRecord(ctx context.Context, zoneCode string, p CasePart) (land.CaseRecord, error) {
	r := land.CaseRecord{Frozen: []land.FrozenRecord{}, Evaluations: []land.FrozenRecord{}}
	err := s.reading(ctx, func(tx pgx.Tx) (err error) {
		if r.Case, err = oneCase(ctx, tx, zoneCode, p); err != nil {
			return err
		}
		of := pgx.StrictNamedArgs{"zone_code": zoneCode, "case_id": p.CaseID}
		if r.Steps, err = collect[land.CaseStep](ctx, tx, "case_steps", of); err != nil {
			return err
		}
		if r.Files, err = collect[land.LedgerFile](ctx, tx, "case_files", with(of, pgx.StrictNamedArgs{"file_id": nil})); err != nil {
			return err
		}
		if r.Links, err = collect[land.CaseLink](ctx, tx, "case_links", of); err != nil {
			return err
		}
		list, err := frozen(ctx, tx, of)
		for _, one := range list {
			if one.Case.For == "evaluation" {
				r.Evaluations = append(r.Evaluations, one)
			} else {
				r.Frozen = append(r.Frozen, one)
			}
		}
		return err
	})
	return r, err
}

// frozen reads what was kept; bytes that do not have their digest any more are an error.
func frozen(ctx context.Context, tx pgx.Tx, of pgx.StrictNamedArgs) ([]land.FrozenRecord, error) {
	list, err := collect[land.FrozenRecord](ctx, tx, "case_frozen", of)
	for i := range list {
		if err := thaw(&list[i]); err != nil {
			return nil, err
		}
	}
	return list, err
}

// thaw reads the bytes of what was frozen; those that have not their digest any more are an error.
func thaw(f *land.FrozenRecord) error {
	if digest(f.Content) != f.Digest {
		return fmt.Errorf("what version %d of the case rested on has not its digest any more: %w", f.Version, land.ErrUnreadable)
	}
	if err := json.Unmarshal(f.Content, &f.Case); err != nil {
		return fmt.Errorf("what version %d of the case rested on: %w: %w", f.Version, err, land.ErrUnreadable)
	}
	return nil
}

func digest(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// CaseScenario is a revision of a scenario as it is kept.
type CaseScenario struct {
	ScenarioID int64
	Revision   int
	Name       string
	Inputs     string // JSON
	Dropped    bool
}

// CaseScenario finds a revision of a scenario of a site, the newest where it is 0, or [land.ErrNotFound].
func (s *Store) CaseScenario(ctx context.Context, zoneCode string, siteID, scenarioID int64, revision int) (CaseScenario, error) {
	found, err := collectOne[CaseScenario](ctx, s.pool, "case_scenario", pgx.StrictNamedArgs{
		"zone_code": zoneCode, "site_id": siteID, "scenario_id": scenarioID, "revision": orNull(revision),
	})
	return found, notThere(err, "scenario of this site", fmt.Sprintf("%d, revision %d", scenarioID, revision))
}

// SiteYears is what the newest run of each year says of the land of a site, by year and parcel.
func (s *Store) SiteYears(ctx context.Context, zoneCode string, siteID int64) ([]land.SiteYears, error) {
	runs, err := newestRuns(ctx, s.pool, zoneCode)
	if err != nil {
		return nil, err
	}
	return collect[land.SiteYears](ctx, s.pool, "case_years", pgx.StrictNamedArgs{"zone_code": zoneCode, "site_id": siteID, "run_ids": runs})
}

// RuleTitles are what the screening rules are called by which a run found something.
func (s *Store) RuleTitles(ctx context.Context, zoneCode string, runID int64) (map[string]land.Phrase, error) {
	type row struct {
		Rule  string
		Title land.Phrase
	}
	rows, err := collect[row](ctx, s.pool, "case_rules", pgx.StrictNamedArgs{"zone_code": zoneCode, "run_id": runID})
	titles := map[string]land.Phrase{}
	for _, r := range rows {
		titles[r.Rule] = r.Title
	}
	return titles, err
}

// OpenCase keeps a new case with its first step.
func (s *Store) OpenCase(ctx context.Context, zoneCode string, siteID int64, c CaseChange) (int64, error) {
	var caseID int64
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) (err error) {
		if caseID, err = takeIDs(ctx, tx, zoneCode, 1); err != nil {
			return err
		}
		of, standing := pgx.StrictNamedArgs{"zone_code": zoneCode, "case_id": caseID}, c.Case.CaseStanding
		_, err = execute(ctx, tx, "case_add", with(of, pgx.StrictNamedArgs{
			"site_id": siteID, "version": standing.Version, "state": standing.State, "scenario_id": standing.ScenarioID,
			"scenario_revision": standing.ScenarioRevision, "standing": standing, "by": c.Step.By, "move": c.Step.Move,
		}))
		if errors.Is(err, land.ErrConflict) {
			return fmt.Errorf("this site has a case that has not ended: %w", land.ErrConflict)
		}
		if err != nil {
			return err
		}
		_, err = execute(ctx, tx, "case_step_add", with(of, caseStep(c.Step)))
		return err
	})
	return caseID, kind(err)
}

// CaseChange is a case as a step leaves it, with what the step does besides.
type CaseChange struct {
	Case      land.Case
	Step      land.CaseStep
	SiteState string           // to which its site comes; empty: it stays
	Land      *SiteStanding    // the parcels that its site takes in place of those that it has
	Frozen    *land.FrozenCase // what the step rested on
	Promises  []land.Promise   // that come into force
	Reached   *ReachedPromise  // what became of one that did
}

// ReachedPromise is the day on which something came about that a case promised, with the document that shows it.
type ReachedPromise struct {
	Indicator  string
	On         string // YYYY-MM-DD
	DocumentNo string
}

// ChangeCase holds a case, lets a step be made of how it stands then, and keeps that step with all that it does, in one
// transaction: of two who change a case at once, one comes after the other and sees what the first did.
func (s *Store) ChangeCase(ctx context.Context, zoneCode string, p CasePart, make func(land.Case, []land.CaseStep) (CaseChange, error)) error {
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		of := pgx.StrictNamedArgs{"zone_code": zoneCode, "case_id": p.CaseID}
		if err := holdCase(ctx, tx, of); err != nil {
			return err
		}
		now, err := oneCase(ctx, tx, zoneCode, p)
		if err != nil {
			return err
		}
		steps, err := collect[land.CaseStep](ctx, tx, "case_steps", of)
		if err != nil {
			return err
		}
		change, err := make(now, steps)
		if err != nil {
			return err
		}
		return saveCase(ctx, tx, of, change)
	})
	return kind(err)
}

func holdCase(ctx context.Context, tx pgx.Tx, of pgx.StrictNamedArgs) error {
	type row struct{ CaseID int64 }
	_, err := collectOne[row](ctx, tx, "case_hold", of)
	return notThere(err, "case", fmt.Sprint(of["case_id"]))
}

func saveCase(ctx context.Context, tx pgx.Tx, of pgx.StrictNamedArgs, c CaseChange) error {
	if err := ownFiles(ctx, tx, of, c.Step.Body); err != nil {
		return err
	}
	standing := c.Case.CaseStanding
	_, err := execute(ctx, tx, "case_save", with(of, pgx.StrictNamedArgs{
		"version": standing.Version, "state": standing.State, "scenario_id": standing.ScenarioID, "scenario_revision": standing.ScenarioRevision,
		"standing": standing, "due_on": standing.DueOn, "by": c.Step.By, "move": c.Step.Move,
	}))
	if err != nil {
		return err
	}
	if _, err := execute(ctx, tx, "case_step_add", with(of, caseStep(c.Step))); err != nil {
		return err
	}
	if err := freeze(ctx, tx, of, c); err != nil {
		return err
	}
	if c.Land != nil {
		if err := takeLand(ctx, tx, *c.Land); err != nil {
			return err
		}
	}
	if c.SiteState != "" {
		step := siteStep{ZoneCode: of["zone_code"].(string), SiteID: c.Case.SiteID, State: c.SiteState, By: c.Step.By}
		if err := setSiteState(ctx, tx, step); err != nil {
			return err
		}
	}
	if err := bringIntoForce(ctx, tx, of, c); err != nil || c.Reached == nil {
		return err
	}
	_, err = execute(ctx, tx, "case_commitment_reached", with(of, pgx.StrictNamedArgs{
		"indicator": c.Reached.Indicator, "actual_on": c.Reached.On, "document_no": orNull(c.Reached.DocumentNo), "by": c.Step.By,
		"evidence": fmt.Sprintf("审查案卷 %d · 批后进展", c.Case.CaseID),
	}))
	return err
}

func caseStep(s land.CaseStep) pgx.StrictNamedArgs {
	return pgx.StrictNamedArgs{
		"version": s.Version, "move": s.Move, "from_state": s.FromState, "to_state": s.ToState, "body": s.Body, "due_on": s.DueOn, "clock": s.Clock,
		"arithmetic": append([]land.Phrase{}, s.Arithmetic...), "by": s.By,
	}
}

// freeze keeps what a step rested on. A site that was changed since it was read is a [land.ErrConflict].
func freeze(ctx context.Context, tx pgx.Tx, of pgx.StrictNamedArgs, c CaseChange) error {
	if c.Frozen == nil {
		return nil
	}
	now, err := site(ctx, tx, of["zone_code"].(string), c.Case.SiteID)
	if err != nil {
		return err
	}
	if now.Revision != c.Frozen.SiteRevision {
		return fmt.Errorf("site %q was changed by %s meanwhile: try again: %w", now.Name, now.ChangedBy, land.ErrConflict)
	}
	content, err := json.Marshal(c.Frozen)
	if err != nil {
		return err
	}
	_, err = execute(ctx, tx, "case_frozen_add", with(of, pgx.StrictNamedArgs{"version": c.Step.Version, "digest": digest(content), "content": content}))
	return err
}

// bringIntoForce makes commitments of the promises of a case, with the decision as their source.
func bringIntoForce(ctx context.Context, tx pgx.Tx, of pgx.StrictNamedArgs, c CaseChange) error {
	if len(c.Promises) == 0 {
		return nil
	}
	zoneCode := of["zone_code"].(string)
	sourceID, err := takeIDs(ctx, tx, zoneCode, 1)
	if err != nil {
		return err
	}
	content, err := json.Marshal(c.Promises)
	if err != nil {
		return err
	}
	_, err = execute(ctx, tx, "case_source_add", pgx.StrictNamedArgs{
		"zone_code": zoneCode, "source_id": sourceID, "file_name": fmt.Sprintf("审查案卷 %d · %s", c.Case.CaseID, c.Step.Body.DocumentNo), "sha256": digest(content), "bytes": len(content),
	})
	for i, p := range c.Promises {
		if err != nil {
			return err
		}
		_, err = execute(ctx, tx, "case_commitment_add", pgx.StrictNamedArgs{
			"zone_code": zoneCode, "commitment_id": fmt.Sprintf("review-%d-%d", c.Case.CaseID, i+1), "case_id": c.Case.CaseID, "uscc": orNull(p.USCC),
			"agreement_no": orNull(c.Step.Body.DocumentNo), "indicator": p.Indicator, "target": p.Target, "target_on": orNull(p.TargetOn), "unit": orNull(p.Unit),
			"due_on": orNull(p.DueOn), "source_id": sourceID, "by": c.Step.By,
		})
	}
	return err
}
