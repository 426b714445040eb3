package renewal

import (
	"encoding/json"
	"fmt"
	"slices"

	"permu/internal/land"
)

// mostBends is how many points lines have at most that a site must not cross.
const mostBends = 20_000

// geoJSON is as much of a GeoJSON object as says where its lines are.
type geoJSON struct {
	Type        string          `json:"type"`
	Coordinates json.RawMessage `json:"coordinates"`
	Geometry    *geoJSON        `json:"geometry"`
	Geometries  []geoJSON       `json:"geometries"`
	Features    []geoJSON       `json:"features"`
}

// line is the places of a line, each a longitude and a latitude.
type line [][]float64

// Barriers are the lines of a GeoJSON object as one MultiLineString, and how many there are; of nil there is none. An object
// that is none, or has something that is no line, is [land.Problems].
func Barriers(given any) (lines string, count int, err error) {
	if given == nil {
		return "", 0, nil
	}
	bad := func(rule string) (string, int, error) { return "", 0, land.Problems{{Path: "barriers", Rule: rule}} }
	text, err := json.Marshal(given)
	var object geoJSON
	if err != nil || json.Unmarshal(text, &object) != nil {
		return bad("must be a GeoJSON object")
	}
	list, rule := object.lines()
	bends := 0
	for _, l := range list {
		bends += len(l)
	}
	switch {
	case rule != "":
		return bad(rule)
	case len(list) == 0:
		return bad("must have at least one line")
	case bends > mostBends:
		return bad(fmt.Sprintf("must have at most %d points", mostBends))
	}
	text, err = json.Marshal(map[string]any{"type": "MultiLineString", "coordinates": list})
	return string(text), len(list), err
}

// lines are those of an object and of all in it, or the rule that it breaks.
func (g geoJSON) lines() (list []line, rule string) {
	switch g.Type {
	case "LineString":
		list = make([]line, 1)
		return list, placed(list, json.Unmarshal(g.Coordinates, &list[0]))
	case "MultiLineString":
		err := json.Unmarshal(g.Coordinates, &list)
		return list, placed(list, err)
	case "Feature", "GeometryCollection", "FeatureCollection":
		parts := slices.Concat(g.Features, g.Geometries)
		if g.Geometry != nil {
			parts = append(parts, *g.Geometry)
		}
		for _, part := range parts {
			more, rule := part.lines()
			if rule != "" {
				return nil, rule
			}
			list = append(list, more...)
		}
		return list, ""
	}
	return nil, fmt.Sprintf("must be lines: LineString or MultiLineString (is %.30q)", g.Type)
}

// placed is the rule that the places of some lines break; a height is left out.
func placed(list []line, err error) string {
	if err != nil {
		return "must have lines of places, each a longitude and a latitude"
	}
	for _, l := range list {
		if len(l) < 2 {
			return "must have lines of two places or more"
		}
		for i, at := range l {
			if len(at) < 2 || at[0] < -180 || at[0] > 180 || at[1] < -90 || at[1] > 90 {
				return "must have places in degrees, longitude before latitude"
			}
			l[i] = at[:2]
		}
	}
	return ""
}
