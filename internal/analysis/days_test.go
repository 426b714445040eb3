package analysis

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"permu/internal/land"
	"permu/internal/policy"
)

func cameAbout(parcel *int64, uscc *string, indicator string, on *time.Time) land.Reached {
	return land.Reached{ParcelID: parcel, USCC: uscc, Indicator: indicator, ReachedOn: on}
}

// TestDaysOfCapacity has the entry gate of Jinjiang classify parcels by the day on which their commitments reached
// capacity, and give no grade where that day is not known.
func TestDaysOfCapacity(t *testing.T) {
	p, err := policy.Find("jinjiang-2023")
	if err != nil {
		t.Fatal(err)
	}
	day := func(year int) *time.Time { return new(time.Date(year, 6, 1, 0, 0, 0, 0, time.UTC)) }
	parcel, other := new(int64(1)), new(int64(2))
	tests := map[string]struct {
		reached []land.Reached
		want    string // class, rule and grade
	}{
		"not on record":                {nil, "special capacity_unknown "},
		"last year":                    {[]land.Reached{cameAbout(parcel, nil, "capacity_on", day(2019))}, "evaluated  未达标"},
		"as listed of its user":        {nil, "evaluated  未达标"},
		"this year":                    {[]land.Reached{cameAbout(parcel, nil, "capacity_on", day(2020))}, "special not_due "},
		"of two the later":             {[]land.Reached{cameAbout(parcel, nil, "capacity_on", day(2019)), cameAbout(parcel, new("a"), "capacity_on", day(2020))}, "special not_due "},
		"one of two has not come":      {[]land.Reached{cameAbout(parcel, nil, "capacity_on", day(2018)), cameAbout(parcel, new("a"), "capacity_on", nil)}, "special capacity_unknown "},
		"of its one user":              {[]land.Reached{cameAbout(nil, new("a"), "capacity_on", day(2018))}, "evaluated  未达标"},
		"of the land before the user":  {[]land.Reached{cameAbout(parcel, nil, "capacity_on", nil), cameAbout(nil, new("a"), "capacity_on", day(2018))}, "special capacity_unknown "},
		"of the user before the grant": {[]land.Reached{cameAbout(nil, new("a"), "capacity_on", day(2009))}, "special capacity_unknown "},
		"of another parcel":            {[]land.Reached{cameAbout(other, nil, "capacity_on", day(2018))}, "special capacity_unknown "},
		"production is not capacity":   {[]land.Reached{cameAbout(parcel, nil, "production_on", day(2018))}, "special capacity_unknown "},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			facts := land.Facts{
				ZoneCode: "z", Year: 2020, Reached: tt.reached, Enterprises: []land.Enterprise{{USCC: "a", CapacityOn: map[bool]*time.Time{true: day(2018)}[name == "as listed of its user"]}},
				Parcels:     []land.Parcel{{ParcelID: 1, ParcelCode: "p", AreaM2: 2000, HandedOverOn: day(2010), InvestedCNY: new(land.Money(1e9))}},
				Occupancies: []land.Occupancy{{ParcelID: 1, USCC: "a"}},
				Reported:    map[land.Column][]float64{{Name: "tax_cny"}: {1000}},
			}
			a, err := weigh(p, nil, groundOf(p, nil, facts), nil)
			if err != nil {
				t.Fatal(err)
			}
			row := a.parcels.result.Row(0)
			if diff := cmp.Diff(tt.want, row.Class+" "+row.Rule+" "+row.Grade); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestDaysOfProduction takes the list of enterprises before what was agreed, and leaves out what was elsewhere.
func TestDaysOfProduction(t *testing.T) {
	day := func(year int) *time.Time { return new(time.Date(year, 6, 1, 0, 0, 0, 0, time.UTC)) }
	facts := land.Facts{
		ZoneCode: "z", Year: 2020,
		Enterprises: []land.Enterprise{{USCC: "a", ProductionOn: day(2015)}, {USCC: "b"}, {USCC: "c", ProductionOn: day(2015)}},
		Parcels: []land.Parcel{
			{ParcelID: 1, ParcelCode: "p", AreaM2: 2000}, {ParcelID: 2, ParcelCode: "q", AreaM2: 2000}, {ParcelID: 3, ParcelCode: "r", AreaM2: 2000, HandedOverOn: day(2016)},
		},
		Occupancies: []land.Occupancy{{ParcelID: 1, USCC: "a"}, {ParcelID: 1, USCC: "c"}, {ParcelID: 2, USCC: "a"}, {ParcelID: 2, USCC: "b"}, {ParcelID: 3, USCC: "c"}},
		Reached:     []land.Reached{cameAbout(nil, new("a"), "production_on", day(2018)), cameAbout(nil, new("b"), "production_on", day(2018))},
	}
	g := newGround(facts, policy.Land{}, nil)
	got := [][]int32{g.daysOfEnterprises()["production_on"], g.daysOfParcels()["production_on"]}
	want := [][]int32{{dayOf(day(2015)), dayOf(day(2018)), dayOf(day(2015))}, {dayOf(day(2015)), dayOf(nil), dayOf(nil)}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
