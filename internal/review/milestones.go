package review

import (
	"slices"

	"permu/internal/calendar"
	"permu/internal/land"
)

// Milestones after the approval.
const (
	Started    = "started"
	Completed  = "completed"
	Accepted   = "accepted"
	Production = "production"
	Capacity   = "capacity"
)

// Milestones lists what is followed after the approval: permits in any order, then start, completion, acceptance, production
// and capacity one after the other.
func Milestones() []Named {
	return []Named{
		{"land_permit", phrase("建设用地规划许可证", "planning permit for the land")},
		{"plan_permit", phrase("建设工程规划许可证", "planning permit for the works")},
		{"construction_permit", phrase("施工许可证", "construction permit")},
		{Started, phrase("开工", "start")},
		{Completed, phrase("竣工", "completion")},
		{Accepted, phrase("竣工验收", "acceptance")},
		{Production, phrase("投产", "production")},
		{Capacity, phrase("达产", "capacity")},
	}
}

// before is the milestone that a milestone follows, or "".
func before(milestone string) string {
	order := []string{Started, Completed, Accepted, Production, Capacity}
	if i := slices.Index(order, milestone); i > 0 {
		return order[i-1]
	}
	return ""
}

func reached(s land.CaseStanding, milestone string) *land.Milestone {
	i := slices.IndexFunc(s.Milestones, func(m land.Milestone) bool { return m.Milestone == milestone })
	if i < 0 {
		return nil
	}
	return &s.Milestones[i]
}

// checkMilestone takes each once, and not before the one that it follows.
func (a *asking) checkMilestone() {
	name := a.move.Milestone
	if name == "" || !a.transition.demands(Milestone) {
		return
	}
	if !has(Milestones(), name) {
		a.wrong(Milestone, "there is no such milestone", name)
		return
	}
	if reached(a.CaseStanding, name) != nil {
		a.wrong(Milestone, "is on record already", name)
	}
	former := before(name)
	if former == "" {
		return
	}
	m := reached(a.CaseStanding, former)
	if m == nil {
		a.wrong(Milestone, "follows "+former+", which is not on record", name)
	} else if day, _ := calendar.Day(&m.On); a.on.Before(day) {
		a.wrong(On, "must not be before "+former+", "+m.On, a.move.DocumentOn)
	}
}
