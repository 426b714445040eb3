package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// table is three enterprises: their mean is (300 + 100) / (20 + 20) = 10 万元/亩, which 15 and 5 are 150 and 50 points of.
const table = `统一社会信用代码,企业名称,税收(万元),用地面积(亩)
91350582MA00000001,甲,300,20
91350582MA00000002,=乙,100,20
91350582MA00000003,丙,many,20
`

// ranked is the small policy with bands and a cap of twice the weight.
func ranked(t *testing.T) string {
	return smallFile(t, "baseline: {source: group_mean}\n", `baseline: {source: group_mean}
        scorer: {type: ratio, cap: 2}
    bands:
      kind: counts
      grades: [{grade: A, count: 1}, {grade: B}]
`)
}

var scoredTable = [][]string{
	{"统一社会信用代码", "企业名称", "税收(万元)", "用地面积(亩)", "评价类别", "tax_per_mu(万元/亩)", "tax_per_mu得分", "得分", "名次", "初评等级", "等级", "加减分", "等级调整", "按…管理", "升级路径", "说明"},
	{"91350582MA00000001", "甲", "300", "20", "全部", "15", "150", "150", "1", "A", "A"},
	{"91350582MA00000002", "=乙", "100", "20", "全部", "5", "50", "50", "2", "B", "B"},
	{"91350582MA00000003", "丙", "many", "20"},
}

func TestScoreWritesCSV(t *testing.T) {
	status, out, told := permu("score", "--policy", ranked(t), "--data", write(t, "t.csv", table))
	lines := strings.Split(strings.TrimPrefix(out, "\ufeff"), "\n")
	if status != 0 || len(lines) != 5 {
		t.Fatalf("status %d: %s%s", status, out, told)
	}
	for i, want := range scoredTable[:3] {
		if begin := strings.Replace(strings.Join(want, ","), "=乙", "'=乙", 1); !strings.HasPrefix(lines[i], begin) {
			t.Errorf("got %s, want %s", lines[i], begin)
		}
	}
	holds(t, lines[3], []string{"91350582MA00000003,丙,many,20,,,,,,,,,,,,", "无法读取"})
	holds(t, told, []string{"row 4 is not scored", "2 of 3 rows scored"})
}

func TestScoreWritesXLSX(t *testing.T) {
	out := filepath.Join(t.TempDir(), "scored.xlsx")
	if status, _, told := permu("score", "--policy", ranked(t), "--data", write(t, "t.csv", table), "-o", out); status != 0 {
		t.Fatal(told)
	}
	book, err := excelize.OpenFile(out)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows("评价结果")
	if err != nil || len(rows) != len(scoredTable) {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for i, want := range scoredTable {
		if diff := cmp.Diff(want, rows[i][:len(want)]); diff != "" {
			t.Errorf("row %d (-want +got):\n%s", i+1, diff)
		}
	}
}

func TestScoreWritesJSON(t *testing.T) {
	status, out, told := permu("score", "--json", "--policy", ranked(t), "--data", write(t, "t.csv", table))
	var scored struct {
		Evaluations []struct {
			Row   int
			Score *float64
			Grade string
			Class string
		}
	}
	if err := json.Unmarshal([]byte(out), &scored); status != 0 || err != nil {
		t.Fatalf("status %d, %v: %s", status, err, told)
	}
	first, last := scored.Evaluations[0], scored.Evaluations[2]
	if first.Row != 2 || first.Score == nil || *first.Score != 150 || first.Grade != "A" {
		t.Errorf("got %+v", first)
	}
	if last.Row != 4 || last.Score != nil || last.Class != "refused" {
		t.Errorf("got %+v", last)
	}
}

// TestScoreShows writes columns as the policy shows numbers, and JSON as they are kept: the grade goes by 79.996.
func TestScoreShows(t *testing.T) {
	p := smallFile(t, "baseline: {source: group_mean}\n", `baseline: {source: const, value: 10}
    bands: {kind: score, grades: [{grade: A, from: 79.995}, {grade: B}]}
adjustments: {items: [{id: q, title: {zh: 质量奖}, tag: quality_award, points: 0.126}]}
rounding:
  total: {digits: 3}
  display: {value: {digits: 1, mode: truncate}, item: {digits: 0}, total: {digits: 2, mode: truncate}}
`)
	data := write(t, "t.csv", "统一社会信用代码,税收(万元),用地面积(亩),认定\nA,79.996,10,\nB,79,10,quality_award\n")
	_, out, told := permu("score", "--policy", p, "--data", data)
	lines := strings.Split(out, "\n")
	if len(lines) != 4 {
		t.Fatalf("%s%s", out, told)
	}
	holds(t, lines[1], []string{",全部,7.9,80,79.99,1,A,A,"})
	holds(t, lines[2], []string{",全部,7.9,79,79.12,2,B,B,质量奖 +0.12,"})
	_, kept, _ := permu("score", "--json", "--policy", p, "--data", data)
	holds(t, kept, []string{`"score": 79.996`, `"value": 7.9996`})
}

// TestScoreKeepsWhatStands leaves the file of an earlier call alone when the new one fails.
func TestScoreKeepsWhatStands(t *testing.T) {
	out := write(t, "scored.pdf", "before")
	status, _, told := permu("score", "--policy", ranked(t), "--data", write(t, "t.csv", table), "-o", out)
	if text, err := os.ReadFile(out); status != exitUsage || err != nil || string(text) != "before" {
		t.Errorf("status %d, %q, %v", status, text, err)
	}
	holds(t, told, []string{`".pdf" is none of .csv, .xlsx, .json`})
	if files, err := os.ReadDir(filepath.Dir(out)); err != nil || len(files) != 1 {
		t.Errorf("%d files, %v", len(files), err)
	}
}

// TestScoreSaysMore has what was added, what moved the grade, whose measures apply, what would lift it, and the pieces of
// land, each in a column of its own or among the reasons.
func TestScoreSaysMore(t *testing.T) {
	p := smallFile(t, "baseline: {source: group_mean}\n", `baseline: {source: const, value: 10}
    bands: {kind: score, grades: [{grade: A, from: 80}, {grade: B, from: 40}, {grade: C}]}
population:
  also: [group]
  special_classes: [{id: young, title: {zh: 新办}, when: "'startup' in tags", scored: true, managed_as: B}]
adjustments: {items: [{id: q, title: {zh: 质量奖}, tag: quality_award, points: 5}]}
gates: [{id: veto, title: {zh: 否决}, when: "'safety' in events", action: cap, grade: C}]
`)
	data := write(t, "t.csv", `统一社会信用代码,税收(万元),自有用地(亩),租用厂房面积(平方米),所在宗地容积率,认定,当年事件
A,112.5,15,10000,2,,
B,112.5,15,10000,2,,safety
C,112.5,15,10000,2,quality_award,
D,112.5,15,10000,2,startup,
`)
	status, out, told := permu("score", "--policy", p, "--data", data)
	lines := strings.Split(out, "\n")
	if status != 0 || len(lines) != 6 {
		t.Fatalf("status %d: %s%s", status, out, told)
	}
	holds(t, lines[1], []string{",B,,,,", "可升至 A\"", "用地 22.5 亩 = 自有用地 15 + 租用厂房 10000 m² ÷ 容积率 2"})
	holds(t, lines[2], []string{",B,C,,B→C 否决,,,"})
	holds(t, lines[3], []string{",B,质量奖 +5,,,"})
	holds(t, lines[4], []string{",,,,,B,,"})
	holds(t, told, []string{"the policy evaluates group as well"})
}
