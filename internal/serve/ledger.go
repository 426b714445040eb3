package serve

import (
	"bytes"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"

	"permu/internal/export"
	"permu/internal/land"
	"permu/internal/layer"
)

// ledgerColumn is a column of the parcel ledger with its titles.
type ledgerColumn struct {
	name   string
	title  land.Phrase
	digits int // decimals of a number; scores are shown as the policy of their run has it
	width  float64
}

func ledgerColumns() []ledgerColumn {
	return []ledgerColumn{
		{"parcel_code", land.Phrase{ZH: "宗地代码", EN: "Parcel code"}, 0, 24},
		{"park_name", land.Phrase{ZH: "园区", EN: "Park"}, 0, 16},
		{"subarea", land.Phrase{ZH: "片区", EN: "Sub-area"}, 0, 12},
		{"owner_name", land.Phrase{ZH: "权利人", EN: "Right holder"}, 0, 30},
		{"certificate_no", land.Phrase{ZH: "不动产权证号", EN: "Certificate"}, 0, 24},
		{"land_use_code", land.Phrase{ZH: "土地用途", EN: "Land use"}, 0, 10},
		{"area_mu", land.Phrase{ZH: "用地面积(亩)", EN: "Area (mu)"}, 2, 14},
		{"title_area_mu", land.Phrase{ZH: "权属面积(亩)", EN: "Title area (mu)"}, 2, 14},
		{"floor_area_ratio", land.Phrase{ZH: "容积率", EN: "FAR"}, 2, 10},
		{"building_coverage", land.Phrase{ZH: "建筑系数", EN: "Coverage"}, 3, 10},
		{"land_state", land.Phrase{ZH: "土地状态", EN: "Land state"}, 0, 16},
		{"enterprise_count", land.Phrase{ZH: "企业数", EN: "Enterprises"}, 0, 10},
		{"above_size_count", land.Phrase{ZH: "规上企业数", EN: "Above size"}, 0, 12},
		{"output_cny", land.Phrase{ZH: "产值(元)", EN: "Output (元)"}, 2, 18},
		{"tax_cny", land.Phrase{ZH: "税收(元)", EN: "Tax (元)"}, 2, 18},
		{"output_per_mu", land.Phrase{ZH: "亩均产值(万元/亩)", EN: "Output per mu (万元/亩)"}, 2, 18},
		{"tax_per_mu", land.Phrase{ZH: "亩均税收(万元/亩)", EN: "Tax per mu (万元/亩)"}, 2, 18},
		{"percentile", land.Phrase{ZH: "百分位", EN: "Percentile"}, 1, 10},
		{"score", land.Phrase{ZH: "得分", EN: "Score"}, 0, 10},
		{"grade", land.Phrase{ZH: "等级", EN: "Grade"}, 0, 8},
		{"efficiency_class", land.Phrase{ZH: "效益分类", EN: "Efficiency"}, 0, 12},
		{"findings", land.Phrase{ZH: "线索", EN: "Findings"}, 0, 24},
		{"disposal_mode", land.Phrase{ZH: "建议处置方式", EN: "Suggested disposal"}, 0, 18},
		{"year", land.Phrase{ZH: "年度", EN: "Year"}, 0, 8},
	}
}

// mostForm bounds what a form may bring: a hundred thousand parcel codes are 2 MB.
const mostForm = 8 << 20

// parcelLedger writes the parcels that the same filters show as a layer, in the columns asked for; parcels that are
// named come in the order in which they are named.
func (s *server) parcelLedger(c *gin.Context) error {
	collection, _ := layer.CollectionByID("parcels")
	c.Request.Body = http.MaxBytesReader(c.Writer, c.Request.Body, mostForm)
	if err := c.Request.ParseForm(); err != nil {
		return fmt.Errorf("form: %w: %w", err, land.ErrInvalid)
	}
	values := c.Request.Form
	for name, list := range values {
		if !isText(name + strings.Join(list, "")) {
			return fmt.Errorf("form: must be text in UTF-8 without NUL: %w", land.ErrInvalid)
		}
	}
	columns, err := askedColumns(values)
	if err != nil {
		return err
	}
	english := values.Get("lang") == "en"
	for _, name := range []string{"columns", "lang"} {
		values.Del(name)
	}
	values.Set("zone_code", c.Param("zone_code"))
	q, err := parseItems(collection, values)
	if err != nil {
		return err
	}
	query, _, err := s.resolve(c.Request.Context(), q)
	if err != nil {
		return err
	}
	query.Limit = 1 << 30
	var book bytes.Buffer
	if err := s.writeLedger(c, &book, query, columns, english); err != nil {
		return err
	}
	name := fmt.Sprintf("宗地台账-%s-%d.xlsx", query.ZoneCode, query.Year)
	writeBook(c, "parcels.xlsx", name, book.Bytes())
	return nil
}

// askedColumns are the columns that are asked for, in that order; all when none is.
func askedColumns(values url.Values) ([]ledgerColumn, error) {
	all := ledgerColumns()
	if !values.Has("columns") {
		return all, nil
	}
	var asked []ledgerColumn
	var problems land.Problems
	for _, name := range splitList(values.Get("columns")) {
		i := slices.IndexFunc(all, func(c ledgerColumn) bool { return c.name == name })
		if i < 0 {
			problems = append(problems, land.Problem{Path: "columns", Rule: "no such column", Value: name})
			continue
		}
		asked = append(asked, all[i])
	}
	return asked, problems.Err()
}

func (s *server) writeLedger(c *gin.Context, book *bytes.Buffer, q layer.Query, columns []ledgerColumn, english bool) error {
	score, err := s.Zones.ShownScore(c.Request.Context(), q.ZoneCode, q.RunID)
	if err != nil {
		return err
	}
	rows, err := s.Zones.Features(c.Request.Context(), q)
	if err != nil {
		return err
	}
	defer rows.Close()
	titles, say := make([]export.Column, len(columns)), sayIn(english)
	for i, column := range columns {
		titles[i] = export.Column{Title: say(column.title), Width: column.width}
	}
	sheet := ledgerSheet{columns: columns, english: english, words: words(), score: score}
	return export.Sheet(book, "宗地台账", titles, sheet.inOrder(rows, q.Equal["parcel_code"]))
}
