package store

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"

	"permu/internal/land"
)

// srid is the number under which PostGIS knows a coordinate system. Systems given as WKT are made known; by a number
// PostGIS keeps the way to transform, by text it would find it anew for every shape.
func srid(ctx context.Context, tx pgx.Tx, crs string) (int, error) {
	type number struct{ SRID int }
	var epsg any
	if code, ok := strings.CutPrefix(crs, "EPSG:"); ok {
		n, err := strconv.Atoi(code)
		if err != nil {
			return 0, fmt.Errorf("coordinate system %q: %w", crs, land.ErrInvalid)
		}
		epsg = n
	}
	found, err := collectOne[number](ctx, tx, "crs_find", pgx.StrictNamedArgs{"epsg": epsg, "wkt": crs})
	if errors.Is(err, land.ErrNotFound) {
		if epsg != nil {
			return 0, fmt.Errorf("PostGIS does not know the coordinate system %s: %w", crs, land.ErrInvalid)
		}
		found, err = collectOne[number](ctx, tx, "crs_add", pgx.StrictNamedArgs{"wkt": crs})
	}
	return found.SRID, err
}
