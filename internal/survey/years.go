package survey

import (
	"maps"
	"slices"

	"permu/internal/land"
	"permu/internal/policy"
)

// Years are the indicators of each year that enterprises report, the oldest first: those whose numerator is an amount of reports. The land
// that they are divided by is that of the ground, as it stands.
func Years(indicators []policy.Indicator, g Ground, reports []land.SurveyEnterprise) []land.IndicatorYear {
	byYear := map[int][]land.SurveyEnterprise{}
	for _, e := range reports {
		byYear[e.Year] = append(byYear[e.Year], e)
	}
	yearly := slices.DeleteFunc(slices.Clone(indicators), func(i policy.Indicator) bool { return !slices.Contains(ofReports, i.Numerator) })
	years := []land.IndicatorYear{}
	for _, year := range slices.Sorted(maps.Keys(byYear)) {
		g.Enterprises = byYear[year]
		one := land.IndicatorYear{Year: year, Values: map[string]*float64{}, Lacks: map[string]land.Phrase{}}
		for _, s := range Indicators(yearly, g, nil, "") {
			one.Values[s.ID], one.Lacks[s.ID] = s.Value, s.Numerator.Lacks
		}
		years = append(years, one)
	}
	return years
}

// ofReports are the measures that annual reports give.
var ofReports = []string{"industrial_revenue_cny", "industrial_tax_cny", "business_tax_cny"}

// OfYear are the reports of a year.
func OfYear(reports []land.SurveyEnterprise, year int) []land.SurveyEnterprise {
	return slices.DeleteFunc(slices.Clone(reports), func(e land.SurveyEnterprise) bool { return e.Year != year })
}

// OfPark are the reports of the enterprises of a park; of no park all.
func OfPark(reports []land.SurveyEnterprise, parkCode string) []land.SurveyEnterprise {
	return slices.DeleteFunc(slices.Clone(reports), func(e land.SurveyEnterprise) bool { return parkCode != "" && text(e.ParkCode) != parkCode })
}
