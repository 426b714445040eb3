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
	if who.Person.Name != "王" || len(who.Person.Roles) != 2 || len(who.Rights) != 9 || len(who.Demonstration) > 0 {
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

func TestACookieUnderTLS(t *testing.T) {
	o := openOffice(t)
	o.user(t, "王", "planner@z")
	r := o.ask(t, "", http.MethodPost, sessionPath, credentials("王", secret), "X-Forwarded-Proto", "https")
	if cookie := cookieOf(t, r, "permu_session"); cookie == nil || !cookie.Secure {
		t.Errorf("%d %+v", r.status, cookie)
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

func TestOneTimeLinks(t *testing.T) {
	o := openOffice(t)
	link, err := o.accounts.FirstLink(t.Context(), "test")
	if err != nil {
		t.Fatal(err)
	}
	body := func(name, password string) string {
		text, _ := json.Marshal(map[string]string{"token": string(link.Token), "name": name, "password": password})
		return string(text)
	}
	if r := o.ask(t, "", http.MethodPost, "/api/v1/link/look", `{"token":"`+string(link.Token)+`"}`); r.status != 200 || !strings.Contains(string(r.body), `"name":""`) {
		t.Errorf("%d %s", r.status, r.body)
	}
	if r := o.ask(t, "", http.MethodPost, "/api/v1/link/use", body("王", "short")); r.status != 400 || !strings.Contains(string(r.body), `"path":"password","rule":"at least 10 characters"`) {
		t.Errorf("%d %s", r.status, r.body)
	}
	r := o.ask(t, "", http.MethodPost, "/api/v1/link/use", body("王", secret))
	if r.status != 200 || cookieOf(t, r, "permu_session") == nil || !strings.Contains(string(r.body), "manage_users") {
		t.Fatalf("%d %s", r.status, r.body)
	}
	for _, path := range []string{"use", "look"} {
		sent := map[string]string{"use": body("李", secret), "look": `{"token":"` + string(link.Token) + `"}`}[path]
		if r := o.ask(t, "", http.MethodPost, "/api/v1/link/"+path, sent); r.status != http.StatusGone || !strings.Contains(string(r.body), "/problems/link") {
			t.Errorf("%s again: %d %s", path, r.status, r.body)
		}
	}
}

func TestUsers(t *testing.T) {
	o := openOffice(t)
	_, token := o.user(t, "管理员", "administrator")
	made := o.ask(t, token, http.MethodPost, "/api/v1/users", `{"name":" 王 ","roles":[{"role":"park_officer","zone_code":"z","park_code":"p"}]}`)
	invited := into[serve.Invited](t, made)
	if made.status != 200 || invited.User.Name != "王" || invited.User.CreatedBy != "管理员" || len(invited.Link.Token) != 43 {
		t.Fatalf("%d %s", made.status, made.body)
	}
	for name, test := range map[string]struct {
		method, path, body string
		status             int
		says               string
	}{
		"the name again":         {"POST", "/api/v1/users", `{"name":"王","roles":[]}`, 409, "choose another name"},
		"a role that is none":    {"POST", "/api/v1/users", `{"name":"李","roles":[{"role":"emperor"}]}`, 400, `"path":"roles[0]"`},
		"a park that is none":    {"POST", "/api/v1/users", `{"name":"李","roles":[{"role":"park_officer","zone_code":"z","park_code":"q"}]}`, 400, "no such park"},
		"an earlier revision":    {"PUT", "/api/v1/users/2", `{"roles":[],"disabled":false,"revision":9}`, 409, "read it again"},
		"nobody":                 {"PUT", "/api/v1/users/99", `{"roles":[],"disabled":false,"revision":1}`, 404, "99"},
		"the last administrator": {"PUT", "/api/v1/users/1", `{"roles":[],"disabled":false,"revision":1}`, 400, "nobody would be left"},
		"a link":                 {"POST", "/api/v1/users/2/link", "", 200, `"token":"`},
		"the list":               {"GET", "/api/v1/users", "", 200, `"state":"invited"`},
	} {
		t.Run(name, func(t *testing.T) {
			if r := o.ask(t, token, test.method, test.path, test.body); r.status != test.status || !strings.Contains(string(r.body), test.says) {
				t.Errorf("%d %s", r.status, r.body)
			}
		})
	}
	if r := o.ask(t, token, http.MethodGet, "/api/v1/users", ""); strings.Contains(string(r.body), "argon2") {
		t.Errorf("hashes are told: %s", r.body)
	}
}

func TestAnotherPassword(t *testing.T) {
	o := openOffice(t)
	_, token := o.user(t, "王", "planner@z")
	path := sessionPath + "/password"
	if r := o.ask(t, token, http.MethodPut, path, `{"present":"wrong","password":"correct horse battery"}`); r.status != 401 || o.named(t, token) != "王" {
		t.Errorf("%d %s", r.status, r.body)
	}
	r := o.ask(t, token, http.MethodPut, path, `{"present":"`+secret+`","password":"correct horse battery"}`)
	if r.status != 200 || o.named(t, token) != "" || o.named(t, access.Token(cookieOf(t, r, "permu_session").Value)) != "王" {
		t.Errorf("%d %s", r.status, r.body)
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
	if who := look(""); who.Person.Name != "demo:planner" || len(who.Demonstration) != 4 {
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

// TestNobodyElseIsWritten: who writes is who is signed in, whatever the body says.
func TestNobodyElseIsWritten(t *testing.T) {
	o := openOffice(t)
	_, token := o.user(t, "王", "planner@z")
	for _, field := range []string{"saved_by", "SavedBy", "created_by", "recorded_by"} {
		r := o.ask(t, token, http.MethodPost, "/api/v1/zones/z/policies", `{"policy_id":"a","document":{},"`+field+`":"李"}`)
		if r.status != 400 || !strings.Contains(string(r.body), "unexpected property") {
			t.Errorf("%s: %d %s", field, r.status, r.body)
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
