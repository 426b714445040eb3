package store

import (
	"context"
	"strings"

	"github.com/jackc/pgx/v5"

	"permu/internal/land"
)

// readParcels reads the parcels in force, by parcel_code, with their buildings, and the place of
// each by its number.
func readParcels(ctx context.Context, tx pgx.Tx, zoneCode string) ([]land.Parcel, land.Places, error) {
	inZone := pgx.StrictNamedArgs{"zone_code": zoneCode}
	expected, err := collectOne[struct{ Count int }](ctx, tx, "facts_parcel_count", inZone)
	if err != nil {
		return nil, land.Places{}, err
	}
	parcels := make([]land.Parcel, 0, expected.Count)
	if err := readRows(ctx, tx, "facts_parcels", inZone, func(r *binaryRow) { parcels = append(parcels, parcelOf(r)) }); err != nil {
		return nil, land.Places{}, err
	}
	inOrder(parcels, func(p *land.Parcel) string { return p.ParcelCode }, strings.Compare)
	places := land.PlacesOf(parcels)
	return parcels, places, addBuildings(ctx, tx, inZone, parcels, places)
}

// parcelOf reads one row of facts_parcels.
func parcelOf(r *binaryRow) land.Parcel {
	return land.Parcel{
		ParcelID: r.integer(), ParcelCode: r.text(), ParkCode: r.word(), Subarea: r.word(), OwnerUSCC: r.own(), Tenure: r.word(), LandUseCode: r.word(),
		TitleAreaM2: r.number(), AreaM2: *r.number(), FloorAreaM2: r.number(), FootprintM2: r.number(), FARMin: r.number(), FARMax: r.number(),
		SupplyMethod: r.word(), Mortgaged: r.flag(), Sealed: r.flag(), TermEndsOn: r.day(), HandedOverOn: r.day(), AgreedStartOn: r.day(),
		AgreedCompletionOn: r.day(), ActualStartOn: r.day(), ActualCompletionOn: r.day(), SuspendedOn: r.day(),
		DevelopableAreaM2: r.number(), DevelopedAreaM2: r.number(), AgreedInvestmentCNY: r.money(), InvestedCNY: r.money(), IdleCause: r.word(),
	}
}

// built are the buildings of a parcel: how many, of how many the floor and the height of storeys are known, how many have
// high storeys, the sums of their areas, 1/100 m², and of how many the storeys are known, with whether all have as many.
type built struct {
	count, floors, heights, high int32
	floor, covered               int64
	counted, storeys             int32
	differ                       bool
}

// addBuildings adds up the buildings of each parcel. The sum of floor areas is known only where every building has one.
func addBuildings(ctx context.Context, tx pgx.Tx, inZone pgx.StrictNamedArgs, parcels []land.Parcel, places land.Places) error {
	sums := make([]built, len(parcels))
	err := readRows(ctx, tx, "facts_buildings", inZone, func(r *binaryRow) {
		if place, inForce := places.Of(r.integer()); inForce {
			sums[place].add(r)
		}
	})
	for i, b := range sums {
		if b.count > 0 {
			b.sumUp(&parcels[i])
		}
	}
	return err
}

func (b *built) add(r *binaryRow) {
	b.count++
	if floor, known := r.hundredths(); known {
		b.floor, b.floors = b.floor+floor, b.floors+1
	}
	covered, _ := r.hundredths()
	b.covered += covered
	if high := r.flag(); high != nil {
		b.heights++
		if *high {
			b.high++
		}
	}
	if storeys, known := r.count(); known {
		b.differ = b.differ || b.counted > 0 && storeys != b.storeys
		b.counted, b.storeys = b.counted+1, storeys
	}
}

func (b *built) sumUp(p *land.Parcel) {
	p.BuildingCount = int(b.count)
	p.BuildingFootprintM2 = new(float64(b.covered) / 100)
	if b.floors == b.count {
		p.BuildingFloorM2 = new(float64(b.floor) / 100)
	}
	if b.counted == b.count && !b.differ {
		p.Storeys = new(int(b.storeys))
	}
	if b.heights == b.count && (b.high == 0 || b.high == b.count) {
		p.HighStoreys = new(b.high > 0)
	}
}
