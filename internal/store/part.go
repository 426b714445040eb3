package store

import (
	"context"
	"io"

	"github.com/jackc/pgx/v5"
)

// parts are those of the tables that have rows of runs by the million, as one run makes them.
type parts struct {
	tx       pgx.Tx
	zoneCode string
	runID    int64
}

// fill makes the part of a table of rows in the binary format of COPY; of which zone and run they are, the part says. It has no
// indexes while it is filled, and was made in this transaction: PostgreSQL need not write its rows to the log besides, nor freeze
// them later.
func (p parts) fill(ctx context.Context, table string, columns []string, rows io.Reader) error {
	of := pgx.StrictNamedArgs{"table_name": table, "zone_code": p.zoneCode, "run_id": p.runID}
	type opened struct{ Name string }
	part, err := collectOne[opened](ctx, p.tx, "part_open", of)
	if err != nil {
		return err
	}
	if err := copyFrom(ctx, p.tx, part.Name, columns, "format binary, freeze", rows); err != nil {
		return err
	}
	_, err = execute(ctx, p.tx, "part_close", with(of, pgx.StrictNamedArgs{"part": part.Name}))
	return err
}
