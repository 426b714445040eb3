package serve

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"permu/internal/access"
	"permu/internal/land"
)

// Sites is what the routes ask of redevelopment sites.
type Sites interface {
	Sites(ctx context.Context, zoneCode string, q land.SitesQuery) ([]land.Site, error)
	SiteFile(ctx context.Context, zoneCode string, siteID int64, choice land.RunChoice) (land.SiteFile, error)
	NewSite(ctx context.Context, zoneCode string, by access.Person, n land.NewSite) (land.SiteFile, error)
	ChangeSite(ctx context.Context, zoneCode string, siteID int64, by access.Person, c land.SiteChange) (land.SiteFile, error)
	CopySite(ctx context.Context, zoneCode string, siteID int64, by access.Person, c land.SiteCopy) (land.SiteFile, error)
	EndSite(ctx context.Context, zoneCode string, siteID int64, by access.Person, end land.SiteEnd) (land.SiteFile, error)
}

// OfSite is which site an operation is about.
type OfSite struct {
	InZone
	SiteID int64 `path:"site_id" minimum:"1"`
}

// siteOperations registers what can be asked of sites, and done with them.
func (s *server) siteOperations(api huma.API) {
	const (
		sites = "/api/v1/zones/{zone_code}/sites"
		site  = sites + "/{site_id}"
	)
	get(api, sites, "sites", "Redevelopment sites of a zone", s.sites)
	post(api, sites, "new-site", "Put parcels together as a site", s.newSite)
	get(api, site, "site", "Everything on record of a site", s.siteFile)
	send(api, http.MethodPut, site, "change-site", "Rename a site, choose its mode, give it other parcels", s.changeSite)
	post(api, site+"/copy", "copy-site", "Begin a site anew with the scenarios of this one", s.copySite)
	post(api, site+"/end", "end-site", "End a site that is a draft", s.endSite)
}

func (s *server) sites(ctx context.Context, in *struct {
	InZone
	ParkCode string `query:"park_code"`
	State    string `query:"state" enum:"draft,active,ended"`
},
) (*answer[[]land.Site], error) {
	list, err := s.Zones.Sites(ctx, in.ZoneCode, land.SitesQuery{ParkCode: in.ParkCode, State: in.State})
	return &answer[[]land.Site]{list}, s.kind(ctx, err)
}

func (s *server) newSite(ctx context.Context, in *struct {
	InZone
	Body land.NewSite
},
) (*answer[land.SiteFile], error) {
	file, err := s.Zones.NewSite(ctx, in.ZoneCode, who(ctx), in.Body)
	return &answer[land.SiteFile]{file}, s.kind(ctx, err)
}

func (s *server) siteFile(ctx context.Context, in *struct {
	OfSite
	InRun
},
) (*answer[land.SiteFile], error) {
	file, err := s.Zones.SiteFile(ctx, in.ZoneCode, in.SiteID, in.choice())
	return &answer[land.SiteFile]{file}, s.kind(ctx, err)
}

func (s *server) changeSite(ctx context.Context, in *struct {
	OfSite
	Body land.SiteChange
},
) (*answer[land.SiteFile], error) {
	file, err := s.Zones.ChangeSite(ctx, in.ZoneCode, in.SiteID, who(ctx), in.Body)
	return &answer[land.SiteFile]{file}, s.kind(ctx, err)
}

func (s *server) copySite(ctx context.Context, in *struct {
	OfSite
	Body land.SiteCopy
},
) (*answer[land.SiteFile], error) {
	file, err := s.Zones.CopySite(ctx, in.ZoneCode, in.SiteID, who(ctx), in.Body)
	return &answer[land.SiteFile]{file}, s.kind(ctx, err)
}

func (s *server) endSite(ctx context.Context, in *struct {
	OfSite
	Body land.SiteEnd
},
) (*answer[land.SiteFile], error) {
	file, err := s.Zones.EndSite(ctx, in.ZoneCode, in.SiteID, who(ctx), in.Body)
	return &answer[land.SiteFile]{file}, s.kind(ctx, err)
}
