package calendar

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"

	"permu/internal/land"
)

func date(t testing.TB, day string) time.Time {
	t.Helper()
	on, ok := Day(&day)
	if !ok {
		t.Fatalf("%q is no day", day)
	}
	return on
}

// october has the National Day holidays of 2026 as a zone might import them: 1 to 7 October free, Saturday the 10th worked.
func october(t testing.TB, today string) Calendar {
	list := []land.Holiday{{Day: "2026-10-10", Kind: WorkDay}}
	for _, day := range []string{"01", "02", "03", "04", "05", "06", "07"} {
		list = append(list, land.Holiday{Day: "2026-10-" + day, Kind: RestDay, Name: "国庆节"})
	}
	return New(date(t, today), list)
}

func TestDeadlines(t *testing.T) {
	const law, own = true, false
	tests := map[string]struct {
		law  bool
		span land.TimeSpan
		from string
		on   string
		zh   string // a part of the arithmetic
	}{
		"thirty days, the first not counted":        {law, land.TimeSpan{Count: 30, Unit: Days}, "2026-03-02", "2026-04-01", "2026-03-02 + 30 日 = 2026-04-01"},
		"on a Sunday, so on the Monday":             {law, land.TimeSpan{Count: 30, Unit: Days}, "2026-05-29", "2026-06-29", "= 2026-06-28(周末)→ 2026-06-29"},
		"in a holiday, so after it":                 {law, land.TimeSpan{Count: 30, Unit: Days}, "2026-09-02", "2026-10-08", "= 2026-10-02(国庆节)→ 2026-10-08"},
		"on a Saturday that is worked":              {law, land.TimeSpan{Count: 30, Unit: Days}, "2026-09-10", "2026-10-10", "= 2026-10-10"},
		"an officer's own is not moved":             {own, land.TimeSpan{Count: 30, Unit: Days}, "2026-09-02", "2026-10-02", "= 2026-10-02"},
		"working days pass over a holiday":          {own, land.TimeSpan{Count: 5, Unit: WorkingDays}, "2026-09-29", "2026-10-12", "+ 5 个工作日 = 2026-10-12"},
		"one working day from a Friday":             {own, land.TimeSpan{Count: 1, Unit: WorkingDays}, "2026-05-29", "2026-06-01", "= 2026-06-01"},
		"a year without holidays on record says so": {own, land.TimeSpan{Count: 1, Unit: WorkingDays}, "2027-01-01", "2027-01-04", "(2027 年节假日未导入,只计周末)"},
		"a month from the 31st":                     {own, land.TimeSpan{Count: 1, Unit: Months}, "2026-01-31", "2026-02-28", "+ 1 个月 = 2026-02-28"},
		"a year from a leap day":                    {own, land.TimeSpan{Count: 1, Unit: Years}, "2024-02-29", "2025-02-28", "+ 1 年 = 2025-02-28"},
		"over the end of a year":                    {own, land.TimeSpan{Count: 2, Unit: Months}, "2025-12-31", "2026-02-28", "+ 2 个月"},
		"twenty-five months from the end of August": {own, land.TimeSpan{Count: 25, Unit: Months}, "2024-08-31", "2026-09-30", "+ 25 个月"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := october(t, "2026-01-01").Deadline(tt.span, date(t, tt.from), tt.law)
			if Text(got.On) != tt.on || !strings.Contains(got.Says.ZH, tt.zh) || got.Says.EN == "" {
				t.Errorf("%s: %s / %s", Text(got.On), got.Says.ZH, got.Says.EN)
			}
		})
	}
}

// TestKnows has the table of the next year name a day of this one.
func TestKnows(t *testing.T) {
	list := []land.Holiday{{Day: "2022-12-31", Kind: RestDay}, {Day: "2023-01-28", Kind: WorkDay}}
	for _, day := range []string{"01-01", "01-02", "01-21", "01-22", "01-23", "04-05", "05-01", "06-22", "09-29", "10-01"} {
		list = append(list, land.Holiday{Day: "2023-" + day, Kind: RestDay})
	}
	if got := WholeYears(list); len(got) != 0 {
		t.Errorf("ten days and one that is worked are no whole year: %v", got)
	}
	list = append(list, land.Holiday{Day: "2023-10-02", Kind: RestDay})
	c := New(date(t, "2023-01-01"), list)
	if got := WholeYears(list); len(got) != 1 || got[0] != 2023 || !c.Knows(2023) || c.Knows(2022) {
		t.Errorf("%v, 2022 %v", got, c.Knows(2022))
	}
	span := land.TimeSpan{Count: 1, Unit: WorkingDays}
	for from, says := range map[string]string{"2022-05-04": "(2022 年节假日导入不全)", "2021-05-04": "(2021 年节假日未导入,只计周末)", "2023-05-04": ""} {
		if got := c.Deadline(span, date(t, from), false).Says.ZH; !strings.HasSuffix(got, says) || says == "" && strings.Contains(got, "(") {
			t.Errorf("%s: %s", from, got)
		}
	}
}

func TestDue(t *testing.T) {
	today := date(t, "2026-03-10")
	for due, want := range map[string]string{"2026-03-09": "overdue", "2026-03-10": "soon", "2026-03-17": "soon", "2026-03-18": "", "": "", "x": ""} {
		if got := Due(&due, today, 7); got != want {
			t.Errorf("%q: %q", due, got)
		}
	}
	if Due(nil, today, 7) != "" {
		t.Error("no deadline is due")
	}
}

func TestParseHolidays(t *testing.T) {
	gb, _ := simplifiedchinese.GB18030.NewEncoder().String("日期,名称,类型\n2026/1/1,元旦,节假日\n2026/1/4,,补班\n")
	want := []land.Holiday{{Day: "2026-01-01", Kind: RestDay, Name: "元旦"}, {Day: "2026-01-04", Kind: WorkDay}}
	for name, content := range map[string]string{
		"English":  "date,kind,name\n2026-01-01,holiday,元旦\n2026-01-04,workday,\n",
		"with BOM": "\uFEFFdate,kind,name\n2026.1.1,holiday,元旦\n2026-01-04,workday\n",
		"GB 18030": gb,
	} {
		got, err := ParseHolidays([]byte(content))
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("%s: %v %s", name, err, diff)
		}
	}
}

func TestHolidaysThatAreWrong(t *testing.T) {
	tests := map[string]struct{ content, says string }{
		"nothing":             {"", "no header"},
		"no kind":             {"date,name\n2026-01-01,x\n", "must have the columns"},
		"no row":              {"date,kind\n", "at least one"},
		"not a day":           {"date,kind\n2026-02-30,holiday\n", "line 2: date: must be a day"},
		"a day with a rest":   {"date,kind\n2026-02-03x,holiday\n", "must be a day"},
		"no such kind":        {"date,kind\n2026-02-03,half\n", "line 2: kind: must be holiday or workday"},
		"twice":               {"date,kind\n2026-02-03,holiday\n2026-2-3,workday\n", "line 3: date: stands twice"},
		"a quote left open":   {"date,kind\n\"2026-02-03,holiday\n", "holidays"},
		"every row is told":   {"date,kind\n1,holiday\n2,holiday\n", "line 3"},
		"a row that is short": {"date,kind\n2026-02-03\n", "kind"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			list, err := ParseHolidays([]byte(tt.content))
			if !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("%v %v", list, err)
			}
		})
	}
}

func FuzzParseHolidays(f *testing.F) {
	f.Add([]byte("date,kind,name\n2026-01-01,holiday,元旦\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		list, err := ParseHolidays(content)
		if err == nil && len(list) == 0 || err != nil && !errors.Is(err, land.ErrInvalid) {
			t.Errorf("%v %v", list, err)
		}
	})
}
