package policy

import (
	"slices"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"
)

// asDoubles makes one kind of number of CEL's two: what is calculated with or compared is a double, so that land_mu == 0
// and year - 1 == 2021 mean what they say. Arguments of functions and places in lists stay whole.
func asDoubles(tree *ast.AST) {
	d := doubler{tree: tree, next: ast.MaxID(tree), factory: ast.NewExprFactory()}
	ast.PreOrderVisit(tree.Expr(), ast.NewExprVisitor(d.visit))
}

type doubler struct {
	tree    *ast.AST
	next    int64
	factory ast.ExprFactory
}

func (d *doubler) visit(e ast.Expr) {
	if e.Kind() != ast.CallKind || !calculates(e.AsCall().FunctionName()) || slices.ContainsFunc(e.AsCall().Args(), isOfMacro) {
		return
	}
	for _, operand := range e.AsCall().Args() {
		d.double(operand)
	}
}

func calculates(function string) bool {
	return slices.Contains([]string{
		operators.Equals, operators.NotEquals, operators.Less, operators.LessEquals, operators.Greater, operators.GreaterEquals,
		operators.Add, operators.Subtract, operators.Multiply, operators.Divide, operators.Negate, operators.In,
	}, function)
}

// isOfMacro reports whether an operand is what exists_one and its like count in.
func isOfMacro(e ast.Expr) bool { return e.Kind() == ast.IdentKind && e.AsIdent() == "@result" }

func (d *doubler) double(e ast.Expr) {
	switch e.Kind() {
	case ast.LiteralKind:
		if whole, ok := e.AsLiteral().(types.Int); ok {
			e.SetKindCase(d.factory.NewLiteral(e.ID(), types.Double(whole)))
		}
	case ast.ListKind:
		for _, element := range e.AsList().Elements() {
			d.double(element)
		}
	case ast.CallKind:
		d.doubleCall(e)
	}
}

func (d *doubler) doubleCall(e ast.Expr) {
	call := e.AsCall()
	switch {
	case call.FunctionName() == operators.Conditional:
		d.double(call.Args()[1])
		d.double(call.Args()[2])
	case givesWhole(call.FunctionName()):
		e.SetKindCase(d.factory.NewCall(e.ID(), "double", d.copyOf(e.ID(), call)))
	}
}

func givesWhole(function string) bool {
	return slices.Contains([]string{
		"size", "int", "indexOf", "lastIndexOf", "getFullYear", "getMonth", "getDate", "getDayOfMonth", "getDayOfWeek",
		"getDayOfYear", "getHours", "getMinutes", "getSeconds", "getMilliseconds", operators.Modulo,
	}, function)
}

// copyOf is a call under a number of its own, at the same place in the text.
func (d *doubler) copyOf(id int64, call ast.CallExpr) ast.Expr {
	d.next++
	if at, ok := d.tree.SourceInfo().GetOffsetRange(id); ok {
		d.tree.SourceInfo().SetOffsetRange(d.next, at)
	}
	if call.IsMemberFunction() {
		return d.factory.NewMemberCall(d.next, call.FunctionName(), call.Target(), call.Args()...)
	}
	return d.factory.NewCall(d.next, call.FunctionName(), call.Args()...)
}
