package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
	"golang.org/x/sync/errgroup"

	"permu/internal/land"
)

// Facts reads everything that an evaluation of one year starts from, as it stands at one moment.
func (s *Store) Facts(ctx context.Context, zoneCode string, year int) (land.Facts, error) {
	select {
	case s.readings <- struct{}{}:
		defer func() { <-s.readings }()
	case <-ctx.Done():
		return land.Facts{}, ctx.Err()
	}
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

// readFacts reads the parcels, the enterprises and all others at the same time.
func (s *Store) readFacts(ctx context.Context, tx pgx.Tx, zoneCode string, year int) (land.Facts, error) {
	z, err := zone(ctx, tx, zoneCode)
	if err != nil {
		return land.Facts{}, err
	}
	facts := land.Facts{ZoneCode: z.ZoneCode, ZoneName: z.Name, DataVersion: z.DataVersion, Year: year}
	type row struct{ Name string }
	snapshot, err := collectOne[row](ctx, tx, "snapshot", nil)
	if err != nil {
		return facts, err
	}
	work, ctx := errgroup.WithContext(ctx)
	for _, read := range []func(context.Context, pgx.Tx, *land.Facts) error{readEnterprises, readDecided} {
		work.Go(func() error {
			return s.beside(ctx, snapshot.Name, func(beside pgx.Tx) error { return read(ctx, beside, &facts) })
		})
	}
	var places land.Places
	work.Go(func() (err error) {
		facts.Parcels, places, err = readParcels(ctx, tx, zoneCode)
		return err
	})
	err = work.Wait()
	facts.Occupancies = slices.DeleteFunc(facts.Occupancies, func(o land.Occupancy) bool {
		_, inForce := places.Of(o.ParcelID)
		return !inForce
	})
	return facts, err
}

// readDecided reads the parks, what was agreed and reached of parcels, and what persons decided on them.
func readDecided(ctx context.Context, tx pgx.Tx, facts *land.Facts) (err error) {
	inZone := pgx.StrictNamedArgs{"zone_code": facts.ZoneCode}
	if facts.Parks, err = collect[land.Park](ctx, tx, "facts_parks", inZone); err != nil {
		return err
	}
	if facts.Verdicts, err = collect[land.Verdict](ctx, tx, "facts_verdicts", inZone); err != nil {
		return err
	}
	if facts.Starts, err = collect[land.AgreedStart](ctx, tx, "facts_starts", inZone); err != nil {
		return err
	}
	err = readRows(ctx, tx, "facts_agreed", inZone, func(r *binaryRow) {
		facts.Agreed = append(facts.Agreed, land.AgreedFigure{ParcelID: r.integer(), Indicator: *r.word(), Target: r.double(), DueOn: r.day()})
	})
	if err != nil {
		return err
	}
	facts.Reached, err = collect[land.Reached](ctx, tx, "facts_reached", inZone)
	return err
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
	inOrder(facts.Enterprises, func(e *land.Enterprise) string { return e.USCC }, strings.Compare)
	years := pgx.StrictNamedArgs{"zone_code": facts.ZoneCode, "from_year": facts.Year - 2, "to_year": facts.Year}
	if facts.Reported, err = reported(ctx, tx, years, facts.Enterprises, facts.Year); err != nil {
		return err
	}
	upTo := pgx.StrictNamedArgs{"zone_code": facts.ZoneCode, "to_year": facts.Year}
	err = readRows(ctx, tx, "facts_events", upTo, func(r *binaryRow) {
		facts.Happenings = append(facts.Happenings, land.Happening{
			Kind: *r.word(), Label: *r.word(), USCC: r.own(), ParcelID: r.key(), HappenedOn: *r.day(), EndsOn: r.day(), DocumentNo: r.own(),
		})
	})
	if err != nil {
		return err
	}
	facts.Occupancies, err = readOccupancies(ctx, tx, years, len(facts.Enterprises))
	return err
}

// datedUse is a use with the day from which it holds.
type datedUse struct {
	land.Occupancy
	from int32
}

// useKey is what the order of uses goes by.
type useKey struct {
	parcelID int64
	uscc     string
	from     int32
}

func (u *datedUse) key() useKey { return useKey{u.ParcelID, u.USCC, u.from} }

// compare orders uses by parcel and enterprise, the latest word on a pair first.
func (k useKey) compare(other useKey) int {
	if k.parcelID != other.parcelID {
		return cmp.Compare(k.parcelID, other.parcelID)
	}
	return cmp.Or(strings.Compare(k.uscc, other.uscc), cmp.Compare(other.from, k.from))
}

// usesEach is more than most enterprises of a zone have uses, so that their list need not grow.
const usesEach = 3

// readOccupancies reads who of so many enterprises used which parcel, by parcel and enterprise; the latest word on a pair comes first.
func readOccupancies(ctx context.Context, tx pgx.Tx, years pgx.StrictNamedArgs, enterprises int) ([]land.Occupancy, error) {
	list := make([]datedUse, 0, usesEach*enterprises)
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
	inOrder(list, (*datedUse).key, useKey.compare)
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
		use := useKey{parcelID: r.integer(), uscc: r.text()}
		use.from, _ = r.dayNumber()
		pieces := land.LandPieces{
			UnregisteredM2: r.number(), ProtectedM2: r.number(), NewlyReducedM2: r.number(), UnderConstructionM2: r.number(),
			LeasedOutM2: r.number(), HighFloorM2: r.number(), SourceID: r.key(),
		}
		if at, ok := slices.BinarySearchFunc(list, use, func(u datedUse, k useKey) int { return u.key().compare(k) }); ok {
			list[at].Pieces = &pieces
		}
	})
}

// inOrder puts a list into the order of a key. Its rows are wide: keys are sorted, and each row is moved once.
func inOrder[T, K any](list []T, key func(*T) K, compare func(a, b K) int) {
	type placed struct {
		key   K
		place int32
	}
	order := make([]placed, len(list))
	for i := range list {
		order[i] = placed{key(&list[i]), int32(i)}
	}
	slices.SortFunc(order, func(a, b placed) int { return compare(a.key, b.key) })
	for i := range order { // a round of rows, each of which stands where another belongs
		first, to := list[i], i
		for from := int(order[to].place); from != i; from = int(order[to].place) {
			list[to], order[to].place = list[from], int32(to)
			to = from
		}
		list[to], order[to].place = first, int32(to)
	}
}

// beside reads in another transaction, which sees what the one of a snapshot sees. Its connection is not of the pool:
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
