package match_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"permu/internal/land"
	"permu/internal/match"
)

// uses is an occupancy; a negative area is not on record.
func uses(relation string, landM2, floorM2 float64) land.Occupancy {
	o := land.Occupancy{LandAreaM2: known(landM2), FloorAreaM2: known(floorM2)}
	if relation != "" {
		o.Relation = &relation
	}
	return o
}

func known(m2 float64) *float64 {
	if m2 < 0 {
		return nil
	}
	return &m2
}

func TestLandShares(t *testing.T) {
	const none = -1
	type shares = []match.Share
	tests := map[string]struct {
		occupants []land.Occupancy
		want      shares
	}{
		"nobody": {nil, shares{}},
		"a sole occupant has all": {
			[]land.Occupancy{uses("own", none, none)}, shares{{1000, match.WholeParcel}},
		},
		"a sole tenant has what is on record": {
			[]land.Occupancy{uses("lease", 300, none)}, shares{{300, match.DeclaredLand}},
		},
		"a sole occupant with more than there is": {
			[]land.Occupancy{uses("lease", 1500, none)}, shares{{1000, match.ScaledLand}},
		},
		"a sole owner with more than there is": {
			[]land.Occupancy{uses("own", 1500, none)}, shares{{1000, match.DeclaredLand}},
		},
		"on record, and room left": {
			[]land.Occupancy{uses("own", 600, none), uses("lease", 300, none)},
			shares{{600, match.DeclaredLand}, {300, match.DeclaredLand}},
		},
		"an owner is net of its tenants": {
			[]land.Occupancy{uses("own", 1000, none), uses("lease", 300, none), uses("lease", 200, none)},
			shares{{500, match.DeclaredLand}, {300, match.DeclaredLand}, {200, match.DeclaredLand}},
		},
		"an owner that has let more than all": {
			[]land.Occupancy{uses("own", 1000, none), uses("lease", 900, none), uses("sublease", 350, none)},
			shares{{0, match.ScaledLand}, {720, match.ScaledLand}, {280, match.ScaledLand}},
		},
		"tenants of more than there is": {
			[]land.Occupancy{uses("lease", 1500, none), uses("lease", 500, none)},
			shares{{750, match.ScaledLand}, {250, match.ScaledLand}},
		},
		"a use of no kind is no owner": {
			[]land.Occupancy{uses("", 1500, none), uses("lease", 500, none)},
			shares{{750, match.ScaledLand}, {250, match.ScaledLand}},
		},
		"by floor area": {
			[]land.Occupancy{uses("lease", none, 3000), uses("lease", none, 1000)},
			shares{{750, match.FloorShare}, {250, match.FloorShare}},
		},
		"one floor missing is equal": {
			[]land.Occupancy{uses("lease", none, 3000), uses("lease", none, none)},
			shares{{500, match.EqualShare}, {500, match.EqualShare}},
		},
		"a floor of zero is equal": {
			[]land.Occupancy{uses("lease", none, 3000), uses("lease", none, 0)},
			shares{{500, match.EqualShare}, {500, match.EqualShare}},
		},
		"the rest by floor area": {
			[]land.Occupancy{uses("own", 600, 9000), uses("lease", none, 300), uses("lease", none, 100)},
			shares{{600, match.DeclaredLand}, {300, match.FloorShare}, {100, match.FloorShare}},
		},
		"nothing is left": {
			[]land.Occupancy{uses("own", 1000, none), uses("lease", none, none)},
			shares{{1000, match.DeclaredLand}, {0, match.EqualShare}},
		},
		"zero on record is zero": {
			[]land.Occupancy{uses("lease", 0, none), uses("own", none, none)},
			shares{{0, match.DeclaredLand}, {1000, match.EqualShare}},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := match.LandShares(1000, tt.occupants)
			if diff := cmp.Diff(tt.want, got, cmpopts.EquateApprox(1e-12, 0)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestLandSharesNeverExceedTheParcel(t *testing.T) {
	area := rapid.OneOf(rapid.Just(-1.0), rapid.Just(0.0), rapid.Float64Range(0, 5000))
	rapid.Check(t, func(t *rapid.T) {
		parcel := rapid.Float64Range(1, 5000).Draw(t, "parcel")
		occupants := make([]land.Occupancy, rapid.IntRange(1, 8).Draw(t, "occupants"))
		for i := range occupants {
			relation := rapid.SampledFrom([]string{"", "own", "lease", "sublease"}).Draw(t, "relation")
			occupants[i] = uses(relation, area.Draw(t, "land"), area.Draw(t, "floor"))
		}
		sum, open := 0.0, false
		for i, share := range match.LandShares(parcel, occupants) {
			sum += share.LandM2
			open = open || occupants[i].LandAreaM2 == nil
			if share.LandM2 < 0 || share.Basis == "" {
				t.Fatalf("share %d is %+v", i, share)
			}
			if declared := occupants[i].LandAreaM2; declared != nil && share.LandM2 > *declared*(1+1e-12) {
				t.Fatalf("share %d is %g of %g on record", i, share.LandM2, *declared)
			}
		}
		if sum > parcel*(1+1e-12) || open && sum < parcel*(1-1e-12) {
			t.Fatalf("%g of %g m² are shared out", sum, parcel)
		}
	})
}

// TestRoundingGivesNobodyLand has a first owner whose land, netted, rounds to just under the parcel: what is short of it
// is not the second owner's.
func TestRoundingGivesNobodyLand(t *testing.T) {
	shares := match.LandShares(4.000000000000227, []land.Occupancy{uses("own", 5000, -1), uses("own", 0, -1)})
	if shares[1].LandM2 != 0 {
		t.Errorf("got %+v of none on record", shares[1])
	}
}
