package synth

import (
	"fmt"
	"time"
)

// promise writes agreements: for land that is not finished, and for some of what is in use.
func (z *Zone) promise(d dice) {
	agreements := 0
	for n := range z.Parcels {
		p := &z.Parcels[n]
		if p.OwnerUSCC == "" || !unbuilt(p.State) && !d.chance(0.04) || p.ContractNo == "" {
			continue
		}
		agreements++
		no := fmt.Sprintf("示例协〔%d〕%04d号", p.HandedOverOn.Year(), agreements)
		for _, c := range p.commitments(z.Profile.AsOf(), d) {
			c.ID = fmt.Sprintf("LY%06d", len(z.Commitments)+1)
			c.ParcelCode, c.USCC, c.AgreementNo = p.Code, p.OwnerUSCC, no
			z.Commitments = append(z.Commitments, c)
		}
	}
}

// commitments lists what one agreement promises: two dates, investment, floor area ratio, output and tax.
func (p *Parcel) commitments(asOf time.Time, d dice) []Commitment {
	due := p.AgreedCompletionOn.AddDate(1, 0, 0)
	start := Commitment{Indicator: "开工日期", TargetOn: p.AgreedStartOn, DueOn: p.AgreedStartOn, ActualOn: p.ActualStartOn}
	finish := Commitment{
		Indicator: "竣工日期", TargetOn: p.AgreedCompletionOn, DueOn: p.AgreedCompletionOn, ActualOn: p.ActualCompletionOn,
	}
	invested := number("固定资产投资强度", "万元/亩", round(p.AgreedInvestmentCNY.PerMu(p.TitleAreaM2), 1), p.AgreedCompletionOn)
	if p.InvestedCNY != nil {
		invested.Actual = new(round(p.InvestedCNY.PerMu(p.TitleAreaM2), 1))
	}
	ratio := number("容积率", "", round(d.between(1.0, 2.0), 1), p.AgreedCompletionOn)
	output := number("亩均产值", "万元/亩", float64(5*d.whole(50, 130)), due)
	tax := number("亩均税收", "万元/亩", float64(d.whole(8, 30)), due)
	if !unbuilt(p.State) {
		ratio.Actual = new(round(p.floorM2/p.TitleAreaM2, 2))
		for _, c := range []*Commitment{&output, &tax} {
			if due.Before(asOf) && d.chance(0.7) {
				c.Actual = new(round(*c.Target*d.between(0.45, 1.4), 1))
				c.ActualOn, c.Evidence = due.AddDate(0, d.whole(1, 5), 0), "达产核查表"
			}
		}
	}
	return []Commitment{start, finish, invested, ratio, output, tax}
}

func number(indicator, unit string, target float64, due time.Time) Commitment {
	return Commitment{Indicator: indicator, Unit: unit, Target: new(target), DueOn: due}
}

// happening is a kind of event with what is usually written about it.
type happening struct {
	kind, text, document string
	days                 int // how long it lasts, 0 for an event of one day
	weight               int
}

var happenings = []happening{
	{"safety", "消防通道堵塞,责令限期整改", "示例应急改〔%d〕%d号", 30, 28},
	{"environment", "废气排放超标,责令改正", "示例环罚〔%d〕%d号", 60, 22},
	{"credit", "列入经营异常名录", "示例市监〔%d〕%d号", 180, 12},
	{"shutdown", "企业停产", "示例工信〔%d〕%d号", 0, 10},
	{"resumption", "企业复产", "示例工信〔%d〕%d号", 0, 6},
	{"seizure", "土地使用权被查封", "示例法执〔%d〕%d号", 720, 6},
	{"illegal_building", "加盖铁皮屋,未取得规划许可", "示例执法〔%d〕%d号", 120, 12},
	{"other", "完成标准化改造现场踏勘", "示例经发〔%d〕%d号", 0, 4},
}

// happen writes events: a shutdown for every enterprise that has stopped, and accidents in proportion to the parcels.
func (z *Zone) happen(d dice) {
	asOf := z.Profile.AsOf()
	for _, e := range z.Enterprises {
		if e.Status == "stopped" {
			const parcelDigits = 19 // a reference may be to a unit on the parcel, which has 28
			z.event(happenings[3], e.ParcelRef[:min(len(e.ParcelRef), parcelDigits)], e.USCC, d.day(asOf.Year()-1, asOf.Year()), d)
		}
	}
	for range len(z.Parcels) / 14 {
		p := &z.Parcels[d.IntN(len(z.Parcels))]
		z.event(drawHappening(d), p.Code, p.OwnerUSCC, d.day(asOf.Year()-2, asOf.Year()), d)
	}
}

func drawHappening(d dice) happening {
	at := d.IntN(100)
	for _, h := range happenings {
		if at -= h.weight; at < 0 {
			return h
		}
	}
	return happenings[0]
}

func (z *Zone) event(h happening, parcel, uscc string, on time.Time, d dice) {
	e := Event{
		ID: fmt.Sprintf("SJ%06d", len(z.Events)+1), Kind: h.kind, ParcelCode: parcel, USCC: uscc, HappenedOn: on,
		DocumentNo: fmt.Sprintf(h.document, on.Year(), d.whole(1, 900)), Description: h.text,
	}
	if h.days > 0 && d.chance(0.75) {
		e.EndsOn = on.AddDate(0, 0, d.whole(h.days/2, h.days))
	}
	z.Events = append(z.Events, e)
}
