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
			p, facts := mergedPolicy(t, tt.separate), works()
			a, err := assess(p, nil, groundOf(p, nil, facts), time.Date(2020, 12, 31, 0, 0, 0, 0, time.UTC), nil)
			if err != nil {
				t.Fatal(err)
			}
			lines, rows := map[string][]string{}, a.evaluations()
			row := rows.Maker()
			for i := range rows.Len {
				e := *row(i)
				lines[e.SubjectKind] = append(lines[e.SubjectKind], rowLine(e))
			}
			if diff := cmp.Diff(tt.enterprises, strings.Join(lines[land.OfEnterprise], "; ")); diff != "" {
				t.Errorf("enterprises (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.parcels, strings.Join(lines[land.OfParcel], "; ")); diff != "" {
				t.Errorf("parcels (-want +got):\n%s", diff)
			}
			for i := range rows.Len {
				e := *row(i)
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
		if !strings.HasPrefix(note, "land_state") && !strings.HasPrefix(note, "partly_known") && !strings.HasPrefix(note, "land_pieces") {
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
		g := newGround(works(), p.Land, needsOf(p))
		f := g.merged(p, g.apartOf(p))
		if mu, tax := sum(f.Numbers[land.Column{Name: "land_mu"}])/land.StepsPerMu, sum(f.Numbers[land.Column{Name: "tax_cny"}])/100; mu != 45 || tax != 2.8e6 {
			t.Errorf("%s: %v mu, %v yuan", separate, mu, tax)
		}
	}
}

// TestApartTried changes who is apart in a what-if: subjects are held against themselves, wherever they stand.
func TestApartTried(t *testing.T) {
	facts := works()
	was, is := mergedPolicy(t, "tax_cny >= 2000000"), mergedPolicy(t, "")
	try := func(p policy.Policy) tried {
		d := newDesk(facts, p, p.Population.Units(), askedBy(p))
		results, err := d.evaluate(p, 1, nil)
		if err != nil {
			t.Fatal(err)
		}
		return tried{d, p, results}
	}
	old, now := try(was), try(is)
	got := shiftOf(policy.ParcelMerged, old, now, 0)
	if got.Moved != 2 || got.List[0].Key != "p" || got.List[0].From != "C" || got.List[0].To != "B" || got.List[1].Key != "big" || got.List[1].From != "A" || got.List[1].To != "" {
		t.Errorf("%+v", got)
	}
	if n, m := total(got.Before), total(got.After); n != 3 || m != 2 || got.Before["A"] != 1 || got.Parks[0].Up != 1 || got.Parks[0].Left != 1 {
		t.Errorf("%d subjects before, %d after: %+v", n, m, got)
	}
	got = shiftOf(policy.ParcelMerged, now, old, 0)
	if got.Moved != 2 || got.List[1].Key != "big" || got.List[1].From != "" || got.List[1].To != "A" || total(got.Before) != 2 || total(got.After) != 3 || got.Parks[0].Came != 1 || got.Parks[0].Down != 1 {
		t.Errorf("%+v", got)
	}
}

func total(counts map[string]int) int {
	n := 0
	for _, count := range counts {
		n += count
	}
	return n
}

func TestDirection(t *testing.T) {
	now, before := []string{"S", "A", "B"}, []string{"A", "B", "C"}
	for name, test := range map[string]struct {
		from, to string
		want     land.ParkMoves
	}{
		"up to a grade that is new":     {"A", "S", land.ParkMoves{Up: 1}},
		"down":                          {"A", "B", land.ParkMoves{Down: 1}},
		"up from a grade that is gone":  {"C", "B", land.ParkMoves{Up: 1}},
		"between two that nobody knows": {"C", "S", land.ParkMoves{Other: 1}},
		"into the grades":               {"", "S", land.ParkMoves{Came: 1}},
		"out of the grades":             {"C", "", land.ParkMoves{Left: 1}},
		"the same":                      {"C", "C", land.ParkMoves{Same: 1}},
	} {
		t.Run(name, func(t *testing.T) {
			var got land.ParkMoves
			*direction(&got, test.from, test.to, now, before)++
			if got != test.want {
				t.Errorf("got %+v", got)
			}
		})
	}
}

// TestTriedByUsers has a what-if of a policy of enterprises alone regrade parcels by who uses the most of them, as runs do.
func TestTriedByUsers(t *testing.T) {
	read := func(from string) policy.Policy {
		p, err := policy.Read([]byte(`
id: enterprises
version: 1
title: {zh: 只评企业}
tracks:
  - id: all
    title: {zh: 全部}
    indicators: [{id: tax_per_mu, title: {zh: 亩均税收}, numerator: tax_cny, denominator: land_mu, unit: 万元/亩, weight: 100, baseline: {source: const, value: 10}}]
    bands: {kind: score, grades: [{grade: A, from: ` + from + `}, {grade: B}]}
`))
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	facts := works()
	facts.Parcels = append(facts.Parcels, land.Parcel{ParcelID: 3, ParcelCode: "r", AreaM2: 10000})
	try := func(p policy.Policy) tried {
		d := newDesk(facts, p, unitsOn(p), askedBy(p))
		results, err := d.evaluate(p, 1, nil)
		if err != nil {
			t.Fatal(err)
		}
		return tried{d, p, results}
	}
	was, is := read("50"), read("15")
	units, only := onlyEnterprises(was, is)
	if !only {
		t.Fatal("it evaluates more than enterprises")
	}
	got := shiftByUsers(units, try(was), try(is), 0)
	if got.Kind != land.OfParcel || got.By != land.OfEnterprise || got.Moved != 1 || got.List[0].Key != "q" || got.List[0].From != "B" || got.List[0].To != "A" {
		t.Errorf("%+v", got)
	}
	if got.Before["A"] != 1 || got.After["A"] != 2 || got.After[""] != 1 || got.Parks[0].Up != 1 || got.MovedMu != 15 {
		t.Errorf("%+v", got)
	}
	if _, only := onlyEnterprises(was, mergedPolicy(t, "")); only {
		t.Error("parcels are evaluated by themselves")
	}
}
