package store

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"permu/internal/land"
)

func enterpriseLoad() load {
	return load{"enterprises", file(""), []string{"uscc", "name"}, rows(Row{Values: []any{"A", "甲"}})}
}

// asked is the one row of a query, as text.
func asked(t *testing.T, s *Store, query string) string {
	t.Helper()
	var row string
	if err := s.pool.QueryRow(t.Context(), query).Scan(&row); err != nil {
		t.Fatal(err)
	}
	return row
}

func TestReportFactsOfEvaluation(t *testing.T) {
	const standing = `select concat_ws(' ', technical_investment_cny, equity_cny, cod_t, tax_refund_cny, cross_region_tax_cny, nh3n_t, so2_t, nox_t, tax_payable_cny) from annual_report`
	columns := []string{"uscc", "year", "technical_investment_cny", "equity_cny", "cod_t", "tax_refund_cny", "cross_region_tax_cny", "nh3n_t", "so2_t", "nox_t", "tax_payable_cny"}
	tests := []struct {
		name  string
		clear bool
		cells []any
		want  string
	}{
		{"brought", false, []any{land.Money(1_00), land.Money(-2_50), 0.000003, land.Money(4_00), land.Money(5_00), 1.5, 2.5, 3.5, land.Money(6_00)}, "1.00 -2.50 0.000003 4.00 5.00 1.500000 2.500000 3.500000 6.00"},
		{"kept where cells are empty", false, []any{nil, land.Money(-3_00), nil, nil, nil, nil, 7.0, nil, nil}, "1.00 -3.00 0.000003 4.00 5.00 1.500000 7.000000 3.500000 6.00"},
		{"cleared on request", true, []any{land.Money(1_00), nil, 0.5, nil, nil, nil, nil, 0.25, nil}, "1.00 0.500000 0.250000"},
	}
	s := newStore(t)
	imported(t, s, enterpriseLoad())
	for _, test := range tests {
		f := file("")
		f.ClearEmpty = test.clear
		imported(t, s, load{"reports", f, columns, rows(Row{Values: append([]any{"A", 2020}, test.cells...)})})
		if got := asked(t, s, standing); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
	if n := asked(t, s, `select count(*)::text from annual_report, jsonb_object_keys(sources) k where k in ('equity_cny', 'cod_t')`); n != "2" {
		t.Errorf("%s of two values know their source", n)
	}
}

// TestRecognitions brings one event in again and again.
func TestRecognitions(t *testing.T) {
	day := time.Date(2019, 11, 30, 0, 0, 0, 0, time.UTC)
	columns := []string{"event_id", "event_kind", "uscc", "happened_on", "document_no", "label"}
	tests := []struct {
		name     string
		clear    bool
		kind     string
		document any
		label    any
		want     string
		refused  int
	}{
		{name: "without a label", kind: "recognition", want: "", refused: 1},
		{name: "with a label", kind: "recognition", document: "科高〔2019〕1号", label: "high_tech", want: "recognition 科高〔2019〕1号 high_tech"},
		{name: "empty cells keep", kind: "recognition", want: "recognition 科高〔2019〕1号 high_tech"},
		{name: "another label", kind: "recognition", label: "specialised", want: "recognition 科高〔2019〕1号 specialised"},
		{name: "its label cannot be cleared", clear: true, kind: "recognition", want: "recognition 科高〔2019〕1号 specialised", refused: 1},
		{name: "the label of another kind can", clear: true, kind: "safety", want: "safety - -"},
		{name: "and need not be there", kind: "credit", want: "credit - -"},
	}
	s := newStore(t)
	imported(t, s, enterpriseLoad())
	for _, test := range tests {
		f := file("")
		f.ClearEmpty = test.clear
		got := imported(t, s, load{"events", f, columns, rows(Row{Values: []any{"E", test.kind, "A", day, test.document, test.label}})})
		if got.Refused != test.refused {
			t.Errorf("%s: %+v", test.name, got)
		}
		standing := asked(t, s, `select coalesce(string_agg(event_kind || ' ' || coalesce(document_no, '-') || ' ' || coalesce(label, '-'), ';'), '') from event`)
		if diff := cmp.Diff(test.want, standing); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}
