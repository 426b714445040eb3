package serve

import (
	"bytes"
	"fmt"
	"iter"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"github.com/gin-gonic/gin"

	"permu/internal/export"
	"permu/internal/land"
)

// publicationBook writes the list of a run as it is made public, as XLSX.
func (s *server) publicationBook(c *gin.Context) error {
	runID, err := strconv.ParseInt(c.Param("run_id"), 10, 64)
	if err != nil {
		return land.Problems{{Path: "run_id", Rule: "must be a whole number", Value: c.Param("run_id")}}
	}
	publication, err := s.Zones.Publication(c.Request.Context(), c.Param("zone_code"), runID, c.Query("list"))
	if err != nil {
		return err
	}
	var book bytes.Buffer
	if err := export.Book(&book, pagesOf(publication, c.Query("lang") == "en")...); err != nil {
		return err
	}
	writeBook(c, "publication.xlsx", bookName(publication), book.Bytes())
	return nil
}

// bookName is what the file of a list is saved as; the list of areas says so.
func bookName(p land.Publication) string {
	of := "公示"
	if p.List == land.LandList {
		of = "公示-用地面积"
	}
	return fmt.Sprintf("%s-%s-%d-%d.xlsx", of, p.ZoneCode, p.Year, p.RunID)
}

// writeBook answers with a workbook to be saved, by its plain name or by its full one.
func writeBook(c *gin.Context, plain, name string, book []byte) {
	c.Header("Content-Disposition", "attachment; filename="+plain+"; filename*=UTF-8''"+url.PathEscape(name))
	c.Data(http.StatusOK, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", book)
}

// pagesOf are the sheets of a publication: the list, and the special classes where there are some.
func pagesOf(p land.Publication, english bool) []export.Page {
	say := sayIn(english)
	columns := make([]export.Column, len(p.Columns))
	for i, column := range p.Columns {
		columns[i] = export.Column{Title: say(column.Title), Width: widthOf(column.Name)}
	}
	pages := []export.Page{{
		Name: say(land.Phrase{ZH: "公示", EN: "Results"}), Above: above(p, say), Columns: columns, Rows: each(p.Rows, say), Below: below(p, say),
	}}
	if len(p.Special) == 0 {
		return pages
	}
	return append(pages, export.Page{
		Name:    say(land.Phrase{ZH: "特殊类别", EN: "Special classes"}),
		Above:   []string{say(p.Title)},
		Columns: append([]export.Column{{Title: say(land.Phrase{ZH: "类别", EN: "Class"}), Width: 24}}, columns...),
		Rows:    each(withClasses(p.Special, say), say),
	})
}

// withClasses are the rows of the special classes, the title of the class first.
func withClasses(classes []land.PublishedClass, say func(land.Phrase) string) [][]any {
	var rows [][]any
	for _, class := range classes {
		for _, row := range class.Rows {
			rows = append(rows, slices.Concat([]any{say(class.Title)}, row))
		}
	}
	return rows
}

// each gives rows with their phrases said.
func each(rows [][]any, say func(land.Phrase) string) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		for _, row := range rows {
			said := slices.Clone(row)
			for i, cell := range row {
				if phrase, ok := cell.(land.Phrase); ok {
					said[i] = say(phrase)
				}
			}
			if !yield(said, nil) {
				return
			}
		}
	}
}

func widthOf(column string) float64 {
	switch column {
	case "name":
		return 40
	case "uscc", "park", "track":
		return 24
	}
	return 12
}

func above(p land.Publication, say func(land.Phrase) string) []string {
	lines := []string{say(p.Title), fmt.Sprintf("%s · %d", p.ZoneName, p.Year), say(p.Policy.Title) + " " + p.Policy.Clause}
	for _, note := range p.Notes {
		lines = append(lines, say(note))
	}
	return append(lines, say(p.Order))
}

func below(p land.Publication, say func(land.Phrase) string) []string {
	lines := []string{""}
	if p.Objections != nil {
		lines = append(lines, say(p.Objections.Says))
	}
	for _, reason := range p.NotGraded {
		lines = append(lines, fmt.Sprintf("%s: %d", say(reason.Title), reason.Count))
	}
	return lines
}
