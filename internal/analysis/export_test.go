package analysis

import (
	"testing"

	"permu/internal/policy"
)

// SameDesk reports whether two policies are tried on one desk of a zone's year.
func SameDesk(t testing.TB, z *Zones, zoneCode string, year int, a, b policy.Policy) bool {
	t.Helper()
	first, err := z.desks.at(t.Context(), z.Store, zoneCode, year, a)
	if err != nil {
		t.Fatal(err)
	}
	second, err := z.desks.at(t.Context(), z.Store, zoneCode, year, b)
	if err != nil {
		t.Fatal(err)
	}
	return first == second
}

// Patched applies a JSON Patch to a document.
func Patched(t testing.TB, document []byte, patch string) []byte {
	t.Helper()
	changed, err := patched(document, []byte(patch))
	if err != nil {
		t.Fatal(err)
	}
	return changed
}
