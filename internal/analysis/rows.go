package analysis

import (
	"fmt"
	"math"

	"permu/internal/land"
	"permu/internal/screen"
	"permu/internal/store"
)

func (a *assessment) attributions() []store.Attribution {
	rows := make([]store.Attribution, len(a.links))
	for i, l := range a.links {
		rows[i] = store.Attribution{
			USCC: a.facts.Enterprises[l.enterprise].USCC, ParcelID: a.facts.Parcels[l.parcel].ParcelID, Relation: l.relation,
			LandM2: l.share.LandM2, Basis: string(l.share.Basis),
			OutputCNY: money(a.linked["output_cny"][i]), TaxCNY: money(a.linked["tax_cny"][i]),
		}
	}
	return rows
}

func (a *assessment) evaluations() []land.Evaluation {
	rows := make([]land.Evaluation, 0, len(a.enterprises.keys)+len(a.parcels.keys)+100)
	for i := range a.enterprises.keys {
		rows = append(rows, a.enterpriseRow(i))
	}
	for i := range a.parcels.keys {
		rows = append(rows, a.parcelRow(i))
	}
	return append(rows, a.groupRows()...)
}

// row is what the rows of enterprises and parcels have in common.
func (t *table) row(kind string, i int) land.Evaluation {
	s := t.scores[i]
	row := land.Evaluation{
		SubjectKind: kind, SubjectKey: t.keys[i], LandM2: &t.landM2[i],
		OutputCNY: money(t.numbers["output_cny"][i]), TaxCNY: money(t.numbers["tax_cny"][i]),
		OutputPerMu: t.perMu("output_cny", i), TaxPerMu: t.perMu("tax_cny", i),
		Percentile: t.percentiles[i], Score: s.Score, Grade: s.Grade,
		Detail: land.Detail{Parts: s.Parts, Reasons: s.Reasons, Years: t.years[i]},
	}
	if s.Track != "" {
		row.Track = &s.Track
	}
	return row
}

func (a *assessment) enterpriseRow(i int) land.Evaluation {
	e := a.facts.Enterprises[i]
	row := a.enterprises.row(land.OfEnterprise, i)
	count := len(a.byEnterprise[i])
	row.ParkCode, row.ParcelCount = e.ParkCode, &count
	row.OutputState, row.TaxState = state(row.OutputCNY), state(row.TaxCNY)
	if row.OutputState == land.Missing && e.BelowSize() {
		row.OutputState = land.BelowSize
	}
	class := screen.Efficiency(a.policy.Efficiency, screen.Subject{PerMu: a.enterprises.perMuYears(i, a.policy.Efficiency)})
	row.EfficiencyClass = &class
	if count == 0 {
		row.Reasons = append(row.Reasons, land.Reason{Code: "no_land", ZH: "未落到宗地,无用地面积", EN: "it is placed on no parcel, so it has no land"})
	}
	return row
}

func state(m *land.Money) land.State {
	if m == nil {
		return land.Missing
	}
	return land.Value
}

func (a *assessment) parcelRow(i int) land.Evaluation {
	p := a.facts.Parcels[i]
	row := a.parcels.row(land.OfParcel, i)
	enterprises, above := len(a.byParcel[i]), 0
	for _, at := range a.byParcel[i] {
		if a.facts.Enterprises[a.links[at].enterprise].AboveSize() {
			above++
		}
	}
	row.ParcelID, row.ParkCode, row.Subarea = &p.ParcelID, p.ParkCode, p.Subarea
	row.FloorAreaRatio, row.BuildingCoverage = over(p.FloorM2(), p.LandM2()), over(p.CoveredM2(), p.LandM2())
	row.EnterpriseCount, row.AboveSizeCount = &enterprises, &above
	row.OutputState, row.TaxState = a.parcelState(i, row.OutputCNY), a.parcelState(i, row.TaxCNY)
	if row.OutputState == land.Missing && a.parcels.scales[i] == "below" {
		row.OutputState = land.BelowSize
	}
	landState, why := screen.State(a.subjects[i], a.screened[i])
	class := screen.Efficiency(a.policy.Efficiency, a.subjects[i])
	row.EfficiencyClass, row.LandState = &class, &landState
	row.Reasons = append(row.Reasons, land.Reason{Code: "land_state", ZH: why.ZH, EN: why.EN})
	row.Reasons = append(row.Reasons, a.partlyKnown(i, "output_cny", land.Phrase{ZH: "产值", EN: "output"})...)
	row.Reasons = append(row.Reasons, a.partlyKnown(i, "tax_cny", land.Phrase{ZH: "税收", EN: "tax"})...)
	for _, f := range a.screened[i] {
		if f.Outcome != screen.CannotTell {
			row.Findings, row.DisposalMode = append(row.Findings, f.Rule), &f.DisposalMode
		}
	}
	return row
}

// partlyKnown is the reason why a parcel's figure is a part of the truth, if it is.
func (a *assessment) partlyKnown(parcel int, name string, called land.Phrase) []land.Reason {
	n, all := len(a.unreported(parcel, name)), len(a.byParcel[parcel])
	if n == 0 {
		return nil
	}
	return []land.Reason{{
		Code: "partly_known",
		ZH:   fmt.Sprintf("%d 家企业中有 %d 家无%s数据,宗地%s不完整", all, n, called.ZH, called.ZH),
		EN:   fmt.Sprintf("%d of its %d enterprises report no %s: that of the parcel is a part", n, all, called.EN),
	}}
}

// parcelState is not applicable where nobody uses the parcel.
func (a *assessment) parcelState(i int, m *land.Money) land.State {
	if m == nil && len(a.byParcel[i]) == 0 {
		return land.NotApplicable
	}
	return state(m)
}

func (a *assessment) findings() []land.Finding {
	var all []land.Finding
	for i, findings := range a.screened {
		for _, f := range findings {
			f.ParcelID, f.ParcelCode = a.facts.Parcels[i].ParcelID, a.facts.Parcels[i].ParcelCode
			all = append(all, f)
		}
	}
	return all
}

// known reports whether a number is there.
func known(v float64) bool { return !math.IsNaN(v) }

// over is a part of an area, or nil where the part is not known.
func over(partM2 *float64, areaM2 float64) *float64 {
	if partM2 == nil {
		return nil
	}
	ratio := *partM2 / areaM2
	return &ratio
}
