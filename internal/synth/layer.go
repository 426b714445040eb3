package synth

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/paulmach/orb"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// layerForm writes a layer with a driver of GDAL, transformed from EPSG:4527.
func layerForm(driver, crs string) form {
	return func(ctx context.Context, dir string, s sheet) error {
		options := []string{"-f", driver, "-s_srs", "EPSG:4527", "-t_srs", crs}
		if driver == "GeoJSON" {
			options = append(options, "-lco", "COORDINATE_PRECISION=9")
		}
		return ogr2ogr(ctx, dir, s, options)
	}
}

// writeShapefile writes a shapefile as cadastral software does: Chinese field names and texts in GBK, heights, and no
// .cpg that would say so.
func writeShapefile(ctx context.Context, dir string, s sheet) error {
	err := ogr2ogr(ctx, dir, s, []string{
		"-f", "ESRI Shapefile", "-a_srs", "EPSG:4527", "-dim", "XYZ", "-lco", "SHPT=POLYGONZ", "-lco", "ENCODING=GBK",
		"-lco", "RESIZE=YES", "-lco", "DBF_DATE_LAST_UPDATE=2021-01-31",
	})
	return errors.Join(err, os.Remove(filepath.Join(dir, strings.TrimSuffix(s.file, ".shp")+".cpg")))
}

// ogr2ogr hands the sheet to GDAL as a file of one GeoJSON feature a line, which it reads twice.
func ogr2ogr(ctx context.Context, dir string, s sheet, options []string) error {
	scratch, err := os.MkdirTemp("", "permu-synth-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(scratch) }()
	const features = "features.geojsonl"
	if err := create(scratch, features, func(w io.Writer) error { return encodeFeatures(w, s) }); err != nil {
		return err
	}
	args := append(options, "-nln", s.title, filepath.Join(dir, s.file), "GeoJSONSeq:"+filepath.Join(scratch, features))
	cmd := exec.CommandContext(ctx, "ogr2ogr", args...)
	cmd.Env = append(os.Environ(), "OGR_CURRENT_DATE=2021-01-31T00:00:00.000Z")
	if said, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: ogr2ogr: %w: %s", s.file, err, bytes.TrimSpace(said))
	}
	return nil
}

func encodeFeatures(w io.Writer, s sheet) error {
	var line bytes.Buffer
	for row := range s.rows {
		line.Reset()
		line.WriteString(`{"type":"Feature","properties":{`)
		last := len(row) - 1
		for i, cell := range row[:last] {
			if i > 0 {
				line.WriteByte(',')
			}
			line.WriteString(strconv.Quote(s.header[i]) + ":")
			encodeValue(&line, cell)
		}
		line.WriteString(`},"geometry":`)
		encodeShape(&line, row[last])
		line.WriteString("}\n")
		if _, err := w.Write(line.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

func encodeValue(line *bytes.Buffer, cell any) {
	if t, ok := cell.(time.Time); ok {
		cell = t.Format(time.DateOnly)
	}
	encoded, _ := json.Marshal(cell) // nil, string, int and float64 always encode
	line.Write(encoded)
}

// encodeShape writes coordinates to the millimetre.
func encodeShape(line *bytes.Buffer, shape any) {
	switch g := shape.(type) {
	case orb.Polygon:
		line.WriteString(`{"type":"Polygon","coordinates":`)
		encodeRings(line, g)
	case orb.MultiPolygon:
		line.WriteString(`{"type":"MultiPolygon","coordinates":[`)
		for i, p := range g {
			if i > 0 {
				line.WriteByte(',')
			}
			encodeRings(line, p)
		}
		line.WriteByte(']')
	default:
		line.WriteString("null")
		return
	}
	line.WriteByte('}')
}

func encodeRings(line *bytes.Buffer, p orb.Polygon) {
	for i, ring := range p {
		line.WriteString([2]string{"[[", ",["}[min(i, 1)])
		for k, v := range ring {
			if k > 0 {
				line.WriteByte(',')
			}
			fmt.Fprintf(line, "[%.3f,%.3f]", v[0], v[1])
		}
		line.WriteByte(']')
	}
	line.WriteByte(']')
}

// cutNames shortens column names to the ten bytes that a DBF has for them, in GBK.
func cutNames(names []string) []string {
	cut := make([]string, len(names))
	for i, name := range names {
		for _, r := range name {
			next := cut[i] + string(r)
			if gbk, _ := simplifiedchinese.GBK.NewEncoder().String(next); len(gbk) > 10 {
				break
			}
			cut[i] = next
		}
	}
	return cut
}
