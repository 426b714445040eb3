package geojson

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"permu/internal/land"
)

// crsMember is the crs of GeoJSON before RFC 7946, which desktop programs still write.
type crsMember struct {
	present    bool
	Type       string `json:"type"`
	Properties struct {
		Name string      `json:"name"`
		Code json.Number `json:"code"`
	} `json:"properties"`
}

var epsg = regexp.MustCompile(`(?i)EPSG:(?:[\d.]*:)?(\d+)$`)

// decide names the coordinate system: what the member says, or longitude and latitude by RFC 7946 where there is none.
// A member that is null says that the system is not known.
func (c crsMember) decide() (string, error) {
	m := epsg.FindStringSubmatch(c.Properties.Name)
	switch {
	case !c.present || strings.HasSuffix(c.Properties.Name, "CRS84"):
		return "EPSG:4326", nil
	case c.Type == "":
		return "", nil
	case m != nil:
		return "EPSG:" + m[1], nil
	case c.Properties.Code != "":
		return "EPSG:" + c.Properties.Code.String(), nil
	}
	return "", fmt.Errorf("crs: %q names no EPSG code; give --crs: %w", c.Properties.Name, land.ErrInvalid)
}
