package analysis

import (
	"maps"
	"math"
	"slices"
	"time"

	"permu/internal/land"
	"permu/internal/screen"
)

// withRecord adds to the parcels, as screening rules see them, what persons and agreements have said since: land that is
// identified as idle is not asked for low efficiency; the start of works is due by the newest supplementary agreement, or when the
// ledger puts it off to a later day; what was agreed counts from the day on which it is due; a start before the hand-over is none, and that, as any contradiction, is a doubt.
func (a *assessment) withRecord(s screen.Subjects, asOf time.Time) screen.Subjects {
	starts := map[int]land.AgreedStart{}
	for _, start := range a.facts.Starts {
		if i, inForce := a.at.parcels.Of(start.ParcelID); inForce {
			starts[i] = start
		}
	}
	for i, extended := range a.verdicts.extended {
		standing := s.Facts.Days["start_due_on"][i]
		if supplement, ok := starts[i]; ok {
			standing = dayOf(&supplement.StartOn)
		}
		if dayOf(&extended.StartOn) > standing {
			starts[i] = extended
		}
	}
	s.Idle = make([]bool, len(a.facts.Parcels))
	for i, as := range a.verdicts.identified {
		_, s.Idle[i] = as[screen.IdleLand]
	}
	s.Decided = func(rule string, i int) (land.Phrase, bool) { return a.verdicts.says(verdictKey{i, rule, ""}) }
	a.startsDue(s, starts)
	a.figuresDue(s, asOf)
	a.earlyStarts(s)
	s.Stated = func(i int) land.Phrase { return stated(a.facts.Parcels[i], starts, i) }
	s.Contradicts = func(i int) []land.Phrase {
		found := contradictions(a.facts.Parcels[i], starts, i)
		if len(a.byParcel[i]) > 0 && s.Facts.Flags["started"][i] == 0 {
			found = append(found, land.Phrase{ZH: "有企业使用记录,而无动工、竣工和建筑记录", EN: "it has a user on record, and no start, completion or building"})
		}
		return found
	}
	return s
}

// startsDue has the newest agreements say when works are to start.
func (a *assessment) startsDue(s screen.Subjects, starts map[int]land.AgreedStart) {
	for _, name := range []string{"agreed_start_on", "start_due_on"} {
		column := slices.Clone(s.Facts.Days[name])
		for i, start := range starts {
			column[i] = dayOf(&start.StartOn)
		}
		s.Facts.Days[name] = column
	}
}

// figuresDue has the agreements in force say what a parcel must have come to: the highest of what is due. A figure of a year is
// due at its end, as promises of it are kept or broken by full years; one without a day is due at once.
func (a *assessment) figuresDue(s screen.Subjects, asOf time.Time) {
	due := map[string][]float64{}
	for _, indicator := range []string{"floor_area_ratio", "investment_per_mu", "tax_per_mu", "output_per_mu"} {
		due[indicator] = columnOf(len(a.facts.Parcels), func(int) float64 { return math.NaN() })
	}
	for _, one := range a.facts.Agreed {
		by := asOf
		ofYear := one.Indicator == "tax_per_mu" || one.Indicator == "output_per_mu"
		if end := time.Date(a.facts.Year, time.December, 31, 0, 0, 0, 0, time.UTC); ofYear && end.Before(by) {
			by = end
		}
		column := due[one.Indicator]
		if i, inForce := a.at.parcels.Of(one.ParcelID); inForce && (one.DueOn == nil || !one.DueOn.After(by)) && !(column[i] >= one.Target) {
			column[i] = one.Target
		}
	}
	a.compare(&s.Facts, "agreed_tax_per_mu", func(i int) float64 { return due["tax_per_mu"][i] })
	a.compare(&s.Facts, "agreed_output_per_mu", func(i int) float64 { return due["output_per_mu"][i] })
	a.compare(&s.Facts, "agreed_investment_per_mu", func(i int) float64 { return due["investment_per_mu"][i] })
	a.compare(&s.Facts, "agreed_far", func(i int) float64 {
		if far := due["floor_area_ratio"][i]; known(far) {
			return far
		}
		return orNaN(a.facts.Parcels[i].FARMin)
	})
}

// earlyStarts takes a start before the hand-over for none, where nothing else shows that works have started.
func (a *assessment) earlyStarts(s screen.Subjects) {
	started := slices.Clone(s.Facts.Flags["started"])
	for i := range a.facts.Parcels {
		p := &a.facts.Parcels[i]
		if startedEarly(p) && p.ActualCompletionOn == nil && p.SuspendedOn == nil && p.BuildingCount == 0 {
			started[i] = 0
		}
	}
	maps.Copy(s.Facts.Flags, map[string][]int8{"started": started})
}

// startedEarly reports whether the start on record is before the hand-over of the land.
func startedEarly(p *land.Parcel) bool {
	return p.ActualStartOn != nil && p.HandedOverOn != nil && p.ActualStartOn.Before(*p.HandedOverOn)
}

// stated says which agreement the start is due by, where that is not the first.
func stated(p land.Parcel, starts map[int]land.AgreedStart, i int) land.Phrase {
	start, supplemented := starts[i]
	if !supplemented {
		return land.Phrase{}
	}
	first := land.Phrase{ZH: "原约定日期无记录", EN: "the first agreed day is not on record"}
	if p.AgreedStartOn != nil {
		first = land.Phrase{ZH: "原约定 " + p.AgreedStartOn.Format(time.DateOnly), EN: "first agreed for " + p.AgreedStartOn.Format(time.DateOnly)}
	}
	return land.Phrase{ZH: "约定动工日期按" + start.Agreement + "(" + first.ZH + ")", EN: "the start is due by " + start.Agreement + " (" + first.EN + ")"}
}

// contradictions are the days on record of a parcel that contradict each other, in words.
func contradictions(p land.Parcel, starts map[int]land.AgreedStart, i int) []land.Phrase {
	var found []land.Phrase
	say := func(early, late *time.Time, zh, en string) {
		if early != nil && late != nil && early.Before(*late) {
			found = append(found, land.Phrase{
				ZH: zh + "(" + early.Format(time.DateOnly) + " 早于 " + late.Format(time.DateOnly) + ")",
				EN: en + " (" + early.Format(time.DateOnly) + " is before " + late.Format(time.DateOnly) + ")",
			})
		}
	}
	say(p.ActualStartOn, p.HandedOverOn, "登记的开工早于交地,不作已动工", "the start on record is before the hand-over and counts for none")
	say(p.ActualCompletionOn, p.ActualStartOn, "竣工早于开工", "the completion is before the start")
	agreed := p.AgreedStartOn
	if start, supplemented := starts[i]; supplemented {
		say(&start.StartOn, p.AgreedStartOn, start.Agreement+"约定的动工早于原约定", start.Agreement+" has works start before the first agreement")
		say(&start.EarliestOn, &start.StartOn, start.Agreement+"有两个动工日期,按较晚的", start.Agreement+" has two days of start, of which the later counts")
		agreed = &start.StartOn
	}
	say(agreed, p.HandedOverOn, "约定动工早于交地", "the agreed start is before the hand-over")
	return found
}
