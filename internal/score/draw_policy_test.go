package score_test

import (
	"encoding/json"
	"fmt"
	"slices"

	"pgregory.net/rapid"

	"permu/internal/policy"
)

// drawn makes policy documents that are sound by construction.
type drawn struct{ *rapid.T }

type document = map[string]any

func (d drawn) chance(percent int) bool {
	return rapid.IntRange(0, 99).Draw(d.T, "chance") >= 100-percent
}
func (d drawn) from(low, high int) int     { return rapid.IntRange(low, high).Draw(d.T, "number") }
func (d drawn) one(words ...string) string { return rapid.SampledFrom(words).Draw(d.T, "word") }
func (d drawn) number(words ...string) any { return json.Number(d.one(words...)) }

// maybe sets a name of a document, more or less often.
func (d drawn) maybe(in document, percent int, name string, value func() any) {
	if d.chance(percent) {
		in[name] = value()
	}
}

// word is one of some words, or nothing.
func (d drawn) word(in document, name string, words ...string) {
	d.maybe(in, 50, name, func() any { return d.one(words...) })
}

// drawPolicy reads a drawn document.
func drawPolicy(t *rapid.T) policy.Policy {
	d := drawn{t}
	text, err := json.Marshal(d.policy())
	if err != nil {
		t.Fatal(err)
	}
	p, err := policy.Read(text)
	if err != nil {
		t.Fatalf("%s\n%v", text, err)
	}
	return p
}

func titled(id string) document {
	return document{"id": id, "title": document{"zh": id, "en": id}}
}

func (d drawn) policy() document {
	p := titled("drawn")
	p["version"] = 1
	p["parameters"] = []document{{"id": "bar", "title": document{"zh": "线"}, "value": json.Number("1.5")}}
	p["industry_groups"] = []document{
		{"id": "metal", "title": document{"zh": "金属"}, "divisions": []string{"31-33"}},
		{"id": "rest", "title": document{"zh": "其他"}},
	}
	p["population"] = d.population()
	p["land"], p["tax"] = d.land(), d.tax()
	first := d.track("first", d.one("scale == 'above'", "land_mu >= 5", "trade_quota", "industry_group == 'metal'", "industry != '17'"))
	tracks := []document{first}
	if d.chance(50) {
		tracks = append(tracks, d.track("second", ""))
	}
	p["tracks"] = tracks
	p["rounding"] = document{"item": d.rounding(4), "total": d.rounding(3)}
	names := namesOf(tracks)
	p["adjustments"] = d.adjustments(names)
	p["gates"] = d.gates(names)
	p["efficiency"] = document{"years": 3, "low_below": 5, "high_from": 20, "unit": "万元/亩", "numerator": "tax_cny"}
	return p
}

func namesOf(tracks []document) []string {
	var names []string
	for _, t := range tracks {
		for _, i := range t["indicators"].([]document) {
			if name := i["id"].(string); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

func (d drawn) rounding(most int) document {
	r := document{}
	d.maybe(r, 50, "digits", func() any { return d.from(0, most) })
	d.word(r, "mode", "half_up", "floor", "ceil")
	return r
}

func (d drawn) population() document {
	p := document{}
	d.maybe(p, 20, "industries", func() any { return []string{"06-18", "31"} })
	d.maybe(p, 20, "when", func() any { return "status != 'deregistered'" })
	d.maybe(p, 20, "out_of_scope", func() any {
		o := titled("utilities")
		o["when"] = "industry in ['44', '45'] || tenants > 3"
		return []document{o}
	})
	d.maybe(p, 50, "special_classes", func() any {
		s := titled("young")
		s["when"] = d.one("years_in_production < 2", "'startup' in tags", "age_years < 3 || trade_quota")
		if s["in_ranking"] = d.chance(40); s["in_ranking"] == false {
			d.word(s, "grade", "T")
		}
		s["scored"], s["in_baseline"] = d.chance(50), d.chance(50)
		d.maybe(s, 20, "until", func() any { return d.one("2022-12-30", "2022-12-31") })
		return []document{s}
	})
	return p
}

func (d drawn) land() document {
	l := document{}
	d.word(l, "basis", "occupier", "owner")
	d.maybe(l, 30, "min_denominator_mu", func() any { return d.number("0.5", "0.3", "3") })
	d.maybe(l, 30, "components", func() any { return document{"leased_out": 0, "under_construction": 1} })
	floor := document{}
	d.word(floor, "method", "floor_share", "floor_div_far", "none")
	d.maybe(floor, 30, "min_far", func() any { return d.number("0.8", "1.5") })
	d.maybe(floor, 40, "storey_over_8m_double", func() any { return true })
	l["leased_floor"] = floor
	return l
}

func (d drawn) tax() document {
	t := document{}
	refunds := true
	d.maybe(t, 30, "include", func() any {
		kinds := document{"vat_cny": 1, "income_tax_cny": d.from(-1, 1), "other_tax_cny": 0}
		d.maybe(kinds, 30, "tax_refund_cny", func() any { refunds = false; return -1 })
		return kinds
	})
	if refunds {
		d.word(t, "refunds", "subtract", "ignore")
	}
	switch {
	case refunds && t["refunds"] != "ignore":
		d.word(t, "kind", "paid", "net_treasury")
	case refunds:
		d.word(t, "kind", "paid", "payable")
	}
	d.maybe(t, 20, "years", func() any { return "three" })
	return t
}

// adjustments that concern items are of a track whose score is a sum.
func (d drawn) adjustments(names []string) document {
	a, items := document{}, []document{}
	for n := range d.from(0, 3) {
		items = append(items, d.adjustment(fmt.Sprintf("a%d", n), names))
	}
	a["items"] = items
	a["groups"] = []document{{"id": "together", "title": document{"zh": "合计"}, "most": d.number("3", "0.75")}}
	d.maybe(a, 20, "most_bonus", func() any { return d.number("4", "2.5") })
	d.maybe(a, 20, "most_deduction", func() any { return d.number("12", "2.5") })
	d.maybe(a, 20, "least", func() any { return d.number("0", "-7.125") })
	d.maybe(a, 20, "most", func() any { return d.number("100", "66.125") })
	return a
}

func (d drawn) adjustment(id string, names []string) document {
	a := titled(id)
	switch d.from(0, 3) {
	case 0:
		a["count"], a["table"], a["each_further"] = "tenants", []any{d.number("0", "-10"), json.Number("-5")}, json.Number("-5")
	case 1:
		a["tag"], a["points"] = d.one("high_tech", "startup"), d.number("2", "3", "-1.25")
		d.maybe(a, 50, "valid_years", func() any { return d.from(1, 3) })
		d.word(a, "evidence", "required", "none")
	case 2:
		a["percent"], a["when"] = d.number("5", "-7.5"), d.after(names)
	case 3:
		a["points"], a["when"] = d.number("1", "-2", "0.005"), d.after(names)
	}
	d.maybe(a, 20, "most", func() any { return d.number("1", "6.5") })
	d.maybe(a, 30, "exclusive", func() any { return "recognised" })
	d.maybe(a, 30, "group", func() any { return "together" })
	d.maybe(a, 20, "indicator", func() any { return d.one(names...) })
	return a
}

// after is a condition on what was scored.
func (d drawn) after(names []string) string {
	of := d.one(names...)
	return d.one("value."+of+" >= param.bar", "points."+of+" > 10", "score < 60", "base."+of+" > 0 || trade_quota", "track == 'first'",
		"value."+of+" >= base."+of+" && land_mu > 1")
}

func (d drawn) gates(names []string) []document {
	gates := []document{}
	for n := range d.from(0, 3) {
		g := titled(fmt.Sprintf("g%d", n))
		action := d.one("set", "cap", "floor", "raise", "lower", "ungrade", "manual")
		g["action"] = action
		if action != "manual" {
			g["when"] = d.one("'safety' in events", "grade in ['B']", "grade != 'A' && "+d.after(names), "listing == 'listed'")
			d.maybe(g, 20, "until", func() any { return d.one("2022-12-30", "2022-12-31") })
		}
		if slices.Contains([]string{"set", "cap", "floor"}, action) {
			g["grade"] = d.one("A", "B")
		}
		if action == "raise" || action == "lower" {
			d.maybe(g, 50, "steps", func() any { return d.from(1, 2) })
		}
		gates = append(gates, g)
	}
	return gates
}
