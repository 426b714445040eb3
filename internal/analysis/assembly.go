package analysis

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"sync"

	"permu/internal/land"
	"permu/internal/renewal"
)

// SearchSites finds sites in the land of a zone.
func (z *Zones) SearchSites(ctx context.Context, zoneCode string, r renewal.SiteSearch) (renewal.FoundSites, error) {
	return z.searchSites(ctx, zoneCode, r, nil)
}

// searchSites finds sites among the parcels that are open to it; nil is all that the search looks at.
func (z *Zones) searchSites(ctx context.Context, zoneCode string, r renewal.SiteSearch, open func(code string) bool) (renewal.FoundSites, error) {
	ask, err := r.Ask()
	if err != nil {
		return renewal.FoundSites{}, err
	}
	g, err := z.terrain(ctx, zoneCode, r.RunID)
	if err != nil {
		return renewal.FoundSites{}, err
	}
	within, err := z.within(ctx, g, r.SiteWhere)
	if err != nil {
		return renewal.FoundSites{}, err
	}
	if _, ask.UnderWay, err = z.underWay(ctx, zoneCode); err != nil {
		return renewal.FoundSites{}, err
	}
	looked := func(code string) bool { return (within == nil || within[code]) && (open == nil || open(code)) }
	found := renewal.FoundSites{ZoneCode: zoneCode, RunID: g.runID, Year: g.year, DataVersion: g.dataVersion, Terms: ask.Terms}
	lines := 0
	if ask.Parted, lines, err = z.parted(ctx, zoneCode, r.Barriers); err != nil {
		return renewal.FoundSites{}, err
	}
	found.Roads = renewal.RoadsOf(g.roads, r.Rules.RoadM).PartedBy(lines, len(ask.Parted))
	part := g.desk.Land()
	if within != nil || open != nil {
		part = g.desk.Around(func(i int) bool { return looked(part.Parcels[i].Code) || ask.Names(part.Parcels[i].Code) })
		ask.Outside = func(code string) bool { return !looked(code) }
	}
	for _, p := range part.Parcels {
		if looked(p.Code) {
			found.Parcels++
		}
	}
	leave, err := z.seats.take(ctx)
	if err != nil {
		return renewal.FoundSites{}, err
	}
	defer leave()
	found.Answer, err = renewal.Search(ctx, part, ask)
	delete(found.Barred, renewal.BarOutside)
	return found, err
}

// underWay are the active sites of a zone, and by parcel the name of the one that has it.
func (z *Zones) underWay(ctx context.Context, zoneCode string) ([]land.Site, map[string]string, error) {
	sites, err := z.Sites(ctx, zoneCode, land.SitesQuery{State: land.SiteActive})
	names := map[string]string{}
	for _, site := range sites {
		for _, code := range site.ParcelCodes {
			names[code] = site.Name
		}
	}
	return sites, names, err
}

// parted are the pairs of neighbours that lines part which no site crosses, and how many lines there are.
func (z *Zones) parted(ctx context.Context, zoneCode string, barriers any) (map[[2]string]bool, int, error) {
	lines, count, err := renewal.Barriers(barriers)
	if err != nil || count == 0 {
		return nil, 0, err
	}
	pairs, err := z.PartedNeighbours(ctx, zoneCode, lines, renewal.TouchM)
	parted := make(map[[2]string]bool, len(pairs))
	for _, pair := range pairs {
		parted[pair] = true
	}
	return parted, count, err
}

// within are the codes of the parcels that are looked at; nil is all of them.
func (z *Zones) within(ctx context.Context, g *terrain, w renewal.SiteWhere) (map[string]bool, error) {
	if w.ParkCode == "" && w.Subarea == "" && w.Drawn == nil {
		return nil, nil
	}
	codes := map[string]bool{}
	for _, p := range g.facts {
		if (w.ParkCode == "" || p.ParkCode == w.ParkCode) && (w.Subarea == "" || p.Subarea == w.Subarea) {
			codes[p.ParcelCode] = true
		}
	}
	if w.Drawn != nil {
		text, err := json.Marshal(w.Drawn)
		if err != nil {
			return nil, fmt.Errorf("drawn: %w", land.ErrInvalid)
		}
		drawn, err := z.ParcelsWithin(ctx, g.zoneCode, string(text))
		if err != nil {
			return nil, err
		}
		both := map[string]bool{}
		for _, code := range drawn {
			if codes[code] {
				both[code] = true
			}
		}
		if len(both) == 0 {
			return nil, land.Problems{{Path: "drawn", Rule: "no parcel in force lies in it"}}
		}
		codes = both
	}
	if len(codes) == 0 {
		return nil, fmt.Errorf("there are no parcels where you look: %w", land.ErrNotFound)
	}
	return codes, nil
}

// terrain is what sites of a zone are found on: its parcels by code, with what a run says of them and their neighbours. It
// never changes.
type terrain struct {
	zoneCode    string
	dataVersion int64
	runID       int64
	year        int
	facts       []land.AssemblyFacts
	desk        *renewal.Desk
	roads       int // parcels whose use is roads
}

// terrains are the ones that were used last, the newest use first.
type terrains struct {
	mu     sync.Mutex
	list   []*terrain
	laying sync.Mutex // one lays out, the others wait for it
}

const mostTerrains = 3 // kept in memory

func (g *terrains) use(fits func(*terrain) bool) *terrain {
	g.mu.Lock()
	defer g.mu.Unlock()
	i := slices.IndexFunc(g.list, fits)
	if i < 0 {
		return nil
	}
	at := g.list[i]
	g.list = slices.Insert(slices.Delete(g.list, i, i+1), 0, at)
	return at
}

func (g *terrains) add(laid *terrain) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.list = append([]*terrain{laid}, g.list[:min(len(g.list), mostTerrains-1)]...)
}

// terrain is the land of a zone as its data stands and a run, or the newest, sees it; laid out anew when one of both has changed.
func (z *Zones) terrain(ctx context.Context, zoneCode string, runID int64) (*terrain, error) {
	zone, err := z.Zone(ctx, zoneCode)
	if err != nil {
		return nil, err
	}
	run, err := z.runIfAny(ctx, zoneCode, runID)
	if err != nil {
		return nil, err
	}
	fits := func(g *terrain) bool {
		return g.zoneCode == zoneCode && g.dataVersion == zone.DataVersion && g.runID == run.RunID
	}
	if g := z.terrains.use(fits); g != nil {
		return g, nil
	}
	z.terrains.laying.Lock()
	defer z.terrains.laying.Unlock()
	if g := z.terrains.use(fits); g != nil {
		return g, nil
	}
	g, err := layTerrain(ctx, z.Store, zoneCode, land.RunChoice{RunID: run.RunID})
	if err == nil {
		z.terrains.add(g)
	}
	return g, err
}
