package screen_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/land"
	"permu/internal/screen"
)

func TestState(t *testing.T) {
	tests := map[string]struct {
		subject screen.Subject
		want    string
	}{
		"in use, well":               {screen.Subject{Parcel: &land.Parcel{}, Occupants: 1, PerMu: years(20)}, screen.BuiltUsed},
		"in use, no figure":          {screen.Subject{Parcel: &land.Parcel{}, Occupants: 1, PerMu: years(unknown)}, screen.BuiltUsed},
		"in use, poorly":             {screen.Subject{Parcel: &land.Parcel{}, Occupants: 1, PerMu: years(1)}, screen.LowLand},
		"built, nobody on record":    {screen.Subject{Parcel: &land.Parcel{BuildingCount: 2}}, screen.SuppliedUnused},
		"completed":                  {screen.Subject{Parcel: &land.Parcel{ActualCompletionOn: day("2024-01-01")}}, screen.SuppliedUnused},
		"under construction":         {screen.Subject{Parcel: &land.Parcel{ActualStartOn: day("2024-01-01")}}, screen.SuppliedUnused},
		"supplied, start not due":    {screen.Subject{Parcel: &land.Parcel{AgreedStartOn: day("2025-01-01")}}, screen.SuppliedUnused},
		"handed over last year":      {screen.Subject{Parcel: &land.Parcel{HandedOverOn: day("2024-06-01")}}, screen.SuppliedUnused},
		"a year past its start":      {screen.Subject{Parcel: &land.Parcel{AgreedStartOn: day("2024-01-01")}}, screen.IdleLand},
		"suspended is not yet idle":  {screen.Subject{Parcel: new(works(0, 9000, 0, 1000))}, screen.SuppliedUnused},
		"suspended, one user, low":   {screen.Subject{Parcel: new(works(0, 9000, 0, 1000)), Occupants: 1, PerMu: years(1)}, screen.LowLand},
		"nothing on record":          {screen.Subject{Parcel: &land.Parcel{}}, screen.UnknownState},
		"collective, past its start": {screen.Subject{Parcel: &land.Parcel{AgreedStartOn: day("2020-01-01"), Tenure: new("collective")}}, screen.SuppliedUnused},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			state, why := screen.State(tt.subject, screen.Screen(rules(t), tt.subject, *day("2025-06-01")))
			if state != tt.want || screen.Because(why).ZH == "" || screen.Because(why).EN == "" {
				t.Errorf("got %s, %s, want %s", state, why, tt.want)
			}
		})
	}
}

// TestIdleExcludesLow has an idle parcel with a poor figure; only a suspicion leaves room for low efficiency beside it.
func TestIdleExcludesLow(t *testing.T) {
	s := screen.Subject{Parcel: &land.Parcel{AgreedStartOn: day("2020-01-01")}, PerMu: years(1)}
	findings := screen.Screen(rules(t), s, *day("2025-06-01"))
	if diff := cmp.Diff(map[string]string{screen.IdleNotStarted: screen.Met}, outcomes(findings)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	s = screen.Subject{Parcel: new(works(0, 9000, 0, 1000)), Occupants: 1, PerMu: years(1)}
	want := map[string]string{screen.IdleSuspended: screen.Suspected, screen.LowEfficiency: screen.Met}
	if diff := cmp.Diff(want, outcomes(screen.Screen(rules(t), s, *day("2025-06-01")))); diff != "" {
		t.Errorf("a suspicion alone excludes nothing (-want +got):\n%s", diff)
	}
}
