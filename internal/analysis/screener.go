package analysis

import (
	"time"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/screen"
)

// Screener holds the facts of a zone's year as a policy judged them, to ask screening rules of them.
type Screener struct {
	*assessment
	documents []policy.Policy
}

// NewScreener applies a policy to facts that the rules of some documents are to be asked of.
func NewScreener(facts land.Facts, p policy.Policy, documents []policy.Policy) (*Screener, error) {
	a, err := weigh(p, documents, groundOf(p, documents, facts), nil)
	return &Screener{a, documents}, err
}

// Screen asks every rule of every subject on a day, lays what is found on the parcels, and counts it by rule and outcome.
func (s *Screener) Screen(asOf time.Time) map[string]map[screen.Outcome]int {
	again := *s.assessment
	again.hits = nil
	again.screen(s.documents, asOf)
	counts := map[string]map[screen.Outcome]int{}
	for _, h := range again.hits {
		rule := again.found.Rules[h.Rule].ID
		if counts[rule] == nil {
			counts[rule] = map[screen.Outcome]int{}
		}
		counts[rule][h.Outcome]++
	}
	return counts
}
