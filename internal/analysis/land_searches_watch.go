package analysis

import (
	"context"
	"errors"
	"slices"

	"permu/internal/store"
)

// mostTold bounds the parcels or entries that a message lists; how many there are it says of all.
const mostTold = 200

// tellLandSearches has the webhook told of land that fits saved searches and did not before. No search suffers of another.
func (z *Zones) tellLandSearches(ctx context.Context) error {
	list, err := z.UntoldSearches(ctx, today())
	if err != nil {
		return err
	}
	var failed []error
	for _, u := range list {
		failed = append(failed, z.tellLandSearch(ctx, u))
	}
	return errors.Join(failed...)
}

func (z *Zones) tellLandSearch(ctx context.Context, u store.UntoldSearch) error {
	if err := z.freshen(ctx, u.ZoneCode, &u.LandSearch); err != nil {
		return err
	}
	untold := slices.DeleteFunc(slices.Clone(u.Fresh), func(code string) bool { return slices.Contains(u.Told, code) })
	if len(untold) == 0 {
		return z.TellLandSearch(ctx, u, nil)
	}
	return z.TellLandSearch(ctx, u, map[string]any{
		"zone_code": u.ZoneCode, "search_id": u.SearchID, "name": u.Name, "saved_by": u.SavedBy, "as_of": u.AsOf, "fits": u.Fits,
		"new_count": len(untold), "new": untold[:min(len(untold), mostTold)],
	})
}
