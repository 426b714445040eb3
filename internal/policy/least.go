package policy

import (
	"strings"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"
)

// Least is what a condition asks of the value of an indicator: no less than its baseline, or than a number.
type Least struct {
	Indicator string
	OfBase    bool
	Number    float64
}

// Leasts are what a condition comes to, all of which must hold; false where it asks for anything else.
func (c Condition) Leasts() ([]Least, bool) {
	if c.tree == nil {
		return nil, false
	}
	return c.leastsOf(c.tree.Expr())
}

func (c Condition) leastsOf(e ast.Expr) ([]Least, bool) {
	if e.Kind() != ast.CallKind {
		return nil, false
	}
	switch call := e.AsCall(); call.FunctionName() {
	case operators.LogicalAnd:
		var all []Least
		for _, part := range call.Args() {
			list, ok := c.leastsOf(part)
			if !ok {
				return nil, false
			}
			all = append(all, list...)
		}
		return all, true
	case operators.GreaterEquals:
		one, ok := c.leastOf(call.Args()[0], call.Args()[1])
		return []Least{one}, ok
	case operators.LessEquals:
		one, ok := c.leastOf(call.Args()[1], call.Args()[0])
		return []Least{one}, ok
	}
	return nil, false
}

func (c Condition) leastOf(value, least ast.Expr) (Least, bool) {
	if !isVariable(value) {
		return Least{}, false
	}
	id, isValue := strings.CutPrefix(nameOf(value), "value.")
	one := Least{Indicator: id}
	switch {
	case least.Kind() == ast.LiteralKind:
		number, isNumber := least.AsLiteral().(types.Double)
		one.Number = float64(number)
		return one, isValue && isNumber
	case isVariable(least):
		name := nameOf(least)
		if constant, ok := c.constants[name]; ok {
			one.Number = constant.Float()
			return one, isValue && !constant.IsUnknown()
		}
		one.OfBase = name == "base."+id
		return one, isValue && one.OfBase
	}
	return one, false
}

func isVariable(e ast.Expr) bool { return e.Kind() == ast.IdentKind || e.Kind() == ast.SelectKind }
