package serve_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"permu/internal/land"
)

// TestRankings has runs of the demonstration by its own policy (1), and by one that evaluates every kind of subject (2).
func TestRankings(t *testing.T) {
	s := openDemo(t)
	s.evaluated(t, true, "also: [parcel]", "also: [parcel, group, subarea, park, industry, zone]")
	t.Run("every kind is listed and explained", func(t *testing.T) { everyKind(t, s) })
	t.Run("by industry, grade and what has none", func(t *testing.T) { chosenLines(t, s) })
	t.Run("as files", func(t *testing.T) { rankingFiles(t, s) })
	t.Run("what is not there", func(t *testing.T) { noSubject(t, s) })
}

func everyKind(t *testing.T, s site) {
	for kind, named := range map[string]bool{"enterprise": true, "group": true, "parcel": false, "subarea": true, "park": true, "industry": false, "zone": true} {
		lines := into[[]land.Ranked](t, s.get(t, runPath+"2/ranking?kind="+kind))
		if len(lines) == 0 || (lines[0].Name != nil) != named || kind != "zone" && (lines[0].Place == nil || *lines[0].Place != 1) {
			t.Errorf("%s: %+v", kind, lines)
			continue
		}
		r := s.get(t, runPath+"2/evaluation?kind="+kind+"&key="+url.QueryEscape(lines[0].Key))
		said := into[land.Subject](t, r)
		e := said.Evaluation
		if r.status != 200 || said.Run.RunID != 2 || e.SubjectKind != kind || e.Grade != lines[0].Grade || len(e.Parts) == 0 || e.Parts[0].Numerator == nil {
			t.Errorf("%s: %d %.400s", kind, r.status, r.body)
		}
	}
}

func chosenLines(t *testing.T, s site) {
	statistics := into[land.Statistics](t, s.get(t, runPath+"1/statistics"))
	for _, industry := range statistics.Industries {
		key := industry.Key
		if key == "" {
			key = land.None
		}
		lines := into[[]land.Ranked](t, s.get(t, runPath+"1/ranking?limit=10000&industry="+key))
		if len(lines) != industry.Subjects {
			t.Errorf("industry %s: %d lines of %d subjects", key, len(lines), industry.Subjects)
		}
	}
	for _, track := range statistics.Tracks {
		key := track.Key
		if key == "" {
			key = land.None
		}
		if lines := into[[]land.Ranked](t, s.get(t, runPath+"1/ranking?limit=10000&track="+key)); len(lines) != track.Subjects {
			t.Errorf("track %s: %d lines of %d subjects", key, len(lines), track.Subjects)
		}
	}
	count := func(grades string) int {
		return len(into[[]land.Ranked](t, s.get(t, runPath+"1/ranking?limit=10000&grade="+grades)))
	}
	if both := count("A,not_graded"); both == 0 || both != count("A")+count("not_graded") {
		t.Errorf("%d in A or not graded, %d and %d", both, count("A"), count("not_graded"))
	}
}

// rankingFiles reads both files back: they have the lines of the list, below what they are of.
func rankingFiles(t *testing.T, s site) {
	lines := into[[]land.Ranked](t, s.get(t, runPath+"1/ranking?park_code=WLY&grade=A,B"))
	r := s.get(t, runPath+"1/ranking.xlsx?park_code=WLY&grade=A,B")
	if got := r.header.Get("Content-Disposition"); !strings.Contains(got, "ranking.xlsx") {
		t.Errorf("%q", got)
	}
	book, err := excelize.OpenReader(bytes.NewReader(r.body))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows("企业")
	if err != nil || len(rows) != len(lines)+5 {
		t.Fatalf("%v: %d rows of %d lines", err, len(rows), len(lines))
	}
	head := []string{rows[0][0], rows[1][0], rows[2][0], rows[3][0]}
	for i, says := range []string{"评价排名 · 企业", "默认评价办法", "评价批次 #1 · 2020 年度", fmt.Sprintf("等级 A · 等级 B · %d 个", len(lines))} {
		if !strings.Contains(head[i], says) {
			t.Errorf("line %d: %q, want %q", i+1, head[i], says)
		}
	}
	if rows[4][4] != "初评等级" || rows[5][2] != lines[0].Key || rows[5][5] != lines[0].Grade {
		t.Errorf("%v\n%v\n%+v", rows[4], rows[5], lines[0])
	}
	reader := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(s.get(t, runPath+"2/ranking.csv?kind=park&lang=en").body, []byte("\ufeff"))))
	reader.FieldsPerRecord = -1
	records, err := reader.ReadAll()
	if err != nil || !strings.Contains(records[2][0], "a trial") || records[4][0] != "Place" || slices.Contains(records[4], "Industry") {
		t.Errorf("%v %v", err, records[:5])
	}
	if parks := into[[]land.Ranked](t, s.get(t, runPath+"2/ranking?kind=park")); len(records) != len(parks)+5 || records[5][1] != *parks[0].Name {
		t.Errorf("%v of %d parks", records[5], len(parks))
	}
}

func noSubject(t *testing.T, s site) {
	for path, want := range map[string]struct {
		status int
		says   string
	}{
		"1/evaluation?kind=park&key=nowhere": {404, `park \"nowhere\" is not in run 1`},
		"9/evaluation?kind=park&key=WLY":     {404, "has no run 9"},
		"1/evaluation?kind=plot&key=WLY":     {400, "kind"},
		"1/evaluation?kind=park":             {400, "key"},
		"1/ranking?industry=C1952":           {400, "industry"},
		"9/ranking.csv":                      {404, "has no run 9"},
	} {
		if r := s.get(t, runPath+path); r.status != want.status || !strings.Contains(string(r.body), want.says) {
			t.Errorf("%s: %d %s", path, r.status, r.body)
		}
	}
}
