package analysis

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"sync"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
	"permu/internal/screen"
)

// yearsKept is how many years a run looks at: its own and the two before it.
const yearsKept = 3

// ground is what the subjects of a zone's year are judged on, in columns: all that a policy may ask about, whichever it is.
type ground struct {
	*attribution                         // of the year
	years        [yearsKept]*attribution // by years back; the first is of the year itself
	needs        []land.Column           // that anybody asks about
	enterprises  columns                 // as reported, those that are needed
	parcels      map[land.Column]sums    // spread over the parcels, column by column as they are asked for
	landM2       [yearsKept][]float64    // of the enterprises, by years back
	linked       map[string][]float64    // amounts of the year per link
}

// groundOf lays out what a whole run of a policy takes, and the screening rules of some documents.
func groundOf(p policy.Policy, documents []policy.Policy, facts land.Facts) *ground {
	return newGround(facts, p.Land, union(needsOf(p), screen.Needs(documents)))
}

// newGround lays out what policies are applied to that count land alike and ask about some columns.
func newGround(facts land.Facts, rule policy.Land, needs []land.Column) *ground {
	facts.Parcels = measuredFirst(facts.Parcels, rule)
	years := attributeYears(facts, rule)
	g := &ground{attribution: years[0], years: years, needs: needs, enterprises: held(facts.Reported, needs), parcels: map[land.Column]sums{}, linked: map[string][]float64{}}
	for back, use := range years {
		g.landM2[back] = use.landM2()
	}
	for _, name := range []string{"output_cny", "tax_cny"} {
		g.linked[name] = g.spread(g.enterprises.of(name, 0, len(facts.Enterprises)))
	}
	return g
}

// measuredFirst is the parcels without their title areas where the policy takes the measured ones before.
func measuredFirst(parcels []land.Parcel, rule policy.Land) []land.Parcel {
	title, measured := slices.Index(rule.Fallback, "title"), slices.Index(rule.Fallback, "measured")
	if measured < 0 || title >= 0 && title < measured {
		return parcels
	}
	taken := slices.Clone(parcels)
	for i := range taken {
		taken[i].TitleAreaM2 = nil
	}
	return taken
}

// onParcels is a column of the enterprises spread over the parcels that they used in its year.
func (g *ground) onParcels(column land.Column) sums {
	if spread, ok := g.parcels[column]; ok {
		return spread
	}
	g.parcels[column] = g.spreadOnParcels(column)
	return g.parcels[column]
}

func (g *ground) spreadOnParcels(column land.Column) sums {
	use := g.years[column.YearsBack]
	parts := g.linked[column.Name]
	if column.YearsBack > 0 || parts == nil {
		parts = use.spread(g.enterprises.of(column.Name, column.YearsBack, len(g.facts.Enterprises)))
	}
	return use.byParcelSum(parts)
}

// layOnParcels spreads all columns of the enterprises over the parcels, side by side.
func (g *ground) layOnParcels() {
	missing := slices.DeleteFunc(slices.Collect(maps.Keys(g.enterprises)), func(c land.Column) bool { _, laid := g.parcels[c]; return laid })
	laid := make([]sums, len(missing))
	var beside sync.WaitGroup
	for i, column := range missing {
		beside.Go(func() { laid[i] = g.spreadOnParcels(column) })
	}
	beside.Wait()
	for i, column := range missing {
		g.parcels[column] = laid[i]
	}
}

// enterpriseFacts are the enterprises as a policy sees them.
func (g *ground) enterpriseFacts(p policy.Policy) score.Facts {
	f := score.Facts{Year: g.facts.Year, AsOf: p.Population.Snapshot(g.facts.Year), Numbers: columns{}, Texts: map[string]score.Texts{}}
	for column, values := range g.enterprises {
		f.Numbers[column] = values
	}
	for back, areas := range g.landM2 {
		f.Numbers[land.Column{Name: "land_mu", YearsBack: back}] = inUse(fine(areas), back)
	}
	g.describe(&f)
	g.pieces(&f, p.Land)
	g.premises(&f)
	g.tenants(&f)
	f.Tags = g.tagsOfEnterprises()
	return f
}

// inUse is held land with that of earlier years unknown where there was none: that nobody recorded a use does not make the
// tax of that year one over no land.
func inUse(held []float64, yearsBack int) []float64 {
	for i, area := range held {
		if yearsBack > 0 && area == 0 {
			held[i] = math.NaN()
		}
	}
	return held
}

// fine is areas in m² as policies hold land.
func fine(areas []float64) []float64 {
	held := make([]float64, len(areas))
	for i, areaM2 := range areas {
		held[i] = math.Round(land.Mu(areaM2) * land.StepsPerMu)
	}
	return held
}

// describe adds the words, flags and days of the enterprises.
func (g *ground) describe(f *score.Facts) {
	n := len(g.facts.Enterprises)
	words := map[string][]string{}
	for _, name := range []string{"scale", "industry_code", "park_code", "subarea", "status", "listing", "relation"} {
		words[name] = make([]string, n)
	}
	trade := make([]int8, n)
	f.Days = g.daysOfEnterprises()
	f.Days["contract_due_on"] = make([]int32, n)
	for i := range g.facts.Enterprises {
		e := &g.facts.Enterprises[i]
		f.Keys = append(f.Keys, e.USCC)
		words["scale"][i], words["industry_code"][i] = orEmpty(e.Scale), orEmpty(e.IndustryCode)
		words["status"][i], words["listing"][i] = orEmpty(e.Status), orEmpty(e.Listing)
		words["park_code"][i] = g.registeredIn(i)
		if l, ok := g.largest(i); ok {
			words["subarea"][i], words["relation"][i] = orEmpty(g.facts.Parcels[l.parcel].Subarea), orEmpty(l.relation)
		}
		trade[i] = flag(e.TradeQuota)
		f.Days["contract_due_on"][i] = g.contractDue(i)
	}
	for name, column := range words {
		f.Texts[name] = score.TextsOf(column)
	}
	f.Flags = map[string][]int8{"trade_quota": trade}
}

// largest is the use of an enterprise that takes the most land.
func (g *ground) largest(enterprise int) (link, bool) {
	links := g.byEnterprise[enterprise]
	if len(links) == 0 {
		return link{}, false
	}
	return g.links[slices.MaxFunc(links, func(a, b int) int {
		return cmp.Compare(g.links[a].share.LandM2, g.links[b].share.LandM2)
	})], true
}

// contractDue is the latest agreed completion of the land that an enterprise uses.
func (g *ground) contractDue(enterprise int) int32 {
	due := int32(score.NoDay)
	for _, at := range g.byEnterprise[enterprise] {
		due = max(due, dayOf(g.facts.Parcels[g.links[at].parcel].AgreedCompletionOn))
	}
	return due
}

// tagsOfEnterprises are the recognitions of the enterprises, and the events that were in force in the year.
func (g *ground) tagsOfEnterprises() map[int][]score.Tag {
	tags := map[int][]score.Tag{}
	for _, h := range g.facts.Happenings {
		i, ok := g.enterprise(h.USCC)
		if tag, counts := g.tag(h); ok && counts {
			tags[i] = append(tags[i], tag)
		}
	}
	return tags
}

// tag is a happening as a policy sees it: a recognition by its label until it ends, an event by its kind in its year.
func (g *ground) tag(h land.Happening) (score.Tag, bool) {
	tag := score.Tag{Name: h.Label, On: h.HappenedOn, Document: orEmpty(h.DocumentNo)}
	ended := h.EndsOn != nil && h.EndsOn.Year() < g.facts.Year
	if h.Kind == "recognition" {
		return tag, h.Label != "" && !ended
	}
	tag.Name, tag.Event = h.Kind, true
	running := h.EndsOn != nil && !ended || h.HappenedOn.Year() == g.facts.Year
	return tag, running
}

// parcelFacts are the parcels as a policy sees them, with the land of their users that it counts apart added or taken off.
func (g *ground) parcelFacts(p policy.Policy) score.Facts {
	f := g.wholeParcels(p)
	withBesides(f.Numbers[land.Column{Name: "land_mu"}], g.besidesOfParcels())
	return f
}

// wholeParcels are the parcels with all their land. An amount that one of a parcel's users does not report is not known.
func (g *ground) wholeParcels(p policy.Policy) score.Facts {
	n := len(g.facts.Parcels)
	f := score.Facts{Year: g.facts.Year, AsOf: p.Population.Snapshot(g.facts.Year), Keys: make([]string, n), Numbers: columns{}, Texts: map[string]score.Texts{}}
	g.layOnParcels()
	for column := range g.enterprises {
		f.Numbers[column] = g.onParcels(column).whole
	}
	landM2, floor, footprint, invested := make([]float64, n), nans(n), nans(n), nans(n)
	words := map[string][]string{}
	for _, name := range []string{"scale", "industry_code", "park_code", "subarea", "status"} {
		words[name] = make([]string, n)
	}
	due := make([]int32, n)
	for i := range g.facts.Parcels {
		parcel := &g.facts.Parcels[i]
		f.Keys[i] = parcel.ParcelCode
		landM2[i], floor[i], footprint[i] = parcel.LandM2(), orNaN(parcel.FloorM2()), orNaN(parcel.CoveredM2())
		if parcel.InvestedCNY != nil {
			invested[i] = float64(*parcel.InvestedCNY)
		}
		words["scale"][i], words["park_code"][i], words["subarea"][i] = g.parcelScale(i), orEmpty(parcel.ParkCode), orEmpty(parcel.Subarea)
		due[i] = dayOf(parcel.AgreedCompletionOn)
		if main, ok := g.mainUser(i); ok {
			words["industry_code"][i], words["status"][i] = orEmpty(g.facts.Enterprises[main].IndustryCode), orEmpty(g.facts.Enterprises[main].Status)
		}
	}
	for name, column := range words {
		f.Texts[name] = score.TextsOf(column)
	}
	f.Days = g.daysOfParcels()
	f.Days["contract_due_on"] = due
	f.Numbers[land.Column{Name: "land_mu"}] = fine(landM2)
	f.Numbers[land.Column{Name: "floor_area_m2"}] = whole(floor, policy.Fraction{P: 1, Q: 100})
	f.Numbers[land.Column{Name: "footprint_m2"}] = whole(footprint, policy.Fraction{P: 1, Q: 100})
	f.Numbers[land.Column{Name: "invested_cny"}] = invested
	g.premisesOfParcels(&f)
	g.tenantsByParcel(&f)
	f.Tags = g.tagsOfParcels()
	return f
}

// tagsOfParcels are what happened on the parcels, and to those who use them in the year where it names no parcel.
func (g *ground) tagsOfParcels() map[int][]score.Tag {
	tags := g.tagsOnParcels()
	ofUsers := map[int][]score.Tag{}
	for _, h := range g.facts.Happenings {
		tag, counts := g.tag(h)
		if user, ok := g.enterprise(h.USCC); ok && counts && h.ParcelID == nil {
			tag.Of = cmp.Or(g.facts.Enterprises[user].Name, *h.USCC)
			ofUsers[user] = append(ofUsers[user], tag)
		}
	}
	g.lay(ofUsers, tags)
	return tags
}

// tagsOnParcels are what happened on the parcels themselves.
func (g *ground) tagsOnParcels() map[int][]score.Tag {
	tags := map[int][]score.Tag{}
	if len(g.facts.Happenings) == 0 {
		return tags
	}
	for _, h := range g.facts.Happenings {
		if h.ParcelID == nil {
			continue
		}
		if i, ok := g.at.parcels.Of(*h.ParcelID); ok {
			if tag, counts := g.tag(h); counts {
				tags[i] = append(tags[i], tag)
			}
		}
	}
	return tags
}

// lay adds to the tags of the parcels those of their users.
func (g *ground) lay(ofUsers, tags map[int][]score.Tag) {
	if len(ofUsers) == 0 {
		return
	}
	for parcel, links := range g.byParcel {
		for _, at := range links {
			if more := ofUsers[g.links[at].enterprise]; more != nil {
				tags[parcel] = append(tags[parcel], more...)
			}
		}
	}
}

// enterprise finds an enterprise by its code; nil is none.
func (g *ground) enterprise(uscc *string) (int, bool) {
	if uscc == nil {
		return 0, false
	}
	return slices.BinarySearchFunc(g.facts.Enterprises, *uscc, func(e land.Enterprise, uscc string) int { return cmp.Compare(e.USCC, uscc) })
}

// mainUser is the enterprise that uses the most of a parcel.
func (g *ground) mainUser(parcel int) (int, bool) {
	links := g.byParcel[parcel]
	if len(links) == 0 {
		return 0, false
	}
	return g.links[slices.MaxFunc(links, func(a, b int) int {
		return cmp.Compare(g.links[a].share.LandM2, g.links[b].share.LandM2)
	})].enterprise, true
}

// parcelScale is above when any occupant is above designated size, below when all are below, and empty otherwise.
func (g *ground) parcelScale(parcel int) string {
	below := 0
	for _, at := range g.byParcel[parcel] {
		e := g.facts.Enterprises[g.links[at].enterprise]
		if e.AboveSize() {
			return "above"
		}
		if e.BelowSize() {
			below++
		}
	}
	if below > 0 && below == len(g.byParcel[parcel]) {
		return "below"
	}
	return ""
}

// registeredIn is the park of an enterprise's record, else that of its first parcel.
func (g *ground) registeredIn(enterprise int) string {
	if park := g.facts.Enterprises[enterprise].ParkCode; park != nil {
		return *park
	}
	for _, at := range g.byEnterprise[enterprise] {
		return orEmpty(g.facts.Parcels[g.links[at].parcel].ParkCode)
	}
	return ""
}

// conserved says of every attributed amount where it went.
func (g *ground) conserved() map[string]land.Conserved {
	conserved := map[string]land.Conserved{}
	for name, parts := range g.linked {
		column, reported := g.enterprises[land.Column{Name: name}]
		if !reported || !slices.ContainsFunc(column, known) {
			continue // nobody reported it, which is not zero
		}
		conserved[name] = land.Conserved{Source: land.Money(sum(column)), Placed: land.Money(sum(parts)), NotPlaced: g.notPlaced(column)}
	}
	return conserved
}

// notPlaced sums an amount over the enterprises that use no parcel.
func (g *ground) notPlaced(column []float64) land.Money {
	rest := land.Money(0)
	for i, links := range g.byEnterprise {
		if len(links) == 0 && known(column[i]) {
			rest += land.Money(column[i])
		}
	}
	return rest
}

func sum(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		if !math.IsNaN(v) {
			sum += v
		}
	}
	return sum
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func flag(b *bool) int8 {
	switch {
	case b == nil:
		return -1
	case *b:
		return 1
	}
	return 0
}
