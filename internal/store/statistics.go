package store

import (
	"context"

	"github.com/jackc/pgx/v5"

	"permu/internal/land"
)

// Statistics counts what a run says of the subjects of a kind, in a park where one is chosen, by park, industry and track;
// [land.ErrNotFound] without the run.
func (s *Store) Statistics(ctx context.Context, zoneCode string, runID int64, c land.RankingChoice) (land.Statistics, error) {
	answer := land.Statistics{
		Kind: c.Kind, Parks: []land.GroupShare{}, Industries: []land.GroupShare{}, Tracks: []land.GroupShare{},
	}
	args := pgx.StrictNamedArgs{"zone_code": zoneCode, "run_id": runID, "subject_kind": c.Kind, "park_code": orNull(c.ParkCode)}
	err := s.reading(ctx, func(tx pgx.Tx) error {
		if _, err := runOf(ctx, tx, zoneCode, land.RunChoice{RunID: runID}); err != nil {
			return err
		}
		groups, err := collect[land.GroupShare](ctx, tx, "statistics_groups", args)
		if err != nil {
			return err
		}
		by := map[string]*[]land.GroupShare{"park": &answer.Parks, "industry": &answer.Industries, "track": &answer.Tracks}
		for _, g := range groups {
			*by[g.Dimension] = append(*by[g.Dimension], g)
		}
		answer.Scores, err = collect[land.ScoreBin](ctx, tx, "statistics_scores", args)
		return err
	})
	return answer, err
}

// Ranking lists subjects of one kind as a run ranks them; [land.ErrNotFound] without the run.
func (s *Store) Ranking(ctx context.Context, zoneCode string, runID int64, c land.RankingChoice) ([]land.Ranked, error) {
	if _, err := s.Run(ctx, zoneCode, land.RunChoice{RunID: runID}); err != nil {
		return nil, err
	}
	return collect[land.Ranked](ctx, s.pool, "ranking", pgx.StrictNamedArgs{
		"zone_code": zoneCode, "run_id": runID, "subject_kind": c.Kind, "subject_key": orNull(c.Key), "track": orNull(c.Track),
		"industry": orNull(c.Industry), "grades": c.Grades, "park_code": orNull(c.ParkCode), "most": c.Limit, "skip": c.Skip,
	})
}
