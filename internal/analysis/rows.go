package analysis

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
	"permu/internal/screen"
	"permu/internal/store"
)

// attributions are the rows of who uses what, with the amounts that go with it, in the order of their key: an index takes in
// what comes in its order at half the cost.
func (g *ground) attributions() store.List[store.Attribution] {
	order := slices.Concat(g.byEnterprise...)
	output, tax := g.linked["output_cny"], g.linked["tax_cny"]
	return store.List[store.Attribution]{Len: len(order), Maker: func() func(at int) *store.Attribution {
		var row store.Attribution
		return func(at int) *store.Attribution {
			i := order[at]
			l := &g.links[i]
			row = store.Attribution{
				USCC: g.facts.Enterprises[l.enterprise].USCC, ParcelID: g.facts.Parcels[l.parcel].ParcelID, Relation: l.relation,
				LandM2: l.share.LandM2, Basis: string(l.share.Basis),
				OutputCNY: money(output[i]), TaxCNY: money(tax[i]), Pieces: l.record(),
			}
			return &row
		}
	}}
}

// evaluations are the rows of enterprises, parcels and groups, each made when it is asked for, by kind and key: the database
// sorts its index of what comes in its order in no time.
func (a *assessment) evaluations() store.List[land.Evaluation] {
	groups := a.groupRows()
	slices.SortFunc(groups, func(a, b land.Evaluation) int {
		return cmp.Or(strings.Compare(a.SubjectKind, b.SubjectKind), strings.Compare(a.SubjectKey, b.SubjectKey))
	})
	before := 0 // the parcels
	for before < len(groups) && groups[before].SubjectKind < land.OfParcel {
		before++
	}
	enterprises := len(a.facts.Enterprises)
	parcels := enterprises + before
	after := parcels + len(a.facts.Parcels)
	return store.List[land.Evaluation]{Len: after + len(groups) - before, Maker: func() func(i int) *land.Evaluation {
		rows := a.rows()
		return func(i int) *land.Evaluation {
			switch {
			case i < enterprises:
				return rows.enterprise(i)
			case i < parcels:
				return &groups[i-enterprises]
			case i < after:
				return rows.parcel(i - parcels)
			}
			return &groups[before+i-after]
		}
	}}
}

// rowMaker makes the rows of enterprises and parcels, each with its lists where those of the one before stood: of a million rows they
// take longer to get and to give back than to fill.
type rowMaker struct {
	*assessment
	row     land.Evaluation
	kept    score.Row
	years   []float64
	partial []bool
	items   []float64
	notes   []string
}

func (a *assessment) rows() *rowMaker { return &rowMaker{assessment: a} }

// figures begins a row with what those of enterprises and parcels have in common.
func (m *rowMaker) figures(j *judged, i int, years *yearColumns, landM2 func(back int) float64) *land.Evaluation {
	m.years = years.kept(m.years[:0], i, landM2)
	of := m.years[len(m.years)-perYear:]
	output, tax, area := math.Round(of[0]*100), math.Round(of[1]*100), of[3]
	m.row = land.Evaluation{
		SubjectKind: j.kind, SubjectKey: j.facts.Keys[i], LandM2: &area, OutputCNY: money(output), TaxCNY: money(tax),
		OutputPerMu: perMu(output, area), TaxPerMu: perMu(tax, area), Percentile: j.percentiles[i],
		Kept: land.Kept{KeptYears: land.KeptYears{YearValues: m.years}, Items: m.items[:0], Notes: m.notes[:0]},
	}
	if j.result != nil {
		keep(&m.row, &m.kept, j.result, i)
	}
	return &m.row
}

// done ends a row. A list of nothing is none.
func (m *rowMaker) done() *land.Evaluation {
	m.items, m.notes = m.row.Items, m.row.Notes
	m.row.Items, m.row.Notes = unlessEmpty(m.items), unlessEmpty(m.notes)
	return &m.row
}

func unlessEmpty[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return list
}

func (m *rowMaker) enterprise(i int) *land.Evaluation {
	a, e := m.assessment, &m.facts.Enterprises[i]
	landOf := func(back int) float64 { return a.landM2[back][i] }
	row := m.figures(&a.enterprises, i, &a.reported, landOf)
	row.ParkCode, row.ParcelCount = e.ParkCode, new(len(a.byEnterprise[i]))
	row.OutputState, row.TaxState = state(row.OutputCNY), state(row.TaxCNY)
	if row.OutputState == land.Missing && e.BelowSize() {
		row.OutputState = land.BelowSize
	}
	class := screen.Efficiency(a.classes, a.perMuYears(&a.reported, i, landOf))
	row.EfficiencyClass = &class
	if len(a.byEnterprise[i]) == 0 {
		row.Notes = append(row.Notes, "no_land")
	}
	if a.storeysUnknown(i) {
		row.Notes = append(row.Notes, "storeys_unknown")
	}
	if note := a.relationNote(i); note != "" {
		row.Notes = append(row.Notes, note)
	}
	if note := a.componentsNote(i); note != "" && !slices.Contains(row.Notes, note) {
		row.Notes = append(row.Notes, note)
	}
	if a.piecesCut(i) {
		row.Notes = append(row.Notes, piecesCut)
	}
	if place, own := a.apart.place[i]; own && a.enterprises.result == nil {
		keep(row, &m.kept, a.parcels.result, place)
		row.Notes = append(row.Notes, "apart")
	} else if a.enterprises.result == nil {
		row.Grade = a.enterpriseGrade(i)
		row.Notes = append(row.Notes, "grade_of_parcel")
	}
	if a.apart.of != nil && a.apart.of[i] == policy.CannotTell {
		row.Notes = append(row.Notes, "apart_unknown")
	}
	return m.done()
}

func state(m *land.Money) land.State {
	if m == nil {
		return land.Missing
	}
	return land.Value
}

func (m *rowMaker) parcel(i int) *land.Evaluation {
	a, p := m.assessment, &m.facts.Parcels[i]
	row := m.figures(&a.parcels, i, &a.placed, func(int) float64 { return p.LandM2() })
	above := 0
	for _, at := range a.byParcel[i] {
		if a.facts.Enterprises[a.links[at].enterprise].AboveSize() {
			above++
		}
	}
	row.ParcelID, row.ParkCode, row.Subarea = &p.ParcelID, p.ParkCode, p.Subarea
	row.FloorAreaRatio, row.BuildingCoverage = over(p.FloorM2(), p.LandM2()), over(p.CoveredM2(), p.LandM2())
	row.EnterpriseCount, row.AboveSizeCount = new(len(a.byParcel[i])), &above
	m.partial, row.YearPartly = a.placed.partly(m.partial[:0], &a.whole, i)
	a.sayStates(row, i)
	if row.OutputState == land.Missing && a.parcels.facts.Texts["scale"].Of(i) == "below" {
		row.OutputState = land.BelowSize
	}
	switch {
	case a.allApart(i):
		row.Grade = a.parcelGrade(i)
		row.Notes = append(row.Notes, "all_apart")
	case a.parcels.result == nil:
		row.Grade = a.parcelGrade(i)
		row.Notes = append(row.Notes, "grade_of_user")
	}
	if a.parcels.result != nil {
		row.Notes = append(row.Notes, memberNotes(&a.policy, a.parcels.result.Tags(i))...)
	}
	if n := a.apartOn(i); n > 0 {
		row.Notes = append(row.Notes, fmt.Sprintf("apart_from:%d:%d", n, len(a.byParcel[i])))
	}
	if note := a.parcelNote(i); note != "" {
		row.Notes = append(row.Notes, note)
	}
	s := &a.screened[i]
	row.EfficiencyClass, row.LandState = &s.class, &s.state
	row.Notes = append(row.Notes, "land_state:"+s.why)
	if row.OutputState == land.Partly {
		row.Notes = append(row.Notes, a.partly(i, "output_cny"))
	}
	if row.TaxState == land.Partly {
		row.Notes = append(row.Notes, a.partly(i, "tax_cny"))
	}
	row.Findings, row.DisposalMode = a.foundBy(i)
	return m.done()
}

// foundBy are the rules that a parcel meets, or may, and how it is best dealt with: as the gravest kind of them suggests.
func (a *assessment) foundBy(parcel int) (rules []string, mode *string) {
	gravest := len(kindsByGravity)
	for _, at := range a.screened[parcel].hits {
		h := a.hits[at]
		asked := &a.found.Rules[h.Rule]
		if h.Outcome == screen.CannotTell {
			continue
		}
		if !slices.Contains(rules, asked.ID) {
			rules = append(rules, asked.ID)
		}
		if place := slices.Index(kindsByGravity, asked.Kind); place < gravest {
			suggested := a.found.Mode(h.Hit)
			gravest, mode = place, &suggested
		}
	}
	return rules, mode
}

// kindsByGravity orders what land may be found to be: idle land has the strictest law.
var kindsByGravity = []string{policy.IdleKind, policy.LowKind, policy.UnusedKind, policy.BreachKind, policy.SignalKind}

// partly notes that a parcel's figure is a part of the truth: how many of how many users do not report it.
func (a *assessment) partly(parcel int, name string) string {
	return fmt.Sprintf("partly_known:%s:%d:%d", name, len(a.unreported(parcel, land.Column{Name: name})), len(a.byParcel[parcel]))
}

// sayStates says of a parcel's output and tax what they are; of a part of its users, nothing per mu is made.
func (a *assessment) sayStates(row *land.Evaluation, parcel int) {
	row.OutputState, row.TaxState = a.parcelState(parcel, "output_cny"), a.parcelState(parcel, "tax_cny")
	if row.OutputState == land.Partly {
		row.OutputPerMu = nil
	}
	if row.TaxState == land.Partly {
		row.TaxPerMu = nil
	}
}

// parcelState is what a parcel's amount of the year is: not applicable where nobody uses the parcel.
func (a *assessment) parcelState(parcel int, name string) land.State {
	switch s := a.onParcels(land.Column{Name: name}); {
	case s.partly(parcel):
		return land.Partly
	case known(s.known[parcel]):
		return land.Value
	case len(a.byParcel[parcel]) == 0:
		return land.NotApplicable
	}
	return land.Missing
}

func (a *assessment) findings() store.List[land.Finding] {
	return store.List[land.Finding]{Len: len(a.hits), Maker: func() func(i int) *land.Finding {
		var f land.Finding
		return func(i int) *land.Finding {
			a.fill(&f, a.hits[i])
			return &f
		}
	}}
}

// foundRules is a finding of each rule that found something.
func (a *assessment) foundRules() []land.Finding {
	var found []land.Finding
	for i, h := range a.hits {
		if i == 0 || h.Rule != a.hits[i-1].Rule {
			found = append(found, a.finding(h))
		}
	}
	return found
}

// over is a part of an area, or nil where the part is not known.
func over(partM2 *float64, areaM2 float64) *float64 {
	if partM2 == nil {
		return nil
	}
	ratio := *partM2 / areaM2
	return &ratio
}
