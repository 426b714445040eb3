package policy_test

import (
	"testing"

	"permu/internal/policy"
)

// TestOtherPlaces writes what the methods of other places need, of which too little is published for a policy of their
// own: each must be sound.
func TestOtherPlaces(t *testing.T) {
	for name, text := range map[string]string{
		"Wujin: heavy emitters first": `
tracks:
  - {id: heavy, title: {zh: 重点排污}, when: "'heavy_emitter' in tags"}
  - {id: above, title: {zh: 规上一般}, when: scale == 'above'}
  - {id: below, title: {zh: 规下一般}, when: scale == 'below'}
`,
		"Hefei high-tech zone: three dates less than three years ago": `
population:
  industries: ['06-46']
  out_of_scope:
    - {id: exempt, title: {zh: 免评}, when: "industry in ['16', '44', '45', '46'] || 'military' in tags"}
  special_classes:
    - {id: young, title: {zh: 注册未满三年}, when: "years(registered_on, as_of) < 3"}
    - {id: due, title: {zh: 合同竣工未满三年}, when: "years(contract_due_on, as_of) < 3"}
    - {id: merged, title: {zh: 兼并重组未满三年}, when: "years(merged_on, as_of) < 3"}
tracks:
  - {id: above, title: {zh: 规上}, when: scale == 'above' && land_mu >= 5}
`,
		"Ruian: A, B, C and C-, workshops of natural persons included": `
population: {unit: operator, when: electricity_kwh >= 100000 || land_mu >= 1}
tracks:
  - id: all
    title: {zh: 全部}
    indicators:
      - {id: tax_per_worker, numerator: tax_cny, denominator: employees, unit: 万元/人, weight: 40, baseline: {source: group_mean}}
      - {id: tax_per_mu, numerator: tax_cny, denominator: land_mu, unit: 万元/亩, weight: 60, baseline: {source: group_mean}}
    bands: {kind: score, grades: [{grade: A, from: 80}, {grade: B, from: 60}, {grade: C, from: 40}, {grade: C-}]}
measures:
  - {grades: [C], title: {zh: 电价加价}, value: 0.10, unit: 元/千瓦时}
  - {grades: [C-], title: {zh: 电价加价}, value: 0.15, unit: 元/千瓦时}
`,
		"Cixi: four lists": `
tracks:
  - {id: above, title: {zh: 规上}, when: scale == 'above'}
  - {id: tenants, title: {zh: 租赁无地}, when: own_land_mu == 0}
  - {id: big, title: {zh: 规下3亩以上}, when: land_mu >= 3}
  - {id: small, title: {zh: 规下不足3亩}, when: land_mu < 3}
publication: {objection_days: 5, working_days: true}
`,
		"Luozhuang: tenants of storeys apart": `
tracks:
  - {id: above, title: {zh: 规上}, when: scale == 'above'}
  - {id: storeys, title: {zh: 规下多层厂房}, when: leased_floor_m2 >= 2000 && building_floors > 1}
  - {id: below, title: {zh: 规下}, when: scale == 'below'}
`,
		"Gaoming: revenue or tax, and one reverse indicator": `
population: {when: revenue_cny >= 20000000 || tax_cny >= 1000000}
tracks:
  - id: all
    title: {zh: 全部}
    indicators:
      - {id: roe, numerator: profit_cny, denominator: equity_cny, unit: '%', weight: 50, baseline: {source: group_mean}}
      - {id: pollution, numerator: emissions_t, denominator: value_added_cny, unit: 千克/万元, weight: 50, scorer: {type: reverse_ratio}, baseline: {source: group_mean}}
`,
		"Lixia: best and worst, weights by industry, what is missing shared": `
rounding: {total: {digits: 1}}
adjustments: {least: 0, most: 100}
population:
  special_classes:
    - {id: protected, title: {zh: 保护期}, when: "'protected' in tags"}
tracks:
  - id: all
    title: {zh: 全部}
    indicators:
      - {id: tax_per_m2, numerator: tax_cny, denominator: floor_area_m2, unit: 元/平方米, weight: 60, weight_by: [{industry: '65', weight: 30}], scorer: {type: ratio_max}, missing: {numerator: share_weight}}
      - {id: energy, numerator: energy_tce, denominator: output_cny, unit: 吨标煤/万元, weight: 40, weight_by: [{industry: '65', weight: 70}], scorer: {type: reverse_minmax}}
    bands: {rounding: floor, rounding_scope: each_band, grades: [{grade: A, up_to_percent: 20}, {grade: B, up_to_percent: 65}, {grade: C, up_to_percent: 95}, {grade: D, up_to_percent: 100}]}
gates:
  - {id: dishonest, title: {zh: 失信}, when: "'credit' in events", action: set, grade: D}
`,
		"Jiaxing: three years of the owner's land": `
land: {basis: owner, components: {own: 1, leased_out: 1, leased_in: 0}}
tax: {kind: payable, include: {vat_cny: 1, exempt_offset_cny: 1, income_tax_cny: 1}, years: three}
tracks:
  - id: above
    title: {zh: 规上}
    when: scale == 'above'
    indicators: [{id: tax_per_mu, numerator: tax_cny, denominator: land_mu, unit: 万元/亩, scorer: {type: raw}}]
    combine: {method: single}
    bands: {kind: value, key: [value.tax_per_mu], grades: [{grade: 达标, from: 10}, {grade: 改造提升}]}
`,
		"Suichang: not producing, but only until the contract says so": `
land: {shared_parcel: {method: merge_and_share_grade, separate_if: revenue_cny >= 20000000}}
population:
  unit: parcel_merged
  out_of_scope:
    - {id: building, title: {zh: 未投产}, when: production_on > as_of && contract_due_on >= as_of}
tracks:
  - {id: above, title: {zh: 规上}, when: scale == 'above'}
`,
		"Parks of Zhejiang: steps over the city's mean": `
population: {unit: park}
tracks:
  - id: parks
    title: {zh: 园区}
    combine: {scale: 10}
    indicators:
      - {id: tax_per_mu, numerator: tax_cny, denominator: land_mu, unit: 万元/亩, weight: 10, baseline: {source: group_mean}, scorer: {type: step, steps: [{from: 1.5, points: 2}, {from: 2, points: 4}, {from: 2.5, points: 6}, {from: 3, points: 8}, {from: 3.5, points: 10}]}}
`,
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := policy.Read([]byte("id: place\nversion: 1\ntitle: {zh: 某地}\n" + text[1:])); err != nil {
				t.Error(err)
			}
		})
	}
}
