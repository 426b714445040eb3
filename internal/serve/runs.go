package serve

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"permu/internal/access"
	"permu/internal/land"
)

// Runs is what the routes ask of runs: how they differ, the objections to them, and what of them is made public.
type Runs interface {
	Runs(ctx context.Context, zoneCode string) ([]land.Run, error)
	Compare(ctx context.Context, zoneCode string, q land.ComparisonQuery) (land.Comparison, error)
	Objections(ctx context.Context, zoneCode string, runID int64) (land.Objections, error)
	Object(ctx context.Context, zoneCode string, runID int64, by access.Person, o land.NewObjection) (land.Objection, error)
	DecideGrade(ctx context.Context, zoneCode string, runID int64, by access.Person, d land.NewDecision) (land.Objection, error)
	Decide(ctx context.Context, zoneCode string, objectionID int64, by access.Person, d land.ObjectionDecision) (land.Objection, error)
	Publication(ctx context.Context, zoneCode string, runID int64, list string) (land.Publication, error)
	Publish(ctx context.Context, zoneCode string, runID int64, by string, p land.NewPublication) (land.Run, error)
}

// OfRun is which run of which zone an operation is about.
type OfRun struct {
	InZone
	RunID int64 `path:"run_id" minimum:"1"`
}

// runOperations registers what can be asked of a run, and done about it.
func (s *server) runOperations(api huma.API) {
	const run = "/api/v1/zones/{zone_code}/runs/{run_id}"
	tabled(s, api, run+"/compare", "compare-runs", "Who moved between two runs, and what moved them", s.compare, comparedBook)
	get(api, run+"/objections", "objections", "The objections to a run, and the grades that were decided without one", s.objections)
	post(api, run+"/objections", "object", "Record an objection to a run", s.object)
	post(api, run+"/decisions", "decide-grade", "Record a grade that was decided without an objection", s.decideGrade)
	post(api, "/api/v1/zones/{zone_code}/objections/{objection_id}/decision", "decide", "Record what was decided on an objection", s.decide)
	get(api, run+"/publication", "publication", "The list of a run as it is made public", s.publication)
	post(api, run+"/publication", "publish", "Record the day on which the list of a run was made public", s.publish)
}

// OfComparison is which runs are held against each other.
type OfComparison struct {
	OfRun
	InLanguage
	With  int64  `query:"with" required:"true" minimum:"1" doc:"the run that it is held against"`
	Kind  string `query:"kind" enum:"enterprise,group,parcel,subarea,park,industry,zone" default:"enterprise"`
	Limit int    `query:"limit" minimum:"1" maximum:"10000" default:"100" doc:"subjects that are listed"`
}

func (s *server) compare(ctx context.Context, in *OfComparison) (land.Comparison, error) {
	return s.Zones.Compare(ctx, in.ZoneCode, land.ComparisonQuery{RunID: in.RunID, With: in.With, Kind: in.Kind, Limit: in.Limit})
}

func (s *server) objections(ctx context.Context, in *OfRun) (*answer[land.Objections], error) {
	objections, err := s.Zones.Objections(ctx, in.ZoneCode, in.RunID)
	return &answer[land.Objections]{objections}, s.kind(ctx, err)
}

func (s *server) object(ctx context.Context, in *struct {
	OfRun
	Body land.NewObjection
},
) (*answer[land.Objection], error) {
	objection, err := s.Zones.Object(ctx, in.ZoneCode, in.RunID, who(ctx), in.Body)
	return &answer[land.Objection]{objection}, s.kind(ctx, err)
}

func (s *server) decideGrade(ctx context.Context, in *struct {
	OfRun
	Body land.NewDecision
},
) (*answer[land.Objection], error) {
	decided, err := s.Zones.DecideGrade(ctx, in.ZoneCode, in.RunID, who(ctx), in.Body)
	return &answer[land.Objection]{decided}, s.kind(ctx, err)
}

func (s *server) decide(ctx context.Context, in *struct {
	InZone
	ObjectionID int64 `path:"objection_id" minimum:"1"`
	Body        land.ObjectionDecision
},
) (*answer[land.Objection], error) {
	objection, err := s.Zones.Decide(ctx, in.ZoneCode, in.ObjectionID, who(ctx), in.Body)
	return &answer[land.Objection]{objection}, s.kind(ctx, err)
}

func (s *server) publication(ctx context.Context, in *struct {
	OfRun
	List string `query:"list" enum:"results,land" default:"results" doc:"land: the areas that are published first, where the policy says so"`
},
) (*answer[land.Publication], error) {
	publication, err := s.Zones.Publication(ctx, in.ZoneCode, in.RunID, in.List)
	return &answer[land.Publication]{publication}, s.kind(ctx, err)
}

func (s *server) publish(ctx context.Context, in *struct {
	OfRun
	Body land.NewPublication
},
) (*answer[land.Run], error) {
	run, err := s.Zones.Publish(ctx, in.ZoneCode, in.RunID, who(ctx).Name, in.Body)
	return &answer[land.Run]{run}, s.kind(ctx, err)
}
