package survey

import (
	"permu/internal/land"
	"permu/internal/policy"
)

// Ground is what a sheet is made of: of a whole zone, or of one of its parks.
type Ground struct {
	Parks       []land.SurveyPark
	Parcels     []land.SurveyParcel
	Enterprises []land.SurveyEnterprise
}

// OfPark is the part of a ground that lies in a park.
func (g Ground) OfPark(parkCode string) Ground {
	var of Ground
	for _, p := range g.Parks {
		if p.ParkCode == parkCode {
			of.Parks = append(of.Parks, p)
		}
	}
	for _, p := range g.Parcels {
		if text(p.ParkCode) == parkCode {
			of.Parcels = append(of.Parcels, p)
		}
	}
	for _, e := range g.Enterprises {
		if text(e.ParkCode) == parkCode {
			of.Enterprises = append(of.Enterprises, e)
		}
	}
	return of
}

// sum adds a number up and counts what is not on record of it.
type sum struct {
	value          float64
	known, lacking int
	lackingM2      float64
}

func (s *sum) add(v *float64, landM2 float64) {
	if v == nil {
		s.lacking++
		s.lackingM2 += landM2
		return
	}
	s.known++
	s.value += *v
}

// measures are the numbers that the indicators of TD/T 1029 divide, by the names of the policy language, each in its unit.
// Supplied is state land of which a supply, a hand-over or a contract is on record; built is supplied land with a building,
// a user or a completion. A sum of which a part is not on record says
// so; a ratio leaves out the land of which its numerator is not on record.
func (g Ground) measures() map[string]land.Measure {
	m := map[string]land.Measure{}
	g.measureParks(m)
	g.measureLand(m)
	g.measureEnterprises(m)
	return m
}

// put keeps a sum; of which nothing is known, nothing.
func put(m map[string]land.Measure, name string, s sum, source, lacks land.Phrase) {
	number, _ := policy.NumberByName(name)
	measure := land.Measure{Name: name, Title: number.Title, Unit: number.Unit, Source: source, Lacks: lacks, LacksMu: land.Mu(s.lackingM2)}
	if s.known > 0 || s.lacking == 0 {
		measure.Value = &s.value
	}
	m[name] = measure
}

// measureParks adds what the records of the parks say, which must be there of each of them.
func (g Ground) measureParks(m map[string]land.Measure) {
	source := land.Phrase{ZH: "园区台账", EN: "records of the parks"}
	for name, of := range map[string]func(land.SurveyPark) *float64{
		"developable_land_mu":  func(p land.SurveyPark) *float64 { return p.DevelopableAreaM2 },
		"supply_ready_land_mu": func(p land.SurveyPark) *float64 { return p.SupplyReadyAreaM2 },
	} {
		s := sum{}
		for _, p := range g.Parks {
			area := of(p)
			if area != nil {
				mu := land.Mu(*area)
				area = &mu
			}
			s.add(area, 0)
		}
		lacks := land.Phrase{}
		if s.lacking > 0 || len(g.Parks) == 0 {
			lacks = said("%d 个园区中 %d 个无记录,由园区管理单位或自然资源部门提供,随园区表导入", "%d parks, %d of them without it; the park's managers or the land office have it, it comes with the table of parks", len(g.Parks), s.lacking)
			s = sum{lacking: 1}
		}
		put(m, name, s, source, lacks)
	}
}

// measureLand adds what the parcels come to.
func (g Ground) measureLand(m map[string]land.Measure) {
	var supplied, built, industrial, highTech, floor, footprint, industrialFloor, industrialCovered, invested sum
	for _, p := range g.Parcels {
		if text(p.Tenure) == "collective" || !p.Granted {
			continue
		}
		mu := land.Mu(p.LandM2)
		supplied.add(&mu, 0)
		if !p.Built {
			continue
		}
		built.add(&mu, 0)
		highTechMu := land.Mu(p.HighTechM2)
		highTech.add(&highTechMu, 0)
		floor.add(p.FloorAreaM2, p.LandM2)
		footprint.add(p.FootprintM2, p.LandM2)
		if (land.Parcel{LandUseCode: p.LandUseCode}).Industrial() {
			industrial.add(&mu, 0)
			industrialFloor.add(p.FloorAreaM2, p.LandM2)
			industrialCovered.add(p.FootprintM2, p.LandM2)
			invested.add(p.InvestedCNY, p.LandM2)
		}
	}
	parcels := land.Phrase{ZH: "宗地与建筑台账", EN: "parcels and buildings"}
	for name, s := range map[string]sum{
		"supplied_land_mu": supplied, "built_land_mu": built, "industrial_built_land_mu": industrial, "floor_area_m2": floor, "footprint_m2": footprint,
		"industrial_floor_area_m2": industrialFloor, "industrial_investment_cny": invested,
	} {
		put(m, name, s, parcels, partly(s))
	}
	put(m, "industrial_covered_m2", industrialCovered, parcels, yards(industrialCovered))
	put(m, "high_tech_land_mu", highTech, land.Phrase{ZH: "高新技术企业认定与用地关系", EN: "recognitions and uses"}, land.Phrase{})
}

// partly says of how many parcels a number is not on record.
func partly(s sum) land.Phrase {
	if s.lacking == 0 {
		return land.Phrase{}
	}
	return said("%d 宗(%s 亩)无记录,未计入", "not on record of %d parcels (%s mu), which are left out", s.lacking, figure(land.Mu(s.lackingM2), 1))
}

// yards says that structures and yards are on no record.
func yards(s sum) land.Phrase {
	lacks := partly(s)
	return land.Phrase{ZH: joined("构筑物和堆场占地无数据,只计建筑基底", lacks.ZH), EN: joined("structures and yards are on no record: footprints alone", lacks.EN)}
}

func joined(a, b string) string {
	if b == "" {
		return a
	}
	return a + "; " + b
}

// measureEnterprises adds what the enterprises report: of industry (divisions 06 to 46) and logistics (53 to 60) income and
// tax, of all but farming (01 to 05) tax. One whose industry is not on record counts as industrial.
func (g Ground) measureEnterprises(m map[string]land.Measure) {
	var revenue, tax, business sum
	for _, e := range g.Enterprises {
		div := land.Division(text(e.IndustryCode))
		if industrial(div) || div >= "53" && div <= "60" {
			revenue.add(e.RevenueCNY, 0)
			tax.add(e.TaxCNY, 0)
		}
		if div == "" || div > "05" {
			business.add(e.TaxCNY, 0)
		}
	}
	for name, s := range map[string]sum{"industrial_revenue_cny": revenue, "industrial_tax_cny": tax, "business_tax_cny": business} {
		lacks := land.Phrase{}
		if s.lacking > 0 {
			lacks = said("%d 家企业无年报数据,合计偏低", "%d enterprises report none: the sum is too low", s.lacking)
		}
		put(m, name, s, land.Phrase{ZH: "企业年报(按登记园区)", EN: "annual reports, by park of registration"}, lacks)
	}
}
