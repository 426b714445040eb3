package analysis_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"permu/internal/analysis"
	"permu/internal/ingest"
	"permu/internal/land"
	"permu/internal/pledge"
)

// withPromises is a zone of a site of P-1 with 10 mu, which E uses, and P-2 with 30 mu, which F uses; P-9 lies apart. A review decided
// on the site at the beginning of 2019 and promised what is due in 2020.
func withPromises(t *testing.T) (prepared, *analysis.Zones) {
	t.Helper()
	p := openStore(t)
	p.bring(t, "parcels", "p.geojson", features(parcelStrip("P-1", 118.510, 118.511), parcelStrip("P-2", 118.511, 118.514), parcelStrip("P-9", 118.52, 118.521)))
	p.bring(t, "enterprises", "e.csv", "统一社会信用代码,企业名称\nE,甲\nF,乙\n")
	p.bring(t, "reports", "r.csv", "统一社会信用代码,年度,税收(万元)\nE,2020,100\nF,2020,900\n")
	p.bring(t, "occupancies", "o.csv", "parcel_code,uscc\nP-1,E\nP-2,F\n")
	p.change(t, `update enterprise set scale = 'above', production_on = '2006-01-01'`)
	p.change(t, `update parcel set title_area_m2 = 6666.6667, invested_cny = 1e7, floor_area_m2 = 5000, actual_start_on = '2005-01-01', actual_completion_on = '2020-03-01' where parcel_code = 'P-1'`)
	p.change(t, `update parcel set title_area_m2 = 20000, invested_cny = 5e7, floor_area_m2 = 31666.67, actual_start_on = '2019-06-01' where parcel_code = 'P-2'`)
	p.evaluatedZ(t)
	z := &analysis.Zones{Store: p.Store}
	site, err := z.NewSite(t.Context(), "z", user("规划", "planner@z"), land.NewSite{Name: "东片", Mode: "rebuild", ParcelCodes: []string{"P-1", "P-2"}})
	if err != nil {
		t.Fatal(err)
	}
	p.change(t, `insert into scenario (zone_code, site_id, scenario_id, revision, name, inputs, made_by) values ('z', $1, 7, 1, '方案一', '{}', '规划')`, site.SiteID)
	p.change(t, `insert into review_case (zone_code, case_id, site_id, version, state, scenario_id, scenario_revision, standing, opened_by, changed_by, last_move)
		values ('z', 5, $1, 1, 'approved', 7, 1, '{"decided_on": "2019-01-01"}', '规划', '领导', 'approve')`, site.SiteID)
	p.change(t, `insert into commitment (zone_code, commitment_id, case_id, indicator, target, target_on, due_on, source_id)
		select 'z', v.*, (select min(source_id) from data_source) from (values
		  ('tax', 5, 'tax_per_mu', 22, null, date '2020-06-30'), ('invested', 5, 'investment_per_mu', 151, null, '2020-06-30'), ('far', 5, 'floor_area_ratio', 1.4, null, '2020-06-30'),
		  ('start', 5, 'start_on', null, date '2020-01-01', null), ('completion', 5, 'completion_on', null, '2020-06-01', null), ('soon', 5, 'floor_area_ratio', 2, null, '2021-02-01')) v`)
	return p, z
}

// evaluatedZ makes a run of 2020.
func (p prepared) evaluatedZ(t *testing.T) {
	t.Helper()
	if _, err := analysis.Evaluate(t.Context(), p.Store, analysis.EvaluateRequest{ZoneCode: "z", Year: 2020, Policy: altered(t), CreatedBy: "test", ProgramVersion: "test"}); err != nil {
		t.Fatal(err)
	}
}

// judgedZ judges what is promised in the zone at the end of 2020, by id.
func judgedZ(t *testing.T, z *analysis.Zones, run int64) map[string]land.JudgedCommitment {
	t.Helper()
	list, err := z.Commitments(t.Context(), "z", land.CommitmentsQuery{AsOf: "2020-12-31", WarnDays: 90, Run: land.RunChoice{RunID: run}})
	if err != nil {
		t.Fatal(err)
	}
	of := map[string]land.JudgedCommitment{}
	for _, j := range list.Commitments {
		of[j.CommitmentID] = j
	}
	return of
}

// doubted are the codes of what is doubtful of a promise.
func doubted(j land.JudgedCommitment) string {
	var list []string
	for _, d := range j.Doubts {
		list = append(list, d.Code)
	}
	return strings.Join(list, ",")
}

// TestPromisesOfASite has promises per mu which one of its two parcels keeps, and the mean of both does not: the ratio of the sums
// decides.
func TestPromisesOfASite(t *testing.T) {
	p, z := withPromises(t)
	of := judgedZ(t, z, 0)
	for id, want := range map[string]struct {
		outcome, warning string
		value            float64
	}{
		"tax": {pledge.Met, pledge.NoWarning, 25}, "invested": {pledge.Failed, pledge.NoWarning, 150}, "far": {pledge.Failed, pledge.NoWarning, 1.375},
		"start": {pledge.Met, pledge.NoWarning, 0}, "completion": {pledge.Failed, pledge.Overdue, 0}, "soon": {pledge.NotDue, pledge.DueSoon, 1.375},
	} {
		j := of[id]
		if j.Outcome != want.outcome || j.Warning != want.warning || math.Abs(orZero(j.Value)-want.value) > 1e-6 || !slices.Equal(j.ParcelCodes, []string{"P-1", "P-2"}) || orNone(j.SiteName) != "东片" || j.CaseID == nil || *j.CaseID != 5 {
			t.Errorf("%s: %+v", id, j)
		}
	}
	if orNone(of["start"].On) != "2019-06-01" || !strings.Contains(of["completion"].Formula.ZH, "2 宗中仅 1 宗") || !strings.Contains(of["tax"].Source.ZH, "2 宗合计") {
		t.Errorf("%+v", of)
	}
	t.Run("SQL makes the same of its land", func(t *testing.T) {
		var tax, invested, far float64
		p.ask(t, `
			with land as (select p.*, coalesce(p.title_area_m2, p.area_m2) as m2 from site_parcel m join parcel p using (zone_code, parcel_id)),
			whole as (select sum(m2) as m2, sum(m2) * 3 / 2000 as mu, sum(invested_cny) / 10000 as wan, sum(floor_area_m2) as floor from land)
			select ((select sum(a.tax_cny) from attribution a join land using (parcel_id) where a.run_id = 1) / 10000 / mu)::float8, (wan / mu)::float8, (floor / m2)::float8 from whole`, &tax, &invested, &far)
		for id, want := range map[string]float64{"tax": tax, "invested": invested, "far": far} {
			if got := *of[id].Value; math.Abs(got-want) > 1e-6*want {
				t.Errorf("%s: %v, SQL makes it %v", id, got, want)
			}
		}
	})
	t.Run("it is in the pipeline once, with its land, as far as its slowest parcel", func(t *testing.T) {
		of := func() land.Pipeline {
			pipeline, err := z.Pipeline(t.Context(), "z", land.PipelineQuery{AsOf: "2020-12-31"})
			if err != nil || len(pipeline.Projects) != 1 || orNone(pipeline.Projects[0].SiteName) != "东片" || pipeline.Projects[0].Parcels != 2 {
				t.Fatalf("%v %+v", err, pipeline.Projects)
			}
			return pipeline
		}
		if one := of().Projects[0]; one.Stage != pledge.NotCompleted || one.ParcelCode != "P-2" || one.Due != nil {
			t.Errorf("with users of before the decision: %+v", one)
		}
		p.change(t, `update occupancy set valid_from = '2019-07-01'`)
		p.change(t, `update enterprise set production_on = '2019-08-01'`)
		for _, stages := range []map[string]land.StageSum{of().Stages, of().Parks[0].Stages} {
			if sum := stages[pledge.AtCapacity]; len(stages) != 1 || sum.Count != 1 || math.Abs(sum.AreaMu-40) > 1e-6 {
				t.Errorf("%+v", stages)
			}
		}
		p.change(t, `update enterprise set scale = 'below' where uscc = 'F'`)
		if one := of().Projects[0]; one.Stage != pledge.BelowSize || one.ParcelCode != "P-2" || !strings.HasPrefix(one.Why.ZH, "2 宗中以进度最慢的 P-2 为准") {
			t.Errorf("%+v", one)
		}
		p.change(t, `update enterprise set scale = 'above' where uscc = 'F'`)
	})
	t.Run("an actual of it is recorded once", func(t *testing.T) {
		actual := land.NewActual{Revision: 1, Actual: new(1.5), ActualOn: "2020-06-01", Evidence: "规划核实", DocumentNo: "1号"}
		if done, err := z.RecordActual(t.Context(), "z", "far", user("规划", "planner@z"), actual); err != nil || done.Revision != 2 {
			t.Fatalf("%v %+v", err, done)
		}
		if j := judgedZ(t, z, 0)["far"]; j.Outcome != pledge.Met || j.From != "person" {
			t.Errorf("%+v", j)
		}
	})
	t.Run("a file names no parcel of it", func(t *testing.T) {
		report, err := analysis.Import(t.Context(), p.Store, request(t, "commitments", "c.csv", "承诺编号,宗地代码,承诺指标\ntax,P-1,亩均税收\n"))
		if err != nil || report.Written || !slices.ContainsFunc(report.Files[0].Issues, func(i ingest.Issue) bool { return strings.Contains(i.Rule, "promised by review 5") }) {
			t.Errorf("%v %+v", err, report)
		}
	})
	t.Run("a file takes no number of a review", func(t *testing.T) {
		content := "承诺编号,宗地代码,承诺指标\nreview-7-1,P-1,亩均税收\nreview-east,P-1,亩均税收\n"
		report, err := analysis.Import(t.Context(), p.Store, request(t, "commitments", "c.csv", content))
		if err != nil || report.Written || len(report.Files[0].Issues) != 1 || !strings.Contains(report.Files[0].Issues[0].Rule, "kept for a promise of a review") {
			t.Errorf("%v %+v", err, report)
		}
	})
}

// TestWhatStoodBeforeTheDecision has a promise of floor that old buildings would keep, one of completion that a user of the months
// between would, and a site that was all in use before it was decided on.
func TestWhatStoodBeforeTheDecision(t *testing.T) {
	p, z := withPromises(t)
	p.change(t, `update parcel set actual_start_on = '2005-01-01', actual_completion_on = null`)
	p.change(t, `insert into building (zone_code, building_id, parcel_id, floor_area_m2, completed_on, geom, area_m2, source_id)
		select 'z', 'B', parcel_id, 40000, '2010-01-01', geom, 1000, source_id from parcel where parcel_code = 'P-1'`)
	stage := func(want string) {
		t.Helper()
		pipeline, err := z.Pipeline(t.Context(), "z", land.PipelineQuery{AsOf: "2020-12-31"})
		if err != nil || len(pipeline.Projects) != 1 || pipeline.Projects[0].Stage != want {
			t.Errorf("%v %+v", err, pipeline.Projects)
		}
	}
	judged := func(what, id, outcome, doubts string) {
		t.Helper()
		if j := judgedZ(t, z, 0)[id]; j.Outcome != outcome || doubted(j) != doubts {
			t.Errorf("%s: %s %+v", what, j.Outcome, j)
		}
	}
	stage(pledge.NotStarted)
	judged("an old building", "far", pledge.CannotTell, "floor_before")
	judged("old users", "completion", pledge.Failed, "")
	judged("an old building", "start", pledge.Failed, "")

	p.change(t, `update building set completed_on = '2019-09-01'`)
	judged("a new building", "far", pledge.Met, "not_dated")
	judged("a new building", "start", pledge.CannotTell, "")
	p.change(t, `update occupancy set valid_from = '2019-03-01', valid_to = '2019-05-31'`)
	judged("a user who has left", "completion", pledge.Failed, "")
	p.change(t, `update occupancy set valid_to = null`)
	judged("a user who stayed", "completion", pledge.CannotTell, "")
	stage(pledge.NotProducing)
}

// TestPartsOfASite judges nothing by what is known of a part of the land, or of its users.
func TestPartsOfASite(t *testing.T) {
	p, z := withPromises(t)
	p.change(t, `update parcel set invested_cny = null where parcel_code = 'P-2'`)
	p.bring(t, "enterprises", "g.csv", "统一社会信用代码,企业名称\nG,丙\n")
	p.bring(t, "occupancies", "o2.csv", "parcel_code,uscc\nP-2,G\n")
	p.evaluatedZ(t)
	of := judgedZ(t, z, 0)
	for id, want := range map[string][2]string{"invested": {"partly_known", "已知合计 1000 万元"}, "tax": {"year_partly", "已知合计 1000 万元"}} {
		if j := of[id]; j.Outcome != pledge.CannotTell || j.Value != nil || doubted(j) != want[0] || !strings.Contains(j.Doubts[0].ZH, want[1]) {
			t.Errorf("%s: %+v", id, j)
		}
	}
}

// TestPromisesFollowTheLand splits P-2, and merges one of its parts with land outside of the site.
func TestPromisesFollowTheLand(t *testing.T) {
	p, z := withPromises(t)
	p.bring(t, "parcels", "parts.geojson", features(parcelStrip("P-3", 118.511, 118.512), parcelStrip("P-4", 118.512, 118.514)))
	p.bring(t, "successions", "s.csv", "原宗地代码,变更类型,新宗地代码,文号\nP-2,分割,P-3,1号\nP-2,分割,P-4,1号\n")
	p.change(t, `update parcel set title_area_m2 = 10000, invested_cny = 25e6, floor_area_m2 = 15000 where parcel_code in ('P-3', 'P-4')`)
	p.bring(t, "occupancies", "o3.csv", "parcel_code,uscc\nP-3,F\n")
	p.evaluatedZ(t)
	for run, name := range map[int64]string{1: "by the run of before", 2: "by the run of after"} {
		of := judgedZ(t, z, run)
		if tax := of["tax"]; math.Abs(orZero(tax.Value)-25) > 1e-6 || !slices.Equal(tax.ParcelCodes, []string{"P-1", "P-3", "P-4"}) || !strings.Contains(tax.Source.ZH, "3 宗合计") {
			t.Errorf("%s: %+v", name, tax)
		}
		if of["invested"].Outcome != pledge.Failed || math.Abs(orZero(of["invested"].Value)-150) > 1e-6 {
			t.Errorf("%s: %+v", name, of["invested"])
		}
	}
	file, err := p.ParcelFile(t.Context(), "z", "P-4", land.RunChoice{})
	if err != nil || len(file.Commitments) != 6 || orNone(file.Commitments[0].OfSite) != "东片" {
		t.Errorf("%v %+v", err, file.Commitments)
	}

	p.bring(t, "parcels", "whole.geojson", features(parcelStrip("P-10", 118.512, 118.521)))
	p.bring(t, "successions", "m.csv", "原宗地代码,变更类型,新宗地代码,文号\nP-4,合并,P-10,2号\nP-9,合并,P-10,2号\n")
	p.change(t, `update parcel set invested_cny = 1e9, floor_area_m2 = 1e5 where parcel_code = 'P-10'`)
	p.evaluatedZ(t)
	of := judgedZ(t, z, 0)
	for _, id := range []string{"tax", "invested"} {
		if j := of[id]; j.Outcome != pledge.CannotTell || doubted(j) != "land_mixed" {
			t.Errorf("%s of merged land: %+v", id, j)
		}
	}
	if tax := judgedZ(t, z, 2)["tax"]; tax.Outcome != pledge.Met {
		t.Errorf("by the run of before it was merged: %+v", tax)
	}
}

// TestTerminatedPromises promise nothing any more; their record stays.
func TestTerminatedPromises(t *testing.T) {
	p, z := withPromises(t)
	p.change(t, `update review_case set state = 'terminated'`)
	if of := judgedZ(t, z, 0); len(of) != 0 {
		t.Errorf("%+v", of)
	}
	file, err := p.ParcelFile(t.Context(), "z", "P-1", land.RunChoice{})
	if err != nil || len(file.Commitments) != 0 {
		t.Errorf("%v %+v", err, file.Commitments)
	}
	if c, err := z.Commitment(t.Context(), "z", "tax"); err != nil || orNone(c.SiteName) != "东片" {
		t.Errorf("%v %+v", err, c)
	}
}
