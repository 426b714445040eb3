package analysis

import (
	"slices"

	"permu/internal/policy"
)

// lets is what an enterprise lets of a parcel, m²: to those who use it on record, and in all.
type lets struct {
	link         int // its use of the parcel; -1 is none
	enterprise   int
	leases       bool    // what it lets
	said         float64 // by its record
	room         float64 // of its own use, what is neither protected nor newly reduced
	taken        float64 // what others use of the parcel that it may let to them
	onRecord, m2 float64
}

// letsOn are those who let land of a parcel: whose use says so, and where all are asked the owner to the tenants on record.
func (a *attribution) letsOn(parcel int, all bool) []lets {
	found := a.lessorsOn(parcel)
	owner, ok := a.ownerOf(parcel)
	if taken := a.takenOf(parcel, owner, false); all && ok && taken > 0 && !slices.ContainsFunc(found, func(l lets) bool { return l.enterprise == owner }) {
		found = append(found, lets{link: -1, enterprise: owner, taken: taken})
	}
	if len(found) == 0 {
		return nil
	}
	for _, leases := range []bool{false, true} {
		a.placeTenants(parcel, leases, found)
	}
	for i, l := range found {
		found[i].m2 = max(l.onRecord, min(l.said, l.room+l.onRecord))
	}
	return found
}

// lessorsOn are those whose use of a parcel says that they let some of it.
func (a *attribution) lessorsOn(parcel int) (found []lets) {
	for _, at := range a.byParcel[parcel] {
		l := a.links[at]
		if l.components == nil || l.components.record.LeasedOutM2 == nil {
			continue
		}
		leases := pieceOf(l.relation) == leasedPiece
		found = append(found, lets{
			link: at, enterprise: l.enterprise, leases: leases, said: *l.components.record.LeasedOutM2,
			room: max(0, l.plainM2()-sum(l.components.m2[besideOwnAndLeased:])), taken: a.takenOf(parcel, l.enterprise, leases),
		})
	}
	return found
}

// placeTenants shares what tenants use of a parcel, of those who lease what they let what is subleased, among those who let it: first to
// who says that it lets more than its own use has room for, then to the others by what they say, and what nobody says to the owner.
func (a *attribution) placeTenants(parcel int, leases bool, found []lets) {
	owner, owned := a.ownerOf(parcel)
	rest := a.takenOf(parcel, nobody, leases)
	for _, wanted := range []func(l lets) float64{
		func(l lets) float64 {
			if l.said > l.room {
				return l.said
			}
			return 0
		},
		func(l lets) float64 { return l.said },
		func(l lets) float64 {
			if owned && l.enterprise == owner {
				return l.taken
			}
			return 0
		},
	} {
		rest -= placeRest(rest, leases, found, wanted)
	}
}

// placeRest shares some land among those who let in proportion to what each still wants, no more than that, and returns how much it
// shared.
func placeRest(rest float64, leases bool, found []lets, wanted func(l lets) float64) float64 {
	wants := make([]float64, len(found))
	for i, l := range found {
		if l.leases == leases {
			wants[i] = max(0, min(wanted(l), l.taken)-l.onRecord)
		}
	}
	all := sum(wants)
	if all == 0 {
		return 0
	}
	part := min(1, rest/all)
	for i, want := range wants {
		found[i].onRecord += want * part
	}
	return all * part
}

// nobody is no enterprise.
const nobody = -1

// takenOf is the land of a parcel that others than its lessor lease, m²; of one who leases it himself what they sublease.
func (a *attribution) takenOf(parcel, lessor int, leases bool) float64 {
	taken := 0.0
	for _, at := range a.byParcel[parcel] {
		l := a.links[at]
		if l.enterprise != lessor && pieceOf(l.relation) == leasedPiece && (!leases || *l.relation == "sublease") {
			taken += l.share.LandM2
		}
	}
	return taken
}

// letOut is the land that each enterprise lets, m², NaN of whom nothing says so; what tenants on record use of it is added to what he
// owns or leases, which was without it. Nothing on the owner's basis, nor of land that does not count; and as land that is let comes off
// what is owned by almost every policy, it is looked for where a use has it on record, or the policy says otherwise.
func (a *attribution) letOut(rule policy.Land, own, leased []float64) []float64 {
	signs := rule.ComponentSigns()
	all := signs["own"].Float()+signs["leased_out"].Float() != 0
	if rule.Basis == policy.Owner || !all && !a.hasComponents {
		return nil
	}
	columns := map[string][]float64{}
	for parcel := range a.byParcel {
		for _, let := range a.letsOn(parcel, all) {
			held, counts := own, signs["own"]
			if let.leases {
				held, counts = leased, signs["leased_in"]
			}
			if counts.Sign() != 0 {
				addTo(columns, "out", let.enterprise, let.m2, len(own))
				held[let.enterprise] += let.onRecord
			}
		}
	}
	return columns["out"]
}
