// Package gdal reads shapefiles and file geodatabases: GDAL's tools turn a layer into a temporary GeoPackage, which is
// then read like any other.
package gdal

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"permu/internal/ingest/geopackage"
	"permu/internal/ingest/table"
	"permu/internal/land"
)

// layerName is what the layer is called in the temporary GeoPackage.
const layerName = "layer"

// convert reads a source through a temporary GeoPackage that Close removes. Curves become lines on the way, and the
// coordinate system becomes an EPSG code where GDAL is sure of it, else WKT.
func convert(ctx context.Context, args ...string) (*table.Table, error) {
	dir, err := os.MkdirTemp("", "permu-import-")
	if err != nil {
		return nil, err
	}
	t, err := convertIn(ctx, dir, args)
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	closeTable := t.Close
	t.Close = func() error { return errors.Join(closeTable(), os.RemoveAll(dir)) }
	return t, nil
}

func convertIn(ctx context.Context, dir string, args []string) (*table.Table, error) {
	target := filepath.Join(dir, "layer.gpkg")
	fixed := []string{
		"-f", "GPKG", "-nln", layerName, "-nlt", "CONVERT_TO_LINEAR", "-lco", "SPATIAL_INDEX=NO",
		"-lco", "FID=permu_fid", "-lco", "GEOMETRY_NAME=permu_geom", "-gt", "65536",
		"--config", "OGR_SQLITE_SYNCHRONOUS", "OFF", target,
	}
	if _, err := run(ctx, "ogr2ogr", append(fixed, args...)...); err != nil {
		return nil, err
	}
	return geopackage.Open(ctx, target, table.Options{Layer: layerName})
}

// run starts one of GDAL's tools. A line ERROR among its messages is a failure even when it exits with 0.
func run(ctx context.Context, tool string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, tool, args...)
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "CPL_DEBUG=OFF")
	var out, messages bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &messages
	err := cmd.Run()
	switch {
	case ctx.Err() != nil:
		return "", ctx.Err()
	case errors.Is(err, exec.ErrNotFound):
		return "", fmt.Errorf("%s is needed to read this format; install GDAL's tools (gdal-bin): %w", tool, err)
	}
	if said := complaints(&messages); said != "" {
		return "", fmt.Errorf("%s: %s: %w", tool, said, land.ErrInvalid)
	}
	if err != nil {
		return "", fmt.Errorf("%s: %w: %w", tool, err, land.ErrInvalid)
	}
	return out.String(), nil
}

// complaints picks the errors out of GDAL's messages, the first few of them.
func complaints(messages *bytes.Buffer) string {
	var errs []string
	for lines := bufio.NewScanner(messages); lines.Scan() && len(errs) < 3; {
		if strings.Contains(lines.Text(), "ERROR") || strings.HasPrefix(lines.Text(), "FAILURE") {
			errs = append(errs, lines.Text())
		}
	}
	return strings.Join(errs, "; ")
}
