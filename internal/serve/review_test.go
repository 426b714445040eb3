package serve_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"permu/internal/access"
	"permu/internal/export"
	"permu/internal/land"
	"permu/internal/serve"
)

// zeros is so many bytes without holding them.
type zeros struct{ left int64 }

func (z *zeros) Read(p []byte) (int, error) {
	if z.left == 0 {
		return 0, io.EOF
	}
	n := min(int64(len(p)), z.left)
	z.left -= n
	return int(n), nil
}

// TestReviewByHTTP opens a case by HTTP, and tries files and links that are wrong.
func TestReviewByHTTP(t *testing.T) {
	o := openOffice(t)
	_, planner := o.user(t, "规划", "planner@z")
	_, reviewer := o.user(t, "税务", "reviewer:tax@z")
	_, err := o.pool.Exec(t.Context(), `
		insert into permu.data_source (zone_code, source_id, kind, file_name, sha256, bytes, data_version, program_version, report) values ('z', 2, 'parcels', 'f', repeat('0', 64), 0, 1, 'test', '{}');
		insert into permu.parcel (zone_code, parcel_id, parcel_code, park_code, owner_name, title_area_m2, geom, area_m2, valid_from, source_id)
		values ('z', 90, 'P1', 'p', '甲厂', 2000, st_multi(st_makeenvelope(118, 24, 118.001, 24.001, 4490)), 2001, now(), 2);
		update permu.zone set next_id = 100 where zone_code = 'z'`)
	if err != nil {
		t.Fatal(err)
	}
	const zone = "/api/v1/zones/z"
	made := into[land.Site](t, o.ask(t, planner, http.MethodPost, zone+"/sites", `{"name":"片区","mode":"rebuild","parcel_codes":["P1"]}`))
	if _, err := o.pool.Exec(t.Context(), `insert into permu.scenario (zone_code, site_id, scenario_id, revision, name, inputs, made_by) values ('z', $1, 7, 1, '方案', '{}', '规划')`, made.SiteID); err != nil {
		t.Fatal(err)
	}
	if r := o.ask(t, planner, http.MethodPost, zone+"/cases", fmt.Sprintf(`{"site_id":%d}`, made.SiteID)); r.status != 400 || !strings.Contains(string(r.body), "scenario_id") {
		t.Errorf("a case without a scenario: %d %s", r.status, r.body)
	}
	opened := into[land.CaseRecord](t, o.ask(t, planner, http.MethodPost, zone+"/cases", fmt.Sprintf(`{"site_id":%d,"scenario_id":7}`, made.SiteID)))
	one := fmt.Sprintf("%s/cases/%d", zone, opened.CaseID)
	t.Run("files", func(t *testing.T) { caseFiles(t, o, planner, one) })
	t.Run("papers", func(t *testing.T) { casePapers(t, o, planner, one) })
	t.Run("the link", func(t *testing.T) {
		if r := o.ask(t, reviewer, http.MethodPost, one+"/links", `{"owner":"甲厂"}`); r.status != 403 {
			t.Errorf("a reviewer gives a link: %d %s", r.status, r.body)
		}
		token := into[serve.CaseToken](t, o.ask(t, planner, http.MethodPost, one+"/links", `{"owner":"甲厂"}`)).Token
		r := o.ask(t, "", http.MethodPost, "/api/v1/review/follow", fmt.Sprintf(`{"token":%q}`, token))
		if r.status != 200 || !strings.Contains(string(r.body), `"state":"draft"`) || strings.Contains(string(r.body), "per_mu") || strings.Contains(string(r.body), "规划") {
			t.Errorf("%d %s", r.status, r.body)
		}
		if r := o.ask(t, "", http.MethodPost, "/api/v1/review/follow", `{"token":"guess"}`); r.status != 404 {
			t.Errorf("%d %s", r.status, r.body)
		}
	})
	if r := o.ask(t, reviewer, http.MethodPost, one+"/moves", `{"move":"fill","version":1,"fields":{"contact":"x"}}`); r.status != 403 {
		t.Errorf("a reviewer fills in: %d %s", r.status, r.body)
	}
	if r := o.ask(t, planner, http.MethodGet, zone+"/cases.csv", ""); r.status != 200 || !strings.Contains(string(r.body), "片区") {
		t.Errorf("%d %s", r.status, r.body)
	}
}

func caseFiles(t *testing.T, o office, token access.Token, one string) {
	for name, want := range map[string]int{"eicar.com": 400, "invoice.pdf.exe": 400, "../x.pdf": 400, "申请书.pdf": 200} {
		r := o.ask(t, token, http.MethodPost, one+"/files?name="+url.QueryEscape(name), "X5O!P%@AP", "Content-Type", "text/html")
		if r.status != want {
			t.Errorf("%s: %d %s", name, r.status, r.body)
		}
	}
	r := o.ask(t, token, http.MethodGet, one+"/files/1", "")
	if r.status != 200 || r.header.Get("Content-Security-Policy") != "sandbox" || !strings.HasPrefix(r.header.Get("Content-Disposition"), "attachment;") || r.header.Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("%d %v", r.status, r.header)
	}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, o.URL+one+"/files?name=a.pdf", &zeros{300 << 20})
	if err != nil {
		t.Fatal(err)
	}
	request.ContentLength = 300 << 20
	request.AddCookie(&http.Cookie{Name: "permu_session", Value: string(token)})
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, _ := io.ReadAll(answer.Body)
	if answer.StatusCode != http.StatusRequestEntityTooLarge || !strings.Contains(string(body), "20 MB at most") {
		t.Errorf("300 MB: %d %s", answer.StatusCode, body)
	}
}

func casePapers(t *testing.T, o office, token access.Token, one string) {
	for _, part := range []string{"dossier", "summary"} {
		r := o.ask(t, token, http.MethodGet, one+"/dossier.docx?part="+part, "")
		archive, err := zip.NewReader(bytes.NewReader(r.body), int64(len(r.body)))
		if r.status != 200 || err != nil || len(archive.File) != 7 {
			t.Errorf("%s: %d %v", part, r.status, err)
		}
		paper := into[export.Paper](t, o.ask(t, token, http.MethodGet, one+"/paper?part="+part+"&lang=en", ""))
		if !strings.Contains(paper.Title, "片区") || len(paper.Blocks) < 3 {
			t.Errorf("%+v", paper)
		}
		if r := o.ask(t, token, http.MethodGet, one+"/dossier.xlsx?part="+part, ""); r.status != 200 || !bytes.HasPrefix(r.body, []byte("PK")) {
			t.Errorf("%s: %d", part, r.status)
		}
	}
}
