package analysis

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/land"
	"permu/internal/policy"
)

// use is one use of the parcel of 6,000 m², 9 mu: land on record in m², 0 is none.
type use struct {
	uscc, relation string
	landM2         float64
}

// nineMu is a parcel of 9 mu with its uses, and one of 1.5 mu that is housing, used by nobody.
func nineMu(uses ...use) land.Facts {
	f := land.Facts{Year: 2020, Parcels: []land.Parcel{
		{ParcelID: 1, ParcelCode: "p", AreaM2: 6000}, {ParcelID: 2, ParcelCode: "q", AreaM2: 1000, LandUseCode: new("住宅用地")},
	}}
	for _, u := range uses {
		o := land.Occupancy{ParcelID: 1, USCC: u.uscc}
		if u.relation != "" {
			o.Relation = &u.relation
		}
		if u.landM2 > 0 {
			o.LandAreaM2 = &u.landM2
		}
		f.Enterprises, f.Occupancies = append(f.Enterprises, land.Enterprise{USCC: u.uscc}), append(f.Occupancies, o)
	}
	return f
}

// TestConservedLand says of every mu where it went, and which parcels are claimed beyond their area.
func TestConservedLand(t *testing.T) {
	type mu struct{ Own, Leased, Unstated, Nobody, Over float64 }
	tests := map[string]struct {
		rule    policy.Land
		uses    []use
		want    mu
		claimed float64 // of the parcel; 0 is as it should be
	}{
		"nobody uses anything":           {policy.Land{}, nil, mu{Nobody: 10.5}, 0},
		"a sole user":                    {policy.Land{}, []use{{"a", "own", 0}}, mu{Own: 9, Nobody: 1.5}, 0},
		"an owner and a tenant":          {policy.Land{}, []use{{"a", "own", 0}, {"b", "lease", 2000}}, mu{Own: 6, Leased: 3, Nobody: 1.5}, 0},
		"an owner with what is let":      {policy.Land{}, []use{{"a", "own", 6000}, {"b", "lease", 2000}}, mu{Own: 6, Leased: 3, Nobody: 1.5}, 0},
		"nobody knows how it is held":    {policy.Land{}, []use{{"a", "", 4000}}, mu{Unstated: 6, Nobody: 4.5}, 0},
		"two tenants claim all of it":    {policy.Land{}, []use{{"a", "lease", 6000}, {"b", "sublease", 6000}}, mu{Leased: 9, Nobody: 1.5, Over: 9}, 18},
		"two owners claim all of it":     {policy.Land{}, []use{{"a", "own", 6000}, {"b", "own", 6000}}, mu{Own: 9, Nobody: 1.5, Over: 9}, 18},
		"more than there is":             {policy.Land{}, []use{{"a", "own", 8000}}, mu{Own: 9, Nobody: 1.5, Over: 3}, 12},
		"a square metre is no fault":     {policy.Land{}, []use{{"a", "own", 6000.9}}, mu{Own: 9, Nobody: 1.5}, 0},
		"on the owner's basis":           {policy.Land{Basis: policy.Owner}, []use{{"a", "own", 0}, {"b", "lease", 2000}}, mu{Own: 9, Nobody: 1.5}, 0},
		"on the owner's basis, no owner": {policy.Land{Basis: policy.Owner}, []use{{"b", "lease", 2000}}, mu{Nobody: 10.5}, 0},
		"records do not count in equal parts": {
			policy.Land{SharedParcel: policy.SharedParcel{Method: "equal"}}, []use{{"a", "own", 6000}, {"b", "lease", 6000}}, mu{Own: 4.5, Leased: 4.5, Nobody: 1.5}, 0,
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := newGround(nineMu(tt.uses...), tt.rule).conservedLand()
			if diff := cmp.Diff(tt.want, mu{got.OwnMu, got.LeasedMu, got.UnstatedMu, got.NobodyMu, got.OverMu}); diff != "" || got.TotalMu != 10.5 || got.IndustrialMu != 9 {
				t.Errorf("%+v (-want +got):\n%s", got, diff)
			}
			claimed := 0.0
			for _, o := range got.Overclaimed {
				claimed += o.ClaimedMu
			}
			if claimed != tt.claimed || got.OverCount != len(got.Overclaimed) {
				t.Errorf("claimed %v, want %v", got.Overclaimed, tt.claimed)
			}
			if sum := got.OwnMu + got.LeasedMu + got.UnstatedMu + got.NobodyMu; math.Abs(sum-got.TotalMu) > 1e-3 {
				t.Errorf("%v mu of %v", sum, got.TotalMu)
			}
		})
	}
	if newGround(nineMu(), policy.Land{ConserveCheck: "ignore"}).conservedLand() != nil {
		t.Error("the policy says to ignore it")
	}
}
