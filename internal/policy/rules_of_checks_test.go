package policy_test

var rulesOfChecks = []rule{
	{"a check of no number", "value: plan_far, at_least", "value: tax_cny, at_least", []string{"checks[0].all[0].value"}},
	{"a check of a ratio", "{value: plan_far, at_least", "{value: plan_far, over: site_mu, at_least", []string{"checks[0].all[0]"}},
	{"a check without tests", "    all:\n      - {value: plan_far, at_least: {table: far, times: 0.8}}\n      - {value: storey_height_m, at_least: {cases: [{when: \"mode == 'extend'\", value: 4}, {value: 4.5}]}}\n    any:\n      - {when: supervision_agreement, title: {zh: 已签协议}}\n      - {value: plan_far, at_most: {of: far_max}}\n    clears", "    clears", []string{"checks[0].all"}},
	{"a check of a table that is none", "at_least: {table: far, times", "at_least: {table: near, times", []string{"checks[0].all[0].at_least.table"}},
	{"a check against no number", "at_most: {of: far_max}", "at_most: {of: far_least}", []string{"checks[0].any[1].at_most.of"}},
	{"a check of land's facts", "applies: plan_tax_per_mu >= 5.0", "applies: occupants > 0", []string{"checks[0].applies"}},
	{"a check without limit", "{value: plan_far, at_most: {of: far_max}}", "{value: plan_far}", []string{"checks[0].any[1]"}},
	{"a check's condition without title", "supervision_agreement, title: {zh: 已签协议}", "supervision_agreement", []string{"checks[0].any[0].title.zh"}},
	{"a check without title", "title: {zh: 容积率达标, en: built high enough}", "title: {en: built}", []string{"checks[0].title.zh"}},
	{"a case of a check that is never reached", "[{when: \"mode == 'extend'\", value: 4}, {value: 4.5}]", "[{value: 4}, {value: 4.5}]", []string{"checks[0].all[1].at_least.cases[0].when"}},
}
