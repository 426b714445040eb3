package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"permu/internal/analysis"
	"permu/internal/ingest"
	"permu/internal/land"
	"permu/internal/store"
)

type importCommand struct {
	database
	Kind        string   `arg:"" help:"parks, subareas, parcels, buildings, enterprises, reports, occupancies, commitments, events or successions."`
	Files       []string `arg:"" type:"path" name:"file" help:"CSV, XLSX, GeoJSON, GeoPackage, shapefile (.shp) or FileGDB (.gdb); read in this order, in one transaction."`
	Zone        string   `required:"" env:"PERMU_ZONE" help:"Code of the zone."`
	ZoneName    string   `help:"Name of the zone; makes it when it is new."`
	Codes       string   `enum:"gb,free," default:"" placeholder:"gb|free" help:"For a new zone (default gb). gb: codes by GB 32100 and GB/T 37346; free: any keys."`
	Mapping     string   `type:"existingfile" placeholder:"FILE.yaml" help:"Which column holds which field."`
	CRS         string   `name:"crs" placeholder:"EPSG:N" help:"Coordinate system of the file; wins over what the file says."`
	Encoding    string   `placeholder:"NAME" help:"Encoding of the file's texts, e.g. gbk; wins over what the file says."`
	Layer       string   `placeholder:"NAME" help:"Sheet, layer or table to read."`
	DryRun      bool     `help:"Look and report, write nothing."`
	SkipRefused bool     `help:"Import the other rows although some are refused."`
	ClearEmpty  bool     `help:"Let empty cells clear what stands; without this they keep it."`
	Report      string   `placeholder:"FILE" help:"Write the whole report as JSON; - for standard output."`
	JSON        bool     `name:"json" help:"The same as --report -."`
}

func (c importCommand) Run(ctx context.Context, to streams) error {
	request, err := c.request(to)
	if err != nil {
		return err
	}
	if c.JSON {
		c.Report = "-"
	}
	file, err := c.createReport() // before anything is written, so that an import never stands without its report
	if err != nil {
		return err
	}
	db, err := c.open(ctx, logger(to))
	if err != nil {
		return err
	}
	defer db.close()
	report, err := analysis.Import(ctx, db.Store, request)
	if err != nil {
		return fmt.Errorf("import %s: %w; nothing was written", c.Kind, err)
	}
	if err := c.tell(report, file, to); err != nil {
		return err
	}
	if !report.Written && !c.DryRun {
		return fmt.Errorf("%w: %w", errReported, land.ErrInvalid)
	}
	return nil
}

func (c importCommand) request(to streams) (analysis.ImportRequest, error) {
	kind, ok := land.KindByName(c.Kind)
	if !ok {
		return analysis.ImportRequest{}, fmt.Errorf("no kind %q; there are %s: %w", c.Kind, strings.Join(kindNames(), ", "), land.ErrInvalid)
	}
	for _, path := range c.Files {
		if _, err := os.Stat(path); err != nil {
			return analysis.ImportRequest{}, err
		}
	}
	r := analysis.ImportRequest{
		Zone: store.NewZone{ZoneCode: c.Zone, Name: c.ZoneName, CodeScheme: c.Codes}, Kind: kind, Files: c.Files,
		Options: ingest.Options{CRS: c.CRS, Encoding: c.Encoding, Layer: c.Layer, Progress: progress(to.err)},
		DryRun:  c.DryRun, SkipRefused: c.SkipRefused, ClearEmpty: c.ClearEmpty, ProgramVersion: version,
	}
	if c.Mapping == "" {
		return r, nil
	}
	var err error
	r.Options.Mapping, err = ingest.ReadMapping(c.Mapping)
	return r, err
}

func kindNames() []string {
	var names []string
	for _, k := range land.Kinds() {
		names = append(names, k.Name)
	}
	return names
}

// createReport makes the file of the report, or is nil where the report goes to standard output or nowhere.
func (c importCommand) createReport() (*os.File, error) {
	if c.Report == "" || c.Report == "-" {
		return nil, nil
	}
	return os.Create(c.Report)
}

func (c importCommand) tell(report analysis.Report, file *os.File, to streams) error {
	if c.Report == "-" {
		return writeJSON(to.out, report)
	}
	if file == nil {
		return tellReport(to.out, report)
	}
	return errors.Join(tellReport(to.out, report), writeJSON(file, report), file.Close())
}

func writeJSON(w io.Writer, v any) error {
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(v)
}

// mostToldIssues is how many issues of a file are told in text; the JSON report has more.
const mostToldIssues = 100

// tellReport says in text what became of the rows: the refused ones first, then repairs and notes, as far as there is room.
func tellReport(w io.Writer, report analysis.Report) error {
	var b strings.Builder
	for _, f := range report.Files {
		fmt.Fprintf(&b, "%s %s (%s%s%s)\n", report.Kind, f.File, f.Format, after(", ", f.Encoding), after(", ", firstLine(f.CRS)))
		fmt.Fprintf(&b, "  read %d = added %d + changed %d + unchanged %d + merged %d + refused %d; repaired %d, noted %d\n",
			f.Read, f.Added, f.Changed, f.Unchanged, f.Merged, f.Refused, f.Repaired, f.Noted)
		if assumed := assumedUnits(f.Columns); len(assumed) > 0 {
			fmt.Fprintf(&b, "  units that nobody states: %s\n", strings.Join(assumed, ", "))
		}
		if len(f.Unmapped) > 0 {
			fmt.Fprintf(&b, "  columns not taken: %s\n", shortened(f.Unmapped))
		}
		tellIssues(&b, f.Issues)
	}
	switch {
	case !report.Written:
		fmt.Fprintf(&b, "nothing was written: %s\n", report.WhyNot)
	case unchanged(report):
		fmt.Fprintf(&b, "nothing changed: zone %s stays at data version %d\n", report.ZoneCode, report.DataVersion)
	default:
		fmt.Fprintf(&b, "zone %s is at data version %d\n", report.ZoneCode, report.DataVersion)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// assumedUnits lists the columns whose unit neither the file nor the mapping states.
func assumedUnits(columns []analysis.FileColumn) []string {
	var assumed []string
	for _, c := range columns {
		if c.Unit != "" && c.UnitFrom == "default" {
			assumed = append(assumed, fmt.Sprintf("%s taken as %s", c.Header, c.Unit))
		}
	}
	return assumed
}

// shortened lists the first names and says how many there are besides.
func shortened(names []string) string {
	const most = 12
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}

func tellIssues(b *strings.Builder, issues []ingest.Issue) {
	told := 0
	for _, outcome := range []ingest.Outcome{ingest.Refused, ingest.Repaired, ingest.Noted} {
		for _, i := range issues {
			if i.Outcome != outcome || told >= mostToldIssues {
				continue
			}
			told++
			fmt.Fprintf(b, "  %s row %d: %s%s%s\n", i.Outcome, i.Line, after("", i.Column+": "), i.Rule, quoted(i.Value))
		}
	}
	if told < len(issues) {
		fmt.Fprintf(b, "  … and %d more; --report FILE writes them all\n", len(issues)-told)
	}
}

func unchanged(report analysis.Report) bool {
	for _, f := range report.Files {
		if f.Added+f.Changed > 0 {
			return false
		}
	}
	return true
}

func after(before, text string) string {
	if text == "" {
		return ""
	}
	return before + text
}

func quoted(value string) string {
	if value == "" {
		return ""
	}
	return fmt.Sprintf(" (is %q)", value)
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	if len(line) > 60 {
		return line[:60] + "…"
	}
	return line
}
