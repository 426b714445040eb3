package analysis

import (
	"maps"
	"math"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
)

// apart are the enterprises that are evaluated on their own, and not together with those they share a parcel with
// (land.shared_parcel.separate_if).
type apart struct {
	of      []policy.Truth // by enterprise; of one that shares no parcel it is No
	members []int          // the enterprises that are, rising
	place   map[int]int    // of an enterprise among the subjects: they come after the parcels
}

// apartOf finds who is evaluated apart: who shares a parcel, and meets the condition. One of whom that cannot be told stays
// with the others.
func (g *ground) apartOf(p policy.Policy) apart {
	a := apart{place: map[int]int{}}
	condition := p.Land.SharedParcel.SeparateIf
	if condition.IsZero() {
		return a
	}
	a.of = score.Holds(p, g.enterpriseFacts(p), condition)
	for i := range a.of {
		switch {
		case !g.shares(i):
			a.of[i] = policy.No
		case a.of[i] == policy.Yes:
			a.place[i] = len(g.facts.Parcels) + len(a.members)
			a.members = append(a.members, i)
		}
	}
	return a
}

// shares reports whether an enterprise uses a parcel together with others.
func (g *ground) shares(enterprise int) bool {
	for _, at := range g.byEnterprise[enterprise] {
		if len(g.byParcel[g.links[at].parcel]) > 1 {
			return true
		}
	}
	return false
}

// merged are the parcels with all who use them together, and behind them the enterprises apart. Their land and amounts,
// and of floor, footprint and investment the part that goes with their land, are not in those of the parcels.
func (g *ground) merged(p policy.Policy, a apart) score.Facts {
	rest := g.without(a)
	f := rest.wholeParcels(p)
	rest.tagsOfUsers(&f)
	if len(a.members) == 0 {
		withBesides(f.Numbers[land.Column{Name: "land_mu"}], rest.besidesOfParcels())
		return f
	}
	for i := range g.facts.Parcels {
		taken := 0.0
		for _, at := range g.byParcel[i] {
			if l := g.links[at]; a.of[l.enterprise] == policy.Yes {
				taken += l.share.LandM2
			}
		}
		if taken > 0 {
			takeLand(f, i, taken/g.facts.Parcels[i].LandM2())
		}
	}
	withBesides(f.Numbers[land.Column{Name: "land_mu"}], rest.besidesOfParcels())
	return joined(f, g.enterpriseFacts(p), a.members)
}

// takeLand takes a part of a parcel's land off, and as much of what goes with it; of nothing left nothing is known.
func takeLand(f score.Facts, parcel int, part float64) {
	for _, name := range []string{"land_mu", "floor_area_m2", "footprint_m2", "invested_cny"} {
		column := f.Numbers[land.Column{Name: name}]
		if column[parcel] = math.Round(column[parcel] * (1 - part)); part > 1-1e-9 {
			column[parcel] = math.NaN()
		}
	}
}

// without is the ground as those see it who are not apart: parcels without those who are.
func (g *ground) without(a apart) *ground {
	if len(a.members) == 0 {
		return g
	}
	rest := *g
	rest.parcels = map[land.Column]sums{}
	thinned := map[*attribution]*attribution{}
	for back, use := range g.years {
		if thinned[use] == nil {
			thinned[use] = use.without(a)
		}
		rest.years[back] = thinned[use]
	}
	rest.attribution = rest.years[0]
	return &rest
}

func (u *attribution) without(a apart) *attribution {
	rest := *u
	rest.byParcel = make([][]int, len(u.byParcel))
	for parcel, links := range u.byParcel {
		for _, at := range links {
			if a.of[u.links[at].enterprise] != policy.Yes {
				rest.byParcel[parcel] = append(rest.byParcel[parcel], at)
			}
		}
	}
	return &rest
}

// joined is one table of facts with some rows of another behind it; what only one of them has is missing in the other.
func joined(f, more score.Facts, rows []int) score.Facts {
	n := len(f.Keys)
	for _, i := range rows {
		f.Keys = append(f.Keys, more.Keys[i])
	}
	f.Numbers = joinedColumns(f.Numbers, more.Numbers, n, rows, math.NaN())
	f.Days = joinedColumns(f.Days, more.Days, n, rows, score.NoDay)
	f.Flags = joinedColumns(f.Flags, more.Flags, n, rows, -1)
	words := joinedColumns(spelled(f.Texts, n), spelled(more.Texts, len(more.Keys)), n, rows, "")
	f.Texts = map[string]score.Texts{}
	for name, column := range words {
		f.Texts[name] = score.TextsOf(column)
	}
	tags := maps.Clone(f.Tags)
	if tags == nil {
		tags = map[int][]score.Tag{}
	}
	for at, i := range rows {
		tags[n+at] = more.Tags[i]
	}
	f.Tags = tags
	return f
}

func joinedColumns[K comparable, V any](f, more map[K][]V, n int, rows []int, missing V) map[K][]V {
	all := map[K][]V{}
	for _, columns := range []map[K][]V{f, more} {
		for name := range columns {
			all[name] = joinedColumn(f[name], more[name], n, rows, missing)
		}
	}
	return all
}

func joinedColumn[V any](column, more []V, n int, rows []int, missing V) []V {
	values := make([]V, n, n+len(rows))
	for i := range values {
		if values[i] = missing; column != nil {
			values[i] = column[i]
		}
	}
	for _, i := range rows {
		if more == nil {
			values = append(values, missing)
		} else {
			values = append(values, more[i])
		}
	}
	return values
}

// spelled are columns of words, word by word.
func spelled(texts map[string]score.Texts, n int) map[string][]string {
	words := map[string][]string{}
	for name, column := range texts {
		words[name] = make([]string, n)
		for i := range n {
			words[name][i] = column.Of(i)
		}
	}
	return words
}

// apartOn counts the users of a parcel that are evaluated apart.
func (a *assessment) apartOn(parcel int) int {
	n := 0
	for _, at := range a.byParcel[parcel] {
		if _, own := a.apart.place[a.links[at].enterprise]; own {
			n++
		}
	}
	return n
}

// decidedOf are the decisions on parcels, and those on enterprises apart; keys are those of the subjects.
func (a apart) decidedOf(decided decisions, keys []string) map[string]score.Decision {
	if len(a.members) == 0 {
		return decided[land.OfParcel]
	}
	all := map[string]score.Decision{}
	maps.Copy(all, decided[land.OfParcel])
	for _, place := range a.place {
		if d, ok := decided[land.OfEnterprise][keys[place]]; ok {
			all[keys[place]] = d
		}
	}
	return all
}
