package renewal

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"permu/internal/land"
)

var areaRange = regexp.MustCompile(`^\s*(\d+(?:\.\d+)?)\s*[-–~]\s*(\d+(?:\.\d+)?)\s*(\S*)\s*$`)

// ParseRange reads a range of area with its unit, such as 30-50mu, 2-3ha or 14000-20000m2, in m².
func ParseRange(text string) (minM2, maxM2 float64, err error) {
	m := areaRange.FindStringSubmatch(text)
	if m == nil {
		return 0, 0, fmt.Errorf("%q is no range of area such as 30-50mu: %w", text, land.ErrInvalid)
	}
	unit := map[string]float64{
		"mu": land.SquareMetresPerMu, "亩": land.SquareMetresPerMu, "ha": 10_000, "公顷": 10_000, "m2": 1, "m²": 1, "㎡": 1, "平方米": 1,
	}[strings.ToLower(m[3])]
	if unit == 0 {
		return 0, 0, fmt.Errorf("%q names no unit of area after its numbers: mu, ha or m2: %w", text, land.ErrInvalid)
	}
	low, _ := strconv.ParseFloat(m[1], 64)
	high, _ := strconv.ParseFloat(m[2], 64)
	if low > high || high == 0 || math.IsInf(high*unit, 0) {
		return 0, 0, fmt.Errorf("%q must rise from its lower to its upper end: %w", text, land.ErrInvalid)
	}
	return low * unit, high * unit, nil
}

// Adjacency says which parcels of a file join.
type Adjacency struct {
	Kind  string  // touch, edge or road
	RoadM float64 // of road, the widest gap that is crossed
}

// Kinds of adjacency.
const (
	ByTouch = "touch" // they have a point in common
	ByEdge  = "edge"  // they have a line in common
	ByRoad  = "road"  // no wider gap lies between them
)

var roadWidth = regexp.MustCompile(`^road:(\d+(?:\.\d+)?)m?$`)

// ParseAdjacency reads touch, edge, or road:12m.
func ParseAdjacency(text string) (Adjacency, error) {
	if text == ByTouch || text == ByEdge {
		return Adjacency{Kind: text}, nil
	}
	if m := roadWidth.FindStringSubmatch(text); m != nil {
		width, err := strconv.ParseFloat(m[1], 64)
		if err == nil && width <= 1000 {
			return Adjacency{ByRoad, width}, nil
		}
	}
	return Adjacency{}, fmt.Errorf("%q is none of touch, edge, road:12m (up to 1000 m): %w", text, land.ErrInvalid)
}

// String writes what ParseAdjacency reads.
func (a Adjacency) String() string {
	if a.Kind == ByRoad {
		return fmt.Sprintf("road:%gm", a.RoadM)
	}
	return a.Kind
}
