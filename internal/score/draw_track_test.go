package score_test

import (
	"encoding/json"
	"fmt"
	"slices"
)

// track draws a group of subjects with its items and its bands; a sum is the usual way to a score.
func (d drawn) track(id, when string) document {
	t := titled(id)
	if when != "" {
		t["when"] = when
	}
	method := d.one("weighted_sum", "weighted_sum", "weighted_sum", "weighted_sum", "single", "none")
	t["combine"] = document{"method": method}
	if method == "weighted_sum" {
		t["indicators"] = d.items(id[:1])
	} else {
		name := id[:1] + "0" // in another track it may have another unit
		i := document{"id": name, "title": document{"zh": name, "en": name}, "scorer": document{"type": "raw"}}
		d.baseline(i, "raw", d.ratio(i, "raw"))
		i["missing"] = d.missing()
		t["indicators"] = []document{i}
	}
	if id == "first" || d.chance(90) {
		t["bands"] = d.bands(t["indicators"].([]document), method)
	}
	return t
}

// items draws indicators whose weights sum to 100, in the industries that have weights of their own too.
func (d drawn) items(prefix string) []document {
	weights := [][]int{{100}, {60, 40}, {50, 30, 20}, {45, 25, 20, 10}}[d.from(0, 3)]
	var items []document
	for at, weight := range weights {
		items = append(items, d.indicator(fmt.Sprint(prefix, at), weight))
	}
	if len(items) > 1 && d.chance(30) {
		row := func(weight int) []document { return []document{{"industry": d.one("metal"), "weight": weight}} }
		items[0]["weight_by"], items[1]["weight_by"] = row(weights[1]), row(weights[0])
	}
	if d.chance(30) {
		last := items[len(items)-1]
		other := d.indicator(prefix+"_other", weights[len(weights)-1])
		last["alternative"], other["alternative"] = "either", "either"
		if rows, ok := last["weight_by"]; ok {
			other["weight_by"] = rows
		}
		items = append(items, other)
	}
	return items
}

// indicator draws a ratio with its scorer and its baseline.
func (d drawn) indicator(id string, weight int) document {
	i := document{"id": id, "title": document{"zh": id, "en": id}, "weight": weight}
	d.maybe(i, 15, "when", func() any {
		return d.one("scale == 'above'", "!('energy_tce' in missing)", "land_mu > 3", "industry_group == 'metal' && trade_quota")
	})
	kind := d.one("ratio", "ratio", "ratio_max", "minmax", "reverse_ratio", "reverse_linear", "reverse_minmax", "step", "rank", "percentile", "flag")
	if kind == "flag" {
		i["scorer"] = document{"type": "flag", "when": d.one("'high_tech' in tags", "tax_cny > 1000000", "listing == 'listed'")}
		return i
	}
	changes := d.ratio(i, kind)
	d.scorer(i, kind, weight)
	d.baseline(i, kind, changes)
	i["missing"] = d.missing()
	d.word(i, "negative", "keep", "floor_zero")
	return i
}

func (d drawn) missing() document {
	missing := document{}
	for _, lack := range []string{"numerator", "denominator", "both", "zero_denominator"} {
		d.maybe(missing, 30, lack, func() any { return d.one("share_weight", "zero", "mean_points", "full", "no_score") })
	}
	return missing
}

// ratio draws what is divided; it reports whether the indicator is a change since the year before.
func (d drawn) ratio(i document, kind string) bool {
	of := [][3]string{
		{"tax_cny", "land_mu", "万元/亩"},
		{"tax_cny", "land_m2", "元/平方米"},
		{"tax_cny", "land_mu", "万元/公顷"},
		{"output_cny", "energy_tce", "万元/吨标煤"},
		{"energy_tce", "output_cny", "吨标煤/万元"},
		{"rd_cny", "output_cny", "%"},
		{"profit_cny", "equity_cny", "ratio"},
		{"tax_cny", "", "万元"},
		{"floor_area_m2", "land_mu", "ratio"},
	}[d.from(0, 8)]
	i["numerator"], i["unit"] = of[0], of[2]
	if of[1] != "" {
		i["denominator"] = of[1]
	}
	if slices.Contains([]string{"rank", "percentile", "step", "raw"}, kind) {
		d.word(i, "direction", "up", "down")
	}
	if d.chance(15) {
		i["measure"], i["unit"] = d.one("growth", "decline"), d.one("%", "ratio")
		return true
	}
	d.maybe(i, 20, "years", func() any { return d.from(1, 3) })
	return false
}

func (d drawn) scorer(i document, kind string, weight int) {
	s := document{"type": kind}
	i["scorer"] = s
	switch kind {
	case "step":
		s["steps"] = []document{{"from": d.number("0", "-1", "1.5"), "points": weight / 2}, {"from": d.number("2", "5", "10"), "points": weight}}
		return
	case "minmax":
		d.maybe(s, 50, "from", func() any { return 20 })
		d.maybe(s, 30, "to", func() any { return d.number("80", "120") })
	case "reverse_linear":
		s["slope"], s["at"] = weight/2, d.number("2", "1.5")
		if weight == 0 {
			s["slope"] = 1
		}
	}
	if kind == "minmax" || kind == "reverse_minmax" {
		d.word(s, "degenerate", "floor", "full", "half")
	}
	d.maybe(s, 30, "cap", func() any { return d.number("1", "1.2", "1.5") })
	d.maybe(s, 20, "floor", func() any { return d.number("0", "0.1", "-0.5") })
}

// baseline draws what values are measured against. The group's own scale needs none; it may have one for its groups.
func (d drawn) baseline(i document, kind string, changes bool) {
	sources := []string{"const", "group_mean", "group_mean", "prior_group_mean", "max", "percentile", "table"}
	if changes {
		sources = []string{"const", "group_mean", "max", "percentile"}
	}
	switch kind {
	case "step":
		if d.chance(50) {
			return
		}
	case "ratio_max", "minmax", "reverse_minmax", "rank", "percentile":
		if d.chance(50) {
			return
		}
		sources = []string{"max"}
	}
	b := document{"source": d.one(sources...)}
	i["baseline"] = b
	switch b["source"] {
	case "const":
		b["value"] = d.number("10", "24.097", "0.37", "3")
		return
	case "table":
		b["table"] = []document{
			{"industry": "31", "value": json.Number("12.5")},
			{"industry": "metal", "region": "P1", "value": 8},
			{"track": "first", "year": 2022, "industry": "17", "value": 6},
			{"region": "P2", "value": json.Number("7.7")},
		}
		d.maybe(b, 50, "fallback", func() any { return "value" })
	case "percentile":
		b["percentile"] = d.number("75", "50", "90", "33.3", "100")
	case "group_mean", "prior_group_mean":
		d.word(b, "mean", "ratio_of_sums", "mean", "median")
	}
	if b["source"] != "table" {
		d.groups(b, kind)
	}
	if b["fallback"] == "value" {
		b["value"] = d.number("10", "3.3")
	}
}

func (d drawn) groups(b document, kind string) {
	d.maybe(b, 40, "per", func() any {
		return [][]string{{"park"}, {"industry"}, {"industry_group"}, {"park", "industry"}}[d.from(0, 3)]
	})
	d.maybe(b, 30, "min_n", func() any { return d.from(1, 4) })
	d.maybe(b, 30, "outliers_below", func() any { return d.number("1", "20", "25") })
	d.maybe(b, 30, "outliers_above", func() any { return d.number("99", "80", "75") })
	if kind == "ratio" || kind == "reverse_ratio" || kind == "ratio_max" {
		d.maybe(b, 30, "times", func() any { return d.number("2", "0.9") })
	}
	words := []string{"track", "none"}
	if slices.Contains([]string{"ratio", "reverse_ratio", "reverse_linear", "raw", "step"}, kind) {
		words = append(words, "value")
	}
	if per := fmt.Sprint(b["per"]); per == "[industry]" || per == "[park industry]" {
		words = append(words, "industry_group", "industry_group")
	}
	d.word(b, "fallback", words...)
}
