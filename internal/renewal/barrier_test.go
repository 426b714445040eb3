package renewal

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/land"
)

func TestBarriers(t *testing.T) {
	tests := map[string]struct {
		given, lines string
		count        int
		says         string
	}{
		"none":             {`null`, "", 0, ""},
		"a line":           {`{"type":"LineString","coordinates":[[118.5,24.7],[118.6,24.7,12]]}`, `[[[118.5,24.7],[118.6,24.7]]]`, 1, ""},
		"a file":           {`{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"大道"},"geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]}},{"type":"Feature","geometry":null},{"type":"Feature","geometry":{"type":"MultiLineString","coordinates":[[[5,6],[7,8]],[[9,10],[11,12]]]}}]}`, `[[[1,2],[3,4]],[[5,6],[7,8]],[[9,10],[11,12]]]`, 3, ""},
		"a polygon":        {`{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[1,2],[3,4],[5,6],[1,2]]]}}`, "", 0, `must be lines: LineString or MultiLineString (is "Polygon")`},
		"no object":        {`[1,2]`, "", 0, "must be a GeoJSON object"},
		"no lines":         {`{"type":"FeatureCollection","features":[]}`, "", 0, "must have at least one line"},
		"a line of one":    {`{"type":"LineString","coordinates":[[1,2]]}`, "", 0, "two places or more"},
		"in metres":        {`{"type":"LineString","coordinates":[[500000,2700000],[500010,2700000]]}`, "", 0, "must have places in degrees"},
		"latitude first":   {`{"type":"LineString","coordinates":[[24.7,118.5],[24.7,118.6]]}`, "", 0, "longitude before latitude"},
		"no places":        {`{"type":"LineString"}`, "", 0, "must have lines of places"},
		"words for places": {`{"type":"MultiLineString","coordinates":[["a","b"]]}`, "", 0, "must have lines of places"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var given any
			if err := json.Unmarshal([]byte(tt.given), &given); err != nil {
				t.Fatal(err)
			}
			lines, count, err := Barriers(given)
			if tt.says != "" {
				if !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), "barriers: ") || !strings.Contains(err.Error(), tt.says) {
					t.Errorf("%v", err)
				}
				return
			}
			if err != nil || count != tt.count || (lines == "") != (tt.lines == "") || !strings.Contains(lines, tt.lines) {
				t.Errorf("%s %d %v", lines, count, err)
			}
		})
	}
}

// TestParted has a line between two parcels that join without it: no site crosses it, and the reasons say so.
func TestParted(t *testing.T) {
	a := Ask{Terms: []Term{w("v", 1)}, Parted: map[[2]string]bool{{"P1", "P2"}: true}}
	a.MinM2, a.MaxM2 = mu(10, 40)
	answer, err := Search(t.Context(), chain(1, 9, 5, 2), a)
	if err != nil || len(answer.Sites) != 1 {
		t.Fatal(err, answer)
	}
	var said []string
	for _, r := range answer.Sites[0].Reasons {
		said = append(said, r.Code+": "+r.EN)
	}
	if diff := cmp.Diff([]string{"P0", "P1"}, answer.Sites[0].ParcelCodes); diff != "" || !slices.Contains(said, "kept_out_parted: beyond a line that no site crosses: P2") {
		t.Errorf("(-want +got):\n%s%v", diff, said)
	}
}
