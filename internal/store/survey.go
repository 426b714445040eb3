package store

import (
	"context"

	"github.com/jackc/pgx/v5"

	"permu/internal/land"
)

// YearlyFigures are what the enterprises of a zone reported of revenue, tax, electricity and employees in a year and the two
// before it, by enterprise and year.
func (s *Store) YearlyFigures(ctx context.Context, zoneCode string, year int) ([]land.YearlyFigures, error) {
	return collect[land.YearlyFigures](ctx, s.pool, "yearly_figures", pgx.StrictNamedArgs{"zone_code": zoneCode, "year": year})
}

// SpareFloor are the parcels in force that the chosen run finds in use, with what is built on them and may be, as the
// run's day sees them; [land.ErrNotFound] where there is no run.
func (s *Store) SpareFloor(ctx context.Context, zoneCode string, choice land.RunChoice) (run land.Run, facts []land.SpareFacts, err error) {
	err = s.reading(ctx, func(tx pgx.Tx) error {
		if _, err = zone(ctx, tx, zoneCode); err != nil {
			return err
		}
		if run, err = runOf(ctx, tx, zoneCode, choice); err != nil {
			return err
		}
		facts, err = collect[land.SpareFacts](ctx, tx, "spare_floor", pgx.StrictNamedArgs{"zone_code": zoneCode, "run_id": run.RunID, "as_of": run.AsOf})
		return err
	})
	return run, facts, err
}

// Surveyed is what the sheets of a zone are made of, read at one moment.
type Surveyed struct {
	Zone     land.Zone
	Run      land.Run
	Parks    []land.SurveyPark
	Parcels  []land.SurveyParcel
	Reports  []land.SurveyEnterprise // of the year of the run, and of up to four before it that anybody reported
	Trend    []land.TrendYear        // of the park that is asked for, or of the zone
	Headline *land.Headline          // of the same in the run
}

// Surveyed reads what the sheets of a zone are made of by the chosen run; parkCode, or the zone where it is empty, is whose
// trend is read. It is [land.ErrNotFound] where there is no run or no such park.
func (s *Store) Surveyed(ctx context.Context, zoneCode, parkCode string, choice land.RunChoice) (Surveyed, error) {
	var v Surveyed
	err := s.reading(ctx, func(tx pgx.Tx) (err error) {
		if v.Zone, err = zone(ctx, tx, zoneCode); err != nil {
			return err
		}
		if v.Run, err = runOf(ctx, tx, zoneCode, choice); err != nil {
			return err
		}
		if v.Parks, err = collect[land.SurveyPark](ctx, tx, "survey_parks", pgx.StrictNamedArgs{"zone_code": zoneCode}); err != nil {
			return err
		}
		args := pgx.StrictNamedArgs{"zone_code": zoneCode, "run_id": v.Run.RunID, "as_of": v.Run.AsOf}
		if v.Parcels, err = collect[land.SurveyParcel](ctx, tx, "survey_parcels", args); err != nil {
			return err
		}
		args = pgx.StrictNamedArgs{"zone_code": zoneCode, "run_id": v.Run.RunID, "year": v.Run.Year}
		if v.Reports, err = collect[land.SurveyEnterprise](ctx, tx, "survey_enterprises", args); err != nil {
			return err
		}
		return v.read(ctx, tx, parkCode)
	})
	return v, err
}

// read reads what the run, and those of other years, say of a park or of the zone.
func (v *Surveyed) read(ctx context.Context, tx pgx.Tx, parkCode string) (err error) {
	kind, key := land.OfZone, v.Zone.ZoneCode
	if parkCode != "" {
		kind, key = land.OfPark, parkCode
	}
	runs, err := newestRuns(ctx, tx, v.Zone.ZoneCode)
	if err != nil {
		return err
	}
	args := pgx.StrictNamedArgs{"zone_code": v.Zone.ZoneCode, "run_ids": runs, "subject_kind": kind, "subject_key": key}
	if v.Trend, err = collect[land.TrendYear](ctx, tx, "trend", args); err != nil {
		return err
	}
	said, err := evaluation(ctx, tx, v.Run, kind, key)
	if err == nil && said != nil {
		v.Headline = said.Headline
	}
	return err
}

// AppraisalLists are the lists of appraisal items that a zone has imported, by id and the newest version first.
func (s *Store) AppraisalLists(ctx context.Context, zoneCode string) ([]land.AppraisalList, error) {
	return collect[land.AppraisalList](ctx, s.pool, "appraisal_lists", pgx.StrictNamedArgs{"zone_code": zoneCode, "list_id": nil})
}

// SaveAppraisalList keeps a list as the next version of its name. It is a [land.ErrConflict] when somebody else keeps that
// version at the same moment.
func (s *Store) SaveAppraisalList(ctx context.Context, zoneCode string, l land.AppraisalList) (int, error) {
	if _, err := zone(ctx, s.pool, zoneCode); err != nil {
		return 0, err
	}
	type saved struct{ Version int }
	got, err := collectOne[saved](ctx, s.pool, "appraisal_list_add", pgx.StrictNamedArgs{
		"zone_code": zoneCode, "list_id": l.ListID, "source": l.Source, "digest": l.Digest, "saved_by": l.SavedBy,
	})
	return got.Version, err
}
