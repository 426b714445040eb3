package analysis

import (
	"context"
	"fmt"
	"sync"
	"time"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/store"
)

// EvaluateRequest asks for a run. Year, AsOf and Policy may be left out of one that comes after another.
type EvaluateRequest struct {
	ZoneCode       string
	Year           int
	AsOf           time.Time // the day for which the clocks of idle land are read; zero is the last day of the year, or today where that has not come. Ages and dates that a policy asks about are read on its snapshot day
	Policy         policy.Policy
	Screening      []policy.Policy // documents whose screening rules are asked; nil: those that the policy names
	Trial          bool
	After          int64 // a run whose decided objections are taken over; 0 is none
	Note           string
	CreatedBy      string
	ProgramVersion string
}

// Summary is what a run says at a glance.
type Summary struct {
	RunID         int64                     `json:"run_id"`
	ZoneCode      string                    `json:"zone_code"`
	Year          int                       `json:"year"`
	PolicyID      string                    `json:"policy_id"`
	PolicyDigest  string                    `json:"policy_digest"`
	DataVersion   int64                     `json:"data_version"`
	Trial         bool                      `json:"trial"`
	Follows       int64                     `json:"follows,omitempty"`
	Decided       int                       `json:"decided,omitempty"`        // grades of persons that were taken over
	WithoutEffect []string                  `json:"without_effect,omitempty"` // kind/key of decisions that no grade came of
	Conservation  map[string]land.Conserved `json:"conservation"`
	ConservedLand *land.ConservedLand       `json:"conserved_land"`
	Counts        land.Counts               `json:"counts"`
	Notices       []land.Reason             `json:"notices,omitempty"` // what a reader must know of the run as a whole
	Ledger        *land.Followed            `json:"ledger,omitempty"`  // what it did to the ledger; nil of a trial

	untold func(store.Gone) bool
}

// Evaluate applies a policy to one year of a zone, keeps the answer as a run, and lets the ledger follow one that is no
// trial; a run whose findings cannot be followed is kept all the same, and the error says so. A zone without annual reports of the
// year, and a run of a day to come that is no trial, are [land.ErrInvalid].
func Evaluate(ctx context.Context, s *store.Store, r EvaluateRequest) (Summary, error) {
	decided, err := follow(ctx, s, &r)
	if err != nil {
		return Summary{}, err
	}
	if len(r.Policy.Tracks) == 0 {
		return Summary{}, fmt.Errorf("policy %s evaluates nobody: it has screening rules and no tracks, so it goes beside another: %w", r.Policy.ID, land.ErrInvalid)
	}
	if r.AsOf, err = dayOfRun(r, dayInChina()); err != nil {
		return Summary{}, err
	}
	facts, err := s.Facts(ctx, r.ZoneCode, r.Year)
	if err != nil {
		return Summary{}, err
	}
	if !facts.ReportedIn() {
		return Summary{}, fmt.Errorf("zone %q has no annual reports of %d: %w", r.ZoneCode, r.Year, land.ErrInvalid)
	}
	if r.Screening == nil {
		if r.Screening, err = r.Policy.Documents(); err != nil {
			return Summary{}, err
		}
	}
	g := groundOf(r.Policy, r.Screening, facts)
	summary := Summary{
		ZoneCode: r.ZoneCode, Year: r.Year, PolicyID: r.Policy.ID, PolicyDigest: r.Policy.Digest(),
		DataVersion: facts.DataVersion, Trial: r.Trial, Follows: r.After,
	}
	results := sync.OnceValues(func() (store.Results, error) { return summary.assess(r, g, decided) })
	go results() // while the attributions, which are known, are written
	summary.RunID, err = s.SaveRun(ctx, store.NewRun{
		ZoneCode: r.ZoneCode, Year: r.Year, AsOf: r.AsOf,
		PolicyID: r.Policy.ID, PolicyTitle: r.Policy.Title.ZH, PolicyDigest: r.Policy.Digest(), PolicySource: r.Policy.Source(),
		DataVersion: facts.DataVersion, ProgramVersion: r.ProgramVersion, Trial: r.Trial, Follows: r.After, Note: r.Note,
		CreatedBy: r.CreatedBy, Screening: documentsOf(r.Screening), Attributions: g.attributions(), Results: results,
	})
	if err != nil { // of which the results may still be made
		return Summary{}, err
	}
	if !r.Trial {
		err = summary.follow(ctx, s, r)
		summary.untold = nil
	}
	return summary, err
}

// dayOfRun is the day of a run. One that is no trial is not of a day to come: the ledger would open what is not idle yet.
func dayOfRun(r EvaluateRequest, today time.Time) (time.Time, error) {
	if r.AsOf.IsZero() {
		return notAfter(time.Date(r.Year, time.December, 31, 0, 0, 0, 0, time.UTC), today), nil
	}
	if !r.Trial && r.AsOf.After(today) {
		return r.AsOf, fmt.Errorf("as_of: %s lies in the future (today is %s); only a trial may: %w", r.AsOf.Format(time.DateOnly), today.Format(time.DateOnly), land.ErrInvalid)
	}
	return r.AsOf, nil
}

// notAfter is a day, or the latest that it may be.
func notAfter(day, latest time.Time) time.Time {
	if latest.Before(day) {
		return latest
	}
	return day
}

// follow has the ledger follow the run, and says so where that changed nothing.
func (s *Summary) follow(ctx context.Context, kept *store.Store, r EvaluateRequest) error {
	done, err := FollowFindings(ctx, kept, FollowRequest{ZoneCode: r.ZoneCode, RunID: s.RunID, AsOf: r.AsOf, Documents: r.Screening, Untold: s.untold})
	if err != nil {
		return err
	}
	if s.Ledger = &done; done.Skipped {
		s.Notices = append(s.Notices, land.Reason{
			Code: "ledger_not_followed", ZH: "台账已依较晚日期的批次更新,本批次线索未入台账",
			EN: "the ledger has followed a run of a later day, so that it leaves this one alone",
		})
	}
	return nil
}

// assess adds to a summary what the policy makes of the ground, and answers it all.
func (s *Summary) assess(r EvaluateRequest, g *ground, decided decisions) (store.Results, error) {
	a, err := assess(r.Policy, r.Screening, g, r.AsOf, decided)
	if err != nil {
		return store.Results{}, err
	}
	s.untold = a.untold()
	var beside sync.WaitGroup
	var evaluations store.List[land.Evaluation]
	beside.Go(func() { evaluations = a.evaluations() }) // sums up all groups
	beside.Go(func() { s.Counts = a.counts() })
	s.Conservation, s.ConservedLand = a.conserved(), a.conservedLand()
	beside.Wait()
	for name, c := range s.Conservation {
		if c.Source != c.Placed+c.NotPlaced {
			return store.Results{}, fmt.Errorf("%s is not conserved: source %s, placed %s, not placed %s", name, c.Source, c.Placed, c.NotPlaced)
		}
	}
	s.Decided, s.WithoutEffect = a.effect(decided)
	s.Notices = append(append(notices(r.Policy, r.Year), a.withoutData()...), a.screeningNotices(r)...)
	return store.Results{
		Conservation: s.Conservation, ConservedLand: s.ConservedLand, Counts: s.Counts, Context: a.context(), Decided: decided.kept(), Notices: s.Notices,
		Evaluations: evaluations, Findings: a.findings(), Rules: a.foundRules(),
	}, nil
}
