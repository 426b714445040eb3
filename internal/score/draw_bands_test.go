package score_test

import (
	"encoding/json"
	"slices"
)

// bands draws how a track is graded.
func (d drawn) bands(items []document, method string) document {
	var terms []string
	for _, i := range items {
		terms = append(terms, "value."+i["id"].(string))
		if method != "none" {
			terms = append(terms, "points."+i["id"].(string))
		}
	}
	terms = append(terms, "tax_cny", "land_mu")
	kind := d.one("cumulative_percent", "cumulative_percent", "tail_percent", "counts", "score", "value", "two_stage", "mixed", "conditions")
	if method == "none" && kind == "score" {
		kind = "value"
	}
	b := document{"kind": kind}
	if kind == "value" || method == "none" && kind != "conditions" {
		b["key"] = d.terms(terms)
	} else if kind != "conditions" && kind != "score" {
		d.maybe(b, 20, "key", func() any { return d.terms(terms) })
	}
	d.grades(b, terms)
	d.maybe(b, 30, "per", func() any { return [][]string{{"park"}, {"industry_group"}, {"park", "industry"}}[d.from(0, 2)] })
	d.word(b, "rounding", "half_up", "floor", "ceil", "head_ceil_tail_floor", "head_ceil_tail_floor")
	d.word(b, "rounding_scope", "cumulative", "each_band")
	ties := document{}
	d.maybe(ties, 30, "order", func() any { return d.terms(terms) })
	d.word(ties, "at_cut", "better", "worse", "split")
	b["ties"] = ties
	d.small(b)
	return b
}

// terms are one or two, each of them this way or that.
func (d drawn) terms(terms []string) []string {
	list := []string{d.one(terms...)}
	if d.chance(40) {
		list = append(list, d.one(terms...))
	}
	for at := range list {
		list[at] += d.one("", "", " desc", " asc")
	}
	return list
}

func (d drawn) grades(b document, terms []string) {
	switch b["kind"] {
	case "two_stage":
		stage := func(grade, percent string) document {
			s := document{"grade": grade, "key": d.terms(terms), "percent": json.Number(percent)}
			d.word(s, "order", "asc", "desc")
			return s
		}
		b["two_stage"] = document{
			"split_percent": d.number("50", "60"), "top": stage("A", d.one("15", "25")), "bottom": stage("C", d.one("10", "33.3")), "rest": "B",
		}
	case "cumulative_percent":
		b["grades"] = banded("up_to_percent", [][]any{{20, 60, 95, 100}, {50, 100}, {json.Number("12.5"), 50, 100}}[d.from(0, 2)])
	case "tail_percent":
		b["grades"] = banded("last_percent", [][]any{{nil, 30, 5}, {nil, 25}, {20, nil, 30, 5}, {10, 15, nil, json.Number("12.5")}}[d.from(0, 3)])
	case "counts":
		b["grades"] = banded("count", [][]any{{3, nil, 1}, {nil, 2}, {1, 2, nil, 2}}[d.from(0, 2)])
	case "score", "value":
		b["grades"] = banded("from", [][]any{{json.Number("62.5"), json.Number("40.01"), nil}, {5, nil}}[d.from(0, 1)])
	case "mixed":
		b["match"] = d.one("all", "any")
		grades := banded("up_to_percent", []any{25, 70, 100})
		grades[0]["from"], grades[1]["from"] = json.Number("62.5"), json.Number("10.005")
		b["grades"] = grades
	case "conditions":
		b["grades"] = d.conditions(terms)
	}
}

func (d drawn) conditions(terms []string) []document {
	of := d.one(slices.DeleteFunc(slices.Clone(terms), func(term string) bool { return term[0] != 'v' })...)
	return []document{
		{"grade": "A", "when": d.one(of+" >= param.bar && score >= 0", of+" > 5")}, {"grade": "B", "when": "land_mu < 20"}, {"grade": "C"},
	}
}

// banded are grades A, B, C … with one number each, or none.
func banded(name string, values []any) []document {
	grades := make([]document, len(values))
	for at, v := range values {
		if grades[at] = (document{"grade": string(rune('A' + at))}); v != nil {
			grades[at][name] = v
		}
	}
	return grades
}

// small draws what becomes of small rankings, and bounds; by score they need thresholds.
func (d drawn) small(b document) {
	if d.chance(30) {
		b["min_group"] = d.from(2, 5)
		b["small_group"] = d.one("as_it_is", "merge", "ungraded", "score")
	}
	grades, _ := b["grades"].([]document)
	kind := b["kind"]
	if b["small_group"] == "score" && (kind == "cumulative_percent" || kind == "tail_percent" || kind == "counts") {
		for at := range grades[:len(grades)-1] {
			grades[at]["from"] = 80 - 20*at
		}
	} else if b["small_group"] == "score" && kind == "conditions" {
		b["small_group"] = "ungraded"
	}
	if len(grades) > 1 && kind != "cumulative_percent" {
		d.maybe(b, 30, "bounds", func() any {
			return []document{{"grade": "A", "most_percent": 20}, {"grade": "B", "least_percent": 30, "most_percent": 70}}
		})
	}
}
