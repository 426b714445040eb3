package analysis_test

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/jackc/pgx/v5"

	"permu/geodata/demo"
	"permu/internal/analysis"
	"permu/internal/land"
	"permu/internal/pgtest"
	"permu/internal/store"
)

var update = flag.Bool("update", false, "write the expected answers anew")

const demoZone = "350582401"

// prepared is the demonstration zone in a database of its own, with what its imports reported.
type prepared struct {
	*store.Store
	url     string
	reports []analysis.FileReport
}

func openStore(t testing.TB) prepared {
	t.Helper()
	url := pgtest.New(t, store.Migrate).Config().ConnString()
	s, err := store.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return prepared{Store: s, url: url}
}

func prepare(t testing.TB) prepared {
	t.Helper()
	p := openStore(t)
	zone := analysis.Demonstration{Files: demo.Files, ProgramVersion: "test", Imported: func(f analysis.FileReport) { p.reports = append(p.reports, f) }}
	if err := zone.Prepare(t.Context(), p.Store); err != nil {
		t.Fatal(err)
	}
	return p
}

// ask scans the one answer of a query by a connection of its own.
func (p prepared) ask(t testing.TB, query string, into ...any) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), p.url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.WithoutCancel(t.Context()))
	if _, err := conn.Exec(t.Context(), "set search_path to permu, public"); err != nil {
		t.Fatal(err)
	}
	if err := conn.QueryRow(t.Context(), query).Scan(into...); err != nil {
		t.Fatal(err)
	}
}

func TestDemonstration(t *testing.T) {
	p := prepare(t)
	t.Run("published figures", func(t *testing.T) { publishedFigures(t, p) })
	t.Run("every piece of dirt is refused, repaired or noted", func(t *testing.T) { dirt(t, p) })
	t.Run("amounts are conserved", func(t *testing.T) { conserved(t, p) })
	t.Run("land is conserved", func(t *testing.T) { landConserved(t, p) })
	t.Run("SQL gives the same scores and grades", func(t *testing.T) { secondOpinion(t, p) })
	t.Run("SQL gives the same group figures", func(t *testing.T) { secondOpinionOfGroups(t, p) })
	t.Run("SQL finds the same idle and low-efficiency land", func(t *testing.T) { secondOpinionOfFindings(t, p) })
	t.Run("a second start reuses the data", func(t *testing.T) { secondStart(t, p) })
	t.Run("golden", func(t *testing.T) { golden(t, p) })
	t.Run("receipts name their files", func(t *testing.T) { receiptsNameFiles(t, p) })
	t.Run("SQL makes the same run", func(t *testing.T) { wholeRunBySQL(t, p) })
	t.Run("SQL makes the same run where relations are not known", func(t *testing.T) { relationsUnstatedBySQL(t, p) })
	t.Run("SQL finds the same", func(t *testing.T) { rulesBySQL(t, p) })
}

// publishedFigures are those of the zone's presentation of 2021; see geodata/demo/README.md.
func publishedFigures(t *testing.T, p prepared) {
	summary, err := p.Summary(t.Context(), demoZone, land.RunChoice{Year: 2020})
	if err != nil {
		t.Fatal(err)
	}
	direct := summary.ByManagement["direct"]
	figures := map[string]struct{ got, want any }{
		"parks":                      {summary.Totals.ParkCount, 10},
		"parks managed directly":     {direct.ParkCount, 5},
		"parks managed autonomously": {summary.ByManagement["autonomous"].ParkCount, 3},
		"parks managed jointly":      {summary.ByManagement["joint"].ParkCount, 2},
		"planned area, m²":           {*summary.Totals.PlannedAreaM2, 83_440_000.0},
		"enterprises":                {direct.EnterpriseCount, 926},
		"above size":                 {direct.AboveSizeCount, 214},
		"above-quota trade":          {direct.TradeQuotaCount, 90},
		"listed or preparing":        {direct.ListedOrPreparingCount, 57},
		"output above size, yuan":    {direct.AboveSizeOutputCNY.Yuan(), 113_596_000_000.0},
		"output above 1 亿":           {direct.OutputOver100mCount, 151},
		"output above 10 亿":          {direct.OutputOver1bCount, 27},
	}
	for name, f := range figures {
		if f.got != f.want {
			t.Errorf("%s: %v, published %v", name, f.got, f.want)
		}
	}
	var outlines float64
	p.ask(t, "select sum(st_area(geom::geography)) / 1e6 from park", &outlines)
	if got := fmt.Sprintf("%.2f", outlines); got != "83.44" {
		t.Errorf("outlines of the parks: %s km²", got)
	}
}

func dirt(t *testing.T, p prepared) {
	type row struct {
		file string
		line string
	}
	outcomes := map[row]map[string]bool{}
	for _, f := range p.reports {
		for _, i := range f.Issues {
			at := row{f.File, fmt.Sprint(i.Line)}
			if outcomes[at] == nil {
				outcomes[at] = map[string]bool{}
			}
			outcomes[at][string(i.Outcome)] = true
		}
	}
	for _, d := range readCSV(t, "dirt.csv") {
		file, line, kind, outcome := d[0], d[1], d[2], d[5]
		if outcome != "accepted" && !outcomes[row{file, line}][outcome] {
			t.Errorf("%s row %s (%s): not %s, but %v", file, line, kind, outcome, outcomes[row{file, line}])
		}
	}
}

func readCSV(t *testing.T, name string) [][]string {
	t.Helper()
	f, err := demo.Files.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f.(io.Reader)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

// conserved asks SQL where the money went.
func conserved(t *testing.T, p prepared) {
	run, err := p.Run(t.Context(), demoZone, land.RunChoice{})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"output_cny", "tax_cny"} {
		var source, placed, unplaced float64
		p.ask(t, fmt.Sprintf(`
			select
			  (select sum(%[1]s) from annual_report where year = 2020),
			  (select sum(%[1]s) from attribution),
			  (select sum(r.%[1]s) from annual_report r where r.year = 2020 and not exists (select from attribution a where a.uscc = r.uscc))`,
			name), &source, &placed, &unplaced)
		got := run.Conservation[name]
		if got.Source.Yuan() != source || got.Placed.Yuan() != placed || got.NotPlaced.Yuan() != unplaced || got.Source != got.Placed+got.NotPlaced {
			t.Errorf("%s: run says %+v; SQL says %.2f = %.2f + %.2f", name, got, source, placed, unplaced)
		}
	}
}

// landConserved asks SQL where the land went.
func landConserved(t *testing.T, p prepared) {
	run, err := p.Run(t.Context(), demoZone, land.RunChoice{})
	if err != nil {
		t.Fatal(err)
	}
	var total, own, leased, unstated float64
	p.ask(t, `
		select
		  (select sum(coalesce(title_area_m2, area_m2)) * 3 / 2000 from parcel where valid_to is null),
		  coalesce(sum(land_m2) filter (where relation = 'own'), 0) * 3 / 2000,
		  coalesce(sum(land_m2) filter (where relation in ('lease', 'sublease')), 0) * 3 / 2000,
		  coalesce(sum(land_m2) filter (where relation is null), 0) * 3 / 2000
		from attribution`, &total, &own, &leased, &unstated)
	got := run.ConservedLand
	if got == nil {
		t.Fatal("the run says nothing of the land")
	}
	near := cmpopts.EquateApprox(0, 0.01)
	sql := []float64{total, own, leased, unstated, total - own - leased - unstated}
	if diff := cmp.Diff(sql, []float64{got.TotalMu, got.OwnMu, got.LeasedMu, got.UnstatedMu, got.NobodyMu}, near); diff != "" || got.IndustrialMu <= 0 || got.IndustrialMu > got.TotalMu {
		t.Errorf("(-SQL +run):\n%s%+v", diff, got)
	}
}

func secondStart(t *testing.T, p prepared) {
	before, _ := p.Runs(t.Context(), demoZone)
	zone := analysis.Demonstration{Files: demo.Files, Imported: func(f analysis.FileReport) { t.Errorf("%s imported again", f.File) }}
	if err := zone.Prepare(t.Context(), p.Store); err != nil {
		t.Fatal(err)
	}
	if after, _ := p.Runs(t.Context(), demoZone); len(after) != len(before) {
		t.Errorf("%d runs became %d", len(before), len(after))
	}
}

// goldenFile is what Go, Vitest and Playwright all read of the demonstration zone.
const goldenFile = "../../geodata/golden/demo.json"

func golden(t *testing.T, p prepared) {
	summary, err := p.Summary(t.Context(), demoZone, land.RunChoice{})
	if err != nil {
		t.Fatal(err)
	}
	run, err := p.Run(t.Context(), demoZone, land.RunChoice{})
	if err != nil {
		t.Fatal(err)
	}
	got, err := json.MarshalIndent(map[string]any{"summary": summary, "counts": run.Counts}, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := errors.Join(os.MkdirAll(filepath.Dir(goldenFile), 0o755), os.WriteFile(goldenFile, append(got, '\n'), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(goldenFile)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)+"\n"); diff != "" {
		t.Errorf("differs from %s (-want +got); `make golden` writes it anew:\n%s", goldenFile, diff)
	}
}
