package ingest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"permu/internal/ingest/cell"
	"permu/internal/ingest/mapping"
	"permu/internal/ingest/table"
	"permu/internal/land"
)

// Open opens a file (or the folder of a geodatabase), decides its encoding, header and coordinate system, and maps its
// columns. Errors name the file; those that lie in the file, the mapping or the options are [land.ErrInvalid].
func Open(ctx context.Context, path string, o Options) (*Batch, error) {
	b, err := open(ctx, path, o)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	return b, nil
}

func open(ctx context.Context, path string, o Options) (*Batch, error) {
	format, err := formatOf(path)
	if err != nil {
		return nil, err
	}
	if o.CRS, err = normalCRS(o.CRS); err != nil {
		return nil, err
	}
	resolver, err := mapping.NewResolver(o.Kind, o.Mapping, cell.Rules{FreeCodes: o.FreeCodes})
	if err != nil {
		return nil, err
	}
	info, err := digest(ctx, path)
	if err != nil {
		return nil, err
	}
	t, err := format.open(ctx, path, table.Options{
		Encoding: o.Encoding, CRS: o.CRS, HeaderRow: o.Mapping.HeaderRow, Known: resolver.Known,
		Layer: cmp.Or(o.Layer, o.Mapping.Sheet, o.Mapping.Layer),
	})
	if err != nil {
		return nil, err
	}
	info.Format = format.Name
	b, err := assemble(ctx, t, resolver, info, o)
	if err != nil {
		return nil, errors.Join(err, t.Close())
	}
	return b, nil
}

// assemble makes a batch of a table.
func assemble(ctx context.Context, t *table.Table, resolver *mapping.Resolver, info FileInfo, o Options) (*Batch, error) {
	plan, err := resolver.Resolve(mapping.Source{Columns: t.Columns, Titles: t.Titles, CutNames: t.CutNames})
	if err != nil {
		return nil, err
	}
	where, err := whereOf(t, o.Mapping)
	if err != nil {
		return nil, err
	}
	hasShape := o.Kind.Shape != land.NoShape && (t.HasShape || plan.Lon >= 0 && plan.Lat >= 0)
	if info.CRS, err = decideCRS(t, plan, hasShape, o); err != nil {
		return nil, err
	}
	info.Layer, info.Encoding, info.HeaderRow = t.Layer, t.Encoding, t.HeaderRow
	b := &Batch{
		File: info, Kind: o.Kind, HasShape: hasShape, Unmapped: plan.Unmapped, Header: t.Columns, Merge: o.Mapping.Duplicates == mapping.Merge,
		close: t.Close,
	}
	for _, f := range plan.Fields {
		b.Columns = append(b.Columns, f.Field.Name)
		b.Sources = append(b.Sources, Source{Field: f.Field.Name, Header: f.Header, Unit: f.Unit.Name, UnitFrom: f.UnitFrom})
	}
	b.takeYears(plan.OfYears)
	s := newStream(b, t, plan, o)
	s.where = where
	b.Records = s.records(ctx)
	return b, nil
}
