package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"permu/internal/analysis"
	"permu/internal/land"
)

type runsCommand struct {
	List    runsList    `cmd:"" help:"The runs of a zone, newest first; trials are marked."`
	Show    runsShow    `cmd:"" help:"What a run comes to, and what it was made from."`
	Compare runsCompare `cmd:"" help:"Who moved between two runs, and what moved them."`
}

// ofZone is what every verb of runs asks for.
type ofZone struct {
	database
	Zone string `required:"" env:"PERMU_ZONE" help:"Code of the zone."`
	JSON bool   `name:"json" help:"Print as JSON."`
}

// tell asks the zone's database, and writes the answer as JSON or in words.
func tell[T any](ctx context.Context, c ofZone, to streams, ask func(*analysis.Zones) (T, error), say func(io.Writer, T) error) error {
	db, err := c.open(ctx, logger(to))
	if err != nil {
		return err
	}
	defer db.close()
	if _, err := db.Zone(ctx, c.Zone); err != nil {
		return err
	}
	got, err := ask(&analysis.Zones{Store: db.Store})
	switch {
	case err != nil:
		return err
	case c.JSON:
		return writeJSON(to.out, got)
	}
	return say(to.out, got)
}

type runsList struct{ ofZone }

func (c runsList) Run(ctx context.Context, to streams) error {
	return tell(ctx, c.ofZone, to, func(z *analysis.Zones) ([]land.Run, error) { return z.Runs(ctx, c.Zone) }, tellRuns)
}

func tellRuns(w io.Writer, runs []land.Run) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, r := range runs {
		fmt.Fprintf(table, "%d\t%d\t%s\t%s\t%s\t%s\n", r.RunID, r.Year, r.CreatedAt.Local().Format("2006-01-02 15:04"), r.PolicyID, r.CreatedBy, marks(r))
	}
	return table.Flush()
}

// marks say what sets a run apart.
func marks(r land.Run) string {
	var marks []string
	if r.Trial {
		marks = append(marks, "trial")
	}
	if r.Follows != nil {
		marks = append(marks, fmt.Sprintf("follows %d", *r.Follows))
	}
	if r.Note != "" {
		marks = append(marks, r.Note)
	}
	return strings.Join(marks, ", ")
}

type runsShow struct {
	ofZone
	RunID int64 `arg:"" name:"run" help:"Number of the run."`
}

func (c runsShow) Run(ctx context.Context, to streams) error {
	ask := func(z *analysis.Zones) (land.Run, error) { return z.Run(ctx, c.Zone, land.RunChoice{RunID: c.RunID}) }
	return tell(ctx, c.ofZone, to, ask, tellRun)
}

func tellRun(w io.Writer, r land.Run) error {
	marked := ""
	if m := marks(r); m != "" {
		marked = " (" + m + ")"
	}
	if _, err := fmt.Fprintf(w, "made %s by %s with permu %s, as of %s%s\n", r.CreatedAt.Local().Format("2006-01-02 15:04"), r.CreatedBy, r.ProgramVersion, r.AsOf, marked); err != nil {
		return err
	}
	return tellSummary(w, analysis.Summary{
		RunID: r.RunID, ZoneCode: r.ZoneCode, Year: r.Year, PolicyID: r.PolicyID, PolicyDigest: r.PolicyDigest, DataVersion: r.DataVersion,
		Trial: r.Trial, Conservation: r.Conservation, ConservedLand: r.ConservedLand, Counts: r.Counts, Notices: r.Notices,
	})
}
