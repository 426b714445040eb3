package score_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// TestTax counts kinds of tax; a kind that is not reported is nothing only where the others are the whole.
func TestTax(t *testing.T) {
	const paidBack = "tax: {include: {vat_cny: 1, tax_refund_cny: -1}}"
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
		"a refund among the kinds":     {paidBack, row{"vat_cny": 30, "tax_refund_cny": 4}, "26"},
		"no refund among the kinds":    {paidBack, row{"vat_cny": 30}, "30"},
		"what was paid":                {"tax: {kind: paid}", row{"tax_cny": 30, "tax_payable_cny": 50, "tax_refund_cny": 4}, "30"},
		"what was payable":             {"tax: {kind: payable}", row{"tax_cny": 30, "tax_payable_cny": 50, "tax_refund_cny": 4}, "50"},
		"payable that nobody tells":    {"tax: {kind: payable}", row{"tax_cny": 30}, "-"},
		"payable, with what is abroad": {"tax: {kind: payable, cross_region: add_back}", row{"tax_payable_cny": 50, "cross_region_tax_cny": 4}, "54"},
		"kinds that are the payable":   {"tax: {kind: payable, include: {vat_cny: 1, stamp_tax_cny: 1}}", row{"tax_cny": 30, "tax_payable_cny": 50, "vat_cny": 50}, "50"},
		"net in the treasury":          {"tax: {kind: net_treasury}", row{"tax_cny": 30, "tax_payable_cny": 50, "tax_refund_cny": 4}, "26"},
		"kinds, net in the treasury":   {"tax: {kind: net_treasury, include: {vat_cny: 1}}", row{"tax_cny": 30, "vat_cny": 30, "tax_refund_cny": 4}, "26"},
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
	const high = "land: {leased_floor: {method: floor_div_far, storey_over_8m_double: true}}"
	tests := map[string]struct {
		rule string
		row  row
		want string // mu
	}{
		"as given":                            {"", row{"land_mu": 30}, "30"},
		"own, leased and let":                 {"", row{"land_mu": 99, "own_land_mu": 30, "leased_in_land_mu": 5, "leased_out_land_mu": 12}, "23"},
		"the owner carries what is let":       {"land: {basis: owner}", row{"own_land_mu": 30, "leased_in_land_mu": 5, "leased_out_land_mu": 12}, "30"},
		"all the pieces":                      {"", row{"own_land_mu": 30, "unregistered_land_mu": 4, "protected_land_mu": 10, "newly_reduced_land_mu": 2, "under_construction_land_mu": 7}, "22"},
		"what is built on counts":             {"land: {components: {under_construction: 1}}", row{"own_land_mu": 30, "under_construction_land_mu": 7}, "37"},
		"nobody knows what it owns":           {"", row{"land_mu": 20, "own_land_mu": nil, "leased_in_land_mu": 5}, "20 land_as_given:own_land_mu unapplied:leased_in_land_mu"},
		"nor its land":                        {"", row{"leased_in_land_mu": 5}, "- land_unknown:own_land_mu unapplied:leased_in_land_mu"},
		"signed pieces of unknown land":       {"", row{"land_mu": 20, "protected_land_mu": 10, "leased_out_land_mu": 5}, "20 land_as_given:own_land_mu unapplied:leased_out_land_mu unapplied:protected_land_mu"},
		"pieces that are none":                {"", row{"land_mu": 20, "protected_land_mu": 0, "leased_in_land_mu": 0}, "20"},
		"a piece that does not count":         {"", row{"land_mu": 20, "under_construction_land_mu": 10}, "20"},
		"what is own does not count":          {"land: {components: {own: 0}}", row{"land_mu": 20, "leased_in_land_mu": 5}, "5"},
		"floor by its ratio":                  {"", row{"own_land_mu": 0, "leased_floor_m2": 4000, "floor_area_ratio": 2}, "3"},
		"floor of who owns what nobody knows": {"", row{"leased_floor_m2": 4000, "floor_area_ratio": 2}, "- land_unknown:own_land_mu unapplied:leased_in_land_mu"},
		"floor by the least ratio":            {"land: {leased_floor: {min_far: 0.8}}", row{"own_land_mu": 0, "leased_floor_m2": 1600, "floor_area_ratio": 0.5}, "3"},
		"floor of a parcel without one":       {"", row{"land_mu": 20, "own_land_mu": 15, "leased_floor_m2": 4000, "floor_area_ratio": 0}, "20 land_as_given:floor_area_ratio unapplied:leased_in_land_mu"},
		"floor without a ratio":               {"", row{"own_land_mu": 15, "leased_floor_m2": 10000}, "- land_unknown:floor_area_ratio unapplied:leased_in_land_mu"},
		"no leased floor":                     {"", row{"own_land_mu": 15, "leased_floor_m2": 0}, "15"},
		"floor is no land":                    {"land: {leased_floor: {method: none}}", row{"own_land_mu": 15, "leased_floor_m2": 4000}, "15"},
		"declared land, not floor":            {"land: {leased_floor: {method: declared}}", row{"land_mu": 17, "own_land_mu": 15, "leased_floor_m2": 4000, "floor_area_ratio": 2}, "17 land_as_given:leased_in_land_mu unapplied:leased_in_land_mu"},
		"a tenant carries nothing":            {"land: {basis: owner}", row{"own_land_mu": 0, "leased_floor_m2": 4000}, "0"},
		"storeys over 8 m count twice":        {high, row{"own_land_mu": 0, "leased_floor_m2": 4000, "leased_high_floor_m2": 2000, "floor_area_ratio": 2}, "4.5"},
		"no storey over 8 m":                  {high, row{"own_land_mu": 0, "leased_floor_m2": 4000, "leased_high_floor_m2": 0, "floor_area_ratio": 2}, "3"},
		"more of them than in all":            {high, row{"own_land_mu": 0, "leased_floor_m2": 4000, "leased_high_floor_m2": 9000, "floor_area_ratio": 2}, "6"},
		"storeys that nobody measured":        {high, row{"own_land_mu": 0, "leased_floor_m2": 4000, "floor_area_ratio": 2}, "3 unchecked:storey_over_8m_double"},
		"storeys of no concern":               {"", row{"own_land_mu": 0, "leased_floor_m2": 4000, "leased_high_floor_m2": 2000, "floor_area_ratio": 2}, "3"},
		"storeys of land that is known":       {high, row{"own_land_mu": 0, "leased_in_land_mu": 7, "leased_floor_m2": 4000, "floor_area_ratio": 2}, "7"},
		"leased land and not the floor":       {"", row{"own_land_mu": 0, "leased_in_land_mu": 7, "leased_floor_m2": 4000, "floor_area_ratio": 2}, "7"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p := single(t, "{id: land, numerator: land_mu, unit: 亩, weight: 100, scorer: {type: rank}}", everyoneA, tt.rule)
			answers := evaluate(t, p, table(tt.row))
			lacking := slices.DeleteFunc(answers[0].Notes, func(note string) bool { return strings.HasPrefix(note, "land_pieces") })
			if got := strings.Join(append([]string{column(answers, valueIn)}, lacking...), " "); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

// TestLandOfYears counts the land of every year by its own pieces; a year that tells nothing of a subject has the land of
// the evaluated year, whatever it tells of others.
func TestLandOfYears(t *testing.T) {
	tests := map[string]struct {
		row  row
		want string // tax of both years over land of both years
	}{
		"pieces of both years":           {row{"land_mu": 20, "own_land_mu": 10, "leased_in_land_mu": 5, "land_mu -1": 20, "own_land_mu -1": 20, "leased_in_land_mu -1": 5}, "10"},
		"pieces of the evaluated year":   {row{"land_mu": 20, "own_land_mu": 10, "leased_in_land_mu": 15}, "8"},
		"land of the year before":        {row{"land_mu": 20, "own_land_mu": 20, "land_mu -1": 30}, "8"},
		"pieces of the year before":      {row{"land_mu": 20, "own_land_mu -1": 30}, "8"},
		"an unknown piece, given land":   {row{"land_mu": 20, "leased_in_land_mu -1": 5, "land_mu -1": 30}, "8 land_as_given:own_land_mu@2021 unapplied:leased_in_land_mu@2021"},
		"an unknown piece, nothing else": {row{"land_mu": 20, "leased_in_land_mu -1": 5}, "10 land_unknown:own_land_mu@2021 unapplied:leased_in_land_mu@2021"},
	}
	for name, tt := range tests {
		for _, others := range []row{{"tax_cny": 1}, {"tax_cny": 1, "land_mu": 1, "land_mu -1": 7, "own_land_mu -1": 1, "leased_in_land_mu -1": 2}} {
			t.Run(name, func(t *testing.T) {
				p := single(t, "{"+taxPerMu+", years: 2, scorer: {type: rank}}", everyoneA, "")
				r := maps.Clone(tt.row)
				r["tax_cny"], r["tax_cny -1"] = 200, 200
				answers := evaluate(t, p, table(r, others))
				if got := strings.Join(append([]string{column(answers[:1], valueIn)}, answers[0].Notes...), " "); got != tt.want {
					t.Errorf("got %s, want %s", got, tt.want)
				}
			})
		}
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

// TestScopeWithoutIndustries has a table without a column of industries: nobody can tell who is evaluated.
func TestScopeWithoutIndustries(t *testing.T) {
	p := single(t, "{"+taxPerMu+", scorer: {type: rank}}", everyoneA, "population: {industries: ['13-33'], when: rd_cny >= 0}")
	got := evaluate(t, p, table(row{"rd_cny": 1}, row{"rd_cny": -1}))
	if got[0].Class != "undetermined" || got[1].Class != "out_of_scope" {
		t.Errorf("got %s and %s", got[0].Class, got[1].Class)
	}
	if said := reasonsOf(got[0], "untold"); said != "“行业代码”未知,无法判断是否属于评价范围" {
		t.Errorf("got %s", said)
	}
}

// reasonsOf are the reasons of a code.
func reasonsOf(e told, code string) string {
	var said []string
	for _, r := range e.Reasons {
		if r.Code == code {
			said = append(said, r.ZH)
		}
	}
	return strings.Join(said, ";")
}
