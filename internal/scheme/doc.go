// Package scheme says what a scenario of a redevelopment site comes to: its figures before and after, its costs, the yearly
// account of the zone and of the developer, what moves them, and what the checks of policy documents make of it. It is pure.
//
// Every number of a scenario is an assumption of one table ([Assumptions]): set by the planner, or a default that says where
// it is from, or unknown; what needs an unknown one is unknown and says so. Money is rounded to the fen wherever it is shown,
// so that the sums of what is shown are what is shown.
package scheme

import (
	"fmt"
	"strconv"

	"permu/internal/land"
)

func said(zh, en string, args ...any) land.Phrase {
	if len(args) == 0 {
		return land.Phrase{ZH: zh, EN: en}
	}
	return land.Phrase{ZH: fmt.Sprintf(zh, args...), EN: fmt.Sprintf(en, args...)}
}

// number writes a number for readers, with at most four decimals.
func number(v float64) string {
	text := strconv.FormatFloat(v, 'f', 4, 64)
	for text[len(text)-1] == '0' {
		text = text[:len(text)-1]
	}
	if text[len(text)-1] == '.' {
		text = text[:len(text)-1]
	}
	if text == "-0" {
		return "0"
	}
	return text
}
