package serve

import (
	"context"
	"fmt"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"permu/internal/export"
	"permu/internal/land"
)

// Land is what the routes ask of finding land.
type Land interface {
	FindLand(ctx context.Context, zoneCode string, q land.LandQuery) (land.LandFound, error)
	LandSearches(ctx context.Context, zoneCode, by string) ([]land.LandSearch, error)
	SaveLandSearch(ctx context.Context, zoneCode, by string, n land.NewLandSearch) (land.LandSearch, error)
	LookAtLandSearch(ctx context.Context, zoneCode, by string, searchID int64) (land.LandSearch, error)
	DropLandSearch(ctx context.Context, zoneCode, by string, searchID int64) error
}

type landInput struct {
	InZone
	InPages
	InRun
	InLanguage
	AreaMin    float64  `query:"area_min" minimum:"0" maximum:"1000000" doc:"mu; the title area wins. A number that misses by a tenth at most fits nearly"`
	AreaMax    float64  `query:"area_max" minimum:"0" maximum:"1000000" doc:"mu"`
	Parks      []string `query:"parks" doc:"codes of parks, parted by commas"`
	Subareas   []string `query:"subareas" doc:"names of sub-areas, parted by commas"`
	FARMin     float64  `query:"far_min" minimum:"0" maximum:"20" doc:"the least floor area ratio that must be allowed"`
	Clear      bool     `query:"clear" doc:"neither mortgaged nor sealed nor seized; where that is not on record it is unknown"`
	FreeMonths int      `query:"free_months" minimum:"0" maximum:"600" doc:"free within so many months: unused, idle, all users stopped, term or leases at an end"`
	States     []string `query:"land_state" doc:"states of land, parted by commas"`
	Industrial bool     `query:"industrial" doc:"industry or storage by plan"`
	Rules      []string `query:"findings" doc:"rules of which one has found something, parted by commas; any is every rule"`
	Near       string   `query:"near" maxLength:"20000" doc:"a point or a line: lon,lat pairs in EPSG:4490 parted by spaces"`
	WithinM    float64  `query:"within_m" minimum:"0" maximum:"100000" doc:"metres from it on the ellipsoid; 500 when left out"`
	SpareM2    float64  `query:"spare_m2" minimum:"0" maximum:"10000000" doc:"lists floor area to be had of at least so many m² besides"`
	AsOf       string   `query:"as_of" doc:"YYYY-MM-DD from which it is counted when land is free; today when left out"`
}

func (in landInput) query() land.LandQuery {
	return land.LandQuery{Run: in.choice(), Day: in.AsOf, LandConditions: land.LandConditions{
		AreaMinMu: in.AreaMin, AreaMaxMu: in.AreaMax, Parks: in.Parks, Subareas: in.Subareas, FARMin: in.FARMin, Clear: in.Clear, FreeMonths: in.FreeMonths,
		States: in.States, Industrial: in.Industrial, Rules: in.Rules, Near: in.Near, WithinM: in.WithinM, SpareM2: in.SpareM2,
	}}
}

// OfSearch is which saved search an operation is about.
type OfSearch struct {
	InZone
	SearchID int64 `path:"search_id" minimum:"1"`
}

// landOperations registers how land is found, and what persons save of it: each has his own searches.
func (s *server) landOperations(api huma.API) {
	const path = "/api/v1/zones/{zone_code}"
	tabled(s, api, path+"/land", "land", "Land that fits: single parcels, and floor area to be had", s.findLand, landBook)
	get(api, path+"/land-searches", "land-searches", "Your saved searches, with what is new", s.landSearches)
	post(api, path+"/land-searches", "save-land-search", "Save a search", s.saveLandSearch)
	post(api, path+"/land-searches/{search_id}/looked", "look-at-land-search", "Say that you have looked: what fits now is no longer new", s.lookAtLandSearch)
	send(api, http.MethodDelete, path+"/land-searches/{search_id}", "drop-land-search", "Delete a search of yours", s.dropLandSearch)
}

func (s *server) findLand(ctx context.Context, in *landInput) (land.LandFound, error) {
	return s.Zones.FindLand(ctx, in.ZoneCode, in.query())
}

func (s *server) landSearches(ctx context.Context, in *InZone) (*answer[[]land.LandSearch], error) {
	list, err := s.Zones.LandSearches(ctx, in.ZoneCode, who(ctx).Name)
	return &answer[[]land.LandSearch]{list}, s.kind(ctx, err)
}

func (s *server) saveLandSearch(ctx context.Context, in *struct {
	InZone
	Body land.NewLandSearch
},
) (*answer[land.LandSearch], error) {
	saved, err := s.Zones.SaveLandSearch(ctx, in.ZoneCode, who(ctx).Name, in.Body)
	return &answer[land.LandSearch]{saved}, s.kind(ctx, err)
}

func (s *server) lookAtLandSearch(ctx context.Context, in *OfSearch) (*answer[land.LandSearch], error) {
	looked, err := s.Zones.LookAtLandSearch(ctx, in.ZoneCode, who(ctx).Name, in.SearchID)
	return &answer[land.LandSearch]{looked}, s.kind(ctx, err)
}

func (s *server) dropLandSearch(ctx context.Context, in *OfSearch) (*answer[[]land.LandSearch], error) {
	if err := s.Zones.DropLandSearch(ctx, in.ZoneCode, who(ctx).Name, in.SearchID); err != nil {
		return nil, s.kind(ctx, err)
	}
	return s.landSearches(ctx, &in.InZone)
}

func landBook(f land.LandFound, say say) book {
	title := say(phrase("找地", "Land that fits"))
	above := []string{title, say(land.Phrase{
		ZH: fmt.Sprintf("评价批次 %d(%d 年),可用时间自 %s 起算;差一成以内为接近,没有记录的为未知", f.RunID, f.Year, f.Day),
		EN: fmt.Sprintf("run %d (%d), counted from %s when land is free; what misses by a tenth at most fits nearly, what is not on record is unknown", f.RunID, f.Year, f.Day),
	})}
	return book{fmt.Sprintf("%s-%s-%s", title, f.ZoneCode, f.Day), []export.Page{
		pageOf(title, above, landColumns(), f.Parcels, say),
		pageOf(say(phrase("连片地块", "Neighbouring parcels")), above, groupColumns(), f.Groups, say),
		pageOf(say(phrase("可增建筑面积", "Spare floor area")), above, landColumns(), f.Spare, say),
	}}
}
