package serve

import (
	"bytes"
	"context"
	"net/url"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"permu/internal/export"
	"permu/internal/land"
)

// InLanguage is the language of a table that is taken away.
type InLanguage struct {
	Lang string `query:"lang" enum:"zh,en" default:"zh" doc:"of the table as a file"`
}

func (l InLanguage) english() bool { return l.Lang == "en" }

// InPages is which page of a list is asked for; a file has them all.
type InPages struct {
	Limit int `query:"limit" minimum:"1" maximum:"10000" default:"10000"`
	Skip  int `query:"skip" minimum:"0"`
}

func (p InPages) cut() (skip, limit int) { return p.Skip, p.Limit }

// inLanguage is an input that says in which language a file is.
type inLanguage interface{ english() bool }

// say chooses what is said in a language, with its units. What has no English, as a name that somebody gave, stays as it is.
type say func(land.Phrase) string

func sayIn(english bool) say {
	return func(p land.Phrase) string {
		if english && p.EN != "" {
			return land.InEnglish(p.EN)
		}
		return p.ZH
	}
}

// file is an answer that a browser keeps.
type file struct {
	ContentType string `header:"Content-Type"`
	Disposition string `header:"Content-Disposition"`
	Body        []byte
}

// book says a workbook's name without its ending, and its sheets.
type book struct {
	name  string
	pages []export.Page
}

// tabled registers a question as JSON, and its answer as a workbook (.xlsx) and, its first table alone, as .csv: by the
// same parameters, so that a file holds what is shown; where the answer comes in pages, a
// file has them all.
func tabled[I, O any](s *server, api huma.API, path, id, summary string, ask func(context.Context, *I) (O, error), sheets func(O, say) book) {
	get(api, path, id, summary, func(ctx context.Context, in *I) (*answer[O], error) {
		body, err := ask(ctx, in)
		if pages, ok := any(*in).(interface{ cut() (skip, limit int) }); ok {
			body = any(body).(interface{ Page(skip, limit int) O }).Page(pages.cut())
		}
		return &answer[O]{body}, s.kind(ctx, err)
	})
	filed(s, api, path, id, summary, ask, sheets)
}

// filed registers the answer to a question as a workbook and as CSV alone.
func filed[I, O any](s *server, api huma.API, path, id, summary string, ask func(context.Context, *I) (O, error), sheets func(O, say) book) {
	kept := func(ending string, write func(*bytes.Buffer, book) error, mime string) {
		get(api, path+"."+ending, id+"-"+ending, summary+", as a file", func(ctx context.Context, in *I) (*file, error) {
			body, err := ask(ctx, in)
			if err != nil {
				return nil, s.kind(ctx, err)
			}
			english := any(*in).(inLanguage).english()
			made, text := sheets(body, sayIn(english)), &bytes.Buffer{}
			err = write(text, made)
			return &file{mime, "attachment; filename=" + id + "." + ending + "; filename*=UTF-8''" + url.PathEscape(made.name+"."+ending), text.Bytes()}, s.kind(ctx, err)
		})
	}
	kept("xlsx", func(w *bytes.Buffer, b book) error { return export.Book(w, b.pages...) }, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
	kept("csv", func(w *bytes.Buffer, b book) error { return export.CSV(w, b.pages[0]) }, "text/csv; charset=utf-8")
}

// column is a column of a table of T: its title, its width in characters, and the cell of a row.
type column[T any] struct {
	title land.Phrase
	width float64
	cell  func(T) any
}

// pageOf makes a sheet of rows; what stands above it says what it shows.
func pageOf[T any](name string, above []string, columns []column[T], rows []T, say say) export.Page {
	page := export.Page{Name: name, Above: above, Rows: func(yield func([]any, error) bool) {
		for _, row := range rows {
			cells := make([]any, len(columns))
			for i, c := range columns {
				cells[i] = cellOf(c.cell(row), say)
			}
			if !yield(cells, nil) {
				return
			}
		}
	}}
	for _, c := range columns {
		page.Columns = append(page.Columns, export.Column{Title: say(c.title), Width: c.width})
	}
	return page
}

// unit is a unit as the wire names it, or a figure with one, to be said.
func unit(name string) land.Phrase { return land.Phrase{ZH: name, EN: name} }

// unitOf is a unit, or nothing.
func unitOf(name *string) any {
	if name == nil {
		return nil
	}
	return unit(*name)
}

// cellOf is a value as a sheet takes it: a pointer's value or nothing, a phrase in the reader's language.
func cellOf(value any, say say) any {
	switch v := value.(type) {
	case *string:
		return orNothing(v)
	case *float64:
		return orNothing(v)
	case *int:
		return orNothing(v)
	case land.Phrase:
		return say(v)
	case []land.Reason:
		return reasonsSaid(v, say)
	case []land.Phrase:
		return phrasesSaid(v, say)
	}
	return value
}

func orNothing[T any](v *T) any {
	if v == nil {
		return nil
	}
	return *v
}

func reasonsSaid(reasons []land.Reason, say say) string {
	phrases := make([]land.Phrase, len(reasons))
	for i, r := range reasons {
		phrases[i] = land.Phrase{ZH: r.ZH, EN: r.EN}
	}
	return phrasesSaid(phrases, say)
}

func phrasesSaid(phrases []land.Phrase, say say) string {
	said := make([]string, len(phrases))
	for i, phrase := range phrases {
		said[i] = say(phrase)
	}
	return strings.Join(said, "; ")
}
