package analysis

import (
	"slices"
	"strings"
	"testing"

	"permu/internal/land"
	"permu/internal/policy"
)

// TestWindowOfOneYear has a mean of three years of which one is known count, with the doubt said and less confidence.
func TestWindowOfOneYear(t *testing.T) {
	for name, tt := range map[string]struct {
		years             []float64
		confidence, doubt string
	}{
		"three years known": {[]float64{1, 1, 1}, "high", ""},
		"two":               {[]float64{-1, 1, 1}, "medium", "3 年中有 1 年无数据"},
		"one":               {[]float64{-1, -1, 1}, "medium", "3 年中有 2 年无数据"},
	} {
		t.Run(name, func(t *testing.T) {
			a, _ := screenedBy(t, used(1, tt.years...), "2020-12-31", "default")
			if len(a.hits) != 1 {
				t.Fatalf("%d findings", len(a.hits))
			}
			f, doubts := a.finding(a.hits[0]), ""
			for _, doubt := range f.Doubts {
				doubts += doubt.ZH
			}
			if f.Confidence != tt.confidence || doubts != tt.doubt {
				t.Errorf("%s with %q", f.Confidence, doubts)
			}
		})
	}
}

// TestRuleOfAll has a run say that a rule holds of everything that it is asked of; of a single one it does not.
func TestRuleOfAll(t *testing.T) {
	p, err := policy.Find(policy.DefaultID)
	if err != nil {
		t.Fatal(err)
	}
	of := func(parcels int) bool {
		facts := parcelAlone(land.Parcel{AgreedStartOn: on("2015-01-01")})
		for i := 1; i < parcels; i++ {
			again := facts.Parcels[0]
			again.ParcelID, again.ParcelCode = int64(i+1), strings.Repeat("p", i+1)
			facts.Parcels = append(facts.Parcels, again)
		}
		a, _ := screenedBy(t, facts, "2020-12-31", "idle-land-2012")
		return slices.ContainsFunc(a.screeningNotices(EvaluateRequest{Policy: p, AsOf: *on("2020-12-31")}), func(r land.Reason) bool {
			return r.Code == "rule_of_all" && strings.Contains(r.ZH, "全部成立") && strings.Contains(r.EN, "idle_not_started holds of all 2")
		})
	}
	if !of(2) || of(1) {
		t.Errorf("of two: %t, of one: %t", of(2), of(1))
	}
}
