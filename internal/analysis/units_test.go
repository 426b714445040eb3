package analysis

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/land"
	"permu/internal/policy"
)

// TestGroupsPartlyKnown has a group of two, of whom one reports no tax, on two parcels of a park.
func TestGroupsPartlyKnown(t *testing.T) {
	facts := land.Facts{
		ZoneCode: "z", Year: 2020,
		Parcels: []land.Parcel{
			{ParcelID: 1, ParcelCode: "p", ParkCode: new("K1"), AreaM2: 2000},
			{ParcelID: 2, ParcelCode: "q", ParkCode: new("K1"), AreaM2: 2000},
			{ParcelID: 3, ParcelCode: "r", ParkCode: new("K2"), AreaM2: 2000},
		},
		Enterprises: []land.Enterprise{{USCC: "a", IndustryCode: new("C17")}, {USCC: "b", ParentUSCC: new("a"), IndustryCode: new("C18")}, {USCC: "c", IndustryCode: new("C18")}},
		Occupancies: []land.Occupancy{
			{ParcelID: 1, USCC: "a", ToYear: new(2019)}, {ParcelID: 1, USCC: "b"}, {ParcelID: 2, USCC: "a"}, {ParcelID: 3, USCC: "c"},
		},
		Reported: map[land.Column][]float64{{Name: "tax_cny"}: {100, math.NaN(), 300}, {Name: "output_cny"}: {1, 2, 3}},
	}
	g := newGround(facts, policy.Land{}, needsOf(policy.Policy{}))
	note := []string{"partly_known:tax_cny:1:2"}
	for unit, want := range map[string]map[string][]string{
		policy.Group: {"a": note}, policy.Park: {"K1": note}, policy.Industry: {"18": note}, policy.Zone: {"z": {"partly_known:tax_cny:1:3"}}, policy.Subarea: {},
	} {
		if diff := cmp.Diff(want, g.partlyKnown(unit, []string{"output_cny", "tax_cny", "profit_cny"})); diff != "" {
			t.Errorf("%s (-want +got):\n%s", unit, diff)
		}
	}
	f := g.groupFacts(policy.Group)
	for back, want := range []float64{6, 6} { // mu; the year before, the two shared p
		if got := f.Numbers[land.Column{Name: "land_mu", YearsBack: back}]; len(got) != 2 || got[0] != want*land.StepsPerMu {
			t.Errorf("%d years back: %v, want %v", back, got, want*land.StepsPerMu)
		}
	}
	reason, ok := noted("partly_known:revenue_cny:1:2", land.OfPark)
	if !ok || reason.ZH != "2 家企业中有 1 家无营业收入数据,合计营业收入不完整" {
		t.Errorf("%+v", reason)
	}
}
