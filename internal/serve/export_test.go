package serve

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// RoutesOf lists the routes of a server, as `GET /path/:parameter`.
func RoutesOf(o Options) []string {
	var routes []string
	for _, r := range (&server{o, http.NewCrossOriginProtection()}).engine().Routes() {
		routes = append(routes, r.Method+" "+r.Path)
	}
	return routes
}

// RoutesWithRights lists the routes of the table of rights.
func RoutesWithRights() []string {
	var routes []string
	for route := range routeRights() {
		routes = append(routes, route)
	}
	return routes
}

// WithRoute is a server with one more route, of which the table of rights says nothing.
func WithRoute(o Options, path string) http.Handler {
	r := (&server{o, http.NewCrossOriginProtection()}).engine()
	r.GET(path, func(c *gin.Context) { c.String(http.StatusOK, "secret") })
	return r
}
