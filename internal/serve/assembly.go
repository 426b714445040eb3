package serve

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"permu/internal/renewal"
)

// Assembly is what the routes ask of land that can be taken together.
type Assembly interface {
	SearchSites(ctx context.Context, zoneCode string, r renewal.SiteSearch) (renewal.FoundSites, error)
	SetFigures(ctx context.Context, zoneCode string, r renewal.SetRequest) (renewal.SetFigures, error)
}

// siteObjectives are the objectives that ship and what they can ask about.
type siteObjectives struct {
	Presets    []renewal.Preset   `json:"presets"`
	Quantities []renewal.Quantity `json:"quantities"`
	WidestM    float64            `json:"widest_m" doc:"the widest gap that a site can cross, m"`
}

// assemblyOperations registers the search for sites.
func (s *server) assemblyOperations(api huma.API) {
	const sites = "/api/v1/zones/{zone_code}/sites"
	get(api, "/api/v1/site-objectives", "site-objectives", "Objectives of the search for sites", s.siteObjectives)
	post(api, sites+"/search", "search-sites", "Find connected parcels that come out best", s.searchSites)
	post(api, sites+"/figures", "set-figures", "The figures of parcels that were put together", s.setFigures)
}

func (s *server) siteObjectives(context.Context, *struct{}) (*answer[siteObjectives], error) {
	return &answer[siteObjectives]{siteObjectives{renewal.Presets(), renewal.Quantities(), renewal.WidestM}}, nil
}

func (s *server) searchSites(ctx context.Context, in *struct {
	InZone
	Body renewal.SiteSearch
},
) (*answer[renewal.FoundSites], error) {
	found, err := s.Zones.SearchSites(ctx, in.ZoneCode, in.Body)
	return &answer[renewal.FoundSites]{found}, s.kind(ctx, err)
}

func (s *server) setFigures(ctx context.Context, in *struct {
	InZone
	Body renewal.SetRequest
},
) (*answer[renewal.SetFigures], error) {
	figures, err := s.Zones.SetFigures(ctx, in.ZoneCode, in.Body)
	return &answer[renewal.SetFigures]{figures}, s.kind(ctx, err)
}
