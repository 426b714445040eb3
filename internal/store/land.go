package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"permu/internal/land"
)

// LandBounds is which parcels are asked for as land. Empty is all.
type LandBounds struct {
	Day       string // YYYY-MM-DD: of use and seizure
	Near      string // WKT in EPSG:4490
	WithinM   float64
	Parks     []string
	Subareas  []string
	States    []string
	AreaMinM2 float64
	AreaMaxM2 float64
}

// LandFacts are the parcels in force inside of bounds with what finding land asks of them, as the chosen run sees them;
// [land.ErrNotFound] where there is no run.
func (s *Store) LandFacts(ctx context.Context, zoneCode string, choice land.RunChoice, b LandBounds) (run land.Run, facts []land.LandFacts, err error) {
	err = s.reading(ctx, func(tx pgx.Tx) error {
		if _, err = zone(ctx, tx, zoneCode); err != nil {
			return err
		}
		if run, err = runOf(ctx, tx, zoneCode, choice); err != nil {
			return err
		}
		facts, err = collect[land.LandFacts](ctx, tx, "land_facts", pgx.StrictNamedArgs{
			"zone_code": zoneCode, "run_id": run.RunID, "day": b.Day, "near": orNull(b.Near), "within_m": b.WithinM, "park_code": b.Parks, "subarea": b.Subareas,
			"land_state": b.States, "area_from_m2": orNull(b.AreaMinM2), "area_to_m2": orNull(b.AreaMaxM2),
		})
		return err
	})
	return run, facts, err
}

// LandSearches are the searches that a person has saved, by name.
func (s *Store) LandSearches(ctx context.Context, zoneCode, by string) ([]land.LandSearch, error) {
	return collect[land.LandSearch](ctx, s.pool, "land_searches", pgx.StrictNamedArgs{"zone_code": zoneCode, "saved_by": by, "search_id": nil})
}

// LandSearch finds a search that a person has saved, or [land.ErrNotFound]: those of others are not told.
func (s *Store) LandSearch(ctx context.Context, zoneCode, by string, searchID int64) (land.LandSearch, error) {
	found, err := collectOne[land.LandSearch](ctx, s.pool, "land_searches", pgx.StrictNamedArgs{"zone_code": zoneCode, "saved_by": by, "search_id": searchID})
	return found, notThere(err, "search", fmt.Sprint(searchID))
}

// AddLandSearch keeps name, conditions and the codes seen of a search of a person, and says its number; a second one of the
// same name is a [land.ErrConflict].
func (s *Store) AddLandSearch(ctx context.Context, zoneCode, by string, n land.LandSearch) (int64, error) {
	var id int64
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) (err error) {
		if id, err = takeIDs(ctx, tx, zoneCode, 1); err != nil {
			return err
		}
		_, err = execute(ctx, tx, "land_search_add", pgx.StrictNamedArgs{
			"zone_code": zoneCode, "search_id": id, "saved_by": by, "name": n.Name, "conditions": n.Conditions, "seen": n.Seen,
		})
		return err
	})
	return id, kind(err)
}

// LookedAtLandSearch records that a person has looked at a search of his, and the codes seen.
func (s *Store) LookedAtLandSearch(ctx context.Context, zoneCode, by string, n land.LandSearch) error {
	return s.changeLandSearch(ctx, "land_search_look", pgx.StrictNamedArgs{"zone_code": zoneCode, "saved_by": by, "search_id": n.SearchID, "seen": n.Seen})
}

// DropLandSearch forgets a search of a person.
func (s *Store) DropLandSearch(ctx context.Context, zoneCode, by string, searchID int64) error {
	return s.changeLandSearch(ctx, "land_search_drop", pgx.StrictNamedArgs{"zone_code": zoneCode, "saved_by": by, "search_id": searchID})
}

func (s *Store) changeLandSearch(ctx context.Context, how string, args pgx.StrictNamedArgs) error {
	changed, err := execute(ctx, s.pool, how, args)
	if err == nil && changed == 0 {
		err = land.ErrNotFound
	}
	return notThere(err, "search", fmt.Sprint(args["search_id"]))
}
