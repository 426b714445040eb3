package analysis

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"permu/internal/ingest"
	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
)

// SheetRequest asks for the scores of a table that somebody brings, with no database.
type SheetRequest struct {
	Policy  policy.Policy
	Path    string
	Options ingest.Options // kind and codes are set here
	Year    int            // of the data; 0 is the newest year of the table, else the policy's, else this year
}

// Scored is a table with its scores: one row for each of the file's, in their order.
type Scored struct {
	PolicyID     string        `json:"policy_id"`
	PolicyTitle  land.Phrase   `json:"policy_title"`
	PolicyDigest string        `json:"policy_digest"`
	Year         int           `json:"year"`
	File         string        `json:"file"`
	Unmapped     []string      `json:"unmapped" doc:"columns that nothing was taken from"`
	Notes        []land.Reason `json:"notes,omitempty" doc:"what of the policy a table cannot serve"`
	Evaluations  []ScoredRow   `json:"evaluations"`
	Context      score.Context `json:"context"`
	Header       []string      `json:"-"` // the file's own columns
	// How columns show values, points and scores; JSON has them as they are kept.
	Shown      policy.Display `json:"-"`
	Indicators []Column       `json:"-"` // of all tracks, each once
}

// Column is an indicator as a column of the answer.
type Column struct {
	ID    string
	Title land.Phrase
	Unit  string
}

// ScoredRow is what a policy says of one row.
type ScoredRow struct {
	Row          int               `json:"row"`
	USCC         string            `json:"uscc"`
	Name         string            `json:"name,omitempty"`
	Track        string            `json:"track,omitempty"`
	TrackTitle   land.Phrase       `json:"track_title,omitzero"`
	Class        string            `json:"class"`
	Score        *float64          `json:"score"`
	Place        int               `json:"place,omitempty"`
	Of           int               `json:"of,omitempty"`
	InitialGrade string            `json:"initial_grade"`
	Grade        string            `json:"grade"`
	ManagedAs    string            `json:"managed_as,omitempty"`
	Items        []land.Part       `json:"items"`
	Adjustments  []land.Adjustment `json:"adjustments,omitempty"`
	Gates        []land.GateStep   `json:"gates,omitempty"`
	Lifts        []land.Lift       `json:"lifts,omitempty"`
	Reasons      []land.Reason     `json:"reasons"`
	Cells        []any             `json:"-"` // the row as the file has it
}

// Classes of a row beside those of the engine.
const (
	refusedRow = "refused"      // a cell of it cannot be read
	earlierRow = "earlier_year" // it serves the rows of the evaluated year
)

// ScoreSheet scores a table. A row that cannot be read or scored stands in the answer with the reason.
func ScoreSheet(ctx context.Context, r SheetRequest) (Scored, error) {
	r.Options.Kind, r.Options.FreeCodes = subjectsKind(), true
	batch, err := ingest.Open(ctx, r.Path, r.Options)
	if err != nil {
		return Scored{}, err
	}
	defer batch.Close()
	if err := givesAnything(r.Policy, batch); err != nil {
		return Scored{}, err
	}
	s, err := newSheet(batch)
	if err != nil {
		return Scored{}, err
	}
	for record, err := range batch.Records {
		if err != nil {
			return Scored{}, fmt.Errorf("%s: %w", filepath.Base(r.Path), err)
		}
		s.take(record)
	}
	return s.scored(r, batch)
}

// givesAnything is a [land.ErrInvalid] when no column of a table is a number that the policy asks about.
func givesAnything(p policy.Policy, b *ingest.Batch) error {
	var needs []string
	for _, column := range score.Needs(p) {
		if slices.Contains(b.Columns, column.Name) {
			return nil
		}
		if column.YearsBack == 0 {
			needs = append(needs, column.Name)
		}
	}
	return fmt.Errorf("%s: no column is a number that the policy asks about; it asks about %s, and the columns are %s: %w",
		b.File.Name, strings.Join(needs, ", "), strings.Join(b.Header, ", "), land.ErrInvalid)
}

// subjectsKind is the table of subjects: who they are, and every number that a policy may ask about.
func subjectsKind() land.Kind {
	choice := func(name string, words ...string) land.Field {
		return land.Field{Name: name, Quantity: land.Choice, Choices: words}
	}
	k := land.Kind{Name: land.Subjects, Key: []string{"uscc"}, Fields: []land.Field{
		{Name: "uscc", Quantity: land.Text},
		{Name: "name", Quantity: land.Text},
		{Name: "year", Quantity: land.Year},
		{Name: "park_code", Quantity: land.Text},
		{Name: "subarea", Quantity: land.Text},
		{Name: "industry_code", Quantity: land.IndustryCode},
		choice("scale", "above", "below"), choice("status", "operating", "stopped", "deregistered"),
		choice("listing", "none", "preparing", "listed"), choice("relation", "own", "lease", "sublease"),
		{Name: "trade_quota", Quantity: land.Flag},
		{Name: "registered_on", Quantity: land.Date},
		{Name: "production_on", Quantity: land.Date},
		{Name: "contract_due_on", Quantity: land.Date},
		{Name: "capacity_on", Quantity: land.Date},
		{Name: "merged_on", Quantity: land.Date},
		{Name: "tags", Quantity: land.Text},
		{Name: "tags_on", Quantity: land.Date},
		{Name: "events", Quantity: land.Text},
		{Name: "evidence", Quantity: land.Text},
		{Name: "decided_grade", Quantity: land.Text},
		{Name: "decided_reason", Quantity: land.Text},
		{Name: "decided_by", Quantity: land.Text},
	}}
	for _, n := range policy.Numbers() {
		if n.Name == n.Column {
			k.Fields = append(k.Fields, land.Field{Name: n.Name, Quantity: quantityOf(n), Signed: n.Unit == "yuan"})
		}
	}
	return k
}

// quantityOf is how a number is read.
func quantityOf(n policy.Number) land.Quantity {
	return map[string]land.Quantity{
		"yuan": land.Amount, "mu": land.Area, "m²": land.Area, "person": land.Number, "tce": land.Energy, "kWh": land.Electricity,
		"m³": land.Volume, "t": land.Mass, "count": land.Count, "ratio": land.Number,
	}[n.Unit]
}

// sheet is a table while it is read.
type sheet struct {
	at      map[string]int // of a field among the values of a record; -1 is not there
	records []ingest.Record
	keys    []string
	twice   map[int]int // of a row that says a year of a subject again: the line that says it first
	said    spellers
	header  []string
	named   []int // columns of the file that say who a row is of
}

// spellers read the words of recognitions and events as the import of events does.
type spellers struct{ tag, event func(word string) string }

func newSheet(b *ingest.Batch) (*sheet, error) {
	s := &sheet{at: map[string]int{}, header: b.Header}
	for _, source := range b.Sources {
		if source.Header != "" && slices.Contains([]string{"uscc", "parcel_code", "name"}, source.Field) {
			s.named = append(s.named, slices.Index(b.Header, source.Header))
		}
	}
	for i, name := range b.Columns {
		s.at[name] = i
	}
	kind, _ := land.KindByName("events")
	var err error
	if s.said.tag, err = ingest.Speller(kind, "label"); err != nil {
		return nil, err
	}
	s.said.event, err = ingest.Speller(kind, "event_kind")
	return s, err
}

func (s *sheet) take(r ingest.Record) {
	r.Cells = slices.Clone(r.Cells)
	if at, rule := s.aside(r); rule != "" {
		if last := len(s.records) - 1; last >= 0 && s.records[last].Line == r.Line {
			return // of another year
		}
		r.Values = nil // of no year
		r.Issues = append(r.Issues, ingest.Issue{Line: r.Line, Column: s.header[at], Value: fmt.Sprint(r.Cells[at]), Rule: rule, Outcome: ingest.Refused})
	}
	s.records = append(s.records, r)
	s.keys = append(s.keys, cmp.Or(s.text(r, "parcel_code"), s.text(r, "uscc"), s.text(r, "name"), fmt.Sprintf("row %d", r.Line)))
}

func (s *sheet) value(r ingest.Record, field string) any {
	at, ok := s.at[field]
	if !ok || r.Refused() {
		return nil
	}
	return r.Values[at]
}

func (s *sheet) text(r ingest.Record, field string) string {
	text, _ := s.value(r, field).(string)
	return text
}

// yearOf is the year of a row; 0 where the table has none.
func (s *sheet) yearOf(r ingest.Record) int {
	switch year := s.value(r, "year").(type) {
	case int64:
		return int(year)
	case float64:
		return int(year)
	}
	return 0
}

// scored applies the policy to the rows of the evaluated year; earlier years serve them.
func (s *sheet) scored(r SheetRequest, b *ingest.Batch) (Scored, error) {
	year := s.evaluatedYear(r)
	answer := Scored{
		PolicyID: r.Policy.ID, PolicyTitle: r.Policy.Title, PolicyDigest: r.Policy.Digest(), Year: year, File: b.File.Name,
		Unmapped: append([]string{}, b.Unmapped...), Header: b.Header, Shown: r.Policy.Rounding.Display, Indicators: indicatorsOf(r.Policy), Evaluations: []ScoredRow{},
	}
	answer.Notes = slices.Concat(assumedUnits(b), notInForce(r.Policy, year), s.ofAnotherUnit(r.Policy))
	if also := r.Policy.Population.Also; len(also) > 0 {
		answer.Notes = append(answer.Notes, land.Reason{
			Code: "also", ZH: "办法还要求评价 " + strings.Join(also, "、") + ",表格中不作评价(需在园区数据中评价)",
			EN: "the policy evaluates " + strings.Join(also, ", ") + " as well; of a table only its rows are evaluated, of a zone all are",
		})
	}
	rows, places := s.list(&answer, b.Years)
	result, err := score.Evaluate(r.Policy, s.facts(r.Policy, year, rows))
	if err != nil {
		return answer, err
	}
	answer.Context = result.Context()
	for at, i := range rows {
		row := &answer.Evaluations[places[at]]
		row.explain(r.Policy, answer.Context, result, at)
		row.Reasons = append(row.Reasons, s.undecided(r.Policy, i)...)
	}
	return answer, nil
}

// findTwice finds the rows that say a subject's year again; a row without a year is of the evaluated one.
func (s *sheet) findTwice(evaluated int) {
	type subjectYear struct {
		key  string
		year int
	}
	first := map[subjectYear]int{}
	s.twice = map[int]int{}
	for i, record := range s.records {
		of := subjectYear{s.keys[i], cmp.Or(s.yearOf(record), evaluated)}
		if line, again := first[of]; again {
			s.twice[i] = line
		} else if !record.Refused() {
			first[of] = record.Line
		}
	}
}

func (s *sheet) evaluatedYear(r SheetRequest) int {
	year := r.Year
	if year == 0 {
		for _, record := range s.records {
			year = max(year, s.yearOf(record))
		}
	}
	if year == 0 {
		year = int(r.Policy.DataYear)
	}
	if year == 0 {
		year = dayInChina().Year()
	}
	return year
}

func refusals(r ingest.Record) []land.Reason {
	var reasons []land.Reason
	for _, issue := range r.Issues {
		if issue.Outcome == ingest.Refused {
			reasons = append(reasons, land.Reason{
				Code: refusedRow, ZH: fmt.Sprintf("“%s”无法读取:%s(%s)", issue.Column, ingest.Chinese(issue.Rule), issue.Value),
				EN: fmt.Sprintf("%s cannot be read: %s (is %q)", issue.Column, issue.Rule, issue.Value),
			})
		}
	}
	return reasons
}

func indicatorsOf(p policy.Policy) []Column {
	var columns []Column
	for _, t := range p.Tracks {
		for _, i := range t.Indicators {
			if !slices.ContainsFunc(columns, func(c Column) bool { return c.ID == i.ID }) {
				columns = append(columns, Column{i.ID, i.Title, i.Unit})
			}
		}
	}
	return columns
}

// facts are the evaluated rows as the engine takes them.
func (s *sheet) facts(p policy.Policy, year int, rows []int) score.Facts {
	f := score.Facts{
		Year: year, AsOf: p.Population.Snapshot(year), Numbers: columns{}, Texts: map[string]score.Texts{}, Flags: map[string][]int8{},
		Days: map[string][]int32{}, Tags: map[int][]score.Tag{},
	}
	for _, i := range rows {
		f.Keys = append(f.Keys, s.keys[i])
	}
	for _, field := range subjectsKind().Fields {
		if _, stands := s.at[field.Name]; !stands {
			continue
		}
		switch field.Quantity {
		case land.Text, land.Choice, land.IndustryCode:
			words := make([]string, len(rows))
			for at, i := range rows {
				words[at] = s.text(s.records[i], field.Name)
			}
			f.Texts[field.Name] = score.TextsOf(words)
		case land.Flag:
			f.Flags[field.Name] = s.flags(field.Name, rows)
		case land.Date:
			f.Days[field.Name] = s.days(field.Name, rows)
		case land.Year:
		default:
			s.number(&f, field.Name, year, rows)
		}
	}
	s.tags(&f, rows)
	s.decide(&f, p, rows)
	return f
}

func (s *sheet) flags(field string, rows []int) []int8 {
	flags := make([]int8, len(rows))
	for at, i := range rows {
		flags[at] = -1
		if yes, known := s.value(s.records[i], field).(bool); known {
			flags[at] = flag(&yes)
		}
	}
	return flags
}

func (s *sheet) days(field string, rows []int) []int32 {
	days := make([]int32, len(rows))
	for at, i := range rows {
		days[at] = score.NoDay
		if day, known := s.value(s.records[i], field).(time.Time); known {
			days[at] = score.DayOf(day)
		}
	}
	return days
}

// number adds a number of the evaluated year, and of the years before it where the table has them.
func (s *sheet) number(f *score.Facts, field string, year int, rows []int) {
	n, _ := policy.NumberByName(field)
	f.Numbers[land.Column{Name: field}] = nans(len(rows))
	place := map[string]int{}
	for at, i := range rows {
		place[s.keys[i]] = at
		f.Numbers[land.Column{Name: field}][at] = heldValue(s.value(s.records[i], field), n)
	}
	for i, record := range s.records {
		back := year - s.yearOf(record)
		at, evaluated := place[s.keys[i]]
		if _, twice := s.twice[i]; twice || s.yearOf(record) == 0 || back < 1 || !evaluated || record.Refused() {
			continue
		}
		column := land.Column{Name: field, YearsBack: back}
		if f.Numbers[column] == nil {
			f.Numbers[column] = nans(len(rows))
		}
		f.Numbers[column][at] = heldValue(s.value(record, field), n)
	}
}

// heldValue is a cell as a whole multiple of its number's step.
func heldValue(value any, n policy.Number) float64 {
	switch v := value.(type) {
	case land.Money:
		return float64(v)
	case int64:
		return float64(v) * float64(n.Step.Q) / float64(n.Step.P)
	case float64:
		if n.Unit == "mu" { // read in m²
			return math.Round(land.Mu(v) * land.StepsPerMu)
		}
		return math.Round(v * float64(n.Step.Q) / float64(n.Step.P))
	}
	return math.NaN()
}

// tags are the recognitions of a row, of the day that it gives for them, if it does, and its events, which are of the
// year. Its evidence is that of all of them.
func (s *sheet) tags(f *score.Facts, rows []int) {
	for at, i := range rows {
		record := s.records[i]
		recognised, _ := s.value(record, "tags_on").(time.Time)
		inYear := time.Date(f.Year, time.January, 1, 0, 0, 0, 0, time.UTC)
		for _, name := range listed(s.text(record, "tags")) {
			f.Tags[at] = append(f.Tags[at], score.Tag{Name: s.said.tag(name), On: recognised, Document: s.text(record, "evidence")})
		}
		for _, name := range listed(s.text(record, "events")) {
			f.Tags[at] = append(f.Tags[at], score.Tag{Name: s.said.event(name), Event: true, On: inYear, Document: s.text(record, "evidence")})
		}
	}
}

// listed are the words of a cell.
func listed(text string) []string {
	words := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;，；、/|", r) })
	for i := range words {
		words[i] = strings.TrimSpace(words[i])
	}
	return words
}

// explain fills a row with what the engine says of it.
func (row *ScoredRow) explain(p policy.Policy, c score.Context, result *score.Result, at int) {
	kept := result.Row(at)
	if note, summed := result.LandNote(at); summed && !slices.Contains(kept.Notes, note) {
		kept.Notes = append(kept.Notes, note)
	}
	said := score.Explain(p, c, kept)
	row.Track, row.Class, row.Score, row.Place, row.Of = kept.Track, kept.Class, kept.Score, kept.Place, said.Of
	for _, t := range p.Tracks {
		if t.ID == kept.Track {
			row.TrackTitle = t.Title
		}
	}
	row.InitialGrade, row.Grade, row.ManagedAs = kept.Initial, kept.Grade, result.ManagedAs(at)
	if said.Parts != nil {
		row.Items = said.Parts
	}
	row.Adjustments, row.Gates, row.Lifts = said.Adjustments, said.Gates, said.Lifts
	for _, part := range row.Items {
		for _, o := range []*land.Operand{part.Numerator, part.Denominator} {
			if o != nil {
				o.Source = land.FromSheet
			}
		}
	}
	row.Reasons = append(row.Reasons, said.Reasons...)
}
