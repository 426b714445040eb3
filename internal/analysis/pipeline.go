package analysis

import (
	"context"

	"permu/internal/land"
	"permu/internal/pledge"
)

// Pipeline says where the granted parcels of a zone stand on a day, and counts them by park; a redevelopment site that stands approved
// counts once, with all its land.
func (z *Zones) Pipeline(ctx context.Context, zoneCode string, q land.PipelineQuery) (land.Pipeline, error) {
	asOf, err := dayAsked(q.AsOf)
	if err != nil {
		return land.Pipeline{}, err
	}
	promised, err := z.promised(ctx, zoneCode, land.CommitmentsQuery{Run: q.Run}, asOf)
	if err != nil {
		return land.Pipeline{}, err
	}
	facts, err := z.Projects(ctx, zoneCode, asOf)
	if err != nil {
		return land.Pipeline{}, err
	}
	answer := land.Pipeline{ZoneCode: zoneCode, AsOf: asOf, Stages: map[string]land.StageSum{}, Parks: []land.ParkStages{}, Projects: []land.Project{}}
	capacity := ofCapacity(promised.Commitments, asOf)
	parks := counters[land.StageSum]{}
	staged := make([]land.Project, len(facts))
	for i, f := range facts {
		staged[i] = pledge.Stage(f, capacity[f.ParcelID], asOf)
	}
	for _, p := range pledge.OfSites(staged) {
		stages := parks.of(p.ParkCode)
		stages[p.Stage] = plus(stages[p.Stage], p.AreaMu)
		if q.ParkCode == "" || p.ParkCode == q.ParkCode {
			place(&answer, p, q)
		}
	}
	names := parkNames(promised.Parks)
	for _, code := range sortedKeys(parks) {
		answer.Parks = append(answer.Parks, land.ParkStages{ParkCode: code, Name: names[code], Stages: parks[code]})
	}
	return answer, nil
}

// place counts a project and lists it where it is asked for.
func place(answer *land.Pipeline, p land.Project, q land.PipelineQuery) {
	answer.Stages[p.Stage] = plus(answer.Stages[p.Stage], p.AreaMu)
	if len(p.Doubts) > 0 {
		answer.Doubtful++
	}
	if (q.Stage == "" || q.Stage == p.Stage) && (!q.Doubtful || len(p.Doubts) > 0) {
		answer.Projects = append(answer.Projects, p)
	}
}

func plus(s land.StageSum, areaMu float64) land.StageSum {
	return land.StageSum{Count: s.Count + 1, AreaMu: s.AreaMu + areaMu}
}

// ofCapacity are the commitments of capacity as they are judged, by parcel: what is promised of a site as a whole counts for each of
// its parcels.
func ofCapacity(commitments []land.CommitmentFacts, asOf string) map[int64][]land.JudgedCommitment {
	judged := map[int64][]land.JudgedCommitment{}
	for _, c := range commitments {
		if !pledge.OfCapacity(c.Indicator) {
			continue
		}
		j := pledge.Judge(c, pledge.Clock{AsOf: asOf})
		for _, p := range c.Parcels {
			if p.Stands {
				judged[p.ParcelID] = append(judged[p.ParcelID], j)
			}
		}
	}
	return judged
}

func parkNames(parks []land.Park) map[string]string {
	names := map[string]string{}
	for _, p := range parks {
		names[p.ParkCode] = p.Name
	}
	return names
}
