package store

import (
	"io/fs"
	"slices"
	"testing"

	"github.com/jackc/pgx/v5"

	"permu/internal/pgtest"
)

// TestDocumentsOfScenariosAreKept has the documents that scenarios chose on a database of 0028 taken over by their sites.
func TestDocumentsOfScenariosAreKept(t *testing.T) {
	pool := pgtest.New(t, nil)
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	older := names[:slices.IndexFunc(names, func(name string) bool { return name > "migrations/0029" })]
	err = pgx.BeginFunc(t.Context(), pool, func(tx pgx.Tx) error {
		if _, err := appliedMigrations(t.Context(), tx); err != nil {
			return err
		}
		for _, name := range older {
			if err := applyMigration(t.Context(), tx, name); err != nil {
				return err
			}
		}
		_, err := tx.Exec(t.Context(), `set local search_path to permu, public;
			insert into zone (zone_code, name) values ('z', '区');
			insert into site (zone_code, site_id, name, revision, made_by, changed_by) select 'z', n, '片区', 3, '甲', '甲' from generate_series(1, 4) n;
			insert into site_revision (zone_code, site_id, revision, name, state, parcel_ids, changed_by) select 'z', n, 3, '片区', 'draft', '{7}', '甲' from generate_series(1, 4) n;
			insert into scenario (zone_code, site_id, scenario_id, revision, name, inputs, dropped, made_at, made_by) values
			  ('z', 1, 1, 1, '一', '{"documents": ["a"]}', false, '2026-01-01', '乙'), ('z', 1, 1, 2, '一', '{"documents": ["b", "c@2"]}', false, '2026-01-02', '丙'),
			  ('z', 1, 2, 1, '二', '{"documents": []}', false, '2026-02-01', '丁'), ('z', 1, 3, 1, '三', '{"documents": ["d"]}', true, '2026-03-01', '丁'),
			  ('z', 2, 4, 1, '四', '{"documents": null}', false, '2026-01-01', '乙'), ('z', 3, 5, 1, '五', '{"documents": ["a"]}', false, '2026-01-01', '乙'),
			  ('z', 3, 5, 2, '五', '{}', false, '2026-01-02', '乙')`)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := Migrate(t.Context(), pool); err != nil {
		t.Fatal(err)
	}
	var said, kept string
	err = pool.QueryRow(t.Context(), `select
		(select string_agg(site_id || ':' || revision || documents::text, ' ' order by site_id) from permu.site),
		(select string_agg(site_id || ':' || revision || documents::text || parcel_ids::text || changed_by, ' ' order by site_id) from permu.site_revision where revision > 3)`).Scan(&said, &kept)
	if want := `1:4{b,c@2} 2:3{} 3:3{} 4:3{}`; err != nil || said != want || kept != `1:4{b,c@2}{7}丙` {
		t.Errorf("sites %s, want %s; revisions %s (%v)", said, want, kept, err)
	}
}
