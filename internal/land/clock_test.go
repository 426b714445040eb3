package land_test

import (
	"testing"
	"time"

	"permu/internal/land"
)

// TestDayOf has a moment that is of one day in London and of the next in China.
func TestDayOf(t *testing.T) {
	for at, want := range map[string]string{"2026-11-28T15:59:59Z": "2026-11-28", "2026-11-28T16:00:00Z": "2026-11-29", "2026-11-29T00:30:00+09:00": "2026-11-28"} {
		moment, err := time.Parse(time.RFC3339, at)
		if got := land.DayOf(moment); err != nil || got != want {
			t.Errorf("%s: %s, want %s (%v)", at, got, want, err)
		}
	}
}
