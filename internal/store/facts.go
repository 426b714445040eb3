package store

import (
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
	"golang.org/x/sync/errgroup"

	"permu/internal/land"
)

// Facts reads everything that an evaluation of one year starts from, as it stands at one moment.
func (s *Store) Facts(ctx context.Context, zoneCode string, year int) (land.Facts, error) {
	var facts land.Facts
	err := s.reading(ctx, func(tx pgx.Tx) (err error) {
		facts, err = s.readFacts(ctx, tx, zoneCode, year)
		return err
	})
	if err != nil {
		return land.Facts{}, fmt.Errorf("facts of zone %q: %w", zoneCode, err)
	}
	return facts, nil
}

// readFacts reads the parcels and all others at the same time.
func (s *Store) readFacts(ctx context.Context, tx pgx.Tx, zoneCode string, year int) (land.Facts, error) {
	z, err := zone(ctx, tx, zoneCode)
	if err != nil {
		return land.Facts{}, err
	}
	facts := land.Facts{ZoneCode: z.ZoneCode, ZoneName: z.Name, DataVersion: z.DataVersion, Year: year}
	inZone := pgx.StrictNamedArgs{"zone_code": zoneCode}
	if facts.Parks, err = collect[land.Park](ctx, tx, "facts_parks", inZone); err != nil {
		return facts, err
	}
	if facts.Verdicts, err = collect[land.Verdict](ctx, tx, "facts_verdicts", inZone); err != nil {
		return facts, err
	}
	if facts.Starts, err = collect[land.AgreedStart](ctx, tx, "facts_starts", inZone); err != nil {
		return facts, err
	}
	if facts.Agreed, err = collect[land.AgreedFigure](ctx, tx, "facts_agreed", inZone); err != nil {
		return facts, err
	}
	if facts.Reached, err = collect[land.Reached](ctx, tx, "facts_reached", inZone); err != nil {
		return facts, err
	}
	type row struct{ Name string }
	snapshot, err := collectOne[row](ctx, tx, "snapshot", nil)
	if err != nil {
		return facts, err
	}
	work, ctx := errgroup.WithContext(ctx)
	work.Go(func() error {
		return s.beside(ctx, snapshot.Name, func(beside pgx.Tx) error { return readEnterprises(ctx, beside, &facts) })
	})
	var places map[int64]int32
	work.Go(func() (err error) {
		facts.Parcels, places, err = readParcels(ctx, tx, zoneCode)
		return err
	})
	err = work.Wait()
	facts.Occupancies = slices.DeleteFunc(facts.Occupancies, func(o land.Occupancy) bool {
		_, inForce := places[o.ParcelID]
		return !inForce
	})
	return facts, err
}

// readEnterprises reads the enterprises, what they reported, what happened, and which parcels they use.
func readEnterprises(ctx context.Context, tx pgx.Tx, facts *land.Facts) (err error) {
	inZone := pgx.StrictNamedArgs{"zone_code": facts.ZoneCode}
	err = readRows(ctx, tx, "facts_enterprises", inZone, func(r *binaryRow) {
		facts.Enterprises = append(facts.Enterprises, land.Enterprise{
			USCC: r.text(), Name: r.text(), ParkCode: r.word(), ParcelRef: r.own(), IndustryCode: r.word(), Scale: r.word(), TradeQuota: r.flag(),
			Listing: r.word(), Status: r.word(), RegisteredOn: r.day(), ProductionOn: r.day(), CapacityOn: r.day(), MergedOn: r.day(), ParentUSCC: r.own(),
		})
	})
	if err != nil {
		return err
	}
	facts.Enterprises = inOrder(facts.Enterprises, func(a, b *land.Enterprise) int { return strings.Compare(a.USCC, b.USCC) })
	years := pgx.StrictNamedArgs{"zone_code": facts.ZoneCode, "from_year": facts.Year - 2, "to_year": facts.Year}
	if facts.Reported, err = reported(ctx, tx, years, facts.Enterprises, facts.Year); err != nil {
		return err
	}
	upTo := pgx.StrictNamedArgs{"zone_code": facts.ZoneCode, "to_year": facts.Year}
	if facts.Happenings, err = collect[land.Happening](ctx, tx, "facts_events", upTo); err != nil {
		return err
	}
	facts.Occupancies, err = readOccupancies(ctx, tx, years)
	return err
}

// datedUse is a use with the day from which it holds.
type datedUse struct {
	land.Occupancy
	from int32
}

// before orders uses by parcel and enterprise, the latest word on a pair first.
func (u *datedUse) before(other *datedUse) int {
	return cmp.Or(cmp.Compare(u.ParcelID, other.ParcelID), strings.Compare(u.USCC, other.USCC), cmp.Compare(other.from, u.from))
}

// readOccupancies reads who used which parcel, by parcel and enterprise; the latest word on a pair comes first.
func readOccupancies(ctx context.Context, tx pgx.Tx, years pgx.StrictNamedArgs) ([]land.Occupancy, error) {
	var list []datedUse
	err := readRows(ctx, tx, "facts_occupancies", years, func(r *binaryRow) {
		o := datedUse{Occupancy: land.Occupancy{
			ParcelID: r.integer(), USCC: r.text(), Relation: r.word(), LandAreaM2: r.number(), FloorAreaM2: r.number(), Reason: *r.word(),
		}}
		if o.from, _ = r.dayNumber(); o.from != never {
			o.FromYear = yearOf(o.from)
		}
		if to, ends := r.dayNumber(); ends {
			o.ToYear = yearOf(to)
		}
		list = append(list, o)
	})
	if err != nil {
		return nil, err
	}
	list = inOrder(list, (*datedUse).before)
	err = readPieces(ctx, tx, years, list)
	occupancies := make([]land.Occupancy, len(list))
	for i, o := range list {
		occupancies[i] = o.Occupancy
	}
	return occupancies, err
}

// readPieces adds to uses, which are in order, the pieces of their land that are on record.
func readPieces(ctx context.Context, tx pgx.Tx, years pgx.StrictNamedArgs, list []datedUse) error {
	return readRows(ctx, tx, "facts_pieces", years, func(r *binaryRow) {
		use := datedUse{Occupancy: land.Occupancy{ParcelID: r.integer(), USCC: r.text()}}
		use.from, _ = r.dayNumber()
		pieces := land.LandPieces{
			UnregisteredM2: r.number(), ProtectedM2: r.number(), NewlyReducedM2: r.number(), UnderConstructionM2: r.number(),
			LeasedOutM2: r.number(), HighFloorM2: r.number(),
		}
		if source := r.next(); source != nil {
			pieces.SourceID = new(int64(binary.BigEndian.Uint64(source)))
		}
		if at, ok := slices.BinarySearchFunc(list, &use, func(a datedUse, b *datedUse) int { return a.before(b) }); ok {
			list[at].Pieces = &pieces
		}
	})
}

// inOrder is a list in an order. Its rows are wide and mostly in their order already: each is moved at most once.
func inOrder[T any](list []T, compare func(a, b *T) int) []T {
	places := make([]int32, len(list))
	for i := range places {
		places[i] = int32(i)
	}
	byPlace := func(a, b int32) int { return compare(&list[a], &list[b]) }
	if slices.IsSortedFunc(places, byPlace) {
		return list
	}
	slices.SortFunc(places, byPlace)
	ordered := make([]T, len(list))
	for i, place := range places {
		ordered[i] = list[place]
	}
	return ordered
}

// beside reads in a second transaction, which sees what the one of a snapshot sees. Its connection is not of the pool:
// readers that each hold one of the pool and wait for another would wait for ever.
func (s *Store) beside(ctx context.Context, snapshot string, f func(pgx.Tx) error) error {
	connection, err := pgx.ConnectConfig(ctx, s.pool.Config().ConnConfig)
	if err != nil {
		return err
	}
	defer connection.Close(context.WithoutCancel(ctx))
	return pgx.BeginTxFunc(ctx, connection, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}, func(second pgx.Tx) error {
		if _, err := second.Exec(ctx, "set transaction snapshot '"+snapshot+"'"); err != nil {
			return fmt.Errorf("snapshot: %w", err)
		}
		return f(second)
	})
}
