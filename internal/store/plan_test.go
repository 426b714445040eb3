package store

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
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

// TestPiecesPlan asks for the pieces of land of uses, of which there are none, by the index of those that have some.
func TestPiecesPlan(t *testing.T) {
	s := newStore(t)
	if _, err := s.pool.Exec(t.Context(), `set session_replication_role = replica; -- no parcels are needed
		insert into occupancy (zone_code, parcel_id, uscc, basis, confidence, reason)
		select 'z', n, 'u' || n, 'declared', 1, 'declared' from generate_series(1, 20000) n;
		analyze occupancy; set session_replication_role = default`); err != nil {
		t.Fatal(err)
	}
	plan := explained(t, s.pool, "facts_pieces", pgx.NamedArgs{"zone_code": "z", "from_year": 2018, "to_year": 2020})
	if !strings.Contains(plan, "occupancy_pieces") {
		t.Errorf("reads all uses:\n%s", plan)
	}
}

// TestPartsPlan asks every question about the rows of a run where other runs and another zone have parts too: each must be answered from
// those of the run alone, or else it locks and plans all runs there are.
func TestPartsPlan(t *testing.T) {
	s := withRuns(t, 3)
	for _, table := range []string{"attribution", "evaluation", "finding"} {
		must(t, s, `select close_part($1, part, 'y', array[2]) from open_part($1, 'y', 2) as part`, table)
	}
	names, err := fs.Glob(queries, "sql/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	args := pgx.NamedArgs{
		"zone_code": "z", "run_id": 2, "with_run_id": 2, "run_ids": []int64{2}, "year": 2020, "as_of": "2020-12-31", "subject_kind": "parcel", "subject_key": "k", "most": 10,
		"parcel_id": 1, "site_id": 1, "finding_id": 1, "entry_ids": []int64{1}, "limit": 10,
	}
	reads := regexp.MustCompile(`(from|join) (attribution|evaluation|finding|finding_to_follow)\b`)
	others := regexp.MustCompile(`(attribution|evaluation|finding)\$(z\$1|z\$3|y\$2)\b`)
	for _, name := range names {
		name = strings.TrimSuffix(path.Base(name), ".sql")
		if !reads.MatchString(question(name)) {
			continue
		}
		args["uscc"] = "u"
		if name == "layer_enterprises" {
			args["uscc"] = []string{"u"}
		}
		t.Run(name, func(t *testing.T) {
			plan := explained(t, s.pool, name, args)
			if other := others.FindString(plan); other != "" || !strings.Contains(plan, "$z$2") {
				t.Errorf("reads %q:\n%s", other, plan)
			}
		})
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
