package survey_test

import (
	"math"
	"strings"
	"testing"

	"permu/internal/land"
	"permu/internal/survey"
)

var line = survey.Line{CNY: 20_000_000, Near: 0.8, MinFirms: 5}

// reports of 2020 by five firms of division 19 above size, whose revenue per tax is 20, 30, 40, 50 and 60.
func zoneOf(figures ...land.YearlyFigures) []land.YearlyFigures {
	var all []land.YearlyFigures
	for i := range 5 {
		all = append(all, land.YearlyFigures{
			USCC: "0" + string(rune('1'+i)), IndustryCode: new("C1951"), Scale: new("above"), Year: new(2020),
			RevenueCNY: new(float64(20+10*i) * 1e6), TaxCNY: new(1e6),
		})
	}
	return append(all, figures...)
}

func only(t *testing.T, figures ...land.YearlyFigures) (land.NearThreshold, map[string]int) {
	t.Helper()
	list, counts := survey.Potential(line, 2020, zoneOf(figures...))
	if len(list) > 1 {
		t.Fatalf("%d enterprises: %+v", len(list), list)
	}
	if len(list) == 0 {
		return land.NearThreshold{}, counts
	}
	if said := list[0].Why.ZH + list[0].Why.EN; strings.Contains(said, "%!") || said == "" {
		t.Error(said)
	}
	return list[0], counts
}

func TestReportedRevenue(t *testing.T) {
	tests := map[string]struct {
		earlier, revenue float64
		class            string
	}{
		"on the line":                          {0, 2000, survey.Over},
		"just below":                           {0, 1999.9999, survey.Near},
		"at four fifths":                       {0, 1600, survey.Near},
		"below four fifths":                    {0, 1599.99, ""},
		"rising above it":                      {1400, 1700, survey.Rising},
		"rising to it exactly":                 {500, 1000, survey.Rising},
		"rising not quite to it":               {501, 1000, ""},
		"rising fast from little":              {100, 999.99, ""},
		"falling":                              {1900, 1700, survey.Near},
		"far below, however much it has grown": {1, 10, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var figures []land.YearlyFigures
			if tt.earlier > 0 {
				figures = append(figures, land.YearlyFigures{USCC: "9", Scale: new("below"), IndustryCode: new("1951"), Year: new(2019), RevenueCNY: new(tt.earlier * 1e4)})
			}
			figures = append(figures, land.YearlyFigures{USCC: "9", Scale: new("below"), IndustryCode: new("1951"), Year: new(2020), RevenueCNY: new(tt.revenue * 1e4), TaxCNY: new(9e9)})
			if got, _ := only(t, figures...); got.Class != tt.class || got.Class != "" && (got.Basis != "reported" || got.Revenue.Low != got.Revenue.High) {
				t.Errorf("%+v", got)
			}
		})
	}
}

// TestEstimatedRevenue has quartiles of 30 and 50 and a median of 40 yuan of revenue per yuan of tax.
func TestEstimatedRevenue(t *testing.T) {
	tests := map[string]struct {
		tax   float64
		class string
	}{
		"the whole band above": {666_667, survey.Likely},
		"the foot below":       {666_666, survey.Possible},
		"the head on the line": {400_000, survey.Possible},
		"the head below":       {399_999, ""},
		"no tax paid":          {0, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, _ := only(t, land.YearlyFigures{USCC: "9", Scale: new("below"), IndustryCode: new("1952"), Year: new(2020), TaxCNY: &tt.tax})
			if got.Class != tt.class {
				t.Fatalf("%+v", got)
			}
			if got.Class == "" {
				return
			}
			want := land.Band{Low: 30 * tt.tax, Mid: 40 * tt.tax, High: 50 * tt.tax}
			if got.Revenue != want || got.Estimates[0].Division != "19" || got.Estimates[0].Firms != 5 || math.Abs(got.Share-want.Mid/2e7) > 1e-12 {
				t.Errorf("%+v", got)
			}
		})
	}
}

func TestWhoseRatios(t *testing.T) {
	other, _ := only(t, land.YearlyFigures{USCC: "9", Scale: new("below"), IndustryCode: new("3311"), Year: new(2020), TaxCNY: new(1e6)})
	if other.Estimates[0].Division != "" || other.Estimates[0].Firms != 5 || !strings.Contains(other.Why.EN, "the zone's industry") {
		t.Errorf("a division without firms: %+v", other)
	}
	list, counts := survey.Potential(line, 2020, zoneOf()[1:])
	if len(list) > 0 || len(counts) > 0 {
		t.Errorf("%v %v", list, counts)
	}
	few, fewCounts := survey.Potential(line, 2020, append(zoneOf()[1:], land.YearlyFigures{USCC: "9", Year: new(2020), TaxCNY: new(1e6)}))
	if len(few) > 0 || fewCounts["no_data"] != 1 {
		t.Errorf("four firms make a ratio: %+v %v", few, fewCounts)
	}
	// electricity tells more closely than tax: all five firms make 8 yuan of a kWh
	figures := zoneOf(land.YearlyFigures{USCC: "9", Year: new(2020), TaxCNY: new(1e6), ElectricityKWh: new(2.5e6)})
	for i := range 5 {
		figures[i].ElectricityKWh = new(*figures[i].RevenueCNY / 8)
	}
	two, _ := survey.Potential(line, 2020, figures)
	if len(two) != 1 || two[0].Estimates[0].By != "electricity" || two[0].Revenue.Mid != 2e7 || two[0].Class != survey.Likely || len(two[0].Estimates) != 2 {
		t.Errorf("%+v", two)
	}
}

func TestWhoIsAsked(t *testing.T) {
	figures := func(set func(*land.YearlyFigures)) land.YearlyFigures {
		y := land.YearlyFigures{USCC: "9", Scale: new("below"), IndustryCode: new("1951"), Year: new(2020), RevenueCNY: new(3e7)}
		set(&y)
		return y
	}
	tests := map[string]struct {
		f      land.YearlyFigures
		listed bool
		count  string
	}{
		"below size":               {figures(func(*land.YearlyFigures) {}), true, "over"},
		"no scale on record":       {figures(func(y *land.YearlyFigures) { y.Scale = nil }), true, "over"},
		"above size":               {figures(func(y *land.YearlyFigures) { y.Scale = new("above") }), false, ""},
		"deregistered":             {figures(func(y *land.YearlyFigures) { y.Status = new("deregistered") }), false, ""},
		"a wholesaler":             {figures(func(y *land.YearlyFigures) { y.IndustryCode = new("F5131") }), false, "other_industry"},
		"a builder":                {figures(func(y *land.YearlyFigures) { y.IndustryCode = new("4710") }), false, "other_industry"},
		"no industry on record":    {figures(func(y *land.YearlyFigures) { y.IndustryCode = nil }), true, "over"},
		"nothing reported":         {figures(func(y *land.YearlyFigures) { y.Year, y.RevenueCNY = nil, nil }), false, "no_data"},
		"reported the year before": {figures(func(y *land.YearlyFigures) { y.Year = new(2019) }), true, "over"},
		"reported long ago":        {figures(func(y *land.YearlyFigures) { y.Year = new(2017) }), false, "no_data"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, counts := only(t, tt.f)
			if (got.USCC != "") != tt.listed || tt.count != "" && counts[tt.count] != 1 || tt.count == "" && len(counts) > 0 {
				t.Errorf("%+v %v", got, counts)
			}
		})
	}
}
