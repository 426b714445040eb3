package policy

import (
	"fmt"
	"reflect"
	"strings"
)

// Open lists the paths of the numbers that are still unknown; while there are any the policy cannot be used.
func (p Policy) Open() []string {
	var paths []string
	walkDecimals(reflect.ValueOf(p), "", func(path string, d Decimal) {
		if d.IsUnknown() {
			paths = append(paths, path)
		}
	})
	return paths
}

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
