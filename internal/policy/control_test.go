package policy_test

import (
	"errors"
	"strings"
	"testing"

	"permu/internal/land"
	"permu/internal/policy"
)

func control(table string) policy.Control {
	return policy.Control{ID: "Control-jj", Title: "本区控制指标", Document: "本区工业项目建设用地控制指标", Number: "晋政〔2026〕1号", ValidFrom: "2026-01-01", Table: []byte(table)}
}

// TestControlDocument makes a document of a table with units, ranges and gaps, and reads it as any other.
func TestControlDocument(t *testing.T) {
	source, err := policy.ControlDocument(control("\ufeff行业代码,行业名称,容积率,投资强度（万元/公顷）,亩均税收(万元/亩)\nC13,农副食品,1.2,1668,\n17-19,纺织服装鞋,1,5250,12.5\n"))
	if err != nil {
		t.Fatal(err)
	}
	p, err := policy.Read(source)
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Screening.Rules) != 3 || len(p.Checks) != 3 || !p.Screens() || p.Basis[0].Number != "晋政〔2026〕1号" || len(p.Open()) != 0 {
		t.Fatalf("%+v", p)
	}
	investment, _ := p.Table("investment_limits")
	tax, _ := p.Table("tax_limits")
	food, shoes := investment.Divisions["13"], investment.Divisions["19"]
	if food.Float() != 111.2 || shoes.Float() != 350 || len(investment.Divisions) != 4 {
		t.Errorf("%v", investment.Divisions)
	}
	if _, known := tax.Divisions["13"]; known || len(tax.Divisions) != 3 {
		t.Errorf("%v", tax.Divisions)
	}
	if id := p.Screening.Rules[0].ID; id != "far_below_control_jj" {
		t.Error(id)
	}
}

// TestControlTableInOrder reports what a row breaks in the order of its columns.
func TestControlTableInOrder(t *testing.T) {
	for range 20 {
		_, err := policy.ControlDocument(control("行业代码,亩均税收,容积率,亩均产值,建筑系数\n13,a,b,c,d\n"))
		var problems land.Problems
		if errors.As(err, &problems); len(problems) != 4 || problems[0].Value != "a" || problems[1].Value != "b" || problems[2].Value != "c" || problems[3].Value != "d" {
			t.Fatalf("%v", err)
		}
	}
}

// TestBadControlTables says where a table breaks which rule.
func TestBadControlTables(t *testing.T) {
	for table, want := range map[string]string{
		"":                  "table",
		"行业代码,容积率\n":        "table: must have a limit",
		"代码,容积率\n13,1\n":    "行业代码",
		"行业代码,绿地率\n13,20\n": "亩均税收",
		"行业代码,投资强度(元/亩)\n13,20\n":    "投资强度(元/亩)",
		"行业代码,容积率\n制鞋,1\n":           "two digits",
		"行业代码,容积率\n13,-1\n":          "positive",
		"行业代码,容积率\n13,高\n":           "positive",
		"行业代码,容积率\n13,1\n13-14,2\n":  "already",
		"行业代码,容积率\n13,1,2\n":         "wrong number of fields",
		"行业代码,容积率\n13,1\n\"14,0.8\n": "table",
	} {
		if _, err := policy.ControlDocument(control(table)); !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", table, err, want)
		}
	}
}
