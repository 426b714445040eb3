package policy_test

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"permu/internal/policy"
)

// everyFeature is a policy that uses every name of the language.
func everyFeature(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("testdata/every-feature.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestEveryFeature fails when a field of the language is nowhere set in the policy that is to use them all.
func TestEveryFeature(t *testing.T) {
	p, err := policy.Read([]byte(everyFeature(t)))
	if err != nil {
		t.Fatal(err)
	}
	if open := p.Open(); len(open) > 0 {
		t.Errorf("open numbers: %v", open)
	}
	set := map[string]bool{}
	mark(reflect.ValueOf(p), set)
	for name, used := range set {
		if !used {
			t.Errorf("%s is nowhere set", name)
		}
	}
	if len(set) < 200 {
		t.Errorf("only %d fields were looked at", len(set))
	}
}

// mark notes every field of the documents' types, and whether it is anywhere set.
func mark(v reflect.Value, set map[string]bool) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			mark(v.Elem(), set)
		}
	case reflect.Slice:
		for i := range v.Len() {
			mark(v.Index(i), set)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Type().Field(i)
			if name := field.Tag.Get("yaml"); name != "" {
				key := v.Type().Name() + "." + name
				set[key] = set[key] || !v.Field(i).IsZero()
				mark(v.Field(i), set)
			}
		}
	}
}

// TestEveryWord fails when a word that the schema offers is not used in the policy that is to use them all.
func TestEveryWord(t *testing.T) {
	text := everyFeature(t)
	for _, word := range []string{
		policy.WeightedSum, policy.Single, policy.NoScores, policy.Ratio, policy.RatioMax, policy.MinMax, policy.ReverseRatio,
		policy.ReverseLinear, policy.ReverseMinMax, policy.Step, policy.RankScore, policy.Percentile, policy.Raw, policy.Flag,
		policy.Const, policy.GroupMean, policy.PriorGroupMean, policy.Max, policy.Table, policy.CumulativePercent,
		policy.TailPercent, policy.Counts, policy.ByScore, policy.ByValue, policy.InTwoStages, policy.Mixed, policy.ByConditions,
		policy.SetGrade, policy.CapGrade, policy.FloorGrade, policy.RaiseGrade, policy.Ungrade, policy.Manual, policy.ShareWeight,
		policy.ZeroPoints, policy.MeanPoints, policy.FullPoints, policy.NoScore, policy.HeadCeilTailFloor, policy.Truncate,
	} {
		if !strings.Contains(text, ": "+word) {
			t.Errorf("%s is not used", word)
		}
	}
}
