package policy

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"permu/internal/strictyaml"
)

// Open lists the paths of the numbers that are still unknown, which whoever uses the policy must set.
func (p Policy) Open() []string {
	var paths []string
	walkDecimals(reflect.ValueOf(p), "", func(path string, d Decimal) {
		if d.IsUnknown() {
			paths = append(paths, path)
		}
	})
	return paths
}

// OpenForScores lists those of the open numbers without which nobody can be scored: of land, tax, indicators and how they
// combine. The others leave scores as they are: without cuts there are no grades, points concern whom they apply to, and
// a condition on an open parameter cannot tell.
func (p Policy) OpenForScores() []string {
	return slices.DeleteFunc(p.Open(), func(path string) bool {
		ofTrack := strings.Contains(path, "].indicators[") || strings.Contains(path, "].combine.")
		return !strings.HasPrefix(path, "land.") && !strings.HasPrefix(path, "tax.") && !ofTrack
	})
}

// Open reports whether a cut of the bands is still unknown: then nobody is graded by them.
func (b Bands) Open() bool {
	open := false
	walkDecimals(reflect.ValueOf(b), "", func(_ string, d Decimal) { open = open || d.IsUnknown() })
	return open
}

// Line is the line of the document where a path stands; 0 when there is none.
func (p Policy) Line(path string) int { return strictyaml.Places(p.source).Line(path) }

// walkDecimals visits every decimal below a value, in the order of the document's types.
func walkDecimals(v reflect.Value, path string, visit func(string, Decimal)) {
	if v.Type() == reflect.TypeFor[Decimal]() {
		visit(path, v.Interface().(Decimal))
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			walkDecimals(v.Elem(), path, visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			walkDecimals(v.Index(i), fmt.Sprintf("%s[%d]", path, i), visit)
		}
	case reflect.Map:
		if decimals, ok := v.Interface().(map[string]Decimal); ok {
			for _, name := range sortedKeys(decimals) {
				visit(path+"."+name, decimals[name])
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if name := v.Type().Field(i).Tag.Get("yaml"); name != "" {
				walkDecimals(v.Field(i), strings.TrimPrefix(path+"."+name, "."), visit)
			}
		}
	}
}
