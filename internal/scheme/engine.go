package scheme

import (
	"maps"
	"math"
	"slices"
	"time"

	"permu/internal/land"
)

// engine makes the amounts of a scenario from its assumptions. Varying one of them is another engine.
type engine struct {
	areaM2       float64
	mode         string
	zoneBears    []string
	split        bool
	shares       [4]float64
	by           map[string]float64 // assumptions that are known
	atLimit      map[string]bool    // those that nobody set, and that stand at the control indicator itself
	highNeeded   bool               // the process needs storeys above 8 m, which then count once
	presentFloor *float64           // m²
	presentTax   *float64           // yuan a year, the mean of the years that are known of every parcel in use
	phases       []phase
}

// phase is a part of the works, in months since the year 0.
type phase struct {
	share      float64 // of the whole, 0 to 1
	start, end int
}

func engineOf(g Ground, a *assumed, in land.ScenarioInputs) *engine {
	e := &engine{
		areaM2: g.landM2(), mode: a.mode, zoneBears: zonePays(a.mode), split: a.split, shares: a.shares, by: a.by, atLimit: a.atLimit(), highNeeded: a.highNeeded,
		presentFloor: g.present().value,
		presentTax:   g.yearly("tax_cny", func(y land.YearFigures) *float64 { return y.TaxCNY }).whole(),
	}
	if in.ZonePays != nil {
		e.zoneBears = *in.ZonePays
	}
	shares := sharesOf(in.Phases)
	for i, p := range in.Phases {
		e.phases = append(e.phases, phase{shares[i], monthOf(p.Start), monthOf(p.End)})
	}
	return e
}

// monthOf counts the months of a checked month, YYYY-MM, since the year 0.
func monthOf(text string) int {
	t, _ := time.Parse(month, text)
	return t.Year()*12 + int(t.Month()) - 1
}

// with is the same with one assumption changed.
func (e *engine) with(name string, value float64) *engine {
	other := *e
	other.by = maps.Clone(e.by)
	other.by[name] = value
	return &other
}

// needs collects what a number needs and is not known.
type needs struct {
	*engine
	missing []string
}

func (e *engine) needs() *needs { return &needs{engine: e, missing: []string{}} }

// get is an assumption, told as missing where it is not known.
func (n *needs) get(name string) float64 {
	v, ok := n.by[name]
	if !ok {
		n.lack(name)
	}
	return v
}

// fact is something of the site, told as missing where it is not on record.
func (n *needs) fact(name string, v *float64) float64 {
	if v == nil {
		n.lack(name)
		return 0
	}
	return *v
}

func (n *needs) lack(names ...string) {
	for _, name := range names {
		if !slices.Contains(n.missing, name) {
			n.missing = append(n.missing, name)
		}
	}
}

// value is a number, or nil where something that it needs is missing.
func (n *needs) value(v float64) *float64 {
	if len(n.missing) > 0 || math.IsNaN(v) || math.IsInf(v, 0) {
		return nil
	}
	return &v
}

func (n *needs) money(yuan float64) *land.Money {
	if n.value(yuan) == nil {
		return nil
	}
	fen := fenOf(yuan)
	return &fen
}

// fenOf rounds an amount in yuan to the fen, halves away from zero, as a spreadsheet does.
func fenOf(yuan float64) land.Money { return land.Money(math.Round(yuan * 100)) }

// given reports whether an assumption is known.
func (e *engine) given(name string) bool {
	_, ok := e.by[name]
	return ok
}

func (e *engine) mu() float64 { return land.Mu(e.areaM2) }

// floorM2 is the floor area of the plan, m²: a storey above 8 m counts twice in the ratio.
func (n *needs) floorM2() float64 {
	return n.get("floor_area_ratio") * n.areaM2 / doubleOf(n.by["storey_height_m"], n.highNeeded)
}

// builtM2 is the floor area that is built anew: the plan less what is left standing, m².
func (n *needs) builtM2() float64 {
	plan := n.floorM2()
	torn := n.get("demolished_pct")
	if torn == 100 {
		return plan
	}
	return math.Max(0, plan-n.fact("present_floor_area_m2", n.presentFloor)*(1-torn/100))
}

// lettableM2 is the floor area of workshops and research; without a plan by use that is not known.
func (n *needs) lettableM2() float64 {
	if !n.split {
		n.lack("workshop_m2")
	}
	share := 0.0
	for i, use := range uses {
		if use.let {
			share += n.shares[i]
		}
	}
	return n.floorM2() * share
}
