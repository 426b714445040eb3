package land_test

import (
	"encoding/json"
	"errors"
	"math"
	"testing"

	"pgregory.net/rapid"

	"permu/internal/land"
)

func TestMu(t *testing.T) {
	tests := map[string]struct{ m2, mu float64 }{
		"one mu":         {2000.0 / 3, 1},
		"two thousand":   {2000, 3},
		"a hectare":      {10_000, 15},
		"a square km":    {1_000_000, 1500},
		"ten mu":         {20_000.0 / 3, 10},
		"nothing":        {0, 0},
		"a zone, 90 km²": {90_000_000, 135_000},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := land.Mu(tt.m2); got != tt.mu {
				t.Errorf("got %v, want %v", got, tt.mu)
			}
		})
	}
	if land.Mu(land.SquareMetresPerMu) != 1 {
		t.Error("a mu is not one mu")
	}
}

func TestMoneyFromYuan(t *testing.T) {
	tests := map[string]struct {
		yuan  float64
		want  land.Money
		valid bool
	}{
		"yuan and fen":          {1234.56, 123456, true},
		"zero":                  {0, 0, true},
		"a loss":                {-12.34, -1234, true},
		"half a fen up":         {0.125, 13, true},
		"half a fen down":       {-0.125, -13, true},
		"half of an odd fen":    {0.375, 38, true},
		"less than half a fen":  {0.0049, 0, true},
		"the most":              {1e13, 1e15, true},
		"the least":             {-1e13, -1e15, true},
		"above the most":        {1.001e13, 0, false},
		"not a number":          {math.NaN(), 0, false},
		"infinity":              {math.Inf(1), 0, false},
		"minus infinity":        {math.Inf(-1), 0, false},
		"0.1 + 0.2 is thirty":   {0.1 + 0.2, 30, true},
		"1.15 万元 without noise": {1.15 * land.YuanPerWan, 1150000, true},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := land.MoneyFromYuan(tt.yuan)
			wantValid(t, err, tt.valid)
			if got != tt.want {
				t.Errorf("got %d fen, want %d", int64(got), int64(tt.want))
			}
		})
	}
}

func TestMoneyText(t *testing.T) {
	tests := map[string]struct {
		fen  land.Money
		want string
	}{
		"whole yuan":         {100, "1"},
		"half a yuan":        {123450, "1234.5"},
		"one fen":            {1, "0.01"},
		"a loss of a fen":    {-1, "-0.01"},
		"zero":               {0, "0"},
		"no exponent":        {1e15, "10000000000000"},
		"every fen of a lot": {999999999999999, "9999999999999.99"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := tt.fen.String(); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

// TestTheLastFenOfALargeSum reads a sum that a float64 of yuan rounds.
func TestTheLastFenOfALargeSum(t *testing.T) {
	const sum = land.Money(3518437211523995)
	var back land.Money
	if err := json.Unmarshal([]byte("35184372115239.95"), &back); err != nil || back != sum || sum.String() != "35184372115239.95" {
		t.Errorf("%d, %v, %s", int64(back), err, sum)
	}
}

// TestMoneyComesBackFromJSON has sums beside single amounts: those of a zone are seven times what one enterprise may report.
func TestMoneyComesBackFromJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amount := land.Money(rapid.Int64Range(-7*land.MaxYuan*100, 7*land.MaxYuan*100).Draw(t, "fen"))
		text, err := json.Marshal(amount)
		if err != nil {
			t.Fatal(err)
		}
		var back land.Money
		if err := json.Unmarshal(text, &back); err != nil || back != amount {
			t.Fatalf("%s: got %d, %v, want %d", text, int64(back), err, int64(amount))
		}
	})
}

func TestMoneyRefusesJSON(t *testing.T) {
	for name, text := range map[string]string{
		"text": `"12"`, "too much": `1e14`, "overflow": `1e999`, "true": `true`, "list": `[1]`,
	} {
		t.Run(name, func(t *testing.T) {
			var m land.Money
			if err := json.Unmarshal([]byte(text), &m); !errors.Is(err, land.ErrInvalid) {
				t.Errorf("got %v, %d", err, int64(m))
			}
		})
	}
}

func TestMissingMoneyIsNull(t *testing.T) {
	evaluation := struct{ Tax, Output *land.Money }{Output: new(land.Money(150))}
	text, err := json.Marshal(evaluation)
	if want := `{"Tax":null,"Output":1.5}`; err != nil || string(text) != want {
		t.Fatalf("got %s, %v, want %s", text, err, want)
	}
	if err := json.Unmarshal(text, &evaluation); err != nil || evaluation.Tax != nil || *evaluation.Output != 150 {
		t.Errorf("got %+v, %v", evaluation, err)
	}
}

func TestPerMu(t *testing.T) {
	tests := map[string]struct {
		fen  land.Money
		m2   float64
		want float64
	}{
		"1 万元 on one mu":          {1_000_000, 2000.0 / 3, 1},
		"5 万元/亩, the low mark":    {15_000_000, 2000, 5},
		"1500 万元 on a hectare":    {1_500_000_000, 10_000, 100},
		"a loss":                  {-1_000_000, 2000.0 / 3, -1},
		"nothing":                 {0, 2000, 0},
		"24.097 万元/亩, Huangyan's": {24_097_000, 2000.0 / 3, 24.097},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := tt.fen.PerMu(tt.m2); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestGroupedMoney(t *testing.T) {
	for m, want := range map[land.Money]string{0: "0.00", 1: "0.01", 99999: "999.99", 100000: "1,000.00", 123456780: "1,234,567.80", -123456780: "-1,234,567.80", -5: "-0.05"} {
		if got := m.Grouped(); got != want {
			t.Errorf("%d fen: %s, want %s", m, got, want)
		}
	}
}
