package land_test

import (
	"testing"

	"permu/internal/land"
)

func TestRoad(t *testing.T) {
	for use, want := range map[string]bool{"1207": true, "1004": true, "1003": true, "1202": true, "S1": true, "城镇道路用地": true, "0601": false, "M1": false, "1001": false, "绿地": false} {
		if got := land.Road(&use); got != want {
			t.Errorf("%s: %v", use, got)
		}
	}
	if land.Road(nil) {
		t.Error("a use that is not on record is no road")
	}
}

func TestIndustrial(t *testing.T) {
	for use, want := range map[string]bool{
		"0601": true, "0604": true, "100101": true, "M1": true, "m2": true, "W": true, "0701": false, "0810": false, "1004": false,
		"工业用地": true, "仓储用地": true, "工矿仓储用地": true, "公园绿地": false, "城镇住宅用地": false, "商服用地": false,
	} {
		if got := (land.Parcel{LandUseCode: &use}).Industrial(); got != want {
			t.Errorf("%s: %v", use, got)
		}
	}
	if !(land.Parcel{}).Industrial() {
		t.Error("a use that is not on record may be industry")
	}
}
