package serve_test

import (
	"flag"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"permu/internal/access"
	"permu/internal/analysis"
	"permu/internal/pgtest"
	"permu/internal/serve"
	"permu/internal/store"
)

var update = flag.Bool("update", false, "write the expected answers anew")

const secret = "三山五岳望海听涛看云"

// office is a server with users who sign in, on the zones y and z, which hold nothing but a park p of z.
type office struct {
	site
	accounts *analysis.Accounts
	options  serve.Options
}

func openOffice(t *testing.T) office {
	t.Helper()
	pool := pgtest.New(t, store.Migrate)
	s, err := store.Open(t.Context(), pool.Config().ConnString())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	_, err = pool.Exec(t.Context(), `
		set search_path to permu, public;
		insert into zone (zone_code, name) values ('y', 'Y'), ('z', 'Z');
		insert into data_source (zone_code, source_id, kind, file_name, sha256, bytes, data_version, program_version, report)
		values ('z', 1, 'parks', 'f', repeat('0', 64), 0, 1, 'test', '{}');
		insert into park (zone_code, park_code, name, management, geom, area_m2, source_id)
		values ('z', 'p', 'P', 'direct', st_multi(st_makeenvelope(118, 24, 119, 25, 4490)), 1, 1)`)
	if err != nil {
		t.Fatal(err)
	}
	accounts := analysis.NewAccounts(s)
	o := serve.Options{
		Zones: &analysis.Zones{Store: s}, Accounts: accounts, Version: "test", Log: slog.New(slog.DiscardHandler),
		Page: fstest.MapFS{"index.html": {Data: []byte("<html>page</html>")}},
	}
	server := httptest.NewServer(serve.New(o))
	t.Cleanup(server.Close)
	return office{site{server, s, pool}, accounts, o}
}

// user adds a user who has used the one-time link, and signs it in.
func (o office) user(t *testing.T, name string, roles ...string) (access.User, access.Token) {
	t.Helper()
	n := access.NewUser{Name: name}
	for _, text := range roles {
		n.Roles = append(n.Roles, access.ParseGrant(text))
	}
	u, link, err := o.accounts.AddUser(t.Context(), "test", n)
	if err != nil {
		t.Fatal(err)
	}
	token, err := o.accounts.UseLink(t.Context(), access.LinkUse{Token: link.Token, Password: secret})
	if err != nil {
		t.Fatal(err)
	}
	return u, token
}

// ask sends a request of a session, with a JSON body where there is one.
func (s site) ask(t *testing.T, token access.Token, method, path, body string, header ...string) reply {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, s.URL+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if token != "" {
		request.AddCookie(&http.Cookie{Name: "permu_session", Value: string(token)})
	}
	request.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(header); i += 2 {
		request.Header.Set(header[i], header[i+1])
	}
	return s.answer(t, request)
}

// columns of the matrix: who asks for zone z.
func columns(t *testing.T, o office) ([]string, []access.Token) {
	t.Helper()
	names, tokens := []string{"nobody"}, []access.Token{""}
	for _, role := range access.Roles() {
		at := role.Role
		if role.OfDepartment {
			at += ":tax"
		}
		if role.Scope != access.OfInstallation {
			at += "@z"
		}
		if role.Scope == access.OfPark {
			at += "/p"
		}
		_, token := o.user(t, role.Role, at)
		names, tokens = append(names, at), append(tokens, token)
	}
	for _, role := range []string{"planner@y", "planner@z/p"} {
		_, token := o.user(t, strings.Map(func(r rune) rune { return map[bool]rune{true: '.', false: r}[r == '/'] }, role), role)
		names, tokens = append(names, role), append(tokens, token)
	}
	return names, tokens
}

// matrix walks every route as everybody: yes is that the route was reached, whatever it answered then.
func matrix(t *testing.T, o office) string {
	names, tokens := columns(t, o)
	var b strings.Builder
	fmt.Fprintf(&b, "# Who may come to which route of zone z. Written by `go test ./internal/serve -run TestWhoMayDoWhat -update`.\n%s\n", strings.Join(append([]string{"route"}, names...), "\t"))
	routes := serve.RoutesOf(o.options)
	slices.SortFunc(routes, func(a, b string) int { return strings.Compare(sorting(a), sorting(b)) })
	for _, route := range routes {
		method, path, _ := strings.Cut(route, " ")
		fmt.Fprint(&b, route)
		for _, token := range tokens {
			r := o.ask(t, token, method, filled(path), `{"zone_code":"z","run_id":1}`)
			fmt.Fprint(&b, "\t", map[bool]string{true: "-", false: "yes"}[r.status == http.StatusUnauthorized || r.status == http.StatusForbidden])
		}
		fmt.Fprintln(&b)
	}
	return b.String()
}

// sorting puts the route that ends sessions last.
func sorting(route string) string {
	method, path, _ := strings.Cut(route, " ")
	return map[bool]string{true: "~", false: ""}[route == "DELETE /api/v1/session"] + path + " " + method
}

// filled is a path with its parameters filled in, on zone z.
func filled(path string) string {
	for name, value := range map[string]string{
		":zone_code": "z", ":run_id": "1", ":collection": "parcels", "*feature": "f", ":parcel_code": "f", ":uscc": "f", ":policy_id": "default", ":objection_id": "1", ":user_id": "99",
	} {
		path = strings.ReplaceAll(path, name, value)
	}
	if strings.Contains(path, "/items") || path == "/api/v1/runs" {
		path += "?zone_code=z"
	}
	return path
}

func TestWhoMayDoWhat(t *testing.T) {
	const file = "testdata/rights.tsv"
	got := matrix(t, openOffice(t))
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Error(diff)
	}
}

func TestEveryRouteHasARight(t *testing.T) {
	o := openOffice(t)
	routes, rights := serve.RoutesOf(o.options), serve.RoutesWithRights()
	for _, route := range routes {
		if !slices.Contains(rights, route) {
			t.Errorf("%s has no right: set one down in routeRights", route)
		}
	}
	for _, route := range rights {
		if !slices.Contains(routes, route) {
			t.Errorf("%s has a right and is no route", route)
		}
	}
}

func TestARouteWithoutARightLetsNobodyIn(t *testing.T) {
	o := openOffice(t)
	_, token := o.user(t, "a", "administrator", "planner", "approver")
	server := httptest.NewServer(serve.WithRoute(o.options, "/api/v1/new"))
	defer server.Close()
	if r := (site{Server: server}).ask(t, token, http.MethodGet, "/api/v1/new", ""); r.status != http.StatusForbidden || strings.Contains(string(r.body), "secret") {
		t.Errorf("%d %s", r.status, r.body)
	}
}

func TestAZoneCanBeNamedTwice(t *testing.T) {
	o := openOffice(t)
	_, token := o.user(t, "a", "planner@y")
	for _, path := range []string{
		"/ogc/collections/parcels/items?zone_code=y&zone_code=z", "/ogc/collections/parcels/items?zone_code=z&zone_code=y",
		"/ogc/collections/parcels/items/f?zone_code=z", "/api/v1/runs?zone_code=z&zone_code=y", "/api/v1/runs?zone_code=y&zone_code=z",
	} {
		r := o.ask(t, token, http.MethodGet, path, "")
		if strings.Contains(string(r.body), `"zone_code":"z"`) || r.status == http.StatusOK && strings.HasSuffix(path, "=z") && strings.Contains(path, "items?") {
			t.Errorf("%s: %d %s", path, r.status, r.body)
		}
	}
	if r := o.ask(t, token, http.MethodGet, "/api/v1/zones", ""); strings.Contains(string(r.body), `"z"`) || !strings.Contains(string(r.body), `"y"`) {
		t.Errorf("%s", r.body)
	}
}
