package calendar

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"permu/internal/land"
)

// kindOfDay reads what a table of holidays calls a day.
func kindOfDay(word string) string {
	switch strings.ToLower(strings.TrimSpace(word)) {
	case RestDay, "rest", "节假日", "休", "休息日", "放假", "法定节假日":
		return RestDay
	case WorkDay, "work", "工作日", "班", "补班", "上班", "调休上班":
		return WorkDay
	}
	return ""
}

// ParseHolidays reads a table of holidays: CSV in UTF-8 or GB 18030 with the columns date, kind and, if there is one, name
// (日期, 类型, 名称); kind is holiday or workday (节假日, 工作日). Every row that breaks a rule is told, as [land.Problems].
func ParseHolidays(content []byte) ([]land.Holiday, error) {
	content = bytes.TrimPrefix(content, []byte("\uFEFF"))
	if !utf8.Valid(content) {
		decoded, err := simplifiedchinese.GB18030.NewDecoder().Bytes(content)
		if err != nil {
			return nil, fmt.Errorf("holidays: neither UTF-8 nor GB 18030: %w", land.ErrInvalid)
		}
		content = decoded
	}
	rows := csv.NewReader(bytes.NewReader(content))
	rows.FieldsPerRecord, rows.TrimLeadingSpace = -1, true
	head, err := rows.Read()
	if err != nil {
		return nil, fmt.Errorf("holidays: no header: date,kind: %w", land.ErrInvalid)
	}
	at := [3]int{columnOf(head, "date", "day", "日期"), columnOf(head, "kind", "类型", "性质"), columnOf(head, "name", "名称", "节日")}
	if at[0] < 0 || at[1] < 0 {
		return nil, land.Problems{{Path: "header", Rule: "must have the columns date and kind (日期, 类型)", Value: strings.Join(head, ",")}}
	}
	return holidaysOf(rows, at)
}

func columnOf(head []string, names ...string) int {
	return slices.IndexFunc(head, func(h string) bool { return slices.Contains(names, strings.ToLower(strings.TrimSpace(h))) })
}

func holidaysOf(rows *csv.Reader, at [3]int) ([]land.Holiday, error) {
	var list []land.Holiday
	var problems land.Problems
	seen := map[string]bool{}
	for {
		cells, err := rows.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("holidays: %w: %w", err, land.ErrInvalid)
		}
		line, _ := rows.FieldPos(0)
		h, path, rule := holiDay(cells, at)
		if rule == "" && seen[h.Day] {
			path, rule = "date", "stands twice"
		}
		if rule != "" {
			problems = append(problems, land.Problem{Path: path, Rule: rule, Value: strings.Join(cells, ","), Line: line})
			continue
		}
		seen[h.Day] = true
		list = append(list, h)
	}
	if len(list) == 0 && len(problems) == 0 {
		problems = land.Problems{{Path: "rows", Rule: "at least one"}}
	}
	return list, problems.Err()
}

// holidayOf reads a row, or says which rule it breaks and where.
func holiDay(cells []string, at [3]int) (h land.Holiday, path, rule string) {
	cell := func(i int) string {
		if i < 0 || i >= len(cells) {
			return ""
		}
		return strings.TrimSpace(cells[i])
	}
	written := strings.NewReplacer("/", "-", ".", "-").Replace(cell(at[0]))
	day, ok := readDay(written)
	if !ok {
		return h, "date", "must be a day, YYYY-MM-DD"
	}
	if strings.ContainsRune(cell(at[2]), 0) {
		return h, "name", "must not hold the character NUL"
	}
	kind := kindOfDay(cell(at[1]))
	if kind == "" {
		return h, "kind", "must be holiday or workday (节假日, 工作日)"
	}
	return land.Holiday{Day: day, Kind: kind, Name: cell(at[2])}, "", ""
}

// readDay reads a day as spreadsheets write it: with or without leading zeros.
func readDay(written string) (string, bool) {
	t, err := time.Parse("2006-1-2", written)
	if err != nil {
		return "", false
	}
	day := Text(t)
	_, ok := Day(&day)
	return day, ok
}
