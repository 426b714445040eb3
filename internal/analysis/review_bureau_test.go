package analysis_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"permu/internal/access"
	"permu/internal/analysis"
	"permu/internal/land"
	"permu/internal/pgtest"
	"permu/internal/review"
	"permu/internal/store"
)

// bureau reviews a zone z of four parcels: P1 and P2 touch, P3 and P4 lie apart. Two departments are asked.
type bureau struct {
	*analysis.Zones
	pool *pgxpool.Pool
	t    *testing.T
}

func openBureau(t *testing.T) bureau {
	t.Helper()
	pool := pgtest.New(t, store.Migrate)
	s, err := store.Open(t.Context(), pool.Config().ConnString())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	b := bureau{&analysis.Zones{Store: s}, pool, t}
	b.sql(`set search_path to permu, public;
		insert into zone (zone_code, name) values ('z', '开发区');
		insert into data_source (zone_code, source_id, kind, file_name, sha256, bytes, data_version, program_version, report)
		values ('z', 1, 'parcels', 'f', repeat('0', 64), 1, 1, 'test', '{}');
		insert into parcel (zone_code, parcel_id, parcel_code, owner_name, title_area_m2, geom, area_m2, valid_from, source_id)
		select 'z', i, 'P' || i, '厂' || i, 2000, st_multi(st_makeenvelope(118 + least(i, 2) * 0.001 + greatest(i - 2, 0) * 0.01, 24, 118.001 + least(i, 2) * 0.001 + greatest(i - 2, 0) * 0.01, 24.001, 4490)), 2001, now(), 1
		from generate_series(1, 4) i;
		update zone set next_id = 100 where zone_code = 'z'`)
	set := review.Settings()
	set.Departments = set.Departments[:2]
	if _, err := b.SaveReviewSettings(t.Context(), "z", "规划", set); err != nil {
		t.Fatal(err)
	}
	return b
}

func (b bureau) sql(statements string) {
	b.t.Helper()
	c, err := b.pool.Acquire(b.t.Context())
	if err != nil {
		b.t.Fatal(err)
	}
	defer c.Release()
	if _, err := c.Exec(b.t.Context(), statements); err != nil {
		b.t.Fatal(err)
	}
}

func user(name string, grants ...string) access.Person {
	p := access.Person{Name: name}
	for _, g := range grants {
		p.Roles = append(p.Roles, access.ParseGrant(g))
	}
	return p
}

func as(name string, grants ...string) land.Person {
	p := user(name, grants...)
	return land.Person{
		Name: name, Holds: func(right, park string) bool {
			return access.Allowed(p, access.Right(right), access.Place{ZoneCode: "z", ParkCode: park})
		},
		Speaks: func(department, park string) bool {
			return access.SpeaksFor(p, department, access.Place{ZoneCode: "z", ParkCode: park})
		},
	}
}

func applicant() land.Person { return as("规划", "planner@z") }
func nature() land.Person    { return as("自然", "reviewer:natural_resources@z") }
func works() land.Person     { return as("工信", "reviewer:industry@z") }
func approver() land.Person  { return as("审批", "approver@z") }
func leader() land.Person    { return as("领导", "leader@z") }

// site puts parcels together with a scenario.
func (b bureau) site(name string, codes ...string) int64 {
	b.t.Helper()
	file, err := b.NewSite(b.t.Context(), "z", user("规划", "planner@z"), land.NewSite{Name: name, Mode: "rebuild", ParcelCodes: codes})
	if err != nil {
		b.t.Fatal(err)
	}
	if _, err := b.pool.Exec(b.t.Context(), `insert into permu.scenario (zone_code, site_id, scenario_id, revision, name, inputs, made_by) values ('z', $1, 7, 1, '方案一', '{"numbers": {"floor_area_ratio": 2.5}}', '规划')`, file.SiteID); err != nil {
		b.t.Fatal(err)
	}
	return file.SiteID
}

func (b bureau) open(siteID int64) land.CaseRecord {
	b.t.Helper()
	r, err := b.OpenCase(b.t.Context(), "z", applicant(), land.NewCase{SiteID: siteID, ScenarioID: 7})
	if err != nil {
		b.t.Fatal(err)
	}
	return r
}

func (b bureau) do(r land.CaseRecord, by land.Person, m land.CaseMove) land.CaseRecord {
	b.t.Helper()
	after, err := b.MoveCase(b.t.Context(), "z", r.CaseID, by, knowing(r, m))
	if err != nil {
		b.t.Fatalf("%s: %v", m.Move, err)
	}
	return after
}

// knowing is a move that rests on what its case shows, with the checks that do not pass acknowledged.
func knowing(r land.CaseRecord, m land.CaseMove) land.CaseMove {
	m.Version = r.Version
	t, _ := review.TransitionByName(m.Move)
	if slices.Contains(t.Demands, review.Seen) {
		m.Seen = r.Rests
	}
	if slices.Contains(t.Optional, review.Acknowledged) {
		var scheme land.Scheme
		_ = json.Unmarshal(r.Current.Figures, &scheme)
		for _, c := range review.NotPassing(scheme.Checks) {
			m.Acknowledged, m.Reason = append(m.Acknowledged, review.NameOf(c)), "已核"
		}
	}
	return m
}

func (b bureau) file(r land.CaseRecord) int64 {
	b.t.Helper()
	f, err := b.AddCaseFile(b.t.Context(), "z", r.CaseID, applicant(), land.Upload{Name: "材料.pdf", MediaType: "application/pdf", Body: strings.NewReader("%PDF")})
	if err != nil {
		b.t.Fatal(err)
	}
	return f.FileID
}

func on(move string, body land.CaseBody) land.CaseMove {
	body.DocumentOn = inChina().Format(time.DateOnly)
	return land.CaseMove{Move: move, CaseBody: body}
}

func inChina() time.Time { return time.Now().In(time.FixedZone("CST", 8*3600)) }

func saying(department, opinion string, items ...string) land.CaseMove {
	return on("opine", land.CaseBody{Opinion: &land.CaseOpinion{Department: department, Opinion: opinion, Items: items}})
}

// filled is a draft that can be submitted.
func (b bureau) filled(siteID int64) land.CaseRecord {
	b.t.Helper()
	return b.filledOf(b.open(siteID))
}

// filledOf fills a case in.
func (b bureau) filledOf(r land.CaseRecord) land.CaseRecord {
	b.t.Helper()
	fileID, fields := b.file(r), map[string]string{}
	for _, s := range review.Sections() {
		for _, p := range s.Papers {
			if p.Required {
				r = b.do(r, applicant(), land.CaseMove{Move: "attach", CaseBody: land.CaseBody{Document: p.Name, FileID: fileID}})
			}
		}
		for _, f := range s.Fields {
			if f.Required {
				fields[f.Name] = "有:13800000000,2000 万元"
			}
		}
	}
	r = b.do(r, applicant(), land.CaseMove{Move: "fill", CaseBody: land.CaseBody{Fields: fields}})
	var consents []land.Consent
	for _, owner := range r.Ground.Owners {
		consents = append(consents, land.Consent{Owner: owner, AreaM2: 2000, Says: "agrees"})
	}
	return b.do(r, applicant(), land.CaseMove{Move: "consent", CaseBody: land.CaseBody{Consents: consents}})
}

func (b bureau) submitted(siteID int64) land.CaseRecord {
	b.t.Helper()
	return b.do(b.filled(siteID), applicant(), on("submit", land.CaseBody{}))
}

// decidable is a case on its second level, in its first round.
func (b bureau) decidable(siteID int64) land.CaseRecord {
	b.t.Helper()
	r := b.submitted(siteID)
	r = b.do(r, nature(), saying("natural_resources", review.Agree))
	r = b.do(r, works(), saying("industry", review.Agree))
	return b.heard(r)
}

// heard takes a case that every department has cleared to its second level.
func (b bureau) heard(r land.CaseRecord) land.CaseRecord {
	b.t.Helper()
	r = b.do(r, approver(), on("refer", land.CaseBody{}))
	r = b.do(r, approver(), on("meet", land.CaseBody{Note: "原则同意", FileID: r.Files[0].FileID}))
	return b.do(r, approver(), on("approve_first", land.CaseBody{}))
}

func (b bureau) decided(siteID int64) land.CaseRecord {
	b.t.Helper()
	r := b.submitted(siteID)
	r = b.do(r, nature(), saying("natural_resources", review.Return, "核对红线"))
	r = b.do(r, works(), saying("industry", review.Agree))
	r = b.do(r, approver(), on("send_back", land.CaseBody{}))
	r = b.do(r, applicant(), land.CaseMove{Move: "answer", CaseBody: land.CaseBody{Answer: &land.ItemAnswer{Item: 1, Text: "已核对"}}})
	r = b.do(r, applicant(), land.CaseMove{Move: "promise", CaseBody: land.CaseBody{Promises: []land.Promise{{Indicator: "floor_area_ratio", Target: new(2.5), DueOn: "2029-12-31"}, {Indicator: "start_on", TargetOn: "2027-06-30"}}}})
	r = b.do(r, applicant(), on("resubmit", land.CaseBody{}))
	r = b.do(r, nature(), saying("natural_resources", review.Agree))
	return b.do(b.heard(r), leader(), on("approve", land.CaseBody{DocumentNo: "审〔2026〕1号", Signer: "领导"}))
}
