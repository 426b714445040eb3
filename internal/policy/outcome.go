package policy

import (
	"permu/internal/land"
	"permu/internal/strictyaml"
)

// Adjustments add to and take off the sum of the items.
type Adjustments struct {
	Items         []Adjustment `yaml:"items"`
	MostBonus     *Decimal     `yaml:"most_bonus"`     // of all together
	MostDeduction *Decimal     `yaml:"most_deduction"` // of all together, positive
	Least         *Decimal     `yaml:"least"`          // the score is clamped between these
	Most          *Decimal     `yaml:"most"`
}

// Adjustment adds points, or a percentage of the score, where its condition holds or for each of something counted.
type Adjustment struct {
	ID          string           `yaml:"id" jsonschema:"required"`
	Title       land.Phrase      `yaml:"title" jsonschema:"required"`
	When        Condition        `yaml:"when"`
	Tag         string           `yaml:"tag"`                                           // a recognition or event that the subject must have, such as high_tech
	ValidYears  strictyaml.Whole `yaml:"valid_years"`                                   // the tag counts this many years; left out: always
	Evidence    string           `yaml:"evidence" jsonschema:"enum=required,enum=none"` // the tag counts only with a document; left out: none
	Indicator   string           `yaml:"indicator"`                                     // the item that it adds to; left out: the score
	Points      *Decimal         `yaml:"points"`
	Percent     *Decimal         `yaml:"percent"`      // of the score before adjustments
	Count       string           `yaml:"count"`        // a number, such as tenants_below; the table is read at it
	Table       []Decimal        `yaml:"table"`        // points in all for 1, 2, 3 … counted
	EachFurther *Decimal         `yaml:"each_further"` // points for each counted beyond the table
	Most        *Decimal         `yaml:"most"`         // most points, positive, either way; left out: no limit
	Exclusive   string           `yaml:"exclusive"`    // of adjustments with the same word only the largest counts
	Basis       *land.Basis      `yaml:"basis"`
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
	ID     string           `yaml:"id" jsonschema:"required"`
	Title  land.Phrase      `yaml:"title" jsonschema:"required"`
	When   Condition        `yaml:"when"`
	Action string           `yaml:"action" jsonschema:"required,enum=set,enum=cap,enum=floor,enum=raise,enum=lower,enum=ungrade,enum=manual"`
	Grade  string           `yaml:"grade"`
	Steps  strictyaml.Whole `yaml:"steps"` // of raise and lower; left out: 1
	From   Date             `yaml:"from"`
	Until  Date             `yaml:"until"`
	Basis  *land.Basis      `yaml:"basis"`
}

// Rounding says how numbers are rounded on the way.
type Rounding struct {
	Item    RoundTo `yaml:"item"`  // points of an item; left out: 4 digits, half up
	Total   RoundTo `yaml:"total"` // the score; left out: 2 digits, half up
	Display RoundTo `yaml:"display"`
}

// RoundTo is a number of decimals and a direction.
type RoundTo struct {
	Digits *strictyaml.Whole `yaml:"digits" jsonschema:"minimum=0,maximum=6"`
	Mode   string            `yaml:"mode" jsonschema:"enum=half_up,enum=floor,enum=ceil"` // half_up is away from zero
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
	Title         land.Phrase      `yaml:"title"`
	Show          []string         `yaml:"show" jsonschema:"enum=name,enum=uscc,enum=grade,enum=park,enum=track,enum=industry"` // left out: name, grade
	ShowRank      bool             `yaml:"show_rank"`
	ShowMoney     bool             `yaml:"show_money"`
	Order         string           `yaml:"order" jsonschema:"enum=name,enum=uscc,enum=park"` // never by rank; left out: name
	LandFirst     bool             `yaml:"land_first"`                                       // land areas are published before the grades
	ObjectionDays strictyaml.Whole `yaml:"objection_days"`
	WorkingDays   bool             `yaml:"working_days"`
	DryRun        bool             `yaml:"dry_run"` // a trial year without consequences
	Basis         *land.Basis      `yaml:"basis"`
}

// Measure is what a grade leads to.
type Measure struct {
	Grades []string    `yaml:"grades" jsonschema:"required"`
	Title  land.Phrase `yaml:"title" jsonschema:"required"`
	Value  *Decimal    `yaml:"value"`
	Unit   string      `yaml:"unit"`
	Basis  *land.Basis `yaml:"basis"`
}
