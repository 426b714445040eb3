package analysis

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"permu/internal/land"
	"permu/internal/match"
	"permu/internal/store"
)

// Matched says how the enterprises of a zone came to their parcels, and what of a year's amounts each rule placed.
type Matched struct {
	ZoneCode    string                `json:"zone_code"`
	Enterprises int                   `json:"enterprises"`
	ByRule      map[string]int        `json:"by_rule"` // enterprises by rule; not_placed is the rest
	Year        int                   `json:"year"`
	Amounts     map[string]RuleAmount `json:"amounts"` // by amount, those that somebody reports
}

// RuleAmount is an amount by the rule that placed it: source = the sum over the rules + not placed.
type RuleAmount struct {
	Source    land.Money            `json:"source"`
	ByRule    map[string]land.Money `json:"by_rule"`
	NotPlaced land.Money            `json:"not_placed"`
}

// MatchRequest asks to place the enterprises of a zone that have no parcel, by the parcel key in their own record.
type MatchRequest struct {
	ZoneCode string
	Year     int // whose amounts are reported
	DryRun   bool
}

// Match places enterprises by key and applies the placements, as far as no person or file has placed them already.
func Match(ctx context.Context, s *store.Store, r MatchRequest) (Matched, error) {
	facts, err := s.Facts(ctx, r.ZoneCode, r.Year)
	if err != nil {
		return Matched{}, err
	}
	placements := match.ByKey(unplaced(facts), parcelIDs(facts))
	matched := matchedBy(facts, placements)
	if r.DryRun || len(placements) == 0 {
		return matched, nil
	}
	return matched, s.Place(ctx, r.ZoneCode, facts.DataVersion, placements)
}

// unplaced are the enterprises with a key of their own and without a parcel.
func unplaced(facts land.Facts) []match.Ref {
	placed := map[string]bool{}
	for uses := range facts.UsesIn(facts.Year) {
		for _, at := range uses {
			placed[facts.Occupancies[at].USCC] = true
		}
	}
	var refs []match.Ref
	for _, e := range facts.Enterprises {
		if e.ParcelRef != nil && !placed[e.USCC] {
			refs = append(refs, match.Ref{USCC: e.USCC, ParcelRef: *e.ParcelRef})
		}
	}
	return refs
}

func parcelIDs(facts land.Facts) map[string]int64 {
	ids := make(map[string]int64, len(facts.Parcels))
	for _, p := range facts.Parcels {
		ids[p.ParcelCode] = p.ParcelID
	}
	return ids
}

// matchedBy counts enterprises and amounts by the rule that placed them; what files declared comes first.
func matchedBy(facts land.Facts, placements []match.Placement) Matched {
	rules := map[string]string{}
	for uses := range facts.UsesIn(facts.Year) {
		for _, at := range uses {
			rules[facts.Occupancies[at].USCC] = facts.Occupancies[at].Reason
		}
	}
	for _, p := range placements {
		rules[p.USCC] = string(p.Rule)
	}
	m := Matched{
		ZoneCode: facts.ZoneCode, Enterprises: len(facts.Enterprises), ByRule: map[string]int{}, Year: facts.Year,
		Amounts: map[string]RuleAmount{},
	}
	for _, e := range facts.Enterprises {
		m.ByRule[ruleOf(rules, e.USCC)]++
	}
	for _, name := range []string{"output_cny", "tax_cny"} {
		if column := held(facts.Reported, []land.Column{{Name: name}}).of(name, 0, len(facts.Enterprises)); slices.ContainsFunc(column, known) {
			m.Amounts[name] = amountBy(facts, column, rules)
		}
	}
	return m
}

const notPlaced = "not_placed"

func ruleOf(rules map[string]string, uscc string) string {
	if rule := rules[uscc]; rule != "" {
		return rule
	}
	return notPlaced
}

func amountBy(facts land.Facts, column []float64, rules map[string]string) RuleAmount {
	a := RuleAmount{ByRule: map[string]land.Money{}}
	for i, e := range facts.Enterprises {
		if !known(column[i]) {
			continue
		}
		a.Source += land.Money(column[i])
		if rule := ruleOf(rules, e.USCC); rule == notPlaced {
			a.NotPlaced += land.Money(column[i])
		} else {
			a.ByRule[rule] += land.Money(column[i])
		}
	}
	return a
}

// Line is a conservation line for people: source = what each rule placed + what is not placed.
func (a RuleAmount) Line(name string) string {
	line := fmt.Sprintf("%s: %s yuan =", name, a.Source)
	share := func(m land.Money) float64 { return 100 * float64(m) / float64(max(a.Source, 1)) }
	for _, rule := range sortedKeys(a.ByRule) {
		line += fmt.Sprintf(" %s by %s (%.2f %%) +", a.ByRule[rule], rule, share(a.ByRule[rule]))
	}
	return line + fmt.Sprintf(" %s not placed (%.2f %%)", a.NotPlaced, share(a.NotPlaced))
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
