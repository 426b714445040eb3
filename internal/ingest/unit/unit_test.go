package unit_test

import (
	"math"
	"testing"

	"permu/internal/ingest/unit"
	"permu/internal/land"
)

func TestFindConverts(t *testing.T) {
	tests := map[string]struct {
		quantity land.Quantity
		spelling string
		figure   float64
		want     float64
	}{
		"mu is 2000/3 m² exactly":      {land.Area, "亩", 15, 10_000},
		"hectares by their Latin name": {land.Area, "Ha", 1.5, 15_000},
		"square sign folds to m2":      {land.Area, "㎡", 7, 7},
		"superscript two":              {land.Area, "m²", 7, 7},
		"square kilometres":            {land.Area, "平方公里", 2, 2e6},
		"acres":                        {land.Area, "acre", 1, 4046.8564224},
		"square feet":                  {land.Area, "sqft", 100, 9.290304},
		"ten thousand yuan":            {land.Amount, "万元", 1.5, 15_000},
		"thousand yuan":                {land.Amount, "千元", 2, 2000},
		"a hundred million yuan":       {land.Amount, "亿元", 1, 1e8},
		"with 单位 before it":            {land.Amount, "单位：万元", 1, 10_000},
		"coal equivalent, short":       {land.Energy, "吨标煤", 3, 3},
		"ten thousand kWh":             {land.Electricity, "万千瓦时", 1, 10_000},
		"a tonne of water is 1 m³":     {land.Volume, "吨", 4, 4},
		"kilogrammes of emissions":     {land.Mass, "千克", 500, 0.5},
		"persons":                      {land.Count, "人", 12, 12},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			u, ok := unit.Find(tt.quantity, tt.spelling)
			if !ok {
				t.Fatalf("%q is not a unit of %s", tt.spelling, tt.quantity)
			}
			if got := u.Convert(tt.figure); math.Abs(got-tt.want) > 1e-9*tt.want {
				t.Errorf("%g %s = %g, want %g", tt.figure, tt.spelling, got, tt.want)
			}
		})
	}
}

func TestFindRefuses(t *testing.T) {
	tests := map[string]struct {
		quantity land.Quantity
		spelling string
	}{
		"money per area is no amount": {land.Amount, "万元/亩"},
		"an area is no amount":        {land.Amount, "亩"},
		"nothing at all":              {land.Area, ""},
		"a text has no unit":          {land.Text, "元"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if u, ok := unit.Find(tt.quantity, tt.spelling); ok {
				t.Errorf("%q was taken for %+v", tt.spelling, u)
			}
		})
	}
}
