package analysis_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"permu/internal/analysis"
	"permu/internal/land"
	"permu/internal/policy"
)

// TestZones asks what a server asks, of one demonstration zone.
func TestZones(t *testing.T) {
	p := prepare(t)
	zones := &analysis.Zones{Store: p.Store}
	t.Run("statistics", func(t *testing.T) { statistics(t, p) })
	t.Run("what-if", func(t *testing.T) { whatIf(t, p, zones) })
	t.Run("what-if refuses", func(t *testing.T) { whatIfRefuses(t, zones) })
	t.Run("desks", func(t *testing.T) { sameDesk(t, zones) })
	t.Run("a desk grows", func(t *testing.T) { grownDesk(t, zones) })
	t.Run("saved policies", func(t *testing.T) { savedPolicies(t, zones) })
	t.Run("old policies", func(t *testing.T) { oldPolicies(t, p, zones) })
}

// whatIf tries changes; what a real run under the changed policy says is the second opinion.
func whatIf(t *testing.T, p prepared, zones *analysis.Zones) {
	run, err := zones.Run(t.Context(), demoZone, land.RunChoice{Year: 2020})
	if err != nil {
		t.Fatal(err)
	}
	for name, patch := range map[string]string{
		"nothing":             `[]`,
		"more A":              `[{"op":"replace","path":"/tracks/0/bands/grades/0/up_to_percent","value":30}]`,
		"weights":             `[{"op":"replace","path":"/tracks/0/indicators/0/weight","value":25},{"op":"replace","path":"/tracks/0/indicators/1/weight","value":50}]`,
		"a constant baseline": `[{"op":"replace","path":"/tracks/1/indicators/0/baseline","value":{"source":"const","value":12.5}}]`,
		"no cap":              `[{"op":"remove","path":"/tracks/0/indicators/0/scorer/cap"}]`,
	} {
		t.Run(name, func(t *testing.T) {
			would, err := zones.WhatIf(t.Context(), land.WhatIfRequest{ZoneCode: demoZone, RunID: run.RunID, Patch: json.RawMessage(patch), Most: 100_000})
			if err != nil {
				t.Fatal(err)
			}
			agreesWithRuns(t, p, zones, run, would, patch)
		})
	}
}

func agreesWithRuns(t *testing.T, p prepared, zones *analysis.Zones, run land.Run, would land.WhatIf, patch string) {
	t.Helper()
	document, err := zones.RunDocument(t.Context(), demoZone, run.RunID)
	if err != nil {
		t.Fatal(err)
	}
	changed, err := policy.Read(analysis.Patched(t, document.Document, patch))
	if err != nil {
		t.Fatal(err)
	}
	summary, err := analysis.Evaluate(t.Context(), p.Store, analysis.EvaluateRequest{ZoneCode: demoZone, Year: 2020, Policy: changed, Trial: true, CreatedBy: "test"})
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range would.Kinds {
		after, before := summary.Counts.EnterpriseGrades, run.Counts.EnterpriseGrades
		if k.Kind == land.OfParcel {
			after, before = summary.Counts.ParcelGrades, run.Counts.ParcelGrades
		}
		if diff := cmp.Diff(after, k.After); diff != "" {
			t.Errorf("%s after (-run +what-if):\n%s", k.Kind, diff)
		}
		if diff := cmp.Diff(before, k.Before); diff != "" {
			t.Errorf("%s before (-run +what-if):\n%s", k.Kind, diff)
		}
		var moved int
		p.ask(t, fmt.Sprintf(`
			select count(*) from evaluation a join evaluation b using (zone_code, subject_kind, subject_key)
			where a.run_id = %d and b.run_id = %d and a.subject_kind = '%s' and a.grade <> b.grade`, run.RunID, summary.RunID, k.Kind), &moved)
		if moved != k.Moved || len(k.List) != moved {
			t.Errorf("%s: %d moved, %d listed, by SQL %d", k.Kind, k.Moved, len(k.List), moved)
		}
	}
}

// sameDesk reads a policy twice, and others that count land in other ways.
func sameDesk(t *testing.T, zones *analysis.Zones) {
	read := func(t *testing.T, more string) policy.Policy {
		t.Helper()
		document := "id: mine\nversion: 1\ntitle: {zh: 试}\ntracks: [{id: all, title: {zh: 全部}, combine: {method: none}, indicators: [{id: tax, numerator: tax_cny, unit: 万元, weight: 1, scorer: {type: raw}}]}]\n"
		p, err := policy.Read([]byte(document + more))
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	const (
		sourced = "land: {min_denominator_mu: 0.5, source: {document: 某办法, article: 第三条, note: {zh: 注}}}\n"
		apart   = "land: {shared_parcel: {method: merge_and_share_grade, separate_if: tax_cny > param.least}, min_denominator_mu: 1}\n"
		least   = "parameters: [{id: least, title: {zh: 下限}, value: %d}]\n"
	)
	for name, test := range map[string]struct {
		a, b string
		same bool
	}{
		"read twice":           {sourced, sourced, true},
		"other measures":       {sourced, sourced + "population: {snapshot_on: 06-30}\n", true},
		"other land":           {sourced, "land: {min_denominator_mu: 0.6}\n", false},
		"apart, read twice":    {apart + fmt.Sprintf(least, 1), apart + fmt.Sprintf(least, 1), true},
		"apart from other tax": {apart + fmt.Sprintf(least, 1), apart + fmt.Sprintf(least, 2), false},
		"apart on another day": {apart + fmt.Sprintf(least, 1), apart + fmt.Sprintf(least, 1) + "population: {snapshot_on: 06-30}\n", false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := analysis.SameDesk(t, zones, demoZone, 2020, read(t, test.a), read(t, test.b)); got != test.same {
				t.Errorf("the same: %t", got)
			}
		})
	}
}

// grownDesk tries a policy that asks about more than is held: it gets a desk that serves both.
func grownDesk(t *testing.T, zones *analysis.Zones) {
	const document = "id: mine\nversion: 1\ntitle: {zh: 试}\nland: {min_denominator_mu: 0.7}\ntracks: [{id: all, title: {zh: 全部}, combine: {method: none}, indicators: [{id: tax, numerator: %s, unit: 万元, weight: 1, scorer: {type: raw}}]}]\npopulation: {unit: %s}\n"
	read := func(number, subject string) policy.Policy {
		p, err := policy.Read(fmt.Appendf(nil, document, number, subject))
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	narrow := read("tax_cny", "legal_entity")
	for name, wider := range map[string]policy.Policy{"another number": read("profit_cny", "legal_entity"), "another unit": read("tax_cny", "park")} {
		if analysis.SameDesk(t, zones, demoZone, 2020, narrow, wider) {
			t.Errorf("%s: it is not held", name)
		}
		if !analysis.SameDesk(t, zones, demoZone, 2020, narrow, wider) || !analysis.SameDesk(t, zones, demoZone, 2020, wider, narrow) {
			t.Errorf("%s: one desk has both", name)
		}
	}
}

func whatIfRefuses(t *testing.T, zones *analysis.Zones) {
	for name, test := range map[string]struct {
		ask  land.WhatIfRequest
		is   error
		says string
	}{
		"no such run":         {land.WhatIfRequest{ZoneCode: demoZone, RunID: 99, Patch: json.RawMessage(`[]`)}, land.ErrNotFound, ""},
		"neither":             {land.WhatIfRequest{ZoneCode: demoZone, RunID: 1}, land.ErrInvalid, "either"},
		"a patch of nothing":  {land.WhatIfRequest{ZoneCode: demoZone, RunID: 1, Patch: json.RawMessage(`[{"op":"replace","path":"/x/y","value":1}]`)}, land.ErrInvalid, "patch"},
		"weights of 90":       {land.WhatIfRequest{ZoneCode: demoZone, RunID: 1, Patch: json.RawMessage(`[{"op":"replace","path":"/tracks/1/indicators/0/weight","value":90}]`)}, land.ErrInvalid, "weights must sum"},
		"an unknown number":   {land.WhatIfRequest{ZoneCode: demoZone, RunID: 1, Patch: json.RawMessage(`[{"op":"add","path":"/land","value":{"min_denominator_mu":"unknown"}}]`)}, land.ErrInvalid, "must be set"},
		"not a policy at all": {land.WhatIfRequest{ZoneCode: demoZone, RunID: 1, Policy: json.RawMessage(`{"id":1}`)}, land.ErrInvalid, "id"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := zones.WhatIf(t.Context(), test.ask); !errors.Is(err, test.is) || !strings.Contains(err.Error(), test.says) {
				t.Errorf("got %v", err)
			}
		})
	}
}

// oldPolicies has a saved version and a run of rules that are not taken any more.
func oldPolicies(t *testing.T, p prepared, zones *analysis.Zones) {
	var one int
	p.ask(t, `select count(*) from open_part('evaluation', '`+demoZone+`', 900) as part, close_part('evaluation', part, '`+demoZone+`', array[900])`, &one)
	for _, statement := range []string{
		`insert into policy_version (zone_code, policy_id, version, title, digest, source, saved_by) values ('%s', 'old', 1, '旧', repeat('0', 64), %s, 'test')`,
		`insert into run (zone_code, run_id, year, as_of, policy_id, policy_title, policy_digest, policy_source, data_version, program_version, created_by, conservation, counts, context, trial)
		 select '%s', 900, year, as_of, 'old', '旧', repeat('0', 64), %s, data_version, program_version, created_by, conservation, counts, context, true from run where run_id = 1`,
		`insert into evaluation (zone_code, run_id, subject_kind, subject_key, output_state, tax_state, score, grade, items)
		 select '%s', 900, subject_kind, subject_key, output_state, tax_state, score, grade, items from evaluation
		 where run_id = 1 and subject_kind = 'enterprise' and grade = 'A' and %s is not null order by subject_key limit 1`,
	} {
		p.ask(t, fmt.Sprintf(statement, demoZone, `convert_to(E'id: old\\nversion: 1\\ntitle: {zh: 旧}\\ngone: true\\n', 'utf8')`)+" returning 1", &one)
	}
	list, err := zones.Policies(t.Context(), demoZone)
	at := slices.IndexFunc(list, func(s land.PolicySummary) bool { return s.PolicyID == "old" })
	if err != nil || at < 0 || len(list[at].Problems) == 0 || list[at].Title.ZH != "旧" || list[at].SavedBy != "test" {
		t.Errorf("got %d, %v", len(list), err)
	}
	if _, err := zones.PolicyDocument(t.Context(), demoZone, "old", 1); !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), "gone") {
		t.Errorf("the document: %v", err)
	}
	var uscc string
	p.ask(t, `select subject_key from evaluation where run_id = 900`, &uscc)
	file, err := zones.EnterpriseFile(t.Context(), demoZone, uscc, land.RunChoice{RunID: 900})
	if err != nil || file.Evaluation.Grade != "A" || len(file.Evaluation.Reasons) != 1 || file.Evaluation.Reasons[0].Code != "not_explained" {
		t.Errorf("got %+v, %v", file.Evaluation, err)
	}
}

func savedPolicies(t *testing.T, zones *analysis.Zones) {
	standard, err := zones.PolicyDocument(t.Context(), demoZone, policy.DefaultID, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := zones.SavePolicy(t.Context(), demoZone, land.NewPolicy{PolicyID: policy.DefaultID, Document: standard.Document, SavedBy: "甲"}); !errors.Is(err, land.ErrInvalid) {
		t.Errorf("a built-in name is taken: %v", err)
	}
	for want := 1; want <= 2; want++ {
		saved, err := zones.SavePolicy(t.Context(), demoZone, land.NewPolicy{PolicyID: "mine", Document: standard.Document, Note: "tried", SavedBy: "甲"})
		if err != nil || saved.Version != want || saved.PolicyID != "mine" || saved.SavedBy != "甲" || saved.Origin != "saved" {
			t.Fatalf("got %+v, %v", saved.PolicySummary, err)
		}
	}
	run, err := zones.EvaluateAs(t.Context(), land.NewRun{ZoneCode: demoZone, Year: 2020, Policy: "mine@1", Trial: true, CreatedBy: "甲", ProgramVersion: "test"})
	if err != nil || run.PolicyID != "mine" || run.CreatedBy != "甲" || !run.Trial {
		t.Errorf("got %+v, %v", run, err)
	}
	if _, err := zones.EvaluateAs(t.Context(), land.NewRun{ZoneCode: demoZone, Year: 2020, Policy: "../../etc/passwd.yaml"}); !errors.Is(err, land.ErrInvalid) {
		t.Errorf("a file is read: %v", err)
	}
	list, err := zones.Policies(t.Context(), demoZone)
	if err != nil || len(list) < 3 || list[0].PolicyID != "mine" || list[0].Version != 2 {
		t.Errorf("got %+v, %v", list, err)
	}
}

// statistics adds the groups up: they must come to the run's own counts.
func statistics(t *testing.T, p prepared) {
	t.Helper()
	run, err := p.Run(t.Context(), demoZone, land.RunChoice{Year: 2020})
	if err != nil {
		t.Fatal(err)
	}
	for kind, want := range map[string]struct {
		grades   map[string]int
		subjects int
	}{
		land.OfEnterprise: {run.Counts.EnterpriseGrades, run.Counts.Enterprises}, land.OfParcel: {run.Counts.ParcelGrades, run.Counts.Parcels},
	} {
		s, err := p.Statistics(t.Context(), demoZone, run.RunID, land.RankingChoice{Kind: kind})
		if err != nil {
			t.Fatal(err)
		}
		sameInPark(t, p, run, s)
		for name, groups := range map[string][]land.GroupShare{"parks": s.Parks, "tracks": s.Tracks} {
			grades, n := map[string]int{}, 0
			for _, g := range groups {
				n += g.Subjects
				for grade, count := range g.Grades {
					grades[grade] += count
				}
			}
			if diff := cmp.Diff(want.grades, grades); diff != "" || n != want.subjects {
				t.Errorf("%s by %s: %d of %d (-run +groups):\n%s", kind, name, n, want.subjects, diff)
			}
		}
		ranked, err := p.Ranking(t.Context(), demoZone, run.RunID, land.RankingChoice{Kind: kind, Limit: 10_000})
		if err != nil || len(ranked) != want.subjects || *ranked[0].Place != 1 {
			t.Errorf("%s: %d ranked, %v", kind, len(ranked), err)
		}
	}
}

// sameInPark asks of one park what statistics of all parks say of it: its grades, its tracks together, and as many scores as are listed.
func sameInPark(t *testing.T, p prepared, run land.Run, all land.Statistics) {
	t.Helper()
	want := all.Parks[slices.IndexFunc(all.Parks, func(g land.GroupShare) bool { return g.Key != "" })]
	s, err := p.Statistics(t.Context(), demoZone, run.RunID, land.RankingChoice{Kind: all.Kind, ParkCode: want.Key})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]land.GroupShare{want}, s.Parks, cmpopts.EquateApprox(1e-9, 0)); diff != "" {
		t.Errorf("%s in %s (-of all +alone):\n%s", all.Kind, want.Key, diff)
	}
	ranked, err := p.Ranking(t.Context(), demoZone, run.RunID, land.RankingChoice{Kind: all.Kind, ParkCode: want.Key, Limit: 10_000})
	if err != nil {
		t.Fatal(err)
	}
	scored, tracked, binned := 0, 0, 0
	for _, r := range ranked {
		if r.Score != nil && r.Track != nil {
			scored++
		}
	}
	for _, track := range s.Tracks {
		tracked += track.Subjects
	}
	for _, bin := range s.Scores {
		binned += bin.Count
	}
	if tracked != len(ranked) || binned != scored {
		t.Errorf("%s in %s: %d by track and %d by score, of %d listed with %d scores", all.Kind, want.Key, tracked, binned, len(ranked), scored)
	}
}
