package score_test

import (
	"strings"
	"testing"
)

// TestMeasures has two of grades A and C, and one that is managed as B: each is told the measures of its grade, nobody those of a dry run.
func TestMeasures(t *testing.T) {
	const rules = "population: {special_classes: [{id: young, title: {zh: 新}, when: status == 'stopped', managed_as: B}]}\n" +
		"measures: [{grades: [C], title: {zh: 差别化电价, en: surcharge}, value: 0.1, unit: 元/千瓦时, basis: {document: 某办法, article: 第十四条}}, " +
		"{grades: [B, C], title: {zh: 限制新增用地}}, {grades: [A], title: {zh: 优先用能}, value: unknown, unit: 吨标煤}]\n"
	rows := []row{{"status": "operating", "tax_cny": 100, "land_mu": 10}, {"status": "operating", "tax_cny": 10, "land_mu": 10}, {"status": "stopped", "tax_cny": 10, "land_mu": 10}}
	for more, want := range map[string][]string{
		"":                             {"按 A 适用:优先用能", "按 C 适用:差别化电价 0.1 元/千瓦时(《某办法》 第十四条) 按 C 适用:限制新增用地", "按 B 适用:限制新增用地"},
		"publication: {dry_run: true}": {"", "", ""},
	} {
		p := single(t, "{"+taxPerMu+", baseline: {source: const, value: 10}}", "{kind: score, grades: [{grade: A, from: 80}, {grade: B, from: 40}, {grade: C}]}", rules+more)
		for i, e := range evaluate(t, p, table(rows...)) {
			var said []string
			for _, r := range e.Reasons {
				if r.Code == "measure" {
					said = append(said, r.ZH)
				}
			}
			if got := strings.Join(said, " "); got != want[i] {
				t.Errorf("%q %d: got %s, want %s", more, i, got, want[i])
			}
		}
	}
}

// TestMeasuresComeTo says what a price comes to over the year, to the fen, and that it cannot be told of whom the number is missing.
func TestMeasuresComeTo(t *testing.T) {
	const rules = "measures: [{grades: [B], title: {zh: 差别化电价, en: surcharge}, value: 0.15, unit: 元/千瓦时, per: electricity_kwh, meters: account}, " +
		"{grades: [B], title: {zh: 土地使用税}, value: 0.5, unit: 万元/亩, per: land_mu}, {grades: [B], title: {zh: 差别化水价}, value: unknown, unit: 元/立方米, per: water_m3}]\n"
	rows := []row{{"tax_cny": 10, "land_mu": 10, "electricity_kwh": 1234567.89}, {"tax_cny": 10, "land_mu": 10}, {"tax_cny": 100, "land_mu": 10, "electricity_kwh": 5}}
	want := []string{
		"measure_by_account 按 B 适用:差别化电价 0.15 元/千瓦时 × 全年用电量 1234567.89 千瓦时 = 185185.18 元|measure 按 B 适用:土地使用税 0.5 万元/亩 × 用地面积 10 亩 = 50000 元|measure 按 B 适用:差别化水价,标准尚未设定,金额无法计算",
		"measure_by_account 按 B 适用:差别化电价 0.15 元/千瓦时,全年用电量未知,金额无法计算|measure 按 B 适用:土地使用税 0.5 万元/亩 × 用地面积 10 亩 = 50000 元|measure 按 B 适用:差别化水价,标准尚未设定,金额无法计算",
		"",
	}
	p := single(t, "{"+taxPerMu+", baseline: {source: const, value: 10}}", "{kind: score, grades: [{grade: A, from: 80}, {grade: B}]}", rules)
	for i, e := range evaluate(t, p, table(rows...)) {
		var said []string
		for _, r := range e.Reasons {
			if strings.HasPrefix(r.Code, "measure") {
				said = append(said, r.Code+" "+r.ZH)
			}
		}
		if got := strings.Join(said, "|"); got != want[i] {
			t.Errorf("%d: got %s\nwant %s", i, got, want[i])
		}
	}
}
