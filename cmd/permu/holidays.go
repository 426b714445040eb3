package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"permu/internal/analysis"
	"permu/internal/land"
)

type holidaysCommand struct {
	Import holidaysImport `cmd:"" help:"Bring a table of holidays in (CSV: date, kind, name); the days that it names are replaced, and a year that it names whole."`
	List   holidaysList   `cmd:"" help:"The days that are not what their weekday says."`
}

type holidaysImport struct {
	ofZone
	File string `arg:"" help:"CSV with the columns date, kind (holiday or workday) and name; in Chinese 日期, 类型 (节假日 or 工作日), 名称."`
}

func (c holidaysImport) Run(ctx context.Context, to streams) error {
	content, err := os.ReadFile(c.File)
	if err != nil {
		return err
	}
	ask := func(z *analysis.Zones) (land.HolidayImport, error) {
		done, err := z.ImportHolidays(ctx, c.Zone, content)
		if err != nil {
			return done, fmt.Errorf("%s: %w", c.File, err)
		}
		return done, nil
	}
	return tell(ctx, c.ofZone, to, ask, func(w io.Writer, done land.HolidayImport) error {
		said := fmt.Sprintf("%d days are kept\n", len(done.Days))
		for _, h := range done.Removed {
			said += fmt.Sprintf("removed: %s\t%s\t%s\n", h.Day, h.Kind, h.Name)
		}
		_, err := io.WriteString(w, said)
		return err
	})
}

type holidaysList struct{ ofZone }

func (c holidaysList) Run(ctx context.Context, to streams) error {
	ask := func(z *analysis.Zones) ([]land.Holiday, error) { return z.Holidays(ctx, c.Zone) }
	return tell(ctx, c.ofZone, to, ask, func(w io.Writer, list []land.Holiday) error {
		for _, h := range list {
			if _, err := fmt.Fprintf(w, "%s\t%s\t%s\n", h.Day, h.Kind, h.Name); err != nil {
				return err
			}
		}
		return nil
	})
}
