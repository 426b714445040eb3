package analysis

import "testing"

// Patched applies a JSON Patch to a document.
func Patched(t testing.TB, document []byte, patch string) []byte {
	t.Helper()
	changed, err := patched(document, []byte(patch))
	if err != nil {
		t.Fatal(err)
	}
	return changed
}
