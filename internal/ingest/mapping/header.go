package mapping

import (
	"strings"

	"permu/internal/ingest/fold"
	"permu/internal/ingest/unit"
	"permu/internal/land"
)

// reading is what a column name says: what it means, and the unit that stands in it.
type reading struct {
	target
	wrote bool // a unit stands in brackets or after a stroke
}

// read takes a column name apart: 税收(万元), 税收/万元, TDMJ. It fails when nothing of that name is known.
func (n names) read(header string, cut bool) (reading, bool) {
	folded := fold.Name(header)
	if t, ok := n.find(folded, cut); ok {
		return reading{target: t}, true
	}
	if b := bracketed(header); b.wrote {
		t, ok := n.find(folded[:strings.LastIndexByte(folded, '(')], cut)
		return reading{target{t.field, b.unit}, true}, ok
	}
	if i := strings.LastIndexAny(folded, "/:"); i > 0 {
		t, ok := n.find(folded[:i], cut)
		return reading{target{t.field, folded[i+1:]}, true}, ok
	}
	return reading{}, false
}

// bracketed is the unit that a column name ends in: 税收(万元). A bracket that a short name has lost its end of counts too.
func bracketed(header string) reading {
	folded := fold.Name(header)
	i := strings.LastIndexByte(folded, '(')
	if i <= 0 {
		return reading{}
	}
	return reading{target{unit: strings.TrimSuffix(folded[i+1:], ")")}, true}
}

// titleUnits finds units that a title row states for the whole sheet: 单位：万元、亩.
func titleUnits(titles []string) map[land.Quantity]unit.Unit {
	found := map[land.Quantity]unit.Unit{}
	for _, title := range titles {
		_, after, ok := strings.Cut(strings.ReplaceAll(title, "：", ":"), "单位:")
		if !ok {
			continue
		}
		for _, word := range strings.FieldsFunc(after, func(r rune) bool { return strings.ContainsRune(" 、,，;；()（）", r) }) {
			for _, q := range []land.Quantity{land.Area, land.Amount, land.Energy, land.Electricity} {
				if u, ok := unit.Find(q, word); ok {
					found[q] = u
				}
			}
		}
	}
	return found
}
