package renewal

import (
	"fmt"
	"math"
	"slices"

	"permu/internal/land"
)

// Names of terms that a set has as a whole; all others add up over its parcels.
const (
	Owners      = "owners"      // how many right holders there are
	Compactness = "compactness" // 4πA/P² of the outline of the whole: 1 is a circle, 0.785 a square
)

// Term is a part of the objective: points for each unit of a quantity. A negative weight is a cost.
type Term struct {
	Name   string  `json:"name"`
	Weight float64 `json:"weight" doc:"points a unit"`
	Sum    bool    `json:"-"` // that it adds up over the parcels, whatever its name
}

// whole is the name of a quantity that a set has as a whole, or empty.
func (t Term) whole() string {
	if !t.Sum && (t.Name == Owners || t.Name == Compactness) {
		return t.Name
	}
	return ""
}

// Ask is what is looked for.
type Ask struct {
	MinM2, MaxM2 float64
	Terms        []Term
	Rules        SiteRules
	Seed         string                 // code of a parcel that must be in; empty is none
	Include      []string               // codes of parcels that must be in
	Exclude      []string               // codes of parcels that must not
	Outside      func(code string) bool // parcels that are not in the land that is looked at; nil is none
	UnderWay     map[string]string      // by parcel the name of the active site that has it
	Parted       map[[2]string]bool     // pairs of parcels, the lesser code first, between which a line lies that no site crosses
	Top          int                    // how many answers, of which no two share more than half of the smaller one's area; 0 is one
	Steps        int                    // parcels looked at before the search stops trying to prove its answer; 0 is [Steps] of the land
}

// SiteRules are the hard constraints of a site.
type SiteRules struct {
	Industrial   bool    `json:"industrial,omitempty" doc:"its plan allows industry; where that is not on record its registered use does, and it is told"`
	NotMortgaged bool    `json:"not_mortgaged,omitempty"`
	NotSealed    bool    `json:"not_sealed,omitempty"`
	NotIdle      bool    `json:"not_idle,omitempty" doc:"no land that the run finds idle, or suspects to be: it is dealt with by the measures on idle land before it may be redeveloped"`
	InSites      bool    `json:"in_sites,omitempty" doc:"land of active sites, which are in review, approved or being built, may be taken; left out: it is not"`
	KnownOnly    bool    `json:"known_only,omitempty" doc:"what is not known of plan, mortgage, seal, idleness or an amount that costs points keeps a parcel out; else it is admitted and told"`
	Within       string  `json:"within,omitempty" enum:"park,subarea" doc:"the site lies in one park, or in one sub-area"`
	RoadM        float64 `json:"road_m,omitempty" doc:"the widest gap that a site crosses, m; parcels that touch join whatever it is"`
	MaxOwners    int     `json:"max_owners,omitempty" doc:"0 is any number"`
	MinParcels   int     `json:"min_parcels,omitempty" minimum:"0" maximum:"2000" doc:"2 asks for land that is put together"`
}

// Steps is how many parcels are looked at where nobody says how many: what a person waits for, on land of any size.
func Steps(parcels int) int { return min(1_000_000+100*parcels, 4_000_000) }

// Widths of an area and numbers of answers that are taken.
const (
	MaxTop     = 50
	maxTerms   = 40
	differHalf = 0.5 // of the smaller site's area may be in another answer
)

func (a Ask) check() error {
	bad := func(path, rule string) error { return land.Problems{{Path: path, Rule: rule}} }
	switch {
	case math.IsNaN(a.MinM2) || math.IsNaN(a.MaxM2) || a.MinM2 < 0 || math.IsInf(a.MaxM2, 0):
		return bad("area", "must be numbers from 0")
	case !(a.MaxM2 > 0) || a.MinM2 > a.MaxM2:
		return bad("area", "must rise from its lower to its upper end")
	case len(a.Terms) == 0 || len(a.Terms) > maxTerms:
		return bad("terms", fmt.Sprintf("there must be 1 to %d", maxTerms))
	case a.Top < 0 || a.Top > MaxTop:
		return bad("top", fmt.Sprintf("must be 1 to %d", MaxTop))
	case a.Rules.MinParcels < 0:
		return bad("min_parcels", "must not be negative")
	case a.Rules.RoadM < 0 || math.IsNaN(a.Rules.RoadM):
		return bad("road_m", "must be 0 or more")
	}
	for i, t := range a.Terms {
		twice := slices.ContainsFunc(a.Terms[:i], func(other Term) bool { return other.Name == t.Name })
		if twice || math.IsNaN(t.Weight) || math.IsInf(t.Weight, 0) {
			return bad("terms."+t.Name, "must stand once with a finite weight")
		}
	}
	return nil
}

// named is a parcel that is asked for by its code, with its place in what was asked.
type named struct {
	path, code string
	mustBeIn   bool
}

func (a Ask) named() []named {
	var list []named
	if a.Seed != "" {
		list = append(list, named{"seed", a.Seed, true})
	}
	for i, code := range a.Include {
		list = append(list, named{fmt.Sprintf("include[%d]", i), code, true})
	}
	for i, code := range a.Exclude {
		list = append(list, named{fmt.Sprintf("exclude[%d]", i), code, false})
	}
	return list
}

// Names reports whether a parcel is named, to be in or not to be.
func (a Ask) Names(code string) bool { return a.mustHave(code) || slices.Contains(a.Exclude, code) }

func (a Ask) mustHave(code string) bool {
	return code != "" && code == a.Seed || slices.Contains(a.Include, code)
}

// Why a parcel must not be taken.
const (
	BarExcluded  = "excluded"
	BarUse       = "use"
	BarMortgaged = "mortgaged"
	BarSealed    = "sealed"
	BarIdle      = "idle"
	BarInSite    = "in_site"   // an active site has it
	BarRoad      = "road_land" // its use is roads
	BarUnknown   = "unknown"
	BarNoPlace   = "no_place" // in no park or sub-area, where the site must lie in one
	BarTooLarge  = "too_large"
	BarOutside   = "outside" // not in the land that is looked at
)

// bar says why a parcel must not be taken, or is empty.
func (a Ask) bar(p Parcel) string {
	r := a.Rules
	is := func(known *bool) bool { return known != nil && *known }
	unknown := r.Industrial && p.Industrial == nil || r.NotMortgaged && p.Mortgaged == nil || r.NotSealed && p.Sealed == nil || r.NotIdle && p.Idle == nil
	switch {
	case a.Outside != nil && a.Outside(p.Code):
		return BarOutside
	case p.Road:
		return BarRoad
	case slices.Contains(a.Exclude, p.Code):
		return BarExcluded
	case r.Industrial && p.industrial() != nil && !*p.industrial():
		return BarUse
	case r.NotMortgaged && is(p.Mortgaged):
		return BarMortgaged
	case r.NotSealed && is(p.Sealed):
		return BarSealed
	case r.NotIdle && is(p.Idle):
		return BarIdle
	case !r.InSites && a.UnderWay[p.Code] != "":
		return BarInSite
	case r.KnownOnly && unknown:
		return BarUnknown
	case r.Within != "" && r.group(p) == "":
		return BarNoPlace
	case p.AreaM2 > a.MaxM2:
		return BarTooLarge
	}
	return ""
}

// group is what all parcels of a site have in common by the rules.
func (r SiteRules) group(p Parcel) string {
	switch {
	case r.Within == "park":
		return p.Park
	case r.Within == "subarea" && p.Subarea != "":
		return p.Park + "\x00" + p.Subarea
	}
	return ""
}

// joins reports whether a site may reach from one parcel to the other.
func (a Ask) joins(e Edge, p, q Parcel) bool { return !a.parted(p, q) && a.Rules.joins(e, p, q) }

// parted reports whether a line that no site crosses lies between two parcels.
func (a Ask) parted(p, q Parcel) bool {
	return a.Parted != nil && a.Parted[[2]string{min(p.Code, q.Code), max(p.Code, q.Code)}]
}

// joins reports whether a site may reach from one parcel to the other by the rules.
func (r SiteRules) joins(e Edge, a, b Parcel) bool {
	return e.GapM <= max(r.RoadM, TouchM) && r.group(a) == r.group(b)
}
