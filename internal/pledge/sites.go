package pledge

import (
	"slices"
	"strings"

	"permu/internal/land"
)

// OfSites takes the parcels of each redevelopment site as one project, in the place of the first of them: it has all their land, and
// stands where that of its parcels stands which is furthest behind.
func OfSites(parcels []land.Project) []land.Project {
	list, at := []land.Project{}, map[int64]int{}
	for _, p := range parcels {
		if p.SiteID == nil {
			list = append(list, p)
			continue
		}
		i, has := at[*p.SiteID]
		if !has {
			at[*p.SiteID] = len(list)
			list = append(list, p)
			continue
		}
		list[i] = joined(list[i], p)
	}
	for _, i := range at {
		if p := &list[i]; p.Parcels > 1 {
			p.Why = said("%[3]d 宗中以进度最慢的 %[4]s 为准:%[1]s", "of %[3]d parcels %[4]s is furthest behind: %[2]s", p.Why.ZH, p.Why.EN, p.Parcels, p.ParcelCode)
		}
	}
	return list
}

// joined is a site with one more of its parcels.
func joined(site, p land.Project) land.Project {
	behind, other := site, p
	if standing(p) < standing(site) {
		behind, other = p, site
	}
	behind.AreaMu, behind.Parcels = site.AreaMu+p.AreaMu, site.Parcels+p.Parcels
	behind.Doubts = slices.Concat(behind.Doubts, other.Doubts)
	behind.OwnerName = site.OwnerName
	if p.OwnerName != "" && !slices.Contains(strings.Split(site.OwnerName, owners), p.OwnerName) {
		behind.OwnerName = strings.TrimPrefix(site.OwnerName+owners+p.OwnerName, owners)
	}
	return behind
}

// owners stands between right holders of a site.
const owners = "、"

// standing is how far a project is: what cannot be told produces, and whether it came further is not known.
func standing(p land.Project) int {
	return slices.Index([]string{NotStarted, NotCompleted, NotProducing, CannotTell, BelowSize, BelowCapacity, AtCapacity}, p.Stage)
}
