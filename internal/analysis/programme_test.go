package analysis_test

import (
	"errors"
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
	if s, _ = b.only(); r.SiteState != land.SiteEnded || s.Stage != land.StageDone || s.Reached != "evaluated" || s.ReachedTitle.ZH != "已再评价" {
		t.Errorf("closed: %s %s, the site is %s", s.Stage, s.Reached, r.SiteState)
	}
}

// TestProgrammeCountsWhatWasDecided changes the land of a site after its decision.
func TestProgrammeCountsWhatWasDecided(t *testing.T) {
	b := openBureau(t)
	b.sql(`update permu.parcel set floor_area_m2 = 1000`)
	siteID := b.site("片区", "P1", "P2")
	b.sql(`insert into permu.scenario (zone_code, site_id, scenario_id, revision, name, inputs, made_by) select zone_code, site_id, 7, 2, name,
		'{"phases": [{"name": "一期", "share_pct": 100, "start": "2095-03", "end": "2096-02"}], "numbers": {"floor_area_ratio": 2, "investment_per_mu": 100}}', made_by from permu.scenario`)
	b.submitted(siteID)
	if s, _ := b.only(); s.Frozen != nil || *s.Amounts.GainedFloorM2 != 2*4000-2000 {
		t.Errorf("in review: %+v", s)
	}
	b.sql(`update permu.review_case set state = 'withdrawn', standing = standing || '{"state": "withdrawn"}'; update permu.site set state = 'draft'`)
	r := b.decided(siteID)
	b.sql(`update permu.parcel set floor_area_m2 = 3000, title_area_m2 = 2500 where parcel_code = 'P1'`)
	s, years := b.only()
	if s.Frozen == nil || s.Frozen.CaseID != r.CaseID || s.Frozen.DecidedOn != *r.DecidedOn || s.Frozen.Digest != r.Frozen[0].Digest {
		t.Fatalf("%+v", s.Frozen)
	}
	if *s.Amounts.AreaMu != 6 || *s.Amounts.GainedFloorM2 != 6000 || *s.Amounts.InvestmentCNY != 600*land.YuanPerWan {
		t.Errorf("of the decision: %+v", s.Amounts)
	}
	if now := s.Frozen.Now; *now.AreaMu != 6.75 || *now.GainedFloorM2 != 2*4500-4000 || *now.InvestmentCNY != 675*land.YuanPerWan {
		t.Errorf("by the data of today: %+v", now)
	}
	if len(years) != 1 || years[0].Year != 2096 || *years[0].UnderWay.AreaMu != 6 {
		t.Errorf("%+v", years)
	}
}

// TestTargetsOfParks sets targets of a park and of the zone, by who plans in all of it and by who plans in one park.
func TestTargetsOfParks(t *testing.T) {
	b := openBureau(t)
	b.sql(`insert into permu.park (zone_code, park_code, name, management, geom, area_m2, source_id) select 'z', code, '园区' || code, 'direct', geom, 1, source_id from permu.parcel, unnest(array['A', 'B']) code where parcel_code = 'P1'`)
	in := func(park string) land.Person {
		return land.Person{Name: "园区", Holds: func(right, parkCode string) bool { return right == review.RightPlan && parkCode == park }}
	}
	set := func(by land.Person, park string, revision int) error {
		_, err := b.SetTarget(t.Context(), "z", 2026, by, land.NewTarget{ParkCode: park, AreaMu: new(10.0), Revision: revision})
		return err
	}
	for name, tt := range map[string]struct {
		by   land.Person
		park string
		kind error
	}{
		"no such park":          {applicant(), "X", land.ErrInvalid},
		"of another park":       {in("A"), "B", land.ErrForbidden},
		"of the zone by a park": {in("A"), "", land.ErrForbidden},
	} {
		if err := set(tt.by, tt.park, 0); !errors.Is(err, tt.kind) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := errors.Join(set(in("A"), "A", 0), set(applicant(), "", 0), set(in("A"), "A", 1)); err != nil {
		t.Fatal(err)
	}
	if err := set(applicant(), "A", 1); !errors.Is(err, land.ErrConflict) {
		t.Errorf("twice on one revision: %v", err)
	}
	p, err := b.Programme(t.Context(), "z")
	if err != nil || len(p.Targets) != 2 || p.Targets[0].ParkCode != nil || orNone(p.Targets[1].ParkCode) != "A" || p.Targets[1].Revision != 2 || p.Targets[1].ChangedBy != "园区" || p.ParkNames["A"] != "园区A" {
		t.Fatalf("%v %+v", err, p)
	}
	if len(p.Achieved) != 3 || p.Achieved[0].Whole || *p.Achieved[0].Percent.Area != 0 || !p.Achieved[2].Whole || *p.Achieved[2].Target.AreaMu != 10 {
		t.Errorf("%+v", p.Achieved)
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
