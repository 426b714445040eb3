package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"iter"
	"math"
	"path/filepath"
	"strings"

	"permu/internal/analysis"
	"permu/internal/export"
	"permu/internal/ingest"
	"permu/internal/land"
	"permu/internal/policy"
)

type scoreCommand struct {
	Policy   string `required:"" placeholder:"NAME|FILE.yaml" help:"A built-in policy or a file."`
	Data     string `required:"" placeholder:"FILE" type:"path" help:"The table: CSV or XLSX, one row an enterprise (or one a year, with a column of years; columns may name a year instead, as 2024年税收(万元))."`
	Year     int    `help:"The evaluated year. Default: the newest year of the table, else the policy's."`
	Mapping  string `placeholder:"FILE.yaml" help:"What the columns of the table mean, where their names do not say."`
	Encoding string `help:"Of the table's texts, e.g. GBK. Default: found out."`
	Sheet    string `help:"Name of the sheet. Default: the first with a header."`
	Out      string `short:"o" placeholder:"FILE" type:"path" help:"Write the table with its scores here: .csv, .xlsx or .json. Default: CSV on standard output."`
	JSON     bool   `name:"json" help:"Print the scores as JSON."`
}

func (c scoreCommand) Run(ctx context.Context, to streams) error {
	p, err := policy.Find(c.Policy)
	if err != nil {
		return err
	}
	request := analysis.SheetRequest{Policy: p, Path: c.Data, Year: c.Year, Options: ingest.Options{Encoding: c.Encoding, Layer: c.Sheet}}
	if c.Mapping != "" {
		if request.Options.Mapping, err = ingest.ReadMapping(c.Mapping); err != nil {
			return err
		}
	}
	scored, err := analysis.ScoreSheet(ctx, request)
	if err != nil {
		return fmt.Errorf("score: %w", err)
	}
	tellUnscored(to.err, scored)
	if c.Out == "" {
		return writeScored(to.out, scored, map[bool]string{true: ".json", false: ".csv"}[c.JSON])
	}
	return replaceFile(c.Out, func(w io.Writer) error { return writeScored(w, scored, strings.ToLower(filepath.Ext(c.Out))) })
}

func writeScored(w io.Writer, scored analysis.Scored, format string) error {
	columns := scoredColumns(scored)
	switch format {
	case ".json":
		return writeJSON(w, scored)
	case ".csv":
		return export.CSV(w, export.Page{Columns: columns, Rows: scoredRows(scored)})
	case ".xlsx":
		return export.Sheet(w, "评价结果", columns, scoredRows(scored))
	}
	return fmt.Errorf("--out: %q is none of .csv, .xlsx, .json: %w", format, land.ErrInvalid)
}

// scoredColumns are the table's own columns, and what the policy says behind them.
func scoredColumns(scored analysis.Scored) []export.Column {
	var columns []export.Column
	add := func(title string, width float64) {
		columns = append(columns, export.Column{Title: title, Width: width})
	}
	for _, title := range scored.Header {
		add(title, 16)
	}
	add("评价类别", 12)
	for _, i := range scored.Indicators {
		title := cmp.Or(i.Title.ZH, i.ID)
		add(withUnit(title, i.Unit), 14)
		add(title+"得分", 12)
	}
	for _, title := range []string{"得分", "名次", "初评等级", "等级"} {
		add(title, 10)
	}
	add("加减分", 24)
	add("等级调整", 24)
	add("按…管理", 10)
	add("升级路径", 40)
	add("说明", 60)
	return columns
}

// withUnit is the title of a column; a plain ratio has no unit.
func withUnit(title, unit string) string {
	if unit == "ratio" {
		return title
	}
	return fmt.Sprintf("%s(%s)", title, unit)
}

func scoredRows(scored analysis.Scored) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		for _, row := range scored.Evaluations {
			if !yield(scoredCells(scored, row), nil) {
				return
			}
		}
	}
}

func scoredCells(scored analysis.Scored, row analysis.ScoredRow) []any {
	cells := make([]any, len(scored.Header))
	copy(cells, row.Cells)
	cells = append(cells, cmp.Or(row.TrackTitle.ZH, row.Track))
	for _, i := range scored.Indicators {
		var value, points any
		for _, part := range row.Items {
			if part.Indicator == i.ID {
				value, points = shownCell(part.Value, scored.Shown.Value), shownCell(part.Points, scored.Shown.Item)
			}
		}
		cells = append(cells, value, points)
	}
	var place any
	if row.Place > 0 {
		place = row.Place
	}
	return append(cells, shownCell(row.Score, scored.Shown.Total), place, row.InitialGrade, row.Grade,
		listed(row.Adjustments, adjustmentsShown(scored.Shown)), listed(row.Gates, gateText), row.ManagedAs,
		listed(row.Lifts, func(l land.Lift) string { return l.Says.ZH }), listed(row.Reasons, func(r land.Reason) string { return r.ZH }))
}

// adjustmentsShown writes what is added to an item as its points are shown, and to the score as the score is.
func adjustmentsShown(shown policy.Display) func(a land.Adjustment) string {
	return func(a land.Adjustment) string {
		rule := shown.Total
		if a.Indicator != "" {
			rule = shown.Item
		}
		return fmt.Sprintf("%s %+g", a.Title.ZH, rule.Round(a.Points))
	}
}

func gateText(g land.GateStep) string {
	text := fmt.Sprintf("%s→%s %s", cmp.Or(g.From, "不定"), cmp.Or(g.To, "不定"), g.Title.ZH)
	if g.Reason != "" {
		text += "(" + g.Reason + ")"
	}
	return text
}

// shownCell is a number as it is shown, without a word of the policy to six decimals, or an empty cell where there is none.
func shownCell(v *float64, as *policy.Shown) any {
	switch {
	case v == nil:
		return nil
	case as == nil:
		return math.Round(*v*1e6) / 1e6
	}
	return as.Round(*v)
}

// listed is a cell of several texts.
func listed[T any](list []T, text func(T) string) string {
	texts := make([]string, len(list))
	for i, one := range list {
		texts[i] = text(one)
	}
	return strings.Join(texts, ";")
}

// tellUnscored says how many rows have no score, and why, on the side.
func tellUnscored(w io.Writer, scored analysis.Scored) {
	graded, unscored := 0, 0
	for _, row := range scored.Evaluations {
		if row.Grade != "" || row.Score != nil {
			graded++
			continue
		}
		unscored++
		if unscored > mostToldIssues {
			continue
		}
		why := row.Class
		if len(row.Reasons) > 0 {
			why = row.Reasons[0].EN
		}
		fmt.Fprintf(w, "row %d is not scored: %s\n", row.Row, why)
	}
	fmt.Fprintf(w, "%s: %d of %d rows scored for %d\n", scored.PolicyID, graded, len(scored.Evaluations), scored.Year)
	for _, note := range scored.Notes {
		fmt.Fprintln(w, note.EN)
	}
	if len(scored.Unmapped) > 0 {
		fmt.Fprintf(w, "columns not taken: %s\n", shortened(scored.Unmapped))
	}
}
