package serve_test

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"permu/internal/access"
	"permu/internal/serve"
)

const sessionPath = "/api/v1/session"

func credentials(name, password string) string {
	text, _ := json.Marshal(map[string]string{"name": name, "password": password})
	return string(text)
}

// cookieOf is the cookie of a name that an answer sets, or nil.
func cookieOf(t *testing.T, r reply, name string) *http.Cookie {
	t.Helper()
	for _, line := range r.header.Values("Set-Cookie") {
		if cookie, err := http.ParseSetCookie(line); err == nil && cookie.Name == name {
			return cookie
		}
	}
	return nil
}

// named is who a session is of, or "".
func (s site) named(t *testing.T, token access.Token) string {
	t.Helper()
	who := into[serve.Who](t, s.ask(t, token, http.MethodGet, sessionPath, ""))
	if who.Person == nil {
		return ""
	}
	return who.Person.Name
}

func TestSigningInAndOut(t *testing.T) {
	o := openOffice(t)
	if who := into[serve.Who](t, o.ask(t, "", http.MethodGet, sessionPath, "")); who.Person != nil || who.Accounts {
		t.Errorf("before there is a user: %+v", who)
	}
	_, had := o.user(t, "王", "planner@z", "park_officer@z/p")
	r := o.ask(t, had, http.MethodPost, sessionPath, credentials("王", secret))
	cookie := cookieOf(t, r, "permu_session")
	if r.status != http.StatusOK || cookie == nil || !cookie.HttpOnly || cookie.SameSite != http.SameSiteLaxMode || cookie.Secure || cookie.Path != "/" || cookie.MaxAge != 7*24*3600 {
		t.Fatalf("%d %s %+v", r.status, r.body, cookie)
	}
	who := into[serve.Who](t, r)
	planner, _ := access.RoleByName(access.Planner) // has every right of a park officer
	if who.Person.Name != "王" || len(who.Person.Roles) != 2 || len(who.Rights) != len(planner.Rights) || len(who.Demonstration) > 0 {
		t.Errorf("%s", r.body)
	}
	token := access.Token(cookie.Value)
	if o.named(t, token) != "王" || o.named(t, had) != "" {
		t.Errorf("after signing in again the new session is of %q, the earlier one of %q", o.named(t, token), o.named(t, had))
	}
	out := o.ask(t, token, http.MethodDelete, sessionPath, "")
	if gone := cookieOf(t, out, "permu_session"); out.status != http.StatusOK || gone == nil || gone.MaxAge >= 0 || o.named(t, token) != "" {
		t.Errorf("%d %s %+v", out.status, out.body, gone)
	}
	if who := into[serve.Who](t, o.ask(t, token, http.MethodGet, sessionPath, "")); who.Person != nil || !who.Accounts {
		t.Errorf("signed out: %+v", who)
	}
}

func TestUnderTLS(t *testing.T) {
	o := openOffice(t)
	o.user(t, "王", "planner@z")
	r := o.ask(t, "", http.MethodPost, sessionPath, credentials("王", secret), "X-Forwarded-Proto", "https")
	if cookie := cookieOf(t, r, "permu_session"); cookie == nil || !cookie.Secure {
		t.Errorf("%d %+v", r.status, cookie)
	}
	if r := o.ask(t, "", http.MethodGet, "/ogc", "", "X-Forwarded-Proto", "https"); !strings.Contains(string(r.body), `"href":"https://`) {
		t.Errorf("links leave TLS: %s", r.body)
	}
}

// TestSessionsThatAreWorthNothing asks for the zones with each; sessions that expire are tested in store.
func TestSessionsThatAreWorthNothing(t *testing.T) {
	o := openOffice(t)
	_, token := o.user(t, "王", "planner@z")
	u, shut := o.user(t, "李", "administrator")
	o.user(t, "管理员", "administrator")
	if _, err := o.accounts.ChangeUser(t.Context(), "test", u.UserID, access.UserChange{Disabled: true, Revision: 1}); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		token  access.Token
		status int
	}{
		"a good one": {token, 200}, "none": {"", 401}, "forged": {access.NewToken(), 401}, "cut off": {token[:42], 401}, "of one who is shut out": {shut, 401},
	} {
		r := o.ask(t, test.token, http.MethodGet, "/api/v1/zones", "")
		if kept := r.header.Get("Cache-Control"); kept != "private, no-cache" {
			t.Errorf("%s: kept %q", name, kept)
		}
		if r.status != test.status || test.status == 401 && !strings.Contains(string(r.body), `"type":"/problems/sign-in"`) {
			t.Errorf("%s: %d %s", name, r.status, r.body)
		}
	}
	if r := o.ask(t, shut, http.MethodPost, "/api/v1/users", `{"name":"x","roles":[]}`); r.status != 401 {
		t.Errorf("one who is shut out adds a user: %d %s", r.status, r.body)
	}
}

func TestWrongPasswords(t *testing.T) {
	o := openOffice(t)
	o.user(t, "王", "planner@z")
	for range 5 {
		if r := o.ask(t, "", http.MethodPost, sessionPath, credentials("王", "wrong")); r.status != 401 || !strings.Contains(string(r.body), "/problems/wrong-password") || len(r.header.Values("Set-Cookie")) > 0 {
			t.Fatalf("%d %s", r.status, r.body)
		}
	}
	r := o.ask(t, "", http.MethodPost, sessionPath, credentials("王", secret))
	if after := r.header.Get("Retry-After"); r.status != http.StatusTooManyRequests || after < "25" || after > "30" || !strings.Contains(string(r.body), `"retry_after_s":`+after) {
		t.Errorf("%d %q %s", r.status, r.header.Get("Retry-After"), r.body)
	}
	known, unknown := o.ask(t, "", http.MethodPost, sessionPath, credentials("李", "wrong")), o.ask(t, "", http.MethodPost, sessionPath, credentials("王二", "wrong"))
	if string(known.body) != string(unknown.body) || known.status != unknown.status {
		t.Errorf("a wrong name is told from a wrong password: %s %s", known.body, unknown.body)
	}
}

// TestAPageFromElsewhereSignsNobodyInOrOut: other sites' requests for a change are refused before anything else.
func TestAPageFromElsewhereSignsNobodyInOrOut(t *testing.T) {
	o := openOffice(t)
	_, token := o.user(t, "管理员", "administrator")
	for _, route := range serve.RoutesOf(o.options) {
		method, path, _ := strings.Cut(route, " ")
		if method == http.MethodGet {
			continue
		}
		if r := o.ask(t, token, method, filled(path), "{}", "Sec-Fetch-Site", "cross-site"); r.status != 403 || !strings.Contains(string(r.body), "/problems/origin") {
			t.Errorf("%s: %d %s", route, r.status, r.body)
		}
	}
	if o.named(t, token) != "管理员" {
		t.Error("it was signed out")
	}
}

func TestTheDemonstration(t *testing.T) {
	s := open(t)
	look := func(as string) serve.Who {
		t.Helper()
		return into[serve.Who](t, s.ask(t, "", http.MethodGet, sessionPath, "", "Cookie", "permu_demonstration="+as))
	}
	if who := look(""); who.Person.Name != "demo:planner" || len(who.Demonstration) != 7 {
		t.Errorf("%+v", who)
	}
	r := s.ask(t, "", http.MethodPut, sessionPath+"/demonstration", `{"name":"demo:approver"}`)
	cookie := cookieOf(t, r, "permu_demonstration")
	if r.status != 200 || cookie == nil || look(cookie.Value).Person.Name != "demo:approver" {
		t.Fatalf("%d %s", r.status, r.body)
	}
	if who := look("demo:emperor"); who.Person.Name != "demo:planner" {
		t.Errorf("as somebody who is not in it: %+v", who)
	}
	if r := s.ask(t, "", http.MethodPut, sessionPath+"/demonstration", `{"name":"demo:emperor"}`); r.status != 400 {
		t.Errorf("%d %s", r.status, r.body)
	}
	refused := s.ask(t, "", http.MethodPost, "/api/v1/zones/"+zone+"/policies", "{}", "Cookie", "permu_demonstration=demo:approver")
	if refused.status != 403 || !strings.Contains(string(refused.body), `"right":"edit_policy","roles":["planner"]`) {
		t.Errorf("an approver keeps a policy: %d %s", refused.status, refused.body)
	}
	for _, route := range []string{"POST " + sessionPath, "DELETE " + sessionPath, "GET /api/v1/users", "POST /api/v1/users", "PUT /api/v1/users/1", "POST /api/v1/link/use"} {
		method, path, _ := strings.Cut(route, " ")
		if r := s.ask(t, "", method, path, "{}", "Cookie", "permu_demonstration=demo:administrator"); r.status != 409 || !strings.Contains(string(r.body), "/problems/demonstration") {
			t.Errorf("%s: %d %s", route, r.status, r.body)
		}
	}
}

// TestProgramsBringNameAndPassword as QGIS and GDAL do: to read, and for nothing else.
func TestProgramsBringNameAndPassword(t *testing.T) {
	o := openOffice(t)
	u, _ := o.user(t, "王", "planner@z")
	o.user(t, "管理员", "administrator")
	with := func(name, password string) []string {
		return []string{"Authorization", "Basic " + base64.StdEncoding.EncodeToString([]byte(name+":"+password))}
	}
	out, err := exec.CommandContext(t.Context(), "ogrinfo", "-so", "--config", "GDAL_HTTP_USERPWD", "王:"+secret, "--config", "GDAL_HTTP_AUTH", "BASIC", "OAPIF:"+o.URL+"/ogc", "parks").CombinedOutput()
	if err != nil || !strings.Contains(string(out), "Feature Count: 1") {
		t.Errorf("GDAL: %v %s", err, out)
	}
	var together sync.WaitGroup
	for range 12 {
		together.Go(func() {
			if r := o.ask(t, "", http.MethodGet, "/api/v1/zones", "", with("王", secret)...); r.status != 200 {
				t.Errorf("%d %s", r.status, r.body)
			}
		})
	}
	together.Wait()
	if r := o.ask(t, "", http.MethodGet, "/api/v1/zones", "", with("王", "wrong")...); r.status != 401 {
		t.Errorf("a wrong password: %d %s", r.status, r.body)
	}
	if r := o.ask(t, "", http.MethodPost, "/api/v1/zones/z/policies", "{}", with("王", secret)...); r.status != 401 {
		t.Errorf("a change: %d %s", r.status, r.body)
	}
	if _, err := o.accounts.ChangeUser(t.Context(), "test", u.UserID, access.UserChange{Roles: u.Roles, Disabled: true, Revision: 1}); err != nil {
		t.Fatal(err)
	}
	if r := o.ask(t, "", http.MethodGet, "/api/v1/zones", "", with("王", secret)...); r.status != 401 {
		t.Errorf("one who is shut out: %d %s", r.status, r.body)
	}
}

// TestTextWithNUL tells an escaped NUL from an escaped backslash before the letter u.
func TestTextWithNUL(t *testing.T) {
	o := openOffice(t)
	for body, status := range map[string]int{`{"name":"a\u0000b","password":"x"}`: 400, `{"name":"a\\u0000b","password":"x"}`: 401, `{"name":"a\\\u0000b","password":"x"}`: 400} {
		if r := o.ask(t, "", http.MethodPost, sessionPath, body); r.status != status {
			t.Errorf("%s: %d %s", body, r.status, r.body)
		}
	}
	nul := base64.StdEncoding.EncodeToString([]byte("a\x00b:secret"))
	if r := o.ask(t, "", http.MethodGet, "/api/v1/zones", "", "Authorization", "Basic "+nul); r.status != 401 {
		t.Errorf("%d %s", r.status, r.body)
	}
}
