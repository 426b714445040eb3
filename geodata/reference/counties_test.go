package reference

import "testing"

// TestCountiesHaveNames knows counties by their codes, and no other words.
func TestCountiesHaveNames(t *testing.T) {
	for code, want := range map[string]string{"350582": "晋江市", "350583": "南安市", "110101": "东城区", "350500": "", "999999": "", "": ""} {
		if got, ok := CountyName(code); got != want || ok != (want != "") {
			t.Errorf("%q is %q, want %q", code, got, want)
		}
	}
	if n := len(counties()); n < 2800 {
		t.Errorf("%d counties", n)
	}
}
