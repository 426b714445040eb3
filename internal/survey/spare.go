package survey

import (
	"cmp"
	"math"
	"slices"

	"permu/internal/land"
)

// Performing says whose land may be built up further, and how far.
type Performing struct {
	Grades   []string           // of the right holder
	HighFrom float64            // of the run's policy, for what is said
	FAR      float64            // where a parcel has no highest floor area ratio; 0 is none
	Control  map[string]float64 // by division: the least floor area ratio of the control indicators
}

// What becomes of a parcel in use that is asked for spare floor area.
const (
	spare          = "spare"
	full           = "full"
	notPerforming  = "not_performing"
	ownerElsewhere = "owner_elsewhere"
	notIndustrial  = "not_industrial"
	noOwner        = "no_owner"
	noFloor        = "no_floor"
	noLimit        = "no_limit"
)

// Spare finds the floor area to be had on land that is used by its own right holder where that holder performs: by his
// grade, or by the parcel's mean over the policy's years. It is the highest floor area ratio of contract or plan, else the
// line that is given, else the least of the control indicators, times the land, less what stands. The counts are of all
// parcels in use; the most floor area comes first.
func Spare(by Performing, parcels []land.SpareFacts) ([]land.SpareFloor, map[string]int) {
	list, counts := []land.SpareFloor{}, map[string]int{}
	for _, p := range parcels {
		s, what := by.parcel(p)
		counts[what]++
		if what == spare {
			list = append(list, s)
		}
	}
	slices.SortFunc(list, func(a, b land.SpareFloor) int {
		return cmp.Or(cmp.Compare(b.SpareM2, a.SpareM2), cmp.Compare(a.ParcelCode, b.ParcelCode))
	})
	return list, counts
}

func (by Performing) parcel(p land.SpareFacts) (land.SpareFloor, string) {
	why, performs := by.performs(p)
	allowed, allowedBy := by.allowed(p)
	switch {
	case !(land.Parcel{LandUseCode: p.LandUseCode}).Industrial():
		return land.SpareFloor{}, notIndustrial
	case p.OwnerUSCC == nil:
		return land.SpareFloor{}, noOwner
	case !p.OwnerUses:
		return land.SpareFloor{}, ownerElsewhere
	case !performs:
		return land.SpareFloor{}, notPerforming
	case p.FloorAreaM2 == nil:
		return land.SpareFloor{}, noFloor
	case allowedBy == "":
		return land.SpareFloor{}, noLimit
	}
	room := math.Round((allowed*p.LandM2-*p.FloorAreaM2)*100) / 100
	if room <= 0 {
		return land.SpareFloor{}, full
	}
	s := land.SpareFloor{
		ParcelCode: p.ParcelCode, ParkCode: text(p.ParkCode), ParkName: text(p.ParkName), OwnerName: text(p.OwnerName), OwnerUSCC: *p.OwnerUSCC,
		AreaMu: land.Mu(p.LandM2), FloorAreaM2: *p.FloorAreaM2, FAR: *p.FloorAreaM2 / p.LandM2, AllowedFAR: allowed, AllowedBy: allowedBy,
		SpareM2: room, OwnerGrade: p.OwnerGrade, Users: p.Users, Why: why,
	}
	s.Formula = spareFormula(s, p.LandM2)
	s.Clear, s.Against = against(p)
	return s, spare
}

// performs says why the holder of a parcel performs.
func (by Performing) performs(p land.SpareFacts) (land.Phrase, bool) {
	high := p.EfficiencyClass != nil && *p.EfficiencyClass == "high"
	switch {
	case p.OwnerGrade != "" && slices.Contains(by.Grades, p.OwnerGrade):
		return said("权利人评为 %s 类", "its holder is graded %s", p.OwnerGrade), true
	case high:
		return said("宗地多年平均达到办法的高效线 %s 万元/亩", "the parcel's mean reaches the policy's line of high efficiency, %s 万元/亩", figure(by.HighFrom, 2)), true
	}
	return land.Phrase{}, false
}

// allowed is the floor area ratio up to which a parcel may be built, and by what; empty where nothing says.
func (by Performing) allowed(p land.SpareFacts) (float64, string) {
	least, listed := by.Control[land.Division(text(p.IndustryCode))]
	switch {
	case p.FARMax != nil:
		return *p.FARMax, "parcel"
	case by.FAR > 0:
		return by.FAR, "line"
	case listed:
		return least, "control"
	}
	return 0, ""
}

func spareFormula(s land.SpareFloor, landM2 float64) land.Phrase {
	by := map[string]land.Phrase{
		"parcel":  {ZH: "合同或规划容积率上限", EN: "highest ratio by contract or plan"},
		"line":    {ZH: "使用者给定的容积率", EN: "ratio given by the user"},
		"control": {ZH: "控制指标容积率下限(2008版)", EN: "least ratio of the control indicators (2008)"},
	}[s.AllowedBy]
	return said("%[1]s %[3]s × 用地 %[4]s ㎡ − 现有建筑 %[5]s ㎡ = %[6]s ㎡", "%[2]s, %[3]s × %[4]s m² of land − %[5]s m² standing = %[6]s m²",
		by.ZH, by.EN, figure(s.AllowedFAR, 4), figure(landM2, 2), figure(s.FloorAreaM2, 2), figure(s.SpareM2, 2))
}

// against says whether a mortgage, a seal or a seizure is in the way. What is not on record is not known to be clear.
func against(p land.SpareFacts) (string, land.Phrase) {
	is := func(b *bool) bool { return b != nil && *b }
	switch {
	case p.Seized || is(p.Sealed):
		return "not_clear", land.Phrase{ZH: "查封", EN: "sealed or seized"}
	case is(p.Mortgaged):
		return "not_clear", land.Phrase{ZH: "抵押", EN: "mortgaged"}
	case p.Mortgaged == nil || p.Sealed == nil:
		return "unknown", land.Phrase{ZH: "抵押或查封情况无记录", EN: "whether it is mortgaged or sealed is not on record"}
	}
	return "clear", land.Phrase{}
}

// SpareByPark sums floor area to be had by park, in the order of their codes.
func SpareByPark(list []land.SpareFloor) []land.ParkSpare {
	at, parks := map[string]int{}, []land.ParkSpare{}
	for _, s := range list {
		i, stands := at[s.ParkCode]
		if !stands {
			i = len(parks)
			at[s.ParkCode] = i
			parks = append(parks, land.ParkSpare{ParkCode: s.ParkCode, Name: s.ParkName})
		}
		p := &parks[i]
		p.Parcels, p.AreaMu, p.SpareM2 = p.Parcels+1, p.AreaMu+s.AreaMu, p.SpareM2+s.SpareM2
		if s.Clear == "clear" {
			p.ClearParcels, p.ClearM2 = p.ClearParcels+1, p.ClearM2+s.SpareM2
		}
	}
	slices.SortFunc(parks, func(a, b land.ParkSpare) int { return cmp.Compare(a.ParkCode, b.ParkCode) })
	return parks
}
