package analysis

import (
	"context"
	"slices"
	"strings"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
	"permu/internal/store"
)

// Publication is the list of a run as it is made public, of the kind of subject that the policy evaluates first. What is
// shown is what the policy's settings say: never a score, rank and amounts only where they say so, and of parcels the right
// holder, who may be a person, only where they show names. Grades are the run's; names of enterprises, right holders and
// parks are as they stand today, so that a list that is made again after a renaming differs: where facts were changed since
// the run, a note says of which data version the names are.
//
// Where the policy publishes the land first, list land.LandList is that of the areas: of all who take part, without grades; an empty
// one is land.ResultsList.
func (z *Zones) Publication(ctx context.Context, zoneCode string, runID int64, list string) (land.Publication, error) {
	of, err := z.side(ctx, zoneCode, runID)
	if err != nil {
		return land.Publication{}, err
	}
	if lists := []string{land.ResultsList, land.LandList}; list != "" && !slices.Contains(lists, list) {
		return land.Publication{}, land.Problems{{Path: "list", Rule: "one of " + strings.Join(lists, ", "), Value: list}}
	}
	if list == land.LandList && !of.policy.Publication.LandFirst {
		return land.Publication{}, land.Problems{{Path: "list", Rule: "the policy does not publish the land first", Value: list}}
	}
	zone, err := z.Zone(ctx, zoneCode)
	if err != nil {
		return land.Publication{}, err
	}
	kind := subjectKind(of.policy.Population.Units()[0])
	subjects, err := z.Published(ctx, of.run, kind)
	if err != nil {
		return land.Publication{}, err
	}
	if list == land.LandList {
		return landPublication(of, zone, kind, subjects), nil
	}
	return publication(of, zone, kind, subjects), nil
}

// landPublication is the list of the areas of land: of all who take part, special classes among them, and nothing of grades.
func landPublication(of side, zone land.Zone, kind string, subjects []store.Published) land.Publication {
	shown := publication(of, zone, kind, subjects)
	shown.List, shown.Title = land.LandList, with(shown.Title, land.Phrase{ZH: ":用地面积", EN: ": areas of land"})
	shown.Columns = landColumns(of.policy.Publication, kind)
	shown.Special, shown.NotGraded = []land.PublishedClass{}, []land.NotPublished{}
	shown.Notes = notes(of.run, of.policy.Publication, zone, shown.Columns)
	l := list{policy: of.policy, columns: shown.Columns, byName: byName(kind, shown.Columns)}
	l.sort(subjects)
	shown.Rows = l.rows(subjects, func(s store.Published) bool { return s.Class == nil || *s.Class == score.Special })
	shown.Order = orderSaid(policy.Publication{Order: of.policy.Publication.Order}, kind, shown.Columns)
	return shown
}

func publication(of side, zone land.Zone, kind string, subjects []store.Published) land.Publication {
	run, p := of.run, of.policy
	columns := publishedColumns(p.Publication, kind)
	l := list{policy: p, columns: columns, byName: byName(kind, columns)}
	l.sort(subjects)
	return land.Publication{
		Title: titled(run, p.Publication, zone.Name), ZoneCode: run.ZoneCode, ZoneName: zone.Name, Year: run.Year, RunID: run.RunID, Kind: kind,
		Policy: land.PublishedPolicy{PolicyID: p.ID, Title: p.Title, Clause: clauseOf(p), Digest: run.PolicyDigest},
		Trial:  run.Trial, DryRun: p.Publication.DryRun, List: land.ResultsList, LandFirst: p.Publication.LandFirst, Columns: columns,
		Rows: l.rows(subjects, graded), Special: l.special(subjects), NotGraded: l.notGraded(subjects),
		Order: orderSaid(p.Publication, kind, columns), Objections: periodOf(p.Publication), Notes: append(notes(run, p.Publication, zone, columns), decidedNote(subjects)...), MadeAt: run.CreatedAt,
	}
}

// clauseOf is the clause that the publication rests on; empty where the policy names none.
func clauseOf(p policy.Policy) string {
	if p.Publication.Basis == nil {
		return ""
	}
	return p.Publication.Basis.Clause()
}
