package scheme

import (
	"flag"
	"fmt"
	"math"
	"slices"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"

	"permu/internal/land"
)

var update = flag.Bool("update", false, "write the workbook of formulas anew")

const workbook = "testdata/finance.xlsx"

// reckoned are the scenarios that a spreadsheet reckons as well.
func reckoned() map[string]land.ScenarioInputs {
	none := math.NaN()
	own := with(full(), map[string]float64{"rent_cny_per_m2_year": none, "profit_pct": 7, "storey_height_m": 9, "base_land_price_cny_per_m2": none, "new_land_price_cny_per_m2": none, "subsidy_cny": none})
	own.Mode, own.Phases = "rebuild", []land.ScenarioPhase{{SharePct: 100, Start: "2027-01", End: "2028-12"}}
	taller := with(full(), map[string]float64{
		"workshop_m2": none, "research_m2": none, "office_m2": none, "living_m2": none, "floor_area_ratio": 1.83, "demolished_pct": 30, "build_cny_per_m2": 1999.99,
		"rent_cny_per_m2_year": none, "profit_pct": 4.2, "acquisition_per_mu": none, "compensation_cny_per_m2": none, "relocation_cny": none, "present_tax_lost_pct": 55, "ramp_up_years": 2.5,
	})
	taller.Mode = "extend"
	taller.Phases = []land.ScenarioPhase{{SharePct: 33.33, Start: "2026-11", End: "2027-05"}, {SharePct: 33.33, Start: "2027-12", End: "2028-01"}, {SharePct: 33.34, Start: "2028-02", End: "2030-11"}}
	loss := with(full(), map[string]float64{"rent_cny_per_m2_year": 60, "horizon_years": 8, "tax_per_mu": 2})
	return map[string]land.ScenarioInputs{"bought back": full(), "rebuilt": own, "extended": taller, "never pays": loss}
}

// TestFinanceAgainstASpreadsheet has the formulas of a workbook reckon the same scenarios, to the fen.
func TestFinanceAgainstASpreadsheet(t *testing.T) {
	if *update {
		writeWorkbook(t)
	}
	book, err := excelize.OpenFile(workbook)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	for name, in := range reckoned() {
		s, err := Make(threeParcels(), in, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, side := range s.Sides {
			t.Run(name+", "+side.Side, func(t *testing.T) { sideAgainst(t, book, name, side) })
		}
	}
}

func sideAgainst(t *testing.T, book *excelize.File, sheet string, side land.Side) {
	if len(side.Missing) > 0 {
		t.Fatalf("missing %v", side.Missing)
	}
	cell := func(key string) (float64, bool) {
		t.Helper()
		at, err := book.SearchSheet(sheet, side.Side+" "+key)
		if err != nil || len(at) != 1 {
			t.Fatalf("%s: %v %v", key, at, err)
		}
		text, err := book.CalcCellValue(sheet, "B"+at[0][1:], excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatalf("%s: %v", key, err)
		}
		v, err := strconv.ParseFloat(text, 64)
		return v, err == nil
	}
	fen := func(key string, got land.Money) {
		t.Helper()
		if want, ok := cell(key); !ok || math.Abs(want-got.Yuan()) > 0.001 {
			t.Errorf("%s: %s, the sheet says %.2f", key, got, want)
		}
	}
	for i, net := range side.Net {
		fen(fmt.Sprintf("net %d", i), net)
		fen(fmt.Sprintf("cumulative %d", i), side.Cumulative[i])
		fen(fmt.Sprintf("discounted %d", i), side.Discounted[i])
	}
	fen("npv", *side.NPV)
	for key, got := range map[string]*float64{"payback": side.Payback, "discounted payback": side.DiscountedPayback, "irr": side.IRRPct} {
		want, defined := cell(key)
		if defined != (got != nil) || got != nil && math.Abs(want-*got) > 1e-6 {
			t.Errorf("%s: %v, the sheet says %v %v", key, got, want, defined)
		}
	}
}

// writeWorkbook writes the formulas, each scenario on a sheet of its own: inputs, costs, and a row a year.
func writeWorkbook(t *testing.T) {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	names := []string{}
	for name := range reckoned() {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if _, err := book.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		(&sheet{t: t, book: book, name: name}).reckon(reckoned()[name])
	}
	if err := book.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	if err := book.SaveAs(workbook); err != nil {
		t.Fatal(err)
	}
}

// sheet writes labels into column A and values or formulas into column B, and gives the cells back.
type sheet struct {
	t    *testing.T
	book *excelize.File
	name string
	row  int
}

func (s *sheet) label(label string) string {
	s.row++
	if err := s.book.SetCellValue(s.name, fmt.Sprintf("A%d", s.row), label); err != nil {
		s.t.Fatal(err)
	}
	return fmt.Sprintf("B%d", s.row)
}

func (s *sheet) value(label string, v float64) string {
	cell := s.label(label)
	if err := s.book.SetCellValue(s.name, cell, v); err != nil {
		s.t.Fatal(err)
	}
	return cell
}

func (s *sheet) formula(label, format string, args ...any) string {
	cell := s.label(label)
	if err := s.book.SetCellFormula(s.name, cell, fmt.Sprintf(format, args...)); err != nil {
		s.t.Fatal(err)
	}
	return cell
}

func (s *sheet) reckon(in land.ScenarioInputs) {
	v := func(name string) string { return s.value(name, in.Numbers[name]) }
	given := func(name string) bool { _, ok := in.Numbers[name]; return ok }
	area := s.formula("land m²", "(12+10+8)*2000/3")
	mu := s.formula("mu", "%s*3/2000", area)
	present := s.value("floor standing m²", 11_000)
	presentTax := s.formula("present tax", "((330000+170000)+(360000+190000))/2") // 2018 is not known of the second parcel
	uses, floor, price := []string{"workshop", "research", "office", "living"}, "", ""
	if given("workshop_m2") {
		var areas, products []string
		for _, use := range uses {
			a, p := v(use+"_m2"), v(use+"_cny_per_m2")
			areas, products = append(areas, a), append(products, a+"*"+p)
		}
		floor = s.formula("floor m²", "%s+%s+%s+%s", areas[0], areas[1], areas[2], areas[3])
		price = s.formula("average price", "(%s+%s+%s+%s)/%s", products[0], products[1], products[2], products[3], floor)
	} else {
		floor = s.formula("floor m²", "%s*%s", v("floor_area_ratio"), area)
		price = v("build_cny_per_m2")
	}
	torn := s.value("torn", 100)
	if given("demolished_pct") {
		torn = v("demolished_pct")
	}
	built := s.formula("built", "ROUND(MAX(0,%s-%s*(1-%s/100))*%s,2)", floor, present, torn, price)
	costs := map[string]string{"built": built, "demolition": s.formula("demolition", "ROUND(%s*%s*%s/100,2)", v("demolition_cny_per_m2"), present, torn)}
	if given("acquisition_per_mu") {
		costs["acquisition"] = s.formula("acquisition", "ROUND(%s*10000*%s,2)", v("acquisition_per_mu"), mu)
		costs["compensation"] = s.formula("compensation", "ROUND(%s*%s,2)", v("compensation_cny_per_m2"), present)
		costs["relocation"] = v("relocation_cny")
	}
	if given("new_land_price_cny_per_m2") {
		costs["difference"] = s.formula("difference", "ROUND((%s-%s)*%s,2)", v("new_land_price_cny_per_m2"), v("base_land_price_cny_per_m2"), area)
	}
	if given("profit_pct") {
		costs["machines"] = s.formula("machines", "ROUND(MAX(0,%s*10000*%s-%s),2)", v("investment_per_mu"), mu, built)
	}
	if given("subsidy_cny") {
		costs["subsidy"] = v("subsidy_cny")
	}
	share := v("zone_tax_share_pct")
	tax := s.formula("tax to the zone", "%s*10000*%s*%s/100", v("tax_per_mu"), mu, share)
	lost := s.value("lost", 100)
	if given("present_tax_lost_pct") {
		lost = v("present_tax_lost_pct")
	}
	lostTax := s.formula("tax lost", "%s*%s/100*%s/100", presentTax, share, lost)
	var income string
	if given("rent_cny_per_m2_year") {
		income = s.formula("rent", "%s*(%v+%v)*%s/100", v("rent_cny_per_m2_year"), in.Numbers["workshop_m2"], in.Numbers["research_m2"], v("let_pct"))
	} else {
		income = s.formula("profit", "%s*10000*%s*%s/100", v("output_per_mu"), mu, v("profit_pct"))
	}
	plan := plan{s, in, costs, v("ramp_up_years"), v("discount_rate_pct")}
	atFirst := []string{"acquisition", "compensation", "demolition", "relocation"}
	zone, developer := map[string]int{"difference": 1, "subsidy": -1}, map[string]int{"difference": -1, "subsidy": 1, "built": -1, "machines": -1}
	for _, item := range atFirst {
		if in.Mode == "buy_back" {
			zone[item] = -1
		} else {
			developer[item] = -1
		}
	}
	plan.side("zone", tax, lostTax, zone)
	plan.side("developer", income, "", developer)
}

// plan writes the years of a side.
type plan struct {
	*sheet
	in             land.ScenarioInputs
	costs          map[string]string
	ramp, discount string
}

func (p plan) side(side, income, lost string, signs map[string]int) {
	years := int(p.in.Numbers["horizon_years"])
	first := monthOf(p.in.Phases[0].Start) / 12
	for _, ph := range p.in.Phases {
		first = min(first, monthOf(ph.Start)/12)
	}
	paid := p.paid(side, first, years, signs)
	var net, cumulative, discounted []string
	for i := range years {
		formula := fmt.Sprintf("ROUND(%s*(%s),2)", income, p.working(first+i))
		if lost != "" {
			formula += fmt.Sprintf("-ROUND(%s*(%s),2)", lost, p.begun(first+i))
		}
		for _, cell := range paid[i] {
			formula += "+" + cell
		}
		net = append(net, p.formula(fmt.Sprintf("%s net %d", side, i), "%s", formula))
	}
	for i := range years {
		discounted = append(discounted, p.formula(fmt.Sprintf("%s discounted %d", side, i), "ROUND(%s/(1+%s/100)^%d,2)", net[i], p.discount, i))
	}
	for i := range years {
		cumulative = append(cumulative, p.formula(fmt.Sprintf("%s cumulative %d", side, i), "SUM(%s:%s)", net[0], net[i]))
	}
	var sums []string
	for i := range years {
		sums = append(sums, p.formula(fmt.Sprintf("%s running %d", side, i), "SUM(%s:%s)", discounted[0], discounted[i]))
	}
	p.formula(side+" npv", "SUM(%s:%s)", discounted[0], discounted[years-1])
	p.payback(side+" payback", net, cumulative)
	p.payback(side+" discounted payback", discounted, sums)
	p.irr(side, net)
}

// paid are the cells of what the items come to, by year.
func (p plan) paid(side string, first, years int, signs map[string]int) [][]string {
	cells := make([][]string, years)
	names := []string{}
	for item := range signs {
		names = append(names, item)
	}
	slices.Sort(names)
	for _, item := range names {
		whole, ok := p.costs[item]
		if !ok {
			continue
		}
		share, before := 0.0, "0"
		for k, ph := range p.in.Phases {
			share += ph.SharePct / 100
			upTo := p.formula(fmt.Sprintf("%s %s up to phase %d", side, item, k), "ROUND(%d*%s*%v,2)", signs[item], whole, share)
			last := "0"
			for i := range years {
				part := fmt.Sprintf("IF(%d<%d,1,0)", monthOf(ph.Start), (first+i+1)*12)
				if item == "built" || item == "machines" {
					part = fmt.Sprintf("MAX(0,MIN(1,%d/%d))", (first+i+1)*12-monthOf(ph.Start), monthOf(ph.End)-monthOf(ph.Start)+1)
				}
				due := p.formula(fmt.Sprintf("%s %s phase %d due %d", side, item, k, i), "ROUND((%s-%s)*%s,2)", upTo, before, part)
				cells[i] = append(cells[i], "("+due+"-"+last+")")
				last = due
			}
			before = upTo
		}
	}
	return cells
}

func (p plan) working(year int) string {
	formula := "0"
	for _, ph := range p.in.Phases {
		if since := year - monthOf(ph.End)/12; since >= 1 {
			formula += fmt.Sprintf("+%[1]v*IF(%[2]d>=%[3]s,1,%[2]d/%[3]s)", ph.SharePct/100, since, p.ramp)
		}
	}
	return formula
}

func (p plan) begun(year int) string {
	formula := "0"
	for _, ph := range p.in.Phases {
		if monthOf(ph.Start)/12 <= year {
			formula += fmt.Sprintf("+%v", ph.SharePct/100)
		}
	}
	return formula
}

// payback looks for the last year whose sum is negative; the next one pays back.
func (p plan) payback(label string, amounts, sums []string) {
	last := "-1"
	for i, cell := range sums {
		last = p.formula(fmt.Sprintf("%s looked at %d", label, i), "IF(%s<0,%d,%s)", cell, i, last)
	}
	at := p.formula(label+" before", "IF(%[1]s<0,0,INDEX(%[2]s:%[3]s,%[1]s+1))", last, sums[0], sums[len(sums)-1])
	of := p.formula(label+" after", "IF(%[1]s>=%[2]d,1,INDEX(%[3]s:%[4]s,%[1]s+2))", last, len(sums)-1, amounts[0], amounts[len(amounts)-1])
	p.formula(label, `IF(OR(%[1]s<0,%[1]s=%[2]d),"none",%[1]s+1-%[3]s/%[4]s)`, last, len(sums)-1, at, of)
}

func (p plan) irr(side string, net []string) {
	changes := p.value(side+" no change of sign yet", 0)
	for i := 1; i < len(net); i++ {
		changes = p.formula(fmt.Sprintf("%s changes of sign %d", side, i), "%s+IF(%s*%s<0,1,0)", changes, net[i-1], net[i])
	}
	p.formula(side+" irr", `IF(AND(%[1]s=1,SUM(%[2]s:%[3]s)>=0),IRR(%[2]s:%[3]s)*100,"none")`, changes, net[0], net[len(net)-1])
}
