package analysis

import (
	"context"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/store"
)

// Publication is the list of a run as it is made public, of the kind of subject that the policy evaluates first. What is
// shown is what the policy's settings say: never a score, and rank and amounts only where they say so.
func (z *Zones) Publication(ctx context.Context, zoneCode string, runID int64) (land.Publication, error) {
	of, err := z.side(ctx, zoneCode, runID)
	if err != nil {
		return land.Publication{}, err
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
	return publication(of, zone.Name, kind, subjects), nil
}

func publication(of side, zoneName, kind string, subjects []store.Published) land.Publication {
	run, p := of.run, of.policy
	columns := publishedColumns(p.Publication, kind)
	l := list{policy: p, columns: columns}
	l.sort(subjects)
	return land.Publication{
		Title: titled(run, p.Publication, zoneName), ZoneCode: run.ZoneCode, ZoneName: zoneName, Year: run.Year, RunID: run.RunID, Kind: kind,
		Policy: land.PublishedPolicy{PolicyID: p.ID, Title: p.Title, Clause: clauseOf(p), Digest: run.PolicyDigest},
		Trial:  run.Trial, DryRun: p.Publication.DryRun, Columns: columns,
		Rows: l.rows(subjects, graded), Special: l.special(subjects), NotGraded: l.notGraded(subjects),
		Order: orderSaid(p.Publication, kind), Objections: periodOf(p.Publication), Notes: notes(run, p.Publication), MadeAt: run.CreatedAt,
	}
}

// clauseOf is the clause that the publication rests on; empty where the policy names none.
func clauseOf(p policy.Policy) string {
	if p.Publication.Basis == nil {
		return ""
	}
	return p.Publication.Basis.Clause()
}
