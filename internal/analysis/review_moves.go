package analysis

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"permu/internal/land"
	"permu/internal/review"
	"permu/internal/store"
)

// OpenCase opens the review of a scenario of a site. A site that has a case under way is a [land.ErrConflict]; a case without a
// scenario is [land.Problems].
func (z *Zones) OpenCase(ctx context.Context, zoneCode string, by land.Person, n land.NewCase) (land.CaseRecord, error) {
	site, err := z.Site(ctx, zoneCode, n.SiteID)
	if err != nil {
		return land.CaseRecord{}, err
	}
	if err := by.Need(review.RightPlan, site.ParkCode); err != nil {
		return land.CaseRecord{}, err
	}
	if site.State == land.SiteEnded {
		return land.CaseRecord{}, fmt.Errorf("site %q has ended: %w", site.Name, land.ErrConflict)
	}
	if n.ScenarioID != 0 {
		scenario, err := z.scenarioInUse(ctx, zoneCode, n.SiteID, n.ScenarioID, n.ScenarioRevision)
		if err != nil {
			return land.CaseRecord{}, err
		}
		n.ScenarioRevision = scenario.Revision
	}
	step, err := review.Open(n, by)
	if err != nil {
		return land.CaseRecord{}, err
	}
	opened := store.CaseChange{Case: land.Case{CaseStanding: review.Apply(land.CaseStanding{}, step)}, Step: step}
	caseID, err := z.Store.OpenCase(ctx, zoneCode, n.SiteID, opened)
	if err != nil {
		return land.CaseRecord{}, err
	}
	return z.CaseRecord(ctx, zoneCode, caseID, by)
}

// scenarioInUse is a revision of a scenario of a site that was not dropped, in this revision or a later one; one that was is
// [land.Problems].
func (z *Zones) scenarioInUse(ctx context.Context, zoneCode string, siteID, scenarioID int64, revision int) (store.CaseScenario, error) {
	found, err := z.CaseScenario(ctx, zoneCode, siteID, scenarioID, revision)
	if err != nil {
		return found, err
	}
	newest, err := z.CaseScenario(ctx, zoneCode, siteID, scenarioID, 0)
	if err == nil && (found.Dropped || newest.Dropped) {
		err = land.Problems{{Path: "scenario_id", Rule: "was dropped: take one that is in use (方案已废弃)", Value: fmt.Sprint(scenarioID)}}
	}
	return found, err
}

// MoveCase makes a step of a case that a person asks for, with all that it does besides: the site becomes active or ends, what
// it rested on is frozen, promises come into force. A case that was changed where it matters since it was read is a
// [land.ErrConflict] that says who was faster; a missing right is a [land.ErrForbidden]; what breaks a rule is [land.Problems].
func (z *Zones) MoveCase(ctx context.Context, zoneCode string, caseID int64, by land.Person, m land.CaseMove) (land.CaseRecord, error) {
	part := store.CasePart{CaseID: caseID, ApplicantMoves: applicantMoves()}
	read, err := z.Store.CaseRecord(ctx, zoneCode, part)
	if err != nil {
		return land.CaseRecord{}, err
	}
	if err := z.known(ctx, zoneCode, read.SiteID, m); err != nil {
		return land.CaseRecord{}, err
	}
	taken, err := z.landTaken(ctx, zoneCode, read.SiteID, by, m)
	if err != nil {
		return land.CaseRecord{}, err
	}
	w, rests, err := z.world(ctx, zoneCode, read.Case)
	if err != nil {
		return land.CaseRecord{}, err
	}
	if m.Move == "evaluate_again" {
		read.Current, read.Ground = rests, w.Ground
		if err := z.evaluate(ctx, zoneCode, read); err != nil {
			return land.CaseRecord{}, err
		}
	}
	err = z.ChangeCase(ctx, zoneCode, part, func(now land.Case, steps []land.CaseStep) (store.CaseChange, error) {
		w.Steps = steps
		moved, step, err := review.Move(now, m, by, w)
		if err != nil {
			return store.CaseChange{}, err
		}
		promises, err := withSchedule(moved, step, rests)
		if err != nil {
			return store.CaseChange{}, err
		}
		change := changeOf(now, moved, step, rests)
		change.Land, change.Promises = taken, promises
		return change, nil
	})
	if err != nil {
		return land.CaseRecord{}, err
	}
	return z.CaseRecord(ctx, zoneCode, caseID, by)
}

// evaluate adds to what an evaluation after the approval freezes what the land of its case came to by now, and which promises of the
// case were kept.
func (z *Zones) evaluate(ctx context.Context, zoneCode string, r land.CaseRecord) error {
	actuals, err := z.caseActuals(ctx, zoneCode, r)
	if err != nil {
		return err
	}
	judged, err := z.Commitments(ctx, zoneCode, land.CommitmentsQuery{})
	if err != nil {
		return err
	}
	r.Current.Actuals = &actuals
	for _, j := range judged.Commitments {
		if j.CaseID != nil && *j.CaseID == r.CaseID {
			r.Current.Kept = append(r.Current.Kept, j)
		}
	}
	return nil
}

// landTaken is how a move that takes other parcels leaves the site of its case; nil of every other move.
func (z *Zones) landTaken(ctx context.Context, zoneCode string, siteID int64, by land.Person, m land.CaseMove) (*store.SiteStanding, error) {
	if m.Move != "take_parcels" || len(m.ParcelCodes) == 0 {
		return nil, nil
	}
	now, err := z.Site(ctx, zoneCode, siteID)
	if err != nil {
		return nil, err
	}
	to := store.SiteStanding{
		ZoneCode: zoneCode, SiteID: siteID, Revision: now.Revision, Name: now.Name, Mode: orEmpty(now.Mode), Documents: now.Documents, State: now.State, By: by.Name,
	}
	if sameParcels(now.ParcelCodes, m.ParcelCodes) {
		return nil, land.Problems{{Path: "parcel_codes", Rule: "must be others than the site has"}}
	}
	ground, err := z.groundOf(ctx, zoneCode, land.SiteChange{Name: to.Name, Mode: to.Mode, Documents: to.Documents, ParcelCodes: m.ParcelCodes})
	if err != nil {
		return nil, err
	}
	to.ParkCode, to.ParcelIDs = ground.ParkCode(), ground.ParcelIDs
	return &to, by.Need(review.RightPlan, to.ParkCode)
}

// changeOf is a step with what it does besides.
func changeOf(before, after land.Case, step land.CaseStep, rests *land.FrozenCase) store.CaseChange {
	change := store.CaseChange{Case: after, Step: step}
	t, _ := review.TransitionByName(step.Move)
	from, _ := review.StateByName(before.State)
	to, _ := review.StateByName(after.State)
	if to.Site != from.Site && (to.Site != land.SiteEnded || from.Site == land.SiteActive) { // a draft that is withdrawn leaves its site alone
		change.SiteState = to.Site
	}
	if t.Freezes != "" {
		frozen := *rests
		frozen.For = t.Freezes
		change.Frozen = &frozen
	}
	if indicator := review.PromisedBy(step.Body.Milestone); indicator != "" {
		change.Reached = &store.ReachedPromise{Indicator: indicator, On: step.Body.DocumentOn, DocumentNo: step.Body.DocumentNo}
	}
	return change
}

// promisesOf are the promises of a case with the days of the schedule of its scheme, of which it promises none of its own.
func promisesOf(c land.Case, rests *land.FrozenCase, decidedOn string) ([]land.Promise, error) {
	var in land.ScenarioInputs
	var made land.Scheme
	for what, content := range map[any]json.RawMessage{&in: rests.Inputs, &made: rests.Figures} {
		if len(content) == 0 {
			continue
		}
		if err := json.Unmarshal(content, what); err != nil {
			return nil, fmt.Errorf("schedule of case %d: %w", c.CaseID, err)
		}
	}
	schedule := review.Schedule{Phases: in.Phases}
	for _, a := range made.Assumptions {
		if a.Name == "ramp_up_years" {
			schedule.RampUpYears = a.Value
		}
	}
	return slices.Concat(c.Promises, review.Scheduled(c.Promises, schedule, decidedOn)), nil
}

// withSchedule has what a submission or an approval freezes name the days of the schedule that come into force beside what the case
// promises, and is all that an approval brings into force.
func withSchedule(c land.Case, step land.CaseStep, rests *land.FrozenCase) ([]land.Promise, error) {
	decidedOn := today()
	switch step.Move {
	case "approve":
		decidedOn = step.Body.DocumentOn
	case "submit", "resubmit":
	default:
		return nil, nil
	}
	all, err := promisesOf(c, rests, decidedOn)
	if err != nil {
		return nil, err
	}
	rests.Scheduled = all[len(c.Promises):]
	if step.Move != "approve" {
		return nil, nil
	}
	return all, nil
}

// known refuses a scenario or an enterprise that there is not.
func (z *Zones) known(ctx context.Context, zoneCode string, siteID int64, m land.CaseMove) error {
	if m.ScenarioID != 0 {
		if _, err := z.scenarioInUse(ctx, zoneCode, siteID, m.ScenarioID, m.ScenarioRevision); err != nil {
			return err
		}
	}
	var problems land.Problems
	for i, p := range m.Promises {
		if p.USCC == "" {
			continue
		}
		_, err := z.Store.EnterpriseFile(ctx, zoneCode, p.USCC, land.RunChoice{})
		if errors.Is(err, land.ErrNotFound) {
			problems = append(problems, land.Problem{Path: fmt.Sprintf("promises[%d].uscc", i), Rule: "there is no such enterprise", Value: p.USCC})
		} else if err != nil {
			return err
		}
	}
	return problems.Err()
}
