package analysis

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/store"
)

// screeningNotices say what of the screening rules a reader must know: a document that is not in force on the day, rules
// whose limits nobody has set, and rules that hold of all that they are asked of.
func (a *assessment) screeningNotices(r EvaluateRequest) []land.Reason {
	said := []land.Reason{}
	for _, document := range r.Screening {
		if !document.InForce(r.AsOf) {
			said = append(said, land.Reason{
				Code: "rules_not_in_force",
				ZH:   fmt.Sprintf("认定规则“%s”在 %s 不在施行期内,所列线索仅供参考,不入台账", document.Title.ZH, r.AsOf.Format("2006-01-02")),
				EN:   fmt.Sprintf("the screening rules of %s are not in force on %s; what they find is for information, and opens nothing in the ledger", document.ID, r.AsOf.Format("2006-01-02")),
			})
		}
	}
	if open := a.found.Open; len(open) > 0 {
		said = append(said, land.Reason{
			Code: "rules_open",
			ZH:   "限值未设定的认定规则未作判断:" + strings.Join(open, "、"),
			EN:   "screening rules whose limits are open were not asked: " + strings.Join(open, ", "),
		})
	}
	for at, asked := range a.found.Rules {
		if n := a.found.Met(at); asked.Of > 1 && n == asked.Of {
			said = append(said, land.Reason{
				Code: "rule_of_all",
				ZH:   fmt.Sprintf("认定规则“%s”对其适用的 %d 个对象全部成立,请核对限值", asked.Title.ZH, n),
				EN:   fmt.Sprintf("screening rule %s holds of all %d that it is asked of: look at its limits", asked.ID, n),
			})
		}
	}
	return said
}

// ScreeningDocuments finds documents of screening rules by name, as [FindPolicy] does, with those that they name; no name is nil. One without screening
// rules, or a rule that stands in two, is a [land.ErrInvalid].
func ScreeningDocuments(ctx context.Context, s *store.Store, zoneCode string, names []string) ([]policy.Policy, error) {
	var named, documents []policy.Policy
	for _, name := range names {
		document, err := FindPolicy(ctx, s, zoneCode, name)
		if err != nil {
			return nil, err
		}
		named = append(named, document)
	}
	for i, document := range named {
		with, err := document.Documents()
		if err != nil {
			return nil, err
		}
		if document.Screening == nil || len(with) == 0 {
			return nil, fmt.Errorf("%s has no screening rules: %w", names[i], land.ErrInvalid)
		}
		for _, one := range with {
			if one.ID == document.ID || !isOneOf(one, named) && !isOneOf(one, documents) {
				documents = append(documents, one)
			}
		}
	}
	return documents, policy.Distinct(documents)
}

func isOneOf(document policy.Policy, list []policy.Policy) bool {
	return slices.ContainsFunc(list, func(other policy.Policy) bool { return other.Digest() == document.Digest() })
}

// keptDocuments are the documents whose screening rules a run asked, as they were; nil of a run that kept none.
func keptDocuments(ctx context.Context, s *store.Store, run land.Run) ([]policy.Policy, error) {
	kept, err := s.RunDocuments(ctx, run.ZoneCode, run.RunID)
	if err != nil {
		return nil, err
	}
	var documents []policy.Policy
	for _, k := range kept {
		document, err := policy.Read(k.Source)
		if err != nil {
			return nil, fmt.Errorf("document %s of run %d: %w", k.ID, run.RunID, err)
		}
		documents = append(documents, document)
	}
	return documents, nil
}

// documentsOf are the documents of a run as it keeps them.
func documentsOf(list []policy.Policy) []store.Document {
	documents := make([]store.Document, len(list))
	for i, p := range list {
		documents[i] = store.Document{ID: p.ID, Digest: p.Digest(), Source: p.Source()}
	}
	return documents
}
