package serve

import (
	"bytes"
	"context"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"permu/internal/export"
	"permu/internal/land"
	"permu/internal/review"
)

// ofPaper is which paper of which case, in which language.
type ofPaper struct {
	OfCase
	InLanguage
	Part string `query:"part" enum:"dossier,summary" default:"dossier" doc:"the whole dossier, or one page for the meeting"`
}

// paperOf makes a paper of a case: the same for the printed page, the document and the workbook.
func (s *server) paperOf(ctx context.Context, in *ofPaper) (export.Paper, error) {
	record, err := s.Zones.CaseRecord(ctx, in.ZoneCode, in.CaseID, officer(ctx, in.ZoneCode))
	if err != nil {
		return export.Paper{}, err
	}
	zone, err := s.Zones.Zone(ctx, in.ZoneCode)
	if err != nil {
		return export.Paper{}, err
	}
	shapes, err := s.Zones.CaseShapes(ctx, in.ZoneCode, in.CaseID)
	if err != nil {
		return export.Paper{}, err
	}
	w, err := newPaperwork(record, zone, sayIn(in.english()))
	if err != nil {
		return export.Paper{}, err
	}
	paper := w.dossier()
	if in.Part == "summary" {
		paper = w.summary()
	}
	return paper, w.drawMap(&paper, shapes.Shapes)
}

func (s *server) casePaper(ctx context.Context, in *ofPaper) (*answer[export.Paper], error) {
	paper, err := s.paperOf(ctx, in)
	return &answer[export.Paper]{paper}, s.kind(ctx, err)
}

func (s *server) caseDocx(ctx context.Context, in *ofPaper) (*file, error) {
	paper, err := s.paperOf(ctx, in)
	if err != nil {
		return nil, s.kind(ctx, err)
	}
	var made bytes.Buffer
	err = export.Document(&made, paper)
	return takenAway(paper.Title+".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", made.Bytes()), s.kind(ctx, err)
}

// caseXlsx writes each section of a paper as a sheet.
func (s *server) caseXlsx(ctx context.Context, in *ofPaper) (*file, error) {
	paper, err := s.paperOf(ctx, in)
	if err != nil {
		return nil, s.kind(ctx, err)
	}
	var made bytes.Buffer
	sheets := sheetsOf(paper)
	if paper.Map != nil {
		sheets = append(sheets, export.Page{Name: sayIn(in.english())(phrase("宗地图", "Map")), Above: []string{paper.Title, paper.MapNote}, Picture: paper.Map.PNG})
	}
	err = export.Book(&made, sheets...)
	return takenAway(paper.Title+".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", made.Bytes()), s.kind(ctx, err)
}

func takenAway(name, mime string, content []byte) *file {
	ending := name[strings.LastIndex(name, "."):]
	return &file{mime, "attachment; filename=case" + ending + "; filename*=UTF-8''" + url.PathEscape(name), content}
}

// sheetsOf is a sheet for each table of a paper, called by the heading before it, with the texts around it.
func sheetsOf(p export.Paper) []export.Page {
	var pages []export.Page
	var above []string // texts that stand before the first table of their heading
	heading, tables := p.Title, 0
	for _, block := range p.Blocks {
		switch {
		case block.Level > 0:
			heading, tables, above = block.Text, 0, nil
			continue
		case len(block.Rows) == 0 && tables > 0:
			last := &pages[len(pages)-1]
			last.Below = append(last.Below, block.Text)
			continue
		case len(block.Rows) == 0:
			above = append(above, block.Text)
			continue
		}
		page := export.Page{Name: fmt.Sprintf("%d %s", len(pages)+1, short(heading)), Above: slices.Concat([]string{p.Title + " · " + heading, p.Under}, above), Rows: cellsOf(block.Rows)}
		tables++
		for i := range block.Rows[0] {
			width, title := 12.0, ""
			if i < len(block.Head) {
				title = block.Head[i]
			}
			if i < len(block.Wide) {
				width = 8 * float64(block.Wide[i])
			}
			page.Columns = append(page.Columns, export.Column{Title: title, Width: width})
		}
		pages = append(pages, page)
	}
	return pages
}

// short is a heading as the name of a sheet, which has 31 characters at most and none of : \ / ? * [ ].
func short(heading string) string {
	kept := []rune(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]'`, r) {
			return -1
		}
		return r
	}, heading))
	return string(kept[:min(len(kept), 24)])
}

func cellsOf(rows [][]export.Cell) func(func([]any, error) bool) {
	return func(yield func([]any, error) bool) {
		for _, row := range rows {
			cells := make([]any, len(row))
			for i, cell := range row {
				cells[i] = cell
			}
			if !yield(cells, nil) {
				return
			}
		}
	}
}

// casesColumns are the columns of the list of cases.
func casesColumns() []column[land.CaseRow] {
	states, moves := map[string]land.Phrase{}, map[string]land.Phrase{}
	for _, move := range review.Table() {
		moves[move.Name] = move.Title
	}
	columns := []column[land.CaseRow]{
		{phrase("案卷号", "Case"), 10, func(r land.CaseRow) any { return float64(r.CaseID) }},
		{phrase("地块", "Site"), 28, func(r land.CaseRow) any { return r.SiteName }},
		{phrase("方案", "Scheme"), 20, func(r land.CaseRow) any { return r.ScenarioName }},
		{phrase("面积(亩)", "Area (mu)"), 12, func(r land.CaseRow) any { return rounded(r.AreaMu) }},
		{phrase("状态", "State"), 16, func(r land.CaseRow) any { return states[r.State] }},
		{phrase("轮次", "Round"), 8, func(r land.CaseRow) any { return float64(r.Round) }},
		{phrase("本状态天数", "Days in state"), 12, func(r land.CaseRow) any { return float64(r.Days) }},
		{phrase("期限", "Due"), 12, func(r land.CaseRow) any { return r.DueOn }},
		{phrase("下一步", "Next"), 20, func(r land.CaseRow) any { return moves[r.Next.Move] }},
		{phrase("送审日期", "Submitted"), 12, func(r land.CaseRow) any { return r.SubmittedOn }},
		{phrase("决定日期", "Decided"), 12, func(r land.CaseRow) any { return r.DecidedOn }},
	}
	for _, state := range reviewStates() {
		states[state.Name] = state.Title
		name := state.Name
		title := phrase(state.Title.ZH+"(天)", "Days "+state.Title.EN)
		columns = append(columns, column[land.CaseRow]{title, 12, func(r land.CaseRow) any {
			if days, ok := r.Spent[name]; ok {
				return rounded(days)
			}
			return nil
		}})
	}
	return columns
}
