package shape

import (
	"fmt"
	"strconv"
	"strings"
)

// Bounds is where coordinates of a system can lie. The zero Bounds allow everything.
type Bounds struct {
	CRS                    string
	MinX, MinY, MaxX, MaxY float64
}

// BoundsOf knows the geographic systems and China's Gauss-Kruger zones by their EPSG codes. For other systems it is the
// zero Bounds: the transformation itself finds what cannot be.
func BoundsOf(crs string) Bounds {
	if IsGeographic(crs) {
		return Bounds{crs, -180, -90, 180, 90}
	}
	code, err := strconv.Atoi(strings.TrimPrefix(crs, "EPSG:"))
	if err != nil {
		return Bounds{}
	}
	return gaussKruger(crs, code)
}

// IsGeographic tells whether a system has degrees of longitude and latitude.
func IsGeographic(crs string) bool {
	switch crs {
	case "EPSG:4490", "EPSG:4326", "EPSG:4214", "EPSG:4555", "EPSG:4610", "EPSG:4269", "EPSG:4258", "EPSG:4979", "EPSG:4480", "OGC:CRS84":
		return true
	}
	return strings.HasPrefix(crs, "GEOGCS") || strings.HasPrefix(crs, "GEOGCRS")
}

// gaussKruger is a strip of 900 km around a central meridian, from the equator to 60° north, with or without the zone's
// number before the easting: EPSG 4491-4554, CGCS2000.
func gaussKruger(crs string, code int) Bounds {
	const south, north = 0, 6_700_000
	zone := 0
	switch {
	case code >= 4491 && code <= 4501: // 6° zones 13 to 23, numbered
		zone = code - 4491 + 13
	case code >= 4513 && code <= 4533: // 3° zones 25 to 45, numbered
		zone = code - 4513 + 25
	case code >= 4502 && code <= 4512, code >= 4534 && code <= 4554: // by central meridian
	default:
		return Bounds{}
	}
	west := float64(zone) * 1_000_000
	return Bounds{crs, west + 50_000, south, west + 950_000, north}
}

func (b Bounds) check(p position) error {
	if b == (Bounds{}) || b.holds(p) {
		return nil
	}
	hint := ""
	if b.holds(position{p.y, p.x}) {
		hint = "; x and y seem to be exchanged"
	}
	return fmt.Errorf("has the coordinate %s %s outside %s (x %g to %g, y %g to %g)%s",
		format(p.x), format(p.y), name(b.CRS), b.MinX, b.MaxX, b.MinY, b.MaxY, hint)
}

func (b Bounds) holds(p position) bool {
	return p.x >= b.MinX && p.x <= b.MaxX && p.y >= b.MinY && p.y <= b.MaxY
}

// name keeps an EPSG code and shortens a WKT to the name that it opens with.
func name(crs string) string {
	if parts := strings.SplitN(crs, `"`, 3); len(parts) == 3 {
		return parts[1]
	}
	return crs
}

func format(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
