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

func TestRecordOfOtherLand(t *testing.T) {
	of := func(changes ...land.LandChange) land.CaseRecord {
		r := land.CaseRecord{Current: &land.FrozenCase{Parcels: []land.SiteParcel{{ParcelCode: "P1"}}}}
		for i := range changes {
			r.Current.Parcels = append(r.Current.Parcels, land.SiteParcel{LandChange: &changes[i]})
		}
		return r
	}
	gone := of()
	gone.Ground.Changes = []land.ParcelChange{{ParcelCode: "P1"}}
	for name, tt := range map[string]struct {
		r    land.CaseRecord
		want bool
	}{
		"as it was": {of(), false}, "measured anew": {of(land.LandChange{FromM2: 1, ToM2: 2}), false}, "took another in": {of(land.LandChange{TookIn: []string{"P9"}}), true}, "one ended": {gone, true},
	} {
		if got := otherLand(tt.r); got != tt.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
