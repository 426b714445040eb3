package analysis

import (
	"context"
	"time"

	"permu/internal/land"
	"permu/internal/store"
	"permu/internal/survey"
)

// spareGrades are the grades of a right holder that performs, where a search for land says nothing of it.
var spareGrades = [...]string{"A", "B"}

// FindLand finds single parcels that fit a search; where it asks for a least area the groups of neighbours that have it together;
// and where it asks for some the floor area to be had on land in good use.
func (z *Zones) FindLand(ctx context.Context, zoneCode string, q land.LandQuery) (land.LandFound, error) {
	bounds, day, err := boundsOf(q)
	if err != nil {
		return land.LandFound{}, err
	}
	run, facts, err := z.LandFacts(ctx, zoneCode, q.Run, bounds)
	if err != nil {
		return land.LandFound{}, err
	}
	found := land.LandFound{
		ZoneCode: zoneCode, RunID: run.RunID, Year: run.Year, Day: bounds.Day, Conditions: q.LandConditions, Counts: map[string]int{},
		Parcels: survey.FindLand(q.LandConditions, day, facts), Groups: []land.LandGroup{}, Spare: []land.LandHit{},
	}
	for _, hit := range found.Parcels {
		found.Counts[hit.Fit]++
	}
	if q.AreaMinMu > 0 {
		if found.Groups, err = z.groups(ctx, zoneCode, q, landSearch{run, bounds, day}); err != nil {
			return found, err
		}
	}
	if q.SpareM2 > 0 {
		var floors []land.SpareFloor
		floors, facts, err = z.spareWithin(ctx, zoneCode, run, bounds)
		found.Spare = survey.FindSpare(q.LandConditions, day, facts, floors)
	}
	return found, err
}

// spareWithin is the floor area to be had by a run, and the facts of the parcels inside of bounds, whatever their own area.
func (z *Zones) spareWithin(ctx context.Context, zoneCode string, run land.Run, b store.LandBounds) ([]land.SpareFloor, []land.LandFacts, error) {
	b.AreaMinM2, b.AreaMaxM2 = 0, 0
	of := land.RunChoice{RunID: run.RunID}
	_, facts, err := z.LandFacts(ctx, zoneCode, of, b)
	if err != nil {
		return nil, nil, err
	}
	floors, err := z.Spare(ctx, zoneCode, land.SpareQuery{Run: of, Grades: spareGrades[:]})
	return floors.Parcels, facts, err
}

// boundsOf are the bounds of a search, and the day from which it counts.
func boundsOf(q land.LandQuery) (store.LandBounds, time.Time, error) {
	text, err := dayAsked(q.Day)
	if err != nil {
		return store.LandBounds{}, time.Time{}, err
	}
	day, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return store.LandBounds{}, time.Time{}, err
	}
	b, err := survey.BoundsOf(q.LandConditions)
	return store.LandBounds{
		Day: text, Near: b.Near, WithinM: b.WithinM, Parks: q.Parks, Subareas: q.Subareas, States: q.States, AreaMinM2: b.AreaMinM2, AreaMaxM2: b.AreaMaxM2,
	}, day, err
}
