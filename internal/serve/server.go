// Package serve is the HTTP side of Permu: the page, the OGC layers, and the typed operations under /api/v1. A handler
// parses, asks and writes; errors become problem documents (RFC 9457) in one place.
package serve

import (
	"context"
	"io/fs"
	"log/slog"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/klauspost/compress/gzhttp"

	"permu/internal/access"
	"permu/internal/land"
	"permu/internal/layer"
)

// Zones is what the routes ask of zones.
type Zones interface {
	Runs
	Commitments
	Surveys
	Assembly
	Land
	Disposal
	Reviews
	Sites
	Schemes
	Programmes
	Rankings
	Ping(ctx context.Context) error
	Zones(ctx context.Context) ([]land.Zone, error)
	Zone(ctx context.Context, zoneCode string) (land.Zone, error)
	Summary(ctx context.Context, zoneCode string, choice land.RunChoice) (land.Summary, error)
	ParcelFile(ctx context.Context, zoneCode, parcelCode string, choice land.RunChoice) (land.ParcelFile, error)
	EnterpriseFile(ctx context.Context, zoneCode, uscc string, choice land.RunChoice) (land.EnterpriseFile, error)
	Search(ctx context.Context, zoneCode, words string, limit int) ([]land.Found, error)
	Policies(ctx context.Context, zoneCode string) ([]land.PolicySummary, error)
	PolicyDocument(ctx context.Context, zoneCode, policyID string, version int) (land.PolicyDocument, error)
	RunDocument(ctx context.Context, zoneCode string, runID int64) (land.PolicyDocument, error)
	CheckPolicy(document []byte) (land.PolicyCheck, error)
	SavePolicy(ctx context.Context, zoneCode string, n land.NewPolicy) (land.PolicyDocument, error)
	SaveControlTable(ctx context.Context, zoneCode string, n land.NewControlTable) (land.PolicyDocument, error)
	WhatIf(ctx context.Context, r land.WhatIfRequest) (land.WhatIf, error)
	EvaluateAs(ctx context.Context, r land.NewRun) (land.Run, error)
	LayerVersion(ctx context.Context, zoneCode string, choice land.RunChoice) (layer.Version, error)
	Features(ctx context.Context, q layer.Query) (layer.Rows, error)
	FeatureCount(ctx context.Context, q layer.Query) (int, error)
	Extent(ctx context.Context, zoneCode string) (*layer.Box, error)
}

// Options are what a server needs.
type Options struct {
	Zones    Zones
	Accounts Accounts
	Page     fs.FS // the built page; its root holds index.html
	Version  string
	// Database tells this database from others, so that a browser never takes the one's answers for the other's.
	Database string
	// Demonstration is the persons as whom a demonstration can be looked at, the first without asking; where there are some,
	// the page says that it is one, and nobody signs in.
	Demonstration []access.Person
	Hosts         Hosts // the names under which the server may be asked
	Log           *slog.Logger
}

type server struct {
	Options
	origins *http.CrossOriginProtection
}

// New makes the handler of every route.
func New(o Options) http.Handler {
	s := &server{o, http.NewCrossOriginProtection()}
	return gzhttp.GzipHandler(headAsGet(s.engine()))
}

// engine has every route, behind what guards them.
func (s *server) engine() *gin.Engine {
	gin.SetMode(gin.ReleaseMode)
	r := gin.New()
	r.HandleMethodNotAllowed = true
	r.RedirectTrailingSlash = false
	_ = r.SetTrustedProxies(nil)
	r.Use(s.logged(), s.recovered(), s.guarded(), s.permitted())
	s.routes(r)
	return r
}

// headAsGet answers HEAD as GET; net/http leaves the body away.
func headAsGet(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodHead {
			r = r.Clone(r.Context())
			r.Method = http.MethodGet
		}
		next.ServeHTTP(w, r)
	})
}

// routes lists every route there is.
func (s *server) routes(r *gin.Engine) {
	r.GET("/healthz", s.handle(s.alive))
	r.GET("/readyz", s.handle(s.ready))
	r.GET("/metrics", metricsHandler())

	r.GET("/ogc", s.handle(s.landing))
	r.GET("/ogc/", s.handle(s.landing))
	r.GET("/ogc/conformance", s.handle(s.conformance))
	r.GET("/ogc/api", s.handle(s.layersAPI))
	r.GET("/ogc/collections", s.handle(s.collections))
	r.GET("/ogc/collections/:collection", s.handle(s.collection))
	r.GET("/ogc/collections/:collection/items", s.handle(s.items))
	r.GET("/ogc/collections/:collection/items/*feature", s.handle(s.item))

	s.operations(r)
	r.GET("/api/v1/zones/:zone_code/parcels.xlsx", s.handle(s.parcelLedger))
	r.POST("/api/v1/zones/:zone_code/parcels.xlsx", s.handle(s.parcelLedger)) // a form, for more parcels than an address holds
	r.GET("/api/v1/zones/:zone_code/runs/:run_id/publication.xlsx", s.handle(s.publicationBook))
	r.GET("/api/v1/zones/:zone_code/ledger.xlsx", s.handle(s.disposalLedger))
	r.POST("/api/v1/zones/:zone_code/ledger/:entry_id/files", s.handle(s.addLedgerFile))
	r.GET("/api/v1/zones/:zone_code/ledger/:entry_id/files/:file_id", s.handle(s.ledgerFile))

	r.POST("/api/v1/zones/:zone_code/cases/:case_id/files", s.handle(s.addCaseFile))
	r.GET("/api/v1/zones/:zone_code/cases/:case_id/files/:file_id", s.handle(s.caseFile))

	r.NoRoute(s.handle(s.page))
	r.NoMethod(s.handle(func(*gin.Context) error { return errMethod }))
}

// handle turns the error of a handler into a problem document.
func (s *server) handle(f func(*gin.Context) error) gin.HandlerFunc {
	return func(c *gin.Context) {
		if err := f(c); err != nil {
			s.fail(c, err)
		}
	}
}

func (s *server) alive(c *gin.Context) error {
	c.String(http.StatusOK, "ok\n")
	return nil
}

func (s *server) ready(c *gin.Context) error {
	if err := s.Zones.Ping(c.Request.Context()); err != nil {
		return errNotReady
	}
	c.String(http.StatusOK, "ready\n")
	return nil
}
