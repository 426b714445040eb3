package policy

import (
	"strings"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"

	"permu/internal/strictyaml"
)

// Condition is a CEL expression over the facts of one subject that is true or false, or cannot tell because a value that
// it needs is missing. The zero value is none and holds for everyone.
type Condition struct {
	text      string
	program   cel.Program
	tree      *ast.AST
	mentions  []string
	constants map[string]Decimal
}

// Truth is the answer of a condition.
type Truth int8

// Answers of a condition.
const (
	No Truth = iota
	Yes
	CannotTell
)

// UnmarshalYAML takes the expression; it is compiled when the whole document is read.
func (c *Condition) UnmarshalYAML(node strictyaml.Node) error {
	return strictyaml.Scalar(node, func(text string) error {
		c.text = strings.TrimSpace(text)
		return nil
	})
}

// String is the expression as it is written.
func (c Condition) String() string { return c.text }

// IsZero reports whether there is no condition.
func (c Condition) IsZero() bool { return c.text == "" }

// Mentions lists the variables that the condition uses, sorted; the policy's parameters are not among them.
func (c Condition) Mentions() []string { return c.mentions }

// Words lists the words that the condition looks for in a list of the subject, in its order: startup of 'startup' in tags.
func (c Condition) Words(list string) []string {
	var words []string
	if c.tree == nil {
		return nil
	}
	ast.PreOrderVisit(c.tree.Expr(), ast.NewExprVisitor(func(e ast.Expr) {
		if e.Kind() != ast.CallKind || e.AsCall().FunctionName() != operators.In {
			return
		}
		args := e.AsCall().Args()
		if word, ok := literalText(args[0]); ok && args[1].Kind() == ast.IdentKind && args[1].AsIdent() == list {
			words = append(words, word)
		}
	}))
	return words
}

// Case holds the values of the variables of one subject: float64, string, bool, time.Time or []string; a variable that
// has none is missing.
type Case interface {
	Value(name string) (any, bool)
}

// Holds evaluates the condition. What fails, such as a number that is missing where it decides, cannot be told.
func (c Condition) Holds(of Case) Truth {
	if c.program == nil {
		return Yes
	}
	out, _, err := c.program.Eval(activation{of, c.constants})
	switch {
	case err != nil || types.IsUnknown(out):
		return CannotTell
	case out == types.True:
		return Yes
	}
	return No
}

// activation looks variables up in a case; one without a value is an error that true || and false && outweigh.
type activation struct {
	of        Case
	constants map[string]Decimal
}

func (a activation) ResolveName(name string) (any, bool) {
	if d, ok := a.constants[name]; ok {
		return d.Float(), !d.IsUnknown()
	}
	return a.of.Value(name)
}

func (a activation) Parent() cel.Activation { return nil }
