package layer_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/layer"
)

func TestAround(t *testing.T) {
	east, west := &layer.Box{118, 24, 119, 25}, &layer.Box{-71, -33, -70, -32}
	tests := map[string]struct{ a, b, want *layer.Box }{
		"apart":              {east, west, &layer.Box{-71, -33, 119, 25}},
		"the other way":      {west, east, &layer.Box{-71, -33, 119, 25}},
		"one in the other":   {east, &layer.Box{118.2, 24.2, 118.3, 24.3}, east},
		"they overlap":       {east, &layer.Box{118.5, 23.5, 119.5, 24.5}, &layer.Box{118, 23.5, 119.5, 25}},
		"itself":             {east, east, east},
		"nothing around one": {nil, east, east},
		"one around nothing": {east, nil, east},
		"neither":            {nil, nil, nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, tt.a.Around(tt.b)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestCollections(t *testing.T) {
	for _, c := range layer.Collections() {
		t.Run(c.ID, func(t *testing.T) {
			found, ok := layer.CollectionByID(c.ID)
			if diff := cmp.Diff(c, found); !ok || diff != "" {
				t.Errorf("by its id: %v\n%s", ok, diff)
			}
			if c.Shape != "Polygon" && c.Shape != "Point" || c.Title == "" || len(c.Filters) == 0 {
				t.Errorf("got %+v", c)
			}
		})
	}
	if _, ok := layer.CollectionByID("plots"); ok {
		t.Error("there is a layer called plots")
	}
}
