// Package geopackage reads GeoPackage layers and attribute tables through SQLite, row by row.
package geopackage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"net/url"
	"os"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"permu/internal/ingest/table"
	"permu/internal/land"
)

// Open reads one layer: the one that the options name, or the only one. Errors of content are [land.ErrInvalid].
func Open(ctx context.Context, path string, o table.Options) (*table.Table, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, err
	}
	source := url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(), RawQuery: "mode=ro&_pragma=query_only(1)"}
	db, err := sql.Open("sqlite", source.String())
	if err != nil {
		return nil, err
	}
	t, err := read(ctx, db, o)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("is no readable GeoPackage: %w", err), db.Close())
	}
	t.Close = db.Close
	return t, nil
}

func read(ctx context.Context, db *sql.DB, o table.Options) (*table.Table, error) {
	l, err := choose(ctx, db, o.Layer)
	if err != nil {
		return nil, err
	}
	columns, err := columnsOf(ctx, db, l)
	if err != nil {
		return nil, err
	}
	return &table.Table{
		Layer: l.name, Encoding: "utf-8", CRS: l.crs, Columns: columns, HasShape: l.geometry != "",
		Rows: rows(ctx, db, l, columns),
	}, nil
}

// selection reads columns in the order of the features' numbers.
func selection(l layer) string {
	order := ""
	if l.key != "" {
		order = " order by " + quote(l.key)
	}
	return "select * from " + quote(l.name) + order
}

func rows(ctx context.Context, db *sql.DB, l layer, columns []string) iter.Seq2[table.Row, error] {
	return func(yield func(table.Row, error) bool) {
		found, err := db.QueryContext(ctx, selection(l))
		if err != nil {
			yield(table.Row{}, invalid(err))
			return
		}
		defer found.Close()
		names, err := found.Columns()
		if err != nil {
			yield(table.Row{}, invalid(err))
			return
		}
		for n := 1; found.Next(); n++ {
			row, err := scan(found, names, l, len(columns))
			row.Line = n
			if !yield(row, err) || err != nil {
				return
			}
		}
		if err := found.Err(); err != nil {
			yield(table.Row{}, invalid(err))
		}
	}
}

// scan reads one row; its cells leave out geometry and key.
func scan(found *sql.Rows, names []string, l layer, width int) (table.Row, error) {
	values, targets := make([]any, len(names)), make([]any, len(names))
	for i := range values {
		targets[i] = &values[i]
	}
	if err := found.Scan(targets...); err != nil {
		return table.Row{}, invalid(err)
	}
	row := table.Row{Cells: make([]any, 0, width)}
	for i, name := range names {
		switch name {
		case l.key:
		case l.geometry:
			row.Shape, row.Faults = geometry(values[i])
		default:
			row.Cells = append(row.Cells, cell(values[i]))
		}
	}
	return row, nil
}

func geometry(value any) ([]byte, []table.Fault) {
	if value == nil {
		return nil, nil
	}
	blob, isBlob := value.([]byte)
	wkb, err := WKB(blob)
	if !isBlob {
		err = errors.New("the geometry is no binary value")
	}
	if err != nil {
		return nil, []table.Fault{{Column: "geometry", Rule: err.Error()}}
	}
	return wkb, nil
}

// invalid marks what SQLite says about a file as an error of content, unless it is the caller who stopped.
func invalid(err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return fmt.Errorf("%w: %w", err, land.ErrInvalid)
}
