package store

import (
	"cmp"
	"slices"
	"strings"
	"testing"
	"time"

	diff "github.com/google/go-cmp/cmp"

	"permu/internal/land"
)

// TestNewestAgreement has the newest supplementary agreement say when works are to start, by the number in its name.
func TestNewestAgreement(t *testing.T) {
	s := withParcels(t, 0)
	must(t, s, `insert into commitment (zone_code, commitment_id, parcel_id, indicator, agreement_version, target_on, source_id)
		select 'z', 'c' || row_number() over (), parcel, indicator, version, day, 1 from (values
		  (1, 'start_on', null, date '2020-01-01'), (1, 'start_on', '原协议', '2020-02-01'), (1, 'start_on', '补充协议', '2021-01-01'),
		  (1, 'start_on', '补充协议二', '2020-06-01'), (1, 'start_on', '补充协议二', '2020-07-01'), (1, 'completion_on', '补充协议三', '2030-01-01'),
		  (2, 'start_on', null, '2020-01-01'), (2, 'start_on', '第3版', null), (3, 'start_on', '第10版', '2022-01-01'), (3, 'start_on', '第9版', '2023-01-01')
		) v (parcel, indicator, version, day)`)
	day := func(y int, m time.Month) time.Time { return time.Date(y, m, 1, 0, 0, 0, 0, time.UTC) }
	facts, err := s.Facts(t.Context(), "z", 2020)
	want := []land.AgreedStart{
		{ParcelID: 1, Agreement: "补充协议二", StartOn: day(2020, 7), EarliestOn: day(2020, 6)},
		{ParcelID: 3, Agreement: "第10版", StartOn: day(2022, 1), EarliestOn: day(2022, 1)},
	}
	if diff := diff.Diff(want, facts.Starts); diff != "" || err != nil {
		t.Error(diff, err)
	}
}

// TestVerdicts has what persons have decided on parcels and what still holds of it: a hold leaves it standing, and that land is not
// idle holds while runs find it.
func TestVerdicts(t *testing.T) {
	s := withParcels(t, 1)
	must(t, s, `insert into finding_rule (zone_code, run_id, rule, kind, document_id, title, clause, basis) values ('z', 1, 'low_efficiency', 'low_efficiency', 'd', '{}', 'c', '{}')`)
	must(t, s, `insert into finding_rule (zone_code, run_id, rule, kind, leg, document_id, title, clause, basis) values ('z', 1, 'idle_not_started', 'idle', 'not_started', 'd', '{}', 'c', '{}')`)
	finds(t, s, 1, found{4, low, "met"}, found{1, notStarted, "met"}, found{2, notStarted, "met"}, found{3, low, "met"}, found{4, notStarted, "met"}, found{1, low, "met"}, found{2, low, "met"}, found{3, notStarted, "met"})
	followed(t, s, 1)
	decide := func(parcel int, rule, state, more string) {
		must(t, s, `update ledger_entry set state = $3`+more+` where parcel_id = $1 and rule = $2`, parcel, rule, state)
	}
	decide(1, notStarted, "idle", `, cause = 'holder'`)
	decide(2, notStarted, "exempt", `, former_state = 'in_disposal', mode = 'extend_start', cause = 'government', ground = 'petitions'`)
	decide(3, notStarted, "not_idle", `, cause = 'holder'`)
	decide(4, notStarted, "investigating", ``)
	decide(1, low, "not_low", `, unsupported_run_id = 1`)
	decide(2, low, "not_low", ``)
	decide(3, low, "in_disposal", ``)
	decide(4, low, "unfounded", `, track = 'breach'`)
	must(t, s, `insert into ledger_step (zone_code, entry_id, version, move, from_state, to_state, document_no, document_on, mode, until_on, done_by)
		select zone_code, entry_id, v.version, v.move, '', '', v.no, v.day, v.mode, v.until, v.by from ledger_entry, (values
		  (2, 'confirm_idle', 'A1', date '2026-03-01', null, null, '李四'), (3, 'dispose', 'A2', date '2026-04-01', 'extend_start', date '2027-01-01', '张三')
		) v (version, move, no, day, mode, until, by) where parcel_id = 2 and rule = 'idle_not_started'`)
	facts, err := s.Facts(t.Context(), "z", 2020)
	march, next := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)
	want := []land.Verdict{
		{ParcelID: 1, Rule: notStarted, Kind: "idle", Leg: land.NotStarted, Says: land.VerdictIdle, Cause: "holder"},
		{ParcelID: 2, Rule: notStarted, Kind: "idle", Leg: land.NotStarted, Says: land.VerdictIdle, Cause: "government", Ground: "petitions", DocumentNo: "A1", DocumentOn: &march, By: "李四", ExtendedTo: &next, ExtendedBy: "A2"},
		{ParcelID: 2, Rule: low, Kind: "low_efficiency", Says: land.VerdictNotLow},
		{ParcelID: 3, Rule: low, Kind: "low_efficiency", Says: land.VerdictLow},
		{ParcelID: 3, Rule: notStarted, Kind: "idle", Leg: land.NotStarted, Says: land.VerdictNotIdle},
		{ParcelID: 4, Rule: low, Kind: "low_efficiency", Says: land.VerdictUnfounded},
	}
	byRule := func(list []land.Verdict) {
		slices.SortFunc(list, func(a, b land.Verdict) int {
			return cmp.Or(int(a.ParcelID-b.ParcelID), strings.Compare(a.Rule, b.Rule))
		})
	}
	byRule(facts.Verdicts)
	byRule(want)
	if diff := diff.Diff(want, facts.Verdicts); diff != "" || err != nil {
		t.Error(diff, err)
	}
	for parcel, want := range map[string]string{"P2": "2027-01-01 A2", "P1": ""} { // only what was put off in the ledger is said to be
		e, said := of(t, s, parcel, notStarted), ""
		if e.ExtendedBy != nil {
			said = *e.StartDueOn + " " + *e.ExtendedBy
		}
		if said != want {
			t.Errorf("%s: its start is put off to %q, want %q", parcel, said, want)
		}
	}
}

// TestEditions reads the numbers that names of agreements have.
func TestEditions(t *testing.T) {
	s := withParcels(t, 1)
	for name, want := range map[string]int64{
		"原协议": 0, "补充协议": 1, "变更协议": 1, "补充协议二": 2, "补充协议（九）": 9, "补充协议十": 10, "补充协议十一": 11, "第二十次补充协议": 20, "补充协议二十三": 23,
		"补充协议九十九": 99, "补充协议12": 12, "补充协议１２": 12, "Supplement 3": 3, "补充协议二〇": 20,
		"补充协议之三": 3, "补充协议第3号": 3, "变更协议书二": 2, "第2版": 2, "2019年第二次补充协议": 2, "Supplement No. 4": 4, "2nd supplementary agreement": 2,
		"出让合同(2013)012号": 0, "合同〔二〇一三〕12号": 0, "2013年出让合同": 0, "第012号出让合同": 0, "三明市出让合同": 0, "2": 0,
		"2019年补充协议": 1, "补充协议2019": 1, "补充协议(2019)": 1, "补充协议二〇一九年": 1, "补充协议（2019年3月）": 1, "补充协议3月5日": 1, "补充协议〔2019〕3号": 1,
		"出让合同(2013)012号补充协议": 1, "第三号补充协议": 3, "出让合同(2013)012号补充协议二": 2, "supplement of 2019": 1, "Supplement 2019": 1,
	} {
		var got int64
		if err := s.pool.QueryRow(t.Context(), `select edition_of($1)`, name).Scan(&got); err != nil || got != want {
			t.Errorf("%s: edition %d, want %d (%v)", name, got, want, err)
		}
	}
}

// TestNewestFigures has the newest agreement say what is promised, in 万元/亩, with the day by which it is due.
func TestNewestFigures(t *testing.T) {
	s := withParcels(t, 0)
	must(t, s, `insert into commitment (zone_code, commitment_id, parcel_id, indicator, agreement_version, target, unit, due_on, source_id)
		select 'z', 'c' || row_number() over (), parcel, indicator, version, target, unit, due, 1 from (values
		  (1, 'tax_per_mu', null, 20, '万元/亩', date '2020-01-01'), (1, 'tax_per_mu', '补充协议', 12, null, '2021-01-01'), (1, 'floor_area_ratio', null, 1.2, null, null),
		  (2, 'tax_per_mu', null, 150, '万元/公顷', '2020-01-01'), (2, 'output_per_mu', null, 150, '元/平方米', '2020-01-01'), (2, 'output_per_mu', null, 8, '', '2020-01-01'),
		  (3, 'tax_per_mu', null, 20, '万元/亩', '2020-01-01'), (3, 'tax_per_mu', '补充协议', 12, '美元/亩', '2020-01-01'), (3, 'investment_per_mu', null, 1, null, null)
		) v (parcel, indicator, version, target, unit, due)`)
	day := func(y int) *time.Time { return new(time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC)) }
	facts, err := s.Facts(t.Context(), "z", 2020)
	want := []land.AgreedFigure{
		{ParcelID: 1, Indicator: "floor_area_ratio", Target: 1.2},
		{ParcelID: 1, Indicator: "tax_per_mu", Target: 12, DueOn: day(2021)},
		{ParcelID: 2, Indicator: "output_per_mu", Target: 8, DueOn: day(2020)},
		{ParcelID: 2, Indicator: "output_per_mu", Target: 10, DueOn: day(2020)},
		{ParcelID: 2, Indicator: "tax_per_mu", Target: 10, DueOn: day(2020)},
		{ParcelID: 3, Indicator: "investment_per_mu", Target: 1},
	}
	if diff := diff.Diff(want, facts.Agreed); diff != "" || err != nil {
		t.Error(diff, err)
	}
}

// TestReachedDays has the newest agreement say when production began and capacity came about: the latest day, once all have come. Of a
// review is what has its case, whatever an agreement is called.
func TestReachedDays(t *testing.T) {
	s := withParcels(t, 0)
	must(t, s, `insert into commitment (zone_code, commitment_id, parcel_id, uscc, indicator, agreement_version, actual_on, source_id)
		select 'z', coalesce(id, 'c' || row_number() over ()), parcel, null, indicator, version, day::date, 1 from (values
		  (null, 1, 'capacity_on', null, '2019-01-01'), (null, 1, 'capacity_on', null, '2020-01-01'), (null, 1, 'start_on', null, '2015-01-01'),
		  (null, 2, 'capacity_on', null, '2018-01-01'), (null, 2, 'capacity_on', '补充协议', null),
		  (null, 3, 'production_on', '补充协议', '2021-01-01'), (null, 3, 'production_on', null, null), ('review-1-1', 3, 'capacity_on', null, '2022-01-01')
		) v (id, parcel, indicator, version, day)`)
	must(t, s, `insert into site (zone_code, site_id, name, made_by, changed_by) values ('z', 3, '东片', '王', '王');
		insert into scenario (zone_code, site_id, scenario_id, revision, name, inputs, made_by) values ('z', 3, 7, 1, '甲', '{}', '王');
		insert into review_case (zone_code, case_id, site_id, version, state, scenario_id, scenario_revision, standing, opened_by, changed_by, last_move)
		values ('z', 5, 3, 1, 'approved', 7, 1, '{}', '王', '王', 'approve');
		insert into commitment (zone_code, commitment_id, case_id, indicator, actual_on, source_id) values ('z', 'review-5-1', 5, 'production_on', '2023-01-01', 1)`)
	day := func(y int) *time.Time { return new(time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC)) }
	facts, err := s.Facts(t.Context(), "z", 2020)
	want := []land.Reached{
		{ParcelID: new(int64(1)), Indicator: "capacity_on", ReachedOn: day(2020)},
		{ParcelID: new(int64(2)), Indicator: "capacity_on"},
		{ParcelID: new(int64(3)), Indicator: "capacity_on", ReachedOn: day(2022)},
		{ParcelID: new(int64(3)), Indicator: "production_on", ReachedOn: day(2021)},
	}
	if diff := diff.Diff(want, facts.Reached); diff != "" || err != nil {
		t.Error(diff, err)
	}
}
