package serve

import (
	"fmt"
	"strings"

	"permu/internal/export"
	"permu/internal/land"
)

// parcels is the land parcel by parcel, by title and as it was measured, and whether it is one piece.
func (w paperwork) parcels() []export.Block {
	head := []string{
		w.say(phrase("宗地代码", "Parcel")), w.say(phrase("权利人", "Right holder")), w.say(phrase("权利性质", "Tenure")), w.say(phrase("用途", "Use")), w.say(phrase("证载面积(m²)", "By title (m²)")),
		w.say(phrase("实测面积(m²)", "As measured (m²)")), w.say(phrase("现状", "Since")),
	}
	var rows [][]export.Cell
	for _, p := range w.rests.Parcels {
		rows = append(rows, rowOf(p.ParcelCode, text(p.OwnerName), w.tenure(p.Tenure), w.use(p.LandUseCode), number(p.TitleM2, 2), number(p.MeasuredM2, 2), w.became(p.ParcelCode)))
	}
	blocks := []export.Block{{Level: 2, Text: w.say(phrase("宗地", "Parcels"))}, {Head: head, Rows: rows, Wide: []int{5, 5, 2, 3, 3, 3, 3}}}
	return append(blocks, w.apart()...)
}

// apart says that the parcels do not make one piece of land, where they do not.
func (w paperwork) apart() []export.Block {
	pieces, join := w.rests.Pieces, w.rests.JoinM
	if pieces == 0 { // frozen before it was kept
		pieces, join = w.Ground.Pieces, w.Ground.JoinM
	}
	if pieces <= 1 {
		return nil
	}
	return []export.Block{{Text: fmt.Sprintf(w.say(phrase("地块由 %d 片不相接的土地组成(间隔超过 %s 米即不算相接)。", "The site consists of %d pieces of land that do not touch: a gap of more than %s m parts them.")), pieces, grouped(join, -1))}}
}

// present is what stands on each parcel with its permits, and what its enterprises came to in the years before.
func (w paperwork) present() []export.Block {
	head := []string{
		w.say(phrase("宗地代码", "Parcel")), w.say(phrase("建筑面积(m²)", "Floor area (m²)")), w.say(phrase("有证(m²)", "With permit (m²)")), w.say(phrase("无证(m²)", "Without (m²)")),
		w.say(phrase("证照未登记(m²)", "Permit not on record (m²)")), w.say(phrase("基底(m²)", "Footprint (m²)")), w.say(phrase("最高层数", "Storeys")),
	}
	var rows [][]export.Cell
	for _, p := range w.rests.Parcels {
		storeys := export.Cell{Text: "—"}
		if p.Storeys != nil {
			storeys = counted(*p.Storeys)
		}
		rows = append(rows, rowOf(p.ParcelCode, number(p.FloorAreaM2, 2), number(p.PermittedM2, 2), number(p.UnpermittedM2, 2), number(p.PermitUnknownM2, 2), number(p.FootprintM2, 2), storeys))
	}
	blocks := []export.Block{{Level: 2, Text: w.say(phrase("建筑", "Buildings"))}, {Head: head, Rows: rows, Wide: []int{5, 3, 3, 3, 3, 3, 2}}}
	return append(blocks, w.yearsBefore()...)
}

// yearsBefore is what the enterprises on the site came to year by year, where it is known of every parcel in use.
func (w paperwork) yearsBefore() []export.Block {
	if len(w.rests.Years) == 0 {
		return nil
	}
	head, wide := []string{w.say(phrase("近三年", "Three years"))}, []int{4}
	for _, y := range w.rests.Years {
		head, wide = append(head, fmt.Sprint(y.Year)), append(wide, 3)
	}
	wan := func(v *float64) *float64 {
		if v == nil {
			return nil
		}
		return new(*v / land.YuanPerWan)
	}
	var rows [][]export.Cell
	for _, line := range []struct {
		title  land.Phrase
		unit   land.Phrase
		digits int
		of     func(land.PresentYear) *float64
	}{
		{phrase("产值", "Output"), phrase("万元", "10,000 yuan"), 2, func(y land.PresentYear) *float64 { return wan(y.OutputCNY) }},
		{phrase("税收", "Tax"), phrase("万元", "10,000 yuan"), 2, func(y land.PresentYear) *float64 { return wan(y.TaxCNY) }},
		{phrase("从业人员", "Employees"), phrase("人", "persons"), 0, func(y land.PresentYear) *float64 { return y.Employees }},
		{phrase("能耗", "Energy"), phrase("tce", "tce"), 2, func(y land.PresentYear) *float64 { return y.EnergyTCE }},
	} {
		cells := rowOf(w.say(line.title))
		for _, y := range w.rests.Years {
			cells = append(cells, number(line.of(y), line.digits))
		}
		rows = append(rows, append(cells, rowOf(w.say(line.unit))...))
	}
	return []export.Block{
		{Level: 2, Text: w.say(phrase("近三年产值、税收、用工与能耗", "Output, tax, staff and energy of three years"))},
		{Head: append(head, w.say(phrase("单位", "Unit"))), Rows: rows, Wide: append(wide, 3)},
		{Text: w.say(phrase("— 表示在用宗地缺数,不作合计。", "A dash is a year that is not known of every parcel in use."))},
	}
}

// tenure says who owns the land.
func (w paperwork) tenure(code *string) string {
	if code == nil {
		return "—"
	}
	if said, ok := land.TenureName(*code); ok {
		return w.say(said)
	}
	return *code
}

// use is a land use code with its name.
func (w paperwork) use(code *string) string {
	if code == nil {
		return "—"
	}
	name, ok := land.UseName(*code)
	if !ok {
		return orDash(*code)
	}
	return w.say(name) + " " + *code
}

// became says what a parcel became since.
func (w paperwork) became(code string) string {
	for _, change := range w.Ground.Changes {
		if change.ParcelCode == code {
			var into []string
			for _, b := range change.Became {
				into = append(into, b.ParcelCode)
			}
			if len(into) == 0 {
				return w.say(phrase("已注销或变更(无后续宗地记录)", "no longer in force (what it became is not on record)"))
			}
			return w.say(phrase("已变更为 ", "became ")) + strings.Join(into, ", ")
		}
	}
	return w.changed(code)
}

// changed says of a parcel in force whether its land is still what it was when it came into the site.
func (w paperwork) changed(code string) string {
	for _, p := range w.Current.Parcels {
		if c := p.LandChange; p.ParcelCode == code && c != nil {
			said := fmt.Sprintf(w.say(phrase("用地由 %s m² 变为 %s m²", "its land changed from %s m² to %s m²")), grouped(c.FromM2, 2), grouped(c.ToM2, 2))
			if len(c.TookIn) > 0 {
				said += w.say(phrase(",并入 ", ", it took in ")) + strings.Join(c.TookIn, ", ")
			}
			return said
		}
	}
	return w.say(phrase("有效", "in force"))
}

// yearsSaid are years as a span where they follow on each other.
func yearsSaid(years []int) string {
	last := len(years) - 1
	if last > 0 && years[last]-years[0] == last {
		return fmt.Sprintf("%d–%d", years[0], years[last])
	}
	said := make([]string, len(years))
	for i, year := range years {
		said[i] = fmt.Sprint(year)
	}
	return strings.Join(said, ", ")
}
