package analysis

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"permu/internal/land"
	"permu/internal/policy"
)

// landPolicy evaluates enterprises and their groups by tax per mu of land that is counted by a rule.
func landPolicy(t *testing.T, rule string) policy.Policy {
	t.Helper()
	p, err := policy.Read(fmt.Appendf(nil, `
id: p
version: 1
title: {zh: 试}
land: %s
population: {unit: legal_entity, also: [group]}
tracks:
  - id: all
    title: {zh: 全部}
    indicators: [{id: tax_per_mu, numerator: tax_cny, denominator: land_mu, unit: 万元/亩, weight: 100, baseline: {source: const, value: 10}}]
`, rule))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// usedBy is a parcel of 6,000 m² and its users, a, b, c …, each a subsidiary of a.
func usedBy(uses ...land.Occupancy) land.Facts {
	facts := land.Facts{ZoneCode: "z", Year: 2020, Parcels: []land.Parcel{{ParcelID: 1, ParcelCode: "p", AreaM2: 6000}}}
	for i := range uses {
		uses[i].ParcelID, uses[i].USCC = 1, string(rune('a'+i))
		facts.Enterprises = append(facts.Enterprises, land.Enterprise{USCC: uses[i].USCC, ParentUSCC: new("a")})
	}
	facts.Occupancies = uses
	return facts
}

// landsOf are the areas that a policy counts of the enterprises, and of their group, m².
func landsOf(t *testing.T, p policy.Policy, facts land.Facts) (lands []float64, group float64) {
	t.Helper()
	a, err := weigh(p, nil, groundOf(p, nil, facts), nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := range facts.Enterprises {
		lands = append(lands, a.enterprises.result.Land(i)/land.StepsPerM2)
	}
	return lands, a.groups[0].result.Land(0) / land.StepsPerM2
}

// TestLets has land let to those on record and to others, by one and by several.
func TestLets(t *testing.T) {
	use := func(relation string, landM2 float64, out, protected *float64) land.Occupancy {
		return land.Occupancy{Relation: &relation, LandAreaM2: &landM2, Pieces: &land.LandPieces{LeasedOutM2: out, ProtectedM2: protected}}
	}
	owner, other, tenant := use("own", 1000, new(3000.0), nil), use("own", 2000, new(500.0), nil), use("lease", 3000, nil, nil)
	tests := map[string]struct {
		rule  string
		uses  []land.Occupancy
		want  []float64
		group float64
	}{
		"to nobody on record, of what is protected": {"{}", []land.Occupancy{use("own", 6000, new(3000.0), new(6000.0))}, []float64{0}, 0},
		"more than is not protected":                {"{}", []land.Occupancy{use("own", 6000, new(3000.0), new(4000.0))}, []float64{0}, 0},
		"by two, who both let":                      {"{}", []land.Occupancy{owner, other, tenant}, []float64{1000, 1500, 3000}, 5500},
		"by two, and what is let counts":            {"{components: {leased_out: 0}}", []land.Occupancy{owner, other, tenant}, []float64{4000, 2000, 3000}, 6000},
		"by two alike": {
			"{components: {leased_out: 0}}",
			[]land.Occupancy{use("own", 1500, new(1500.0), nil), use("own", 1500, new(1500.0), nil), tenant},
			[]float64{3000, 3000, 3000},
			6000,
		},
		"leased land does not count, nor does what is let of it": {
			"{components: {leased_in: 0}}", []land.Occupancy{use("own", 3000, nil, nil), use("lease", 3000, new(1000.0), new(500.0))}, []float64{3000, 0}, 4500, // a group counts all that it uses
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			lands, group := landsOf(t, landPolicy(t, tt.rule), usedBy(tt.uses...))
			if diff := cmp.Diff(append(tt.want, tt.group), append(lands, group), cmpopts.EquateApprox(0, 1e-3)); diff != "" {
				t.Errorf("enterprises and group (-want +got):\n%s", diff)
			}
		})
	}
}

// TestLetsConserve draws users of a parcel: no land is negative, none is counted that is not there, and what tenants use counts no more than
// once for all who let it at first hand, and once for all who sublet it.
func TestLetsConserve(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 11))
	area := func() *float64 {
		if rng.IntN(3) == 0 {
			return nil
		}
		return new(float64(rng.IntN(40)) * 100)
	}
	usual, kept := landPolicy(t, "{}"), landPolicy(t, "{components: {leased_out: 0}}")
	for range 400 {
		uses := make([]land.Occupancy, 1+rng.IntN(5))
		for i := range uses {
			uses[i] = land.Occupancy{Relation: new([]string{"own", "lease", "sublease"}[rng.IntN(3)]), LandAreaM2: area(), Pieces: &land.LandPieces{
				LeasedOutM2: area(), ProtectedM2: area(), NewlyReducedM2: area(), UnregisteredM2: area(), UnderConstructionM2: area(),
			}}
		}
		facts := usedBy(uses...)
		if rng.IntN(2) == 0 {
			facts.Parcels[0].OwnerUSCC = new("a")
		}
		lands, group := landsOf(t, usual, facts)
		keeps, _ := landsOf(t, kept, facts)
		leased, subleased := 0.0, 0.0
		for _, l := range groundOf(usual, nil, facts).links {
			if pieceOf(l.relation) == leasedPiece {
				leased += l.share.LandM2
			}
			if *l.relation == "sublease" {
				subleased += l.share.LandM2
			}
		}
		for i := range lands {
			if lands[i] < -1e-3 || keeps[i] < lands[i]-1e-3 {
				t.Fatalf("%d has %v m², and %v with what it lets: %+v", i, lands[i], keeps[i], uses)
			}
		}
		if all := sum(lands); all > 6000+1e-2 || math.Abs(group-all) > 1e-2 {
			t.Fatalf("%v m² in all, the group %v: %+v", all, group, uses)
		}
		if all := sum(keeps); all > 6000+leased+subleased+1e-2 {
			t.Fatalf("%v m² with what is let, of 6000, %v leased and %v subleased: %+v", all, leased, subleased, uses)
		}
	}
}
