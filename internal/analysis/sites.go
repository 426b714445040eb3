package analysis

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"permu/internal/access"
	"permu/internal/land"
	"permu/internal/store"
)

// SiteFile is [store.Store.SiteFile] with the years of its parcels.
func (z *Zones) SiteFile(ctx context.Context, zoneCode string, siteID int64, choice land.RunChoice) (land.SiteFile, error) {
	file, err := z.Store.SiteFile(ctx, zoneCode, siteID, choice, today())
	for i, p := range file.Parcels {
		file.Parcels[i].Years = []land.YearFigures{}
		if file.Run != nil {
			file.Parcels[i].Years = yearFigures(file.Run.Year, p.KeptYears)
		}
	}
	return file, err
}

// NewSite puts parcels together as a site, a draft. What breaks a rule is [land.Problems].
func (z *Zones) NewSite(ctx context.Context, zoneCode string, by access.Person, n land.NewSite) (land.SiteFile, error) {
	n.Name = strings.TrimSpace(n.Name)
	ground, err := z.siteGround(ctx, zoneCode, by, land.SiteChange{Name: n.Name, Mode: n.Mode, Documents: n.Documents, ParcelCodes: n.ParcelCodes})
	if err != nil {
		return land.SiteFile{}, err
	}
	added, err := z.AddSite(ctx, zoneCode, by.Name, n, ground)
	if err != nil {
		return land.SiteFile{}, err
	}
	return z.SiteFile(ctx, zoneCode, added.SiteID, land.RunChoice{})
}

// CopySite begins a site anew, a draft, with the scenarios of another, each as it was last kept: what one of them breaks today is
// said where it stands. Of other parcels it is none that a search found. What breaks a rule is [land.Problems].
func (z *Zones) CopySite(ctx context.Context, zoneCode string, siteID int64, by access.Person, c land.SiteCopy) (land.SiteFile, error) {
	from, err := z.SiteFile(ctx, zoneCode, siteID, land.RunChoice{})
	if err != nil {
		return land.SiteFile{}, err
	}
	n := land.NewSite{Name: strings.TrimSpace(c.Name), Mode: orEmpty(from.Mode), Documents: from.Documents, ParcelCodes: c.ParcelCodes}
	if n.Name == "" {
		n.Name = from.Name
	}
	if len(n.ParcelCodes) == 0 {
		if n.ParcelCodes, err = inForceNow(from.Parcels); err != nil {
			return land.SiteFile{}, err
		}
	}
	n.FoundBy = foundAs(from, n.ParcelCodes)
	ground, err := z.siteGround(ctx, zoneCode, by, land.SiteChange{Name: n.Name, Mode: n.Mode, Documents: n.Documents, ParcelCodes: n.ParcelCodes})
	if err != nil {
		return land.SiteFile{}, err
	}
	added, err := z.Store.CopySite(ctx, zoneCode, by.Name, siteID, n, ground)
	if err != nil {
		return land.SiteFile{}, err
	}
	return z.SiteFile(ctx, zoneCode, added.SiteID, land.RunChoice{})
}

// foundAs is the search that found a site, where some parcels are those of the site; of others it found nothing.
func foundAs(site land.SiteFile, codes []string) map[string]any {
	if sameParcels(site.ParcelCodes, codes) {
		return site.FoundBy
	}
	return nil
}

// inForceNow are the codes of some parcels, in place of one that is no longer in force those that came out of it. One of which that
// is not on record is [land.Problems].
func inForceNow(parcels []land.SiteParcel) ([]string, error) {
	var codes []string
	var problems land.Problems
	add := func(code string) {
		if !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	for _, p := range parcels {
		if p.InForce {
			add(p.ParcelCode)
			continue
		}
		if len(p.Became) == 0 {
			problems = append(problems, land.Problem{Path: "parcel_codes", Rule: "must be given: what this parcel became is not on record", Value: p.ParcelCode})
		}
		for _, b := range p.Became {
			add(b.ParcelCode)
		}
	}
	return codes, problems.Err()
}

// ChangeSite renames a site, chooses its mode, or gives it other parcels. It is a [land.ErrConflict] when it was changed since
// the revision that was read.
func (z *Zones) ChangeSite(ctx context.Context, zoneCode string, siteID int64, by access.Person, c land.SiteChange) (land.SiteFile, error) {
	now, err := z.siteToChange(ctx, zoneCode, siteID, by)
	if err != nil {
		return land.SiteFile{}, err
	}
	c.Name = strings.TrimSpace(c.Name)
	to := store.SiteStanding{
		ZoneCode: zoneCode, SiteID: siteID, Revision: c.Revision, Name: c.Name, Mode: c.Mode, Documents: c.Documents, State: now.State,
		ParkCode: now.ParkCode, ParcelIDs: now.ParcelIDs, By: by.Name,
	}
	if sameParcels(now.ParcelCodes, c.ParcelCodes) { // some may be no longer in force, and stay
		err = z.siteRules(ctx, zoneCode, c)
	} else {
		err = z.otherParcels(ctx, now, by, c, &to)
	}
	if err != nil {
		return land.SiteFile{}, err
	}
	if _, err := z.Store.ChangeSite(ctx, to); err != nil {
		return land.SiteFile{}, err
	}
	return z.SiteFile(ctx, zoneCode, siteID, land.RunChoice{})
}

// otherParcels gives a site other parcels, which an active one refuses.
func (z *Zones) otherParcels(ctx context.Context, now land.Site, by access.Person, c land.SiteChange, to *store.SiteStanding) error {
	if now.State == land.SiteActive {
		return land.Problems{{Path: "parcel_codes", Rule: "must stay as they are: the site is in review; its case takes others while it is being corrected"}}
	}
	ground, err := z.siteGround(ctx, to.ZoneCode, by, c)
	to.ParkCode, to.ParcelIDs = ground.ParkCode(), ground.ParcelIDs
	return err
}

// EndSite ends a site that is a draft; an active one is ended by its review.
func (z *Zones) EndSite(ctx context.Context, zoneCode string, siteID int64, by access.Person, end land.SiteEnd) (land.SiteFile, error) {
	now, err := z.siteToChange(ctx, zoneCode, siteID, by)
	if err != nil {
		return land.SiteFile{}, err
	}
	if now.State == land.SiteActive {
		return land.SiteFile{}, fmt.Errorf("site %q is active: its review ends it: %w", now.Name, land.ErrConflict)
	}
	_, err = z.Store.ChangeSite(ctx, store.SiteStanding{
		ZoneCode: zoneCode, SiteID: siteID, Revision: end.Revision, Name: now.Name, Mode: orEmpty(now.Mode), Documents: now.Documents, State: land.SiteEnded,
		ParkCode: now.ParkCode, ParcelIDs: now.ParcelIDs, By: by.Name,
	})
	if err != nil {
		return land.SiteFile{}, err
	}
	return z.SiteFile(ctx, zoneCode, siteID, land.RunChoice{})
}

// siteToChange is a site that somebody may plan.
func (z *Zones) siteToChange(ctx context.Context, zoneCode string, siteID int64, by access.Person) (land.Site, error) {
	now, err := z.Site(ctx, zoneCode, siteID)
	if err != nil {
		return now, err
	}
	return now, access.Check(by, access.PlanSite, access.Place{ZoneCode: zoneCode, ParkCode: orEmpty(now.ParkCode)})
}

// siteGround is the land that somebody puts together, in a place where he may plan sites.
func (z *Zones) siteGround(ctx context.Context, zoneCode string, by access.Person, c land.SiteChange) (store.SiteGround, error) {
	ground, err := z.groundOf(ctx, zoneCode, c)
	if err != nil {
		return ground, err
	}
	return ground, access.Check(by, access.PlanSite, access.Place{ZoneCode: zoneCode, ParkCode: orEmpty(ground.ParkCode())})
}

// groundOf is the land of which a site is to consist; a site that breaks a rule is [land.Problems].
func (z *Zones) groundOf(ctx context.Context, zoneCode string, c land.SiteChange) (store.SiteGround, error) {
	if _, err := z.Zone(ctx, zoneCode); err != nil {
		return store.SiteGround{}, err
	}
	if err := z.siteRules(ctx, zoneCode, c); err != nil {
		return store.SiteGround{}, err
	}
	return z.SiteGround(ctx, zoneCode, c.ParcelCodes)
}

// siteRules is [land.Problems] where a site breaks a rule, whether its parcels are on record apart.
func (z *Zones) siteRules(ctx context.Context, zoneCode string, c land.SiteChange) error {
	found := siteProblems(c)
	_, err := z.checksOf(ctx, zoneCode, c.Documents)
	var documents land.Problems
	if err != nil && !errors.As(err, &documents) {
		return err
	}
	return append(found, documents...).Err()
}

// siteProblems are the rules that a site breaks by itself.
func siteProblems(c land.SiteChange) land.Problems {
	var r ruled
	r.text("name", c.Name, true, mostName)
	r.require(c.Mode == "" || slices.Contains(land.SiteModes(), c.Mode), "mode", "one of "+strings.Join(land.SiteModes(), ", "), c.Mode)
	r.require(len(c.ParcelCodes) > 0, "parcel_codes", "must name at least one parcel", "")
	r.require(len(c.ParcelCodes) <= land.MostSiteParcels, "parcel_codes", fmt.Sprintf("must name at most %d parcels", land.MostSiteParcels), strconv.Itoa(len(c.ParcelCodes)))
	return r.found
}

// sameParcels reports whether two lists name the same parcels.
func sameParcels(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}
