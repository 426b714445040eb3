package analysis_test

import (
	"fmt"
	"strings"
	"testing"

	"permu/internal/analysis"
	"permu/internal/ingest"
	"permu/internal/land"
)

// strip is a rectangle of 0.001 degrees from south to north, as a feature of GeoJSON.
func strip(properties string, west, east float64) string {
	return fmt.Sprintf(`{"type":"Feature","properties":{%s},"geometry":{"type":"Polygon","coordinates":[[[%g,24.71],[%g,24.71],[%g,24.711],[%g,24.711],[%g,24.71]]]}}`,
		properties, west, east, east, west, west)
}

func features(list ...string) string {
	return `{"type":"FeatureCollection","features":[` + strings.Join(list, ",") + `]}`
}

func parcelStrip(code string, west, east float64) string {
	return strip(`"parcel_code":"`+code+`"`, west, east)
}

// bring imports a text, every row of it.
func (p prepared) bring(t *testing.T, kind, name, text string) analysis.FileReport {
	t.Helper()
	report, err := analysis.Import(t.Context(), p.Store, request(t, kind, name, text))
	if err != nil || !report.Written {
		t.Fatalf("%s: %+v %v", kind, report, err)
	}
	return report.Files[0]
}

// withUse is a zone of P-1, which E uses and a building stands on in the west, and P-2.
func withUse(t *testing.T) prepared {
	t.Helper()
	p := openStore(t)
	p.bring(t, "parcels", "p.geojson", features(parcelStrip("P-1", 118.510, 118.511), parcelStrip("P-2", 118.52, 118.521)))
	p.bring(t, "buildings", "b.geojson", features(strip(`"building_id":"B"`, 118.5101, 118.5103)))
	p.bring(t, "enterprises", "e.csv", "统一社会信用代码,企业名称\nE,甲\n")
	p.bring(t, "reports", "r.csv", "统一社会信用代码,年度,税收(元)\nE,2020,1000\n")
	p.bring(t, "occupancies", "o.csv", "parcel_code,uscc\nP-1,E\n")
	return p
}

// inForce are the parcels in force with the buildings on them.
func (p prepared) inForce(t *testing.T) (said string) {
	t.Helper()
	p.ask(t, `select string_agg(concat_ws(':', p.parcel_code, b.building_id), ' ' order by p.parcel_code)
		from parcel p left join building b using (zone_code, parcel_id) where p.valid_to is null`, &said)
	return said
}

// TestSplitParcel splits a parcel: it ends, its building goes to its part, and the tax of its user is on no parcel until the part is known.
func TestSplitParcel(t *testing.T) {
	p := withUse(t)
	p.bring(t, "parcels", "parts.geojson", features(parcelStrip("P-3", 118.510, 118.5105), parcelStrip("P-4", 118.5105, 118.511)))
	const steps = "原宗地代码,变更类型,新宗地代码,文号\nP-1,分割,P-3,晋自然资〔2026〕1号\nP-1,分割,P-4,晋自然资〔2026〕1号\n"
	report := p.bring(t, "successions", "s.csv", steps)
	if report.Added != 2 || len(report.Issues) != 1 || !strings.Contains(report.Issues[0].Rule, "uses on record: 1") {
		t.Errorf("%+v", report)
	}
	if got := p.inForce(t); got != "P-2 P-3:B P-4" {
		t.Errorf("in force: %s", got)
	}
	file, err := p.ParcelFile(t.Context(), "z", "P-4", land.RunChoice{})
	if err != nil || len(file.Lineage) != 1 || file.Lineage[0].ParcelCode != "P-1" || file.Lineage[0].Relation != "split" || file.Lineage[0].Direction != "from" {
		t.Errorf("%+v %v", file.Lineage, err)
	}
	summary, err := analysis.Evaluate(t.Context(), p.Store, analysis.EvaluateRequest{ZoneCode: "z", Year: 2020, Policy: altered(t), CreatedBy: "test", ProgramVersion: "test"})
	if tax := summary.Conservation["tax_cny"]; err != nil || summary.Counts.Parcels != 3 || tax.Placed != 0 || tax.NotPlaced != 1000_00 {
		t.Errorf("%+v %v", summary, err)
	}
	if again := p.bring(t, "successions", "s.csv", steps+"\n"); again.Added != 0 || again.Changed != 0 || again.Unchanged != 2 {
		t.Errorf("again: %+v", again)
	}
}

// TestWhatAParcelLeavesBehind tells of its uses, open entries and commitments when it ends.
func TestWhatAParcelLeavesBehind(t *testing.T) {
	p := withUse(t)
	p.bring(t, "commitments", "c.csv", "承诺编号,宗地代码,承诺指标,承诺值\n1,P-1,容积率,2\n2,P-1,亩均税收,20\n")
	if _, err := analysis.Evaluate(t.Context(), p.Store, analysis.EvaluateRequest{ZoneCode: "z", Year: 2020, Policy: altered(t), CreatedBy: "test", ProgramVersion: "test"}); err != nil {
		t.Fatal(err)
	}
	p.change(t, `update ledger_entry set state = 'done'`)
	p.change(t, `insert into ledger_entry (zone_code, entry_id, finding_key, track, rule, parcel_id, finding_id, opened_on, first_run_id, last_run_id, version, state, changed_by, last_move)
		select p.zone_code, 1000 + n, 'k' || n, 'idle', 'r' || n, p.parcel_id, 1, '2020-01-01', r.run_id, r.run_id, 1, (array['suspected', 'done', 'closed_unsupported', 'rectified', 'unfounded'])[n], 'test', 'open'
		from parcel p cross join run r cross join generate_series(1, 5) n where p.parcel_code = 'P-1'`)
	p.bring(t, "parcels", "parts.geojson", features(parcelStrip("P-3", 118.510, 118.5105), parcelStrip("P-4", 118.5105, 118.511)))
	report := p.bring(t, "successions", "s.csv", "原宗地代码,变更类型,新宗地代码\nP-1,分割,P-3\nP-1,分割,P-4\n")
	var said []string
	for _, i := range report.Issues {
		said = append(said, i.Rule)
	}
	got := strings.Join(said, "\n")
	for _, want := range []string{"uses on record: 1", "entries of the ledger under way: 1", "commitments on record: 2"} {
		if len(said) != 3 || !strings.Contains(got, want) {
			t.Errorf("%s: not in %s", want, got)
		}
	}
}

// TestKeptCode lets a part go on under the code of the whole, which stays in force.
func TestKeptCode(t *testing.T) {
	p := withUse(t)
	p.bring(t, "parcels", "parts.geojson", features(parcelStrip("P-1", 118.510, 118.5105), parcelStrip("P-4", 118.5105, 118.511)))
	report := p.bring(t, "successions", "s.csv", "原宗地代码,变更类型,新宗地代码\nP-1,分割,P-1\nP-1,分割,P-4\n")
	if got := p.inForce(t); report.Added != 1 || got != "P-1:B P-2 P-4" {
		t.Errorf("%+v, in force: %s", report, got)
	}
}

// TestCancelledParcel ends a parcel of which nothing comes, once.
func TestCancelledParcel(t *testing.T) {
	p := withUse(t)
	const step = "原宗地代码,变更类型,新宗地代码\nP-2,注销,\n"
	report := p.bring(t, "successions", "s.csv", step)
	if got := p.inForce(t); report.Added != 1 || got != "P-1:B" {
		t.Errorf("%+v, in force: %s", report, got)
	}
	p.bring(t, "parcels", "again.geojson", features(parcelStrip("P-2", 118.53, 118.531))) // the code is given again
	if again := p.bring(t, "successions", "s.csv", step+"\n"); again.Unchanged != 1 || p.inForce(t) != "P-1:B P-2" || len(again.Issues) != 1 {
		t.Errorf("again: %+v, in force: %s", again, p.inForce(t))
	}
	p.bring(t, "successions", "s.csv", "原宗地代码,变更类型,新宗地代码,文号\nP-2,注销,,晋自然资〔2026〕2号\n")
	if got := p.inForce(t); got != "P-1:B" {
		t.Errorf("another cancellation, in force: %s", got)
	}
}

func TestRefusedSuccessions(t *testing.T) {
	p := withUse(t)
	for name, test := range map[string]struct{ rows, want string }{
		"no ancestor":         {"P-9,分割,P-2\n", "ancestor_code: no such parcel"},
		"no successor yet":    {"P-1,分割,P-9\n", "parcel_code: no such parcel in force"},
		"nothing comes of it": {"P-1,分割,\n", "parcel_code: must be given"},
		"cancelled into one":  {"P-1,注销,P-2\n", "parcel_code: nothing comes of P-1, which is cancelled on line 2"},
		"the same code":       {"P-1,换码,P-1\n", "parcel_code: a new code is another one"},
		"twice":               {"P-1,合并,P-2\nP-1,分割,P-2\n", "already on line 2"},
		"cancelled and split": {"P-1,分割,P-2\nP-1,注销,\n", "P-1, which is cancelled on line 3"},
		"unknown relation":    {"P-1,没了,P-2\n", "变更类型: must be one of split"},
	} {
		t.Run(name, func(t *testing.T) {
			report, err := analysis.Import(t.Context(), p.Store, request(t, "successions", "s.csv", "原宗地代码,变更类型,新宗地代码\n"+test.rows))
			if err != nil || report.Written {
				t.Fatalf("%+v %v", report, err)
			}
			var said []string
			for _, i := range report.Files[0].Issues {
				if i.Outcome == ingest.Refused {
					said = append(said, i.Column+": "+i.Rule)
				}
			}
			if !strings.Contains(strings.Join(said, "; "), test.want) {
				t.Errorf("%q, want %q", said, test.want)
			}
		})
	}
	if got := p.inForce(t); got != "P-1:B P-2" {
		t.Errorf("in force: %s", got)
	}
}
