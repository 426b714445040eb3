package review

import (
	"testing"

	"permu/internal/land"
)

func TestShares(t *testing.T) {
	ground := land.CaseGround{AreaM2: 1000, Owners: []string{"甲", "乙", "丙"}}
	s := land.CaseStanding{Consents: []land.Consent{{Owner: "甲", AreaM2: 700, Says: "agrees"}, {Owner: "乙", AreaM2: 200, Says: "refuses"}, {Owner: "行", Role: "mortgagee", AreaM2: 500, Says: "agrees"}}}
	for by, want := range map[string]bool{"area": true, "heads": false, "both": false} {
		set := Settings()
		set.ConsentBy, set.ConsentShare = by, 2.0/3
		got := Shares(s, ground, set)
		if got.Enough != want || got.ByArea != 0.7 || got.Of != 3 || got.Agreed != 1 {
			t.Errorf("%s: %+v", by, got)
		}
	}
}

// TestWhoIsNoOwner lets somebody agree who is not on record.
func TestWhoIsNoOwner(t *testing.T) {
	ground := land.CaseGround{AreaM2: 1000, Owners: []string{"甲"}, OwnedM2: map[string]float64{"甲": 1000}}
	for name, tt := range map[string]struct {
		role   string
		openM2 float64
		agreed int
	}{"as owner": {"owner", 0, 0}, "as co-owner": {"co_owner", 0, 1}, "of land without an owner": {"", 10, 1}} {
		ground.OpenM2 = tt.openM2
		got := Shares(land.CaseStanding{Consents: []land.Consent{{Owner: "路人", Role: tt.role, AreaM2: 500, Says: "agrees"}}}, ground, Settings())
		if got.Agreed != tt.agreed || got.Of != 1+tt.agreed {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestSettingsThatAreWrong(t *testing.T) {
	if err := CheckSettings(Settings()).Err(); err != nil {
		t.Error(err)
	}
	for name, change := range map[string]func(*land.ReviewSettings){
		"no department": func(s *land.ReviewSettings) { s.Departments = nil }, "twice": func(s *land.ReviewSettings) { s.Departments = append(s.Departments, s.Departments[0]) },
		"a name of a sort": func(s *land.ReviewSettings) {
			s.Departments = []land.Department{{Name: "A b", Title: phrase("甲", "")}}
		},
		"no title":        func(s *land.ReviewSettings) { s.Departments = []land.Department{{Name: "a"}} },
		"above the whole": func(s *land.ReviewSettings) { s.ConsentShare = 1.2 }, "by weight": func(s *land.ReviewSettings) { s.ConsentBy = "weight" },
		"no days": func(s *land.ReviewSettings) { s.OpinionDays = 0 }, "no years": func(s *land.ReviewSettings) { s.AgainYears = 0 },
	} {
		s := Settings()
		change(&s)
		if err := CheckSettings(s).Err(); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
}

// TestConsentsOfLandThatIsGone counts the land that an owner had before other parcels were taken.
func TestConsentsOfLandThatIsGone(t *testing.T) {
	ground := land.CaseGround{AreaM2: 1500, Owners: []string{"甲", "乙"}, OwnedM2: map[string]float64{"甲": 500, "乙": 1000}}
	s := land.CaseStanding{Consents: []land.Consent{{Owner: "甲", AreaM2: 1000, Says: "agrees"}, {Owner: "丙", AreaM2: 900, Says: "agrees"}}}
	if got := Shares(s, ground, Settings()); got.AgreedM2 != 500 || got.Agreed != 1 || got.Of != 2 {
		t.Errorf("%+v", got)
	}
}
