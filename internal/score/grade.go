package score

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"permu/internal/land"
	"permu/internal/policy"
)

// grade ranks the scored members of a track and gives each the first band whose cumulative share holds its place. Cuts
// are rounded half up. Equal scores, as a cap makes them, are ranked by the values of the indicators in their order;
// subjects that are equal in all of them share the better grade.
func grade(track policy.Track, facts Facts, members []int, answers []Evaluation) {
	ranked := slices.DeleteFunc(slices.Clone(members), func(i int) bool { return answers[i].Score == nil })
	slices.SortFunc(ranked, func(a, b int) int {
		return cmp.Or(better(answers[a], answers[b]), cmp.Compare(facts.Keys[a], facts.Keys[b]))
	})
	place := 0
	for at, i := range ranked {
		if at == 0 || better(answers[ranked[at-1]], answers[i]) != 0 {
			place = at
		}
		band := bandAt(track.Bands, place, len(ranked))
		answers[i].Grade = band.Grade
		answers[i].Reasons = append(answers[i].Reasons, land.Reason{
			Code: "ranked",
			ZH:   fmt.Sprintf("“%s”第 %d 名(共 %d),累计 %g%% 一档,评为 %s", track.Title.ZH, place+1, len(ranked), band.UpToPC, band.Grade),
			EN:   fmt.Sprintf("rank %d of %d %s, in the band up to %g %%: %s", place+1, len(ranked), track.Title.EN, band.UpToPC, band.Grade),
		})
	}
}

// better is negative where a ranks before b, and 0 where they are equal. A value ranks before none.
func better(a, b Evaluation) int {
	order := cmp.Compare(*b.Score, *a.Score)
	for i := range a.Parts {
		order = cmp.Or(order, cmp.Compare(orLowest(b.Parts[i].Value), orLowest(a.Parts[i].Value)))
	}
	return order
}

func orLowest(v *float64) float64 {
	if v == nil {
		return math.Inf(-1)
	}
	return *v
}

func bandAt(bands []policy.Band, place, n int) policy.Band {
	for _, band := range bands {
		if float64(place) < math.Floor(float64(n)*band.UpToPC/100+0.5) {
			return band
		}
	}
	return bands[len(bands)-1]
}

// Percentiles gives for each value the share, in percent, of the others that are smaller; NaN has none (nil).
func Percentiles(values []float64) []*float64 {
	var known []float64
	for _, v := range values {
		if !math.IsNaN(v) {
			known = append(known, v)
		}
	}
	slices.Sort(known)
	answers := make([]*float64, len(values))
	for i, v := range values {
		if math.IsNaN(v) {
			continue
		}
		smaller, _ := slices.BinarySearch(known, v)
		percentile := 0.0
		if len(known) > 1 {
			percentile = 100 * float64(smaller) / float64(len(known)-1)
		}
		answers[i] = &percentile
	}
	return answers
}
