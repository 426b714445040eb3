package store

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"permu/internal/layer"
)

// TestSpatialPlans looks at how PostgreSQL means to answer the spatial questions on a zone of some size: through the
// geometry index, and without combining it with the one on zone_code for every row.
func TestSpatialPlans(t *testing.T) {
	s := newStore(t)
	var grid []Row
	for i := range 4000 {
		x, y := float64(i%80), float64(i/80)
		grid = append(grid, Row{Values: []any{fmt.Sprintf("L%05d", i), nil}, Shape: square(118.5+x*0.001, 24.7+y*0.001, 0.0009)})
	}
	imported(t, s, parkLoad(), parcelLoad(grid...))
	t.Run("box of parcels", func(t *testing.T) { boxPlan(t, s) })
	t.Run("buildings on parcels", func(t *testing.T) { joinPlan(t, s) })
}

func boxPlan(t *testing.T, s *Store) {
	parcels, _ := layer.CollectionByID("parcels")
	q := layer.Query{Collection: parcels, ZoneCode: "z", Limit: 100, Box: &layer.Box{West: 118.51, South: 24.71, East: 118.512, North: 24.712}}
	plan := explained(t, s.pool, "layer_parcels", featureArgs(q, 100))
	if !strings.Contains(plan, "parcel_geom") {
		t.Errorf("not through the geometry index:\n%s", plan)
	}
}

func joinPlan(t *testing.T, s *Store) {
	tx, err := s.pool.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback(t.Context())
	for _, text := range []string{
		question("stage_buildings"),
		`insert into staged_buildings (line, shape) select n, st_asbinary(st_makeenvelope(118.5 + n * 0.00001, 24.7, 118.50005 + n * 0.00001, 24.70005, 4490)) from generate_series(1, 5000) n`,
		question("shapes_buildings"), question("shape_index"),
		`update staged_shape set geom = st_setsrid(st_geomfromwkb(shape), 4490)`,
		question("spatial_join_on"),
	} {
		if _, err := tx.Exec(t.Context(), text); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
	}
	plan := explained(t, tx, "resolve_buildings", pgx.NamedArgs{"zone_code": "z"})
	if !strings.Contains(plan, "parcel_geom") || strings.Contains(plan, "BitmapAnd") {
		t.Errorf("not through the geometry index alone:\n%s", plan)
	}
}

func explained(t *testing.T, q querier, name string, args pgx.NamedArgs) string {
	t.Helper()
	rows, err := q.Query(t.Context(), "explain "+withoutEnd(question(name)), args)
	if err != nil {
		t.Fatal(err)
	}
	lines, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(lines, "\n")
}
