package geopackage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"permu/internal/land"
)

// layer is a table of features or attributes.
type layer struct {
	name     string
	key      string // the integer primary key, a feature's number
	geometry string // column, "" for attributes
	crs      string // EPSG:n, WKT or ""
}

const listLayers = `
select c.table_name, coalesce(g.column_name, ''), coalesce(s.organization, ''), coalesce(s.organization_coordsys_id, 0),
	coalesce(s.definition, '')
from gpkg_contents c
left join gpkg_geometry_columns g on g.table_name = c.table_name
left join gpkg_spatial_ref_sys s on s.srs_id = g.srs_id
where c.data_type in ('features', 'attributes', 'aspatial')
order by c.table_name`

// attributesOnly is for files that have no table of geometry columns.
const attributesOnly = `select table_name, '', '', 0, '' from gpkg_contents where data_type in ('attributes', 'aspatial') order by table_name`

func choose(ctx context.Context, db *sql.DB, wanted string) (layer, error) {
	layers, err := list(ctx, db, listLayers)
	if err != nil && strings.Contains(err.Error(), "gpkg_geometry_columns") {
		layers, err = list(ctx, db, attributesOnly)
	}
	if err != nil {
		return layer{}, err
	}
	var names []string
	for _, l := range layers {
		if l.name == wanted || wanted == "" && len(layers) == 1 {
			l.key, err = keyOf(ctx, db, l.name)
			return l, err
		}
		names = append(names, l.name)
	}
	if wanted == "" {
		return layer{}, fmt.Errorf("%d layers, name one of %s: %w", len(names), strings.Join(names, ", "), land.ErrInvalid)
	}
	return layer{}, fmt.Errorf("no layer %q, it has %s: %w", wanted, strings.Join(names, ", "), land.ErrInvalid)
}

func list(ctx context.Context, db *sql.DB, query string) ([]layer, error) {
	found, err := db.QueryContext(ctx, query)
	if err != nil {
		return nil, invalid(err)
	}
	defer found.Close()
	var layers []layer
	for found.Next() {
		var l layer
		var organization, definition string
		var code int64
		if err := found.Scan(&l.name, &l.geometry, &organization, &code, &definition); err != nil {
			return nil, invalid(err)
		}
		l.crs = crs(organization, code, definition)
		layers = append(layers, l)
	}
	if err := found.Err(); err != nil {
		return nil, invalid(err)
	}
	return layers, nil
}

func crs(organization string, code int64, definition string) string {
	switch {
	case strings.EqualFold(organization, "EPSG"):
		return "EPSG:" + strconv.FormatInt(code, 10)
	case strings.EqualFold(definition, "undefined"):
		return ""
	}
	return definition
}

func keyOf(ctx context.Context, db *sql.DB, name string) (string, error) {
	var key string
	err := db.QueryRowContext(ctx, `select name from pragma_table_info(?) where pk = 1 and upper(type) = 'INTEGER'`, name).Scan(&key)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	if err != nil {
		return "", invalid(err)
	}
	return key, nil
}

// columnsOf lists the columns of a layer without geometry and key.
func columnsOf(ctx context.Context, db *sql.DB, l layer) ([]string, error) {
	found, err := db.QueryContext(ctx, selection(l)+" limit 0")
	if err != nil {
		return nil, invalid(err)
	}
	defer found.Close()
	names, err := found.Columns()
	if err != nil {
		return nil, invalid(err)
	}
	return slices.DeleteFunc(names, func(n string) bool { return n == l.key || n == l.geometry }), nil
}

// cell brings what SQLite holds to what a table holds.
func cell(v any) any {
	switch v := v.(type) {
	case string, float64, bool, time.Time:
		return v
	case int64:
		return strconv.FormatInt(v, 10)
	case []byte:
		return string(v)
	}
	return nil
}

func quote(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }
