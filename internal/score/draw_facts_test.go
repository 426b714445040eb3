package score_test

import (
	"fmt"
	"math"
	"time"

	"pgregory.net/rapid"

	"permu/internal/score"
)

// drawFacts draws subjects whose numbers are often missing, zero, equal, negative or huge, in small groups.
func drawFacts(t *rapid.T) score.Facts {
	n := rapid.IntRange(1, 12).Draw(t, "n")
	f := score.Facts{
		Year: 2022, AsOf: time.Date(2022, 12, 31, 0, 0, 0, 0, time.UTC), Numbers: map[score.Column][]float64{},
		Texts: map[string]score.Texts{}, Flags: map[string][]int8{}, Days: map[string][]int32{}, Tags: map[int][]score.Tag{},
		Decided: map[string]score.Decision{},
	}
	for i := range n {
		f.Keys = append(f.Keys, fmt.Sprintf("e%02d", i))
	}
	drawNumbers(t, f, n)
	words := func(name string, of ...string) {
		f.Texts[name] = score.TextsOf(rapid.SliceOfN(rapid.SampledFrom(of), n, n).Draw(t, name))
	}
	words("scale", "above", "above", "above", "below", "")
	words("industry_code", "C3110", "3311", "1712", "1811", "4410", "")
	words("park_code", "P1", "P1", "P2", "")
	words("status", "operating", "operating", "operating", "deregistered", "")
	words("listing", "none", "listed", "")
	f.Flags["trade_quota"] = rapid.SliceOfN(rapid.SampledFrom([]int8{0, 1, -1}), n, n).Draw(t, "trade_quota")
	for _, name := range []string{"registered_on", "production_on"} {
		f.Days[name] = rapid.SliceOfN(rapid.OneOf(rapid.Just(int32(score.NoDay)), rapid.Int32Range(17000, 19400)), n, n).Draw(t, name)
	}
	drawTags(t, f, n)
	return f
}

// drawNumbers draws figures of this year and of some before it.
func drawNumbers(t *rapid.T, f score.Facts, n int) {
	column := func(name string, back int, of *rapid.Generator[float64]) {
		f.Numbers[score.Column{Name: name, YearsBack: back}] = rapid.SliceOfN(of, n, n).Draw(t, fmt.Sprint(name, back))
	}
	for _, name := range []string{"tax_cny", "output_cny", "land_mu", "energy_tce", "profit_cny"} {
		for back := range 3 {
			if back == 0 || rapid.Bool().Draw(t, "earlier") {
				column(name, back, figure(name))
			}
		}
	}
	for _, name := range []string{"rd_cny", "equity_cny", "floor_area_m2", "tenants"} {
		column(name, 0, figure(name))
	}
	if rapid.Bool().Draw(t, "pieces") {
		for _, name := range []string{
			"own_land_mu", "leased_in_land_mu", "leased_out_land_mu", "under_construction_land_mu", "protected_land_mu", "leased_floor_m2", "leased_high_floor_m2", "floor_area_ratio",
			"vat_cny", "income_tax_cny", "other_tax_cny", "tax_refund_cny", "tax_payable_cny",
		} {
			column(name, 0, figure(name))
			if rapid.IntRange(0, 3).Draw(t, "earlier piece") == 0 {
				column(name, 1, figure(name))
			}
		}
	}
}

// figure draws held numbers: whole, often the same.
func figure(name string) *rapid.Generator[float64] {
	usual := map[string][]float64{
		"tax_cny": {0, 5e7, 1e8, 12_345_678, -3e6}, "land_mu": {0, 3e8, 6e8, 200_000_001, 6e6}, "tenants": {0, 1, 2, 5},
		"leased_floor_m2": {0, 200_000, 123_457}, "leased_high_floor_m2": {0, 100_000, 200_000, 999_999}, "floor_area_ratio": {0, 5000, 8000, 12_500, 20_000},
	}[name]
	if usual == nil {
		usual = []float64{0, 1e7, 5e8, -7e5}
	}
	if name == "tenants" || name == "floor_area_ratio" || name == "leased_floor_m2" || name == "leased_high_floor_m2" {
		return rapid.OneOf(rapid.SampledFrom(usual), rapid.Just(math.NaN()))
	}
	anything := rapid.Map(rapid.Int64Range(1, 1e9), func(v int64) float64 { return float64(v) })
	huge := rapid.Map(rapid.Int64Range(1e11, 1e13), func(v int64) float64 { return float64(v) })
	return rapid.OneOf(rapid.SampledFrom(usual), rapid.SampledFrom(usual), anything, anything, anything, rapid.Just(math.NaN()), huge)
}

func drawTags(t *rapid.T, f score.Facts, n int) {
	for i := range n {
		for range rapid.IntRange(0, 2).Draw(t, "tags") {
			name := rapid.SampledFrom([]string{"high_tech", "startup", "safety"}).Draw(t, "tag")
			day := time.Date(rapid.IntRange(2018, 2023).Draw(t, "year"), 7, 1, 0, 0, 0, 0, time.UTC)
			document := rapid.SampledFrom([]string{"", "某文〔2021〕1号"}).Draw(t, "document")
			f.Tags[i] = append(f.Tags[i], score.Tag{Name: name, Event: name == "safety", On: day, Document: document})
		}
		if rapid.IntRange(0, 9).Draw(t, "decided") == 9 {
			f.Decided[f.Keys[i]] = score.Decision{Grade: rapid.SampledFrom([]string{"A", "B", "C"}).Draw(t, "grade"), Reason: "会议纪要", By: "领导小组"}
		}
	}
}
