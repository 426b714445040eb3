package survey

import (
	"slices"
	"strings"

	"permu/internal/land"
)

// appraisalColumns are the columns of a list of appraisal items, as offices head them and by their names on the wire.
func appraisalColumns() map[string]string {
	return map[string]string{
		"一级指标": "group", "一级权重": "group_weight", "指标": "name", "权重": "weight", "单位": "unit", "目标值": "target", "方向": "direction",
		"系统指标": "number", "填报值": "value", "数据来源": "source", "责任单位": "supplier", "文件": "document", "网址": "url",
	}
}

// ReadAppraisal reads a list of appraisal items, with Chinese or English heads. An item's value is the one that its list
// reports, else the indicator of this program that it names, which must be one of numbers. What it breaks is
// [land.Problems] with lines.
func ReadAppraisal(source []byte, numbers []string) ([]land.AppraisalItem, error) {
	rows, err := records(source)
	if err != nil {
		return nil, err
	}
	var problems land.Problems
	items := []land.AppraisalItem{}
	for _, r := range rows {
		r = r.inEnglish()
		item := land.AppraisalItem{
			Group: r.cells["group"], GroupWeight: r.number("group_weight", &problems), Name: r.cells["name"], Weight: r.number("weight", &problems),
			Unit: r.cells["unit"], Target: r.number("target", &problems), Number: r.cells["number"], Value: r.number("value", &problems),
			Supplier: r.cells["supplier"], Document: r.cells["document"], URL: r.cells["url"],
		}
		item.Source = land.Phrase{ZH: r.cells["source"], EN: r.cells["source"]}
		problems = append(problems, r.appraisalProblems(&item, numbers)...)
		items = append(items, item)
	}
	if len(items) == 0 {
		problems = append(problems, land.Problem{Path: "csv", Rule: "must have an item"})
	}
	return items, problems.Err()
}

// inEnglish is a record with its cells by their names on the wire.
func (r record) inEnglish() record {
	names, cells := appraisalColumns(), map[string]string{}
	for head, cell := range r.cells {
		if name, ok := names[head]; ok {
			head = name
		}
		cells[head] = cell
	}
	return record{r.line, cells}
}

// appraisalProblems are the rules that an item breaks; it also reads which way is better.
func (r record) appraisalProblems(item *land.AppraisalItem, numbers []string) land.Problems {
	var problems land.Problems
	refuse := func(path, rule, value string) {
		problems = append(problems, land.Problem{Path: path, Rule: rule, Value: value, Line: r.line})
	}
	switch direction := r.cells["direction"]; direction {
	case "", "高", "正向", "high", "up":
	case "低", "负向", "逆向", "low", "down":
		item.Less = true
	default:
		refuse("direction", "must be 高 or 低, or empty", direction)
	}
	if item.Group == "" {
		refuse("group", "must be given", "")
	}
	if item.Number != "" && !slices.Contains(numbers, item.Number) {
		refuse("number", "must be one of "+strings.Join(numbers, ", "), item.Number)
	}
	for path, weight := range map[string]*float64{"group_weight": item.GroupWeight, "weight": item.Weight} {
		if weight != nil && *weight < 0 {
			refuse(path, "must not be negative", figure(*weight, 4))
		}
	}
	if item.Value != nil && item.Source.ZH == "" {
		refuse("source", "a reported value needs its source", "")
	}
	return problems
}

// Appraise gives the items of a list their values, of which the list's own come first, and the gaps to their targets.
// Values are those of this program by name; from says where those are from.
func Appraise(list land.AppraisalList, items []land.AppraisalItem, values map[string]*float64, from land.Phrase) land.Appraisal {
	a := land.Appraisal{ListID: list.ListID, Version: list.Version, Items: items}
	groups := map[string]bool{}
	for n := range items {
		item := &items[n]
		if item.Value == nil && values[item.Number] != nil {
			item.Value, item.Source = values[item.Number], from
		}
		if item.Value != nil && item.Target != nil {
			gap := max(*item.Target-*item.Value, 0)
			if item.Less {
				gap = max(*item.Value-*item.Target, 0)
			}
			item.Gap = &gap
		}
		if item.GroupWeight != nil && !groups[item.Group] {
			groups[item.Group] = true
			a.Weight += *item.GroupWeight
		}
	}
	return a
}
