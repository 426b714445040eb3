package analysis_test

import (
	"regexp"
	"strings"
	"testing"

	"permu/geodata/mappings"
	"permu/internal/analysis"
	"permu/internal/ingest"
	"permu/internal/policy"
)

// TestFactsOfEvaluation imports tables as offices head them and reads them back in the stored units.
func TestFactsOfEvaluation(t *testing.T) {
	tests := map[string]struct{ kind, text, query, want string }{
		"reports in half width": {
			"reports", "统一社会信用代码,年度,技改投资(万元),所有者权益(万元),化学需氧量排放量(吨),退税(万元),异地缴税(元)\nA,2020,120.5,-35,0.001234,2,7.25\n",
			"select concat_ws(' ', technical_investment_cny, equity_cny, cod_t, tax_refund_cny, cross_region_tax_cny) from annual_report",
			"1205000.00 -350000.00 0.001234 20000.00 7.25",
		},
		"reports in full width": {
			"reports", "统一社会信用代码,年度,技术改造投资（千元）,净资产（亿元）,COD（千克）,退库税额（元）,外地缴税（千元）\nA,2020,３,1.5,2.5,4,5\n",
			"select concat_ws(' ', technical_investment_cny, equity_cny, cod_t, tax_refund_cny, cross_region_tax_cny) from annual_report",
			"3000.00 150000000.00 0.002500 4.00 5000.00",
		},
		"single pollutants and tax payable": {
			"reports", "统一社会信用代码,年度,氨氮排放当量(吨),二氧化硫排放量(千克),NOx(吨),应纳税收总额(万元)\nA,2020,0.5,1500,2.25,12\n",
			"select concat_ws(' ', nh3n_t, so2_t, nox_t, tax_payable_cny) from annual_report",
			"0.500000 1.500000 2.250000 120000.00",
		},
		"days of enterprises": {
			"enterprises", "统一社会信用代码,企业名称,达产日期,兼并重组协议日期\nA,甲,2019-05-01,2018-06-30\n",
			"select concat_ws(' ', capacity_on, merged_on) from enterprise where uscc = 'A'",
			"2019-05-01 2018-06-30",
		},
		"recognitions": {
			"events", "认定编号,类别,统一社会信用代码,认定名称,认定日期,有效期至,文号\nR1,荣誉,A,高新技术企业,2019-12-02,2022-12-01,科高〔2019〕1号\nR2,认定,B,百强企业,2020-01-01,,\n",
			"select string_agg(concat_ws(' ', uscc, event_kind, label, happened_on, ends_on, document_no), '; ' order by event_id) from event",
			"A recognition high_tech 2019-12-02 2022-12-01 科高〔2019〕1号; B recognition 百强企业 2020-01-01",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			p := withEnterprises(t)
			report, err := analysis.Import(t.Context(), p.Store, request(t, test.kind, "a.csv", test.text))
			if err != nil || !report.Written {
				t.Fatalf("%+v %v", report, err)
			}
			var got string
			if p.ask(t, test.query, &got); got != test.want {
				t.Errorf("%s, want %s", got, test.want)
			}
		})
	}
}

// TestLabels imports recognitions as offices write them: what rules ask for has its code, and another word is kept and told.
func TestLabels(t *testing.T) {
	text := "认定编号,类别,统一社会信用代码,认定名称,认定日期\nR1,认定,A,淘汰类产业,2020-01-01\nR2,认定,A,重点项目,2020-01-01\n" +
		"R3,认定,A,标准化项目,2020-01-01\nR4,认定,A,孵化成果产业化,2020-01-01\nR5,认定,A,集成电路强链,2020-01-01\nR6,认定,A,百强企业,2020-01-01\nR7,认定,A,key_project,2020-01-01\n"
	p := withEnterprises(t)
	report, err := analysis.Import(t.Context(), p.Store, request(t, "events", "a.csv", text))
	if err != nil || !report.Written {
		t.Fatalf("%+v %v", report, err)
	}
	var got string
	p.ask(t, "select string_agg(label, ' ' order by event_id) from event", &got)
	if want := "eliminated key_project standardised incubated chip_chain 百强企业 key_project"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	issues := report.Files[0].Issues
	if len(issues) != 1 || issues[0].Line != 7 || issues[0].Outcome != ingest.Noted || issues[0].Value != "百强企业" {
		t.Errorf("said %+v", issues)
	}
}

// TestTagsOfPoliciesAreLabels has every tag that a built-in policy asks for among the words that an import knows.
func TestTagsOfPoliciesAreLabels(t *testing.T) {
	known, err := mappings.Files.ReadFile("events.yaml")
	if err != nil {
		t.Fatal(err)
	}
	asked := regexp.MustCompile(`'(\w+)' in tags|\btag: (\w+)`)
	for _, id := range policy.BuiltIn() {
		document, err := policy.Find(id)
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range asked.FindAllSubmatch(document.Source(), -1) {
			if word := string(match[1]) + string(match[2]); !strings.Contains(string(known), "\n    "+word+": [") {
				t.Errorf("%s asks for %s, which is no label", id, word)
			}
		}
	}
}
