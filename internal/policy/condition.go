package policy

import (
	"fmt"
	"slices"
	"strings"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/ext"

	"permu/internal/strictyaml"
)

// Limits of a condition.
const (
	mostConditionBytes = 2000
	mostConditionDepth = 50
	mostConditionCost  = 10_000
)

// Condition is a CEL expression over the facts of one subject that is true or false, or cannot tell because a value that
// it needs is missing. The zero value is none and holds for everyone.
type Condition struct {
	text     string
	program  cel.Program
	mentions []string
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

// Mentions lists the variables that the condition uses, sorted.
func (c Condition) Mentions() []string { return c.mentions }

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
	out, _, err := c.program.Eval(activation{of})
	switch {
	case err != nil || types.IsUnknown(out):
		return CannotTell
	case out == types.True:
		return Yes
	}
	return No
}

// activation looks variables up in a case; one without a value is an error that true || and false && outweigh.
type activation struct{ of Case }

func (a activation) ResolveName(name string) (any, bool) { return a.of.Value(name) }
func (a activation) Parent() cel.Activation              { return nil }

// dialect is what the conditions of one place in a document may say.
type dialect struct{ env *cel.Env }

func newDialect(variables []Variable) (dialect, error) {
	options := []cel.EnvOption{
		cel.CrossTypeNumericComparisons(true),
		cel.ParserExpressionSizeLimit(mostConditionBytes),
		cel.ParserRecursionLimit(mostConditionDepth),
		cel.DefaultUTCTimeZone(true),
		ext.Strings(ext.StringsVersion(0)),
		cel.Function("date", cel.Overload("date_string", []*cel.Type{cel.StringType}, cel.TimestampType, cel.UnaryBinding(dateOf))),
	}
	for _, v := range variables {
		options = append(options, cel.Variable(v.Name, celType(v.Type)))
	}
	env, err := cel.NewEnv(options...)
	return dialect{env}, err
}

func celType(t Type) *cel.Type {
	switch t {
	case NumberType:
		return cel.DoubleType
	case FlagType:
		return cel.BoolType
	case DateType:
		return cel.TimestampType
	case ListType:
		return cel.ListType(cel.StringType)
	}
	return cel.StringType
}

// dateOf makes a day of YYYY-MM-DD.
func dateOf(value ref.Val) ref.Val {
	text, _ := value.Value().(string)
	var day Date
	if err := day.parse(text); err != nil {
		return types.NewErr("%v", err)
	}
	return types.Timestamp{Time: day.Time}
}

// compile checks a condition, so that it names only what there is and is true or false.
func (d dialect) compile(c *Condition) error {
	if c.IsZero() {
		return nil
	}
	if len(c.text) > mostConditionBytes {
		return fmt.Errorf("longer than %d bytes", mostConditionBytes)
	}
	checked, issues := d.env.Compile(c.text)
	if issues.Err() != nil {
		return saying(issues)
	}
	if checked.OutputType() != cel.BoolType {
		return fmt.Errorf("must be true or false, not %s", checked.OutputType())
	}
	program, err := d.env.Program(checked, cel.CostLimit(mostConditionCost), cel.EvalOptions(cel.OptOptimize))
	if err != nil {
		return err
	}
	c.program, c.mentions = program, d.mentioned(checked)
	return nil
}

// saying is the first mistakes of an expression in one line.
func saying(issues *cel.Issues) error {
	var says []string
	for _, e := range issues.Errors() {
		says = append(says, fmt.Sprintf("at %d: %s", e.Location.Column()+1, e.Message))
	}
	return fmt.Errorf("%s", strings.Join(says[:min(3, len(says))], "; "))
}

func (d dialect) mentioned(checked *cel.Ast) []string {
	var names []string
	for _, r := range checked.NativeRep().ReferenceMap() {
		if r.Name != "" && len(r.OverloadIDs) == 0 {
			names = append(names, r.Name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
