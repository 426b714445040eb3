package synth

import (
	"math"
	"testing"
)

// The state of the land has to follow from the dates and shares that the files hold, by the measures of 闲置土地处置办法.
func TestStatesFollowFromTheDeeds(t *testing.T) {
	z := jinjiangZone(t)
	asOf := z.Profile.AsOf()
	for _, p := range z.Parcels {
		late := p.AgreedStartOn.AddDate(1, 0, 0).Before(asOf)
		started := !p.ActualStartOn.IsZero()
		switch p.State {
		case IdleUnbuilt:
			if !late || started {
				t.Errorf("%s is idle: agreed %s, started %s", p.Code, p.AgreedStartOn, p.ActualStartOn)
			}
		case NewUnbuilt:
			if late || started {
				t.Errorf("%s is not idle yet: agreed %s, started %s", p.Code, p.AgreedStartOn, p.ActualStartOn)
			}
		case Suspended:
			little := *p.DevelopedM2 < *p.DevelopableM2/3
			if p.InvestedCNY != nil {
				little = little && float64(*p.InvestedCNY) < 0.25*float64(*p.AgreedInvestmentCNY)
			}
			if !little || !p.SuspendedOn.AddDate(1, 0, 0).Before(asOf) || p.SuspendedOn.Before(p.ActualStartOn) {
				t.Errorf("%s is suspended on %s, started %s, little %v", p.Code, p.SuspendedOn, p.ActualStartOn, little)
			}
		case Used:
			if p.ActualCompletionOn.IsZero() || p.OwnerUSCC == "" {
				t.Errorf("%s is used, but not finished or without owner", p.Code)
			}
		}
	}
}

func TestTitlesNearTheGround(t *testing.T) {
	z := jinjiangZone(t)
	differ := 0
	for _, p := range z.Parcels {
		differ += count(p.differs())
	}
	if differ < 60 || differ > 160 {
		t.Errorf("%d titles differ by more than 5 %%, want about 100 of 4,000", differ)
	}
}

// differs reports whether the title says more than 5 % more or less than the ground.
func (p *Parcel) differs() bool { return math.Abs(p.TitleAreaM2/p.AreaM2-1) > 0.05 }
