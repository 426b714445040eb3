package land_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/land"
)

func TestParcelAreas(t *testing.T) {
	tests := map[string]struct {
		parcel         land.Parcel
		land           float64
		floor, covered *float64
	}{
		"title before measured": {land.Parcel{TitleAreaM2: new(2000.0), AreaM2: 1990}, 2000, nil, nil},
		"measured without one":  {land.Parcel{AreaM2: 1990}, 1990, nil, nil},
		"buildings before declared": {
			land.Parcel{BuildingFloorM2: new(50.0), FloorAreaM2: new(60.0), BuildingFootprintM2: new(10.0), FootprintM2: new(20.0)},
			0, new(50.0), new(10.0),
		},
		"declared without buildings": {land.Parcel{FloorAreaM2: new(60.0), FootprintM2: new(20.0)}, 0, new(60.0), new(20.0)},
		"zero is a value":            {land.Parcel{BuildingFloorM2: new(0.0), FloorAreaM2: new(60.0)}, 0, new(0.0), nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			type areas struct {
				Land           float64
				Floor, Covered *float64
			}
			got := areas{tt.parcel.LandM2(), tt.parcel.FloorM2(), tt.parcel.CoveredM2()}
			if diff := cmp.Diff(areas{tt.land, tt.floor, tt.covered}, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestScale(t *testing.T) {
	tests := map[string]struct {
		scale        *string
		above, below bool
	}{
		"above":     {new("above"), true, false},
		"below":     {new("below"), false, true},
		"not known": {nil, false, false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			e := land.Enterprise{Scale: tt.scale}
			if e.AboveSize() != tt.above || e.BelowSize() != tt.below {
				t.Errorf("above %v, below %v", e.AboveSize(), e.BelowSize())
			}
		})
	}
}

func TestClause(t *testing.T) {
	tests := map[string]struct {
		basis land.Basis
		want  string
	}{
		"document, number, article": {
			land.Basis{Document: "闲置土地处置办法", Number: "国土资源部令第53号", Article: "第二条第一款"}, "《闲置土地处置办法》国土资源部令第53号 第二条第一款",
		},
		"document alone":       {land.Basis{Document: "办法"}, "《办法》"},
		"document and article": {land.Basis{Document: "办法", Article: "第一条"}, "《办法》 第一条"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := tt.basis.Clause(); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

// TestUsesIn goes through uses that began and ended, of which a pair has two.
func TestUsesIn(t *testing.T) {
	facts := land.Facts{Occupancies: []land.Occupancy{
		{ParcelID: 1, USCC: "a"},
		{ParcelID: 1, USCC: "b", FromYear: new(2020)},
		{ParcelID: 1, USCC: "b", ToYear: new(2020)},
		{ParcelID: 2, USCC: "b", ToYear: new(2019)},
		{ParcelID: 3, USCC: "b", FromYear: new(2021)},
		{ParcelID: 4, USCC: "b"},
	}}
	for year, want := range map[int][][]int{2019: {{0, 2}, {3}, {5}}, 2020: {{0, 1}, {5}}, 2021: {{0, 1}, {4}, {5}}} {
		var got [][]int
		for uses := range facts.UsesIn(year) {
			got = append(got, slices.Clone(uses))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d (-want +got):\n%s", year, diff)
		}
	}
	for uses := range facts.UsesIn(2020) {
		if diff := cmp.Diff([]int{0, 1}, uses); diff != "" {
			t.Errorf("the first (-want +got):\n%s", diff)
		}
		break
	}
}
