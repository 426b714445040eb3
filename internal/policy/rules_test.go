package policy_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/policy"
)

// TestRules breaks the policy that uses everything, one rule of the language at a time.
func TestRules(t *testing.T) {
	text := everyFeature(t)
	seen := map[string]bool{}
	for _, tt := range slices.Concat(rulesOfPopulation, rulesOfItems, rulesOfBands, rulesOfOutcome, rulesOfScreening, rulesOfChecks) {
		t.Run(tt.name, func(t *testing.T) {
			if seen[tt.name] {
				t.Errorf("stands twice")
			}
			seen[tt.name] = true
			_, err := policy.Read(change(t, text, tt.from, tt.to))
			if diff := cmp.Diff(tt.paths, pathsOf(t, err)); diff != "" {
				t.Errorf("%v (-want +got):\n%s", err, diff)
			}
			if strings.Contains(err.Error(), "nil") {
				t.Errorf("says %v", err)
			}
		})
	}
}

// rule is a text of the policy that uses everything, what it is changed to, and the paths of the mistakes that makes.
type rule struct {
	name, from, to string
	paths          []string
}

var rulesOfPopulation = []rule{
	{"it supersedes itself", "supersedes: every-feature-2021", "supersedes: every-feature", []string{"supersedes"}},
	{"valid until before from", "valid_until: 2025-12-31\ndata", "valid_until: 2022-12-31\ndata", []string{"valid_until"}},
	{"a day that is none", "valid_from: 2023-01-01", "valid_from: 2023-02-30", []string{"valid_from"}},
	{"a year that is none", "data_year: 2022", "data_year: 22", []string{"data_year"}},
	{"a parameter that is no name", "id: relief_tax", "id: relief-tax", []string{"parameters[0].id", "gates[3].when"}},
	{"a parameter without title", "title: {zh: 调档亩均税收, en: tax per mu for relief}", "title: {en: relief}", []string{"parameters[0].title.zh"}},
	{
		"a parameter twice", "    unit: 万元/亩\n    basis: {document: 某市工业企业综合评价办法, article: 第十条}\n",
		"  - {id: relief_tax, title: {zh: x}, value: 1}\n",
		[]string{"parameters[1].id"},
	},
	{"a unit that is none", "unit: legal_entity", "unit: firm", []string{"population.unit"}},
	{"a unit twice", "also: [group, parcel]", "also: [group, legal_entity]", []string{"population.also[1]"}},
	{"parcels twice", "also: [group, parcel]", "also: [parcel, parcel_merged]", []string{"population.also[1]"}},
	{"enterprises twice", "also: [group, parcel]", "also: [group, operator]", []string{"population.also[1]"}},
	{"a division of one digit", "['06-46', '59']", "['6-46', '59']", []string{"population.industries[0]"}},
	{"divisions that fall", "['06-46', '59']", "['46-06', '59']", []string{"population.industries[0]"}},
	{"a snapshot on no day", "snapshot_on: '12-31'", "snapshot_on: '02-31'", []string{"population.snapshot_on"}},
	{"a snapshot with a year", "snapshot_on: '12-31'", "snapshot_on: 2022-12-31", []string{"population.snapshot_on"}},
	{"out of scope without condition", "      when: industry in ['44', '45', '46']\n", "", []string{"population.out_of_scope[0].when"}},
	{"out of scope with an empty one", "industry in ['44', '45', '46']", "''", []string{"population.out_of_scope[0].when"}},
	{"out of scope without title", "{zh: 电力热力燃气及水, en: utilities}", "{en: utilities}", []string{"population.out_of_scope[0].title.zh"}},
	{"a class twice", "id: startup", "id: utilities", []string{"population.special_classes[1].id"}},
	{"a class without title", "{zh: 投产未满两年, en: in production for less than two years}", "{}", []string{"population.special_classes[0].title.zh"}},
	{"a class with an empty condition", `when: "'startup' in tags"`, "when: ' '", []string{"population.special_classes[1].when"}},
	{"a class until before from", "      until: 2025-12-31\n      grade: T", "      until: 2021-12-31\n      grade: T", []string{"population.special_classes[0].until"}},
	{"managed as no grade", "managed_as: B", "managed_as: S", []string{"population.special_classes[1].managed_as"}},
	{"ranked with a grade", "in_ranking: true", "in_ranking: true\n      grade: P", []string{"population.special_classes[2].grade"}},
	{"a track before the tracks", "status != 'deregistered'", "track != 'heavy'", []string{"population.when"}},
	{"no such piece of land", "leased_out: -1,", "rented_out: -1,", []string{"land.components.rented_out"}},
	{"half a piece of land", "leased_out: -1,", "leased_out: -0.5,", []string{"land.components.leased_out"}},
	{"a floor area ratio of zero", "min_far: 0.8", "min_far: 0", []string{"land.leased_floor.min_far"}},
	{"negative land", "min_denominator_mu: 0.5", "min_denominator_mu: -0.5", []string{"land.min_denominator_mu"}},
	{"an area twice", "[title, measured, declared]", "[title, measured, title]", []string{"land.fallback[2]"}},
	{"apart from what is not merged", "method: merge_and_share_grade, ", "method: equal, ", []string{"land.shared_parcel.separate_if"}},
	{"no such tax", "vat_cny: 1, ex", "gift_tax_cny: 1, ex", []string{"tax.include.gift_tax_cny"}},
	{"a tax counted twice", "vat_cny: 1, ex", "vat_cny: 2, ex", []string{"tax.include.vat_cny"}},
	{"a refund taken off twice", "land_vat_cny: 0,", "tax_refund_cny: -1,", []string{"tax.include.tax_refund_cny"}},
	{"tax of elsewhere added twice", "land_vat_cny: 0,", "cross_region_tax_cny: 1,", []string{"tax.include.cross_region_tax_cny"}},
	{"payable, less refunds of what was paid", "kind: paid", "kind: payable", []string{"tax.refunds"}},
	{"net of refunds and not", "kind: paid\n  include: {vat_cny: 1, exempt_offset_cny: 1, income_tax_cny: 1, land_vat_cny: 0, other_tax_cny: 1}\n  refunds: subtract", "kind: net_treasury\n  refunds: ignore", []string{"tax.refunds"}},
	{"a refund taken off by kind too", "kind: paid\n  include: {vat_cny: 1, exempt_offset_cny: 1, income_tax_cny: 1, land_vat_cny: 0, other_tax_cny: 1}\n  refunds: subtract", "kind: net_treasury\n  include: {tax_refund_cny: -1}", []string{"tax.include.tax_refund_cny"}},
	{"years of tax", "years: one", "years: two", []string{"tax.years"}},
	{"an industry group twice", "  - id: metal\n", "  - id: light\n", []string{
		"industry_groups[1].id", "tracks[1].indicators[0].weight_by[1].industry",
		"tracks[1].indicators[1].weight_by[1].industry", "tracks[1].indicators[1].baseline.table[0].industry",
	}},
	{"a group that reads as a division", "  - id: light\n", "  - id: '18'\n", []string{"industry_groups[0].id"}},
	{"a division in two groups", "['31', '32-33']", "['31', '24-33']", []string{"industry_groups[1].divisions[1]"}},
	{"divisions that are none", "['13-24']", "['13-24', 'C35']", []string{"industry_groups[0].divisions[1]"}},
	{"two groups for the rest", "    divisions: ['31', '32-33']\n", "", []string{"industry_groups[2].divisions"}},
	{"a group without title", "title: {zh: 金属, en: metal}", "title: {zh: ''}", []string{"industry_groups[1].title.zh"}},
}

var rulesOfItems = []rule{
	{"a track without title", "{zh: 规上, en: above designated size}", "{en: above}", []string{"tracks[1].title.zh"}},
	{"a track twice by its condition", "scale == 'below' && land_mu < 5", "scale == 'below' && land_mu >= 5", []string{"tracks[4].when"}},
	{"a track that nobody reaches", "land_mu < 5", "land_mu >= 8", []string{"tracks[4].when"}},
	{"a track that nobody can be in", "scale == 'below' && land_mu < 5", "scale == 'below' && scale == 'above'", []string{"tracks[4].when"}},
	{"a track behind one for all", "    when: status == 'stopped'\n", "", []string{"tracks[7].when"}},
	{"a scale of zero", "scale: 100", "scale: 0", []string{"tracks[1].combine.scale"}},
	{"a scale without sum", "method: single}", "method: single, scale: 1}", []string{"tracks[3].combine.scale"}},
	{"single with two", "    combine: {method: weighted_sum, scale: 100}", "    combine: {method: single}", []string{"tracks[1].combine.method"}},
	{"another scale", "scale: 100", "scale: 1000", []string{"tracks[1].indicators", "tracks[1].indicators", "tracks[1].indicators"}},
	{"weights in an industry", "{industry: '31', weight: 25}", "{industry: '31', weight: 24}", []string{"tracks[1].indicators"}},
	{"weights of no industry", "{industry: '31', weight: 25}", "{industry: 31-32, weight: 25}", []string{
		"tracks[1].indicators", "tracks[1].indicators", "tracks[1].indicators[0].weight_by[0].industry",
	}},
	{"weights of an industry twice", "{industry: '31', weight: 25}", "{industry: metal, weight: 20}", []string{
		"tracks[1].indicators", "tracks[1].indicators[0].weight_by[1].industry",
	}},
	{"weights behind those of their group", "{industry: metal, weight: 20}", "{industry: metal, weight: 20}\n          - {industry: '32', weight: 20}", []string{
		"tracks[1].indicators[0].weight_by[2].industry",
	}},
	{"a negative weight of an industry", "{industry: '31', weight: 25}", "{industry: '31', weight: -25}", []string{
		"tracks[1].indicators", "tracks[1].indicators[0].weight_by[0].weight",
	}},
	{"alternatives that differ", "weight: 15\n        alternative: green\n        baseline", "weight: 16\n        alternative: green\n        baseline", []string{"tracks[1].indicators[3].weight"}},
	{"alternatives apart", "alternative: green\n        baseline", "alternative: other\n        baseline", []string{
		"tracks[1].indicators", "tracks[1].indicators", "tracks[1].indicators",
	}},
	{"a flag without condition", `{type: flag, when: "'digital' in tags"}`, "{type: flag}", []string{"tracks[1].indicators[8].scorer.when"}},
	{"a flag of a number", "title: {zh: 数字化改造, en: digital upgrade}", "numerator: tax_cny", []string{"tracks[1].indicators[8].numerator"}},
	{"a flag with a baseline", "title: {zh: 数字化改造, en: digital upgrade}", "baseline: {source: max}", []string{"tracks[1].indicators[8].baseline"}},
	{"a condition without flag", "scorer: {type: percentile}", "scorer: {type: percentile, when: 'true'}", []string{"tracks[1].indicators[6].scorer.when"}},
	{"points of growth", "unit: '%'\n        weight: 5\n        measure", "unit: 万元\n        weight: 5\n        measure", []string{"tracks[1].indicators[7].unit"}},
	{"four years", "years: 3\n        measure", "years: 4\n        measure", []string{"tracks[1].indicators[0].years"}},
	{"a reverse scorer for more", "direction: down\n        scorer: {type: reverse_ratio", "direction: up\n        scorer: {type: reverse_ratio", []string{"tracks[0].indicators[1].direction"}},
	{"a ratio for less", "direction: up\n", "direction: down\n", []string{"tracks[1].indicators[0].direction"}},
	{"a line without slope", "slope: 30, ", "", []string{"tracks[0].indicators[0].scorer.slope"}},
	{"a slope of zero", "slope: 30, ", "slope: 0, ", []string{"tracks[0].indicators[0].scorer.slope"}},
	{"a line that ends at zero", "at: 2}", "at: 0}", []string{"tracks[0].indicators[0].scorer.at"}},
	{"steps that fall", "{from: 10, points: 5}", "{from: -1, points: 5}", []string{"tracks[1].indicators[7].scorer.steps[1].from"}},
	{"a step above the weight", "{from: 10, points: 5}", "{from: 10, points: 6}", []string{"tracks[1].indicators[7].scorer.steps[1].points"}},
	{"no steps", "          steps:\n            - {from: 0, points: 2}\n            - {from: 10, points: 5}\n", "", []string{"tracks[1].indicators[7].scorer.steps"}},
	{"minmax that falls", "from: 20, to: 100", "from: 100, to: 20", []string{"tracks[1].indicators[5].scorer.from"}},
	{"a ratio from", "floor: 0}", "from: 0}", []string{"tracks[1].indicators[0].scorer.from"}},
	{"a ratio to", "floor: 0}", "to: 0}", []string{"tracks[1].indicators[0].scorer.to"}},
	{"a ratio of equals", "floor: 0}", "degenerate: half}", []string{"tracks[1].indicators[0].scorer.degenerate"}},
	{"a ratio with a slope", "floor: 0}", "slope: 1, at: 1}", []string{"tracks[1].indicators[0].scorer.at", "tracks[1].indicators[0].scorer.slope"}},
	{"a floor above the cap", "floor: 0}", "floor: 1.5}", []string{"tracks[1].indicators[0].scorer.floor"}},
	{"raw with a cap", "scorer: {type: raw}, baseline: {source: const, value: 10}}\n    combine: {method: single}", "scorer: {type: raw, cap: 2}}\n    combine: {method: single}", []string{"tracks[3].indicators[0].scorer.cap"}},
	{"raw in a sum", "    combine: {method: single}\n", "", []string{"tracks[3].indicators", "tracks[3].indicators[0].scorer.type"}},
	{"points in none", "scorer: {type: raw}, baseline: {source: const, value: 10}}\n    combine: {method: none}", "weight: 1, baseline: {source: const, value: 10}}\n    combine: {method: none}", []string{"tracks[7].indicators[0].scorer.type"}},
	{"twice nothing", "times: 2", "times: 0", []string{"tracks[1].indicators[0].baseline.times"}},
	{"a constant twice", "value: 24.097,", "value: 24.097, times: 2,", []string{"tracks[0].indicators[3].baseline.times"}},
	{"the mean of a constant", "value: 24.097,", "value: 24.097, mean: median,", []string{"tracks[0].indicators[3].baseline.mean"}},
	{"a constant per park", "value: 24.097,", "value: 24.097, per: [park],", []string{"tracks[0].indicators[3].baseline.per"}},
	{"a constant that falls back", "value: 24.097,", "value: 24.097, min_n: 2, fallback: track,", []string{"tracks[0].indicators[3].baseline.fallback", "tracks[0].indicators[3].baseline.min_n"}},
	{"a constant of percent", "value: 24.097,", "value: 24.097, percentile: 5,", []string{"tracks[0].indicators[3].baseline.percentile"}},
	{"outliers of a constant", "value: 24.097,", "value: 24.097, outliers_below: 1, outliers_above: 2,", []string{"tracks[0].indicators[3].baseline.outliers_above", "tracks[0].indicators[3].baseline.outliers_below"}},
	{"a table of a constant", "value: 24.097,", "value: 24.097, table: [{value: 1}],", []string{"tracks[0].indicators[3].baseline.table"}},
	{"no percentile", "percentile, percentile: 75,", "percentile,", []string{"tracks[1].indicators[3].baseline.percentile"}},
	{"percentile 101", "percentile: 75", "percentile: 101", []string{"tracks[1].indicators[3].baseline.percentile"}},
	{"outliers that cross", "outliers_below: 1\n", "outliers_below: 99\n", []string{"tracks[1].indicators[0].baseline.outliers_below"}},
	{"a group of none", "min_n: 5", "min_n: 0", []string{"tracks[1].indicators[0].baseline.min_n"}},
	{"a value to fall back on", ", value: 0.5}", "}", []string{"tracks[1].indicators[3].baseline.value"}},
	{"a group wider than none", "per: [industry]\n", "per: [park]\n", []string{"tracks[1].indicators[0].baseline.fallback"}},
	{"a table that falls back on a track", "fallback: value\n          value: 100", "fallback: track", []string{"tracks[1].indicators[1].baseline.fallback"}},
	{"a table without rows", "          table:\n            - {track: above, industry: metal, region: east, year: 2022, value: 160}\n            - {track: above, industry: '18', value: 90.5}\n            - {track: above, value: 136.16}\n", "", []string{"tracks[1].indicators[1].baseline.table"}},
	{"a row of zero", "value: 160", "value: 0", []string{"tracks[1].indicators[1].baseline.table[0].value"}},
	{"a row of no track", "{track: above, value: 136.16}", "{track: below, value: 136.16}", []string{"tracks[1].indicators[1].baseline.table[2].track"}},
	{"a row of no industry", "industry: '18', value", "industry: shoes, value", []string{"tracks[1].indicators[1].baseline.table[1].industry"}},
	{"a row that is never reached", "{track: above, industry: '18', value: 90.5}", "{value: 90.5}", []string{"tracks[1].indicators[1].baseline.table[2]"}},
	{"a row behind its group's", "{track: above, industry: '18', value: 90.5}", "{track: above, industry: '31', region: east, year: 2022, value: 90.5}", []string{"tracks[1].indicators[1].baseline.table[1]"}},
	{"a row without value", ", value: 136.16}", "}", []string{"tracks[1].indicators[1].baseline.table[2].value"}},
}

var rulesOfBands = []rule{
	{"a key that is none", "points.tax_per_mu, points.rd_ratio", "points.tax_per_mu, points.luck", []string{"tracks[1].bands.key[1]"}},
	{"a tie by nothing", "energy_tce asc", "energy_tce upwards", []string{"tracks[1].bands.ties.order[2]"}},
	{"a small ranking of any size", "      min_group: 8\n", "", []string{"tracks[1].bands.min_group"}},
	{"a small ranking by score", "small_group: merge", "small_group: score", []string{
		"tracks[1].bands.grades[0].from", "tracks[1].bands.grades[1].from", "tracks[1].bands.grades[2].from",
	}},
	{"a match of what is not mixed", "kind: cumulative_percent", "kind: cumulative_percent\n      match: all", []string{"tracks[1].bands.match"}},
	{"a bound of no grade", "{grade: D, least_percent: 5}", "{grade: E, least_percent: 5}", []string{"tracks[1].bands.bounds[1].grade"}},
	{"a bound of nothing", "{grade: D, least_percent: 5}", "{grade: D, least_percent: 0}", []string{"tracks[1].bands.bounds[1].least_percent"}},
	{"bounds that cross", "{grade: A, most_percent: 20}", "{grade: A, most_percent: 20, least_percent: 21}", []string{"tracks[1].bands.bounds[0].least_percent", "tracks[1].bands.bounds[0].least_percent"}},
	{"bands above their bound", "{grade: A, most_percent: 20}", "{grade: A, most_percent: 19}", []string{"tracks[1].bands.bounds[0].most_percent"}},
	{"bands below their bound", "{grade: D, least_percent: 5}", "{grade: D, least_percent: 5.5}", []string{"tracks[1].bands.bounds[1].least_percent"}},
	{"a tail for everyone", "last_percent: 30}", "last_percent: 95}", []string{"tracks[0].bands.grades"}},
	{"a tail of nobody", "last_percent: 30}", "last_percent: 0}", []string{"tracks[0].bands.grades[1].last_percent"}},
	{"no grade for the rest", "        - {grade: A}\n        - {grade: C, last_percent: 30}", "        - {grade: C, last_percent: 30}", []string{"tracks[0].bands.grades"}},
	{"a count of nobody", "{grade: A, count: 3}", "{grade: A, count: 0}", []string{"tracks[3].bands.grades[0].count"}},
	{"two that take the rest", "{grade: A, count: 3}", "{grade: A}", []string{"tracks[3].bands.grades"}},
	{"half a count", "{grade: A, count: 3}", "{grade: A, count: 2.5}", []string{"tracks[3].bands.grades[0].count"}},
	{"scores that rise", "from: 60.5", "from: 80", []string{"tracks[4].bands.grades[1].from"}},
	{"a score that nobody has", "{grade: A, from: 80}", "{grade: A, from: 121}", []string{"tracks[4].bands.grades[0].from"}},
	{"a score for the last", "from: 60.5}\n        - {grade: C}", "from: 60.5}\n        - {grade: C, from: 3}", []string{"tracks[4].bands.grades[2].from"}},
	{"no score in the middle", ", from: 60.5", "", []string{"tracks[4].bands.grades[1].from"}},
	{"an id with two units", "{id: tax_per_ha, numerator", "{id: tax_per_mu, numerator", []string{"tracks[5].indicators[0].unit", "tracks[5].bands.key[0]"}},
	{"an id with two titles", "{id: tax_per_mu, numerator: tax_cny, denominator: land_mu, unit: 万元/亩, weight: 100, scorer: {cap: 1}", "{id: tax_per_mu, title: {zh: 税, en: tax}, numerator: tax_cny, denominator: land_mu, unit: 万元/亩, weight: 100, scorer: {cap: 1}", []string{"tracks[4].indicators[0].title"}},
	{"a value of nothing", "      key: [value.tax_per_ha]\n", "", []string{"tracks[5].bands.key"}},
	{"a share in two stages", "      kind: two_stage\n", "      kind: two_stage\n      grades: [{grade: A, up_to_percent: 100}]\n", []string{"tracks[2].bands.grades", "tracks[2].bands.grades[0].up_to_percent"}},
	{"two stages of another kind", "      kind: two_stage\n", "      kind: counts\n", []string{"tracks[2].bands.grades", "tracks[2].bands.two_stage"}},
	{"a split of all", "split_percent: 50", "split_percent: 100", []string{"tracks[2].bands.two_stage.split_percent", "tracks[2].bands.two_stage.bottom.percent"}},
	{"more than the first half", "percent: 15}", "percent: 51}", []string{"tracks[2].bands.two_stage.top.percent"}},
	{"more than the second half", "percent: 10}", "percent: 50.1}", []string{"tracks[2].bands.two_stage.bottom.percent"}},
	{"a stage of nobody", "percent: 10}", "percent: 0}", []string{"tracks[2].bands.two_stage.bottom.percent"}},
	{"a stage without key", "key: [value.tax_per_floor]", "key: []", []string{"tracks[2].bands.two_stage.top.key"}},
	{"a stage by another track", "key: [value.tax_per_floor]", "key: [value.tax_per_mu]", []string{"tracks[2].bands.two_stage.top.key[0]"}},
	{"one grade in both stages", "bottom: {grade: C", "bottom: {grade: A", []string{"tracks[2].bands.two_stage.bottom.grade"}},
	{"no third grade", "rest: B", "rest: C", []string{"tracks[2].bands.two_stage.rest"}},
	{"conditions with a key", "      kind: conditions\n", "      kind: conditions\n      key: [value.tax_per_mu]\n", []string{"tracks[7].bands.key"}},
	{"no condition", "{grade: 达标, when: value.tax_per_mu >= base.tax_per_mu}", "{grade: 达标}", []string{"tracks[7].bands.grades[0].when"}},
	{"a condition on the points of none", "value.tax_per_mu >= base.tax_per_mu}", "value.luck >= base.tax_per_mu}", []string{"tracks[7].bands.grades[0].when"}},
	{"a condition of a share", "{grade: D, up_to_percent: 100}\n  - id: entry", "{grade: D, up_to_percent: 100, when: score > 1}\n  - id: entry", []string{"tracks[6].bands.grades[1].when"}},
	{"a ranking of what has no score", "      kind: conditions\n      grades:\n        - {grade: 达标, when: value.tax_per_mu >= base.tax_per_mu}\n        - {grade: 未达标}", "      grades: [{grade: A, up_to_percent: 100}]", []string{"tracks[7].bands.key"}},
	{"a ranking by points of none", "      kind: conditions\n      grades:\n        - {grade: 达标, when: value.tax_per_mu >= base.tax_per_mu}\n        - {grade: 未达标}", "      key: [points.tax_per_mu]\n      grades: [{grade: A, up_to_percent: 100}]", []string{"tracks[7].bands.key[0]"}},
	{"a kind that is none", "kind: mixed", "kind: both", []string{"tracks[6].bands.kind"}},
}

var rulesOfOutcome = []rule{
	{"a group of points twice", "  groups:\n", "  groups:\n    - {id: innovation, title: {zh: x}, most: 1}\n", []string{"adjustments.groups[1].id"}},
	{"a group of no points", "en: innovation together}, most: 5}", "en: innovation together}, most: 0}", []string{"adjustments.groups[0].most"}},
	{"no such group", "exclusive: recognised\n      group: innovation", "exclusive: recognised\n      group: quality", []string{"adjustments.items[1].group"}},
	{"an adjustment twice", "id: specialised", "id: high_tech", []string{"adjustments.items[2].id"}},
	{"an adjustment without title", "{zh: 专精特新, en: specialised and innovative}", "{en: x}", []string{"adjustments.items[2].title.zh"}},
	{"points and percent", "      percent: 5\n", "      percent: 5\n      points: 5\n", []string{"adjustments.items[3]"}},
	{"neither points nor percent", "      percent: 5\n", "", []string{"adjustments.items[3]"}},
	{"a table of nothing", "      count: tenants_below\n", "", []string{"adjustments.items[0].count"}},
	{"a table of no number", "count: tenants_below", "count: friends", []string{"adjustments.items[0].count"}},
	{"a count without table", "      percent: 5\n", "      percent: 5\n      count: tenants\n", []string{"adjustments.items[3].count"}},
	{"most of zero", "most: 30", "most: 0", []string{"adjustments.items[0].most"}},
	{"points for everyone", "      tag: specialised\n", "", []string{"adjustments.items[2].when"}},
	{"a tag with a space", "tag: specialised", "tag: very special", []string{"adjustments.items[2].tag"}},
	{"years of no tag", "indicator: rd_ratio", "valid_years: 2", []string{"adjustments.items[3].valid_years"}},
	{"evidence of no tag", "indicator: rd_ratio", "evidence: required", []string{"adjustments.items[3].evidence"}},
	{"no year", "valid_years: 3", "valid_years: 0", []string{"adjustments.items[1].valid_years"}},
	{"points for no item", "indicator: rd_ratio", "indicator: luck", []string{"adjustments.items[3].indicator"}},
	{"a negative bonus", "most_bonus: 10", "most_bonus: -10", []string{"adjustments.most_bonus"}},
	{"a negative deduction", "most_deduction: 40", "most_deduction: -40", []string{"adjustments.most_deduction"}},
	{"a clamp upside down", "least: 0\n", "least: 120\n", []string{"adjustments.least"}},
	{"a gate twice", "{id: credit,", "{id: veto,", []string{"gates[1].id"}},
	{"a gate without title", "title: {zh: 失信, en: dishonest}", "title: {zh: ''}", []string{"gates[1].title.zh"}},
	{"a gate without condition", `when: "'credit' in events", action`, "action", []string{"gates[1].when"}},
	{"a gate without grade", "action: cap, grade: C}", "action: cap}", []string{"gates[1].grade"}},
	{"a grade without use", "action: raise, steps: 1}", "action: raise, steps: 1, grade: B}", []string{"gates[3].grade"}},
	{"steps without use", "action: ungrade}", "action: ungrade, steps: 1}", []string{"gates[4].steps"}},
	{"steps to nowhere", "steps: 1", "steps: 0", []string{"gates[3].steps"}},
	{"a gate until before from", "    until: 2025-12-31\n    basis", "    until: 2022-12-31\n    basis", []string{"gates[0].until"}},
	{"no such action", "action: ungrade", "action: delete", []string{"gates[4].action"}},
	{"an unknown parameter", "param.relief_tax", "param.relief", []string{"gates[3].when"}},
	{"seven digits", "digits: 4", "digits: 7", []string{"rounding.item.digits"}},
	{"more shown than kept", "item: {digits: 3,", "item: {digits: 5,", []string{"rounding.display.item.digits"}},
	{"a score finer than it is", "total: {digits: 1,", "total: {digits: 3,", []string{"rounding.display.total.digits"}},
	{"shown with no digits", "value: {digits: 2, mode: truncate}", "value: {mode: truncate}", []string{"rounding.display.value.digits"}},
	{"scores cut off on the way", "total: {digits: 2, mode: half_up}", "total: {digits: 2, mode: truncate}", []string{"rounding.total.mode"}},
	{"no such column", "show: [name,", "show: [owner,", []string{"publication.show[0]"}},
	{"negative days", "objection_days: 5", "objection_days: -5", []string{"publication.objection_days"}},
	{"a measure for no grade", "grades: [C, D]", "grades: [C, E]", []string{"measures[0].grades[1]"}},
	{"a measure for none", "grades: [C, D]", "grades: []", []string{"measures[0].grades"}},
	{"a measure without title", "title: {zh: 差别化电价, en: electricity surcharge}", "title: {}", []string{"measures[0].title.zh"}},
	{"a unit of nothing", "    value: 0.1\n", "", []string{"measures[0].unit"}},
	{"an amount by no number", "per: electricity_kwh", "per: kwh", []string{"measures[0].per"}},
	{"a price of another unit", "per: electricity_kwh", "per: land_mu", []string{"measures[0].unit"}},
	{"an amount of no price", "unit: 元/千瓦时\n    per", "unit: '%'\n    per", []string{"measures[0].per"}},
	{"meters by something else", "meters: account", "meters: house", []string{"measures[0].meters"}},
}

// pathsOf are the paths of the problems behind an error; each must have its line.
func pathsOf(t *testing.T, err error) []string {
	t.Helper()
	found := places(t, err)
	for i, place := range found {
		line, path, _ := strings.Cut(place, " ")
		if line == "0" {
			t.Errorf("%s has no line", path)
		}
		found[i] = path
	}
	return found
}

const screeningRule, screeningTest = "screening.rules[0]", "screening.rules[0].all[0]"

var rulesOfScreening = []rule{
	{"rules of no document", "with: [idle-land-2012]", "with: [idle-land]", []string{"screening.with[0]"}},
	{"a table of no division", "'18': 1.0", "'18-19': 1.0", []string{"screening.tables[0].divisions.18-19"}},
	{"a table without title", "title: {zh: 容积率下限}", "title: {zh: ''}", []string{"screening.tables[0].title.zh"}},
	{"a screening rule without title", "title: {zh: 低效, en: low}", "title: {en: low}", []string{screeningRule + ".title.zh"}},
	{"a condition on nothing known of land", "applies: occupants > 0", "applies: occupant > 0", []string{screeningRule + ".applies"}},
	{"a value of no name", "- value: tax_cny\n          over", "- value: tax\n          over", []string{screeningTest + ".value"}},
	{"a ratio in a unit of others", "          unit: 万元/亩\n          title: {zh: 亩均税收}", "          unit: 万元/人\n          title: {zh: 亩均税收}", []string{screeningTest + ".unit"}},
	{"more known years than years", "years: 3\n          window: mean", "years: 1\n          window: mean", []string{screeningTest + ".known_years"}},
	{"time since no day", "since: actual_completion_on", "since: occupants", []string{"screening.rules[0].all[1].since"}},
	{"part of a year", "at_least: {value: 2}", "at_least: {value: 1.5}", []string{"screening.rules[0].all[1].at_least.value"}},
	{"two limits", "above: {value: 0}", "above: {value: 0}, below: {value: 9}", []string{"screening.rules[0].all[2]"}},
	{"no limit", ", above: {value: 0}", "", []string{"screening.rules[0].all[2]"}},
	{"a condition without words", "when: stopped_only, title: {zh: 停产}}\n", "when: stopped_only}\n", []string{"screening.rules[0].any[0].title.zh"}},
	{"a limit of no table", "table: far, times", "table: fa, times", []string{"screening.rules[0].any[1].at_most.table"}},
	{"years of a part of a parameter", "actual_completion_on, at_least: {value: 2}", "actual_completion_on, at_least: {parameter: relief_tax, times: 0.5}", []string{"screening.rules[0].all[1].at_least.parameter"}},
	{"a limit of no parameter", "parameter: line", "parameter: lines", []string{"screening.rules[0].any[2].below.parameter"}},
	{"a limit of no number", "of: far_min", "of: far", []string{"screening.rules[0].any[3].below.of"}},
	{"times of a plain number", "above: {value: 0}", "above: {value: 0, times: 2}", []string{"screening.rules[0].all[2].above.times"}},
	{"cases that are never reached", "{cases: [{when: scale == 'above', value: 5}", "{cases: [{value: 5}", []string{"screening.rules[0].all[0].below.cases[0].when"}},
	{"a mode that is never reached", "mode: joint_investment, when: stopped_only,", "mode: joint_investment,", []string{"screening.rules[0].modes[0].when"}},
	{"a mode without reason", "mode: self_upgrade, why: {zh: 提质}", "mode: self_upgrade, why: {zh: ''}", []string{"screening.rules[0].modes[1].why.zh"}},
}
