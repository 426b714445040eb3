package analysis

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
)

// componentsOnRecord are the components of land that a use may have on record, as policies call them, and the columns that hold
// them. The first two are beside what is owned and leased, the others a part of it.
var componentsOnRecord = [...]struct{ component, column string }{
	{"unregistered_in_use", "unregistered_land_mu"},
	{"under_construction", "under_construction_land_mu"},
	{"protected_period", "protected_land_mu"},
	{"newly_reduced", "newly_reduced_land_mu"},
}

const besideOwnAndLeased = 2

// components are the parts of a use's land that policies count apart, m², in the order of componentsOnRecord: together no more
// than the land of the use. NaN is not on record.
type components struct {
	m2     [len(componentsOnRecord)]float64
	cut    bool // by more than a square metre
	record *land.LandPieces
}

// componentsOf cuts what a use has on record down to its land; nil where nothing is.
func componentsOf(record *land.LandPieces, landM2 float64) *components {
	if record == nil {
		return nil
	}
	c := &components{record: record}
	for k, m2 := range []*float64{record.UnregisteredM2, record.UnderConstructionM2, record.ProtectedM2, record.NewlyReducedM2} {
		c.m2[k] = orNaN(m2)
	}
	if all := sum(c.m2[:]); all > landM2 {
		c.cut = all > landM2+1
		for k := range c.m2 {
			c.m2[k] *= landM2 / all
		}
	}
	return c
}

// plainM2 is what of the land of a use is owned or leased: all but what is in use without title or under construction.
func (l link) plainM2() float64 {
	if l.components == nil {
		return l.share.LandM2
	}
	return max(0, math.Round((l.share.LandM2-sum(l.components.m2[:besideOwnAndLeased]))*1e4)/1e4)
}

// highFloorM2 is the floor of storeys over 8 m that a use has on record; nil is not on record.
func (l link) highFloorM2() *float64 {
	if l.components == nil {
		return nil
	}
	return l.components.record.HighFloorM2
}

// record is what a use has on record beside its land and floor; nil of most.
func (l link) record() *land.LandPieces {
	if l.components == nil {
		return nil
	}
	return l.components.record
}

// componentsOfEnterprises are the areas of the components that each enterprise has, by column, m², NaN of whom none is on record; nothing where no
// use has any. On the owner's basis they are the owner's, where the parcel has one; a part of leased land that does not count is none.
func (a *attribution) componentsOfEnterprises(rule policy.Land) map[string][]float64 {
	columns, signs := map[string][]float64{}, rule.ComponentSigns()
	for _, l := range a.links {
		if l.components == nil {
			continue
		}
		holder, most := l.enterprise, len(componentsOnRecord)
		if rule.Basis != policy.Owner && pieceOf(l.relation) == leasedPiece && signs["leased_in"].Sign() == 0 {
			most = besideOwnAndLeased
		}
		if owner, ok := a.ownerOf(l.parcel); ok && rule.Basis == policy.Owner {
			holder = owner
		}
		for k, m2 := range l.components.m2[:most] {
			if known(m2) {
				addTo(columns, componentsOnRecord[k].column, holder, m2, len(a.facts.Enterprises))
			}
		}
	}
	return columns
}

// addTo adds to the number of a subject in a column, which is there once something is.
func addTo(columns map[string][]float64, name string, at int, m2 float64, n int) {
	if columns[name] == nil {
		columns[name] = nans(n)
	}
	if !known(columns[name][at]) {
		columns[name][at] = 0
	}
	columns[name][at] += m2
}

// besides are what the policy adds to land in use, or takes off, by column and subject, m² with its sign: for subjects other than
// enterprises, which count all that is used of theirs. Place is the subject of each use, -1 of none. Nothing where no use has
// components on record.
func (a *attribution) besides(place []int, n int) map[string][]float64 {
	columns, signs := map[string][]float64{}, a.rule.ComponentSigns()
	for i, l := range a.links {
		if l.components == nil || place[i] < 0 {
			continue
		}
		for k, one := range componentsOnRecord {
			sign := signs[one.component].Float()
			if k < besideOwnAndLeased {
				sign-- // it is in the land in use
			}
			if m2 := l.components.m2[k]; known(m2) && m2 > 0 && sign != 0 {
				addTo(columns, one.column, place[i], sign*m2, n)
			}
		}
	}
	return columns
}

// besidesOfParcels are those of the parcels, by those of their users who are not evaluated apart. What is let stays land of its parcel.
func (a *attribution) besidesOfParcels() map[string][]float64 {
	if !a.hasComponents {
		return nil
	}
	place := make([]int, len(a.links))
	for i := range place {
		place[i] = -1
	}
	for parcel, links := range a.byParcel {
		for _, at := range links {
			place[at] = parcel
		}
	}
	return a.besides(place, len(a.byParcel))
}

// besidesOfMembers are those of groups of enterprises, with what is let to who is no user on record.
func (a *attribution) besidesOfMembers(of []int, n int) map[string][]float64 {
	if !a.hasComponents {
		return nil
	}
	place := make([]int, len(a.links))
	for i, l := range a.links {
		place[i] = of[l.enterprise]
	}
	columns, sign := a.besides(place, n), a.rule.ComponentSigns()["leased_out"].Float()
	for parcel := range a.byParcel {
		for _, let := range a.letsOn(parcel, false) {
			if more := let.m2 - let.onRecord; more > 0 && sign != 0 && of[let.enterprise] >= 0 {
				addTo(columns, "leased_out_land_mu", of[let.enterprise], sign*more, n)
			}
		}
	}
	return columns
}

// withBesides adds to held land what stands beside it, and is NaN where it is.
func withBesides(held []float64, besides map[string][]float64) []float64 {
	for _, areas := range besides {
		for i, m2 := range areas {
			if known(m2) {
				held[i] += math.Round(land.Mu(m2) * land.StepsPerMu)
			}
		}
	}
	return held
}

// besidesNote says of which pieces the land of a subject is the sum; empty where nothing stands beside what is in use.
func besidesNote(heldLand float64, besides map[string][]float64, i int) string {
	names, pieces, used := []string{"land_mu"}, []float64{0}, heldLand
	for _, name := range slices.Sorted(maps.Keys(besides)) {
		if m2 := besides[name][i]; known(m2) {
			held := math.Round(land.Mu(m2) * land.StepsPerMu)
			names, pieces, used = append(names, name), append(pieces, held), used-held
		}
	}
	if len(names) == 1 || !known(heldLand) {
		return ""
	}
	pieces[0] = used
	return score.LandPiecesNote(names, pieces)
}

// besidesOf are the besides of the groups of a unit, in the order of its subjects; nil where no use has components on record.
func (g *ground) besidesOf(unit string) map[string][]float64 {
	if !g.hasComponents {
		return nil
	}
	keys, place, byParcel := g.placesIn(unit)
	if !byParcel {
		return g.besidesOfMembers(place, len(keys))
	}
	besides := g.besidesOfParcels()
	for name, areas := range besides {
		besides[name] = summed(areas, place, len(keys))
	}
	return besides
}

// componentsNote says of which pieces the land of an enterprise is the sum, where it has any on record, whether its policy has rules for
// them or counts them as is usual.
func (a *assessment) componentsNote(enterprise int) string {
	has := a.hasComponents && slices.ContainsFunc(a.byEnterprise[enterprise], func(at int) bool { return a.links[at].components != nil })
	if !has || a.enterprises.result == nil {
		return ""
	}
	note, _ := a.enterprises.result.LandNote(enterprise)
	return note
}

// piecesCut is the code of a note that an enterprise has more pieces of land on record than land.
const piecesCut = "pieces_cut"

// piecesCut reports whether pieces of land on record, or what is let of it, were cut down to the land of a use of an enterprise.
func (a *attribution) piecesCut(enterprise int) bool {
	return a.hasComponents && slices.ContainsFunc(a.byEnterprise[enterprise], func(at int) bool {
		l := a.links[at]
		if l.components == nil || l.components.cut {
			return l.components != nil
		}
		return slices.ContainsFunc(a.letsOn(l.parcel, false), func(let lets) bool { return let.link == at && let.said > let.m2+1 })
	})
}

// namePieces adds to the reason that says of which pieces the land of an enterprise is the sum on which parcels they are, and which
// file says so.
func namePieces(file *land.EnterpriseFile) {
	zh, en := "", ""
	for _, p := range file.Parcels {
		if p.Pieces == nil {
			continue
		}
		for _, one := range piecesInWords(*p.Pieces) {
			area := fmt.Sprintf(" %g ", fourDigits(land.Mu(one.m2)))
			zh, en = zh+";"+p.ParcelCode+" "+one.title.ZH+area+"亩", en+"; "+p.ParcelCode+": "+one.title.EN+area+"mu"
		}
		if p.PiecesFrom != "" {
			zh, en = zh+"("+p.PiecesFrom+")", en+" ("+p.PiecesFrom+")"
		}
	}
	for i, r := range file.Evaluation.Reasons {
		if r.Code == "land_pieces" {
			file.Evaluation.Reasons[i].ZH, file.Evaluation.Reasons[i].EN = r.ZH+zh, r.EN+en
		}
	}
}

// named is an area with its name.
type named struct {
	title land.Phrase
	m2    float64
}

// piecesInWords are the pieces of land on record of a use with their names.
func piecesInWords(p land.LandPieces) (pieces []named) {
	areas := []*float64{p.UnregisteredM2, p.UnderConstructionM2, p.ProtectedM2, p.NewlyReducedM2, p.LeasedOutM2}
	for i, name := range []string{"unregistered_land_mu", "under_construction_land_mu", "protected_land_mu", "newly_reduced_land_mu", "leased_out_land_mu"} {
		if n, _ := policy.NumberByName(name); areas[i] != nil && *areas[i] > 0 {
			pieces = append(pieces, named{n.Title, *areas[i]})
		}
	}
	return pieces
}

// parcelNote says of which pieces the land of a parcel is the sum, as the policy evaluates it.
func (a *assessment) parcelNote(parcel int) string {
	if a.besides == nil || a.parcels.result == nil || a.allApart(parcel) {
		return ""
	}
	return besidesNote(a.parcels.result.Land(parcel), a.besides, parcel)
}
