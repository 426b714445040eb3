package serve

import (
	"bytes"
	"fmt"
	"iter"

	"github.com/gin-gonic/gin"

	"permu/internal/disposal"
	"permu/internal/export"
	"permu/internal/land"
)

// mostInBook bounds the rows of a workbook: a sheet has 1,048,576.
const mostInBook = 1_000_000

// disposalBook writes entries as rows.
type disposalBook struct {
	zone    land.Zone
	english bool
	codes   map[string]land.Phrase
	states  map[string]land.Phrase
	moves   map[string]land.Phrase
	modes   map[string]land.Phrase
}

func (b disposalBook) say(p land.Phrase) string { return sayIn(b.english)(p) }

// named says a code; one without a name stays as it is.
func (b disposalBook) named(names map[string]land.Phrase, code string) string {
	if said, ok := names[code]; ok {
		return b.say(said)
	}
	return code
}

// disposalLedger writes the entries that the same filters show, in the columns that offices use.
func (s *server) disposalLedger(c *gin.Context) error {
	q, err := ledgerQuery(c)
	if err != nil {
		return err
	}
	ctx, zoneCode := c.Request.Context(), c.Param("zone_code")
	zone, err := s.Zones.Zone(ctx, zoneCode)
	if err != nil {
		return err
	}
	page, err := s.Zones.Ledger(ctx, zoneCode, q)
	if err != nil {
		return err
	}
	rows, err := s.Zones.LedgerSheet(ctx, zoneCode, page.Entries)
	if err != nil {
		return err
	}
	var book bytes.Buffer
	b := newBook(zone, c.Query("lang") == "en")
	if err := export.Sheet(&book, b.say(land.Phrase{ZH: "处置台账", EN: "Disposal ledger"}), b.titles(), b.rows(page.Entries, rows)); err != nil {
		return err
	}
	writeBook(c, "ledger.xlsx", fmt.Sprintf("处置台账-%s-%s.xlsx", zoneCode, page.Today), book.Bytes())
	return nil
}

// ledgerQuery reads the filters that the typed operations know too.
func ledgerQuery(c *gin.Context) (land.LedgerQuery, error) {
	q := land.LedgerQuery{
		ParkCode: c.Query("park_code"), Track: c.Query("track"), Assignee: c.Query("assignee"), ParcelCode: c.Query("parcel_code"),
		DueFrom: c.Query("due_from"), DueBefore: c.Query("due_before"), Limit: mostInBook,
	}
	if states := splitList(c.Query("state")); len(states) > 0 {
		q.States = states
	}
	if rules := splitList(c.Query("rule")); len(rules) > 0 {
		q.Rules = rules
	}
	var problems land.Problems
	for name, flag := range map[string]*bool{"open": &q.OpenOnly, "overdue": &q.Overdue, "soon": &q.Soon} {
		switch c.Query(name) {
		case "", "false":
		case "true":
			*flag = true
		default:
			problems = append(problems, land.Problem{Path: name, Rule: "must be true or false", Value: c.Query(name)})
		}
	}
	return q, problems.Err()
}

func (b disposalBook) titles() []export.Column {
	columns := disposalColumns()
	titles := make([]export.Column, len(columns))
	for i, column := range columns {
		titles[i] = export.Column{Title: b.say(column.title), Width: column.width}
	}
	return titles
}

func (b disposalBook) rows(entries []land.LedgerEntry, besides map[int64]*land.LedgerSheetRow) iter.Seq2[[]any, error] {
	columns := disposalColumns()
	return func(yield func([]any, error) bool) {
		for _, e := range entries {
			beside := besides[e.EntryID]
			if beside == nil {
				beside = &land.LedgerSheetRow{}
			}
			cells := make([]any, len(columns))
			for i, column := range columns {
				cells[i] = column.cell(b, e, beside)
			}
			if !yield(cells, nil) {
				return
			}
		}
	}
}

// newBook knows the names of states, moves and modes.
func newBook(zone land.Zone, english bool) disposalBook {
	p := disposal.TheProcedure()
	b := disposalBook{zone, english, words(), map[string]land.Phrase{}, map[string]land.Phrase{}, map[string]land.Phrase{}}
	for _, s := range p.States {
		b.states[s.Name] = s.Title
	}
	for _, m := range p.Moves {
		b.moves[m.Name] = m.Title
	}
	for _, m := range p.Modes {
		b.modes[m.Name] = m.Title
	}
	return b
}
