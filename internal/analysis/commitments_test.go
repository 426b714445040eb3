package analysis_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"

	"permu/internal/analysis"
	"permu/internal/land"
)

// TestCommitments works with the commitments of the demonstration zone as they stand at the end of 2020.
func TestCommitments(t *testing.T) {
	p := prepare(t)
	z := &analysis.Zones{Store: p.Store}
	t.Run("SQL judges the same", func(t *testing.T) { secondOpinionOfCommitments(t, p, z) })
	t.Run("SQL finds the same stages", func(t *testing.T) { secondOpinionOfStages(t, p, z) })
	t.Run("an actual is recorded", func(t *testing.T) { recordedActual(t, z) })
	t.Run("a day that is none", func(t *testing.T) {
		if _, err := z.Commitments(t.Context(), demoZone, land.CommitmentsQuery{AsOf: "2020-02-30"}); !errors.Is(err, land.ErrInvalid) {
			t.Errorf("%v", err)
		}
		if _, err := z.Pipeline(t.Context(), "nowhere", land.PipelineQuery{}); !errors.Is(err, land.ErrNotFound) {
			t.Errorf("%v", err)
		}
	})
}

// secondOpinionOfCommitments judges every commitment again in SQL, from the tables, the attribution of the run and, of the years
// before it, what the run keeps of them.
func secondOpinionOfCommitments(t *testing.T, p prepared, z *analysis.Zones) {
	got, err := z.Commitments(t.Context(), demoZone, land.CommitmentsQuery{AsOf: "2020-12-31", WarnDays: 90})
	if err != nil {
		t.Fatal(err)
	}
	rows := p.rows(t, `
		with measured as (select *, coalesce(title_area_m2, area_m2) * 3 / 2000 as m from parcel),
		surveyed as (select *, case when abs(m - round(m, 4)) <= 0.000000075 then round(m, 4) else m end as mu from measured),
		known as (
		  select c.commitment_id, c.indicator, c.target, coalesce(c.target_on, c.due_on) as promised, coalesce(c.due_on, c.target_on) as due,
		    coalesce(case when c.actual_on > '2020-12-31' then null else c.actual end, case c.indicator
		      when 'investment_per_mu' then p.invested_cny / 10000 / p.mu
		      when 'floor_area_ratio' then coalesce(b.floor, p.floor_area_m2) * 3 / (p.mu * 2000)
		      when 'output_per_mu' then (select v.amount / 10000 / p.mu from (values (2018, case when y.year_partly[1] then null else nullif(y.year_values[1], 'NaN')::numeric end), (2019, case when y.year_partly[4] then null else nullif(y.year_values[5], 'NaN')::numeric end), (2020, a.output)) v (year, amount)
		        where v.amount is not null and v.year >= extract(year from coalesce(c.due_on, c.target_on)) order by v.year limit 1)
		      when 'tax_per_mu' then (select v.amount / 10000 / p.mu from (values (2018, case when y.year_partly[2] then null else nullif(y.year_values[2], 'NaN')::numeric end), (2019, case when y.year_partly[5] then null else nullif(y.year_values[6], 'NaN')::numeric end), (2020, a.tax)) v (year, amount)
		        where v.amount is not null and v.year >= extract(year from coalesce(c.due_on, c.target_on)) order by v.year limit 1)
		    end) as actual,
		    nullif(greatest(coalesce(c.actual_on, case c.indicator when 'start_on' then p.actual_start_on when 'completion_on' then p.actual_completion_on end), '0001-01-01'), '0001-01-01') as actual_on,
		    b.floor is not null or exists (select from building x where x.parcel_id = p.parcel_id) as built,
		    a.parcel_id is not null as used, p.actual_completion_on is not null as completed
		  from commitment c
		  left join surveyed p using (parcel_id)
		  left join (select parcel_id, case when count(*) = count(floor_area_m2) then sum(floor_area_m2) end as floor from building group by 1) b using (parcel_id)
		  left join (select parcel_id, case when count(*) = count(output_cny) then sum(output_cny) end as output, case when count(*) = count(tax_cny) then sum(tax_cny) end as tax from attribution where run_id = 1 group by 1) a using (parcel_id)
		  left join evaluation y on y.run_id = 1 and y.subject_kind = 'parcel' and y.subject_key = p.parcel_code
		),
		judged as (
		  select *,
		    case
		      when indicator in ('start_on', 'completion_on') then case
		        when promised is null then 'cannot_tell'
		        when actual_on <= '2020-12-31' then case when actual_on <= promised then 'met' else 'failed' end
		        when promised >= '2020-12-31' then 'not_due'
		        when used or indicator = 'start_on' and (built or completed) then 'cannot_tell'
		        else 'failed' end
		      when target is null then 'cannot_tell'
		      when actual >= target then 'met'
		      when due >= '2020-12-31' then 'not_due'
		      when actual is null or due is null then 'cannot_tell'
		      else 'failed'
		    end as outcome
		  from known
		)
		select commitment_id, outcome,
		  case
		    when outcome = 'not_due' and least(due, case when indicator like '%_on' then promised end) <= date '2020-12-31' + 90 then 'due_soon'
		    when outcome <> 'met' and case when indicator like '%_on' then promised else due end < '2020-12-31' and actual is null and (actual_on is null or actual_on > '2020-12-31' or indicator not like '%_on') then 'overdue'
		    else 'none'
		  end
		from judged order by 1`)
	if len(rows) != len(got.Commitments) || len(rows) < 2000 {
		t.Fatalf("SQL knows %d commitments, Go %d", len(rows), len(got.Commitments))
	}
	differ := 0
	for i, row := range rows {
		j := got.Commitments[i]
		if [3]string{j.CommitmentID, j.Outcome, j.Warning} != [3]string{row[0], row[1], row[2]} {
			if differ++; differ < 10 {
				t.Errorf("%s %s: %s %s (%s), SQL %s", j.CommitmentID, j.Indicator, j.Outcome, j.Warning, j.Formula.EN, row)
			}
		}
	}
	if differ > 0 {
		t.Errorf("%d of %d differ", differ, len(rows))
	}
	if len(got.Outcomes) != 4 || len(got.Warnings) != 3 {
		t.Errorf("the zone shows %v, %v", got.Outcomes, got.Warnings)
	}
}

// secondOpinionOfStages counts the stages of the granted parcels again in SQL, by park, with their land.
func secondOpinionOfStages(t *testing.T, p prepared, z *analysis.Zones) {
	p.change(t, `update enterprise set scale = null from (select uscc, row_number() over (order by uscc) as n from enterprise where scale = 'below') b
		where enterprise.uscc = b.uscc and b.n % 5 = 0`) // of whose parcels nobody can tell whether all are below
	got, err := z.Pipeline(t.Context(), demoZone, land.PipelineQuery{AsOf: "2020-12-31"})
	if err != nil {
		t.Fatal(err)
	}
	judged, err := z.Commitments(t.Context(), demoZone, land.CommitmentsQuery{AsOf: "2020-12-31"})
	if err != nil {
		t.Fatal(err)
	}
	p.change(t, `create table permu.judged (parcel_code text, outcome text)`)
	for _, j := range judged.Commitments {
		if j.Indicator == "output_per_mu" || j.Indicator == "tax_per_mu" {
			p.change(t, `insert into judged values ($1, $2)`, j.ParcelCodes[0], j.Outcome)
		}
	}
	want := map[string]string{}
	for _, row := range p.rows(t, `
		with granted as (
		  select p.*, coalesce(p.title_area_m2, p.area_m2) * 3 / 2000 as mu,
		    array(select n.scale from occupancy o join enterprise n using (uscc) where o.parcel_id = p.parcel_id and daterange(o.valid_from, o.valid_to, '[]') @> date '2020-12-31') as scales,
		    exists (select from occupancy o join enterprise n using (uscc) where o.parcel_id = p.parcel_id and daterange(o.valid_from, o.valid_to, '[]') @> date '2020-12-31'
		      and (n.production_on <= '2020-12-31' and (p.handed_over_on is null or p.handed_over_on <= n.production_on) or exists (select from annual_report r where r.uscc = n.uscc and r.year in (2019, 2020) and greatest(r.output_cny, r.revenue_cny) > 0))) as produces,
		    exists (select from building b where b.parcel_id = p.parcel_id) as built,
		    array(select outcome from judged j where j.parcel_code = p.parcel_code) as promises
		  from parcel p
		  where p.valid_to is null and (p.contract_no is not null or exists (select from commitment c where c.parcel_id = p.parcel_id))
		),
		staged as (
		  select park_code, mu, case
		    when cardinality(scales) > 0 and produces then case
		      when 'above' = any (scales) then case
		        when promises = '{}' then 'cannot_tell' when 'met' = all (promises) then 'at_capacity' when promises <@ array['met', 'cannot_tell'] then 'cannot_tell' else 'below_capacity' end
		      when 'below' = all (scales) then 'below_size'
		      else 'cannot_tell' end
		    when cardinality(scales) > 0 or actual_completion_on <= '2020-12-31' then 'not_producing'
		    when actual_start_on <= '2020-12-31' or built then 'not_completed'
		    else 'not_started' end as stage
		  from granted
		)
		select coalesce(park_code, ''), stage, count(*)::text, round(sum(mu), 2)::text from staged group by 1, 2`) {
		want[row[0]+" "+row[1]] = row[2] + " " + row[3]
	}
	have, stages := map[string]string{}, map[string]bool{}
	for _, park := range got.Parks {
		for stage, sum := range park.Stages {
			have[park.ParkCode+" "+stage] = fmt.Sprintf("%d %.2f", sum.Count, sum.AreaMu)
			stages[stage] = true
		}
	}
	if diff := cmp.Diff(want, have); diff != "" || len(stages) < 6 {
		t.Errorf("%d stages (-SQL +Go):\n%s", len(stages), diff)
	}
}

func recordedActual(t *testing.T, z *analysis.Zones) {
	list, err := z.Commitments(t.Context(), demoZone, land.CommitmentsQuery{AsOf: "2020-12-31", Indicator: "tax_per_mu", Outcome: "failed"})
	if err != nil || len(list.Commitments) == 0 {
		t.Fatalf("%v %d", err, len(list.Commitments))
	}
	c := list.Commitments[0]
	good := land.NewActual{Revision: c.Revision, Actual: new(*c.Target + 1), ActualOn: "2020-12-31", Evidence: "达产核查表", DocumentNo: "示例核〔2021〕1号"}
	refused := map[string]func(*land.NewActual){
		"actual":      func(a *land.NewActual) { a.Actual = nil },
		"evidence":    func(a *land.NewActual) { a.Evidence = " " },
		"document_no": func(a *land.NewActual) { a.DocumentNo = "" },
		"actual_on":   func(a *land.NewActual) { a.ActualOn = "9999-01-01" },
	}
	for path, spoil := range refused {
		bad := good
		spoil(&bad)
		_, err := z.RecordActual(t.Context(), demoZone, c.CommitmentID, planner(), bad)
		var problems land.Problems
		if !errors.As(err, &problems) || problems[0].Path != path {
			t.Errorf("without %s: %v", path, err)
		}
	}
	before, _ := z.Zone(t.Context(), demoZone)
	if _, err := z.RecordActual(t.Context(), demoZone, c.CommitmentID, planner(), good); err != nil {
		t.Fatal(err)
	}
	if _, err := z.RecordActual(t.Context(), demoZone, c.CommitmentID, planner(), good); !errors.Is(err, land.ErrConflict) {
		t.Errorf("a second officer: %v", err)
	}
	after, err := z.Commitments(t.Context(), demoZone, land.CommitmentsQuery{AsOf: "2020-12-31", Indicator: "tax_per_mu", Outcome: "failed"})
	if err != nil || len(after.Commitments) != len(list.Commitments)-1 || after.Outcomes["met"] != list.Outcomes["met"]+1 {
		t.Errorf("%v: %v became %v", err, list.Outcomes, after.Outcomes)
	}
	revisions, err := z.CommitmentRevisions(t.Context(), demoZone, c.CommitmentID)
	if err != nil || len(revisions) != 2 || revisions[0].RecordedBy != planner().Name || revisions[1].RecordedBy != "import" {
		t.Errorf("%v %+v", err, revisions)
	}
	if now, _ := z.Zone(t.Context(), demoZone); now.DataVersion != before.DataVersion {
		t.Errorf("data version %d became %d", before.DataVersion, now.DataVersion)
	}
}

// rows are the answers of a query by a connection of its own, each column a text.
func (p prepared) rows(t testing.TB, query string) [][]string {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), p.url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.WithoutCancel(t.Context()))
	if _, err := conn.Exec(t.Context(), "set search_path to permu, public"); err != nil {
		t.Fatal(err)
	}
	answered, err := conn.Query(t.Context(), query, pgx.QueryExecModeSimpleProtocol)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := pgx.CollectRows(answered, func(row pgx.CollectableRow) ([]string, error) {
		cells := make([]string, len(row.RawValues()))
		for i, raw := range row.RawValues() {
			cells[i] = string(raw)
		}
		return cells, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}
