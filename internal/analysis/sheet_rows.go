package analysis

import (
	"fmt"
	"regexp"
	"slices"

	"permu/internal/ingest"
	"permu/internal/land"
)

// list gives the answer a row for each of the table's, and finds the records that are evaluated and where they stand in it. Of a
// table whose columns name years a row stands there by its record of the evaluated one, with why others cannot be read.
func (s *sheet) list(answer *Scored, columnYears []int) (rows, places []int) {
	listed := answer.Year
	if len(columnYears) > 0 && !slices.Contains(columnYears, listed) {
		listed = columnYears[0]
	}
	beside := map[int][]land.Reason{} // of rows, of their other years
	s.findTwice(answer.Year)
	for i, record := range s.records {
		if of := s.toldYear(record); len(columnYears) > 0 && of != 0 && of != listed {
			beside[record.Line] = append(beside[record.Line], refusals(record)...)
			continue
		}
		row := ScoredRow{Row: record.Line, USCC: s.text(record, "uscc"), Name: s.text(record, "name"), Items: []land.Part{}, Reasons: []land.Reason{}, Cells: record.Cells}
		row.Class, row.Reasons = s.notEvaluated(i, answer.Year)
		if row.Class == "" {
			rows, places = append(rows, i), append(places, len(answer.Evaluations))
		}
		answer.Evaluations = append(answer.Evaluations, row)
	}
	for i := range answer.Evaluations {
		row := &answer.Evaluations[i]
		row.Reasons = append(row.Reasons, beside[row.Row]...)
	}
	return rows, places
}

// notEvaluated is why a record is not; no class is of those that are.
func (s *sheet) notEvaluated(i, year int) (class string, why []land.Reason) {
	record := s.records[i]
	first, twice := s.twice[i]
	switch of := s.yearOf(record); {
	case record.Refused():
		return refusedRow, refusals(record)
	case twice:
		return refusedRow, []land.Reason{{Code: "twice", ZH: fmt.Sprintf("与第 %d 行重复,不重复评价", first), EN: fmt.Sprintf("stands in row %d already", first)}}
	case of != 0 && of != year:
		return earlierRow, []land.Reason{{Code: earlierRow, ZH: fmt.Sprintf("%d 年数据,不在本次评价年度 %d", of, year), EN: fmt.Sprintf("of %d; %d is evaluated", of, year)}}
	}
	return "", []land.Reason{}
}

// toldYear is the year that a record is of, that of a refused one too; 0 is of none.
func (s *sheet) toldYear(r ingest.Record) int {
	if at, ok := s.at["year"]; ok && at < len(r.Values) {
		if year, known := r.Values[at].(int64); known {
			return int(year)
		}
	}
	return 0
}

// Rows that are of nobody by the word that opens them: totals and means - 合计, 某镇小计, 平均 - and what is written under a table.
var (
	totalsWord = regexp.MustCompile(`(?i)^(.*(合\s*计|总\s*计|小\s*计|共\s*计|平\s*均|平均值|均值)|(grand |sub)?total|sum|mean|average)\s*[:：]?\s*$`)
	notesWord  = regexp.MustCompile(`^\s*(注|备注|说明|填表说明|制表|填表|审核|填报|复核)(人|单位)?\s*\d*\s*[:：]`)
)

// aside says by which rule a row is of nobody, and which cell says so; no rule is of any other. The word stands where the row would
// say whom it is of, or before all else of a row that names nobody.
func (s *sheet) aside(r ingest.Record) (at int, rule string) {
	text := func(at int) string {
		words, _ := r.Cells[at].(string)
		return words
	}
	filled := func(one any) bool { return one != nil && one != "" }
	at = slices.IndexFunc(r.Cells, filled)
	for _, named := range s.named {
		if text(named) != "" {
			at = named
			break
		}
	}
	switch {
	case at < 0:
	case totalsWord.MatchString(text(at)):
		return at, ingest.OfTotals
	case notesWord.MatchString(text(at)):
		return at, ingest.OfNotes
	}
	return -1, ""
}
