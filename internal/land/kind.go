package land

import "slices"

// Quantity is what a field measures; it fixes how a cell is read, converted and checked.
type Quantity string

// Quantities and the unit in which each is stored.
const (
	Text         Quantity = "text"
	USCC         Quantity = "uscc"
	ParcelCode   Quantity = "parcel_code"
	IndustryCode Quantity = "industry_code"
	Choice       Quantity = "choice"
	Flag         Quantity = "flag"
	Date         Quantity = "date"
	Year         Quantity = "year"
	Count        Quantity = "count"
	Number       Quantity = "number"
	Ratio        Quantity = "ratio"
	Area         Quantity = "area"        // m²
	Amount       Quantity = "amount"      // yuan
	Energy       Quantity = "energy"      // tonnes of coal equivalent
	Electricity  Quantity = "electricity" // kWh
	Volume       Quantity = "volume"      // m³
	Mass         Quantity = "mass"        // tonnes
	Length       Quantity = "length"      // m
)

// IsNumber reports whether a field of the quantity holds a number that may be of a year.
func (q Quantity) IsNumber() bool {
	switch q {
	case Count, Number, Ratio, Area, Amount, Energy, Electricity, Volume, Mass, Length:
		return true
	}
	return false
}

// Shape is the geometry that a kind carries.
type Shape string

// Shapes of the kinds.
const (
	NoShape Shape = ""
	Point   Shape = "point"
	Polygon Shape = "polygon"
)

// Field is one column of a kind, named as in SQL, JSON and CSV.
type Field struct {
	Name     string
	Quantity Quantity
	Required bool     // a row without it is refused
	Signed   bool     // negative values are allowed
	Choices  []string // the values of a Choice
	Known    bool     // of a Text: the mapping has words for it; another word is kept, and told
}

// Kind is one of the ten tables that people import.
type Kind struct {
	Name   string
	Shape  Shape
	Key    []string // what makes a row unique inside a zone
	Fields []Field
}

// Field finds a field by name.
func (k Kind) Field(name string) (Field, bool) {
	i := slices.IndexFunc(k.Fields, func(f Field) bool { return f.Name == name })
	if i < 0 {
		return Field{}, false
	}
	return k.Fields[i], true
}

// KindByName finds a kind by its name on the command line, e.g. "parcels".
func KindByName(name string) (Kind, bool) {
	i := slices.IndexFunc(Kinds(), func(k Kind) bool { return k.Name == name })
	if i < 0 {
		return Kind{}, false
	}
	return Kinds()[i], true
}

// Subjects names the table that is scored without a database: one row a subject, with what an evaluation asks of it.
const Subjects = "subjects"

// Screened names the table that is screened without a database: one row a parcel with its user.
const Screened = "screened"

// Kinds lists what can be imported, in the order in which they refer to each other.
func Kinds() []Kind {
	return []Kind{
		{"parks", Polygon, []string{"park_code"}, parkFields()},
		{"subareas", Polygon, []string{"park_code", "subarea"}, subareaFields()},
		{"parcels", Polygon, []string{"parcel_code"}, parcelFields()},
		{"buildings", Polygon, []string{"building_id"}, buildingFields()},
		{"enterprises", Point, []string{"uscc"}, enterpriseFields()},
		{"reports", NoShape, []string{"uscc", "year"}, reportFields()},
		{"occupancies", NoShape, []string{"parcel_code", "uscc", "valid_from"}, occupancyFields()},
		{"commitments", NoShape, []string{"commitment_id"}, commitmentFields()},
		{"events", NoShape, []string{"event_id"}, eventFields()},
		{"successions", NoShape, []string{"ancestor_code", "parcel_code"}, successionFields()},
	}
}

func parkFields() []Field {
	return []Field{
		{Name: "park_code", Quantity: Text, Required: true},
		{Name: "name", Quantity: Text, Required: true},
		{Name: "management", Quantity: Choice, Required: true, Choices: []string{"direct", "autonomous", "joint"}},
		{Name: "planned_area_m2", Quantity: Area},
		{Name: "park_type", Quantity: Choice, Choices: []string{"industrial", "mixed"}},
		{Name: "developable_area_m2", Quantity: Area},
		{Name: "supply_ready_area_m2", Quantity: Area},
	}
}

func subareaFields() []Field {
	return []Field{
		{Name: "park_code", Quantity: Text, Required: true},
		{Name: "subarea", Quantity: Text, Required: true},
	}
}

func parcelFields() []Field {
	return []Field{
		{Name: "parcel_code", Quantity: ParcelCode, Required: true},
		{Name: "certificate_no", Quantity: Text},
		{Name: "park_code", Quantity: Text},
		{Name: "subarea", Quantity: Text},
		{Name: "address", Quantity: Text},
		{Name: "owner_name", Quantity: Text},
		{Name: "owner_uscc", Quantity: USCC},
		{Name: "user_name", Quantity: Text},
		{Name: "tenure", Quantity: Choice, Choices: []string{"state", "collective"}},
		{Name: "supply_method", Quantity: Choice, Choices: []string{"granted", "allocated", "leased", "other"}},
		{Name: "land_use_code", Quantity: Text},
		{Name: "planned_use_code", Quantity: Text},
		{Name: "title_area_m2", Quantity: Area},
		{Name: "floor_area_m2", Quantity: Area},
		{Name: "footprint_m2", Quantity: Area},
		{Name: "far_min", Quantity: Number},
		{Name: "far_max", Quantity: Number},
		{Name: "contract_no", Quantity: Text},
		{Name: "price_cny", Quantity: Amount},
		{Name: "handed_over_on", Quantity: Date},
		{Name: "agreed_start_on", Quantity: Date},
		{Name: "agreed_completion_on", Quantity: Date},
		{Name: "actual_start_on", Quantity: Date},
		{Name: "actual_completion_on", Quantity: Date},
		{Name: "suspended_on", Quantity: Date},
		{Name: "term_ends_on", Quantity: Date},
		{Name: "developable_area_m2", Quantity: Area},
		{Name: "developed_area_m2", Quantity: Area},
		{Name: "agreed_investment_cny", Quantity: Amount},
		{Name: "invested_cny", Quantity: Amount},
		{Name: "idle_cause", Quantity: Choice, Choices: []string{"government", "force_majeure", "holder"}},
		{Name: "mortgaged", Quantity: Flag},
		{Name: "sealed", Quantity: Flag},
	}
}

func buildingFields() []Field {
	return []Field{
		{Name: "building_id", Quantity: Text, Required: true},
		{Name: "parcel_code", Quantity: ParcelCode},
		{Name: "storeys", Quantity: Count},
		{Name: "storey_height_m", Quantity: Length},
		{Name: "floor_area_m2", Quantity: Area},
		{Name: "building_use", Quantity: Text},
		{Name: "permitted", Quantity: Flag},
		{Name: "completed_on", Quantity: Date},
	}
}

func enterpriseFields() []Field {
	return []Field{
		{Name: "uscc", Quantity: USCC, Required: true},
		{Name: "name", Quantity: Text, Required: true},
		{Name: "park_code", Quantity: Text},
		{Name: "address", Quantity: Text},
		{Name: "parcel_ref", Quantity: Text},
		{Name: "certificate_no", Quantity: Text},
		{Name: "industry_code", Quantity: IndustryCode},
		{Name: "industry_version", Quantity: Text},
		{Name: "scale", Quantity: Choice, Choices: []string{"above", "below"}},
		{Name: "trade_quota", Quantity: Flag},
		{Name: "listing", Quantity: Choice, Choices: []string{"none", "preparing", "listed"}},
		{Name: "status", Quantity: Choice, Choices: []string{"operating", "stopped", "deregistered"}},
		{Name: "registered_on", Quantity: Date},
		{Name: "production_on", Quantity: Date},
		{Name: "capacity_on", Quantity: Date},
		{Name: "merged_on", Quantity: Date},
		{Name: "meter_accounts", Quantity: Text},
		{Name: "parent_uscc", Quantity: USCC},
	}
}

func reportFields() []Field {
	fields := []Field{
		{Name: "uscc", Quantity: USCC, Required: true},
		{Name: "year", Quantity: Year, Required: true},
		{Name: "output_cny", Quantity: Amount},
		{Name: "revenue_cny", Quantity: Amount},
		{Name: "value_added_cny", Quantity: Amount, Signed: true},
		{Name: "tax_cny", Quantity: Amount, Signed: true},
		{Name: "profit_cny", Quantity: Amount, Signed: true},
		{Name: "fixed_investment_cny", Quantity: Amount},
		{Name: "technical_investment_cny", Quantity: Amount},
		{Name: "equity_cny", Quantity: Amount, Signed: true},
		{Name: "rd_cny", Quantity: Amount},
		{Name: "employees", Quantity: Count},
		{Name: "energy_tce", Quantity: Energy},
		{Name: "electricity_kwh", Quantity: Electricity},
		{Name: "water_m3", Quantity: Volume},
		{Name: "emissions_t", Quantity: Mass},
		{Name: "cod_t", Quantity: Mass},
		{Name: "nh3n_t", Quantity: Mass},
		{Name: "so2_t", Quantity: Mass},
		{Name: "nox_t", Quantity: Mass},
		{Name: "tax_payable_cny", Quantity: Amount, Signed: true},
		{Name: "tax_refund_cny", Quantity: Amount},
		{Name: "cross_region_tax_cny", Quantity: Amount},
	}
	for _, tax := range TaxKinds() {
		fields = append(fields, Field{Name: tax, Quantity: Amount, Signed: true})
	}
	return fields
}

// TaxKinds lists the columns of an annual report that split tax_cny by kind of tax.
func TaxKinds() []string {
	return []string{
		"vat_cny", "exempt_offset_cny", "income_tax_cny", "construction_tax_cny", "stamp_tax_cny", "land_use_tax_cny",
		"property_tax_cny", "land_vat_cny", "education_surcharge_cny", "local_education_surcharge_cny", "other_tax_cny",
	}
}

func occupancyFields() []Field {
	return []Field{
		{Name: "parcel_code", Quantity: ParcelCode, Required: true},
		{Name: "uscc", Quantity: USCC, Required: true},
		{Name: "valid_from", Quantity: Date},
		{Name: "valid_to", Quantity: Date},
		{Name: "relation", Quantity: Choice, Choices: []string{"own", "lease", "sublease"}},
		{Name: "land_area_m2", Quantity: Area},
		{Name: "floor_area_m2", Quantity: Area},
		{Name: "unregistered_area_m2", Quantity: Area},
		{Name: "protected_area_m2", Quantity: Area},
		{Name: "newly_reduced_area_m2", Quantity: Area},
		{Name: "under_construction_area_m2", Quantity: Area},
		{Name: "leased_out_area_m2", Quantity: Area},
		{Name: "high_floor_area_m2", Quantity: Area},
	}
}

func commitmentFields() []Field {
	return []Field{
		{Name: "commitment_id", Quantity: Text, Required: true},
		{Name: "parcel_code", Quantity: ParcelCode},
		{Name: "uscc", Quantity: USCC},
		{Name: "agreement_no", Quantity: Text},
		{Name: "agreement_version", Quantity: Text},
		{Name: "indicator", Quantity: Text, Required: true},
		{Name: "target", Quantity: Number, Signed: true},
		{Name: "target_on", Quantity: Date},
		{Name: "unit", Quantity: Text},
		{Name: "due_on", Quantity: Date},
		{Name: "actual", Quantity: Number, Signed: true},
		{Name: "actual_on", Quantity: Date},
		{Name: "evidence", Quantity: Text},
		{Name: "document_no", Quantity: Text},
		{Name: "remedy", Quantity: Text},
	}
}

func eventFields() []Field {
	return []Field{
		{Name: "event_id", Quantity: Text, Required: true},
		{Name: "event_kind", Quantity: Choice, Required: true, Choices: []string{
			"safety", "environment", "credit", "shutdown", "resumption", "seizure", "illegal_building", "recognition", "other",
		}},
		{Name: "label", Quantity: Text, Known: true},
		{Name: "parcel_code", Quantity: ParcelCode},
		{Name: "uscc", Quantity: USCC},
		{Name: "happened_on", Quantity: Date, Required: true},
		{Name: "ends_on", Quantity: Date},
		{Name: "document_no", Quantity: Text},
		{Name: "description", Quantity: Text},
	}
}

// successionFields say which parcel came out of which; the ancestor is no longer in force, unless it keeps its code and is one of them.
func successionFields() []Field {
	return []Field{
		{Name: "ancestor_code", Quantity: ParcelCode, Required: true},
		{Name: "relation", Quantity: Choice, Required: true, Choices: []string{"split", "merge", "adjust", "recode", "cancel"}},
		{Name: "parcel_code", Quantity: ParcelCode},
		{Name: "document_no", Quantity: Text},
	}
}
