package main

import (
	"context"
	"fmt"
	"io"
	"text/tabwriter"

	"permu/internal/analysis"
	"permu/internal/land"
)

type runsCompare struct {
	ofZone
	RunID int64  `arg:"" name:"run" help:"Number of the run."`
	With  int64  `arg:"" help:"Number of the run that it is held against."`
	Kind  string `default:"enterprise" enum:"enterprise,group,parcel,subarea,park,industry,zone" help:"enterprise, group, parcel, subarea, park, industry or zone."`
	Limit int    `default:"20" help:"How many of those that moved most are listed."`
}

func (c runsCompare) Run(ctx context.Context, to streams) error {
	if c.Limit < 0 {
		return land.Problems{{Path: "--limit", Rule: "must not be negative", Value: fmt.Sprint(c.Limit)}}
	}
	q := land.ComparisonQuery{RunID: c.RunID, With: c.With, Kind: c.Kind, Limit: c.Limit}
	var shown func(score float64) float64
	return tell(ctx, c.ofZone, to, func(z *analysis.Zones) (land.Comparison, error) {
		compared, err := z.Compare(ctx, c.Zone, q)
		if err == nil {
			shown, err = z.ShownScore(ctx, c.Zone, c.RunID)
		}
		return compared, err
	}, func(w io.Writer, compared land.Comparison) error { return tellComparison(w, compared, shown) })
}

// tellComparison writes tables whose Chinese stands last, since it is twice as wide; scores are written as the run that is held
// against the other shows them.
func tellComparison(w io.Writer, c land.Comparison, shown func(score float64) float64) error {
	score := func(v *float64) string {
		if v == nil {
			return number(nil)
		}
		return number(new(shown(*v)))
	}
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(table, "run %d held against run %d, %s: grade or score of %d moved\n", c.Run.RunID, c.With.RunID, c.Kind, c.MovedCount)
	for _, cell := range c.Matrix {
		fmt.Fprintf(table, "  %s\t→ %s\t%d\n", gradeSaid(cell.From), gradeSaid(cell.To), cell.Count)
	}
	fmt.Fprintln(table, "\nup\tdown\tsame\tcame\tleft\tpark")
	for _, p := range c.Parks {
		fmt.Fprintf(table, "%d\t%d\t%d\t%d\t%d\t%s\n", p.Up, p.Down, p.Same, p.Came, p.Left, or(p.Name, or(p.ParkCode, "—")))
	}
	if len(c.Baselines) > 0 {
		fmt.Fprintln(table, "\nfrom\tto\tbaseline that moved")
	}
	for _, b := range c.Baselines {
		fmt.Fprintf(table, "%s\t%s\t%s · %s %s (%s)\n", number(b.From), number(b.To), b.TrackTitle.ZH, b.Title.ZH, b.Group, b.Unit)
	}
	fmt.Fprintln(table, "\nscore\tgrade\twho moved most, and why")
	for _, m := range c.Moved {
		fmt.Fprintf(table, "%s → %s\t%s → %s\t%s %s: %s\n", score(m.ScoreFrom), score(m.ScoreTo), gradeSaid(m.From), gradeSaid(m.To), m.Key, m.Name, m.Why.ZH)
	}
	return table.Flush()
}

func gradeSaid(grade *string) string {
	switch {
	case grade == nil:
		return "not in the run"
	case *grade == "":
		return "not graded"
	}
	return *grade
}

func or(text *string, otherwise string) string {
	if text == nil {
		return otherwise
	}
	return *text
}

func number(v *float64) string {
	if v == nil {
		return "—"
	}
	return fmt.Sprintf("%.6g", *v)
}
