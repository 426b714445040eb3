package serve

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"

	"permu/internal/export"
	"permu/internal/land"
)

// drawMap puts the map of a case into a paper: its parcels by number, what lies around them, and where that is.
func (w paperwork) drawMap(paper *export.Paper, shapes []land.CaseShape) error {
	var outlines []export.Outline
	var names []string
	west, south, east, north := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, s := range shapes {
		rings, err := ringsOf(s.Geometry)
		if err != nil {
			return fmt.Errorf("shape of parcel %s: %w", s.ParcelCode, err)
		}
		o := export.Outline{Rings: rings}
		if s.OfSite {
			names = append(names, fmt.Sprintf("%d %s", len(names)+1, s.ParcelCode))
			o.Number = len(names)
			for _, p := range slices.Concat(rings...) {
				west, east, south, north = min(west, p[0]), max(east, p[0]), min(south, p[1]), max(north, p[1])
			}
		}
		outlines = append(outlines, o)
	}
	plan, err := export.DrawPlan(outlines)
	if plan == nil {
		return err
	}
	paper.Map = plan
	paper.MapNote = fmt.Sprintf(w.say(phrase("宗地:%s。坐标系 CGCS2000(EPSG:4490),地块范围东经 %.5f°–%.5f°、北纬 %.5f°–%.5f°;北向上,灰色为相邻宗地。",
		"Parcels: %s. CGCS2000 (EPSG:4490), the site lies at %.5f°–%.5f° E, %.5f°–%.5f° N; north up, grey: parcels around.")),
		strings.Join(names, w.say(phrase(";", "; "))), west, east, south, north)
	return err
}

// ringsOf are the rings of a polygon or of several, as GeoJSON has them.
func ringsOf(geometry json.RawMessage) ([][][2]float64, error) {
	var shape struct {
		Type        string          `json:"type"`
		Coordinates json.RawMessage `json:"coordinates"`
	}
	if err := json.Unmarshal(geometry, &shape); err != nil {
		return nil, err
	}
	var rings [][][2]float64
	if shape.Type == "Polygon" {
		err := json.Unmarshal(shape.Coordinates, &rings)
		return rings, err
	}
	var polygons [][][][2]float64
	err := json.Unmarshal(shape.Coordinates, &polygons)
	for _, polygon := range polygons {
		rings = append(rings, polygon...)
	}
	return rings, err
}
