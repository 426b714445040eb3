package analysis_test

import (
	"strconv"
	"testing"

	"permu/internal/land"
	"permu/internal/review"
)

// only is the one site of the programme of the zone, with the year that it is in.
func (b bureau) only() (land.ProgrammeSite, []land.ProgrammeYear) {
	b.t.Helper()
	p, err := b.Programme(b.t.Context(), "z")
	if err != nil || len(p.Sites) != 1 {
		b.t.Fatalf("%v %+v", err, p.Sites)
	}
	return p.Sites[0], p.Years
}

// TestProgrammeFollowsACase has a site that was never planned in phases, from its submission to its completion; what is kept
// after the decision changes nothing of it.
func TestProgrammeFollowsACase(t *testing.T) {
	b := openBureau(t)
	r := b.decided(b.site("片区", "P1", "P2"))
	b.sql(`insert into permu.scenario (zone_code, site_id, scenario_id, revision, name, inputs, made_by)
		select zone_code, site_id, 7, 2, '方案二', '{"numbers": {"floor_area_ratio": 1}}', '规划' from permu.scenario`)
	if s, _ := b.only(); s.Stage != land.StageUnderWay || s.CaseState != review.Approved || s.CaseTitle.ZH != "已批准" || s.DoneOn != nil || s.ScenarioName != "方案一" {
		t.Errorf("approved: %s %v by %s", s.Stage, s.DoneOn, s.ScenarioName)
	}
	for _, milestone := range []string{review.Started, review.Completed} {
		r = b.do(r, applicant(), on("milestone", land.CaseBody{Milestone: milestone, DocumentNo: "1"}))
	}
	s, years := b.only()
	if s.Stage != land.StageDone || s.DoneOn == nil || *s.DoneOn != r.Milestones[1].On {
		t.Errorf("completed: %s %v", s.Stage, s.DoneOn)
	}
	if len(years) != 1 || strconv.Itoa(years[0].Year) != r.Milestones[1].On[:4] || years[0].Done.AreaMu == nil || *years[0].Done.AreaMu != s.AreaMu {
		t.Errorf("%+v", years)
	}
	for _, milestone := range []string{review.Accepted, review.Production, review.Capacity} {
		r = b.do(r, applicant(), on("milestone", land.CaseBody{Milestone: milestone, DocumentNo: "1"}))
	}
	r = b.do(r, approver(), on("publish", land.CaseBody{Note: "公布"}))
	b.sql(`update permu.review_case set standing = standing || '{"again_on": "2026-01-01"}', due_on = '2026-01-01' where state = 'published'`)
	r = b.do(r, approver(), on("evaluate_again", land.CaseBody{Note: "期满"}))
	r = b.do(r, approver(), on("finish", land.CaseBody{Note: "结案"}))
	if s, _ = b.only(); r.SiteState != land.SiteEnded || s.Stage != land.StageDone {
		t.Errorf("closed: %s, the site is %s", s.Stage, r.SiteState)
	}
}

// TestProgrammeLeavesOut has a site in review, which is planned, and once it is withdrawn is not there.
func TestProgrammeLeavesOut(t *testing.T) {
	b := openBureau(t)
	r := b.submitted(b.site("片区", "P1", "P2"))
	if s, _ := b.only(); s.State != land.SiteActive || s.Stage != land.StagePlanned {
		t.Errorf("in review: %s", s.Stage)
	}
	b.do(r, applicant(), on("withdraw", land.CaseBody{Note: "不做了"}))
	if p, err := b.Programme(t.Context(), "z"); err != nil || len(p.Sites) != 0 {
		t.Errorf("%v %+v", err, p.Sites)
	}
}
