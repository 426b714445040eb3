package analysis

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"permu/internal/land"
	"permu/internal/policy"
)

func TestTenants(t *testing.T) {
	on := func(parcel int64, uscc, relation string) land.Occupancy {
		o := land.Occupancy{ParcelID: parcel, USCC: uscc, LandAreaM2: new(100.0)}
		if relation != "" {
			o.Relation = &relation
		}
		return o
	}
	nan := math.NaN()
	for name, test := range map[string]struct {
		owner         string // of both parcels
		uses          []land.Occupancy
		owners, first []float64 // all, below, above: of the owner a, and of the first parcel
	}{
		"nobody else":                 {"a", []land.Occupancy{on(1, "a", "own")}, []float64{0, 0, 0}, []float64{0, 0, 0}},
		"one on two parcels":          {"a", []land.Occupancy{on(1, "a", "own"), on(1, "b", "lease"), on(2, "b", "lease")}, []float64{1, 1, 0}, []float64{1, 1, 0}},
		"a co-owner":                  {"a", []land.Occupancy{on(1, "a", "own"), on(1, "b", "own"), on(1, "c", "sublease")}, []float64{1, 0, 1}, []float64{1, 0, 1}},
		"in a way that nobody stated": {"a", []land.Occupancy{on(1, "b", ""), on(1, "c", "")}, []float64{2, 1, 1}, []float64{2, 1, 1}},
		"of unknown scale":            {"a", []land.Occupancy{on(1, "c", "lease"), on(1, "d", "lease")}, []float64{2, nan, nan}, []float64{2, nan, nan}},
		"an owner elsewhere":          {"x", []land.Occupancy{on(1, "a", "lease"), on(1, "b", "lease")}, []float64{0, 0, 0}, []float64{2, nan, nan}},
		"an owner by use":             {"", []land.Occupancy{on(1, "a", "own"), on(1, "b", "lease")}, []float64{1, 1, 0}, []float64{1, 1, 0}},
	} {
		t.Run(name, func(t *testing.T) {
			owner := &test.owner
			if test.owner == "" {
				owner = nil
			}
			g := newGround(land.Facts{
				ZoneCode: "z", Year: 2020, Occupancies: test.uses,
				Parcels:     []land.Parcel{{ParcelID: 1, ParcelCode: "p", AreaM2: 1000, OwnerUSCC: owner}, {ParcelID: 2, ParcelCode: "q", AreaM2: 1000, OwnerUSCC: owner}},
				Enterprises: []land.Enterprise{{USCC: "a"}, {USCC: "b", Scale: new("below")}, {USCC: "c", Scale: new("above")}, {USCC: "d"}},
			}, policy.Land{}, nil)
			counts := func(numbers map[land.Column][]float64) []float64 {
				return []float64{numbers[land.Column{Name: "tenants"}][0], numbers[land.Column{Name: "tenants_below"}][0], numbers[land.Column{Name: "tenants_above"}][0]}
			}
			if diff := cmp.Diff(test.owners, counts(g.enterpriseFacts(policy.Policy{}).Numbers), cmpopts.EquateNaNs()); diff != "" {
				t.Errorf("of the owner (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(test.first, counts(g.parcelFacts(policy.Policy{}).Numbers), cmpopts.EquateNaNs()); diff != "" {
				t.Errorf("of the parcel (-want +got):\n%s", diff)
			}
		})
	}
}
