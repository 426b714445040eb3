package survey_test

import (
	"testing"

	"permu/internal/land"
	"permu/internal/survey"
)

// TestDecided counts land by what the ledger has decided, once a parcel, and as dealt with no more than there is.
func TestDecided(t *testing.T) {
	g := survey.Ground{Parcels: []land.SurveyParcel{
		{LandM2: 30 * mu, DecidedMode: new("self_upgrade"), DisposedM2: 10 * mu, DisposalMode: new("recover_reset")},
		{LandM2: 20 * mu, DecidedMode: new("self_upgrade"), DisposedM2: 99 * mu},
		{LandM2: 50 * mu, DisposalMode: new("recover_reset")},
	}}
	got := g.Decided()
	if want := (land.DecidedSum{StageSum: land.StageSum{Count: 2, AreaMu: 50}, DisposedMu: 30}); len(got) != 1 || got["self_upgrade"] != want {
		t.Errorf("%+v", got)
	}
}

// TestYears has the indicators of two years over the same land: tax of 3,000 万元 in the one, none reported in the other.
func TestYears(t *testing.T) {
	g := ground()
	reports := []land.SurveyEnterprise{
		{Year: 2019, ParkCode: new("a"), IndustryCode: new("C1951")},
		{Year: 2020, ParkCode: new("a"), IndustryCode: new("C1951"), TaxCNY: new(3e7), RevenueCNY: new(6e8)},
		{Year: 2020, ParkCode: new("b"), IndustryCode: new("C1951"), TaxCNY: new(9e9)},
	}
	years := survey.Years(tdt(t), g, survey.OfPark(reports, "a"))
	if len(years) != 2 || years[0].Year != 2019 || len(years[0].Values) != 3 {
		t.Fatalf("%+v", years)
	}
	if years[0].Values["industrial_tax"] != nil || years[0].Lacks["industrial_tax"].ZH == "" {
		t.Errorf("2019: %+v", years[0])
	}
	if tax := years[1].Values["industrial_tax"]; tax == nil || *tax < 224.9 || *tax > 225.1 { // 3,000 万元 over 200 mu, 13.33 ha
		t.Errorf("2020: %v", tax)
	}
	if all := survey.OfYear(reports, 2020); len(all) != 2 || len(survey.OfPark(reports, "")) != 3 {
		t.Errorf("%+v", all)
	}
}
