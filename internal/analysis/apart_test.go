package analysis

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"permu/internal/land"
	"permu/internal/policy"
)

// mergedPolicy takes parcels with all who use them together, but for whom the condition holds.
func mergedPolicy(t *testing.T, separate string) policy.Policy {
	t.Helper()
	if separate != "" {
		separate = ", separate_if: " + separate
	}
	p, err := policy.Read(fmt.Appendf(nil, `
id: merged
version: 1
title: {zh: 合并评价}
land: {shared_parcel: {method: merge_and_share_grade%s}}
population: {unit: parcel_merged}
tracks:
  - id: all
    title: {zh: 全部}
    indicators:
      - {id: tax_per_mu, title: {zh: 亩均税收}, numerator: tax_cny, denominator: land_mu, unit: 万元/亩, weight: 100, baseline: {source: const, value: 10},
         missing: {numerator: no_score, denominator: no_score, both: no_score, zero_denominator: no_score}}
    bands: {kind: score, grades: [{grade: A, from: 100}, {grade: B, from: 50}, {grade: C}]}
`, separate))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// works is a parcel p of 30 mu with three users of 10 mu each, and q of 15 mu with one. Tax in yuan.
func works() land.Facts {
	f := land.Facts{
		ZoneCode: "z", Year: 2020,
		Parcels: []land.Parcel{{ParcelID: 1, ParcelCode: "p", AreaM2: 20000}, {ParcelID: 2, ParcelCode: "q", AreaM2: 10000}},
	}
	taxes, nan := []float64{2e6, 500_000, 0, 300_000}, math.NaN()
	for _, uscc := range []string{"big", "small", "smaller", "sole"} {
		f.Enterprises = append(f.Enterprises, land.Enterprise{USCC: uscc, Name: uscc})
		at := int64(1)
		if uscc == "sole" {
			at = 2
		}
		f.Occupancies = append(f.Occupancies, land.Occupancy{ParcelID: at, USCC: uscc, Relation: new("lease")})
	}
	f.Reported = map[land.Column][]float64{{Name: "tax_cny"}: taxes, {Name: "revenue_cny"}: {3e7, 1e7, nan, 9e7}}
	return f
}

// TestApart has those evaluated on their own for whom separate_if holds, and the others with what is left of their parcel.
func TestApart(t *testing.T) {
	tests := map[string]struct {
		separate    string
		enterprises string // grades and scores, and the notes on it
		parcels     string
	}{
		"all together": {
			"", "big B | grade_of_parcel; small B | grade_of_parcel; smaller B | grade_of_parcel; sole C | grade_of_parcel", "p B 83.33; q C 20",
		},
		"one apart": {
			"tax_cny >= 2000000", "big A 200 | apart; small C | grade_of_parcel; smaller C | grade_of_parcel; sole C | grade_of_parcel",
			"p C 25 | apart_from:1:3; q C 20",
		},
		"who shares with nobody stays with its parcel": {
			"tax_cny < 400000", "big A | grade_of_parcel; small A | grade_of_parcel; smaller C 0 | apart; sole C | grade_of_parcel",
			"p A 125 | apart_from:1:3; q C 20",
		},
		"it cannot be told of one": {
			"revenue_cny >= 20000000", "big A 200 | apart; small C | grade_of_parcel; smaller C | grade_of_parcel apart_unknown; sole C | grade_of_parcel",
			"p C 25 | apart_from:1:3; q C 20",
		},
		"everybody apart": {
			"tax_cny >= 0", "big A 200 | apart; small B 50 | apart; smaller C 0 | apart; sole C | grade_of_parcel",
			"p A | all_apart apart_from:3:3; q C 20",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			facts := works()
			a, err := assess(mergedPolicy(t, tt.separate), facts, time.Date(2020, 12, 31, 0, 0, 0, 0, time.UTC), nil)
			if err != nil {
				t.Fatal(err)
			}
			lines, rows := map[string][]string{}, a.evaluations()
			for i := range rows.Len {
				e := rows.At(i)
				lines[e.SubjectKind] = append(lines[e.SubjectKind], rowLine(e))
			}
			if diff := cmp.Diff(tt.enterprises, strings.Join(lines[land.OfEnterprise], "; ")); diff != "" {
				t.Errorf("enterprises (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.parcels, strings.Join(lines[land.OfParcel], "; ")); diff != "" {
				t.Errorf("parcels (-want +got):\n%s", diff)
			}
			for i := range rows.Len {
				e := rows.At(i)
				if c, ok := a.context()[e.SubjectKind]; ok && e.Score != nil && len(rowOf(e, c).Items) != 1 {
					t.Errorf("%s cannot be explained", e.SubjectKey)
				}
			}
		})
	}
}

func rowLine(e land.Evaluation) string {
	said := e.SubjectKey + " " + e.Grade
	if e.Score != nil {
		said += fmt.Sprintf(" %g", *e.Score)
	}
	var notes []string
	for _, note := range e.Notes {
		if !strings.HasPrefix(note, "land_state") && !strings.HasPrefix(note, "partly_known") {
			notes = append(notes, note)
		}
	}
	if len(notes) > 0 {
		said += " | " + strings.Join(notes, " ")
	}
	return said
}

// TestApartConserves sums land and tax over the subjects: nothing is lost, nothing counts twice.
func TestApartConserves(t *testing.T) {
	for _, separate := range []string{"", "tax_cny >= 2000000", "tax_cny >= 500000", "tax_cny >= 0", "tax_cny < 0"} {
		p := mergedPolicy(t, separate)
		g := newGround(works(), p.Land)
		f := g.merged(p, []land.Column{{Name: "tax_cny"}}, g.apartOf(p))
		if mu, tax := sum(f.Numbers[land.Column{Name: "land_mu"}])/land.StepsPerMu, sum(f.Numbers[land.Column{Name: "tax_cny"}])/100; mu != 45 || tax != 2.8e6 {
			t.Errorf("%s: %v mu, %v yuan", separate, mu, tax)
		}
	}
}

// TestApartTried changes who is apart in a what-if: subjects are held against themselves, wherever they stand.
func TestApartTried(t *testing.T) {
	facts := works()
	was, is := mergedPolicy(t, "tax_cny >= 2000000"), mergedPolicy(t, "")
	old, now := newDesk(facts, was), newDesk(facts, is)
	before, err := old.evaluate(was)
	if err != nil {
		t.Fatal(err)
	}
	after, err := now.evaluate(is)
	if err != nil {
		t.Fatal(err)
	}
	if got := now.shift(policy.ParcelMerged, before[policy.ParcelMerged], after[policy.ParcelMerged], 0); got.Moved != 1 || got.List[0].Key != "p" || got.List[0].From != "C" || got.List[0].To != "B" {
		t.Errorf("%+v", got)
	}
	if got := old.shift(policy.ParcelMerged, after[policy.ParcelMerged], before[policy.ParcelMerged], 0); got.Moved != 2 || got.List[1].Key != "big" || got.List[1].From != "" || got.List[1].To != "A" {
		t.Errorf("%+v", got)
	}
}
