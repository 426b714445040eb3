package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"os/user"
	"slices"
	"strings"
	"time"

	"permu/internal/analysis"
	"permu/internal/land"
)

type evaluateCommand struct {
	database
	Zone   string `required:"" env:"PERMU_ZONE" help:"Code of the zone."`
	Year   int    `required:"" help:"Year of the annual reports."`
	Policy string `default:"default" placeholder:"NAME|FILE.yaml" help:"A policy that the zone saved (NAME@3 for a version), a built-in one, or a file."`
	AsOf   string `placeholder:"YYYY-MM-DD" help:"The day for which clocks are read. Default: the last day of the year."`
	Trial  bool   `help:"Mark the run as a trial."`
	JSON   bool   `name:"json" help:"Print the summary as JSON."`
}

func (c evaluateCommand) Run(ctx context.Context, to streams) error {
	asOf, err := parseDay(c.AsOf)
	if err != nil {
		return fmt.Errorf("--as-of: %w", err)
	}
	db, err := c.open(ctx, logger(to))
	if err != nil {
		return err
	}
	defer db.close()
	p, err := analysis.FindPolicy(ctx, db.Store, c.Zone, c.Policy)
	if err != nil {
		return err
	}
	summary, err := analysis.Evaluate(ctx, db.Store, analysis.EvaluateRequest{
		ZoneCode: c.Zone, Year: c.Year, AsOf: asOf, Policy: p, Trial: c.Trial, CreatedBy: userName(), ProgramVersion: version,
	})
	if err != nil {
		return fmt.Errorf("evaluate: %w", err)
	}
	if c.JSON {
		return writeJSON(to.out, summary)
	}
	return tellSummary(to.out, summary)
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
	fmt.Fprintf(&b, "run %d: zone %s, year %d, policy %s (%.12s), data version %d\n", s.RunID, s.ZoneCode, s.Year, s.PolicyID, s.PolicyDigest, s.DataVersion)
	for _, name := range slices.Sorted(maps.Keys(s.Conservation)) {
		c := s.Conservation[name]
		fmt.Fprintf(&b, "  %s: source %s = placed %s + not placed %s yuan\n", name, c.Source, c.Placed, c.NotPlaced)
	}
	fmt.Fprintf(&b, "  %d enterprises: %s\n", s.Counts.Enterprises, counted(s.Counts.EnterpriseGrades))
	fmt.Fprintf(&b, "  %d parcels: %s\n", s.Counts.Parcels, counted(s.Counts.ParcelGrades))
	fmt.Fprintf(&b, "  land: %s\n", counted(s.Counts.LandStates))
	fmt.Fprintf(&b, "  findings: %s\n", counted(s.Counts.Findings))
	_, err := io.WriteString(w, b.String())
	return err
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
