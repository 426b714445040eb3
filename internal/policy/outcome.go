package policy

import (
	"slices"
	"strings"
	"time"

	"permu/internal/land"
	"permu/internal/strictyaml"
)

// Adjustments add to and take off the sum of the items.
type Adjustments struct {
	Items []Adjustment `yaml:"items"`
	// Limits of several together.
	Groups []AdjustmentGroup `yaml:"groups"`
	// Most that all together may add, to items and to the score; what is too much is taken off the last ones.
	MostBonus *Decimal `yaml:"most_bonus"`
	// Most that all together may take off, positive, as with most_bonus.
	MostDeduction *Decimal `yaml:"most_deduction"`
	// The score is no less than this.
	Least *Decimal `yaml:"least"`
	// The score is no more than this.
	Most *Decimal `yaml:"most"`
}

// AdjustmentGroup limits several adjustments together.
type AdjustmentGroup struct {
	ID    string      `yaml:"id" jsonschema:"required"`
	Title land.Phrase `yaml:"title" jsonschema:"required"`
	// Most points of the group, positive, either way.
	Most Decimal `yaml:"most" jsonschema:"required"`
}

// Adjustment adds points, or a percentage of the score, where its condition holds or for each of something counted.
type Adjustment struct {
	ID    string      `yaml:"id" jsonschema:"required"`
	Title land.Phrase `yaml:"title" jsonschema:"required"`
	// Who gets it; left out: everyone with the tag or the count.
	When Condition `yaml:"when"`
	// A recognition or event that the subject must have, such as high_tech.
	Tag string `yaml:"tag"`
	// The tag counts this many years; left out: always.
	ValidYears strictyaml.Whole `yaml:"valid_years" jsonschema:"minimum=1"`
	// Whether the tag counts only with a document; left out: none.
	Evidence string `yaml:"evidence" jsonschema:"enum=required,enum=none"`
	// The item that it adds to; left out: the score.
	Indicator string `yaml:"indicator"`
	// Points, negative to take off.
	Points *Decimal `yaml:"points"`
	// Percent of the score before adjustments.
	Percent *Decimal `yaml:"percent"`
	// A number, such as tenants_below; the table is read at it.
	Count string `yaml:"count"`
	// Points in all for 1, 2, 3 … counted.
	Table []Decimal `yaml:"table"`
	// Points for each counted beyond the table.
	EachFurther *Decimal `yaml:"each_further"`
	// Most points, positive, either way; left out: no limit.
	Most *Decimal `yaml:"most"`
	// A word: of the adjustments with the same word only the largest counts.
	Exclusive string `yaml:"exclusive"`
	// Id of a group whose limit it shares.
	Group string      `yaml:"group"`
	Basis *land.Basis `yaml:"basis"`
}

// Gate actions.
const (
	SetGrade   = "set"
	CapGrade   = "cap"   // no better than
	FloorGrade = "floor" // no worse than
	RaiseGrade = "raise"
	LowerGrade = "lower"
	Ungrade    = "ungrade"
	Manual     = "manual" // the leading group's decisions, with their reasons
)

// Gate has a word on the grade after the ranking: one-vote veto, floor, raise, relief, a decision of persons.
type Gate struct {
	ID    string      `yaml:"id" jsonschema:"required"`
	Title land.Phrase `yaml:"title" jsonschema:"required"`
	// Whom it concerns; manual needs none.
	When Condition `yaml:"when"`
	// Set a grade, cap at one (no better), floor at one (no worse), raise, lower, take the grade away, or a decision of persons.
	Action string `yaml:"action" jsonschema:"required,enum=set,enum=cap,enum=floor,enum=raise,enum=lower,enum=ungrade,enum=manual"`
	// Of set, cap and floor.
	Grade string `yaml:"grade"`
	// Of raise and lower; left out: 1.
	Steps strictyaml.Whole `yaml:"steps" jsonschema:"minimum=1"`
	// First day on which the gate is in force.
	From Date `yaml:"from"`
	// Last day on which the gate is in force.
	Until Date        `yaml:"until"`
	Basis *land.Basis `yaml:"basis"`
}

// Holds reports whether the gate is in force on a day.
func (g Gate) Holds(day time.Time) bool { return holds(g.From, g.Until, day) }

// Rounding says how numbers are rounded on the way, and how they are shown.
type Rounding struct {
	// Points of an item; left out: 4 digits, half up.
	Item RoundTo `yaml:"item"`
	// The score; left out: 2 digits, half up.
	Total RoundTo `yaml:"total"`
	// How scores, points and values are shown; left out: as they are kept.
	Display Display `yaml:"display"`
}

// Decimals that are kept of the points of an item and of the score where a policy does not say.
const (
	ItemDigits  = 4
	TotalDigits = 2
)

// RoundTo is a number of decimals and a direction.
type RoundTo struct {
	// Decimals, 0 to 6.
	Digits *strictyaml.Whole `yaml:"digits" jsonschema:"minimum=0,maximum=6"`
	// Left out: half_up, which is away from zero.
	Mode string `yaml:"mode" jsonschema:"enum=half_up,enum=floor,enum=ceil"`
}

// Modes of rounding.
const (
	HalfUp            = "half_up"
	Floor             = "floor"
	Ceil              = "ceil"
	HeadCeilTailFloor = "head_ceil_tail_floor" // bands round up from the best on, the last one down
)

// Or is the rounding with what is left out filled in.
func (r RoundTo) Or(digits int) (int, string) {
	mode := r.Mode
	if mode == "" {
		mode = HalfUp
	}
	if r.Digits != nil {
		digits = int(*r.Digits)
	}
	return digits, mode
}

// Publication says what of a result is made public (公示).
type Publication struct {
	Title land.Phrase `yaml:"title"`
	// Columns; left out: name, grade; of parcels uscc, which is their code, park, grade.
	// The initial grade is that before gates and decisions of persons.
	Show []string `yaml:"show" jsonschema:"enum=name,enum=uscc,enum=initial_grade,enum=grade,enum=park,enum=track,enum=industry"`
	// Whether ranks are shown.
	ShowRank bool `yaml:"show_rank"`
	// Whether amounts are shown.
	ShowMoney bool `yaml:"show_money"`
	// Never by rank; left out: name.
	Order string `yaml:"order" jsonschema:"enum=name,enum=uscc,enum=park"`
	// Days in which to object.
	ObjectionDays strictyaml.Whole `yaml:"objection_days" jsonschema:"minimum=0,maximum=365"`
	// Whether these are working days.
	WorkingDays bool `yaml:"working_days"`
	// Whether the land of each subject is to be published and confirmed before its result is.
	LandFirst bool `yaml:"publish_land_first"`
	// A trial year without consequences.
	DryRun bool        `yaml:"dry_run"`
	Basis  *land.Basis `yaml:"basis"`
}

// Measure is what a grade leads to.
type Measure struct {
	Grades []string    `yaml:"grades" jsonschema:"required"`
	Title  land.Phrase `yaml:"title" jsonschema:"required"`
	// How much, such as 0.1.
	Value *Decimal `yaml:"value"`
	// Of the value, such as 元/千瓦时.
	Unit string `yaml:"unit"`
	// The number that a value in 元/… or 万元/… counts for, such as electricity_kwh: results say what it comes to in the year; left out: none.
	Per string `yaml:"per"`
	// By what it is executed: account, the accounts of the subject's meters, which results name; left out: the subject.
	Meters string      `yaml:"meters" jsonschema:"enum=account"`
	Basis  *land.Basis `yaml:"basis"`
}

// YuanPer is how many yuan one of the value's unit is; 0 where it is no price.
func (m Measure) YuanPer() int64 {
	switch {
	case strings.HasPrefix(m.Unit, "元/"):
		return 1
	case strings.HasPrefix(m.Unit, "万元/"):
		return land.YuanPerWan
	}
	return 0
}

// prices reports whether the value is a price by the unit of a number, such as 元/度 of electricity, of the year or without a time.
func (m Measure) prices(n Number) bool {
	_, by, _ := strings.Cut(m.Unit, "/")
	by = strings.TrimSuffix(strings.TrimSuffix(by, "·年"), "/年")
	return slices.Contains(unitWords()[n.Unit], by)
}

// UnitZH is the unit of a number in Chinese.
func UnitZH(unit string) string {
	if words := unitWords()[unit]; len(words) > 0 {
		return words[0]
	}
	return unit
}

// unitWords are the words of documents for the units of numbers, the usual one first. A tonne of water is a cubic metre.
func unitWords() map[string][]string {
	return map[string][]string{
		"kWh": {"千瓦时", "度", "kWh"}, "mu": {"亩"}, "m³": {"立方米", "吨水", "吨", "m³"}, "tce": {"吨标煤", "吨标准煤", "tce"},
		"t": {"吨", "t"}, "m²": {"平方米", "m²"}, "person": {"人"}, "yuan": {"元"}, "count": {"个", "户", "家", "层"},
	}
}
