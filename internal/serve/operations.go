package serve

import (
	"context"
	"maps"
	"net/http"
	"slices"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"
	"github.com/gin-gonic/gin"

	"permu/internal/land"
)

// answer is the body of an operation.
type answer[T any] struct{ Body T }

// InZone is which zone an operation is about.
type InZone struct {
	ZoneCode string `path:"zone_code" doc:"code of the zone"`
}

// InRun is which run an operation is about.
type InRun struct {
	RunID int64 `query:"run_id" minimum:"0" doc:"a run; the newest when left out"`
	Year  int   `query:"year" minimum:"0" maximum:"2100" doc:"the newest run of a year"`
}

func (r InRun) choice() land.RunChoice { return land.RunChoice{RunID: r.RunID, Year: r.Year} }

// Meta is what the page asks first.
type Meta struct {
	Version string               `json:"version"`
	Demo    bool                 `json:"demo" doc:"what is shown is a demonstration"`
	Bands   map[string][]float64 `json:"bands" doc:"edges of the map's bands by metric, 万元/亩"`
}

// bandEdges are the defaults of the seven bands. Of output per mu, 规下, 500–800 and ≥ 1,500 are those of the zone's own
// heat maps of 2022; the other edges, and all of tax per mu, are settings.
func bandEdges() map[string][]float64 {
	return map[string][]float64{
		"output_per_mu": {100, 300, 500, 800, 1500},
		"tax_per_mu":    {5, 10, 20, 30, 50},
	}
}

// operations registers the typed operations and their description at /api/v1/openapi.json.
func (s *server) operations(r *gin.Engine) {
	huma.NewError = humaProblem
	config := huma.DefaultConfig("Permu", s.Version)
	config.OpenAPIPath = "/api/v1/openapi"
	config.DocsPath = "" // the documentation page would load scripts from elsewhere
	config.SchemasPath = ""
	config.CreateHooks = nil // no $schema links in answers
	config.Formats = maps.Clone(config.Formats)
	for name, format := range config.Formats {
		config.Formats[name] = huma.Format{Marshal: format.Marshal, Unmarshal: textOnly(format.Unmarshal)}
	}
	api := humagin.New(r, config)

	get(api, "/api/v1/meta", "meta", "What the page asks first", s.meta)
	get(api, "/api/v1/zones", "zones", "The zones", s.zones)
	get(api, "/api/v1/runs", "runs", "The runs of a zone, newest first", s.runs)
	get(api, "/api/v1/zones/{zone_code}/summary", "summary", "Headlines of a zone", s.summary)
	get(api, "/api/v1/zones/{zone_code}/parcels/{parcel_code}", "parcel-file", "Everything on record of a parcel", s.parcelFile)
	get(api, "/api/v1/zones/{zone_code}/enterprises/{uscc}", "enterprise-file", "Everything on record of an enterprise", s.enterpriseFile)
	get(api, "/api/v1/zones/{zone_code}/search", "search", "Parks, enterprises and parcels by name or code", s.search)
	s.accountOperations(api)
	s.policyOperations(api)
	s.rankingOperations(api)
	s.runOperations(api)
	s.commitmentOperations(api)
	s.surveyOperations(api)
	s.assemblyOperations(api)
	s.landOperations(api)
	s.disposalOperations(api)
	s.reviewOperations(api)
	s.siteOperations(api)
	s.scenarioOperations(api)
	s.programmeOperations(api)
}

// get registers a GET operation whose errors are problem documents.
func get[I, O any](api huma.API, path, id, summary string, f func(context.Context, *I) (*O, error)) {
	huma.Register(api, huma.Operation{Method: http.MethodGet, Path: path, OperationID: id, Summary: summary}, f)
}

func (s *server) meta(context.Context, *struct{}) (*answer[Meta], error) {
	return &answer[Meta]{Meta{Version: s.Version, Demo: len(s.Demonstration) > 0, Bands: bandEdges()}}, nil
}

func (s *server) zones(ctx context.Context, _ *struct{}) (*answer[[]land.Zone], error) {
	zones, err := s.readable(ctx)
	return &answer[[]land.Zone]{zones}, s.kind(ctx, err)
}

// readable are the zones that who asks may read.
func (s *server) readable(ctx context.Context) ([]land.Zone, error) {
	zones, err := s.Zones.Zones(ctx)
	return slices.DeleteFunc(zones, func(z land.Zone) bool { return mayRead(ctx, z.ZoneCode) != nil }), err
}

func (s *server) runs(ctx context.Context, in *struct {
	ZoneCode string `query:"zone_code" required:"true"`
},
) (*answer[[]land.Run], error) {
	if err := mayRead(ctx, in.ZoneCode); err != nil {
		return nil, s.kind(ctx, err)
	}
	if _, err := s.Zones.Zone(ctx, in.ZoneCode); err != nil {
		return nil, s.kind(ctx, err)
	}
	runs, err := s.Zones.Runs(ctx, in.ZoneCode)
	return &answer[[]land.Run]{runs}, s.kind(ctx, err)
}

func (s *server) summary(ctx context.Context, in *struct {
	InZone
	InRun
},
) (*answer[land.Summary], error) {
	summary, err := s.Zones.Summary(ctx, in.ZoneCode, in.choice())
	return &answer[land.Summary]{summary}, s.kind(ctx, err)
}

func (s *server) parcelFile(ctx context.Context, in *struct {
	InZone
	InRun
	ParcelCode string `path:"parcel_code"`
},
) (*answer[land.ParcelFile], error) {
	file, err := s.Zones.ParcelFile(ctx, in.ZoneCode, in.ParcelCode, in.choice())
	return &answer[land.ParcelFile]{file}, s.kind(ctx, err)
}

func (s *server) enterpriseFile(ctx context.Context, in *struct {
	InZone
	InRun
	USCC string `path:"uscc"`
},
) (*answer[land.EnterpriseFile], error) {
	file, err := s.Zones.EnterpriseFile(ctx, in.ZoneCode, in.USCC, in.choice())
	return &answer[land.EnterpriseFile]{file}, s.kind(ctx, err)
}

func (s *server) search(ctx context.Context, in *struct {
	InZone
	Words string `query:"q" minLength:"1" maxLength:"100" required:"true"`
	Limit int    `query:"limit" minimum:"1" maximum:"50" default:"10"`
},
) (*answer[[]land.Found], error) {
	if _, err := s.Zones.Zone(ctx, in.ZoneCode); err != nil {
		return nil, s.kind(ctx, err)
	}
	found, err := s.Zones.Search(ctx, in.ZoneCode, in.Words, in.Limit)
	return &answer[[]land.Found]{found}, s.kind(ctx, err)
}

// kind turns an error into the problem that huma writes.
func (s *server) kind(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	return s.problemOf(ctx, err)
}
