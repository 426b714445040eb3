package serve_test

import (
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os/exec"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/xuri/excelize/v2"

	"permu/geodata/demo"
	"permu/internal/access"
	"permu/internal/analysis"
	"permu/internal/pgtest"
	"permu/internal/serve"
	"permu/internal/store"
)

const zone = "350582401"

// site is a server on the demonstration zone.
type site struct {
	*httptest.Server
	store *store.Store
	pool  *pgxpool.Pool // for a second opinion
}

func open(t *testing.T) site {
	t.Helper()
	pool := pgtest.New(t, store.Migrate)
	s, err := store.Open(t.Context(), pool.Config().ConnString())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	server := httptest.NewServer(serve.New(serve.Options{
		Zones: &analysis.Zones{Store: s}, Version: "test", Demonstration: access.Demonstration(zone, "WLY", []string{"natural_resources", "industry", "tax"}), Hosts: serve.LoopbackHosts(), Log: slog.New(slog.DiscardHandler),
		Page: fstest.MapFS{"index.html": {Data: []byte("<html>page</html>")}, "assets/a-1.js": {Data: []byte("1")}},
	}))
	t.Cleanup(server.Close)
	return site{server, s, pool}
}

func openDemo(t *testing.T) site {
	t.Helper()
	s := open(t)
	if err := (analysis.Demonstration{Files: demo.Files, ProgramVersion: "test"}).Prepare(t.Context(), s.store); err != nil {
		t.Fatal(err)
	}
	return s
}

type reply struct {
	status int
	header http.Header
	body   []byte
}

func (s site) get(t *testing.T, path string, header ...string) reply {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.URL+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		request.Header.Set(header[i], header[i+1])
		if header[i] == "Host" {
			request.Host = header[i+1]
		}
	}
	return s.answer(t, request)
}

// answer sends a request and reads what comes back.
func (s site) answer(t *testing.T, request *http.Request) reply {
	t.Helper()
	response, err := s.Client().Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return reply{response.StatusCode, response.Header, body}
}

func into[T any](t *testing.T, r reply) T {
	t.Helper()
	var v T
	if err := json.Unmarshal(r.body, &v); err != nil {
		t.Fatalf("%v in %.300s", err, r.body)
	}
	return v
}

type features struct {
	Features []struct {
		ID         string         `json:"id"`
		Geometry   map[string]any `json:"geometry"`
		Properties map[string]any `json:"properties"`
	} `json:"features"`
	NumberMatched  int `json:"numberMatched"`
	NumberReturned int `json:"numberReturned"`
	Links          []struct {
		Href, Rel string
	} `json:"links"`
}

func (f features) next() string {
	for _, l := range f.Links {
		if l.Rel == "next" {
			return l.Href
		}
	}
	return ""
}

func TestDemonstrationZone(t *testing.T) {
	s := openDemo(t)
	t.Run("every layer has features with what the design page lists", func(t *testing.T) { layers(t, s) })
	t.Run("pages by key reach every parcel once", func(t *testing.T) { pages(t, s) })
	t.Run("filters", func(t *testing.T) { filters(t, s) })
	t.Run("a tag answers 304 until something changes", func(t *testing.T) { tags(t, s) })
	t.Run("files of a parcel and its enterprises agree", func(t *testing.T) { files(t, s) })
	t.Run("search", func(t *testing.T) { search(t, s) })
	t.Run("the ledger holds the rows that the filter shows", func(t *testing.T) { ledger(t, s) })
	t.Run("a form asks for many parcels in their order", func(t *testing.T) { ledgerForm(t, s) })
	t.Run("GDAL reads every layer", func(t *testing.T) { gdal(t, s) })
	t.Run("bad requests name place and rule", func(t *testing.T) { badRequests(t, s) })
}

func layers(t *testing.T, s site) {
	wanted := map[string]string{
		"parks":       "park_code,name,management,area_mu,parcel_count,enterprise_count,above_size_count,output_cny,tax_cny,output_per_mu,tax_per_mu,land_state_mu,grade_counts,year,run_id",
		"subareas":    "park_code,name,area_mu,parcel_count,output_per_mu,tax_per_mu,grade_counts,year,run_id",
		"parcels":     "parcel_code,zone_code,park_code,park_name,subarea,owner_name,land_use_code,area_mu,title_area_mu,floor_area_ratio,building_coverage,land_state,enterprise_count,output_cny,tax_cny,output_per_mu,tax_per_mu,score,grade,efficiency_class,findings,disposal_mode,year,run_id",
		"buildings":   "building_id,parcel_code,storeys,floor_area_m2",
		"enterprises": "uscc,name,park_code,industry_code,scale,trade_quota,listing,output_cny,tax_cny,land_mu,output_per_mu,tax_per_mu,score,grade,year,run_id",
		"findings":    "parcel_code,rule,clause,outcome,disposal_mode,formula,year,run_id",
	}
	for id, list := range wanted {
		r := s.get(t, "/ogc/collections/"+id+"/items?limit=3")
		if got := r.header.Get("Content-Type"); got != "application/geo+json" {
			t.Errorf("%s: %s", id, got)
		}
		page := into[features](t, r)
		if page.NumberReturned != 3 || page.NumberMatched < 3 {
			t.Errorf("%s: %d of %d", id, page.NumberReturned, page.NumberMatched)
		}
		for _, name := range strings.Split(list, ",") {
			if _, ok := page.Features[0].Properties[name]; !ok {
				t.Errorf("%s has no %s", id, name)
			}
		}
		one := s.get(t, "/ogc/collections/"+id+"/items/"+page.Features[0].ID)
		if one.status != 200 || !strings.Contains(string(one.body), `"type":"Feature"`) {
			t.Errorf("%s/%s: %d %.200s", id, page.Features[0].ID, one.status, one.body)
		}
	}
}

func pages(t *testing.T, s site) {
	seen := map[string]bool{}
	at, matched := "/ogc/collections/parcels/items?limit=900&properties=parcel_code", 0
	for at != "" {
		page := into[features](t, s.get(t, strings.TrimPrefix(at, s.URL)))
		matched = page.NumberMatched
		for _, f := range page.Features {
			if seen[f.ID] {
				t.Fatalf("%s twice", f.ID)
			}
			seen[f.ID] = true
			if len(f.Properties) != 1 {
				t.Fatalf("properties %v", f.Properties)
			}
		}
		at = page.next()
	}
	if len(seen) != matched || matched < 3900 {
		t.Errorf("%d parcels on all pages, %d matched", len(seen), matched)
	}
}

func filters(t *testing.T, s site) {
	tests := map[string]func(map[string]any) bool{
		"grade=A":                        func(p map[string]any) bool { return p["grade"] == "A" },
		"park_code=WLY&land_state=idle":  func(p map[string]any) bool { return p["park_code"] == "WLY" && p["land_state"] == "idle" },
		"grade=C,D":                      func(p map[string]any) bool { return p["grade"] == "C" || p["grade"] == "D" },
		"bbox=118.50,24.69,118.53,24.72": func(p map[string]any) bool { return true },
	}
	for query, holds := range tests {
		page := into[features](t, s.get(t, "/ogc/collections/parcels/items?limit=10000&"+query))
		if page.NumberReturned == 0 || page.NumberReturned != page.NumberMatched || page.NumberMatched > 3900 {
			t.Errorf("%s: %d of %d", query, page.NumberReturned, page.NumberMatched)
		}
		for _, f := range page.Features {
			if !holds(f.Properties) {
				t.Errorf("%s: %v", query, f.Properties)
				break
			}
		}
	}
}

func tags(t *testing.T, s site) {
	first := s.get(t, "/ogc/collections/parcels/items?limit=1")
	tag := first.header.Get("ETag")
	if r := s.get(t, "/ogc/collections/parcels/items?limit=1", "If-None-Match", tag); r.status != http.StatusNotModified || len(r.body) > 0 {
		t.Errorf("status %d, %d bytes", r.status, len(r.body))
	}
	if r := s.get(t, "/ogc/collections/parcels/items?limit=1", "If-None-Match", `W/"other"`); r.status != http.StatusOK {
		t.Errorf("status %d for another tag", r.status)
	}
	zipped := s.get(t, "/ogc/collections/parcels/items?limit=1000", "Accept-Encoding", "gzip")
	if zipped.header.Get("Content-Encoding") != "gzip" {
		t.Errorf("not gzip: %v", zipped.header)
	}
}

func files(t *testing.T, s site) {
	page := into[features](t, s.get(t, "/ogc/collections/parcels/items?limit=10000&track=above"))
	for _, f := range page.Features[:20] {
		file := into[struct {
			Evaluation struct {
				OutputCNY float64 `json:"output_cny"`
				Parts     []any
			}
			Enterprises []struct {
				USCC      string   `json:"uscc"`
				Share     float64  `json:"share"`
				OutputCNY *float64 `json:"output_cny"`
			}
			Years []struct {
				Year      int
				OutputCNY float64 `json:"output_cny"`
			}
		}](t, s.get(t, "/api/v1/zones/"+zone+"/parcels/"+f.ID))
		sum, share := 0.0, 0.0
		for _, e := range file.Enterprises {
			share += e.Share
			if e.OutputCNY != nil {
				sum += *e.OutputCNY
			}
		}
		if diff := sum - file.Evaluation.OutputCNY; diff > 0.01 || diff < -0.01 || share > 1.0001 {
			t.Errorf("%s: enterprises make %.2f, the parcel %.2f; shares %.4f", f.ID, sum, file.Evaluation.OutputCNY, share)
		}
		last := file.Years[len(file.Years)-1]
		if diff := last.OutputCNY - file.Evaluation.OutputCNY; last.Year != 2020 || diff > 1 || diff < -1 {
			t.Errorf("%s: %d %.2f, evaluated %.2f", f.ID, last.Year, last.OutputCNY, file.Evaluation.OutputCNY)
		}
		if r := s.get(t, "/api/v1/zones/"+zone+"/enterprises/"+file.Enterprises[0].USCC); r.status != 200 {
			t.Errorf("%d %s", r.status, r.body)
		}
	}
}

func search(t *testing.T, s site) {
	parcel := into[features](t, s.get(t, "/ogc/collections/parcels/items?limit=1")).Features[0].ID
	enterprise := into[features](t, s.get(t, "/ogc/collections/enterprises/items?limit=1")).Features[0]
	for words, wanted := range map[string]string{
		parcel: parcel, parcel[:6] + " " + parcel[6:12] + " " + parcel[12:]: parcel, enterprise.ID: enterprise.ID, enterprise.Properties["name"].(string): enterprise.ID, "五里": "WLY", "%": "", "_": "",
	} {
		found := into[[]struct{ Key string }](t, s.get(t, "/api/v1/zones/"+zone+"/search?q="+url.QueryEscape(words)))
		if wanted == "" && len(found) > 0 || wanted != "" && (len(found) == 0 || found[0].Key != wanted) {
			t.Errorf("%s: %v", words, found)
		}
	}
}

func ledger(t *testing.T, s site) {
	matched := into[features](t, s.get(t, "/ogc/collections/parcels/items?limit=1&grade=B")).NumberMatched
	r := s.get(t, "/api/v1/zones/"+zone+"/parcels.xlsx?grade=B&columns=parcel_code,tax_per_mu,grade")
	book, err := excelize.OpenReader(strings.NewReader(string(r.body)))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := book.GetRows("宗地台账")
	if err != nil || len(rows) != matched+1 {
		t.Fatalf("%d rows of %d, %v", len(rows)-1, matched, err)
	}
	if got := strings.Join(rows[0], "|"); got != "宗地代码|亩均税收(万元/亩)|等级" || rows[1][2] != "B" {
		t.Errorf("%s / %v", got, rows[1])
	}
}

func ledgerForm(t *testing.T, s site) {
	page := into[features](t, s.get(t, "/ogc/collections/parcels/items?limit=10000"))
	codes := make([]string, len(page.Features))
	states := map[string]string{"partly": "部分", "below_size": "规下", "not_applicable": "不适用", "missing": ""}
	wanted := map[string]string{}
	for i, f := range page.Features {
		codes[len(codes)-1-i] = f.ID // the other way round
		if said, ok := states[f.Properties["output_state"].(string)]; ok {
			wanted[f.ID] = said
		}
	}
	response, err := s.Client().PostForm(s.URL+"/api/v1/zones/"+zone+"/parcels.xlsx", url.Values{
		"parcel_code": {strings.Join(codes, ",")}, "columns": {"parcel_code,output_per_mu"},
	})
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	book, err := excelize.OpenReader(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := book.GetRows("宗地台账")
	if err != nil || len(rows) != len(codes)+1 {
		t.Fatalf("%d rows of %d, %v", len(rows)-1, len(codes), err)
	}
	for i, row := range rows[1:] {
		cell := strings.Join(row[1:], "")
		if said, ok := wanted[row[0]]; row[0] != codes[i] || ok && cell != said {
			t.Fatalf("row %d is %v, want %s %q", i+1, row, codes[i], said)
		}
	}
}

func gdal(t *testing.T, s site) {
	for _, id := range []string{"parks", "subareas", "parcels", "buildings", "enterprises", "findings"} {
		matched := into[features](t, s.get(t, "/ogc/collections/"+id+"/items?limit=1")).NumberMatched
		out, err := exec.CommandContext(t.Context(), "ogrinfo", "-so", "OAPIF:"+s.URL+"/ogc", id).CombinedOutput()
		if err != nil || !strings.Contains(string(out), "Feature Count: "+itoa(matched)) {
			t.Errorf("%s: %v\n%s", id, err, out)
		}
	}
}

func itoa(n int) string {
	text, _ := json.Marshal(n)
	return string(text)
}

func badRequests(t *testing.T, s site) {
	tests := map[string]struct {
		path   string
		status int
		says   string
	}{
		"unknown collection":    {"/ogc/collections/plots/items", 404, "plots"},
		"unknown parameter":     {"/ogc/collections/parcels/items?colour=red", 400, "colour"},
		"inverted box":          {"/ogc/collections/parcels/items?bbox=119,24,118,25", 400, "west"},
		"box upside down":       {"/ogc/collections/parcels/items?bbox=118,25,119,24", 400, "south"},
		"box with text":         {"/ogc/collections/parcels/items?bbox=a,b,c,d", 400, "bbox"},
		"box with NaN":          {"/ogc/collections/parcels/items?bbox=NaN,24,119,25", 400, "bbox"},
		"limit zero":            {"/ogc/collections/parcels/items?limit=0", 400, "limit"},
		"unknown property":      {"/ogc/collections/parcels/items?properties=colour", 400, "colour"},
		"unknown run":           {"/ogc/collections/parcels/items?run_id=999", 404, "run"},
		"unknown zone":          {"/ogc/collections/parcels/items?zone_code=nowhere", 404, "nowhere"},
		"unknown feature":       {"/ogc/collections/parcels/items/none", 404, "none"},
		"unknown parcel":        {"/api/v1/zones/" + zone + "/parcels/none", 404, "none"},
		"run that is no number": {"/api/v1/zones/" + zone + "/summary?run_id=x", 400, "run_id"},
		"empty search":          {"/api/v1/zones/" + zone + "/search?q=", 400, "q"},
		"zone left out":         {"/api/v1/runs", 400, "zone_code"},
		"unknown column":        {"/api/v1/zones/" + zone + "/parcels.xlsx?columns=colour", 400, "colour"},
		"NUL":                   {"/ogc/collections/parcels/items?park_code=%00", 400, "no text"},
		"NUL in a path":         {"/api/v1/zones/" + zone + "/parcels/a%00b", 400, "no text"},
		"no UTF-8":              {"/ogc/collections/parcels/items?park_code=%ff", 400, "no text"},
		"year out of range":     {"/ogc/collections/parcels/items?year=99999999999", 400, "year"},
		"feature without id":    {"/ogc/collections/parcels/items/", 404, "without an id"},
		"runs of no zone":       {"/api/v1/runs?zone_code=nowhere", 404, "nowhere"},
		"search in no zone":     {"/api/v1/zones/nowhere/search?q=a", 404, "nowhere"},
		"no such operation":     {"/api/v1/nothing", 404, "no such thing"},
		"injected filter":       {"/ogc/collections/parcels/items?grade=A%27%20or%20%271%27=%271", 200, `"numberMatched":0`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			r := s.get(t, test.path)
			if r.status != test.status || !strings.Contains(string(r.body), test.says) {
				t.Errorf("%d %s", r.status, r.body)
			}
			if kind := r.header.Get("Content-Type"); test.status != 200 && kind != "application/problem+json" {
				t.Errorf("%s", kind)
			}
		})
	}
	huge := into[features](t, s.get(t, "/ogc/collections/buildings/items?limit=1000000000000&properties=building_id"))
	if huge.NumberReturned > 10_000 {
		t.Errorf("limit of 10^12 returned %d", huge.NumberReturned)
	}
}

func TestEmptyDatabase(t *testing.T) {
	s := open(t)
	for path, status := range map[string]int{
		"/healthz": 200, "/readyz": 200, "/metrics": 200, "/": 200, "/ledger": 200, "/assets/a-1.js": 200, "/assets/gone.js": 404,
		"/api/v1/zones": 200, "/api/v1/openapi.json": 200, "/api/v1/meta": 200, "/ogc": 200, "/ogc/": 200, "/ogc/api": 200, "/ogc/collections": 200,
		"/ogc/conformance": 200, "/ogc/collections/parcels/items": 404, "/api/v1/zones/x/summary": 404,
	} {
		if r := s.get(t, path); r.status != status {
			t.Errorf("%s: %d %.200s", path, r.status, r.body)
		}
	}
	if got := string(s.get(t, "/api/v1/zones").body); got != "[]\n" {
		t.Errorf("zones: %s", got)
	}
}

func TestForeignNamesAreRefused(t *testing.T) {
	s := open(t)
	if r := s.get(t, "/", "Host", "evil.example"); r.status != http.StatusMisdirectedRequest {
		t.Errorf("status %d", r.status)
	}
}

func TestHeadersKeepTheBrowserHome(t *testing.T) {
	r := open(t).get(t, "/")
	for name, says := range map[string]string{
		"Content-Security-Policy": "default-src 'self'", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
	} {
		if !strings.Contains(r.header.Get(name), says) {
			t.Errorf("%s: %q", name, r.header.Get(name))
		}
	}
}

func TestNotReadyWithoutDatabase(t *testing.T) {
	s := open(t)
	s.store.Close()
	if r := s.get(t, "/readyz"); r.status != http.StatusServiceUnavailable {
		t.Errorf("status %d %s", r.status, r.body)
	}
}
