package analysis

import (
	"math"
	"testing"

	"permu/internal/land"
	"permu/internal/policy"
)

// shared is a parcel of 6,000 m² with 12,000 m² of floor: an owner, and a tenant on 3,000 m² of floor who pays three times the tax.
func shared() land.Facts {
	return land.Facts{
		ZoneCode: "z", Year: 2020,
		Parcels:     []land.Parcel{{ParcelID: 1, ParcelCode: "p", AreaM2: 6600, TitleAreaM2: new(6000.0), FloorAreaM2: new(12000.0), OwnerUSCC: new("a")}},
		Enterprises: []land.Enterprise{{USCC: "a"}, {USCC: "b", Scale: new("below")}},
		Occupancies: []land.Occupancy{
			{ParcelID: 1, USCC: "a", Relation: new("own"), FloorAreaM2: new(9000.0)},
			{ParcelID: 1, USCC: "b", Relation: new("lease"), FloorAreaM2: new(3000.0)},
		},
		Reported: map[land.Column][]float64{{Name: "tax_cny"}: {1e6, 3e6}},
	}
}

// TestLandRules divides the parcel as policies say; whatever they say, no more than the parcel is given out.
func TestLandRules(t *testing.T) {
	decimal := func(v float64) *policy.Decimal { d := policy.DecimalOf(v); return &d }
	tests := map[string]struct {
		rule     policy.Land
		owner, b float64 // m² in the figures of the policy
	}{
		"by floor":                    {policy.Land{}, 4500, 1500},
		"in equal parts":              {policy.Land{SharedParcel: policy.SharedParcel{Method: "equal"}}, 3000, 3000},
		"by tax":                      {policy.Land{SharedParcel: policy.SharedParcel{Method: "tax_share"}}, 1500, 4500},
		"floor by floor area ratio":   {policy.Land{LeasedFloor: policy.LeasedFloor{Method: "floor_div_far"}}, 4500, 1500},
		"the ratio is at least 3":     {policy.Land{LeasedFloor: policy.LeasedFloor{Method: "floor_div_far", MinFAR: decimal(3)}}, 5000, 1000},
		"leased floor is no land":     {policy.Land{LeasedFloor: policy.LeasedFloor{Method: "none"}}, 6000, 0},
		"the owner carries it all":    {policy.Land{Basis: policy.Owner}, 6000, 0},
		"as measured, before as held": {policy.Land{Fallback: []string{"measured", "title"}}, 4950, 1650},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p := policy.Policy{Land: tt.rule}
			f := newGround(shared(), tt.rule).enterpriseFacts(p)
			own, leased := f.Numbers[land.Column{Name: "own_land_mu"}], f.Numbers[land.Column{Name: "leased_in_land_mu"}]
			got := []float64{own[0] / m2Steps, leased[1] / m2Steps}
			if tt.rule.Basis == policy.Owner {
				got[1] = own[1] / m2Steps
			}
			if math.Abs(got[0]-tt.owner) > 1e-4 || math.Abs(got[1]-tt.b) > 1e-4 {
				t.Errorf("owner %g, tenant %g m²; want %g and %g", got[0], got[1], tt.owner, tt.b)
			}
			if f.Numbers[land.Column{Name: "tenants_below"}][0] != 1 {
				t.Error("the owner has a tenant below size")
			}
		})
	}
}
