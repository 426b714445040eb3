package mapping

import (
	"regexp"
	"strconv"
	"strings"

	"permu/internal/ingest/fold"
	"permu/internal/ingest/unit"
	"permu/internal/land"
)

// reading is what a column name says: what it means, and the unit that stands in it.
type reading struct {
	target
	wrote bool // a unit stands in brackets or after a stroke
	year  int  // that stands in it; 0 is none
}

// read takes a column name apart, and the year that stands in it out. Only a number may be of a year, and only in a kind whose
// rows are.
func (r *Resolver) read(header string, cut bool) (reading, bool) {
	if _, ok := r.kind.Field("year"); ok {
		year, rests := yearIn(header)
		for _, rest := range rests {
			heard, ok := r.names.read(rest, cut)
			if f, _ := r.field(heard.field); ok && f.Quantity.IsNumber() {
				heard.year = year
				return heard, true
			}
		}
	}
	return r.names.read(header, cut)
}

// yearText is a year as it stands in a folded column name.
var yearText = regexp.MustCompile(`(?:^|[^0-9])((?:19|20)[0-9]{2})(?:[^0-9]|$)`)

// yearIn is the year in a column name - 2024年税收(万元), 税收(2024年)(万元), 2024年末职工人数 - and what the name may be without it.
func yearIn(header string) (year int, rests []string) {
	folded := fold.Name(header)
	at := yearText.FindStringSubmatchIndex(folded)
	if at == nil {
		return 0, nil
	}
	year, _ = strconv.Atoi(folded[at[2]:at[3]])
	before, after := folded[:at[2]], folded[at[3]:]
	for _, word := range []string{"年度", "年", ""} {
		if rest, ok := strings.CutPrefix(after, word); ok {
			rests = append(rests, strings.Replace(before+rest, "()", "", 1))
		}
	}
	return year, rests
}

// read takes a column name apart: 税收(万元), 税收/万元, TDMJ. It fails when nothing of that name is known.
func (n names) read(header string, cut bool) (reading, bool) {
	folded := fold.Name(header)
	if t, ok := n.find(folded, cut); ok {
		return reading{target: t}, true
	}
	if b := bracketed(header); b.wrote {
		t, ok := n.find(folded[:strings.LastIndexByte(folded, '(')], cut)
		return reading{target: target{t.field, b.unit}, wrote: true}, ok
	}
	if i := strings.LastIndexAny(folded, "/:"); i > 0 {
		t, ok := n.find(folded[:i], cut)
		return reading{target: target{t.field, folded[i+1:]}, wrote: true}, ok
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
	return reading{target: target{unit: strings.TrimSuffix(folded[i+1:], ")")}, wrote: true}
}

// titleUnits finds units that a title row states for the whole sheet: 单位：万元、亩. One that states several of a quantity - 亩、
// 平方米 - says which columns must state theirs.
func titleUnits(titles []string) (found map[land.Quantity]unit.Unit, several map[land.Quantity]string) {
	found, several = map[land.Quantity]unit.Unit{}, map[land.Quantity]string{}
	for _, title := range titles {
		_, after, ok := strings.Cut(strings.ReplaceAll(title, "：", ":"), "单位:")
		if !ok {
			continue
		}
		for _, word := range strings.FieldsFunc(after, func(r rune) bool { return strings.ContainsRune(" 、,，;；()（）", r) }) {
			for _, q := range []land.Quantity{land.Area, land.Amount, land.Energy, land.Electricity} {
				u, ok := unit.Find(q, word)
				if earlier, stated := found[q]; ok && stated && earlier.Name != u.Name {
					several[q] = earlier.Name + ", " + u.Name
				}
				if ok {
					found[q] = u
				}
			}
		}
	}
	return found, several
}
