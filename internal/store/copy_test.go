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

// put puts one value of a row down.
type put func(to *copiedRow)

// puts are values of one kind, each put down by a method of a row.
func puts[T any](method func(to *copiedRow, value T) *copiedRow, values ...T) []put {
	list := make([]put, len(values))
	for i, value := range values {
		list[i] = func(to *copiedRow) { method(to, value) }
	}
	return list
}

// TestCopiedValues writes values and reads them back as the database's own texts.
func TestCopiedValues(t *testing.T) {
	tests := map[string]struct {
		column string
		values []put
		want   string
	}{
		"texts":       {"text", puts((*copiedRow).text, "", "晋江"), "|晋江"},
		"words":       {"text", puts((*copiedRow).word, new("a\nb"), nil), "a\nb|null"},
		"numbers":     {"bigint", puts((*copiedRow).bigint, -1, 1<<40), "-1|1099511627776"},
		"keys":        {"bigint", puts((*copiedRow).key, new(int64(1<<40)), nil), "1099511627776|null"},
		"whole ones":  {"integer", puts((*copiedRow).integer, 0, -7, math.MaxInt32), "0|-7|2147483647"},
		"counts":      {"integer", puts((*copiedRow).count, new(3), nil), "3|null"},
		"floats":      {"double precision", puts((*copiedRow).float, 0, -1.5, math.NaN(), math.Inf(1)), "0|-1.5|NaN|Infinity"},
		"some floats": {"double precision", puts((*copiedRow).number, new(1e-300), nil), "1e-300|null"},
		"amounts": {
			"numeric(20,2)",
			puts((*copiedRow).money, new(land.Money(0)), new(land.Money(1)), new(land.Money(-5)), new(land.Money(100)), new(land.Money(1_000_000)), new(land.Money(-123_456_789)), new(land.Money(7_000_000_000_000_001)), nil),
			"0.00|0.01|-0.05|1.00|10000.00|-1234567.89|70000000000000.01|null",
		},
		"areas": {
			"numeric(18,4)",
			puts((*copiedRow).area, new(0.0), new(0.0001), new(9999.9999), new(10_000.0), new(100_000_000.0), new(15_883.0667), new(0.00004), nil),
			"0.0000|0.0001|9999.9999|10000.0000|100000000.0000|15883.0667|0.0000|null",
		},
		"lists of texts":   {"text[]", puts((*copiedRow).texts, []string{}, []string{"a", "b,c"}, nil), `{}|{a,"b,c"}|null`},
		"lists of numbers": {"double precision[]", puts((*copiedRow).numbers, []float64{}, []float64{1, math.NaN(), -0.5}, nil), "{}|{1,NaN,-0.5}|null"},
		"truths":           {"boolean", puts((*copiedRow).flag, true, false), "true|false"},
		"lists of truths":  {"boolean[]", puts((*copiedRow).flags, []bool{}, []bool{true, false}, nil), "{}|{t,f}|null"},
		"documents":        {"jsonb", puts[any]((*copiedRow).document, []int{1, 2}, json.RawMessage(`{"a":null}`), nil, json.RawMessage(nil)), `[1, 2]|{"a": null}|null|null`},
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
func readBack(t *testing.T, s *Store, column string, values []put) []string {
	t.Helper()
	var texts []string
	err := pgx.BeginFunc(t.Context(), s.pool, func(tx pgx.Tx) error {
		if _, err := tx.Exec(t.Context(), "create temp table written (at bigint, value "+column+") on commit drop"); err != nil {
			return err
		}
		if err := copyRows(t.Context(), tx, "written", []string{"at", "value"}, listOf(values), func(to *copiedRow, i int, value *put) { (*value)(to.bigint(int64(i))) }); err != nil {
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
	want := make([]string, n)
	for i := range want {
		want[i] = fmt.Sprintf("第 %d 行", i)
	}
	if diff := cmp.Diff(want, readBack(t, newStore(t), "text", puts((*copiedRow).text, want...))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestCopyRefuses(t *testing.T) {
	s := newStore(t)
	for name, value := range map[string]put{
		"what is no JSON":       func(to *copiedRow) { to.document(math.NaN()) },
		"a zero byte in a text": func(to *copiedRow) { to.text("a\x00b") },
		"a value too many":      func(to *copiedRow) { to.text("a").text("b") },
	} {
		t.Run(name, func(t *testing.T) {
			err := pgx.BeginFunc(t.Context(), s.pool, func(tx pgx.Tx) error {
				if _, err := tx.Exec(t.Context(), "create temp table written (value text) on commit drop"); err != nil {
					return err
				}
				return copyRows(t.Context(), tx, "written", []string{"value"}, listOf([]put{value}), func(to *copiedRow, _ int, value *put) { (*value)(to) })
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
