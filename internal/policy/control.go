package policy

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"

	"permu/internal/land"
)

// Control is a table of control indicators (工业项目建设用地控制指标) as an office has it: a row an industry, a column an indicator.
type Control struct {
	ID        string // of the document that is made of it
	Title     string
	Document  string // that sets the limits
	Number    string // of that document
	ValidFrom string // YYYY-MM-DD; empty is not known
	Table     []byte // CSV in UTF-8
}

// controlled is an indicator of such tables: what it is called there, the test that a screening rule makes of it, and the number of a
// scheme that is checked by it.
type controlled struct {
	id          string
	title       land.Phrase
	names       []string
	value, over string
	unit        string
	applies     string
	plan        string
	why         land.Phrase
}

// inUse is land of which floor and investment are asked: built, for industry, with a user.
const inUse = "completed && industrial && occupants > 0"

func controlIndicators() []controlled {
	more := land.Phrase{ZH: "对照控制指标提升", EN: "to be raised to the control indicator"}
	return []controlled{
		{"far", land.Phrase{ZH: "容积率", EN: "floor area ratio"}, []string{"容积率", "floor area ratio", "far"}, "floor_area_m2", "land_m2", "ratio", inUse, "plan_far", land.Phrase{ZH: "提容:加层、翻建、补建", EN: "build higher, anew or more"}},
		{"coefficient", land.Phrase{ZH: "建筑系数(未计堆场)", EN: "building coefficient, without yards"}, []string{"建筑系数", "building coefficient"}, "footprint_m2", "land_m2", "%", inUse, "plan_coefficient_pct", land.Phrase{ZH: "补建或腾出空地", EN: "build on the empty land or give it up"}},
		{"investment", land.Phrase{ZH: "固定资产投资强度", EN: "fixed investment per mu"}, []string{"投资强度", "固定资产投资强度", "investment"}, "invested_cny", "land_mu", "万元/亩", inUse, "plan_investment_per_mu", more},
		{"output", land.Phrase{ZH: "亩均产值", EN: "output per mu"}, []string{"亩均产值", "产出强度", "土地产出率", "output"}, "output_cny", "land_mu", "万元/亩", "industrial && occupants > 0", "plan_output_per_mu", more},
		{"tax", land.Phrase{ZH: "亩均税收", EN: "tax per mu"}, []string{"亩均税收", "土地税收", "税收强度", "tax"}, "tax_cny", "land_mu", "万元/亩", "industrial && occupants > 0", "plan_tax_per_mu", more},
	}
}

// ControlDocument is a policy document, as JSON, whose screening rules and checks hold land and schemes against a table of control
// indicators. An industry without a limit is not asked. What the table breaks is [land.Problems] with lines.
func ControlDocument(c Control) ([]byte, error) {
	limits, err := readControl(c.Table)
	if err != nil {
		return nil, err
	}
	slug := strings.ReplaceAll(strings.ToLower(c.ID), "-", "_")
	var tables, rules, checks []any
	for _, i := range controlIndicators() {
		divisions := limits[i.id]
		if len(divisions) == 0 {
			continue
		}
		table := i.id + "_limits"
		tables = append(tables, object{"id": table, "title": i.least(), "divisions": divisions})
		rules = append(rules, i.rule(slug, table, slices.Sorted(maps.Keys(divisions))))
		checks = append(checks, object{"id": i.id + "_" + slug, "title": i.least(), "all": []any{object{"value": i.plan, "at_least": object{"table": table}}}})
	}
	basis := object{"document": c.Document}
	document := object{
		"id": c.ID, "version": 1, "title": object{"zh": c.Title}, "basis": []any{basis}, "checks": checks, "screening": object{"tables": tables, "rules": rules},
	}
	if c.Number != "" {
		basis["number"] = c.Number
	}
	if c.ValidFrom != "" {
		document["valid_from"] = c.ValidFrom
	}
	return json.Marshal(document)
}

type object = map[string]any

func (i controlled) least() object {
	return object{"zh": i.title.ZH + "不低于控制指标", "en": i.title.EN + " no less than the control indicator"}
}

// rule finds land below the limit of its industry; of land whose industry is not known it cannot tell.
func (i controlled) rule(slug, table string, divisions []string) object {
	return object{
		"id": i.id + "_below_" + slug, "kind": BreachKind,
		"title":          object{"zh": i.title.ZH + "低于控制指标", "en": i.title.EN + " below the control indicator"},
		"applies":        i.applies + " && industry in ['" + strings.Join(divisions, "', '") + "']",
		"report_unknown": i.applies,
		"all":            []any{object{"value": i.value, "over": i.over, "unit": i.unit, "title": object{"zh": i.title.ZH, "en": i.title.EN}, "below": object{"table": table}}},
		"modes":          []any{object{"mode": "self_upgrade", "why": object{"zh": i.why.ZH, "en": i.why.EN}}},
	}
}

// controlColumn is a column of limits, by its place, with what they are multiplied by to be in the unit of their indicator.
type controlColumn struct {
	at        int
	indicator string
	factor    *big.Rat
}

// readControl reads limits by indicator and division, in the units of the indicators.
func readControl(source []byte) (map[string]map[string]json.Number, error) {
	reader := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(source, []byte("\ufeff"))))
	rows, err := reader.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("table: %w: %w", err, land.ErrInvalid)
	}
	if len(rows) == 0 {
		return nil, land.Problems{{Path: "table", Rule: "must have a head"}}
	}
	industry, columns, problems := controlHead(rows[0])
	limits := map[string]map[string]json.Number{}
	for n, row := range rows[1:] {
		divisions := divisionsOfRow(row, industry)
		if industry >= 0 && divisions == nil {
			problems = append(problems, land.Problem{Path: rows[0][industry], Rule: "must be a GB/T 4754-2017 division, two digits, or a range of them", Value: row[industry], Line: n + 2})
		}
		for _, column := range columns {
			problems = append(problems, column.take(limits, divisions, row[column.at], n+2)...)
		}
	}
	if len(limits) == 0 && len(problems) == 0 {
		problems = land.Problems{{Path: "table", Rule: "must have a limit"}}
	}
	return limits, problems.Err()
}

// controlHead finds the column of the industry, and those of limits in their order.
func controlHead(head []string) (industry int, columns []controlColumn, problems land.Problems) {
	industry = -1
	for at, cell := range head {
		name, unit := nameAndUnit(cell)
		if slices.Contains([]string{"行业代码", "行业大类", "行业大类代码", "industry", "division"}, name) {
			industry = at
			continue
		}
		for _, i := range controlIndicators() {
			if !slices.Contains(i.names, name) {
				continue
			}
			factor := i.factor(unit)
			if factor == nil {
				problems = append(problems, land.Problem{Path: cell, Rule: "must be in " + i.unit + ", or of figures per mu in 万元/公顷 or 元/平方米", Value: unit, Line: 1})
				continue
			}
			columns = append(columns, controlColumn{at, i.id, factor})
		}
	}
	if industry < 0 {
		problems = append(problems, land.Problem{Path: "行业代码", Rule: "the table must have this column", Line: 1})
	}
	if len(columns) == 0 && len(problems) == 0 {
		problems = append(problems, land.Problem{Path: "容积率, 建筑系数, 投资强度, 亩均产值, 亩均税收", Rule: "the table must have one of these columns", Line: 1})
	}
	return industry, columns, problems
}

// nameAndUnit takes a head such as 投资强度(万元/公顷) apart.
func nameAndUnit(cell string) (name, unit string) {
	plain := strings.NewReplacer("（", "(", "）", ")", "％", "%", "㎡", "平方米", "m²", "平方米").Replace(strings.ToLower(strings.TrimSpace(cell)))
	name, unit, _ = strings.Cut(plain, "(")
	return strings.TrimSpace(name), strings.TrimSpace(strings.TrimSuffix(unit, ")"))
}

// factor converts a unit to that of the indicator; nil where it does not.
func (i controlled) factor(unit string) *big.Rat {
	perMu := i.unit == "万元/亩"
	switch {
	case unit == "" || unit == i.unit:
		return big.NewRat(1, 1)
	case perMu && (unit == "万元/公顷" || unit == "元/平方米"):
		return big.NewRat(1, 15)
	}
	return nil
}

// divisionsOfRow are the divisions that a row is of: 13, C13 or 13-15; nil where its cell is none.
func divisionsOfRow(row []string, industry int) []string {
	if industry < 0 {
		return nil
	}
	first, last, ok := DivisionsOf(strings.TrimLeft(strings.TrimSpace(row[industry]), "ABCDEFGHIJKLMNOPQRST"))
	if !ok {
		return nil
	}
	var divisions []string
	for d := first; d <= last; d++ {
		divisions = append(divisions, fmt.Sprintf("%02d", d))
	}
	return divisions
}

// take adds the limit of a cell for the divisions of its row; an empty one is none.
func (c controlColumn) take(limits map[string]map[string]json.Number, divisions []string, cell string, line int) (problems land.Problems) {
	cell = strings.TrimSpace(cell)
	if cell == "" || divisions == nil {
		return nil
	}
	value, ok := new(big.Rat).SetString(cell)
	if !ok || strings.ContainsAny(cell, "/eE_") || value.Sign() <= 0 {
		return land.Problems{{Path: c.indicator, Rule: "must be a positive number, or empty", Value: cell, Line: line}}
	}
	if limits[c.indicator] == nil {
		limits[c.indicator] = map[string]json.Number{}
	}
	written := strings.TrimRight(strings.TrimRight(new(big.Rat).Mul(value, c.factor).FloatString(6), "0"), ".")
	for _, d := range divisions {
		if _, twice := limits[c.indicator][d]; twice {
			problems = append(problems, land.Problem{Path: c.indicator, Rule: "has a limit for this division already", Value: d, Line: line})
		}
		limits[c.indicator][d] = json.Number(written)
	}
	return problems
}
