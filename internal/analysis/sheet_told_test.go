package analysis

import "testing"

// TestFactNames has what findings of a table lack in the words of offices.
func TestFactNames(t *testing.T) {
	for fact, want := range map[string]string{
		"tax_per_mu_2022": "亩均税收(2022年)", "electricity_kwh_2023": "用电量(2023年)", "land_mu": "用地面积", "idle_cause": "闲置原因", "tenure": "权属性质",
		"far_2008": "far_2008", "nothing_known": "nothing_known",
	} {
		if got := FactName(fact); got != want {
			t.Errorf("%s: %s, want %s", fact, got, want)
		}
	}
}
