package serve

import (
	"math"
	"testing"

	"permu/internal/land"
)

// TestCellOfAPart says of an amount that leaves users out what it is, so that nobody adds it up.
func TestCellOfAPart(t *testing.T) {
	named := map[string]any{"tax_cny": 1234.5, "tax_state": "partly", "output_cny": 99.0, "output_state": "value"}
	for name, want := range map[string]any{"tax_cny": "1234.50 部分", "tax_per_mu": "部分", "output_cny": 99.0} {
		sheet := ledgerSheet{words: words()}
		if got := sheet.cell(ledgerColumn{name, land.Phrase{}, 2, 10}, named); got != want {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}

// TestCellOfAScore writes a score as the policy of its run shows it, and no other number so.
func TestCellOfAScore(t *testing.T) {
	sheet := ledgerSheet{words: words(), score: func(score float64) float64 { return math.Floor(score) }}
	for name, want := range map[string]any{"score": 79.0, "percentile": 80.0} {
		if got := sheet.cell(ledgerColumn{name, land.Phrase{}, 2, 10}, map[string]any{"score": 79.996, "percentile": 79.996}); got != want {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}
