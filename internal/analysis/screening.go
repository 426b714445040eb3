package analysis

import (
	"maps"
	"slices"
	"sync"
	"time"

	"permu/internal/calendar"
	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
	"permu/internal/screen"
	"permu/internal/store"
)

// screened is what the rules of screening make of a parcel: which it meets, its stock class with the code of why, and the
// class of its efficiency.
type screened struct {
	hits              []int // places in what was found
	state, why, class string
}

// screen asks the rules of some documents of every parcel and enterprise; asOf is the day for which clocks are read.
func (a *assessment) screen(documents []policy.Policy, asOf time.Time) {
	a.found = screen.Ask(documents, map[string]screen.Subjects{
		policy.Parcel:     a.parcelSubjects(asOf),
		policy.Enterprise: a.enterpriseSubjects(),
	}, asOf)
	a.screened = make([]screened, len(a.facts.Parcels))
	a.place()
	score.InParts(len(a.screened), func(from, to int) {
		for i := from; i < to; i++ {
			s, p := &a.screened[i], &a.facts.Parcels[i]
			s.state, s.why = screen.State(p, len(a.byParcel[i]), a.foundOn(i))
			s.class = screen.Efficiency(a.classes, a.perMuYears(&a.placed, i, func(int) float64 { return p.LandM2() }))
		}
	})
}

// placedHit is a hit on a parcel; of one on an enterprise, on each parcel that it uses.
type placedHit struct {
	screen.Hit
	parcel     int
	enterprise int // -1: the parcel itself
}

// place lays every hit on its parcels.
func (a *assessment) place() {
	for _, h := range a.found.Hits {
		if a.found.Rules[h.Rule].SubjectOf() == policy.Parcel {
			a.lay(placedHit{h, h.At, -1})
			continue
		}
		for _, at := range a.byEnterprise[h.At] {
			a.lay(placedHit{h, a.links[at].parcel, h.At})
		}
	}
}

func (a *assessment) lay(h placedHit) {
	s := &a.screened[h.parcel]
	s.hits = append(s.hits, len(a.hits))
	a.hits = append(a.hits, h)
}

// foundOn are the rules that a parcel meets, or may.
func (a *assessment) foundOn(parcel int) []screen.Found {
	found := make([]screen.Found, 0, len(a.screened[parcel].hits))
	for _, at := range a.screened[parcel].hits {
		if h := a.hits[at]; h.Outcome != screen.CannotTell {
			r := a.found.Rules[h.Rule]
			found = append(found, screen.Found{Kind: r.Kind, Outcome: h.Outcome})
		}
	}
	return found
}

// untold reports of what the ledger knows and a run does not find whether for want of data nobody can say.
func (a *assessment) untold() func(store.Gone) bool {
	places := sync.OnceValue(func() map[int64]int {
		byID := map[int64]int{}
		for i, p := range a.facts.Parcels {
			byID[p.ParcelID] = i
		}
		return byID
	})
	return func(g store.Gone) bool {
		rule := slices.IndexFunc(a.found.Rules, func(r screen.Asked) bool { return r.ID == g.Rule })
		parcel, ok := places()[g.ParcelID]
		return ok && rule >= 0 && a.untoldOf(rule, parcel, g)
	}
}

func (a *assessment) untoldOf(rule, parcel int, g store.Gone) bool {
	if g.USCC == nil {
		return a.found.Untold(rule, parcel)
	}
	return slices.ContainsFunc(a.byParcel[parcel], func(at int) bool {
		user := a.links[at].enterprise
		return a.facts.Enterprises[user].USCC == *g.USCC && a.found.Untold(rule, user)
	})
}

// finding is the receipt of a hit.
func (a *assessment) finding(h placedHit) land.Finding {
	f, p := a.found.Finding(h.Hit), &a.facts.Parcels[h.parcel]
	f.ParcelID, f.ParcelCode = p.ParcelID, p.ParcelCode
	if h.enterprise >= 0 {
		f.USCC = &a.facts.Enterprises[h.enterprise].USCC
	}
	return f
}

// parcelSubjects are the parcels as screening rules see them.
func (a *assessment) parcelSubjects(asOf time.Time) screen.Subjects {
	f := a.parcels.facts
	f.Numbers, f.Texts, f.Flags, f.Days = maps.Clone(f.Numbers), maps.Clone(f.Texts), map[string][]int8{}, maps.Clone(f.Days)
	a.landNumbers(&f)
	a.landFlags(&f, asOf)
	a.landDays(&f)
	a.landTexts(&f)
	return screen.Subjects{Facts: f, Placed: a.matched, Partly: func(name string, i int) []string { return a.unreported(i, name) }}
}

// landNumbers adds what only screening compares of a parcel.
func (a *assessment) landNumbers(f *score.Facts) {
	for name, of := range map[string]func(p *land.Parcel) *float64{
		"far_min":               func(p *land.Parcel) *float64 { return p.FARMin },
		"far_max":               func(p *land.Parcel) *float64 { return p.FARMax },
		"developable_area_m2":   func(p *land.Parcel) *float64 { return p.DevelopableAreaM2 },
		"developed_area_m2":     func(p *land.Parcel) *float64 { return p.DevelopedAreaM2 },
		"agreed_investment_cny": func(p *land.Parcel) *float64 { return yuanOf(p.AgreedInvestmentCNY) },
		"agreed_tax_per_mu":     func(p *land.Parcel) *float64 { return p.AgreedTaxPerMu },
		"agreed_output_per_mu":  func(p *land.Parcel) *float64 { return p.AgreedOutputPerMu },
		"agreed_far":            func(p *land.Parcel) *float64 { return first(p.AgreedFAR, p.FARMin) },
	} {
		if column := (land.Column{Name: name}); slices.Contains(a.compared, column) {
			n, _ := policy.RuleNumber(name)
			values := make([]float64, len(a.facts.Parcels))
			for i := range values {
				values[i] = orNaN(of(&a.facts.Parcels[i]))
			}
			f.Numbers[column] = whole(values, n.Step)
		}
	}
	occupants, buildings := make([]float64, len(a.facts.Parcels)), make([]float64, len(a.facts.Parcels))
	for i := range a.facts.Parcels {
		occupants[i], buildings[i] = float64(len(a.byParcel[i])), float64(a.facts.Parcels[i].BuildingCount)
	}
	f.Numbers[land.Column{Name: "occupants"}], f.Numbers[land.Column{Name: "building_count"}] = occupants, buildings
}

func yuanOf(m *land.Money) *float64 {
	if m == nil {
		return nil
	}
	yuan := m.Yuan()
	return &yuan
}

func first(values ...*float64) *float64 {
	for _, v := range values {
		if v != nil {
			return v
		}
	}
	return nil
}

// landFlags adds what is true of a parcel on a day.
func (a *assessment) landFlags(f *score.Facts, asOf time.Time) {
	onRecord := func(day *time.Time) bool { return day != nil && !day.After(asOf) }
	for name, of := range map[string]func(i int, p *land.Parcel) *bool{
		"collective": func(_ int, p *land.Parcel) *bool { return new(orEmpty(p.Tenure) == "collective") },
		"industrial": func(_ int, p *land.Parcel) *bool { return new(p.Industrial()) },
		"started": func(i int, p *land.Parcel) *bool {
			return new(onRecord(p.ActualStartOn) || onRecord(p.ActualCompletionOn) || p.SuspendedOn != nil || p.BuildingCount > 0 || len(a.byParcel[i]) > 0)
		},
		"suspended":    func(_ int, p *land.Parcel) *bool { return new(p.SuspendedOn != nil) },
		"completed":    func(_ int, p *land.Parcel) *bool { return new(onRecord(p.ActualCompletionOn) || p.BuildingCount > 0) },
		"stopped_only": func(i int, _ *land.Parcel) *bool { return new(a.stoppedOnly(i)) },
		"mortgaged":    func(_ int, p *land.Parcel) *bool { return p.Mortgaged },
		"sealed":       func(_ int, p *land.Parcel) *bool { return p.Sealed },
	} {
		column := make([]int8, len(a.facts.Parcels))
		for i := range column {
			column[i] = flag(of(i, &a.facts.Parcels[i]))
		}
		f.Flags[name] = column
	}
}

// landDays adds the days of a parcel. Where no start was agreed, one is due a year after the hand-over (闲置土地处置办法, Art. 30).
func (a *assessment) landDays(f *score.Facts) {
	for name, of := range map[string]func(p *land.Parcel) *time.Time{
		"handed_over_on":       func(p *land.Parcel) *time.Time { return p.HandedOverOn },
		"agreed_start_on":      func(p *land.Parcel) *time.Time { return p.AgreedStartOn },
		"start_due_on":         startDue,
		"agreed_completion_on": func(p *land.Parcel) *time.Time { return p.AgreedCompletionOn },
		"actual_start_on":      func(p *land.Parcel) *time.Time { return p.ActualStartOn },
		"actual_completion_on": func(p *land.Parcel) *time.Time { return p.ActualCompletionOn },
		"suspended_on":         func(p *land.Parcel) *time.Time { return p.SuspendedOn },
		"term_ends_on":         func(p *land.Parcel) *time.Time { return p.TermEndsOn },
	} {
		column := make([]int32, len(a.facts.Parcels))
		for i := range column {
			column[i] = dayOf(of(&a.facts.Parcels[i]))
		}
		f.Days[name] = column
	}
}

func startDue(p *land.Parcel) *time.Time {
	if p.AgreedStartOn != nil || p.HandedOverOn == nil {
		return p.AgreedStartOn
	}
	due := calendar.YearsAfter(*p.HandedOverOn, 1)
	return &due
}

func (a *assessment) landTexts(f *score.Facts) {
	for name, of := range map[string]func(i int, p *land.Parcel) string{
		"tenure":        func(_ int, p *land.Parcel) string { return orEmpty(p.Tenure) },
		"idle_cause":    func(_ int, p *land.Parcel) string { return orEmpty(p.IdleCause) },
		"land_use_code": func(_ int, p *land.Parcel) string { return orEmpty(p.LandUseCode) },
		"supply_method": func(_ int, p *land.Parcel) string { return orEmpty(p.SupplyMethod) },
		"grade":         func(i int, _ *land.Parcel) string { return a.parcelGrade(i) },
	} {
		words := make([]string, len(a.facts.Parcels))
		for i := range words {
			words[i] = of(i, &a.facts.Parcels[i])
		}
		f.Texts[name] = score.TextsOf(words)
	}
}

// matched is the rule by which any user of a parcel was placed there, empty when all are on record.
func (a *assessment) matched(parcel int) string {
	for _, at := range a.byParcel[parcel] {
		if rule := a.links[at].matched; rule != "" {
			return rule
		}
	}
	return ""
}

// enterpriseSubjects are the enterprises as screening rules see them.
func (a *assessment) enterpriseSubjects() screen.Subjects {
	f := a.enterprises.facts
	f.Texts = maps.Clone(f.Texts)
	grades := make([]string, len(f.Keys))
	for i := range grades {
		grades[i] = a.enterpriseGrade(i)
	}
	f.Texts["grade"] = score.TextsOf(grades)
	return screen.Subjects{Facts: f}
}
