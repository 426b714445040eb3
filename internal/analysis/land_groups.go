package analysis

import (
	"context"
	"slices"
	"time"

	"permu/internal/land"
	"permu/internal/renewal"
	"permu/internal/store"
	"permu/internal/survey"
)

const (
	mostGroups   = 5 // of neighbouring parcels that a search names
	widestGroup  = 2 // times the least area, where a search sets no highest
	leastOfGroup = 2 // parcels
)

// landSearch is a search for land as it is worked on.
type landSearch struct {
	run    land.Run
	bounds store.LandBounds
	day    time.Time
}

// groups are sets of parcels that touch, each of which fits a search but for its area, and that together have it: the best by the
// objective that site searches take where nobody chooses. One that is larger than the land that site searches bear is not looked for.
func (z *Zones) groups(ctx context.Context, zoneCode string, q land.LandQuery, s landSearch) ([]land.LandGroup, error) {
	members, err := z.membersOf(ctx, zoneCode, q, s)
	if err != nil || len(members) < leastOfGroup || q.AreaMinMu > renewal.LargestMu {
		return []land.LandGroup{}, err
	}
	asked := renewal.SiteSearch{
		AreaMinMu: q.AreaMinMu, AreaMaxMu: min(q.AreaMaxMu, renewal.LargestMu), Rules: renewal.SiteRules{MinParcels: leastOfGroup}, Top: mostGroups, RunID: s.run.RunID,
	}
	if q.AreaMaxMu == 0 {
		asked.AreaMaxMu = min(q.AreaMinMu*widestGroup, renewal.LargestMu)
	}
	found, err := z.searchSites(ctx, zoneCode, asked, func(code string) bool { _, fits := members[code]; return fits })
	if err != nil {
		return nil, err
	}
	list := make([]land.LandGroup, len(found.Sites))
	for i, site := range found.Sites {
		list[i] = groupOf(site, members)
	}
	return list, nil
}

// membersOf are the parcels that fit a search but for their area, by code.
func (z *Zones) membersOf(ctx context.Context, zoneCode string, q land.LandQuery, s landSearch) (map[string]land.LandHit, error) {
	s.bounds.AreaMinM2, s.bounds.AreaMaxM2 = 0, q.AreaMaxMu*land.SquareMetresPerMu
	q.AreaMinMu, q.AreaMaxMu = 0, 0
	_, facts, err := z.LandFacts(ctx, zoneCode, land.RunChoice{RunID: s.run.RunID}, s.bounds)
	if err != nil {
		return nil, err
	}
	members := map[string]land.LandHit{}
	for _, hit := range survey.FindLand(q.LandConditions, s.day, facts) {
		members[hit.ParcelCode] = hit
	}
	return members, nil
}

// groupOf is a site as a group of what fits.
func groupOf(site renewal.FoundSite, members map[string]land.LandHit) land.LandGroup {
	group := land.LandGroup{
		ParcelCodes: slices.Sorted(slices.Values(site.ParcelCodes)), AreaMu: site.AreaMu, ParkNames: []string{}, Optimal: site.Optimal,
		GapPercent: site.GapPercent, Reasons: site.Reasons,
	}
	hits := make([]land.LandHit, len(group.ParcelCodes))
	for i, code := range group.ParcelCodes {
		hits[i] = members[code]
		if !slices.Contains(group.ParkNames, hits[i].ParkName) {
			group.ParkNames = append(group.ParkNames, hits[i].ParkName)
		}
	}
	group.Fit = survey.Least(hits)
	return group
}
