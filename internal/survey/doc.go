// Package survey takes stock of a zone: enterprises near the line of designated size, floor area to be had on land in good
// use, and the sheets of parks and of the zone with the indicators and potentials of TD/T 1029. It does no input or output.
package survey

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"permu/internal/land"
)

func said(zh, en string, args ...any) land.Phrase {
	return land.Phrase{ZH: fmt.Sprintf(zh, args...), EN: fmt.Sprintf(en, args...)}
}

// figure writes a number without trailing zeros, with at most so many decimals.
func figure(v float64, digits int) string {
	unit := math.Pow10(digits)
	return strconv.FormatFloat(math.Round(v*unit)/unit, 'f', -1, 64)
}

// wan writes yuan in 万元.
func wan(yuan float64) string { return figure(yuan/land.YuanPerWan, 1) }

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// quartiles are the first quartile, the median and the third quartile of some values, between whose places they are
// interpolated (the usual way of spreadsheets, QUARTILE.INC). There must be a value.
func quartiles(values []float64) land.Band {
	sorted := slices.Sorted(slices.Values(values))
	at := func(share float64) float64 {
		place := share * float64(len(sorted)-1)
		below := int(place)
		if below+1 >= len(sorted) {
			return sorted[below]
		}
		return sorted[below] + (place-float64(below))*(sorted[below+1]-sorted[below])
	}
	return land.Band{Low: at(0.25), Mid: at(0.5), High: at(0.75)}
}
