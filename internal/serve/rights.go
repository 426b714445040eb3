package serve

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/gin-gonic/gin"

	"permu/internal/access"
	"permu/internal/land"
)

// What a route asks of who comes by it, beside the rights of [access].
const (
	anyone   access.Right = "anyone"    // nobody needs to be signed in
	signedIn access.Right = "signed_in" // whoever is signed in
)

// asked is what a route asks of who comes by it.
type asked struct {
	right access.Right
	// inPark lets in who has the right in one park of the zone: what the route asks looks at the park of its subject.
	// Elsewhere the right must be held in the whole zone.
	inPark bool
	// ofUsers is a route that a demonstration has not, since it has no users.
	ofUsers bool
}

// routeRights is the table of routes and rights. A route that does not stand here lets nobody in, and a test that walks the
// routes fails.
func routeRights() map[string]asked {
	table := map[string]asked{}
	put := func(what asked, routes ...string) {
		for _, route := range routes {
			table[route] = what
		}
	}
	const (
		zone = "/api/v1/zones/:zone_code"
		run  = zone + "/runs/:run_id"
		site = zone + "/sites/:site_id"
		ogc  = "/ogc/collections"
	)
	put(asked{right: anyone}, "GET /healthz", "GET /readyz", "GET /metrics", "GET /api/v1/meta",
		"GET /api/v1/openapi.json", "GET /api/v1/openapi.yaml", "GET /api/v1/openapi-3.0.json", "GET /api/v1/openapi-3.0.yaml",
		"GET /ogc", "GET /ogc/", "GET /ogc/conformance", "GET /ogc/api",
		"GET /api/v1/session", "PUT /api/v1/session/demonstration")
	put(asked{right: anyone, ofUsers: true}, "POST /api/v1/session", "DELETE /api/v1/session", "POST /api/v1/link/look", "POST /api/v1/link/use")
	put(asked{right: signedIn, ofUsers: true}, "PUT /api/v1/session/password")
	put(asked{right: access.Read}, "GET "+ogc, "GET "+ogc+"/:collection", "GET "+ogc+"/:collection/items", "GET "+ogc+"/:collection/items/*feature",
		"GET /api/v1/zones", "GET /api/v1/runs", "POST /api/v1/policies/check", "POST /api/v1/what-if",
		"GET "+zone+"/summary", "GET "+zone+"/parcels/:parcel_code", "GET "+zone+"/enterprises/:uscc", "GET "+zone+"/search",
		"GET "+zone+"/parcels.xlsx", "POST "+zone+"/parcels.xlsx", "GET "+zone+"/policies", "GET "+zone+"/policies/:policy_id",
		"GET "+run+"/policy", "GET "+run+"/statistics", "GET "+run+"/ranking", "GET "+run+"/ranking.xlsx", "GET "+run+"/ranking.csv", "GET "+run+"/evaluation",
		"GET "+run+"/compare", "GET "+run+"/compare.xlsx", "GET "+run+"/compare.csv", "GET "+run+"/objections",
		"GET "+run+"/publication", "GET "+run+"/publication.xlsx")
	put(asked{right: access.Read}, "GET /api/v1/ledger/procedure",
		"GET "+zone+"/ledger", "GET "+zone+"/ledger/board", "GET "+zone+"/ledger/bell", "GET "+zone+"/ledger/:entry_id",
		"GET "+zone+"/ledger/:entry_id/files/:file_id", "GET "+zone+"/ledger.xlsx", "GET "+zone+"/holidays",
		"GET "+zone+"/commitments/:commitment_id/revisions", "GET "+zone+"/appraisal-lists")
	put(asked{right: anyone}, "POST /api/v1/review/follow") // a link opens one case, or nothing
	put(asked{right: access.Read}, "GET /api/v1/review/procedure", "GET "+zone+"/review/settings", "GET "+zone+"/cases/:case_id", "GET "+zone+"/cases/:case_id/map",
		"GET "+zone+"/cases/:case_id/files/:file_id", "GET "+zone+"/cases/:case_id/paper", "GET "+zone+"/cases/:case_id/dossier.docx", "GET "+zone+"/cases/:case_id/dossier.xlsx")
	put(asked{right: access.EditReview}, "PUT "+zone+"/review/settings")
	put(asked{right: access.PlanSite, inPark: true}, "POST "+zone+"/cases")
	put(asked{right: access.Read}, "POST "+zone+"/cases/:case_id/moves", "POST "+zone+"/cases/:case_id/files", // each looks at the case
		"POST "+zone+"/cases/:case_id/links", "POST "+zone+"/cases/:case_id/links/:link_id/revoke")
	for _, table := range []string{"cases", "commitments", "pipeline", "near-threshold", "spare-floor", "sheet", "land", "programme"} {
		put(asked{right: access.Read}, "GET "+zone+"/"+table, "GET "+zone+"/"+table+".xlsx", "GET "+zone+"/"+table+".csv")
	}
	put(asked{right: access.Read}, "GET /api/v1/site-objectives", "POST "+zone+"/sites/search", "POST "+zone+"/sites/figures")
	put(asked{right: access.Read}, "GET "+zone+"/land-searches", "POST "+zone+"/land-searches",
		"POST "+zone+"/land-searches/:search_id/looked", "DELETE "+zone+"/land-searches/:search_id") // each has his own
	put(asked{right: access.Read}, "POST "+zone+"/ledger/moves", "POST "+zone+"/ledger/:entry_id/moves", // each move has a right of its own,
		"POST "+zone+"/ledger/:entry_id/files") // and whoever has one of them adds the file that it demands
	put(asked{right: access.EditCommitment, inPark: true}, "POST "+zone+"/commitments/:commitment_id/actual")
	put(asked{right: access.EditCommitment}, "POST "+zone+"/appraisal-lists")
	put(asked{right: access.Read}, "GET "+zone+"/sites", "GET "+site, "GET /api/v1/schemes/form", "POST "+site+"/scheme", "POST "+site+"/checks",
		"GET "+site+"/scenarios", "GET "+site+"/scenarios.xlsx", "GET "+site+"/scenarios.csv", "GET "+site+"/scenarios/:scenario_id/revisions")
	put(asked{right: access.PlanSite, inPark: true}, "PUT "+zone+"/programme/targets/:year")
	put(asked{right: access.PlanSite, inPark: true}, "POST "+zone+"/sites", "PUT "+site, "POST "+site+"/copy", "POST "+site+"/end",
		"POST "+site+"/scenarios", "PUT "+site+"/scenarios/:scenario_id")
	put(asked{right: access.Import}, "PUT "+zone+"/holidays")
	put(asked{right: access.EditPolicy}, "POST "+zone+"/policies", "POST "+zone+"/control-tables")
	put(asked{right: access.Evaluate}, "POST "+zone+"/runs")
	put(asked{right: access.Publish}, "POST "+run+"/publication")
	put(asked{right: access.RecordObjection, inPark: true}, "POST "+run+"/objections")
	put(asked{right: access.Decide, inPark: true}, "POST "+run+"/decisions", "POST "+zone+"/objections/:objection_id/decision")
	put(asked{right: access.ManageUsers, ofUsers: true}, "GET /api/v1/users", "POST /api/v1/users", "PUT /api/v1/users/:user_id", "POST /api/v1/users/:user_id/link")
	return table
}

// permitted lets a request come to its route when who asks may, and tells the route who it is.
func (s *server) permitted() gin.HandlerFunc {
	table := routeRights()
	return func(c *gin.Context) {
		ctx, err := s.permit(c, table)
		if err != nil {
			s.fail(c, err)
			return
		}
		c.Request = c.Request.WithContext(ctx)
		c.Next()
	}
}

// permit is the context of a request that may come to its route. What is no route is the page, which holds no data.
func (s *server) permit(c *gin.Context, table map[string]asked) (context.Context, error) {
	ctx := withVisitor(c)
	route := c.FullPath()
	if route == "" {
		return ctx, nil
	}
	c.Header("Cache-Control", "private, no-cache") // what one may see is kept for nobody else
	what, ok := table[c.Request.Method+" "+route]
	switch {
	case !ok:
		return ctx, errNoRight
	case what.ofUsers && len(s.Demonstration) > 0:
		return ctx, errNoUsers
	case what.right == anyone:
		return ctx, nil
	}
	person, err := s.personOf(ctx)
	if err != nil {
		return ctx, err
	}
	return access.With(ctx, person), what.of(person, c.Param("zone_code"))
}

// of is nil where a person has the right in a zone, or somewhere where the route is of none, or one park is enough.
func (a asked) of(p access.Person, zoneCode string) error {
	if a.right == signedIn || (zoneCode == "" || a.inPark) && access.AllowedSomewhere(p, a.right, zoneCode) {
		return nil
	}
	return access.Check(p, a.right, access.Place{ZoneCode: zoneCode})
}

// who asks; a route that asks for a right always knows.
func who(ctx context.Context) access.Person {
	p, _ := access.From(ctx)
	return p
}

// mayRead is nil where who asks may read a zone that the path does not name.
func mayRead(ctx context.Context, zoneCode string) error {
	return access.Check(who(ctx), access.Read, access.Place{ZoneCode: zoneCode})
}

var (
	errNoRight = &problemDocument{Type: "/problems/right", Title: "no right is set down for this address, so nobody may use it", Status: http.StatusForbidden}
	errSignIn  = &problemDocument{Type: "/problems/sign-in", Title: "sign in first", Status: http.StatusUnauthorized}
	errNoUsers = &problemDocument{Type: "/problems/demonstration", Title: "this is a demonstration: it has no users, and nobody signs in", Status: http.StatusConflict}
)

// accessProblem is the problem of an error of [access], or nil of others.
func accessProblem(err error) *problemDocument {
	var refused *access.Refused
	var lacks *land.Lacks
	var wait access.Wait
	switch {
	case errors.As(err, &refused):
		return &problemDocument{
			Type: "/problems/right", Title: "your roles do not allow this", Status: http.StatusForbidden, Detail: refused.Error(),
			Right: string(refused.Right), Roles: access.RolesWith(refused.Right), Park: refused.Place.ParkCode,
		}
	case errors.As(err, &lacks):
		return &problemDocument{
			Type: "/problems/right", Title: "your roles do not allow this", Status: http.StatusForbidden, Detail: lacks.Error(),
			Right: lacks.Right, Roles: access.RolesWith(access.Right(lacks.Right)), Park: lacks.ParkCode,
		}
	case errors.As(err, &wait):
		return &problemDocument{
			Type: "/problems/wait", Title: "too many wrong passwords", Status: http.StatusTooManyRequests, Detail: wait.Error(), RetryAfter: wait.Seconds(),
		}
	case errors.Is(err, access.ErrWrong):
		return &problemDocument{Type: "/problems/wrong-password", Title: access.ErrWrong.Error(), Status: http.StatusUnauthorized}
	case errors.Is(err, access.ErrLink):
		return &problemDocument{Type: "/problems/link", Title: access.ErrLink.Error(), Status: http.StatusGone}
	}
	return nil
}

// GetHeaders are the headers that go with a problem, as huma asks for them.
func (p *problemDocument) GetHeaders() http.Header {
	if p.RetryAfter == 0 {
		return nil
	}
	return http.Header{"Retry-After": {fmt.Sprint(p.RetryAfter)}}
}
