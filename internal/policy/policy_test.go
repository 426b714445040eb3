package policy_test

import (
	"errors"
	"math"
	"testing"

	"permu/internal/land"
	"permu/internal/policy"
)

func TestFind(t *testing.T) {
	tests := map[string]struct {
		name string
		is   error
	}{
		"no such policy":   {"atlantis-2022", land.ErrNotFound},
		"a path into ours": {"../policies/default", land.ErrNotFound},
		"empty":            {"", land.ErrNotFound},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if _, err := policy.Find(tt.name); !errors.Is(err, tt.is) {
				t.Errorf("got %v, want %v", err, tt.is)
			}
		})
	}
	if _, err := policy.Find(t.TempDir() + "/none.yaml"); err == nil {
		t.Error("a file that is not there is read")
	}
}

func TestDigest(t *testing.T) {
	const of = "e06050d54d4a4604ae8bb31f7129be25f8d7c3705a291719e1c62d8ad5433178"
	p, err := policy.Read([]byte(sound))
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := policy.Read([]byte(sound)); again.Digest() != p.Digest() || p.Digest() != of {
		t.Errorf("got %s, then %s, want %s", p.Digest(), again.Digest(), of)
	}
	if other, _ := policy.Read([]byte(sound + "# a remark\n")); other.Digest() == p.Digest() {
		t.Error("another document has the same digest")
	}
	if string(p.Source()) != sound {
		t.Errorf("the source is %s", p.Source())
	}
}

// TestSourceIsACopy changes the bytes that were read.
func TestSourceIsACopy(t *testing.T) {
	text := []byte(sound)
	p, _ := policy.Read(text)
	digest := p.Digest()
	text[0] = '#'
	if p.Digest() != digest {
		t.Error("the digest changes with the caller's bytes")
	}
}

// TestFactor divides held numbers: fen, 1/20,000,000 mu, 1/10,000 tce, 1/100 kWh, grams; by hand.
func TestFactor(t *testing.T) {
	tests := map[string]struct {
		numerator, denominator, unit string
		held, by                     float64 // held numbers
		want                         float64
	}{
		"5 万元 on one mu":          {"tax_cny", "land_mu", "万元/亩", 5_000_000, 20e6, 5},
		"100 万元 on 15 mu":         {"output_cny", "land_mu", "万元/亩", 100_000_000, 300e6, 100.0 / 15},
		"90 万元 by 30 tce":         {"value_added_cny", "energy_tce", "万元/吨标煤", 90_000_000, 30e4, 3},
		"5000 万元 by a tonne":      {"value_added_cny", "emissions_t", "万元/吨", 5_000_000_000, 1e6, 5000},
		"200 万元 by 10 persons":    {"value_added_cny", "employees", "万元/人", 200_000_000, 10, 20},
		"12 yuan by 50 kWh":       {"tax_cny", "electricity_kwh", "元/千瓦时", 1200, 5000, 0.24},
		"R&D 3 of 100 yuan":       {"rd_cny", "revenue_cny", "ratio", 300, 10_000, 0.03},
		"floor 2000 m² on 3 mu":   {"floor_area_m2", "land_mu", "ratio", 200_000, 60e6, 1},
		"5 万元 on one mu by ha":    {"tax_cny", "land_mu", "万元/公顷", 5_000_000, 20e6, 75},
		"12 yuan on 5 m²":         {"tax_cny", "land_m2", "元/平方米", 1200, 15e4, 2.4},
		"3 yuan of one mu per m²": {"tax_cny", "land_mu", "元/平方米", 200_000, 20e6, 3},
		"5 万元 by itself":          {"tax_cny", "", "万元", 5_000_000, 1, 5},
		"R&D 3 of 100 in percent": {"rd_cny", "revenue_cny", "%", 300, 10_000, 3},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			i := policy.Indicator{Numerator: tt.numerator, Denominator: tt.denominator, Unit: tt.unit}
			f := i.Factor()
			if got := tt.held * float64(f.P) / (tt.by * float64(f.Q)); math.Abs(got-tt.want) > 1e-12*tt.want {
				t.Errorf("got %.15g, want %.15g", got, tt.want)
			}
		})
	}
}

func TestNumbers(t *testing.T) {
	seen := map[string]bool{}
	for _, n := range policy.Numbers() {
		if seen[n.Name] || n.Step.P <= 0 || n.Step.Q <= 0 {
			t.Errorf("%s: twice is %v, step is %v", n.Name, seen[n.Name], n.Step)
		}
		seen[n.Name] = true
		if found, ok := policy.NumberByName(n.Name); !ok || found != n {
			t.Errorf("%s: by its name %v", n.Name, found)
		}
	}
	if _, ok := policy.NumberByName("luck"); ok {
		t.Error("there is a number called luck")
	}
}
