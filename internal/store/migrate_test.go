package store

import (
	"io/fs"
	"slices"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"permu/internal/pgtest"
)

// migrated is a database that had the migrations before one and some rows when it got the others.
func migrated(t *testing.T, before, rows string) *pgxpool.Pool {
	t.Helper()
	pool := pgtest.New(t, nil)
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	older := names[:slices.IndexFunc(names, func(name string) bool { return name > "migrations/"+before })]
	err = pgx.BeginFunc(t.Context(), pool, func(tx pgx.Tx) error {
		if _, err := appliedMigrations(t.Context(), tx); err != nil {
			return err
		}
		for _, name := range older {
			if err := applyMigration(t.Context(), tx, name); err != nil {
				return err
			}
		}
		_, err := tx.Exec(t.Context(), "set local search_path to permu, public;\n"+rows)
		return err
	})
	if err == nil {
		err = Migrate(t.Context(), pool)
	}
	if err != nil {
		t.Fatal(err)
	}
	return pool
}

// TestDocumentsOfScenariosAreKept has the documents that scenarios chose on a database of 0028 taken over by their sites.
func TestDocumentsOfScenariosAreKept(t *testing.T) {
	pool := migrated(t, "0029", `
			insert into zone (zone_code, name) values ('z', '区');
			insert into site (zone_code, site_id, name, revision, made_by, changed_by) select 'z', n, '片区', 3, '甲', '甲' from generate_series(1, 4) n;
			insert into site_revision (zone_code, site_id, revision, name, state, parcel_ids, changed_by) select 'z', n, 3, '片区', 'draft', '{7}', '甲' from generate_series(1, 4) n;
			insert into scenario (zone_code, site_id, scenario_id, revision, name, inputs, dropped, made_at, made_by) values
			  ('z', 1, 1, 1, '一', '{"documents": ["a"]}', false, '2026-01-01', '乙'), ('z', 1, 1, 2, '一', '{"documents": ["b", "c@2"]}', false, '2026-01-02', '丙'),
			  ('z', 1, 2, 1, '二', '{"documents": []}', false, '2026-02-01', '丁'), ('z', 1, 3, 1, '三', '{"documents": ["d"]}', true, '2026-03-01', '丁'),
			  ('z', 2, 4, 1, '四', '{"documents": null}', false, '2026-01-01', '乙'), ('z', 3, 5, 1, '五', '{"documents": ["a"]}', false, '2026-01-01', '乙'),
			  ('z', 3, 5, 2, '五', '{}', false, '2026-01-02', '乙')`)
	var said, kept string
	err := pool.QueryRow(t.Context(), `select
		(select string_agg(site_id || ':' || revision || documents::text, ' ' order by site_id) from permu.site),
		(select string_agg(site_id || ':' || revision || documents::text || parcel_ids::text || changed_by, ' ' order by site_id) from permu.site_revision where revision > 3)`).Scan(&said, &kept)
	if want := `1:4{b,c@2} 2:3{} 3:3{} 4:3{}`; err != nil || said != want || kept != `1:4{b,c@2}{7}丙` {
		t.Errorf("sites %s, want %s; revisions %s (%v)", said, want, kept, err)
	}
}

// TestRowsOfRunsAreKept has the rows of three runs of two zones, as they stood in one table, stand in a part of each zone, with what its
// readers were granted and what its receipts suggest.
func TestRowsOfRunsAreKept(t *testing.T) {
	pool := migrated(t, "0064", `
		insert into zone (zone_code, name) values ('z', '乙区'), ('z_1', '区');
		insert into run (zone_code, run_id, year, as_of, policy_id, policy_title, policy_digest, policy_source, data_version, program_version, created_by, conservation, counts)
		select z, r, 2020, '2020-12-31', 'p', 'P', repeat('0', 64), '', 1, 'test', 'test', '{}', '{}' from (values ('z', 1), ('z_1', 1), ('z_1', 2)) v (z, r);
		insert into evaluation (zone_code, run_id, subject_kind, subject_key, output_state, tax_state, year_partly)
		select zone_code, run_id, 'parcel', 'P' || n, 'missing', 'value', case when n = 1 then array_fill(true, array[9]) end from run, generate_series(1, 2 + run_id) n;
		insert into attribution (zone_code, run_id, uscc, parcel_id, land_m2, basis, pieces) select zone_code, run_id, 'u', 1, 2, 'whole', '{"protected_m2": 1}' from run;
		insert into finding (zone_code, finding_id, run_id, parcel_id, rule, outcome, disposal_mode, detail) select zone_code, run_id, run_id, 1, 'idle', 'met', 'consult', '{"a": 1}' from run;
		set local session_replication_role = replica;
		insert into ledger_entry (zone_code, entry_id, finding_key, track, rule, parcel_id, finding_id, opened_on, first_run_id, last_run_id, version, state, changed_by, last_move, commitment_id)
		values ('z_1', 1, '1/idle', 'idle', 'idle', 1, 2, '2021-01-01', 1, 2, 1, 'suspected', 'test', 'open', null), ('z_1', 2, 'promise', 'promise', 'p', 1, 0, '2021-01-01', 1, 2, 1, 'suspected', 'test', 'open', 'c');
		set local session_replication_role = default;
		grant select on evaluation to public`)
	var parts, kept string
	err := pool.QueryRow(t.Context(), `select
		(select string_agg(relid::text, ' ' order by relid::text) from pg_partition_tree('permu.evaluation') where isleaf),
		(select string_agg(zone_code || run_id || subject_key || coalesce(cardinality(year_partly), 0), ' ' order by zone_code, run_id, subject_key) from permu.evaluation) ||
		(select string_agg(' ' || zone_code || run_id || (pieces ->> 'protected_m2'), '' order by zone_code, run_id) from permu.attribution) ||
		(select string_agg(' ' || zone_code || run_id || finding_id || rule, '' order by zone_code, run_id) from permu.finding) ||
		(select string_agg(' ' || entry_id || suggested_mode, '' order by entry_id) from permu.ledger_entry) ||
		(select string_agg(' ' || grantee || privilege_type, '') from information_schema.table_privileges where table_name = 'evaluation' and grantee <> grantor)`).Scan(&parts, &kept)
	if want := `"evaluation$z$1" "evaluation$z_1$2"`; err != nil || parts != want {
		t.Errorf("parts %s, want %s (%v)", parts, want, err)
	}
	if want := "z1P19 z1P20 z1P30 z_11P19 z_11P20 z_11P30 z_12P19 z_12P20 z_12P30 z_12P40 z11 z_111 z_121 z11idle z_111idle z_122idle 1consult 2none PUBLICSELECT"; kept != want {
		t.Errorf("kept %s, want %s", kept, want)
	}
}
