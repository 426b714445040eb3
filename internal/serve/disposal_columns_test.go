package serve

import (
	"strings"
	"testing"
	"time"

	"permu/internal/land"
)

// TestStepsOfTheDayInChina has a step of late evening UTC, which is of the next day in China.
func TestStepsOfTheDayInChina(t *testing.T) {
	book := disposalBook{}
	step := land.LedgerStep{Move: "annotate", By: "甲", At: time.Date(2026, 3, 1, 18, 0, 0, 0, time.UTC)}
	if got := book.progress([]land.LedgerStep{step}); !strings.HasPrefix(got, "2026-03-02 ") {
		t.Error(got)
	}
}
