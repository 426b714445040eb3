package serve_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"permu/internal/access"
	"permu/internal/serve"
)

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
