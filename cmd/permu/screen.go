package main

import (
	"context"
	"fmt"
	"io"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"permu/internal/analysis"
	"permu/internal/disposal"
	"permu/internal/export"
	"permu/internal/ingest"
	"permu/internal/land"
	"permu/internal/policy"
)

type screenCommand struct {
	Policy   []string `required:"" placeholder:"NAME|FILE.yaml" help:"Documents whose screening rules are asked, with commas between: built-in ones such as idle-land-2012, or files."`
	Data     string   `required:"" placeholder:"FILE" type:"path" help:"The table: CSV or XLSX, one row a parcel with its user (or one a year, with a column of years; columns may name a year instead, as 2024年税收(万元))."`
	AsOf     string   `placeholder:"YYYY-MM-DD" help:"The day for which clocks are read. Default: today."`
	Year     int      `help:"The year of the reports. Default: the newest of the table, else that of --as-of."`
	Mapping  string   `placeholder:"FILE.yaml" help:"What the columns of the table mean, where their names do not say."`
	Encoding string   `help:"Of the table's texts, e.g. GBK. Default: found out."`
	Sheet    string   `help:"Name of the sheet. Default: the first with a header."`
	Out      string   `short:"o" placeholder:"FILE" type:"path" help:"Write the findings here: .csv, .xlsx or .json. Default: CSV on standard output."`
	JSON     bool     `name:"json" help:"Print what every rule says of every row as JSON."`
}

func (c screenCommand) Run(ctx context.Context, to streams) error {
	r := analysis.ScreenRequest{Path: c.Data, Year: c.Year, Options: ingest.Options{Encoding: c.Encoding, Layer: c.Sheet}}
	var err error
	if r.Documents, err = screeningFiles(c.Policy); err != nil {
		return fmt.Errorf("--policy: %w", err)
	}
	if r.AsOf, err = parseDay(c.AsOf); err != nil {
		return fmt.Errorf("--as-of: %w", err)
	}
	if c.Mapping != "" {
		if r.Options.Mapping, err = ingest.ReadMapping(c.Mapping); err != nil {
			return err
		}
	}
	screened, err := analysis.ScreenSheet(ctx, r)
	if err != nil {
		return fmt.Errorf("screen: %w", err)
	}
	tellScreened(to.err, screened)
	if c.Out == "" {
		return writeScreened(to.out, screened, map[bool]string{true: ".json", false: ".csv"}[c.JSON])
	}
	return replaceFile(c.Out, func(w io.Writer) error { return writeScreened(w, screened, strings.ToLower(filepath.Ext(c.Out))) })
}

// screeningFiles finds documents with screening rules, built-in or in files.
func screeningFiles(names []string) ([]policy.Policy, error) {
	var documents []policy.Policy
	for _, name := range names {
		document, err := policy.Find(name)
		if err != nil {
			return nil, err
		}
		if !document.Screens() {
			return nil, fmt.Errorf("%s has no screening rules: %w", name, land.ErrInvalid)
		}
		documents = append(documents, document)
	}
	return documents, policy.Distinct(documents)
}

// tellScreened says how many rows each rule found, and what a reader must know.
func tellScreened(w io.Writer, s analysis.ScreenedSheet) {
	for _, n := range s.Notes {
		fmt.Fprintln(w, n.ZH)
	}
	for _, r := range s.Refused {
		for _, reason := range r.Reasons {
			fmt.Fprintf(w, "第 %d 行:%s\n", r.Row, reason.ZH)
		}
	}
	if len(s.Unmapped) > 0 {
		fmt.Fprintf(w, "未读取的列:%s\n", shortened(s.Unmapped))
	}
	counts := map[string]map[string]int{}
	for _, f := range s.Findings {
		if counts[f.Rule] == nil {
			counts[f.Rule] = map[string]int{}
		}
		counts[f.Rule][f.Outcome]++
	}
	for _, rule := range slices.Sorted(maps.Keys(counts)) {
		n := counts[rule]
		fmt.Fprintf(w, "%s:符合 %d,可能符合 %d,无法判断 %d,不符合 %d\n", rule, n["met"], n["suspected"], n["cannot_tell"], n["not_met"])
	}
}

// factNames are the facts that a finding lacks, in Chinese.
func factNames(facts []string) []string {
	names := make([]string, len(facts))
	for i, fact := range facts {
		names[i] = analysis.FactName(fact)
	}
	return names
}

func writeScreened(w io.Writer, s analysis.ScreenedSheet, format string) error {
	columns := []export.Column{
		{Title: "行", Width: 8},
		{Title: "宗地代码", Width: 24},
		{Title: "企业名称", Width: 24},
		{Title: "规则", Width: 24},
		{Title: "结论", Width: 10},
		{Title: "依据", Width: 40},
		{Title: "计算", Width: 50},
		{Title: "缺少", Width: 24},
		{Title: "建议处置方式", Width: 16},
		{Title: "理由", Width: 30},
		{Title: "消除条件", Width: 40},
		{Title: "可信度", Width: 10},
	}
	switch format {
	case ".json":
		return writeJSON(w, s)
	case ".csv":
		return export.CSV(w, export.Page{Columns: columns, Rows: screenedRows(s)})
	case ".xlsx":
		return export.Sheet(w, "认定结果", columns, screenedRows(s))
	}
	return fmt.Errorf("--out: %q is none of .csv, .xlsx, .json: %w", format, land.ErrInvalid)
}

// screenedRows are the findings; where a rule does not hold, there is none.
func screenedRows(s analysis.ScreenedSheet) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		for _, f := range s.Findings {
			if f.Outcome == "not_met" {
				continue
			}
			row := []any{
				f.Row, f.ParcelCode, f.Name, f.Title.ZH, outcomeWords[f.Outcome], f.Clause, f.Formula.ZH, strings.Join(factNames(f.Missing), ";"),
				modeWord(f.DisposalMode), f.Why.ZH, f.Clears.ZH, confidenceWords[f.Confidence],
			}
			if !yield(row, nil) {
				return
			}
		}
	}
}

var (
	outcomeWords    = map[string]string{"met": "符合", "suspected": "可能符合", "cannot_tell": "无法判断"}
	confidenceWords = map[string]string{"high": "高", "medium": "中", "low": "低"}
)

// modeWord is the name of a mode of disposal; of none nothing.
func modeWord(mode string) string {
	for _, m := range disposal.Modes() {
		if m.Name == mode {
			return m.Title.ZH
		}
	}
	return ""
}

// replaceFile writes beside a file and then takes its place, so that nothing is half done.
func replaceFile(path string, write func(io.Writer) error) error {
	file, err := os.CreateTemp(filepath.Dir(path), ".permu-*")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	if err := write(file); err != nil {
		return err
	}
	if err := file.Close(); err != nil {
		return err
	}
	return os.Rename(file.Name(), path)
}
