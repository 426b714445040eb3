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
	t.Run("a grade that persons decide", func(t *testing.T) { decidedGrades(t, s) })
	t.Run("a decision that breaks a rule", func(t *testing.T) { brokenDecisions(t, s) })
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

// decidedOf is a decision on the last of a kind in run 2, which had another grade than the one that it gets.
func decidedOf(t *testing.T, s site, kind string) (d land.NewDecision, had string) {
	t.Helper()
	lines := into[[]land.Ranked](t, s.get(t, runPath+"2/ranking?limit=10000&grade=B,C,D&kind="+kind))
	if len(lines) == 0 {
		t.Fatalf("no %s to decide on: %+v", kind, lines)
	}
	last := lines[len(lines)-1]
	return land.NewDecision{
		SubjectKind: kind, SubjectKey: last.Key, Grade: "A", Outcome: "重点培育", Evidence: "区政府专题会议纪要〔2021〕3号", DecidedOn: "2021-07-01", DecidedBy: "领导小组",
	}, last.Grade
}

// decidedGrades decides on an enterprise and a park of run 2; run 3, which follows it, has both grades, the reason and the evidence
// in its list, its explanations, its file and what is made public.
func decidedGrades(t *testing.T, s site) {
	had := map[string]string{}
	var decisions []land.NewDecision
	for _, kind := range []string{"enterprise", "park"} {
		d, grade := decidedOf(t, s, kind)
		decisions, had[kind] = append(decisions, d), grade
		r := s.post(t, runPath+"2/decisions", d, "Cookie", "permu_demonstration=demo:approver")
		if o := into[land.Objection](t, r); r.status != 200 || o.State != "decided" || *o.GradeInRun != grade || *o.Grade != "A" || o.Late || *o.DecisionRecordedBy != "demo:approver" || o.Name == nil {
			t.Fatalf("%s: %d %s", kind, r.status, r.body)
		}
	}
	if all := into[land.Objections](t, s.get(t, runPath+"2/objections")); len(all.Objections) != 2 {
		t.Errorf("%+v", all)
	}
	if r := s.post(t, strings.TrimSuffix(runPath, "/"), map[string]any{"after": 2, "trial": true}); r.status != 200 || into[land.Run](t, r).RunID != 3 {
		t.Fatalf("%d %.300s", r.status, r.body)
	}
	for _, d := range decisions {
		said := into[land.Subject](t, s.get(t, runPath+"3/evaluation?kind="+d.SubjectKind+"&key="+d.SubjectKey)).Evaluation
		if said.InitialGrade != had[d.SubjectKind] || said.Grade != "A" || len(said.Gates) != 1 || said.Gates[0].Reason != d.Outcome || said.Gates[0].Evidence != d.Evidence || said.Gates[0].By != d.DecidedBy {
			t.Errorf("%s: %s to %s by %+v", d.SubjectKind, said.InitialGrade, said.Grade, said.Gates)
		}
		for _, line := range into[[]land.Ranked](t, s.get(t, runPath+"3/ranking?limit=10000&kind="+d.SubjectKind)) {
			if (line.Decided != nil) != (line.Key == d.SubjectKey) || line.Decided != nil && (line.InitialGrade != had[d.SubjectKind] || line.Grade != "A" || *line.Decided != d.Outcome) {
				t.Errorf("%+v", line)
			}
		}
	}
	for path, says := range map[string]string{"3/ranking.csv?grade=A": "," + had["enterprise"] + ",A,重点培育,", "3/publication": "其中 1 个的等级经人工核定"} {
		if r := s.get(t, runPath+path); !strings.Contains(string(r.body), says) {
			t.Errorf("%s does not say %s", path, says)
		}
	}
	if r := s.get(t, runPath+"2/publication"); strings.Contains(string(r.body), "人工核定") {
		t.Error("the run that was decided on is another")
	}
}

func brokenDecisions(t *testing.T, s site) {
	for name, test := range map[string]struct {
		change func(*land.NewDecision)
		status int
		says   string
	}{
		"a grade that is none":        {func(d *land.NewDecision) { d.Grade = "E" }, 400, "A, B, C, D"},
		"no grade":                    {func(d *land.NewDecision) { d.Grade = "" }, 400, `"path":"grade"`},
		"without a reason":            {func(d *land.NewDecision) { d.Outcome = " " }, 400, `"path":"outcome"`},
		"without evidence":            {func(d *land.NewDecision) { d.Evidence = "" }, 400, `"path":"evidence"`},
		"decided by nobody":           {func(d *land.NewDecision) { d.DecidedBy = "" }, 400, `"path":"decided_by"`},
		"a day to come":               {func(d *land.NewDecision) { d.DecidedOn = "2199-01-01" }, 400, "future"},
		"a subject that is not there": {func(d *land.NewDecision) { d.SubjectKey = "nobody" }, 400, "must be in run 2"},
	} {
		d, _ := decidedOf(t, s, "enterprise")
		test.change(&d)
		if r := s.post(t, runPath+"2/decisions", d); r.status != test.status || !strings.Contains(string(r.body), test.says) {
			t.Errorf("%s: %d %s", name, r.status, r.body)
		}
	}
	d, _ := decidedOf(t, s, "park")
	if r := s.post(t, runPath+"1/decisions", d); r.status != 400 || !strings.Contains(string(r.body), "does not evaluate this kind") {
		t.Errorf("%d %s", r.status, r.body)
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
