package survey

import (
	"permu/internal/land"
)

// driver is a figure that revenue is estimated by.
type driver struct {
	name   string
	zh, en string
	unit   land.Phrase
	of     func(land.YearlyFigures) *float64
}

func drivers() []driver {
	return []driver{
		{"tax", "税收", "tax", land.Phrase{ZH: "元", EN: "yuan"}, func(y land.YearlyFigures) *float64 { return y.TaxCNY }},
		{"electricity", "用电量", "electricity", land.Phrase{ZH: "千瓦时", EN: "kWh"}, func(y land.YearlyFigures) *float64 { return y.ElectricityKWh }},
		{"employees", "职工", "employees", land.Phrase{ZH: "人", EN: "employees"}, func(y land.YearlyFigures) *float64 { return y.Employees }},
	}
}

// ratioKey says which ratio is meant; an empty division is the whole zone.
type ratioKey struct {
	by, division string
}

// ratios are the revenues per tax, electricity and employee of a zone's industrial firms.
type ratios struct {
	minFirms int
	values   map[ratioKey][]float64
}

// ratiosOf gathers the ratios of the firms that report both sides of one for a year, above designated size or below.
func ratiosOf(line Line, year int, firms []firm) ratios {
	r := ratios{max(line.MinFirms, 1), map[ratioKey][]float64{}}
	for _, f := range firms {
		y, div := f.years[year], land.Division(text(f.IndustryCode))
		if y.RevenueCNY == nil || *y.RevenueCNY <= 0 || !industrial(div) {
			continue
		}
		for _, d := range drivers() {
			value := d.of(y)
			if value == nil || *value <= 0 {
				continue
			}
			r.add(ratioKey{d.name, ""}, *y.RevenueCNY / *value)
			if div != "" {
				r.add(ratioKey{d.name, div}, *y.RevenueCNY / *value)
			}
		}
	}
	return r
}

func (r ratios) add(key ratioKey, value float64) { r.values[key] = append(r.values[key], value) }

// find is the band of a division's ratio, of the whole zone's where the division has too few firms, or none at all.
func (r ratios) find(by, division string) (key ratioKey, band land.Band, found bool) {
	for _, key := range []ratioKey{{by, division}, {by, ""}} {
		if values := r.values[key]; len(values) >= r.minFirms {
			return key, quartiles(values), true
		}
	}
	return ratioKey{}, land.Band{}, false
}

// estimates are the revenues of a firm in a year by what it reported of it.
func (f firm) estimates(year int, r ratios) []land.Estimate {
	list := []land.Estimate{}
	for _, d := range drivers() {
		value := d.of(f.years[year])
		if value == nil || *value <= 0 {
			continue
		}
		key, ratio, found := r.find(d.name, land.Division(text(f.IndustryCode)))
		if !found {
			continue
		}
		e := land.Estimate{
			By: d.name, Year: year, Value: *value, Ratio: ratio, Division: key.division, Firms: len(r.values[key]),
			Revenue: land.Band{Low: ratio.Low * *value, Mid: ratio.Mid * *value, High: ratio.High * *value},
		}
		e.Formula = formula(e, d)
		list = append(list, e)
	}
	return list
}

// formula says an estimate in words: tax in 万元, the others as they are.
func formula(e land.Estimate, d driver) land.Phrase {
	whoseZH, whoseEN := "全区工业", "the zone's industry"
	if e.Division != "" {
		whoseZH, whoseEN = "本区行业大类 "+e.Division, "division "+e.Division+" of the zone"
	}
	value, unit, ratioUnit := figure(e.Value, 0), d.unit, said("元/%s", "yuan/%s", d.unit.ZH)
	ratioUnit.EN = "yuan/" + d.unit.EN
	if d.name == "tax" {
		value, unit, ratioUnit = wan(e.Value), land.Phrase{ZH: "万元", EN: "万元"}, land.Phrase{}
	}
	return said("%[1]d 年%[2]s %[4]s %[5]s × %[7]s %[8]s(%[10]s %[12]d 家中位数)= %[13]s 万元", "%[3]s of %[1]d, %[4]s %[6]s × %[7]s %[9]s (median of %[12]d firms of %[11]s) = %[13]s 万元",
		e.Year, d.zh, d.en, value, unit.ZH, unit.EN, figure(e.Ratio.Mid, 2), ratioUnit.ZH, ratioUnit.EN, whoseZH, whoseEN, e.Firms, wan(e.Revenue.Mid))
}
