package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"permu/internal/land"
	"permu/internal/layer"
)

// Features asks for a page of a layer, and for one feature more, so that the asker sees whether there is a next page.
func (s *Store) Features(ctx context.Context, q layer.Query) (layer.Rows, error) {
	rows, err := s.pool.Query(ctx, question("layer_"+q.Collection.ID), featureArgs(q, q.Limit+1))
	if err != nil {
		return nil, fmt.Errorf("layer %s: %w", q.Collection.ID, kind(err))
	}
	columns := make([]layer.Column, len(rows.FieldDescriptions()))
	for i, field := range rows.FieldDescriptions() {
		columns[i] = layer.Column{Name: field.Name, Type: columnType(field.DataTypeOID)}
	}
	return featureRows{rows, columns}, nil
}

// FeatureCount counts the features that a query matches on all its pages.
func (s *Store) FeatureCount(ctx context.Context, q layer.Query) (int, error) {
	q.After = ""
	var count int
	err := s.pool.QueryRow(ctx, "select count(*) from ("+withoutEnd(question("layer_"+q.Collection.ID))+") matched", featureArgs(q, nil)).Scan(&count)
	if err != nil {
		return 0, fmt.Errorf("layer %s: %w", q.Collection.ID, kind(err))
	}
	return count, nil
}

func featureArgs(q layer.Query, most any) pgx.NamedArgs {
	args := pgx.NamedArgs{
		"zone_code": q.ZoneCode, "run_id": orNull(q.RunID), "year": orNull(q.Year), "id": orNull(q.ID), "after": orNull(q.After), "most": most,
		"west": nil, "south": nil, "east": nil, "north": nil,
	}
	if q.Box != nil {
		args["west"], args["south"], args["east"], args["north"] = q.Box.West, q.Box.South, q.Box.East, q.Box.North
	}
	for _, name := range q.Collection.Filters {
		args[name] = q.Equal[name]
	}
	return args
}

func columnType(oid uint32) layer.Type {
	switch oid {
	case pgtype.BoolOID:
		return layer.Bool
	case pgtype.Int2OID:
		return layer.Int16
	case pgtype.Int4OID:
		return layer.Int32
	case pgtype.Int8OID:
		return layer.Int64
	case pgtype.Float8OID:
		return layer.Float64
	case pgtype.TextArrayOID:
		return layer.TextArray
	case pgtype.JSONBOID:
		return layer.JSON
	}
	return layer.Text
}

// featureRows are database rows as a layer reads them.
type featureRows struct {
	pgx.Rows
	columns []layer.Column
}

func (r featureRows) Columns() []layer.Column { return r.columns }

func (r featureRows) Values() [][]byte { return r.RawValues() }

func (r featureRows) Err() error { return kind(r.Rows.Err()) }

// Extent is the box around a zone's parks, or nil when it has none.
func (s *Store) Extent(ctx context.Context, zoneCode string) (*layer.Box, error) {
	boxes, err := collect[layer.Box](ctx, s.pool, "extent", pgx.StrictNamedArgs{"zone_code": zoneCode})
	if err != nil || len(boxes) == 0 {
		return nil, err
	}
	return &boxes[0], nil
}

// LayerVersion finds what a layer shows: the chosen run of a zone, or of the first zone where zoneCode is empty. It is
// [land.ErrNotFound] when there is no such zone or run; a zone without any run is shown without one.
func (s *Store) LayerVersion(ctx context.Context, zoneCode string, choice land.RunChoice) (layer.Version, error) {
	version, err := collectOne[layer.Version](ctx, s.pool, "layer_version", pgx.StrictNamedArgs{
		"zone_code": orNull(zoneCode), "run_id": orNull(choice.RunID), "year": orNull(choice.Year),
	})
	switch {
	case errors.Is(err, land.ErrNotFound):
		return version, fmt.Errorf("there is no zone %q: %w", zoneCode, land.ErrNotFound)
	case err == nil && version.RunID == 0 && choice != (land.RunChoice{}):
		return version, fmt.Errorf("zone %q has no such run: %w", version.ZoneCode, land.ErrNotFound)
	}
	return version, err
}
