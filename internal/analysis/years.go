package analysis

import (
	"math"

	"permu/internal/land"
)

// perYear is how many numbers are kept of a year: output and tax in yuan, employees, land in m².
const perYear = 4

// yearColumns are the amounts that a run keeps of several years, by years back: fen, fen and heads; NaN is not known.
type yearColumns struct {
	output, tax, employees [yearsKept][]float64
}

func yearColumnsOf(column func(land.Column) []float64) yearColumns {
	var y yearColumns
	for back := range yearsKept {
		y.output[back] = column(land.Column{Name: "output_cny", YearsBack: back})
		y.tax[back] = column(land.Column{Name: "tax_cny", YearsBack: back})
		y.employees[back] = column(land.Column{Name: "employees", YearsBack: back})
	}
	return y
}

// kept adds the numbers of a subject to some values, the oldest year first.
func (y *yearColumns) kept(values []float64, i int, landM2 func(back int) float64) []float64 {
	for back := yearsKept - 1; back >= 0; back-- {
		values = append(values, y.output[back][i]/100, y.tax[back][i]/100, y.employees[back][i], landM2(back))
	}
	return values
}

// amountsKept are the amounts that are kept of a year, in their order.
var amountsKept = [...]string{"output_cny", "tax_cny", "employees"}

// partly adds of each kept amount whether it is that of a part of the users alone, the oldest year first; said is nil where none is.
func (y *yearColumns) partly(flags []bool, whole *yearColumns, i int) (all, said []bool) {
	found := false
	for back := yearsKept - 1; back >= 0; back-- {
		for _, s := range []sums{{y.output[back], whole.output[back]}, {y.tax[back], whole.tax[back]}, {y.employees[back], whole.employees[back]}} {
			flags, found = append(flags, s.partly(i)), found || s.partly(i)
		}
	}
	if !found {
		return flags, nil
	}
	return flags, flags
}

// yearFigures reads kept year values; the last belong to a year. Nothing per mu is made of an amount of a part of the users.
func yearFigures(year int, kept land.KeptYears) []land.YearFigures {
	values := kept.YearValues
	years := make([]land.YearFigures, len(values)/perYear)
	for i := range years {
		output, tax, employees, landM2 := values[perYear*i], values[perYear*i+1], values[perYear*i+2], values[perYear*i+3]
		years[i] = land.YearFigures{
			Year: year - len(years) + 1 + i, OutputCNY: orNil(output), TaxCNY: orNil(tax), Employees: orNil(employees),
			OutputPerMu: perMu(math.Round(output*100), landM2), TaxPerMu: perMu(math.Round(tax*100), landM2),
		}
		years[i].Partly = partlyOf(kept.YearPartly, i)
		if years[i].IsPartly("output_cny") {
			years[i].OutputPerMu = nil
		}
		if years[i].IsPartly("tax_cny") {
			years[i].TaxPerMu = nil
		}
	}
	return years
}

// partlyOf names the amounts of a year, by its place, that are those of a part of the users.
func partlyOf(flags []bool, year int) []string {
	var names []string
	for at, name := range amountsKept {
		if place := len(amountsKept)*year + at; place < len(flags) && flags[place] {
			names = append(names, name)
		}
	}
	return names
}
