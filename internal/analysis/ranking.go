package analysis

import (
	"context"
	"fmt"

	"permu/internal/land"
)

// mostRanked is the most lines of a ranking that a file has; a sheet of a workbook has few more.
const mostRanked = 1_000_000

// Subject is what a run says of a subject of any kind, explained; [land.ErrNotFound] where the run or the subject is not.
func (z *Zones) Subject(ctx context.Context, zoneCode string, runID int64, kind, key string) (land.Subject, error) {
	run, err := z.Run(ctx, zoneCode, land.RunChoice{RunID: runID})
	if err != nil {
		return land.Subject{}, notFoundRun(err, zoneCode, runID)
	}
	lines, err := z.Ranking(ctx, zoneCode, runID, land.RankingChoice{Kind: kind, Key: key, Limit: 1})
	if err == nil && len(lines) == 0 {
		err = fmt.Errorf("%s %q is not in run %d: %w", kind, key, runID, land.ErrNotFound)
	}
	if err != nil {
		return land.Subject{}, err
	}
	said, err := z.Evaluation(ctx, run, kind, key)
	if err != nil {
		return land.Subject{}, err
	}
	err = z.explain(ctx, run, &said)
	return land.Subject{Run: run, Name: lines[0].Name, Evaluation: said}, err
}

// RankingTable is a ranking of a run as a file has it: all chosen lines, however many are asked for, with scores as the policy shows them.
func (z *Zones) RankingTable(ctx context.Context, zoneCode string, runID int64, c land.RankingChoice) (land.RankingTable, error) {
	t := land.RankingTable{Choice: c, Tracks: map[string]land.Phrase{}, Groups: map[string]land.Phrase{}}
	var err error
	if t.Zone, err = z.Zone(ctx, zoneCode); err != nil {
		return t, err
	}
	if t.Run, err = z.Run(ctx, zoneCode, land.RunChoice{RunID: runID}); err != nil {
		return t, notFoundRun(err, zoneCode, runID)
	}
	z.titled(ctx, &t)
	c.Limit, c.Skip = mostRanked, 0
	if t.Lines, err = z.Ranking(ctx, zoneCode, runID, c); err != nil {
		return t, err
	}
	return t, z.asShown(ctx, t)
}

// titled says what the policy of a table is called, its tracks and industry groups; of one that cannot be read any more, as the run has it.
func (z *Zones) titled(ctx context.Context, t *land.RankingTable) {
	t.Policy = land.Phrase{ZH: t.Run.PolicyTitle, EN: t.Run.PolicyTitle}
	with, err := z.of(ctx, t.Run)
	if err != nil || with == nil {
		return
	}
	t.Policy = with.policy.Title
	for _, track := range with.policy.Tracks {
		t.Tracks[track.ID] = track.Title
	}
	for _, group := range with.policy.IndustryGroups {
		t.Groups[group.ID] = group.Title
	}
}

// asShown rounds the scores of a table as its policy shows them.
func (z *Zones) asShown(ctx context.Context, t land.RankingTable) error {
	shown, err := z.ShownScore(ctx, t.Run.ZoneCode, t.Run.RunID)
	if err != nil {
		return err
	}
	for i, line := range t.Lines {
		if line.Score != nil {
			t.Lines[i].Score = new(shown(*line.Score))
		}
	}
	return nil
}
