package analysis

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"permu/internal/land"
	"permu/internal/match"
	"permu/internal/policy"
	"permu/internal/score"
)

// pieces adds what an enterprise owns and leases in every year, and what it has on record of components that policies count apart; on
// the owner's basis it owns whole parcels, whoever uses them. Of who uses land in a way that nobody stated neither own nor leased land
// is known, and where it matters to the policy which of the two it is, its land is not known either.
func (g *ground) pieces(f *score.Facts, rule policy.Land) {
	var before map[string][]float64
	for back, use := range g.years {
		at := func(name string) land.Column { return land.Column{Name: name, YearsBack: back} }
		held := before
		if back == 0 || use != g.years[back-1] {
			held = use.pieces(rule)
			if back > 0 {
				unlessAny(held)
			}
		}
		for name, column := range held {
			f.Numbers[at(name)] = column
		}
		before = held
		for _, i := range use.undecided(rule) {
			for _, name := range []string{"own_land_mu", "leased_in_land_mu", "land_mu"} {
				f.Numbers[at(name)][i] = math.NaN()
			}
		}
	}
}

// pieces are the pieces of land of each enterprise by column, held as policies hold land.
func (a *attribution) pieces(rule policy.Land) map[string][]float64 {
	own, leased := a.ownAndLeased(rule)
	held := map[string][]float64{}
	if out := a.letOut(rule, own, leased); out != nil {
		held["leased_out_land_mu"] = fine(out)
	}
	if a.hasComponents {
		for name, areas := range a.componentsOfEnterprises(rule) {
			held[name] = fine(areas)
		}
	}
	held["own_land_mu"], held["leased_in_land_mu"] = fine(own), fine(leased)
	return held
}

// unlessAny makes what is owned and leased not known where it is nothing, and no other piece is known: nobody recorded a use.
func unlessAny(held map[string][]float64) {
	own, leased := held["own_land_mu"], held["leased_in_land_mu"]
	for i := range own {
		if own[i]+leased[i] != 0 {
			continue
		}
		recorded := false
		for name, column := range held {
			recorded = recorded || name != "own_land_mu" && name != "leased_in_land_mu" && known(column[i])
		}
		if !recorded {
			own[i], leased[i] = math.NaN(), math.NaN()
		}
	}
}

// ownAndLeased are the areas that each enterprise owns and leases, m²; NaN of who uses some land in a way that nobody stated.
func (a *attribution) ownAndLeased(rule policy.Land) (own, leased []float64) {
	own, leased = make([]float64, len(a.facts.Enterprises)), make([]float64, len(a.facts.Enterprises))
	for _, l := range a.links {
		switch {
		case pieceOf(l.relation) == ownPiece:
			own[l.enterprise] += l.plainM2()
		case pieceOf(l.relation) == leasedPiece:
			leased[l.enterprise] += l.plainM2()
		case l.unstated():
			own[l.enterprise], leased[l.enterprise] = math.NaN(), math.NaN()
		}
	}
	if rule.Basis == policy.Owner {
		own = a.owned()
	}
	return own, leased
}

// owned are the areas of the parcels that each enterprise owns, m²; NaN of who may own one: it uses it in a way that nobody
// stated, and no owner is on record.
func (a *attribution) owned() []float64 {
	own := make([]float64, len(a.facts.Enterprises))
	for i, p := range a.facts.Parcels {
		if owner, ok := a.ownerOf(i); ok {
			own[owner] += p.LandM2() - a.besideOwned(i)
			continue
		}
		for _, at := range a.byParcel[i] {
			if l := a.links[at]; p.OwnerUSCC == nil && l.unstated() {
				own[l.enterprise] = math.NaN()
			}
		}
	}
	return own
}

// besideOwned is what is used of a parcel without title or under construction, m², which is apart from what is owned.
func (a *attribution) besideOwned(parcel int) float64 {
	beside := 0.0
	for _, at := range a.byParcel[parcel] {
		if c := a.links[at].components; c != nil {
			beside += sum(c.m2[:besideOwnAndLeased])
		}
	}
	return beside
}

// ownerOf is the enterprise that owns a parcel: the right holder on record, else the one that uses it as its own.
func (a *attribution) ownerOf(parcel int) (int, bool) {
	if holder := a.holders[parcel]; holder >= 0 {
		return holder, true
	}
	for _, at := range a.byParcel[parcel] {
		if l := a.links[at]; l.relation != nil && *l.relation == "own" {
			return l.enterprise, true
		}
	}
	return 0, false
}

// undecided are the enterprises whose land, as a policy counts it, rests on a relation that nobody stated. Leased floor that makes
// land by a rule of its own moves the shares of the others on its parcel too, of whom no land is on record.
func (a *attribution) undecided(rule policy.Land) []int {
	signs, byFloor := rule.ComponentSigns(), byLeasedFloor(rule)
	var found []int
	switch {
	case rule.Basis == policy.Owner:
		for i, areaM2 := range a.owned() {
			if math.IsNaN(areaM2) {
				found = append(found, i)
			}
		}
	case byFloor || !signs["own"].Equal(signs["leased_in"]):
		for _, links := range a.byParcel {
			open := byFloor && slices.ContainsFunc(links, func(at int) bool { return a.links[at].unstated() && !a.links[at].onRecord() })
			for _, at := range links {
				l := a.links[at]
				if open && !l.onRecord() || l.unstated() && !signs["own"].Equal(signs["leased_in"]) {
					found = append(found, l.enterprise)
				}
			}
		}
	}
	return found
}

// unstated reports whether nobody stated how the enterprise holds what it uses: where all of it is in use without title or under
// construction, that is said.
func (l link) unstated() bool {
	return pieceOf(l.relation) == unstatedPiece && (l.components == nil || l.plainM2() > 0)
}

// onRecord reports whether the land of the use itself is on record.
func (l link) onRecord() bool {
	return l.share.Basis == match.DeclaredLand || l.share.Basis == match.ScaledLand
}

// byLeasedFloor reports whether a policy makes land of leased floor otherwise than by its share of the parcel's floor.
func byLeasedFloor(rule policy.Land) bool {
	shared := rule.SharedParcel.Method
	return shared != "equal" && shared != "tax_share" && slices.Contains([]string{"floor_div_far", "declared", "none"}, rule.LeasedFloor.Method)
}

// Notes of an enterprise of which some uses are of a relation that nobody stated, by whether its land rests on that.
const (
	relationUnknown   = "relation_unknown"
	relationUndecided = "relation_undecided"
)

// relationNote says whether nobody stated how an enterprise holds some of its land, and whether its land rests on that; empty
// where all is stated.
func (a *assessment) relationNote(enterprise int) string {
	unstated := slices.ContainsFunc(a.byEnterprise[enterprise], func(at int) bool { return a.links[at].unstated() })
	switch {
	case !known(a.enterprises.facts.Numbers[land.Column{Name: "land_mu"}][enterprise]):
		return relationUndecided
	case unstated:
		return relationUnknown
	}
	return ""
}

// mostNamed is how many pieces of land a reason names.
const mostNamed = 10

// nameUnstated adds to the reason that some relations are not known which pieces of land they are, the largest first.
func nameUnstated(file *land.EnterpriseFile) {
	var pieces []string
	for _, p := range file.Parcels { // the largest first
		if pieceOf(p.Relation) == unstatedPiece && p.LandAreaM2 != nil {
			pieces = append(pieces, fmt.Sprintf("%s %g", p.ParcelCode, fourDigits(land.Mu(*p.LandAreaM2))))
		}
	}
	more := land.Phrase{}
	if rest := len(pieces) - mostNamed; rest > 0 {
		pieces, more = pieces[:mostNamed], land.Phrase{ZH: fmt.Sprintf(",另有 %d 宗", rest), EN: fmt.Sprintf(" and %d more", rest)}
	}
	for i, r := range file.Evaluation.Reasons {
		if (r.Code == relationUnknown || r.Code == relationUndecided) && len(pieces) > 0 {
			file.Evaluation.Reasons[i].ZH += ";未登记的用地(亩):" + strings.Join(pieces, "、") + more.ZH
			file.Evaluation.Reasons[i].EN += "; not stated of (mu): " + strings.Join(pieces, ", ") + more.EN
		}
	}
}
