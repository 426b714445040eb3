package analysis

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/land"
)

// TestWhatNobodyNeedsToFillIn takes from the site and its scheme what the dossier asks for.
func TestWhatNobodyNeedsToFillIn(t *testing.T) {
	user := func(name, group, title string, value float64) land.Assumption {
		return land.Assumption{Name: name, Group: group, Title: land.Phrase{ZH: title}, Value: &value, Source: land.FromUser}
	}
	unset := user("subsidy_cny", "funding", "财政补助", 0)
	unset.Source = land.NotGiven
	unset.Value = nil
	site := land.SiteFile{Site: land.Site{Name: "片区"}, Parcels: []land.SiteParcel{{ParcelCode: "P1", FARMax: new(2.5)}, {ParcelCode: "P2"}}}
	scheme := schemeOfCase{
		In: land.ScenarioInputs{Industry: "19", Phases: []land.ScenarioPhase{{SharePct: 40, Start: "2027-01", End: "2028-06"}, {Name: "二期", SharePct: 60, Start: "2028-07", End: "2029-12"}}},
		Scheme: land.Scheme{
			Assumptions: []land.Assumption{user("own_funds_cny", "funding", "自有资金", 12345678.91), unset, user("loan_cny", "funding", "贷款", 30000000), user("admin_land_pct", "building", "", 6.5)},
			Costs:       []land.Cost{{Item: "relocation", Title: land.Phrase{ZH: "搬迁与停产补偿"}, Amount: new(land.Money(100))}, {Item: "construction", Amount: new(land.Money(1))}, {Item: "compensation"}},
		},
	}
	want := map[string]string{
		"project_name": "片区", "plan_far": "P1 2.5、P2 无记录", "industry_code": "19", "schedule": "第 1 期(40%):2027-01 至 2028-06;二期(60%):2028-07 至 2029-12",
		"funding": "自有资金 1234.567891 万元;贷款 3000 万元", "relocation": "搬迁与停产补偿 0.0001 万元", "admin_share": "6.5%",
	}
	if diff := cmp.Diff(want, planned(site, scheme)); diff != "" {
		t.Error(diff)
	}
	site.Parcels[1].FARMax = new(2.5)
	if got := planFAR(site.Parcels); got != "2.5" {
		t.Error(got)
	}
}

func TestEncumbrancesSayWhatIsNotOnRecord(t *testing.T) {
	parcel := func(code string, mortgaged, sealed *bool) land.SiteParcel {
		return land.SiteParcel{ParcelCode: code, Mortgaged: mortgaged, Sealed: sealed}
	}
	for want, parcels := range map[string][]land.SiteParcel{
		"抵押:未登记信息(无记录);查封:未登记信息(无记录)": {parcel("P1", nil, nil), parcel("P2", nil, nil)},
		"无抵押;无查封":                 {parcel("P1", new(false), new(false))},
		"抵押:P1、P3;查封无记录:P2,查封:P3": {parcel("P1", new(true), new(false)), parcel("P3", new(true), new(true)), {ParcelCode: "P2", Mortgaged: new(false)}},
		"抵押无记录:P1,其余无抵押;查封:P1":    {{ParcelCode: "P1", Seized: true}, parcel("P2", new(false), new(false))},
	} {
		if got := encumbrances(parcels).ZH; got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// TestCopiesOfOtherLand has a copy keep the search that found its site only where it is of the same parcels.
func TestCopiesOfOtherLand(t *testing.T) {
	site := land.SiteFile{Site: land.Site{ParcelCodes: []string{"a", "b"}}, FoundBy: map[string]any{"search": "x"}}
	for codes, found := range map[string]bool{"a b": true, "b a": true, "a": false, "a c": false, "a b1 b2": false} {
		if got := foundAs(site, strings.Fields(codes)); (got != nil) != found {
			t.Errorf("%s: found by %v", codes, got)
		}
	}
}

func TestJoinOf(t *testing.T) {
	of := func(found map[string]any) float64 { return joinOf(land.SiteFile{FoundBy: found}) }
	for want, found := range map[float64]map[string]any{0.01: nil, 20: {"search": map[string]any{"rules": map[string]any{"road_m": 20.0}}}} {
		if got := of(found); got != want {
			t.Errorf("%v: %g m", found, got)
		}
	}
	if got := of(map[string]any{"search": "x"}); got != 0.01 {
		t.Error(got)
	}
}
