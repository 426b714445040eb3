package analysis

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"permu/internal/land"
	"permu/internal/survey"
)

// Potential finds the enterprises of a zone that are not counted above designated size and are near the line.
func (z *Zones) Potential(ctx context.Context, zoneCode string, q land.PotentialQuery) (land.Potential, error) {
	year, err := z.yearAsked(ctx, zoneCode, q.Year)
	if err != nil {
		return land.Potential{}, err
	}
	figures, err := z.YearlyFigures(ctx, zoneCode, year)
	if err != nil {
		return land.Potential{}, err
	}
	line := survey.Line{CNY: q.LineWan * land.YuanPerWan, Near: q.Near, MinFirms: q.MinFirms}
	all, counts := survey.Potential(line, year, figures)
	answer := land.Potential{ZoneCode: zoneCode, Year: year, LineCNY: line.CNY, Near: line.Near, MinFirms: line.MinFirms, Counts: counts, Enterprises: []land.NearThreshold{}}
	if q.ParkCode != "" {
		all = slices.DeleteFunc(all, func(n land.NearThreshold) bool { return n.ParkCode != q.ParkCode })
		answer.Counts = map[string]int{}
		for _, n := range all {
			answer.Counts[n.Class]++
		}
	}
	for _, n := range all {
		if q.Class == "" || n.Class == q.Class {
			answer.Enterprises = append(answer.Enterprises, n)
		}
	}
	return answer, nil
}

// yearAsked is a year, or where none is asked for that of the newest run, else of the newest reports.
func (z *Zones) yearAsked(ctx context.Context, zoneCode string, year int) (int, error) {
	zone, err := z.Zone(ctx, zoneCode)
	if err != nil || year != 0 {
		return year, err
	}
	run, err := z.Run(ctx, zoneCode, land.RunChoice{})
	if err == nil {
		return run.Year, nil
	}
	if errors.Is(err, land.ErrNotFound) && len(zone.Years) > 0 {
		return slices.Max(zone.Years), nil
	}
	if errors.Is(err, land.ErrNotFound) {
		err = fmt.Errorf("zone %q has no annual reports: %w", zoneCode, land.ErrNotFound)
	}
	return 0, err
}
