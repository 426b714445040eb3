package analysis

import (
	"math"
	"testing"

	"permu/internal/land"
	"permu/internal/match"
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

// TestHighStoreys has leased floor count twice where storeys are over 8 m, against a floor area ratio that counts them so too.
func TestHighStoreys(t *testing.T) {
	least := policy.DecimalOf(3)
	rule := func(method string, double bool) policy.LeasedFloor {
		return policy.LeasedFloor{Method: method, HighStorey: double, MinFAR: &least}
	}
	tests := map[string]struct {
		rule   policy.LeasedFloor
		high   *bool
		tenant float64 // m²
		says   bool    // that it cannot be told
	}{
		"over 8 m, the ratio is 4":       {rule("floor_div_far", true), new(true), 1500, false},
		"lower, the ratio is at least 3": {rule("floor_div_far", true), new(false), 1000, false},
		"nobody knows":                   {rule("floor_div_far", true), nil, 1000, true},
		"nobody asks":                    {rule("floor_div_far", false), nil, 1000, false},
		"in shares of the floor":         {rule("floor_share", true), new(true), 1500, false},
		"in shares of unknown floor":     {rule("floor_share", true), nil, 1500, true},
		"floor is no land":               {rule("none", true), nil, 0, false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			facts := shared()
			facts.Parcels[0].HighStoreys = tt.high
			g := newGround(facts, policy.Land{LeasedFloor: tt.rule}, nil)
			if got := g.landM2[0][1]; math.Abs(got-tt.tenant) > 1e-4 || g.storeysUnknown(1) != tt.says || g.storeysUnknown(0) {
				t.Errorf("%v m², unknown %v", got, g.storeysUnknown(1))
			}
		})
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
			f := newGround(shared(), tt.rule, needsOf(p)).enterpriseFacts(p)
			own, leased := f.Numbers[land.Column{Name: "own_land_mu"}], f.Numbers[land.Column{Name: "leased_in_land_mu"}]
			got := []float64{own[0] / land.StepsPerM2, leased[1] / land.StepsPerM2}
			if tt.rule.Basis == policy.Owner {
				got[1] = own[1] / land.StepsPerM2
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

// TestPiecesOfYears has a tenant that came last year: what is own and what is leased is that of each year.
func TestPiecesOfYears(t *testing.T) {
	facts := shared()
	facts.Occupancies[0].ToYear = new(2018)
	facts.Occupancies[1].ToYear = new(2018)
	facts.Occupancies = append(facts.Occupancies,
		land.Occupancy{ParcelID: 1, USCC: "a", Relation: new("own"), FloorAreaM2: new(6000.0), FromYear: new(2019)},
		land.Occupancy{ParcelID: 1, USCC: "b", Relation: new("lease"), FloorAreaM2: new(6000.0), FromYear: new(2019)})
	f := newGround(facts, policy.Land{}, nil).enterpriseFacts(policy.Policy{})
	for back, want := range []float64{3000, 3000, 1500} {
		own, leased := f.Numbers[land.Column{Name: "own_land_mu", YearsBack: back}], f.Numbers[land.Column{Name: "leased_in_land_mu", YearsBack: back}]
		if own == nil || leased == nil || math.Abs(leased[1]/land.StepsPerM2-want) > 1e-4 || math.Abs(own[0]/land.StepsPerM2+want-6000) > 1e-4 {
			t.Errorf("%d years back: own %v, leased %v", back, own, leased)
		}
	}
}

// TestNoUseInEarlierYears has a tenant that came last year: of the year before it is not known what land it used, which is
// not that it used none.
func TestNoUseInEarlierYears(t *testing.T) {
	facts := shared()
	facts.Occupancies[1].FromYear = new(2019)
	f := newGround(facts, policy.Land{}, nil).enterpriseFacts(policy.Policy{})
	for _, name := range []string{"land_mu", "own_land_mu", "leased_in_land_mu"} {
		if v := f.Numbers[land.Column{Name: name, YearsBack: 2}][1]; !math.IsNaN(v) {
			t.Errorf("%s two years back: %v", name, v)
		}
		if v := f.Numbers[land.Column{Name: name, YearsBack: 1}][1]; math.IsNaN(v) {
			t.Errorf("%s a year back is not known", name)
		}
	}
}

// TestShareBases names how land was found as the policy found it.
func TestShareBases(t *testing.T) {
	byTax := policy.Land{SharedParcel: policy.SharedParcel{Method: "tax_share"}}
	leased := func(method string) policy.Land { return policy.Land{LeasedFloor: policy.LeasedFloor{Method: method}} }
	tests := map[string]struct {
		rule          policy.Land
		change        func(f *land.Facts)
		owner, tenant match.Basis
	}{
		"by floor":                      {policy.Land{}, nil, match.FloorShare, match.FloorShare},
		"by tax":                        {byTax, nil, match.TaxShare, match.TaxShare},
		"by tax that one does not pay":  {byTax, func(f *land.Facts) { f.Reported[land.Column{Name: "tax_cny"}][0] = 0 }, match.TaxUnknown, match.TaxUnknown},
		"floor by the floor area ratio": {leased("floor_div_far"), nil, match.FloorShare, match.FloorByFAR},
		"more than there is": {
			leased("floor_div_far"), func(f *land.Facts) { f.Occupancies[1].FloorAreaM2 = new(15000.0) }, match.FloorShare, match.ScaledByFAR,
		},
		"leased floor is no land":  {leased("none"), nil, match.FloorShare, match.FloorAsNone},
		"but that which is stated": {leased("none"), func(f *land.Facts) { f.Occupancies[1].LandAreaM2 = new(500.0) }, match.FloorShare, match.DeclaredLand},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			facts := shared()
			if tt.change != nil {
				tt.change(&facts)
			}
			g := newGround(facts, tt.rule, nil)
			if owner, tenant := g.links[0].share.Basis, g.links[1].share.Basis; owner != tt.owner || tenant != tt.tenant {
				t.Errorf("%s and %s, want %s and %s", owner, tenant, tt.owner, tt.tenant)
			}
		})
	}
}
