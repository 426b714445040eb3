package scheme

import (
	"cmp"
	"slices"

	"permu/internal/land"
)

// Amounts are what a scenario comes to as a part of a programme. What its inputs contradict is [land.Problems].
func Amounts(g Ground, in land.ScenarioInputs) (land.Amounts, error) {
	mu := land.Mu(g.landM2())
	made := land.Amounts{AreaMu: &mu}
	if err := Problems(in).Err(); err != nil {
		return made, err
	}
	a := assume(g, in)
	if err := a.problems.Err(); err != nil {
		return made, err
	}
	for _, f := range engineOf(g, a, in).figures() {
		switch f.Name {
		case "gained_floor_m2":
			made.GainedFloorM2 = f.Value
		case "investment_cny":
			made.InvestmentCNY = f.Value
		case "tax_cny":
			made.TaxCNY = f.Value
		}
	}
	return made, nil
}

// ByYear puts the phases of sites into the year and park where they are completed, as seen on a day, YYYY-MM-DD. A site without
// phases is in no year; an amount that is not known is in no sum, and its site is counted as unknown.
func ByYear(sites []land.ProgrammeSite, today string) []land.ProgrammeYear {
	type place struct {
		year int
		park string
	}
	at := map[place]*land.ProgrammeYear{}
	for _, s := range sites {
		if s.State == land.SiteEnded {
			continue
		}
		seen := map[place]bool{}
		for _, p := range s.Phases {
			where := place{monthOf(p.End) / 12, orEmpty(s.ParkCode)}
			y := at[where]
			if y == nil {
				y = &land.ProgrammeYear{Year: where.year, ParkCode: s.ParkCode}
				at[where] = y
			}
			if !seen[where] {
				seen[where] = true
				y.Sites++
				if unknown(s.Amounts) {
					y.Unknown++
				}
			}
			add(partOf(y, s, p, today), s.Amounts, p.SharePct/100)
		}
	}
	years := []land.ProgrammeYear{}
	for _, y := range at {
		years = append(years, *y)
	}
	slices.SortFunc(years, func(a, b land.ProgrammeYear) int {
		return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(orEmpty(a.ParkCode), orEmpty(b.ParkCode)))
	})
	return years
}

// partOf is where the amounts of a phase belong: planned, under way or done.
func partOf(y *land.ProgrammeYear, s land.ProgrammeSite, p land.ScenarioPhase, today string) *land.Amounts {
	switch {
	case s.State == land.SiteDraft:
		return &y.Planned
	case p.End < today[:len(month)]:
		return &y.Done
	}
	return &y.UnderWay
}

func add(to *land.Amounts, what land.Amounts, share float64) {
	plus := func(sum **float64, v *float64) {
		if v == nil {
			return
		}
		if *sum == nil {
			*sum = new(float64)
		}
		**sum += *v * share
	}
	plus(&to.AreaMu, what.AreaMu)
	plus(&to.GainedFloorM2, what.GainedFloorM2)
	plus(&to.InvestmentCNY, what.InvestmentCNY)
	plus(&to.TaxCNY, what.TaxCNY)
}

func unknown(a land.Amounts) bool {
	return a.AreaMu == nil || a.GainedFloorM2 == nil || a.InvestmentCNY == nil || a.TaxCNY == nil
}

func orEmpty(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}
