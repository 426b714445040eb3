package serve

import (
	"iter"
	"math"
	"strconv"
	"strings"

	"permu/internal/disposal"
	"permu/internal/land"
	"permu/internal/layer"
)

// words says codes as people do.
func words() map[string]land.Phrase {
	said := map[string]land.Phrase{
		"built_used":       {ZH: "已建在用", EN: "built and used"},
		"supplied_unused":  {ZH: "供而未用", EN: "supplied, unused"},
		"idle":             {ZH: "闲置", EN: "idle"},
		"low_efficiency":   {ZH: "低效", EN: "low efficiency"},
		"not_industrial":   {ZH: "非工业用地", EN: "not industrial"},
		"cannot_tell":      {ZH: "无法判断", EN: "cannot tell"},
		"idle_not_started": {ZH: "闲置:未动工", EN: "idle: not started"},
		"idle_suspended":   {ZH: "疑似闲置:中止开发", EN: "suspected idle: suspended"},
		"high":             {ZH: "高", EN: "high"},
		"middle":           {ZH: "中", EN: "middle"},
		"low":              {ZH: "低", EN: "low"},
		"unknown":          {ZH: "未知", EN: "unknown"},
		"partly":           {ZH: "部分", EN: "in part"},
		"below_size":       {ZH: "规下", EN: "below size"},
		"missing":          {ZH: "", EN: ""},
		"not_applicable":   {ZH: "不适用", EN: "not applicable"},
		"none":             {ZH: "—", EN: "—"},
	}
	for _, track := range disposal.Tracks() {
		if _, named := said[track.Name]; !named {
			said[track.Name] = track.Title
		}
	}
	for _, mode := range disposal.Modes() {
		said[mode.Name] = mode.Title
	}
	return said
}

// ledgerSheet turns rows of the parcel layer into cells.
type ledgerSheet struct {
	columns []ledgerColumn
	english bool
	words   map[string]land.Phrase
	score   func(float64) float64 // as it is shown
}

// inOrder gives the cells of rows in the order of the parcel codes, or as they come when there are none.
func (l ledgerSheet) inOrder(rows layer.Rows, codes []string) iter.Seq2[[]any, error] {
	if len(codes) == 0 {
		return l.asTheyCome(rows)
	}
	return func(yield func([]any, error) bool) {
		cells := map[string][]any{}
		for row, err := range l.asTheyCome(rows) {
			if err != nil {
				yield(nil, err)
				return
			}
			cells[string(rows.Values()[0])] = row
		}
		for _, code := range codes {
			if row, ok := cells[code]; ok && !yield(row, nil) {
				return
			}
		}
	}
}

func (l ledgerSheet) asTheyCome(rows layer.Rows) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		for rows.Next() {
			row, err := l.row(rows)
			if !yield(row, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(nil, err)
		}
	}
}

func (l ledgerSheet) row(rows layer.Rows) ([]any, error) {
	named := map[string]any{}
	for i, column := range rows.Columns() {
		if i == 1 {
			continue // the geometry
		}
		value, err := layer.Decode(column.Type, rows.Values()[i])
		if err != nil {
			return nil, err
		}
		named[column.Name] = value
	}
	cells := make([]any, len(l.columns))
	for i, column := range l.columns {
		cells[i] = l.cell(column, named)
	}
	return cells, nil
}

// cell is a value as people read it. A figure that is not there says why: known in part, below size, not applicable, or
// nothing. An amount of a part of the users is a text that says so, which nobody adds up by mistake.
func (l ledgerSheet) cell(column ledgerColumn, named map[string]any) any {
	amount, _, _ := strings.Cut(column.name, "_")
	state, stated := named[amount+"_state"].(string)
	switch v := named[column.name].(type) {
	case nil:
		if stated {
			return l.say(state)
		}
		return nil
	case float64:
		if stated && land.State(state) == land.Partly {
			return strconv.FormatFloat(v, 'f', column.digits, 64) + " " + l.say(state)
		}
		if column.name == "score" {
			return l.score(v)
		}
		unit := math.Pow10(column.digits)
		return math.Round(v*unit) / unit
	case string:
		return l.say(v)
	case []string:
		list := make([]string, len(v))
		for i, code := range v {
			list[i] = l.say(code)
		}
		return strings.Join(list, "、")
	default:
		return v
	}
}

func (l ledgerSheet) say(code string) string {
	phrase, ok := l.words[code]
	switch {
	case !ok:
		return code
	case l.english:
		return phrase.EN
	}
	return phrase.ZH
}
