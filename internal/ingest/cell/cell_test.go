package cell_test

import (
	"math"
	"strings"
	"testing"
	"time"

	"permu/internal/ingest/cell"
	"permu/internal/ingest/unit"
	"permu/internal/land"
)

const goodUSCC = "91460600MA5RC30P9Y"

func day(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

func column(q land.Quantity) cell.Column {
	u, _ := unit.Of(q)
	return cell.Column{Field: land.Field{Name: "f", Quantity: q}, Unit: u, Values: map[string]string{"规上": "above", "无": "none", "是": "true", "否": "false"}}
}

func in(q land.Quantity, name string) cell.Column {
	c := column(q)
	c.Unit, _ = unit.Find(q, name)
	return c
}

func signed() cell.Column {
	c := column(land.Amount)
	c.Field.Signed = true
	return c
}

func required() cell.Column {
	c := column(land.Text)
	c.Field.Required = true
	return c
}

func TestRead(t *testing.T) {
	tests := map[string]struct {
		column  cell.Column
		raw     any
		want    any
		outcome cell.Outcome
	}{
		"plain number":                   {column(land.Number), "12.5", 12.5, ""},
		"thousands separators":           {column(land.Number), "1,234,567.5", 1234567.5, ""},
		"full-width thousands":           {column(land.Number), "１，２３４．５", 1234.5, cell.Repaired},
		"no-break space around":          {column(land.Number), "\u00a012\u00a0", 12.0, cell.Repaired},
		"leading apostrophe":             {column(land.Number), "'12", 12.0, ""},
		"scientific":                     {column(land.Number), "1.2E+3", 1200.0, ""},
		"mu into m²":                     {in(land.Area, "亩"), "15", 10000.0, ""},
		"万元 into fen":                    {in(land.Amount, "万元"), "1.5", land.Money(1_500_000), ""},
		"千元 into fen":                    {in(land.Amount, "千元"), 2.0, land.Money(200_000), ""},
		"a loss is signed":               {signed(), "-12.34", land.Money(-1234), ""},
		"count from a float cell":        {column(land.Count), 12.0, int64(12), ""},
		"ratio as per cent":              {column(land.Ratio), "12%", 0.12, ""},
		"ratio in a column of per cent":  {in(land.Ratio, "%"), "0.8", 0.008, ""},
		"per cent in such a column":      {in(land.Ratio, "%"), "12%", 0.12, ""},
		"ratio above 1":                  {column(land.Ratio), "30", nil, cell.Refused},
		"text where a number stands":     {column(land.Area), "待定", nil, cell.Refused},
		"unit inside the cell":           {column(land.Area), "12亩", nil, cell.Refused},
		"decimal comma":                  {column(land.Number), "1,5", nil, cell.Refused},
		"negative area":                  {column(land.Area), "-1", nil, cell.Refused},
		"NaN as text":                    {column(land.Number), "NaN", nil, cell.Refused},
		"NaN as number":                  {column(land.Number), math.NaN(), nil, cell.Refused},
		"infinity":                       {column(land.Number), math.Inf(1), nil, cell.Refused},
		"overflow":                       {column(land.Number), "1e999", nil, cell.Refused},
		"above any amount":               {column(land.Amount), "1e14", nil, cell.Refused},
		"half a person":                  {column(land.Count), "1.5", nil, cell.Refused},
		"Nah":                            {column(land.Area), "Nah", nil, cell.Repaired},
		"spreadsheet error #N/A":         {column(land.Area), "#N/A", nil, cell.Repaired},
		"spreadsheet error #DIV/0!":      {column(land.Area), "#DIV/0!", nil, cell.Refused},
		"无 in a text":                    {column(land.Text), "无", nil, cell.Repaired},
		"empty":                          {column(land.Area), "  ", nil, ""},
		"required and empty":             {required(), "", nil, cell.Refused},
		"required and 无":                 {required(), "无", nil, cell.Refused},
		"year":                           {column(land.Year), "2020", int64(2020), ""},
		"year with 年度":                   {column(land.Year), "2020年度", int64(2020), ""},
		"year as float":                  {column(land.Year), 2020.0, int64(2020), ""},
		"year too early":                 {column(land.Year), "1948", nil, cell.Refused},
		"year with two digits":           {column(land.Year), "20", nil, cell.Refused},
		"date ISO":                       {column(land.Date), "2020-01-02", day(2020, 1, 2), ""},
		"date with slashes":              {column(land.Date), "2020/1/2", day(2020, 1, 2), ""},
		"date in Chinese":                {column(land.Date), "2020年1月2日", day(2020, 1, 2), ""},
		"date compact":                   {column(land.Date), "20200102", day(2020, 1, 2), ""},
		"date with dots":                 {column(land.Date), "2020.1.2", day(2020, 1, 2), ""},
		"date with time":                 {column(land.Date), "2020-01-02 13:04:05", day(2020, 1, 2), ""},
		"UTC evening is China's morning": {column(land.Date), "2019-12-31T16:00:00Z", day(2020, 1, 1), ""},
		"day number":                     {column(land.Date), "43832", day(2020, 1, 2), ""},
		"day number with time":           {column(land.Date), 43832.75, day(2020, 1, 2), ""},
		"time value":                     {column(land.Date), time.Date(2020, 1, 2, 9, 0, 0, 0, time.UTC), day(2020, 1, 2), ""},
		"sentinel 1900":                  {column(land.Date), "1900-01-01", nil, cell.Repaired},
		"sentinel 9999":                  {column(land.Date), "9999/12/31", nil, cell.Repaired},
		"sentinel serial 0":              {column(land.Date), "0", nil, cell.Repaired},
		"a year is no date":              {column(land.Date), "2020", nil, cell.Refused},
		"a month is no date":             {column(land.Date), "2020-01", nil, cell.Refused},
		"30 February":                    {column(land.Date), "2020-02-30", nil, cell.Refused},
		"date of antiquity":              {column(land.Date), "0202-01-01", nil, cell.Refused},
		"USCC":                           {column(land.USCC), goodUSCC, goodUSCC, ""},
		"USCC lower case and blanks":     {column(land.USCC), " " + strings.ToLower(goodUSCC) + " ", goodUSCC, ""},
		"USCC in full width":             {column(land.USCC), "９１４６０６００MA5RC30P9Y", goodUSCC, cell.Repaired},
		"full-width space behind a name": {column(land.Text), "晋江\u3000", "晋江", cell.Repaired},
		"flag unknown":                   {column(land.Flag), "也许", nil, cell.Refused},
		"USCC wrong check":               {column(land.USCC), goodUSCC[:17] + "X", nil, cell.Refused},
		"USCC rounded by a spreadsheet":  {column(land.USCC), "9.1350582156E+17", nil, cell.Refused},
		"USCC as a float":                {column(land.USCC), 913505821560000000.0, nil, cell.Refused},
		"parcel code":                    {column(land.ParcelCode), "350582001001gb00001", "350582001001GB00001", ""},
		"parcel code too short":          {column(land.ParcelCode), "350582", nil, cell.Refused},
		"industry code with its letter":  {column(land.IndustryCode), "C1951", "1951", ""},
		"industry code as a float text":  {column(land.IndustryCode), "1951.0", "1951", ""},
		"industry code's leading zero":   {column(land.IndustryCode), "0111", "0111", ""},
		"industry name":                  {column(land.IndustryCode), "制鞋", nil, cell.Refused},
		"choice":                         {column(land.Choice), " 规 上 ", "above", ""},
		"无 as a choice":                  {column(land.Choice), "无", "none", ""},
		"choice unknown":                 {column(land.Choice), "大型", nil, cell.Refused},
		"choice placeholder":             {column(land.Choice), "—", nil, cell.Repaired},
		"flag yes":                       {column(land.Flag), "是", true, ""},
		"flag no":                        {column(land.Flag), "否", false, ""},
		"text keeps full-width brackets": {column(land.Text), "晋江（鞋业）", "晋江（鞋业）", ""},
		"text by a word list":            {column(land.Text), "规上", "above", ""},
		"whole number as text":           {column(land.Text), 601.0, "601", ""},
		"line break in a text":           {column(land.Text), "a\nb", "a b", ""},
		"NUL":                            {column(land.Text), "a\x00b", nil, cell.Refused},
		"escape":                         {column(land.Text), "a\x1bb", nil, cell.Refused},
		"broken bytes":                   {column(land.Text), "晋\uFFFD江", nil, cell.Refused},
		"too long":                       {column(land.Text), strings.Repeat("长", 1001), nil, cell.Refused},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, remark := cell.Rules{}.Read(tt.column, tt.raw)
			if got != tt.want || remark.Outcome != tt.outcome {
				t.Errorf("Read(%v) = %v, %+v; want %v, %q", tt.raw, got, remark, tt.want, tt.outcome)
			}
			if remark.Outcome != "" && remark.Rule == "" {
				t.Error("a remark without its rule")
			}
			coded := tt.column.Field.Quantity == land.USCC || tt.column.Field.Quantity == land.ParcelCode // which tables that are scored take free
			if remark.Outcome == cell.Refused && !coded && cell.Chinese(remark.Rule) == remark.Rule {
				t.Errorf("%q has no Chinese words", remark.Rule)
			}
		})
	}
}

func TestSettings(t *testing.T) {
	tests := map[string]struct {
		rules  cell.Rules
		column cell.Column
		raw    any
		want   any
	}{
		"1904 system":            {cell.Rules{Date1904: true}, column(land.Date), "42370", day(2020, 1, 2)},
		"free parcel code":       {cell.Rules{FreeCodes: true}, column(land.ParcelCode), "4-23-104", "4-23-104"},
		"free credit code":       {cell.Rules{FreeCodes: true}, column(land.USCC), "abc", "abc"},
		"free code from a float": {cell.Rules{FreeCodes: true}, column(land.ParcelCode), 123.0, "123"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got, remark := tt.rules.Read(tt.column, tt.raw); got != tt.want {
				t.Errorf("Read(%v) = %v, %+v; want %v", tt.raw, got, remark, tt.want)
			}
		})
	}
}

// FuzzRead holds what every cell keeps: a refused one has no value, and a value is of its quantity's type.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{"1,234.5", "2020年1月2日", "１２", "9.1E+17", "无", "-", "2020-01-02T00:00:00+08:00", "12%", goodUSCC, "\x00", "'1"} {
		f.Add(seed)
	}
	quantities := []land.Quantity{
		land.Text, land.USCC, land.ParcelCode, land.IndustryCode, land.Choice, land.Flag, land.Date, land.Year, land.Count,
		land.Number, land.Ratio, land.Area, land.Amount,
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, q := range quantities {
			value, remark := cell.Rules{}.Read(column(q), text)
			if remark.Outcome == cell.Refused && value != nil {
				t.Errorf("%s %q: refused with value %v", q, text, value)
			}
			if v, ok := value.(float64); ok && (v < 0 || math.IsNaN(v) || math.IsInf(v, 0)) {
				t.Errorf("%s %q: %v let through", q, text, v)
			}
		}
	})
}
