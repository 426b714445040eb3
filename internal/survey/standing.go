package survey

import (
	"permu/internal/land"
	"permu/internal/policy"
)

// Stock counts the parcels of a ground by the state of their land, and Disposal by the mode that a run suggests; of none
// nothing is suggested. A parcel that a run does not know is "cannot_tell".
func (g Ground) Stock() map[string]land.StageSum {
	return g.sums(func(p land.SurveyParcel) string {
		if p.LandState == nil {
			return "cannot_tell"
		}
		return *p.LandState
	})
}

// Disposal counts the parcels of a ground by the mode of disposal that a run suggests.
func (g Ground) Disposal() map[string]land.StageSum {
	modes := g.sums(func(p land.SurveyParcel) string { return text(p.DisposalMode) })
	delete(modes, "")
	delete(modes, "none")
	return modes
}

// Decided counts the parcels of a ground by the mode of disposal that the ledger has decided, with the land that has been dealt with;
// more than a parcel has is its own area.
func (g Ground) Decided() map[string]land.DecidedSum {
	modes := map[string]land.DecidedSum{}
	for _, p := range g.Parcels {
		if mode := text(p.DecidedMode); mode != "" {
			s := modes[mode]
			s.Count, s.AreaMu, s.DisposedMu = s.Count+1, s.AreaMu+land.Mu(p.LandM2), s.DisposedMu+land.Mu(min(p.DisposedM2, p.LandM2))
			modes[mode] = s
		}
	}
	return modes
}

func (g Ground) sums(of func(land.SurveyParcel) string) map[string]land.StageSum {
	sums := map[string]land.StageSum{}
	for _, p := range g.Parcels {
		s := sums[of(p)]
		sums[of(p)] = land.StageSum{Count: s.Count + 1, AreaMu: s.AreaMu + land.Mu(p.LandM2)}
	}
	return sums
}

// Standings are the parks of a zone with their values, each placed among those of its type alone (工业主导型, 产城融合型, or
// no type on record); equal values share a place.
func Standings(indicators []policy.Indicator, g Ground) []land.ParkStanding {
	list := make([]land.ParkStanding, len(g.Parks))
	for n, park := range g.Parks {
		of := g.OfPark(park.ParkCode)
		s := land.ParkStanding{
			ParkCode: park.ParkCode, Name: park.Name, Management: park.Management, ParkType: text(park.ParkType),
			Values: map[string]*float64{}, Places: map[string]int{}, Of: map[string]int{}, Stock: of.Stock(), Disposal: of.Disposal(), Decided: of.Decided(),
		}
		for _, i := range Indicators(indicators, of, nil, "") {
			s.Values[i.ID] = i.Value
		}
		list[n] = s
	}
	for n := range list {
		place(&list[n], list, indicators)
	}
	return list
}

// place counts for each indicator how many parks of the type are better.
func place(s *land.ParkStanding, all []land.ParkStanding, indicators []policy.Indicator) {
	for _, i := range indicators {
		mine := s.Values[i.ID]
		if mine == nil {
			continue
		}
		s.Places[i.ID] = 1
		for _, other := range all {
			value := other.Values[i.ID]
			if other.ParkType != s.ParkType || value == nil {
				continue
			}
			s.Of[i.ID]++
			if *value > *mine {
				s.Places[i.ID]++
			}
		}
	}
}
