package score_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"permu/internal/policy"
	"permu/internal/score"
)

// wenling has the weights and baselines that are not published set: 50 and five of 10, at 10 万元/亩 of tax in textiles, twice that in metal.
func wenling(t *testing.T) policy.Policy {
	open := map[string]float64{"parameters.relief_tax_per_mu.value": 30, "parameters.relief_value_added_per_mu.value": 500}
	weights := map[string]map[string]float64{
		"above": {"tax_per_mu": 50, "value_added_per_mu": 10, "value_added_per_tce": 10, "value_added_per_t": 10, "value_added_per_worker": 10, "rd_ratio": 10},
		"below": {"tax_per_mu": 40, "revenue_per_mu": 30, "revenue_per_kwh": 30},
	}
	for track, items := range weights {
		for id, weight := range items {
			at := "tracks." + track + ".indicators." + id
			open[at+".weight"] = weight
			for industry, baseline := range map[string]float64{"textiles": 10, "metal": 20, "pumps": 10, "electronics": 10, "others": 10} {
				open[at+".baseline.table."+industry+".value"] = baseline
			}
		}
	}
	return builtIn(t, "wenling-2022", open)
}

// TestWenling takes points off for sub-letting: above size nothing for the first tenant below size and 5 for each further,
// below size 10 and 5, without an upper limit; and measures against the baselines of the industry group.
func TestWenling(t *testing.T) {
	above := row{"scale": "above", "industry_code": "1711", "land_mu": 10, "tax_cny": 100, "value_added_cny": 100, "energy_tce": 10, "emissions_t": 10, "employees": 10, "rd_cny": 10, "revenue_cny": 100}
	below := row{"scale": "below", "industry_code": "1711", "land_mu": 10, "tax_cny": 100, "revenue_cny": 100, "electricity_kwh": 100_000}
	scores := map[string]struct {
		row  row
		want string
	}{
		"above, at the baselines": {with(above, row{"tenants_below": 0}), "100"}, // 50 + 5 × 10; R&D is 10 %
		"above, of metal":         {with(above, row{"tenants_below": 0, "industry_code": "3311"}), "50"},
		"above, one tenant":       {with(above, row{"tenants_below": 1}), "100"},
		"above, two":              {with(above, row{"tenants_below": 2}), "95"},
		"above, ten":              {with(above, row{"tenants_below": 10}), "55"},
		"above, thirty":           {with(above, row{"tenants_below": 30}), "-45"},
		"below, none":             {with(below, row{"tenants_below": 0}), "100"}, // 40 + 30 + 30 × (10 元/度 ÷ 10)
		"below, one":              {with(below, row{"tenants_below": 1}), "90"},
		"below, two":              {with(below, row{"tenants_below": 2}), "85"},
		"below, five":             {with(below, row{"tenants_below": 5}), "70"},
	}
	p := wenling(t)
	for name, tt := range scores {
		t.Run(name, func(t *testing.T) {
			if got := column(evaluate(t, p, table(tt.row)), scoreIn); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

// TestWenlingRanksGroupsApart has 20 enterprises of textiles and 20 of metal on either side of the line: above size 20, 80 and 95 % of each
// group are 4, 12, 3 and 1; below size 5, 75 and 95 % are 1, 14, 4 and 1. Who of grade C or D above size has 30 万元/亩 of tax goes up by one.
func TestWenlingRanksGroupsApart(t *testing.T) {
	p := wenling(t)
	counts := map[string]int{}
	for _, scale := range []string{"above", "below"} {
		var rows []row
		for i := range 40 {
			group := []string{"1711", "3311"}[i%2]
			rows = append(rows, row{"scale": scale, "industry_code": group, "land_mu": 10, "tax_cny": float64(100 + i), "value_added_cny": 100, "revenue_cny": 100, "tenants_below": 0})
		}
		for i, e := range evaluate(t, p, table(rows...)) {
			counts[scale+" "+rows[i]["industry_code"].(string)[:2]+" "+e.Grade]++
		}
	}
	want := map[string]int{}
	for _, group := range []string{"17", "33"} {
		for i, grade := range []string{"A", "B", "C", "D"} {
			want["above "+group+" "+grade], want["below "+group+" "+grade] = []int{4, 12, 3, 1}[i], []int{1, 14, 4, 1}[i]
		}
	}
	if !maps.Equal(counts, want) {
		t.Errorf("got %v, want %v", counts, want)
	}
	var rows []row
	for i := range 20 {
		rows = append(rows, row{"scale": "above", "industry_code": "1711", "land_mu": 10, "tax_cny": float64(400 - i), "value_added_cny": 100, "tenants_below": 0})
	}
	for i, tax := range []float64{300.1, 300, 299.9, 299} { // ranked C, C, C and D
		rows[16+i]["tax_cny"] = tax
	}
	if got := gradesIn(evaluate(t, p, table(rows...))[16:]); got != "B B C D" {
		t.Errorf("with relief: got %s", got)
	}
}

// TestJingde scores between the least and the most: 20 % of the weight at the least, all at the most, here of weights
// 30, 20, 10, 10, 10, 10, 10, and half-way 20 + 80 ÷ 2 = 60 %.
func TestJingde(t *testing.T) {
	open := map[string]float64{"adjustments.items.extra.points": 3}
	for id, weight := range map[string]float64{"tax_per_mu": 30, "revenue_per_mu": 20, "technical_investment_per_mu": 10, "value_added_per_worker": 10, "revenue_per_t": 10, "rd_ratio": 10, "revenue_per_tce": 10} {
		open["tracks.above.indicators."+id+".weight"] = weight
	}
	for id, weight := range map[string]float64{"tax_per_mu": 50, "revenue_per_tce": 25, "revenue_per_t": 25} {
		open["tracks.below.indicators."+id+".weight"] = weight
	}
	for _, track := range []string{"above", "below"} {
		for grade, share := range map[string]float64{"A": 20, "B": 65, "C": 95} {
			open["tracks."+track+".bands.grades."+grade+".up_to_percent"] = share
		}
	}
	firm := func(scale string, times float64) row {
		return row{
			"scale": scale, "industry_code": "1711", "land_mu": 10, "tax_cny": 100 * times, "revenue_cny": 1000 * times, "technical_investment_cny": 50 * times,
			"value_added_cny": 200 * times, "employees": 20, "emissions_t": 2, "energy_tce": 100, "rd_cny": 30 * times * times,
		}
	}
	p := builtIn(t, "jingde-2022", open)
	wantResults(t, p, []row{
		firm("above", 1), firm("above", 2), with(firm("above", 3), tagged("extra_points")),
		firm("below", 1), firm("below", 3), with(firm("below", 9), row{"land_mu": 4.9}), with(firm("above", 9), row{"industry_code": "4620"}),
	}, []string{
		"above C 20 = 6 4 2 2 2 2 2",
		"above B 60 = 18 12 6 6 6 6 6",
		"above A 103 = 30 20 10 10 10 10 10",
		"below C 20 = 10 5 5",
		"below B 100 = 50 25 25", // 20 % of two are 0.4
		" - - = ",                // less than 5 mu: no track
		" - - = ",                // a utility
	})
}

// TestAnhuiCounty has weights 45, 20, 15, 15 and 5, and with baselines of 20, 400, 2, 3 % and 15 scores 1.5 × 45 + 0.5 × 20 + 2 × 15 +
// 15 + 2 × 5; a utility has its score, no place, and the measures of B. Below size tax per mu is the score.
func TestAnhuiCounty(t *testing.T) {
	at := "tracks.above.indicators."
	p := builtIn(t, "anhui-county", map[string]float64{
		at + "tax_per_mu.baseline.value": 20, at + "revenue_per_mu.baseline.value": 400, at + "value_added_per_tce.baseline.value": 2,
		at + "rd_ratio.baseline.value": 3, at + "value_added_per_worker.baseline.value": 15, "adjustments.items.bonus.points": 2, "adjustments.items.deduction.points": -4,
	})
	firm := row{"scale": "above", "industry_code": "1711", "land_mu": 10, "tax_cny": 300, "revenue_cny": 2000, "value_added_cny": 600, "energy_tce": 150, "rd_cny": 60, "employees": 20}
	young, old := row{"scale": "below", "land_mu": 5, "tax_cny": 60}, row{"scale": "below", "land_mu": 4.9, "leased_floor_m2": 3000, "tax_cny": 49}
	f := table(firm, with(firm, tagged("bonus")), with(firm, tagged("deduction")), with(firm, row{"industry_code": "4620"}), young, old)
	f.Days = map[string][]int32{"registered_on": {score.NoDay, score.NoDay, score.NoDay, score.NoDay, score.DayOf(f.AsOf) - 3*365, score.DayOf(f.AsOf) - 5*365}}
	got := evaluate(t, p, f)
	for i, want := range []string{
		"above B 132.5 = 67.5 10 30 15 10", "above A 134.5 = 67.5 10 30 15 10", "above C 128.5 = 67.5 10 30 15 10", "above - 132.5 = 67.5 10 30 15 10",
		" - - = ", "below B 10 = 10",
	} {
		if said := result(got[i]); said != want {
			t.Errorf("%d: got %s, want %s: %+v", i, said, want, got[i].Reasons)
		}
	}
	var rows []row
	for i := range 20 {
		rows = append(rows, with(firm, row{"tax_cny": float64(300 + i)}))
	}
	if said := countsOf(p, unexplained(t, p, table(rows...))); said != "5/9/5/1" { // 25, 45, 25 and 5 % of 20
		t.Errorf("got %s", said)
	}
}

// stages has the weights and baselines of a policy in two stages set, each item worth 25 at 10.
func stages(t *testing.T, id string, items ...string) policy.Policy {
	open := map[string]float64{}
	for _, item := range items {
		open["tracks.above.indicators."+item+".weight"] = 25
		open["tracks.above.indicators."+item+".baseline.value"] = 10
	}
	return builtIn(t, id, open)
}

// TestZhengzhou has 20 enterprises of one cluster: of the better half by score 15 % of all, 3, with the most tax per mu are A; of the other
// half 10 % of all, 2, with the least output per energy are C. By score alone others would be.
func TestZhengzhou(t *testing.T) {
	p := stages(t, "zhengzhou-2018", "tax_per_mu", "revenue_per_mu", "profit_per_mu", "output_per_tce")
	var rows []row
	for i := range 20 {
		rows = append(rows, row{
			"scale": "above", "industry_code": "1711", "park_code": "P1", "land_mu": 10, "revenue_cny": float64(10_000 - 300*i), // decides the score
			"tax_cny": float64(100 + 10*(i%10)), "profit_cny": 100, "output_cny": float64(1000 + 10*(i%10)), "energy_tce": 100,
		})
	}
	got := strings.ReplaceAll(gradesIn(evaluate(t, p, table(rows...))), " ", "")
	if want := "BBBBBBBAAA" + "CCBBBBBBBB"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// clusters are enterprises above size in seven clusters, whose sizes are the test's: only their sum is published.
func clusters(sizes ...int) (rows []row) {
	for park, n := range sizes {
		for i := range n {
			rows = append(rows, row{
				"scale": "above", "industry_code": "1711", "park_code": fmt.Sprint("P", park), "land_mu": 10, "tax_cny": float64(1000 - i),
				"rd_cny": 10, "revenue_cny": 100, "output_cny": 1000, "energy_tce": 100, "emissions_t": 10,
			})
		}
	}
	return rows
}

// TestAnyang has 235 enterprises in seven clusters, published as 37, 176 and 22: 15 and 10 % of 235 would be 35 and 24 (35.25,
// 23.5); with each cluster's own shares rounded half up they can be 37 and 22, here of 44, 44, 34, 34, 30, 30 and 19.
func TestAnyang(t *testing.T) {
	p := stages(t, "anyang-2018", "tax_per_mu", "rd_ratio", "output_per_tce", "tax_per_t")
	// A: 6.6 6.6 5.1 5.1 4.5 4.5 2.85 are 7 7 5 5 5 5 3; C: 4.4 4.4 3.4 3.4 3 3 1.9 are 4 4 3 3 3 3 2
	if got := countsOf(p, unexplained(t, p, table(clusters(44, 44, 34, 34, 30, 30, 19)...))); got != "37/176/22" {
		t.Errorf("in seven clusters: %s", got)
	}
	if got := countsOf(p, unexplained(t, p, table(clusters(235)...))); got != "35/176/24" {
		t.Errorf("in one: %s", got)
	}
	var rows []row
	for i := range 39 { // of 5 mu and more, by the tax paid, city-wide: 5.85 and 3.9 are 6 and 4
		rows = append(rows, row{"scale": "below", "industry_code": "1711", "park_code": fmt.Sprint("P", i%7), "land_mu": 5, "tax_cny": float64(100 - i)})
	}
	rows = append(rows, row{"scale": "below", "industry_code": "1711", "park_code": "P1", "land_mu": 4.9, "tax_cny": 999})
	if got := countsOf(p, unexplained(t, p, table(rows...))); got != "6/29/4" {
		t.Errorf("below size: %s", got)
	}
}

// TestAnyangKeys sorts the halves by sums of points: of four, the second has the most of tax and R&D together, the last the least of
// output per energy and tax per emissions. 25 % stand for the 15 and 10 that four enterprises are too few for.
func TestAnyangKeys(t *testing.T) {
	shipped := stages(t, "anyang-2018", "tax_per_mu", "rd_ratio", "output_per_tce", "tax_per_t")
	p, err := policy.Read([]byte(strings.NewReplacer(`"percent":15`, `"percent":25`, `"percent":10`, `"percent":25`).Replace(string(shipped.Source()))))
	if err != nil {
		t.Fatal(err)
	}
	firm := func(tax, rd, output, emissions float64) row {
		return row{"scale": "above", "industry_code": "1711", "park_code": "P1", "land_mu": 10, "tax_cny": tax, "rd_cny": rd, "revenue_cny": 100, "output_cny": output, "energy_tce": 100, "emissions_t": emissions}
	}
	wantResults(t, p, []row{firm(200, 10, 4000, 20), firm(240, 20, 2000, 24), firm(100, 10, 1000, 5), firm(100, 10, 1000, 10)}, []string{
		"above B 200 = 50 25 100 25", "above A 185 = 60 50 50 25", "above B 125 = 25 25 25 50", "above C 100 = 25 25 25 25",
	})
}

// qingdao are the A of 2019 by district, 727 in all.
var qingdao = []int{8, 15, 23, 173, 128, 101, 104, 82, 63, 22, 8}

// TestShandong grades each district by itself, at most 20 % A and at least 5 % D: where A are the first fifth of districts of five times as
// many enterprises as Qingdao published of A, each has its published number, and all have 727.
func TestShandong(t *testing.T) {
	open := map[string]float64{}
	for _, id := range []string{"tax_per_mu", "revenue_per_tce", "revenue_per_t", "rd_ratio", "value_added_per_worker"} {
		open["tracks.above.indicators."+id+".weight"], open["tracks.above.indicators."+id+".baseline.value"] = 20, 10
	}
	for _, track := range []string{"above", "below"} {
		for grade, share := range map[string]float64{"A": 20, "B": 60, "C": 95} {
			open["tracks."+track+".bands.grades."+grade+".up_to_percent"] = share
		}
	}
	p, sum := builtIn(t, "shandong-2019", open), 0
	for district, published := range qingdao {
		rows := clusters(5 * published)
		counts := strings.Split(countsOf(p, unexplained(t, p, table(rows...))), "/")
		if counts[0] != fmt.Sprint(published) {
			t.Errorf("district %d: %v, published %d", district, counts, published)
		}
		sum += published
	}
	if sum != 727 {
		t.Errorf("all: %d", sum)
	}
	// 20 × (2 + 1 + 0.5 + 1 + 3); below size the tax per mu itself; a utility is out of scope above size
	firm := row{"scale": "above", "industry_code": "1711", "land_mu": 10, "tax_cny": 200, "revenue_cny": 1000, "energy_tce": 100, "emissions_t": 200, "rd_cny": 100, "value_added_cny": 600, "employees": 20}
	wantResults(t, p, []row{firm, {"scale": "below", "industry_code": "4620", "land_mu": 10, "tax_cny": 123}, with(firm, row{"industry_code": "4620"})}, []string{
		"above B 150 = 40 20 10 20 60", "below B 12.3 = 12.3", " - - = ",
	})
}
