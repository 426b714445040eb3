package review

import (
	"errors"
	"strings"
	"testing"

	"permu/internal/land"
)

// TestWhatAFieldMustHold fills in fields that have a rule of their own: credit codes by GB 32100, telephone numbers, amounts.
func TestWhatAFieldMustHold(t *testing.T) {
	code := "91350582MA8TFAKE0"
	code += string(land.USCCCheckCharacter(code))
	tests := map[string]struct{ field, value, says string }{
		"a credit code":            {"applicant_uscc", code, ""},
		"in lower case":            {"applicant_uscc", strings.ToLower(code), ""},
		"with a slip":              {"applicant_uscc", "81350582" + code[8:], "GB 32100-2015 gives"},
		"too short":                {"applicant_uscc", "乱写", "has 18 characters, this one 2"},
		"taken away":               {"applicant_uscc", "", ""},
		"a mobile number":          {"contact", "张三 138 0000 0000", ""},
		"with the country":         {"contact", "张三 +86-13800000000", ""},
		"a fixed line":             {"contact", "李四(0595-85661234)", ""},
		"of eight digits":          {"contact", "李四 0591-87654321", ""},
		"a service number":         {"contact", "400-800-1234", ""},
		"no number":                {"contact", "张三", "telephone number"},
		"a number of ten digits":   {"contact", "张三 1380000000", "telephone number"},
		"a number of twenty":       {"contact", "13800000000138000000", "telephone number"},
		"two numbers":              {"contact", "0595-85661234 13800000000", ""},
		"two mobile numbers":       {"contact", "13800000000 13900000000", ""},
		"two with a comma":         {"contact", "13800000000、13900000000", ""},
		"an extension":             {"contact", "0595-85661234-801", ""},
		"an extension in words":    {"contact", "李四 0595 8566 1234 转 801", ""},
		"after an address":         {"contact", "3号楼 201 13800000000", ""},
		"in full width":            {"contact", "张三 １３８００００００００", ""},
		"an area code in brackets": {"contact", "(0595)85661234", ""},
		"a number and a digit":     {"contact", "138000000001", "telephone number"},
		"an amount":                {"funding", "自有资金 2500 万元;贷款 3000 万元", ""},
		"a figure alone":           {"funding", "12,000.5", ""},
		"in 亿":                     {"funding", "约 1.2 亿元", ""},
		"in Chinese numerals":      {"funding", "自有资金三千万元", ""},
		"in full numerals":         {"funding", "叁仟万元整", ""},
		"in full width figures":    {"funding", "３０００万元", ""},
		"in ten thousands":         {"funding", "约五百万", ""},
		"half an amount":           {"funding", "三百五十点五万元", ""},
		"none":                     {"funding", "无", ""},
		"none by now":              {"relocation", "暂无", ""},
		"none at all":              {"relocation", "没有", ""},
		"none of it":               {"relocation", "不需要拆迁安置", ""},
		"nothing":                  {"relocation", "零", ""},
		"a bank of thousands":      {"funding", "一家银行", "must name an amount"},
		"words":                    {"funding", "很多钱", "must name an amount"},
		"a number of something":    {"funding", "3 家银行", "must name an amount"},
		"less than nothing":        {"funding", "-500", "must not be negative"},
		"no relocation":            {"relocation", "不涉及", ""},
		"a relocation without sum": {"relocation", "另议", "must name an amount"},
	}
	for name, tt := range tests {
		k := begin(t)
		err := k.try("规划", brings("fill", land.CaseBody{Fields: map[string]string{tt.field: tt.value}}))
		var problems land.Problems
		if tt.says == "" && err != nil || tt.says != "" && (!errors.As(err, &problems) || problems[0].Path != "fields."+tt.field || !strings.Contains(problems[0].Rule, tt.says)) {
			t.Errorf("%s: %v", name, err)
		}
		if got := k.c.Fields[tt.field]; tt.says == "" && tt.field == "applicant_uscc" && got != strings.ToUpper(tt.value) {
			t.Errorf("%s: kept as %q", name, got)
		}
	}
	k := begin(t)
	k.world.FreeCodes = true
	k.do("规划", brings("fill", land.CaseBody{Fields: map[string]string{"applicant_uscc": "NH-17"}}))
}

// TestAFileIsRemoved takes a wrong file from the dossier: it stands there no more, and the steps say who added and who removed it.
func TestAFileIsRemoved(t *testing.T) {
	k := begin(t)
	k.do("规划", brings("attach", land.CaseBody{Document: "plan", FileID: 1}))
	k.do("规划", brings("attach", land.CaseBody{Document: "plan", FileID: 2}))
	k.do("规划", brings("attach", land.CaseBody{Document: "scheme", FileID: 1}))
	k.do("园区", brings("detach", land.CaseBody{Document: "plan", FileID: 1}))
	if got := k.c.Documents; len(got) != 2 || got[0].FileID != 2 || got[1].Document != "scheme" {
		t.Errorf("%+v", got)
	}
	if last := k.steps[len(k.steps)-1]; last.Move != "detach" || last.By != "园区" || last.Body.FileID != 1 || len(k.steps) != 5 {
		t.Errorf("%+v", last)
	}
	if err := k.try("规划", brings("detach", land.CaseBody{Document: "plan", FileID: 1})); !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), "file_id: must be a file that stands for this document") {
		t.Errorf("removed twice: %v", err)
	}
	k = begin(t).filled()
	k.on("2026-11-02", "规划", brings("submit", land.CaseBody{}))
	if err := k.try("规划", brings("detach", land.CaseBody{Document: "plan", FileID: 1})); !errors.Is(err, land.ErrInvalid) {
		t.Errorf("removed from what was submitted: %v", err)
	}
}

// TestConsentsOfOtherLand names parcels that the site does not have.
func TestConsentsOfOtherLand(t *testing.T) {
	k := begin(t)
	k.world.Ground.ParcelCodes = []string{"P1", "P2"}
	bank := func(codes ...string) land.CaseMove {
		return brings("consent", land.CaseBody{Consents: []land.Consent{{Owner: "甲厂", AreaM2: 600, Says: "agrees"}, {Owner: "银行", Role: "mortgagee", Says: "agrees", ParcelCodes: codes}}})
	}
	var problems land.Problems
	if err := k.try("规划", bank("P2", "P9")); !errors.As(err, &problems) || len(problems) != 1 || problems[0] != (land.Problem{Path: "consents[1].parcel_codes", Rule: "must be parcels of the site", Value: "P9"}) {
		t.Errorf("%v", err)
	}
	k.do("规划", bank("P2"))
}
