package policy

import "permu/internal/land"

// Land says which land is the denominator.
type Land struct {
	// Left out: occupier, who uses it; owner carries what is leased out; parcel_merged takes whole parcels, which the
	// population unit parcel_merged does: without it land counts as by occupier.
	Basis string `yaml:"basis" jsonschema:"enum=occupier,enum=owner,enum=parcel_merged"`
	// Sign of each piece of land, -1, 0 or 1; left out: own and leased_in 1, leased_out -1, unregistered_in_use 1,
	// protected_period and newly_reduced -1, under_construction 0. In a zone they are on record of who uses which parcel.
	Components map[string]Decimal `yaml:"components"`
	// How leased floor area becomes land.
	LeasedFloor LeasedFloor `yaml:"leased_floor"`
	// How a parcel is divided among its users.
	SharedParcel SharedParcel `yaml:"shared_parcel"`
	// Less land than this is none.
	MinDenominatorMu *Decimal `yaml:"min_denominator_mu"`
	// Where an area is taken from, the first that is known; left out: title, measured, declared. Parcels of a zone are
	// always measured and have no declared area.
	Fallback []string `yaml:"fallback" jsonschema:"enum=title,enum=measured,enum=declared"`
	// Left out: report, where the land of a parcel's users does not sum to its area.
	ConserveCheck string `yaml:"conserve_check" jsonschema:"enum=report,enum=ignore"`
	// The document that says so.
	Source *land.Basis `yaml:"source"`
}

// Bases of land.
const (
	Occupier = "occupier"
	Owner    = "owner"
)

// LeasedFloor turns leased floor area into land.
type LeasedFloor struct {
	// Left out: floor_share, the parcel's land by share of its floor area; floor_div_far, floor area by floor area ratio;
	// declared, the land that is declared of it and no other; none, no land.
	Method string `yaml:"method" jsonschema:"enum=floor_share,enum=floor_div_far,enum=declared,enum=none"`
	// The least floor area ratio to divide by.
	MinFAR *Decimal `yaml:"min_far"`
	// Leased floor of a storey over 8 m counts twice; of whom that is not known it counts once, and the result says so.
	HighStorey bool `yaml:"storey_over_8m_double"`
}

// HighStoreys is the id under which notes speak of storeys over 8 m.
const HighStoreys = "storey_over_8m_double"

// SharedParcel divides a parcel among its users.
type SharedParcel struct {
	// Left out: floor_share; merge_and_share_grade is what the population unit parcel_merged does.
	Method string `yaml:"method" jsonschema:"enum=floor_share,enum=equal,enum=tax_share,enum=merge_and_share_grade"`
	// Users of a merged parcel that are treated apart.
	SeparateIf Condition `yaml:"separate_if"`
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
	// Left out: paid, tax_cny; payable, tax_payable_cny in its place, of which the kinds that are reported are then kinds;
	// net_treasury, what was paid less the refunds, as with refunds.
	Kind string `yaml:"kind" jsonschema:"enum=paid,enum=payable,enum=net_treasury"`
	// Sign of each kind of tax, -1, 0 or 1; left out: the total as reported.
	Include map[string]Decimal `yaml:"include"`
	// Whether tax_refund_cny is taken off; left out: ignore.
	Refunds string `yaml:"refunds" jsonschema:"enum=subtract,enum=ignore"`
	// Whether cross_region_tax_cny is added; left out: ignore.
	CrossRegion string `yaml:"cross_region" jsonschema:"enum=add_back,enum=ignore"`
	// Left out: one; three is the mean of the year and the two before it.
	Years string      `yaml:"years" jsonschema:"enum=one,enum=three"`
	Basis *land.Basis `yaml:"basis"`
}

// Kinds of tax.
const (
	Paid        = "paid"
	Payable     = "payable"
	NetTreasury = "net_treasury"
)

// Whole is the number that a report has of all tax.
func (t Tax) Whole() string {
	if t.Kind == Payable {
		return "tax_payable_cny"
	}
	return "tax_cny"
}

// NetOfRefunds reports whether refunds are taken off.
func (t Tax) NetOfRefunds() bool { return t.Kind == NetTreasury || t.Refunds == "subtract" }
