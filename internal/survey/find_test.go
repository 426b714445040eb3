package survey_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"permu/internal/land"
	"permu/internal/survey"
)

var today = time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC)

func day(text string) *time.Time {
	d, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return &d
}

// parcelOf is a titled parcel of so many mu, of which everything is on record and which nobody may have soon.
func parcelOf(code string, area float64) land.LandFacts {
	return land.LandFacts{
		ParcelCode: code, LandM2: area * land.SquareMetresPerMu, Titled: true, FARMax: new(2.0), Mortgaged: new(false), Sealed: new(false),
		LandState: new("built_used"), PlannedUseCode: new("M1"), LandUseCode: new("0601"), Users: 1, Owning: 1,
	}
}

// TestFit asks one condition of one parcel: just below, at and just above its edges, and where nothing is on record.
func TestFit(t *testing.T) {
	of := func(change func(*land.LandFacts)) land.LandFacts {
		p := parcelOf("P", 40)
		change(&p)
		return p
	}
	ends := func(on string) land.LandFacts { return of(func(p *land.LandFacts) { p.TermEndsOn = day(on) }) }
	area := land.LandConditions{AreaMinMu: 30, AreaMaxMu: 50}
	year := land.LandConditions{FreeMonths: 12}
	near := land.LandConditions{Near: "118,24", WithinM: 100}
	for name, test := range map[string]struct {
		asked land.LandConditions
		of    land.LandFacts
		want  string // "" is not found
	}{
		"area at the least":          {area, parcelOf("P", 30), "fits"},
		"area just below the least":  {area, parcelOf("P", 29.999), "nearly"},
		"area a tenth below":         {area, parcelOf("P", 27), "nearly"},
		"area more than that below":  {area, parcelOf("P", 26.999), ""},
		"area at the most":           {area, parcelOf("P", 50), "fits"},
		"area a tenth above":         {area, parcelOf("P", 54.999), "nearly"},
		"area more than that above":  {area, parcelOf("P", 55.001), ""},
		"far at the least":           {land.LandConditions{FARMin: 2}, parcelOf("P", 40), "fits"},
		"far a tenth below":          {land.LandConditions{FARMin: 2.2}, parcelOf("P", 40), "nearly"},
		"far more than that below":   {land.LandConditions{FARMin: 2.3}, parcelOf("P", 40), ""},
		"far not on record":          {land.LandConditions{FARMin: 2}, of(func(p *land.LandFacts) { p.FARMax = nil }), "unknown"},
		"clear":                      {land.LandConditions{Clear: true}, parcelOf("P", 40), "fits"},
		"mortgaged":                  {land.LandConditions{Clear: true}, of(func(p *land.LandFacts) { p.Mortgaged = new(true) }), ""},
		"sealed by an event":         {land.LandConditions{Clear: true}, of(func(p *land.LandFacts) { p.Seized = true }), ""},
		"mortgage not on record":     {land.LandConditions{Clear: true}, of(func(p *land.LandFacts) { p.Mortgaged = nil }), "unknown"},
		"idle":                       {year, of(func(p *land.LandFacts) { p.LandState = new("idle") }), "fits"},
		"unused":                     {year, of(func(p *land.LandFacts) { p.LandState = new("supplied_unused") }), "fits"},
		"under construction":         {year, of(func(p *land.LandFacts) { p.LandState, p.UnderConstruction = new("supplied_unused"), true }), ""},
		"in use by its owner":        {year, parcelOf("P", 40), ""},
		"its only user has stopped":  {year, of(func(p *land.LandFacts) { p.Stopped = 1 }), "fits"},
		"one of two has stopped":     {year, of(func(p *land.LandFacts) { p.Users, p.Owning, p.Stopped = 2, 2, 1 }), ""},
		"term ends in a year":        {year, ends("2027-11-28"), "fits"},
		"term ends a day later":      {year, ends("2027-11-29"), "nearly"},
		"term ends two months later": {year, ends("2028-01-28"), ""},
		"the last lease ends":        {year, of(func(p *land.LandFacts) { p.Owning, p.LeasesEndOn = 0, day("2027-05-01") }), "fits"},
		"a use of no known kind":     {year, of(func(p *land.LandFacts) { p.Owning, p.Unstated = 0, 1 }), "unknown"},
		"one owns, one unstated":     {year, of(func(p *land.LandFacts) { p.Users, p.Unstated = 2, 1 }), ""},
		"a lease ends, one unstated": {year, of(func(p *land.LandFacts) { p.Users, p.Owning, p.Unstated, p.LeasesEndOn = 2, 0, 1, day("2027-05-01") }), "unknown"},
		"a lease without an end":     {year, of(func(p *land.LandFacts) { p.Owning, p.Endless = 0, 1 }), "unknown"},
		"no user on record":          {year, of(func(p *land.LandFacts) { p.Owning, p.Users = 0, 0 }), "unknown"},
		"no user, term long":         {year, of(func(p *land.LandFacts) { p.Owning, p.Users, p.TermEndsOn = 0, 0, day("2060-01-01") }), "unknown"},
		"industry by plan":           {land.LandConditions{Industrial: true}, parcelOf("P", 40), "fits"},
		"housing by plan":            {land.LandConditions{Industrial: true}, of(func(p *land.LandFacts) { p.PlannedUseCode = new("R2") }), ""},
		"plan not on record":         {land.LandConditions{Industrial: true}, of(func(p *land.LandFacts) { p.PlannedUseCode = nil }), "unknown"},
		"as near as asked":           {near, of(func(p *land.LandFacts) { p.DistanceM = new(100.0) }), "fits"},
		"a tenth farther":            {near, of(func(p *land.LandFacts) { p.DistanceM = new(109.9) }), "nearly"},
		"farther":                    {near, of(func(p *land.LandFacts) { p.DistanceM = new(110.1) }), ""},
		"by another rule":            {land.LandConditions{Rules: []string{"r"}}, of(func(p *land.LandFacts) { p.Findings = []string{"s"} }), ""},
		"by the rule":                {land.LandConditions{Rules: []string{"r"}}, of(func(p *land.LandFacts) { p.Findings = []string{"s", "r"} }), "fits"},
		"by any rule, with none":     {land.LandConditions{Rules: []string{land.AnyRule}}, parcelOf("P", 40), ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := ""
			if hits := survey.FindLand(test.asked, today, []land.LandFacts{test.of}); len(hits) > 0 {
				got = hits[0].Fit
			}
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestOrder has what fits before what fits nearly, before what is unknown, and among equals what speaks for itself, the
// nearest, and the smallest code first, in whatever order they come.
func TestOrder(t *testing.T) {
	asked := land.LandConditions{AreaMinMu: 30, FARMin: 2, Near: "118,24"}
	make := func(code string, change func(*land.LandFacts)) land.LandFacts {
		p := parcelOf(code, 40)
		p.DistanceM = new(50.0)
		change(&p)
		return p
	}
	facts := []land.LandFacts{
		make("unknown", func(p *land.LandFacts) { p.FARMax = nil }),
		make("mortgaged", func(p *land.LandFacts) { p.Mortgaged = new(true) }),
		make("nearly", func(p *land.LandFacts) { p.LandM2 *= 0.7 }),
		make("b", func(*land.LandFacts) {}),
		make("a", func(*land.LandFacts) {}),
		make("near", func(p *land.LandFacts) { p.DistanceM = new(1.0) }),
		make("idle", func(p *land.LandFacts) { p.LandState = new("idle") }),
	}
	want := []string{"near", "a", "b", "idle", "mortgaged", "nearly", "unknown"}
	for range facts {
		facts = append(facts[1:], facts[0])
		var got []string
		for _, hit := range survey.FindLand(asked, today, facts) {
			got = append(got, hit.ParcelCode)
			sum := 0
			for _, part := range hit.Parts {
				sum += part.Points
			}
			if sum != hit.Score || hit.Of != 2*len(hit.Parts) {
				t.Errorf("%s: %d of %d, the parts sum to %d", hit.ParcelCode, hit.Score, hit.Of, sum)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	}
}

// TestUnknownIsSaid has what is not on record said, whether it was asked or not.
// TestIdleFirst has land that the run finds idle, or suspects to be: it can be had, and not before it is dealt with as idle land.
func TestIdleFirst(t *testing.T) {
	for name, test := range map[string]struct {
		state    string
		findings []string
		want     bool
	}{
		"idle":      {"idle", nil, true},
		"suspected": {"built_used", []string{"idle_suspended"}, true},
		"unused":    {"supplied_unused", []string{"low_tax"}, false},
		"unknown":   {"cannot_tell", nil, false},
	} {
		p := parcelOf("P", 40)
		p.LandState, p.Findings = &test.state, test.findings
		hits := survey.FindLand(land.LandConditions{AreaMinMu: 30}, today, []land.LandFacts{p})
		if got := slices.ContainsFunc(hits[0].Against, func(r land.Reason) bool { return r.Code == "idle_first" }); got != test.want {
			t.Errorf("%s: %+v", name, hits[0].Against)
		}
	}
}

func TestUnknownIsSaid(t *testing.T) {
	hits := survey.FindLand(land.LandConditions{}, today, []land.LandFacts{{ParcelCode: "P", LandM2: 1000}})
	var codes []string
	for _, reason := range hits[0].Unknown {
		codes = append(codes, reason.Code)
	}
	if diff := cmp.Diff([]string{"clear", "far", "free", "planned_use", "state", "title"}, codes); diff != "" || hits[0].FreeOn != nil || len(hits[0].For) > 0 {
		t.Error(diff, hits[0])
	}
}

func TestBadSearches(t *testing.T) {
	for name, asked := range map[string]land.LandConditions{
		"one number":       {Near: "118"},
		"words":            {Near: "118,24 a,b"},
		"not a number":     {Near: "NaN,24"},
		"lat before lon":   {Near: "24.7,118.5"},
		"semicolons":       {Near: "118,24;118,25"},
		"least above most": {AreaMinMu: 50, AreaMaxMu: 30},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := survey.BoundsOf(asked); !errors.Is(err, land.ErrInvalid) {
				t.Errorf("got %v", err)
			}
		})
	}
	if wkt, err := survey.PlaceText("118.5,24.7  118.6,24.8"); wkt != "LINESTRING(118.5 24.7, 118.6 24.8)" || err != nil {
		t.Error(wkt, err)
	}
}

// TestMonthsFromTheLastOfOne counts six months from 31 August: they end on the last of February.
func TestMonthsFromTheLastOfOne(t *testing.T) {
	for ends, want := range map[string]string{"2027-02-28": "fits", "2027-03-01": "nearly"} {
		p := parcelOf("P", 40)
		p.TermEndsOn = day(ends)
		hits := survey.FindLand(land.LandConditions{FreeMonths: 6}, *day("2026-08-31"), []land.LandFacts{p})
		if len(hits) != 1 || hits[0].Fit != want {
			t.Errorf("free on %s: %+v, want %s", ends, hits, want)
		}
	}
}
