package analysis_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/access"
	"permu/internal/land"
	"permu/internal/review"
)

func TestACaseToItsDecision(t *testing.T) {
	b := openBureau(t)
	siteID := b.site("片区一", "P1", "P2")
	r := b.decided(siteID)
	if r.State != review.Approved || r.Round != 2 || r.SiteState != land.SiteActive || len(r.Frozen) != 3 || r.Frozen[0].Case.For != "decision" {
		t.Fatalf("%s %d %s, %d frozen", r.State, r.Round, r.SiteState, len(r.Frozen))
	}
	replayed, err := review.Replay(r.Steps)
	if diff := cmp.Diff(r.CaseStanding, replayed); err != nil || diff != "" {
		t.Errorf("%v (-kept +replayed):\n%s", err, diff)
	}
	frozen := r.Frozen[0].Case
	if len(frozen.Parcels) != 2 || !strings.Contains(string(frozen.Figures), `"name":"floor_area_ratio"`) || frozen.Parcels[0].ParcelCode != "P1" || frozen.Parcels[0].LandM2 != 2000 || frozen.ScenarioRevision != 1 || frozen.Fields["area_mu"] != "6.00" || !frozen.Consents.Enough {
		t.Errorf("%+v", frozen)
	}
	t.Run("promises are followed with the others", func(t *testing.T) {
		c, err := b.Commitments(t.Context(), "z", land.CommitmentsQuery{AsOf: "2026-12-31"})
		if err != nil || len(c.Commitments) != 2 || c.Commitments[0].SourceFile == "" || !strings.HasPrefix(c.Commitments[0].CommitmentID, "review-") || orNone(c.Commitments[0].AgreementNo) != "审〔2026〕1号" || orNone(c.Commitments[0].SiteName) != "片区一" || len(c.Commitments[0].ParcelCodes) != 2 {
			t.Errorf("%v %+v", err, c.Commitments)
		}
	})
	t.Run("a promise is one of every parcel of the site", func(t *testing.T) {
		for _, code := range []string{"P1", "P2", "P3"} {
			file, err := b.ParcelFile(t.Context(), "z", code, land.RunChoice{})
			if err != nil {
				t.Fatal(err)
			}
			want := map[bool]int{true: 2, false: 0}[code != "P3"]
			if len(file.Commitments) != want || want > 0 && orNone(file.Commitments[0].OfSite) != "片区一" {
				t.Errorf("%s: %+v", code, file.Commitments)
			}
		}
	})
	t.Run("a promise of the site comes before agreements on its parcels, and is not of one of them", func(t *testing.T) {
		b.sql(`insert into permu.commitment (zone_code, commitment_id, parcel_id, indicator, agreement_version, target, source_id)
			select 'z', 'c', parcel_id, 'floor_area_ratio', '补充协议', 1.2, source_id from permu.parcel where parcel_code = 'P1'`)
		of, err := b.SiteCommitments(t.Context(), "z", siteID)
		if err != nil || len(of) != 2 || of[0].Target != 2.5 || of[1].Target != 2.5 {
			t.Errorf("%v %+v", err, of)
		}
		facts, err := b.Facts(t.Context(), "z", 2026)
		if err != nil || len(facts.Agreed) != 1 || facts.Agreed[0].Target != 1.2 || len(facts.Starts) != 0 {
			t.Errorf("%v %+v %+v", err, facts.Agreed, facts.Starts)
		}
		b.sql(`delete from permu.commitment where commitment_id = 'c'`)
	})
	t.Run("later changes of facts do not move it", func(t *testing.T) {
		b.sql(`update permu.parcel set title_area_m2 = 2500, owner_name = '新主' where parcel_code = 'P1'`)
		again, err := b.CaseRecord(t.Context(), "z", r.CaseID, leader())
		if err != nil || again.Frozen[0].Digest != r.Frozen[0].Digest || again.Frozen[0].Case.Parcels[0].LandM2 != 2000 || again.Current.Parcels[0].LandM2 != 2500 || again.Current.Fields["area_mu"] != "6.75" {
			t.Errorf("%v %+v", err, again.Frozen[0])
		}
	})
	t.Run("an opinion after the decision", func(t *testing.T) {
		m := saying("industry", review.Agree)
		m.Version = r.Version
		if _, err := b.MoveCase(t.Context(), "z", r.CaseID, works(), m); !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), "no opinion is taken any more") {
			t.Errorf("%v", err)
		}
	})
	t.Run("what was kept never changes", func(t *testing.T) {
		for _, table := range []string{"review_step", "review_file", "review_frozen", "review_setting"} {
			for _, statement := range []string{"update permu." + table + " set zone_code = zone_code", "delete from permu." + table, "truncate permu." + table + " cascade"} {
				if _, err := b.pool.Exec(t.Context(), statement); err == nil || !strings.Contains(err.Error(), "never changed") {
					t.Errorf("%s: %v", statement, err)
				}
			}
		}
	})
	t.Run("terminated ends its site, which is free for another", func(t *testing.T) {
		other := b.decided(b.site("片区二", "P3"))
		if other = b.do(other, leader(), on("terminate", land.CaseBody{DocumentNo: "撤2号", Note: "业主放弃实施"})); other.State != review.Terminated || other.SiteState != land.SiteEnded {
			t.Errorf("%s %s", other.State, other.SiteState)
		}
		again := b.submitted(b.site("片区三", "P3"))
		if again.SiteState != land.SiteActive {
			t.Errorf("%s", again.SiteState)
		}
		b.do(again, applicant(), on("withdraw", land.CaseBody{Note: "另行申报"}))
	})
	t.Run("done ends its site", func(t *testing.T) {
		r := b.do(r, approver(), on("publish", land.CaseBody{Note: "门户"}))
		t.Run("its applicant sees when it was published, and what happened since", func(t *testing.T) {
			r := b.do(r, applicant(), on("milestone", land.CaseBody{Milestone: "land_permit", DocumentNo: "证"}))
			token, err := b.NewCaseLink(t.Context(), "z", r.CaseID, applicant(), land.NewCaseLink{Owner: "厂1"})
			if err != nil {
				t.Fatal(err)
			}
			got, err := b.FollowCase(t.Context(), token)
			if err != nil || got.PublishedOn == nil || len(got.Milestones) != 1 || got.Milestones[0].Title.ZH != "建设用地规划许可证" || got.Milestones[0].DocumentNo != "" {
				t.Errorf("%v %+v", err, got)
			}
		})
		for _, m := range []string{review.Started, review.Completed, review.Accepted, review.Production, review.Capacity} {
			r = b.do(r, applicant(), on("milestone", land.CaseBody{Milestone: m, DocumentNo: "证"}))
		}
		finish := knowing(r, on("finish", land.CaseBody{Note: "达产"}))
		if _, err := b.MoveCase(t.Context(), "z", r.CaseID, approver(), finish); !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), "due to be evaluated again on") {
			t.Errorf("closed before it was evaluated again: %v", err)
		}
		b.sql(`update permu.review_case set standing = standing || '{"again_on": "2026-01-01"}', due_on = '2026-01-01' where state = 'published'`)
		b.sql(`update permu.commitment set actual = 2.6, actual_on = '2026-11-01', recorded_at = now() where indicator = 'floor_area_ratio'`)
		r = b.do(r, approver(), on("evaluate_again", land.CaseBody{Note: "期满"}))
		if len(r.Frozen) != 3 || len(r.Evaluations) != 1 {
			t.Fatalf("%d frozen, %d evaluations", len(r.Frozen), len(r.Evaluations))
		}
		found := r.Evaluations[0].Case
		i := slices.IndexFunc(found.Actuals.Lines, func(l land.ActualLine) bool { return l.Name == "floor_area_ratio" })
		if len(found.Kept) != 2 || i < 0 || found.Actuals.Lines[i].Promised == nil || *found.Actuals.Lines[i].Promised != 2.5 || found.For != "evaluation" {
			t.Errorf("%+v", found)
		}
		b.sql(`update permu.parcel set title_area_m2 = 9000 where parcel_code = 'P1'`)
		if again, err := b.CaseRecord(t.Context(), "z", r.CaseID, leader()); err != nil || again.Evaluations[0].Digest != r.Evaluations[0].Digest {
			t.Errorf("what an evaluation found moved: %v", err)
		}
		if r = b.do(r, approver(), on("finish", land.CaseBody{Note: "达产"})); r.SiteState != land.SiteEnded {
			t.Errorf("%s", r.SiteState)
		}
		if overdue, soon, err := b.CasesDue(t.Context(), "z", "2099-01-01", "2099-01-08"); overdue+soon != 0 || err != nil {
			t.Errorf("%d %d %v", overdue, soon, err)
		}
	})
}

func orNone(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func TestWhatACaseRefuses(t *testing.T) {
	b := openBureau(t)
	site := b.site("片区一", "P1", "P2")
	ctx := t.Context()
	refused := func(name string, err error, kind error, says string) {
		t.Helper()
		if !errors.Is(err, kind) || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", name, err)
		}
	}
	open := func(by land.Person, n land.NewCase) error { _, err := b.OpenCase(ctx, "z", by, n); return err }
	refused("without a scenario", open(applicant(), land.NewCase{SiteID: site}), land.ErrInvalid, "scenario_id: must be given")
	refused("of no such scenario", open(applicant(), land.NewCase{SiteID: site, ScenarioID: 8}), land.ErrNotFound, "no scenario of this site")
	refused("by a reviewer", open(nature(), land.NewCase{SiteID: site, ScenarioID: 7}), land.ErrForbidden, "plan_site")
	r := b.filled(site)
	refused("a second case", open(applicant(), land.NewCase{SiteID: site, ScenarioID: 7}), land.ErrConflict, "has not ended")
	move := func(r land.CaseRecord, by land.Person, m land.CaseMove) error {
		_, err := b.MoveCase(ctx, "z", r.CaseID, by, knowing(r, m))
		return err
	}
	refused("consents above the whole", move(r, applicant(), land.CaseMove{Move: "consent", CaseBody: land.CaseBody{Consents: []land.Consent{{Owner: "厂1", AreaM2: 4001, Says: "agrees"}}}}), land.ErrInvalid, "100.0 % of it")
	refused("a file of nobody", move(r, applicant(), land.CaseMove{Move: "attach", CaseBody: land.CaseBody{Document: "plan", FileID: 99}}), land.ErrInvalid, "file of this case")
	refused("an enterprise that there is not", move(r, applicant(), land.CaseMove{Move: "promise", CaseBody: land.CaseBody{Promises: []land.Promise{{Indicator: "x", Target: new(1.0), USCC: "9"}}}}), land.ErrInvalid, "no such enterprise")
	refused("a move out of order", move(r, approver(), on("approve_first", land.CaseBody{})), land.ErrInvalid, "does not lead on from draft")
	for name, says := range map[string]string{"eicar.com": "not taken (.com)", "invoice.pdf.exe": "not taken (.exe)", "../a.pdf": "not a path", "a\n.pdf": "that print"} {
		_, err := b.AddCaseFile(ctx, "z", r.CaseID, applicant(), land.Upload{Name: name, Body: strings.NewReader("x")})
		refused(name, err, land.ErrInvalid, says)
	}
	_, err := b.AddCaseFile(ctx, "z", r.CaseID, nobody(), land.Upload{Name: "a.pdf", Body: unread{b.t}})
	refused("a file of somebody without a right", err, land.ErrForbidden, "")
	_, err = b.AddCaseFile(ctx, "z", r.CaseID, applicant(), land.Upload{Name: "a.pdf", Body: strings.NewReader(strings.Repeat("x", land.MostFileBytes+1))})
	refused("a file that is too large", err, land.ErrInvalid, "to 20 MB")

	r = b.do(r, applicant(), on("submit", land.CaseBody{}))
	all := as("规划", "planner@z", "approver@z", "leader@z", "reviewer:industry@z")
	refused("an opinion of the applicant", move(r, all, saying("industry", review.Agree)), land.ErrForbidden, "made, changed or submitted")

	other := b.filled(b.site("片区二", "P2", "P3"))
	refused("a parcel in two active sites", move(other, applicant(), on("submit", land.CaseBody{})), land.ErrConflict, `"片区一" has P2`)
	if now, err := b.CaseRecord(ctx, "z", other.CaseID, applicant()); err != nil || now.State != review.Draft || now.SiteState != land.SiteDraft || now.Ground.Touch || now.Ground.Pieces != 2 || len(now.Frozen) != 0 {
		t.Errorf("half of it was kept, or the pieces are not told: %v %s %s %+v", err, now.State, now.SiteState, now.Ground)
	}
	r = b.do(r, applicant(), on("withdraw", land.CaseBody{Note: "改方案"}))
	if r.SiteState != land.SiteEnded {
		t.Errorf("withdrawn: %s", r.SiteState)
	}
	if other = b.do(other, applicant(), on("submit", land.CaseBody{})); other.SiteState != land.SiteActive {
		t.Errorf("free again: %s", other.SiteState)
	}
}

// TestTwoReviewersAtOnce lets two reviewers of a department speak at once: one wins, the other is told who. Two departments
// are both heard.
func TestTwoReviewersAtOnce(t *testing.T) {
	b := openBureau(t)
	r := b.submitted(b.site("片区", "P1", "P2"))
	said := make([]error, 3)
	var all sync.WaitGroup
	for i, by := range []land.Person{as("甲", "reviewer:industry@z"), as("乙", "reviewer:industry@z"), nature()} {
		all.Go(func() {
			m := saying([]string{"industry", "industry", "natural_resources"}[i], review.Agree)
			m.Version = r.Version
			_, said[i] = b.MoveCase(context.WithoutCancel(t.Context()), "z", r.CaseID, by, m)
		})
	}
	all.Wait()
	lost, winner := said[0], "乙"
	if said[0] == nil {
		lost, winner = said[1], "甲"
	}
	if (said[0] == nil) == (said[1] == nil) || said[2] != nil || !errors.Is(lost, land.ErrConflict) || !strings.Contains(lost.Error(), "opine by "+winner) {
		t.Errorf("%v", said)
	}
	now, err := b.CaseRecord(t.Context(), "z", r.CaseID, approver())
	if err != nil || len(now.Opinions) != 2 || len(now.Pending) != 0 {
		t.Errorf("%v %+v", err, now.Opinions)
	}
}

// TestASchemeWithoutFigures submits a scenario that breaks a rule of now, and takes one that was dropped.
func TestASchemeWithoutFigures(t *testing.T) {
	b := openBureau(t)
	siteID := b.site("片区", "P1", "P2")
	b.sql(`insert into permu.scenario (zone_code, site_id, scenario_id, revision, name, inputs, made_by, dropped)
		select 'z', site_id, 8, 1, '破例', '{"numbers": {"floor_area_ratio": -1}}'::jsonb, '规划', false from permu.site
		union all select 'z', site_id, 9, 1, '已废弃', '{}', '规划', false from permu.site
		union all select 'z', site_id, 9, 2, '已废弃', '{}', '规划', true from permu.site`)
	for _, revision := range []int{0, 1} {
		if _, err := b.OpenCase(t.Context(), "z", applicant(), land.NewCase{SiteID: siteID, ScenarioID: 9, ScenarioRevision: revision}); !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), "was dropped") {
			t.Errorf("opened on a dropped scenario: %v", err)
		}
	}
	r := b.filled(siteID)
	move := func(m land.CaseMove) error {
		m.Version = r.Version
		_, err := b.MoveCase(t.Context(), "z", r.CaseID, applicant(), m)
		return err
	}
	taking := func(scenarioID int64) land.CaseMove {
		return land.CaseMove{Move: "take_scenario", CaseBody: land.CaseBody{ScenarioID: scenarioID, ScenarioRevision: 1}}
	}
	if err := move(taking(9)); !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), "was dropped") {
		t.Errorf("took a dropped scenario: %v", err)
	}
	r = b.do(r, applicant(), taking(8))
	if err := move(on("submit", land.CaseBody{})); !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), "no figures that could be frozen: numbers.floor_area_ratio") {
		t.Errorf("submitted without figures: %v", err)
	}
}

func TestAParcelThatWasSplitAfterTheSubmission(t *testing.T) {
	b := openBureau(t)
	r := b.submitted(b.site("片区", "P1", "P2"))
	b.sql(`update permu.parcel set valid_to = now() where parcel_code = 'P2';
		insert into permu.parcel (zone_code, parcel_id, parcel_code, owner_name, title_area_m2, geom, area_m2, valid_from, source_id)
		select 'z', 50 + i, 'P2-' || i, '厂', 1000, geom, 1000, now(), 1 from permu.parcel, generate_series(1, 2) i where parcel_code = 'P2';
		insert into permu.parcel_lineage (zone_code, parcel_id, ancestor_id, relation) values ('z', 51, 2, 'split'), ('z', 52, 2, 'split')`)
	now, err := b.CaseRecord(t.Context(), "z", r.CaseID, approver())
	if err != nil || len(now.Ground.Changes) != 1 || now.Ground.Changes[0].ParcelCode != "P2" || len(now.Ground.Changes[0].Became) != 2 || now.Frozen[0].Case.Parcels[1].InForce != true {
		t.Errorf("%v %+v", err, now.Ground.Changes)
	}
	b.do(now, nature(), saying("natural_resources", review.Agree)) // the review goes on, and everybody sees it
}

// split ends a parcel, and puts two of half its land in its place.
func (b bureau) split(code string, id int) {
	b.t.Helper()
	b.sql(strings.NewReplacer("CODE", code, "ID", fmt.Sprint(id)).Replace(`update permu.parcel set valid_to = now() where parcel_code = 'CODE';
		insert into permu.parcel (zone_code, parcel_id, parcel_code, owner_name, title_area_m2, geom, area_m2, valid_from, source_id)
		select 'z', ID + i, 'CODE-' || i, owner_name, 1000, geom, 1000, now(), 1 from permu.parcel, generate_series(1, 2) i where parcel_code = 'CODE';
		insert into permu.parcel_lineage (zone_code, parcel_id, ancestor_id, relation)
		select 'z', ID + i, parcel_id, 'split' from permu.parcel, generate_series(1, 2) i where parcel_code = 'CODE';
		update permu.zone set data_version = data_version + 1 where zone_code = 'z'`))
}

// TestOtherParcelsWhileItIsCorrected splits a parcel in review, and takes what it became.
func TestOtherParcelsWhileItIsCorrected(t *testing.T) {
	b := openBureau(t)
	siteID := b.site("片区", "P1", "P2")
	r := b.submitted(siteID)
	b.split("P2", 50)
	r = b.do(r, nature(), saying("natural_resources", review.Return, "核对红线"))
	r = b.do(r, works(), saying("industry", review.Agree))
	r = b.do(r, approver(), on("send_back", land.CaseBody{}))
	r = b.do(r, applicant(), land.CaseMove{Move: "answer", CaseBody: land.CaseBody{Answer: &land.ItemAnswer{Item: 1, Text: "已核对"}}})
	if _, err := b.MoveCase(t.Context(), "z", r.CaseID, applicant(), knowing(r, on("resubmit", land.CaseBody{}))); !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), "P2 (became P2-1, P2-2)") {
		t.Fatalf("submitted again with a parcel that is gone: %v", err)
	}
	taking := func(codes ...string) land.CaseMove {
		return land.CaseMove{Move: "take_parcels", CaseBody: land.CaseBody{ParcelCodes: codes}}
	}
	for name, tt := range map[string]struct {
		by    land.Person
		codes []string
		kind  error
		says  string
	}{
		"one that is gone": {applicant(), []string{"P1", "P2"}, land.ErrInvalid, "must be others"}, "one that there is not": {applicant(), []string{"P9"}, land.ErrInvalid, "no parcel in force"},
		"by who may not plan": {nature(), []string{"P1"}, land.ErrForbidden, "plan_site"},
	} {
		if _, err := b.MoveCase(t.Context(), "z", r.CaseID, tt.by, knowing(r, taking(tt.codes...))); !errors.Is(err, tt.kind) || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
	other := b.submitted(b.site("片区二", "P3"))
	if _, err := b.MoveCase(t.Context(), "z", r.CaseID, applicant(), knowing(r, taking("P1", "P2-1", "P3"))); !errors.Is(err, land.ErrConflict) || !strings.Contains(err.Error(), `"片区二" has P3`) {
		t.Errorf("took land of another active site: %v", err)
	}
	r = b.do(r, applicant(), taking("P1", "P2-1", "P2-2"))
	if len(r.Ground.Changes) != 0 || r.AreaM2 != 4000 || r.SiteState != land.SiteActive || len(r.Frozen[0].Case.Parcels) != 2 {
		t.Errorf("%+v, %v m²", r.Ground, r.AreaM2)
	}
	r = b.do(r, applicant(), on("resubmit", land.CaseBody{}))
	if frozen := r.Frozen[0].Case; len(frozen.Parcels) != 3 || frozen.Parcels[1].ParcelCode != "P2-1" || !slices.Equal(review.Awaited(r.CaseStanding), []string{"natural_resources", "industry"}) {
		t.Errorf("%+v, awaited %v", frozen.Parcels, review.Awaited(r.CaseStanding))
	}
	b.do(r, applicant(), on("withdraw", land.CaseBody{Note: "另行申报"}))
	b.do(other, applicant(), on("withdraw", land.CaseBody{Note: "另行申报"}))
	b.split("P1", 60)
	file, err := b.CopySite(t.Context(), "z", siteID, user("接手", "planner@z"), land.SiteCopy{Name: "片区(重报)"})
	if err != nil || !slices.Equal(file.ParcelCodes, []string{"P1-1", "P1-2", "P2-1", "P2-2"}) || file.State != land.SiteDraft || file.CopiedFrom == nil || *file.CopiedFrom != siteID || orNone(file.Mode) != "rebuild" {
		t.Fatalf("%v %+v", err, file.Site)
	}
	list, err := b.Scenarios(t.Context(), "z", file.SiteID, land.RunChoice{}, nil)
	if err != nil || len(list.Scenarios) != 1 || list.Scenarios[0].Name != "方案一" || list.Scenarios[0].Revision != 1 || list.Scenarios[0].Inputs.Numbers["floor_area_ratio"] != 2.5 {
		t.Fatalf("%v %+v", err, list.Scenarios)
	}
	again, err := b.OpenCase(t.Context(), "z", as("接手", "planner@z"), land.NewCase{SiteID: file.SiteID, ScenarioID: list.Scenarios[0].ScenarioID})
	if err != nil || !slices.Contains(again.Applicants, "规划") {
		t.Errorf("who made the scenarios is no applicant: %v %v", err, again.Applicants)
	}
}

// TestTheCaseAnswersItsChecks mortgages a parcel of a case whose planner said that everybody agrees.
func TestTheCaseAnswersItsChecks(t *testing.T) {
	b := openBureau(t)
	b.sql(`update permu.parcel set mortgaged = parcel_code = 'P1', sealed = false`)
	siteID := b.site("片区", "P1", "P2")
	b.sql(`insert into permu.scenario (zone_code, site_id, scenario_id, revision, name, inputs, made_by) select zone_code, site_id, 7, 2, name, '{"answers": {"consents_given": true, "supervision_agreement": true}}', made_by from permu.scenario`)
	check := func(f *land.FrozenCase, name string) land.Checked {
		var scheme land.Scheme
		if err := json.Unmarshal(f.Figures, &scheme); err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(scheme.Checks, func(c land.Checked) bool { return c.Check == name })
		return scheme.Checks[i]
	}
	r := b.open(siteID)
	if got := check(r.Current, "supervision_agreement"); got.Outcome != land.Fail || !strings.Contains(got.Formula.ZH, "案卷尚无履约监管协议") {
		t.Errorf("before it is among the documents: %+v", got)
	}
	r = b.filledOf(r)
	if got := check(r.Current, "mortgagee"); got.Outcome != land.Fail || !strings.Contains(got.Formula.ZH, "抵押权人(宗地 P1)") || len(r.Shares.Lacking) != 1 {
		t.Errorf("without the mortgagee: %+v", got)
	}
	r = b.do(r, applicant(), land.CaseMove{Move: "consent", CaseBody: land.CaseBody{Consents: append(r.Consents, land.Consent{Owner: "银行", Role: "mortgagee", Says: "agrees"})}})
	r = b.do(r, applicant(), on("submit", land.CaseBody{}))
	for _, name := range []string{"mortgagee", "supervision_agreement"} {
		if got := check(&r.Frozen[0].Case, name); got.Outcome != land.Pass || !strings.Contains(got.Formula.ZH, "案卷") {
			t.Errorf("as submitted: %+v", got)
		}
	}
}

// TestWhatStandsOnTheLand puts buildings with, without and of unknown permit on a site.
func TestWhatStandsOnTheLand(t *testing.T) {
	b := openBureau(t)
	b.sql(`update permu.parcel set tenure = 'state', footprint_m2 = 0, floor_area_m2 = 0 where parcel_code = 'P2';
		insert into permu.building (zone_code, building_id, parcel_id, storeys, floor_area_m2, permitted, geom, area_m2, source_id)
		select 'z', 'B' || i, 1, i, 100 * i, (array[true, true, false, null])[i], geom, 50, 1 from permu.parcel, generate_series(1, 4) i where parcel_code = 'P1'`)
	siteID := b.site("片区", "P1", "P2")
	fields := func() map[string]string {
		t.Helper()
		list, err := b.Cases(t.Context(), "z", land.CaseQuery{}, leader())
		if err != nil || len(list.Cases) != 1 {
			t.Fatalf("%v %d", err, len(list.Cases))
		}
		r, err := b.CaseRecord(t.Context(), "z", list.Cases[0].CaseID, leader())
		if err != nil {
			t.Fatal(err)
		}
		return r.Current.Fields
	}
	b.open(siteID)
	got := fields()
	for name, want := range map[string]string{
		"permitted_m2": "300.00", "unpermitted_m2": "300.00", "permit_unknown_m2": "400.00", "storeys": "4", "title_area_m2": "4000.00", "measured_area_m2": "4002.00", "tenure": "state",
	} {
		if got[name] != want {
			t.Errorf("%s: %q, not %q", name, got[name], want)
		}
	}
	b.sql(`update permu.building set floor_area_m2 = null where building_id = 'B1'`)
	if got := fields(); got["permitted_m2"] != "" || got["unpermitted_m2"] != "300.00" {
		t.Errorf("a sum of what is not known of one: %q, %q", got["permitted_m2"], got["unpermitted_m2"])
	}
}

// TestFollowingACase opens a case by a link, and nothing else.
func TestFollowingACase(t *testing.T) {
	b := openBureau(t)
	r := b.submitted(b.site("片区", "P1", "P2"))
	token, err := b.NewCaseLink(t.Context(), "z", r.CaseID, applicant(), land.NewCaseLink{Owner: "厂1"})
	if err != nil {
		t.Fatal(err)
	}
	got, err := b.FollowCase(t.Context(), token)
	if err != nil || got.State != review.InReview || got.Owner != "厂1" || got.DueOn == nil || got.SiteName != "片区" {
		t.Errorf("%v %+v", err, got)
	}
	if _, err := b.NewCaseLink(t.Context(), "z", r.CaseID, nature(), land.NewCaseLink{Owner: "厂1"}); !errors.Is(err, land.ErrForbidden) {
		t.Errorf("a reviewer gave a link: %v", err)
	}
	for _, other := range []access.Token{"", "x", access.NewToken()} {
		if _, err := b.FollowCase(t.Context(), other); !errors.Is(err, land.ErrNotFound) {
			t.Errorf("%q: %v", other, err)
		}
	}
	if err := b.TakeCaseLink(t.Context(), "z", r.CaseID, 1, applicant()); err != nil {
		t.Fatal(err)
	}
	if _, err := b.FollowCase(t.Context(), token); !errors.Is(err, land.ErrNotFound) {
		t.Errorf("a link that was taken back: %v", err)
	}
	again, err := b.NewCaseLink(t.Context(), "z", r.CaseID, applicant(), land.NewCaseLink{Owner: "厂2", Days: 1})
	if err != nil {
		t.Fatal(err)
	}
	b.sql(`update permu.review_link set expires_at = now() where link_id = 2`)
	if _, err := b.FollowCase(t.Context(), again); !errors.Is(err, land.ErrNotFound) {
		t.Errorf("a link that is over: %v", err)
	}
}

func TestCasesInTheList(t *testing.T) {
	b := openBureau(t)
	r := b.submitted(b.site("片区", "P1", "P2"))
	b.open(b.site("片区二", "P3"))
	for name, want := range map[string]struct {
		q     land.CaseQuery
		by    land.Person
		count int
	}{
		"all": {land.CaseQuery{}, approver(), 2}, "of a state": {land.CaseQuery{States: []string{review.InReview}}, approver(), 1},
		"of a reviewer's turn": {land.CaseQuery{MyTurn: true}, nature(), 1}, "of the leader's turn": {land.CaseQuery{MyTurn: true}, leader(), 0},
		"of the applicant's turn": {land.CaseQuery{MyTurn: true}, applicant(), 1},
	} {
		list, err := b.Cases(t.Context(), "z", want.q, want.by)
		if err != nil || len(list.Cases) != want.count {
			t.Errorf("%s: %v %d", name, err, len(list.Cases))
		}
	}
	if _, err := b.Cases(t.Context(), "z", land.CaseQuery{States: []string{"moon"}}, leader()); !errors.Is(err, land.ErrInvalid) {
		t.Errorf("%v", err)
	}
	list, _ := b.Cases(t.Context(), "z", land.CaseQuery{}, nature())
	if row := list.Cases[1]; row.CaseID != r.CaseID || row.Days != 0 || row.Spent[review.InReview] < 0 || row.Spent[review.Draft] > 1 {
		t.Errorf("%+v", row)
	}
}

// TestApprovalRestsOnWhatWasShown changes the land between what the approver saw and the approval.
func TestApprovalRestsOnWhatWasShown(t *testing.T) {
	b := openBureau(t)
	r := b.decidable(b.site("片区一", "P1", "P2"))
	b.sql(`update permu.parcel set title_area_m2 = 2500 where parcel_code = 'P1'`)
	var moved *land.Moved
	approve := on("approve", land.CaseBody{DocumentNo: "审1号", Signer: "领导"})
	_, err := b.MoveCase(t.Context(), "z", r.CaseID, leader(), knowing(r, approve))
	if !errors.As(err, &moved) || !slices.Contains(moved.Parts, "site") || !slices.Contains(moved.Parts, "fields") || slices.Contains(moved.Parts, "run") {
		t.Fatalf("%v", err)
	}
	now, err := b.CaseRecord(t.Context(), "z", r.CaseID, leader())
	if err != nil || now.State != review.SecondLevel || len(now.Frozen) != 1 {
		t.Fatalf("%v %s %d", err, now.State, len(now.Frozen))
	}
	if now = b.do(now, leader(), approve); now.State != review.Approved || now.Steps[len(now.Steps)-1].Body.Seen["site"] == r.Rests["site"] {
		t.Errorf("%s %v", now.State, now.Steps[len(now.Steps)-1].Body.Seen)
	}
}

// TestTwoSetTheReview lets two officers change the settings of the review that both have read.
func TestTwoSetTheReview(t *testing.T) {
	b := openBureau(t)
	read, err := b.ReviewSettings(t.Context(), "z")
	if err != nil || read.Version != 1 {
		t.Fatalf("%v %+v", err, read)
	}
	mine, theirs := read, read
	mine.OpinionDays, theirs.OpinionDays = 5, 7
	if saved, err := b.SaveReviewSettings(t.Context(), "z", "甲", mine); err != nil || saved.Version != 2 || saved.OpinionDays != 5 {
		t.Fatalf("%v %+v", err, saved)
	}
	if _, err := b.SaveReviewSettings(t.Context(), "z", "乙", theirs); !errors.Is(err, land.ErrConflict) || !strings.Contains(err.Error(), "at version 2, saved by 甲; you have 1") {
		t.Errorf("%v", err)
	}
	theirs.Version = 9
	if _, err := b.SaveReviewSettings(t.Context(), "z", "乙", theirs); !errors.Is(err, land.ErrConflict) {
		t.Errorf("%v", err)
	}
}

// TestMilestonesAreCommitments approves a scheme of one phase whose case promises the start alone, and builds it.
func TestMilestonesAreCommitments(t *testing.T) {
	b := openBureau(t)
	siteID, other := b.site("片区", "P1", "P2"), b.site("另一片区", "P3")
	b.sql(`insert into permu.scenario (zone_code, site_id, scenario_id, revision, name, inputs, made_by) select zone_code, site_id, 7, 2, name,
		'{"phases": [{"name": "一期", "share_pct": 100, "start": "2095-03", "end": "2096-02"}], "numbers": {"ramp_up_years": 2}}', made_by from permu.scenario`)
	if r := b.open(other); len(r.Scheduled) != 3 || r.Scheduled[0].TargetOn != "2095-03-31" {
		t.Errorf("before it is decided: %+v", r.Scheduled)
	}
	r := b.decided(siteID)
	if len(r.Scheduled) != 0 {
		t.Errorf("they are in force: %+v", r.Scheduled)
	}
	if kept := r.Frozen[0].Case; kept.For != "decision" || len(kept.Scheduled) != 2 || kept.Scheduled[0].Indicator != "completion_on" {
		t.Errorf("the decision keeps %+v", kept.Scheduled)
	}
	days := func() map[string]land.JudgedCommitment {
		c, err := b.Commitments(t.Context(), "z", land.CommitmentsQuery{AsOf: "2026-12-31", WarnDays: 90})
		if err != nil {
			t.Fatal(err)
		}
		by := map[string]land.JudgedCommitment{}
		for _, one := range c.Commitments {
			by[one.Indicator] = one
		}
		return by
	}
	by := days()
	for indicator, on := range map[string]string{"start_on": "2027-06-30", "completion_on": "2096-02-29", "capacity_on": "2098-12-31"} {
		if got := by[indicator]; orNone(got.TargetOn) != on || orNone(got.Due) != on || orNone(got.DueOn) == "" && indicator != "start_on" {
			t.Errorf("%s: %+v", indicator, got)
		}
	}
	r = b.do(r, applicant(), on("milestone", land.CaseBody{Milestone: review.Started, DocumentNo: "开1"}))
	got := days()["start_on"]
	if orNone(got.ActualOn) != r.Milestones[0].On || orNone(got.ActualBy) != applicant().Name || orNone(got.DocumentNo) != "开1" || got.Revision != 2 {
		t.Errorf("after the start: %+v", got)
	}
	if revisions, err := b.CommitmentRevisions(t.Context(), "z", got.CommitmentID); err != nil || len(revisions) != 2 {
		t.Errorf("%v %+v", err, revisions)
	}
}
