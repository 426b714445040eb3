package serve_test

import (
	"bytes"
	"fmt"
	"math"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"permu/internal/land"
)

// TestRedevelopment puts a site together over HTTP, plans it, and finds it in the layer, the workbook and the programme.
func TestRedevelopment(t *testing.T) {
	s := openDemo(t)
	var codes []string
	for _, f := range into[features](t, s.get(t, "/ogc/collections/parcels/items?limit=3&park_code=WLY")).Features {
		codes = append(codes, f.ID)
	}
	path := "/api/v1/zones/" + zone + "/sites"
	post := func(path, body string, status int) reply {
		t.Helper()
		r := s.ask(t, "", http.MethodPost, path, body)
		if r.status != status {
			t.Fatalf("%s: %d %s", path, r.status, r.body)
		}
		return r
	}
	site := into[land.SiteFile](t, post(path, `{"name":"东片","parcel_codes":["`+strings.Join(codes, `","`)+`"],"mode":"rebuild","found_by":{"least_mu":10}}`, http.StatusOK))
	if site.FoundBy["least_mu"] != 10.0 || site.MadeBy == "" || len(site.Parcels) != 3 {
		t.Errorf("%+v", site)
	}
	post(path, `{"name":"","parcel_codes":["nowhere"]}`, http.StatusBadRequest)
	t.Run("the layer shows it, and a change", func(t *testing.T) { siteLayer(t, s, path, site) })
	of := fmt.Sprintf("%s/%d", path, site.SiteID)
	inputs := `{"industry":"19","phases":[{"share_pct":100,"start":"2027-01","end":"2028-06"}],"numbers":{"floor_area_ratio":2,"investment_per_mu":400}}`
	post(of+"/scheme", `{"numbers":{"floor_area_ratio":30}}`, http.StatusBadRequest)
	post(of+"/scheme", inputs, http.StatusOK)
	t.Run("checks are tried before there is a scenario", func(t *testing.T) { checksTried(t, s, of) })
	post(of+"/scenarios", `{"name":"甲","inputs":`+inputs+`}`, http.StatusOK)
	t.Run("the workbook compares", func(t *testing.T) { scenarioBook(t, s, of) })
	t.Run("the programme has it, against a target", func(t *testing.T) { programme(t, s, site) })
}

func siteLayer(t *testing.T, s site, path string, made land.SiteFile) {
	r := s.get(t, "/ogc/collections/sites/items?state=draft")
	f := into[features](t, r).Features
	if len(f) != 1 || f[0].Properties["name"] != "东片" || f[0].Properties["parcel_count"] != 3.0 || math.Abs(f[0].Properties["area_mu"].(float64)-made.AreaMu) > 1e-4 {
		t.Fatalf("%+v", f)
	}
	tag := r.header.Get("ETag")
	change := fmt.Sprintf(`{"revision":1,"name":"东片二期","mode":"rebuild","parcel_codes":["%s"]}`, strings.Join(made.ParcelCodes, `","`))
	if r := s.ask(t, "", http.MethodPut, fmt.Sprintf("%s/%d", path, made.SiteID), change); r.status != http.StatusOK {
		t.Fatalf("%s", r.body)
	}
	if r := s.get(t, "/ogc/collections/sites/items?state=draft", "If-None-Match", tag); r.status != http.StatusOK || !strings.Contains(string(r.body), "东片二期") {
		t.Errorf("after a change: %d", r.status)
	}
	var outside float64
	err := s.pool.QueryRow(t.Context(), `select abs(st_area(st_union(p.geom)::geography) - sum(st_area(p.geom::geography))) from permu.site_parcel join permu.parcel p using (zone_code, parcel_id)`).Scan(&outside)
	if err != nil || outside > 1 {
		t.Errorf("parcels of a site overlap by %v m²: %v", outside, err)
	}
}

// checksTried asks a document that nobody saved about the land of a site, and one with a condition that names nothing.
func checksTried(t *testing.T, s site, of string) {
	document := func(test string) string {
		return `{"document":{"id":"own","version":1,"title":{"zh":"本区"},"basis":[{"document":"本区办法"}],"checks":[{"id":"size","title":{"zh":"用地"},"all":[` + test + `]}]}}`
	}
	for limit, outcome := range map[string]string{"0.1": land.Pass, "100000": land.Fail} {
		r := s.ask(t, "", http.MethodPost, of+"/checks", document(`{"value":"site_mu","at_least":{"value":`+limit+`}}`))
		said := into[land.Scenarios](t, r)
		if r.status != http.StatusOK || len(said.Scenarios) != 1 || len(said.Scenarios[0].Scheme.Checks) != 1 || said.Scenarios[0].Scheme.Checks[0].Outcome != outcome {
			t.Errorf("at least %s mu: %d %s", limit, r.status, r.body)
		}
	}
	r := s.ask(t, "", http.MethodPost, of+"/checks", document(`{"when":"nothing > 1","title":{"zh":"无"}}`))
	if r.status != http.StatusBadRequest || !strings.Contains(string(r.body), `"path":"checks[0].all[0].when"`) {
		t.Errorf("%d %s", r.status, r.body)
	}
	if list := into[[]land.PolicySummary](t, s.get(t, "/api/v1/zones/"+zone+"/policies")); list[0].Origin == "saved" {
		t.Errorf("a document that was tried is kept: %+v", list[0])
	}
	form := into[land.SchemeForm](t, s.get(t, "/api/v1/schemes/form"))
	units := map[string]string{}
	for _, f := range form.Facts {
		units[f.Name] = f.Type + " " + f.Unit
	}
	if units["site_mu"] != "number mu" || units["mode"] != "text " || units["key_project"] != "flag " {
		t.Errorf("%v", units)
	}
}

func scenarioBook(t *testing.T, s site, of string) {
	book, err := excelize.OpenReader(bytes.NewReader(s.get(t, of+"/scenarios.xlsx").body))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if sheets := book.GetSheetList(); len(sheets) != 5 || sheets[0] != "比选" || sheets[3] != "1 敏感性" || sheets[4] != "1 检查" {
		t.Errorf("%v", sheets)
	}
	rows, err := book.GetRows("比选", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	found, years := map[string]string{}, map[string]string{}
	for _, row := range rows {
		if len(row) == 7 {
			found[row[1]], years[row[1]] = row[6], row[4]
		}
	}
	if head := rows[slices.IndexFunc(rows, func(row []string) bool { return len(row) > 5 })]; !strings.HasPrefix(head[3], "现状(年均值") || head[5] != "承诺" || years["亩均税收"] == "" || years["容积率"] != "" {
		t.Errorf("%q %v", head, years)
	}
	if found["容积率"] != "2" || found["固定资产投资强度"] != "400" {
		t.Errorf("%v", found)
	}
}

func programme(t *testing.T, s site, made land.SiteFile) {
	path := "/api/v1/zones/" + zone + "/programme"
	set := func(body string) int {
		return s.ask(t, "", http.MethodPut, path+"/targets/2028", body).status
	}
	if got := [3]int{set(`{"area_mu":100,"revision":0}`), set(`{"area_mu":120,"revision":0}`), set(`{"area_mu":120,"revision":1}`)}; got != [3]int{200, 409, 200} {
		t.Errorf("%v", got)
	}
	p := into[land.Programme](t, s.get(t, path))
	if len(p.Years) != 1 || p.Years[0].Year != 2028 || math.Abs(*p.Years[0].Planned.AreaMu-made.AreaMu) > 1e-4 || *p.Targets[0].AreaMu != 120 || p.Sites[0].ScenarioName != "甲" {
		t.Errorf("%+v", p)
	}
	if set(`{"area_mu":30,"park_code":"WLY","revision":0}`) != 200 || set(`{"area_mu":30,"park_code":"nowhere","revision":0}`) != 400 {
		t.Error("a target of a park, or of none")
	}
	against := into[land.Programme](t, s.get(t, path)).Achieved
	if len(against) != 3 || against[0].ParkCode == nil || *against[1].Target.AreaMu != 120 || *against[1].Difference.AreaMu != -120 {
		t.Errorf("%+v", against)
	}
	sheets := bookOf(t, s.get(t, path+".xlsx"))
	if rows, err := sheets.GetRows("目标完成"); err != nil || len(rows) != len(against)+3 || !strings.Contains(strings.Join(rows[len(rows)-1], " "), "全区") {
		t.Errorf("%v %v", err, rows)
	}
	if rows, err := sheets.GetRows("地块"); err != nil || len(rows) != 4 || rows[3][0] != made.Name && rows[3][0] != "东片二期" {
		t.Errorf("%v %v", err, rows)
	}
	if want := made.AreaMu * 400 * land.YuanPerWan; math.Abs(*p.Years[0].Planned.InvestmentCNY-want) > 100 {
		t.Errorf("%v yuan, want %v", *p.Years[0].Planned.InvestmentCNY, want)
	}
}
