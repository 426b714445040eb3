package policy

import (
	"time"

	"permu/internal/land"
)

// Population says who is evaluated.
type Population struct {
	Unit       string         `yaml:"unit" jsonschema:"enum=legal_entity,enum=operator,enum=group,enum=parcel,enum=parcel_merged,enum=subarea,enum=park,enum=industry,enum=zone"`
	Also       []string       `yaml:"also" jsonschema:"enum=legal_entity,enum=operator,enum=group,enum=parcel,enum=parcel_merged,enum=subarea,enum=park,enum=industry,enum=zone"` // scored as well, each kind apart
	Industries []string       `yaml:"industries"`                                                                                                                                 // GB/T 4754 divisions, "06-46" or "18"; left out: all
	SnapshotOn string         `yaml:"snapshot_on" jsonschema:"pattern=^[0-1][0-9]-[0-3][0-9]$"`                                                                                   // MM-DD of the data year on which ages and dates are read; left out: 12-31
	When       Condition      `yaml:"when"`                                                                                                                                       // who takes part; left out: everyone
	OutOfScope []OutOfScope   `yaml:"out_of_scope"`
	Special    []SpecialClass `yaml:"special_classes"`
}

// Units of evaluation.
const (
	LegalEntity  = "legal_entity"
	Operator     = "operator" // 经营主体: as legal entity, self-employed included
	Group        = "group"    // a parent with its subsidiaries
	Parcel       = "parcel"
	ParcelMerged = "parcel_merged" // all users of a parcel together, and each shares its grade
	Subarea      = "subarea"
	Park         = "park"
	Industry     = "industry"
	Zone         = "zone"
)

// Units are the kinds of subject that are evaluated, the main one first.
func (p Population) Units() []string {
	main := p.Unit
	if main == "" {
		main = LegalEntity
	}
	return append([]string{main}, p.Also...)
}

// Snapshot is the day of a year on which ages and dates are read.
func (p Population) Snapshot(year int) time.Time {
	on, err := time.Parse("01-02", p.SnapshotOn)
	if err != nil {
		return time.Date(year, time.December, 31, 0, 0, 0, 0, time.UTC)
	}
	return time.Date(year, on.Month(), on.Day(), 0, 0, 0, 0, time.UTC)
}

// OutOfScope leaves subjects out, with a reason.
type OutOfScope struct {
	ID    string      `yaml:"id" jsonschema:"required"`
	Title land.Phrase `yaml:"title" jsonschema:"required"`
	When  Condition   `yaml:"when" jsonschema:"required"`
	Basis *land.Basis `yaml:"basis"`
}

// SpecialClass is a class of subjects that the ranking treats apart: T, exempt, protected, ungraded and managed as B.
type SpecialClass struct {
	ID         string      `yaml:"id" jsonschema:"required"`
	Title      land.Phrase `yaml:"title" jsonschema:"required"`
	When       Condition   `yaml:"when" jsonschema:"required"`
	From       Date        `yaml:"from"` // the class holds between these days, both included
	Until      Date        `yaml:"until"`
	InRanking  bool        `yaml:"in_ranking"`  // is scored and takes a place
	InBaseline bool        `yaml:"in_baseline"` // counts in means, maxima and minima
	Grade      string      `yaml:"grade"`       // the grade it is given, such as T; left out: none
	ManagedAs  string      `yaml:"managed_as"`  // the grade whose measures apply
	Basis      *land.Basis `yaml:"basis"`
}

// Holds reports whether the class is in force on a day.
func (c SpecialClass) Holds(day time.Time) bool { return holds(c.From, c.Until, day) }

// IndustryGroup names some GB/T 4754 divisions for tables and rankings.
type IndustryGroup struct {
	ID        string      `yaml:"id" jsonschema:"required"`
	Title     land.Phrase `yaml:"title" jsonschema:"required"`
	Divisions []string    `yaml:"divisions"` // "17-19" or "29"; left out: every division that no other group names
}

// Land says which land is the denominator.
type Land struct {
	Basis            string             `yaml:"basis" jsonschema:"enum=occupier,enum=owner,enum=parcel_merged"` // left out: occupier
	Components       map[string]Decimal `yaml:"components"`                                                     // sign of each piece; left out: own +1, leased_in +1, leased_out -1, …
	LeasedFloor      LeasedFloor        `yaml:"leased_floor"`
	SharedParcel     SharedParcel       `yaml:"shared_parcel"`
	MinDenominatorMu *Decimal           `yaml:"min_denominator_mu"` // less land than this is none
	Fallback         []string           `yaml:"fallback" jsonschema:"enum=title,enum=measured,enum=declared"`
}

// Bases of land.
const (
	Occupier = "occupier"
	Owner    = "owner"
)

// LeasedFloor turns leased floor area into land.
type LeasedFloor struct {
	Method     string   `yaml:"method" jsonschema:"enum=floor_share,enum=floor_div_far,enum=declared,enum=none"` // left out: floor_share
	MinFAR     *Decimal `yaml:"min_far"`                                                                         // the least floor area ratio to divide by
	HighStorey bool     `yaml:"storey_over_8m_double"`                                                           // a storey over 8 m counts twice
}

// SharedParcel divides a parcel among its users.
type SharedParcel struct {
	Method     string    `yaml:"method" jsonschema:"enum=floor_share,enum=equal,enum=tax_share,enum=merge_and_share_grade"` // left out: floor_share
	SeparateIf Condition `yaml:"separate_if"`                                                                               // users that are treated apart
}

// ComponentSigns are the signs of the pieces of land, as the document says or as is usual.
func (l Land) ComponentSigns() map[string]Decimal {
	signs := map[string]Decimal{}
	for name, usual := range usualSigns() {
		signs[name] = DecimalOf(usual)
		if given, ok := l.Components[name]; ok {
			signs[name] = given
		}
	}
	return signs
}

// usualSigns are those of the 高明 forms: own + in use without title + leased in - leased out - protected - newly reduced.
func usualSigns() map[string]float64 {
	return map[string]float64{
		"own": 1, "leased_in": 1, "leased_out": -1, "unregistered_in_use": 1, "protected_period": -1, "newly_reduced": -1,
		"under_construction": 0,
	}
}

// Tax says which tax is counted.
type Tax struct {
	Kind        string             `yaml:"kind" jsonschema:"enum=paid,enum=payable,enum=net_treasury"` // of the figures that are handed in
	Include     map[string]Decimal `yaml:"include"`                                                    // sign of each kind of tax; left out: the total as reported
	Refunds     string             `yaml:"refunds" jsonschema:"enum=subtract,enum=ignore"`
	CrossRegion string             `yaml:"cross_region" jsonschema:"enum=add_back,enum=ignore"`
	Years       string             `yaml:"years" jsonschema:"enum=one,enum=three"` // left out: one; three is the mean of the year and the two before it
}
