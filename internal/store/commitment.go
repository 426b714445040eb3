package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"permu/internal/land"
)

// Promised is what is on record of the commitments of a zone, read at one moment.
type Promised struct {
	Run         *land.Run // whose users and years stand in the facts; nil is none
	Commitments []land.CommitmentFacts
	Happenings  []land.Happening // up to the end of the year of the day
	Parks       []land.Park
}

// WhichPromises says which commitments are read: by the years and users of which run, on which day.
type WhichPromises struct {
	Run          land.RunChoice
	AsOf         string // YYYY-MM-DD
	CommitmentID string // empty is all
	ParcelCode   string // those that are promised of its land, alone or with other land; empty is all
}

// Commitments reads the commitments of a zone that are not terminated with what the chosen run says of their parcels and enterprises, and the
// events up to the end of the year of the day; without any run, what is on record alone.
func (s *Store) Commitments(ctx context.Context, zoneCode string, which WhichPromises) (Promised, error) {
	var p Promised
	err := s.reading(ctx, func(tx pgx.Tx) (err error) {
		if _, err = zone(ctx, tx, zoneCode); err != nil {
			return err
		}
		if p.Run, err = chosenRun(ctx, tx, zoneCode, which.Run); err != nil {
			return err
		}
		ids, err := which.ids(ctx, tx, zoneCode)
		if err != nil {
			return err
		}
		if p.Commitments, err = commitments(ctx, tx, pgx.StrictNamedArgs{"zone_code": zoneCode, "run_id": idOf(p.Run), "commitment_ids": ids, "terminated": false}); err != nil {
			return err
		}
		if err = withLand(ctx, tx, p, pgx.StrictNamedArgs{"zone_code": zoneCode, "run_id": idOf(p.Run), "as_of": which.AsOf, "commitment_ids": ids}); err != nil {
			return err
		}
		inZone := pgx.StrictNamedArgs{"zone_code": zoneCode}
		if p.Parks, err = collect[land.Park](ctx, tx, "facts_parks", inZone); err != nil {
			return err
		}
		p.Happenings, err = collect[land.Happening](ctx, tx, "facts_events", pgx.StrictNamedArgs{"zone_code": zoneCode, "to_year": which.AsOf[:4]})
		return err
	})
	return p, err
}

// ids are the commitments that are meant; nil is all.
func (w WhichPromises) ids(ctx context.Context, q querier, zoneCode string) ([]string, error) {
	switch {
	case w.CommitmentID != "":
		return []string{w.CommitmentID}, nil
	case w.ParcelCode == "":
		return nil, nil
	}
	type found struct{ CommitmentIDs []string }
	of, err := collectOne[found](ctx, q, "commitments_of_parcel", pgx.StrictNamedArgs{"zone_code": zoneCode, "parcel_code": w.ParcelCode})
	return of.CommitmentIDs, err
}

func commitments(ctx context.Context, q querier, which pgx.StrictNamedArgs) ([]land.CommitmentFacts, error) {
	return collect[land.CommitmentFacts](ctx, q, "commitments", which)
}

// withLand gives commitments the parcels that they are of.
func withLand(ctx context.Context, q querier, p Promised, which pgx.StrictNamedArgs) error {
	parcels, err := collect[land.PromisedParcel](ctx, q, "commitment_parcels", which)
	of := map[string][]land.PromisedParcel{}
	for _, one := range parcels {
		of[one.CommitmentID] = append(of[one.CommitmentID], one)
	}
	for i := range p.Commitments {
		p.Commitments[i].Parcels = of[p.Commitments[i].CommitmentID]
	}
	return err
}

// idOf is the number of a run, or nil of none.
func idOf(run *land.Run) any {
	if run == nil {
		return nil
	}
	return run.RunID
}

// Commitment is one commitment of a zone, or [land.ErrNotFound].
func (s *Store) Commitment(ctx context.Context, zoneCode, commitmentID string) (land.Commitment, error) {
	return commitment(ctx, s.pool, zoneCode, commitmentID)
}

func commitment(ctx context.Context, q querier, zoneCode, commitmentID string) (land.Commitment, error) {
	list, err := commitments(ctx, q, pgx.StrictNamedArgs{"zone_code": zoneCode, "run_id": nil, "commitment_ids": []string{commitmentID}, "terminated": true})
	if err == nil && len(list) == 0 {
		err = fmt.Errorf("there is no commitment %q: %w", commitmentID, land.ErrNotFound)
	}
	if err != nil {
		return land.Commitment{}, err
	}
	return list[0].Commitment, nil
}

// CommitmentRevisions are the states that a commitment has had, the newest first.
func (s *Store) CommitmentRevisions(ctx context.Context, zoneCode, commitmentID string) ([]land.CommitmentRevision, error) {
	return collect[land.CommitmentRevision](ctx, s.pool, "commitment_revisions", pgx.StrictNamedArgs{"zone_code": zoneCode, "commitment_id": commitmentID})
}

// RecordActual records what became of a promise; by is who records it. It is a [land.ErrConflict] when the commitment was
// changed since the revision that was read. Evaluations start from the days of production and of capacity of agreements
// alone: these raise the zone's data version, all other actuals leave it.
func (s *Store) RecordActual(ctx context.Context, zoneCode, commitmentID, by string, a land.NewActual) (land.Commitment, error) {
	var recorded land.Commitment
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		changed, err := execute(ctx, tx, "commitment_record", pgx.StrictNamedArgs{
			"zone_code": zoneCode, "commitment_id": commitmentID, "revision": a.Revision, "actual": a.Actual, "actual_on": orNull(a.ActualOn),
			"evidence": a.Evidence, "document_no": orNull(a.DocumentNo), "remedy": orNull(a.Remedy), "recorded_by": by,
		})
		if err != nil {
			return err
		}
		if recorded, err = commitment(ctx, tx, zoneCode, commitmentID); err == nil && changed == 0 {
			err = fmt.Errorf("commitment %s was changed by %s: you have its revision %d, it is at %d; read it again: %w",
				commitmentID, recorded.RecordedBy, a.Revision, recorded.Revision, land.ErrConflict)
		}
		if err != nil || recorded.CaseID != nil || recorded.Indicator != "production_on" && recorded.Indicator != "capacity_on" {
			return err
		}
		_, err = execute(ctx, tx, "zone_changed", pgx.StrictNamedArgs{"zone_code": zoneCode})
		return err
	})
	return recorded, kind(err)
}

// Projects are the parcels in force that were granted by an agreement, with their users on a day, YYYY-MM-DD.
func (s *Store) Projects(ctx context.Context, zoneCode, asOf string) ([]land.ProjectFacts, error) {
	return collect[land.ProjectFacts](ctx, s.pool, "projects", pgx.StrictNamedArgs{"zone_code": zoneCode, "as_of": asOf})
}
