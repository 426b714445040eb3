package synth

import (
	"iter"
	"slices"
	"time"

	"permu/internal/land"
)

// sheet is one table on its way to a file. Cells are nil, string, int, float64, time.Time or, in the last column of a
// map layer, orb.Polygon or orb.MultiPolygon.
type sheet struct {
	file   string
	title  string // the row above the header, or the name of the layer
	first  int    // line, row or feature number of the first row in the file
	header []string
	rows   iter.Seq[[]any]
}

// shapeColumn heads the last column of a layer.
const shapeColumn = "几何"

// column is one column of a table of T.
type column[T any] struct {
	header string
	cell   func(*T) any
}

// tabulate makes a sheet of the values that pass; pass may be nil.
func tabulate[T any](file, title string, columns []column[T], values []T, pass func(*T) bool) sheet {
	s := sheet{file: file, title: title}
	for _, c := range columns {
		s.header = append(s.header, c.header)
	}
	s.rows = func(yield func([]any) bool) {
		for i := range values {
			if pass != nil && !pass(&values[i]) {
				continue
			}
			row := make([]any, len(columns))
			for k, c := range columns {
				row[k] = c.cell(&values[i])
			}
			if !yield(row) {
				return
			}
		}
	}
	return s
}

func (s sheet) column(header string) int { return slices.Index(s.header, header) }

// The functions below make cells; what is missing becomes nil.

func text(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func day(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t
}

func whole(v *int) any {
	if v == nil {
		return nil
	}
	return *v
}

func plain(v *float64) any {
	if v == nil {
		return nil
	}
	return *v
}

// mu is an area in mu to four decimals.
func mu(m2 *float64) any {
	if m2 == nil {
		return nil
	}
	return round(land.Mu(*m2), 4)
}

// money is an amount in a unit of so many yuan.
func money(m *land.Money, unit float64) any {
	if m == nil {
		return nil
	}
	return round(m.Yuan()/unit, 6)
}

func yesNo(v bool) any {
	if v {
		return "是"
	}
	return "否"
}

// say puts a value of a choice into the words of an office.
func say(value string) any {
	words := map[string]string{
		"direct": "直管", "autonomous": "自主管理", "joint": "联合管理",
		"state": "国有", "collective": "集体",
		"granted": "出让", "allocated": "划拨", "leased": "租赁",
		"government": "政府原因", "force_majeure": "不可抗力", "holder": "企业原因",
		"above": "规上", "below": "规下",
		"none": "无", "preparing": "拟上市", "listed": "已上市",
		"operating": "在营", "stopped": "停产", "deregistered": "注销",
		"own": "自有", "lease": "租赁", "sublease": "转租",
		"safety": "安全生产", "environment": "环境保护", "credit": "信用", "shutdown": "停产", "resumption": "复产",
		"seizure": "查封", "illegal_building": "违法建设", "other": "其他", recognised: "认定与荣誉",
		"high_tech": "高新技术企业", "specialised": "专精特新中小企业", "quality_award": "政府质量奖",
	}
	return text(words[value])
}
