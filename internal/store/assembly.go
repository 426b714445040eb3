package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"permu/internal/land"
)

// Measure finds the outlines and neighbours of shapes that are no further apart than a gap, m.
type Measure func(ctx context.Context, shapes []land.ParcelShape, widestM float64) (land.Neighbourhood, error)

// Neighbourhood is which parcels of a zone touch or face each other, up to a gap of widestM. What is kept is of one data
// version; where that is an earlier one, or up to a lesser gap, it is measured and kept anew: by one asker, while others wait.
func (s *Store) Neighbourhood(ctx context.Context, zoneCode string, widestM float64, measure Measure) (land.Neighbourhood, error) {
	n, stands, err := s.keptNeighbourhood(ctx, zoneCode, widestM)
	if err != nil || stands {
		return n, err
	}
	err = pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		if _, err := execute(ctx, tx, "neighbour_lock", pgx.StrictNamedArgs{"zone_code": zoneCode}); err != nil {
			return err
		}
		n, err = makeNeighbourhood(ctx, tx, zoneCode, widestM, measure)
		return err
	})
	if err != nil {
		return land.Neighbourhood{}, fmt.Errorf("neighbours of zone %q: %w", zoneCode, kind(err))
	}
	return n, nil
}

// keptNeighbourhood reads what is kept, and tells whether it is of the present data and goes as far as is asked.
func (s *Store) keptNeighbourhood(ctx context.Context, zoneCode string, widestM float64) (n land.Neighbourhood, stands bool, err error) {
	err = s.reading(ctx, func(tx pgx.Tx) error {
		z, err := zone(ctx, tx, zoneCode)
		if err != nil {
			return err
		}
		graph, err := graphOf(ctx, tx, zoneCode)
		if err != nil || graph == nil || graph.DataVersion != z.DataVersion || graph.WidestM < widestM {
			return err
		}
		n, err = graph.read(ctx, tx, zoneCode)
		stands = err == nil
		return err
	})
	return n, stands, err
}

type graphRow struct {
	DataVersion    int64
	WidestM        float64
	SRID           int `db:"srid"`
	Parcels, Pairs int
}

func graphOf(ctx context.Context, q querier, zoneCode string) (*graphRow, error) {
	list, err := collect[graphRow](ctx, q, "neighbour_graph", pgx.StrictNamedArgs{"zone_code": zoneCode})
	if err != nil || len(list) == 0 {
		return nil, err
	}
	return &list[0], nil
}

func (g graphRow) read(ctx context.Context, q querier, zoneCode string) (n land.Neighbourhood, err error) {
	n = land.Neighbourhood{DataVersion: g.DataVersion, WidestM: g.WidestM, SRID: g.SRID}
	inZone := pgx.StrictNamedArgs{"zone_code": zoneCode}
	if n.Outlines, err = collectSome[land.ParcelOutline](ctx, q, "parcel_outlines", inZone, g.Parcels); err != nil {
		return n, err
	}
	n.Pairs, err = collectSome[land.Neighbour](ctx, q, "neighbours", inZone, g.Pairs)
	return n, err
}

// makeNeighbourhood measures the outlines as they stand, unless the one that was waited for has done so.
func makeNeighbourhood(ctx context.Context, tx pgx.Tx, zoneCode string, widestM float64, measure Measure) (n land.Neighbourhood, err error) {
	z, err := zone(ctx, tx, zoneCode)
	if err != nil {
		return n, err
	}
	graph, err := graphOf(ctx, tx, zoneCode)
	if err != nil {
		return n, err
	}
	if graph != nil && graph.DataVersion == z.DataVersion && graph.WidestM >= widestM {
		return graph.read(ctx, tx, zoneCode)
	}
	srid, shapes, err := shapesOf(ctx, tx, zoneCode)
	if err != nil {
		return n, err
	}
	after, err := zone(ctx, tx, zoneCode)
	if err != nil {
		return n, err
	}
	if after.DataVersion != z.DataVersion { // every question sees what stands when it is asked
		return n, fmt.Errorf("the data changed meanwhile, try again: %w", land.ErrConflict)
	}
	if n, err = measure(ctx, shapes, widestM); err != nil {
		return n, err
	}
	n.DataVersion, n.WidestM, n.SRID = z.DataVersion, widestM, srid
	return n, keepNeighbourhood(ctx, tx, zoneCode, n)
}

// shapesOf are the outlines of the parcels in force in the Gauss-Krüger zone where they lie.
func shapesOf(ctx context.Context, q querier, zoneCode string) (srid int, shapes []land.ParcelShape, err error) {
	type plane struct {
		SRID int `db:"srid"`
	}
	planes, err := collect[plane](ctx, q, "neighbour_srid", pgx.StrictNamedArgs{"zone_code": zoneCode})
	if err != nil || len(planes) == 0 {
		return 0, nil, err
	}
	shapes, err = collect[land.ParcelShape](ctx, q, "neighbour_shapes", pgx.StrictNamedArgs{"zone_code": zoneCode, "srid": planes[0].SRID})
	return planes[0].SRID, shapes, err
}

// keepNeighbourhood replaces what is kept of a zone.
func keepNeighbourhood(ctx context.Context, tx pgx.Tx, zoneCode string, n land.Neighbourhood) error {
	for _, drop := range []string{"neighbour_drop", "parcel_outline_drop"} {
		if _, err := execute(ctx, tx, drop, pgx.StrictNamedArgs{"zone_code": zoneCode}); err != nil {
			return err
		}
	}
	if err := copyRows(ctx, tx, "parcel_outline", []string{"zone_code", "parcel_id", "perimeter_m", "open_m"}, listOf(n.Outlines), func(to *copiedRow, _ int, o *land.ParcelOutline) {
		to.text(zoneCode).bigint(o.ParcelID).float(o.PerimeterM).float(o.OpenM)
	}); err != nil {
		return err
	}
	if err := copyRows(ctx, tx, "neighbour", []string{"zone_code", "a", "b", "gap_m", "frontage_m"}, listOf(n.Pairs), func(to *copiedRow, _ int, p *land.Neighbour) {
		to.text(zoneCode).bigint(p.A).bigint(p.B).float(p.GapM).float(p.FrontageM)
	}); err != nil {
		return err
	}
	_, err := execute(ctx, tx, "neighbour_graph_set", pgx.StrictNamedArgs{
		"zone_code": zoneCode, "data_version": n.DataVersion, "widest_m": n.WidestM, "srid": n.SRID, "parcels": len(n.Outlines), "pairs": len(n.Pairs),
	})
	return err
}

// AssemblyFacts are what is known of the parcels in force, by their code, and what the chosen run says of them; without any
// run what is on record alone. The data version is the one that they are of.
func (s *Store) AssemblyFacts(ctx context.Context, zoneCode string, choice land.RunChoice) (dataVersion int64, run *land.Run, facts []land.AssemblyFacts, err error) {
	err = s.reading(ctx, func(tx pgx.Tx) error {
		z, err := zone(ctx, tx, zoneCode)
		if err != nil {
			return err
		}
		dataVersion = z.DataVersion
		if run, err = chosenRun(ctx, tx, zoneCode, choice); err != nil {
			return err
		}
		args := pgx.StrictNamedArgs{"zone_code": zoneCode, "run_id": int64(0), "as_of": "infinity", "year": 0}
		if run != nil {
			args["run_id"], args["as_of"], args["year"] = run.RunID, run.AsOf, run.Year
		}
		facts, err = collect[land.AssemblyFacts](ctx, tx, "assembly_facts", args)
		return err
	})
	return dataVersion, run, facts, err
}

// PartedNeighbours are the pairs of neighbouring parcels, the lesser code first, that lines part, given as GeoJSON in longitude and
// latitude. The neighbours are those that are kept; up to a gap of joinM two of them share the line between them.
func (s *Store) PartedNeighbours(ctx context.Context, zoneCode, lines string, joinM float64) ([][2]string, error) {
	type row struct{ A, B string }
	rows, err := collect[row](ctx, s.pool, "neighbours_parted", pgx.StrictNamedArgs{"zone_code": zoneCode, "lines": lines, "join_m": joinM})
	pairs := make([][2]string, len(rows))
	for i, r := range rows {
		pairs[i] = [2]string{r.A, r.B}
	}
	return pairs, err
}

// ParcelsWithin are the codes of the parcels in force that lie in an area drawn as a GeoJSON polygon in longitude and latitude;
// it is [land.ErrInvalid] where the area is no polygon.
func (s *Store) ParcelsWithin(ctx context.Context, zoneCode, area string) ([]string, error) {
	type drawn struct {
		IsPolygon, IsValid bool
		Points             int
	}
	const most = 10_000
	d, err := collectOne[drawn](ctx, s.pool, "drawn_area", pgx.StrictNamedArgs{"area": area})
	switch {
	case err != nil:
		return nil, land.Problems{{Path: "drawn", Rule: "must be a GeoJSON geometry"}}
	case !d.IsPolygon || !d.IsValid || d.Points > most:
		return nil, land.Problems{{Path: "drawn", Rule: fmt.Sprintf("must be a polygon that does not cross itself, of at most %d points", most)}}
	}
	type row struct{ ParcelCode string }
	rows, err := collect[row](ctx, s.pool, "parcels_within", pgx.StrictNamedArgs{"zone_code": zoneCode, "area": area})
	codes := make([]string, len(rows))
	for i, r := range rows {
		codes[i] = r.ParcelCode
	}
	return codes, err
}
