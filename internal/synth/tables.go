package synth

import (
	"fmt"

	"github.com/paulmach/orb"

	"permu/internal/land"
)

func parkColumns() []column[Park] {
	return []column[Park]{
		{"园区代码", func(p *Park) any { return p.Code }},
		{"园区名称", func(p *Park) any { return p.Name }},
		{"管理方式", func(p *Park) any { return say(p.Management) }},
		{"规划面积(公顷)", func(p *Park) any { return round(p.AreaM2/10_000, 4) }},
		{shapeColumn, func(p *Park) any { return p.Shape }},
	}
}

// part is a sub-area with its park.
type part struct {
	park string
	Subarea
}

func partColumns() []column[part] {
	return []column[part]{
		{"园区代码", func(p *part) any { return p.park }},
		{"片区", func(p *part) any { return p.Name }},
		{shapeColumn, func(p *part) any { return p.Shape }},
	}
}

// parcelColumns are those of a cadastral map. In a shapefile the names end after ten bytes of GBK.
func parcelColumns() []column[Parcel] {
	return []column[Parcel]{
		{"宗地代码", func(p *Parcel) any { return p.Code }},
		{"不动产权证号", func(p *Parcel) any { return text(p.CertificateNo) }},
		{"园区代码", func(p *Parcel) any { return p.ParkCode }},
		{"片区", func(p *Parcel) any { return text(p.Subarea) }},
		{"坐落", func(p *Parcel) any { return text(p.Address) }},
		{"权利人", func(p *Parcel) any { return text(p.OwnerName) }},
		{"统一社会信用代码", func(p *Parcel) any { return text(p.OwnerUSCC) }},
		{"实际使用人", func(p *Parcel) any { return text(p.UserName) }},
		{"权属性质", func(p *Parcel) any { return say(p.Tenure) }},
		{"供应方式", func(p *Parcel) any { return say(p.SupplyMethod) }},
		{"土地用途", func(p *Parcel) any { return text(p.LandUseCode) }},
		{"规划用途", func(p *Parcel) any { return text(p.PlannedUseCode) }},
		{"宗地面积", func(p *Parcel) any { return round(p.TitleAreaM2, 2) }},
		{"建筑面积", func(p *Parcel) any { return plain(p.FloorAreaM2) }},
		{"建筑占地面积", func(p *Parcel) any { return plain(p.FootprintM2) }},
		{shapeColumn, func(p *Parcel) any { return p.Shape }},
	}
}

func ledgerColumns() []column[Parcel] {
	return []column[Parcel]{
		{"宗地代码", func(p *Parcel) any { return p.Code }},
		{"证载面积(亩)", func(p *Parcel) any { return mu(&p.TitleAreaM2) }},
		{"合同编号", func(p *Parcel) any { return text(p.ContractNo) }},
		{"出让价款(万元)", func(p *Parcel) any { return money(p.PriceCNY, land.YuanPerWan) }},
		{"容积率下限", func(p *Parcel) any { return plain(p.FARMin) }},
		{"容积率上限", func(p *Parcel) any { return plain(p.FARMax) }},
		{"交地日期", func(p *Parcel) any { return day(p.HandedOverOn) }},
		{"约定动工日期", func(p *Parcel) any { return day(p.AgreedStartOn) }},
		{"约定竣工日期", func(p *Parcel) any { return day(p.AgreedCompletionOn) }},
		{"实际动工日期", func(p *Parcel) any { return day(p.ActualStartOn) }},
		{"实际竣工日期", func(p *Parcel) any { return day(p.ActualCompletionOn) }},
		{"中止建设日期", func(p *Parcel) any { return day(p.SuspendedOn) }},
		{"土地使用终止日期", func(p *Parcel) any { return day(p.EndOn) }},
		{"应动工开发面积(亩)", func(p *Parcel) any { return mu(p.DevelopableM2) }},
		{"已动工开发面积(亩)", func(p *Parcel) any { return mu(p.DevelopedM2) }},
		{"总投资额(万元)", func(p *Parcel) any { return money(p.AgreedInvestmentCNY, land.YuanPerWan) }},
		{"已投资额(万元)", func(p *Parcel) any { return money(p.InvestedCNY, land.YuanPerWan) }},
		{"闲置原因", func(p *Parcel) any { return say(p.IdleCause) }},
		{"是否抵押", func(p *Parcel) any { return yesNo(p.Mortgaged) }},
		{"是否查封", func(p *Parcel) any { return yesNo(p.Sealed) }},
	}
}

func buildingColumns() []column[Building] {
	return []column[Building]{
		{"建筑编号", func(b *Building) any { return b.ID }},
		{"宗地代码", func(b *Building) any { return b.ParcelCode }},
		{"层数", func(b *Building) any { return b.Storeys }},
		{"层高(米)", func(b *Building) any { return b.StoreyHeightM }},
		{"建筑面积(平方米)", func(b *Building) any { return b.FloorAreaM2 }},
		{"建筑用途", func(b *Building) any { return b.Use }},
		{"是否有证", func(b *Building) any { return yesNo(b.Permitted) }},
		{"竣工日期", func(b *Building) any { return day(b.CompletedOn) }},
		{shapeColumn, func(b *Building) any { return b.Shape }},
	}
}

func enterpriseColumns() []column[Enterprise] {
	return []column[Enterprise]{
		{"统一社会信用代码", func(e *Enterprise) any { return e.USCC }},
		{"企业名称", func(e *Enterprise) any { return e.Name }},
		{"园区代码", func(e *Enterprise) any { return e.ParkCode }},
		{"企业地址", func(e *Enterprise) any { return text(e.Address) }},
		{"所在宗地", func(e *Enterprise) any { return text(e.ParcelRef) }},
		{"不动产权证号", func(e *Enterprise) any { return text(e.CertificateNo) }},
		{"行业代码", func(e *Enterprise) any { return e.IndustryCode }},
		{"行业分类版本", func(*Enterprise) any { return "GB/T 4754-2017" }},
		{"规模", func(e *Enterprise) any { return say(e.Scale) }},
		{"限上商贸", func(e *Enterprise) any { return yesNo(e.TradeQuota) }},
		{"上市情况", func(e *Enterprise) any { return say(e.Listing) }},
		{"经营状态", func(e *Enterprise) any { return say(e.Status) }},
		{"成立日期", func(e *Enterprise) any { return day(e.RegisteredOn) }},
		{"投产日期", func(e *Enterprise) any { return day(e.ProductionOn) }},
		{"母公司统一社会信用代码", func(e *Enterprise) any { return text(e.ParentUSCC) }},
		{"经度", func(e *Enterprise) any { return degrees(e.At, 0) }},
		{"纬度", func(e *Enterprise) any { return degrees(e.At, 1) }},
	}
}

func degrees(p *orb.Point, axis int) any {
	if p == nil {
		return nil
	}
	return round(p[axis], 7)
}

// yearColumns are those of the statistical form, in thousand yuan.
func yearColumns() []column[Report] {
	return []column[Report]{
		{"统一社会信用代码", func(r *Report) any { return r.USCC }},
		{"单位名称", func(r *Report) any { return r.Name }},
		{"年份", func(r *Report) any { return r.Year }},
		{"工业总产值(千元)", func(r *Report) any { return money(r.OutputCNY, 1000) }},
		{"营业收入(千元)", func(r *Report) any { return money(r.RevenueCNY, 1000) }},
		{"工业增加值(千元)", func(r *Report) any { return money(r.ValueAddedCNY, 1000) }},
		{"利润总额(千元)", func(r *Report) any { return money(r.ProfitCNY, 1000) }},
		{"固定资产投资额(千元)", func(r *Report) any { return money(r.FixedInvestmentCNY, 1000) }},
		{"研发费用(千元)", func(r *Report) any { return money(r.RDCNY, 1000) }},
		{"从业人员平均人数(人)", func(r *Report) any { return whole(r.Employees) }},
		{"综合能源消费量(吨标准煤)", func(r *Report) any { return plain(r.EnergyTCE) }},
		{"用电量(千瓦时)", func(r *Report) any { return plain(r.ElectricityKWh) }},
		{"用水量(立方米)", func(r *Report) any { return plain(r.WaterM3) }},
		{"污染物排放量(吨)", func(r *Report) any { return plain(r.EmissionsT) }},
		{"技改投资(千元)", func(r *Report) any { return money(r.TechnicalInvestmentCNY, 1000) }},
	}
}

// taxColumns are those of the tax office, in yuan.
func taxColumns() []column[Report] {
	columns := []column[Report]{
		{"统一社会信用代码", func(r *Report) any { return r.USCC }},
		{"纳税人名称", func(r *Report) any { return r.Name }},
		{"年度", func(r *Report) any { return r.Year }},
		{"税收合计(元)", func(r *Report) any { return money(r.TaxCNY, 1) }},
	}
	for i, name := range []string{
		"增值税", "免抵调", "企业所得税", "城市维护建设税", "印花税", "城镇土地使用税", "房产税", "土地增值税", "教育费附加", "地方教育附加", "其他税费",
	} {
		columns = append(columns, column[Report]{name + "(元)", func(r *Report) any { return money(r.Taxes[i], 1) }})
	}
	return columns
}

func occupancyColumns() []column[Occupancy] {
	return []column[Occupancy]{
		{"宗地代码", func(o *Occupancy) any { return o.ParcelCode }},
		{"统一社会信用代码", func(o *Occupancy) any { return o.USCC }},
		{"企业名称", func(o *Occupancy) any { return o.Name }},
		{"用地关系", func(o *Occupancy) any { return say(o.Relation) }},
		{"用地面积(亩)", func(o *Occupancy) any { return mu(o.LandAreaM2) }},
		{"使用建筑面积(平方米)", func(o *Occupancy) any { return plain(o.FloorAreaM2) }},
		{"开始日期", func(o *Occupancy) any { return day(o.ValidFrom) }},
		{"结束日期", func(o *Occupancy) any { return day(o.ValidTo) }},
	}
}

func commitmentColumns() []column[Commitment] {
	return []column[Commitment]{
		{"承诺编号", func(c *Commitment) any { return c.ID }},
		{"宗地代码", func(c *Commitment) any { return c.ParcelCode }},
		{"统一社会信用代码", func(c *Commitment) any { return c.USCC }},
		{"协议编号", func(c *Commitment) any { return c.AgreementNo }},
		{"承诺指标", func(c *Commitment) any { return c.Indicator }},
		{"承诺值", func(c *Commitment) any { return plain(c.Target) }},
		{"承诺日期", func(c *Commitment) any { return day(c.TargetOn) }},
		{"计量单位", func(c *Commitment) any { return text(c.Unit) }},
		{"到期日期", func(c *Commitment) any { return day(c.DueOn) }},
		{"实际值", func(c *Commitment) any { return plain(c.Actual) }},
		{"实际日期", func(c *Commitment) any { return day(c.ActualOn) }},
		{"佐证材料", func(c *Commitment) any { return text(c.Evidence) }},
	}
}

func eventColumns() []column[Event] {
	return []column[Event]{
		{"事件编号", func(e *Event) any { return e.ID }},
		{"事件类型", func(e *Event) any { return say(e.Kind) }},
		{"宗地代码", func(e *Event) any { return text(e.ParcelCode) }},
		{"统一社会信用代码", func(e *Event) any { return text(e.USCC) }},
		{"发生日期", func(e *Event) any { return day(e.HappenedOn) }},
		{"结束日期", func(e *Event) any { return day(e.EndsOn) }},
		{"文号", func(e *Event) any { return text(e.DocumentNo) }},
		{"事件说明", func(e *Event) any { return text(e.Description) }},
	}
}

// recognitionColumns are those of the register of recognitions, which an office of its own keeps.
func recognitionColumns() []column[Event] {
	return []column[Event]{
		{"认定编号", func(e *Event) any { return e.ID }},
		{"类别", func(e *Event) any { return say(e.Kind) }},
		{"统一社会信用代码", func(e *Event) any { return e.USCC }},
		labelColumn(),
		{"认定日期", func(e *Event) any { return day(e.HappenedOn) }},
		{"有效期至", func(e *Event) any { return day(e.EndsOn) }},
		{"文号", func(e *Event) any { return text(e.DocumentNo) }},
		{"说明", func(e *Event) any { return text(e.Description) }},
	}
}

func labelColumn() column[Event] {
	return column[Event]{"认定名称", func(e *Event) any { return say(e.Label) }}
}

// yearly names the file of one year.
func yearly(name string, year int) string { return fmt.Sprintf("%s_%d.csv", name, year) }
