package policy_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"permu/internal/policy"
)

// held are the facts of some subjects by name; a name that one lacks is missing.
type held []map[string]any

func (h held) Number(name string) func(int) float64 {
	if name != "tax_cny" && name != "land_mu" {
		return nil
	}
	return func(i int) float64 {
		if v, ok := h[i][name].(float64); ok {
			return v
		}
		return math.NaN()
	}
}

func (h held) Text(name string) func(int) string {
	if name != "scale" && name != "status" {
		return nil
	}
	return func(i int) string { v, _ := h[i][name].(string); return v }
}

func (h held) Flag(name string) func(int) policy.Truth {
	if name != "trade_quota" {
		return nil
	}
	return func(i int) policy.Truth {
		switch v, ok := h[i][name].(bool); {
		case !ok:
			return policy.CannotTell
		case v:
			return policy.Yes
		}
		return policy.No
	}
}

func (h held) Day(name string) func(int) int32 {
	if !strings.HasSuffix(name, "_on") {
		return nil
	}
	return func(i int) int32 {
		if v, ok := h[i][name].(time.Time); ok {
			return int32(v.Unix() / 86_400)
		}
		return policy.NoDay
	}
}

func (h held) Among(name, word string) func(int) bool {
	if name != "tags" {
		return nil
	}
	return func(i int) bool {
		list, _ := h[i][name].([]string)
		return slices.Contains(list, word)
	}
}

type one map[string]any

func (o one) Value(name string) (any, bool) { v, ok := o[name]; return v, ok }

// TestOverAgrees draws conditions and facts: put together from columns a condition answers as CEL does.
func TestOverAgrees(t *testing.T) {
	over := 0
	rapid.Check(t, func(t *rapid.T) {
		text := drawCondition(t, 3)
		p, err := policy.Read([]byte(strings.Replace(sound, "when: scale == 'above'", "when: "+fmt.Sprintf("%q", text), 1)))
		if err != nil {
			t.Skip(err)
		}
		facts := held{}
		for range 8 {
			facts = append(facts, drawFacts(t))
		}
		condition := p.Tracks[0].When
		holds, ok := condition.Over(facts)
		if !ok {
			t.Fatalf("%s is not put together from columns", text)
		}
		over++
		for i, f := range facts {
			if got, want := holds(i), condition.Holds(one(f)); got != want {
				t.Fatalf("%s of %v: got %d, CEL says %d", text, f, got, want)
			}
		}
	})
	if over < 50 {
		t.Errorf("only %d conditions were drawn", over)
	}
}

func drawFacts(t *rapid.T) map[string]any {
	f := map[string]any{}
	maybe := func(name string, value any) {
		if rapid.IntRange(0, 3).Draw(t, name+" is there") > 0 {
			f[name] = value
		}
	}
	maybe("tax_cny", float64(rapid.IntRange(-2, 2).Draw(t, "tax")))
	maybe("land_mu", float64(rapid.IntRange(0, 2).Draw(t, "land")))
	maybe("scale", rapid.SampledFrom([]string{"above", "below"}).Draw(t, "scale"))
	f["tags"] = rapid.SampledFrom([][]string{{}, {"startup"}, {"x", "startup"}}).Draw(t, "tags") // a list is never missing
	maybe("status", rapid.SampledFrom([]string{"operating", "stopped"}).Draw(t, "status"))
	maybe("trade_quota", rapid.Bool().Draw(t, "quota"))
	maybe("registered_on", time.Date(2018, 1, rapid.IntRange(1, 3).Draw(t, "day"), 0, 0, 0, 0, time.UTC))
	maybe("production_on", time.Date(2019, 1, rapid.IntRange(1, 3).Draw(t, "later"), 0, 0, 0, 0, time.UTC))
	return f
}

func drawCondition(t *rapid.T, depth int) string {
	if depth > 0 && rapid.Bool().Draw(t, "deeper") {
		left, right := drawCondition(t, depth-1), drawCondition(t, depth-1)
		return rapid.SampledFrom([]string{"(" + left + " && " + right + ")", "(" + left + " || " + right + ")", "!(" + left + ")"}).Draw(t, "joined")
	}
	sign := rapid.SampledFrom([]string{"==", "!=", "<", "<=", ">", ">="}).Draw(t, "sign")
	number := func(name string) string {
		return rapid.SampledFrom([]string{"tax_cny", "land_mu", "tax_cny + land_mu", "tax_cny * 2 - 1", "1", "years(registered_on, production_on)"}).Draw(t, name)
	}
	switch rapid.IntRange(0, 5).Draw(t, "kind") {
	case 0:
		return rapid.SampledFrom([]string{"scale", "status"}).Draw(t, "word") + " " + sign + " 'above'"
	case 1:
		return rapid.SampledFrom([]string{"scale in ['above']", "!(status in ['stopped'])", "'startup' in tags", "'x' in tags"}).Draw(t, "in")
	case 2:
		return "trade_quota"
	case 3:
		return "registered_on " + sign + " " + rapid.SampledFrom([]string{"date('2018-01-02')", "production_on"}).Draw(t, "other")
	}
	return number("left") + " " + sign + " " + number("right")
}
