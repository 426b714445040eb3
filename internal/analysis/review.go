package analysis

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"permu/internal/land"
	"permu/internal/renewal/outline"
	"permu/internal/review"
	"permu/internal/scheme"
	"permu/internal/store"
)

// applicantMoves are the moves whose makers are applicants: who makes one of them may not review the case.
func applicantMoves() []string {
	return []string{"open", "fill", "attach", "detach", "consent", "promise", "take_scenario", "take_parcels", "answer", "submit", "resubmit"}
}

// ReviewSettings are how a zone reviews: what it has set, else the program's.
func (z *Zones) ReviewSettings(ctx context.Context, zoneCode string) (land.ReviewSettings, error) {
	if _, err := z.Zone(ctx, zoneCode); err != nil {
		return land.ReviewSettings{}, err
	}
	set, err := z.Store.ReviewSettings(ctx, zoneCode)
	if errors.Is(err, land.ErrNotFound) {
		return review.Settings(), nil
	}
	return set, err
}

// SaveReviewSettings keeps how a zone reviews from now on, unless somebody else has changed it since the version that was read,
// which is a [land.ErrConflict]; cases that were submitted keep the departments that were asked.
func (z *Zones) SaveReviewSettings(ctx context.Context, zoneCode, by string, set land.ReviewSettings) (land.ReviewSettings, error) {
	if _, err := z.Zone(ctx, zoneCode); err != nil {
		return set, err
	}
	if err := review.CheckSettings(set).Err(); err != nil {
		return set, err
	}
	if err := z.Store.SaveReviewSettings(ctx, zoneCode, by, set); err != nil {
		return set, err
	}
	return z.ReviewSettings(ctx, zoneCode)
}

// Cases lists the cases of a zone with how long each has been where it is, what is due, and whose turn it is.
func (z *Zones) Cases(ctx context.Context, zoneCode string, q land.CaseQuery, by land.Person) (land.CaseList, error) {
	list := land.CaseList{ZoneCode: zoneCode, Today: today(), Cases: []land.CaseRow{}}
	if _, err := z.Zone(ctx, zoneCode); err != nil {
		return list, err
	}
	if err := statesProblems(q.States).Err(); err != nil {
		return list, err
	}
	found, err := z.Store.Cases(ctx, zoneCode, store.CasePart{States: q.States, ParkCode: q.ParkCode, ApplicantMoves: applicantMoves()})
	if err != nil {
		return list, err
	}
	spent, err := z.CaseDays(ctx, zoneCode)
	if err != nil {
		return list, err
	}
	day, _ := time.Parse(time.DateOnly, list.Today)
	for _, c := range found {
		row := land.CaseRow{Case: c, MyTurn: review.Turn(c, by), Next: review.Next(c.CaseStanding), Days: daysSince(c.SinceAt, day), Due: dueOf(c.DueOn, list.Today, inDays(z.soon())), Spent: spent[c.CaseID]}
		if (!q.MyTurn || row.MyTurn) && (!q.OpenOnly || !review.Ended(c.State)) {
			list.Cases = append(list.Cases, row)
		}
	}
	return list, nil
}

func statesProblems(states []string) land.Problems {
	var problems land.Problems
	for _, state := range states {
		if _, ok := review.StateByName(state); !ok {
			problems = append(problems, land.Problem{Path: "state", Rule: "there is no such state", Value: state})
		}
	}
	return problems
}

// daysSince are the days between a moment and a day, both in China.
func daysSince(at time.Time, day time.Time) int {
	from, _ := time.Parse(time.DateOnly, land.DayOf(at))
	return int(day.Sub(from).Hours() / 24)
}

func dueOf(due *string, today, soonOn string) string {
	switch {
	case due == nil || *due > soonOn:
		return ""
	case *due < today:
		return "overdue"
	}
	return "soon"
}

// world is what a move of a case is judged by besides its steps, and what the case rests on now.
func (z *Zones) world(ctx context.Context, zoneCode string, c land.Case) (review.World, *land.FrozenCase, error) {
	days, err := calendarOf(ctx, z.Store, zoneCode)
	if err != nil {
		return review.World{}, nil, err
	}
	zone, err := z.Zone(ctx, zoneCode)
	if err != nil {
		return review.World{}, nil, err
	}
	set, err := z.ReviewSettings(ctx, zoneCode)
	if err != nil {
		return review.World{}, nil, err
	}
	site, err := z.SiteFile(ctx, zoneCode, c.SiteID, land.RunChoice{})
	if err != nil {
		return review.World{}, nil, err
	}
	ground, err := z.caseGround(ctx, zoneCode, site)
	if err != nil {
		return review.World{}, nil, err
	}
	scheme, err := z.schemeOf(ctx, zoneCode, c, review.Recorded(c.CaseStanding, ground, set))
	if err != nil {
		return review.World{}, nil, err
	}
	ground.Fields = caseFields(site, scheme)
	w := review.World{Calendar: days, Settings: set, Ground: ground, NoFigures: scheme.Broken, Checks: scheme.Scheme.Checks, FreeCodes: zone.CodeScheme == "free"}
	rests := restsOn(c, site, scheme, w)
	if rests.Said, err = z.saidOf(ctx, zoneCode, site, rests.Fields); err != nil {
		return review.World{}, nil, err
	}
	w.Rests, err = partsOf(rests)
	return w, rests, err
}

// caseGround is what is on record of the land of a case; its fields are still empty.
func (z *Zones) caseGround(ctx context.Context, zoneCode string, site land.SiteFile) (land.CaseGround, error) {
	g := land.CaseGround{AreaM2: site.AreaM2, ParcelCodes: site.ParcelCodes, Owners: []string{}, OwnedM2: map[string]float64{}, JoinM: joinOf(site), Changes: []land.ParcelChange{}, Mortgaged: []string{}, Sealed: []string{}, MortgageUnknown: []string{}, SealUnknown: []string{}}
	pieces, err := z.pieces(ctx, zoneCode, site)
	g.Touch, g.Pieces = pieces == 1, pieces
	for _, p := range site.Parcels {
		owns(&g, p)
		burdens(&g, p)
		if !p.InForce {
			g.Changes = append(g.Changes, land.ParcelChange{ParcelCode: p.ParcelCode, RetiredOn: p.RetiredOn, Became: p.Became})
		}
	}
	return g, err
}

// pieces is of how many pieces the parcels in force of a site are, by the neighbours that its page counts by; of none that is in force
// it is 0.
func (z *Zones) pieces(ctx context.Context, zoneCode string, site land.SiteFile) (int, error) {
	var codes []string
	for _, p := range site.Parcels {
		if p.InForce {
			codes = append(codes, p.ParcelCode)
		}
	}
	if len(codes) == 0 {
		return 0, nil
	}
	t, err := z.terrain(ctx, zoneCode, 0)
	if err != nil {
		return 0, err
	}
	set, err := t.desk.Places(codes)
	if err != nil {
		return 0, fmt.Errorf("the land of the zone changed while site %d was read: %v: %w", site.SiteID, err, land.ErrConflict) // %v: nobody sent the codes
	}
	return len(t.desk.Pieces(set, joinOf(site))), nil
}

// joinOf is the widest gap that the land of a site crosses, m: the road width of the search that found it, else what counts as
// touching, as in a search without a road.
func joinOf(site land.SiteFile) float64 {
	search, _ := site.FoundBy["search"].(map[string]any)
	rules, _ := search["rules"].(map[string]any)
	road, _ := rules["road_m"].(float64)
	return max(road, outline.TouchM)
}

// owns adds a parcel to the land of its right holder.
func owns(g *land.CaseGround, p land.SiteParcel) {
	owner := orEmpty(p.OwnerName)
	if owner == "" {
		g.OpenM2 += p.LandM2
		return
	}
	if !slices.Contains(g.Owners, owner) {
		g.Owners = append(g.Owners, owner)
	}
	g.OwnedM2[owner] += p.LandM2
}

// burdens adds a parcel to those that are mortgaged or sealed, or of which that is not known.
func burdens(g *land.CaseGround, p land.SiteParcel) {
	switch {
	case p.Mortgaged == nil:
		g.MortgageUnknown = append(g.MortgageUnknown, p.ParcelCode)
	case *p.Mortgaged:
		g.Mortgaged = append(g.Mortgaged, p.ParcelCode)
	}
	switch {
	case p.Seized || p.Sealed != nil && *p.Sealed:
		g.Sealed = append(g.Sealed, p.ParcelCode)
	case p.Sealed == nil:
		g.SealUnknown = append(g.SealUnknown, p.ParcelCode)
	}
}

// schemeOfCase is the scenario of a case with what it comes to.
type schemeOfCase struct {
	store.CaseScenario
	Figures json.RawMessage // a [land.Scheme]
	Scheme  land.Scheme     // the figures
	In      land.ScenarioInputs
	Broken  string // the rules that it breaks, where it comes to no figures
}

// schemeOf reads the scenario of a case with what it comes to by the newest run; what the case has on record answers its checks.
func (z *Zones) schemeOf(ctx context.Context, zoneCode string, c land.Case, recorded map[string]land.Recorded) (schemeOfCase, error) {
	kept, err := z.CaseScenario(ctx, zoneCode, c.SiteID, c.ScenarioID, c.ScenarioRevision)
	if err != nil {
		return schemeOfCase{}, err
	}
	var in land.ScenarioInputs
	if err := json.Unmarshal([]byte(kept.Inputs), &in); err != nil {
		return schemeOfCase{}, fmt.Errorf("inputs of scenario %d: %w", kept.ScenarioID, err)
	}
	start, err := z.schemeGround(ctx, zoneCode, c.SiteID, land.RunChoice{})
	if err != nil {
		return schemeOfCase{}, err
	}
	start.Recorded = recorded
	comes, err := z.scheme(ctx, zoneCode, start, in)
	if errors.Is(err, land.ErrInvalid) { // kept before a rule that it breaks: the case stands, without figures
		return schemeOfCase{CaseScenario: kept, In: in, Broken: err.Error()}, nil
	}
	if err != nil {
		return schemeOfCase{}, err
	}
	figures, err := json.Marshal(comes)
	return schemeOfCase{CaseScenario: kept, In: in, Figures: figures, Scheme: comes}, err
}

// partsOf is the digest of each part of what a case rests on, by which a step can tell what has changed since it was shown.
func partsOf(f *land.FrozenCase) (map[string]string, error) {
	parts := map[string]string{}
	for name, part := range map[string]any{
		"run": []any{f.RunID, f.Year, f.PolicyID, f.PolicyDigest}, "site": []any{f.SiteRevision, f.Parcels, f.Users, f.Years, f.Pieces}, "scheme": []any{f.ScenarioID, f.ScenarioRevision, f.Inputs},
		"figures": f.Figures, "fields": f.Fields, "consents": f.Consents,
	} {
		content, err := json.Marshal(part)
		if err != nil {
			return nil, fmt.Errorf("%s of a case: %w", name, err)
		}
		sum := sha256.Sum256(content)
		parts[name] = hex.EncodeToString(sum[:])
	}
	return parts, nil
}

// restsOn is what a submission or a decision of a case would rest on now.
func restsOn(c land.Case, site land.SiteFile, made schemeOfCase, w review.World) *land.FrozenCase {
	f := land.FrozenCase{
		For: "submission", SiteID: site.SiteID, SiteRevision: site.Revision, ScenarioID: made.ScenarioID, ScenarioRevision: made.Revision,
		ScenarioName: made.Name, Inputs: json.RawMessage(made.Inputs), Figures: made.Figures, Parcels: site.Parcels, Users: site.Users,
		Fields: map[string]string{}, Consents: review.Shares(c.CaseStanding, w.Ground, w.Settings), Years: scheme.PresentYears(site), Pieces: w.Ground.Pieces, JoinM: w.Ground.JoinM,
	}
	if run := site.Run; run != nil {
		f.RunID, f.Year, f.PolicyID, f.PolicyDigest = &run.RunID, &run.Year, &run.PolicyID, &run.PolicyDigest
	}
	for _, fields := range []map[string]string{w.Ground.Fields, c.Fields} {
		for name, value := range fields {
			f.Fields[name] = value
		}
	}
	return &f
}

// CaseRecord is a case with all that belongs to it, and what a person can do with it now.
func (z *Zones) CaseRecord(ctx context.Context, zoneCode string, caseID int64, by land.Person) (land.CaseRecord, error) {
	r, err := z.Store.CaseRecord(ctx, zoneCode, store.CasePart{CaseID: caseID, ApplicantMoves: applicantMoves()})
	if err != nil {
		return r, err
	}
	w, current, err := z.world(ctx, zoneCode, r.Case)
	if err != nil {
		return r, err
	}
	w.Steps = r.Steps
	r.Rests = w.Rests
	r.Settings, r.Ground, r.Current, r.Shares = w.Settings, w.Ground, current, current.Consents
	r.Pending, r.Offers, r.Missing = review.Pending(r.CaseStanding), review.Offers(r.Case, by, w), []string{}
	for _, m := range review.Missing(r.CaseStanding, w.Ground) {
		r.Missing = append(r.Missing, m.Name)
	}
	r.Given, r.Next = review.Given(r.CaseStanding), review.Next(r.CaseStanding)
	if r.DecidedOn == nil {
		all, err := promisesOf(r.Case, current, today())
		if err != nil {
			return r, err
		}
		r.Scheduled = all[len(r.Promises):]
	}
	if r.Actuals, err = z.caseActuals(ctx, zoneCode, r); err != nil {
		return r, err
	}
	r.MayLink = by.May(review.RightPlan, r.ParkCode) || by.May(review.RightConduct, r.ParkCode)
	return r, nil
}

// CaseShapes are the shapes of the parcels of a case, or [land.ErrNotFound].
func (z *Zones) CaseShapes(ctx context.Context, zoneCode string, caseID int64) (land.CaseMap, error) {
	r, err := z.Store.CaseRecord(ctx, zoneCode, store.CasePart{CaseID: caseID})
	if err != nil {
		return land.CaseMap{}, err
	}
	return z.CaseMap(ctx, zoneCode, r.SiteID)
}
