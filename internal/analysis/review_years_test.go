package analysis

import (
	"reflect"
	"testing"

	"permu/internal/land"
)

func TestYearsThatLack(t *testing.T) {
	none, lost := land.Phrase{ZH: "无批次"}, land.Phrase{ZH: "缺年报"}
	line := func(title string, why ...land.Phrase) land.ActualLine {
		l := land.ActualLine{Title: land.Phrase{ZH: title}}
		for _, one := range why {
			l.Actual = append(l.Actual, land.ActualValue{Why: one})
		}
		return l
	}
	known := land.Phrase{}
	a := land.CaseActuals{Years: []int{2020, 2021, 2022, 2023, 2024}, Lines: []land.ActualLine{line("a", known, none, none, lost, known), line("b", lost, none, none, known, known)}}
	want := []land.LackingYears{
		{Years: []int{2020}, Why: lost, Lines: []land.Phrase{{ZH: "b"}}},
		{Years: []int{2021, 2022}, Why: none, Lines: []land.Phrase{}},
		{Years: []int{2023}, Why: lost, Lines: []land.Phrase{{ZH: "a"}}},
	}
	if got := lackingOf(a); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
}
