package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"

	"permu/internal/land"
)

// Sites lists the redevelopment sites of a zone, the newest first.
func (s *Store) Sites(ctx context.Context, zoneCode string, q land.SitesQuery) ([]land.Site, error) {
	if _, err := zone(ctx, s.pool, zoneCode); err != nil {
		return nil, err
	}
	return sites(ctx, s.pool, zoneCode, q)
}

func sites(ctx context.Context, q querier, zoneCode string, asked land.SitesQuery) ([]land.Site, error) {
	return collect[land.Site](ctx, q, "sites", pgx.StrictNamedArgs{
		"zone_code": zoneCode, "site_id": nil, "park_code": orNull(asked.ParkCode), "state": orNull(asked.State),
	})
}

// Site finds a site, or [land.ErrNotFound].
func (s *Store) Site(ctx context.Context, zoneCode string, siteID int64) (land.Site, error) {
	return site(ctx, s.pool, zoneCode, siteID)
}

func site(ctx context.Context, q querier, zoneCode string, siteID int64) (land.Site, error) {
	found, err := collectOne[land.Site](ctx, q, "sites", pgx.StrictNamedArgs{"zone_code": zoneCode, "site_id": siteID, "park_code": nil, "state": nil})
	return found, notThere(err, "site", fmt.Sprint(siteID))
}

// SiteFile reads a site with its parcels as they stand and what the chosen run says of them; without any run, what is on
// record alone, as asOf (YYYY-MM-DD) sees it.
func (s *Store) SiteFile(ctx context.Context, zoneCode string, siteID int64, choice land.RunChoice, asOf string) (land.SiteFile, error) {
	var file land.SiteFile
	err := s.reading(ctx, func(tx pgx.Tx) (err error) {
		if file.Site, err = site(ctx, tx, zoneCode, siteID); err != nil {
			return err
		}
		if file.Run, err = chosenRun(ctx, tx, zoneCode, choice); err != nil {
			return err
		}
		return siteParts(ctx, tx, zoneCode, asOf, &file)
	})
	return file, err
}

func siteParts(ctx context.Context, tx pgx.Tx, zoneCode, asOf string, file *land.SiteFile) (err error) {
	of := pgx.StrictNamedArgs{"zone_code": zoneCode, "site_id": file.SiteID}
	type more struct {
		ParkName   *string
		FoundBy    map[string]any
		CopiedFrom *int64
	}
	rest, err := collectOne[more](ctx, tx, "site_more", of)
	if err != nil {
		return err
	}
	file.ParkName, file.FoundBy, file.CopiedFrom = rest.ParkName, rest.FoundBy, rest.CopiedFrom
	var runID, year any
	if file.Run != nil {
		runID, year, asOf = file.Run.RunID, file.Run.Year, file.Run.AsOf
	}
	if file.Parcels, err = collect[land.SiteParcel](ctx, tx, "site_parcels", with(of, pgx.StrictNamedArgs{"run_id": runID, "as_of": asOf})); err != nil {
		return err
	}
	if file.Users, err = collect[land.SiteUser](ctx, tx, "site_users", with(of, pgx.StrictNamedArgs{"run_id": runID, "year": year})); err != nil {
		return err
	}
	if file.Overlaps, err = collect[land.SiteOverlap](ctx, tx, "site_overlaps", of); err != nil {
		return err
	}
	if file.Revisions, err = collect[land.SiteRevision](ctx, tx, "site_revisions", of); err != nil {
		return err
	}
	if err = became(ctx, tx, of, file.Parcels); err != nil {
		return err
	}
	return landChanges(ctx, tx, of, file.Parcels)
}

// landChanges says of parcels in force where their land is not what it was when they came into their site.
func landChanges(ctx context.Context, tx pgx.Tx, of pgx.StrictNamedArgs, parcels []land.SiteParcel) error {
	type row struct {
		ParcelID int64
		land.LandChange
	}
	rows, err := collect[row](ctx, tx, "site_land_changes", of)
	for _, r := range rows {
		at := slices.IndexFunc(parcels, func(p land.SiteParcel) bool { return p.ParcelID == r.ParcelID })
		parcels[at].LandChange = &r.LandChange
	}
	return err
}

// became says of parcels that are no longer in force what came out of them.
func became(ctx context.Context, tx pgx.Tx, of pgx.StrictNamedArgs, parcels []land.SiteParcel) error {
	type row struct {
		OriginID int64
		land.LineageRecord
	}
	rows, err := collect[row](ctx, tx, "site_lineage", of)
	into := map[int64][]land.LineageRecord{}
	for _, r := range rows {
		into[r.OriginID] = append(into[r.OriginID], r.LineageRecord)
	}
	for i, p := range parcels {
		parcels[i].Became = append([]land.LineageRecord{}, into[p.ParcelID]...)
	}
	return err
}

// SiteGround is land that a site is to consist of.
type SiteGround struct {
	ParcelIDs []int64
	Parks     []string // each once; empty is land in no park
}

// ParkCode is the one park in which the land lies, or nil where it lies in several, or in none.
func (g SiteGround) ParkCode() *string {
	if len(g.Parks) != 1 || g.Parks[0] == "" {
		return nil
	}
	return &g.Parks[0]
}

// SiteGround finds the parcels in force of some codes; a code without one, or one that stands twice, is [land.Problems].
func (s *Store) SiteGround(ctx context.Context, zoneCode string, parcelCodes []string) (SiteGround, error) {
	type row struct {
		ParcelID   int64
		ParcelCode string
		ParkCode   *string
	}
	rows, err := collect[row](ctx, s.pool, "site_ground", pgx.StrictNamedArgs{"zone_code": zoneCode, "parcel_codes": parcelCodes})
	if err != nil {
		return SiteGround{}, err
	}
	var ground SiteGround
	known, parks := map[string]bool{}, map[string]bool{}
	for _, r := range rows {
		ground.ParcelIDs, known[r.ParcelCode] = append(ground.ParcelIDs, r.ParcelID), true
		park := ""
		if r.ParkCode != nil {
			park = *r.ParkCode
		}
		if !parks[park] {
			parks[park], ground.Parks = true, append(ground.Parks, park)
		}
	}
	return ground, unknownParcels(parcelCodes, known).Err()
}

func unknownParcels(codes []string, known map[string]bool) land.Problems {
	var problems land.Problems
	seen := map[string]bool{}
	for i, code := range codes {
		path := fmt.Sprintf("parcel_codes[%d]", i)
		if !known[code] {
			problems = append(problems, land.Problem{Path: path, Rule: land.NoParcel, Value: code})
		}
		if seen[code] {
			problems = append(problems, land.Problem{Path: path, Rule: "stands twice", Value: code})
		}
		seen[code] = true
	}
	return problems
}

// AddSite keeps a new site as a draft; by is who puts it together.
func (s *Store) AddSite(ctx context.Context, zoneCode, by string, n land.NewSite, ground SiteGround) (land.Site, error) {
	var added land.Site
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) (err error) {
		added, err = addSite(ctx, tx, siteAdded{zoneCode: zoneCode, by: by}, n, ground)
		return err
	})
	return added, kind(err)
}

// CopySite keeps a new site as a draft with the scenarios of another, each as it was last kept; by is who does so.
func (s *Store) CopySite(ctx context.Context, zoneCode, by string, from int64, n land.NewSite, ground SiteGround) (land.Site, error) {
	var added land.Site
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) (err error) {
		if added, err = addSite(ctx, tx, siteAdded{zoneCode, by, from}, n, ground); err != nil {
			return err
		}
		list, err := scenarios(ctx, tx, zoneCode, from, nil)
		for _, one := range list {
			if err == nil {
				_, err = addScenario(ctx, tx, zoneCode, land.Scenario{SiteID: added.SiteID, Name: one.Name, Inputs: one.Inputs, MadeBy: by})
			}
		}
		return err
	})
	return added, kind(err)
}

// siteAdded is where a site is added and by whom, and which one it is begun with, if any.
type siteAdded struct {
	zoneCode, by string
	copiedFrom   int64
}

func addSite(ctx context.Context, tx pgx.Tx, as siteAdded, n land.NewSite, ground SiteGround) (land.Site, error) {
	id, err := takeIDs(ctx, tx, as.zoneCode, 1)
	if err != nil {
		return land.Site{}, err
	}
	_, err = execute(ctx, tx, "site_add", pgx.StrictNamedArgs{
		"zone_code": as.zoneCode, "site_id": id, "name": n.Name, "park_code": ground.ParkCode(), "mode": orNull(n.Mode), "documents": append([]string{}, n.Documents...),
		"found_by": n.FoundBy, "copied_from": orNull(as.copiedFrom), "by": as.by,
	})
	if err != nil {
		return land.Site{}, err
	}
	return siteKept(ctx, tx, as.zoneCode, id, ground.ParcelIDs)
}

// siteKept gives a site its parcels, keeps that state, and reads it.
func siteKept(ctx context.Context, tx pgx.Tx, zoneCode string, siteID int64, parcelIDs []int64) (land.Site, error) {
	of := pgx.StrictNamedArgs{"zone_code": zoneCode, "site_id": siteID}
	if _, err := execute(ctx, tx, "site_parcels_put", with(of, pgx.StrictNamedArgs{"parcel_ids": parcelIDs})); err != nil {
		return land.Site{}, err
	}
	if _, err := execute(ctx, tx, "site_kept", of); err != nil {
		return land.Site{}, err
	}
	return site(ctx, tx, zoneCode, siteID)
}

// SiteStanding is how a change leaves a site.
type SiteStanding struct {
	ZoneCode  string
	SiteID    int64
	Revision  int // that the change was made on
	Name      string
	Mode      string // empty is not chosen
	Documents []string
	State     string
	ParkCode  *string
	ParcelIDs []int64
	By        string
}

// ChangeSite changes a site. It is a [land.ErrConflict] when it was changed since the revision that was read, or has ended.
func (s *Store) ChangeSite(ctx context.Context, to SiteStanding) (land.Site, error) {
	var changed land.Site
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) (err error) {
		changed, err = changeSite(ctx, tx, to)
		return err
	})
	return changed, kind(err)
}

func changeSite(ctx context.Context, tx pgx.Tx, to SiteStanding) (land.Site, error) {
	rows, err := execute(ctx, tx, "site_change", pgx.StrictNamedArgs{
		"zone_code": to.ZoneCode, "site_id": to.SiteID, "revision": to.Revision, "name": to.Name, "park_code": to.ParkCode,
		"mode": orNull(to.Mode), "documents": append([]string{}, to.Documents...), "state": to.State, "by": to.By,
	})
	if err != nil {
		return land.Site{}, err
	}
	if rows == 0 {
		return land.Site{}, siteChangedMeanwhile(ctx, tx, to)
	}
	return siteKept(ctx, tx, to.ZoneCode, to.SiteID, to.ParcelIDs)
}

// siteChangedMeanwhile says who was faster, or that there is no such site.
func siteChangedMeanwhile(ctx context.Context, tx pgx.Tx, to SiteStanding) error {
	now, err := site(ctx, tx, to.ZoneCode, to.SiteID)
	switch {
	case err != nil:
		return err
	case now.State == land.SiteEnded:
		return fmt.Errorf("site %q was ended by %s and changes no more: %w", now.Name, now.ChangedBy, land.ErrConflict)
	}
	return fmt.Errorf("site %q was changed by %s: you have its revision %d, it is at %d; read it again: %w",
		now.Name, now.ChangedBy, to.Revision, now.Revision, land.ErrConflict)
}

// SiteTaken says that a site cannot become active, since other active sites have its parcels. It is a [land.ErrConflict].
type SiteTaken struct{ By []land.SiteOverlap }

func (t SiteTaken) Error() string {
	others := make([]string, len(t.By))
	for i, o := range t.By {
		others[i] = fmt.Sprintf("%q has %s", o.Name, strings.Join(o.ParcelCodes, ", "))
	}
	return "another active site has some of its parcels: " + strings.Join(others, "; ")
}

// Is makes errors.Is(taken, ErrConflict) true.
func (t SiteTaken) Is(target error) bool { return target == land.ErrConflict }

// siteStep takes a site to a state; by is who does so.
type siteStep struct {
	ZoneCode string
	SiteID   int64
	State    string
	By       string
}

// setSiteState takes a site to a state inside a transaction of the caller, and keeps that state. It is a [SiteTaken] when it
// would become active and another active site has one of its parcels, and a [land.ErrConflict] when it has ended.
func setSiteState(ctx context.Context, tx pgx.Tx, step siteStep) error {
	now, err := site(ctx, tx, step.ZoneCode, step.SiteID)
	if err != nil || now.State == step.State {
		return err
	}
	of := pgx.StrictNamedArgs{"zone_code": step.ZoneCode, "site_id": step.SiteID}
	if step.State == land.SiteActive {
		if err := siteFree(ctx, tx, of, now.ParcelIDs); err != nil {
			return err
		}
	}
	if _, err := execute(ctx, tx, "site_activate", with(of, pgx.StrictNamedArgs{"active": step.State == land.SiteActive})); err != nil {
		return err
	}
	_, err = changeSite(ctx, tx, SiteStanding{
		ZoneCode: step.ZoneCode, SiteID: now.SiteID, Revision: now.Revision, Name: now.Name, Mode: modeOf(now), Documents: now.Documents, State: step.State,
		ParkCode: now.ParkCode, ParcelIDs: now.ParcelIDs, By: step.By,
	})
	return err
}

// siteFree is a [SiteTaken] when another active site has one of some parcels.
func siteFree(ctx context.Context, q querier, of pgx.StrictNamedArgs, parcelIDs []int64) error {
	others, err := collect[land.SiteOverlap](ctx, q, "site_taken", with(of, pgx.StrictNamedArgs{"parcel_ids": parcelIDs}))
	if err == nil && len(others) > 0 {
		err = SiteTaken{others}
	}
	return err
}

// takeLand gives an active site other parcels inside a transaction of the caller. It is a [SiteTaken] when another active site has
// one of them.
func takeLand(ctx context.Context, tx pgx.Tx, to SiteStanding) error {
	if err := siteFree(ctx, tx, pgx.StrictNamedArgs{"zone_code": to.ZoneCode, "site_id": to.SiteID}, to.ParcelIDs); err != nil {
		return err
	}
	_, err := changeSite(ctx, tx, to)
	return err
}

func modeOf(s land.Site) string {
	if s.Mode == nil {
		return ""
	}
	return *s.Mode
}
