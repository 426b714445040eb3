package review

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/calendar"
	"permu/internal/land"
)

// holds are the rights of the persons of these tests.
var holds = map[string][]string{
	"规划": {RightPlan, RightConduct}, "园区": {RightPlan}, "审批": {RightConduct, RightApprove}, "领导": {RightDecide},
}

// person has the rights of the table above; anybody else speaks for the department of the name.
func person(name string) land.Person {
	return land.Person{
		Name: name,
		Holds: func(right, _ string) bool {
			return slices.Contains(holds[name], right) || holds[name] == nil && right == RightOpine
		},
		Speaks: func(department, _ string) bool { return department == name },
	}
}

func day(t testing.TB, text string) calendar.Calendar {
	t.Helper()
	on, ok := calendar.Day(&text)
	if !ok {
		t.Fatalf("%q is no day", text)
	}
	return calendar.New(on, nil)
}

// course is a case that is taken through the procedure, with its steps.
type course struct {
	t     testing.TB
	c     land.Case
	world World
	steps []land.CaseStep
}

func begin(t testing.TB) *course {
	s := Settings()
	s.Departments = s.Departments[:2] // natural_resources, industry
	k := &course{
		t: t, c: land.Case{CaseID: 1, Applicants: []string{"规划"}},
		world: World{Calendar: day(t, "2026-11-02"), Settings: s, Rests: map[string]string{"figures": "1", "run": "1"}, Ground: land.CaseGround{AreaM2: 1000, Owners: []string{"甲厂", "乙厂"}, OwnedM2: map[string]float64{"甲厂": 600, "乙厂": 400}}},
	}
	step, err := Open(land.NewCase{SiteID: 1, ScenarioID: 2, ScenarioRevision: 3}, person("规划"))
	if err != nil {
		t.Fatal(err)
	}
	k.c.CaseStanding, k.steps = Apply(land.CaseStanding{}, step), []land.CaseStep{step}
	return k
}

// try makes a move at the present version.
func (k *course) try(by string, m land.CaseMove) error {
	if m.Version == 0 {
		m.Version = k.c.Version
	}
	if t, _ := TransitionByName(m.Move); t.demands(Seen) && m.Seen == nil {
		m.Seen = k.world.Rests
	}
	k.world.Steps = k.steps
	c, step, err := Move(k.c, m, person(by), k.world)
	if err == nil {
		k.c, k.steps = c, append(k.steps, step)
	}
	return err
}

func (k *course) do(by string, m land.CaseMove) {
	k.t.Helper()
	if err := k.try(by, m); err != nil {
		k.t.Fatalf("%s by %s: %v", m.Move, by, err)
	}
}

// on sets the day and makes a move of that day.
func (k *course) on(today, by string, m land.CaseMove) {
	k.t.Helper()
	k.world.Calendar = day(k.t, today)
	m.DocumentOn = today
	k.do(by, m)
}

func (k *course) at(state string, round int) {
	k.t.Helper()
	if k.c.State != state || k.c.Round != round {
		k.t.Fatalf("%s, round %d; want %s, %d", k.c.State, k.c.Round, state, round)
	}
}

func brings(move string, b land.CaseBody) land.CaseMove {
	return land.CaseMove{Move: move, CaseBody: b}
}

// filled has everything that a submission needs.
func (k *course) filled() *course {
	k.t.Helper()
	fields := map[string]string{}
	for _, s := range Sections() {
		for _, f := range s.Fields {
			if f.Required {
				fields[f.Name] = "有:13800000000,2000 万元"
			}
		}
		for _, p := range s.Papers {
			if p.Required {
				k.do("园区", brings("attach", land.CaseBody{Document: p.Name, FileID: 1}))
			}
		}
	}
	k.do("规划", brings("fill", land.CaseBody{Fields: fields}))
	k.do("规划", brings("consent", land.CaseBody{Consents: []land.Consent{{Owner: "甲厂", AreaM2: 600, Says: "agrees"}, {Owner: "乙厂", AreaM2: 400, Says: "agrees"}, {Owner: "银行", Role: "mortgagee", Says: "silent"}}}))
	return k
}

func says(department, opinion string) land.CaseMove {
	o := land.CaseOpinion{Department: department, Opinion: opinion}
	switch opinion {
	case Return:
		o.Items = []string{"补充消防通道", "核对红线"}
	case Conditionally:
		o.Conditions = []string{"开工前完成土壤调查"}
	}
	return brings("opine", land.CaseBody{Opinion: &o})
}

// decided is a case after two rounds, a meeting and both approvals.
func decided(t testing.TB) *course {
	k := begin(t).filled()
	k.on("2026-11-02", "规划", brings("submit", land.CaseBody{}))
	k.at(InReview, 1)
	k.on("2026-11-03", "natural_resources", says("natural_resources", Return))
	k.on("2026-11-03", "industry", says("industry", Conditionally))
	k.on("2026-11-04", "审批", brings("send_back", land.CaseBody{}))
	k.at(Correcting, 1)
	k.do("园区", brings("answer", land.CaseBody{Answer: &land.ItemAnswer{Item: 1, Text: "已改图"}}))
	k.do("园区", brings("answer", land.CaseBody{Answer: &land.ItemAnswer{Item: 2, Text: "已核对"}}))
	k.on("2026-11-06", "规划", brings("resubmit", land.CaseBody{}))
	k.at(InReview, 2)
	k.on("2026-11-09", "natural_resources", says("natural_resources", Agree))
	k.on("2026-11-10", "审批", brings("refer", land.CaseBody{}))
	k.on("2026-11-12", "审批", brings("meet", land.CaseBody{Note: "原则同意", FileID: 2}))
	k.on("2026-11-13", "审批", brings("approve_first", land.CaseBody{}))
	k.on("2026-11-16", "领导", brings("approve", land.CaseBody{DocumentNo: "1号", Signer: "领导", Conditions: []string{"开工前完成土壤调查"}}))
	return k
}

func TestTwoRoundsToADecision(t *testing.T) {
	k := decided(t)
	k.at(Approved, 2)
	if *k.c.DecidedBy != "领导" || *k.c.DecidedOn != "2026-11-16" || *k.c.DueOn != "2029-11-16" || *k.c.Clock != ClockAgain || len(k.c.Conditions) != 1 {
		t.Errorf("%+v", k.c.CaseStanding)
	}
	for _, item := range k.c.Items {
		if item.State != "settled" {
			t.Errorf("%+v", item)
		}
	}
	if got := Given(k.c.CaseStanding); !slices.Equal(got, []string{"开工前完成土壤调查"}) {
		t.Errorf("conditions %v", got)
	}
	k.on("2026-11-18", "审批", brings("publish", land.CaseBody{Note: "门户网站"}))
	if *k.c.DueOn != "2029-11-16" {
		t.Errorf("the clock stopped: %+v", k.c.DueOn)
	}
	for i, m := range []string{"construction_permit", Started, Completed, Accepted, Production, Capacity} {
		if err := k.try("审批", brings("finish", land.CaseBody{DocumentOn: "2026-11-18", Note: "x"})); !errors.Is(err, land.ErrInvalid) {
			t.Fatalf("closed after %d milestones: %v", i, err)
		}
		k.on("2026-11-20", "园区", brings("milestone", land.CaseBody{Milestone: m, DocumentNo: "证"}))
	}
	finish := brings("finish", land.CaseBody{DocumentOn: "2026-11-21", Note: "达产"})
	if err := k.try("审批", finish); !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), "due to be evaluated again on 2029-11-16") {
		t.Fatalf("closed before it was evaluated again: %v", err)
	}
	k.on("2028-05-01", "审批", brings("evaluate_again", land.CaseBody{Note: "中期"})) // before its day: the reminder stays
	if *k.c.DueOn != "2029-11-16" || k.c.EvaluatedOn != nil || k.try("审批", finish) == nil {
		t.Fatalf("an evaluation before its day counts: %+v", k.c.CaseStanding)
	}
	k.on("2029-11-20", "审批", brings("evaluate_again", land.CaseBody{Note: "三年期满"}))
	if *k.c.DueOn != "2032-11-20" || *k.c.EvaluatedOn != "2029-11-20" {
		t.Errorf("%+v", k.c.CaseStanding)
	}
	k.on("2029-11-21", "审批", brings("finish", land.CaseBody{Note: "达产"}))
	k.at(Done, 2)
	got, err := Replay(k.steps)
	if diff := cmp.Diff(k.c.CaseStanding, got); err != nil || diff != "" {
		t.Errorf("%v (-case +replayed):\n%s", err, diff)
	}
}

// TestDeadlines counts working days: ten from a Monday are the Monday two weeks later, with nothing known of holidays.
func TestDeadlines(t *testing.T) {
	k := begin(t).filled()
	k.on("2026-11-02", "规划", brings("submit", land.CaseBody{}))
	if *k.c.DueOn != "2026-11-16" || !strings.Contains(k.steps[len(k.steps)-1].Arithmetic[0].ZH, "2026-11-02 + 10 个工作日 = 2026-11-16") {
		t.Errorf("%s %v", *k.c.DueOn, k.steps[len(k.steps)-1].Arithmetic)
	}
	k.on("2026-11-03", "审批", brings("suspend", land.CaseBody{Note: "权属争议"}))
	if k.c.DueOn != nil || k.c.State != Suspended {
		t.Errorf("%+v", k.c.CaseStanding)
	}
	k.on("2026-11-08", "审批", brings("resume", land.CaseBody{Note: "已解决"})) // nine were left, from the 4th to the 16th
	if k.at(InReview, 1); *k.c.DueOn != "2026-11-19" || *k.c.Clock != ClockOpinions || !strings.Contains(k.steps[len(k.steps)-1].Arithmetic[0].EN, "9 working days were left") {
		t.Errorf("%s %v", *k.c.DueOn, k.steps[len(k.steps)-1].Arithmetic)
	}
	k.on("2026-11-20", "审批", brings("suspend", land.CaseBody{Note: "权属争议"}))
	if k.on("2026-11-25", "审批", brings("resume", land.CaseBody{Note: "已解决"})); *k.c.DueOn != "2026-11-19" {
		t.Errorf("a clock that was over runs again until %s", *k.c.DueOn)
	}
}

// TestNobodyAwaited returns a case on the first level: submitted again with every department agreeing still, it waits for nobody, and
// neither then nor after a suspension does a clock of opinions run.
func TestNobodyAwaited(t *testing.T) {
	k := begin(t).filled()
	k.on("2026-11-02", "规划", brings("submit", land.CaseBody{}))
	k.on("2026-11-03", "natural_resources", says("natural_resources", Agree))
	k.on("2026-11-03", "industry", says("industry", Agree))
	k.on("2026-11-04", "审批", brings("refer", land.CaseBody{}))
	k.on("2026-11-05", "审批", brings("return_first", land.CaseBody{Items: []string{"补充"}}))
	k.do("规划", brings("answer", land.CaseBody{Answer: &land.ItemAnswer{Item: 1, Text: "已补"}}))
	for _, m := range []land.CaseMove{brings("resubmit", land.CaseBody{}), brings("suspend", land.CaseBody{Note: "n"}), brings("resume", land.CaseBody{Note: "n"})} {
		by := "审批"
		if m.Move == "resubmit" {
			by = "规划"
		}
		if k.on("2026-11-09", by, m); k.c.DueOn != nil || k.c.Clock != nil {
			t.Errorf("after %s opinions are due on %s", m.Move, *k.c.DueOn)
		}
	}
	k.at(InReview, 2)
}

// TestADateBeforeTheRecord dates a submission years back: the departments have their days all the same.
func TestADateBeforeTheRecord(t *testing.T) {
	k := begin(t).filled()
	k.do("规划", brings("submit", land.CaseBody{DocumentOn: "2020-01-06"}))
	if *k.c.DueOn != "2026-11-16" || *k.c.SubmittedOn != "2020-01-06" {
		t.Errorf("due on %s, submitted on %s", *k.c.DueOn, *k.c.SubmittedOn)
	}
	lapse := brings("lapse", land.CaseBody{DocumentOn: "2026-11-02", Note: "n", Opinion: &land.CaseOpinion{Department: "industry", Opinion: Lapsed}})
	if err := k.try("审批", lapse); !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), "is not over") {
		t.Errorf("%v", err)
	}
}

func TestRefusedMoves(t *testing.T) {
	inReview := func(t testing.TB) *course {
		k := begin(t).filled()
		k.on("2026-11-02", "规划", brings("submit", land.CaseBody{}))
		return k
	}
	second := func(t testing.TB) *course {
		k := decided(t)
		k.c.CaseStanding, _ = Replay(k.steps[:len(k.steps)-1])
		k.steps = k.steps[:len(k.steps)-1]
		return k
	}
	tests := map[string]struct {
		from func(testing.TB) *course
		by   string
		move land.CaseMove
		kind error
		says string
	}{
		"an opinion after the decision": {decided, "industry", says("industry", Agree), land.ErrInvalid, "was decided on 2026-11-16 by 领导"},
		"a move out of order":           {begin, "审批", brings("approve_first", land.CaseBody{DocumentOn: "2026-11-02"}), land.ErrInvalid, "does not lead on from draft"},
		"no such move":                  {begin, "审批", brings("burn", land.CaseBody{}), land.ErrInvalid, "no such move"},
		"what the program does":         {begin, "规划", brings("open", land.CaseBody{}), land.ErrInvalid, "no such move"},
		"submitted unfinished":          {begin, "规划", brings("submit", land.CaseBody{DocumentOn: "2026-11-02"}), land.ErrInvalid, "missing: project, applicant"},
		"an approval by the applicant": {func(t testing.TB) *course {
			k := second(t)
			k.c.Applicants = append(k.c.Applicants, "领导")
			return k
		}, "领导", brings("approve", land.CaseBody{DocumentOn: "2026-11-16", DocumentNo: "1", Signer: "s"}), land.ErrForbidden, "made, changed or submitted"},
		"an opinion of an applicant": {func(t testing.TB) *course {
			k := inReview(t)
			k.c.Applicants = append(k.c.Applicants, "industry")
			return k
		}, "industry", says("industry", Agree), land.ErrForbidden, "may not review"},
		"a parcel that is in force no longer": {func(t testing.TB) *course {
			k := begin(t).filled()
			k.world.Ground.Changes = []land.ParcelChange{{ParcelCode: "P1"}}
			return k
		}, "规划", brings("submit", land.CaseBody{DocumentOn: "2026-11-02"}), land.ErrInvalid, "no longer in force: P1"},
		"submitted without figures": {func(t testing.TB) *course {
			k := begin(t).filled()
			k.world.NoFigures = "numbers.coverage_pct: at most 100"
			return k
		}, "规划", brings("submit", land.CaseBody{DocumentOn: "2026-11-02"}), land.ErrInvalid, "no figures that could be frozen: numbers.coverage_pct"},
		"submitted again without figures": {func(t testing.TB) *course {
			k := corrected(t)
			k.world.NoFigures = "numbers.coverage_pct: at most 100"
			return k
		}, "规划", brings("resubmit", land.CaseBody{DocumentOn: "2026-11-04"}), land.ErrInvalid, "no figures"},
		"submitted again with a parcel in force no longer": {func(t testing.TB) *course {
			k := corrected(t)
			k.world.Ground.Changes = []land.ParcelChange{{ParcelCode: "P1", Became: []land.LineageRecord{{ParcelCode: "P1-1"}, {ParcelCode: "P1-2"}}}}
			return k
		}, "规划", brings("resubmit", land.CaseBody{DocumentOn: "2026-11-04"}), land.ErrInvalid, "no longer in force: P1 (became P1-1, P1-2); take parcels that are"},
		"other parcels while it is reviewed": {inReview, "规划", brings("take_parcels", land.CaseBody{ParcelCodes: []string{"P2"}}), land.ErrInvalid, "does not lead on"},
		"other parcels, none named":          {func(t testing.TB) *course { return corrected(t) }, "规划", brings("take_parcels", land.CaseBody{}), land.ErrInvalid, "parcel_codes: must be given"},
		"approved without figures": {func(t testing.TB) *course {
			k := second(t)
			k.world.NoFigures = "numbers.coverage_pct: at most 100"
			return k
		}, "领导", brings("approve", land.CaseBody{DocumentOn: "2026-11-16", DocumentNo: "1", Signer: "s"}), land.ErrInvalid, "no figures"},
		"conducted by the applicant":            {inReview, "规划", brings("refer", land.CaseBody{DocumentOn: "2026-11-02"}), land.ErrForbidden, "made, changed or submitted"},
		"a right that is lacking":               {inReview, "园区", brings("refer", land.CaseBody{DocumentOn: "2026-11-02"}), land.ErrForbidden, "lacks the right conduct_review"},
		"for another department":                {inReview, "industry", says("natural_resources", Agree), land.ErrInvalid, "do not speak for"},
		"of a department that is not asked":     {inReview, "tax", says("tax", Agree), land.ErrForbidden, "is not asked"},
		"referred before all have spoken":       {inReview, "审批", brings("refer", land.CaseBody{DocumentOn: "2026-11-02"}), land.ErrInvalid, "not cleared by: natural resources, industry"},
		"sent back with nothing to correct":     {inReview, "审批", brings("send_back", land.CaseBody{DocumentOn: "2026-11-02"}), land.ErrInvalid, "no returned item"},
		"silence before its time":               {inReview, "审批", brings("lapse", land.CaseBody{DocumentOn: "2026-11-02", Note: "n", Opinion: &land.CaseOpinion{Department: "industry", Opinion: Lapsed}}), land.ErrInvalid, "is not over"},
		"a return without items":                {inReview, "industry", brings("opine", land.CaseBody{DocumentOn: "2026-11-02", Opinion: &land.CaseOpinion{Department: "industry", Opinion: Return}}), land.ErrInvalid, "what must be corrected"},
		"conditions that are none":              {inReview, "industry", brings("opine", land.CaseBody{DocumentOn: "2026-11-02", Opinion: &land.CaseOpinion{Department: "industry", Opinion: Conditionally}}), land.ErrInvalid, "must be given with agree_with_conditions"},
		"a field of the program":                {begin, "规划", brings("fill", land.CaseBody{Fields: map[string]string{"far": "3"}}), land.ErrInvalid, "filled in by the program"},
		"a field that there is not":             {begin, "规划", brings("fill", land.CaseBody{Fields: map[string]string{"moon": "3"}}), land.ErrInvalid, "no such field"},
		"a document that there is not":          {begin, "规划", brings("attach", land.CaseBody{Document: "x", FileID: 1}), land.ErrInvalid, "no such document"},
		"consents above the whole":              {begin, "规划", brings("consent", land.CaseBody{Consents: []land.Consent{{Owner: "甲厂", AreaM2: 600, Says: "agrees"}, {Owner: "乙厂", AreaM2: 401, Says: "agrees"}}}), land.ErrInvalid, "100.1 % of it"},
		"more than an owner has":                {begin, "规划", brings("consent", land.CaseBody{Consents: []land.Consent{{Owner: "乙厂", AreaM2: 999, Says: "agrees"}}}), land.ErrInvalid, "consents[0].area_m2: at most the land on record, 400.00 m²"},
		"more than any owner has":               {begin, "规划", brings("consent", land.CaseBody{Consents: []land.Consent{{Owner: "丙", Role: "co_owner", AreaM2: 601, Says: "agrees"}}}), land.ErrInvalid, "consents[0].area_m2: at most the land on record, 600.00 m²"},
		"an owner in two roles":                 {begin, "规划", brings("consent", land.CaseBody{Consents: []land.Consent{{Owner: "甲厂", Says: "agrees"}, {Owner: "甲厂", Role: "co_owner", Says: "agrees"}}}), land.ErrInvalid, "stands twice"},
		"an owner twice":                        {begin, "规划", brings("consent", land.CaseBody{Consents: []land.Consent{{Owner: "甲厂", Says: "agrees"}, {Owner: "甲厂", Says: "refuses"}}}), land.ErrInvalid, "stands twice"},
		"tomorrow":                              {inReview, "industry", brings("opine", land.CaseBody{DocumentOn: "2026-11-03", Opinion: &land.CaseOpinion{Department: "industry", Opinion: Agree}}), land.ErrInvalid, "in the future"},
		"before it was submitted":               {inReview, "industry", brings("opine", land.CaseBody{DocumentOn: "2026-11-01", Opinion: &land.CaseOpinion{Department: "industry", Opinion: Agree}}), land.ErrInvalid, "must not be before 2026-11-02"},
		"what it does not take":                 {inReview, "审批", brings("suspend", land.CaseBody{DocumentOn: "2026-11-02", Note: "n", Milestone: Started}), land.ErrInvalid, "takes none"},
		"completed before it started":           {decided, "园区", brings("milestone", land.CaseBody{DocumentOn: "2026-11-16", DocumentNo: "1", Milestone: Completed}), land.ErrInvalid, "follows started"},
		"a milestone of another name":           {decided, "园区", brings("milestone", land.CaseBody{DocumentOn: "2026-11-16", DocumentNo: "1", Milestone: "moon"}), land.ErrInvalid, "no such milestone"},
		"a promise of neither figure nor a day": {begin, "规划", brings("promise", land.CaseBody{Promises: []land.Promise{{Indicator: "floor_area_ratio"}}}), land.ErrInvalid, "either a figure or a day"},
		"an answer to nothing":                  {begin, "规划", brings("answer", land.CaseBody{Answer: &land.ItemAnswer{Item: 1, Text: "x"}}), land.ErrInvalid, "does not lead on"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			k := tt.from(t)
			if tt.move.Move == "opine" && tt.move.DocumentOn == "" {
				tt.move.DocumentOn = calendar.Text(k.world.Calendar.Today)
			}
			version := k.c.Version
			err := k.try(tt.by, tt.move)
			if !errors.Is(err, tt.kind) || !strings.Contains(err.Error(), tt.says) || k.c.Version != version {
				t.Errorf("got %v", err)
			}
		})
	}
}

// TestTheTwoLevelsAreTwoPersons gives one person both rights.
func TestTheTwoLevelsAreTwoPersons(t *testing.T) {
	k := decided(t)
	k.steps = k.steps[:len(k.steps)-1]
	k.c.CaseStanding, _ = Replay(k.steps)
	all := land.Person{Name: "审批", Holds: func(string, string) bool { return true }}
	k.world.Steps = k.steps
	_, _, err := Move(k.c, land.CaseMove{Move: "approve", Version: k.c.Version, CaseBody: land.CaseBody{DocumentOn: "2026-11-16", DocumentNo: "1", Signer: "s"}}, all, k.world)
	if !errors.Is(err, land.ErrForbidden) || !strings.Contains(err.Error(), "another person") {
		t.Errorf("%v", err)
	}
}

func TestWhoWasFaster(t *testing.T) {
	k := begin(t).filled()
	k.on("2026-11-02", "规划", brings("submit", land.CaseBody{}))
	read := k.c.Version
	at := func(m land.CaseMove) land.CaseMove {
		m.Version, m.DocumentOn = read, "2026-11-02"
		return m
	}
	if err := k.try("industry", at(says("industry", Agree))); err != nil {
		t.Fatal(err)
	}
	if err := k.try("natural_resources", at(says("natural_resources", Agree))); err != nil {
		t.Errorf("two departments are both heard: %v", err)
	}
	err := k.try("industry", at(says("industry", Return)))
	if !errors.Is(err, land.ErrConflict) || !strings.Contains(err.Error(), "opine by industry") {
		t.Errorf("two reviewers of one department: %v", err)
	}
	if err := k.try("审批", at(brings("refer", land.CaseBody{}))); !errors.Is(err, land.ErrConflict) {
		t.Errorf("referred without knowing what was said: %v", err)
	}
}

func TestSilenceOfADepartment(t *testing.T) {
	k := begin(t).filled()
	k.on("2026-11-02", "规划", brings("submit", land.CaseBody{}))
	k.on("2026-11-16", "natural_resources", says("natural_resources", NotApplicable))
	k.on("2026-11-17", "审批", brings("lapse", land.CaseBody{Note: "已两次催办", Opinion: &land.CaseOpinion{Department: "industry", Opinion: Lapsed}}))
	k.on("2026-11-17", "审批", brings("refer", land.CaseBody{}))
	k.at(ForMeeting, 1)
}

// corrected is a case that one department returned and the other agreed to; the returned items are answered.
func corrected(t testing.TB) *course {
	k := begin(t).filled()
	k.on("2026-11-02", "规划", brings("submit", land.CaseBody{}))
	k.on("2026-11-03", "natural_resources", says("natural_resources", Return))
	k.on("2026-11-03", "industry", says("industry", Conditionally))
	k.on("2026-11-04", "审批", brings("send_back", land.CaseBody{}))
	for item := range 2 {
		k.do("园区", brings("answer", land.CaseBody{Answer: &land.ItemAnswer{Item: item + 1, Text: "已改"}}))
	}
	return k
}

// TestOpinionsOnAnotherScheme takes another revision during the correction: who agreed to the one before is asked again.
func TestOpinionsOnAnotherScheme(t *testing.T) {
	k := corrected(t)
	k.do("规划", brings("take_scenario", land.CaseBody{ScenarioID: 99, ScenarioRevision: 1}))
	k.on("2026-11-06", "规划", brings("resubmit", land.CaseBody{}))
	k.on("2026-11-09", "natural_resources", says("natural_resources", Agree))
	if got := Awaited(k.c.CaseStanding); !slices.Equal(got, []string{"industry"}) || len(Given(k.c.CaseStanding)) != 0 {
		t.Errorf("awaited %v, conditions %v", got, Given(k.c.CaseStanding))
	}
	if err := k.try("审批", brings("refer", land.CaseBody{DocumentOn: "2026-11-09"})); !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), "not cleared by: industry") {
		t.Errorf("referred on an agreement to another scheme: %v", err)
	}
	k.on("2026-11-10", "industry", says("industry", Agree))
	k.on("2026-11-10", "审批", brings("refer", land.CaseBody{}))
}

// TestOpinionsOnOtherLand takes other parcels during the correction: who agreed to the land before is asked again.
func TestOpinionsOnOtherLand(t *testing.T) {
	k := corrected(t)
	k.do("规划", brings("take_parcels", land.CaseBody{ParcelCodes: []string{" P1-1 ", "P1-2"}}))
	if got := k.steps[len(k.steps)-1].Body.ParcelCodes; !slices.Equal(got, []string{"P1-1", "P1-2"}) {
		t.Errorf("%q", got)
	}
	k.on("2026-11-06", "规划", brings("resubmit", land.CaseBody{}))
	if got := Awaited(k.c.CaseStanding); !slices.Equal(got, []string{"natural_resources", "industry"}) {
		t.Errorf("awaited %v", got)
	}
	k.on("2026-11-09", "industry", says("industry", Agree))
	if got := Awaited(k.c.CaseStanding); !slices.Equal(got, []string{"natural_resources"}) {
		t.Errorf("awaited %v", got)
	}
}

// TestSilenceSettlesNoReturn waits out the second round of a department that returned the case in the first.
func TestSilenceSettlesNoReturn(t *testing.T) {
	k := corrected(t)
	k.on("2026-11-06", "规划", brings("resubmit", land.CaseBody{}))
	k.world.Calendar = day(t, "2026-12-31")
	err := k.try("审批", brings("lapse", land.CaseBody{DocumentOn: "2026-12-31", Note: "n", Opinion: &land.CaseOpinion{Department: "natural_resources", Opinion: Lapsed}}))
	if !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), "not settled (1, 2)") {
		t.Errorf("%v", err)
	}
	after := Apply(k.c.CaseStanding, land.CaseStep{Move: "lapse", FromState: InReview, ToState: InReview, Body: land.CaseBody{Opinion: &land.CaseOpinion{Department: "natural_resources", Opinion: Lapsed}}})
	if after.Items[0].State != "answered" {
		t.Errorf("silence made of an answered item one that is %s", after.Items[0].State)
	}
}

// TestADepartmentThatIsDropped takes the department that returned the case out of the settings, and adds another.
func TestADepartmentThatIsDropped(t *testing.T) {
	k := corrected(t)
	k.world.Settings.Departments = []land.Department{{Name: "industry"}, {Name: "fire"}}
	k.on("2026-11-06", "规划", brings("resubmit", land.CaseBody{}))
	if want := []string{"natural_resources", "industry", "fire"}; !slices.Equal(k.c.Asked, want) || !slices.Contains(Pending(k.c.CaseStanding), "natural_resources") {
		t.Errorf("asked %v, pending %v", k.c.Asked, Pending(k.c.CaseStanding))
	}
}

func TestPromises(t *testing.T) {
	far := land.Promise{Indicator: "floor_area_ratio", Target: new(2.5)}
	for name, tt := range map[string]struct {
		promises []land.Promise
		says     string
	}{
		"all kinds":            {[]land.Promise{far, {Indicator: "tax_per_mu", Target: new(30.0), Unit: "万元/亩"}, {Indicator: "start_on", TargetOn: "2027-06-30"}, {Indicator: "safety", Target: new(0.0)}}, ""},
		"of the whole table":   {[]land.Promise{{Indicator: "floor_area_m2", Target: new(50000.0), Unit: "m²"}, {Indicator: "building_coefficient", Target: new(0.4)}, {Indicator: "energy_per_output", Target: new(0.05), Unit: "tce/万元"}, {Indicator: "jobs", Target: new(300.0), Unit: "人"}, {Indicator: "firms", Target: new(2.0), Unit: "家"}}, ""},
		"a share in percent":   {[]land.Promise{{Indicator: "building_coefficient", Target: new(40.0)}}, "promises[0].target: a share, at most 1"},
		"of two enterprises":   {[]land.Promise{{Indicator: "tax_per_mu", Target: new(1.0), USCC: "A"}, {Indicator: "tax_per_mu", Target: new(1.0), USCC: "B"}}, ""},
		"of no such indicator": {[]land.Promise{{Indicator: "moon", Target: new(1.0)}}, "promises[0].indicator: there is no such indicator"},
		"twice":                {[]land.Promise{far, far}, "promises[1].indicator: stands twice"},
		"nothing":              {[]land.Promise{{Indicator: "floor_area_ratio", Target: new(0.0)}}, "promises[0].target: must be positive"},
		"less than nothing":    {[]land.Promise{{Indicator: "safety", Target: new(-1.0)}}, "promises[0].target: must be positive"},
		"in another unit":      {[]land.Promise{{Indicator: "tax_per_mu", Target: new(1.0), Unit: "kg"}}, "promises[0].unit: must be that of the indicator"},
		"a figure of a day":    {[]land.Promise{{Indicator: "start_on", Target: new(1.0)}}, "promises[0]: either a figure or a day"},
		"a day of a figure":    {[]land.Promise{{Indicator: "tax_per_mu", TargetOn: "2027-01-01"}}, "promises[0]: either a figure or a day"},
		"more than can be":     {make([]land.Promise, 51), "promises: at most 50"},
	} {
		err := begin(t).try("规划", brings("promise", land.CaseBody{Promises: tt.promises}))
		if tt.says == "" && err != nil || tt.says != "" && (!errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), tt.says)) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestAnApprovalThatComesToNothing ends a case that can never be finished.
func TestAnApprovalThatComesToNothing(t *testing.T) {
	for _, published := range []bool{false, true} {
		k := decided(t)
		if published {
			k.on("2026-11-18", "审批", brings("publish", land.CaseBody{Note: "门户网站"}))
		}
		move := brings("terminate", land.CaseBody{DocumentOn: "2026-11-18", DocumentNo: "撤2号"})
		k.world.Calendar = day(t, "2026-11-18")
		if err := k.try("领导", move); !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), "note: must be given") {
			t.Errorf("without a reason: %v", err)
		}
		move.Note = "业主放弃实施"
		if err := k.try("审批", move); !errors.Is(err, land.ErrForbidden) {
			t.Errorf("by who does not decide: %v", err)
		}
		k.do("领导", move)
		state, _ := StateByName(k.c.State)
		if k.at(Terminated, 2); !state.Ended || state.Site != land.SiteEnded || k.c.DueOn != nil {
			t.Errorf("%+v, due %v", state, k.c.DueOn)
		}
	}
}

func TestACaseWithoutAScenario(t *testing.T) {
	if _, err := Open(land.NewCase{SiteID: 1}, person("规划")); !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), "scenario") {
		t.Errorf("%v", err)
	}
}
