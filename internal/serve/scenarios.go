package serve

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"permu/internal/access"
	"permu/internal/land"
)

// Schemes is what the routes ask of scenarios.
type Schemes interface {
	Scenarios(ctx context.Context, zoneCode string, siteID int64, choice land.RunChoice, only []int64) (land.Scenarios, error)
	TryScenario(ctx context.Context, zoneCode string, siteID int64, choice land.RunChoice, in land.ScenarioInputs) (land.Scheme, error)
	TryChecks(ctx context.Context, zoneCode string, siteID int64, document []byte) (land.Scenarios, error)
	NewScenario(ctx context.Context, zoneCode string, siteID int64, by access.Person, n land.NewScenario) (land.ScenarioRecord, error)
	ChangeScenario(ctx context.Context, zoneCode string, of land.OfScenario, by access.Person, c land.ScenarioChange) (land.ScenarioRecord, error)
	ScenarioRevisions(ctx context.Context, zoneCode string, of land.OfScenario) ([]land.Scenario, error)
	SchemeForm() (land.SchemeForm, error)
}

type scenariosInput struct {
	OfSite
	InRun
	InLanguage
	Scenarios []int64 `query:"scenarios" maxItems:"20" doc:"those that are compared, in the order in which they were made; all when left out"`
}

// OfScenario is which scenario an operation is about.
type OfScenario struct {
	OfSite
	ScenarioID int64 `path:"scenario_id" minimum:"1"`
}

func (o OfScenario) named() land.OfScenario {
	return land.OfScenario{SiteID: o.SiteID, ScenarioID: o.ScenarioID}
}

// scenarioOperations registers what can be asked of the scenarios of a site, and kept.
func (s *server) scenarioOperations(api huma.API) {
	const (
		site      = "/api/v1/zones/{zone_code}/sites/{site_id}"
		scenarios = site + "/scenarios"
		scenario  = scenarios + "/{scenario_id}"
	)
	get(api, "/api/v1/schemes/form", "scheme-form", "What a scenario can be made of", s.schemeForm)
	tabled(s, api, scenarios, "scenarios", "What the scenarios of a site come to, side by side", s.scenarios, scenariosBook)
	post(api, scenarios, "new-scenario", "Keep a scenario of a site", s.newScenario)
	send(api, http.MethodPut, scenario, "change-scenario", "Keep a scenario as it is to be, or drop it", s.changeScenario)
	get(api, scenario+"/revisions", "scenario-revisions", "The states that a scenario has had", s.scenarioRevisions)
	post(api, site+"/scheme", "try-scenario", "What inputs come to on a site, without keeping them", s.tryScenario)
	post(api, site+"/checks", "try-checks", "What the checks of a document say of the scenarios of a site, without keeping it", s.tryChecks)
}

func (s *server) schemeForm(ctx context.Context, _ *struct{}) (*answer[land.SchemeForm], error) {
	form, err := s.Zones.SchemeForm()
	return &answer[land.SchemeForm]{form}, s.kind(ctx, err)
}

func (s *server) scenarios(ctx context.Context, in *scenariosInput) (land.Scenarios, error) {
	return s.Zones.Scenarios(ctx, in.ZoneCode, in.SiteID, in.choice(), in.Scenarios)
}

func (s *server) newScenario(ctx context.Context, in *struct {
	OfSite
	Body land.NewScenario
},
) (*answer[land.ScenarioRecord], error) {
	record, err := s.Zones.NewScenario(ctx, in.ZoneCode, in.SiteID, who(ctx), in.Body)
	return &answer[land.ScenarioRecord]{record}, s.kind(ctx, err)
}

func (s *server) changeScenario(ctx context.Context, in *struct {
	OfScenario
	Body land.ScenarioChange
},
) (*answer[land.ScenarioRecord], error) {
	record, err := s.Zones.ChangeScenario(ctx, in.ZoneCode, in.named(), who(ctx), in.Body)
	return &answer[land.ScenarioRecord]{record}, s.kind(ctx, err)
}

func (s *server) scenarioRevisions(ctx context.Context, in *OfScenario) (*answer[[]land.Scenario], error) {
	list, err := s.Zones.ScenarioRevisions(ctx, in.ZoneCode, in.named())
	return &answer[[]land.Scenario]{list}, s.kind(ctx, err)
}

func (s *server) tryScenario(ctx context.Context, in *struct {
	OfSite
	InRun
	Body land.ScenarioInputs
},
) (*answer[land.Scheme], error) {
	made, err := s.Zones.TryScenario(ctx, in.ZoneCode, in.SiteID, in.choice(), in.Body)
	return &answer[land.Scheme]{made}, s.kind(ctx, err)
}

func (s *server) tryChecks(ctx context.Context, in *struct {
	OfSite
	Body Document
},
) (*answer[land.Scenarios], error) {
	said, err := s.Zones.TryChecks(ctx, in.ZoneCode, in.SiteID, in.Body.Document)
	return &answer[land.Scenarios]{said}, s.kind(ctx, err)
}
