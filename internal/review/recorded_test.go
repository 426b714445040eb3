package review

import (
	"strings"
	"testing"

	"permu/internal/land"
)

// TestTheRecordAnswers asks whether all agree of land that is mortgaged, sealed, or of which that is not known.
func TestTheRecordAnswers(t *testing.T) {
	owner := land.Consent{Owner: "甲", AreaM2: 1000, Says: "agrees"}
	bank := func(says string) land.Consent { return land.Consent{Owner: "银行", Role: "mortgagee", Says: says} }
	naming := func(c land.Consent, codes ...string) land.Consent { c.ParcelCodes = codes; return c }
	court := land.Consent{Owner: "法院", Role: "court", Says: "agrees"}
	of := func(change func(*land.CaseGround)) land.CaseGround {
		g := land.CaseGround{AreaM2: 1000, Owners: []string{"甲"}, OwnedM2: map[string]float64{"甲": 1000}}
		change(&g)
		return g
	}
	free := of(func(*land.CaseGround) {})
	mortgaged := of(func(g *land.CaseGround) { g.Mortgaged = []string{"P1", "P2"} })
	sealed := of(func(g *land.CaseGround) { g.Sealed = []string{"P3"} })
	unknown := of(func(g *land.CaseGround) { g.MortgageUnknown = []string{"P1"} })
	partly := of(func(g *land.CaseGround) { g.Mortgaged, g.MortgageUnknown = []string{"P1"}, []string{"P2"} })
	for name, tt := range map[string]struct {
		ground   land.CaseGround
		consents []land.Consent
		holds    bool
		known    bool
		says     string
	}{
		"all":                           {free, []land.Consent{owner}, true, true, "均已同意"},
		"no owner":                      {free, nil, false, true, "权利人未达到要求的比例"},
		"no mortgagee":                  {mortgaged, []land.Consent{owner}, false, true, "缺:抵押权人(宗地 P1、P2)"},
		"a mortgagee who says nothing":  {mortgaged, []land.Consent{owner, bank("silent")}, false, true, "抵押权人 银行(未表态)"},
		"the mortgagee of both":         {mortgaged, []land.Consent{owner, naming(bank("agrees"), "P1", "P2")}, true, true, "均已同意"},
		"the mortgagee of one of two":   {mortgaged, []land.Consent{owner, naming(bank("agrees"), "P1")}, false, true, "缺:抵押权人(宗地 P2)"},
		"one who does not say of which": {mortgaged, []land.Consent{owner, bank("agrees")}, false, true, "缺:抵押权人(宗地 P1、P2)"},
		"one is not known and is open":  {partly, []land.Consent{owner, naming(bank("agrees"), "P1")}, false, false, ""},
		"both are spoken for":           {partly, []land.Consent{owner, naming(bank("agrees"), "P1", "P2")}, true, true, "均已同意"},
		"no court":                      {sealed, []land.Consent{owner}, false, true, "查封法院(宗地 P3)"},
		"the court":                     {sealed, []land.Consent{owner, court}, true, true, "均已同意"},
		"whether mortgaged is unknown":  {unknown, []land.Consent{owner}, false, false, ""},
		"unknown, and there is a bank":  {unknown, []land.Consent{owner, bank("agrees")}, true, true, "均已同意"},
		"unknown, and the bank refuses": {unknown, []land.Consent{owner, bank("refuses")}, false, true, "抵押权人 银行(不同意)"},
	} {
		got, known := Recorded(land.CaseStanding{Consents: tt.consents}, tt.ground, Settings())["consents_given"]
		if known != tt.known || known && got.Holds != tt.holds || !strings.Contains(got.From.ZH, tt.says) {
			t.Errorf("%s: %v %+v", name, known, got)
		}
	}
	s := land.CaseStanding{Documents: []land.CaseDocument{{Document: "supervision", FileID: 1}}}
	if with, without := Recorded(s, free, Settings())["supervision_agreement"], Recorded(land.CaseStanding{}, free, Settings())["supervision_agreement"]; !with.Holds || without.Holds || with.From.EN == "" || without.From.EN == "" {
		t.Errorf("%+v %+v", with, without)
	}
}

// TestTheCourtAgreesByADocument asks whether a court agreed to the redevelopment of land that it sealed.
func TestTheCourtAgreesByADocument(t *testing.T) {
	sealed := land.CaseGround{AreaM2: 1000, Sealed: []string{"P3"}}
	two := land.CaseGround{AreaM2: 1000, Sealed: []string{"P1", "P2"}}
	partly := land.CaseGround{AreaM2: 1000, Sealed: []string{"P1"}, SealUnknown: []string{"P2"}}
	court := func(says string, file int64, codes ...string) land.Consent {
		return land.Consent{Owner: "晋江法院", Role: "court", Says: says, FileID: file, ParcelCodes: codes}
	}
	for name, tt := range map[string]struct {
		ground   land.CaseGround
		consents []land.Consent
		holds    bool
		known    bool
		says     string
	}{
		"nothing is sealed":       {land.CaseGround{}, nil, false, false, ""},
		"no court on record":      {sealed, nil, false, true, "尚无查封法院"},
		"it agrees by a document": {sealed, []land.Consent{court("agrees", 7)}, true, true, "晋江法院 同意(案卷文件 7)"},
		"of one of two":           {two, []land.Consent{court("agrees", 7, "P1")}, false, true, "宗地 P2 尚无查封法院同意"},
		"it names none of two":    {two, []land.Consent{court("agrees", 7)}, false, true, "宗地 P1、P2"},
		"one by one":              {two, []land.Consent{court("agrees", 7, "P1"), court("agrees", 8, "P2")}, true, true, "案卷文件 8"},
		"one is not known":        {partly, []land.Consent{court("agrees", 7, "P1")}, false, false, ""},
		"by word alone":           {sealed, []land.Consent{court("agrees", 0)}, false, true, "同意文件尚无"},
		"it refuses":              {sealed, []land.Consent{court("refuses", 7)}, false, true, "同意文件尚无"},
	} {
		got, known := Recorded(land.CaseStanding{Consents: tt.consents}, tt.ground, Settings())["court_agrees"]
		if known != tt.known || known && got.Holds != tt.holds || !strings.Contains(got.From.ZH, tt.says) {
			t.Errorf("%s: %v %+v", name, known, got)
		}
	}
}
