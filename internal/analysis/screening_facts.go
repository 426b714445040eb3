package analysis

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"time"

	"permu/internal/calendar"
	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
	"permu/internal/screen"
)

// parcelSubjects are the parcels as screening rules see them.
func (a *assessment) parcelSubjects(asOf time.Time) screen.Subjects {
	f := a.parcels.facts
	f.Numbers, f.Texts, f.Flags, f.Days = maps.Clone(f.Numbers), maps.Clone(f.Texts), map[string][]int8{}, maps.Clone(f.Days)
	a.landNumbers(&f)
	a.landFlags(&f, asOf)
	a.landDays(&f)
	a.landTexts(&f)
	return a.withRecord(screen.Subjects{
		Facts: f, Placed: a.matched,
		Part:   func(c land.Column) []float64 { return a.onParcels(c).known },
		Partly: func(c land.Column, i int) []string { return a.unreported(i, c) },
	}, asOf)
}

// landNumbers adds what only screening compares of a parcel.
func (a *assessment) landNumbers(f *score.Facts) {
	for name, of := range map[string]func(p *land.Parcel) *float64{
		"far_min":               func(p *land.Parcel) *float64 { return p.FARMin },
		"far_max":               func(p *land.Parcel) *float64 { return p.FARMax },
		"developable_area_m2":   func(p *land.Parcel) *float64 { return p.DevelopableAreaM2 },
		"developed_area_m2":     func(p *land.Parcel) *float64 { return p.DevelopedAreaM2 },
		"agreed_investment_cny": func(p *land.Parcel) *float64 { return yuanOf(p.AgreedInvestmentCNY) },
	} {
		a.compare(f, name, func(i int) float64 { return orNaN(of(&a.facts.Parcels[i])) })
	}
	a.compare(f, "unused_floor_m2", a.unusedFloor)
	f.Numbers[land.Column{Name: "occupants"}] = columnOf(len(a.byParcel), func(i int) float64 { return float64(len(a.byParcel[i])) })
	f.Numbers[land.Column{Name: "building_count"}] = columnOf(len(a.facts.Parcels), func(i int) float64 {
		if count := a.facts.Parcels[i].BuildingCount; count >= 0 {
			return float64(count)
		}
		return math.NaN()
	})
}

// unusedFloor is the floor area of a parcel that none of its users has on record, m²; NaN where that of the parcel or of a user is not
// known.
func (a *assessment) unusedFloor(parcel int) float64 {
	unused := orNaN(a.facts.Parcels[parcel].FloorM2())
	for _, at := range a.byParcel[parcel] {
		unused -= orNaN(a.links[at].floorM2)
	}
	return math.Max(0, unused) // of NaN, NaN
}

// compare adds a number of the parcels in its unit, if any rule compares it.
func (a *assessment) compare(f *score.Facts, name string, of func(i int) float64) {
	if column := (land.Column{Name: name}); slices.Contains(a.compared, column) {
		n, _ := policy.RuleNumber(name)
		f.Numbers[column] = whole(columnOf(len(a.facts.Parcels), of), n.Step)
	}
}

func yuanOf(m *land.Money) *float64 {
	if m == nil {
		return nil
	}
	yuan := m.Yuan()
	return &yuan
}

// landFlags adds what is true of a parcel on a day.
func (a *assessment) landFlags(f *score.Facts, asOf time.Time) {
	onRecord := func(day *time.Time) bool { return day != nil && !day.After(asOf) }
	for name, of := range map[string]func(i int, p *land.Parcel) *bool{
		"collective": func(_ int, p *land.Parcel) *bool { return new(orEmpty(p.Tenure) == "collective") },
		"industrial": func(_ int, p *land.Parcel) *bool { return new(p.Industrial()) },
		"started": func(_ int, p *land.Parcel) *bool {
			return toldOf(p, onRecord(p.ActualStartOn) || onRecord(p.ActualCompletionOn) || p.SuspendedOn != nil || p.BuildingCount > 0)
		},
		"suspended": func(_ int, p *land.Parcel) *bool { return new(p.SuspendedOn != nil) },
		"completed": func(_ int, p *land.Parcel) *bool {
			return toldOf(p, onRecord(p.ActualCompletionOn) || p.BuildingCount > 0)
		},
		"stopped_only": func(i int, _ *land.Parcel) *bool { return new(a.stoppedOnly(i)) },
		"mortgaged":    func(_ int, p *land.Parcel) *bool { return p.Mortgaged },
		"sealed":       func(_ int, p *land.Parcel) *bool { return p.Sealed },
	} {
		f.Flags[name] = columnOf(len(a.facts.Parcels), func(i int) int8 { return flag(of(i, &a.facts.Parcels[i])) })
	}
}

// toldOf is whether works on a parcel are so; nil where they are not on record and nothing is known of its buildings.
func toldOf(p *land.Parcel, so bool) *bool {
	if !so && p.BuildingCount < 0 {
		return nil
	}
	return &so
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
		f.Days[name] = columnOf(len(a.facts.Parcels), func(i int) int32 { return dayOf(of(&a.facts.Parcels[i])) })
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
		"idle_cause":    func(i int, p *land.Parcel) string { return cmp.Or(a.verdicts.causes[i], orEmpty(p.IdleCause)) },
		"land_use_code": func(_ int, p *land.Parcel) string { return orEmpty(p.LandUseCode) },
		"supply_method": func(_ int, p *land.Parcel) string { return orEmpty(p.SupplyMethod) },
		"grade":         func(i int, _ *land.Parcel) string { return a.parcelGrade(i) },
	} {
		f.Texts[name] = score.TextsOf(columnOf(len(a.facts.Parcels), func(i int) string { return of(i, &a.facts.Parcels[i]) }))
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
	f.Texts["grade"] = score.TextsOf(columnOf(len(f.Keys), a.enterpriseGrade))
	return screen.Subjects{Facts: f, Parcels: a.parcelsOf}
}

// parcelsOf are the places of the parcels that an enterprise uses.
func (a *assessment) parcelsOf(enterprise int) []int {
	parcels := make([]int, len(a.byEnterprise[enterprise]))
	for i, at := range a.byEnterprise[enterprise] {
		parcels[i] = a.links[at].parcel
	}
	return parcels
}
