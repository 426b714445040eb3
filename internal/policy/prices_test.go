package policy

import "testing"

// TestPrices takes a price by the unit of the number that it counts for, in the words of documents, and no other.
func TestPrices(t *testing.T) {
	tests := map[[2]string]bool{
		{"元/千瓦时", "electricity_kwh"}:  true,
		{"元/度", "electricity_kwh"}:    true,
		{"元/万千瓦时", "electricity_kwh"}: false,
		{"万元/亩", "land_mu"}:           true,
		{"元/平方米", "land_mu"}:          false,
		{"元/平方米", "land_m2"}:          true,
		{"元/平方米·年", "land_m2"}:        true,
		{"元/亩/年", "land_mu"}:          true,
		{"元/亩·月", "land_mu"}:          false,
		{"元/立方米", "water_m3"}:         true,
		{"元/吨水", "water_m3"}:          true,
		{"元/吨标煤", "energy_tce"}:       true,
		{"元/吨", "energy_tce"}:         false,
		{"元/人", "employees"}:          true,
		{"元/亩", "floor_area_ratio"}:   false,
		{"元/", "land_mu"}:             false,
	}
	for one, want := range tests {
		n, ok := NumberByName(one[1])
		if got := (Measure{Unit: one[0]}).prices(n); !ok || got != want {
			t.Errorf("%s by %s: %v", one[0], one[1], got)
		}
	}
}
