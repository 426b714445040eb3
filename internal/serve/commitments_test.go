package serve_test

import (
	"bytes"
	"encoding/csv"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"permu/internal/land"
)

const zonePath = "/api/v1/zones/" + zone

// TestPromises asks of the commitments and projects of the demonstration zone.
func TestPromises(t *testing.T) {
	s := openDemo(t)
	t.Run("commitments, and the same as files", func(t *testing.T) { commitmentFiles(t, s) })
	t.Run("the pipeline, and the same as files", func(t *testing.T) { pipelineFiles(t, s) })
	t.Run("an actual, once", func(t *testing.T) { actualOnce(t, s) })
	t.Run("enterprises near the line, and the same as files", func(t *testing.T) { potentialFiles(t, s) })
	t.Run("spare floor area, and the same as files", func(t *testing.T) { spareFiles(t, s) })
	t.Run("lists come in pages, files do not", func(t *testing.T) { pagesOfLists(t, s) })
	t.Run("land that fits, its file, and searches of each person", func(t *testing.T) { landRoutes(t, s) })
	t.Run("sheets, and the same as files", func(t *testing.T) { sheetFiles(t, s) })
	t.Run("what breaks a rule", func(t *testing.T) { brokenPromises(t, s) })
}

func commitmentFiles(t *testing.T, s site) {
	const query = "?as_of=2020-12-31&outcome=failed&park_code="
	all := into[land.Commitments](t, s.get(t, zonePath+"/commitments?as_of=2020-12-31"))
	park := all.Parks[0]
	r := s.get(t, zonePath+"/commitments"+query+url.QueryEscape(park.ParkCode))
	list := into[land.Commitments](t, r)
	if r.status != 200 || len(list.Commitments) == 0 || len(list.Commitments) != park.Outcomes["failed"] || list.WarnDays != 90 || list.RunID != 1 {
		t.Fatalf("%d: %d of %v", r.status, len(list.Commitments), park)
	}
	if rows := csvRows(t, s.get(t, zonePath+"/commitments.csv"+query+url.QueryEscape(park.ParkCode))); len(rows) != len(list.Commitments)+1 || rows[1][0] != list.Commitments[0].CommitmentID || rows[0][0] != "承诺编号" {
		t.Errorf("%d rows, %v", len(rows), rows[:2])
	}
	code := list.Commitments[0].ParcelCodes[0]
	ofParcel := into[land.Commitments](t, s.get(t, zonePath+"/commitments?as_of=2020-12-31&parcel_code="+code)).Commitments
	ofIt := slices.DeleteFunc(slices.Clone(all.Commitments), func(c land.JudgedCommitment) bool { return !slices.Contains(c.ParcelCodes, code) })
	if diff := cmp.Diff(ofIt, ofParcel); diff != "" {
		t.Errorf("judged alone and with the whole zone (-whole +alone):\n%s", diff)
	}
	if len(ofParcel) == 0 || len(ofParcel) == len(all.Commitments) || slices.ContainsFunc(ofParcel, func(c land.JudgedCommitment) bool { return !slices.Contains(c.ParcelCodes, code) }) {
		t.Errorf("%d of parcel %s", len(ofParcel), code)
	}
	sheets := bookOf(t, s.get(t, zonePath+"/commitments.xlsx"+query+url.QueryEscape(park.ParkCode)+"&lang=en"))
	if rows, err := sheets.GetRows("Commitments"); err != nil || len(rows) != len(list.Commitments)+3 || rows[2][0] != "Commitment" || rows[3][16] != "not kept" {
		t.Errorf("%v: %d rows", err, len(rows))
	}
}

func csvRows(t *testing.T, r reply) [][]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(r.body, []byte("\ufeff")))).ReadAll()
	if err != nil || r.status != 200 || !strings.HasPrefix(r.header.Get("Content-Type"), "text/csv") || !strings.Contains(r.header.Get("Content-Disposition"), ".csv") {
		t.Fatalf("%v: %d %v %.300s", err, r.status, r.header, r.body)
	}
	return rows
}

func bookOf(t *testing.T, r reply) *excelize.File {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(r.body))
	if err != nil || r.status != 200 {
		t.Fatalf("%v: %d %.300s", err, r.status, r.body)
	}
	t.Cleanup(func() { book.Close() })
	return book
}

func pipelineFiles(t *testing.T, s site) {
	p := into[land.Pipeline](t, s.get(t, zonePath+"/pipeline?as_of=2020-12-31&stage=not_completed"))
	if len(p.Projects) == 0 || len(p.Projects) != p.Stages["not_completed"].Count || p.Projects[0].Why.ZH == "" {
		t.Fatalf("%d of %v", len(p.Projects), p.Stages)
	}
	if rows := csvRows(t, s.get(t, zonePath+"/pipeline.csv?as_of=2020-12-31&stage=not_completed")); len(rows) != len(p.Projects)+1 || rows[1][6] != "开工未竣工" {
		t.Errorf("%d rows %v", len(rows), rows[1])
	}
}

func potentialFiles(t *testing.T, s site) {
	all := into[land.Potential](t, s.get(t, zonePath+"/near-threshold"))
	low := into[land.Potential](t, s.get(t, zonePath+"/near-threshold?line=1000&class=over"))
	if all.Year != 2020 || all.LineCNY != 2e7 || len(all.Enterprises) == 0 || len(low.Enterprises) != low.Counts["over"] || low.Counts["over"] <= all.Counts["over"] {
		t.Fatalf("%v %v", all.Counts, low.Counts)
	}
	if rows := csvRows(t, s.get(t, zonePath+"/near-threshold.csv?line=1000&class=over")); len(rows) != len(low.Enterprises)+1 || rows[1][5] != "已过线未纳统" {
		t.Errorf("%d rows", len(rows))
	}
}

func spareFiles(t *testing.T, s site) {
	all := into[land.Spare](t, s.get(t, zonePath+"/spare-floor"))
	none := into[land.Spare](t, s.get(t, zonePath+"/spare-floor?grades=Z"))
	if all.Year != 2020 || len(all.Parcels) != all.Counts["spare"] || len(none.Parcels) >= len(all.Parcels) {
		t.Fatalf("%v %v", all.Counts, none.Counts)
	}
	if rows := csvRows(t, s.get(t, zonePath+"/spare-floor.csv?clear=true")); len(rows) < 2 || len(rows) > len(all.Parcels) || rows[1][14] != "" {
		t.Errorf("%d rows", len(rows))
	}
	book := bookOf(t, s.get(t, zonePath+"/spare-floor.xlsx"))
	if rows, err := book.GetRows("分园区"); err != nil || len(rows) != len(all.Parks)+3 {
		t.Errorf("%v: %d rows", err, len(rows))
	}
}

func sheetFiles(t *testing.T, s site) {
	whole := into[land.Sheet](t, s.get(t, zonePath+"/sheet"))
	park := into[land.Sheet](t, s.get(t, zonePath+"/sheet?scope=national-2020&park_code="+url.QueryEscape(whole.Parks[0].ParkCode)))
	if len(whole.Indicators) != 13 || park.Name != whole.Parks[0].Name || *park.Indicators[2].Value != *whole.Parks[0].Values["built_ratio"] || *park.Indicators[2].Ideal != 92.77 {
		t.Fatalf("%+v", park)
	}
	if rows := csvRows(t, s.get(t, zonePath+"/sheet.csv")); len(rows) != 14 || rows[3][0] != "土地建成率" {
		t.Errorf("%v", rows)
	}
	book := bookOf(t, s.get(t, zonePath+"/sheet.xlsx"))
	for sheet, least := range map[string]int{"集约用地指标": 16, "潜力": 10, "用地存量": 7, "处置方式": 5, "历年": 4, "园区排名": 13, "考核对标": 9} {
		if rows, err := book.GetRows(sheet); err != nil || len(rows) < least {
			t.Errorf("%s: %v, %d rows", sheet, err, len(rows))
		}
	}
	list := land.NewAppraisalList{ListID: "fujian", CSV: "group,name,number\n土地集约,地均税收,industrial_tax\n"}
	if r := s.post(t, zonePath+"/appraisal-lists", list); r.status != 200 || into[land.AppraisalList](t, r).SavedBy != "demo:planner" {
		t.Errorf("%d %s", r.status, r.body)
	}
	list.CSV = "group,number\n土地集约,beauty\n"
	if r := s.post(t, zonePath+"/appraisal-lists", list); r.status != 400 || !strings.Contains(string(r.body), `"line":2`) {
		t.Errorf("%d %s", r.status, r.body)
	}
	mine := into[land.Sheet](t, s.get(t, zonePath+"/sheet?list=fujian"))
	if a := mine.Appraisal; a.Version != 1 || *a.Items[0].Value != *whole.Indicators[11].Value {
		t.Errorf("%+v", a)
	}
	if lists := into[[]land.AppraisalList](t, s.get(t, zonePath+"/appraisal-lists")); len(lists) != 2 {
		t.Errorf("%+v", lists)
	}
}

func actualOnce(t *testing.T, s site) {
	c := into[land.Commitments](t, s.get(t, zonePath+"/commitments?as_of=2020-12-31&indicator=start_on&warning=overdue")).Commitments[0]
	path := zonePath + "/commitments/" + c.CommitmentID
	actual := land.NewActual{Revision: c.Revision, ActualOn: *c.TargetOn, Evidence: "施工许可证", DocumentNo: "示例建〔2020〕1号"}
	if r := s.post(t, path+"/actual", actual); r.status != 200 || into[land.Commitment](t, r).Revision != 2 {
		t.Fatalf("%d %s", r.status, r.body)
	}
	if r := s.post(t, path+"/actual", actual); r.status != http.StatusConflict || !strings.Contains(string(r.body), "it is at 2") {
		t.Errorf("%d %s", r.status, r.body)
	}
	if list := into[[]land.CommitmentRevision](t, s.get(t, path+"/revisions")); len(list) != 2 || list[0].RecordedBy != "demo:planner" {
		t.Errorf("%+v", list)
	}
}

func brokenPromises(t *testing.T, s site) {
	for query, status := range map[string]int{
		"/commitments?as_of=yesterday":           400,
		"/commitments?outcome=good":              400,
		"/commitments?warn_days=-1":              400,
		"/commitments?run_id=77":                 404,
		"/commitments.xlsx?as_of=2020-13-01":     400,
		"/commitments/nothing/revisions":         404,
		"/near-threshold?line=0":                 400,
		"/near-threshold?class=all":              400,
		"/near-threshold.csv?min_firms=0":        400,
		"/land?near=118.5":                       400,
		"/land?area_min=50&area_max=30":          400,
		"/land?as_of=tomorrow":                   400,
		"/land?run_id=99":                        404,
		"/spare-floor?limit=0":                   400,
		"/spare-floor?far=-1":                    400,
		"/spare-floor.xlsx?run_id=99":            404,
		"/sheet?scope=mars":                      400,
		"/sheet?list=mars":                       400,
		"/sheet.xlsx?park_code=nowhere":          404,
		"/pipeline?stage=done":                   400,
		"/pipeline.csv?as_of=2020-02-30":         400,
		"/../nowhere/commitments?as_of=20201231": 404,
	} {
		if r := s.get(t, zonePath+query); r.status != status || r.header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %d %.200s", query, r.status, r.body)
		}
	}
}
