package score_test

import "testing"

// TestTax counts kinds of tax; a kind that is not reported is nothing only where the others are the whole.
func TestTax(t *testing.T) {
	const kinds = "tax: {include: {vat_cny: 1, income_tax_cny: 1, land_vat_cny: 0}}"
	tests := map[string]struct {
		rule string
		row  row
		want string
	}{
		"as reported":                  {"", row{"tax_cny": 30, "vat_cny": 10}, "30"},
		"the kinds that count":         {kinds, row{"tax_cny": 30, "vat_cny": 10, "income_tax_cny": 5, "land_vat_cny": 15}, "15"},
		"a kind that cannot be any":    {kinds, row{"tax_cny": 30, "vat_cny": 30}, "30"},
		"a kind that may be there":     {kinds, row{"tax_cny": 30, "vat_cny": 20}, "-"},
		"kinds without a sum of all":   {kinds, row{"vat_cny": 10, "income_tax_cny": 5}, "15"},
		"some kinds without a sum":     {kinds, row{"vat_cny": 10}, "-"},
		"taken off":                    {"tax: {include: {vat_cny: 1, income_tax_cny: -1}}", row{"tax_cny": 15, "vat_cny": 10, "income_tax_cny": 5}, "5"},
		"less what was paid back":      {"tax: {refunds: subtract}", row{"tax_cny": 30, "tax_refund_cny": 40}, "-10"},
		"nothing paid back":            {"tax: {refunds: subtract}", row{"tax_cny": 30}, "30"},
		"paid back, and not taken off": {"tax: {refunds: ignore}", row{"tax_cny": 30, "tax_refund_cny": 40}, "30"},
		"with what is paid elsewhere":  {"tax: {cross_region: add_back}", row{"tax_cny": 30, "cross_region_tax_cny": 4}, "34"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p := single(t, "{id: tax, numerator: tax_cny, unit: 万元, weight: 100, scorer: {type: rank}}", everyoneA, tt.rule)
			if got := column(evaluate(t, p, table(tt.row)), valueIn); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

// TestLand adds pieces of land up.
func TestLand(t *testing.T) {
	tests := map[string]struct {
		rule string
		row  row
		want string // mu
	}{
		"as given":                      {"", row{"land_mu": 30}, "30"},
		"own, leased and let":           {"", row{"land_mu": 99, "own_land_mu": 30, "leased_in_land_mu": 5, "leased_out_land_mu": 12}, "23"},
		"the owner carries what is let": {"land: {basis: owner}", row{"own_land_mu": 30, "leased_in_land_mu": 5, "leased_out_land_mu": 12}, "30"},
		"all the pieces":                {"", row{"own_land_mu": 30, "unregistered_land_mu": 4, "protected_land_mu": 10, "newly_reduced_land_mu": 2, "under_construction_land_mu": 7}, "22"},
		"what is built on counts":       {"land: {components: {under_construction: 1}}", row{"own_land_mu": 30, "under_construction_land_mu": 7}, "37"},
		"a piece that makes no land":    {"", row{"land_mu": 30, "own_land_mu": nil, "protected_land_mu": 10}, "30"},
		"floor by its ratio":            {"", row{"leased_floor_m2": 4000, "floor_area_ratio": 2}, "3"},
		"floor by the least ratio":      {"land: {leased_floor: {min_far: 0.8}}", row{"leased_floor_m2": 1600, "floor_area_ratio": 0.5}, "3"},
		"floor of a parcel without one": {"", row{"land_mu": 2, "leased_floor_m2": 4000, "floor_area_ratio": 0}, "2"},
		"declared land, not floor":      {"land: {leased_floor: {method: declared}}", row{"land_mu": 2, "leased_floor_m2": 4000, "floor_area_ratio": 2}, "2"},
		"leased land and not the floor": {"", row{"leased_in_land_mu": 7, "leased_floor_m2": 4000, "floor_area_ratio": 2}, "7"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p := single(t, "{id: land, numerator: land_mu, unit: 亩, weight: 100, scorer: {type: rank}}", everyoneA, tt.rule)
			if got := column(evaluate(t, p, table(tt.row)), valueIn); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

// TestScope leaves out whom something surely leaves out, whatever cannot be told besides.
func TestScope(t *testing.T) {
	const scope = `population:
  industries: ['13-33']
  when: rd_cny >= 0
  out_of_scope: [{id: gone, title: {zh: 注销}, when: status == 'deregistered'}]`
	tests := map[string]struct {
		row  row
		want string
	}{
		"takes part":                           {row{"industry_code": "3110", "rd_cny": 1, "status": "operating"}, "evaluated"},
		"of another industry":                  {row{"industry_code": "4410", "rd_cny": 1, "status": "operating"}, "out_of_scope"},
		"of no known industry":                 {row{"rd_cny": 1, "status": "operating"}, "undetermined"},
		"of no known industry, and surely out": {row{"rd_cny": -1, "status": "operating"}, "out_of_scope"},
		"gone, of no known industry":           {row{"rd_cny": 1, "status": "deregistered"}, "out_of_scope"},
		"the condition cannot be told":         {row{"industry_code": "3110", "status": "operating"}, "undetermined"},
		"gone, the condition cannot be told":   {row{"industry_code": "3110", "status": "deregistered"}, "out_of_scope"},
		"whether it is gone cannot be told":    {row{"industry_code": "3110", "rd_cny": 1}, "evaluated"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p := single(t, "{"+taxPerMu+", scorer: {type: rank}}", everyoneA, scope)
			f := table(tt.row, row{"industry_code": "1712", "rd_cny": 1, "status": "operating"})
			if got := evaluate(t, p, f)[0].Class; got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}
