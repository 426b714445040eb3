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

// kept are the numbers of a subject, the oldest year first.
func (y *yearColumns) kept(i int, landM2 func(back int) float64) []float64 {
	values := make([]float64, 0, perYear*yearsKept)
	for back := yearsKept - 1; back >= 0; back-- {
		values = append(values, y.output[back][i]/100, y.tax[back][i]/100, y.employees[back][i], landM2(back))
	}
	return values
}

// yearFigures reads kept year values; the last belong to a year.
func yearFigures(year int, values []float64) []land.YearFigures {
	years := make([]land.YearFigures, len(values)/perYear)
	for i := range years {
		output, tax, employees, landM2 := values[perYear*i], values[perYear*i+1], values[perYear*i+2], values[perYear*i+3]
		years[i] = land.YearFigures{
			Year: year - len(years) + 1 + i, OutputCNY: orNil(output), TaxCNY: orNil(tax), Employees: orNil(employees),
			OutputPerMu: perMu(math.Round(output*100), landM2), TaxPerMu: perMu(math.Round(tax*100), landM2),
		}
	}
	return years
}
