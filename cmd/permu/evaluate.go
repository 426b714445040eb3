package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"maps"
	"os"
	"os/user"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/KimMachineGun/automemlimit/memlimit"

	"permu/internal/analysis"
	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/store"
)

type evaluateCommand struct {
	database
	Zone      string   `required:"" env:"PERMU_ZONE" help:"Code of the zone."`
	Year      int      `help:"Year of the annual reports. Default: that of the run of --after."`
	Policy    string   `placeholder:"NAME|FILE.yaml" help:"A policy that the zone saved (NAME@3 for a version), a built-in one, or a file. Default: that of the run of --after, else default."`
	Screening []string `placeholder:"NAME|FILE.yaml" help:"Documents whose screening rules are asked, with those that they name; commas between. Default: those that the policy names, else those of default. See permu policy list."`
	AsOf      string   `placeholder:"YYYY-MM-DD" help:"The day for which the clocks of idle land are read; ages and dates in a policy are read on its own day, population.snapshot_on. Default: that of the run of --after, else the last day of the year, or today where that has not come. Only a trial may name a later day than today."`
	Trial     bool     `help:"Mark the run as a trial."`
	After     int64    `placeholder:"RUN" help:"Take over the grades that were decided on this run, on objections or without one."`
	Note      string   `help:"Why the run is made."`
	JSON      bool     `name:"json" help:"Print the summary as JSON."`
}

func (c evaluateCommand) Run(ctx context.Context, to streams) error {
	r, err := c.request()
	if err != nil {
		return err
	}
	db, err := c.open(ctx, logger(to))
	if err != nil {
		return err
	}
	defer db.close()
	collectLess()
	if r.Policy, err = c.policy(ctx, db.Store); err != nil {
		return err
	}
	if r.Screening, err = analysis.ScreeningDocuments(ctx, db.Store, c.Zone, c.Screening); err != nil {
		return fmt.Errorf("--screening: %w", err)
	}
	summary, err := analysis.Evaluate(ctx, db.Store, r)
	if err != nil {
		return fmt.Errorf("evaluate: %w", err)
	}
	if c.JSON {
		return writeJSON(to.out, summary)
	}
	return tellSummary(to.out, summary)
}

// request is what the call asks for; what it leaves out is that of the run that it follows.
func (c evaluateCommand) request() (r analysis.EvaluateRequest, err error) {
	if c.Year == 0 && c.After == 0 {
		return r, fmt.Errorf("--year: must be given without --after: %w", land.ErrInvalid)
	}
	r = analysis.EvaluateRequest{
		ZoneCode: c.Zone, Year: c.Year, Trial: c.Trial, After: c.After, Note: c.Note, CreatedBy: userName(), ProgramVersion: version,
	}
	if r.AsOf, err = parseDay(c.AsOf); err != nil {
		return r, fmt.Errorf("--as-of: %w", err)
	}
	return r, nil
}

// policy is the one that is named; none is that of the run of --after, else the default one.
func (c evaluateCommand) policy(ctx context.Context, s *store.Store) (policy.Policy, error) {
	if c.Policy == "" && c.After > 0 {
		return policy.Policy{}, nil
	}
	return analysis.FindPolicy(ctx, s, c.Zone, cmp.Or(c.Policy, policy.DefaultID))
}

// collectLess lets a command that ends soon look through its memory no sooner than it has half of what there is, or, where that cannot
// be told, less often: on a million parcels that was a third of its work. GOGC and GOMEMLIMIT say otherwise.
func collectLess() {
	if os.Getenv("GOGC") != "" {
		return
	}
	memory := memlimit.ApplyFallback(memlimit.FromCgroup, memlimit.FromSystem)
	if _, err := memlimit.Set(memlimit.WithRatio(0.5), memlimit.WithProvider(memory)); err != nil {
		debug.SetGCPercent(400)
		return
	}
	debug.SetGCPercent(-1)
}

func parseDay(text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	day, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return day, fmt.Errorf("%q is no day as YYYY-MM-DD: %w", text, land.ErrInvalid)
	}
	return day, nil
}

func userName() string {
	u, err := user.Current()
	if err != nil {
		return "unknown"
	}
	return u.Username
}

// tellSummary says what a run comes to, with where every yuan went.
func tellSummary(w io.Writer, s analysis.Summary) error {
	var b strings.Builder
	fmt.Fprintf(&b, "run %d%s: zone %s, year %d, policy %s (%.12s), data version %d\n", s.RunID, map[bool]string{true: " (trial)"}[s.Trial], s.ZoneCode, s.Year, s.PolicyID, s.PolicyDigest, s.DataVersion)
	if s.Follows > 0 {
		fmt.Fprintf(&b, "  follows run %d: %d decided grades taken over\n", s.Follows, s.Decided)
	}
	for _, subject := range s.WithoutEffect {
		fmt.Fprintf(&b, "  a decision without effect, its subject is gone or not graded: %s\n", subject)
	}
	for _, name := range slices.Sorted(maps.Keys(s.Conservation)) {
		c := s.Conservation[name]
		fmt.Fprintf(&b, "  %s: source %s = placed %s + not placed %s yuan\n", name, c.Source, c.Placed, c.NotPlaced)
	}
	tellLand(&b, s.ConservedLand)
	fmt.Fprintf(&b, "  %d enterprises: %s\n", s.Counts.Enterprises, counted(s.Counts.EnterpriseGrades))
	fmt.Fprintf(&b, "  %d parcels: %s\n", s.Counts.Parcels, counted(s.Counts.ParcelGrades))
	fmt.Fprintf(&b, "  land: %s\n", counted(s.Counts.LandStates))
	fmt.Fprintf(&b, "  findings: %s\n", counted(s.Counts.Findings))
	if l := s.Ledger; l != nil && !l.Skipped {
		fmt.Fprintf(&b, "  ledger: %d opened, %d reopened, %d found again, %d closed, %d under way and no longer found\n", l.Opened, l.Reopened, l.Stood, l.Closed, l.Unsupported)
	}
	for _, notice := range s.Notices {
		fmt.Fprintf(&b, "  note: %s\n", notice.EN)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// tellLand says where every mu went, and which parcels are claimed beyond their area.
func tellLand(b *strings.Builder, l *land.ConservedLand) {
	if l == nil {
		return
	}
	fmt.Fprintf(b, "  land_mu: %.2f (%.2f industrial) = own %.2f + leased %.2f + unstated %.2f + used by nobody %.2f\n",
		l.TotalMu, l.IndustrialMu, l.OwnMu, l.LeasedMu, l.UnstatedMu, l.NobodyMu)
	if l.OverCount == 0 {
		return
	}
	fmt.Fprintf(b, "  land on record beyond its parcel: %.2f mu on %d parcels:", l.OverMu, l.OverCount)
	for _, o := range l.Overclaimed[:min(len(l.Overclaimed), 5)] {
		fmt.Fprintf(b, " %s (%.2f of %.2f)", o.ParcelCode, o.ClaimedMu, o.AreaMu)
	}
	fmt.Fprintln(b)
}

func counted(counts map[string]int) string {
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		said := name
		if said == "" {
			said = "not graded"
		}
		parts = append(parts, fmt.Sprintf("%s %d", said, counts[name]))
	}
	return strings.Join(parts, ", ")
}
