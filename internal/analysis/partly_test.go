package analysis

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/screen"
)

// halfReported are two parcels of 15 mu in a park: u0 and u1 share p, and u1 reports no tax of 2020; u2 has q alone.
func halfReported() land.Facts {
	f := used(2, 40, 40, 40)
	f.Parcels[0].ParkCode = new("K")
	f.Parcels = append(f.Parcels, land.Parcel{ParcelID: 2, ParcelCode: "q", AreaM2: 10_000, ParkCode: new("K"), BuildingCount: 1, LandUseCode: new("0601")})
	f.Parks = []land.Park{{ParkCode: "K", Management: "direct"}}
	f.Enterprises = append(f.Enterprises, land.Enterprise{USCC: "u2", Name: "u2", Scale: new("above")})
	f.Occupancies = append(f.Occupancies, land.Occupancy{ParcelID: 2, USCC: "u2", Relation: new("own"), Reason: "declared"})
	for column, values := range f.Reported {
		f.Reported[column] = append(values, 1_500_000)
	}
	f.Reported[land.Column{Name: "tax_cny"}] = []float64{6_000_000, math.NaN(), 1_500_000}
	return f
}

// TestPartOfAnAmount has a parcel of whose tax a part is known, which would be 40 万元 per mu.
func TestPartOfAnAmount(t *testing.T) {
	a, _ := screenedBy(t, halfReported(), "2020-12-31", "default")
	p, q := a.rows().parcel(0), a.rows().parcel(1)
	if p.TaxState != land.Partly || *p.TaxCNY != 600_000_000 {
		t.Errorf("tax is %s, %v fen", p.TaxState, *p.TaxCNY)
	}
	if p.TaxPerMu != nil || p.Percentile != nil || p.Score != nil || p.Grade != "" {
		t.Errorf("%v per mu, percentile %v, score %v, grade %q rest on a part", p.TaxPerMu, p.Percentile, p.Score, p.Grade)
	}
	if diff := cmp.Diff([]bool{false, false, false, false, false, false, false, true, false}, p.YearPartly); diff != "" {
		t.Errorf("years (-want +got):\n%s", diff)
	}
	if q.TaxState != land.Value || *q.TaxPerMu != 10 || q.YearPartly != nil {
		t.Errorf("the other is %s, %v, %v", q.TaxState, *q.TaxPerMu, q.YearPartly)
	}
	if e := a.rows().enterprise(0); e.TaxState != land.Value || e.TaxPerMu == nil || e.YearPartly != nil {
		t.Errorf("the enterprise's own is %s, %v", e.TaxState, e.TaxPerMu)
	}
	last := yearFigures(2020, p.KeptYears)[2]
	if diff := cmp.Diff(land.YearFigures{Year: 2020, TaxCNY: new(6e6), Partly: []string{"tax_cny"}}, last); diff != "" {
		t.Errorf("the year (-want +got):\n%s", diff)
	}
	reason, _ := noted("partly_known:tax_cny:1:2", land.OfParcel)
	if want := "2 家企业中有 1 家无税收数据,合计税收不完整,按缺失处理,不计亩均、不作评价依据"; reason.ZH != want {
		t.Error(reason.ZH)
	}
}

// TestPartOfAnAmountInAPark counts the land and the money of a parcel both or not at all, and keeps the sum.
func TestPartOfAnAmountInAPark(t *testing.T) {
	a, _ := screenedBy(t, halfReported(), "2020-12-31", "default")
	for _, row := range a.groupRows() {
		if row.SubjectKind != land.OfPark {
			continue
		}
		if *row.TaxCNY != 750_000_000 || *row.TaxPerMu != 10 || row.Headline.TaxLandMu != 15 || row.Headline.TaxCNY != 750_000_000 {
			t.Errorf("%v fen, %v per mu over %v mu, headline %v", *row.TaxCNY, *row.TaxPerMu, row.Headline.TaxLandMu, row.Headline.TaxCNY)
		}
	}
}

// TestPartOfAnotherAmount has the energy and the output of a user missing: what is divided by the one, or of the other, is not known.
func TestPartOfAnotherAmount(t *testing.T) {
	facts := used(2, 40, 40, 40)
	facts.Reported[land.Column{Name: "energy_tce"}] = []float64{100, math.NaN()}
	facts.Reported[land.Column{Name: "output_cny"}] = []float64{1e8, math.NaN()}
	g := groundOf(policy.Policy{}, nil, facts)
	g.enterprises = held(facts.Reported, []land.Column{{Name: "energy_tce"}, {Name: "output_cny"}, {Name: "tax_cny"}})
	f := g.parcelFacts(policy.Policy{})
	for name, want := range map[string]bool{"energy_tce": false, "output_cny": false, "tax_cny": true} {
		if got := known(f.Numbers[land.Column{Name: name}][0]); got != want {
			t.Errorf("%s is known: %v", name, got)
		}
	}
}

// TestPartOfAnEarlierYear has a mean of three years that rests on a part of one: with what is missing it may be no low one.
func TestPartOfAnEarlierYear(t *testing.T) {
	facts := used(2, 1, 4, 3)
	facts.Reported[land.Column{Name: "tax_cny", YearsBack: 2}][1] = math.NaN()
	facts.Reported[land.Column{Name: "tax_cny", YearsBack: 1}][1] = math.NaN()
	a, answers := screenedBy(t, facts, "2020-12-31", "default")
	if diff := cmp.Diff([]string{"low_efficiency=suspected recover_reset"}, answers); diff != "" {
		t.Fatal(diff)
	}
	f := a.finding(a.hits[0])
	if diff := cmp.Diff([]string{"tax_cny_2018 u1", "tax_cny_2019 u1"}, f.Missing); diff != "" {
		t.Errorf("missing (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]land.Phrase{{ZH: "1 家使用企业的亩均税收有年份未报", EN: "1 of its users have not reported every year"}}, f.Doubts); diff != "" {
		t.Errorf("doubts (-want +got):\n%s", diff)
	}
	if row := a.rows().parcel(0); *row.EfficiencyClass != screen.Low || row.TaxState != land.Value {
		t.Errorf("class %s by the one whole year, tax %s", *row.EfficiencyClass, row.TaxState)
	}
}

// TestPartsOfAllYears leaves no year whole: there is no class.
func TestPartsOfAllYears(t *testing.T) {
	facts := used(2, 1, 1, 1)
	for _, column := range facts.Reported {
		column[1] = math.NaN()
	}
	a, _ := screenedBy(t, facts, "2020-12-31", "default")
	if row := a.rows().parcel(0); *row.EfficiencyClass != screen.Unknown {
		t.Errorf("class %s of parts", *row.EfficiencyClass)
	}
}

// TestPartOfAnActual has a site of two parcels of which one has a part of its tax.
func TestPartOfAnActual(t *testing.T) {
	rows := []land.SiteYears{
		{Used: true, LandM2: 10_000, KeptYears: land.KeptYears{YearValues: make([]float64, 12)}},
		{Used: true, LandM2: 10_000, KeptYears: land.KeptYears{YearValues: make([]float64, 12), YearPartly: []bool{7: true, 8: false}}},
	}
	if v := perMuOf(1)(rows, 2); v.Value != nil {
		t.Errorf("%v of a part", *v.Value)
	}
	if v := perMuOf(1)(rows, 1); v.Value == nil {
		t.Error(v.Why)
	}
}

// TestActualOfMergedLand has a parcel of a site that was merged with land outside of it after the first of two years.
func TestActualOfMergedLand(t *testing.T) {
	whole := land.KeptYears{YearValues: make([]float64, 12)}
	y := siteYears{rows: []land.SiteYears{{Year: 2020, Used: true, LandM2: 10_000, KeptYears: whole}, {Year: 2023, Used: true, LandM2: 90_000, Mixed: true, KeptYears: whole}}}
	for _, name := range []string{"jobs", "tax_per_mu"} {
		if v := y.actual(name, 2020); v.Value == nil {
			t.Errorf("%s before: %v", name, v.Why)
		}
		if v := y.actual(name, 2023); v.Value != nil || v.Why.ZH == "" {
			t.Errorf("%s after: %v", name, *v.Value)
		}
	}
}
