package serve

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"permu/internal/land"
)

// Rankings is what the routes ask of the results of a run: how they are distributed, who stands where, and why.
type Rankings interface {
	Statistics(ctx context.Context, zoneCode string, runID int64, c land.RankingChoice) (land.Statistics, error)
	Ranking(ctx context.Context, zoneCode string, runID int64, c land.RankingChoice) ([]land.Ranked, error)
	RankingTable(ctx context.Context, zoneCode string, runID int64, c land.RankingChoice) (land.RankingTable, error)
	Subject(ctx context.Context, zoneCode string, runID int64, kind, key string) (land.Subject, error)
	ShownScore(ctx context.Context, zoneCode string, runID int64) (func(score float64) float64, error)
}

// rankingOperations registers what can be asked of the results of a run.
func (s *server) rankingOperations(api huma.API) {
	const run = "/api/v1/zones/{zone_code}/runs/{run_id}"
	get(api, run+"/statistics", "statistics", "A run by park, industry and track, and its scores", s.statistics)
	get(api, run+"/ranking", "ranking", "Subjects as a run ranks them", s.ranking)
	filed(s, api, run+"/ranking", "ranking", "Subjects as a run ranks them", s.rankingTable, rankingBook)
	get(api, run+"/evaluation", "subject", "What a run says of one subject of any kind, explained", s.subject)
}

// OfKind is which kind of subject is asked for.
type OfKind struct {
	RunID int64  `path:"run_id"`
	Kind  string `query:"kind" enum:"enterprise,group,parcel,subarea,park,industry,zone" default:"enterprise"`
}

// OfRanking is which lines of a ranking are asked for.
type OfRanking struct {
	InZone
	OfKind
	Track    string   `query:"track" doc:"id of a track; none: those of no track"`
	Industry string   `query:"industry" pattern:"^([0-9]{2}|none)?$" doc:"division of GB/T 4754, two digits; none: those of no industry"`
	Grade    []string `query:"grade" doc:"grades, with commas between; not_graded: those without one"`
	ParkCode string   `query:"park_code" doc:"code of a park; none: those in no park"`
}

func (r OfRanking) choice() land.RankingChoice {
	return land.RankingChoice{Kind: r.Kind, Track: r.Track, Industry: r.Industry, Grades: r.Grade, ParkCode: r.ParkCode}
}

func (s *server) statistics(ctx context.Context, in *struct {
	InZone
	OfKind
	ParkCode string `query:"park_code" doc:"code of a park; none: those in no park"`
},
) (*answer[land.Statistics], error) {
	counted, err := s.Zones.Statistics(ctx, in.ZoneCode, in.RunID, land.RankingChoice{Kind: in.Kind, ParkCode: in.ParkCode})
	return &answer[land.Statistics]{counted}, s.kind(ctx, err)
}

func (s *server) ranking(ctx context.Context, in *struct {
	OfRanking
	Limit int `query:"limit" minimum:"1" maximum:"10000" default:"1000"`
	Skip  int `query:"skip" minimum:"0"`
},
) (*answer[[]land.Ranked], error) {
	chosen := in.choice()
	chosen.Limit, chosen.Skip = in.Limit, in.Skip
	list, err := s.Zones.Ranking(ctx, in.ZoneCode, in.RunID, chosen)
	return &answer[[]land.Ranked]{list}, s.kind(ctx, err)
}

// RankingAsFile is a ranking that is taken away, all of it.
type RankingAsFile struct {
	OfRanking
	InLanguage
}

func (s *server) rankingTable(ctx context.Context, in *RankingAsFile) (land.RankingTable, error) {
	return s.Zones.RankingTable(ctx, in.ZoneCode, in.RunID, in.choice())
}

func (s *server) subject(ctx context.Context, in *struct {
	InZone
	OfKind
	Key string `query:"key" required:"true" minLength:"1" doc:"uscc, parcel_code, park_code, park_code/subarea, industry or zone_code"`
},
) (*answer[land.Subject], error) {
	said, err := s.Zones.Subject(ctx, in.ZoneCode, in.RunID, in.Kind, in.Key)
	return &answer[land.Subject]{said}, s.kind(ctx, err)
}
