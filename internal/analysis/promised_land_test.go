package analysis

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"permu/internal/land"
)

// keptOn is what a run keeps of a parcel: output, tax, employees and land in each of three years the same.
func keptOn(output, tax, employees, landM2 float64) land.KeptYears {
	var k land.KeptYears
	for range yearsKept {
		k.YearValues = append(k.YearValues, output, tax, employees, landM2)
	}
	return k
}

// TestKeptTogether takes the years of parcels as those of one piece of land.
func TestKeptTogether(t *testing.T) {
	nan, no := math.NaN(), make([]bool, 3*yearsKept)
	a, b := land.PromisedParcel{InUse: true, KeptYears: keptOn(1e7, 1e6, 10, 6000)}, land.PromisedParcel{InUse: true, KeptYears: keptOn(3e7, 9_000_000.01, 5, 20_000)}
	idle, silent := land.PromisedParcel{KeptYears: keptOn(nan, nan, nan, 4000)}, land.PromisedParcel{InUse: true, KeptYears: keptOn(nan, 1e5, nan, 4000)}
	in := b
	in.Mixed = true
	tests := map[string]struct {
		parcels []land.PromisedParcel
		want    land.KeptYears
		partly  bool // output and employees
	}{
		"nothing":                     {nil, land.KeptYears{}, false},
		"one is itself":               {[]land.PromisedParcel{a}, a.KeptYears, false},
		"two are summed":              {[]land.PromisedParcel{a, b}, keptOn(4e7, 10_000_000.01, 15, 26_000), false},
		"idle land counts as land":    {[]land.PromisedParcel{a, idle}, keptOn(1e7, 1e6, 10, 10_000), false},
		"a user who is not known":     {[]land.PromisedParcel{a, silent}, keptOn(1e7, 1.1e6, 10, 10_000), true},
		"what the run has not":        {[]land.PromisedParcel{a, {LandM2: 9000}}, a.KeptYears, false},
		"other land is in a parcel":   {[]land.PromisedParcel{a, in}, land.KeptYears{}, false},
		"of nobody anything is known": {[]land.PromisedParcel{idle}, idle.KeptYears, false},
	}
	for name, tt := range tests {
		want := tt.want
		if len(want.YearValues) > 0 {
			want.YearPartly = append([]bool{}, no...)
			for year := range yearsKept {
				want.YearPartly[3*year], want.YearPartly[3*year+2] = tt.partly, tt.partly
			}
		}
		if diff := cmp.Diff(want, keptTogether(tt.parcels), cmpopts.EquateNaNs()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
