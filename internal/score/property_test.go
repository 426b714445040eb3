package score_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
)

// anyFacts draws subjects whose numbers are often missing, zero or equal, as in real tables.
func anyFacts() *rapid.Generator[score.Facts] {
	value := rapid.OneOf(
		rapid.Just(math.NaN()), rapid.Just(0.0), rapid.Just(5e8),
		rapid.Map(rapid.Int64Range(0, 1e13), func(v int64) float64 { return float64(v) }),
	)
	return rapid.Custom(func(t *rapid.T) score.Facts {
		n := rapid.IntRange(1, 40).Draw(t, "n")
		f := score.Facts{Numbers: map[score.Column][]float64{}, Texts: map[string]score.Texts{}}
		scales := make([]string, n)
		for i := range n {
			f.Keys = append(f.Keys, fmt.Sprintf("e%02d", i))
			scales[i] = rapid.SampledFrom([]string{"above", "above", "below", ""}).Draw(t, "scale")
		}
		f.Texts["scale"] = score.TextsOf(scales)
		for _, name := range []string{
			"output_cny", "revenue_cny", "value_added_cny", "tax_cny", "rd_cny", "employees", "energy_tce", "electricity_kwh", "emissions_t", "land_mu",
		} {
			f.Numbers[score.Column{Name: name}] = rapid.SliceOfN(value, n, n).Draw(t, name)
		}
		return f
	})
}

func policies(t *testing.T) map[string]policy.Policy {
	standard, err := policy.Find(policy.DefaultID)
	if err != nil {
		t.Fatal(err)
	}
	return map[string]policy.Policy{"default": standard, "huangyan": huangyan2022(t, ""), "huangyan, capped": huangyan2022(t, ", scorer: {cap: 1.5}")}
}

func TestOrderDoesNotMatter(t *testing.T) {
	for name, p := range policies(t) {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				f := anyFacts().Draw(t, "facts")
				seed := rapid.Uint64().Draw(t, "seed")
				order := rand.New(rand.NewPCG(seed, 0)).Perm(len(f.Keys))
				want := evaluate(t, p, f)
				got := evaluate(t, p, shuffled(f, order))
				for at, from := range order {
					if diff := cmp.Diff(want[from], got[at], cmpopts.EquateNaNs()); diff != "" {
						t.Fatalf("(-want +got):\n%s", diff)
					}
				}
			})
		})
	}
}

func shuffled(f score.Facts, order []int) score.Facts {
	s := score.Facts{Numbers: map[score.Column][]float64{}, Texts: map[string]score.Texts{}}
	scales := make([]string, len(order))
	for at, from := range order {
		s.Keys, scales[at] = append(s.Keys, f.Keys[from]), f.Texts["scale"].Of(from)
		for column := range f.Numbers {
			s.Numbers[column] = append(s.Numbers[column], f.Numbers[column][from])
		}
	}
	s.Texts["scale"] = score.TextsOf(scales)
	return s
}

// TestMoreTaxNeverHurts raises the tax of one subject; with fixed baselines its score and grade can only gain.
func TestMoreTaxNeverHurts(t *testing.T) {
	for name, limit := range map[string]string{"without a cap": "", "with a cap": ", scorer: {cap: 1.2}"} {
		p := huangyan2022(t, limit)
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				f := anyFacts().Draw(t, "facts")
				i := rapid.IntRange(0, len(f.Keys)-1).Draw(t, "who")
				f.Numbers[score.Column{Name: "tax_cny"}][i] = float64(rapid.Int64Range(-1e10, 1e13).Draw(t, "tax"))
				before := evaluate(t, p, f)[i]
				f.Numbers[score.Column{Name: "tax_cny"}][i] += float64(rapid.Int64Range(1, 1e12).Draw(t, "more"))
				after := evaluate(t, p, f)[i]
				if orNaN(after.Score) < orNaN(before.Score) || after.Grade > before.Grade {
					t.Fatalf("from %+v to %+v", say(before), say(after))
				}
			})
		})
	}
}

// TestPartsMakeTheScore sums the points and shares out the weight of what has none.
func TestPartsMakeTheScore(t *testing.T) {
	for name, p := range policies(t) {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				for _, e := range evaluate(t, p, anyFacts().Draw(t, "facts")) {
					points, weight := 0.0, 0.0
					for _, part := range e.Parts {
						if part.Points != nil {
							points, weight = points+*part.Points, weight+part.Weight
						}
						if (part.Points == nil) == (part.Value != nil && part.Baseline != nil) {
							t.Fatalf("%s: %+v", e.Key, part)
						}
					}
					required := slices.ContainsFunc(e.Reasons, func(r land.Reason) bool { return r.Code == "required" })
					if (e.Score == nil) != (weight == 0 || required) || (e.Score == nil) != (e.Grade == "") || len(e.Reasons) == 0 {
						t.Fatalf("%s: weight %g, %+v", e.Key, weight, say(e))
					}
					if e.Score != nil && math.Abs(*e.Score*weight/100-points) > 0.0051+1e-9*points {
						t.Fatalf("%s: %g of %g is %g", e.Key, points, weight, *e.Score)
					}
				}
			})
		})
	}
}

// TestBetterScoreNeverWorseGrade compares every two subjects of a track.
func TestBetterScoreNeverWorseGrade(t *testing.T) {
	p := policies(t)["default"]
	rapid.Check(t, func(t *rapid.T) {
		answers := evaluate(t, p, anyFacts().Draw(t, "facts"))
		for _, a := range answers {
			for _, b := range answers {
				if a.Track == b.Track && orNaN(a.Score) > orNaN(b.Score) && a.Grade > b.Grade {
					t.Fatalf("%+v and %+v", say(a), say(b))
				}
			}
		}
	})
}

func TestPercentilesAgreeWithCounting(t *testing.T) {
	value := rapid.OneOf(rapid.Just(math.NaN()), rapid.Float64Range(-10, 100), rapid.SampledFrom([]float64{0, 5, 5, 20}))
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(value, 0, 60).Draw(t, "values")
		before := slices.Clone(values)
		got := score.Percentiles(values)
		wantPercentiles(t, counted(values), got)
		for i := range values {
			if values[i] != before[i] && !math.IsNaN(values[i]) {
				t.Fatal("the input is changed")
			}
			if p := orNaN(got[i]); p < 0 || p > 100 {
				t.Fatalf("%g is no percentage", p)
			}
		}
	})
}

// counted compares every value with every other.
func counted(values []float64) []float64 {
	answers := make([]float64, len(values))
	for i, v := range values {
		smaller, others := 0.0, 0.0
		for j, other := range values {
			if i != j && !math.IsNaN(other) {
				others++
				if other < v {
					smaller++
				}
			}
		}
		answers[i] = 100 * smaller / max(others, 1)
		if math.IsNaN(v) {
			answers[i] = math.NaN()
		}
	}
	return answers
}
