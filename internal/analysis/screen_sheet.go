package analysis

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"time"

	"permu/internal/ingest"
	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/screen"
	"permu/internal/strictyaml"
)

// ScreenRequest asks screening rules of a table that somebody brings, with no database: one row a parcel with its user, or
// one a year.
type ScreenRequest struct {
	Documents []policy.Policy
	Path      string
	Options   ingest.Options // kind and codes are set here
	Year      int            // of the reports; 0 is the newest year of the table, else that of AsOf
	AsOf      time.Time      // the day for which clocks are read; zero is today
}

// ScreenedSheet is what the rules say of a table.
type ScreenedSheet struct {
	Documents []string       `json:"documents"`
	AsOf      string         `json:"as_of"`
	Year      int            `json:"year"`
	File      string         `json:"file"`
	Unmapped  []string       `json:"unmapped" doc:"columns that nothing was taken from"`
	Notes     []land.Reason  `json:"notes,omitempty"`
	Refused   []RefusedRow   `json:"refused" doc:"rows that cannot be read, with the reasons"`
	Findings  []SheetFinding `json:"findings" doc:"of every row and rule, also where the rule does not hold"`
}

// RefusedRow is a row that cannot be read.
type RefusedRow struct {
	Row     int           `json:"row"`
	Reasons []land.Reason `json:"reasons"`
}

// SheetFinding is what a rule says of a row.
type SheetFinding struct {
	Row  int    `json:"row"`
	Name string `json:"name,omitempty"`
	land.Finding
}

// ScreenSheet asks the rules of some documents of a table.
func ScreenSheet(ctx context.Context, r ScreenRequest) (ScreenedSheet, error) {
	r.Options.Kind, r.Options.FreeCodes = screenedKind(), true
	batch, err := ingest.Open(ctx, r.Path, r.Options)
	if err != nil {
		return ScreenedSheet{}, err
	}
	defer batch.Close()
	s, err := newSheet(batch)
	if err != nil {
		return ScreenedSheet{}, err
	}
	for record, err := range batch.Records {
		if err != nil {
			return ScreenedSheet{}, fmt.Errorf("%s: %w", filepath.Base(r.Path), err)
		}
		s.take(record)
	}
	if r.AsOf.IsZero() {
		r.AsOf = dayInChina()
	}
	return s.screened(r, batch)
}

// noFact are fields of parcels and subjects that no rule can ask of a table: their columns are told as not taken.
var noFact = []string{
	"certificate_no", "address", "owner_name", "user_name", "planned_use_code", "contract_no", "price_cny", "contract_due_on", "capacity_on", "merged_on",
	"decided_grade", "decided_reason", "decided_by",
}

// screenedKind is the table of parcels that are screened: who uses each, what is reported of it, and what is known of it as land.
func screenedKind() land.Kind {
	k := subjectsKind()
	k.Name, k.Key = land.Screened, []string{"parcel_code"}
	k.Fields = append([]land.Field{{Name: "parcel_code", Quantity: land.Text}}, k.Fields...)
	parcels, _ := land.KindByName("parcels")
	for _, f := range parcels.Fields {
		stands := slices.ContainsFunc(k.Fields, func(other land.Field) bool { return other.Name == f.Name })
		if !stands && f.Quantity != land.USCC {
			k.Fields = append(k.Fields, f)
		}
	}
	for _, name := range []string{"developed_ratio", "invested_ratio", "agreed_investment_per_mu", "agreed_tax_per_mu", "agreed_output_per_mu"} {
		k.Fields = append(k.Fields, land.Field{Name: name, Quantity: land.Number})
	}
	k.Fields = append(k.Fields, land.Field{Name: "building_coefficient", Quantity: land.Ratio})
	k.Fields = append(k.Fields, land.Field{Name: "building_count", Quantity: land.Count})
	k.Fields = slices.DeleteFunc(k.Fields, func(f land.Field) bool { return slices.Contains(noFact, f.Name) })
	return k
}

// screened asks the rules of the rows of the year; earlier years serve them.
func (s *sheet) screened(r ScreenRequest, b *ingest.Batch) (ScreenedSheet, error) {
	year := s.evaluatedYear(SheetRequest{Year: r.Year, Policy: policy.Policy{DataYear: strictyaml.Whole(r.AsOf.Year())}})
	answer := ScreenedSheet{
		AsOf: r.AsOf.Format(time.DateOnly), Year: year, File: b.File.Name, Unmapped: append([]string{}, b.Unmapped...),
		Refused: []RefusedRow{}, Findings: []SheetFinding{},
	}
	for _, d := range r.Documents {
		answer.Documents = append(answer.Documents, d.ID)
	}
	s.findTwice(year)
	var rows []int
	for i, record := range s.records {
		first, twice := s.twice[i]
		of := s.yearOf(record)
		switch {
		case record.Refused():
			answer.Refused = append(answer.Refused, RefusedRow{record.Line, refusals(record)})
		case twice:
			answer.Refused = append(answer.Refused, RefusedRow{record.Line, []land.Reason{{
				Code: "twice", ZH: fmt.Sprintf("与第 %d 行重复", first), EN: fmt.Sprintf("stands in row %d already", first),
			}}})
		case of == 0 || of == year:
			rows = append(rows, i)
		}
	}
	facts := s.landFacts(year, rows)
	nobody := policy.Policy{ID: "screening"}
	a, err := assess(nobody, r.Documents, groundOf(nobody, r.Documents, facts), r.AsOf, nil)
	if err != nil {
		return answer, err
	}
	answer.Notes = append(assumedUnits(b), a.screeningNotices(EvaluateRequest{Screening: r.Documents, AsOf: r.AsOf})...)
	found := map[[2]int]screen.Outcome{}
	for _, h := range a.found.Hits {
		found[[2]int{h.Rule, h.At}] = h.Outcome
	}
	for at, i := range rows {
		for rule := range a.found.Rules {
			outcome := found[[2]int{rule, at}]
			if outcome == "" && a.found.MetIfAsked(rule, at) {
				outcome = screen.CannotTell
			}
			f := a.found.Finding(screen.Hit{Rule: rule, At: at, Outcome: cmp.Or(outcome, screen.NotMet)})
			f.ParcelID, f.ParcelCode = 0, facts.Parcels[at].ParcelCode
			s.asGiven(s.records[i], f.Inputs)
			answer.Findings = append(answer.Findings, SheetFinding{s.records[i].Line, s.text(s.records[i], "name"), f})
		}
	}
	return answer, nil
}

// asGiven says of inputs that they are from the table, and gives a ratio that the table has instead of what it was made of.
func (s *sheet) asGiven(r ingest.Record, inputs map[string]land.Input) {
	for name, in := range inputs {
		in.Source = land.FromSheet
		inputs[name] = in
	}
	for ratio, of := range map[string][2]string{
		"developed_ratio": {"developed_area_m2", "developable_area_m2"}, "invested_ratio": {"invested_cny", "agreed_investment_cny"},
	} {
		_, used := inputs[of[0]]
		if value := s.numberOrNil(r, ratio); value != nil && used && s.value(r, of[0]) == nil {
			delete(inputs, of[0])
			delete(inputs, of[1])
			inputs[ratio] = land.Input{Value: *value, Unit: "ratio", Source: land.FromSheet}
		}
	}
}

// landFacts are rows as a zone's facts: each a parcel with the one user that it names, if it names one or reports anything.
func (s *sheet) landFacts(year int, rows []int) land.Facts {
	facts := land.Facts{Year: year, Reported: map[land.Column][]float64{}}
	told := s.facts(policy.Policy{}, year, rows)
	for column, held := range told.Numbers {
		n, _ := policy.NumberByName(column.Name)
		facts.Reported[column] = make([]float64, len(held))
		for i, v := range held {
			facts.Reported[column][i] = v * float64(n.Step.P) / float64(n.Step.Q)
		}
	}
	for at, i := range rows {
		p := s.parcel(s.records[i])
		p.ParcelID, p.ParcelCode = int64(at), s.keys[i]
		facts.Parcels = append(facts.Parcels, p)
		facts.Agreed = append(facts.Agreed, s.agreed(s.records[i], p.ParcelID)...)
		facts.Enterprises = append(facts.Enterprises, s.user(s.records[i], at))
		if s.isUsed(i, at, told.Numbers) {
			facts.Occupancies = append(facts.Occupancies, land.Occupancy{
				ParcelID: int64(at), USCC: facts.Enterprises[at].USCC, Relation: orAbsent(s.text(s.records[i], "relation")), Reason: "declared",
			})
		}
		for _, tag := range told.Tags[at] {
			h := land.Happening{USCC: &facts.Enterprises[at].USCC, ParcelID: &facts.Parcels[at].ParcelID, Kind: "recognition", Label: tag.Name, HappenedOn: tag.On, DocumentNo: orAbsent(tag.Document)}
			if tag.Event {
				h.Kind = tag.Name
			}
			facts.Happenings = append(facts.Happenings, h)
		}
	}
	return facts
}

// agreed are the figures per mu that a row says were promised.
func (s *sheet) agreed(r ingest.Record, parcel int64) (list []land.AgreedFigure) {
	for _, indicator := range []string{"investment_per_mu", "tax_per_mu", "output_per_mu"} {
		if target := s.numberOrNil(r, "agreed_"+indicator); target != nil {
			list = append(list, land.AgreedFigure{ParcelID: parcel, Indicator: indicator, Target: *target})
		}
	}
	return list
}

// isUsed reports whether a row names a user or reports something of the year.
func (s *sheet) isUsed(i, at int, numbers columns) bool {
	if s.text(s.records[i], "uscc") != "" || s.text(s.records[i], "name") != "" {
		return true
	}
	for column, values := range numbers {
		if n, _ := policy.NumberByName(column.Name); n.Unit == "yuan" && column.Name != "invested_cny" && column.YearsBack == 0 && known(values[at]) {
			return true
		}
	}
	return false
}

// user is the enterprise of a row; its code is the row's place, so that two rows may name one.
func (s *sheet) user(r ingest.Record, at int) land.Enterprise {
	return land.Enterprise{
		USCC: fmt.Sprintf("%09d", at), Name: s.text(r, "name"), IndustryCode: orAbsent(s.text(r, "industry_code")), Scale: orAbsent(s.text(r, "scale")),
		ParkCode: orAbsent(s.text(r, "park_code")), Listing: orAbsent(s.text(r, "listing")), TradeQuota: s.flagOrNil(r, "trade_quota"),
		Status: orAbsent(s.text(r, "status")), RegisteredOn: s.dayOrNil(r, "registered_on"), ProductionOn: s.dayOrNil(r, "production_on"),
	}
}

func orAbsent(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

func (s *sheet) dayOrNil(r ingest.Record, field string) *time.Time {
	if day, ok := s.value(r, field).(time.Time); ok {
		return &day
	}
	return nil
}

// numberOrNil is a number of a row in its stored unit.
func (s *sheet) numberOrNil(r ingest.Record, field string) *float64 {
	switch v := s.value(r, field).(type) {
	case float64:
		return &v
	case int64:
		f := float64(v)
		return &f
	}
	return nil
}

func (s *sheet) flagOrNil(r ingest.Record, field string) *bool {
	if v, ok := s.value(r, field).(bool); ok {
		return &v
	}
	return nil
}

func (s *sheet) moneyOrNil(r ingest.Record, field string) *land.Money {
	if v, ok := s.value(r, field).(land.Money); ok {
		return &v
	}
	return nil
}

// parcel is the land of a row. Where it gives a ratio alone, the ratio is of 10,000 m², or of 1 万元.
func (s *sheet) parcel(r ingest.Record) land.Parcel {
	p := land.Parcel{
		ParkCode: orAbsent(s.text(r, "park_code")), Subarea: orAbsent(s.text(r, "subarea")), Mortgaged: s.flagOrNil(r, "mortgaged"), Sealed: s.flagOrNil(r, "sealed"),
		Tenure: orAbsent(s.text(r, "tenure")), LandUseCode: orAbsent(s.text(r, "land_use_code")), IdleCause: orAbsent(s.text(r, "idle_cause")),
		SupplyMethod: orAbsent(s.text(r, "supply_method")), FloorAreaM2: s.numberOrNil(r, "floor_area_m2"), FootprintM2: s.numberOrNil(r, "footprint_m2"),
		FARMin: s.numberOrNil(r, "far_min"), FARMax: s.numberOrNil(r, "far_max"),
		HandedOverOn: s.dayOrNil(r, "handed_over_on"), AgreedStartOn: s.dayOrNil(r, "agreed_start_on"), AgreedCompletionOn: s.dayOrNil(r, "agreed_completion_on"),
		ActualStartOn: s.dayOrNil(r, "actual_start_on"), ActualCompletionOn: s.dayOrNil(r, "actual_completion_on"), SuspendedOn: s.dayOrNil(r, "suspended_on"),
		TermEndsOn: s.dayOrNil(r, "term_ends_on"), DevelopableAreaM2: s.numberOrNil(r, "developable_area_m2"), DevelopedAreaM2: s.numberOrNil(r, "developed_area_m2"),
		AgreedInvestmentCNY: s.moneyOrNil(r, "agreed_investment_cny"), InvestedCNY: s.moneyOrNil(r, "invested_cny"),
	}
	p.AreaM2 = orNaN(cmp.Or(s.numberOrNil(r, "land_mu"), s.numberOrNil(r, "title_area_m2"), s.numberOrNil(r, "own_land_mu")))
	s.build(r, &p)
	if ratio := s.numberOrNil(r, "developed_ratio"); ratio != nil && p.DevelopedAreaM2 == nil {
		p.DevelopedAreaM2, p.DevelopableAreaM2 = new(*ratio*10_000), new(10_000.0)
	}
	if ratio := s.numberOrNil(r, "invested_ratio"); ratio != nil && p.InvestedCNY == nil {
		p.InvestedCNY, p.AgreedInvestmentCNY = new(land.Money(*ratio*1_000_000)), new(land.Money(1_000_000))
	}
	return p
}

// build takes what stands on a parcel, by areas or by their ratios to the land; an area that a ratio is taken for is rounded up, so
// that it falls short of no limit that the ratio keeps. Whether anything stands there, or was started, is not known where no column
// says so.
func (s *sheet) build(r ingest.Record, p *land.Parcel) {
	of := func(ratio float64) *float64 { return orNil(math.Ceil(ratio*p.AreaM2*100-1e-6) / 100) }
	far, covered := s.numberOrNil(r, "floor_area_ratio"), s.numberOrNil(r, "building_coefficient")
	if far != nil && p.FloorAreaM2 == nil {
		p.FloorAreaM2 = of(*far)
	}
	if covered != nil && p.FootprintM2 == nil {
		p.FootprintM2 = of(*covered)
	}
	count := s.numberOrNil(r, "building_count")
	told := []*float64{p.FloorAreaM2, p.FootprintM2, far, covered}
	_, starts := s.at["actual_start_on"]
	_, completions := s.at["actual_completion_on"]
	switch {
	case count != nil:
		p.BuildingCount = int(*count)
	case slices.ContainsFunc(told, func(v *float64) bool { return v != nil && *v > 0 }):
		p.BuildingCount = 1
	case !starts && !completions && !slices.ContainsFunc(told, func(v *float64) bool { return v != nil }):
		p.BuildingCount = -1
	}
}
