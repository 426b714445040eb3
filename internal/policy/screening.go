package policy

import (
	"slices"
	"time"

	"permu/internal/land"
	"permu/internal/strictyaml"
)

// Screening finds land: idle, low-efficiency, unused, or not as agreed.
type Screening struct {
	// Ids of built-in documents whose rules are asked as well, such as idle-land-2012.
	With []string `yaml:"with"`
	// Each is asked of every parcel, or of every enterprise, by itself.
	Rules []Rule `yaml:"rules"`
	// Limits by industry that rules name.
	Tables []LimitTable `yaml:"tables"`
}

// Rule is a screening rule: whom it looks at, what must hold, and what follows.
type Rule struct {
	// Unique among all documents of a run.
	ID    string      `yaml:"id" jsonschema:"required"`
	Title land.Phrase `yaml:"title" jsonschema:"required"`
	// What a parcel is that meets it. A parcel that is idle is not looked at for low efficiency; a breach is of an agreement or of a control indicator; a signal is worth a look.
	Kind string `yaml:"kind" jsonschema:"required,enum=idle,enum=low_efficiency,enum=unused,enum=breach,enum=signal"`
	// Of idle land: which leg of its definition it is. What the law keeps to one of them, such as fee and recovery of land not started, follows it; left out: neither.
	Leg string `yaml:"leg" jsonschema:"enum=not_started,enum=suspended"`
	// The clause; left out: the first of the document.
	Basis *land.Basis `yaml:"basis"`
	// Of what it is asked; left out: parcel. A finding on an enterprise stands on every parcel that it uses.
	Subject string `yaml:"subject" jsonschema:"enum=parcel,enum=enterprise"`
	// Of whom it is asked; left out: everyone. Of whom that cannot be told it is not asked, unless report_unknown names them.
	Applies Condition `yaml:"applies"`
	// Tests that must all hold.
	All []Test `yaml:"all"`
	// Tests of which one must hold.
	Any []Test `yaml:"any"`
	// Of whom it is said that the rule cannot tell for want of data, be it whether it applies; left out: of all that it is surely asked of.
	Unknown Condition `yaml:"report_unknown"`
	// What it takes for granted where it is not on record, such as idle_cause: a finding of such a subject lists it as missing and is less sure.
	RestsOn []string `yaml:"rests_on"`
	// What follows; left out: met. Suspected where the text says that land may be identified so: a person decides.
	Outcome string `yaml:"outcome" jsonschema:"enum=met,enum=suspected"`
	// What would clear it besides the numbers.
	Clears land.Phrase `yaml:"clears"`
	// How such land is dealt with: the first whose condition holds.
	Modes []Disposal `yaml:"modes"`
}

// Kinds of rule.
const (
	IdleKind   = "idle"
	LowKind    = "low_efficiency"
	UnusedKind = "unused"
	BreachKind = "breach"
	SignalKind = "signal"
)

// Enterprise is the subject of rules that are asked of enterprises; the other is [Parcel].
const Enterprise = "enterprise"

// SubjectOf is what the rule is asked of.
func (r Rule) SubjectOf() string {
	if r.Subject == "" {
		return Parcel
	}
	return r.Subject
}

// Test compares a number, a ratio of two, the time since a day, or asks a condition.
type Test struct {
	// What is compared, for readers; left out: what the names say. Of a condition it must be given.
	Title land.Phrase `yaml:"title"`
	// A number of the facts.
	Value string `yaml:"value"`
	// The number that it is divided by.
	Over string `yaml:"over"`
	// Unit of the ratio, or of the number; left out: that of the number.
	Unit string `yaml:"unit"`
	// A day of the facts: full years since it, on the day for which the run is read.
	Since string `yaml:"since"`
	// Any other condition.
	When Condition `yaml:"when"`
	// How many years are looked at, the last one first; left out: 1.
	Years strictyaml.Whole `yaml:"years" jsonschema:"minimum=1,maximum=3"`
	// What is made of the years: mean of those that are known (left out), every one of them, any of them, or the change from the year before in %.
	Window string `yaml:"window" jsonschema:"enum=mean,enum=every,enum=any,enum=change"`
	// How many years must be known for a mean; left out: 1.
	Known strictyaml.Whole `yaml:"known_years" jsonschema:"minimum=1,maximum=3"`
	// Holds below the limit.
	Below *Limit `yaml:"below"`
	// Holds at the limit and below.
	AtMost *Limit `yaml:"at_most"`
	// Holds above the limit.
	Above *Limit `yaml:"above"`
	// Holds at the limit and above.
	AtLeast *Limit `yaml:"at_least"`
}

// Ways to look at some years.
const (
	MeanWindow   = "mean"
	EveryWindow  = "every"
	AnyWindow    = "any"
	ChangeWindow = "change"
)

// WindowOf is what is made of the years.
func (t Test) WindowOf() string {
	if t.Window == "" {
		return MeanWindow
	}
	return t.Window
}

// YearsOf is how many years are looked at.
func (t Test) YearsOf() int {
	if t.WindowOf() == ChangeWindow {
		return 2
	}
	return max(1, int(t.Years))
}

// Against is the limit of a test with its sign: <, <=, >, >=; nil of a condition.
func (t Test) Against() (string, *Limit) {
	switch {
	case t.Below != nil:
		return "<", t.Below
	case t.AtMost != nil:
		return "≤", t.AtMost
	case t.Above != nil:
		return ">", t.Above
	case t.AtLeast != nil:
		return "≥", t.AtLeast
	}
	return "", nil
}

// Limit is what a number is compared with.
type Limit struct {
	// A number.
	Value *Decimal `yaml:"value"`
	// A number of the facts, such as far_min.
	Of string `yaml:"of"`
	// Id of a parameter of the document.
	Parameter string `yaml:"parameter"`
	// What the number, the parameter or the table's limit is multiplied by; left out: 1.
	Times *Decimal `yaml:"times"`
	// Id of a table by industry.
	Table string `yaml:"table"`
	// The first whose condition holds.
	Cases []LimitCase `yaml:"cases"`
}

// LimitCase is a limit for some subjects: by track, industry, park or whatever is known.
type LimitCase struct {
	// For whom; left out: for all that are left.
	When  Condition `yaml:"when"`
	Value Decimal   `yaml:"value" jsonschema:"required"`
}

// LimitTable holds limits by GB/T 4754-2017 division.
type LimitTable struct {
	ID    string      `yaml:"id" jsonschema:"required"`
	Title land.Phrase `yaml:"title" jsonschema:"required"`
	Basis *land.Basis `yaml:"basis"`
	// Division, two digits, to limit. Empty: the source has a table and nobody has seen it; rules that name it cannot tell.
	Divisions map[string]Decimal `yaml:"divisions"`
}

// Disposal is a way to deal with land (处置方式).
type Disposal struct {
	// 兼并重组, 联合招商, 收回重置, 自主升级; of idle land what the ledger of idle land knows: 延长动工开发期限, 调整土地用途或规划条件, 政府安排临时使用, 协议有偿收回, 置换土地, 市县规定的其他方式, 征缴土地闲置费, 无偿收回; or none of them.
	Mode string `yaml:"mode" jsonschema:"required,enum=merge_reorganise,enum=joint_investment,enum=recover_reset,enum=self_upgrade,enum=extend_start,enum=change_use,enum=temporary_use,enum=paid_recovery,enum=swap,enum=other,enum=fee,enum=recovery,enum=none"`
	// For which parcels; left out: for all that are left.
	When Condition `yaml:"when"`
	// Why so.
	Why   land.Phrase `yaml:"why" jsonschema:"required"`
	Basis *land.Basis `yaml:"basis"`
}

// Screens reports whether the document has screening rules of its own.
func (p Policy) Screens() bool { return p.Screening != nil && len(p.Screening.Rules) > 0 }

// IsOpen reports whether a limit of a rule is not set, so that nothing can be said by it: an unknown number, or an empty table.
func (p Policy) IsOpen(r Rule) bool {
	return slices.ContainsFunc(append(r.All[:len(r.All):len(r.All)], r.Any...), func(t Test) bool {
		_, l := t.Against()
		switch {
		case l == nil:
			return false
		case l.Value != nil:
			return l.Value.IsUnknown()
		case l.Parameter != "":
			return p.Parameter(l.Parameter).IsUnknown()
		case l.Table != "":
			return !slices.ContainsFunc(p.Screening.Tables, func(table LimitTable) bool { return table.ID == l.Table && len(table.Divisions) > 0 })
		}
		return false
	})
}

// Parameter is the value of a parameter; unknown where it is open.
func (p Policy) Parameter(id string) Decimal { return p.constants()["param."+id] }

// InForce reports whether the document is in force on a day, as far as it says when.
func (p Policy) InForce(day time.Time) bool { return holds(p.ValidFrom, p.ValidUntil, day) }

// BasisOf is the clause of a rule.
func (p Policy) BasisOf(r Rule) land.Basis {
	switch {
	case r.Basis != nil:
		return *r.Basis
	case len(p.Basis) > 0:
		return p.Basis[0]
	}
	return land.Basis{}
}
