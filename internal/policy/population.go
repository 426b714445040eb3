package policy

import (
	"time"

	"permu/internal/land"
)

// Population says who is evaluated.
type Population struct {
	// What is evaluated; left out: legal_entity. Operator is whoever reports, the self-employed included: tables list either alike.
	Unit string `yaml:"unit" jsonschema:"enum=legal_entity,enum=operator,enum=group,enum=parcel,enum=parcel_merged,enum=subarea,enum=park,enum=industry,enum=zone"`
	// Kinds of subject that are scored as well, each apart.
	Also []string `yaml:"also" jsonschema:"enum=legal_entity,enum=operator,enum=group,enum=parcel,enum=parcel_merged,enum=subarea,enum=park,enum=industry,enum=zone"`
	// GB/T 4754 divisions that take part, "06-46" or "18"; left out: all.
	Industries []string `yaml:"industries"`
	// Day of the data year on which ages and dates are read, MM-DD; left out: 12-31. It is what conditions call as_of; the
	// clocks of idle land are read on the as-of day of the run.
	SnapshotOn string `yaml:"snapshot_on" jsonschema:"pattern=^[0-1][0-9]-[0-3][0-9]$"`
	// Who takes part; left out: everyone.
	When Condition `yaml:"when"`
	// Who is left out, each with a reason.
	OutOfScope []OutOfScope `yaml:"out_of_scope"`
	// Who is treated apart; the first class that holds counts.
	Special []SpecialClass `yaml:"special_classes"`
	Basis   *land.Basis    `yaml:"basis"`
}

// Units of evaluation.
const (
	LegalEntity  = "legal_entity"
	Operator     = "operator" // 经营主体: what a zone or a table lists as an enterprise, as legal_entity
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
	// Whom it leaves out.
	When  Condition   `yaml:"when" jsonschema:"required"`
	Basis *land.Basis `yaml:"basis"`
}

// SpecialClass is a class of subjects that the ranking treats apart: T, exempt, protected, ungraded and managed as B.
type SpecialClass struct {
	ID    string      `yaml:"id" jsonschema:"required"`
	Title land.Phrase `yaml:"title" jsonschema:"required"`
	// Who belongs to it.
	When Condition `yaml:"when" jsonschema:"required"`
	// First day on which the class holds.
	From Date `yaml:"from"`
	// Last day on which the class holds.
	Until Date `yaml:"until"`
	// Its score is worked out and shown, although it takes no place and gets no grade by it.
	Scored bool `yaml:"scored"`
	// It is scored and takes a place in the ranking.
	InRanking bool `yaml:"in_ranking"`
	// It counts in means, maxima and minima.
	InBaseline bool `yaml:"in_baseline"`
	// The grade that it is given, such as T; left out: none.
	Grade string `yaml:"grade"`
	// The grade whose measures apply to it.
	ManagedAs string      `yaml:"managed_as"`
	Basis     *land.Basis `yaml:"basis"`
}

// Holds reports whether the class is in force on a day.
func (c SpecialClass) Holds(day time.Time) bool { return holds(c.From, c.Until, day) }

// IndustryGroup names some GB/T 4754 divisions for tables and rankings.
type IndustryGroup struct {
	ID    string      `yaml:"id" jsonschema:"required"`
	Title land.Phrase `yaml:"title" jsonschema:"required"`
	// "17-19" or "29"; left out: every division that no other group names.
	Divisions []string    `yaml:"divisions"`
	Basis     *land.Basis `yaml:"basis"`
}
