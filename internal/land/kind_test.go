package land_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/land"
)

func TestKinds(t *testing.T) {
	var names []string
	for _, kind := range land.Kinds() {
		names = append(names, kind.Name)
		t.Run(kind.Name, func(t *testing.T) {
			wantSound(t, kind)
			if found, ok := land.KindByName(kind.Name); !ok || found.Name != kind.Name {
				t.Errorf("by its name: %v, %v", found.Name, ok)
			}
		})
	}
	want := []string{"parks", "subareas", "parcels", "buildings", "enterprises", "reports", "occupancies", "commitments", "events", "successions"}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Errorf("what can be imported (-want +got):\n%s", diff)
	}
	if _, ok := land.KindByName("plots"); ok {
		t.Error("there is a kind called plots")
	}
}

func wantSound(t *testing.T, kind land.Kind) {
	t.Helper()
	seen := map[string]bool{}
	for _, f := range kind.Fields {
		if seen[f.Name] {
			t.Errorf("%s stands twice", f.Name)
		}
		seen[f.Name] = true
		wantField(t, f)
	}
	for _, key := range kind.Key {
		if _, ok := kind.Field(key); !ok {
			t.Errorf("key %s is no field", key)
		}
	}
	if _, ok := kind.Field("no_such_field"); ok || len(kind.Key) == 0 {
		t.Errorf("no_such_field is %v, key is %v", ok, kind.Key)
	}
}

func wantField(t *testing.T, f land.Field) {
	t.Helper()
	known := []land.Quantity{
		land.Text, land.USCC, land.ParcelCode, land.IndustryCode, land.Choice, land.Flag, land.Date, land.Year, land.Count, land.Number,
		land.Ratio, land.Area, land.Amount, land.Energy, land.Electricity, land.Volume, land.Mass, land.Length,
	}
	if !slices.Contains(known, f.Quantity) {
		t.Errorf("%s measures %q", f.Name, f.Quantity)
	}
	if !regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`).MatchString(f.Name) {
		t.Errorf("%s is not snake_case", f.Name)
	}
	if (f.Quantity == land.Choice) != (len(f.Choices) > 1) {
		t.Errorf("%s is a %s with %d choices", f.Name, f.Quantity, len(f.Choices))
	}
	if suffix, ok := suffixOf()[f.Quantity]; ok && !strings.HasSuffix(f.Name, suffix) {
		t.Errorf("%s is a %s and does not end in %s", f.Name, f.Quantity, suffix)
	}
}

// suffixOf is the unit that the names of a quantity end in.
func suffixOf() map[land.Quantity]string {
	return map[land.Quantity]string{
		land.Area: "_m2", land.Amount: "_cny", land.Energy: "_tce", land.Electricity: "_kwh",
		land.Volume: "_m3", land.Mass: "_t", land.Length: "_m",
	}
}

func TestKeysAreRequired(t *testing.T) {
	for _, kind := range land.Kinds() {
		for _, key := range kind.Key {
			optional := key == "valid_from" || kind.Name == "successions" && key == "parcel_code" // of a cancelled parcel nothing comes
			if f, _ := kind.Field(key); !f.Required && !optional {
				t.Errorf("%s: a row without %s has no key", kind.Name, key)
			}
		}
	}
}

func TestTaxKindsAreFieldsOfReports(t *testing.T) {
	reports, _ := land.KindByName("reports")
	for _, tax := range land.TaxKinds() {
		if f, ok := reports.Field(tax); !ok || f.Quantity != land.Amount || !f.Signed {
			t.Errorf("%s: %+v, %v", tax, f, ok)
		}
	}
}
