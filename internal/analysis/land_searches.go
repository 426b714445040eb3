package analysis

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"permu/internal/land"
	"permu/internal/survey"
)

// mostSearches is how many searches a person keeps in a zone.
const mostSearches = 100

// LandSearches are the searches of a person, each with what fits it now and did not when its owner last looked.
func (z *Zones) LandSearches(ctx context.Context, zoneCode, by string) ([]land.LandSearch, error) {
	if _, err := z.Zone(ctx, zoneCode); err != nil {
		return nil, err
	}
	list, err := z.Store.LandSearches(ctx, zoneCode, by)
	if err != nil {
		return nil, err
	}
	for i := range list {
		if err := z.freshen(ctx, zoneCode, &list[i]); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// freshen says what fits a search now, and what of it is new.
func (z *Zones) freshen(ctx context.Context, zoneCode string, s *land.LandSearch) error {
	fit, err := z.fitting(ctx, zoneCode, s.Conditions)
	if err != nil {
		return fmt.Errorf("search %q: %w", s.Name, err)
	}
	s.Fits, s.Fresh = len(fit), []string{}
	slices.Sort(s.Seen)
	for _, code := range fit {
		if _, seen := slices.BinarySearch(s.Seen, code); !seen {
			s.Fresh = append(s.Fresh, code)
		}
	}
	return nil
}

// fitting are the codes of what fits a search in every condition, by the newest run, today. They are kept as long as
// nothing changes, since every page asks for them every few minutes.
func (z *Zones) fitting(ctx context.Context, zoneCode string, c land.LandConditions) ([]string, error) {
	zone, err := z.Zone(ctx, zoneCode)
	if err != nil {
		return nil, err
	}
	run, err := z.Run(ctx, zoneCode, land.RunChoice{})
	if err != nil {
		return nil, err
	}
	key, stamp := fmt.Sprintf("%s %+v", zoneCode, c), fmt.Sprint(zone.DataVersion, run.RunID, today())
	if codes, ok := z.fits.of(key, stamp); ok {
		return codes, nil
	}
	found, err := z.FindLand(ctx, zoneCode, land.LandQuery{LandConditions: c, Run: land.RunChoice{RunID: run.RunID}})
	if err != nil {
		return nil, err
	}
	codes := codesThatFit(found)
	z.fits.keep(key, fitted{stamp, codes})
	return codes, nil
}

// fitted is what fitted a search when facts and runs stood so.
type fitted struct {
	stamp string
	codes []string
}

// fits is what fitted, by zone and conditions. Its zero value is ready.
type fits struct {
	mu   sync.Mutex
	kept map[string]fitted
}

const mostFits = 500 // kept in memory; with one more all go, since asking again costs less than telling them apart

// of is what fitted, if facts and runs still stand so.
func (f *fits) of(key, stamp string) ([]string, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	at, ok := f.kept[key]
	return at.codes, ok && at.stamp == stamp
}

func (f *fits) keep(key string, at fitted) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if _, again := f.kept[key]; f.kept == nil || !again && len(f.kept) >= mostFits {
		f.kept = map[string]fitted{}
	}
	f.kept[key] = at
}

// codesThatFit are the codes of parcels, of groups and of floor area to be had, that fit in every condition, each once.
func codesThatFit(found land.LandFound) []string {
	codes := []string{}
	for _, hit := range slices.Concat(found.Parcels, found.Spare) {
		if hit.Score == hit.Of {
			codes = append(codes, hit.ParcelCode)
		}
	}
	for _, group := range found.Groups {
		if group.Fit == survey.Fits {
			codes = append(codes, strings.Join(group.ParcelCodes, "+"))
		}
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

// SaveLandSearch keeps a search of a person; what fits it now is not new. A second one of the same name is a
// [land.ErrConflict].
func (z *Zones) SaveLandSearch(ctx context.Context, zoneCode, by string, n land.NewLandSearch) (land.LandSearch, error) {
	if n.Name = strings.TrimSpace(n.Name); n.Name == "" {
		return land.LandSearch{}, land.Problems{{Path: "name", Rule: "must not be empty"}}
	}
	had, err := z.Store.LandSearches(ctx, zoneCode, by)
	switch {
	case err != nil:
		return land.LandSearch{}, err
	case len(had) >= mostSearches:
		return land.LandSearch{}, land.Problems{{Path: "name", Rule: fmt.Sprintf("at most %d searches are kept; delete one first", mostSearches)}}
	case slices.ContainsFunc(had, func(s land.LandSearch) bool { return s.Name == n.Name }):
		return land.LandSearch{}, fmt.Errorf("there is a search %q already: %w", n.Name, land.ErrConflict)
	}
	fit, err := z.fitting(ctx, zoneCode, n.Conditions)
	if err != nil {
		return land.LandSearch{}, err
	}
	id, err := z.AddLandSearch(ctx, zoneCode, by, land.LandSearch{Name: n.Name, Conditions: n.Conditions, Seen: fit})
	if err != nil {
		return land.LandSearch{}, err
	}
	return z.search(ctx, zoneCode, by, id)
}

// LookAtLandSearch records that its owner looks at a search: what fits it now is no longer new.
func (z *Zones) LookAtLandSearch(ctx context.Context, zoneCode, by string, searchID int64) (land.LandSearch, error) {
	s, err := z.LandSearch(ctx, zoneCode, by, searchID)
	if err != nil {
		return s, err
	}
	if s.Seen, err = z.fitting(ctx, zoneCode, s.Conditions); err != nil {
		return s, err
	}
	if err := z.LookedAtLandSearch(ctx, zoneCode, by, s); err != nil {
		return s, err
	}
	return z.search(ctx, zoneCode, by, searchID)
}

// search is a search of a person with what fits it now.
func (z *Zones) search(ctx context.Context, zoneCode, by string, searchID int64) (land.LandSearch, error) {
	s, err := z.LandSearch(ctx, zoneCode, by, searchID)
	if err != nil {
		return s, err
	}
	return s, z.freshen(ctx, zoneCode, &s)
}
