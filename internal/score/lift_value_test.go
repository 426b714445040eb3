package score_test

import (
	"testing"

	"permu/internal/policy"
	"permu/internal/score"
)

// TestLiftsOfJinjiang says what a project lacks of the entry gate, and of one that lacks both that it needs both.
func TestLiftsOfJinjiang(t *testing.T) {
	p, err := policy.Find("jinjiang-2023")
	if err != nil {
		t.Fatal(err)
	}
	f := table(
		row{"tax_cny": 80, "invested_cny": 4000, "land_mu": 10}, row{"tax_cny": 80, "invested_cny": 3000, "land_mu": 10},
		row{"tax_cny": 100, "invested_cny": 3500, "land_mu": 10}, row{"tax_cny": 80, "land_mu": 10},
	)
	f.Days = map[string][]int32{"capacity_on": {score.DayOf(f.AsOf) - 800, score.DayOf(f.AsOf) - 800, score.DayOf(f.AsOf) - 800, score.DayOf(f.AsOf) - 800}}
	got := evaluate(t, p, f)
	for i, want := range []string{
		"其他指标、基准和他人得分不变时,“亩均税收”提高 2 万元/亩(达到 10),可升至 达标",
		"升至 达标 须同时满足:“亩均税收”提高 2 万元/亩、“固定资产投资强度”提高 50 万元/亩", "", "",
	} {
		said := reasonsOf(got[i], "lift_together")
		for _, lift := range got[i].Lifts {
			said += lift.Says.ZH
		}
		if said != want {
			t.Errorf("%s %s: %q, want %q", got[i].Key, got[i].Grade, said, want)
		}
	}
}

// TestLiftsOfQuanzhou says of a parcel by how much its benefit per mu must rise, and nothing of one that is small.
func TestLiftsOfQuanzhou(t *testing.T) {
	p, err := policy.Find("quanzhou-2025")
	if err != nil {
		t.Fatal(err)
	}
	f := table(row{"tax_cny": 16, "land_mu": 10}, row{"tax_cny": 76, "land_mu": 10}, row{"tax_cny": 200, "land_mu": 10}, row{"tax_cny": 12, "land_mu": 4})
	got := evaluate(t, p, f)
	for i, want := range []string{
		"其他指标、基准和他人得分不变时,“近三年亩均经济效益”提高 3.4 万元/亩(达到 5),可升至 提容至2.5",
		"其他指标、基准和他人得分不变时,“近三年亩均经济效益”提高 12.4 万元/亩(达到 20),可升至 提容超2.5",
		"", "",
	} {
		said := ""
		for _, lift := range got[i].Lifts {
			said += lift.Says.ZH
		}
		if said != want {
			t.Errorf("%s: %q, want %q", got[i].Key, said, want)
		}
	}
	if said := reasonsOf(got[3], "no_lift"); said != "不提供升档数值:“用地不足5亩的一般工业项目”使等级不能升至 提容至2.5" {
		t.Error(said)
	}
}
