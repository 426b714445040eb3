package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"permu/internal/analysis"
)

type matchCommand struct {
	database
	Zone   string `required:"" env:"PERMU_ZONE" help:"Code of the zone."`
	Year   int    `required:"" help:"Year whose amounts are reported."`
	DryRun bool   `help:"Propose and report, write nothing."`
	JSON   bool   `name:"json" help:"Print the report as JSON."`
}

func (c matchCommand) Run(ctx context.Context, to streams) error {
	db, err := c.open(ctx, logger(to))
	if err != nil {
		return err
	}
	defer db.close()
	matched, err := analysis.Match(ctx, db.Store, analysis.MatchRequest{ZoneCode: c.Zone, Year: c.Year, DryRun: c.DryRun})
	if err != nil {
		return fmt.Errorf("match: %w", err)
	}
	if c.JSON {
		return writeJSON(to.out, matched)
	}
	return tellMatched(to.out, matched)
}

func tellMatched(w io.Writer, m analysis.Matched) error {
	var b strings.Builder
	fmt.Fprintf(&b, "zone %s, %d enterprises: %s\n", m.ZoneCode, m.Enterprises, counted(m.ByRule))
	for _, name := range []string{"output_cny", "tax_cny"} {
		amount, ok := m.Amounts[name]
		if !ok {
			fmt.Fprintf(&b, "  %d %s: nothing is reported\n", m.Year, name)
			continue
		}
		fmt.Fprintf(&b, "  %d %s\n", m.Year, amount.Line(name))
	}
	_, err := io.WriteString(w, b.String())
	return err
}
