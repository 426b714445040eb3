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
select zone_code, 'test-' || kind || l || uscc, kind, nullif(l, ''), null, uscc, date '2020-05-01', source_id
from (select *, row_number() over (order by uscc) as n from enterprise) e
join (values ('recognition', 'standardised', 3), ('recognition', 'eliminated', 7), ('recognition', 'key_project', 11), ('safety', '', 13), ('environment', '', 17)) t (kind, l, every)
on n % every = 0`

// supplements lower what some first agreements promised, name some by the hectare, and make some due later than the run.
const supplements = `
insert into commitment (zone_code, commitment_id, parcel_id, indicator, target, unit, due_on, agreement_version, source_id)
select zone_code, 'test-' || commitment_id, parcel_id, indicator, case n % 4 when 0 then target / 4 when 1 then target * 15 / 2 else target * 3 end,
  case n % 4 when 1 then '万元/公顷' else unit end, case n % 4 when 2 then date '2029-12-31' else due_on end, case when n % 8 < 4 then '补充协议二' end, source_id
from (select *, row_number() over (partition by indicator order by commitment_id) as n from commitment where indicator in ('tax_per_mu', 'output_per_mu', 'investment_per_mu')) c
where n % 4 < 3`

// verdicts are what persons decide on the findings of the ledger: some are on hold, some not found any more, some starts are put off;
// and some land in use is identified as idle.
const verdicts = `
with numbered as (
  select zone_code, entry_id, track, rule, row_number() over (partition by rule order by entry_id) % 6 as n from ledger_entry
), put_off as (
  insert into ledger_step (zone_code, entry_id, version, move, from_state, to_state, mode, until_on, done_by)
  select zone_code, entry_id, 9, 'dispose', 'idle', 'in_disposal', 'extend_start', case n when 2 then date '2021-06-01' else date '2019-06-01' end, 'test'
  from numbered where track = 'idle' and n in (2, 3)
)
update ledger_entry e set
  state = case when e.track = 'idle' then (array['idle', 'not_idle', 'in_disposal', 'in_disposal', 'exempt', 'suspected'])[n.n + 1]
    else (array['not_low', 'not_low', 'verified', 'disputed', 'suspected', 'suspected'])[n.n + 1] end,
  former_state = case when n.n = 4 and e.track = 'idle' then 'idle' when n.n = 3 and e.track <> 'idle' then 'in_disposal' end,
  mode = case when e.track = 'idle' and n.n in (2, 3) then 'extend_start' end,
  unsupported_run_id = case when n.n = 1 and e.track <> 'idle' then 1 end
from numbered n where n.zone_code = e.zone_code and n.entry_id = e.entry_id`

const idleInUse = `
insert into ledger_entry (zone_code, entry_id, finding_key, track, rule, parcel_id, finding_id, opened_on, first_run_id, last_run_id, version, state, changed_by, last_move)
select zone_code, 9000000 + entry_id, parcel_id || '/idle_suspended', 'idle', 'idle_suspended', parcel_id, finding_id, opened_on, first_run_id, last_run_id, 1, 'idle', 'test', 'confirm_idle'
from (select *, row_number() over (order by entry_id) as n from ledger_entry where rule = 'low_efficiency') e
where n % 5 = 0
on conflict do nothing`

// rulesBySQL asks every built-in rule of the demonstration zone twice: as a run does, and in SQL.
func rulesBySQL(t *testing.T, p prepared) {
	p.change(t, recognitions)
	p.change(t, supplements)
	p.change(t, verdicts)
	p.change(t, idleInUse)
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
