package policy

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/ext"
)

// Limits of a condition.
const (
	mostConditionBytes = 2000
	mostConditionDepth = 50
	mostConditionCost  = 10_000
)

// dialect is what the conditions of one place in a document may say.
type dialect struct {
	env       *cel.Env
	names     map[string]bool
	constants map[string]Decimal
	words     vocabulary // of its variables
}

// newDialect takes the variables of a place and the constants of a policy.
func newDialect(variables []Variable, constants map[string]Decimal) (dialect, error) {
	options := []cel.EnvOption{
		cel.CrossTypeNumericComparisons(true),
		cel.ParserExpressionSizeLimit(mostConditionBytes),
		cel.ParserRecursionLimit(mostConditionDepth),
		cel.DefaultUTCTimeZone(true),
		ext.Strings(ext.StringsVersion(0)),
		cel.Function("date", cel.Overload("date_string", []*cel.Type{cel.StringType}, cel.TimestampType, cel.UnaryBinding(dateOf))),
		cel.Function("years", cel.Overload("years_timestamp_timestamp",
			[]*cel.Type{cel.TimestampType, cel.TimestampType}, cel.DoubleType, cel.BinaryBinding(yearsOf))),
	}
	names := map[string]bool{}
	for _, v := range variables {
		options, names[v.Name] = append(options, cel.Variable(v.Name, celType(v.Type))), true
	}
	for _, name := range slices.Sorted(maps.Keys(constants)) {
		options = append(options, cel.Variable(name, cel.DoubleType))
	}
	env, err := cel.NewEnv(options...)
	return dialect{env: env, names: names, constants: constants}, err
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

func yearsOf(from, to ref.Val) ref.Val {
	first, ok := from.Value().(time.Time)
	last, ok2 := to.Value().(time.Time)
	if !ok || !ok2 {
		return types.NewErr("years: wants two days")
	}
	return types.Double(Years(first, last))
}

// compile checks a condition, so that it names only what there is and is true or false.
func (d dialect) compile(c *Condition) error {
	if len(c.text) > mostConditionBytes {
		return fmt.Errorf("longer than %d bytes", mostConditionBytes)
	}
	parsed, issues := d.env.Parse(c.text)
	if issues.Err() != nil {
		return saying(issues)
	}
	asDoubles(parsed.NativeRep())
	checked, issues := d.env.Check(parsed)
	if issues.Err() != nil {
		return saying(issues)
	}
	if checked.OutputType() != cel.BoolType {
		return fmt.Errorf("must be true or false, not %s", checked.OutputType())
	}
	if err := d.words.check(checked.NativeRep().Expr()); err != nil {
		return err
	}
	program, err := d.env.Program(checked, cel.CostLimit(mostConditionCost), cel.EvalOptions(cel.OptOptimize))
	if err != nil {
		return err
	}
	c.program, c.tree, c.mentions, c.constants = program, checked.NativeRep(), d.mentioned(checked), d.constants
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
	used := map[string]bool{}
	for _, r := range checked.NativeRep().ReferenceMap() {
		if d.names[r.Name] {
			used[r.Name] = true
		}
	}
	return slices.Sorted(maps.Keys(used))
}
