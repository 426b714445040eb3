package analysis

import (
	"cmp"
	"fmt"
	"slices"

	"permu/internal/land"
	"permu/internal/score"
)

const (
	yuan100m = land.Money(100_000_000 * 100)
	yuan1b   = land.Money(1_000_000_000 * 100)
)

// group is a set of parcels, and of the enterprises registered there.
type group struct {
	kind, key                     string
	parkCode, subarea, management *string
	parks                         []land.Park
	parcels, enterprises          []int
	links                         []int // of a sub-area: amounts are those placed there, since nobody registers in one
}

// groupRows are the rows of sub-areas, parks and the zone, with percentiles among those of a kind.
func (a *assessment) groupRows() []land.Evaluation {
	subareas, parks := a.subareaGroups(), a.parkGroups()
	zone := group{kind: land.OfZone, key: a.facts.ZoneCode, parks: a.facts.Parks, parcels: upTo(len(a.facts.Parcels)), enterprises: upTo(len(a.facts.Enterprises))}
	rows := append(a.ranked(subareas), a.ranked(parks)...)
	rows = append(rows, a.groupRow(zone))
	for _, g := range a.managementGroups(parks) {
		rows = append(rows, a.groupRow(g))
	}
	return a.withResults(rows)
}

// withResults adds what the policy makes of groups: to the rows that stand, and as rows of their own.
func (a *assessment) withResults(rows []land.Evaluation) []land.Evaluation {
	at := map[[2]string]int{}
	for i, row := range rows {
		at[[2]string{row.SubjectKind, row.SubjectKey}] = i
	}
	for _, j := range a.groups {
		partly, besides := a.partlyKnown(j.unit, numerators(a.policy)), a.besidesOf(j.unit)
		for i, key := range j.facts.Keys {
			place, stands := at[[2]string{j.kind, key}]
			if !stands {
				place = len(rows)
				rows = append(rows, a.sums(j, i))
			}
			keep(&rows[place], new(score.Row), j.result, i)
			rows[place].Notes = append(rows[place].Notes, partly[key]...)
			if note := besidesNote(j.result.Land(i), besides, i); note != "" {
				rows[place].Notes = append(rows[place].Notes, note)
			}
			rows[place].Notes = append(rows[place].Notes, memberNotes(&a.policy, j.result.Tags(i))...)
		}
	}
	return rows
}

// sums is the row of a group that has no headline: of a parent with its subsidiaries, or of an industry.
func (a *assessment) sums(j judged, i int) land.Evaluation {
	n := len(j.facts.Keys)
	output, tax := columns(j.facts.Numbers).of("output_cny", 0, n)[i], columns(j.facts.Numbers).of("tax_cny", 0, n)[i]
	landM2 := columns(j.facts.Numbers).of("land_mu", 0, n)[i] / land.StepsPerM2
	return land.Evaluation{
		SubjectKind: j.kind, SubjectKey: j.facts.Keys[i], LandM2: orNil(landM2), OutputCNY: money(output), OutputState: state(money(output)),
		TaxCNY: money(tax), TaxState: state(money(tax)), OutputPerMu: perMu(output, landM2), TaxPerMu: perMu(tax, landM2),
	}
}

func upTo(n int) []int {
	indices := make([]int, n)
	for i := range indices {
		indices[i] = i
	}
	return indices
}

func (a *assessment) parkGroups() []group {
	groups := make([]group, len(a.facts.Parks))
	at := map[string]int{}
	for i, p := range a.facts.Parks {
		groups[i] = group{kind: land.OfPark, key: p.ParkCode, parkCode: &p.ParkCode, management: &p.Management, parks: []land.Park{p}}
		at[p.ParkCode] = i
	}
	for i, p := range a.facts.Parcels {
		if g, ok := at[orEmpty(p.ParkCode)]; ok {
			groups[g].parcels = append(groups[g].parcels, i)
		}
	}
	for i := range a.facts.Enterprises {
		if g, ok := at[a.registeredIn(i)]; ok {
			groups[g].enterprises = append(groups[g].enterprises, i)
		}
	}
	return groups
}

// subareaGroups holds the parcels by sub-area, and the enterprises that use them.
func (a *assessment) subareaGroups() []group {
	at := map[string]int{}
	var groups []group
	for i, p := range a.facts.Parcels {
		if p.ParkCode == nil || p.Subarea == nil {
			continue
		}
		key := *p.ParkCode + "/" + *p.Subarea
		if _, ok := at[key]; !ok {
			at[key] = len(groups)
			groups = append(groups, group{kind: land.OfSubarea, key: key, parkCode: p.ParkCode, subarea: p.Subarea})
		}
		g := &groups[at[key]]
		g.parcels = append(g.parcels, i)
		for _, l := range a.byParcel[i] {
			g.enterprises = append(g.enterprises, a.links[l].enterprise)
			g.links = append(g.links, l)
		}
	}
	for i := range groups {
		slices.Sort(groups[i].enterprises)
		groups[i].enterprises = slices.Compact(groups[i].enterprises)
	}
	slices.SortFunc(groups, func(x, y group) int { return cmp.Compare(x.key, y.key) })
	return groups
}

// managementGroups joins the parks by who manages them; for the zone's headlines.
func (a *assessment) managementGroups(parks []group) []group {
	var groups []group
	for _, management := range []string{"direct", "autonomous", "joint"} {
		g := group{kind: land.OfManagement, key: management, management: &management}
		for _, p := range parks {
			if *p.management == management {
				g.parks = append(g.parks, p.parks...)
				g.parcels = append(g.parcels, p.parcels...)
				g.enterprises = append(g.enterprises, p.enterprises...)
			}
		}
		groups = append(groups, g)
	}
	return groups
}

func (a *assessment) ranked(groups []group) []land.Evaluation {
	rows := make([]land.Evaluation, len(groups))
	taxPerMu := nans(len(groups))
	for i, g := range groups {
		rows[i] = a.groupRow(g)
		if rows[i].TaxPerMu != nil {
			taxPerMu[i] = *rows[i].TaxPerMu
		}
	}
	for i, percentile := range score.Percentiles(taxPerMu) {
		rows[i].Percentile = percentile
	}
	return rows
}

func (a *assessment) groupRow(g group) land.Evaluation {
	h := a.headline(g)
	areaM2 := a.landOfParcels(g.parcels)
	output, tax := a.placedOn(g, "output_cny"), a.placedOn(g, "tax_cny")
	return land.Evaluation{
		SubjectKind: g.kind, SubjectKey: g.key, ParkCode: g.parkCode, Subarea: g.subarea, Management: g.management,
		LandM2: &areaM2, ParcelCount: &h.ParcelCount, EnterpriseCount: &h.EnterpriseCount, AboveSizeCount: &h.AboveSizeCount,
		OutputCNY: money(output), OutputState: state(money(output)), TaxCNY: money(tax), TaxState: state(money(tax)),
		OutputPerMu: h.OutputPerMu, TaxPerMu: h.TaxPerMu,
		Detail: land.Detail{
			Headline: &h,
			Reasons:  []land.Reason{coverage("亩均产值", "output per mu", h.OutputLandMu, h.AreaMu), coverage("亩均税收", "tax per mu", h.TaxLandMu, h.AreaMu)},
		},
	}
}

func coverage(zh, en string, carryingMu, areaMu float64) land.Reason {
	return land.Reason{
		Code: "ratio_of_sums",
		ZH:   fmt.Sprintf("%s为合计之比:以有完整数据的 %.1f 亩计(全部宗地 %.1f 亩)", zh, carryingMu, areaMu),
		EN:   fmt.Sprintf("%s is a ratio of sums over the %.1f mu whose figure is whole, of %.1f mu", en, carryingMu, areaMu),
	}
}

// placedOn is all that is known of an amount on the parcels of a group, fen.
func (a *assessment) placedOn(g group, name string) float64 {
	return sumKnown(g.parcels, a.onParcels(land.Column{Name: name}).known)
}

func (a *assessment) headline(g group) land.Headline {
	h := land.Headline{
		ParkCount: len(g.parks), ParcelCount: len(g.parcels), AreaMu: land.Mu(a.landOfParcels(g.parcels)),
		PlannedAreaM2: plannedArea(g.parks), EnterpriseCount: len(g.enterprises),
		LandStateMu: map[string]float64{}, GradeCounts: map[string]int{},
	}
	output, tax := a.amountsOf(g, "output_cny"), a.amountsOf(g, "tax_cny")
	for _, i := range g.enterprises {
		count(&h, a.facts.Enterprises[i], output[i], tax[i])
	}
	for _, i := range g.parcels {
		h.LandStateMu[a.screened[i].state] += land.Mu(a.facts.Parcels[i].LandM2())
		h.GradeCounts[cmp.Or(a.parcelGrade(i), "not_graded")]++
	}
	h.OutputPerMu, h.OutputLandMu = a.perCarryingMu(g, "output_cny")
	h.TaxPerMu, h.TaxLandMu = a.perCarryingMu(g, "tax_cny")
	return h
}

// perCarryingMu is an amount over the land of the parcels that carry the whole of it, 万元/亩, and that land in mu. A parcel
// of which one user is not known counts not at all, neither its land nor the part of the money that is known: its land over
// a part of its money would take what is missing for zero.
func (a *assessment) perCarryingMu(g group, name string) (*float64, float64) {
	whole, areaM2 := a.onParcels(land.Column{Name: name}).whole, 0.0
	for _, i := range g.parcels {
		if known(whole[i]) {
			areaM2 += a.facts.Parcels[i].LandM2()
		}
	}
	return perMu(sumKnown(g.parcels, whole), areaM2), land.Mu(areaM2)
}

// amountsOf is a column of the enterprises' amounts: their own, or for a sub-area what is placed there of them.
func (a *assessment) amountsOf(g group, name string) []float64 {
	if g.links == nil {
		return a.ground.enterprises.of(name, 0, len(a.facts.Enterprises))
	}
	placed := nans(len(a.facts.Enterprises))
	for _, l := range g.links {
		part, enterprise := a.linked[name][l], a.links[l].enterprise
		if known(part) {
			placed[enterprise] = part + zeroOr(placed[enterprise])
		}
	}
	return placed
}

func zeroOr(v float64) float64 {
	if known(v) {
		return v
	}
	return 0
}

// count adds one enterprise to a headline; amounts in fen, NaN not reported.
func count(h *land.Headline, e land.Enterprise, output, tax float64) {
	if e.AboveSize() {
		h.AboveSizeCount++
	}
	if e.TradeQuota != nil && *e.TradeQuota {
		h.TradeQuotaCount++
	}
	if e.Listing != nil && *e.Listing != "none" {
		h.ListedOrPreparingCount++
	}
	if known(tax) {
		h.TaxCNY += land.Money(tax)
	}
	if !known(output) {
		return
	}
	h.OutputCNY += land.Money(output)
	if e.AboveSize() {
		h.AboveSizeOutputCNY += land.Money(output)
	}
	if land.Money(output) > yuan100m {
		h.OutputOver100mCount++
	}
	if land.Money(output) > yuan1b {
		h.OutputOver1bCount++
	}
}

func plannedArea(parks []land.Park) *float64 {
	var sum *float64
	for _, p := range parks {
		if p.PlannedAreaM2 == nil {
			continue
		}
		if sum == nil {
			sum = new(float64)
		}
		*sum += *p.PlannedAreaM2
	}
	return sum
}

// landOfParcels is the land of some parcels, m².
func (a *assessment) landOfParcels(indices []int) float64 {
	sum := 0.0
	for _, i := range indices {
		sum += a.facts.Parcels[i].LandM2()
	}
	return sum
}
