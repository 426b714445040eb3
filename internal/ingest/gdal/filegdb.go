package gdal

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"permu/internal/ingest/table"
	"permu/internal/land"
)

// layerLine is a line of ogrinfo -q: "1: 宗地 (Multi Polygon)", or "Layer: …" for geodatabases.
var layerLine = regexp.MustCompile(`(?m)^(?:\d+|Layer): (.*?)(?: \([^()]*\))?$`)

// OpenFileGDB reads one layer of a file geodatabase, which is a folder: the one that the options name, or the only one.
func OpenFileGDB(ctx context.Context, path string, o table.Options) (*table.Table, error) {
	listing, err := run(ctx, "ogrinfo", "-ro", "-q", path)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, m := range layerLine.FindAllStringSubmatch(listing, -1) {
		names = append(names, m[1])
	}
	name, err := pick(names, o.Layer)
	if err != nil {
		return nil, err
	}
	t, err := convert(ctx, path, name)
	if err != nil {
		return nil, err
	}
	t.Layer = name
	return t, nil
}

func pick(names []string, wanted string) (string, error) {
	switch {
	case wanted == "" && len(names) == 1:
		return names[0], nil
	case slices.Contains(names, wanted):
		return wanted, nil
	case wanted == "":
		return "", fmt.Errorf("has %d layers, name one of %s: %w", len(names), strings.Join(names, ", "), land.ErrInvalid)
	}
	return "", fmt.Errorf("has no layer %q; it has %s: %w", wanted, strings.Join(names, ", "), land.ErrInvalid)
}
