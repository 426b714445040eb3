package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"

	"permu/internal/land"
)

// TestCopiedValues writes values and reads them back as the database's own texts.
func TestCopiedValues(t *testing.T) {
	area := func(m2 float64) areaM2 { return areaM2{&m2} }
	tests := map[string]struct {
		column string
		values []any
		want   string
	}{
		"texts":      {"text", []any{"", "晋江", new("a\nb"), (*string)(nil)}, "|晋江|a\nb|null"},
		"numbers":    {"bigint", []any{int64(-1), new(int64(1 << 40)), (*int64)(nil)}, "-1|1099511627776|null"},
		"whole ones": {"integer", []any{0, -7, new(math.MaxInt32), (*int)(nil)}, "0|-7|2147483647|null"},
		"floats":     {"double precision", []any{0.0, -1.5, math.NaN(), math.Inf(1), new(1e-300), (*float64)(nil)}, "0|-1.5|NaN|Infinity|1e-300|null"},
		"amounts": {
			"numeric(20,2)",
			[]any{land.Money(0), land.Money(1), land.Money(-5), land.Money(100), land.Money(1_000_000), new(land.Money(-123_456_789)), land.Money(7_000_000_000_000_001), (*land.Money)(nil)},
			"0.00|0.01|-0.05|1.00|10000.00|-1234567.89|70000000000000.01|null",
		},
		"areas": {
			"numeric(18,4)",
			[]any{area(0), area(0.0001), area(9999.9999), area(10_000), area(100_000_000), area(15_883.0667), area(0.00004), areaM2{}},
			"0.0000|0.0001|9999.9999|10000.0000|100000000.0000|15883.0667|0.0000|null",
		},
		"lists of texts":   {"text[]", []any{[]string{}, []string{"a", "b,c"}, []string(nil)}, `{}|{a,"b,c"}|null`},
		"lists of numbers": {"double precision[]", []any{[]float64{}, []float64{1, math.NaN(), -0.5}, []float64(nil)}, "{}|{1,NaN,-0.5}|null"},
		"truths":           {"boolean", []any{true, false}, "true|false"},
		"lists of truths":  {"boolean[]", []any{[]bool{}, []bool{true, false}, []bool(nil)}, "{}|{t,f}|null"},
		"documents":        {"jsonb", []any{document{[]int{1, 2}}, document{json.RawMessage(`{"a":null}`)}, document{}, document{json.RawMessage(nil)}}, `[1, 2]|{"a": null}|null|null`},
	}
	s := newStore(t)
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := strings.Join(readBack(t, s, tt.column, tt.values), "|"); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// readBack are values of a column, written to a table and read as texts.
func readBack(t *testing.T, s *Store, column string, values []any) []string {
	t.Helper()
	var texts []string
	err := pgx.BeginFunc(t.Context(), s.pool, func(tx pgx.Tx) error {
		if _, err := tx.Exec(t.Context(), "create temp table written (at bigint, value "+column+") on commit drop"); err != nil {
			return err
		}
		list := List[any]{len(values), func(i int) any { return values[i] }}
		if err := copyRows(t.Context(), tx, "written", []string{"at", "value"}, list, func(row []any, i int, v any) []any { return append(row, int64(i), v) }); err != nil {
			return err
		}
		return tx.QueryRow(t.Context(), "select array_agg(coalesce(value::text, 'null') order by at) from written").Scan(&texts)
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

// TestCopyManyRows is longer than one piece, and than the reader's.
func TestCopyManyRows(t *testing.T) {
	const n = 20_000
	values := make([]any, n)
	want := make([]string, n)
	for i := range values {
		want[i] = fmt.Sprintf("第 %d 行", i)
		values[i] = want[i]
	}
	if diff := cmp.Diff(want, readBack(t, newStore(t), "text", values)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestCopyRefuses(t *testing.T) {
	s := newStore(t)
	for name, value := range map[string]any{"a type without a column": complex(1, 0), "what is no JSON": document{math.NaN()}, "a zero byte in a text": "a\x00b"} {
		t.Run(name, func(t *testing.T) {
			err := pgx.BeginFunc(t.Context(), s.pool, func(tx pgx.Tx) error {
				if _, err := tx.Exec(t.Context(), "create temp table written (value text) on commit drop"); err != nil {
					return err
				}
				return copyRows(t.Context(), tx, "written", []string{"value"}, List[any]{1, func(int) any { return value }}, func(row []any, _ int, v any) []any { return append(row, v) })
			})
			if err == nil || errors.Is(err, pgx.ErrTxClosed) || !strings.HasPrefix(err.Error(), "written: ") {
				t.Errorf("got %v", err)
			}
		})
	}
	if _, err := s.pool.Exec(t.Context(), "select 1"); err != nil {
		t.Errorf("the connection is of no use any more: %v", err)
	}
}
