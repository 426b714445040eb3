package analysis_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"

	"permu/internal/analysis"
	"permu/internal/land"
	"permu/internal/policy"
)

// rulesFile says, in SQL over the tables and what a run kept of them, which parcels meet a rule: its view hit has rule, parcel_id,
// the user of a rule that is asked of enterprises, and the outcome. A screening of a million is measured against it too.
const rulesFile = "../../bench/rules.sql"

// recognitions are what the demonstration zone has none of: standardised projects, key ones, and industry of the eliminated class.
const recognitions = `
insert into event (zone_code, event_id, event_kind, label, parcel_id, uscc, happened_on, source_id)
select p.zone_code, 'test-' || l || p.parcel_id, 'recognition', l, p.parcel_id, null, date '2019-05-01', p.source_id
from (select *, row_number() over (order by parcel_code) as n from parcel where valid_to is null) p
join (values ('standardised', 3), ('eliminated', 5), ('key_project', 2)) t (l, every) on p.n % every = 0
union all
select zone_code, 'test-' || uscc, 'recognition', 'standardised', null, uscc, date '2019-05-01', source_id
from (select *, row_number() over (order by uscc) as n from enterprise) e
where n % 3 = 0`

// supplements lower what some first agreements promised, name some by the hectare, and make some due later than the run.
const supplements = `
insert into commitment (zone_code, commitment_id, parcel_id, indicator, target, unit, due_on, agreement_version, source_id)
select zone_code, 'test-' || commitment_id, parcel_id, indicator, case n % 4 when 0 then target / 4 when 1 then target * 15 / 2 else target * 3 end,
  case n % 4 when 1 then '万元/公顷' else unit end, case n % 4 when 2 then date '2029-12-31' else due_on end, case when n % 8 < 4 then '补充协议二' end, source_id
from (select *, row_number() over (partition by indicator order by commitment_id) as n from commitment where indicator in ('tax_per_mu', 'output_per_mu')) c
where n % 4 < 3`

// rulesBySQL asks every built-in rule of the demonstration zone twice: as a run does, and in SQL.
func rulesBySQL(t *testing.T, p prepared) {
	p.change(t, recognitions)
	p.change(t, supplements)
	byDefault, err := policy.Find(policy.DefaultID)
	if err != nil {
		t.Fatal(err)
	}
	var documents []policy.Policy
	var rules []string
	for _, id := range policy.BuiltIn() {
		document, err := policy.Find(id)
		if err != nil {
			t.Fatal(err)
		}
		if document.Screens() {
			documents = append(documents, document)
			for _, r := range document.Screening.Rules {
				if !document.IsOpen(r) {
					rules = append(rules, r.ID)
				}
			}
		}
	}
	request := analysis.EvaluateRequest{
		ZoneCode: demoZone, Year: 2019, Policy: byDefault, Screening: documents, Trial: true, CreatedBy: "test", ProgramVersion: "test",
	}
	before, err := analysis.Evaluate(t.Context(), p.Store, request)
	if err != nil {
		t.Fatal(err)
	}
	request.Year = 2020
	summary, err := analysis.Evaluate(t.Context(), p.Store, request)
	if err != nil {
		t.Fatal(err)
	}
	bySQL, err := os.ReadFile(rulesFile)
	if err != nil {
		t.Fatal(err)
	}
	conn, err := pgx.Connect(t.Context(), p.url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.WithoutCancel(t.Context()))
	tx, err := conn.Begin(t.Context()) // where the tables of the file live
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback(context.WithoutCancel(t.Context()))
	args := pgx.StrictNamedArgs{"zone_code": demoZone, "run_id": summary.RunID, "run_before": before.RunID}
	if _, err := tx.Exec(t.Context(), "set local search_path to permu, public; "+string(bySQL), pgx.QueryExecModeSimpleProtocol, args); err != nil {
		t.Fatal(err)
	}
	lines := func(query string) []string {
		rows, err := tx.Query(t.Context(), query)
		if err != nil {
			t.Fatal(err)
		}
		list, err := pgx.CollectRows(rows, pgx.RowTo[string])
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	t.Run("in the file of a parcel", func(t *testing.T) {
		codes := lines(fmt.Sprintf("select parcel_code from finding join parcel using (zone_code, parcel_id) where run_id = %d and rule = 'huzhou_low_output' limit 1", summary.RunID))
		file, err := p.Store.ParcelFile(t.Context(), demoZone, codes[0], land.RunChoice{RunID: summary.RunID})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range file.Findings {
			if f.Rule == "huzhou_low_output" && f.Kind == "low_efficiency" && f.Document == "huzhou-2021" && f.USCC != nil && f.Confidence != "" {
				return
			}
		}
		t.Errorf("not among %+v", file.Findings)
	})
	for _, rule := range rules {
		t.Run(rule, func(t *testing.T) {
			if !strings.Contains(string(bySQL), "'"+rule+"' as rule") {
				t.Fatal("is in no SQL")
			}
			ours := lines(fmt.Sprintf("select parcel_id || ' ' || coalesce(uscc, '') || ' ' || outcome from finding where run_id = %d and rule = '%s'", summary.RunID, rule) + " order by 1")
			theirs := lines("select parcel_id || ' ' || coalesce(uscc, '') || ' ' || outcome from hit where rule = '" + rule + "' order by 1")
			if diff := cmp.Diff(theirs, ours); diff != "" {
				t.Errorf("%d by SQL, %d by the rule (-SQL +rule):\n%s", len(theirs), len(ours), shortDiff(diff))
			}
			if len(ours) == 0 {
				t.Error("nothing was compared with nothing")
			}
		})
	}
}

func shortDiff(diff string) string {
	lines := strings.Split(diff, "\n")
	return strings.Join(lines[:min(len(lines), 30)], "\n")
}
