package policy

import (
	"math"
	"slices"
	"time"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"
)

// Columns hold the variables of many subjects: each method gives one variable by the place of a subject, or nil where it is
// of another type or not there. NaN, an empty text, CannotTell and [NoDay] are missing.
type Columns interface {
	Number(name string) func(i int) float64
	Text(name string) func(i int) string
	Flag(name string) func(i int) Truth
	Day(name string) func(i int) int32        // days since 1970-01-01
	Among(name, word string) func(i int) bool // whether a list of words has one; a list is never missing
}

// NoDay is a day that is missing.
const NoDay = math.MinInt32

// Over is the condition as a function of a subject's place, put together from comparisons of columns: about thirty times as
// fast as [Condition.Holds], with the same answers. False: it uses more of the language than that.
func (c Condition) Over(columns Columns) (func(i int) Truth, bool) {
	if c.tree == nil {
		return func(int) Truth { return Yes }, true
	}
	b := builder{columns, c.constants}
	holds := b.truth(c.tree.Expr())
	return holds, holds != nil
}

// builder puts functions of a subject's place together; nil is what it cannot say.
type builder struct {
	columns   Columns
	constants map[string]Decimal
}

func (b builder) truth(e ast.Expr) func(int) Truth {
	switch e.Kind() {
	case ast.LiteralKind:
		if flag, ok := e.AsLiteral().(types.Bool); ok {
			return func(int) Truth { return truthOf(bool(flag)) }
		}
	case ast.IdentKind, ast.SelectKind:
		return b.columns.Flag(nameOf(e))
	case ast.CallKind:
		return b.call(e.AsCall())
	}
	return nil
}

func truthOf(b bool) Truth {
	if b {
		return Yes
	}
	return No
}

// nameOf is a variable, whose name may have points: param.low.
func nameOf(e ast.Expr) string {
	if e.Kind() == ast.SelectKind {
		return nameOf(e.AsSelect().Operand()) + "." + e.AsSelect().FieldName()
	}
	return e.AsIdent()
}

func (b builder) call(call ast.CallExpr) func(int) Truth {
	args := call.Args()
	switch call.FunctionName() {
	case operators.LogicalAnd:
		return both(b.truth(args[0]), b.truth(args[1]), No)
	case operators.LogicalOr:
		return both(b.truth(args[0]), b.truth(args[1]), Yes)
	case operators.LogicalNot:
		return not(b.truth(args[0]))
	case operators.In:
		return b.in(args[0], args[1])
	}
	if holds, ok := comparisons[call.FunctionName()]; ok {
		return b.compare(args[0], args[1], holds)
	}
	return nil
}

// both is && or ||: one that decides outweighs what cannot be told.
func both(p, q func(int) Truth, decides Truth) func(int) Truth {
	if p == nil || q == nil {
		return nil
	}
	return func(i int) Truth {
		first := p(i)
		if first == decides {
			return decides
		}
		second := q(i)
		if second == decides || first != CannotTell {
			return second
		}
		return CannotTell
	}
}

func not(p func(int) Truth) func(int) Truth {
	if p == nil {
		return nil
	}
	return func(i int) Truth {
		switch p(i) {
		case Yes:
			return No
		case No:
			return Yes
		}
		return CannotTell
	}
}

// comparisons say what an operator makes of -1, 0 and 1.
var comparisons = map[string]func(int) bool{
	operators.Equals:        func(sign int) bool { return sign == 0 },
	operators.NotEquals:     func(sign int) bool { return sign != 0 },
	operators.Less:          func(sign int) bool { return sign < 0 },
	operators.LessEquals:    func(sign int) bool { return sign <= 0 },
	operators.Greater:       func(sign int) bool { return sign > 0 },
	operators.GreaterEquals: func(sign int) bool { return sign >= 0 },
}

func (b builder) compare(left, right ast.Expr, holds func(int) bool) func(int) Truth {
	if x, y := b.number(left), b.number(right); x != nil && y != nil {
		return func(i int) Truth {
			p, q := x(i), y(i)
			if math.IsNaN(p) || math.IsNaN(q) {
				return CannotTell
			}
			return truthOf(holds(signOf(p, q)))
		}
	}
	if x, y := b.text(left), b.text(right); x != nil && y != nil {
		return func(i int) Truth {
			p, q := x(i), y(i)
			if p == missingText || q == missingText {
				return CannotTell
			}
			return truthOf(holds(signOf(p, q)))
		}
	}
	if x, y := b.day(left), b.day(right); x != nil && y != nil {
		return func(i int) Truth {
			p, q := x(i), y(i)
			if p == NoDay || q == NoDay {
				return CannotTell
			}
			return truthOf(holds(signOf(p, q)))
		}
	}
	return nil
}

func signOf[T int32 | float64 | string](p, q T) int {
	switch {
	case p < q:
		return -1
	case p > q:
		return 1
	}
	return 0
}

// in looks for a text in a list that the condition spells out, or in one of the subject: 'startup' in tags.
func (b builder) in(what, list ast.Expr) func(int) Truth {
	if word, ok := literalText(what); ok && list.Kind() == ast.IdentKind {
		among := b.columns.Among(list.AsIdent(), word)
		if among == nil {
			return nil
		}
		return func(i int) Truth { return truthOf(among(i)) }
	}
	text := b.text(what)
	if list.Kind() != ast.ListKind || text == nil {
		return nil
	}
	var words []string
	for _, element := range list.AsList().Elements() {
		word, ok := literalText(element)
		if !ok {
			return nil
		}
		words = append(words, word)
	}
	return func(i int) Truth {
		word := text(i)
		if word == missingText {
			return CannotTell
		}
		return truthOf(slices.Contains(words, word))
	}
}

// missingText tells a missing text from an empty one that a condition spells out.
const missingText = "\x00"

func (b builder) text(e ast.Expr) func(int) string {
	if word, ok := literalText(e); ok {
		return func(int) string { return word }
	}
	if e.Kind() != ast.IdentKind {
		return nil
	}
	column := b.columns.Text(e.AsIdent())
	if column == nil {
		return nil
	}
	return func(i int) string {
		if word := column(i); word != "" {
			return word
		}
		return missingText
	}
}

func literalText(e ast.Expr) (string, bool) {
	if e.Kind() != ast.LiteralKind {
		return "", false
	}
	word, ok := e.AsLiteral().(types.String)
	return string(word), ok
}

// day is a day of the facts or one that the condition spells out: date('2024-03-01').
func (b builder) day(e ast.Expr) func(int) int32 {
	switch e.Kind() {
	case ast.IdentKind:
		return b.columns.Day(e.AsIdent())
	case ast.CallKind:
		if call := e.AsCall(); call.FunctionName() == "date" {
			if word, ok := literalText(call.Args()[0]); ok {
				var day Date
				if day.parse(word) == nil {
					return func(int) int32 { return int32(day.Unix() / secondsOfDay) }
				}
			}
		}
	}
	return nil
}

const secondsOfDay = 86_400

// number is a value, NaN where it is missing.
func (b builder) number(e ast.Expr) func(int) float64 {
	switch e.Kind() {
	case ast.LiteralKind:
		if value, ok := e.AsLiteral().(types.Double); ok {
			return func(int) float64 { return float64(value) }
		}
	case ast.IdentKind, ast.SelectKind:
		return b.named(nameOf(e))
	case ast.CallKind:
		return b.arithmetic(e.AsCall())
	}
	return nil
}

func (b builder) named(name string) func(int) float64 {
	constant, ok := b.constants[name]
	if !ok {
		return b.columns.Number(name)
	}
	value := math.NaN()
	if !constant.IsUnknown() {
		value = constant.Float()
	}
	return func(int) float64 { return value }
}

// arithmetic never divides: what CEL makes of a zero there is for [Condition.Holds] to say.
func (b builder) arithmetic(call ast.CallExpr) func(int) float64 {
	if call.FunctionName() == "years" {
		return b.years(call.Args())
	}
	operation, ok := operations[call.FunctionName()]
	if !ok {
		return nil
	}
	x, y := b.number(call.Args()[0]), b.number(call.Args()[1])
	if x == nil || y == nil {
		return nil
	}
	return func(i int) float64 { return operation(x(i), y(i)) }
}

var operations = map[string]func(x, y float64) float64{
	operators.Add:      func(x, y float64) float64 { return x + y },
	operators.Subtract: func(x, y float64) float64 { return x - y },
	operators.Multiply: func(x, y float64) float64 { return x * y },
}

func (b builder) years(args []ast.Expr) func(int) float64 {
	from, to := b.day(args[0]), b.day(args[1])
	if from == nil || to == nil {
		return nil
	}
	return func(i int) float64 {
		first, last := from(i), to(i)
		if first == NoDay || last == NoDay {
			return math.NaN()
		}
		return Years(timeOf(first), timeOf(last))
	}
}

func timeOf(day int32) time.Time { return time.Unix(int64(day)*secondsOfDay, 0).UTC() }
