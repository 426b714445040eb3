package analysis

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
)

// TestPremises derives leased floor, floor area ratio and storeys of enterprises from uses and buildings.
func TestPremises(t *testing.T) {
	tests := map[string]struct {
		uses []land.Occupancy
		want [3]any // leased floor, m²; floor area ratio; storeys
	}{
		"who owns leases nothing":              {[]land.Occupancy{{ParcelID: 1, Relation: new("own")}}, [3]any{0.0, 2.0, 3.0}},
		"who leases":                           {[]land.Occupancy{{ParcelID: 1, Relation: new("lease"), FloorAreaM2: new(3000.0)}}, [3]any{3000.0, 2.0, 3.0}},
		"on several parcels":                   {[]land.Occupancy{{ParcelID: 1, Relation: new("own")}, {ParcelID: 2, Relation: new("sublease"), FloorAreaM2: new(500.5)}}, [3]any{500.5, 1.5, nil}},
		"a lease of which no floor is on file": {[]land.Occupancy{{ParcelID: 1, Relation: new("lease")}}, [3]any{nil, 2.0, 3.0}},
		"how it uses the land is not known":    {[]land.Occupancy{{ParcelID: 1, FloorAreaM2: new(3000.0)}}, [3]any{nil, 2.0, 3.0}},
		"no floor of the parcel":               {[]land.Occupancy{{ParcelID: 3, Relation: new("own")}}, [3]any{0.0, nil, nil}},
		"no land":                              {nil, [3]any{nil, nil, nil}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			for i := range tt.uses {
				tt.uses[i].USCC = "a"
			}
			facts := land.Facts{
				ZoneCode: "z", Year: 2020, Enterprises: []land.Enterprise{{USCC: "a"}}, Occupancies: tt.uses,
				Parcels: []land.Parcel{
					{ParcelID: 1, ParcelCode: "p", AreaM2: 2000, BuildingFloorM2: new(4000.0), Storeys: new(3)},
					{ParcelID: 2, ParcelCode: "q", AreaM2: 2000, FloorAreaM2: new(2000.0), Storeys: new(1)},
					{ParcelID: 3, ParcelCode: "r", AreaM2: 2000},
				},
			}
			names := []string{"leased_floor_m2", "floor_area_ratio", "building_floors"}
			var needs []land.Column
			for _, name := range names {
				needs = append(needs, land.Column{Name: name})
			}
			f := newGround(facts, policy.Land{}, needs).enterpriseFacts(policy.Policy{})
			for i, name := range names {
				n, _ := policy.NumberByName(name)
				var got any
				if held := f.Numbers[land.Column{Name: name}][0]; known(held) {
					got = held * float64(n.Step.P) / float64(n.Step.Q)
				}
				if diff := cmp.Diff(tt.want[i], got); diff != "" {
					t.Errorf("%s (-want +got):\n%s", name, diff)
				}
			}
		})
	}
}

// TestHighFloorNotOnRecord asks for the leased floor of high storeys of who uses a parcel with none but those, and has no floor on record.
func TestHighFloorNotOnRecord(t *testing.T) {
	for name, relation := range map[string]*string{"a tenant": new("lease"), "how it uses the land is not known": nil} {
		facts := shared()
		facts.Parcels[0].HighStoreys = new(true)
		facts.Occupancies[1] = land.Occupancy{ParcelID: 1, USCC: "b", Relation: relation}
		f := newGround(facts, policy.Land{}, []land.Column{{Name: "leased_high_floor_m2"}}).enterpriseFacts(policy.Policy{})
		if high := f.Numbers[land.Column{Name: "leased_high_floor_m2"}]; high[0] != 0 || known(high[1]) {
			t.Errorf("%s: %v", name, high)
		}
	}
}

// TestSmallTenants has the policy of an Anhui county tell who takes part by the floor that he leases.
func TestSmallTenants(t *testing.T) {
	p, err := policy.Find("anhui-county")
	if err != nil {
		t.Fatal(err)
	}
	founded := time.Date(2010, 1, 1, 0, 0, 0, 0, time.UTC)
	facts := land.Facts{
		ZoneCode: "z", Year: 2022,
		Parcels:     []land.Parcel{{ParcelID: 1, ParcelCode: "p", AreaM2: 2000}, {ParcelID: 2, ParcelCode: "q", AreaM2: 2000}},
		Enterprises: []land.Enterprise{{USCC: "owner", Scale: new("below"), RegisteredOn: &founded}, {USCC: "tenant", Scale: new("below"), RegisteredOn: &founded}},
		Occupancies: []land.Occupancy{{ParcelID: 1, USCC: "owner", Relation: new("own")}, {ParcelID: 2, USCC: "tenant", Relation: new("lease"), FloorAreaM2: new(3000.0)}},
		Reported:    map[land.Column][]float64{{Name: "tax_cny"}: {1e6, 1e6}},
	}
	a, err := weigh(p, nil, groundOf(p, nil, facts), nil)
	if err != nil {
		t.Fatal(err)
	}
	var classes []string
	for i := range facts.Enterprises {
		classes = append(classes, a.enterprises.result.Row(i).Class)
	}
	if got := strings.Join(classes, " "); got != score.NotInScope+" "+score.Evaluated {
		t.Error(got)
	}
}
