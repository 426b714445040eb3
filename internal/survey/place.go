package survey

import (
	"fmt"
	"strconv"
	"strings"

	"permu/internal/land"
)

const mostCorners = 500

// PlaceText turns a point or line, lon,lat pairs in degrees parted by spaces as KML writes them, into the text of PostGIS (WKT); nothing stays
// nothing. What breaks a rule is [land.Problems] of `near`.
func PlaceText(near string) (string, error) {
	pairs := strings.Fields(near)
	if len(pairs) == 0 {
		return "", nil
	}
	if len(pairs) > mostCorners {
		return "", problemOfNear(fmt.Sprintf("at most %d pairs", mostCorners), strconv.Itoa(len(pairs)))
	}
	corners := make([]string, len(pairs))
	for i, pair := range pairs {
		lon, lat, ok := degrees(pair)
		if !ok {
			return "", problemOfNear(fmt.Sprintf("pair %d must be lon,lat in degrees", i+1), pair)
		}
		corners[i] = fmt.Sprintf("%g %g", lon, lat)
	}
	if len(corners) == 1 {
		return "POINT(" + corners[0] + ")", nil
	}
	return "LINESTRING(" + strings.Join(corners, ", ") + ")", nil
}

func degrees(pair string) (lon, lat float64, ok bool) {
	first, second, two := strings.Cut(pair, ",")
	lon, errLon := strconv.ParseFloat(first, 64)
	lat, errLat := strconv.ParseFloat(second, 64)
	return lon, lat, two && errLon == nil && errLat == nil && lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90 // NaN is neither
}

func problemOfNear(rule, value string) error {
	return land.Problems{{Path: "near", Rule: rule, Value: value}}
}
