package store

import (
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"math"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"permu/internal/land"
)

// readRows asks a question and gives each row to f as the database sends it, in its binary format. What f does not take in
// the order of the columns, and by the types that they have, is nonsense: this is for the long lists of [land.Facts] alone,
// where looking the type of every value up takes longer than the database takes to read them.
func readRows(ctx context.Context, tx pgx.Tx, name string, args pgx.StrictNamedArgs, f func(r *binaryRow)) error {
	rows, err := tx.Query(ctx, question(name), pgx.QueryResultFormats{pgx.BinaryFormatCode}, args)
	if err != nil {
		return fmt.Errorf("%s: %w", name, kind(err))
	}
	defer rows.Close()
	r := &binaryRow{types: tx.Conn().TypeMap(), words: map[string]*string{}, days: map[int32]*time.Time{}, yes: true}
	for _, field := range rows.FieldDescriptions() {
		if r.names = append(r.names, field.Name); field.Format != pgx.BinaryFormatCode {
			return fmt.Errorf("%s: the connection sends texts: open it without default_query_exec_mode: %w", name, land.ErrInvalid)
		}
	}
	for rows.Next() {
		r.values, r.at = rows.RawValues(), 0
		f(r)
	}
	return kind(cmp.Or(rows.Err(), r.err))
}

// binaryRow is a row whose values are taken one after the other. Words and days that come again are the same word and day,
// and numbers lie side by side: thirty million small objects would take longer to look after than to read.
type binaryRow struct {
	types   *pgtype.Map
	err     error
	names   []string
	values  [][]byte
	at      int
	words   map[string]*string
	days    map[int32]*time.Time
	numbers []float64
	amounts []land.Money
	yes, no bool
}

func (r *binaryRow) next() []byte {
	value := r.values[r.at]
	r.at++
	return value
}

// text is a text that is there.
func (r *binaryRow) text() string { return string(r.next()) }

// own is a text that hardly comes again.
func (r *binaryRow) own() *string {
	value := r.next()
	if value == nil {
		return nil
	}
	text := string(value)
	return &text
}

// word is a text of which there are few.
func (r *binaryRow) word() *string {
	value := r.next()
	if value == nil {
		return nil
	}
	word, ok := r.words[string(value)]
	if !ok {
		word = new(string(value))
		r.words[*word] = word
	}
	return word
}

// integer is an integer or bigint that is there.
func (r *binaryRow) integer() int64 {
	switch value := r.next(); len(value) {
	case 2:
		return int64(int16(binary.BigEndian.Uint16(value)))
	case 4:
		return int64(int32(binary.BigEndian.Uint32(value)))
	default:
		return int64(binary.BigEndian.Uint64(value))
	}
}

// count is an integer, if it is there.
func (r *binaryRow) count() (n int32, known bool) {
	value := r.next()
	if value == nil {
		return 0, false
	}
	return int32(binary.BigEndian.Uint32(value)), true
}

// key is a bigint, if it is there.
func (r *binaryRow) key() *int64 {
	value := r.next()
	if value == nil {
		return nil
	}
	return new(int64(binary.BigEndian.Uint64(value)))
}

// double is a double precision that is there.
func (r *binaryRow) double() float64 { return math.Float64frombits(binary.BigEndian.Uint64(r.next())) }

func (r *binaryRow) flag() *bool {
	switch value := r.next(); {
	case value == nil:
		return nil
	case value[0] == 1:
		return &r.yes
	}
	return &r.no
}

// never is the day of -infinity.
const never = math.MinInt32

// dayNumber is the days of a date since 2000-01-01.
func (r *binaryRow) dayNumber() (day int32, ok bool) {
	return r.count()
}

func (r *binaryRow) day() *time.Time {
	number, ok := r.dayNumber()
	if !ok {
		return nil
	}
	day, ok := r.days[number]
	if !ok {
		day = new(dateOf(number))
		r.days[number] = day
	}
	return day
}

// dateOf is the day so many days after 2000-01-01.
func dateOf(number int32) time.Time {
	return time.Date(2000, time.January, 1+int(number), 0, 0, 0, 0, time.UTC)
}

// yearOf is the year of a day so many days after 2000-01-01.
func yearOf(number int32) *int { return new(dateOf(number).Year()) }

// number is a numeric, as the nearest number.
func (r *binaryRow) number() *float64 {
	value := r.next()
	if value == nil {
		return nil
	}
	if len(r.numbers) == cap(r.numbers) {
		r.numbers = make([]float64, 0, 4096)
	}
	r.numbers = append(r.numbers, r.float(value))
	return &r.numbers[len(r.numbers)-1]
}

// money is a numeric of yuan with two decimals.
func (r *binaryRow) money() *land.Money {
	fen, known := r.hundredths()
	if !known {
		return nil
	}
	if len(r.amounts) == cap(r.amounts) {
		r.amounts = make([]land.Money, 0, 4096)
	}
	r.amounts = append(r.amounts, land.Money(fen))
	return &r.amounts[len(r.amounts)-1]
}

// hundredths is a numeric with two decimals.
func (r *binaryRow) hundredths() (whole int64, known bool) {
	value := r.next()
	if value == nil {
		return 0, false
	}
	whole, exact := wholeOf(value, 2)
	if !exact {
		r.err = fmt.Errorf("value %d of a row is no number with two decimals: %w", r.at, land.ErrInvalid)
	}
	return whole, true
}

// float is the number that is nearest to a numeric. Up to 2⁵³ ten-thousandths that is one division of exact ones.
func (r *binaryRow) float(value []byte) float64 {
	if whole, exact := wholeOf(value, 4); exact && whole <= 1<<53 && whole >= -1<<53 {
		return float64(whole) / 10_000
	}
	var long pgtype.Numeric
	if err := r.types.Scan(pgtype.NumericOID, pgtype.BinaryFormatCode, value, &long); err != nil {
		r.err = err
	}
	f, err := long.Float64Value()
	if err != nil {
		r.err = err
	}
	return f.Float64
}
