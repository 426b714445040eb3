package serve

import (
	"strconv"
	"strings"

	"permu/internal/export"
)

// rowOf is a row of a table of a paper: cells as they are, whole numbers, texts.
func rowOf(values ...any) []export.Cell {
	cells := make([]export.Cell, len(values))
	for i, v := range values {
		switch v := v.(type) {
		case export.Cell:
			cells[i] = v
		case int:
			cells[i] = counted(v)
		case string:
			cells[i] = export.Cell{Text: v}
		}
	}
	return cells
}

// counted is a whole number that stands in no thousands, as that of a round.
func counted(n int) export.Cell {
	return export.Cell{Text: strconv.Itoa(n), Number: new(float64(n)), Format: "0"}
}

// number is a number with its thousands set apart; -1 digits are as many as it has, and what is not known is a dash.
func number(v *float64, digits int) export.Cell { return measured(v, digits, "") }

// measured is a number with a unit behind it, which a workbook shows and does not reckon with.
func measured(v *float64, digits int, unit string) export.Cell {
	if v == nil {
		return export.Cell{Text: "—"}
	}
	text := grouped(*v, digits)
	format := "#,##0"
	if _, decimals, some := strings.Cut(text, "."); some {
		format += "." + strings.Repeat("0", len(decimals))
	}
	if unit != "" {
		text, format = text+unit, format+`"`+unit+`"`
	}
	return export.Cell{Text: text, Number: v, Format: format}
}

// measuredText is a number that the program has written as a decimal, with a unit behind it; any other text stays what it is.
func measuredText(text, unit string) export.Cell {
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return export.Cell{Text: orDash(text)}
	}
	_, decimals, _ := strings.Cut(text, ".")
	return measured(&v, len(decimals), unit)
}

// behind is a unit as it stands behind a number.
func behind(unit string) string {
	if unit == "" || unit == "%" {
		return unit
	}
	return " " + unit
}
