package analysis

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
)

// pieced is a parcel of 6,000 m²: its owner on 4,000 m², of which 600 without title, 300 under construction, 900 in its protected period and
// 150 newly given up; a tenant on 2,000 m². The owner says that it lets 2,300.
func pieced() land.Facts {
	facts := shared()
	facts.Occupancies[0] = land.Occupancy{ParcelID: 1, USCC: "a", Relation: new("own"), LandAreaM2: new(4000.0), Pieces: &land.LandPieces{
		UnregisteredM2: new(600.0), UnderConstructionM2: new(300.0), ProtectedM2: new(900.0), NewlyReducedM2: new(150.0), LeasedOutM2: new(2300.0),
	}}
	facts.Occupancies[1] = land.Occupancy{ParcelID: 1, USCC: "b", Relation: new("lease"), LandAreaM2: new(2000.0)}
	return facts
}

// TestComponents counts the pieces of land by the signs of policies, of enterprises, of their parcel and of the whole zone.
func TestComponents(t *testing.T) {
	tests := map[string]struct {
		land         string
		owner        float64 // m²: own 5,100 with what is let, and the pieces by their signs
		tenant       float64
		parcel, zone float64 // where what is let stays in
		says         string  // of the owner's land
	}{
		"as usual":                {"{}", 5100 + 600 - 2300 - 900 - 150, 2000, 6000 - 300 - 900 - 150, 6000 - 300 - 900 - 150, "用地 3.525 亩 = 自有用地 7.65 − 租出用地 3.45 + 事实用地 0.9 − 评价保护期用地 1.35 − 新减用地 0.225"},
		"what is built on counts": {"{components: {under_construction: 1}}", 5100 + 600 + 300 - 2300 - 900 - 150, 2000, 6000 - 900 - 150, 6000 - 900 - 150, ""},
		"nothing is taken off":    {"{components: {protected_period: 0, newly_reduced: 0, leased_out: 0}}", 5100 + 600, 2000, 6000 - 300, 6000 - 300, ""},
		"titles alone count":      {"{components: {unregistered_in_use: 0}}", 5100 - 2300 - 900 - 150, 2000, 6000 - 600 - 300 - 900 - 150, 6000 - 600 - 300 - 900 - 150, ""},
		"the owner has it all":    {"{basis: owner}", 6000 - 300 - 900 - 150, 0, 6000 - 300 - 900 - 150, 6000 - 300 - 900 - 150, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p, err := policy.Read(fmt.Appendf(nil, `
id: p
version: 1
title: {zh: 试}
land: %s
population: {unit: legal_entity, also: [parcel, group, zone]}
tracks:
  - id: all
    title: {zh: 全部}
    indicators: [{id: tax_per_mu, numerator: tax_cny, denominator: land_mu, unit: 万元/亩, weight: 100, baseline: {source: const, value: 10}}]
`, tt.land))
			if err != nil {
				t.Fatal(err)
			}
			a, err := weigh(p, nil, groundOf(p, nil, pieced()), nil)
			if err != nil {
				t.Fatal(err)
			}
			got := []float64{a.enterprises.result.Land(0), a.enterprises.result.Land(1), a.parcels.result.Land(0)}
			for _, j := range a.groups {
				if j.unit == policy.Zone {
					got = append(got, j.result.Land(0))
				}
			}
			for i := range got {
				got[i] /= land.StepsPerM2
			}
			if diff := cmp.Diff([]float64{tt.owner, tt.tenant, tt.parcel, tt.zone}, got, cmpopts.EquateApprox(0, 1e-6)); diff != "" {
				t.Errorf("owner, tenant, parcel and zone (-want +got):\n%s", diff)
			}
			c := a.context()[land.OfEnterprise]
			if said := saidOf(score.Explain(p, c, rowOf(*a.rows().enterprise(0), c)).Reasons, "land_pieces"); tt.says != "" && said != tt.says {
				t.Errorf("said %q", said)
			}
			if c := a.conserved()["tax_cny"]; c.Source != c.Placed || c.NotPlaced != 0 {
				t.Errorf("tax: %+v", c)
			}
		})
	}
}

// saidOf are the reasons of a code.
func saidOf(reasons []land.Reason, code string) string {
	var said []string
	for _, r := range reasons {
		if r.Code == code {
			said = append(said, r.ZH)
		}
	}
	return strings.Join(said, "|")
}

// TestComponentsBound has more on record than there is land: pieces are cut down to the land of the use, what is let to the land that they
// leave, so that no land is negative, and who has them is told.
func TestComponentsBound(t *testing.T) {
	c := componentsOf(&land.LandPieces{UnregisteredM2: new(600.0), ProtectedM2: new(1800.0)}, 1200)
	if c.m2[0] != 300 || c.m2[2] != 900 || !math.IsNaN(c.m2[1]) {
		t.Error(c.m2)
	}
	if componentsOf(nil, 10) != nil {
		t.Error("something of nothing")
	}
	for name, tt := range map[string]struct {
		land land.LandPieces
		told bool
	}{
		"pieces":      {land.LandPieces{ProtectedM2: new(3000.0), NewlyReducedM2: new(3002.0)}, true},
		"what is let": {land.LandPieces{ProtectedM2: new(3000.0), LeasedOutM2: new(3002.0)}, true},
		"it fits":     {land.LandPieces{ProtectedM2: new(3000.0), LeasedOutM2: new(3000.0)}, false},
	} {
		p := landPolicy(t, "{}")
		a, err := weigh(p, nil, groundOf(p, nil, usedBy(land.Occupancy{Relation: new("own"), LandAreaM2: new(6000.0), Pieces: &tt.land})), nil)
		if err != nil {
			t.Fatal(err)
		}
		if held, told := a.enterprises.result.Land(0), slices.Contains(a.rows().enterprise(0).Notes, piecesCut); held != 0 || told != tt.told {
			t.Errorf("%s: %v, told %v", name, held, told)
		}
		if said, ok := noted(piecesCut, land.OfEnterprise); !ok || said.ZH == "" {
			t.Error(said)
		}
	}
}

// TestUnregisteredIsStated takes land that is all in use without title as stated, though nobody says whether it is owned or leased.
func TestUnregisteredIsStated(t *testing.T) {
	facts := unstated()
	rule := policy.Land{Components: map[string]policy.Decimal{"leased_in": {}}}
	facts.Occupancies[1].Pieces = &land.LandPieces{UnregisteredM2: new(1500.0)}
	g := newGround(facts, rule, nil)
	f := g.enterpriseFacts(policy.Policy{Land: rule})
	for name, want := range map[string]float64{"own_land_mu": 0, "leased_in_land_mu": 0, "unregistered_land_mu": 1500, "land_mu": 1500} {
		if got := f.Numbers[land.Column{Name: name}][1] / land.StepsPerM2; got != want {
			t.Errorf("%s is %v m²", name, got)
		}
	}
}

// TestHighFloorOnRecord counts leased floor of storeys over 8 m twice by the record of the use, against a ratio that counts it so too.
func TestHighFloorOnRecord(t *testing.T) {
	for method, want := range map[string]float64{"floor_div_far": 6000.0 * 4000 / 13000, "floor_share": 6000.0 * 4000 / 13000, "none": 0} {
		facts := shared()
		facts.Occupancies[1].Pieces = &land.LandPieces{HighFloorM2: new(1000.0)}
		rule := policy.Land{LeasedFloor: policy.LeasedFloor{Method: method, HighStorey: true}}
		g := newGround(facts, rule, []land.Column{{Name: "leased_high_floor_m2"}})
		if got := g.landM2[0][1]; math.Abs(got-want) > 1e-3 || g.storeysUnknown(1) {
			t.Errorf("%s: %v m², want %v, unknown %v", method, got, want, g.storeysUnknown(1))
		}
		f := g.enterpriseFacts(policy.Policy{Land: rule})
		if high := f.Numbers[land.Column{Name: "leased_high_floor_m2"}]; high[0] != 0 || high[1] != 1000*100 {
			t.Errorf("%s: high floor %v", method, high)
		}
	}
}
