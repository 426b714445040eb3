package serve_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"permu/internal/analysis"
	"permu/internal/land"
	"permu/internal/policy"
)

const runPath = "/api/v1/zones/" + zone + "/runs/"

func (s site) post(t *testing.T, path string, body any, header ...string) reply {
	t.Helper()
	text, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL+path, bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(header); i += 2 {
		request.Header.Set(header[i], header[i+1])
	}
	return s.answer(t, request)
}

// evaluated adds a run of the default policy with some of its text replaced.
func (s site) evaluated(t *testing.T, trial bool, old, replacement string) {
	t.Helper()
	standard, err := policy.Find(policy.DefaultID)
	if err != nil {
		t.Fatal(err)
	}
	p, err := policy.Read([]byte(strings.Replace(string(standard.Source()), old, replacement, 1)))
	if err != nil {
		t.Fatal(err)
	}
	_, err = analysis.Evaluate(t.Context(), s.store, analysis.EvaluateRequest{ZoneCode: zone, Year: 2020, Policy: p, Trial: trial, CreatedBy: "test", ProgramVersion: "test"})
	if err != nil {
		t.Fatal(err)
	}
}

// TestRuns works with a run of the demonstration (1), one that publishes more and gives a day for objections (2), and a trial (3).
func TestRuns(t *testing.T) {
	s := openDemo(t)
	s.evaluated(t, false, "tracks:\n", "  special_classes:\n    - {id: quota, title: {zh: 外贸企业, en: trade}, when: trade_quota == true}\n"+
		"publication: {show: [name, uscc, grade, park, track], objection_days: 1, show_rank: true, show_money: true}\ntracks:\n")
	s.evaluated(t, true, "up_to_percent: 20", "up_to_percent: 30")
	t.Run("a comparison", func(t *testing.T) { comparison(t, s) })
	t.Run("objections", func(t *testing.T) { objections(t, s) })
	t.Run("what breaks a rule", func(t *testing.T) { brokenRules(t, s) })
	t.Run("a run after the objections", func(t *testing.T) { rerun(t, s) })
	t.Run("who writes is who asks", func(t *testing.T) { whoWrites(t, s) })
	t.Run("a publication", func(t *testing.T) { publication(t, s) })
	t.Run("a publication as XLSX", func(t *testing.T) { publicationBook(t, s) })
	t.Run("a trial is marked, and shown to those who ask for it alone", func(t *testing.T) { trial(t, s) })
	t.Run("a page from elsewhere changes nothing", func(t *testing.T) { elsewhere(t, s) })
}

func comparison(t *testing.T, s site) {
	r := s.get(t, runPath+"3/compare?with=1&limit=5")
	c := into[land.Comparison](t, r)
	if r.status != 200 || c.Kind != "enterprise" || len(c.Moved) != 5 || c.MovedCount < 5 || !c.Run.Trial || len(c.Parks) != 10 {
		t.Fatalf("%d %.500s", r.status, r.body)
	}
	for _, m := range c.Moved {
		if m.From == nil || m.To == nil || *m.From == *m.To || !strings.Contains(m.Why.ZH, "分档线变动") {
			t.Errorf("%+v", m)
		}
	}
	parcels := into[land.Comparison](t, s.get(t, runPath+"3/compare?with=1&kind=parcel"))
	if parcels.Kind != "parcel" || parcels.MovedCount < 100 || len(parcels.Moved) != 100 {
		t.Errorf("%s: %d moved, %d listed", parcels.Kind, parcels.MovedCount, len(parcels.Moved))
	}
	if zone := into[land.Comparison](t, s.get(t, runPath+"3/compare?with=1&kind=zone")); len(zone.Matrix) != 1 {
		t.Errorf("zone: %+v", zone.Matrix)
	}
	file := s.get(t, runPath+"3/compare.csv?with=1&limit=5")
	if text := string(file.body); file.status != 200 || strings.Count(text, "分档线变动") != 5 || !strings.Contains(text, c.Moved[0].Name+","+c.Moved[0].Key+",") {
		t.Errorf("%d %s", file.status, text)
	}
	if book := s.get(t, runPath+"3/compare.xlsx?with=1&kind=parcel&lang=en"); !strings.Contains(book.header.Get("Content-Disposition"), "compare-runs.xlsx") {
		t.Error(book.header)
	}
}

func objections(t *testing.T, s site) {
	key := into[features](t, s.get(t, "/ogc/collections/enterprises/items?limit=1&grade=D&run_id=2")).Features[0].ID
	made := s.post(t, runPath+"2/objections", land.NewObjection{
		SubjectKind: "enterprise", SubjectKey: " " + key + " ", RaisedOn: "2021-06-01", RaisedBy: "某企业", Statement: "用地面积有误", Evidence: "=不动产权证",
	})
	o := into[land.Objection](t, made)
	if made.status != 200 || o.SubjectKey != key || o.RecordedBy != "demo:planner" || o.State != "open" || *o.GradeInRun != "D" || o.Name == nil {
		t.Fatalf("%d %s", made.status, made.body)
	}
	path := "/api/v1/zones/" + zone + "/objections/" + itoa(int(o.ObjectionID)) + "/decision"
	decision := land.ObjectionDecision{State: "partly_upheld", Grade: "C", Outcome: "面积核减", DecidedOn: "2021-06-09", DecidedBy: "领导小组", Revision: 1}
	if r := s.post(t, path, decision, "Cookie", "permu_demonstration=demo:approver"); r.status != 200 || into[land.Objection](t, r).Revision != 2 {
		t.Fatalf("%d %s", r.status, r.body)
	}
	second := s.post(t, path, decision)
	if second.status != http.StatusConflict || !strings.Contains(string(second.body), "领导小组 decided it on 2021-06-09") || second.header.Get("Content-Type") != "application/problem+json" {
		t.Errorf("%d %s", second.status, second.body)
	}
	all := into[land.Objections](t, s.get(t, runPath+"2/objections"))
	if len(all.Objections) != 1 || *all.Objections[0].Grade != "C" || all.InTimeTo == nil || strings.Join(all.Grades, "") != "ABCD" {
		t.Errorf("%+v", all)
	}
	if none := s.get(t, runPath+"1/objections"); !strings.Contains(string(none.body), `"objections":[]`) || !strings.Contains(string(none.body), `"in_time_to":null`) {
		t.Errorf("%s", none.body)
	}
}

func brokenRules(t *testing.T, s site) {
	good := land.NewObjection{SubjectKind: "enterprise", SubjectKey: "nobody", RaisedOn: "2021-06-01", RaisedBy: "a", Statement: "b"}
	with := func(change func(*land.NewObjection)) land.NewObjection {
		o := good
		change(&o)
		return o
	}
	decision := "/api/v1/zones/" + zone + "/objections/"
	id := itoa(int(into[land.Objections](t, s.get(t, runPath+"2/objections")).Objections[0].ObjectionID))
	tests := map[string]struct {
		path   string
		body   any
		status int
		says   string
	}{
		"a comparison with itself":   {runPath + "2/compare?with=2", nil, 400, `"path":"with"`},
		"a comparison with nothing":  {runPath + "2/compare", nil, 400, "with"},
		"a comparison of managers":   {runPath + "2/compare?with=1&kind=management", nil, 400, "kind"},
		"no such run":                {runPath + "9/compare?with=1", nil, 404, "has no run 9"},
		"objections to no run":       {runPath + "9/objections", nil, 404, "has no run 9"},
		"publication of no run":      {runPath + "9/publication", nil, 404, "has no run 9"},
		"workbook of no run":         {runPath + "9/publication.xlsx", nil, 404, "has no run 9"},
		"workbook of no such list":   {runPath + "1/publication.xlsx?list=Land", nil, 400, "one of results, land"},
		"workbook of what is no run": {runPath + "x/publication.xlsx", nil, 400, "run_id"},
		"publication of no zone":     {"/api/v1/zones/nowhere/runs/1/publication", nil, 404, "nowhere"},
		"subject that is not there":  {runPath + "2/objections", good, 400, `"path":"subject_key","rule":"must be in run 2","value":"nobody"`},
		"kind that is none":          {runPath + "2/objections", with(func(o *land.NewObjection) { o.SubjectKind = "plot" }), 400, "subject_kind"},
		"kind that is not evaluated": {runPath + "2/objections", with(func(o *land.NewObjection) { o.SubjectKind = "group" }), 400, "does not evaluate this kind"},
		"no day":                     {runPath + "2/objections", with(func(o *land.NewObjection) { o.RaisedOn = "2021-02-30" }), 400, `"path":"raised_on"`},
		"a day to come":              {runPath + "2/objections", with(func(o *land.NewObjection) { o.RaisedOn = "2199-01-01" }), 400, "future"},
		"nobody":                     {runPath + "2/objections", with(func(o *land.NewObjection) { o.RaisedBy = " " }), 400, `"path":"raised_by"`},
		"nothing said":               {runPath + "2/objections", with(func(o *land.NewObjection) { o.Statement = "" }), 400, `"path":"statement"`},
		"too much said":              {runPath + "2/objections", with(func(o *land.NewObjection) { o.Statement = strings.Repeat("亩", 4001) }), 400, "at most 4000"},
		"a name that is unknown":     {runPath + "2/objections", map[string]any{"subject": "x"}, 400, "subject"},
		"an objection that is none":  {decision + "999/decision", land.ObjectionDecision{State: "rejected", Outcome: "a", DecidedOn: "2021-07-01", DecidedBy: "b", Revision: 1}, 404, `objection \"999\"`},
		"a grade that is none":       {decision + id + "/decision", land.ObjectionDecision{State: "upheld", Grade: "E", Outcome: "a", DecidedOn: "2021-07-01", DecidedBy: "b", Revision: 2}, 400, "A, B, C, D"},
		"a grade where nothing was upheld": {
			decision + id + "/decision", land.ObjectionDecision{State: "rejected", Grade: "A", Outcome: "a", DecidedOn: "2021-07-01", DecidedBy: "b", Revision: 2}, 400, "only with upheld",
		},
		"before it was raised": {
			decision + id + "/decision", land.ObjectionDecision{State: "rejected", Outcome: "a", DecidedOn: "2021-05-31", DecidedBy: "b", Revision: 2}, 400, "2021-06-01",
		},
		"without a reason": {decision + id + "/decision", land.ObjectionDecision{State: "rejected", DecidedOn: "2021-07-01", DecidedBy: "b", Revision: 2}, 400, `"path":"outcome"`},
		"open again":       {decision + id + "/decision", land.ObjectionDecision{State: "open", Outcome: "a", DecidedOn: "2021-07-01", DecidedBy: "b", Revision: 2}, 400, "state"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			r := s.get(t, test.path)
			if test.body != nil {
				r = s.post(t, test.path, test.body)
			}
			if r.status != test.status || !strings.Contains(string(r.body), test.says) || r.header.Get("Content-Type") != "application/problem+json" {
				t.Errorf("%d %s %s", r.status, r.header.Get("Content-Type"), r.body)
			}
		})
	}
}

// whoWrites looks in the database for who each kind of record names.
func whoWrites(t *testing.T, s site) {
	approver := []string{"Cookie", "permu_demonstration=demo:approver"}
	document := into[land.PolicyDocument](t, s.get(t, runPath+"1/policy")).Document
	for name, r := range map[string]reply{
		"policy":      s.post(t, "/api/v1/zones/"+zone+"/policies", map[string]any{"policy_id": "mine", "document": document}),
		"table":       s.post(t, "/api/v1/zones/"+zone+"/control-tables", map[string]any{"policy_id": "own", "title": "本区", "document": "本区控制指标", "csv": "行业代码,容积率\n13-43,1.2\n"}),
		"publication": s.post(t, runPath+"2/publication", map[string]any{"published_on": time.Now().UTC().Add(8 * time.Hour).Format(time.DateOnly)}, approver...),
	} {
		if r.status != 200 {
			t.Errorf("%s: %d %s", name, r.status, r.body)
		}
	}
	bad := s.post(t, "/api/v1/zones/"+zone+"/control-tables", map[string]any{"policy_id": "own", "title": "本区", "document": "本区控制指标", "csv": "行业代码,容积率\n13,高\n"})
	if bad.status != 400 || !strings.Contains(string(bad.body), `"line":2`) {
		t.Errorf("%d %s", bad.status, bad.body)
	}
	for question, want := range map[string]string{
		`select saved_by from policy_version where policy_id = 'mine'`: "demo:planner",
		`select saved_by from policy_version where policy_id = 'own'`:  "demo:planner",
		`select recorded_by from publication where run_id = 2`:         "demo:approver",
		`select created_by from run where run_id = 4`:                  "demo:planner",
		`select min(recorded_by) from objection`:                       "demo:planner",
		`select min(decision_recorded_by) from objection`:              "demo:approver",
	} {
		var got string
		if err := s.pool.QueryRow(t.Context(), strings.Replace(question, " from ", " from permu.", 1)).Scan(&got); err != nil || got != want {
			t.Errorf("%s: %q, want %q, %v", question, got, want, err)
		}
	}
}

// rerun makes run 4, a trial, so that what is shown stays run 2.
func rerun(t *testing.T, s site) {
	o := into[land.Objections](t, s.get(t, runPath+"2/objections")).Objections[0]
	path := strings.TrimSuffix(runPath, "/")
	r := s.post(t, path, map[string]any{"after": 2, "trial": true, "note": "复核"})
	if run := into[land.Run](t, r); r.status != 200 || run.RunID != 4 || run.Follows == nil || *run.Follows != 2 || run.Year != 2020 || run.Note != "复核" {
		t.Fatalf("%d %.400s", r.status, r.body)
	}
	file := into[land.EnterpriseFile](t, s.get(t, "/api/v1/zones/"+zone+"/enterprises/"+o.SubjectKey+"?run_id=4"))
	if e := file.Evaluation; e.Grade != "C" || e.InitialGrade != "D" || len(e.Gates) != 1 || e.Gates[0].Reason != "面积核减" {
		t.Errorf("%+v", file.Evaluation)
	}
	for body, says := range map[string]string{`{}`: `"path":"year"`, `{"year":2020}`: `"path":"policy"`, `{"after":9}`: "no run 9", `{"after":2,"year":2019}`: "a run of 2019"} {
		if r := s.post(t, path, json.RawMessage(body)); r.status < 400 || r.status > 404 || !strings.Contains(string(r.body), says) {
			t.Errorf("%s: %d %s", body, r.status, r.body)
		}
	}
}

func publication(t *testing.T, s site) {
	r := s.get(t, runPath+"1/publication")
	p := into[land.Publication](t, r)
	if r.status != 200 || len(p.Columns) != 2 || p.Columns[0].Name != "name" || p.Columns[1].Name != "grade" || !strings.Contains(p.Order.ZH, "排名不分先后") {
		t.Errorf("%d %.600s", r.status, r.body)
	}
	for _, row := range p.Rows {
		if grade, _ := row[1].(string); len(row) != 2 || len(grade) != 1 || grade < "A" || grade > "D" {
			t.Fatalf("%v", row)
		}
	}
	full := into[land.Publication](t, s.get(t, runPath+"2/publication"))
	var names []string
	for _, column := range full.Columns {
		names = append(names, column.Name)
	}
	if diff := cmp.Diff([]string{"name", "uscc", "grade", "park", "track", "rank", "output_cny", "tax_cny"}, names); diff != "" || strings.Contains(full.Order.ZH, "不分先后") {
		t.Errorf("%s %s", full.Order.ZH, diff)
	}
}

func publicationBook(t *testing.T, s site) {
	p := into[land.Publication](t, s.get(t, runPath+"2/publication"))
	r := s.get(t, runPath+"2/publication.xlsx")
	if !strings.Contains(r.header.Get("Content-Disposition"), "publication.xlsx") {
		t.Errorf("%v", r.header)
	}
	book, err := excelize.OpenReader(bytes.NewReader(r.body))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	lines, err := book.GetRows("公示")
	if err != nil || lines[0][0] != p.Title.ZH || !strings.HasPrefix(lines[3][0], "按企业名称") {
		t.Fatalf("%v %v", err, lines[:5])
	}
	if diff := cmp.Diff([]string{"企业名称", "统一社会信用代码", "评价等级", "园区", "评价类别", "名次", "产值(元)", "税收(元)"}, lines[4]); diff != "" {
		t.Error(diff)
	}
	if first := lines[5]; first[0] != p.Rows[0][0] || first[2] != p.Rows[0][2] || len(lines) < len(p.Rows)+5 {
		t.Errorf("%v, the page has %v; %d lines", first, p.Rows[0], len(lines))
	}
	special, err := book.GetRows("特殊类别")
	if err != nil || len(special) != len(p.Special[0].Rows)+2 || special[2][0] != "外贸企业" {
		t.Errorf("%v %d lines of %d", err, len(special), len(p.Special[0].Rows))
	}
	plain, err := excelize.OpenReader(bytes.NewReader(s.get(t, runPath+"1/publication.xlsx?lang=en").body))
	if err != nil {
		t.Fatal(err)
	}
	defer plain.Close()
	if diff := cmp.Diff([]string{"Results"}, plain.GetSheetList()); diff != "" {
		t.Error(diff)
	}
	for lang, words := range map[string][]string{"zh": {"公示", "规上", "规下"}, "en": {"Results", "above designated size", "below designated size"}} {
		if track := cellOf(t, s.get(t, runPath+"2/publication.xlsx?lang="+lang).body, words[0], "E6"); !slices.Contains(words[1:], track) {
			t.Errorf("the track in %s is %q", lang, track)
		}
	}
}

// cellOf reads a cell of a workbook.
func cellOf(t *testing.T, book []byte, sheet, at string) string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	text, err := f.GetCellValue(sheet, at)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func trial(t *testing.T, s site) {
	runs := into[[]land.Run](t, s.get(t, "/api/v1/runs?zone_code="+zone))
	if len(runs) != 4 || !runs[0].Trial || runs[0].RunID != 4 || runs[2].Trial {
		t.Errorf("%+v", runs)
	}
	for _, collection := range []string{"parcels", "enterprises", "parks", "subareas", "findings"} {
		for query, want := range map[string]float64{"": 2, "&year=2020": 2, "&run_id=3": 3} {
			page := into[features](t, s.get(t, "/ogc/collections/"+collection+"/items?limit=1"+query))
			if got := page.Features[0].Properties["run_id"]; got != want {
				t.Errorf("%s%s is of run %v, want %v", collection, query, got, want)
			}
		}
	}
	if summary := into[land.Summary](t, s.get(t, "/api/v1/zones/"+zone+"/summary")); summary.RunID != 2 {
		t.Errorf("the summary is of run %d", summary.RunID)
	}
	if p := into[land.Publication](t, s.get(t, runPath+"3/publication")); !p.Trial || !strings.HasSuffix(p.Title.ZH, "(试算稿)") {
		t.Errorf("%s", p.Title.ZH)
	}
}

func elsewhere(t *testing.T, s site) {
	o := land.NewObjection{SubjectKind: "enterprise", SubjectKey: "nobody", RaisedOn: "2021-06-01", RaisedBy: "a", Statement: "b"}
	for name, test := range map[string]struct {
		header []string
		status int
	}{
		"a page from elsewhere":          {[]string{"Sec-Fetch-Site", "cross-site"}, 403},
		"an older browser":               {[]string{"Origin", "https://evil.example"}, 403},
		"our own page":                   {[]string{"Sec-Fetch-Site", "same-origin"}, 400},
		"our own page, an older browser": {[]string{"Origin", s.URL}, 400},
	} {
		if r := s.post(t, runPath+"2/objections", o, test.header...); r.status != test.status {
			t.Errorf("%s: %d %s", name, r.status, r.body)
		}
	}
}
