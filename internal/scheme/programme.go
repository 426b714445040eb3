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
	made = AmountsOf(engineOf(g, a, in).figures())
	made.AreaMu = &mu
	return made, nil
}

// AmountsOf are the amounts of a programme among the figures of a scheme.
func AmountsOf(figures []land.Figure) land.Amounts {
	var made land.Amounts
	for _, f := range figures {
		switch f.Name {
		case "land_m2":
			if f.Value != nil {
				made.AreaMu = new(land.Mu(*f.Value))
			}
		case "gained_floor_m2":
			made.GainedFloorM2 = f.Value
		case "investment_cny":
			made.InvestmentCNY = f.Value
		case "tax_cny":
			made.TaxCNY = f.Value
		}
	}
	return made
}

// ByYear puts sites into the year and park where they are completed: those that are done as a whole in the year in which they
// were, the others by the last months of their phases. A site without phases that is not done is in no year; an amount that is
// not known is in no sum, and its site is counted as unknown.
func ByYear(sites []land.ProgrammeSite) []land.ProgrammeYear {
	at := years{}
	for _, s := range sites {
		seen := map[place]bool{}
		for _, p := range partsOf(s) {
			y := at.of(s, p.year)
			if where := (place{p.year, orEmpty(s.ParkCode)}); !seen[where] {
				seen[where] = true
				y.Sites++
				if unknown(s.Amounts) {
					y.Unknown++
				}
			}
			add(stageOf(y, s.Stage), s.Amounts, p.share)
		}
	}
	return at.sorted()
}

// place is where amounts of a programme belong.
type place struct {
	year int
	park string
}

type years map[place]*land.ProgrammeYear

// of is the year of the park of a site.
func (at years) of(s land.ProgrammeSite, year int) *land.ProgrammeYear {
	where := place{year, orEmpty(s.ParkCode)}
	if at[where] == nil {
		at[where] = &land.ProgrammeYear{Year: year, ParkCode: s.ParkCode}
	}
	return at[where]
}

func (at years) sorted() []land.ProgrammeYear {
	list := []land.ProgrammeYear{}
	for _, y := range at {
		list = append(list, *y)
	}
	slices.SortFunc(list, func(a, b land.ProgrammeYear) int {
		return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(orEmpty(a.ParkCode), orEmpty(b.ParkCode)))
	})
	return list
}

// part is a share of a site, 0 to 1, with the year in which it is completed.
type part struct {
	year  int
	share float64
}

// partsOf are the parts of a site by its phases; of one that is done it is the whole, on the day on record.
func partsOf(s land.ProgrammeSite) []part {
	if s.DoneOn != nil {
		return []part{{monthOf((*s.DoneOn)[:len(month)]) / 12, 1}}
	}
	var list []part
	shares := sharesOf(s.Phases)
	for i, p := range s.Phases {
		list = append(list, part{monthOf(p.End) / 12, shares[i]})
	}
	return list
}

// stageOf is where the amounts of a site belong: planned, under way or done.
func stageOf(y *land.ProgrammeYear, stage string) *land.Amounts {
	switch stage {
	case land.StageDone:
		return &y.Done
	case land.StageUnderWay:
		return &y.UnderWay
	}
	return &y.Planned
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
