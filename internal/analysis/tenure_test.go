package analysis

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
)

// unstated is the shared parcel of which nobody stated how the second user, on 3,000 of 12,000 m² of floor, holds what it uses.
func unstated() land.Facts {
	facts := shared()
	facts.Occupancies[1].Relation = nil
	return facts
}

// TestRelationUnknown takes a use of an unknown relation neither as own nor as leased, and knows the land only where it is the
// same either way.
func TestRelationUnknown(t *testing.T) {
	nan := math.NaN()
	none := policy.LeasedFloor{Method: "none"}
	tests := map[string]struct {
		rule      policy.Land
		change    func(f *land.Facts)
		own, land []float64 // of the owner and of the other, m²
		note      string    // of the other
	}{
		"both count alike":               {policy.Land{}, nil, []float64{4500, nan}, []float64{4500, 1500}, relationUnknown},
		"leased land does not count":     {policy.Land{Components: map[string]policy.Decimal{"leased_in": {}}}, nil, []float64{4500, nan}, []float64{4500, nan}, relationUndecided},
		"leased floor is no land":        {policy.Land{LeasedFloor: none}, nil, []float64{nan, nan}, []float64{nan, nan}, relationUndecided},
		"its land is on record":          {policy.Land{LeasedFloor: none}, func(f *land.Facts) { f.Occupancies[1].LandAreaM2 = new(1000.0) }, []float64{5000, nan}, []float64{5000, 1000}, relationUnknown},
		"shares are equal":               {policy.Land{LeasedFloor: none, SharedParcel: policy.SharedParcel{Method: "equal"}}, nil, []float64{3000, nan}, []float64{3000, 3000}, relationUnknown},
		"the owner has it all":           {policy.Land{Basis: policy.Owner}, nil, []float64{6000, 0}, []float64{4500, 1500}, relationUnknown},
		"the owner has it all, by use":   {policy.Land{Basis: policy.Owner}, func(f *land.Facts) { f.Parcels[0].OwnerUSCC = nil }, []float64{6000, 0}, []float64{4500, 1500}, relationUnknown},
		"nobody knows the owner":         {policy.Land{Basis: policy.Owner}, func(f *land.Facts) { f.Parcels[0].OwnerUSCC, f.Occupancies[0].Relation = nil, nil }, []float64{nan, nan}, []float64{nan, nan}, relationUndecided},
		"the owner is of somewhere else": {policy.Land{Basis: policy.Owner}, func(f *land.Facts) { f.Parcels[0].OwnerUSCC, f.Occupancies[0].Relation = new("x"), nil }, []float64{0, 0}, []float64{4500, 1500}, relationUnknown},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			facts := unstated()
			if tt.change != nil {
				tt.change(&facts)
			}
			p := policy.Policy{Land: tt.rule}
			g := newGround(facts, tt.rule, needsOf(p))
			f := g.enterpriseFacts(p)
			for name, want := range map[string][]float64{"own_land_mu": tt.own, "land_mu": tt.land} {
				got := slices.Clone(f.Numbers[land.Column{Name: name}])
				for i := range got {
					got[i] /= land.StepsPerM2
				}
				if diff := cmp.Diff(want, got, cmpopts.EquateNaNs(), cmpopts.EquateApprox(0, 1e-3)); diff != "" {
					t.Errorf("%s (-want +got):\n%s", name, diff)
				}
			}
			if leased := f.Numbers[land.Column{Name: "leased_in_land_mu"}][1]; !math.IsNaN(leased) {
				t.Errorf("leased %v", leased)
			}
			a := &assessment{ground: g, enterprises: judged{facts: f}}
			if note := a.relationNote(1); note != tt.note {
				t.Errorf("the other's note is %q, want %q", note, tt.note)
			}
		})
	}
}

// TestRelationDecides asks policies on which the relation bears: what they ask about it cannot be told, and neither can land that
// counts otherwise when it is leased.
func TestRelationDecides(t *testing.T) {
	tests := map[string]struct {
		land    string
		land2   float64 // m² of the other by the policy; NaN is not known
		owns    policy.Truth
		reasons []string
	}{
		"both count alike":           {"{}", 1500, policy.CannotTell, []string{relationUnknown}},
		"leased land does not count": {"{components: {leased_in: 0}}", math.NaN(), policy.CannotTell, []string{relationUndecided}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p, err := policy.Read([]byte(`
id: p
version: 1
title: {zh: 试}
land: ` + tt.land + `
tracks:
  - id: all
    title: {zh: 全部}
    indicators: [{id: tax_per_mu, numerator: tax_cny, denominator: land_mu, unit: 万元/亩, weight: 100, baseline: {source: const, value: 10}}]
gates: [{id: own, title: {zh: 有自有用地}, when: own_land_mu > 0, action: manual}]
`))
			if err != nil {
				t.Fatal(err)
			}
			g := groundOf(p, nil, unstated())
			a, err := weigh(p, nil, g, nil)
			if err != nil {
				t.Fatal(err)
			}
			if owns := score.Holds(p, a.enterprises.facts, p.Gates[0].When)[1]; owns != tt.owns {
				t.Errorf("own land: %v", owns)
			}
			items := a.enterprises.result.Row(1).Items
			if got := items[0].Denominator / land.StepsPerM2; !(math.Abs(got-tt.land2) < 1e-3 || math.IsNaN(got) && math.IsNaN(tt.land2)) {
				t.Errorf("land %v m², want %v", got, tt.land2)
			}
			if _, scored := a.enterprises.result.Score(1); scored == math.IsNaN(tt.land2) {
				t.Errorf("scored: %v", scored)
			}
			if notes := a.rows().enterprise(1).Notes; !cmp.Equal(notes, tt.reasons) {
				t.Errorf("notes %q", notes)
			}
		})
	}
}

// TestNameUnstated names the pieces of land of an unknown relation, ten of them at most.
func TestNameUnstated(t *testing.T) {
	file := func(n int) *land.EnterpriseFile {
		f := &land.EnterpriseFile{Evaluation: &land.Evaluation{Detail: land.Detail{Reasons: []land.Reason{{Code: relationUnknown, ZH: "未登记", EN: "not stated"}, {Code: "ranked", ZH: "第 1 名"}}}}}
		f.Parcels = append(f.Parcels, land.EnterpriseParcel{ParcelCode: "own", Relation: new("own"), LandAreaM2: new(9000.0)})
		for i := range n {
			f.Parcels = append(f.Parcels, land.EnterpriseParcel{ParcelCode: string(rune('a' + i)), LandAreaM2: new(1000.0)})
		}
		return f
	}
	for n, want := range map[int]string{
		2:  "未登记;未登记的用地(亩):a 1.5、b 1.5",
		12: "未登记;未登记的用地(亩):a 1.5、b 1.5、c 1.5、d 1.5、e 1.5、f 1.5、g 1.5、h 1.5、i 1.5、j 1.5,另有 2 宗",
	} {
		f := file(n)
		nameUnstated(f)
		if got := f.Evaluation.Reasons[0].ZH; got != want || f.Evaluation.Reasons[1].ZH != "第 1 名" {
			t.Errorf("%d: %s", n, got)
		}
	}
}
