package analysis_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"permu/internal/analysis"
	"permu/internal/ingest"
	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/store"
)

// request asks for a file with the given text; the zone is new and takes any codes.
func request(t *testing.T, kind, name, text string) analysis.ImportRequest {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	k, ok := land.KindByName(kind)
	if !ok {
		t.Fatal(kind)
	}
	return analysis.ImportRequest{
		Zone: store.NewZone{ZoneCode: "z", Name: "Z", CodeScheme: "free"}, Kind: k, Files: []string{path}, ProgramVersion: "test",
	}
}

// withEnterprises is a zone with enterprises A and B.
func withEnterprises(t *testing.T) prepared {
	t.Helper()
	p := openStore(t)
	report, err := analysis.Import(t.Context(), p.Store, request(t, "enterprises", "a.csv", "统一社会信用代码,企业名称\nA,甲\nB,乙\n"))
	if err != nil || !report.Written {
		t.Fatalf("%+v %v", report, err)
	}
	return p
}

func (p prepared) count(t *testing.T, table string) int {
	t.Helper()
	var n int
	p.ask(t, "select count(*) from "+table, &n)
	return n
}

func TestRefusedRowsStopTheImport(t *testing.T) {
	p := withEnterprises(t)
	text := "统一社会信用代码,年度,税收(万元)\nA,2020,12.5\nB,2020,十二\nC,2020,1\nA,2020,9\n"
	report, err := analysis.Import(t.Context(), p.Store, request(t, "reports", "tax.csv", text))
	if err != nil {
		t.Fatal(err)
	}
	f := report.Files[0]
	if report.Written || f.Read != 4 || f.Refused != 3 || p.count(t, "annual_report") != 0 {
		t.Errorf("%+v, %d rows in the database", report, p.count(t, "annual_report"))
	}
	rules := map[int]string{}
	for _, i := range f.Issues {
		if i.Outcome == ingest.Refused {
			rules[i.Line] = i.Column + ": " + i.Rule
		}
	}
	for line, says := range map[int]string{3: "税收(万元)", 4: "no such enterprise", 5: "already on line 2"} {
		if !strings.Contains(rules[line], says) {
			t.Errorf("row %d: %q, want %q", line, rules[line], says)
		}
	}
	r := request(t, "reports", "tax.csv", text)
	r.SkipRefused = true
	if report, err = analysis.Import(t.Context(), p.Store, r); err != nil || !report.Written || p.count(t, "annual_report") != 1 {
		t.Errorf("%+v %v", report, err)
	}
	var tax float64
	p.ask(t, "select tax_cny from annual_report", &tax)
	if tax != 125000 {
		t.Errorf("12.5 万元 became %.2f yuan", tax)
	}
}

// TestReportsOfYearsSideBySide has a row with a column for each year be reports of these years, and complain of it once.
func TestReportsOfYearsSideBySide(t *testing.T) {
	p := withEnterprises(t)
	r := request(t, "reports", "tax.csv", "统一社会信用代码,2019年税收(万元),2020年税收(万元)\nA,1,2\nB,,3\nC,5,6\n")
	r.SkipRefused = true
	report, err := analysis.Import(t.Context(), p.Store, r)
	if err != nil || !report.Written {
		t.Fatalf("%+v %v", report, err)
	}
	var said []string
	for _, i := range report.Files[0].Issues {
		said = append(said, fmt.Sprintf("%d %s", i.Line, i.Rule))
	}
	if want := []string{"4 no such enterprise in the zone"}; !slices.Equal(said, want) {
		t.Errorf("says %q, want %q", said, want)
	}
	if c := report.Files[0].Columns; len(c) != 3 || c[1].Year != 2019 || c[2].Year != 2020 {
		t.Errorf("%+v", c)
	}
	var kept string
	p.ask(t, "select string_agg(concat(uscc, year, ' ', tax_cny), ', ' order by uscc, year) from annual_report", &kept)
	if want := "A2019 10000.00, A2020 20000.00, B2020 30000.00"; kept != want {
		t.Errorf("kept %s, want %s", kept, want)
	}
}

// TestRowsOfYearsAreCountedOnce counts rows, not their years: a file of which no row is taken imports nothing. Empty cells clear
// nothing, as each year lacks what only others have.
func TestRowsOfYearsAreCountedOnce(t *testing.T) {
	p := withEnterprises(t)
	r := request(t, "reports", "tax.csv", "统一社会信用代码,2019年税收(万元),2020年税收(万元)\nX,1,2\nY,a,b\n")
	r.SkipRefused = true
	report, err := analysis.Import(t.Context(), p.Store, r)
	if err != nil || report.Written || report.Files[0].Read != 2 || report.Files[0].Refused != 2 {
		t.Errorf("%+v %v", report, err)
	}
	r = request(t, "reports", "tax.csv", "统一社会信用代码,2019年税收(万元),2020年税收(万元)\nA,1,2\n")
	r.ClearEmpty = true
	if _, err := analysis.Import(t.Context(), p.Store, r); !errors.Is(err, land.ErrInvalid) {
		t.Errorf("cleared: %v", err)
	}
}

func TestTwoFilesOfOneYearComplementEachOther(t *testing.T) {
	p := withEnterprises(t)
	for name, text := range map[string]string{
		"tax.csv":    "统一社会信用代码,年度,税收(元)\nA,2020,100\n",
		"output.csv": "统一社会信用代码,年度,总产值(千元)\nA,2020,7\n",
	} {
		if _, err := analysis.Import(t.Context(), p.Store, request(t, "reports", name, text)); err != nil {
			t.Fatal(err)
		}
	}
	var tax, output float64
	var sources int
	p.ask(t, "select tax_cny, output_cny, (select count(distinct value) from jsonb_each_text(sources)) from annual_report", &tax, &output, &sources)
	if tax != 100 || output != 7000 || sources != 2 {
		t.Errorf("tax %.2f, output %.2f, %d sources", tax, output, sources)
	}
}

func TestImportThatFailsHalfWayLeavesNothing(t *testing.T) {
	p := withEnterprises(t)
	good := request(t, "reports", "good.csv", "统一社会信用代码,年度,税收(元)\nA,2020,100\n")
	bad := request(t, "reports", "bad.csv", "统一社会信用代码,年度,税收(元)\nA,2021,\xff\xff\n")
	good.Files = append(good.Files, bad.Files...)
	if _, err := analysis.Import(t.Context(), p.Store, good); !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), "bad.csv") {
		t.Errorf("got %v", err)
	}
	if n := p.count(t, "annual_report"); n != 0 {
		t.Errorf("%d rows", n)
	}
}

func TestImportThatIsStoppedLeavesNothing(t *testing.T) {
	p := withEnterprises(t)
	ctx, cancel := context.WithCancel(t.Context())
	var text strings.Builder
	text.WriteString("统一社会信用代码,企业名称\n")
	for range 20_000 {
		text.WriteString("C" + strings.Repeat("1", 5) + ",丙\n")
	}
	r := request(t, "enterprises", "many.csv", text.String())
	r.Options.Progress = func(ingest.Progress) { cancel() }
	if _, err := analysis.Import(ctx, p.Store, r); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if n := p.count(t, "enterprise"); n != 2 {
		t.Errorf("%d enterprises", n)
	}
}

func TestDryRunWritesNothing(t *testing.T) {
	p := withEnterprises(t)
	r := request(t, "enterprises", "c.csv", "统一社会信用代码,企业名称\nC,丙\n")
	r.DryRun = true
	report, err := analysis.Import(t.Context(), p.Store, r)
	if err != nil || report.Written || report.Files[0].Added != 1 || p.count(t, "enterprise") != 2 {
		t.Errorf("%+v %v", report, err)
	}
}

func TestEvaluateNeedsReports(t *testing.T) {
	p := withEnterprises(t)
	def, err := policy.Find(policy.DefaultID)
	if err != nil {
		t.Fatal(err)
	}
	_, err = analysis.Evaluate(t.Context(), p.Store, analysis.EvaluateRequest{ZoneCode: "z", Year: 2020, Policy: def})
	if !errors.Is(err, land.ErrInvalid) {
		t.Errorf("got %v", err)
	}
	rulesAlone, err := policy.Find("idle-land-2012")
	if err != nil {
		t.Fatal(err)
	}
	_, err = analysis.Evaluate(t.Context(), p.Store, analysis.EvaluateRequest{ZoneCode: "z", Year: 2020, Policy: rulesAlone})
	if !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), "evaluates nobody") {
		t.Errorf("a document of screening rules alone: %v", err)
	}
	for names, want := range map[string]string{
		"default": "idle-land-2012 default", "default idle-land-2012": "default idle-land-2012", "land-signals default": "land-signals idle-land-2012 default",
	} {
		documents, err := analysis.ScreeningDocuments(t.Context(), p.Store, "z", strings.Fields(names))
		var ids []string
		for _, document := range documents {
			ids = append(ids, document.ID)
		}
		if got := strings.Join(ids, " "); got != want || err != nil {
			t.Errorf("%s: got %s, %v", names, got, err)
		}
	}
	_, err = analysis.Evaluate(t.Context(), p.Store, analysis.EvaluateRequest{ZoneCode: "none", Year: 2020, Policy: def})
	if !errors.Is(err, land.ErrNotFound) {
		t.Errorf("got %v", err)
	}
}

// TestMatchYieldsToWhatIsDeclared places an enterprise by its key, beside an ended use and until a file says otherwise.
func TestMatchYieldsToWhatIsDeclared(t *testing.T) {
	p := openStore(t)
	square := func(code, lon string) string {
		return `{"type":"Feature","properties":{"parcel_code":"` + code + `"},"geometry":{"type":"Polygon","coordinates":[[[` +
			lon + `0,24.71],[` + lon + `1,24.71],[` + lon + `1,24.711],[` + lon + `0,24.711],[` + lon + `0,24.71]]]}}`
	}
	steps := []struct{ kind, name, text string }{
		{"parcels", "p.geojson", `{"type":"FeatureCollection","features":[` + square("P-1", "118.51") + "," + square("P-2", "118.52") + `]}`},
		{"enterprises", "e.csv", "统一社会信用代码,企业名称,parcel_ref\nE,甲,P-1-101\n"},
		{"reports", "r.csv", "统一社会信用代码,年度,税收(元)\nE,2020,1000\n"},
		{"occupancies", "o.csv", "parcel_code,uscc,valid_to\nP-1,E,2015-12-31\n"},
	}
	bring := func(kind, name, text string) {
		t.Helper()
		report, err := analysis.Import(t.Context(), p.Store, request(t, kind, name, text))
		if err != nil || !report.Written {
			t.Fatalf("%s: %+v %v", kind, report, err)
		}
	}
	for _, s := range steps {
		bring(s.kind, s.name, s.text)
	}
	placed := func() (where string) {
		p.ask(t, `select coalesce(string_agg(p.parcel_code, ',' order by p.parcel_code), '') from occupancy o join parcel p using (parcel_id) where o.valid_to is null`, &where)
		return where
	}
	matched, err := analysis.Match(t.Context(), p.Store, analysis.MatchRequest{ZoneCode: "z", Year: 2020})
	if err != nil || matched.ByRule["unit_suffix"] != 1 || placed() != "P-1" {
		t.Fatalf("%+v %v, placed on %q", matched, err, placed())
	}
	bring("occupancies", "o2.csv", "parcel_code,uscc,valid_from\nP-2,E,2019-01-01\n")
	if placed() != "P-2" {
		t.Errorf("placed on %q", placed())
	}
}

// TestRealCity is the walk-through of docs/real-data.md; it reproduces the figures that are known of those files.
func TestRealCity(t *testing.T) {
	real := os.Getenv("PERMU_REAL_DATA")
	if real == "" {
		t.Skip("PERMU_REAL_DATA names no folder of real files")
	}
	p := openStore(t)
	docs := func(name string) string { return filepath.Join("../../docs/real-data", name) }
	steps := []struct{ kind, file, mapping string }{
		{"parks", docs("city.geojson"), ""},
		{"parcels", filepath.Join(real, "lebanon-nh/LebParcels.shp"), docs("lots.yaml")},
		{"enterprises", filepath.Join(real, "lebanon-nh/parcels-noowner.csv"), docs("taxpayers.yaml")},
		{"reports", filepath.Join(real, "lebanon-nh/parcels-noowner.csv"), docs("values.yaml")},
	}
	for _, step := range steps {
		r := analysis.ImportRequest{
			Zone: store.NewZone{ZoneCode: "lebanon-nh", Name: "Lebanon", CodeScheme: "free"}, Files: []string{step.file}, SkipRefused: true,
		}
		r.Kind, _ = land.KindByName(step.kind)
		if step.mapping != "" {
			var err error
			if r.Options.Mapping, err = ingest.ReadMapping(step.mapping); err != nil {
				t.Fatal(err)
			}
		}
		report, err := analysis.Import(t.Context(), p.Store, r)
		if err != nil || !report.Written {
			t.Fatalf("%s: %+v %v", step.kind, report.WhyNot, err)
		}
		if f := report.Files[0]; f.Read != f.Added+f.Changed+f.Unchanged+f.Merged+f.Refused {
			t.Errorf("%s: rows are lost: %+v", step.kind, f)
		}
	}
	matched, err := analysis.Match(t.Context(), p.Store, analysis.MatchRequest{ZoneCode: "lebanon-nh", Year: 2020})
	if err != nil {
		t.Fatal(err)
	}
	line := matched.Amounts["output_cny"].Line("value")
	for _, says := range []string{"4097724258 yuan", "(70.93 %)", "by unit_suffix (28.38 %)", "(0.69 %)"} { // 70.93 + 28.38 = 99.31
		if !strings.Contains(line, says) {
			t.Errorf("%s\nhas no %s", line, says)
		}
	}
	byArea, err := policy.Find(docs("value-per-area.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	summary, err := analysis.Evaluate(t.Context(), p.Store, analysis.EvaluateRequest{ZoneCode: "lebanon-nh", Year: 2020, Policy: byArea, CreatedBy: "test", ProgramVersion: "test"})
	if err != nil {
		t.Fatal(err)
	}
	c := summary.Conservation["output_cny"]
	if c.Source.Yuan() != 4_097_724_258 || c.Source != c.Placed+c.NotPlaced {
		t.Errorf("%+v", c)
	}
}
