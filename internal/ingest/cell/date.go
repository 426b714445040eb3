package cell

import (
	"math"
	"regexp"
	"strconv"
	"time"
)

const clock = `(?:[T ]*(\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|[+-]\d{2}:?\d{2})?)?`

var (
	spacedDate  = regexp.MustCompile(`^'?(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?日?` + clock + `$`)
	compactDate = regexp.MustCompile(`^'?(\d{4})(\d{2})(\d{2})(?:\d{6})?` + clock + `$`)
	serialDate  = regexp.MustCompile(`^\d{5}(\.\d+)?$`)
)

// readDate takes 2020-01-02, 2020/1/2, 2020.1.2, 2020年1月2日 and 20200102, each with or without a time of day, and the day
// numbers of spreadsheets. A time with an offset is brought to China's first: 2019-12-31T16:00Z is 2020-01-01.
func (r Rules) readDate(text string, raw any) (any, Remark) {
	if t, ok := raw.(time.Time); ok {
		return judged(midnight(t))
	}
	text = halfWidth(text)
	for _, form := range []*regexp.Regexp{spacedDate, compactDate} {
		if m := form.FindStringSubmatch(text); m != nil {
			return calendar(m)
		}
	}
	if n, err := strconv.ParseFloat(text, 64); err == nil && (serialDate.MatchString(text) || n == 0 || n == 1) {
		return judged(r.fromSerial(n))
	}
	return nil, refuse("must be a date such as 2020-01-31")
}

func calendar(m []string) (any, Remark) {
	year, month, day := atoi(m[1]), atoi(m[2]), atoi(m[3])
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Month() != time.Month(month) || t.Day() != day {
		return nil, refuse("the calendar has no such day")
	}
	return judged(inChina(t, m[4], m[5]))
}

// inChina moves a day by the time and offset that stand beside it, if both do.
func inChina(day time.Time, clock, offset string) time.Time {
	if offset == "" {
		return day
	}
	for _, layout := range []string{"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05Z0700", "2006-01-02 15:04Z07:00"} {
		if t, err := time.Parse(layout, day.Format(time.DateOnly)+" "+clock+offset); err == nil {
			return midnight(t.In(time.FixedZone("CST", 8*60*60)))
		}
	}
	return day
}

// fromSerial reads a day number of the 1900 or the 1904 system. Serials below 61 differ by one day for the 29 February
// 1900 that never was; none of them is a date that anyone means.
func (r Rules) fromSerial(n float64) time.Time {
	if r.Date1904 {
		n += 1462
	}
	return time.Date(1899, 12, 30+int(math.Floor(n)), 0, 0, 0, 0, time.UTC)
}

// judged drops the dates by which programs say "none" and refuses those that no record of land can bear.
func judged(t time.Time) (any, Remark) {
	switch t.Format(time.DateOnly) {
	case "1900-01-01", "1899-12-30", "1899-12-31", "1900-01-00", "0001-01-01", "1904-01-01", "9999-12-31":
		return nil, Remark{Repaired, t.Format(time.DateOnly) + " stands for a missing date"}
	}
	if t.Year() < 1900 || t.Year() > 2200 {
		return nil, refuse("must be a date from 1900 to 2200")
	}
	return t, Remark{}
}

func midnight(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

func atoi(digits string) int {
	n, _ := strconv.Atoi(digits) // the pattern has let only digits through
	return n
}
