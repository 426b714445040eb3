package policy

import (
	"iter"
	"maps"
	"slices"
	"time"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
)

// turning holds, for each variable of some conditions, the values at which they can change their mind: float64, string,
// bool, time.Time, or memberOf for what a list can hold.
type turning map[string][]any

// memberOf is a text that a list is asked for.
type memberOf string

// Limits of what is tried.
const (
	mostWitnesses = 20_000
	mostMembers   = 6
)

// gather notes what a condition compares; false when it does more than compare variables with constants.
func (t turning) gather(e ast.Expr, constants map[string]Decimal) bool {
	switch e.Kind() {
	case ast.LiteralKind:
		return true
	case ast.IdentKind:
		t.add(e.AsIdent(), true, false)
		return true
	case ast.CallKind:
		return t.gatherCall(e.AsCall(), constants)
	}
	return false
}

func (t turning) gatherCall(call ast.CallExpr, constants map[string]Decimal) bool {
	args := call.Args()
	switch call.FunctionName() {
	case operators.LogicalAnd, operators.LogicalOr, operators.LogicalNot, operators.Conditional:
		return !slices.ContainsFunc(args, func(e ast.Expr) bool { return !t.gather(e, constants) })
	case operators.Equals, operators.NotEquals, operators.Less, operators.LessEquals, operators.Greater, operators.GreaterEquals:
		return t.gatherPair(args[0], args[1], constants) || t.gatherPair(args[1], args[0], constants)
	case operators.In:
		return t.gatherIn(args[0], args[1], constants)
	}
	return false
}

func (t turning) gatherPair(variable, constant ast.Expr, constants map[string]Decimal) bool {
	value, ok := constantOf(constant, constants)
	if !ok || variable.Kind() != ast.IdentKind {
		return false
	}
	t.add(variable.AsIdent(), value)
	return true
}

// gatherIn takes a variable in a list of constants, and a constant in a variable list.
func (t turning) gatherIn(element, list ast.Expr, constants map[string]Decimal) bool {
	if list.Kind() == ast.IdentKind {
		text, ok := constantOf(element, constants)
		member, isText := text.(string)
		t.add(list.AsIdent(), memberOf(member))
		return ok && isText
	}
	return list.Kind() == ast.ListKind && !slices.ContainsFunc(list.AsList().Elements(), func(e ast.Expr) bool {
		return !t.gatherPair(element, e, constants)
	})
}

func (t turning) add(name string, values ...any) {
	for _, v := range values {
		if !slices.Contains(t[name], v) {
			t[name] = append(t[name], v)
		}
	}
}

// constantOf is what a literal, a parameter or date('…') stands for.
func constantOf(e ast.Expr, constants map[string]Decimal) (any, bool) {
	switch e.Kind() {
	case ast.LiteralKind:
		v := e.AsLiteral().Value()
		_, isWhole := v.(int64)
		return v, !isWhole
	case ast.IdentKind:
		d, ok := constants[e.AsIdent()]
		return d.Float(), ok && !d.IsUnknown()
	case ast.CallKind:
		if call := e.AsCall(); call.FunctionName() == "date" && call.Args()[0].Kind() == ast.LiteralKind {
			day, ok := dateOf(call.Args()[0].AsLiteral()).Value().(time.Time)
			return day, ok
		}
	}
	return nil, false
}

// witnesses are subjects with every combination of values; none when they are too many. Each is good until the next.
func (t turning) witnesses() (iter.Seq[witness], bool) {
	names, values, all := slices.Sorted(maps.Keys(t)), map[string][]any{}, 1
	for _, name := range names {
		tried, few := around(t[name])
		if values[name] = tried; !few || all*len(tried) > mostWitnesses {
			return nil, false
		}
		all *= len(tried)
	}
	return func(yield func(witness) bool) {
		w := witness{}
		for at := range all {
			for _, name := range names {
				w[name], at = values[name][at%len(values[name])], at/len(values[name])
			}
			if !yield(w) {
				return
			}
		}
	}, true
}

// around are values at, between and beyond those at which something turns.
func around(turns []any) ([]any, bool) {
	switch turns[0].(type) {
	case float64:
		return aroundNumbers(turns), true
	case time.Time:
		return aroundDays(turns), true
	case string:
		return append(slices.Clone(turns), "\x00 another"), true
	case memberOf:
		return subsets(turns)
	}
	return turns, true
}

func aroundNumbers(turns []any) []any {
	numbers := make([]float64, len(turns))
	for i, v := range turns {
		numbers[i] = v.(float64)
	}
	slices.Sort(numbers)
	values := []any{numbers[0] - 1}
	for i, v := range numbers {
		if i > 0 {
			values = append(values, (numbers[i-1]+v)/2)
		}
		values = append(values, v)
	}
	return append(values, numbers[len(numbers)-1]+1)
}

func aroundDays(turns []any) []any {
	var values []any
	for _, v := range turns {
		day := v.(time.Time)
		values = append(values, day.AddDate(0, 0, -1), day, day.AddDate(0, 0, 1))
	}
	return values
}

func subsets(members []any) ([]any, bool) {
	if len(members) > mostMembers {
		return nil, false
	}
	var lists []any
	for set := range 1 << len(members) {
		list := []string{}
		for i, m := range members {
			if set&(1<<i) != 0 {
				list = append(list, string(m.(memberOf)))
			}
		}
		lists = append(lists, list)
	}
	return lists, true
}
