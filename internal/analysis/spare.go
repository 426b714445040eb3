package analysis

import (
	"context"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/survey"
)

// Spare finds the floor area to be had in a zone without new land, by the grades and years of a run.
func (z *Zones) Spare(ctx context.Context, zoneCode string, q land.SpareQuery) (land.Spare, error) {
	run, facts, err := z.SpareFloor(ctx, zoneCode, q.Run)
	if err != nil {
		return land.Spare{}, err
	}
	by, err := z.performing(ctx, run, q)
	if err != nil {
		return land.Spare{}, err
	}
	answer := land.Spare{
		ZoneCode: zoneCode, RunID: run.RunID, Year: run.Year, AsOf: run.AsOf, Grades: by.Grades, HighFrom: by.HighFrom,
		Parks: []land.ParkSpare{}, Parcels: []land.SpareFloor{},
	}
	if q.ParkCode != "" {
		facts = inPark(facts, q.ParkCode)
	}
	var list []land.SpareFloor
	list, answer.Counts = survey.Spare(by, facts)
	tax := lastTax(run.Year, facts)
	for _, s := range list {
		s.TaxPerMu = tax[s.ParcelCode]
		if !q.Clear || s.Clear == "clear" {
			answer.Parcels = append(answer.Parcels, s)
		}
	}
	answer.Parks = survey.SpareByPark(list)
	return answer, nil
}

// performing is whose land may be built up further by the policy of a run.
func (z *Zones) performing(ctx context.Context, run land.Run, q land.SpareQuery) (survey.Performing, error) {
	by := survey.Performing{Grades: q.Grades, FAR: q.FAR}
	with, err := z.of(ctx, run)
	if err != nil {
		return by, err
	}
	if with != nil {
		classes, err := with.policy.Classes()
		if err != nil {
			return by, err
		}
		by.HighFrom = classes.HighFrom
	}
	control, err := policy.Find("control-2008")
	if err != nil {
		return by, err
	}
	by.Control = map[string]float64{}
	for division, far := range control.Screening.Tables[0].Divisions {
		by.Control[division] = far.Float()
	}
	return by, nil
}

func inPark(facts []land.SpareFacts, parkCode string) []land.SpareFacts {
	var of []land.SpareFacts
	for _, f := range facts {
		if orEmpty(f.ParkCode) == parkCode {
			of = append(of, f)
		}
	}
	return of
}

// lastTax is the tax per mu of the year of a run, by parcel.
func lastTax(year int, facts []land.SpareFacts) map[string]*float64 {
	tax := map[string]*float64{}
	for _, f := range facts {
		if years := yearFigures(year, f.KeptYears); len(years) > 0 {
			tax[f.ParcelCode] = years[len(years)-1].TaxPerMu
		}
	}
	return tax
}
