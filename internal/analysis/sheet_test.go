package analysis_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/analysis"
	"permu/internal/ingest"
	"permu/internal/land"
	"permu/internal/policy"
)

// scoreSheet scores a table given as CSV.
func scoreSheet(t *testing.T, policyName, table string) (analysis.Scored, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "表.csv")
	if err := os.WriteFile(path, []byte(table), 0o600); err != nil {
		t.Fatal(err)
	}
	p, err := policy.Find(policyName)
	if err != nil {
		t.Fatal(err)
	}
	return analysis.ScoreSheet(t.Context(), analysis.SheetRequest{Policy: p, Path: path, Options: ingest.Options{}})
}

// TestQuanzhouThresholds has the half-open classes of 泉政办规〔2025〕13号: below 5, from 5 to below 20, from 20 on; less than
// five mu is bought back whatever it pays.
func TestQuanzhouThresholds(t *testing.T) {
	scored, err := scoreSheet(t, "quanzhou-2025", `宗地代码,用地面积(亩),税收(万元)
under 5,10,49.99999
exactly 5,10,50
5 on odd land,33.3333,166.6665
under 20,7.5,149.9999
exactly 20,7.5,150
small and rich,4.9999,1000
five mu,5,100
no tax,10,
`)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, row := range scored.Evaluations {
		got[row.USCC] = row.Grade
	}
	want := map[string]string{
		"under 5": "收储", "exactly 5": "提容至2.5", "5 on odd land": "提容至2.5", "under 20": "提容至2.5", "exactly 20": "提容超2.5",
		"small and rich": "收储", "five mu": "提容超2.5", "no tax": "",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestHuangyanSheet has a planner's own headers; one enterprise is exactly on every baseline.
func TestHuangyanSheet(t *testing.T) {
	scored, err := scoreSheet(t, "huangyan-2022", `统一社会信用代码,企业名称,规模,用地面积(亩),税收(万元),工业增加值(万元),综合能耗(吨标煤),污染物排放量(吨),职工人数,研发经费(万元),营业收入(万元),用电量(千瓦时)
A1,甲厂,规上,100,2409.7,13616,,,,30.2,1000,
A2,乙厂,规上,200,6000,20000,6666.6667,4,1000,200,10000,
A3,丙厂,规下,10,115.932,,,,,,,4929081.63
A4,丁厂,,10,100,,,,,,,1000
A5,戊厂,规上,十亩,100,,,,,,,1000
A1,甲厂,规上,100,2409.7,,,,,,,
`)
	if err != nil {
		t.Fatal(err)
	}
	type told struct {
		Row                int
		Key, Track, Class  string
		Score              float64
		Grade, FirstReason string
	}
	var got []told
	for _, row := range scored.Evaluations {
		r := told{Row: row.Row, Key: row.USCC, Track: row.Track, Class: row.Class, Grade: row.Grade, FirstReason: row.Reasons[0].Code}
		if row.Score != nil {
			r.Score = *row.Score
		}
		got = append(got, r)
	}
	want := []told{
		{2, "A1", "above", "evaluated", 100.2, "", "no_points"}, // without emissions it has the mean of the others, 10.1424 of 10
		{3, "A2", "above", "evaluated", 102.1, "", "open_cuts"},
		{4, "A3", "below", "evaluated", 100, "", "open_cuts"},
		{5, "A4", "", "undetermined", 0, "", "undetermined"},
		{6, "", "", "refused", 0, "", "refused"},
		{7, "A1", "", "refused", 0, "", "twice"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if part := scored.Evaluations[0].Items[0]; *part.Value != 24.097 || *part.Points != 30 || part.Formula.ZH != "24.097 ÷ 24.097 × 30" {
		t.Errorf("tax per mu: %+v", part)
	}
}

// TestYearsOfASheet has two rows an enterprise: with the prior year's mean doubled, an average enterprise scores half.
func TestYearsOfASheet(t *testing.T) {
	scored, err := scoreSheet(t, "huaian-2024", `统一社会信用代码,规模,年度,用地面积(亩),税收(万元),营业收入(万元),综合能耗(吨标煤)
A,规上,2023,10,100,1000,50
B,规上,2023,10,300,3000,150
A,规上,2024,10,200,2000,100
B,规上,2024,10,200,2000,100
`)
	if err != nil {
		t.Fatal(err)
	}
	if scored.Year != 2024 || scored.Evaluations[0].Class != "earlier_year" {
		t.Fatalf("year %d, %+v", scored.Year, scored.Evaluations[0])
	}
	for _, row := range scored.Evaluations[2:] {
		if row.Score == nil || *row.Score != 50 {
			t.Errorf("%s: %v, want 50: %v", row.USCC, row.Score, row.Reasons)
		}
	}
}

// TestYearsInColumns has the same with the years in the names of columns: what names none is of the latest, land of all. A row
// stands in the answer once, with the reason why a year of it cannot be read.
func TestYearsInColumns(t *testing.T) {
	table := `统一社会信用代码,规模,用地面积(亩),2023年税收(万元),2024年税收(万元),2023年营业收入(万元),2024年营业收入(万元),2023年综合能耗(吨标煤),综合能耗2024(吨标煤),用电量(万千瓦时)
A,规上,10,100,200,1000,2000,50,100,
B,规上,10,300,200,3000,2000,150,100,1
C,规上,10,甲,200,2000,2000,100,100,1
`
	scored, err := scoreSheet(t, "huaian-2024", table)
	if err != nil {
		t.Fatal(err)
	}
	if scored.Year != 2024 || len(scored.Evaluations) != 3 || len(scored.Unmapped) != 0 {
		t.Fatalf("year %d, %d rows, not taken %v", scored.Year, len(scored.Evaluations), scored.Unmapped)
	}
	for _, row := range scored.Evaluations[:2] {
		if row.Score == nil || *row.Score != 50 {
			t.Errorf("%s: %v, want 50: %v", row.USCC, row.Score, row.Reasons)
		}
	}
	c := scored.Evaluations[2]
	if c.Score == nil || !slices.ContainsFunc(c.Reasons, func(r land.Reason) bool { return strings.Contains(r.ZH, "“2023年税收(万元)”无法读取") }) {
		t.Errorf("%v, for %v", c.Score, c.Reasons)
	}
	p, err := policy.Find("huaian-2024")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "表.csv")
	if err := os.WriteFile(path, []byte(table), 0o600); err != nil {
		t.Fatal(err)
	}
	for year, classes := range map[int][]string{2023: {"evaluated", "evaluated", "refused"}, 2022: {"earlier_year", "earlier_year", "earlier_year"}} {
		scored, err := analysis.ScoreSheet(t.Context(), analysis.SheetRequest{Policy: p, Path: path, Year: year})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, row := range scored.Evaluations {
			got = append(got, row.Class)
		}
		if !slices.Equal(got, classes) {
			t.Errorf("%d: %v, want %v", year, got, classes)
		}
	}
}

// TestTotalsAreNobody has rows that sum others up or are their mean say that they are not evaluated; a firm may have such a word in
// its name.
func TestTotalsAreNobody(t *testing.T) {
	scored, err := scoreSheet(t, "quanzhou-2025", `序号,企业名称,宗地代码,用地面积(亩),2023年税收(万元),2024年税收(万元),备注
1,甲,p1,10,100,100,合计
2,总计数码公司,,10,100,100,
合计,,,20,200,200,
,五里园小计,,20,200,200,
,,平 均：,10,100,100,
3,乙,p2,十亩,100,100,低于全区平均
注：税收含免抵调,,,,,,
`)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range scored.Evaluations {
		got = append(got, row.Class)
	}
	if want := []string{"evaluated", "evaluated", "refused", "refused", "refused", "refused", "refused"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	p, err := policy.Find("quanzhou-2025")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "表.csv")
	if err := os.WriteFile(path, []byte("企业名称,用地面积(亩),2023年税收(万元),2024年税收(万元)\n甲,10,100,100\n合计,10,100,100\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	earlier, err := analysis.ScoreSheet(t.Context(), analysis.SheetRequest{Policy: p, Path: path, Year: 2023})
	if err != nil || len(earlier.Evaluations) != 2 || earlier.Evaluations[1].Class != "refused" || len(earlier.Evaluations[1].Reasons) != 1 {
		t.Errorf("of an earlier year: %+v %v", earlier.Evaluations, err)
	}
	if said := scored.Evaluations[6].Reasons; len(said) != 1 || !strings.Contains(said[0].ZH, "表下的注释不是评价对象") {
		t.Errorf("%+v", said)
	}
	if said := scored.Evaluations[2].Reasons; len(said) != 1 || said[0].ZH != "“序号”无法读取:合计、平均行不是评价对象(合计)" {
		t.Errorf("%+v", said)
	}
	if said := scored.Evaluations[5].Reasons; len(said) != 1 || !strings.HasPrefix(said[0].ZH, "“用地面积(亩)”无法读取:应为数字") {
		t.Errorf("%+v", said)
	}
}

// TestUnitsThatNobodyStates are told, with the unit that is taken; those that the columns or the title state are not.
func TestUnitsThatNobodyStates(t *testing.T) {
	for table, want := range map[string]string{
		"宗地代码,用地面积,税收(万元),职工人数\np1,10,100,5\n":            "用地面积(m²)",
		"单位：亩、万元,,\n宗地代码,用地面积,税收\np1,10,100\n":            "",
		"宗地代码,用地面积(亩),税收,用电量\np1,10,100,5\n":              "税收(元)、用电量(千瓦时)",
		"宗地代码,用地面积(亩),2023年税收,2024年税收(万元)\np1,10,1,100\n": "2023年税收(元)",
	} {
		scored, err := scoreSheet(t, "quanzhou-2025", table)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, note := range scored.Notes {
			if note.Code == "assumed_units" {
				got = note.ZH
			}
		}
		if want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%s: says %q, want %q", table, got, want)
		}
	}
}

// TestTagsInChinese has the words of recognitions and events as people write them, read as the import of events reads them.
func TestTagsInChinese(t *testing.T) {
	p := altered(t, "tracks:\n", `adjustments:
  items:
    - {id: high_tech, title: {zh: 高新}, tag: high_tech, points: 3}
    - {id: specialised, title: {zh: 专精特新}, tag: specialised, points: 2}
    - {id: safety, title: {zh: 安全事故}, tag: safety, points: -5}
tracks:
`)
	path := filepath.Join(t.TempDir(), "表.csv")
	table := `统一社会信用代码,规模,用地面积(亩),税收(万元),认定,当年事件
plain,规下,10,100,,
word,规下,10,100,高新技术企业,
two,规下,10,100,国家级高新技术企业、专精特新中小企业,
folded,规下,10,100, 高 企 ；专精特新,
own words,规下,10,100,high_tech,safety
event,规下,10,100,,安全生产事故
other,规下,10,100,百强企业,
`
	if err := os.WriteFile(path, []byte(table), 0o600); err != nil {
		t.Fatal(err)
	}
	scored, err := analysis.ScoreSheet(t.Context(), analysis.SheetRequest{Policy: p, Path: path})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]float64{}
	for _, row := range scored.Evaluations {
		for _, a := range row.Adjustments {
			got[row.USCC] += a.Points
		}
	}
	want := map[string]float64{"word": 3, "two": 5, "folded": 5, "own words": -2, "event": -5}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestYearsTwice refuses a second row of the same enterprise and year, whichever year it is of; the first one counts.
func TestYearsTwice(t *testing.T) {
	scored, err := scoreSheet(t, "huaian-2024", `统一社会信用代码,规模,年度,用地面积(亩),税收(万元),营业收入(万元),综合能耗(吨标煤)
A,规上,2023,10,100,1000,50
A,规上,2023,10,900,9000,50
A,规上,2024,10,200,2000,50
A,规上,,10,900,9000,100
`)
	if err != nil {
		t.Fatal(err)
	}
	for at, want := range map[int]string{1: "stands in row 2 already", 3: "stands in row 4 already"} {
		if row := scored.Evaluations[at]; row.Class != "refused" || len(row.Reasons) != 1 || row.Reasons[0].EN != want {
			t.Errorf("row %d: %s, %+v", row.Row, row.Class, row.Reasons)
		}
	}
	if row := scored.Evaluations[2]; row.Score == nil || *row.Score != 100 { // half of what twice the year before is, and twice that
		t.Errorf("score %v, %+v", row.Score, row.Items)
	}
}

// TestTagsRunOut has recognitions that count for two years from the day that a column gives; without a day nobody can tell.
func TestTagsRunOut(t *testing.T) {
	p := altered(t, "tracks:\n", `adjustments:
  items:
    - {id: high_tech, title: {zh: 高新}, tag: high_tech, points: 3, valid_years: 2}
    - {id: safety, title: {zh: 安全事故}, tag: safety, points: -5, valid_years: 1}
tracks:
`)
	path := filepath.Join(t.TempDir(), "表.csv")
	table := `统一社会信用代码,年度,规模,用地面积(亩),税收(万元),认定,认定日期,当年事件
counts,2024,规下,10,100,高新技术企业,2023-05-01,
expired,2024,规下,10,100,高新技术企业,2022-05-01,
undated,2024,规下,10,100,高新技术企业,,
event,2024,规下,10,100,,,安全生产事故
plain,2024,规下,10,100,,,
`
	if err := os.WriteFile(path, []byte(table), 0o600); err != nil {
		t.Fatal(err)
	}
	scored, err := analysis.ScoreSheet(t.Context(), analysis.SheetRequest{Policy: p, Path: path})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, row := range scored.Evaluations {
		for _, a := range row.Adjustments {
			got[row.USCC] += fmt.Sprint(a.Points)
		}
		for _, r := range row.Reasons {
			if r.Code == "unchecked" || r.Code == "expired" {
				got[row.USCC] += r.Code
			}
		}
	}
	if diff := cmp.Diff(map[string]string{"counts": "3", "expired": "expired", "undated": "unchecked", "event": "-5"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSheetsThatCannotBeScored(t *testing.T) {
	for name, test := range map[string]struct{ policy, table, says string }{
		"open weights": {"zhengzhou-2018", "统一社会信用代码,税收(万元)\nA,1\n", "weight"},
		"no header":    {"huangyan-2022", "1,2,3\n4,5,6\n", "tax_cny"},
		"empty":        {"huangyan-2022", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := scoreSheet(t, test.policy, test.table); !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), test.says) {
				t.Errorf("got %v", err)
			}
		})
	}
}

// TestDecidedInASheet takes over a decided grade that has its reason, and says why another is not taken.
func TestDecidedInASheet(t *testing.T) {
	scored, err := scoreSheet(t, "quanzhou-2025", `宗地代码,用地面积(亩),税收(万元),核定等级,核定理由,核定单位
raised,10,10,提容至2.5,会议纪要〔2024〕3号,领导小组
bare,10,10,提容至2.5,,领导小组
unheard of,10,10,S,会议纪要〔2024〕3号,领导小组
untouched,10,10,,,
`)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, row := range scored.Evaluations {
		got[row.USCC] = row.InitialGrade + " " + row.Grade
		for _, g := range row.Gates {
			got[row.USCC] += " " + g.By + ":" + g.Reason
		}
		for _, r := range row.Reasons {
			if r.Code == "decided_grade" {
				got[row.USCC] += " " + r.ZH
			}
		}
	}
	want := map[string]string{
		"raised":     "收储 提容至2.5 领导小组:会议纪要〔2024〕3号",
		"bare":       "收储 收储 核定等级没有核定理由,未采用",
		"unheard of": "收储 收储 核定等级“S”不是办法的等级(提容超2.5、提容至2.5、收储),未采用",
		"untouched":  "收储 收储",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestEnterprisesAsParcels tells of a table of enterprises that the policy evaluates parcels, and of no other.
func TestEnterprisesAsParcels(t *testing.T) {
	for name, tt := range map[string]struct {
		policy, key string
		told        bool
	}{
		"enterprises under a policy of parcels":     {"quanzhou-2025", "91350000158142711F", true},
		"parcels":                                   {"quanzhou-2025", "350582401001GB00001", false},
		"enterprises under a policy of enterprises": {"huaian-2024", "91350000158142711F", false},
	} {
		t.Run(name, func(t *testing.T) {
			scored, err := scoreSheet(t, tt.policy, "编号,规模,用地面积(亩),税收(万元)\n"+tt.key+",规下,10,100\n")
			if err != nil {
				t.Fatal(err)
			}
			told := slices.ContainsFunc(scored.Notes, func(r land.Reason) bool { return r.Code == "unit" && strings.Contains(r.ZH, "评价单元是宗地") })
			if told != tt.told {
				t.Errorf("%+v", scored.Notes)
			}
		})
	}
}
