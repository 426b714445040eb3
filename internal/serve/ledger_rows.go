package serve

import (
	"iter"
	"math"
	"slices"
	"strings"

	"permu/internal/land"
	"permu/internal/layer"
)

// words says codes as people do.
func words() map[string]land.Phrase {
	return map[string]land.Phrase{
		"built_used":       {ZH: "已建在用", EN: "built and used"},
		"supplied_unused":  {ZH: "供而未用", EN: "supplied, unused"},
		"idle":             {ZH: "闲置", EN: "idle"},
		"low_efficiency":   {ZH: "低效", EN: "low efficiency"},
		"cannot_tell":      {ZH: "无法判断", EN: "cannot tell"},
		"idle_not_started": {ZH: "闲置:未动工", EN: "idle: not started"},
		"idle_suspended":   {ZH: "疑似闲置:中止开发", EN: "suspected idle: suspended"},
		"high":             {ZH: "高", EN: "high"},
		"middle":           {ZH: "中", EN: "middle"},
		"low":              {ZH: "低", EN: "low"},
		"unknown":          {ZH: "未知", EN: "unknown"},
		"merge_reorganise": {ZH: "兼并重组", EN: "merge and reorganise"},
		"joint_investment": {ZH: "联合招商", EN: "joint investment"},
		"recover_reset":    {ZH: "收回重置", EN: "recover and reset"},
		"self_upgrade":     {ZH: "自主升级", EN: "upgrade by the owner"},
		"none":             {ZH: "—", EN: "—"},
	}
}

// ledgerRows are the rows of a sheet; a cell without a value stays empty, an output that nobody asks of enterprises
// below designated size says so.
func ledgerRows(rows layer.Rows, columns []ledgerColumn, english bool) iter.Seq2[[]any, error] {
	at := make([]int, len(columns))
	for i, column := range columns {
		at[i] = slices.IndexFunc(rows.Columns(), func(c layer.Column) bool { return c.Name == column.name })
	}
	said := words()
	return func(yield func([]any, error) bool) {
		for rows.Next() {
			cells := make([]any, len(columns))
			for i, column := range columns {
				value, err := layer.Decode(rows.Columns()[at[i]].Type, rows.Values()[at[i]])
				if err != nil {
					yield(nil, err)
					return
				}
				cells[i] = cell(value, column, said, english)
			}
			if !yield(cells, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(nil, err)
		}
	}
}

func cell(value any, column ledgerColumn, said map[string]land.Phrase, english bool) any {
	switch v := value.(type) {
	case float64:
		unit := math.Pow10(column.digits)
		return math.Round(v*unit) / unit
	case string:
		return say(v, said, english)
	case []string:
		list := make([]string, len(v))
		for i, code := range v {
			list[i] = say(code, said, english)
		}
		return strings.Join(list, "、")
	}
	return value
}

func say(code string, said map[string]land.Phrase, english bool) string {
	phrase, ok := said[code]
	switch {
	case !ok:
		return code
	case english:
		return phrase.EN
	}
	return phrase.ZH
}
