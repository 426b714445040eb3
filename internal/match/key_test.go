package match_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"permu/internal/match"
)

func TestByKey(t *testing.T) {
	lots := map[string]int64{"12-4": 1, "12-4-1": 2, "12-5": 3, "120-4-7-2": 4}
	codes := map[string]int64{"350582001002GB00001": 1, "350582001002GB00002": 2}
	tests := map[string]struct {
		parcels    map[string]int64
		ref        string
		parcel     int64 // 0 is none
		rule       match.Rule
		confidence float64
	}{
		"exactly":                         {lots, "12-4", 1, match.ExactKey, 1},
		"the longer key is the exact one": {lots, "12-4-1", 2, match.ExactKey, 1},
		"blanks around":                   {lots, " 12-5 ", 3, match.ExactKey, 1},
		"a unit of the lot":               {lots, "12-5-301", 3, match.UnitSuffix, 0.95},
		"a unit of a unit":                {lots, "12-5-3-301", 3, match.UnitSuffix, 0.95},
		"the nearest key above it":        {lots, "12-4-1-9", 2, match.UnitSuffix, 0.95},
		"a trailing dash":                 {lots, "12-5-", 3, match.UnitSuffix, 0.95},
		"no such lot":                     {lots, "13-4", 0, "", 0},
		"a block alone is no lot":         {lots, "12", 0, "", 0},
		"less than the key of a lot":      {lots, "120-4-7", 0, "", 0},
		"a number that begins alike":      {lots, "12-51", 0, "", 0},
		"empty":                           {lots, "", 0, "", 0},
		"blank":                           {lots, "  ", 0, "", 0},
		"a dash":                          {lots, "-", 0, "", 0},
		"a parcel code":                   {codes, "350582001002GB00002", 2, match.ExactKey, 1},
		"a parcel code with a building":   {codes, "350582001002GB00002-3", 2, match.UnitSuffix, 0.95},
		"a parcel code in lower case":     {codes, "350582001002gb00002", 0, "", 0},
		"no parcels at all":               {nil, "12-4", 0, "", 0},
		"no parcels and nothing named":    {nil, "", 0, "", 0},
		"a parcel with an empty key":      {map[string]int64{"": 9, "12-4": 1}, "  ", 0, "", 0},
		"another lot of the block":        {map[string]int64{"4-1": 1, "5-1": 2}, "4-2", 0, "", 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var want []match.Placement
			if tt.parcel != 0 {
				want = []match.Placement{{USCC: "e", ParcelID: tt.parcel, Rule: tt.rule, Confidence: tt.confidence}}
			}
			got := match.ByKey([]match.Ref{{USCC: "e", ParcelRef: tt.ref}}, tt.parcels)
			if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestShortestKey has "4", a lot of an old map, which is tried only where parcels have keys of one segment.
func TestShortestKey(t *testing.T) {
	ref := []match.Ref{{USCC: "e", ParcelRef: "4-2-1"}}
	if got := match.ByKey(ref, map[string]int64{"4": 1}); len(got) != 1 || got[0].ParcelID != 1 {
		t.Errorf("with keys of one segment: got %v", got)
	}
	if got := match.ByKey([]match.Ref{{USCC: "e", ParcelRef: "4"}}, map[string]int64{"4-1": 1, "4-2": 2}); len(got) != 0 {
		t.Errorf("with keys of two: got %v", got)
	}
}

func TestByKeyKeepsTheOrder(t *testing.T) {
	refs := []match.Ref{{"c", "1-1"}, {"a", "9-9"}, {"b", "1-2-7"}, {"a", "1-1"}}
	want := []match.Placement{
		{"c", 1, match.ExactKey, 1}, {"b", 2, match.UnitSuffix, 0.95}, {"a", 1, match.ExactKey, 1},
	}
	if diff := cmp.Diff(want, match.ByKey(refs, map[string]int64{"1-1": 1, "1-2": 2})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
