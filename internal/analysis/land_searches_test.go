package analysis

import (
	"fmt"
	"testing"
)

// TestFitsAreBounded keeps what was asked last, and nothing that stood otherwise.
func TestFitsAreBounded(t *testing.T) {
	var f fits
	for i := range 3 * mostFits {
		f.keep(fmt.Sprint(i), fitted{"1", []string{"P"}})
	}
	if len(f.kept) > mostFits {
		t.Errorf("%d are kept", len(f.kept))
	}
	if _, ok := f.of(fmt.Sprint(3*mostFits-1), "1"); !ok {
		t.Error("the last is gone")
	}
	if _, ok := f.of(fmt.Sprint(3*mostFits-1), "2"); ok {
		t.Error("what stood otherwise is taken for what stands")
	}
}
