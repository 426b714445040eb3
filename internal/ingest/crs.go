package ingest

import (
	"fmt"
	"regexp"
	"strings"

	"permu/internal/ingest/mapping"
	"permu/internal/ingest/table"
	"permu/internal/land"
)

var (
	epsgCode = regexp.MustCompile(`(?i)^(?:EPSG:)?(\d{4,6})$`)
	wkt      = regexp.MustCompile(`^(PROJCS|GEOGCS|PROJCRS|GEOGCRS|COMPD_CS|COMPOUNDCRS|BOUNDCRS)\[`)
)

// normalCRS brings what a user gives to EPSG:n or leaves it as WKT.
func normalCRS(given string) (string, error) {
	given = strings.TrimSpace(given)
	if m := epsgCode.FindStringSubmatch(given); m != nil {
		return "EPSG:" + m[1], nil
	}
	if given == "" || wkt.MatchString(given) {
		return given, nil
	}
	return "", fmt.Errorf("--crs %q is neither EPSG:n nor WKT: %w", given, land.ErrInvalid)
}

// decideCRS names the coordinate system of the shapes: the one given, else the file's. It never guesses.
func decideCRS(t *table.Table, plan mapping.Plan, hasShape bool, o Options) (string, error) {
	switch {
	case !hasShape:
		return "", nil
	case o.CRS != "":
		return o.CRS, nil
	case t.CRS != "" && t.HasShape:
		return t.CRS, nil
	case t.HasShape:
		return "", fmt.Errorf("no coordinate system in the file; give --crs EPSG:…: %w", land.ErrInvalid)
	}
	return "", fmt.Errorf("columns %s and %s hold coordinates, but nothing names their system; give --crs EPSG:… or ignore them in a mapping: %w",
		t.Columns[plan.Lon], t.Columns[plan.Lat], land.ErrInvalid)
}
