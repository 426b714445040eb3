package store

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"permu/internal/land"
)

// Holidays lists the days of a zone that are not what their weekday says.
func (s *Store) Holidays(ctx context.Context, zoneCode string) ([]land.Holiday, error) {
	return collect[land.Holiday](ctx, s.pool, "holidays", pgx.StrictNamedArgs{"zone_code": zoneCode})
}

// SaveHolidays keeps holidays in place of what stood of their days, and of some years in place of all that stood; it answers what
// is forgotten so.
func (s *Store) SaveHolidays(ctx context.Context, zoneCode string, list []land.Holiday, years []int) (removed []land.Holiday, err error) {
	days, kinds, names := make([]string, len(list)), make([]string, len(list)), make([]string, len(list))
	for i, h := range list {
		days[i], kinds[i], names[i] = h.Day, h.Kind, h.Name
	}
	err = pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		if _, err := zone(ctx, tx, zoneCode); err != nil {
			return err
		}
		if removed, err = collect[land.Holiday](ctx, tx, "holidays_clear", pgx.StrictNamedArgs{"zone_code": zoneCode, "days": days, "years": years}); err != nil {
			return err
		}
		_, err := execute(ctx, tx, "holidays_add", pgx.StrictNamedArgs{"zone_code": zoneCode, "days": days, "kinds": kinds, "names": names})
		return err
	})
	return removed, kind(err)
}

// isDay reports whether a text is a day of the years 1949 to 2200, as package calendar has it.
func isDay(text string) bool {
	day, err := time.Parse(time.DateOnly, text)
	return err == nil && day.Year() >= 1949 && day.Year() <= 2200
}
