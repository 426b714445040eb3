package screen

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
)

// worded is what the words of a test of a number take, made once for all subjects.
type worded struct {
	title, unit land.Phrase
	reported    bool     // by enterprises, for a year
	inputs      []string // of reports: the number or the ratio with its year, tax_per_mu_2020, by years back
	inputUnit   string
	parts       []part // of records
}

// part is a number on record: its column in whole steps of p/q of its unit.
type part struct {
	name, unit string
	column     []float64
	p, q       float64
}

func wordedOf(t policy.Test, facts *score.Facts) worded {
	w := worded{title: titleOf(t), unit: unitOf(t), reported: isReported(t.Value), inputUnit: t.Unit}
	value, _ := policy.RuleNumber(t.Value)
	if w.inputUnit == "" {
		w.inputUnit = value.Unit
	}
	for back := range t.YearsOf() {
		w.inputs = append(w.inputs, inputName(t)+"_"+strconv.Itoa(facts.Year-back))
	}
	for _, name := range []string{t.Value, t.Over} {
		if n, ok := policy.RuleNumber(name); ok && !w.reported {
			step := policy.FactorOf(n, policy.Number{}, false, "")
			w.parts = append(w.parts, part{name, n.Unit, facts.Number(n, 0), float64(step.P), float64(step.Q)})
		}
	}
	return w
}

func inputName(t policy.Test) string {
	if t.Over == "" {
		return t.Value
	}
	under, _ := policy.RuleNumber(t.Over)
	return strings.TrimSuffix(t.Value, "_cny") + "_per_" + strings.TrimPrefix(under.Name, "land_")
}

// readings are the values of the years that are known, the oldest first, which go to the inputs; the others are missing.
func (t *test) readings(i int, inputs map[string]land.Input, missing *[]string) []float64 {
	values := make([]float64, 0, len(t.inputs))
	for back := len(t.inputs) - 1; back >= 0; back-- {
		value := t.series(i, back)
		if math.IsNaN(value) {
			*missing = append(*missing, t.lacking(i, back)...)
			continue
		}
		values = append(values, value)
		if t.reported {
			inputs[t.inputs[back]] = land.Input{Value: rounded(value), Unit: t.inputUnit, Source: land.FromReport}
			continue
		}
		for _, p := range t.parts {
			inputs[p.name] = land.Input{Value: p.column[i] * p.p / p.q, Unit: p.unit, Source: land.FromParcel}
		}
	}
	return values
}

// unreported names what users have not reported where others have, the oldest year first: tax_cny_2020 and the user.
func (t *test) unreported(i int) []string {
	var names []string
	for back := t.YearsOf() - 1; back >= 0; back-- {
		for _, user := range t.users(i, back) {
			names = append(names, t.Value+"_"+strconv.Itoa(t.facts.Year-back)+" "+user)
		}
	}
	return names
}

// lacking names what a year's value is missing: of a report its name with the year, of a record each number that is not there.
func (t *test) lacking(i, back int) []string {
	if t.reported {
		return []string{t.inputs[back]}
	}
	var names []string
	for _, name := range []string{t.Value, t.Over} {
		n, ok := policy.RuleNumber(name)
		if column := t.facts.Number(n, back); ok && (column == nil || math.IsNaN(column[i])) {
			names = append(names, name)
		}
	}
	return names
}

// reading is the comparison in words: of a mean with how many of its years are known.
func (t *test) reading(i int, values []float64, limit float64) land.Phrase {
	sign, limitZH, limitEN := t.sign, trimmed(limit)+t.unit.ZH, trimmed(limit)+t.unit.EN
	switch window := t.WindowOf(); {
	case window == policy.ChangeWindow:
		value, _ := t.value(i)
		return land.Phrase{ZH: fmt.Sprintf("较上年变化 %s %s %s", shown(value, sign), sign, limitZH), EN: fmt.Sprintf(" changed by %s %s %s", shown(value, sign), sign, limitEN)}
	case t.YearsOf() == 1:
		return land.Phrase{ZH: fmt.Sprintf(" %s %s %s", shown(values[0], sign), sign, limitZH), EN: fmt.Sprintf(" %s %s %s", shown(values[0], sign), sign, limitEN)}
	case window == policy.MeanWindow:
		value, n := t.value(i)
		known, years, compared := strconv.Itoa(n), strconv.Itoa(t.YearsOf()), shown(value, sign)+" "+sign+" "
		return land.Phrase{
			ZH: "近 " + years + " 年(有数据 " + known + " 年)平均 " + compared + limitZH,
			EN: ", mean of " + known + " known of " + years + " years: " + compared + limitEN,
		}
	}
	list := make([]string, len(values))
	for at, value := range values {
		list[at] = shown(rounded(value), sign)
	}
	each := land.Phrase{ZH: "各年", EN: "each"}
	if t.WindowOf() == policy.AnyWindow {
		each = land.Phrase{ZH: "任一年", EN: "any"}
	}
	years := strings.Join(list, "、")
	return land.Phrase{
		ZH: fmt.Sprintf("近 %d 年%s %s %s %s", t.YearsOf(), each.ZH, years, sign, limitZH),
		EN: fmt.Sprintf(", %s of %d years: %s %s %s", each.EN, t.YearsOf(), years, sign, limitEN),
	}
}

// shown is a value with two decimals that lies on the same side of a limit as the value: below it rounds down, above it up.
func shown(value float64, sign string) string {
	hundredths := math.Round(value*1e6) / 1e4
	if sign == "<" || sign == "≤" {
		return twoDecimals(math.Floor(hundredths) / 100)
	}
	return twoDecimals(math.Ceil(hundredths) / 100)
}

func twoDecimals(v float64) string { return strconv.FormatFloat(v, 'f', 2, 64) }

// trimmed is a limit with at most four decimals.
func trimmed(v float64) string { return strconv.FormatFloat(math.Round(v*1e4)/1e4, 'f', -1, 64) }

// gap is what is lacking to clear a number: of a mean on every year of it.
func (t *test) gap(i int, limit float64) land.Phrase {
	value, n := t.value(i)
	if math.IsNaN(value) || t.WindowOf() == policy.ChangeWindow {
		return land.Phrase{}
	}
	lacking := twoDecimals(math.Ceil(math.Round(math.Abs(limit-value)*1e6)/1e4) / 100)
	title, unit, verb, en := t.title, t.unit, "再提高", "more"
	if t.sign == ">" || t.sign == "≥" {
		verb, en = "再降低", "less"
	}
	if t.YearsOf() > 1 {
		return land.Phrase{
			ZH: title.ZH + " " + strconv.Itoa(n) + " 年平均" + verb + " " + lacking + unit.ZH, EN: lacking + unit.EN + " " + en + " of " + english(title) + " on the mean",
		}
	}
	return land.Phrase{ZH: fmt.Sprintf("%s%s %s%s", title.ZH, verb, lacking, unit.ZH), EN: fmt.Sprintf("%s%s %s of %s", lacking, unit.EN, en, english(title))}
}
