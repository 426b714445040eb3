package survey_test

import (
	"math"
	"strings"
	"testing"

	"permu/internal/land"
	"permu/internal/survey"
)

// parcel is one of 10,000 m² with 8,000 m² of floor, in use by its holder, who is graded A.
func parcel(set func(*land.SpareFacts)) land.SpareFacts {
	p := land.SpareFacts{
		ParcelCode: "p", OwnerUSCC: new("9"), OwnerUses: true, OwnerGrade: "A", LandM2: 10000, FloorAreaM2: new(8000.0), FARMax: new(2.0),
		LandUseCode: new("0601"), IndustryCode: new("C1951"), Mortgaged: new(false), Sealed: new(false), Users: 1,
	}
	set(&p)
	return p
}

func TestSpare(t *testing.T) {
	by := survey.Performing{Grades: []string{"A", "B"}, HighFrom: 20, Control: map[string]float64{"19": 1.0}}
	line := by
	line.FAR = 1.5
	tests := map[string]struct {
		by    survey.Performing
		p     land.SpareFacts
		what  string
		spare float64
		says  string
		clear string
	}{
		"by contract":                       {by, parcel(func(*land.SpareFacts) {}), "spare", 12000, "highest ratio by contract or plan, 2 × 10000", "clear"},
		"by contract, whatever line":        {line, parcel(func(*land.SpareFacts) {}), "spare", 12000, "by contract", "clear"},
		"by the line":                       {line, parcel(func(p *land.SpareFacts) { p.FARMax = nil }), "spare", 7000, "given by the user, 1.5", "clear"},
		"by the control indicators":         {by, parcel(func(p *land.SpareFacts) { p.FARMax = nil }), "spare", 2000, "control indicators (2008), 1 ×", "clear"},
		"of no industry in the table":       {by, parcel(func(p *land.SpareFacts) { p.FARMax, p.IndustryCode = nil, new("6010") }), "no_limit", 0, "", ""},
		"of no industry at all":             {by, parcel(func(p *land.SpareFacts) { p.FARMax, p.IndustryCode = nil, nil }), "no_limit", 0, "", ""},
		"built to the limit":                {by, parcel(func(p *land.SpareFacts) { p.FloorAreaM2 = new(20000.0) }), "full", 0, "", ""},
		"built beyond it":                   {by, parcel(func(p *land.SpareFacts) { p.FloorAreaM2 = new(30000.0) }), "full", 0, "", ""},
		"nothing built":                     {by, parcel(func(p *land.SpareFacts) { p.FloorAreaM2 = new(0.0) }), "spare", 20000, "0 m² standing", "clear"},
		"floor not on record":               {by, parcel(func(p *land.SpareFacts) { p.FloorAreaM2 = nil }), "no_floor", 0, "", ""},
		"a holder graded C":                 {by, parcel(func(p *land.SpareFacts) { p.OwnerGrade = "C" }), "not_performing", 0, "", ""},
		"graded C on land of high returns":  {by, parcel(func(p *land.SpareFacts) { p.OwnerGrade, p.EfficiencyClass = "C", new("high") }), "spare", 12000, "", "clear"},
		"not graded, on land of middle":     {by, parcel(func(p *land.SpareFacts) { p.OwnerGrade, p.EfficiencyClass = "", new("middle") }), "not_performing", 0, "", ""},
		"a holder who lets it":              {by, parcel(func(p *land.SpareFacts) { p.OwnerUses = false }), "owner_elsewhere", 0, "", ""},
		"no holder on record":               {by, parcel(func(p *land.SpareFacts) { p.OwnerUSCC = nil }), "no_owner", 0, "", ""},
		"a school":                          {by, parcel(func(p *land.SpareFacts) { p.LandUseCode = new("0803") }), "not_industrial", 0, "", ""},
		"mortgaged":                         {by, parcel(func(p *land.SpareFacts) { p.Mortgaged = new(true) }), "spare", 12000, "", "not_clear"},
		"sealed":                            {by, parcel(func(p *land.SpareFacts) { p.Sealed = new(true) }), "spare", 12000, "", "not_clear"},
		"seized by an event":                {by, parcel(func(p *land.SpareFacts) { p.Seized = true }), "spare", 12000, "", "not_clear"},
		"whether mortgaged nobody recorded": {by, parcel(func(p *land.SpareFacts) { p.Mortgaged = nil }), "spare", 12000, "", "unknown"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			list, counts := survey.Spare(tt.by, []land.SpareFacts{tt.p})
			if counts[tt.what] != 1 || (len(list) == 1) != (tt.what == "spare") {
				t.Fatalf("%v %+v", counts, list)
			}
			if len(list) == 0 {
				return
			}
			s := list[0]
			if s.SpareM2 != tt.spare || !strings.Contains(s.Formula.EN, tt.says) || s.Clear != tt.clear || s.Why.EN == "" || strings.Contains(s.Formula.ZH+s.Formula.EN+s.Why.ZH, "%!") {
				t.Errorf("%+v", s)
			}
		})
	}
}

func TestSpareByPark(t *testing.T) {
	a, b := parcel(func(p *land.SpareFacts) { p.ParkCode = new("b") }), parcel(func(p *land.SpareFacts) { p.ParkCode, p.Sealed = new("b"), new(true) })
	list, _ := survey.Spare(survey.Performing{Grades: []string{"A"}}, []land.SpareFacts{a, b, parcel(func(p *land.SpareFacts) { p.ParkCode = new("a") })})
	parks := survey.SpareByPark(list)
	if len(parks) != 2 || parks[0].ParkCode != "a" || parks[1].Parcels != 2 || parks[1].SpareM2 != 24000 || parks[1].ClearM2 != 12000 || math.Abs(parks[1].AreaMu-30) > 1e-9 {
		t.Errorf("%+v", parks)
	}
}
