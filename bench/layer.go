package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
)

// boxSQL is the box around the middle of the zone that has about a thousand parcels, and the newest run.
const boxSQL = `
with point as (select st_x(st_centroid(geom)) as x, st_y(st_centroid(geom)) as y from parcel where zone_code = $1 and valid_to is null),
middle as (select percentile_cont(0.5) within group (order by x) as mx, percentile_cont(0.5) within group (order by y) as my from point),
reach as (select mx, my, greatest(abs(x - mx), abs(y - my)) as r from point, middle order by r limit 1 offset 980)
select mx - r, my - r, mx + r, my + r, (select max(run_id) from run where zone_code = $1) from reach`

// measureLayer asks for a box of parcels as GeoJSON, beside its rows read from the database and thrown away.
func measureLayer(ctx context.Context, url string, conn *pgx.Conn) ([]row, error) {
	sql, err := os.ReadFile("internal/store/sql/layer_parcels.sql")
	if err != nil {
		return nil, err
	}
	var west, south, east, north float64
	var runID int64
	if err := conn.QueryRow(ctx, boxSQL, zoneCode).Scan(&west, &south, &east, &north, &runID); err != nil {
		return nil, err
	}
	p, err := startServer(ctx, url)
	if err != nil {
		return nil, err
	}
	defer p.stop()
	path := fmt.Sprintf("/ogc/collections/parcels/items?bbox=%v,%v,%v,%v&limit=10000", west, south, east, north)
	args := pgx.NamedArgs{
		"zone_code": zoneCode, "run_id": runID, "year": year, "most": 10_001,
		"west": west, "south": south, "east": east, "north": north,
	}
	read := func() (int, error) { return readAll(ctx, conn, string(sql), args) }
	return askInTurn(read, func(to io.Writer, encoding string) error { return p.get(ctx, to, path, encoding) })
}

// askInTurn refuses a comparison of different work.
func askInTurn(read func() (int, error), get func(to io.Writer, encoding string) error) ([]row, error) {
	parcels, err := read()
	if err != nil {
		return nil, err
	}
	var body strings.Builder
	err = get(&body, "identity")
	if err == nil && !strings.Contains(body.String(), fmt.Sprintf(`"numberReturned":%d,`, parcels)) {
		err = fmt.Errorf("the server does not answer with the %d parcels of the database", parcels)
	}
	if err != nil {
		return nil, err
	}
	rows := []row{{
		what: fmt.Sprintf("a box of %d parcels as GeoJSON over HTTP", parcels), beside: "its rows by pgx",
		target: "at most 1.5 times", met: func(_ time.Duration, ratio float64) bool { return ratio <= 1.5 },
	}, {what: "the same with gzip", beside: "its rows by pgx"}}
	for i, encoding := range []string{"identity", "gzip"} {
		ask := func() error { return get(io.Discard, encoding) }
		plain := func() error { _, err := read(); return err }
		if err := rows[i].measure(101, timed(ask), timed(plain)); err != nil {
			return nil, err
		}
	}
	return rows, nil
}
