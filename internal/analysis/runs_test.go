package analysis_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/google/go-cmp/cmp"

	"permu/internal/access"
	"permu/internal/analysis"
	"permu/internal/land"
	"permu/internal/policy"
)

// change carries out a statement by a connection of its own.
func (p prepared) change(t testing.TB, statement string, args ...any) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), p.url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.WithoutCancel(t.Context()))
	if _, err := conn.Exec(t.Context(), "set search_path to permu, public"); err != nil {
		t.Fatal(err)
	}
	if _, err := conn.Exec(t.Context(), statement, args...); err != nil {
		t.Fatal(err)
	}
}

// planner is who works in these tests.
func planner() access.Person {
	return access.Person{Name: "甲", Roles: []access.Grant{{Role: access.Planner, ZoneCode: demoZone}}}
}

// altered is the default policy with some of its text replaced.
func altered(t testing.TB, replacements ...string) policy.Policy {
	t.Helper()
	standard, err := policy.Find(policy.DefaultID)
	if err != nil {
		t.Fatal(err)
	}
	source := string(standard.Source())
	for i := 0; i < len(replacements); i += 2 {
		if !strings.Contains(source, replacements[i]) {
			t.Fatalf("the default policy has no %q", replacements[i])
		}
		source = strings.ReplaceAll(source, replacements[i], replacements[i+1])
	}
	p, err := policy.Read([]byte(source))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// evaluated makes a run of the demonstration year.
func (p prepared) evaluated(t testing.TB, r analysis.EvaluateRequest) analysis.Summary {
	t.Helper()
	r.ZoneCode, r.CreatedBy, r.ProgramVersion = demoZone, "test", "test"
	if r.After == 0 {
		r.Year = 2020
	}
	if r.After == 0 && r.Policy.ID == "" {
		r.Policy = altered(t)
	}
	summary, err := analysis.Evaluate(t.Context(), p.Store, r)
	if err != nil {
		t.Fatal(err)
	}
	return summary
}

func TestRunsOfTheDemonstration(t *testing.T) {
	p := prepare(t)
	zones := &analysis.Zones{Store: p.Store}
	t.Run("a change of data moves one, and the baselines of all", func(t *testing.T) { compareData(t, p, zones) })
	t.Run("a change of policy moves many", func(t *testing.T) { comparePolicy(t, p, zones) })
	t.Run("comparisons that cannot be", func(t *testing.T) { compareNothing(t, zones) })
	t.Run("an objection and the run after it", func(t *testing.T) { rerun(t, p, zones) })
	t.Run("a trial is never taken by default", func(t *testing.T) { trial(t, p) })
	t.Run("publication", func(t *testing.T) { published(t, p, zones) })
}

// compareData triples what one enterprise paid and evaluates again, run 2.
func compareData(t *testing.T, p prepared, zones *analysis.Zones) {
	var uscc string
	p.ask(t, `
		select subject_key from evaluation
		where run_id = 1 and subject_kind = 'enterprise' and grade = 'C' and track = 'above' and items[4] < 20
		order by land_m2 desc limit 1`, &uscc)
	p.change(t, `update annual_report set tax_cny = tax_cny * 3 where uscc = $1 and year = 2020`, uscc)
	p.evaluated(t, analysis.EvaluateRequest{Note: "税收更正"})

	c, err := zones.Compare(t.Context(), demoZone, land.ComparisonQuery{RunID: 2, With: 1, Kind: land.OfEnterprise, Limit: 10_000})
	if err != nil {
		t.Fatal(err)
	}
	agreesWithSQL(t, p, c)
	sums(t, c)
	if c.With.RunID != 1 || c.Run.RunID != 2 || c.Run.Note != "税收更正" || c.Run.Follows != nil {
		t.Errorf("run %+v with %+v", c.Run, c.With)
	}
	at := slices.IndexFunc(c.Moved, func(m land.Movement) bool { return m.Key == uscc })
	if at < 0 {
		t.Fatalf("%s did not move", uscc)
	}
	m := c.Moved[at]
	first := m.Contributions[0]
	if first.Indicator != "tax_per_mu" || math.Abs(*first.ValueTo-3**first.ValueFrom) > 1e-6 || !strings.Contains(m.Why.ZH, "亩均税收") || !strings.Contains(m.Why.EN, "tax per mu") {
		t.Errorf("%+v: %s / %s", first, m.Why.ZH, m.Why.EN)
	}
	for _, b := range c.Baselines {
		if b.Track != "above" || b.Indicator != "tax_per_mu" && b.Indicator != "tax_per_tce" || *b.To <= *b.From {
			t.Errorf("baseline %+v", b)
		}
	}
	if len(c.Baselines) != 2 {
		t.Errorf("%d baselines moved", len(c.Baselines))
	}
}

// comparePolicy moves weight from tax to output, run 3.
func comparePolicy(t *testing.T, p prepared, zones *analysis.Zones) {
	p.evaluated(t, analysis.EvaluateRequest{Policy: altered(t, "weight: 45", "weight: 31", "weight: 30", "weight: 44")})
	for _, kind := range []string{land.OfParcel, land.OfEnterprise} {
		c, err := zones.Compare(t.Context(), demoZone, land.ComparisonQuery{RunID: 3, With: 2, Kind: kind, Limit: 10_000})
		if err != nil {
			t.Fatal(err)
		}
		agreesWithSQL(t, p, c)
		sums(t, c)
		if c.MovedCount < 100 || len(c.Baselines) > 0 {
			t.Errorf("%s: %d moved, baselines %v", kind, c.MovedCount, c.Baselines)
		}
		for _, m := range c.Moved {
			if m.Why.ZH == "" || m.Why.EN == "" || m.Name == "" {
				t.Fatalf("%+v", m)
			}
		}
	}
	few, err := zones.Compare(t.Context(), demoZone, land.ComparisonQuery{RunID: 3, With: 2, Kind: land.OfEnterprise, Limit: 3})
	if err != nil || len(few.Moved) != 3 || few.MovedCount < 100 {
		t.Errorf("%d of %d, %v", len(few.Moved), few.MovedCount, err)
	}
}

// agreesWithSQL counts again what a comparison counts.
func agreesWithSQL(t *testing.T, p prepared, c land.Comparison) {
	t.Helper()
	var all, moved, up, inMatrix, up2, everyone int
	p.ask(t, `
		select count(*), count(*) filter (where is_.grade is distinct from was.grade or is_.score is distinct from was.score),
		  count(*) filter (where is_.grade < was.grade and is_.grade <> '')
		from (select * from evaluation where run_id = `+fmt.Sprint(c.Run.RunID)+` and subject_kind = '`+c.Kind+`') is_
		full join (select * from evaluation where run_id = `+fmt.Sprint(c.With.RunID)+` and subject_kind = '`+c.Kind+`') was using (subject_key)`, &all, &moved, &up)
	for _, cell := range c.Matrix {
		inMatrix += cell.Count
	}
	for _, park := range c.Parks {
		up2 += park.Up
		everyone += park.Up + park.Down + park.Other + park.Same + park.Came + park.Left + park.NotGraded
	}
	if inMatrix != all || everyone != all || c.MovedCount != moved || len(c.Moved) != moved || up2 != up {
		t.Errorf("%s: matrix %d, parks %d, moved %d, listed %d, up %d; SQL says %d, %d moved, %d up", c.Kind, inMatrix, everyone, c.MovedCount, len(c.Moved), up2, all, moved, up)
	}
}

// sums checks that the contributions of every subject explain the whole of what its score moved, and that those that
// moved most come first.
func sums(t *testing.T, c land.Comparison) {
	t.Helper()
	for i, m := range c.Moved {
		if m.ScoreFrom == nil || m.ScoreTo == nil {
			continue
		}
		sum := 0.0
		for _, part := range m.Contributions {
			sum += part.Delta
		}
		if delta := *m.ScoreTo - *m.ScoreFrom; math.Abs(sum-delta) > 0.0102 {
			t.Fatalf("%s moved by %g, its contributions by %g: %+v", m.Key, delta, sum, m.Contributions)
		}
		if i > 0 && steps(m) > steps(c.Moved[i-1]) {
			t.Errorf("%s comes too late", m.Key)
		}
	}
}

// steps are the steps between the grades of a move, A to D.
func steps(m land.Movement) int {
	if m.From == nil || m.To == nil || *m.From == "" || *m.To == "" {
		return 1
	}
	return max(int((*m.From)[0])-int((*m.To)[0]), int((*m.To)[0])-int((*m.From)[0]))
}

func compareNothing(t *testing.T, zones *analysis.Zones) {
	for name, test := range map[string]struct {
		query land.ComparisonQuery
		is    error
		says  string
	}{
		"itself":      {land.ComparisonQuery{RunID: 1, With: 1}, land.ErrInvalid, "another run"},
		"no such run": {land.ComparisonQuery{RunID: 1, With: 99}, land.ErrNotFound, "no run 99"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := zones.Compare(t.Context(), demoZone, test.query); !errors.Is(err, test.is) || !strings.Contains(err.Error(), test.says) {
				t.Errorf("%v", err)
			}
		})
	}
}

// ofParks lets park officers object: those of the subject's own park may, those of others may not, and none may decide.
func ofParks(t *testing.T, p prepared, zones *analysis.Zones) {
	var key, park, other string
	p.ask(t, `select min(subject_key) from evaluation where run_id = 3 and subject_kind = 'enterprise' and park_code = 'WLY'`, &key)
	p.ask(t, `select park_code from evaluation where run_id = 3 and subject_kind = 'enterprise' and subject_key = '`+key+`'`, &park)
	p.ask(t, `select min(park_code) from park where park_code <> '`+park+`'`, &other)
	of := func(park string) access.Person {
		return access.Person{Name: "园区专员", Roles: []access.Grant{{Role: access.ParkOfficer, ZoneCode: demoZone, ParkCode: park}}}
	}
	o := land.NewObjection{SubjectKind: land.OfEnterprise, SubjectKey: key, RaisedOn: "2021-06-01", RaisedBy: "企业", Statement: "面积有误"}
	if _, err := zones.Object(t.Context(), demoZone, 3, of(other), o); !errors.Is(err, land.ErrForbidden) || !strings.Contains(err.Error(), "record_objection in "+demoZone+"/"+park) {
		t.Errorf("of another park: %v", err)
	}
	made, err := zones.Object(t.Context(), demoZone, 3, of(park), o)
	if err != nil || made.RecordedBy != "园区专员" {
		t.Fatalf("of the park: %+v %v", made, err)
	}
	alone := land.NewDecision{SubjectKind: land.OfEnterprise, SubjectKey: key, Grade: "A", Outcome: "培育", Evidence: "纪要", DecidedOn: "2021-07-01", DecidedBy: "领导小组"}
	if _, err := zones.DecideGrade(t.Context(), demoZone, 3, of(park), alone); !errors.Is(err, land.ErrForbidden) {
		t.Errorf("a park officer decides a grade: %v", err)
	}
	d := land.ObjectionDecision{State: land.Rejected, Outcome: "核对无误", DecidedOn: "2021-07-01", DecidedBy: "领导小组", Revision: 1}
	if _, err := zones.Decide(t.Context(), demoZone, made.ObjectionID, of(park), d); !errors.Is(err, land.ErrForbidden) {
		t.Errorf("a park officer decides: %v", err)
	}
	if made, err = zones.Decide(t.Context(), demoZone, made.ObjectionID, planner(), d); err != nil || made.DecisionRecordedBy == nil || *made.DecisionRecordedBy != "甲" || *made.DecidedBy != "领导小组" {
		t.Errorf("%+v %v", made, err)
	}
}

// rerun objects to run 3 and takes what is decided over to run 4, and on to run 5.
func rerun(t *testing.T, p prepared, zones *analysis.Zones) {
	var uscc, parcel, out string
	p.ask(t, `select min(subject_key) from evaluation where run_id = 3 and subject_kind = 'enterprise' and grade = 'D'`, &uscc)
	p.ask(t, `select min(subject_key) from evaluation where run_id = 3 and subject_kind = 'parcel' and grade = 'C'`, &parcel)
	p.ask(t, `select min(subject_key) from evaluation where run_id = 3 and subject_kind = 'parcel' and track is null`, &out)
	decided := func(kind, key, grade, on string) {
		t.Helper()
		o, err := zones.Object(t.Context(), demoZone, 3, planner(), land.NewObjection{SubjectKind: kind, SubjectKey: key, RaisedOn: "2021-06-01", RaisedBy: "企业", Statement: "面积有误"})
		if err != nil {
			t.Fatal(err)
		}
		if o.State != land.Open || o.Revision != 1 || o.RecordedBy != "甲" || o.GradeInRun == nil || o.Late {
			t.Errorf("%+v", o)
		}
		d := land.ObjectionDecision{State: land.Upheld, Grade: grade, Outcome: "领导小组同意", DecidedOn: on, DecidedBy: "领导小组", Revision: 1}
		if o, err = zones.Decide(t.Context(), demoZone, o.ObjectionID, planner(), d); err != nil || o.Revision != 2 || o.State != land.Upheld {
			t.Fatalf("%+v %v", o, err)
		}
		if _, err = zones.Decide(t.Context(), demoZone, o.ObjectionID, planner(), d); !errors.Is(err, land.ErrConflict) || !strings.Contains(err.Error(), "领导小组 decided it on "+on) {
			t.Errorf("deciding twice: %v", err)
		}
	}
	ofParks(t, p, zones)
	decided(land.OfEnterprise, uscc, "B", "2021-07-02")
	decided(land.OfEnterprise, uscc, "C", "2021-07-01") // older: does not count
	decided(land.OfParcel, parcel, "A", "2021-07-01")
	decided(land.OfParcel, out, "A", "2021-07-01") // is of no track: there is nothing to move

	fourth := p.evaluated(t, analysis.EvaluateRequest{After: 3, Policy: altered(t)})
	if fourth.Follows != 3 || fourth.Decided != 2 || !slices.Equal(fourth.WithoutEffect, []string{"parcel/" + out}) {
		t.Errorf("%+v", fourth)
	}
	p.evaluated(t, analysis.EvaluateRequest{After: 4})
	for _, runID := range []int64{4, 5} {
		file, err := zones.EnterpriseFile(t.Context(), demoZone, uscc, land.RunChoice{RunID: runID})
		if err != nil {
			t.Fatal(err)
		}
		e := file.Evaluation
		if file.Run.AsOf != "2020-12-31" || file.Run.PolicyID != "default" || file.Run.Year != 2020 {
			t.Errorf("run %d: %+v", runID, file.Run)
		}
		if e.Grade != "B" || e.InitialGrade == "B" || e.InitialGrade == "" || len(e.Gates) != 1 || e.Gates[0].By != "领导小组" || e.Gates[0].On != "2021-07-02" || *file.Run.Follows != runID-1 {
			t.Errorf("run %d: %s after %s, %+v", runID, e.Grade, e.InitialGrade, e.Gates)
		}
	}
	var grade, initial string
	p.ask(t, `select grade, initial_grade from evaluation where run_id = 5 and subject_kind = 'parcel' and subject_key = '`+parcel+`'`, &grade, &initial)
	if grade != "A" || initial == "A" {
		t.Errorf("parcel: %s after %s", grade, initial)
	}
	c, err := zones.Compare(t.Context(), demoZone, land.ComparisonQuery{RunID: 5, With: 2, Kind: land.OfEnterprise, Limit: 10})
	if err != nil || c.MovedCount != 1 || c.Moved[0].Key != uscc || c.Moved[0].Contributions[0].Kind != land.OfGate || !strings.Contains(c.Moved[0].Why.ZH, "领导小组核定") {
		t.Errorf("%v %+v", err, c.Moved)
	}
	decidedGradesTried(t, zones)
	_, err = analysis.Evaluate(t.Context(), p.Store, analysis.EvaluateRequest{ZoneCode: demoZone, Year: 2019, After: 3, Policy: altered(t)})
	if !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), "run of 2019") {
		t.Errorf("after a run of another year: %v", err)
	}
	_, err = analysis.Evaluate(t.Context(), p.Store, analysis.EvaluateRequest{ZoneCode: demoZone, Year: 2020, After: 3, Policy: altered(t, "grade: A", "grade: 甲", "grade: B", "grade: 乙")})
	if !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), "甲, 乙, C, D") {
		t.Errorf("a policy with other grades: %v", err)
	}
}

// decidedGradesTried tries changes of a run that took decisions over: they count before and after.
func decidedGradesTried(t *testing.T, zones *analysis.Zones) {
	t.Helper()
	run, err := zones.Run(t.Context(), demoZone, land.RunChoice{RunID: 5})
	if err != nil {
		t.Fatal(err)
	}
	nothing, err := zones.WhatIf(t.Context(), land.WhatIfRequest{ZoneCode: demoZone, RunID: 5, Patch: json.RawMessage(`[]`)})
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range nothing.Kinds {
		want := run.Counts.EnterpriseGrades
		if k.Kind == land.OfParcel {
			want = run.Counts.ParcelGrades
		}
		if diff := cmp.Diff(want, k.Before); diff != "" || k.Moved != 0 {
			t.Errorf("%s: %d moved; before (-run +what-if):\n%s", k.Kind, k.Moved, diff)
		}
	}
	other := json.RawMessage(`[{"op":"replace","path":"/tracks/0/bands/grades/1/grade","value":"乙"},{"op":"replace","path":"/tracks/1/bands/grades/1/grade","value":"乙"}]`)
	if _, err := zones.WhatIf(t.Context(), land.WhatIfRequest{ZoneCode: demoZone, RunID: 5, Patch: other}); !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), "a person decided its grade") {
		t.Errorf("a policy without the grade that was decided: %v", err)
	}
}

// trial makes run 6, newer than all others.
func trial(t *testing.T, p prepared) {
	sixth := p.evaluated(t, analysis.EvaluateRequest{Trial: true})
	if !sixth.Trial {
		t.Errorf("%+v", sixth)
	}
	runs, err := p.Runs(t.Context(), demoZone)
	if err != nil || len(runs) != 6 || !runs[0].Trial || runs[0].RunID != 6 || runs[1].Trial {
		t.Errorf("%v %+v", err, runs)
	}
	for _, choice := range []land.RunChoice{{}, {Year: 2020}} {
		run, err := p.Run(t.Context(), demoZone, choice)
		version, err2 := p.LayerVersion(t.Context(), demoZone, choice)
		if err != nil || err2 != nil || run.RunID != 5 || version.RunID != 5 {
			t.Errorf("%+v takes run %d, layers take %d; %v %v", choice, run.RunID, version.RunID, err, err2)
		}
	}
	asked, err := p.LayerVersion(t.Context(), demoZone, land.RunChoice{RunID: 6})
	if err != nil || asked.RunID != 6 {
		t.Errorf("asked for by its number: %d, %v", asked.RunID, err)
	}
}

// published makes run 7, with a special class and the settings of a publication.
func published(t *testing.T, p prepared, zones *analysis.Zones) {
	with := altered(t, "tracks:\n", `  out_of_scope:
    - {id: stopped, title: {zh: 停产企业, en: stopped}, when: "status != 'operating'"}
  special_classes:
    - {id: quota, title: {zh: 外贸企业, en: trade}, when: trade_quota == true, grade: T}
publication:
  show: [name, uscc, grade, park, track, industry]
  objection_days: 5
  working_days: true
  dry_run: true
  publish_land_first: true
  basis: {document: 某办法, article: 第五条, note: {zh: '', en: ''}}
tracks:
`)
	p.evaluated(t, analysis.EvaluateRequest{Policy: with})
	got, err := zones.Publication(t.Context(), demoZone, 7, land.ResultsList)
	if err != nil {
		t.Fatal(err)
	}
	var graded, special, stopped, everyone, part, left int
	p.ask(t, `
		select count(*) filter (where class is null and grade <> ''), count(*) filter (where class = 'special'),
		  count(*) filter (where rule = 'stopped'), count(*),
		  count(*) filter (where class is null or class = 'special')
		from evaluation where run_id = 7 and subject_kind = 'enterprise'`, &graded, &special, &stopped, &everyone, &part)
	for _, reason := range got.NotGraded {
		left += reason.Count
	}
	if len(got.Rows) != graded || len(got.Special) != 1 || len(got.Special[0].Rows) != special || special == 0 || left != everyone-graded-special {
		t.Errorf("%d rows, %d special classes, %d left out of %d; SQL: %d graded, %d special", len(got.Rows), len(got.Special), left, everyone, graded, special)
	}
	if got.NotGraded[0].ID != "stopped" || got.NotGraded[0].Count != stopped || got.Special[0].Rows[0][2] != "T" {
		t.Errorf("%+v %v", got.NotGraded, got.Special[0].Rows[0])
	}
	if !strings.HasSuffix(got.Title.ZH, "(试评价)") || !got.DryRun || got.Policy.Clause != "《某办法》 第五条" || got.Objections.Days != 5 || !strings.Contains(got.Objections.Says.ZH, "5 个工作日") {
		t.Errorf("%+v", got)
	}
	first := got.Rows[0]
	above, below := land.Phrase{ZH: "规上", EN: "above designated size"}, land.Phrase{ZH: "规下", EN: "below designated size"}
	if len(first) != 6 || first[4] != above && first[4] != below {
		t.Errorf("%v", first)
	}
	asTrial, err := zones.Publication(t.Context(), demoZone, 6, land.ResultsList)
	if err != nil || !strings.HasSuffix(asTrial.Title.ZH, "(试算稿)") || len(asTrial.Notes) != 1 || len(asTrial.Columns) != 2 || asTrial.Objections != nil {
		t.Errorf("%v %+v", err, asTrial.Title)
	}
	day := time.Now().UTC().Add(8 * time.Hour).Format(time.DateOnly)
	if _, err := zones.Publish(t.Context(), demoZone, 7, "test", land.NewPublication{PublishedOn: day}); !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), "land_published_on") {
		t.Errorf("results before the land: %v", err)
	}
	run, err := zones.Publish(t.Context(), demoZone, 7, "test", land.NewPublication{PublishedOn: day, LandPublishedOn: day})
	if err != nil || run.PublishedOn == nil || *run.PublishedOn != day || run.LandPublishedOn == nil || *run.LandPublishedOn != day {
		t.Errorf("%v %v %v", run.PublishedOn, run.LandPublishedOn, err)
	}
	areas, err := zones.Publication(t.Context(), demoZone, 7, land.LandList)
	if err != nil || len(areas.Rows) != part || len(areas.Notes) != 2 || !strings.HasSuffix(areas.Notes[1].ZH, "用地面积已于 "+day+" 公示") {
		t.Errorf("%d rows of land, %d subjects; %v %v", len(areas.Rows), part, areas.Notes, err)
	}
	in, err := zones.Objections(t.Context(), demoZone, 7)
	if in.Counted == nil || !strings.HasPrefix(in.Counted.ZH, "自公示之日起:"+day) {
		t.Errorf("%+v", in.Counted)
	}
	if err != nil || in.InTimeTo == nil || *in.InTimeTo <= time.Now().Format(time.DateOnly) || !slices.Equal(in.Grades, []string{"A", "B", "C", "D", "T"}) || len(in.Objections) != 0 {
		t.Errorf("%+v %v", in, err)
	}
}
