package store

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"

	"permu/internal/land"
	"permu/internal/pgtest"
)

// withCommitment is a zone with one commitment, as an import leaves it.
func withCommitment(t *testing.T) *Store {
	t.Helper()
	s := newStore(t)
	commit(t, s, []string{"commitment_id", "indicator", "target", "unit"}, []any{"c1", "tax_per_mu", 20, "万元/亩"})
	return s
}

// commit imports one row of commitments.
func commit(t *testing.T, s *Store, columns []string, values []any) Loaded {
	t.Helper()
	return commitKind(t, s, "commitments", columns, values)
}

// commitKind imports one row of a kind.
func commitKind(t *testing.T, s *Store, name string, columns []string, values []any) Loaded {
	t.Helper()
	i, err := s.BeginImport(t.Context(), NewZone{ZoneCode: "z", Name: "Z"})
	if err != nil {
		t.Fatal(err)
	}
	defer i.Rollback(t.Context())
	kind, _ := land.KindByName(name)
	loaded, err := i.Load(t.Context(), kind, SourceFile{Name: "c.csv", SHA256: strings.Repeat("0", 64)}, columns, func(yield func(Row, error) bool) {
		yield(Row{Line: 2, Values: values}, nil)
	})
	if err == nil {
		_, err = i.Commit(t.Context())
	}
	if err != nil {
		t.Fatal(err)
	}
	return loaded
}

func TestTwoRecordAtOnce(t *testing.T) {
	s := withCommitment(t)
	results := make([]error, 8)
	var all sync.WaitGroup
	for i := range results {
		all.Go(func() {
			_, results[i] = s.RecordActual(t.Context(), "z", "c1", fmt.Sprint("officer ", i), land.NewActual{Revision: 1, Actual: new(float64(i)), Evidence: "e", DocumentNo: "d"})
		})
	}
	all.Wait()
	won := 0
	for _, err := range results {
		switch {
		case err == nil:
			won++
		case !errors.Is(err, land.ErrConflict) || !strings.Contains(err.Error(), "changed by officer") || !strings.Contains(err.Error(), "it is at 2"):
			t.Errorf("%v", err)
		}
	}
	if won != 1 {
		t.Errorf("%d records were taken", won)
	}
	if _, err := s.RecordActual(t.Context(), "z", "nothing", "a", land.NewActual{Revision: 1, Evidence: "e"}); !errors.Is(err, land.ErrNotFound) {
		t.Errorf("%v", err)
	}
}

func TestRevisionsOfACommitment(t *testing.T) {
	s := withCommitment(t)
	if _, err := s.RecordActual(t.Context(), "z", "c1", "李", land.NewActual{Revision: 1, Actual: new(18.5), ActualOn: "2020-06-01", Evidence: "核查表", DocumentNo: "1号", Remedy: "限期整改"}); err != nil {
		t.Fatal(err)
	}
	if again := commit(t, s, []string{"commitment_id", "indicator"}, []any{"c1", "tax_per_mu"}); again.Unchanged != 1 {
		t.Errorf("%+v", again)
	}
	commit(t, s, []string{"commitment_id", "indicator", "due_on"}, []any{"c1", "tax_per_mu", "2021-01-01"})
	if late := commit(t, s, []string{"commitment_id", "indicator", "actual", "evidence"}, []any{"c1", "tax_per_mu", 21, "x"}); late.Unchanged != 1 || late.Noted != 1 || !strings.Contains(late.Issues[0].Rule, "李 recorded 18.5") {
		t.Errorf("%+v", late)
	}
	revisions, err := s.CommitmentRevisions(t.Context(), "z", "c1")
	if err != nil || len(revisions) != 3 {
		t.Fatalf("%v: %+v", err, revisions)
	}
	slices.Reverse(revisions)
	for i, want := range []struct {
		by, actualBy string
		actual       float64
	}{{"import", "", 0}, {"李", "李", 18.5}, {"import", "李", 18.5}} {
		r := revisions[i]
		if r.Revision != i+1 || r.RecordedBy != want.by || (r.ActualBy != nil) != (want.actualBy != "") || r.Actual != nil && *r.Actual != want.actual {
			t.Errorf("revision %d: %+v", i+1, r)
		}
	}
	if r := revisions[1]; *r.Evidence != "核查表" || *r.DocumentNo != "1号" || *r.Remedy != "限期整改" || *r.ActualOn != "2020-06-01" || *r.Target != 20 {
		t.Errorf("%+v", r)
	}
	now, err := s.Commitment(t.Context(), "z", "c1")
	if err != nil || now.Revision != 3 || now.ActualBy == nil || *now.Actual != 18.5 || *now.DueOn != "2021-01-01" {
		t.Errorf("%v: %+v", err, now)
	}
	for _, statement := range []string{"update commitment_revision set actual = 1", "delete from commitment_revision", "truncate commitment_revision"} {
		if _, err := s.pool.Exec(t.Context(), statement); err == nil {
			t.Errorf("%s was taken", statement)
		}
	}
}

// upgraded is a database that was filled before a migration, brought up to date since.
func upgraded(t *testing.T, migration, filled string) *Store {
	t.Helper()
	pool := pgtest.New(t, nil)
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	before := slices.IndexFunc(names, func(name string) bool { return strings.Contains(name, migration) })
	err = pgx.BeginFunc(t.Context(), pool, func(tx pgx.Tx) error {
		if _, err := appliedMigrations(t.Context(), tx); err != nil {
			return err
		}
		for _, name := range names[:before] {
			if err := applyMigration(t.Context(), tx, name); err != nil {
				return err
			}
		}
		_, err := tx.Exec(t.Context(), filled)
		return err
	})
	if err == nil {
		err = Migrate(t.Context(), pool)
	}
	if err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), pool.Config().ConnString())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

const oldSource = `
	insert into zone (zone_code, name) values ('z', 'Z');
	insert into data_source (zone_code, source_id, kind, file_name, sha256, bytes, imported_at, data_version, program_version, report)
	values ('z', 1, 'commitments', 'old.csv', repeat('0', 64), 1, '2020-02-03 04:05:06+00', 1, 'old', '{}');`

// TestPromisesOfSitesFromBefore upgrades a database that holds a promise of a review on one parcel of its site: it becomes one of the
// whole site, and that is a further state.
func TestPromisesOfSitesFromBefore(t *testing.T) {
	s := upgraded(t, "_promises_of_sites", oldSource+`
		insert into parcel (zone_code, parcel_id, parcel_code, geom, area_m2, valid_from, source_id)
		select 'z', i, 'P' || i, st_multi(st_makeenvelope(118 + i * 0.01, 24, 118.001 + i * 0.01, 24.001, 4490)), 2001, now(), 1 from generate_series(1, 2) i;
		insert into site (zone_code, site_id, name, made_by, changed_by) values ('z', 3, '东片', '王', '王');
		insert into site_parcel (zone_code, site_id, parcel_id, active) values ('z', 3, 1, true), ('z', 3, 2, true);
		insert into scenario (zone_code, site_id, scenario_id, revision, name, inputs, made_by) values ('z', 3, 7, 1, '甲', '{}', '王');
		insert into review_case (zone_code, case_id, site_id, version, state, scenario_id, scenario_revision, standing, opened_by, changed_by, last_move)
		values ('z', 5, 3, 1, 'approved', 7, 1, '{"decided_on": "2020-01-01"}', '王', '王', 'approve');
		insert into commitment (zone_code, commitment_id, parcel_id, indicator, target, source_id, recorded_by)
		values ('z', 'review-5-1', 1, 'tax_per_mu', 20, 1, '领导'), ('z', 'review-6-1', 1, 'tax_per_mu', 20, 1, 'import');
		insert into commitment_revision select * from commitment`)
	of, err := s.Commitment(t.Context(), "z", "review-5-1")
	if err != nil || of.CaseID == nil || *of.CaseID != 5 || *of.SiteName != "东片" || !slices.Equal(of.ParcelCodes, []string{"P1", "P2"}) || of.Revision != 2 || *of.DecidedOn != "2020-01-01" {
		t.Errorf("%v %+v", err, of)
	}
	other, err := s.Commitment(t.Context(), "z", "review-6-1") // of a file: there is no such review
	if err != nil || other.CaseID != nil || !slices.Equal(other.ParcelCodes, []string{"P1"}) || other.Revision != 1 {
		t.Errorf("%v %+v", err, other)
	}
	if revisions, err := s.CommitmentRevisions(t.Context(), "z", "review-5-1"); err != nil || len(revisions) != 2 || revisions[0].RecordedBy != "领导" {
		t.Errorf("%v %+v", err, revisions)
	}
}

// TestCommitmentsFromBefore upgrades a database that holds a commitment: it becomes its first revision, as of its import.
func TestCommitmentsFromBefore(t *testing.T) {
	s := upgraded(t, "_commitments", oldSource+`insert into commitment (zone_code, commitment_id, indicator, actual, source_id) values ('z', 'c1', 'tax_per_mu', 12.5, 1)`)
	revisions, err := s.CommitmentRevisions(t.Context(), "z", "c1")
	if err != nil || len(revisions) != 1 || *revisions[0].Actual != 12.5 || revisions[0].RecordedAt.Year() != 2020 || revisions[0].SourceFile != "old.csv" {
		t.Errorf("%v %+v", err, revisions)
	}
}

// TestDaysThatEvaluationsAsk has a recorded day of capacity raise the data version; a figure leaves it alone, and so does a day that a
// review promises, of which no evaluation asks.
func TestDaysThatEvaluationsAsk(t *testing.T) {
	s := withCommitment(t)
	commit(t, s, []string{"commitment_id", "indicator", "target_on"}, []any{"c2", "capacity_on", "2020-01-01"})
	must(t, s, `insert into site (zone_code, site_id, name, made_by, changed_by) values ('z', 3, '东片', '王', '王')`)
	must(t, s, `insert into scenario (zone_code, site_id, scenario_id, revision, name, inputs, made_by) values ('z', 3, 7, 1, '甲', '{}', '王')`)
	must(t, s, `insert into review_case (zone_code, case_id, site_id, version, state, scenario_id, scenario_revision, standing, opened_by, changed_by, last_move)
		values ('z', 5, 3, 1, 'approved', 7, 1, '{}', '王', '王', 'approve')`)
	must(t, s, `insert into commitment (zone_code, commitment_id, case_id, indicator, source_id) select 'z', 'c3', 5, 'capacity_on', min(source_id) from data_source`)
	version := func() int64 {
		z, err := s.Zone(t.Context(), "z")
		if err != nil {
			t.Fatal(err)
		}
		return z.DataVersion
	}
	for id, raises := range map[string]int64{"c1": 0, "c2": 1, "c3": 0} {
		before := version()
		if _, err := s.RecordActual(t.Context(), "z", id, "李", land.NewActual{Revision: 1, Actual: new(1.0), ActualOn: "2020-06-01", Evidence: "e", DocumentNo: "d"}); err != nil {
			t.Fatal(err)
		}
		if now := version(); now != before+raises {
			t.Errorf("%s: %d became %d", id, before, now)
		}
	}
}
