package store

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/jackc/pgx/v5"
)

// TestNumerics reads numerics as the database sends them, beside what it makes of them itself.
func TestNumerics(t *testing.T) {
	s := newStore(t)
	err := pgx.BeginFunc(t.Context(), s.pool, func(tx pgx.Tx) error {
		for _, text := range []string{
			"0", "0.00", "1", "-1", "0.5", "0.05", "0.0001", "-0.0001", "15883.0667", "10000", "100000000", "99999999.99", "-9999.99", "3.14159265", "1e-20", "1e20",
			"900719925474.0993", "900719925474.0991", "9007199254740.993", "9999999999999999.99", "-9999999999999999.99", "123456789012345678901234567890.5", "NaN",
		} {
			rows, err := tx.Query(t.Context(), "select '"+text+"'::numeric, '"+text+"'::numeric::float8")
			if err != nil {
				return err
			}
			for rows.Next() {
				r := &binaryRow{types: tx.Conn().TypeMap(), values: rows.RawValues()}
				got, want := *r.number(), float64(0)
				if err := tx.Conn().TypeMap().Scan(701, 1, r.next(), &want); err != nil {
					t.Error(err)
				}
				if got != want && !(math.IsNaN(got) && math.IsNaN(want)) || r.err != nil {
					t.Errorf("%s is read as %v, not as %v: %v", text, got, want, r.err)
				}
			}
			if rows.Close(); rows.Err() != nil {
				return rows.Err()
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestHundredths reads amounts: all that numeric(18,2) takes, and none that have more decimals or are none.
func TestHundredths(t *testing.T) {
	s := newStore(t)
	for text, want := range map[string]string{
		"0": "0", "0.01": "1", "-0.05": "-5", "12.3": "1230", "9999999999999999.99": "999999999999999999", "-10000": "-1000000",
		"0.001": "refused", "NaN": "refused", "99999999999999999999": "refused",
	} {
		rows, err := s.pool.Query(t.Context(), "select '"+text+"'::numeric")
		if err != nil {
			t.Fatal(err)
		}
		rows.Next()
		r := &binaryRow{values: rows.RawValues()}
		whole, _ := r.hundredths()
		got := fmt.Sprint(whole)
		if r.err != nil {
			got = "refused"
		}
		if rows.Close(); got != want {
			t.Errorf("%s yuan are %s fen, want %s", text, got, want)
		}
	}
}

// TestInOrder sorts wide rows by their keys, here those of one year by their numbers.
func TestInOrder(t *testing.T) {
	type row struct{ number, year int }
	for n := range 100 {
		list := make([]row, n)
		for i, number := range rand.New(rand.NewPCG(1, uint64(n))).Perm(n) {
			list[i] = row{number / 2, 2020}
		}
		want := slices.SortedFunc(slices.Values(list), func(a, b row) int { return b.number - a.number })
		inOrder(list, func(r *row) int { return -r.number }, cmp.Compare[int])
		if fmt.Sprint(list) != fmt.Sprint(want) {
			t.Fatalf("got  %v\nwant %v", list, want)
		}
	}
}
