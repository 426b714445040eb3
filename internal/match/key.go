package match

import (
	"slices"
	"strings"
)

// Rule is the rule by which an enterprise was placed on a parcel.
type Rule string

// Rules in the order in which they are tried.
const (
	ExactKey   Rule = "exact_key"
	UnitSuffix Rule = "unit_suffix" // the key without its last segments, which name a unit of the lot
)

// Ref is a parcel key as an enterprise's own record names it.
type Ref struct {
	USCC      string
	ParcelRef string
}

// Placement proposes that an enterprise sits on a parcel.
type Placement struct {
	USCC       string
	ParcelID   int64
	Rule       Rule
	Confidence float64 // 0 to 1
}

// ByKey places enterprises whose record names a parcel by its code: exactly, else after taking trailing `-unit` segments
// off the key one by one, down to the shortest key of a parcel. Refs that fit no parcel are left out; the answer is in
// the order of refs.
func ByKey(refs []Ref, parcelIDs map[string]int64) []Placement {
	shortest := shortestKey(parcelIDs)
	var placements []Placement
	for _, ref := range refs {
		rule, confidence := ExactKey, 1.0
		for key := strings.TrimSpace(ref.ParcelRef); segments(key) >= shortest; key = withoutUnit(key) {
			if id, ok := parcelIDs[key]; ok {
				placements = append(placements, Placement{ref.USCC, id, rule, confidence})
				break
			}
			rule, confidence = UnitSuffix, 0.95
		}
	}
	return placements
}

// segments counts the parts of a key; an empty key has none.
func segments(key string) int {
	if key == "" {
		return 0
	}
	return strings.Count(key, "-") + 1
}

func withoutUnit(key string) string {
	cut := strings.LastIndexByte(key, '-')
	if cut < 0 {
		return ""
	}
	return key[:cut]
}

func shortestKey(parcelIDs map[string]int64) int {
	counts := make([]int, 0, len(parcelIDs))
	for key := range parcelIDs {
		counts = append(counts, segments(key))
	}
	if len(counts) == 0 {
		return 1
	}
	return max(1, slices.Min(counts))
}
