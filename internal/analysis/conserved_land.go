package analysis

import (
	"cmp"
	"math"
	"slices"

	"permu/internal/land"
	"permu/internal/policy"
)

// mostOverclaimed is how many parcels a run keeps by name of those that are claimed beyond their area.
const mostOverclaimed = 100

// conservedLand says where the land of the parcels went, as the policy counts land; nil where it says not to report.
func (g *ground) conservedLand() *land.ConservedLand {
	if g.rule.ConserveCheck == "ignore" {
		return nil
	}
	report := land.ConservedLand{Overclaimed: g.overclaimed()}
	for i, p := range g.facts.Parcels {
		whole := p.LandM2()
		report.TotalMu += whole
		if p.Industrial() {
			report.IndustrialMu += whole
		}
		rest := whole
		for piece, used := range g.piecesOf(i) {
			*of(&report, piece) += used
			rest -= used
		}
		report.NobodyMu += max(0, rest)
	}
	for _, o := range report.Overclaimed {
		report.OverMu += (o.ClaimedMu - o.AreaMu) * land.SquareMetresPerMu
	}
	report.OverCount = len(report.Overclaimed)
	report.Overclaimed = report.Overclaimed[:min(report.OverCount, mostOverclaimed)]
	parts := []*float64{&report.UnregisteredMu, &report.UnderConstructionMu, &report.ProtectedMu, &report.NewlyReducedMu} // as in componentsOnRecord
	for _, l := range g.links {
		for k := range parts {
			if l.components != nil && known(l.components.m2[k]) {
				*parts[k] += l.components.m2[k]
			}
		}
	}
	for _, areaM2 := range append(parts, &report.TotalMu, &report.IndustrialMu, &report.OwnMu, &report.LeasedMu, &report.UnstatedMu, &report.NobodyMu, &report.OverMu) {
		*areaM2 = fourDigits(land.Mu(*areaM2))
	}
	return &report
}

// Pieces of land by how they are held.
const (
	ownPiece = iota
	leasedPiece
	unstatedPiece
)

func of(r *land.ConservedLand, piece int) *float64 {
	return []*float64{&r.OwnMu, &r.LeasedMu, &r.UnstatedMu}[piece]
}

// piecesOf is what enterprises use of a parcel by how they hold it, m²; on the owner's basis an owner holds all of it.
func (g *ground) piecesOf(parcel int) (held [3]float64) {
	if g.rule.Basis == policy.Owner {
		if _, ok := g.ownerOf(parcel); ok {
			held[ownPiece] = g.facts.Parcels[parcel].LandM2()
		}
		return held
	}
	for _, at := range g.byParcel[parcel] {
		l := g.links[at]
		held[pieceOf(l.relation)] += l.share.LandM2
	}
	return held
}

func pieceOf(relation *string) int {
	switch orEmpty(relation) {
	case "own":
		return ownPiece
	case "lease", "sublease":
		return leasedPiece
	}
	return unstatedPiece
}

// overclaimed lists the parcels of which their users have more land on record than there is, by more than a square metre,
// the worst first. What is attributed was scaled down, or taken off the owners, so that no land counts twice.
func (g *ground) overclaimed() []land.Overclaimed {
	list := []land.Overclaimed{}
	suspects := g.claimedInFull()
	if !slices.Contains(suspects, true) {
		return list
	}
	for parcel, of := range g.occupants() {
		if suspects[parcel] {
			p := &g.facts.Parcels[parcel]
			if claimed := claimOf(g.byRule(p, of)); claimed > p.LandM2()+1 {
				list = append(list, land.Overclaimed{ParcelCode: p.ParcelCode, AreaMu: fourDigits(land.Mu(p.LandM2())), ClaimedMu: fourDigits(land.Mu(claimed))})
			}
		}
	}
	slices.SortFunc(list, func(a, b land.Overclaimed) int {
		return cmp.Or(cmp.Compare(b.ClaimedMu-b.AreaMu, a.ClaimedMu-a.AreaMu), cmp.Compare(a.ParcelCode, b.ParcelCode))
	})
	return list
}

// claimedInFull are the parcels without land to spare of which somebody has land on record; no others can be overclaimed.
func (g *ground) claimedInFull() []bool {
	suspects := make([]bool, len(g.byParcel))
	for parcel, links := range g.byParcel {
		used, onRecord := 0.0, false
		for _, at := range links {
			share := g.links[at].share
			used += share.LandM2
			onRecord = onRecord || share.Basis.Claimed()
		}
		suspects[parcel] = onRecord && used > g.facts.Parcels[parcel].LandM2()-1
	}
	return suspects
}

// claimOf is what the users of a parcel have on record, m². An owner's record may include what is let, so owners and
// tenants are not added up: the larger of the two counts.
func claimOf(occupants []land.Occupancy) float64 {
	owners, others := 0.0, 0.0
	for _, o := range occupants {
		switch {
		case o.LandAreaM2 == nil:
		case orEmpty(o.Relation) == "own":
			owners += *o.LandAreaM2
		default:
			others += *o.LandAreaM2
		}
	}
	return max(owners, others)
}

func fourDigits(v float64) float64 { return math.Round(v*1e4) / 1e4 }
