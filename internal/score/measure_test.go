package score_test

import "testing"

// TestValues has what is divided, and what cannot be divided by.
func TestValues(t *testing.T) {
	const growth = "id: growth, numerator: tax_cny, unit: '%', weight: 100, measure: growth, scorer: {type: rank}"
	tests := map[string]struct {
		indicator, more string
		row             row
		want            string
	}{
		"three years of tax":                     {taxPerMu + ", scorer: {type: rank}", "tax: {years: three}", row{"tax_cny": 30, "tax_cny -1": 60, "land_mu": 10}, "4.5"},
		"growth is of one year, whatever tax is": {growth, "tax: {years: three}", row{"tax_cny": 110, "tax_cny -1": 100}, "10"},
		"decline":                                {"id: fall, numerator: energy_tce, unit: ratio, weight: 100, measure: decline, scorer: {type: rank}", "", row{"energy_tce": 60, "energy_tce -1": 80}, "0.25"},
		"growth from nothing":                    {growth, "", row{"tax_cny": 110, "tax_cny -1": 0}, "-"},
		"growth from a loss":                     {growth, "", row{"tax_cny": 10, "tax_cny -1": -10}, "-"},
		"losses on negative equity":              {"id: roe, numerator: profit_cny, denominator: equity_cny, unit: '%', weight: 100, scorer: {type: rank}", "", row{"profit_cny": -10, "equity_cny": -5}, "-"},
		"less than the least land":               {taxPerMu + ", scorer: {type: rank}", "land: {min_denominator_mu: 0.5}", row{"tax_cny": 10, "land_mu": 0.4999}, "-"},
		"exactly the least land":                 {taxPerMu + ", scorer: {type: rank}", "land: {min_denominator_mu: 0.3}", row{"tax_cny": 3, "land_mu": 0.3}, "10"},
		"three years of too little":              {taxPerMu + ", years: 3, scorer: {type: rank}", "land: {min_denominator_mu: 0.5}", row{"tax_cny": 10, "tax_cny -1": 10, "land_mu": 0.3}, "-"},
		"mu below the line by the m²":            {"id: far, numerator: floor_area_m2, denominator: land_mu, unit: ratio, weight: 100, scorer: {type: rank}", "", row{"floor_area_m2": 4000, "land_mu": 3}, "2"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p := single(t, "{"+tt.indicator+"}", everyoneA, tt.more)
			if got := column(evaluate(t, p, table(tt.row)), valueIn); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

// TestFlag has points by a condition alone.
func TestFlag(t *testing.T) {
	p := single(t, "{id: big, weight: 100, scorer: {type: flag, when: land_mu > 10}}", everyoneA, "")
	if got, want := column(evaluate(t, p, table(row{"land_mu": 11}, row{"land_mu": 10}, row{"tax_cny": 1})), scoreIn), "100 0 -"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
